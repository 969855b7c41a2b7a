//! Which two parties is the article about? The pair most often named together (`between X and Y`, `X and Y`): two states, a
//! state and an armed group, or two bodies of one state.

use std::collections::{BTreeMap, BTreeSet};

use legation_lexicon::patterns::Effect;
use legation_model::actor::{Actor, Sector};
use legation_nlp::Token;

use crate::actors::Scene;
use crate::events::pattern_at;
use crate::mentions::{Kind, Mention};

/// What one side of a pair is counted under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    /// A state, its government or army.
    State(String),
    /// Government or army of a state that the words do not name.
    Nameless,
    /// A group within a state: with its name, or only by what it is (`rebels`).
    Group(String, Option<String>),
}

/// Pairs with how much speaks for them, and the first mention of each side.
#[derive(Default)]
struct Tally {
    pairs: BTreeMap<(Side, Side), u32>,
    seen: BTreeMap<Side, Actor>,
}

/// The two parties, in order; none where nobody is named together.
pub fn find(scene: &Scene<'_>) -> Vec<Actor> {
    let mut tally = Tally::default();
    for (b, parsed) in scene.article.blocks.iter().enumerate() {
        for token in parsed.doc.tokens().filter(|t| t.dep() == "conj" && t.head().dep() != "conj") {
            let (Some(left), Some(right)) = (mention(scene, b, token.head()), mention(scene, b, token)) else {
                continue;
            };
            // A list of three or more names no two sides.
            let list = token.children().any(|c| c.dep() == "conj");
            if list || act_together(scene, b, token.head()) {
                continue;
            }
            let sides = (side(scene, b, left), side(scene, b, right));
            let (Some((x, a)), Some((y, c))) = sides else { continue };
            tally.add((x, a), (y, c), is_between(token));
        }
    }
    tally.name_the_nameless();
    let best = tally.pairs.iter().max_by_key(|(pair, n)| (**n, std::cmp::Reverse((*pair).clone())));
    let Some(((x, y), _)) = best else { return Vec::new() };
    [x, y].into_iter().filter_map(|s| tally.actor(scene, s)).collect()
}

/// Whose dealings with each other the article tells: its parties, else the two states that most sentences name both, if these
/// are three at least and no other pair is named nearly as often.
pub fn opponents(scene: &Scene<'_>) -> Vec<Actor> {
    if scene.parties.len() == 2 { scene.parties.clone() } else { often_together(scene) }
}

fn often_together(scene: &Scene<'_>) -> Vec<Actor> {
    let mut pairs: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut thirds: BTreeSet<String> = BTreeSet::new();
    for s in &scene.article.sentences {
        let told: Vec<String> = scene
            .mentions_in(*s)
            .filter(|m| matches!(m.kind, Kind::Country | Kind::Capital | Kind::Demonym | Kind::Office | Kind::Person))
            .filter_map(|m| m.actor.country.clone())
            .collect();
        // Who is named first where mediation is told of is the one that mediates.
        if scene.article.tokens(*s).any(|t| t.lemma().to_lowercase().starts_with("mediat")) {
            thirds.extend(told.first().cloned());
        }
        let states: Vec<String> = told.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        for (i, a) in states.iter().enumerate() {
            for b in &states[i + 1..] {
                *pairs.entry((a.clone(), b.clone())).or_default() += 1;
            }
        }
    }
    pairs.retain(|(a, b), _| !thirds.contains(a) && !thirds.contains(b));
    let mut counts: Vec<usize> = pairs.values().copied().collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    let clear = counts.first().is_some_and(|n| *n >= TOGETHER) && counts.get(1).is_none_or(|n| n * 3 <= counts[0] * 2);
    let Some(((a, b), _)) = pairs.into_iter().max_by_key(|(_, n)| *n).filter(|_| clear) else { return Vec::new() };
    [a, b].iter().filter_map(|iso| scene.state_actor(iso, None)).collect()
}

/// The mention at a word, or the named body that explains it (`the paramilitary Blue Force`).
fn mention<'s>(scene: &'s Scene<'_>, block: usize, token: Token<'_>) -> Option<&'s Mention> {
    let own = scene.mention_at(block, token.i());
    let explained = || {
        let apposition = token.children().filter(|c| c.dep() == "appos");
        apposition.filter_map(|c| scene.mention_at(block, c.i())).find(|m| m.kind == Kind::Organisation)
    };
    own.filter(|m| m.kind != Kind::Office).or_else(explained).or(own)
}

/// Whether two speak or mediate in one breath: allies in that, and no opponents.
fn act_together(scene: &Scene<'_>, block: usize, first: Token<'_>) -> bool {
    let mut verb = first;
    while matches!(verb.dep(), "conj" | "pobj" | "agent" | "nsubj") && !matches!(verb.pos(), "VERB" | "AUX") {
        verb = verb.head();
    }
    let says = || scene.lexicon.patterns.governors_of(verb.lemma()).any(|g| g.effect == Effect::Say);
    let mediates =
        || pattern_at(scene, block, verb).is_some_and(|p| p.third_party.iter().any(|path| path == "subject"));
    matches!(verb.pos(), "VERB" | "AUX") && (says() || mediates())
}

fn is_between(token: Token<'_>) -> bool {
    let head = token.head();
    head.head().lower() == "between" || head.dep() == "pobj" && head.head().lower() == "between"
}

/// `the two countries`, `both nations`.
pub fn is_pair(token: Token<'_>) -> bool {
    token.tag() == "NNS"
        && matches!(token.lemma(), "country" | "nation" | "state" | "government" | "capital" | "power")
        && token.children().any(|c| matches!(c.lower(), "two" | "both"))
}

/// Sentences that name two states make them the parties from so many on.
const TOGETHER: usize = 3;
/// How many paragraphs back a pair of states is still meant.
const NEAR: usize = 4;

/// The two states named together last before a word (`the two countries`, in an article about a war within one).
pub fn pair_before(scene: &Scene<'_>, block: usize, word: Token<'_>) -> Vec<Actor> {
    let state = |b: usize, t: Token<'_>| {
        let mention = scene.mention_at(b, t.i()).filter(|m| matches!(m.kind, Kind::Country | Kind::Capital))?;
        Some((mention.actor.country.clone()?, &mention.actor))
    };
    for b in (0..=block).rev().take(NEAR) {
        let tokens: Vec<Token<'_>> = scene.article.blocks[b].doc.tokens().collect();
        for token in tokens.into_iter().rev().filter(|t| t.dep() == "conj" && (b < block || t.i() < word.i())) {
            if let (Some((x, a)), Some((y, c))) = (state(b, token.head()), state(b, token))
                && x != y
            {
                return [(x, a), (y, c)].into_iter().filter_map(|(iso, a)| scene.state_actor(&iso, Some(a))).collect();
            }
        }
    }
    Vec::new()
}

impl Scene<'_> {
    /// `both sides`, `the two countries`, `the nuclear-armed neighbours`.
    pub fn is_both_sides(&self, token: Token<'_>) -> bool {
        const GROUPS: [&str; 14] = [
            "country",
            "side",
            "nation",
            "neighbour",
            "neighbor",
            "state",
            "party",
            "capital",
            "government",
            "rival",
            "foe",
            "power",
            "both",
            "neighbouring",
        ];
        if self.parties.len() < 2 || !GROUPS.contains(&token.lemma()) {
            return false;
        }
        // The army and the rebels of one state are two sides, and no two countries.
        let one_state = self.parties.iter().all(|p| p.country == self.parties[0].country);
        if one_state && !matches!(token.lemma(), "side" | "party" | "rival" | "foe" | "both") {
            return false;
        }
        let two = token.children().any(|c| {
            matches!(c.lower(), "two" | "both" | "either" | "warring" | "rival" | "neighbouring" | "neighboring")
        });
        token.lemma() == "both" || (two && matches!(token.tag(), "NNS" | "NN" | "NNPS"))
    }
}

/// The side that a mention stands for. Persons, parties in parliament and international bodies are none.
fn side(scene: &Scene<'_>, block: usize, mention: &Mention) -> Option<(Side, Actor)> {
    use Sector::*;
    let armed = |a: &Actor| matches!(a.sector, Some(Reb | Uaf | Prm | Opp));
    match mention.kind {
        Kind::Country | Kind::Capital => Some((Side::State(mention.actor.country.clone()?), mention.actor.clone())),
        Kind::Organisation => {
            let actor = mention.actor.clone();
            let state = actor.country.clone()?;
            match actor.sector {
                _ if armed(&actor) => Some((Side::Group(state, Some(actor.name.clone())), actor)),
                Some(Mil | Gov) => Some((Side::State(state), actor)),
                _ => None,
            }
        }
        Kind::Office if mention.person.is_empty() => {
            let actor = scene.of_mention(block, mention).into_iter().next().filter(|a| !a.person && a.igo.is_none())?;
            match (actor.sector, actor.country.clone()) {
                (_, Some(state)) if armed(&actor) => Some((Side::Group(state, None), actor)),
                (Some(Mil | Gov), Some(state)) => Some((Side::State(state), actor)),
                (Some(Mil | Gov), None) => Some((Side::Nameless, actor)),
                _ => None,
            }
        }
        _ => None,
    }
}

impl Tally {
    /// Counts a pair; government or army of no named state belong to the state of the group beside them.
    fn add(&mut self, (x, a): (Side, Actor), (y, c): (Side, Actor), between: bool) {
        let home = |s: Side, other: &Side| match (&s, other) {
            (Side::Nameless, Side::Group(state, _)) => Some(Side::State(state.clone())),
            (Side::Nameless, _) => None,
            _ => Some(s),
        };
        let (Some(x), Some(y)) = (home(x.clone(), &y), home(y, &x)) else { return };
        // Groups of two states are named side by side as friends or as a list.
        let apart = matches!((&x, &y), (Side::Group(a, _), Side::Group(b, _)) if a != b);
        if x == y || apart {
            return;
        }
        self.seen.entry(x.clone()).or_insert(a);
        self.seen.entry(y.clone()).or_insert(c);
        let pair = if x < y { (x, y) } else { (y, x) };
        *self.pairs.entry(pair).or_default() += if between { 3 } else { 1 };
    }

    /// `the rebels` are the group that the article names, where it names only one of that state.
    fn name_the_nameless(&mut self) {
        let named: Vec<Side> = self.seen.keys().filter(|s| matches!(s, Side::Group(_, Some(_)))).cloned().collect();
        let the_one = |s: &Side| -> Side {
            let Side::Group(state, None) = s else { return s.clone() };
            let mut of_state = named.iter().filter(|n| matches!(n, Side::Group(home, _) if home == state));
            match (of_state.next(), of_state.next()) {
                (Some(one), None) => one.clone(),
                _ => s.clone(),
            }
        };
        for ((x, y), n) in std::mem::take(&mut self.pairs) {
            let (x, y) = (the_one(&x), the_one(&y));
            if x != y {
                *self.pairs.entry(if x < y { (x, y) } else { (y, x) }).or_default() += n;
            }
        }
    }

    fn actor(&self, scene: &Scene<'_>, side: &Side) -> Option<Actor> {
        let seen = self.seen.get(side);
        match side {
            Side::State(iso) => scene.state_actor(iso, seen),
            _ => seen.map(|a| Actor { how: "named in the article".into(), ..a.clone() }),
        }
    }
}
