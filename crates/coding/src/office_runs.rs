//! Which run of words is an office? Modifiers, one or two offices, portfolio, title, name, country.

use legation_lexicon::NameEntry;
use legation_model::actor::Sector;
use legation_nlp::Token;

use crate::bodies::{OF_MEMBERS, combined, of_a_body, within};
use crate::frame::lower_lemma;
use crate::mentions::{Agent, Scanner};
use crate::person_names::TITLES;

/// An office phrase as read.
pub(crate) struct OfficeRun {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) role: String,
    pub(crate) sector: Option<Sector>,
    pub(crate) person: bool,
    pub(crate) country: Option<String>,
    pub(crate) igo: Option<String>,
    pub(crate) name: Option<(usize, usize)>,
    pub(crate) plural: bool,
    /// The noun itself, where a qualifier stands before it and `of …` behind it.
    pub(crate) head: usize,
}

/// A noun for people or a body, with what qualifies it.
struct Core {
    start: usize,
    end: usize,
    sector: Option<Sector>,
    person: bool,
}

/// A body or crowd that somebody leads, speaks for or belongs to.
struct Body {
    end: usize,
    country: Option<String>,
    igo: Option<String>,
    sector: Option<Sector>,
}

/// Adjectives that may stand between country and office.
const OFFICE_MODIFIERS: [&str; 24] = [
    "senior", "top", "then", "former", "acting", "new", "visiting", "outgoing", "late", "chief", "deputy", "high",
    "state", "ranking", "leading", "local", "federal", "armed", "elite", "veteran", "special", "current", "key",
    "interim",
];

const PORTFOLIO: [&str; 18] = [
    "foreign",
    "external",
    "defence",
    "defense",
    "interior",
    "finance",
    "information",
    "justice",
    "home",
    "economy",
    "energy",
    "trade",
    "health",
    "state",
    "war",
    "security",
    "affairs",
    "internal",
];

impl Scanner<'_> {
    /// Office words from `at` on: modifiers, one or two offices, portfolio, country after `of`, and, unless the office itself
    /// stands in apposition (`name_may_follow` is false), the title and name of its holder. After the name of a state or body
    /// (`led`) other nouns may stand before the office (`Lesotho's taxi owners`).
    pub(crate) fn office_after(&self, at: usize, name_may_follow: bool, led: bool) -> Option<OfficeRun> {
        let core = self.core_at(at, led)?;
        let mut run = OfficeRun {
            start: core.start,
            end: core.end,
            role: self.text(core.start, core.end),
            sector: core.sector,
            person: core.person,
            country: None,
            igo: None,
            name: None,
            plural: self.is_plural(core.start, core.end),
            head: core.end - 1,
        };
        // `X and Y` offices of one person: only if a name follows.
        if self.lower(run.end) == "and"
            && let Some((more, _, _)) = self.agent_at(run.end + 1)
        {
            let after = run.end + 1 + more;
            if self.name_follows(after) {
                run.role = self.text(run.start, after);
                run.end = after;
            }
        }
        self.portfolio(&mut run);
        self.served(&mut run);
        self.body_behind(&mut run);
        self.acronym(&mut run);
        let mut next = run.end;
        // A comma before the name: `Peru's Ambassador in Lima, Rosa Quispe,`.
        if !run.plural && name_may_follow {
            if (self.lower(next) == "in" || self.lower(next) == "to")
                && let Some((len, NameEntry::Country { .. } | NameEntry::Place(_) | NameEntry::Organisation(_))) =
                    self.name_at(next + 1)
                && self.lower(next + 1 + len) == ","
                && self.person_name(next + 2 + len, true).is_some()
            {
                next += 1 + len;
            }
            if self.lower(next) == "," {
                if let Some(end) = self.person_name(next + 1, false)
                    && run.person
                    && !self.starts_sentence(next + 1)
                {
                    run.name = Some((next + 1, end));
                    run.end = end;
                }
            } else {
                while TITLES.contains(&self.lower(next)) || self.agent_is_rank(next) {
                    next += 1;
                }
                if let Some(end) = self.person_name(next, run.person) {
                    run.name = Some((next, end));
                    run.end = end;
                }
            }
        }
        Some(run)
    }

    /// The noun at `at` after its modifiers, and the nouns that it qualifies in turn (`police officers`, `the miners' union`).
    fn core_at(&self, at: usize, led: bool) -> Option<Core> {
        let mut i = at;
        let mut skipped = 0;
        while skipped < 4
            && self.agent_at(i).is_none()
            && self.token(i).is_some_and(|t| {
                OFFICE_MODIFIERS.contains(&t.lower())
                    || (t.pos() == "ADJ" && t.ent_type().is_empty())
                    || t.text() == "-"
                    || self.is_title_prefix(i)
                    || led && t.tag() == "NN" && t.dep() == "compound" && t.head().i() > i && t.head().i() < i + 4
            })
        {
            i += 1;
            skipped += 1;
        }
        let (len, sector, person) = self.agent_at(i)?;
        let mut core = Core { start: i, end: i + len, sector, person };
        for _ in 0..2 {
            let last = self.token(core.end - 1)?;
            let genitive = matches!(self.lower(core.end), "'" | "’" | "'s" | "’s") && last.dep() == "poss";
            let next = if genitive || self.lower(core.end) == "-" { core.end + 1 } else { core.end };
            if !genitive && !matches!(last.dep(), "compound" | "amod" | "nmod") {
                break;
            }
            let Some((len, sector, person)) = self.agent_at(next) else { break };
            let noun = self.lemma(next + len - 1);
            let one_phrase = (next..next + len).contains(&last.head().i());
            let members = OF_MEMBERS.contains(&noun.as_str()) && matches!(last.tag(), "NNS" | "NNPS");
            if !one_phrase || genitive && !members {
                break;
            }
            core = Core { start: core.start, end: next + len, sector: combined(core.sector, &noun, sector), person };
        }
        Some(core)
    }

    /// `(the leader of) the Fijian opposition`, `(a spokesman for) Hamas fighters`.
    fn body_at(&self, at: usize) -> Option<Body> {
        let mut i = at;
        let (mut country, mut igo, mut led) = (None, None, false);
        if let Some((len, entry)) = self.name_at(i) {
            let after = i + len;
            let genitive = matches!(self.lower(after), "'s" | "’s" | "'" | "’");
            match entry {
                NameEntry::Country { index, .. } => country = Some(self.lexicon.countries[index].iso3.clone()),
                NameEntry::Place(p) if genitive => country = self.lexicon.places[p].country.clone(),
                NameEntry::Organisation(o) => {
                    let body = &self.lexicon.organisations[o];
                    country.clone_from(&body.country);
                    igo = body.international().then(|| body.code.clone());
                }
                _ => return None,
            }
            led = true;
            i = if genitive { after + 1 } else { after };
        }
        let core = self.core_at(i, led)?;
        // `a spokesman for the president`: a person is no body.
        if core.person && !self.token(core.end - 1).is_some_and(|t| matches!(t.tag(), "NNS" | "NNPS")) {
            return None;
        }
        Some(Body { end: core.end, country, igo, sector: core.sector })
    }

    /// Whether the head of an office is in the plural: the word before `of`, else the last.
    fn is_plural(&self, start: usize, end: usize) -> bool {
        let of = (start + 1..end).find(|i| matches!(self.lower(*i), "of" | "for" | "to"));
        self.token(of.unwrap_or(end) - 1).is_some_and(|t| matches!(t.tag(), "NNS" | "NNPS"))
    }

    pub(crate) fn starts_sentence(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_sent_start())
    }

    pub(crate) fn is_title_prefix(&self, i: usize) -> bool {
        TITLES.contains(&self.lower(i)) && self.agent_at(i + 1).is_some()
    }

    pub(crate) fn agent_is_rank(&self, i: usize) -> bool {
        matches!(
            self.lower(i),
            "sheikh"
                | "prince"
                | "general"
                | "lieutenant"
                | "colonel"
                | "major"
                | "captain"
                | "commander"
                | "admiral"
                | "commodore"
                | "brigadier"
                | "marshal"
                | "emir"
                | "king"
                | "sultan"
        ) && self.token(i).is_some_and(|t| t.text().chars().next().is_some_and(char::is_uppercase))
    }

    pub(crate) fn name_follows(&self, mut i: usize) -> bool {
        while TITLES.contains(&self.lower(i)) {
            i += 1;
        }
        self.person_name(i, true).is_some()
    }

    /// `Minister of Foreign Affairs`, `Foreign Minister of the Russian Federation`, `leaders from India`.
    pub(crate) fn portfolio(&self, run: &mut OfficeRun) {
        for _ in 0..2 {
            if !matches!(self.lower(run.end), "of" | "for" | "from") {
                return;
            }
            let mut i = run.end + 1;
            if matches!(self.lower(i), "the" | "a" | "an") {
                i += 1;
            }
            let noun = self.lemma(run.head);
            if of_a_body(&noun)
                && let Some(Body { end, country, igo, sector }) = self.body_at(i)
            {
                run.sector = combined(sector, &noun, sector);
                run.country = run.country.take().or(country);
                run.igo = run.igo.take().or(igo);
                run.end = end;
                return;
            }
            if let Some((len, entry)) = self.name_at(i) {
                match entry {
                    NameEntry::Country { index, .. } => {
                        run.country = Some(self.lexicon.countries[index].iso3.clone());
                        run.end = i + len;
                        continue;
                    }
                    NameEntry::Organisation(o) => {
                        let o = &self.lexicon.organisations[o];
                        run.igo = o.international().then(|| o.code.clone());
                        run.sector = within(o, &noun, run.sector, run.person);
                        if run.country.is_none() {
                            run.country = o.country.clone();
                        }
                        run.end = i + len;
                        continue;
                    }
                    _ => return,
                }
            }
            let is_portfolio = |t: &Token<'_>| t.pos() == "PROPN" || PORTFOLIO.contains(&t.lower());
            let mut end = i;
            while end < i + 4 && self.token(end).is_some_and(|t| is_portfolio(&t) || (t.lower() == "and" && end > i)) {
                end += 1;
            }
            while end > i && self.lower(end - 1) == "and" {
                end -= 1;
            }
            if end == i || !self.token(i).is_some_and(|t| PORTFOLIO.contains(&t.lower())) {
                return;
            }
            run.role = self.text(run.start, end);
            run.end = end;
        }
    }

    /// `Adviser to the Prime Minister on Interior`: whom an adviser serves, and on what.
    fn served(&self, run: &mut OfficeRun) {
        let serves = ["adviser", "advisor", "assistant", "aide", "secretary"]
            .iter()
            .any(|w| run.role.to_lowercase().ends_with(w));
        if !serves || self.lower(run.end) != "to" {
            return;
        }
        let at = run.end + 1 + usize::from(self.lower(run.end + 1) == "the");
        let len = match self.lower(at) {
            "pm" | "president" | "premier" | "king" | "emir" => 1,
            "prime" | "chief" if self.lower(at + 1) == "minister" => 2,
            _ => return,
        };
        let mut end = at + len;
        if matches!(self.lower(end), "on" | "for") && PORTFOLIO.contains(&self.lower(end + 1)) {
            end += 2;
            while self.lower(end) == "affairs" || self.lower(end) == "and" && PORTFOLIO.contains(&self.lower(end + 1)) {
                end += 1 + usize::from(self.lower(end) == "and");
            }
        }
        run.role = self.text(run.start, end);
        run.end = end;
    }

    /// `Director General ISPR`: the body that an office belongs to, right behind it.
    fn body_behind(&self, run: &mut OfficeRun) {
        let heads = [
            "general",
            "director",
            "dg",
            "chief",
            "chairman",
            "chairperson",
            "chair",
            "head",
            "commander",
            "president",
        ];
        let leads = run.role.to_lowercase().split(' ').next_back().is_some_and(|w| heads.contains(&w));
        if run.plural || !leads || run.country.is_some() || run.igo.is_some() {
            return;
        }
        if let Some((len, NameEntry::Organisation(o))) = self.name_at(run.end) {
            let body = &self.lexicon.organisations[o];
            run.igo = matches!(body.kind.as_str(), "igo" | "alliance").then(|| body.code.clone());
            run.country.clone_from(&body.country);
            run.sector = Some(body.sector);
            run.end += len;
        }
    }

    /// `Public Relations (ISPR)`: the acronym belongs to the phrase.
    pub(crate) fn acronym(&self, run: &mut OfficeRun) {
        if self.lower(run.end) == "("
            && self.lower(run.end + 2) == ")"
            && self.token(run.end + 1).is_some_and(|t| t.text().chars().all(|c| c.is_uppercase() || c == '-'))
        {
            run.end += 3;
        }
    }

    /// The longest office or common noun for people at `at`: tokens, sector, whether one person holds it.
    pub(crate) fn agent_at(&self, at: usize) -> Option<Agent> {
        *self.agents.get(at)?.get_or_init(|| self.find_agent(at))
    }

    fn find_agent(&self, at: usize) -> Option<Agent> {
        // An agent of several words begins with the word as written; one of a single word may be its lemma.
        let longest = self.lexicon.longest_agent(self.lower(at)).max(1);
        let max = longest.min(5).min(self.texts.len().saturating_sub(at));
        for len in (1..=max).rev() {
            let last = self.token(at + len - 1)?;
            if !matches!(last.pos(), "NOUN" | "PROPN" | "ADJ") && len == 1 {
                return None;
            }
            // `Shah Mahmood`: the first of a person's names, not an office.
            let in_name = last.ent_type() == "PERSON"
                && self.token(at + 1).is_some_and(|t| t.ent_type() == "PERSON" && t.ent_iob() == "I");
            if len == 1 && in_name && !self.agent_is_rank(at) && !TITLES.contains(&self.lower(at)) {
                return None;
            }
            let mut phrase = String::new();
            for i in at..at + len - 1 {
                phrase.push_str(self.lower(i));
                phrase.push(' ');
            }
            for word in [&*lower_lemma(last), self.lower(at + len - 1)] {
                let before = phrase.len();
                phrase.push_str(word);
                let agent = self.lexicon.agent(&phrase);
                phrase.truncate(before);
                if let Some(agent) = agent {
                    return Some((len, agent.sector, agent.person));
                }
            }
        }
        None
    }
}
