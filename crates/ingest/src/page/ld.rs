//! What does a page say of its article as JSON-LD, in the words of schema.org?

use serde_json::Value;

/// What JSON-LD says of an article; as written, empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ld {
    pub headline: Option<String>,
    pub description: Option<String>,
    pub authors: Vec<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    pub language: Option<String>,
    pub url: Option<String>,
    /// It says that the article is not to be read for free.
    pub paid: bool,
}

/// Longest block of JSON-LD that is read, in bytes; whole articles in it have some ten thousand.
pub(crate) const LONGEST: usize = 512 * 1024;

/// Last part of the types that are articles, `LiveBlogPosting` among them.
const ARTICLES: &[&str] = &["Article", "BlogPosting", "Report", "LiveBlogPosting"];

/// What the blocks of JSON-LD of a page say of its article; of several, of that at the address `canonical`, else of the
/// first. `None` where no block speaks of one.
pub(crate) fn read(blocks: &[String], canonical: Option<&str>) -> Option<Ld> {
    let values: Vec<Value> = blocks.iter().filter(|b| b.len() <= LONGEST).filter_map(|b| parse(b)).collect();
    let mut nodes = Vec::new();
    values.iter().for_each(|v| gather(v, &mut nodes));
    let is_article = |n: &&&Value| types(n).any(|t| ARTICLES.iter().any(|a| t.ends_with(a)));
    let is_page = |n: &&&Value| types(n).any(|t| t == "WebPage");
    let at = |n: &&&Value| {
        canonical.is_some() && [&n["url"], &n["mainEntityOfPage"], &n["@id"]].iter().any(|v| address(v) == canonical)
    };
    let articles = || nodes.iter().filter(is_article);
    let node = articles().find(at).or_else(|| articles().next()).or_else(|| nodes.iter().find(is_page))?;
    let text = |key: &str| said(&node[key]);
    let paid = match &node["isAccessibleForFree"] {
        Value::Bool(free) => !free,
        Value::String(free) => free.eq_ignore_ascii_case("false"),
        _ => false,
    };
    Some(Ld {
        headline: text("headline").or_else(|| text("name")),
        description: text("description"),
        authors: names(if node["author"].is_null() { &node["creator"] } else { &node["author"] }, &nodes),
        publisher: names(&node["publisher"], &nodes).into_iter().next(),
        published: text("datePublished").or_else(|| text("dateCreated")),
        modified: text("dateModified"),
        language: text("inLanguage").or_else(|| said(&node["inLanguage"]["name"])),
        url: address(&node["url"]).or_else(|| address(&node["mainEntityOfPage"])).map(str::to_owned),
        paid,
    })
}

/// The value of a block. Authors of pages wrap it in comments, and leave line ends in its texts.
fn parse(block: &str) -> Option<Value> {
    let mut bare = block.trim();
    for mark in ["<!--", "//", "/*", "<![CDATA[", "*/"] {
        bare = bare.trim_start_matches(mark).trim_start();
    }
    for mark in ["-->", "*/", "]]>", "//", "/*", ";"] {
        bare = bare.trim_end_matches(mark).trim_end();
    }
    serde_json::from_str(bare).ok().or_else(|| {
        let smooth: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&smooth).ok()
    })
}

/// The objects of a block: at its top, in its lists and graphs, and what a page is about. Not those that it mentions.
fn gather<'v>(value: &'v Value, nodes: &mut Vec<&'v Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|v| gather(v, nodes)),
        Value::Object(object) => {
            nodes.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                object.get(key).into_iter().for_each(|v| gather(v, nodes));
            }
        }
        _ => {}
    }
}

fn types(node: &Value) -> impl Iterator<Item = &str> {
    let one = std::slice::from_ref(&node["@type"]);
    let all = node["@type"].as_array().map_or(one, Vec::as_slice);
    all.iter().filter_map(Value::as_str).map(|t| t.rsplit(['/', ':']).next().unwrap_or(t))
}

/// The text of a value, of a list the first.
fn said(value: &Value) -> Option<String> {
    let value = value.as_array().and_then(|list| list.first()).unwrap_or(value);
    let value = value.get("@value").unwrap_or(value);
    value.as_str().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned)
}

fn address(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value["@id"].as_str()).or_else(|| value["url"].as_str()).filter(|a| a.starts_with("http"))
}

/// The names of persons or organisations: given as texts, as objects, or by reference to another object of the page.
fn names(value: &Value, nodes: &[&Value]) -> Vec<String> {
    let one = std::slice::from_ref(value);
    let list = value.as_array().map_or(one, Vec::as_slice);
    let named = |v: &Value| {
        let id = v["@id"].as_str();
        let other = || nodes.iter().find(|n| id.is_some() && n["@id"].as_str() == id).and_then(|n| said(&n["name"]));
        said(v).or_else(|| said(&v["name"])).or_else(other)
    };
    list.iter().filter_map(named).filter(|n| !n.starts_with("http")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_in_many_wrappings() {
        let check = |block: &str| {
            let ld = read(&[block.to_owned()], None).unwrap_or_default();
            let part = |v: Option<String>| v.unwrap_or_default();
            [part(ld.headline), ld.authors.join("+"), part(ld.publisher), part(ld.published)].join(" | ")
        };
        let plain = r#"{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferries sail","author":{"@type":"Person",
            "name":"Ana Lima"},"publisher":{"@type":"Organization","name":"Harbour Gazette"},"datePublished":"2020-02-03T10:00:00Z"}"#;
        let all = "Ferries sail | Ana Lima | Harbour Gazette | 2020-02-03T10:00:00Z";
        assert_eq!(check(plain), all);
        assert_eq!(check(&format!("<!--\n//<![CDATA[\n[{plain}]\n//]]>\n-->")), all);
        assert_eq!(check(&plain.replace("Ferries sail", "Ferries\nsail")), all);
        let graph = r##"{"@graph":[{"@type":"WebSite","name":"Gazette"},{"@type":["Article","NewsArticle"],"headline":"Ferries sail",
            "author":[{"@id":"#a"},{"name":"Jo Okoro"}],"publisher":{"@id":"#o"},"datePublished":"2020-02-03"},
            {"@type":"Person","@id":"#a","name":"Ana Lima"},{"@type":"Organization","@id":"#o","name":"Harbour Gazette"}]}"##;
        assert_eq!(check(graph), "Ferries sail | Ana Lima+Jo Okoro | Harbour Gazette | 2020-02-03");
        let within = r#"{"@type":"WebPage","mainEntity":{"@type":"http://schema.org/ReportageNewsArticle","name":"Ferries sail",
            "author":"Ana Lima"},"datePublished":"2020"}"#;
        assert_eq!(check(within), "Ferries sail | Ana Lima |  | ");
        for nothing in ["", "{", "[]", "7", "null", r#"{"@type":"BreadcrumbList","name":"x"}"#] {
            assert_eq!(read(&[nothing.to_owned()], None), None, "{nothing}");
        }
        // Deep nesting is a fault to the parser, not a danger.
        assert_eq!(read(&["[".repeat(100_000)], None), None);
    }

    #[test]
    fn of_several_articles_that_of_the_page() {
        let blocks = [
            r#"{"@type":"NewsArticle","headline":"Other","url":"https://a.example/2"}"#.to_owned(),
            r#"{"@type":"NewsArticle","headline":"This","mainEntityOfPage":{"@id":"https://a.example/1"},"isAccessibleForFree":"False"}"#.to_owned(),
        ];
        let ld = read(&blocks, Some("https://a.example/1")).expect("an article");
        assert_eq!((ld.headline.as_deref(), ld.paid), (Some("This"), true));
        assert_eq!(read(&blocks, None).and_then(|ld| ld.headline).as_deref(), Some("Other"));
    }
}
