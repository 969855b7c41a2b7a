//! Which STIX objects does an event come to? Identities of its actors, its location, and a note that refers to them.
//!
//! Identifiers are UUIDv5 of an object's content: the same content has the same identifier in every run, other content
//! another, so that no two versions of an object disagree.

use legation_model::actor::Actor;
use legation_model::claim::{CodedDocument, EventClaim, Source};
use legation_model::place::{PlaceRef, Precision};
use serde_json::{Value, json};
use uuid::{Uuid, uuid};

use crate::cameo::alpha2;
use crate::when::{Basis, day, days};

/// Namespace of the project's identifiers.
pub const NAMESPACE: Uuid = uuid!("023148ab-e61b-4138-a408-6d49df6e8b48");

/// The extension of [`definition`].
const EXTENSION: &str = "extension-definition--7f437ecf-0450-41b6-ad28-b29c9ea7b6c2";

/// Since when identities, locations and the extension are as they are. The standard demands a time of creation; that
/// of a note is its article's day of publication, and this one where that is not known.
const SINCE: &str = "2026-01-01T00:00:00.000Z";

/// The identifier of an object.
pub fn id(object: &Value) -> &str {
    object["id"].as_str().unwrap_or_default()
}

/// Who makes the notes.
pub fn producer() -> Value {
    object("identity", SINCE, json!({"name": "Legation", "identity_class": "system"}))
}

/// What the extension is.
pub fn definition() -> Value {
    let mut definition = object(
        "extension-definition",
        SINCE,
        json!({
            "created_by_ref": id(&producer()),
            "name": "Coded political event",
            "description": "PLOVER and CAMEO codes, modality, attribution and place in the text of a political event told by the news.",
            "schema": "docs/export.md of Legation, section STIX",
            "version": "1.0.0",
            "extension_types": ["property-extension"],
        }),
    );
    definition["id"] = EXTENSION.into();
    definition
}

/// An event with the objects that it is about.
pub struct Event<'d> {
    document: &'d CodedDocument,
    event: &'d EventClaim,
    actors: Vec<Value>,
    recipients: Vec<Value>,
    mediators: Vec<Value>,
    sources: Vec<Value>,
    location: Option<Value>,
}

impl<'d> Event<'d> {
    pub fn of(document: &'d CodedDocument, event: &'d EventClaim) -> Self {
        let all = |actors: &[Actor]| actors.iter().map(identity).collect();
        Self {
            document,
            event,
            actors: all(&event.actors),
            recipients: all(&event.recipients),
            mediators: all(&event.mediators),
            sources: event.attribution.iter().map(|s| identity(&s.actor)).collect(),
            location: event.place.as_ref().and_then(location),
        }
    }

    /// Identities and location.
    pub fn about(&self) -> impl Iterator<Item = &Value> {
        self.actors.iter().chain(&self.recipients).chain(&self.mediators).chain(&self.sources).chain(&self.location)
    }

    /// The event itself.
    pub fn note(&self) -> Value {
        let (document, event) = (&self.document.document, self.event);
        let published = document.published.range.and_then(day);
        let made = published.map_or(SINCE.to_owned(), |d| format!("{d}T00:00:00.000Z"));
        let mut refs: Vec<&str> = Vec::new();
        for object in self.about() {
            if !refs.contains(&id(object)) {
                refs.push(id(object));
            }
        }
        let producer = producer();
        if refs.is_empty() {
            refs.push(id(&producer));
        }
        let labels = event.mode.iter().chain(&event.contexts).map(String::as_str);
        let labels: Vec<&str> = std::iter::once(event.event_type.name()).chain(labels).collect();
        let url = document.url.as_deref().filter(|u| u.starts_with("http://") || u.starts_with("https://"));
        object(
            "note",
            &made,
            json!({
                "created_by_ref": id(&producer),
                "abstract": self.headline(),
                "content": self.content(),
                "object_refs": refs,
                "confidence": (event.confidence * 100.0).round() as u8,
                "lang": "en",
                "labels": labels,
                "external_references": [{
                    "source_name": document.outlet_name(),
                    "description": document.title,
                    "url": url,
                    "external_id": event.id,
                }],
                "extensions": {EXTENSION: self.extension()},
            }),
        )
    }

    /// `ASSAULT 190, denied: Peru → Ecuador, 2031-03-02`.
    fn headline(&self) -> String {
        let event = self.event;
        let names = |actors: &[Actor]| actors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>().join(", ");
        let mut line = format!("{} {}, {}", event.event_type.name(), event.cameo, event.modality.name());
        for (sign, actors) in [(": ", &event.actors), (" → ", &event.recipients)] {
            if !actors.is_empty() {
                line.push_str(sign);
                line.push_str(&names(actors));
            }
        }
        if let Some((range, _)) = days(event) {
            line.push_str(&format!(", {}", range.timex()));
        }
        line
    }

    /// The headline with who says so and where it is told; no words of the article but names.
    fn content(&self) -> String {
        let (document, event) = (&self.document.document, self.event);
        let mut text = self.headline();
        if !event.attribution.is_empty() {
            let chain: Vec<&str> = event.attribution.iter().map(|s| s.actor.name.as_str()).collect();
            text.push_str(&format!(". Said by {}", chain.join(", by way of ")));
        }
        if let Some(why) = &event.background {
            text.push_str(&format!(". Background: {why}"));
        }
        text.push_str(&format!(". Told by {}, sentence {}", document.outlet_name(), event.sentence + 1));
        if let Some(day) = document.published.range.and_then(day) {
            text.push_str(&format!(", published {day}"));
        }
        text + "."
    }

    fn extension(&self) -> Value {
        let event = self.event;
        let ids = |objects: &[Value]| objects.iter().map(|o| id(o).to_owned()).collect::<Vec<_>>();
        let said = |(source, identity): (&Source, &Value)| json!({"identity_ref": id(identity), "medium": source.medium, "word": some(&source.word)});
        let days = days(event);
        let sentence = self.document.sentences.get(event.sentence as usize);
        let place = event.place.as_ref();
        json!({
            "extension_type": "property-extension",
            "event_type": event.event_type,
            "mode": event.mode,
            "contexts": event.contexts,
            "cameo": event.cameo,
            "quad": event.quad,
            "goldstein": event.goldstein,
            "modality": event.modality,
            "auxiliary": event.auxiliary,
            "condition": event.condition,
            "background": event.background,
            "mediation": event.mediation,
            "date_first": days.map(|(range, _)| range.first),
            "date_last": days.map(|(range, _)| range.last),
            "date_basis": days.map(|(_, basis): (_, Basis)| basis.name()),
            "source_refs": ids(&self.actors),
            "recipient_refs": ids(&self.recipients),
            "mediator_refs": ids(&self.mediators),
            "location_ref": self.location.as_ref().map(id),
            "place": place.and_then(|p| some(&p.text)),
            "place_precision": place.map(|p| p.precision),
            "contested": place.and_then(|p| p.contested.as_deref()),
            "territory": place.and_then(|p| p.territory.as_deref()),
            "attribution": event.attribution.iter().zip(&self.sources).map(said).collect::<Vec<_>>(),
            "rule": some(&event.rule),
            "document": self.document.document.id,
            "document_hash": some(&self.document.document.hash),
            "published": self.document.document.published.range.and_then(day),
            "sentence": event.sentence + 1,
            "start": sentence.map(|s| s.span.start),
            "end": sentence.map(|s| s.span.end),
        })
    }
}

/// Who acts, is acted upon or speaks.
fn identity(actor: &Actor) -> Value {
    let class = match actor {
        Actor { person: true, .. } => "individual",
        Actor { anonymous: true, .. } => "group",
        Actor { country: None, igo: None, sector: None, .. } => "unspecified",
        _ => "organization",
    };
    let codes = json!({
        "extension_type": "property-extension",
        "country": actor.country,
        "organisation": actor.igo,
        "sector": actor.sector,
    });
    let coded = actor.code().is_some() || actor.sector.is_some();
    object(
        "identity",
        SINCE,
        json!({
            "created_by_ref": id(&producer()),
            "name": actor.name,
            "identity_class": class,
            "extensions": coded.then(|| json!({EXTENSION: codes})),
        }),
    )
}

/// The place; `None` where neither its state nor its coordinates are known, without which there is no location in STIX.
fn location(place: &PlaceRef) -> Option<Value> {
    let country = place.country.as_deref().and_then(alpha2);
    let point = place.lat.zip(place.lon);
    if country.is_none() && point.is_none() {
        return None;
    }
    Some(object(
        "location",
        SINCE,
        json!({
            "created_by_ref": id(&producer()),
            "name": some(&place.text),
            "latitude": point.map(|(north, _)| north),
            "longitude": point.map(|(_, east)| east),
            "country": country,
            "administrative_area": place.admin1,
            "city": (place.precision == Precision::Settlement).then_some(&place.text),
        }),
    ))
}

/// An object with the properties that all have; the standard knows no null and no empty list, so they are left out.
fn object(kind: &str, made: &str, properties: Value) -> Value {
    let properties = known(properties);
    let uuid = Uuid::new_v5(&NAMESPACE, format!("{kind} {made} {properties}").as_bytes());
    let mut object = json!({
        "type": kind,
        "spec_version": "2.1",
        "id": format!("{kind}--{uuid}"),
        "created": made,
        "modified": made,
    });
    if let (Some(object), Value::Object(properties)) = (object.as_object_mut(), properties) {
        object.extend(properties);
    }
    object
}

/// The value without what is not known.
fn known(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let empty = |v: &Value| v.is_null() || v.as_array().is_some_and(Vec::is_empty);
            Value::Object(map.into_iter().map(|(k, v)| (k, known(v))).filter(|(_, v)| !empty(v)).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(known).collect()),
        other => other,
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|t| !t.is_empty())
}
