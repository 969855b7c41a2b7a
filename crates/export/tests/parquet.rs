//! Does what is read back from Parquet equal the lines of JSONL, day by day?

mod common;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_json::WriterBuilder;
use arrow_json::writer::LineDelimited;
use common::{documents, lines};
use legation_export::{Format, Parquet, TABLES, Table, Written, write};
use legation_model::claim::CodedDocument;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

/// A new folder of the build.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("parquet-{name}"));
    let _ = fs::remove_dir_all(&path);
    path
}

fn export(table: &'static Table, folder: &Path, documents: &[CodedDocument]) -> Written {
    write(documents, Box::new(Parquet::new(table, folder).unwrap())).unwrap()
}

/// The rows by partition, in order.
fn read(folder: &Path) -> BTreeMap<String, Vec<Value>> {
    let mut all = BTreeMap::new();
    for partition in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let files: Vec<_> = fs::read_dir(partition.path()).unwrap().map(Result::unwrap).collect();
        assert_eq!(files.len(), 1, "a file a day");
        let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(files[0].path()).unwrap()).unwrap();
        let mut text = Vec::new();
        let mut writer = WriterBuilder::new().with_explicit_nulls(true).build::<_, LineDelimited>(&mut text);
        for batch in reader.build().unwrap() {
            writer.write(&batch.unwrap()).unwrap();
        }
        writer.finish().unwrap();
        let rows = String::from_utf8(text).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        all.insert(partition.file_name().into_string().unwrap(), rows);
    }
    all
}

/// What should be read: the lines of JSONL by their day, which is then in the folder's name alone.
fn wanted(table: &'static Table, documents: &[CodedDocument]) -> BTreeMap<String, Vec<Value>> {
    let mut all: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for mut row in lines(Format::Jsonl, table, documents) {
        let day = row.as_object_mut().unwrap().shift_remove(table.day).unwrap();
        let day = day.as_str().unwrap_or("__HIVE_DEFAULT_PARTITION__");
        all.entry(format!("{}={day}", table.day)).or_default().push(row);
    }
    all
}

#[test]
fn every_table_is_read_back_as_it_was() {
    for table in TABLES {
        let folder = folder(table.name);
        let written = export(table, &folder, &documents());
        let read = read(&folder);
        assert_eq!(read, wanted(table, &documents()), "{}", table.name);
        assert_eq!(written.rows as usize, read.values().map(Vec::len).sum::<usize>());
    }
}

#[test]
fn rows_of_no_known_day_have_a_partition_of_their_own() {
    let folder = folder("undated");
    export(&legation_export::EVENTS, &folder, &documents());
    assert!(folder.join("date=__HIVE_DEFAULT_PARTITION__/part-0.parquet").is_file());
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let folder = folder("taken");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    assert!(Parquet::new(&legation_export::EVENTS, &folder).is_err());
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn more_than_is_held_at_once_is_put_down_and_read_back() {
    let folder = folder("many");
    let mut documents = documents();
    documents[0].sentences[0].span.end = documents[0].document.text.len() as u32;
    documents[0].document.text = documents[0].document.text.repeat(500);
    let (text, mut many) = (documents[0].document.text.len() as u32, Vec::new());
    documents[0].sentences.iter_mut().for_each(|s| (s.span.start, s.span.end) = (0, text));
    for n in 0..6 {
        documents[0].document.id = format!("long-{n}");
        many.push(documents[0].clone());
    }
    export(&legation_export::EVENTS, &folder, &many);
    assert!(read(&folder) == wanted(&legation_export::EVENTS, &many), "rows differ");
}
