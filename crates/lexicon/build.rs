//! When must the embedded knowledge be read anew? Whenever something under `data/` changes.

fn main() {
    println!("cargo::rerun-if-changed=../../data");
}
