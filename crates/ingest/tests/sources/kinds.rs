//! Files, folders, archives and tables.

use std::fs;

use legation_ingest::{Form, Settings, items, read, read_with};

use crate::build::{STORY, file, folder, gzip, shown, taken, taken_with, tar, zip, zstd};

#[test]
fn packed_files() {
    let folder = folder("packed");
    let story = STORY.as_bytes();
    let two = [gzip(&story[..50]), gzip(&story[50..]), vec![0; 100]].concat();
    fs::write(folder.join("a.txt.gz"), two).expect("written");
    fs::write(folder.join("b.md.zst"), [zstd(&story[..9]), zstd(&story[9..])].concat()).expect("written");
    fs::write(folder.join("c.txt"), gzip(story)).expect("written");
    fs::write(folder.join("d.jpg.gz"), gzip(story)).expect("written");
    fs::write(folder.join("e.txt.bz2"), b"BZh91AY&SY").expect("written");
    fs::write(folder.join("f.txt.gz"), gzip(&gzip(b"<html>"))).expect("written");
    let found = taken(&folder);
    let (names, diags) = shown(&folder, &found);
    assert_eq!(names, ["a.txt.gz", "b.md.zst", "c.txt", "f.txt.gz"]);
    assert_eq!(diags, ["unsupported e.txt.bz2"]);
    assert!(found.0[..3].iter().all(|i| i.bytes == story && i.form == Form::Text));
    assert_eq!(found.0[3].form, Form::Html);
    assert_eq!(found.0.iter().map(|i| i.name()).collect::<Vec<_>>(), ["a", "b", "c", "f"]);
}

#[test]
fn archives() {
    let story = STORY.as_bytes();
    let inner = zip(&[("x.txt", story), ("README.txt", story)]);
    let members: &[(&str, &[u8])] = &[
        ("b/two.txt", story),
        ("../../a.txt", story),
        ("/etc/one.md", story),
        (".hidden/x.txt", story),
        ("__MACOSX/x.txt", story),
        ("picture.jpg", b"\xFF\xD8\xFF"),
        ("in.zip", &inner),
        ("rows.jsonl", b"{\"text\":\"They met.\",\"id\":7}\n"),
        ("p.html", b"<p>"),
    ];
    let expected = ["b/two.txt", "../../a.txt", "/etc/one.md", "in.zip!x.txt", "rows.jsonl:1", "p.html"];
    for (name, bytes) in [
        ("a.zip", zip(members)),
        ("a.tar", tar(members)),
        ("a.tgz", gzip(&tar(members))),
        ("a.tar.gz", gzip(&tar(members))),
        ("a.tar.zst", zstd(&tar(members))),
        ("a", tar(members)),
    ] {
        let path = file("archives", name, &bytes);
        let found = taken(&path);
        let (names, diags) = shown(&path, &found);
        assert_eq!(names, expected.map(|e| format!("{name}!{e}")), "{name}");
        assert!(diags.is_empty(), "{diags:?}");
        assert_eq!(found.0.iter().map(|i| i.name()).collect::<Vec<_>>(), ["two", "a", "one", "x", "7", "p"]);
    }
}

#[test]
fn long_names_and_links_in_tar() {
    let mut out = tar::Builder::new(Vec::new());
    let long = format!("{}/story.txt", "folder".repeat(30));
    let mut header = tar::Header::new_gnu();
    header.set_size(STORY.len() as u64);
    header.set_mode(0o644);
    out.append_data(&mut header, &long, STORY.as_bytes()).expect("appended");
    let mut link = tar::Header::new_gnu();
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_size(0);
    out.append_link(&mut link, "link.txt", "/etc/passwd").expect("appended");
    let path = file("tar-names", "a.tar", &out.into_inner().expect("packed"));
    let (names, diags) = shown(&path, &taken(&path));
    assert_eq!((names, diags), (vec![format!("a.tar!{long}")], vec![]));
}

#[test]
fn json_lines() {
    let lines = concat!(
        "\u{FEFF}{\"headline\":\"Talks go on\",\"body\":\"They met in Arica.\",\"published_at\":\"2020-02-03T04:05:06Z\",",
        "\"source\":{\"id\":1,\"name\":\"Harbour Gazette\"},\"authors\":[\"Ana Lima\",{\"name\":\"Bo Ek\"}],\"URL\":\"https://a.example/1\"}\n",
        "\n",
        "{\"body\":[\"One.\",\"Two.\"],\"date\":1580702706,\"id\":\"x/1\",\"lang\":\"en\"}\r\n",
        "[1]\n",
        "{\"body\":\"\"}\n",
        "{\"body\":\n",
        "{\"html\":\"They met.\",\"title\":\"Talks\"}"
    );
    let path = file("jsonl", "rows.jsonl", lines.as_bytes());
    let found = taken(&path);
    let (names, diags) = shown(&path, &found);
    assert_eq!(names, ["rows.jsonl:1", "rows.jsonl:3", "rows.jsonl:7"]);
    assert_eq!(diags, ["row rows.jsonl:4", "row-without-text rows.jsonl:5", "row rows.jsonl:6"]);
    let [first, second, third] = &found.0[..] else { panic!("three") };
    assert_eq!(first.bytes, b"Talks go on\n\nThey met in Arica.");
    let facts = &first.facts;
    assert_eq!((facts.outlet.as_deref(), facts.url.as_deref()), (Some("Harbour Gazette"), Some("https://a.example/1")));
    assert_eq!(
        (facts.dated_by.as_str(), &facts.authors[..]),
        ("column `published_at`", &["Ana Lima".into(), "Bo Ek".into()][..])
    );
    assert_eq!((second.bytes.as_slice(), second.name().as_str()), (&b"One.\n\nTwo."[..], "x-1"));
    assert_eq!(second.facts.published.as_deref(), Some("2020-02-03T04:05:06Z"));
    assert_eq!((third.form, third.name().as_str()), (Form::Html, "rows-7"));

    let input = read(&[path], &mut |_, _, _| {}).expect("articles");
    let days: Vec<String> = input.documents.iter().filter_map(|d| d.published.range).map(|r| r.timex()).collect();
    assert_eq!((days, input.skipped), (vec!["2020-02-03".to_owned(), "2020-02-03".to_owned()], 3));
}

#[test]
fn json_documents() {
    for (name, json, expected) in [
        ("list.json", "[{\"text\":\"One.\"},{\"text\":\"\"},{\"text\":\"Two.\"}]", vec!["list.json:1", "list.json:3"]),
        ("one.json", "{\n \"title\": \"x\",\n \"content\": \"One.\"\n}", vec!["one.json:1"]),
        ("answer.json", "{\n\"status\":\"ok\",\"articles\":[{\"content\":\"One.\"}]}", vec!["answer.json:1"]),
        ("lines.json", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n", vec!["lines.json:1", "lines.json:2"]),
        ("other.json", "[{\"event\":1}]", vec![]),
        ("bad.json", "[{\"text\":", vec![]),
        ("number.json", "7", vec![]),
    ] {
        let path = file("json", name, json.as_bytes());
        let (names, diags) = shown(&path, &taken(&path));
        assert_eq!(names, expected, "{diags:?}");
        assert!(diags.len() == usize::from(expected.len() != 1 && name != "lines.json"), "{name}: {diags:?}");
    }
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Gazette - World</title><language>en-gb</language>
<item><title>Talks &amp; more talks</title><link>https://a.example/1</link><dc:creator>Ana Lima</dc:creator>
<pubDate>Mon, 03 Feb 2020 00:30:00 +0530</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>They met in <b>Arica</b>.</p>]]></content:encoded></item>
<item><title>Plain</title><link>https://a.example/2</link><description>They met again.</description></item>
<item><title>Nothing more</title><link>https://a.example/3</link></item>
<item><description>&amp;quot;Good,&amp;quot; she said.</description></item>
</channel></rss>"#;

#[test]
fn feeds() {
    let folder = folder("feeds");
    fs::write(folder.join("a.xml"), RSS).expect("written");
    fs::write(folder.join("b.json"), r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Observer", "items":
        [{"id": "1", "url": "https://b.example/1", "content_text": "They met.", "date_published": "2020-02-03T23:00:00-05:00"}]}"#)
    .expect("written");
    fs::write(folder.join("c.atom"), r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Delta Courier</title><id>x</id>
        <updated>2020-01-01T00:00:00Z</updated><entry><id>y</id><title>Talks</title><link href="https://c.example/1"/>
        <updated>2020-02-04T00:00:00Z</updated><summary type="html">&lt;p&gt;They met.&lt;/p&gt;</summary></entry></feed>"#)
    .expect("written");
    fs::write(folder.join("d.xml"), "<?xml version='1.0'?><kml/>").expect("written");
    fs::write(folder.join("e.xml"), "<urlset><url><loc>https://e.example</loc></url></urlset>").expect("written");
    fs::write(folder.join("f.rss"), &RSS[..700]).expect("written");
    let found = taken(&folder);
    let (names, diags) = shown(&folder, &found);
    let expected = [
        "a.xml!https://a.example/1",
        "a.xml!https://a.example/2",
        "a.xml!#4",
        "b.json!https://b.example/1",
        "c.atom!https://c.example/1",
    ];
    assert_eq!(names, expected, "{diags:?}");
    assert_eq!(diags, ["entry-without-text a.xml!https://a.example/3", "only-links e.xml", "feed f.rss"]);
    let [first, second, fourth, json, atom] = &found.0[..] else { panic!("five") };
    let facts = &first.facts;
    assert_eq!((first.form, facts.title.as_deref()), (Form::Html, Some("Talks & more talks")));
    assert!(String::from_utf8_lossy(&first.bytes).contains("<p>They met in <b>Arica</b>.</p>"));
    assert_eq!(facts.published.as_deref().map(|d| &d[..10]), Some("2020-02-03"), "the day of the place");
    assert_eq!((facts.outlet.as_deref(), facts.dated_by.as_str()), (Some("Harbour Gazette"), "feed"));
    assert_eq!((&facts.authors[..], facts.language.as_deref()), (&["Ana Lima".to_owned()][..], Some("en-gb")));
    assert_eq!((second.form, second.bytes.as_slice()), (Form::Text, &b"Plain\n\nThey met again."[..]));
    assert_eq!(fourth.form, Form::Html);
    assert_eq!(json.facts.published.as_deref().map(|d| &d[..10]), Some("2020-02-03"));
    assert_eq!((atom.form, atom.facts.dated_by.as_str()), (Form::Html, "feed, day of the last change"));
    let archive = file("feeds-zip", "a.zip", &zip(&[("a.xml", RSS.as_bytes()), ("d.json", b"{}")]));
    assert_eq!(shown(&archive, &taken(&archive)).0[1], "a.zip!a.xml!https://a.example/2");
}

#[test]
fn tables() {
    let table = "\u{FEFF}Uid;Text;Publication_Date;note\r\n1;\"They met; \"\"at last\"\",\nin Arica.\";20200203;\r\n2;;2020;x\r\n3;Short row\r\n";
    let path = file("csv", "rows.csv", table.as_bytes());
    let found = taken(&path);
    let (names, diags) = shown(&path, &found);
    assert_eq!(
        (names, diags),
        (vec!["rows.csv:2".into(), "rows.csv:5".into()], vec!["row-without-text rows.csv:4".into()])
    );
    assert_eq!(found.0[0].bytes, "They met; \"at last\",\nin Arica.".as_bytes());
    assert_eq!(found.0[0].name(), "1");

    let path = file("tsv", "rows.tsv.gz", &gzip(b"a\tday\tpaper\nThey met.\t3 February 2020\tHarbour Gazette\n"));
    let settings = Settings { columns: "text=a,date=day,outlet=Paper".parse().expect("a map"), ..Settings::default() };
    let found = taken_with(&path, &settings);
    assert_eq!(found.0[0].facts.outlet.as_deref(), Some("Harbour Gazette"));
    let input = read_with(&[path], &settings, &mut |_, _, _| {}).expect("articles");
    assert_eq!(input.documents[0].published.range.map(|r| r.timex()).as_deref(), Some("2020-02-03"));
    assert_eq!(input.documents[0].published.why, "column `date`".replace("date", "day"));
}

#[test]
fn other_tables_in_a_folder_are_notes() {
    let folder = folder("other-tables");
    fs::write(folder.join("a.txt"), STORY).expect("written");
    fs::write(folder.join("gold.csv"), "event,actor\n1,2\n").expect("written");
    fs::write(folder.join("corrections.jsonl"), "{\"of\":1}\n{\"of\":2}\n").expect("written");
    let input = read(std::slice::from_ref(&folder), &mut |_, _, _| {}).expect("an article");
    assert_eq!((input.documents.len(), input.skipped, input.diags.len()), (1, 0, 1), "{:?}", input.diags);
    let named = taken(&folder.join("gold.csv")).1;
    assert!(
        named[0].to_string().starts_with("error: ") && named[0].message.contains("`event`, `actor`"),
        "{}",
        named[0]
    );
}

#[test]
fn patterns_and_order() {
    let folder = folder("patterns");
    fs::create_dir_all(folder.join("b/c")).expect("a folder");
    for name in ["z.txt", "a.txt", "b/m.txt", "b/c/n.txt", "b/.x.txt", "b/o.log"] {
        fs::write(folder.join(name), format!("{STORY}{name}")).expect("written");
    }
    let names = |pattern: &str| {
        let path = folder.join(pattern);
        let found = taken(&path);
        let prefix = format!("{}/", folder.display());
        found.0.iter().map(|i| i.origin.trim_start_matches(&prefix).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("*.txt"), ["a.txt", "z.txt"]);
    assert_eq!(names("**/*.txt"), ["a.txt", "b/c/n.txt", "b/m.txt", "z.txt"]);
    assert_eq!(names("b/[mo].*"), ["b/m.txt", "b/o.log"]);
    assert_eq!(names(""), ["a.txt", "b/c/n.txt", "b/m.txt", "z.txt"]);
    // Whatever the order in which they are named, and each once.
    let given = ["z.txt", "a.txt", "", "b"].map(|n| folder.join(n));
    let origins: Vec<String> =
        items(&given, Settings::default()).expect("paths").map(|i| i.expect("an item").name()).collect();
    assert_eq!(origins, ["a", "n", "m", "z"]);
    assert!(items(&[folder.join("*.nothing")], Settings::default()).is_err());
    // Leaving off ends the walk.
    assert_eq!(items(&given, Settings::default()).expect("paths").take(1).count(), 1);
}
