//! Who holds an office that the text does not name? The country may stand elsewhere, and so may the holder.

use legation_model::actor::{Actor, Sector};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::bodies::of_a_body;
use crate::definite::stands_beside;
use crate::frame::prepositional_objects;
use crate::mentions::{Kind, Mention};
use crate::people::Known;

/// Normalises offices that are the same thing under two names.
pub fn normal_office(role: &str) -> String {
    let role = role.to_lowercase();
    let has = |w: &str| role.contains(w);
    if has("external affairs")
        || has("foreign affairs")
        || has("foreign minister")
        || has("foreign secretary")
        || role == "secretary of state"
    {
        return "foreign minister".into();
    }
    if has("prime minister") && !has("deputy") || role == "premier" || role == "chancellor" {
        return "prime minister".into();
    }
    let heads = ["president", "emir", "king", "ruler", "sultan", "leader", "monarch", "head of state", "emperor"];
    if heads.contains(&role.as_str()) {
        return "head of state".into();
    }
    if has("ambassador") || role == "envoy" {
        return "ambassador".into();
    }
    role
}

impl Scene<'_> {
    /// An office without a name: the country may stand elsewhere, and so may the holder.
    pub(crate) fn office(&self, block: usize, mention: &Mention) -> Vec<Actor> {
        let mut actor = mention.actor.clone();
        let doc = &self.article.blocks[block].doc;
        let head = doc.token(self.head_of(block, mention));
        if self.is_both_sides(head) && actor.country.is_none() {
            return self.parties.clone();
        }
        if head.lemma() == "counterpart" {
            return vec![self.counterpart(block, mention)];
        }
        let plural = matches!(head.tag(), "NNS" | "NNPS");
        let definite = mention.start.checked_sub(1).is_some_and(|i| doc.token(i).lower() == "the");
        if plural
            && definite
            && actor.code().is_none()
            && matches!(head.lemma(), "leader" | "minister" | "president" | "official" | "diplomat")
        {
            let group = self.group(block, doc.token(mention.start));
            if group.len() > 1 {
                return group;
            }
        }
        if actor.country.is_none() && actor.igo.is_none() {
            // A possessive elsewhere in the phrase: `their foreign minister`, `its army`.
            if let Some(owner) = doc.token(mention.start).lefts().chain(head.lefts()).find(|c| c.dep() == "poss")
                && let Some(found) = self.actors(block, owner).first()
                && !stands_beside(head, found)
            {
                actor.country.clone_from(&found.country);
                actor.igo.clone_from(&found.igo);
                // `its delegates`, `our fighters`: of a body that is no government.
                let of_body =
                    matches!(found.sector, Some(Sector::Reb | Sector::Prm | Sector::Opp | Sector::Ngo | Sector::Lab));
                let armed =
                    matches!(actor.sector, Some(Sector::Uaf | Sector::Mil)) && found.sector != Some(Sector::Opp);
                if of_body && (armed || actor.sector.is_none() || of_a_body(head.lemma())) {
                    actor.sector = found.sector;
                }
            }
        }
        if actor.code().is_none()
            && let Some(leader) = self.followed(block, head)
        {
            actor.country.clone_from(&leader.country);
            actor.igo.clone_from(&leader.igo);
            actor.how = format!("follows `{}`", leader.text);
        }
        if actor.code().is_none() && !actor.person {
            // `the foreign office in Oslo`, `the authorities in Chad`.
            let seat = head
                .children()
                .filter(|c| c.dep() == "prep" && c.lower() == "in")
                .flat_map(|c| prepositional_objects(c));
            let seat = seat
                .filter_map(|t| self.mention_at(block, t.i()))
                .find(|m| matches!(m.kind, Kind::Capital | Kind::Country));
            if let (Some(seat), Some(Sector::Gov | Sector::Mil | Sector::Leg)) = (seat, actor.sector) {
                actor.country.clone_from(&seat.actor.country);
                actor.how = format!("seat in `{}`", seat.actor.text);
            }
        }
        if actor.code().is_none() && matches!(head.lemma(), "alliance" | "coalition" | "bloc" | "camp" | "axis") {
            // `the alliance led by X`, `the coalition under X's leadership`.
            let leader = head.subtree().filter(|t| t.i() != head.i()).find_map(|t| {
                self.mention_at(block, t.i()).filter(|m| m.start >= mention.end && m.actor.country.is_some())
            });
            if let Some(leader) = leader {
                actor.country.clone_from(&leader.actor.country);
                actor.how = format!("led by `{}`", leader.actor.text);
            }
        }
        if actor.country.is_none()
            && actor.igo.is_none()
            && self.may_refer_back(mention, head)
            && let Some(earlier) = self.earlier_office(block, mention)
        {
            actor.country = earlier.country.clone();
            actor.igo = earlier.igo.clone();
            if earlier.person == actor.person {
                actor.name = earlier.name.clone();
                actor.role = earlier.role.clone();
            }
            actor.how = format!("`{}` refers back to `{}`", actor.text, earlier.text);
        }
        if actor.code().is_none()
            && let Some(before) = self.taken_up(block, mention, head)
        {
            return vec![Actor {
                how: format!("`{}` takes up `{}`; {}", actor.text, before.name, before.how),
                text: actor.text,
                ..before
            }];
        }
        if actor.code().is_none()
            && matches!(
                head.lemma(),
                "government"
                    | "cabinet"
                    | "authority"
                    | "army"
                    | "military"
                    | "police"
                    | "country"
                    | "nation"
                    | "junta"
            )
        {
            // `Lawmakers in Chad urged the government …`: that of the nearest actor before it in the sentence.
            let here = self.article.sentences[self.article.sentence_of(block, mention.start)];
            let definite = mention.start.checked_sub(1).is_some_and(|i| doc.token(i).lower() == "the");
            let before = self.mentions_in(here).filter(|m| m.end <= mention.start && m.actor.country.is_some()).last();
            if let (true, Some(before)) = (definite, before) {
                actor.country.clone_from(&before.actor.country);
                actor.how = format!("state of `{}` before it", before.actor.text);
            }
        }
        if actor.person && actor.country.is_some() {
            self.name_holder(&mut actor, &mention.office);
        }
        if matches!(head.lemma(), "country" | "nation" | "side") {
            // `his country`: the state itself.
            return actor.country.as_deref().and_then(|iso| self.state_actor(iso, Some(&actor))).into_iter().collect();
        }
        vec![actor]
    }

    /// Fills in who holds an office: a person of the article, else of the data at the time of publication.
    pub(crate) fn name_holder(&self, actor: &mut Actor, office: &str) {
        let same_office = |k: &&Known| k.actor.country == actor.country && !office.is_empty() && k.office == office;
        if let Some(known) = self.people.iter().find(same_office) {
            actor.name.clone_from(&known.actor.name);
            actor.how = format!("{}; named elsewhere in the article", actor.how);
            return;
        }
        // A person of the article whom the data know in this office, among others (`minister` now, `envoy` once).
        let held = |k: &&Known| {
            k.actor.country == actor.country
                && self.lexicon.people_named(&k.actor.name).iter().any(|p| {
                    p.country == actor.country
                        && normal_office(&p.role) == office
                        && self.published.is_none_or(|d| p.held_on(d))
                })
        };
        let mut known = self.people.iter().filter(|k| k.office.is_empty() || k.actor.role.is_none()).filter(held);
        if let (Some(known), None) = (known.next(), known.next()) {
            actor.name.clone_from(&known.actor.name);
            actor.how = format!("{}; named elsewhere in the article", actor.how);
            return;
        }
        let Some(published) = self.published else { return };
        if !matches!(office, "foreign minister" | "prime minister" | "head of state") {
            return;
        }
        let mut holders = self.lexicon.people.iter().filter(|p| {
            p.country.as_deref() == actor.code() && normal_office(&p.role) == office && p.held_on(published)
        });
        if let (Some(holder), None) = (holders.next(), holders.next()) {
            actor.name.clone_from(&holder.name);
            actor.how = format!("{}; holder in data/actors/people.csv", actor.how);
        }
    }

    pub(crate) fn may_refer_back(&self, mention: &Mention, head: Token<'_>) -> bool {
        let definite = head.children().any(|c| c.dep() == "det" && c.lower() == "the")
            || mention.start.checked_sub(1).is_some_and(|i| head.doc().token(i).lower() == "the");
        let official =
            matches!(mention.actor.sector, Some(Sector::Gov | Sector::Mil | Sector::Leg | Sector::Jud | Sector::Igo));
        official && !mention.actor.anonymous && (definite || mention.actor.person)
    }

    pub(crate) fn earlier_office(&self, block: usize, mention: &Mention) -> Option<Actor> {
        let portfolio = |office: &str| {
            office
                .replace(" ministry", "")
                .replace(" minister", "")
                .replace("minister", "")
                .replace("ministry", "")
                .trim()
                .to_owned()
        };
        let wanted = portfolio(&mention.office);
        let generic = wanted.is_empty();
        let ministerial = |o: &str| o.contains("minist");
        let mut blocks: Vec<(usize, &Mention)> = Vec::new();
        for b in 0..=block {
            for m in &self.mentions[b] {
                if b < block || m.start < mention.start {
                    blocks.push((b, m));
                }
            }
        }
        // `the president` is a president before he is any other head of state.
        let title = |m: &Mention| m.actor.role.as_deref().unwrap_or("").to_lowercase();
        let wanted_title = title(mention);
        blocks.sort_by_key(|(b, m)| (title(m) == wanted_title, *b, m.start));
        blocks.into_iter().rev().find_map(|(_, m)| {
            if !matches!(m.kind, Kind::Office | Kind::Person) {
                return None;
            }
            let actor = if m.kind == Kind::Person { self.person(m) } else { m.actor.clone() };
            let office = if m.kind == Kind::Person {
                self.people.iter().find(|k| k.actor.name == actor.name).map_or(m.office.clone(), |k| k.office.clone())
            } else {
                m.office.clone()
            };
            actor.code()?;
            let fits = if generic && ministerial(&mention.office) {
                ministerial(&office)
            } else if ministerial(&mention.office) {
                ministerial(&office) && portfolio(&office) == wanted
            } else {
                office == mention.office
            };
            fits.then_some(actor)
        })
    }

    pub(crate) fn counterpart(&self, block: usize, mention: &Mention) -> Actor {
        let mut actor = mention.actor.clone();
        let doc = &self.article.blocks[block].doc;
        let head = doc.token(self.head_of(block, mention));
        let owner = (mention.start.saturating_sub(2)..mention.end)
            .map(|i| doc.token(i))
            .chain(head.children())
            .find(|t| t.dep() == "poss")
            .and_then(|t| self.actors(block, t).into_iter().next());
        let office = owner
            .as_ref()
            .and_then(|o| self.people.iter().find(|k| k.actor.name == o.name))
            .map(|k| k.office.clone())
            .unwrap_or_default();
        actor.person = true;
        actor.sector = Some(owner.as_ref().and_then(|o| o.sector).unwrap_or(Sector::Gov));
        if !office.is_empty() {
            actor.role = Some(office.clone());
            actor.how = format!("counterpart of {}", owner.map(|o| o.name).unwrap_or_default());
            self.name_holder(&mut actor, &office);
        }
        actor
    }
}
