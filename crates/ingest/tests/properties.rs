//! What holds for any input at all?

use legation_ingest::{Item, article};
use legation_model::article::Document;

/// A small generator of pseudo-random numbers (Knuth's MMIX constants), so that every run draws the same.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn check(doc: &Document) {
    let mut last = 0;
    for block in &doc.blocks {
        let (start, end) = (block.span.start as usize, block.span.end as usize);
        assert!(last <= start && start < end && end <= doc.text.len(), "{start}..{end} after {last} in {:?}", doc.text);
        assert!(doc.text.is_char_boundary(start) && doc.text.is_char_boundary(end));
        assert!(
            doc.text[last..start].chars().all(|c| c.is_whitespace() || c.is_control() || !c.is_alphanumeric()),
            "words between blocks: {:?}",
            &doc.text[last..start]
        );
        assert_eq!(doc.text[start..end].trim(), &doc.text[start..end]);
        assert!(!block.why.is_empty());
        last = end;
    }
    assert!(
        !doc.text[last..].chars().any(char::is_alphanumeric),
        "words after the last block: {:?}",
        &doc.text[last..]
    );
}

/// The bytes give a document whose blocks are sound, or one diagnostic; twice the same.
fn run(bytes: &[u8]) {
    let item = Item { origin: "a.txt".into(), bytes: bytes.to_vec(), ..Item::default() };
    let (document, diags) = article("a", &item);
    match &document {
        Some(document) => check(document),
        None => assert_eq!(diags.len(), 1, "{diags:?}"),
    }
    assert_eq!(article("a", &item), (document, diags));
}

#[test]
fn random_bytes() {
    let mut draw = Draw(1);
    for _ in 0..2000 {
        let bytes: Vec<u8> = (0..draw.below(400)).map(|_| draw.below(256) as u8).collect();
        run(&bytes);
    }
}

#[test]
fn random_pages() {
    const PARTS: &[&str] = &[
        "\n",
        "\r\n",
        "\r",
        "\u{2028}",
        " ",
        "\t",
        "\u{A0}",
        "\u{200B}",
        "\u{FEFF}",
        "\u{1}",
        "“",
        "”",
        "\"",
        "'",
        "(",
        ")",
        "[",
        "]",
        ".",
        "!",
        "?",
        ":",
        ",",
        " — ",
        " - ",
        " | ",
        "•",
        "•\u{A0}",
        "©",
        "Dear readers,",
        "Read more",
        "Read more: ",
        "Comments",
        "Recommended Stories",
        "Synopsis",
        "By Ana Lima",
        "date 2020-02-30 ",
        "date 2020-02-29 ",
        "2020-02-29T10:00Z",
        "June 8, 2017",
        "Published: ",
        "Updated",
        "LIMA, Peru (AP) — ",
        "Lima: ",
        "(Reuters) - ",
        "Quito | AFP | ",
        "(AP Photo/Ana Lima)",
        "Photo: ",
        "Reuters contributed reporting.",
        "http://a.example/b",
        "Ministers of both states met on Friday and agreed to go on with the talks in the spring.",
        "The envoy said nothing.",
        "We need your support.",
        "Talks go on",
        "Harbour Gazette",
        "é",
        "Ж",
        "中文",
        "😀",
        "word",
        "Capital",
        "the",
        "18",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];
    let mut draw = Draw(2);
    for _ in 0..1000 {
        let page: String = (0..draw.below(40)).map(|_| PARTS[draw.below(PARTS.len())]).collect();
        run(page.as_bytes());
        let mut bytes = page.into_bytes();
        if !bytes.is_empty() {
            let at = draw.below(bytes.len());
            bytes[at] = draw.below(256) as u8;
        }
        run(&bytes);
    }
}

#[test]
fn one_long_line() {
    run("The envoy said nothing. ".repeat(5_000).as_bytes());
    run("a".repeat(1_000_000).as_bytes());
    run("the a, ".repeat(100_000).as_bytes());
    run("Talks go on\n".repeat(5_000).as_bytes());
}
