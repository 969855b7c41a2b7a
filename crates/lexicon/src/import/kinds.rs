//! Which file is a dictionary of which kind? Told by PETRARCH's settings, by the name, else by the first entries.

use legation_model::diag::{Diag, Severity};

use super::Source;
use super::lines::lines;

/// The kinds of dictionary that PETRARCH and TABARI have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DictionaryKind {
    /// Names with their codes, some for a time.
    Actors,
    /// Common nouns with the code of their role.
    Agents,
    /// Verbs and their patterns with event codes.
    Verbs,
    /// Phrases that keep a text from being coded.
    Discards,
    /// Phrases with codes of issues. Not taken.
    Issues,
}

impl DictionaryKind {
    /// All kinds, in the order in which they are read.
    pub const ALL: [Self; 5] = [Self::Actors, Self::Agents, Self::Verbs, Self::Discards, Self::Issues];

    /// The kind in a word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Agents => "agents",
            Self::Verbs => "verbs",
            Self::Discards => "discards",
            Self::Issues => "issues",
        }
    }
}

/// The dictionaries among `sources`, by kind and name. A file of no kind brings a note.
///
/// Where a `PETR_config.ini` is among them, only the dictionaries that it names are read.
pub(crate) fn sort<'s>(sources: &'s [Source], diags: &mut Vec<Diag>) -> Vec<(DictionaryKind, &'s Source)> {
    let named = sources.iter().find(|s| file_name(&s.name).eq_ignore_ascii_case("PETR_config.ini"));
    let named = named.map(|s| (file_name(&s.name), settings(&s.text))).filter(|(_, named)| !named.is_empty());
    let mut out: Vec<(DictionaryKind, &Source)> = Vec::new();
    for source in sources {
        let name = file_name(&source.name);
        if name.to_lowercase().ends_with(".ini") {
            continue;
        }
        let mut skip = |message: String, help: &str| {
            diags.push(Diag::new(Severity::Note, "import/not-read", &source.name, message).help(help));
        };
        match &named {
            Some((config, named)) => match named.iter().find(|(_, file)| *file == name) {
                Some((kind, _)) => out.push((*kind, source)),
                None => {
                    skip(format!("not read: `{config}` does not name it"), "name it there, or take the settings away")
                }
            },
            None => match by_name(name).or_else(|| by_content(&source.text)) {
                Some(kind) => out.push((kind, source)),
                None => skip(
                    "not read: neither name nor content is that of a dictionary".into(),
                    "call it `….actors.txt`, `….agents.txt`, `….verbs.txt` or `….discards.txt`",
                ),
            },
        }
    }
    out.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
    out
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The dictionaries that the section `[Dictionaries]` of PETRARCH's settings names.
fn settings(text: &str) -> Vec<(DictionaryKind, String)> {
    let mut out = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.starts_with('#') && !l.starts_with(';')) {
        let Some((key, value)) = line.split_once('=') else { continue };
        let kind = match key.trim() {
            "verbfile_name" => DictionaryKind::Verbs,
            "actorfile_list" => DictionaryKind::Actors,
            "agentfile_name" => DictionaryKind::Agents,
            "discardfile_name" => DictionaryKind::Discards,
            "issuefile_name" => DictionaryKind::Issues,
            _ => continue,
        };
        let files = value.split(',').map(|f| file_name(f.trim()).to_owned());
        out.extend(files.filter(|f| !f.is_empty()).map(|file| (kind, file)));
    }
    out
}

fn by_name(name: &str) -> Option<DictionaryKind> {
    let name = name.to_lowercase();
    let words = [
        ("actor", DictionaryKind::Actors),
        ("agent", DictionaryKind::Agents),
        ("discard", DictionaryKind::Discards),
        ("issue", DictionaryKind::Issues),
        ("verb", DictionaryKind::Verbs),
        ("cameo", DictionaryKind::Verbs),
    ];
    // Descriptions and logs that lie beside dictionaries.
    let other = [".md", ".log", ".pdf", ".py", ".csv", ".json", ".xml", ".html"].iter().any(|e| name.ends_with(e));
    if other || name.starts_with("readme") {
        return None;
    }
    words.into_iter().find(|(word, _)| name.contains(word)).map(|(_, kind)| kind)
}

/// The kind that the first entries show; none if they show no kind or have no codes.
fn by_content(text: &str) -> Option<DictionaryKind> {
    let first: Vec<_> = lines(text).into_iter().take(60).collect();
    let coded: Vec<&str> =
        first.iter().map(|l| l.text.as_str()).filter(|l| l.contains('[') && l.contains(']')).collect();
    if first.iter().any(|l| l.text.starts_with("<ISSUE")) {
        return Some(DictionaryKind::Issues);
    }
    if coded.iter().any(|l| l.starts_with('-') && l.contains('*')) {
        return Some(DictionaryKind::Verbs);
    }
    if coded.iter().any(|l| l.contains("[~") || l.contains("~]")) {
        return Some(DictionaryKind::Agents);
    }
    let actor = |l: &&str| l.contains('_') || l.starts_with('[');
    (coded.len() * 2 >= first.len() && coded.iter().any(actor)).then_some(DictionaryKind::Actors)
}
