//! Does the program find in the examples what a careful reader finds there?
//!
//! `examples/NAME/expected.json` says what that is. Every expectation is a line of text here; those that do not hold yet
//! stand in `examples/NAME/known-gaps.list`. The test fails on a line that is missing there, and on one that holds by now.

mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use program::{run, stdout};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn dossier(folder: &Path) -> Value {
    let output = run(&["brief", &folder.display().to_string(), "--format", "json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_str(&stdout(&output)).expect("the dossier is JSON")
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(of: &'a Value, key: &str) -> &'a str {
    of[key].as_str().unwrap_or_default()
}

/// The texts of a list.
fn texts<'a>(of: &'a Value, key: &str) -> BTreeSet<&'a str> {
    list(of, key).iter().filter_map(Value::as_str).collect()
}

/// The states of a list of actors.
fn states<'a>(of: &'a Value, key: &str) -> BTreeSet<&'a str> {
    list(of, key).iter().filter_map(|a| a["country"].as_str()).collect()
}

/// The day of a range that is one day.
fn day(range: &Value) -> Option<&str> {
    range["first"].as_str().filter(|first| range["last"] == **first)
}

/// Every reported sentence below `value` with its document, spaces made single.
fn sentences(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|v| sentences(v, found)),
        Value::Object(fields) => {
            if let (Some(doc), Some(sentence)) = (value["doc"].as_str(), value["sentence"].as_str()) {
                found.push((doc.to_owned(), sentence.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
            fields.values().for_each(|v| sentences(v, found));
        }
        _ => {}
    }
}

/// The expectations that do not hold.
#[derive(Default)]
struct Gaps(BTreeSet<String>);

impl Gaps {
    fn expect(&mut self, holds: bool, what: String) {
        if !holds {
            self.0.insert(what);
        }
    }

    fn expect_docs(&mut self, wanted: &BTreeSet<&str>, found: &BTreeSet<&str>, what: &str) {
        wanted.iter().for_each(|doc| self.expect(found.contains(doc), format!("{what}: in {doc}")));
    }

    fn episode(&mut self, wanted: &Value, episode: &Value) {
        let (name, docs) = (text(wanted, "name"), texts(episode, "docs"));
        let parties = texts(wanted, "parties");
        self.expect(states(episode, "parties") == parties, format!("episode {name}: parties {parties:?}"));
        self.expect_docs(&texts(wanted, "docs"), &docs, &format!("episode {name}"));
        for doc in docs.difference(&texts(wanted, "docs")) {
            self.expect(false, format!("episode {name}: not in {doc}"));
        }
    }

    fn date(&mut self, doc: &str, wanted: &Value, published: &Value) {
        let (basis, range) = (text(published, "basis"), &published["range"]);
        let bounds: Vec<&str> = list(wanted, "range").iter().filter_map(Value::as_str).collect();
        let within = range.is_null() || (text(range, "first") >= bounds[0] && text(range, "last") <= bounds[1]);
        let bases: Vec<&str> = texts(wanted, "basis").into_iter().collect();
        let what = format!("date of {doc}: {} to {}, {}", bounds[0], bounds[1], bases.join(" or "));
        self.expect(bases.contains(&basis) && within, what);
    }

    fn ledger(&mut self, wanted: &Value, ledger: &Value) {
        let third = text(wanted, "third_party");
        let name = format!("ledger {} of {third}", text(wanted, "episode"));
        for key in ["initiative", "outcome"] {
            self.expect(ledger[key] == wanted[key], format!("{name}: {key} {}", text(wanted, key)));
        }
        for (party, consent) in wanted["consent"].as_object().into_iter().flatten() {
            let holds =
                list(ledger, "consent").iter().any(|c| c["party"]["country"] == **party && c["consent"] == *consent);
            self.expect(holds, format!("{name}: consent of {party} {consent}"));
        }
        for step in list(wanted, "steps") {
            let (kind, by) = (text(step, "step"), text(step, "by"));
            let found =
                list(ledger, "steps").iter().filter(|s| text(s, "step") == kind && states(s, "by").contains(by));
            let docs = found.flat_map(|s| texts(s, "docs")).collect();
            self.expect_docs(&texts(step, "docs"), &docs, &format!("{name}: {kind} by {by}"));
        }
        for kind in texts(wanted, "never_steps") {
            let never = !list(ledger, "steps").iter().any(|s| text(s, "step") == kind);
            self.expect(never, format!("{name}: never {kind}"));
        }
        self.contacts(&name, wanted, ledger);
        let condition = &wanted["condition"];
        if !condition.is_null() {
            let of = |key: &str| list(ledger, "conditions").iter().flat_map(|c| texts(c, key)).collect();
            self.expect_docs(&texts(condition, "docs"), &of("docs"), &format!("{name}: condition"));
            self.expect_docs(
                &texts(condition, "omitted_by"),
                &of("omitted_by"),
                &format!("{name}: condition left out"),
            );
        }
    }

    fn contacts(&mut self, name: &str, wanted: &Value, ledger: &Value) {
        for contact in list(wanted, "contacts") {
            let (party, date, mode) = (text(contact, "party"), text(contact, "date"), text(contact, "mode"));
            let what = format!("{name}: contact with {party} on {date} by {mode}");
            let fits = |c: &&Value| {
                states(c, "parties").contains(party)
                    && day(&c["when"]) == Some(date)
                    && texts(c, "modes").contains(mode)
            };
            let docs = list(ledger, "contacts").iter().filter(fits).flat_map(|c| texts(c, "docs")).collect();
            self.expect_docs(&texts(contact, "docs"), &docs, &what);
        }
        for contact in list(ledger, "contacts") {
            let known = |c: &Value| {
                states(contact, "parties").contains(text(c, "party")) && day(&contact["when"]) == c["date"].as_str()
            };
            let what = format!(
                "{name}: no contact with {:?} on {}",
                states(contact, "parties"),
                day(&contact["when"]).unwrap_or("no certain day")
            );
            self.expect(list(wanted, "contacts").iter().any(known), what);
        }
    }

    fn precedent(&mut self, wanted: &Value, episode: &Value) {
        let (year, by) = (&wanted["year"], wanted["cited_by"].as_str());
        let found = || list(episode, "precedents").iter().filter(|p| p["year"] == *year);
        let what = format!("precedent {} {year}", text(wanted, "agreement"));
        self.expect_docs(&texts(wanted, "docs"), &found().flat_map(|p| texts(p, "docs")).collect(), &what);
        if let Some(by) = by {
            self.expect(found().any(|p| states(p, "cited_by").contains(by)), format!("{what}: cited by {by}"));
        }
    }

    /// Each expected contradiction, every document on its side; and none that is not expected.
    fn contradictions(&mut self, wanted: &[Value], found: &[&Value]) {
        // The number of documents that stand on the expected sides, if some stand on both.
        let agree = |w: &Value, c: &Value| {
            let (a, b) = (texts(w, "a"), texts(w, "b"));
            let sides: Vec<BTreeSet<&str>> = list(c, "sides").iter().map(|s| texts(s, "docs")).collect();
            let most = |docs: &BTreeSet<&str>, other: &BTreeSet<&str>| {
                let clean = sides.iter().filter(|s| s.is_disjoint(other));
                clean.map(|s| s.intersection(docs).count()).max().unwrap_or(0)
            };
            let (a, b) = (most(&a, &b), most(&b, &a));
            (w["kind"] == c["kind"] && a > 0 && b > 0).then_some(a + b)
        };
        for w in wanted {
            let what = format!("contradiction, {}: {}", text(w, "kind"), text(w, "about"));
            let best = found.iter().filter_map(|c| Some((agree(w, c)?, *c))).max_by_key(|(n, _)| *n);
            self.expect(best.is_some(), what.clone());
            let Some((_, c)) = best else { continue };
            let docs = list(c, "sides").iter().flat_map(|s| texts(s, "docs")).collect();
            self.expect_docs(&texts(w, "a").union(&texts(w, "b")).copied().collect(), &docs, &what);
        }
        for c in found.iter().filter(|c| !wanted.iter().any(|w| agree(w, c).is_some())) {
            self.expect(false, format!("no contradiction, {}: {}", text(c, "kind"), text(c, "about")));
        }
    }

    fn warning(&mut self, wanted: &Value, found: &[&Value]) {
        let (by, of, status) = (text(wanted, "by"), text(wanted, "of"), text(wanted, "status"));
        let fits =
            |w: &&&Value| states(w, "by").contains(by) && states(w, "of").contains(of) && text(w, "status") == status;
        let docs = found.iter().filter(fits).map(|w| text(&w["quote"], "doc")).collect();
        let what = format!("warning by {by} of an act of {of}, {status}");
        self.expect_docs(&texts(wanted, "docs"), &docs, &what);
    }

    fn naming(&mut self, wanted: &Value, tables: &[&Value]) {
        for (term, docs) in wanted["terms"].as_object().into_iter().flatten() {
            let terms = tables.iter().flat_map(|t| list(t, "terms"));
            let found = terms.filter(|t| text(t, "term").eq_ignore_ascii_case(term)).flat_map(|t| texts(t, "docs"));
            let what = format!("word for {}: {term}", text(wanted, "entity"));
            let docs = docs.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            self.expect_docs(&docs, &found.collect(), &what);
        }
    }
}

/// Every expectation of `expected` that `dossier` does not meet.
fn compare(expected: &Value, dossier: &Value) -> BTreeSet<String> {
    let mut gaps = Gaps::default();
    let episodes = list(dossier, "episodes");
    let of_episodes = |key: &'static str| episodes.iter().flat_map(move |e| list(e, key)).collect::<Vec<&Value>>();
    // An episode of the dossier is the expected one with which it has the most documents in common.
    let named = |name: &str| {
        let wanted = list(expected, "episodes").iter().find(|e| text(e, "name") == name);
        let docs = wanted.map(|e| texts(e, "docs")).unwrap_or_default();
        let common = |e: &&Value| texts(e, "docs").intersection(&docs).count();
        episodes.iter().filter(|e| common(e) > 0).max_by_key(common).unwrap_or(&Value::Null)
    };
    let count = list(expected, "episodes").len();
    gaps.expect(episodes.len() == count, format!("{count} episodes"));
    for wanted in list(expected, "episodes") {
        gaps.episode(wanted, named(text(wanted, "name")));
    }
    for (doc, wanted) in expected["dates"].as_object().into_iter().flatten() {
        let entry = list(dossier, "documents").iter().find(|d| text(d, "id") == doc);
        gaps.date(doc, wanted, entry.map_or(&Value::Null, |e| &e["published"]));
    }
    let ledgers = list(expected, "ledgers");
    for wanted in ledgers {
        let third = |l: &&Value| l["third_party"]["country"] == wanted["third_party"];
        let episode = named(text(wanted, "episode"));
        gaps.ledger(wanted, list(episode, "ledgers").iter().find(third).unwrap_or(&Value::Null));
    }
    for ledger in of_episodes("ledgers") {
        let third = &ledger["third_party"]["country"];
        gaps.expect(ledgers.iter().any(|l| l["third_party"] == *third), format!("no ledger of {third}"));
    }
    for wanted in list(expected, "precedents") {
        gaps.precedent(wanted, named(text(wanted, "episode")));
    }
    gaps.contradictions(list(expected, "contradictions"), &of_episodes("contradictions"));
    for wanted in list(expected, "figures") {
        let same = |f: &Value| f["what"] == wanted["what"] && f["best"] == wanted["best"];
        let holds = list(named(text(wanted, "episode")), "figures").iter().any(same);
        gaps.expect(holds, format!("figure, {}: {} {}", text(wanted, "about"), wanted["best"], text(wanted, "what")));
    }
    for wanted in list(expected, "warnings") {
        gaps.warning(wanted, &of_episodes("warnings"));
    }
    for wanted in list(expected, "retracted") {
        let reports = of_episodes("stories").into_iter().flat_map(|s| list(s, "reports"));
        let docs = reports.filter(|r| text(r, "modality") == "retracted").map(|r| text(r, "doc")).collect();
        let what = format!("withdrawn by {}: {}", text(wanted, "who"), text(wanted, "what"));
        gaps.expect_docs(&texts(wanted, "withdrawn"), &docs, &what);
    }
    for wanted in list(expected, "one_origin") {
        let docs = texts(wanted, "docs");
        let holds = of_episodes("origins").iter().any(|o| texts(o, "docs").is_superset(&docs));
        gaps.expect(holds, format!("one origin of {docs:?}: {}", text(wanted, "why")));
    }
    for wanted in list(expected, "naming") {
        gaps.naming(wanted, &of_episodes("naming"));
    }
    let mut reported = Vec::new();
    sentences(dossier, &mut reported);
    for never in list(expected, "never") {
        let (doc, words) = (text(never, "doc"), text(never, "words"));
        let found = reported.iter().any(|(d, sentence)| d == doc && sentence.contains(words));
        gaps.expect(!found, format!("never reported of {doc}: {words}"));
    }
    gaps.0
}

/// Compares the dossier of an example with what is expected and with the gaps that are known.
fn check(example: &str) {
    let folder = root().join("examples").join(example);
    let read = |file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
    let expected: Value = serde_json::from_str(&read("expected.json")).expect("expected.json is JSON");
    let gaps = compare(&expected, &dossier(&folder));
    let file = read("known-gaps.list");
    let known: BTreeSet<String> =
        file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(str::to_owned).collect();
    let lines = |of: &mut dyn Iterator<Item = &String>| of.map(|l| format!("  {l}\n")).collect::<String>();
    let lost = lines(&mut gaps.difference(&known));
    let closed = lines(&mut known.difference(&gaps));
    let next = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{example}-known-gaps.list"));
    let head: String = file.lines().take_while(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    fs::write(&next, head + &gaps.iter().map(|g| format!("{g}\n")).collect::<String>()).unwrap();
    assert!(
        lost.is_empty() && closed.is_empty(),
        "examples/{example}\nno longer met, mend the program:\n{lost}met by now, remove from known-gaps.list:\n{closed}\
         the list as it stands: {}",
        next.display()
    );
}

#[test]
fn kashmir_2025() {
    check("kashmir-2025");
}

#[test]
fn gulf_2023() {
    check("gulf-2023");
}

/// Articles of newspapers, which are no part of the project: where they are at hand, the main facts must come out.
#[test]
fn articles_of_newspapers() {
    let folder = root().join("../shared/kashmir");
    let Ok(records) = fs::read_to_string(folder.join("acceptance.json")) else {
        eprintln!("SKIPPED: no articles of newspapers beside the project");
        return;
    };
    let dossier = dossier(&folder.join("articles"));
    let episodes = list(&dossier, "episodes");
    assert_eq!(episodes.len(), 2);
    let (later, earlier) = (&episodes[0], &episodes[1]);
    assert_eq!(texts(later, "docs"), BTreeSet::from(["001", "002", "003", "004"]));
    assert_eq!(texts(earlier, "docs"), BTreeSet::from(["000"]));
    let published = &list(&dossier, "documents").iter().find(|d| text(d, "id") == "000").expect("000")["published"];
    let range = &published["range"];
    assert_eq!(text(published, "basis"), "inferred");
    assert!(text(range, "first") >= "2019-02-28" && text(range, "last") <= "2019-03-07", "{range}");

    let ledgers = serde_json::json!([
        {
            "episode": "2019", "third_party": "RUS", "initiative": "third-party", "outcome": "accepted-by-one",
            "consent": { "IND": "no-evidence", "PAK": "accepted" },
            "steps": [
                { "step": "offered", "by": "RUS", "docs": ["000"] },
                { "step": "accepted", "by": "PAK", "docs": ["000"] }
            ],
            "contacts": [{ "party": "IND", "date": "2019-02-28", "mode": "phone", "docs": ["000"] }],
            "never_steps": ["requested", "rejected", "talks_held", "ceasefire", "agreement"]
        },
        {
            "episode": "2025", "third_party": "RUS", "initiative": "offer-and-request", "outcome": "offered-only",
            "consent": { "IND": "no-evidence", "PAK": "willing" },
            "steps": [
                { "step": "offered", "by": "RUS", "docs": ["001", "002", "004"] },
                { "step": "requested", "by": "PAK", "docs": ["003"] }
            ],
            "contacts": [
                { "party": "IND", "date": "2025-05-02", "mode": "phone", "docs": ["001", "002", "003", "004"] },
                { "party": "PAK", "date": "2025-05-04", "mode": "phone", "docs": ["001", "002", "004"] },
                { "party": "PAK", "date": "2025-05-04", "mode": "in person", "docs": ["001", "002", "004"] }
            ],
            "condition": { "docs": ["001", "002"], "omitted_by": ["004"] },
            "never_steps": ["accepted", "rejected", "talks_held", "ceasefire", "agreement"]
        }
    ]);
    let mut gaps = Gaps::default();
    for (wanted, episode) in ledgers.as_array().into_iter().flatten().zip([earlier, later]) {
        assert_eq!(list(episode, "ledgers").len(), 1, "one third party");
        gaps.ledger(wanted, &episode["ledgers"][0]);
    }
    for (agreement, year) in [("Tashkent", 1966), ("Simla", 1972), ("Lahore", 1999)] {
        gaps.precedent(&serde_json::json!({ "agreement": agreement, "year": year, "docs": ["003"] }), later);
    }
    let mode = serde_json::json!([{ "kind": "mode", "about": "Lavrov and Dar", "a": ["002", "004"], "b": ["001"] }]);
    let modes: Vec<&Value> = list(later, "contradictions").iter().filter(|c| text(c, "kind") == "mode").collect();
    gaps.contradictions(list(&serde_json::json!({ "all": mode }), "all"), &modes);
    let records: Value = serde_json::from_str(&records).expect("acceptance.json is JSON");
    let mut reported = Vec::new();
    sentences(&dossier, &mut reported);
    for furniture in list(&records, "records").iter().filter(|r| text(r, "kind") == "boilerplate") {
        let (id, doc, words) =
            (text(furniture, "id"), text(furniture, "doc"), text(furniture, "quote_start_words").trim());
        // A word or two may well stand in the story, too.
        let found = words.split_whitespace().count() > 2
            && reported.iter().any(|(d, sentence)| d == doc && sentence.contains(words));
        gaps.expect(!found, format!("never reported: {id}"));
    }
    assert!(gaps.0.is_empty(), "not met: {:#?}", gaps.0);
}
