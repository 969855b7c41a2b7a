//! How fast do web pages become documents, one thread? `cargo run --release -p legation-ingest --example pages [-- PATH...]`
//! measures the given pages, or one made up here: 26 paragraphs in 130 KiB of menus, scripts, boxes and comments.

use std::time::{Duration, Instant};

use legation_ingest::{Form, Item, article};

const STORY: &str = "The envoys of Halvard and Sorrel met for a third day in the old customs house, where the mediator of \
    Ostmark had put a draft on the table that left the islands to a later round and opened the harbours at once.";

/// A page as a large news site sends it.
fn made_up() -> Vec<u8> {
    let mut page = String::from(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Envoys meet again | Harbour Gazette</title>",
    );
    page += "<meta property=\"article:published_time\" content=\"2021-03-04T18:20:00Z\">";
    for n in 0..8 {
        page += &format!("<script>window.m{n}={};</script>", "{\"a\":[1,2,3],\"b\":\"slot\"},".repeat(160));
    }
    page += "</head><body><header><nav><ul>";
    for n in 0..220 {
        page += &format!(
            "<li class=\"menu-item menu-item-{n}\"><a href=\"/section/{n}?from=menu\"><span>Section {n}</span></a></li>"
        );
    }
    page += "</ul></nav></header><main><article><h1>Envoys meet again</h1><p class=\"byline\">By Ana Lima</p><div class=\"story-body\">";
    for n in 0..26 {
        page += &format!(
            "<p class=\"story-text\" data-n=\"{n}\">{STORY} Day {n} ended <a href=\"/topic/{n}\">without a word</a> &mdash; again.</p>"
        );
        if n % 5 == 2 {
            page += "<div class=\"ad-slot\"><div class=\"ad-inner\" data-size=\"300x250\"></div></div>";
        }
    }
    page += "</div></article><aside class=\"sidebar\">";
    for n in 0..160 {
        page += &format!(
            "<div class=\"teaser\"><a href=\"/story/{n}\"><img src=\"/i/{n}.jpg\" alt=\"\"><h3>Another story of the day, number {n}</h3></a><p>It is told in few words.</p></div>"
        );
    }
    page += "</aside></main><section id=\"comments\">";
    for n in 0..120 {
        page += &format!(
            "<div class=\"comment\" id=\"c{n}\"><span class=\"user\">reader{n}</span><p>What reader {n} thinks of it all in a line or two.</p></div>"
        );
    }
    page += "</section><footer><p>Harbour Gazette</p></footer></body></html>";
    page.into_bytes()
}

fn main() {
    let paths: Vec<std::path::PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let mut pages: Vec<Vec<u8>> = paths.iter().filter_map(|p| std::fs::read(p).ok()).collect();
    if pages.is_empty() {
        pages.push(made_up());
    }
    let items: Vec<Item> = pages
        .into_iter()
        .map(|bytes| Item { origin: "page.html".into(), bytes, form: Form::Html, ..Item::default() })
        .collect();
    let (begin, mut rounds) = (Instant::now(), 0);
    let (mut words, mut bytes, mut stretches) = (0, 0, 0);
    while begin.elapsed() < Duration::from_secs(3) {
        rounds += 1;
        for item in &items {
            let Some(document) = article("page", item).0 else { continue };
            words += document.text.split_whitespace().count();
            stretches += document.source_map.len();
            bytes += item.bytes.len();
        }
    }
    let seconds = begin.elapsed().as_secs_f64();
    let each = rounds * items.len();
    println!("{each} pages of {} KiB and {} words in {seconds:.1} s, one thread", bytes / each / 1024, words / each);
    println!(
        "{:.0} words/s, {:.1} MiB/s, {:.2} ms a page, {} stretches a page",
        words as f64 / seconds,
        bytes as f64 / seconds / 1048576.0,
        seconds * 1000.0 / each as f64,
        stretches / each
    );
}
