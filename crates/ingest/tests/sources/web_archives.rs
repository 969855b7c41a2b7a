//! WARC, plain and packed.

use legation_ingest::{Form, Limits, article};

use crate::build::{answer, file, gzip, limited, page, record, shown, taken, zstd};

#[test]
fn records() {
    let records = [
        record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", b"software: x\r\n"),
        record("WARC-Type: request\r\nContent-Type: application/http; msgtype=request\r\n", b"GET / HTTP/1.1\r\n\r\n"),
        page(1),
        answer(2, "Content-Type: image/png\r\n", b"\x89PNG"),
        answer(3, "Content-Type: text/plain\r\n", b"The two sides met."),
        record(
            "WARC-Type: response\r\nContent-Type: application/http\r\n",
            b"HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n",
        ),
        record(
            "WARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:4>\r\nContent-Type: text/plain\r\n",
            b"They met again.",
        ),
        answer(5, "Content-Type: text/html; charset=windows-1251\r\nContent-Encoding: gzip\r\n", &gzip(b"<p>")),
        answer(6, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", b"\x1F\x8B\x08broken"),
    ];
    let each: Vec<u8> = records.iter().flat_map(|r| gzip(r)).collect();
    for (name, bytes) in [
        ("news.warc", records.concat()),
        ("news.warc.gz", each),
        ("news.warc.gz", gzip(&records.concat())),
        ("news.warc.zst", zstd(&records.concat())),
        ("-x", records.concat()),
    ] {
        let path = file("warc", name, &bytes);
        let found = taken(&path);
        let (names, diags) = shown(&path, &found);
        let place = |n: &str| format!("{name}!<urn:uuid:{n}>");
        assert_eq!(names, [place("1"), place("3"), place("4"), place("5")], "{diags:?}");
        let expected =
            [format!("not-a-page {}", place("2")), format!("http-status {name}!#6"), format!("http {}", place("6"))];
        assert_eq!(diags, expected);
        let forms: Vec<Form> = found.0.iter().map(|i| i.form).collect();
        assert_eq!(forms, [Form::Html, Form::Text, Form::Text, Form::Html]);
        let facts = &found.0[3].facts;
        assert_eq!(
            (facts.charset.as_deref(), facts.url.as_deref()),
            (Some("windows-1251"), Some("https://gazette.example/5"))
        );
        assert_eq!((found.0[3].bytes.as_slice(), found.0[3].name().as_str()), (&b"<p>"[..], "5"));
        let (document, _) = article("a", &found.0[1]);
        let published = document.expect("a document").published;
        assert_eq!(
            (published.range.map(|r| r.timex()).as_deref(), published.why.as_str()),
            (Some("2020-02-03"), "crawl date")
        );
    }
}

#[test]
fn damaged_records_do_not_cost_the_rest() {
    let wrong_length =
        String::from_utf8(page(2)).expect("text").replace("Content-Length: 9", "Content-Length: 8").into_bytes();
    let no_number =
        String::from_utf8(page(2)).expect("text").replace("Content-Length: ", "Content-Length: x").into_bytes();
    let no_length =
        String::from_utf8(page(2)).expect("text").replace("Content-Length: ", "Content-Size: ").into_bytes();
    for (what, bad) in
        [("length", wrong_length), ("number", no_number), ("none", no_length), ("noise", vec![b'x'; 300])]
    {
        let path = file("warc-bad", "a.warc", &[page(1), bad, page(3)].concat());
        let (names, diags) = shown(&path, &taken(&path));
        assert_eq!(names, ["a.warc!<urn:uuid:1>", "a.warc!<urn:uuid:3>"], "{what}: {diags:?}");
        assert_eq!((diags.len(), diags[0].starts_with("damaged a.warc!")), (1, true), "{what}: {diags:?}");
    }
    // One member of the packed archive is damaged in its middle.
    let mut second = gzip(&page(2));
    let half = second.len() / 2;
    second[half..half + 8].fill(0xFF);
    let path = file("warc-bad", "a.warc.gz", &[gzip(&page(1)), second, gzip(&page(3)), gzip(&page(4))].concat());
    let (names, diags) = shown(&path, &taken(&path));
    let last: Vec<&str> = names.iter().filter_map(|n| n.split('!').nth(1)).collect();
    assert_eq!(last, ["<urn:uuid:1>", "<urn:uuid:3>", "<urn:uuid:4>"], "{diags:?}");
    assert_eq!(diags.len(), 1, "{diags:?}");
}

#[test]
fn cut_off() {
    let whole = [gzip(&page(1)), gzip(&page(2))].concat();
    let path = file("warc-cut", "a.warc.gz", &whole[..whole.len() - 40]);
    assert_eq!(shown(&path, &taken(&path)).0.len(), 1);
    assert_eq!(shown(&path, &taken(&path)).1, ["truncated a.warc.gz!<urn:uuid:2>"]);
    let plain = [page(1), page(2)].concat();
    let path = file("warc-cut", "a.warc", &plain[..plain.len() - 40]);
    assert_eq!(shown(&path, &taken(&path)).1, ["truncated a.warc!<urn:uuid:2>"]);
}

#[test]
fn large_records_and_huge_lengths() {
    let large = answer(1, "Content-Type: text/html\r\n", &vec![b'a'; 500_000]);
    let bomb = answer(2, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &gzip(&vec![b'a'; 500_000]));
    let endless = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\nHTTP".to_vec();
    let path = file("warc-large", "a.warc", &[large, bomb, page(3), endless].concat());
    let found = limited(&path, Limits { item_bytes: 1000, ..Limits::default() });
    let (names, diags) = shown(&path, &found);
    assert_eq!(names, ["a.warc!<urn:uuid:3>"]);
    assert_eq!(diags, ["too-large a.warc!<urn:uuid:1>", "too-large a.warc!<urn:uuid:2>", "truncated a.warc!#4"]);
}
