//! What does a number count? Decided from the words that govern it, in the vocabulary of `figures.csv`.

use super::quantity::Quantity;
use super::sentence::Sentence;
use super::words::*;

/// What a quantity counts, and of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kind {
    pub what: &'static str,
    /// What one unit of the number stands for: 7 for weeks where days are counted.
    pub times: u64,
    pub of_whom: String,
}

/// The kind whose words hold `word`.
fn find(table: &[Group], word: &str) -> Option<&'static str> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(what, _)| *what)
}

/// The noun that the number counts; the number itself where there is none (`killed 14`).
pub(super) fn counted(sent: &Sentence, quantity: &Quantity) -> usize {
    let number = (quantity.number..quantity.end)
        .find(|i| !(quantity.start..quantity.end).contains(&sent.head(*i)) || sent.head(*i) == *i)
        .unwrap_or(quantity.end - 1);
    if sent.lower(quantity.end) == "of" {
        let behind = sent.children(quantity.end).find(|c| sent.dep(*c) == "pobj");
        return behind.filter(|b| !matches!(sent.lower(*b), "them" | "whom" | "those" | "these")).unwrap_or(number);
    }
    let head = sent.head(number);
    let modifies =
        matches!(sent.dep(number), "nummod" | "quantmod" | "compound" | "amod" | "appos" | "npadvmod" | "nmod");
    let noun = sent.tag(head).starts_with("NN");
    if modifies && noun && head >= quantity.end { head } else { number }
}

/// The word that stands for the noun phrase in the tree: the number where `of` follows it (`dozens of guards`).
fn node(sent: &Sentence, quantity: &Quantity, noun: usize) -> usize {
    if sent.lower(quantity.end) != "of" {
        return noun;
    }
    (quantity.number..quantity.end).find(|i| !(quantity.number..quantity.end).contains(&sent.head(*i))).unwrap_or(noun)
}

/// The counted people or things as written, without their number.
pub(super) fn described(sent: &Sentence, quantity: &Quantity, noun: usize) -> String {
    if noun < quantity.end {
        // `a nurse`: one person without a number.
        let single = sent.tag(noun).starts_with("NN") && quantity.number == noun && quantity.start < noun;
        return if single { sent.text(quantity.start + 1, noun + 1) } else { String::new() };
    }
    let mut first = quantity.end;
    let link = |at: usize| {
        matches!(sent.lower(at), "of" | "the" | "its" | "their" | "his" | "her" | "other" | "more" | "-" | ",")
    };
    while first < noun && (link(first) || sent.tag(first) == "CD") {
        first += 1;
    }
    sent.text(first, noun + 1)
}

/// What the quantity counts; `None` where no word says it.
pub(super) fn of(sent: &Sentence, quantity: &Quantity) -> Option<Kind> {
    let noun = counted(sent, quantity);
    let top = node(sent, quantity, noun);
    let times = |what: &'static str, of_whom: String| Some(Kind { what, times: 1, of_whom });
    if let Some(kind) = term(sent, noun) {
        return Some(kind);
    }
    if sent.lower(quantity.end) == "-" && !MEMBERS.contains(&sent.lower(quantity.end + 1)) {
        return None;
    }
    if MEASURES.contains(&sent.lemma(noun)) && noun >= quantity.end {
        return area(sent, noun).then(|| Kind { what: "area_km2", times: 1, of_whom: String::new() });
    }
    if sent.lemma(noun) == "life" {
        let taken = lost_lives(sent, noun);
        return taken.then(|| Kind { what: "killed", times: 1, of_whom: described(sent, quantity, noun) });
    }
    let fate = beside(sent, quantity, noun).or_else(|| happened(sent, top, 0));
    if let Some(what) = fate {
        let thing = [&ROCKETS[..], &BUILDINGS[..]].concat().contains(&sent.lemma(noun));
        let abstracted =
            find(&NOUNS, sent.lemma(noun)).is_some() && matches!(sent.lemma(noun), "death" | "fatality" | "injury");
        if !thing && !abstracted && sent.tag(noun) != "NNP" {
            return times(what, described(sent, quantity, noun));
        }
    }
    if let Some(kind) = body(sent, quantity, noun) {
        return Some(kind);
    }
    let what = thing(sent, noun, top)?;
    let plain = matches!(what, "killed" | "injured" | "wars");
    times(what, if plain { String::new() } else { described(sent, quantity, noun) })
}

/// What happens to the people at `at` according to the verb or noun that governs them.
fn happened(sent: &Sentence, at: usize, depth: usize) -> Option<&'static str> {
    let head = sent.head(at);
    let (lemma, dep) = (sent.lemma(head), sent.dep(at));
    let found = match dep {
        "dobj" | "nsubjpass" => suffered(sent, head, at),
        "nsubj" => did(sent, head),
        "attr" => among(sent, head),
        "pobj" if sent.lower(head) == "of" => {
            let noun = sent.head(head);
            find(&ACTS, sent.lemma(noun))
                .or_else(|| (sent.lemma(noun) == "life" && lost_lives(sent, noun)).then_some("killed"))
        }
        "pobj" => toll(sent, sent.head(head)),
        "conj" if depth < 4 && head != at => return happened(sent, head, depth + 1),
        _ if lemma == "toll" => Some("killed"),
        _ => None,
    };
    found.or_else(|| {
        let clause = sent.children(at).find(|c| matches!(sent.dep(*c), "acl" | "relcl"))?;
        let passive = sent.tag(clause) == "VBN" && sent.child(clause, &["nsubj", "dobj"]).is_none();
        if passive { find(&DONE_TO, sent.lemma(clause)) } else { did(sent, clause) }
    })
}

/// What a verb does to its object or passive subject `at`.
fn suffered(sent: &Sentence, verb: usize, at: usize) -> Option<&'static str> {
    if let Some(what) = find(&DONE_TO, sent.lemma(verb)) {
        // "Round up" needs its particle, "jail for N years" counts years.
        return (sent.lemma(verb) != "round" || sent.has_particle(verb, "up")).then_some(what);
    }
    let state = sent.children(verb).filter(|c| matches!(sent.dep(*c), "oprd" | "acomp" | "advcl" | "ccomp"));
    let state = state.filter(|c| *c > at).find_map(|c| find(&STATES, sent.lower(c)));
    match sent.lemma(verb) {
        "force" | "drive" => forced(sent, verb).then_some("displaced"),
        "take" if sent.has_object(verb, &["custody"]) => Some("arrested"),
        "leave" | "shoot" | "fear" | "find" | "count" | "confirm" | "believe" | "report" | "pronounce" | "know" => {
            state.or_else(|| sent.child(verb, &["xcomp"]).and_then(|v| borne(sent, v)))
        }
        _ => sent.child(verb, &["xcomp"]).and_then(|v| borne(sent, v)),
    }
}

/// What a verb says of a subject that it has only by a raising verb (`are believed to have died`).
fn borne(sent: &Sentence, verb: usize) -> Option<&'static str> {
    let passive = sent.child(verb, &["auxpass"]).is_some();
    if passive { find(&DONE_TO, sent.lemma(verb)) } else { find(&DOES, sent.lemma(verb)) }
}

/// What an active verb says of its subject.
fn did(sent: &Sentence, verb: usize) -> Option<&'static str> {
    if let Some(what) = find(&DOES, sent.lemma(verb)) {
        return Some(what);
    }
    match sent.lemma(verb) {
        "lose" => sent.child(verb, &["dobj"]).is_some_and(|o| sent.lemma(o) == "life").then_some("killed"),
        "be" => sent.child(verb, &["acomp"]).and_then(|c| find(&STATES, sent.lower(c))),
        "take" => sent.has_object(verb, &["street"]).then_some("protesters"),
        // A headline leaves the auxiliary out: "26 killed in blast".
        lemma if sent.tag(verb) == "VBN" && sent.child(verb, &["dobj", "aux"]).is_none() => find(&DONE_TO, lemma),
        _ => sent.child(verb, &["xcomp"]).filter(|_| sent.lemma(verb) != "want").and_then(|v| borne(sent, v)),
    }
}

/// `Among the dead were two children`.
fn among(sent: &Sentence, verb: usize) -> Option<&'static str> {
    let prep = sent.children(verb).find(|c| sent.dep(*c) == "prep" && sent.lower(*c) == "among")?;
    find(&STATES, sent.lower(sent.child(prep, &["pobj"])?))
}

/// `The death toll rose to 41`: the verb's subject is a toll.
fn toll(sent: &Sentence, verb: usize) -> Option<&'static str> {
    let subject =
        if sent.lemma(verb) == "toll" { Some(verb) } else { sent.child(verb, &["nsubj", "nsubjpass", "dobj"]) };
    subject.filter(|s| sent.lemma(*s) == "toll").map(|_| "killed")
}

fn lost_lives(sent: &Sentence, noun: usize) -> bool {
    let head = sent.head(noun);
    let lost = matches!(sent.lemma(head), "claim" | "take" | "cost" | "lose");
    lost && matches!(sent.dep(noun), "dobj" | "nsubjpass" | "dative") || sent.lemma(sent.head(head)) == "loss"
}

fn forced(sent: &Sentence, verb: usize) -> bool {
    sent.has_object(verb, &["home", "village", "house"])
        || sent.child(verb, &["xcomp", "ccomp"]).is_some_and(|v| matches!(sent.lemma(v), "flee" | "leave"))
}

/// The word right before or behind the number and its noun: `injuring dozens`, `30 wounded`, `26 people dead`.
fn beside(sent: &Sentence, quantity: &Quantity, noun: usize) -> Option<&'static str> {
    let before = quantity.start.checked_sub(1).filter(|b| sent.tag(*b).starts_with("VB") || sent.dep(*b) == "amod");
    if let Some(what) = before.and_then(|b| find(&DONE_TO, sent.lemma(b)).or_else(|| find(&STATES, sent.lower(b)))) {
        let verb = before.unwrap_or_default();
        let passive = sent.child(verb, &["auxpass", "nsubjpass"]).is_some();
        return (!passive).then_some(what);
    }
    // "Shot dead three people".
    let shot = sent.before(quantity.start, 1) == "dead" && quantity.start > 1;
    if shot && matches!(sent.lemma(quantity.start - 2), "shoot" | "leave") {
        return Some("killed");
    }
    let mut after = noun.max(quantity.end - 1) + 1;
    after += usize::from(matches!(
        sent.lower(after),
        "reported" | "confirmed" | "feared" | "believed" | "presumed" | "found"
    ));
    let what = find(&STATES, sent.lower(after))?;
    let active = sent.tag(after) == "VBD" && sent.child(after, &["dobj"]).is_some();
    let next_noun = sent.dep(after) == "amod" && sent.head(after) > after;
    (!active && !next_noun).then_some(what)
}

/// Years of a sentence and days of an extension.
fn term(sent: &Sentence, noun: usize) -> Option<Kind> {
    let (lemma, head) = (sent.lemma(noun), sent.head(noun));
    let verb = if sent.dep(noun) == "pobj" { sent.head(head) } else { head };
    if lemma == "year" {
        let sentence = matches!(sent.lemma(head), "sentence" | "term") && sent.dep(noun) == "compound";
        let jail = sent.children(head).any(|c| PRISON.contains(&sent.lemma(c))) || sent.lemma(head) == "sentence";
        let sentenced = matches!(sent.lemma(verb), "jail" | "imprison" | "sentence") && sent.dep(noun) == "pobj";
        let behind = sent.has_object(noun, &PRISON) || sent.has_object(noun, &["bar"]);
        if sentence && jail || sentenced || behind {
            let whom = sent.child(verb, &["nsubjpass"]).or_else(|| sent.child(verb, &["dobj"]).filter(|d| *d != noun));
            let of_whom = whom.map_or(String::new(), |w| convict(sent, w));
            return Some(Kind { what: "prison_sentence_years", times: 1, of_whom });
        }
    }
    let days = match lemma {
        "day" => 1,
        "week" => 7,
        _ => return None,
    };
    let extended =
        matches!(sent.lemma(verb), "extend" | "prolong") || matches!(sent.lemma(head), "extension" | "prolongation");
    extended.then(|| Kind { what: "extension_days", times: days, of_whom: String::new() })
}

/// The sentenced person's noun; a relative pronoun stands for its noun, another pronoun says nothing.
fn convict(sent: &Sentence, at: usize) -> String {
    let verb = sent.head(at);
    match sent.tag(at) {
        "WP" if sent.dep(verb) == "relcl" => sent.text(sent.head(verb), sent.head(verb) + 1),
        "WP" | "PRP" => String::new(),
        _ => sent.text(at, at + 1),
    }
}

fn area(sent: &Sentence, noun: usize) -> bool {
    let kilometre = matches!(sent.lemma(noun), "kilometre" | "kilometer" | "km");
    kilometre && matches!(sent.before(noun, 1), "square" | "sq" | "sq.")
}

/// Members of a body: `the six-member bloc`, `its six members`, `one of the six members of the council`.
fn body(sent: &Sentence, quantity: &Quantity, noun: usize) -> Option<Kind> {
    let hyphen = sent.lower(quantity.end) == "-" && MEMBERS.contains(&sent.lower(quantity.end + 1));
    let kind = |of_whom: String| Some(Kind { what: "members", times: 1, of_whom });
    if hyphen {
        let last = quantity.end + 1;
        let head = [sent.head(last), sent.head(noun)].into_iter().find(|h| *h > last)?;
        return BODIES.contains(&sent.lemma(head)).then(|| sent.text(head, head + 1)).and_then(kind);
    }
    // Some of its members are not the body.
    if sent.lemma(noun) != "member" || sent.lower(quantity.end) == "of" {
        return None;
    }
    let of = sent.children(noun).find(|c| sent.lower(*c) == "of").and_then(|p| sent.child(p, &["pobj"]));
    let owned =
        sent.child(noun, &["poss", "det"]).is_some_and(|d| !matches!(sent.lower(d), "another" | "some" | "any"));
    let has = matches!(sent.lemma(sent.head(noun)), "have" | "comprise" | "count" | "include" | "number");
    if owned && of.is_none_or(|o| is_body(sent, o)) || has && sent.dep(noun) == "dobj" && of.is_none() {
        return kind(bearer(sent, noun, of).map_or(String::new(), |o| sent.text(o, o + 1)));
    }
    None
}

/// The body of some members: behind `of`, as a name before them (`the six GCC members`), or the noun that
/// `and its six members` goes on from.
fn bearer(sent: &Sentence, noun: usize, of: Option<usize>) -> Option<usize> {
    let name = sent
        .child(noun, &["compound"])
        .filter(|c| sent.words.get(*c).is_some_and(|w| w.text.starts_with(char::is_uppercase)));
    let joined = (sent.dep(noun) == "conj").then(|| sent.head(noun)).filter(|h| is_body(sent, *h));
    let owner = sent.child(noun, &["poss"]).filter(|p| sent.tag(*p).starts_with("NN"));
    of.or(name).or(joined).or(owner)
}

/// A body by its noun or by a name of its own.
fn is_body(sent: &Sentence, at: usize) -> bool {
    BODIES.contains(&sent.lemma(at)) || sent.tag(at).starts_with("NNP")
}

/// What is counted where the noun and the verb over it say it together.
fn thing(sent: &Sentence, noun: usize, top: usize) -> Option<&'static str> {
    let lemma = sent.lemma(noun);
    let above = sent.head(top);
    let under = |verbs: &[&str]| {
        matches!(sent.dep(top), "dobj" | "nsubjpass" | "nsubj") && verbs.contains(&sent.lemma(above))
            || sent.children(top).any(|c| matches!(sent.dep(c), "acl" | "relcl") && verbs.contains(&sent.lemma(c)))
    };
    if SOLDIERS.contains(&lemma) {
        let home = sent.dep(top) == "pobj" && sent.before(sent.head(top), 1) == "home";
        let active = sent.dep(top) == "nsubj" && sent.lemma(above) != "remain";
        let deployment = sent.lower(above) == "of" && sent.lemma(sent.head(above)) == "deployment";
        return (under(&STATIONED) && !active || home || deployment).then_some("troops_stationed");
    }
    if ROCKETS.contains(&lemma) {
        return under(&FIRED).then_some("rockets");
    }
    if BUILDINGS.contains(&lemma) {
        return under(&DESTROYED).then_some("buildings_damaged");
    }
    if STATES_OF_WORLD.contains(&lemma) {
        let agent = sent.dep(top) == "pobj" && matches!(sent.lemma(sent.head(above)), "recognise" | "recognize");
        let subject = sent.dep(top) == "nsubj" && matches!(sent.lemma(above), "recognise" | "recognize");
        return (agent || subject).then_some("recognising_countries");
    }
    match lemma {
        "war" => {
            let parties = sent.children(noun).any(|c| matches!(sent.lower(c), "between" | "over" | "with" | "against"));
            (parties || under(&["fight", "wage", "have", "lead", "see"])).then_some("wars")
        }
        "strike" | "raid" | "attack" if matches!(sent.before(noun, 1), "air" | "aerial") => Some("airstrikes"),
        "seeker" if sent.before(noun, 1) == "asylum" => Some("refugees"),
        "people" | "person" | "worker" | "student" | "woman" => gathered(sent, top).then_some("protesters"),
        _ => find(&NOUNS, lemma),
    }
}

/// `gathered outside the embassy in protest`: a gathering is a protest only if the sentence calls it one.
fn gathered(sent: &Sentence, top: usize) -> bool {
    let verb = sent.head(top);
    sent.dep(top) == "nsubj"
        && matches!(sent.lemma(verb), "gather" | "turn" | "join" | "attend" | "take")
        && sent.words.iter().any(|w| matches!(w.lemma.as_str(), "protest" | "rally" | "demonstration"))
}
