//! What does one article assert? From the fields of a row to coded claims; never an exception, whatever the text is.

use std::panic::{AssertUnwindSafe, catch_unwind};

use legation_engine::model::article::Document;
use legation_engine::model::claim::CodedDocument;
use legation_engine::model::diag::{Diag, Severity};
use legation_engine::model::time::Dated;
use legation_engine::{Engine, Facts, Form, Item, article};
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_64;

/// An article as a caller has it. Empty fields count as missing.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The text, in any charset that is read.
    pub text: Vec<u8>,
    /// Day of publication, as written.
    pub date: Option<String>,
    /// Headline, where it does not stand in the text.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// Name of the article; the hash of its text where it has none.
    pub id: Option<String>,
}

/// An article that was coded, or why it was not.
#[derive(Debug, Serialize)]
pub struct Outcome {
    /// What it asserts; of a refused article text and facts alone.
    #[serde(flatten)]
    pub coded: CodedDocument,
    /// Why it was not coded at all.
    pub refused: Option<Diag>,
}

impl Article {
    /// The document, with what was odd; the last diagnostic is the reason where it is not to be coded.
    pub fn read(&self) -> (Document, Vec<Diag>, bool) {
        let given = |field: &Option<String>| field.clone().filter(|value| !value.trim().is_empty());
        let facts = Facts {
            url: given(&self.url),
            outlet: given(&self.outlet),
            published: given(&self.date),
            dated_by: "the argument `date`".into(),
            title: given(&self.title).map(|title| title.trim().to_owned()),
            ..Facts::default()
        };
        let mut item = Item::titled(String::new(), Form::of(&self.text), self.text.clone(), facts);
        let id = given(&self.id).unwrap_or_else(|| format!("{:016x}", xxh3_64(&item.bytes)));
        item.origin.clone_from(&id);
        match article(&id, &item) {
            (Some(document), diags) => {
                let fit = document.is_english();
                (document, diags, fit)
            }
            (None, diags) => (unread(id, item), diags, false),
        }
    }
}

/// Codes one article after another on one thread.
pub fn code(engine: &Engine<'_>) -> impl FnMut(&Article) -> Outcome {
    let mut code = engine.one_by_one();
    move |article| {
        let (document, mut diags, fit) = article.read();
        if !fit {
            let refused = diags.pop();
            return Outcome { coded: CodedDocument { diags, ..CodedDocument::uncoded(document) }, refused };
        }
        // One article in a million must not end the run of the others.
        match catch_unwind(AssertUnwindSafe(|| code(&document))) {
            Ok(mut coded) => {
                coded.diags.splice(0..0, diags);
                Outcome { coded, refused: None }
            }
            Err(_) => {
                code = engine.one_by_one();
                let message = "could not be coded: the program failed on it";
                let refused = Diag::new(Severity::Error, "python/failed", &document.id, message);
                Outcome {
                    coded: CodedDocument { diags, ..CodedDocument::uncoded(document) },
                    refused: Some(refused.help("report this with the text")),
                }
            }
        }
    }
}

/// The document of a text that cannot be read.
fn unread(id: String, item: Item) -> Document {
    let text = String::from_utf8_lossy(&item.bytes).into_owned();
    Document {
        id,
        origin: item.origin,
        hash: format!("{:016x}", xxh3_64(text.as_bytes())),
        text,
        blocks: Vec::new(),
        title: item.facts.title,
        outlet: item.facts.outlet,
        url: item.facts.url,
        published: Dated::unknown("the text was not read"),
        dateline_place: None,
        credits: Vec::new(),
        authors: item.facts.authors,
        language: item.facts.language,
        source_map: Vec::new(),
    }
}
