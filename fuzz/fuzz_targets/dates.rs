//! Is any date that a source or a page states read or refused, never a fault?
#![no_main]

use legation_ingest::{Facts, Form, Item, article};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|written: &str| {
    let story = "The envoys of both sides met on Friday and agreed to go on with their talks in the spring.";
    let facts = Facts { published: Some(written.to_owned()), dated_by: "feed".into(), ..Facts::default() };
    let text = format!("Talks go on\n\nPublished: {written}\n\n{story}\n");
    let _ = article("a", &Item { origin: "a.txt".into(), bytes: text.into_bytes(), form: Form::Text, facts });
    let quoted = written.replace(['"', '<', '&'], "");
    let page = format!(
        "<meta property=\"article:published_time\" content=\"{quoted}\"><h1>Talks go on</h1><time>{quoted}</time><p>{story}</p>"
    );
    let facts = Facts { url: Some(format!("https://a.example/{quoted}/x")), ..Facts::default() };
    let _ = article("b", &Item { origin: "b.html".into(), bytes: page.into_bytes(), form: Form::Html, facts });
});
