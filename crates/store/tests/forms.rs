//! Is a store that an earlier form of the program wrote still read, with all that it holds? One packed store of each form.

use std::fs;
use std::path::{Path, PathBuf};

use legation_store::{Select, Store, StoreError, Value};

/// The store of a form, unpacked anew.
fn store(form: &str) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/forms/{form}.legation.zst"));
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{form}.legation"));
    for old in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{old}", to.display()));
    }
    fs::write(&to, zstd::decode_all(fs::File::open(from).unwrap()).unwrap()).unwrap();
    to
}

/// `PRAGMA user_version`, as it stands in the head of the file.
fn form(path: &Path) -> u32 {
    let head = fs::read(path).unwrap();
    u32::from_be_bytes(head[60..64].try_into().unwrap())
}

fn ask(store: &mut Store, question: &str) -> Vec<Vec<Value>> {
    store.sql(question, 100, || false).unwrap_or_else(|e| panic!("{question}: {e}")).rows
}

#[test]
fn the_first_form_is_brought_up_to_date_and_keeps_everything() {
    let path = store("001");
    assert_eq!(form(&path), 1);
    let mut store = Store::read(&path).unwrap();
    assert_eq!(form(&path), 2);
    assert_eq!(ask(&mut store, "select count(*) from articles"), [[Value::Integer(2)]]);
    assert_eq!(ask(&mut store, "select code from left_out"), [[Value::Text("ingest/binary".into())]]);
    assert_eq!(ask(&mut store, "select count(*) from events where quad not like '%-co%'"), [[Value::Integer(0)]]);
    assert_eq!(ask(&mut store, "select count(*) from stories"), [[Value::Integer(0)]]);
    let mut names = Vec::new();
    let mut take = |doc: legation_model::claim::CodedDocument| {
        names.push((doc.document.id.clone(), doc.events.len()));
        Ok::<(), StoreError>(())
    };
    store.documents(&Select::default(), &mut take).unwrap();
    assert_eq!(names, [("fjord".to_owned(), 3), ("harbour".to_owned(), 3)]);
    assert_eq!(store.corrections().unwrap().len(), 1);
    let original = store.original("harbour").unwrap().unwrap();
    assert!(original.starts_with(b"Chile offers to mediate"));
}
