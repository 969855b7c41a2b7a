//! Whom does a pronoun mean? The nearest fitting subject before it, and the doubt where two fit.

use legation_model::actor::Actor;
use legation_nlp::Token;

use crate::actors::{Scene, same};
use crate::article::SentenceRef;
use crate::attribution::sources_of;
use crate::definite::{doers, of_another};
use crate::frame::with_conjuncts;
use crate::mentions::{Kind, Mention};
use crate::modality::{clause_of, saying_above};

/// A mention with its place, for the search backwards.
struct Earlier<'a> {
    mention: &'a Mention,
    subject: bool,
    sentence: usize,
}

impl Scene<'_> {
    /// The actors that a pronoun stands for; empty where the text gives none.
    pub fn pronoun(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let word = token.lower();
        let found = match word {
            "he" | "she" | "him" | "her" | "his" | "himself" | "herself" => {
                self.persons(block, token).into_iter().take(1).collect()
            }
            "they" | "them" | "their" | "themselves" => self.group(block, token),
            "we" | "us" | "our" | "ours" | "i" | "me" | "my" | "ourselves" => self.quoted(block, token),
            "both" => self.parties.clone(),
            "it" | "its" | "itself" => self.body(block, token).into_iter().collect(),
            "these" | "this" | "those" => self.previous_subject(block, token),
            "who" | "which" | "that" if token.head().dep() == "relcl" => self.actors(block, token.head().head()),
            _ => Vec::new(),
        };
        found
            .into_iter()
            .map(|a| Actor {
                how: format!("`{}` refers to `{}`; {}", token.text(), a.text, a.how),
                text: token.text().to_owned(),
                ..a
            })
            .collect()
    }

    /// `we`, `I`: whoever is quoted.
    fn quoted(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let Some(verb) = saying_above(self, clause_of(token)) else { return Vec::new() };
        sources_of(self, block, verb).into_iter().filter(|x| !x.medium).map(|x| x.actor).take(1).collect()
    }

    /// Other persons whom `he` or `she` could mean as well as the one chosen.
    pub fn other_persons(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        self.persons(block, token).into_iter().skip(1).take(1).collect()
    }

    /// Candidate persons, best first: subjects of the same sentence before the pronoun, then of the sentence before, then others.
    fn persons(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let here = self.article.sentence_of(block, token.i());
        let earlier = self.earlier(block, token.i());
        let mut scored: Vec<(i64, usize, Actor)> = Vec::new();
        let barred = self.barred(token);
        for (n, e) in earlier.iter().rev().enumerate() {
            if e.sentence == here && (e.mention.start..e.mention.end).any(|i| barred.contains(&i)) {
                continue;
            }
            let distance = here.saturating_sub(e.sentence) as i64;
            if distance > 4 || !matches!(e.mention.kind, Kind::Person | Kind::Office) || !e.mention.actor.person {
                continue;
            }
            let b = self.article.sentences[e.sentence].block;
            let Some(actor) = self.of_mention(b, e.mention).into_iter().next() else { continue };
            let score = distance * 2 + i64::from(!e.subject) * 3;
            if !scored.iter().any(|(_, _, a)| same(a, &actor)) {
                scored.push((score, n, actor));
            }
        }
        scored.sort_by_key(|(score, n, _)| (*score, *n));
        scored.into_iter().map(|(_, _, a)| a).collect()
    }

    /// Words that a pronoun cannot stand for: the doers of its clause, where it is an object or owns one that is another's.
    fn barred(&self, token: Token<'_>) -> Vec<usize> {
        let object = matches!(token.dep(), "dobj" | "dative" | "pobj");
        let itself = token.lower().ends_with("self") || token.lower().ends_with("selves");
        let owner = token.dep() == "poss" && of_another(token.head());
        let near = token.dep() != "pobj" || clause_of(token).children().any(|c| c.i() == token.head().i());
        if !itself && (object && near || owner) { doers(token) } else { Vec::new() }
    }

    /// `them`, `their`: the people who were acted upon just before, where the doers of the clause are ruled out.
    fn acted_upon(&self, block: usize, token: Token<'_>, barred: &[usize]) -> Vec<Actor> {
        let here = self.article.sentence_of(block, token.i());
        for e in self.earlier(block, token.i()).iter().rev() {
            if here > e.sentence + 1 {
                break;
            }
            let b = self.article.sentences[e.sentence].block;
            let head = self.article.token(b, self.head_of(b, e.mention));
            let plural = matches!(head.tag(), "NNS" | "NNPS") && !matches!(e.mention.kind, Kind::Country);
            let ruled_out = e.sentence == here && (e.mention.start..e.mention.end).any(|i| barred.contains(&i));
            let acted = matches!(head.dep(), "dobj" | "pobj" | "nsubjpass" | "nsubj" | "conj");
            if !plural || ruled_out || !acted {
                continue;
            }
            let found = self.actors(b, head);
            if found.iter().any(|a| a.code().is_some()) {
                return found;
            }
        }
        Vec::new()
    }

    /// `they`: the actors of the nearest coordinated subject, else the last two persons that were subjects.
    pub fn group(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let earlier = self.earlier(block, token.i());
        let here = self.article.sentence_of(block, token.i());
        let barred = self.barred(token);
        if !barred.is_empty() {
            let found = self.acted_upon(block, token, &barred);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(pair) = self.pair_before(block, token, &earlier) {
            return pair;
        }
        let mut persons: Vec<Actor> = Vec::new();
        for e in earlier.iter().rev().take(30) {
            let b = self.article.sentences[e.sentence].block;
            if !e.subject {
                continue;
            }
            if e.sentence == here && (e.mention.start..e.mention.end).any(|i| barred.contains(&i)) {
                continue;
            }
            let head = self.article.token(b, self.head_of(b, e.mention));
            let top = if head.dep() == "conj" { head.head() } else { head };
            // A phrase that the word itself belongs to is no antecedent of it.
            if b == block && with_conjuncts(top).iter().any(|part| part.i() >= token.i()) {
                continue;
            }
            let all = self.actors(b, top);
            if all.len() > 1 {
                return all;
            }
            let plural = all.len() == 1 && matches!(head.tag(), "NNS" | "NNPS");
            if plural && persons.is_empty() {
                return all;
            }
            for actor in all {
                if actor.person && !persons.iter().any(|p| same(p, &actor) || p.code() == actor.code()) {
                    persons.push(actor);
                }
            }
            if persons.len() == 2 {
                return persons;
            }
        }
        Vec::new()
    }

    /// `X told Y …. The leaders also …`: the only two persons of the sentence before, one of them its subject.
    fn pair_before(&self, block: usize, token: Token<'_>, earlier: &[Earlier<'_>]) -> Option<Vec<Actor>> {
        let here = self.article.sentence_of(block, token.i());
        let first_of_its_sentence = !earlier.iter().any(|e| e.sentence == here && e.mention.actor.person);
        let before: Vec<_> = earlier.iter().filter(|e| e.sentence + 1 == here).collect();
        let people: Vec<_> = before.iter().filter(|e| e.mention.actor.person).collect();
        let joined = |e: &Earlier<'_>| {
            let head = self.article.token(self.article.sentences[e.sentence].block, e.mention.end - 1);
            head.dep() == "conj" || head.children().any(|c| c.dep() == "conj")
        };
        if !first_of_its_sentence || before.iter().any(|e| joined(e)) || !people.iter().any(|e| e.subject) {
            return None;
        }
        let mut pair: Vec<Actor> = Vec::new();
        for e in people {
            let actor = self.of_mention(self.article.sentences[e.sentence].block, e.mention).into_iter().next()?;
            actor.code()?;
            if !pair.iter().any(|p| same(p, &actor)) {
                pair.push(actor);
            }
        }
        (pair.len() == 2 && pair[0].code() != pair[1].code()).then_some(pair)
    }

    /// `it`: the nearest state, organisation or ministry that is a subject.
    fn body(&self, block: usize, token: Token<'_>) -> Option<Actor> {
        let here = self.article.sentence_of(block, token.i());
        let earlier = self.earlier(block, token.i());
        let barred = self.barred(token);
        let fits = |e: &&Earlier<'_>| {
            here.saturating_sub(e.sentence) <= 2
                && !(e.sentence == here && (e.mention.start..e.mention.end).any(|i| barred.contains(&i)))
                && matches!(e.mention.kind, Kind::Country | Kind::Capital | Kind::Organisation | Kind::Office)
                && !e.mention.actor.person
        };
        // Another's: the nearest that is not the doer, subject or not.
        let other = || earlier.iter().rev().find(|e| fits(e)).filter(|_| !barred.is_empty());
        let best = other().or_else(|| earlier.iter().rev().filter(fits).find(|e| e.subject));
        let best = best.or_else(|| earlier.iter().rev().find(fits));
        let best = match best {
            Some(b) => b,
            // `the envoy … citing its role`: the state of the person who acts.
            None => earlier.iter().rev().find(|e| e.subject && e.mention.actor.code().is_some())?,
        };
        let b = self.article.sentences[best.sentence].block;
        self.of_mention(b, best.mention).into_iter().next()
    }

    /// Who acted in the sentence before, for `these include …`.
    fn previous_subject(&self, block: usize, token: Token<'_>) -> Vec<Actor> {
        let here = self.article.sentence_of(block, token.i());
        if here == 0 {
            return Vec::new();
        }
        self.sentence_subject(here - 1)
    }

    /// The actors that are subject of a sentence's main verb.
    pub fn sentence_subject(&self, sentence: usize) -> Vec<Actor> {
        let s = self.article.sentences[sentence];
        let root = self.article.tokens(s).find(|t| t.is_root() && !t.is_punct());
        let Some(root) = root else { return Vec::new() };
        for subject in crate::frame::subjects(root, 0) {
            let actors = self.actors_or_owners(s.block, subject);
            if !actors.is_empty() {
                return actors;
            }
        }
        Vec::new()
    }

    /// Mentions before a token, in order, with their sentence and whether they are (part of) a subject.
    fn earlier(&self, block: usize, token: usize) -> Vec<Earlier<'_>> {
        let mut out = Vec::new();
        let here = self.article.sentence_of(block, token);
        for (n, s) in self.article.sentences.iter().enumerate().take(here + 1).skip(here.saturating_sub(6)) {
            for mention in self.mentions_in(*s) {
                if n == here && mention.start >= token {
                    continue;
                }
                let head = self.article.token(s.block, self.head_of(s.block, mention));
                // A name with its apposition ends in the apposition.
                let first = self.article.token(s.block, mention.start);
                let subject = in_subject(head) || mention.kind == Kind::Person && in_subject(first);
                out.push(Earlier { mention, subject, sentence: n });
            }
        }
        out
    }

    /// Mentions of a sentence; those of a block stand in order.
    pub fn mentions_in(&self, s: SentenceRef) -> impl Iterator<Item = &Mention> {
        let all = &self.mentions[s.block];
        let from = all.partition_point(|m| m.start < s.start);
        all[from..].iter().take_while(move |m| m.start < s.end)
    }
}

/// Whether a word is a subject or stands in one (as its possessor, conjunct or apposition).
pub(crate) fn in_subject(token: Token<'_>) -> bool {
    let mut at = token;
    for _ in 0..6 {
        if at.dep().starts_with("nsubj") || at.dep() == "agent" {
            return true;
        }
        if at.dep() == "pobj" && at.head().dep() == "agent" {
            return true;
        }
        if !matches!(at.dep(), "conj" | "appos" | "compound" | "poss" | "amod" | "nmod" | "flat") {
            return false;
        }
        at = at.head();
    }
    false
}
