//! Shows what the articles under the given paths were cut into: `cargo run -p legation-ingest --example blocks -- PATH...`

fn main() {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    match legation_ingest::read(&paths, &mut |_, _, _| {}) {
        Ok(input) => {
            input.documents.iter().for_each(|d| println!("{}", legation_ingest::describe(d)));
            input.diags.iter().for_each(|d| println!("{d}"));
        }
        Err(error) => {
            eprintln!("error: {error}");
            std::process::exit(1);
        }
    }
}
