//! Does odd text come back as it went in: tabs, line ends, quotes, marks of lists, what a spreadsheet takes for a formula?

mod common;

use common::{documents, lines, text};
use legation_export::{EVENTS, Format, Parquet, write};
use legation_model::claim::CodedDocument;
use proptest::prelude::*;
use serde_json::Value;

/// Text of the kind that breaks formats, and any other; never empty, which is the same as unknown.
fn odd() -> impl Strategy<Value = String> {
    let pieces = [
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"http://a.example\")",
        "+1",
        "-1",
        "@sum",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "'",
        ",",
        ";",
        "|",
        "\\",
        "\\|",
        "<b>",
        "&amp;",
        "\u{2028}",
        "\u{feff}",
        "\u{0}",
        "é",
        "漢",
        "🕊",
        "NULL",
        "nan",
        " ",
        "{",
        "]",
    ];
    prop_oneof![
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..8).prop_map(|p| p.concat()),
        "\\PC{1,20}",
        any::<String>().prop_filter("not empty", |t| !t.is_empty()),
    ]
}

/// A document whose names, headline and sentence are odd.
fn document(names: &[String], title: &str, sentence: &str) -> CodedDocument {
    let mut document = documents().swap_remove(0);
    document.events.truncate(1);
    document.document.text = sentence.to_owned();
    document.document.title = Some(title.to_owned());
    document.document.outlet = Some(title.to_owned());
    document.sentences.truncate(1);
    (document.sentences[0].span.start, document.sentences[0].span.end) = (0, sentence.len() as u32);
    let event = &mut document.events[0];
    (event.sentence, event.background, event.repeats) = (0, None, None);
    event.modality = legation_model::plover::Modality::Asserted;
    let actor = event.actors.first().or(event.recipients.first()).cloned().unwrap();
    let named = |name: &String| {
        let mut actor = actor.clone();
        (actor.name, actor.anonymous) = (name.clone(), false);
        actor
    };
    event.actors = names.iter().map(named).collect();
    event.recipients.clear();
    document
}

/// The items of a list in a cell, as `docs/export.md` tells to read them.
fn items(cell: &str) -> Vec<String> {
    let (mut items, mut chars) = (vec![String::new()], cell.chars());
    while let Some(c) = chars.next() {
        match c {
            '|' => items.push(String::new()),
            '\\' => items.last_mut().unwrap().extend(chars.next()),
            c => items.last_mut().unwrap().push(c),
        }
    }
    items
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn csv(names in prop::collection::vec(odd(), 1..4), title in odd(), sentence in odd()) {
        let text = text(Format::Csv, &EVENTS, &[document(&names, &title, &sentence)]);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        let cell = |name: &str| row[header.iter().position(|h| h == name).unwrap()].to_owned();
        prop_assert_eq!(items(&cell("actors")), names);
        prop_assert_eq!(cell("title"), title);
        prop_assert_eq!(cell("text"), sentence);
        prop_assert!(reader.records().next().is_none());
    }

    #[test]
    fn json(names in prop::collection::vec(odd(), 1..4), title in odd(), sentence in odd()) {
        let document = [document(&names, &title, &sentence)];
        let row = &lines(Format::Jsonl, &EVENTS, &document)[0];
        prop_assert_eq!((&row["title"], &row["text"]), (&Value::from(&*title), &Value::from(&*sentence)));
        prop_assert_eq!(strings(&row["actors"]), &names[..]);
        let event = &lines(Format::Plover, &EVENTS, &document)[0];
        let sources = event["source"].as_array().unwrap().iter();
        prop_assert_eq!(sources.map(|s| s["identifier_text"].as_str().unwrap()).collect::<Vec<_>>(), &names[..]);
        prop_assert_eq!(&event["cite_info"]["title"], &Value::from(&*title));
        let bundle: Value = serde_json::from_str(&text(Format::Stix, &EVENTS, &document)).unwrap();
        let named: Vec<&str> = bundle["objects"].as_array().unwrap().iter().filter_map(|o| o["name"].as_str()).collect();
        prop_assert!(names.iter().all(|n| named.contains(&n.as_str())));
    }

    #[test]
    fn tabs(names in prop::collection::vec(odd(), 1..4), title in odd(), sentence in odd()) {
        let document = [document(&names, &title, &sentence)];
        let lines = |text: String| text.split('\n').map(|l| l.split('\t').count()).collect::<Vec<_>>();
        let icews = lines(text(Format::Icews, &EVENTS, &document));
        prop_assert!(icews[..icews.len() - 1].iter().all(|n| *n == 20), "{:?}", icews);
        let phoenix = lines(text(Format::Phoenix, &EVENTS, &document));
        prop_assert!(phoenix[..phoenix.len() - 1].iter().all(|n| *n == 26), "{:?}", phoenix);
    }
}

proptest! {
    // Each case makes a folder.
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn parquet(names in prop::collection::vec(odd(), 1..4), title in odd(), sentence in odd()) {
        use parquet::file::reader::{FileReader, SerializedFileReader};
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("parquet-odd");
        let _ = std::fs::remove_dir_all(&folder);
        write([document(&names, &title, &sentence)], Box::new(Parquet::new(&EVENTS, &folder).unwrap())).unwrap();
        let partition = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
        let file = std::fs::File::open(partition.join("part-0.parquet")).unwrap();
        let row = SerializedFileReader::new(file).unwrap().get_row_iter(None).unwrap().next().unwrap().unwrap();
        let columns: Vec<(String, String)> = row.get_column_iter().map(|(n, f)| (n.clone(), format!("{f:?}"))).collect();
        let is = |name: &str, text: &str| columns.iter().any(|(n, f)| n == name && *f == format!("Str({text:?})"));
        prop_assert!(is("title", &title) && is("text", &sentence), "{:?}", columns);
    }
}
