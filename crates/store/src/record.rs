//! What do the articles come to, as rows? Happenings, contradictions and ledgers, for questions in SQL.

use legation_model::actor::Actor;
use legation_model::dossier::{Dossier, Episode, Story};
use legation_model::ledger::{Ledger, LedgerStep};
use rusqlite::{Transaction, TransactionBehavior, params};
use serde::Serialize;

use crate::rows::days;
use crate::{RunId, Store, StoreError};

/// Tables of the record, those that others refer to last.
const TABLES: [&str; 10] =
    ["condition", "step", "consent", "ledger", "side", "contradiction", "report", "story", "episode", "record"];

impl Store {
    /// Keeps what the articles come to, in place of what was kept before: all of it or, when this fails, nothing.
    ///
    /// # Errors
    /// [`StoreError::Full`], [`StoreError::Busy`], or what SQLite says.
    pub fn keep_record(&mut self, run: RunId, dossier: &Dossier) -> Result<(), StoreError> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for table in TABLES {
            tx.execute(&format!("DELETE FROM {table}"), [])?;
        }
        tx.execute(
            "INSERT INTO record (only, run, articles) VALUES (1, ?1, ?2)",
            params![run, dossier.documents.len() as i64],
        )?;
        for episode in &dossier.episodes {
            insert_episode(&tx, episode)?;
            for story in &episode.stories {
                insert_story(&tx, &episode.id, story)?;
            }
            insert_contradictions(&tx, episode)?;
            for ledger in &episode.ledgers {
                insert_ledger(&tx, &episode.id, ledger)?;
            }
        }
        Ok(tx.commit()?)
    }
}

fn insert_episode(tx: &Transaction<'_>, episode: &Episode) -> Result<(), StoreError> {
    let (first, last) = days(episode.range);
    tx.prepare_cached(
        "INSERT INTO episode (id, title, parties, day_first, day_last, state, articles) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        episode.id,
        episode.title,
        names(&episode.parties),
        first,
        last,
        episode.state.join(" "),
        episode.docs.len() as i64
    ])?;
    Ok(())
}

fn insert_story(tx: &Transaction<'_>, episode: &str, story: &Story) -> Result<(), StoreError> {
    let (first, last) = days(story.when);
    tx.prepare_cached(
        "INSERT INTO story (id, episode, summary, type, mode, cameo, quad, goldstein, actors, actor_codes, recipients,
           recipient_codes, day_first, day_last, modality, place, country, articles, origins, disputed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
    )?
    .execute(params![
        story.id,
        episode,
        story.summary,
        story.event_type.name(),
        story.mode,
        story.cameo,
        story.quad.name(),
        story.goldstein,
        names(&story.actors),
        codes(&story.actors),
        names(&story.recipients),
        codes(&story.recipients),
        first,
        last,
        story.modality.name(),
        story.place.as_ref().map(|p| &p.text),
        story.place.as_ref().and_then(|p| p.country.as_ref()),
        story.docs.len() as i64,
        story.origins.len() as i64,
        story.disputed.join("; ")
    ])?;
    let mut insert = tx.prepare_cached(
        "INSERT OR IGNORE INTO report (story, claim, article, origin, said_by, modality, day_first, day_last, sentence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    // A claim that corrections moved here twice stands here once.
    for report in &story.reports {
        let (first, last) = days(report.when.or(report.implied_when));
        let said: Vec<&str> = report.attribution.iter().map(|s| s.actor.name.as_str()).collect();
        insert.execute(params![
            story.id,
            report.claim,
            report.doc,
            report.origin,
            said.join(" < "),
            report.modality.name(),
            first,
            last,
            report.sentence
        ])?;
    }
    Ok(())
}

fn insert_contradictions(tx: &Transaction<'_>, episode: &Episode) -> Result<(), StoreError> {
    let mut insert =
        tx.prepare_cached("INSERT INTO contradiction (id, episode, kind, about, why) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut insert_side = tx.prepare_cached(
        "INSERT INTO side (contradiction, place, value, articles, origins) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for point in &episode.contradictions {
        insert.execute(params![point.id, episode.id, point.kind.name(), point.about, point.why])?;
        for (n, side) in point.sides.iter().enumerate() {
            let origins = side.origins.len() as i64;
            insert_side.execute(params![point.id, n as i64, side.value, side.docs.join("; "), origins])?;
        }
    }
    Ok(())
}

fn insert_ledger(tx: &Transaction<'_>, episode: &str, ledger: &Ledger) -> Result<(), StoreError> {
    tx.prepare_cached(
        "INSERT INTO ledger (id, episode, third_party, code, state, initiative, outcome, outcome_why)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        ledger.id,
        episode,
        ledger.third_party.name,
        ledger.third_party.label(),
        named(&ledger.state),
        named(&ledger.initiative),
        named(&ledger.outcome),
        ledger.outcome_why
    ])?;
    let mut consent = tx.prepare_cached(
        "INSERT OR IGNORE INTO consent (ledger, party, code, consent, day_first, day_last, why, claims)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for party in &ledger.consent {
        let (first, last) = days(party.when);
        let (name, code, said) = (&party.party.name, party.party.label(), named(&party.consent));
        consent.execute(params![ledger.id, name, code, said, first, last, party.why, party.claims.join("; ")])?;
    }
    for (n, step) in ledger.steps.iter().chain(&ledger.contacts).enumerate() {
        insert_step(tx, &ledger.id, n, step)?;
    }
    let mut condition = tx.prepare_cached(
        "INSERT INTO condition (ledger, place, words, set_by, claims, articles) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (n, said) in ledger.conditions.iter().enumerate() {
        let (claims, docs) = (said.claims.join("; "), said.docs.join("; "));
        condition.execute(params![ledger.id, n as i64, said.text, names(&said.by), claims, docs])?;
    }
    Ok(())
}

fn insert_step(tx: &Transaction<'_>, ledger: &str, place: usize, step: &LedgerStep) -> Result<(), StoreError> {
    let (first, last) = days(step.when);
    let wordings: Vec<&str> = step.wordings.iter().map(|w| w.text.as_str()).collect();
    tx.prepare_cached(
        "INSERT INTO step (id, ledger, place, step, actors, parties, day_first, day_last, venue, modes, wording, claims, articles,
           origins, denied)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        step.id,
        ledger,
        place as i64,
        named(&step.step),
        names(&step.by),
        names(&step.parties),
        first,
        last,
        step.venue.as_ref().map(|p| &p.text),
        step.modes.join("; "),
        wordings.join("; "),
        step.claims.join("; "),
        step.docs.len() as i64,
        step.origins,
        step.denied.join("; ")
    ])?;
    Ok(())
}

fn names(actors: &[Actor]) -> String {
    actors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn codes(actors: &[Actor]) -> String {
    actors.iter().map(Actor::label).collect::<Vec<_>>().join("; ")
}

/// The name that a value of a closed vocabulary has in the record.
fn named(value: &impl Serialize) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}
