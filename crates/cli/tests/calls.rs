//! Does the program do what `--help` says, on good input and bad, and end with the documented status?
//!
//! These tests run the program with the English model that LEGATION_MODEL names (`make test` sets it).

mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use program::{command, model, run, stdout};
use serde_json::Value;

/// An article of our own: two parties, a third, an offer, a call.
const ARTICLE: &str = "Portugal offers to mediate between Iceland and Norway\n\nPublished: 6 March 2031\n\n\
    Portugal offered to mediate between Iceland and Norway on Tuesday, the Portuguese Foreign Ministry said.\n\n\
    Portuguese Foreign Minister Ines Saldanha spoke by telephone with her Norwegian counterpart on Wednesday.\n\n\
    Iceland accepted Portugal's offer of mediation on Thursday. Norway has not answered, officials in Oslo said.\n\n\
    At least four sailors were injured on 2 March when a Norwegian patrol vessel rammed an Icelandic trawler.\n";

/// A folder of its own for one test, emptied first.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, file: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.0.join(file), content).unwrap();
        self
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).display().to_string()
    }

    fn all(&self) -> String {
        self.0.display().to_string()
    }
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("the program was not killed")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8 on standard error")
}

/// Nothing panicked, whatever came out.
fn sound(output: &Output) {
    let errors = stderr(output);
    assert!(status(output) <= 4 && !errors.contains("panicked"), "status {}: {errors}", status(output));
}

#[test]
fn a_folder_becomes_a_dossier_in_every_format() {
    let folder = Folder::new("formats").with("tejo.txt", ARTICLE);
    for (format, sign) in [
        ("text", "CONSENT"),
        ("md", "# **Legation dossier**"),
        ("html", "<!doctype html>"),
        ("json", "\"format\""),
        ("crisis", "\"mediation\""),
    ] {
        let output = run(&["brief", &folder.all(), "--format", format]);
        assert_eq!(status(&output), 0, "{format}: {}", stderr(&output));
        assert!(stdout(&output).contains(sign), "{format}");
        assert!(!stdout(&output).contains('\u{1b}'), "no colour in a pipe");
        assert_eq!(stderr(&output), "", "silent in a pipe");
    }
}

#[test]
fn the_ledger_of_the_article_is_in_the_record() {
    let folder = Folder::new("ledger").with("tejo.txt", ARTICLE);
    let record: Value = serde_json::from_str(&stdout(&run(&["brief", &folder.all(), "--format", "json"]))).unwrap();
    let ledger = &record["episodes"][0]["ledgers"][0];
    assert_eq!(ledger["third_party"]["country"], "PRT");
    let consent: Vec<(&str, &str)> = ledger["consent"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["party"]["country"].as_str().unwrap(), c["consent"].as_str().unwrap()))
        .collect();
    assert_eq!(consent, [("ISL", "accepted"), ("NOR", "no-evidence")]);
}

#[test]
fn output_goes_to_a_file() {
    let folder = Folder::new("out").with("tejo.txt", ARTICLE);
    let target = folder.path("dossier.html");
    let output = run(&["brief", &folder.path("tejo.txt"), "--format", "html", "--out", &target]);
    assert_eq!((status(&output), stdout(&output)), (0, String::new()));
    assert!(fs::read_to_string(&target).unwrap().ends_with("</html>\n"));
    let output = run(&["brief", &folder.path("tejo.txt"), "--out", "/not/there/d.txt"]);
    assert_eq!(status(&output), 4);
    assert!(stderr(&output).contains("`/not/there/d.txt`"));
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let folder = Folder::new("same").with("a.txt", ARTICLE).with("b.txt", ARTICLE.replace("Tuesday", "Monday"));
    let one = run(&["brief", &folder.all(), "--format", "json", "--jobs", "1"]);
    let four = run(&["brief", &folder.all(), "--format", "json", "--jobs", "4"]);
    assert_eq!(stdout(&one), stdout(&four));
}

#[test]
fn code_prints_one_object_a_line() {
    let folder = Folder::new("code").with("a.txt", ARTICLE).with("b.txt", ARTICLE.replace("Portugal", "Ireland"));
    let output = run(&["code", &folder.all()]);
    let lines: Vec<Value> = stdout(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|l| !l["events"].as_array().unwrap().is_empty()));
}

#[test]
fn sentences_become_lines_for_the_scorer() {
    let folder = Folder::new("sentences").with(
        "gold.jsonl",
        "{\"id\": \"a\", \"text\": \"Portugal offered to mediate between Iceland and Norway.\", \"date\": \"2031-03-04\"}\n\n{\"id\": 7, \"text\": \"\"}\nno json\n",
    );
    let output = run(&["code", "--sentences", &folder.path("gold.jsonl")]);
    assert_eq!(status(&output), 1, "one line could not be read");
    assert!(stderr(&output).contains("gold.jsonl:4"), "{}", stderr(&output));
    let lines: Vec<Value> = stdout(&output).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!((&lines[0]["id"], &lines[1]["id"]), (&Value::from("a"), &Value::from(7)));
    let event = &lines[0]["events"][0];
    assert_eq!((event["event"].as_str(), event["source"][0].as_str()), (Some("AGREE"), Some("PRTGOV")));
    assert_eq!((event["quad"].as_str(), event["goldstein"].as_f64()), (Some("verbal-cooperation"), Some(5.0)));
    assert_eq!(lines[1]["events"], Value::Array(vec![]));
}

#[test]
fn explain_knows_every_identifier_of_the_dossier() {
    let folder =
        Folder::new("explain").with("tejo.txt", ARTICLE).with("skerry.txt", ARTICLE.replace("by telephone", "in Oslo"));
    let record: Value = serde_json::from_str(&stdout(&run(&["brief", &folder.all(), "--format", "json"]))).unwrap();
    let mut ids = vec!["tejo".to_string(), "tejo:s2".to_string(), "E1".to_string()];
    let episode = &record["episodes"][0];
    for (list, most) in [("stories", 2), ("contradictions", 1)] {
        ids.extend(episode[list].as_array().unwrap().iter().take(most).map(|s| s["id"].as_str().unwrap().to_string()));
    }
    ids.push(episode["stories"][0]["reports"][0]["claim"].as_str().unwrap().to_string());
    for id in &ids {
        let output = run(&["explain", &folder.all(), id]);
        assert_eq!(status(&output), 0, "{id}: {}", stderr(&output));
        assert!(stdout(&output).contains(id.as_str()));
    }
    let claim = stdout(&run(&["explain", &folder.all(), ids.last().unwrap()]));
    for part in ["sentence", "pattern", "tree", "actor", "says who", "when"] {
        assert!(claim.contains(part), "no {part} in:\n{claim}");
    }
    let unknown = run(&["explain", &folder.all(), "E9.S9"]);
    assert_eq!(status(&unknown), 2);
    assert!(stderr(&unknown).contains("`E9.S9`"));
}

/// Each bad input has one line that names it; the good article is read all the same.
#[test]
fn bad_inputs_have_one_line_each_and_the_rest_is_read() {
    let cases: [(&str, Vec<u8>); 4] = [
        ("empty.txt", vec![]),
        ("binary.txt", (0..=255u8).cycle().take(4000).collect()),
        ("french.txt", "Le ministre des affaires étrangères a déclaré que le gouvernement ne participerait pas à la réunion. Les deux pays sont en conflit depuis des années et la situation est grave pour la population.".repeat(4).into_bytes()),
        ("long.txt", b"word ".repeat(11_000_000)),
    ];
    for (name, content) in cases {
        let folder = Folder::new(&format!("bad-{name}")).with("tejo.txt", ARTICLE).with(name, content);
        let output = run(&["brief", &folder.all(), "--format", "json"]);
        sound(&output);
        assert_eq!(status(&output), 1, "{name}: {}", stderr(&output));
        let errors = stderr(&output);
        assert_eq!(errors.lines().count(), 1, "{name}: {errors}");
        assert!(errors.contains(name), "{errors}");
        let record: Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert_eq!(record["documents"].as_array().unwrap().len(), 1);
        assert!(record["diags"].to_string().contains(name), "the record says what is missing from it");
    }
}

#[test]
fn doubtful_inputs_are_read_with_a_line() {
    let mut broken = ARTICLE.as_bytes().to_vec();
    broken.splice(60..60, [0xe9, 0x20]);
    let folder = Folder::new("doubtful").with("broken.txt", broken);
    let output = run(&["brief", &folder.all()]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert!(stderr(&output).contains("broken.txt"));

    let folder = Folder::new("twice").with("a.txt", ARTICLE).with("b.txt", ARTICLE);
    let output = run(&["brief", &folder.all(), "--format", "json"]);
    assert_eq!(status(&output), 0);
    assert!(stderr(&output).contains("copy of a"), "{}", stderr(&output));
    let quiet = run(&["brief", &folder.all(), "--quiet"]);
    assert_eq!(stderr(&quiet), "", "a note is left out by --quiet");
}

#[cfg(unix)]
#[test]
fn link_loops_and_forbidden_files_do_not_stop_the_rest() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new("loop").with("tejo.txt", ARTICLE).with("shut.txt", "Text.");
    symlink(folder.0.join("."), folder.0.join("round")).unwrap();
    symlink(folder.0.join("self.txt"), folder.0.join("self.txt")).unwrap();
    fs::set_permissions(folder.0.join("shut.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    let output = run(&["brief", &folder.all(), "--format", "json"]);
    sound(&output);
    let record: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert!(record["documents"].as_array().unwrap().iter().any(|d| d["id"] == "tejo"));
    fs::set_permissions(folder.0.join("shut.txt"), fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn a_call_with_nothing_to_read_says_so() {
    let empty = Folder::new("nothing");
    let only_bad = Folder::new("only-bad").with("empty.txt", "");
    for (args, sign) in [
        (vec!["brief", "/not/there"], "`/not/there`"),
        (vec!["brief", empty.0.to_str().unwrap()], "nothing"),
        (vec!["brief", only_bad.0.to_str().unwrap()], "empty.txt"),
        (vec!["brief"], "PATH"),
        (vec!["code"], "PATH"),
        (vec!["code", "--sentences", "/not/there.jsonl"], "`/not/there.jsonl`"),
        (vec!["brief", "x", "--data", "/not/there"], "`/not/there`"),
        (vec!["brief", "x", "--format", "pdf"], "pdf"),
        (vec!["data", "try", " "], "empty"),
    ] {
        let output = run(&args);
        assert_eq!(status(&output), 2, "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(sign), "{args:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_missing_or_wrong_model_names_the_command() {
    let folder = Folder::new("model").with("tejo.txt", ARTICLE).with("wrong.legation", "not a model");
    let missing = command(&["brief", &folder.path("tejo.txt"), "--model", "/not/there"]).output().unwrap();
    assert_eq!(status(&missing), 3);
    assert!(stderr(&missing).contains("`make model`") && stderr(&missing).contains("legation model install"));
    let wrong =
        command(&["brief", &folder.path("tejo.txt"), "--model", &folder.path("wrong.legation")]).output().unwrap();
    assert_eq!(status(&wrong), 3);
    assert!(stderr(&wrong).contains("wrong.legation"));
    let install = command(&["model", "install", &folder.path("tejo.txt"), "--to", &folder.path("m")]).output().unwrap();
    assert_eq!(status(&install), 3);
    let path = command(&["model", "path"]).env("LEGATION_MODEL", folder.path("wrong.legation")).output().unwrap();
    assert_eq!(stdout(&path).trim(), folder.path("wrong.legation"));
}

#[test]
fn a_cut_or_flipped_model_is_refused() {
    let bytes = fs::read(model()).unwrap();
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x40;
    let folder =
        Folder::new("damaged").with("tejo.txt", ARTICLE).with("cut", &bytes[..middle]).with("flipped", flipped);
    for name in ["cut", "flipped"] {
        let output = command(&["brief", &folder.path("tejo.txt"), "--model", &folder.path(name)]).output().unwrap();
        assert_eq!(status(&output), 3, "{name}: {}", stderr(&output));
    }
}

/// Trigger and pattern first, then who, when and how surely.
fn assert_the_way_is_told(text: &str) {
    let told = [
        "way       the verb `offered` fires",
        "acts: Norway (NOR), in a slot",
        "dated by no word",
        "confidence 0.",
        "sure      0.",
    ];
    let missing: Vec<&str> = told.into_iter().filter(|part| !text.contains(part)).collect();
    assert!(missing.is_empty(), "{missing:?} not in\n{text}");
}

#[test]
fn the_data_can_be_tried() {
    let output = run(&["data", "try", "Norway offered to host talks between Chile and Peru."]);
    assert_eq!(status(&output), 0);
    assert!(stdout(&output).contains("tree") && stdout(&output).contains("pattern"));
    assert_the_way_is_told(&stdout(&output));
    let nothing = run(&["data", "try", "The lake is cold."]);
    assert_eq!(status(&nothing), 0);
    assert!(stdout(&nothing).contains("No event"));
}

#[test]
fn help_teaches_with_examples_and_statuses() {
    let import = ["data", "import", "petrarch"];
    for verb in
        [&["brief"][..], &["code"], &["explain"], &["data", "check"], &["data", "try"], &import, &["model", "install"]]
    {
        let output = command(&[verb, &["--help"]].concat()).output().unwrap();
        assert_eq!(status(&output), 0);
        assert!(stdout(&output).contains("legation "), "{verb:?}");
        assert!(stdout(&output).contains("Example"), "{verb:?}");
        assert!(stdout(&output).contains("Exit status:"), "{verb:?}");
    }
    assert!(stdout(&command(&["--help"]).output().unwrap()).contains("Exit status:"));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::new("pipe").with("tejo.txt", ARTICLE);
    let script = format!(
        "{} brief {} --format json | head -c 10; exit \"${{PIPESTATUS[0]}}\"",
        env!("CARGO_BIN_EXE_legation"),
        folder.all()
    );
    let output = Command::new("bash").args(["-c", &script]).env("LEGATION_MODEL", model()).output().unwrap();
    assert_eq!((status(&output), stderr(&output)), (0, String::new()));
}

/// A small generator of pseudo-random numbers (Marsaglia's xorshift64), so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }
}

#[test]
fn random_bytes_and_cut_off_articles_never_panic() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let folder = Folder::new("random");
    let pieces = [
        "Portugal ",
        "“",
        "\u{202e}",
        "\0",
        "offered ",
        "to ",
        "mediate",
        ".",
        "\n\n",
        "’s ",
        "26 ",
        "\u{1f4f0}",
        "May 2 ",
        "(",
        "said ",
        "e\u{301}",
    ];
    for n in 0..60 {
        let bytes: Vec<u8> = match n % 3 {
            0 => (0..random.next(3000)).map(|_| random.next(256) as u8).collect(),
            1 => ARTICLE.as_bytes()[..random.next(ARTICLE.len())].to_vec(),
            _ => (0..random.next(400))
                .flat_map(|_| pieces[random.next(pieces.len())].bytes().collect::<Vec<_>>())
                .collect(),
        };
        fs::write(folder.0.join(format!("{n:02}.txt")), bytes).unwrap();
    }
    for args in [&["brief", "--format", "html"][..], &["brief"], &["code"]] {
        let all = folder.all();
        let output = run(&[args, &[all.as_str()]].concat());
        sound(&output);
        assert!(status(&output) <= 2);
    }
}

#[test]
fn offices_in_the_plural_are_no_antecedent_of_their_own() {
    for sentence in [
        "The interior ministers of the two kingdoms told their parliaments.",
        "The leaders and the officials told them that they had met.",
        "The ministers, the leaders and their diplomats met.",
    ] {
        assert_eq!(status(&run(&["data", "try", sentence])), 0, "{sentence}");
    }
}

#[test]
fn without_a_gazetteer_there_is_one_note_and_a_damaged_one_is_refused() {
    let folder = Folder::new("gazetteer").with("tejo.txt", ARTICLE).with("bad.legation", "LEGATGEO");
    fs::copy(model(), folder.path("en.legation")).unwrap();
    // A program of its own, since the gazetteer may lie beside the one that was built.
    let program = folder.path("program/bin/legation");
    fs::create_dir_all(folder.path("program/bin")).unwrap();
    fs::hard_link(env!("CARGO_BIN_EXE_legation"), &program).unwrap();
    let alone = |args: &[&str]| {
        let mut command = Command::new(&program);
        command.args(args).env("LEGATION_MODEL", folder.path("en.legation")).env_remove("LEGATION_PLACES");
        command.env("XDG_DATA_HOME", folder.all()).output().unwrap()
    };
    let output = alone(&["brief", &folder.path("tejo.txt")]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(stderr(&output).matches("[places/no-gazetteer]").count(), 1, "{}", stderr(&output));
    assert_eq!(stderr(&alone(&["brief", &folder.path("tejo.txt"), "--quiet"])), "");
    let output = alone(&["places", "find", "Lisbon"]);
    assert!(status(&output) == 3 && stderr(&output).contains("legation places install"), "{}", stderr(&output));
    let output = alone(&["brief", &folder.path("tejo.txt"), "--places", &folder.path("bad.legation")]);
    assert!(status(&output) == 3 && stderr(&output).contains("too short"), "{}", stderr(&output));
    sound(&output);
}
