//! Writes a web archive of made-up news pages, for tests and measurements:
//! `cargo run --release -p legation-ingest --example make_warc -- 100000 news.warc.gz [PARAGRAPHS [SHARE]]`
//!
//! Of each hundred pages SHARE tell of one crisis of two months, none if it is not given; the others tell of many over five years.
//! Page `n` is the same in every archive of one share. The states are real, so that there is something to code; nothing that is told of them
//! happened, and the people and papers do not exist.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::ToSpan;
use jiff::civil::{Date, date};

const OUTLETS: [(&str, &str); 8] = [
    ("Harbour Gazette", "harbour-gazette.example"),
    ("Fjord Observer", "fjord-observer.example"),
    ("Pampa Ledger", "pampa-ledger.example"),
    ("Delta Courier", "delta-courier.example"),
    ("Lakeside Tribune", "lakeside-tribune.example"),
    ("Savanna Post", "savanna-post.example"),
    ("Old Bridge Review", "old-bridge-review.example"),
    ("Coral Wire", "coral-wire.example"),
];

/// State, adjective, capital.
const STATES: [[&str; 3]; 16] = [
    ["Peru", "Peruvian", "Lima"],
    ["Chile", "Chilean", "Santiago"],
    ["Norway", "Norwegian", "Oslo"],
    ["Iceland", "Icelandic", "Reykjavik"],
    ["Ghana", "Ghanaian", "Accra"],
    ["Togo", "Togolese", "Lomé"],
    ["Thailand", "Thai", "Bangkok"],
    ["Malaysia", "Malaysian", "Kuala Lumpur"],
    ["Portugal", "Portuguese", "Lisbon"],
    ["Morocco", "Moroccan", "Rabat"],
    ["Uruguay", "Uruguayan", "Montevideo"],
    ["Paraguay", "Paraguayan", "Asunción"],
    ["Estonia", "Estonian", "Tallinn"],
    ["Finland", "Finnish", "Helsinki"],
    ["Kenya", "Kenyan", "Nairobi"],
    ["Tanzania", "Tanzanian", "Dodoma"],
];

const NAMES: [&str; 12] = [
    "Ana Lima",
    "Bo Ekholm",
    "Carla Duarte",
    "Daniel Osei",
    "Eva Sillanpaa",
    "Farid Nasser",
    "Gita Menon",
    "Hugo Prado",
    "Ines Carvalho",
    "Jonas Vik",
    "Kofi Adjei",
    "Lena Saar",
];

const SUBJECTS: [&str; 8] = [
    "the fishing grounds",
    "the border crossing",
    "the rail tunnel",
    "the river dam",
    "the customs post",
    "the grain terminal",
    "the air corridor",
    "the undersea cable",
];

/// Sentences of news. `{A}` and `{B}` are states, `{Aa}` and `{Ba}` their adjectives, `{Ac}` a capital, `{C}` and `{Cc}` a third state
/// and its capital, `{S}` a subject, `{N}` and `{M}` people, `{D}` a day of the week, `{K}` a number.
const SENTENCES: [&str; 24] = [
    "The foreign ministers of {A} and {B} met in {Cc} on {D} to talk about {S}.",
    "{A} accused {B} of holding back the papers on {S}, and asked for an answer within {K} days.",
    "{Ba} officials denied the charge and said that the papers had been sent {K} days before.",
    "{C} offered to mediate between {A} and {B}, the {C} government said in a statement.",
    "{N}, the foreign minister of {A}, told reporters that the offer would be studied with care.",
    "{B} accepted the offer on {D}, its envoy {M} said in {Cc}.",
    "About {K} people marched through {Ac} on {D} and demanded that talks on {S} go on.",
    "The police detained {K} of the marchers for some hours, a spokesman said.",
    "{Aa} troops withdrew from the area around {S} on {D}, residents said.",
    "At least {K} people were injured when {Ba} guards fired tear gas at a crowd near {S}.",
    "{A} recalled its ambassador from {B} for consultations, the ministry announced.",
    "The two sides signed an agreement on {S} after {K} hours of talks.",
    "{N} thanked {C} for its patience and called the agreement a beginning.",
    "{B} threatened to close {S} if no answer came by {D}.",
    "The prime minister of {B}, {M}, spoke by telephone with {N} on {D}, both offices said.",
    "{A} promised {K} million dollars in aid for the villages beside {S}.",
    "A ship with {K} tons of grain left {Ac} for {B} on {D}.",
    "Negotiators from {A} rejected the latest draft because it said nothing about {S}.",
    "{C} urged both governments to show restraint.",
    "The parliament in {Ac} approved the treaty with {K} votes against {K}.",
    "Fishermen blocked the road to {S} for {K} hours and let only ambulances through.",
    "\"We did not come here to lose our time,\" {M} said after the meeting.",
    "{A} and {B} agreed to exchange {K} prisoners before the end of the month.",
    "A court in {Ac} sentenced {K} smugglers who had been caught near {S}.",
];

const TITLES: [&str; 8] = [
    "{A} and {B} talk about {S} in {Cc}",
    "{C} offers to mediate between {A} and {B}",
    "{A} recalls envoy from {B} over {S}",
    "March of {K} in {Ac} over {S}",
    "{B} and {A} sign agreement on {S}",
    "{A} warns {B} over {S}",
    "{Aa} troops leave area around {S}",
    "Talks on {S} end without agreement in {Cc}",
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A small generator of pseudo-random numbers (Knuth's MMIX constants).
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }
}

/// The states and people of one page.
struct Cast {
    states: [[&'static str; 3]; 3],
    people: [&'static str; 2],
    subject: &'static str,
}

/// Writes `pattern` with the cast set in.
fn fill(out: &mut String, pattern: &str, cast: &Cast, draw: &mut Draw) {
    let mut parts = pattern.split(['{', '}']);
    while let Some(plain) = parts.next() {
        out.push_str(plain);
        let Some(slot) = parts.next() else { return };
        let [a, b, c] = &cast.states;
        let word = match slot {
            "A" => a[0],
            "Aa" => a[1],
            "Ac" => a[2],
            "B" => b[0],
            "Ba" => b[1],
            "C" => c[0],
            "Cc" => c[2],
            "S" => cast.subject,
            "N" => cast.people[0],
            "M" => cast.people[1],
            "D" => draw.of(&DAYS),
            _ => {
                let _ = write!(out, "{}", 2 + draw.below(400));
                continue;
            }
        };
        out.push_str(word);
    }
}

/// Address, and the page with its head, navigation, story and foot.
fn page(n: u64, paragraphs: usize, share: u64) -> (String, String) {
    let mut draw = Draw(n.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5EED);
    let one_crisis = n % 100 < share;
    let (first, others) =
        if one_crisis { (0, [1, 2]) } else { (draw.below(STATES.len()), [1 + draw.below(7), 8 + draw.below(7)]) };
    let cast = Cast {
        states: [STATES[first], STATES[(first + others[0]) % 16], STATES[(first + others[1]) % 16]],
        people: [draw.of(&NAMES), draw.of(&NAMES)],
        subject: draw.of(&SUBJECTS),
    };
    let (outlet, host) = draw.of(&OUTLETS);
    let (start, days) = if one_crisis { (date(2023, 3, 1), 60) } else { (date(2019, 1, 1), 1800) };
    let day: Date = start.saturating_add((n % days).cast_signed().days());
    let mut title = String::new();
    let pattern = draw.of(&TITLES);
    fill(&mut title, pattern, &cast, &mut draw);
    let url = format!("https://{host}/world/{}/story-{n}", day.strftime("%Y/%m/%d"));
    let author = draw.of(&NAMES);
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} | {outlet}</title>\n\
         <link rel=\"canonical\" href=\"{url}\">\n<meta property=\"og:title\" content=\"{title}\">\n\
         <meta property=\"og:site_name\" content=\"{outlet}\">\n\
         <meta property=\"article:published_time\" content=\"{day}T{:02}:15:00Z\">\n\
         <script>window.dataLayer = window.dataLayer || [];</script>\n</head>\n<body>\n<header><nav><ul>\
         <li><a href=\"/\">Home</a></li><li><a href=\"/world\">World</a></li><li><a href=\"/sport\">Sport</a></li>\
         <li><a href=\"/weather\">Weather</a></li></ul></nav></header>\n<main>\n<article>\n<h1>{title}</h1>\n\
         <p class=\"byline\">By {author}</p>\n<time datetime=\"{day}\">{}</time>\n",
        draw.below(24),
        day.strftime("%-d %B %Y"),
    );
    let mut order: Vec<&str> = SENTENCES.to_vec();
    for i in 0..paragraphs {
        html.push_str("<p>");
        if i == 0 {
            let _ = write!(html, "{} — ", cast.states[0][2].to_uppercase());
        }
        for s in 0..2 {
            let at = draw.below(order.len());
            if s > 0 {
                html.push(' ');
            }
            fill(&mut html, order.swap_remove(at), &cast, &mut draw);
            if order.is_empty() {
                order = SENTENCES.to_vec();
            }
        }
        html.push_str("</p>\n");
    }
    let _ = write!(
        html,
        "</article>\n<aside><h2>Related stories</h2><ul><li><a href=\"/world/story-{}\">Ferry line to open in spring</a></li>\
         <li><a href=\"/world/story-{}\">Ten pictures of the week</a></li></ul></aside>\n</main>\n\
         <footer><p>Sign up for our newsletter</p><p>© {} {outlet}. All rights reserved.</p></footer>\n</body>\n</html>\n",
        n / 2,
        n / 3,
        day.year(),
    );
    (url, html)
}

/// Writes one record as a gzip member of its own.
fn record(out: &mut impl Write, kind: &str, n: u64, url: &str, content: &str, block: &[u8]) -> io::Result<()> {
    let mut member = GzEncoder::new(out, Compression::fast());
    write!(
        member,
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{:08x}-0000-4000-8000-{n:012x}>\r\n\
         WARC-Date: 2024-06-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}\r\nContent-Length: {}\r\n\r\n",
        kind.len(),
        block.len(),
    )?;
    member.write_all(block)?;
    member.write_all(b"\r\n\r\n")?;
    member.finish().map(|_| ())
}

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let number = |i: usize| args.get(i).and_then(|a| a.parse::<u64>().ok());
    let (Some(pages), Some(path)) = (number(0), args.get(1)) else {
        eprintln!(
            "error: give the number of pages and the file to write: `make_warc 1000 news.warc.gz [PARAGRAPHS [SHARE]]`"
        );
        std::process::exit(2);
    };
    let paragraphs = usize::try_from(number(2).unwrap_or(6)).unwrap_or(6);
    let share = number(3).unwrap_or(0);
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    record(&mut out, "warcinfo", 0, "urn:made-up", "application/warc-fields", b"software: make_warc\r\n")?;
    for n in 1..=pages {
        let (url, html) = page(n, paragraphs, share);
        let host = url.split('/').nth(2).unwrap_or_default();
        let asked = format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n");
        record(&mut out, "request", n, &url, "application/http; msgtype=request", asked.as_bytes())?;
        let answer = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\r\n{html}",
            html.len()
        );
        record(&mut out, "response", n, &url, "application/http; msgtype=response", answer.as_bytes())?;
    }
    out.flush()
}
