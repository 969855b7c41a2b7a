//! Compile the model: `cargo run --release -p legation-nlp --example install -- WHEEL TARGET`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(source), Some(target)) = (arguments.next(), arguments.next()) else {
        return Err("usage: install WHEEL TARGET".into());
    };
    Ok(legation_nlp::install(source.as_ref(), target.as_ref())?)
}
