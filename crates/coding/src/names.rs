//! Which word does the text use for a thing with several names? Territories, people, agreements, armed groups, the attackers.

use legation_model::claim::{NameUse, RoleClaim};

use crate::actors::Scene;
use crate::mentions::Kind;
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
