//! What must be known before anything is shown? The record in short, and what was odd on the way.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use legation_engine::model::actor::Actor;
use legation_engine::model::dossier::{Contradiction, Episode, Side, Warning};
use legation_engine::model::ledger::{Consent, Ledger, Outcome};
use legation_engine::model::mediation;
use legation_engine::model::time::DateRange;
use serde::Serialize;

use super::{App, AsOf, Ask};
use crate::answer::Answer;

/// The record in short.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Overview<'r> {
    /// Program and version that made it.
    generator: &'r str,
    /// The day whose knowledge it shows, where one was asked for.
    as_of: Option<Date>,
    /// Changes whenever the record does.
    version: &'r str,
    /// Whether readers may correct it.
    corrections: bool,
    /// Number of articles.
    documents_count: usize,
    /// Number of things that were odd on the way.
    diags_count: usize,
    /// The newest day on which an article was published.
    newest: Option<Date>,
    /// The days on which articles were published; absent where there are more than a thousand.
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<Vec<Date>>,
    /// The episodes, the one with the most articles first.
    episodes: Vec<EpisodeInShort<'r>>,
}

/// An episode in short.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct EpisodeInShort<'r> {
    /// `E1`.
    id: &'r str,
    /// Parties and time, in words.
    title: &'r str,
    /// The parties of the conflict.
    parties: &'r [Actor],
    /// From the first to the last event.
    range: Option<DateRange>,
    /// One to three sentences: where things stand.
    state: &'r [String],
    /// Number of articles.
    docs_count: usize,
    /// Number of happenings.
    stories_count: usize,
    /// Number of happenings that rest on one origin.
    single_count: usize,
    /// Number of independent origins.
    origins_count: usize,
    /// Number of contradictions.
    contradictions_count: usize,
    /// The first contradictions, those that weigh most.
    disputes: Vec<DisputeInShort<'r>>,
    /// The last contact of a third party with a party of which the day is known.
    last_contact: Option<DateRange>,
    /// Where each mediation stands.
    ledgers: Vec<LedgerInShort<'r>>,
    /// Warnings with a window of time.
    warnings: &'r [Warning],
}

/// A mediation in short.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct LedgerInShort<'r> {
    /// `E1.L1`.
    id: &'r str,
    /// The third party.
    third_party: &'r Actor,
    /// Those that offer, host or mediate together with it.
    co_mediators: &'r [Actor],
    /// The first step or contact.
    first: Option<DateRange>,
    /// Where it stands.
    state: mediation::State,
    /// What came of it so far.
    outcome: Outcome,
    /// The parties and their consent.
    consent: Vec<ConsentInShort<'r>>,
}

/// A party's consent.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ConsentInShort<'r> {
    /// The party.
    party: &'r Actor,
    /// Its consent.
    consent: Consent,
}

/// A contradiction in short.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct DisputeInShort<'r> {
    /// `E1.C1`.
    id: &'r str,
    /// What it is about.
    about: &'r str,
    /// The accounts, most origins first.
    sides: Vec<SideInShort<'r>>,
}

/// An account in short.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct SideInShort<'r> {
    /// What it says.
    value: &'r str,
    /// Number of articles.
    docs_count: usize,
    /// Number of independent origins.
    origins_count: usize,
}

/// Contradictions that are told in short.
const DISPUTES: usize = 8;

fn episode(e: &Episode) -> EpisodeInShort<'_> {
    let contacts = e.ledgers.iter().flat_map(|l| &l.contacts);
    EpisodeInShort {
        id: &e.id,
        title: &e.title,
        parties: &e.parties,
        range: e.range,
        state: &e.state,
        docs_count: e.docs.len(),
        stories_count: e.stories.len(),
        single_count: e.stories.iter().filter(|s| s.origins.len() == 1).count(),
        origins_count: e.origins.len(),
        contradictions_count: e.contradictions.len(),
        disputes: e.contradictions.iter().take(DISPUTES).map(dispute).collect(),
        last_contact: contacts.filter_map(|c| c.when).max(),
        ledgers: e.ledgers.iter().map(ledger).collect(),
        warnings: &e.warnings,
    }
}

fn dispute(c: &Contradiction) -> DisputeInShort<'_> {
    DisputeInShort { id: &c.id, about: &c.about, sides: c.sides.iter().map(side).collect() }
}

fn side(s: &Side) -> SideInShort<'_> {
    SideInShort { value: &s.value, docs_count: s.docs.len(), origins_count: s.origins.len() }
}

fn ledger(l: &Ledger) -> LedgerInShort<'_> {
    LedgerInShort {
        id: &l.id,
        third_party: &l.third_party,
        co_mediators: &l.co_mediators,
        first: l.steps.iter().chain(&l.contacts).filter_map(|s| s.when).min(),
        state: l.state,
        outcome: l.outcome,
        consent: l.consent.iter().map(|c| ConsentInShort { party: &c.party, consent: c.consent }).collect(),
    }
}

/// `GET /api/record`
pub(crate) async fn record(State(app): State<App>, Ask(asked): Ask<AsOf>, headers: HeaderMap) -> Response {
    let corrections = app.corrections;
    app.answer(headers, move |record, _| {
        let reading = record.reading(asked.as_of)?;
        let dossier = &reading.dossier;
        Answer::json(&Overview {
            generator: &dossier.generator,
            as_of: dossier.as_of,
            version: &reading.version,
            corrections,
            documents_count: dossier.documents.len(),
            diags_count: dossier.diags.len(),
            newest: reading.newest(),
            days: reading.days(),
            episodes: dossier.episodes.iter().map(episode).collect(),
        })
    })
    .await
}

/// `GET /api/diags`
pub(crate) async fn diags(State(app): State<App>, Ask(asked): Ask<AsOf>, headers: HeaderMap) -> Response {
    app.answer(headers, move |record, _| Answer::json(&record.reading(asked.as_of)?.dossier.diags)).await
}
