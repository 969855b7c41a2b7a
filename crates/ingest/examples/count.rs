//! Counts what comes out of sources, and how fast: `cargo run --release -p legation-ingest --example count -- PATH...`

use std::collections::BTreeMap;
use std::time::Instant;

fn main() {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let began = Instant::now();
    let (mut items, mut bytes, mut left) = (0_u64, 0_u64, BTreeMap::<String, u64>::new());
    match legation_ingest::items(&paths, legation_ingest::Settings::default()) {
        Ok(taken) => taken.for_each(|taken| match taken {
            Ok(item) => (items, bytes) = (items + 1, bytes + item.bytes.len() as u64),
            Err(diag) => *left.entry(diag.code).or_default() += 1,
        }),
        Err(error) => {
            eprintln!("error: {error}");
            std::process::exit(1);
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "{items} items, {:.1} MB, {seconds:.1} s, {:.0} items a second",
        bytes as f64 / 1e6,
        items as f64 / seconds
    );
    left.iter().for_each(|(code, n)| println!("{n} left out: {code}"));
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|l| l.starts_with("VmHWM")).for_each(|l| println!("{l}"));
}
