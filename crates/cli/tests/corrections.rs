//! Do `correct` and `diff` do what they say, and nothing where they refuse?

mod program;

use std::fs;
use std::path::Path;

use program::{run, stdout};

/// Two articles of our own in a folder of their own, emptied first.
fn folder(name: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    let offer = "Portugal offers to mediate between Iceland and Norway\n\nPublished: 6 March 2031\n\n\
        Portugal offered to mediate between Iceland and Norway on Tuesday, the Portuguese Foreign Ministry said.\n\n\
        Norway recalled its ambassador from Iceland on Monday.\n";
    let answer = "Iceland accepts\n\nPublished: 8 March 2031\n\n\
        Iceland accepted Portugal's offer of mediation on Friday, the Icelandic prime minister said.\n";
    fs::write(path.join("offer.txt"), offer).unwrap();
    fs::write(path.join("answer.txt"), answer).unwrap();
    path.display().to_string()
}

#[test]
fn a_correction_is_written_once_and_shows_in_the_dossier() {
    let dir = folder("correct");
    let file = format!("{dir}/corrections.jsonl");
    let before = stdout(&run(&["brief", &dir, "--quiet"]));
    let done = run(&["correct", "edit", "offer:e1", &dir, "--date", "2031-03-03", "--reason", "a misprint", "--quiet"]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(stdout(&done).starts_with("correction 1 (edit) written to "));
    let lines = fs::read_to_string(&file).unwrap();
    assert_eq!(lines.lines().count(), 1);
    let after = stdout(&run(&["brief", &dir, "--quiet"]));
    assert!(after.contains("a misprint") && after.contains("3 March 2031"), "{after}");
    assert_eq!(stdout(&run(&["brief", &dir, "--corrections", "none", "--quiet"])), before);
    // Undone, it stays in the file.
    assert!(run(&["correct", "undo", "1", &dir, "--reason", "no misprint", "--quiet"]).status.success());
    let both = fs::read_to_string(&file).unwrap();
    assert!(both.starts_with(&lines) && both.lines().count() == 2, "{both}");
}

#[test]
fn what_cannot_be_carried_out_is_not_written() {
    let dir = folder("correct-refused");
    for bad in [
        &["correct", "reject", "offer:e99", &dir, "--reason", "no such claim"][..],
        &["correct", "edit", "offer:e1", &dir, "--date", "soon", "--reason", "no date"],
        &["correct", "merge", "offer:e1", &dir, "--reason", "with what?"],
        &["correct", "undo", "7", &dir, "--reason", "no such line"],
        &["correct", "accept", "offer:e1", &dir, "--reason", " "],
    ] {
        let done = run(bad);
        assert_eq!(done.status.code(), Some(2), "{bad:?}");
        assert!(!done.stderr.is_empty(), "{bad:?}");
    }
    assert!(!Path::new(&dir).join("corrections.jsonl").exists());
}

#[test]
fn a_damaged_file_of_corrections_stops_the_run() {
    let dir = folder("correct-damaged");
    fs::write(format!("{dir}/corrections.jsonl"), "{\"number\":1,\"reason\":\"half a li").unwrap();
    let done = run(&["brief", &dir]);
    assert_eq!(done.status.code(), Some(2));
    let complaint = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(complaint.contains("corrections.jsonl`, line 1"), "{complaint}");
}

#[test]
fn what_changed_between_two_days_and_between_two_dossiers() {
    let dir = folder("diff");
    let text = stdout(&run(&["diff", &dir, "--from", "2031-03-06", "--quiet"]));
    assert!(text.contains("New articles: answer") && text.contains("accepted by one party"), "{text}");
    assert!(text.contains("before: offered only"), "{text}");
    let (old, new) = (format!("{dir}/old.json"), format!("{dir}/new.json"));
    for (day, file) in [("2031-03-06", &old), ("2031-03-08", &new)] {
        let written = run(&["brief", &dir, "--as-of", day, "--format", "json", "--out", file, "--quiet"]);
        assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    }
    let days =
        stdout(&run(&["diff", &dir, "--from", "2031-03-06", "--to", "2031-03-08", "--format", "json", "--quiet"]));
    assert_eq!(stdout(&run(&["diff", &old, &new, "--format", "json"])), days);
    assert!(stdout(&run(&["diff", &new, &new])).contains("Nothing in the record has changed."));
    assert_eq!(run(&["diff", &dir]).status.code(), Some(2));
}
