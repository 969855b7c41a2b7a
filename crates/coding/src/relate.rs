//! What does one marked actor do to another? The event of a sentence that joins two marked phrases on its tree.
//!
//! Every pattern that fires in the sentence is a candidate, with what the words above make of it. The one is taken in
//! which the marked source acts and the marked target receives; where none joins both, the one nearest to them.

use legation_lexicon::patterns::Effect;
use legation_model::article::Document;
use legation_model::plover::{EventType, Modality};
use legation_model::provenance::Feature;
use legation_model::span::Span;
use legation_nlp::{Reader, Token};

use crate::actors::Scene;
use crate::article::{Article, SentenceRef};
use crate::claims::Coder;
use crate::events::{Hit, acting_words, all_hits, receiving_words, swallowed};
use crate::frame::{
    Frame, is_infinitive, objects, owners, prepositional_objects, subjects, through_partitive, with_conjuncts,
};
use crate::modality;
use crate::reading::Reading;
use crate::relate_guess::by_failed_patterns;
use crate::way::{confidence_in_words, fired, of_words};

/// What the marked source does to the marked target.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// PLOVER type.
    pub event_type: EventType,
    /// CAMEO code.
    pub cameo: String,
    /// Root of the code in the scheme of 15, see `data/ontology/roots.csv`.
    pub root: Option<String>,
    /// PLOVER mode.
    pub mode: Option<String>,
    /// What the sentence does with it.
    pub modality: Modality,
    /// The pattern or the governor that decided.
    pub rule: String,
    /// How likely it is right, 0.01 to 0.99; see `docs/method.md`.
    pub confidence: f64,
    /// How the decision was reached, in words.
    pub trace: Vec<String>,
}

impl Coder<'_> {
    /// The relation from `source` to `target`, both spans of the document's text; `None` if no word of the sentence
    /// tells of any.
    pub fn relate(
        &self,
        document: &Document,
        source: Option<Span>,
        target: Option<Span>,
        reader: &mut Reader,
    ) -> Option<Relation> {
        let article = Article::read(document, reader);
        let scene = Scene::new(self.lexicon(), &article, document.published.range);
        let mut best: Option<(i64, Relation)> = None;
        for s in &article.sentences {
            let ends = Ends { source: phrase(&article, *s, source), target: phrase(&article, *s, target) };
            for (score, relation) in candidates(&scene, *s, &ends) {
                if best.as_ref().is_none_or(|(top, _)| score > *top) {
                    best = Some((score, relation));
                }
            }
        }
        best.map(|(_, relation)| relation)
    }
}

/// A marked phrase in the tree: its words and its topmost word.
pub struct Phrase<'d> {
    /// Topmost word.
    pub head: Token<'d>,
    first: usize,
    last: usize,
}

impl Phrase<'_> {
    fn holds(&self, token: usize) -> bool {
        (self.first..=self.last).contains(&token)
    }
}

/// The two phrases, as far as they stand in the sentence.
pub struct Ends<'d> {
    /// Who acts.
    pub source: Option<Phrase<'d>>,
    /// Upon whom.
    pub target: Option<Phrase<'d>>,
}

/// The words of a marked span in a sentence, with the topmost among them.
fn phrase<'d>(article: &'d Article, s: SentenceRef, span: Option<Span>) -> Option<Phrase<'d>> {
    let span = span?;
    let parsed = &article.blocks[s.block];
    let inside = |t: &Token<'_>| {
        let (from, to) = (parsed.offset + t.idx(), parsed.offset + t.end());
        from < span.end as usize && to > span.start as usize
    };
    let words: Vec<Token<'d>> =
        (s.start..s.end).map(|i| parsed.doc.token(i)).filter(|t| inside(t) && !t.is_space()).collect();
    let (first, last) = (words.first()?.i(), words.last()?.i());
    let top = |t: &&Token<'_>| t.is_root() || !(first..=last).contains(&t.head().i());
    let mut tops: Vec<Token<'d>> = words.iter().filter(top).copied().collect();
    // A phrase that the parser has torn: its noun speaks for it.
    tops.sort_by_key(|t| (!matches!(t.pos(), "NOUN" | "PROPN" | "PRON"), t.i()));
    Some(Phrase { head: *tops.first()?, first, last })
}

/// All readings of a sentence with how well each joins the two phrases.
fn candidates(scene: &Scene<'_>, s: SentenceRef, ends: &Ends<'_>) -> Vec<(i64, Relation)> {
    let doc = &scene.article.blocks[s.block].doc;
    let hits = all_hits(scene, doc, s);
    let gone = swallowed(&hits);
    let mut out = Vec::new();
    for (hit, gone) in hits.iter().zip(&gone) {
        let trigger = hit.trigger();
        // A word inside a marked name tells what the actor is, not what it does.
        let inside =
            |p: &Option<Phrase<'_>>| p.as_ref().is_some_and(|p| p.holds(trigger.i()) && p.head.i() != trigger.i());
        if inside(&ends.source) {
            continue;
        }
        let mut reading = Reading::of(scene, s, hit);
        modality::read(scene, s, trigger, &mut reading);
        if asked_against(reading.event_type, trigger, ends.target.as_ref()) {
            reading.event_type = EventType::Accuse;
            reading.cameo = "110".into();
            reading.trace.push("what is asked for goes against the target, which is accused thereby".into());
        }
        let fit = fit(hit, &reading, ends);
        let mut score = fit.source * 10 + fit.target * 8 - fit.distance;
        score -= if *gone { 6 } else { 0 };
        score -= if reading.dropped.is_some() { 12 } else { 0 };
        // `called her to thank her`: what the contact was for.
        let purpose = |t: Token<'_>| t.head().i() == trigger.i() && is_infinitive(t) && t.i() > trigger.i();
        let told = reading.event_type == EventType::Consult && hits.iter().any(|h| purpose(h.trigger()));
        score -= if told { 12 } else { 0 };
        score -= if inside(&ends.target) { 10 } else { 0 };
        let mut trace = vec![fired(scene, s, hit)];
        trace.extend(reading.trace.iter().cloned());
        trace.extend(reading.dropped.iter().map(|why| format!("doubtful: {why}")));
        trace.push(format!("source {}, target {}, distance {}", fit.source, fit.target, fit.distance));
        let mut features = of_words(s, hit, &reading);
        features.extend(of_ends(fit.source, fit.target));
        trace.push(confidence_in_words(scene, &features));
        out.push((
            score,
            Relation {
                event_type: reading.event_type,
                root: scene.lexicon.ontology.root(&reading.cameo).map(str::to_owned),
                cameo: reading.cameo,
                mode: reading.mode,
                modality: reading.modality,
                rule: hit.pattern.id.clone(),
                confidence: scene.lexicon.confidence.of(&features),
                trace,
            },
        ));
    }
    out.extend(by_governors(scene, s, ends));
    out.extend(by_failed_patterns(scene, s, &hits, ends));
    out
}

/// How well an event joins the phrases: source and target from -2 (contrary) to 4 (in its slot), distance in arcs.
struct Fit {
    source: i64,
    target: i64,
    distance: i64,
}

fn fit(hit: &Hit<'_, '_>, reading: &Reading, ends: &Ends<'_>) -> Fit {
    let trigger = hit.trigger();
    let doc = trigger.doc();
    let governors: Vec<Token<'_>> = reading.governors.iter().map(|&i| doc.token(i)).collect();
    let acting: Vec<Token<'_>> =
        acting_words(hit).into_iter().flat_map(with_conjuncts).map(through_partitive).collect();
    let above: Vec<Vec<Token<'_>>> =
        governors.iter().map(|g| holding_words(*g).into_iter().flat_map(with_conjuncts).collect()).collect();
    let receiving: Vec<Token<'_>> = receiving_words(hit).into_iter().flat_map(with_conjuncts).collect();
    let source = ends.source.as_ref().map_or(0, |p| {
        if above.last().is_some_and(|words| among(p, words)) {
            4
        } else if among(p, &acting) {
            if above.iter().any(|w| !w.is_empty()) { 3 } else { 4 }
        } else if above.iter().any(|words| among(p, words)) {
            3
        } else if hit.pattern.reciprocal && trigger.is_ancestor_of(p.head) {
            2
        } else if among(p, &receiving) {
            -1
        } else {
            0
        }
    });
    let target = ends.target.as_ref().map_or(0, |p| {
        let below = trigger.is_ancestor_of(p.head) || p.head.i() == trigger.i();
        if among(p, &acting)
            && !hit.pattern.reciprocal
            && !matches!(reading.event_type, EventType::Consult | EventType::Support | EventType::Agree)
        {
            // What is asked or accused acts below, and receives above.
            if above.iter().any(|w| !w.is_empty() && !among(p, w)) { 3 } else { -1 }
        } else if among(p, &receiving) {
            4
        } else if below || met_for_it(trigger, &receiving, p) {
            3
        } else if governors.iter().any(|g| g.is_ancestor_of(p.head)) {
            2
        } else {
            0
        }
    });
    let distance = |p: &Option<Phrase<'_>>| p.as_ref().map_or(0, |p| arcs(trigger, p.head));
    Fit { source, target, distance: distance(&ends.source) + distance(&ends.target) }
}

/// Whether an act is what somebody was called or met for (`called [the premier] to thank him`): it is done to the one called.
fn met_for_it(trigger: Token<'_>, receiving: &[Token<'_>], target: &Phrase<'_>) -> bool {
    is_infinitive(trigger)
        && !trigger.is_root()
        && receiving.iter().all(|t| t.pos() == "PRON")
        && among(target, &objects(trigger.head(), 0))
}

/// Whether what is asked for goes against the target (`called for sanctions against [Chad]`): it is told of as guilty.
fn asked_against(event_type: EventType, trigger: Token<'_>, target: Option<&Phrase<'_>>) -> bool {
    let Some(target) = target.filter(|p| event_type == EventType::Request && trigger.is_ancestor_of(p.head)) else {
        return false;
    };
    let below = |t: &Token<'_>| t.i() != trigger.i() && trigger.is_ancestor_of(*t);
    target.head.ancestors().take_while(below).any(|t| t.dep() == "prep" && t.lower() == "against")
}

/// What the fit of the two phrases says of the way to the relation.
pub fn of_ends(source: i64, target: i64) -> Vec<Feature> {
    let source = match source {
        4.. => None,
        1..=3 => Some(Feature::ActorAbove),
        _ => Some(Feature::ActorGuessed),
    };
    let target = match target {
        4.. => None,
        3 => Some(Feature::RecipientPhrase),
        1..=2 => Some(Feature::RecipientBelow),
        _ => Some(Feature::RecipientGuessed),
    };
    source.into_iter().chain(target).collect()
}

/// Whether the phrase is, contains or qualifies one of the words.
pub fn among(phrase: &Phrase<'_>, words: &[Token<'_>]) -> bool {
    words.iter().any(|w| phrase.holds(w.i()) || qualifies(phrase.head, *w))
}

/// Whether a word belongs to a noun phrase headed by another (`[Chad]'s forces`, `forces of [Chad]`, `the head, [X]`).
fn qualifies(word: Token<'_>, noun: Token<'_>) -> bool {
    let mut at = word;
    for _ in 0..8 {
        if at.i() == noun.i() {
            return true;
        }
        let close = matches!(at.dep(), "conj" | "appos" | "compound" | "poss" | "nmod" | "amod" | "flat" | "nummod")
            || (at.dep() == "pobj" && matches!(at.head().lower(), "of" | "from" | "in" | "for" | "at" | "within"))
            || (at.dep() == "prep" && matches!(at.head().pos(), "NOUN" | "PROPN" | "ADP"));
        if !close || at.is_root() {
            return false;
        }
        at = at.head();
    }
    false
}

/// Who holds a governing word: its subject, owner, or the subject above it.
fn holding_words(word: Token<'_>) -> Vec<Token<'_>> {
    match word.pos() {
        "NOUN" | "PROPN" => {
            let own = owners(word);
            if own.is_empty() { crate::frame::governing_subjects(word, 0) } else { own }
        }
        "ADJ" => Frame::of(word).slot("subject"),
        _ => subjects(word, 0),
    }
}

/// Arcs between two words of a tree.
pub fn arcs(a: Token<'_>, b: Token<'_>) -> i64 {
    let up = |t: Token<'_>| std::iter::once(t.i()).chain(t.ancestors().map(|t| t.i())).collect::<Vec<_>>();
    let (left, right) = (up(a), up(b));
    left.iter()
        .enumerate()
        .find_map(|(n, i)| right.iter().position(|j| i == j).map(|m| (n + m) as i64))
        .unwrap_or((left.len() + right.len()) as i64)
}

/// Words of speech that act on somebody by themselves (`accused the bank`, `threatened his rival`), as candidates.
fn by_governors(scene: &Scene<'_>, s: SentenceRef, ends: &Ends<'_>) -> Vec<(i64, Relation)> {
    let doc = &scene.article.blocks[s.block].doc;
    let mut out = Vec::new();
    for token in (s.start..s.end).map(|i| doc.token(i)) {
        if !matches!(token.pos(), "VERB" | "NOUN" | "ADJ") {
            continue;
        }
        if let Some(refusal) = flat_refusal(scene, token, ends) {
            out.push(refusal);
        }
        let lemma = crate::frame::lower_lemma(token);
        if lemma == "order" && token.i() > 0 && token.nbor(-1).is_some_and(|t| t.lower() == "in") {
            continue;
        }
        for governor in scene.lexicon.patterns.governors_of(&lemma) {
            let with = |c: Token<'_>| governor.with.contains(c.lower()) && !crate::effects::tells_when(c);
            if !governor.pos.is_empty() && !governor.pos.contains(token.pos()) {
                continue;
            }
            if !governor.with.is_empty() && !token.children().any(with) {
                continue;
            }
            let (event_type, cameo) = match governor.effect {
                Effect::Accuse => (EventType::Accuse, "110"),
                Effect::Demand | Effect::Order | Effect::Oblige => (EventType::Request, "020"),
                Effect::Threaten => (EventType::Threaten, "130"),
                Effect::Refuse => (EventType::Reject, "120"),
                Effect::Commit | Effect::Offer => (EventType::Agree, "030"),
                Effect::Deny => (EventType::Reject, "120"),
                _ => continue,
            };
            let holding: Vec<_> = holding_words(token).into_iter().flat_map(with_conjuncts).collect();
            let mut reached = objects(token, 0);
            for prep in token.children().filter(|c| c.dep() == "prep") {
                reached.extend(prepositional_objects(prep));
            }
            let reached: Vec<_> = reached.into_iter().flat_map(with_conjuncts).collect();
            let source = ends.source.as_ref().map_or(0, |p| if among(p, &holding) { 4 } else { 0 });
            let target = ends.target.as_ref().map_or(0, |p| match () {
                () if among(p, &reached) => 4,
                () if token.is_ancestor_of(p.head) => 3,
                () => 0,
            });
            let distance = |p: &Option<Phrase<'_>>| p.as_ref().map_or(0, |p| arcs(token, p.head));
            let distance = distance(&ends.source) + distance(&ends.target);
            out.push((
                source * 10 + target * 8 - distance - 14,
                Relation {
                    event_type,
                    root: scene.lexicon.ontology.root(cameo).map(str::to_owned),
                    cameo: cameo.into(),
                    mode: None,
                    modality: Modality::Asserted,
                    rule: governor.id.clone(),
                    confidence: plain(scene, source, target),
                    trace: vec![
                        format!("`{}` is the governor {}", token.text(), governor.id),
                        format!("source {source}, target {target}, distance {distance}"),
                    ],
                },
            ));
        }
    }
    out
}

/// The confidence of what a word tells without a pattern.
fn plain(scene: &Scene<'_>, source: i64, target: i64) -> f64 {
    let features: Vec<Feature> = std::iter::once(Feature::Plain).chain(of_ends(source, target)).collect();
    scene.lexicon.confidence.of(&features)
}

/// `will not V`, whatever the verb: a refusal, if nothing better joins the phrases.
fn flat_refusal(scene: &Scene<'_>, verb: Token<'_>, ends: &Ends<'_>) -> Option<(i64, Relation)> {
    let will = |c: &Token<'_>| c.dep() == "aux" && matches!(c.lower(), "will" | "wo" | "would" | "shall" | "'ll");
    if verb.pos() == "NOUN" || !verb.children().any(|c| will(&c)) || !crate::auxiliaries::negative(verb) {
        return None;
    }
    let holding: Vec<_> = holding_words(verb).into_iter().flat_map(with_conjuncts).collect();
    let speaking = |p: &Phrase<'_>| verb.ancestors().any(|a| among(p, &holding_words(a)));
    let source = ends.source.as_ref().map_or(0, |p| if among(p, &holding) || speaking(p) { 4 } else { 0 });
    let target = ends.target.as_ref().map_or(0, |p| {
        let below = verb.is_ancestor_of(p.head) || among(p, &holding);
        if below { 3 } else { 0 }
    });
    let distance = |p: &Option<Phrase<'_>>| p.as_ref().map_or(0, |p| arcs(verb, p.head));
    let distance = distance(&ends.source) + distance(&ends.target);
    Some((
        source * 10 + target * 8 - distance - 18,
        Relation {
            event_type: EventType::Reject,
            root: scene.lexicon.ontology.root("120").map(str::to_owned),
            cameo: "120".into(),
            mode: None,
            modality: Modality::Asserted,
            rule: "will-not".into(),
            confidence: plain(scene, source, target),
            trace: vec![format!("`{}` will not be done", verb.text())],
        },
    ))
}
