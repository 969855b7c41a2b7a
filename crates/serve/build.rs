//! Which page does the program carry? The one that Vite built into `web/dist` before, else none.

use std::path::PathBuf;

fn main() {
    let at = |path: &str| PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(path);
    let (page, web) = (at("../../web/dist"), at("../../web"));
    let (folder, watched) = if page.join("index.html").is_file() {
        (page.clone(), page)
    } else {
        let none = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("no-page");
        if let Err(e) = std::fs::create_dir_all(&none) {
            println!("cargo::error=cannot make {}: {e}", none.display());
        }
        // A path that is not there would make every build start here; a folder that may come to hold it does not.
        (none, if web.is_dir() { web } else { at("build.rs") })
    };
    println!("cargo::rerun-if-changed={}", watched.display());
    println!("cargo::rustc-env=LEGATION_PAGE={}", folder.display());
}
