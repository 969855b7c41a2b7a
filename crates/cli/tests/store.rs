//! Does a store keep what it says it keeps: killed at any moment, on a full disk, with several processes at once?
//!
//! `LEGATION_KILLS` sets how often the program is killed (40; `make test-kill`: 200).

mod program;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::Duration;

use program::{command, model, run, stdout};

fn fresh(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// `n` short articles of our own, each unlike the others, numbered from `first`.
fn articles(folder: &Path, first: usize, n: usize) {
    const STATES: [&str; 8] = ["Norway", "Chile", "Kenya", "Peru", "Ghana", "Latvia", "Nepal", "Oman"];
    const ACTS: [&str; 4] = ["offered to mediate between", "urged restraint on", "condemned", "agreed to talks with"];
    fs::create_dir_all(folder).unwrap();
    for i in first..first + n {
        let (a, b, c) = (STATES[i % 8], STATES[(i / 8 + 3) % 8], STATES[(i / 64 + 5) % 8]);
        let text = format!(
            "{a} speaks about the border, part {i}\n\nPublished: {} March 2031\n\n{a} {} {b} and {c} on Monday, its foreign \
             ministry said in statement {i}.\n\nAt least {} people were killed near the crossing, according to officials.\n",
            i % 28 + 1,
            ACTS[i % 4],
            i + 2
        );
        fs::write(folder.join(format!("article-{i:04}.txt")), text).unwrap();
    }
}

fn add(store: &str, folder: &str) -> std::process::Output {
    run(&["add", store, folder, "--quiet"])
}

fn start(store: &str, folder: &str) -> Child {
    let mut command = command(&["add", store, folder, "--quiet"]);
    command.env("LEGATION_MODEL", model()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

fn sql(store: &str, question: &str) -> String {
    let output = run(&["sql", store, question, "--format", "csv"]);
    assert!(output.status.success(), "{question}: {}", String::from_utf8_lossy(&output.stderr));
    stdout(&output).lines().skip(1).map(|l| l.to_owned() + "\n").collect()
}

fn number(store: &str, question: &str) -> usize {
    sql(store, question).trim().parse().unwrap()
}

/// Every article is whole: it has its item, its claims as rows, and its words in the index.
fn whole(store: &str) {
    assert_eq!(
        sql(store, "select name from article where id not in (select article from item where article is not null)"),
        ""
    );
    assert_eq!(sql(store, "select name from article where coded is null or text = ''"), "");
    assert_eq!(number(store, "select count(*) from article where id not in (select article from event)"), 0);
    assert_eq!(number(store, "select count(*) from article where id not in (select article from figure)"), 0);
    let found = number(store, "select count(*) from search where search match 'crossing'");
    assert_eq!(found, number(store, "select count(*) from article"));
}

#[test]
fn killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_comes_twice() {
    let kills: u32 = std::env::var("LEGATION_KILLS").ok().and_then(|k| k.parse().ok()).unwrap_or(40);
    let dir = fresh("kill");
    let texts = dir.join("texts");
    let n = 2000;
    articles(&texts, 0, n);
    let (store, texts) = (dir.join("k.legation").display().to_string(), texts.display().to_string());
    let mut seen = BTreeSet::<String>::new();
    // A fixed sequence of waits that falls on every part of a run.
    let mut draw = 88_172_645_463_325_252u64;
    let mut killed = 0;
    for round in 0..kills {
        let mut child = start(&store, &texts);
        draw ^= draw << 13;
        draw ^= draw >> 7;
        draw ^= draw << 17;
        std::thread::sleep(Duration::from_millis(draw % 700));
        // What a reader sees has been acknowledged.
        let ready =
            Path::new(&store).exists() && run(&["sql", &store, "select count(*) from articles"]).status.success();
        if ready {
            seen.extend(sql(&store, "select article from articles").lines().map(str::to_owned));
        }
        killed += u32::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
        if ready {
            let now: BTreeSet<String> =
                sql(&store, "select article from articles").lines().map(str::to_owned).collect();
            assert!(
                now.is_superset(&seen),
                "round {round}: lost {:?}",
                seen.difference(&now).take(3).collect::<Vec<_>>()
            );
            whole(&store);
            if now.len() == n {
                // Full: the next rounds begin with an empty store.
                fs::remove_dir_all(dir.join("old")).ok();
                fs::create_dir(dir.join("old")).unwrap();
                for file in fs::read_dir(&dir).unwrap().flatten().filter(|f| f.path().is_file()) {
                    fs::rename(file.path(), dir.join("old").join(file.file_name())).unwrap();
                }
                seen.clear();
            }
        }
    }
    println!("{killed} of {kills} runs were killed under way");
    assert!(killed * 2 > kills, "too few runs were under way when they were killed");
    let done = add(&store, &texts);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(number(&store, "select count(*) from articles"), n);
    assert_eq!(number(&store, "select count(distinct text_hash) from article"), n);
    whole(&store);
    assert!(stdout(&add(&store, &texts)).contains(&format!("0 added, {n} known before, 0 left out")));
}

#[test]
fn two_processes_may_add_at_once_and_all_is_there() {
    let dir = fresh("two");
    articles(&dir.join("a"), 0, 200);
    articles(&dir.join("b"), 150, 200);
    let at = |name: &str| dir.join(name).display().to_string();
    let store = at("t.legation");
    let (mut first, mut second) = (start(&store, &at("a")), start(&store, &at("b")));
    assert!(first.wait().unwrap().success());
    assert!(second.wait().unwrap().success());
    assert_eq!(number(&store, "select count(*) from articles"), 350);
    whole(&store);
}

/// A file system of a few megabytes; `None`, and a line that says so, where one cannot be made.
struct Small(PathBuf);

impl Small {
    fn of(dir: &Path, size: &str) -> Option<Self> {
        let made = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}"), "tmpfs"])
            .arg(dir)
            .stderr(Stdio::null())
            .status();
        if made.is_ok_and(|s| s.success()) {
            return Some(Self(dir.into()));
        }
        eprintln!("skipped: no right to mount a small file system");
        None
    }

    fn grow(&self, size: &str) {
        let grown =
            std::process::Command::new("mount").args(["-o", &format!("remount,size={size}")]).arg(&self.0).status();
        assert!(grown.unwrap().success());
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn on_a_full_disk_it_says_so_keeps_what_it_had_and_goes_on_when_there_is_room() {
    let dir = fresh("full");
    articles(&dir.join("texts"), 0, 1500);
    let disk = dir.join("disk");
    fs::create_dir(&disk).unwrap();
    let Some(small) = Small::of(&disk, "3m") else { return };
    let (store, texts) = (disk.join("f.legation").display().to_string(), dir.join("texts").display().to_string());
    let full = add(&store, &texts);
    let said = String::from_utf8_lossy(&full.stderr).into_owned();
    assert_eq!(full.status.code(), Some(4), "{said}");
    assert!(said.contains("the disk is full") && said.contains("kept before it stopped"), "{said}");
    small.grow("64m");
    let kept = number(&store, "select count(*) from articles");
    assert!(kept > 0 && kept < 1500, "{kept}");
    assert!(said.contains(&format!("{kept} added")), "{kept} are there, and it said: {said}");
    whole(&store);
    let done = add(&store, &texts);
    assert!(stdout(&done).contains(&format!("{} added, {kept} known before", 1500 - kept)), "{}", stdout(&done));
    whole(&store);
}

#[test]
fn the_store_stands_for_its_articles_in_every_verb() {
    let dir = fresh("same");
    let store = dir.join("s.legation").display().to_string();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/kashmir-2025").display().to_string();
    // What lies beside the articles and is none is no article left out.
    assert!(stdout(&add(&store, &example)).ends_with("14 added, 0 known before, 0 left out\n"));
    for verb in [vec!["brief"], vec!["brief", "--format", "json"], vec!["diff", "--from", "2025-05-03"]] {
        let on = |path: &str| stdout(&run(&[&verb[..], &[path, "--quiet"]].concat()));
        assert_eq!(on(&store), on(&example), "{verb:?}");
    }
    assert_eq!(stdout(&run(&["explain", &store, "E1.C1", "-q"])), stdout(&run(&["explain", &example, "E1.C1", "-q"])));
    let done = run(&["correct", "reject", "E1.C1", &store, "--reason", "two meetings", "--quiet"]);
    assert!(
        stdout(&done).starts_with("correction 1 (reject-contradiction) written to "),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(stdout(&run(&["brief", &store, "-q"])).contains("two meetings"));
    let found = stdout(&run(&["search", &store, "mediation"]));
    assert!(found.contains("[mediat"), "{found}");
}

#[test]
fn what_the_articles_come_to_is_kept_for_questions() {
    let dir = fresh("reconciled");
    let store = dir.join("r.legation").display().to_string();
    assert!(add(&store, "../../examples/kashmir-2025").status.success());
    assert_eq!(sql(&store, "select * from stories"), "");
    for _ in 0..2 {
        let told = run(&["reconcile", &store, "--quiet"]);
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        assert!(stdout(&told).contains("14 articles, "), "{}", stdout(&told));
    }
    let brief: serde_json::Value =
        serde_json::from_str(&stdout(&run(&["brief", &store, "--quiet", "--format", "json"]))).unwrap();
    let count = |list: &str| -> usize {
        brief["episodes"].as_array().unwrap().iter().map(|e| e[list].as_array().unwrap().len()).sum()
    };
    assert_eq!(number(&store, "select count(*) from stories"), count("stories"));
    assert_eq!(number(&store, "select count(distinct contradiction) from contradictions"), count("contradictions"));
    assert_eq!(number(&store, "select count(*) from ledgers"), count("ledgers"));
    // Each report is a claim of the same article, and its sentence that of the claim.
    let astray = "select claim from reports where claim not in (select claim from events)";
    assert_eq!(sql(&store, astray), "");
    let other = "select r.claim from reports r join events e on e.claim = r.claim where r.sentence <> e.sentence";
    assert_eq!(sql(&store, other), "");
    assert!(number(&store, "select count(*) from mediation where step = 'offered' and wording <> ''") > 0);
    assert_eq!(sql(&store, "select articles, articles_since from reconciled"), "14,0\n");
    articles(&dir.join("texts"), 0, 3);
    assert!(add(&store, &dir.join("texts").display().to_string()).status.success());
    assert_eq!(sql(&store, "select articles, articles_since from reconciled"), "14,3\n");
}

#[test]
fn questions_in_sql_change_nothing_and_end() {
    let dir = fresh("sql");
    articles(&dir.join("a"), 0, 4);
    let store = dir.join("q.legation").display().to_string();
    assert!(add(&store, &dir.join("a").display().to_string()).status.success());
    for question in [
        "delete from article",
        "select 1; drop table article",
        "attach 'other' as other",
        "pragma journal_mode = delete",
        "vacuum into 'copy'",
        "create temp table t (x)",
        "select load_extension('x')",
        "select writefile('x', 'y')",
        "no sql at all",
    ] {
        let asked = run(&["sql", &store, question]);
        assert_eq!(asked.status.code(), Some(2), "{question}: {}", stdout(&asked));
        assert!(!String::from_utf8_lossy(&asked.stderr).is_empty());
    }
    let endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n";
    let asked = run(&["sql", &store, endless, "--timeout", "1"]);
    assert!(String::from_utf8_lossy(&asked.stderr).contains("took too long"));
    assert_eq!(number(&store, "select count(*) from articles"), 4);
    assert_eq!(sql(&store, "select type from events where cameo like '02%' limit 1"), "REQUEST\n");
}

#[test]
fn what_is_no_store_is_not_touched() {
    let dir = fresh("none");
    articles(&dir.join("a"), 0, 1);
    let texts = dir.join("a").display().to_string();
    let file = dir.join("notes.txt");
    fs::write(&file, "my notes").unwrap();
    let done = add(&file.display().to_string(), &texts);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("is no Legation store"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "my notes");
    let missing = run(&["sql", &dir.join("missing").display().to_string(), "select 1"]);
    assert!(String::from_utf8_lossy(&missing.stderr).contains("does not exist"));
}
