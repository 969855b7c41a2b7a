//! How do tests run the program? With the English model that LEGATION_MODEL names (`make test` sets it).

use std::path::Path;
use std::process::{Command, Output, Stdio};

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

pub fn run(args: &[&str]) -> Output {
    command(args).env("LEGATION_MODEL", model()).output().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8 on standard output")
}
