//! Which words name an actor, a place, an agreement? Runs of tokens read from left to right.
//!
//! A phrase such as `Kenyan Prime Secretary Musalia Mudavadi`, `Norway's Trade Minister Dr. C. Myrseth`,
//! `Sabah (Emir of Kuwait)` is read by its order of country, office, title and name; this holds where the tree is wrong.

use legation_lexicon::{CountryName, Lexicon, NameEntry};
use legation_model::actor::{Actor, Sector};
use legation_nlp::{Doc, Token};

/// What a mention is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A state by its name.
    Country,
    /// A state by its capital or seat of power.
    Capital,
    /// An adjective or the people of a state.
    Demonym,
    /// An organisation, party or armed group.
    Organisation,
    /// A named person.
    Person,
    /// An office or common noun for people (`the foreign minister`, `gunmen`).
    Office,
    /// A place of the places data; index.
    Place(usize),
    /// A contested territory; index.
    Contested(usize),
    /// An agreement; index.
    Agreement(usize),
    /// A dated incident; index.
    Incident(usize),
    /// A medium; index.
    Outlet(usize),
}

/// A run of tokens of one block that names something.
#[derive(Debug, Clone)]
pub struct Mention {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Who, for actors; for places only the name is filled.
    pub actor: Actor,
    /// Normalised office (`foreign minister`), empty if none.
    pub office: String,
    /// Person's full name as written, empty if none.
    pub person: String,
}

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

/// Words before a name that are no part of it.
const TITLES: [&str; 24] = [
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "dr",
    "dr.",
    "sir",
    "sheikh",
    "shaikh",
    "prince",
    "princess",
    "lieutenant",
    "general",
    "colonel",
    "major",
    "gen.",
    "gen",
    "lt.",
    "lt",
    "col.",
    "sen.",
    "rep.",
];

/// Adjectives that may stand between country and office.
const OFFICE_MODIFIERS: [&str; 24] = [
    "senior", "top", "then", "former", "acting", "new", "visiting", "outgoing", "late", "chief", "deputy", "high",
    "state", "ranking", "leading", "local", "federal", "armed", "elite", "veteran", "special", "current", "key",
    "interim",
];

/// Reads the mentions of a block.
pub struct Scanner<'a> {
    lexicon: &'a Lexicon,
    doc: &'a Doc,
    texts: Vec<&'a str>,
    lowers: Vec<String>,
}

impl<'a> Scanner<'a> {
    /// A scanner for one block.
    pub fn new(lexicon: &'a Lexicon, doc: &'a Doc) -> Self {
        let texts: Vec<&str> = doc.tokens().map(|t| t.text()).collect();
        let lowers = texts.iter().map(|t| t.to_lowercase()).collect();
        Self { lexicon, doc, texts, lowers }
    }

    /// All mentions, in order, not overlapping.
    pub fn scan(&self) -> Vec<Mention> {
        let mut out: Vec<Mention> = Vec::new();
        let mut at = 0;
        while at < self.texts.len() {
            match self.phrase(at) {
                Some(found) if found.end > at => {
                    at = found.end;
                    out.push(found);
                }
                _ => at += 1,
            }
        }
        out
    }

    fn token(&self, i: usize) -> Option<Token<'a>> {
        (i < self.texts.len()).then(|| self.doc.token(i))
    }

    fn lower(&self, i: usize) -> &str {
        self.lowers.get(i).map_or("", String::as_str)
    }

    /// A phrase of country, office and name in their usual orders, beginning at `at`.
    fn phrase(&self, at: usize) -> Option<Mention> {
        if let Some(named) = self.named(at) {
            return Some(named);
        }
        self.office_phrase(at)
    }

    /// A known name, alone or leading an office phrase.
    fn named(&self, at: usize) -> Option<Mention> {
        let (len, entry) = self.name_at(at)?;
        let base = self.mention_of(at, at + len, entry);
        match base.kind {
            Kind::Country | Kind::Capital | Kind::Demonym | Kind::Organisation => {
                let (mut next, mut genitive) = (at + len, false);
                if matches!(self.texts.get(next), Some(&"'s" | &"’s" | &"'" | &"’")) {
                    next += 1;
                    genitive = true;
                }
                if self.lower(next) == "-" && self.lower(next + 1) == "based" {
                    next += 2;
                    genitive = true;
                }
                if base.kind == Kind::Country && !genitive && !self.office_may_follow(next) {
                    return Some(base);
                }
                match self.office_after(next) {
                    Some(office) => Some(self.with_country(self.join(at, &base, office))),
                    None => Some(self.people_of(base)),
                }
            }
            Kind::Person => Some(self.person_with_apposition(at, at + len, base)),
            _ => Some(base),
        }
    }

    /// A named person without a country may have an apposition after the name.
    fn with_country(&self, mention: Mention) -> Mention {
        if mention.kind == Kind::Person && mention.actor.code().is_none() {
            return self.person_with_apposition(mention.start, mention.end, mention);
        }
        mention
    }

    /// A country name may modify an office directly (`Chad Foreign Minister Sabre`, `UAE forces`), but not across a verb.
    fn office_may_follow(&self, next: usize) -> bool {
        self.token(next).is_some_and(|t| matches!(t.pos(), "NOUN" | "PROPN" | "ADJ"))
    }

    /// `Palestinians`, `the Saudis`: the people, not the adjective.
    fn people_of(&self, mut base: Mention) -> Mention {
        if base.kind == Kind::Demonym
            && let Some(t) = self.token(base.end - 1)
        {
            if matches!(t.tag(), "NNS" | "NNPS")
                || (matches!(t.tag(), "NN" | "NNP") && !matches!(t.dep(), "compound" | "amod" | "nmod" | "npadvmod"))
            {
                base.actor.sector = None;
            } else {
                base.actor.sector = Some(Sector::Gov);
            }
        }
        base
    }

    /// An office phrase without a country before it (`Foreign Minister Sheikh Mohammed …`, `gunmen`), or a person's name.
    fn office_phrase(&self, at: usize) -> Option<Mention> {
        if let Some(office) = self.office_after(at) {
            let start = office.start;
            let base = Mention {
                start: at,
                end: at,
                kind: Kind::Office,
                actor: blank("", "common noun in data/actors/agents.csv"),
                office: String::new(),
                person: String::new(),
            };
            let joined = self.join(start.min(at), &base, office);
            return Some(self.with_country(joined));
        }
        let end = self.person_name(at, false)?;
        let base = self.person(at, end);
        Some(self.person_with_apposition(at, end, base))
    }

    /// The longest known name at `at` with its best reading.
    fn name_at(&self, at: usize) -> Option<(usize, NameEntry)> {
        let (len, entries) = self.lexicon.names.longest_at(&self.texts, at)?;
        let token = self.token(at)?;
        // A common word at the start of a sentence or in lower case is no name.
        if len == 1 && !token.text().chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) {
            return None;
        }
        if len == 1 && matches!(token.pos(), "VERB" | "AUX" | "DET" | "PRON" | "ADP" | "CCONJ" | "SCONJ") {
            return None;
        }
        let person = self.doc.token(at + len - 1).ent_type() == "PERSON" && len > 1;
        let pick = entries
            .iter()
            .find(|e| person && matches!(e, NameEntry::Person(_)))
            .or_else(|| entries.first())
            .copied()?;
        // A country's name inside a person's name (`Jordan` in `Michael Jordan`) is left to the person.
        if matches!(pick, NameEntry::Country { .. } | NameEntry::Place(_))
            && token.ent_type() == "PERSON"
            && token.ent_iob() == "I"
        {
            return None;
        }
        Some((len, pick))
    }

    fn mention_of(&self, start: usize, end: usize, entry: NameEntry) -> Mention {
        let lexicon = self.lexicon;
        let text = self.text(start, end);
        let mut actor = blank(&text, "");
        let (kind, office, person) = match entry {
            NameEntry::Country { index, kind } => {
                let country = &lexicon.countries[index];
                actor.country = Some(country.iso3.clone());
                actor.name = country.name.clone();
                actor.sector = Some(Sector::Gov);
                actor.how = match kind {
                    CountryName::Name => "name of a state".into(),
                    CountryName::Demonym => "adjective or people of a state".into(),
                    CountryName::Capital => "capital standing for its government".into(),
                    CountryName::Legislature => "name of its parliament".into(),
                };
                let kind = match kind {
                    CountryName::Name => Kind::Country,
                    CountryName::Demonym => Kind::Demonym,
                    CountryName::Capital => Kind::Capital,
                    CountryName::Legislature => {
                        actor.sector = Some(Sector::Leg);
                        Kind::Organisation
                    }
                };
                (kind, String::new(), String::new())
            }
            NameEntry::Metonym(i) => {
                let metonym = &lexicon.metonyms[i];
                match lexicon.country(&metonym.iso3_or_org) {
                    Some(country) => actor.country = Some(country.iso3.clone()),
                    None => actor.igo = Some(metonym.iso3_or_org.clone()),
                }
                actor.sector = Some(metonym.sector);
                actor.how = "seat standing for its holder".into();
                (Kind::Capital, String::new(), String::new())
            }
            NameEntry::Organisation(i) => {
                let organisation = &lexicon.organisations[i];
                actor.name = organisation.name.clone();
                actor.country = organisation.country.clone();
                if matches!(organisation.kind.as_str(), "igo" | "alliance") {
                    actor.igo = Some(organisation.code.clone());
                }
                actor.sector = Some(organisation.sector);
                actor.how = "name in data/actors/organisations.csv".into();
                (Kind::Organisation, String::new(), String::new())
            }
            NameEntry::Person(i) => {
                let person = &lexicon.people[i];
                actor.name = person.name.clone();
                actor.country = person.country.clone();
                actor.sector = Some(person.sector);
                actor.role = Some(person.role.clone());
                actor.person = true;
                actor.how = "name in data/actors/people.csv".into();
                (Kind::Person, normal_office(&person.role), person.name.clone())
            }
            NameEntry::Place(i) => {
                actor.name = lexicon.places[i].name.clone();
                (Kind::Place(i), String::new(), String::new())
            }
            NameEntry::Contested(i) => {
                actor.name = lexicon.contested[i].label.clone();
                (Kind::Contested(i), String::new(), String::new())
            }
            NameEntry::Agreement(i) => {
                actor.name = lexicon.agreements[i].name.clone();
                (Kind::Agreement(i), String::new(), String::new())
            }
            NameEntry::Incident(i) => {
                actor.name = lexicon.incidents[i].name.clone();
                (Kind::Incident(i), String::new(), String::new())
            }
            NameEntry::Outlet(i) => {
                let outlet = &lexicon.outlets[i];
                actor.name = outlet.name.clone();
                actor.country = outlet.country.clone();
                actor.sector = Some(Sector::Jrn);
                actor.how = "name in data/outlets.csv".into();
                (Kind::Outlet(i), String::new(), String::new())
            }
        };
        Mention { start, end, kind, actor, office, person }
    }

    /// Office words from `at` on: modifiers, one or two offices, portfolio, title, name, country after `of`.
    fn office_after(&self, at: usize) -> Option<OfficeRun> {
        let mut i = at;
        let mut skipped = 0;
        while skipped < 4
            && self.agent_at(i).is_none()
            && self.token(i).is_some_and(|t| {
                OFFICE_MODIFIERS.contains(&t.lower())
                    || (t.pos() == "ADJ" && t.ent_type().is_empty())
                    || t.text() == "-"
                    || self.is_title_prefix(i)
            })
        {
            i += 1;
            skipped += 1;
        }
        let (len, sector, person) = self.agent_at(i)?;
        let mut run = OfficeRun {
            start: i,
            end: i + len,
            role: self.text(i, i + len),
            sector,
            person,
            country: None,
            igo: None,
            name: None,
            plural: self.token(i + len - 1).is_some_and(|t| matches!(t.tag(), "NNS" | "NNPS")),
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
        self.acronym(&mut run);
        let mut next = run.end;
        // A comma before the name: `Peru's Ambassador in Lima, Rosa Quispe,`.
        if !run.plural {
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

    fn starts_sentence(&self, i: usize) -> bool {
        self.token(i).is_some_and(|t| t.is_sent_start())
    }

    fn is_title_prefix(&self, i: usize) -> bool {
        TITLES.contains(&self.lower(i)) && self.agent_at(i + 1).is_some()
    }

    fn agent_is_rank(&self, i: usize) -> bool {
        matches!(
            self.lower(i),
            "sheikh" | "prince" | "general" | "lieutenant" | "colonel" | "major" | "emir" | "king" | "sultan"
        ) && self.token(i).is_some_and(|t| t.text().chars().next().is_some_and(char::is_uppercase))
    }

    fn name_follows(&self, mut i: usize) -> bool {
        while TITLES.contains(&self.lower(i)) {
            i += 1;
        }
        self.person_name(i, true).is_some()
    }

    /// `Minister of Foreign Affairs`, `Foreign Minister of the Russian Federation`, `leaders from India`.
    fn portfolio(&self, run: &mut OfficeRun) {
        for _ in 0..2 {
            if !matches!(self.lower(run.end), "of" | "for" | "from") {
                return;
            }
            let mut i = run.end + 1;
            if self.lower(i) == "the" {
                i += 1;
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
                        run.igo = matches!(o.kind.as_str(), "igo" | "alliance").then(|| o.code.clone());
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

    /// `Public Relations (ISPR)`: the acronym belongs to the phrase.
    fn acronym(&self, run: &mut OfficeRun) {
        if self.lower(run.end) == "("
            && self.lower(run.end + 2) == ")"
            && self.token(run.end + 1).is_some_and(|t| t.text().chars().all(|c| c.is_uppercase() || c == '-'))
        {
            run.end += 3;
        }
    }

    /// The longest office or common noun for people at `at`: tokens, sector, whether one person holds it.
    fn agent_at(&self, at: usize) -> Option<(usize, Option<Sector>, bool)> {
        let max = 5.min(self.texts.len().saturating_sub(at));
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
            for word in [last.lemma().to_lowercase(), self.lower(at + len - 1).to_owned()] {
                if let Some(agent) = self.lexicon.agent(&format!("{phrase}{word}")) {
                    return Some((len, agent.sector, agent.person));
                }
            }
        }
        None
    }

    /// End of a person's name at `at`. `expected`: an office stands before it, so a run of capitals is enough.
    fn person_name(&self, at: usize, expected: bool) -> Option<usize> {
        let capital = |i: usize| {
            self.token(i).is_some_and(|t| {
                t.text().chars().next().is_some_and(char::is_uppercase)
                    && t.text().chars().any(char::is_alphabetic)
                    && matches!(t.pos(), "PROPN" | "NOUN" | "ADJ" | "X")
            })
        };
        let particle = |i: usize| NAME_PARTICLES.contains(&self.lower(i));
        let mut i = at;
        while TITLES.contains(&self.lower(i)) && !expected {
            i += 1;
        }
        let first = i;
        let mut people = false;
        while i < self.texts.len() && i < first + 9 {
            if i > first && self.token(i).is_some_and(|t| t.is_sent_start()) {
                break;
            }
            let known = self.name_at(i).map(|(_, e)| e);
            let foreign = matches!(
                known,
                Some(
                    NameEntry::Country { .. }
                        | NameEntry::Organisation(_)
                        | NameEntry::Outlet(_)
                        | NameEntry::Agreement(_)
                        | NameEntry::Contested(_)
                )
            ) && self.token(i).is_some_and(|t| t.ent_type() != "PERSON");
            if foreign {
                break;
            }
            if capital(i) && (i > first || self.agent_at(i).is_none_or(|(n, ..)| n > 1 || expected)) {
                if self.agent_at(i).is_some() && i > first && self.token(i).is_some_and(|t| t.ent_type() != "PERSON") {
                    break;
                }
                people |= self.token(i).is_some_and(|t| t.ent_type() == "PERSON");
                i += 1;
            } else if i > first && particle(i) && self.texts.get(i + 1).is_some_and(|t| *t == "-") && capital(i + 2) {
                i += 2;
            } else if i > first && (particle(i) || self.texts[i] == "-") && (capital(i + 1) || particle(i + 1)) {
                i += 1;
            } else if i == first && particle(i) && self.texts.get(i + 1).is_some_and(|t| *t == "-") && capital(i + 2) {
                i += 2;
            } else {
                break;
            }
        }
        if i == first || (!expected && !people) {
            return None;
        }
        (people || expected).then_some(i)
    }

    /// A person's mention by name alone.
    fn person(&self, start: usize, end: usize) -> Mention {
        let mut first = start;
        while first + 1 < end && TITLES.contains(&self.lower(first)) {
            first += 1;
        }
        let name = self.text(first, end);
        let mut actor = blank(&self.text(start, end), "named person");
        actor.name = name.clone();
        actor.person = true;
        if let Some(NameEntry::Person(i)) =
            self.lexicon.names.exact(&name).iter().find(|e| matches!(e, NameEntry::Person(_)))
        {
            let known = &self.lexicon.people[*i];
            actor.name = known.name.clone();
            actor.country = known.country.clone();
            actor.sector = Some(known.sector);
            actor.role = Some(known.role.clone());
            actor.how = "name in data/actors/people.csv".into();
            return Mention { start, end, kind: Kind::Person, office: normal_office(&known.role), person: name, actor };
        }
        Mention { start, end, kind: Kind::Person, actor, office: String::new(), person: name }
    }

    /// `Name (Office of Country)`, `Name, the Country Office`, `Name, Country's Office`.
    fn person_with_apposition(&self, start: usize, end: usize, mut person: Mention) -> Mention {
        let opener = self.lower(end);
        if opener == "of" {
            if let Some((len, NameEntry::Country { index, .. })) = self.name_at(end + 1) {
                if person.actor.country.is_none() {
                    person.actor.country = Some(self.lexicon.countries[index].iso3.clone());
                }
                person.end = end + 1 + len;
            }
            return person;
        }
        if opener != "(" && opener != "," {
            return person;
        }
        let mut i = end + 1;
        while matches!(self.lower(i), "the" | "a" | "an" | "who" | "is") {
            i += 1;
        }
        let mut country = None;
        if let Some((len, NameEntry::Country { index, .. })) = self.name_at(i) {
            country = Some(self.lexicon.countries[index].iso3.clone());
            i += len;
            if matches!(self.texts.get(i), Some(&"'s" | &"’s" | &"'" | &"’")) {
                i += 1;
            }
        }
        let Some(office) = self.office_after(i) else { return person };
        if office.name.is_some() || office.plural || !office.person {
            return person;
        }
        let closes = matches!(self.lower(office.end), ")" | "," | "." | "" | ";" | "—" | "in" | "to");
        if !closes {
            return person;
        }
        person.actor.role = Some(office.role.clone());
        person.office = normal_office(&office.role);
        if let Some(iso) = office.country.or(country) {
            person.actor.country = Some(iso);
            person.actor.igo = None;
        }
        if office.sector.is_some() {
            person.actor.sector = office.sector;
        }
        person.actor.how = "apposition in the text".into();
        person.start = start;
        person.end = if opener == "(" && self.lower(office.end) == ")" { office.end + 1 } else { office.end };
        person
    }

    fn join(&self, start: usize, base: &Mention, office: OfficeRun) -> Mention {
        let mut actor = base.actor.clone();
        actor.text = self.text(start, office.end);
        actor.sector = office.sector.or(actor.sector);
        if let Some(iso) = office.country.filter(|_| actor.country.is_none()) {
            actor.country = Some(iso);
        }
        if actor.country.is_none() && actor.igo.is_none() {
            actor.igo = office.igo;
        }
        let organisation = base.kind == Kind::Organisation;
        if !TITLES.contains(&office.role.to_lowercase().as_str()) {
            actor.role = Some(office.role.clone());
        }
        actor.person = office.person && !office.plural;
        let mut person = String::new();
        match office.name {
            Some((from, to)) => {
                let named = self.person(from, to);
                actor.name = named.actor.name.clone();
                actor.person = true;
                if actor.country.is_none() && actor.igo.is_none() {
                    actor.country = named.actor.country.clone();
                    if actor.sector.is_none() {
                        actor.sector = named.actor.sector;
                    }
                }
                actor.how = if base.actor.country.is_some() {
                    "country, office and name in the text".into()
                } else {
                    "office and name in the text".into()
                };
                person = named.person;
            }
            None => {
                let country = base.actor.name.as_str();
                let of = if actor.country.is_some() && !country.is_empty() {
                    format!(" ({country})")
                } else {
                    String::new()
                };
                actor.name = format!("{}{of}", office.role);
                actor.anonymous = office.plural || ANONYMOUS.contains(&normal_office(&office.role).as_str());
                actor.how =
                    if organisation { "organisation and noun".into() } else { "country and office in the text".into() };
                if base.kind == Kind::Office {
                    actor.name = self.text(office.start, office.end);
                    actor.how = "common noun in data/actors/agents.csv".into();
                }
            }
        }
        Mention {
            start,
            end: office.end,
            kind: if person.is_empty() { Kind::Office } else { Kind::Person },
            office: normal_office(&office.role),
            actor,
            person,
        }
    }

    fn text(&self, start: usize, end: usize) -> String {
        if start >= end {
            return String::new();
        }
        let (from, to) = (self.doc.token(start).idx(), self.doc.token(end - 1).end());
        self.doc.text().get(from..to).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// An office phrase as read.
struct OfficeRun {
    start: usize,
    end: usize,
    role: String,
    sector: Option<Sector>,
    person: bool,
    country: Option<String>,
    igo: Option<String>,
    name: Option<(usize, usize)>,
    plural: bool,
}

const NAME_PARTICLES: [&str; 20] = [
    "bin", "bint", "ibn", "al", "el", "ul", "ud", "ur", "de", "da", "dos", "van", "von", "der", "den", "di", "la", "e",
    "abu", "ben",
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

/// Offices that hide their holder.
const ANONYMOUS: [&str; 12] = [
    "source",
    "official",
    "diplomat",
    "analyst",
    "observer",
    "expert",
    "witness",
    "resident",
    "insider",
    "aide",
    "adviser",
    "spokesperson",
];

/// An actor of whom nothing is known but the words.
pub fn blank(text: &str, how: &str) -> Actor {
    Actor {
        name: text.to_owned(),
        text: text.to_owned(),
        country: None,
        igo: None,
        sector: None,
        role: None,
        person: false,
        anonymous: false,
        how: how.to_owned(),
    }
}
