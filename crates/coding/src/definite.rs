//! Whom does a definite noun mean? `The kingdom`, `the movement`, `the charity`: the state or body named before; whose
//! followers are `rebels loyal to the general`, `the president's allies`.

use legation_model::actor::{Actor, Sector};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::frame::{prepositional_objects, subjects, with_conjuncts};
use crate::mentions::{Kind, Mention};
use crate::modality::clause_of;

/// Nouns for a state.
const STATES: [&str; 14] = [
    "country",
    "nation",
    "state",
    "kingdom",
    "republic",
    "emirate",
    "sultanate",
    "sheikhdom",
    "archipelago",
    "island",
    "monarchy",
    "principality",
    "superpower",
    "territory",
];

/// Nouns for the followers of somebody: they belong where he does.
const FOLLOWERS: [&str; 34] = [
    "force",
    "troop",
    "army",
    "soldier",
    "militia",
    "militiaman",
    "fighter",
    "guard",
    "supporter",
    "follower",
    "loyalist",
    "ally",
    "backer",
    "sympathiser",
    "sympathizer",
    "opponent",
    "critic",
    "rebel",
    "guerrilla",
    "faction",
    "wing",
    "camp",
    "aide",
    "lawyer",
    "relative",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "representative",
    "adviser",
    "tribesman",
    "unit",
    "government",
    "deputy",
];

/// Nouns for those who stand beside or against a state, and belong to another.
const OTHERS: [&str; 14] = [
    "ally",
    "rival",
    "foe",
    "enemy",
    "neighbour",
    "neighbor",
    "adversary",
    "opponent",
    "partner",
    "backer",
    "creditor",
    "friend",
    "competitor",
    "supporter",
];

/// Verbs for what is done to others and to what is theirs: the owner of the object is not the doer.
const DONE_TO_OTHERS: [&str; 46] = [
    "reject",
    "rebuff",
    "refuse",
    "decline",
    "spurn",
    "accept",
    "welcome",
    "kidnap",
    "abduct",
    "kill",
    "wound",
    "attack",
    "seize",
    "capture",
    "arrest",
    "detain",
    "charge",
    "accuse",
    "expel",
    "denounce",
    "condemn",
    "praise",
    "criticise",
    "criticize",
    "burn",
    "destroy",
    "loot",
    "raid",
    "shell",
    "bomb",
    "ransack",
    "occupy",
    "storm",
    "deport",
    "jail",
    "freeze",
    "bombard",
    "disarm",
    "support",
    "hail",
    "applaud",
    "commend",
    "sanction",
    "boycott",
    "invade",
    "blockade",
];

/// Whether a noun has `owner` for one who is another's ally or foe, not its own.
pub(crate) fn stands_beside(noun: Token<'_>, owner: &Actor) -> bool {
    !owner.person && OTHERS.contains(&noun.lemma()) && matches!(owner.sector, None | Some(Sector::Gov))
}

/// Whether the owner of `object` is somebody other than the doer (`spurned its offer`).
pub(crate) fn of_another(object: Token<'_>) -> bool {
    matches!(object.dep(), "dobj" | "nsubjpass")
        && DONE_TO_OTHERS.contains(&object.head().lemma())
        && !object.children().any(|c| c.lower() == "own")
}

/// The words that the clause of a token has for its doer: no object of it is the same unless it says `-self`.
pub(crate) fn doers(token: Token<'_>) -> Vec<usize> {
    subjects(clause_of(token), 0).into_iter().flat_map(with_conjuncts).map(|t| t.i()).collect()
}

impl Scene<'_> {
    /// The word of a mention on which its others hang.
    pub(crate) fn head_of(&self, block: usize, mention: &Mention) -> usize {
        let inside = mention.start..mention.end;
        let outer = inside.clone().find(|&i| {
            let token = self.article.token(block, i);
            !token.is_punct() && (token.is_root() || !inside.contains(&token.head().i()))
        });
        outer.unwrap_or(mention.end.saturating_sub(1))
    }

    /// The state or body that a definite noun takes up.
    pub(crate) fn taken_up(&self, block: usize, mention: &Mention, head: Token<'_>) -> Option<Actor> {
        let doc = &self.article.blocks[block].doc;
        let before = mention.start.checked_sub(1).map(|i| doc.token(i));
        let definite = |t: Token<'_>| matches!(t.lower(), "the" | "this" | "that");
        if !before.is_some_and(definite) && !head.children().any(definite) {
            return None;
        }
        let lemma = head.lemma().to_lowercase();
        if STATES.contains(&lemma.as_str()) {
            return self.state_before(block, mention, head);
        }
        let bare = head.children().all(|c| matches!(c.dep(), "det" | "amod" | "punct" | "relcl" | "compound" | "poss"));
        bare.then(|| self.body_before(block, mention, &lemma)).flatten()
    }

    /// The last state named before, one of its own sentence first unless it does something to the noun meant.
    fn state_before(&self, block: usize, mention: &Mention, head: Token<'_>) -> Option<Actor> {
        let here = self.article.sentence_of(block, mention.start);
        let doers = doers(head);
        let own_clause = !head.dep().starts_with("nsubj");
        for n in (here.saturating_sub(3)..=here).rev() {
            let s = self.article.sentences[n];
            let mut named: Vec<&Mention> = self
                .mentions_in(s)
                .filter(|m| n < here || m.end <= mention.start)
                .filter(|m| {
                    matches!(m.kind, Kind::Country | Kind::Capital | Kind::Demonym | Kind::Office | Kind::Person)
                })
                .collect();
            if n == here && own_clause {
                named.retain(|m| !(m.start..m.end).any(|i| doers.contains(&i)));
            }
            // The state that was the subject before any other.
            let subject =
                |m: &&&Mention| crate::coreference::in_subject(self.article.token(s.block, self.head_of(s.block, m)));
            let state = |m: &&Mention| matches!(m.kind, Kind::Country | Kind::Capital);
            let pick = named
                .iter()
                .filter(|m| state(m))
                .find(subject)
                .or_else(|| named.iter().rev().find(|m| state(m)))
                .or_else(|| named.iter().rev().find(subject));
            if let Some(iso) = pick.and_then(|m| self.of_mention(s.block, m).into_iter().next()).and_then(|a| a.country)
            {
                return self.state_actor(&iso, None);
            }
        }
        None
    }

    /// The last organisation named before of the kind that the noun tells.
    fn body_before(&self, block: usize, mention: &Mention, noun: &str) -> Option<Actor> {
        use Sector::*;
        let kinds: &[Sector] = match noun {
            "group" | "movement" | "organisation" | "organization" | "outfit" => {
                &[Reb, Prm, Ngo, Pty, Opp, Cri, Rel, Igo, Lab, Soc]
            }
            "rebel" | "insurgent" | "militant" | "guerrilla" | "separatist" | "militia" | "faction" | "front"
            | "militiaman" | "insurgency" => &[Reb, Prm],
            "bloc" | "agency" | "body" | "mission" => &[Igo, Ngo],
            "charity" | "watchdog" => &[Ngo],
            "party" => &[Pty, Opp],
            "company" | "firm" => &[Bus],
            "cartel" | "gang" => &[Cri],
            "church" => &[Rel],
            "alliance" => &[Igo, Mil],
            _ => return None,
        };
        let here = self.article.sentence_of(block, mention.start);
        for n in (here.saturating_sub(5)..=here).rev() {
            let s = self.article.sentences[n];
            let fits = |m: &&Mention| {
                m.kind == Kind::Organisation
                    && (n < here || m.end <= mention.start)
                    && m.actor.sector.is_some_and(|x| kinds.contains(&x))
            };
            if let Some(found) = self.mentions_in(s).filter(fits).last() {
                return Some(found.actor.clone());
            }
        }
        None
    }

    /// Whose followers a noun names: `forces of`, `loyal to`, `allied with`, `opposed to` somebody.
    pub(crate) fn followed(&self, block: usize, head: Token<'_>) -> Option<Actor> {
        let with_code = |tokens: Vec<Token<'_>>| {
            tokens.into_iter().flat_map(|t| self.actors(block, t)).find(|a| a.code().is_some())
        };
        let loyal = head.children().filter(|c| {
            matches!(
                c.lower(),
                "loyal" | "allied" | "aligned" | "opposed" | "close" | "hostile" | "faithful" | "linked"
            )
        });
        let to = loyal.flat_map(|l| l.children().collect::<Vec<_>>()).filter(|c| matches!(c.lower(), "to" | "with"));
        if let Some(found) = with_code(to.flat_map(prepositional_objects).collect()) {
            return Some(found);
        }
        if !FOLLOWERS.contains(&head.lemma()) {
            return None;
        }
        let under = head.children().filter(|c| c.dep() == "prep" && matches!(c.lower(), "of" | "under" | "to" | "for"));
        with_code(under.flat_map(prepositional_objects).collect())
    }
}
