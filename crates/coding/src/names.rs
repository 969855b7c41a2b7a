//! Which word does the text use for a thing with several names? Territories, people, agreements, armed groups, the attackers.

use legation_model::claim::{NameUse, RoleClaim};
use legation_model::span::Span;

use crate::actors::Scene;
use crate::article::SentenceRef;
use crate::mentions::{Kind, Mention};
use crate::places::mention_text;

/// Every use of a name that outlets may choose differently.
pub fn name_uses(scene: &Scene<'_>) -> Vec<NameUse> {
    let mut out: Vec<NameUse> = Vec::new();
    for (n, s) in scene.article.sentences.iter().enumerate() {
        for mention in scene.mentions_in(*s) {
            let (entity, label) = match mention.kind {
                Kind::Contested(i) => {
                    let place = &scene.lexicon.contested[i];
                    (format!("place:{}", place.id), place.label.clone())
                }
                Kind::Agreement(i) => {
                    let agreement = &scene.lexicon.agreements[i];
                    (format!("agreement:{}", agreement.id), agreement.name.clone())
                }
                Kind::Organisation if mention.actor.sector == Some(legation_model::actor::Sector::Reb) => {
                    (format!("group:{}", mention.actor.name), mention.actor.name.clone())
                }
                Kind::Person if mention.person.contains(' ') && mention.actor.text.contains(' ') => {
                    let actor = scene.of_mention(s.block, mention).into_iter().next();
                    let name = actor.map_or_else(|| mention.actor.name.clone(), |a| a.name);
                    (format!("person:{name}"), name)
                }
                _ => continue,
            };
            let term = if mention.kind == Kind::Person {
                mention.person.clone()
            } else {
                mention_text(scene, s.block, mention.start, mention.end)
            };
            out.push(NameUse {
                entity,
                label,
                term,
                sentence: n as u32,
                span: scene.article.span(s.block, mention.start, mention.end),
                quoted: scene.within_quotes(s.block, mention.start),
            });
        }
    }
    out.extend(loaded_words(scene));
    out
}

/// Words that take a stand (`blockade` or `severing of ties`), under the name of their side; in captions, too.
fn loaded_words(scene: &Scene<'_>) -> Vec<NameUse> {
    let article = scene.article;
    let story = article.sentences.iter().enumerate().map(|(n, s)| (n as u32, &article.blocks[s.block], s.start..s.end));
    let captions = article.captions.iter().map(|parsed| (NameUse::NO_SENTENCE, parsed, 0..parsed.doc.len()));
    let mut out = Vec::new();
    for (sentence, parsed, tokens) in story.chain(captions) {
        let doc = &parsed.doc;
        let first_token = tokens.start;
        let words: Vec<(String, String)> =
            tokens.map(|i| (doc.token(i).lower().to_owned(), doc.token(i).lemma().to_lowercase())).collect();
        for (row, first, last) in scene.lexicon.wordings.find(&words) {
            let (from, to) = (doc.token(first_token + first), doc.token(first_token + last));
            let block = article.blocks.iter().position(|b| std::ptr::eq(b, parsed));
            out.push(NameUse {
                entity: format!("{}:{}", if row.excludes { "stand" } else { "word" }, row.thing),
                label: row.label.clone(),
                term: row.side.clone(),
                sentence,
                span: Span::new(parsed.offset + from.idx(), parsed.offset + to.end()),
                quoted: block.is_some_and(|b| scene.within_quotes(b, first_token + first)),
            });
        }
    }
    out
}

/// Offices that the text itself gives to people.
pub fn roles(scene: &Scene<'_>) -> Vec<RoleClaim> {
    let mut out: Vec<RoleClaim> = Vec::new();
    for (n, s) in scene.article.sentences.iter().enumerate() {
        for mention in scene.mentions_in(*s) {
            // An office alone counts where the article names its holder elsewhere.
            let holder = scene.of_mention(s.block, mention).into_iter().next();
            let named = match mention.kind {
                Kind::Person => !mention.actor.how.contains("people.csv"),
                Kind::Office => holder.as_ref().is_some_and(|h| h.how.contains("named elsewhere")),
                _ => false,
            };
            out.extend(of_a_list(scene, n, *s, mention));
            if let (true, Some(role)) = (named, &mention.actor.role) {
                out.push(RoleClaim {
                    person: holder.map_or_else(|| mention.person.clone(), |a| a.name),
                    role: role.clone(),
                    country: mention.actor.code().map(str::to_owned),
                    sentence: n as u32,
                    span: scene.article.span(s.block, mention.start, mention.end),
                });
            }
        }
    }
    out
}

/// `Farmers' Party leaders A, B and C`, `Lima ministers A and B`: each of those named behind a plural office holds it. The
/// span runs from the word before the office that names a place or body to the name.
fn of_a_list(scene: &Scene<'_>, n: usize, s: SentenceRef, office: &Mention) -> Vec<RoleClaim> {
    let mut out = Vec::new();
    let doc = &scene.article.blocks[s.block].doc;
    let head = doc.token(office.end - 1);
    if office.kind != Kind::Office || !matches!(head.tag(), "NNS" | "NNPS") {
        return out;
    }
    let Some(role) = office.actor.role.as_deref() else { return out };
    let single = match role.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => role.strip_suffix('s').unwrap_or(role).to_owned(),
    };
    let mut from = office.start;
    while from > s.start && doc.token(from - 1).pos() == "PROPN" && doc.token(from - 1).i() >= s.start {
        from -= 1;
    }
    let mut at = office.end;
    while let Some(end) = full_name(scene, s, at) {
        let words: Vec<&str> = (at..end).map(|i| doc.token(i).text()).collect();
        out.push(RoleClaim {
            person: words.join(" "),
            role: single.clone(),
            country: office.actor.country.clone(),
            sentence: n as u32,
            span: scene.article.span(s.block, from, end),
        });
        at = end;
        while at < s.end && at < end + 2 && matches!(doc.token(at).lower(), "," | "and") {
            at += 1;
        }
        if at == end {
            break;
        }
    }
    out
}

/// End of a name of two words and more in capitals at `at`; none where an office begins there.
fn full_name(scene: &Scene<'_>, s: SentenceRef, at: usize) -> Option<usize> {
    let doc = &scene.article.blocks[s.block].doc;
    let capital = |i: usize| {
        let token = doc.token(i);
        token.pos() == "PROPN" && token.text().chars().next().is_some_and(char::is_uppercase)
    };
    let end = (at..s.end).find(|i| !capital(*i)).unwrap_or(s.end);
    let office = at < s.end && scene.lexicon.agent(doc.token(at).lower()).is_some();
    let body = scene.mention_at(s.block, at).is_some_and(|m| m.kind != Kind::Person);
    (end >= at + 2 && !office && !body).then_some(end)
}
