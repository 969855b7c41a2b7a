//! Who is who in the dictionary? Actor files read: names with synonyms and codes, some for a time.
//!
//! A record is a name, lines `+SYNONYM`, and codes in brackets, on the line of the name or on lines of their own. What
//! becomes of it: names of states and known organisations are aliases; bodies are rows of `organisations.csv`; people
//! (codes with dates and roles) are rows of `people.csv`, one a period.

use std::collections::BTreeMap;

use legation_model::actor::Sector;
use legation_model::diag::Diag;

use super::codes::{ActorCode, Whose, actor_code, body, is_null};
use super::lines::{brackets, lines};
use super::names::{Known, Names, key};
use super::periods::{Dated, dated, periods};
use super::rows::{Data, discard};
use super::{Complaints, Tally};
use crate::Lexicon;
use crate::actors::{Country, Organisation, Person};
use crate::discards::Discard;

/// A name with its synonyms and codes.
#[derive(Debug)]
struct Record {
    file: String,
    /// As written, with their rows.
    names: Vec<(String, usize)>,
    codes: Vec<(Dated, usize)>,
}

impl Record {
    fn row(&self) -> usize {
        self.names[0].1
    }
}

/// All actors read so far.
pub(crate) struct Gathered<'l> {
    lexicon: &'l Lexicon,
    names: Names,
    records: Vec<Record>,
    /// Names that were taken, with the code of their record.
    taken: BTreeMap<String, String>,
    /// Organisations by the CAMEO code of their record.
    learnt: BTreeMap<String, String>,
}

impl<'l> Gathered<'l> {
    /// None yet.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let names = Names::of(lexicon);
        Self { lexicon, names, records: Vec::new(), taken: BTreeMap::new(), learnt: BTreeMap::new() }
    }

    /// Reads a file. The tally counts only what is left out already; [`Self::finish`] counts the rest.
    pub fn read(&mut self, text: &str, discards: &mut Vec<Discard>, complaints: &mut Complaints<'_>) -> Tally {
        let mut tally = Tally::default();
        let first = self.records.len();
        for line in lines(text) {
            let Some((name, codes)) = brackets(&line.text) else {
                complaints.warn(line.row, format!("a bracket in `{}` is not closed", line.text), "close it with `]`");
                tally.left_out += 1;
                continue;
            };
            if codes.contains(&"###") {
                discards.extend(discard(name).filter(|d| !discards.contains(d)));
                continue;
            }
            let begun = self.records.len() > first;
            if !name.is_empty() && !name.starts_with('+') {
                let names = vec![(name.to_owned(), line.row)];
                self.records.push(Record { file: complaints.file.to_owned(), names, codes: Vec::new() });
            } else if !begun {
                complaints.warn(line.row, format!("`{}` belongs to no name", line.text), "put it below a name");
                tally.left_out += usize::from(codes.is_empty());
                continue;
            }
            let Some(record) = self.records.last_mut() else { continue };
            if let Some(synonym) = name.strip_prefix('+') {
                record.names.push((synonym.trim().to_owned(), line.row));
            }
            for code in codes {
                match dated(code) {
                    Ok(code) => record.codes.push((code, line.row)),
                    Err(why) => complaints.warn(
                        line.row,
                        format!("the code `[{code}]` of `{}` is left out: {why}", record.names[0].0),
                        "write YYMMDD or YYYYMMDD, as in `[USAGOV 810120-890120]`",
                    ),
                }
            }
        }
        tally
    }

    /// Turns all records into rows.
    pub fn finish(&mut self, data: &mut Data, diags: &mut Vec<Diag>) -> Tally {
        let mut tally = Tally::default();
        let records = std::mem::take(&mut self.records);
        self.learn(&records);
        let (people, bodies): (Vec<_>, Vec<_>) = records.iter().partition(|r| self.is_person(r));
        for (record, person) in bodies.into_iter().map(|r| (r, false)).chain(people.into_iter().map(|r| (r, true))) {
            let mut complaints = Complaints { file: &record.file, diags };
            let before = tally.taken + tally.known;
            let done = match person {
                true => self.person(record, data, &mut complaints, &mut tally),
                false => self.body(record, data, &mut complaints, &mut tally),
            };
            if let Err((row, why, help)) = done {
                complaints.warn(row, format!("`{}` is left out: {why}", record.names[0].0), help);
            }
            tally.left_out += record.names.len() - (tally.taken + tally.known - before);
        }
        tally
    }

    /// Which organisation a code means is seen from names that Legation knows: `UNITED_NATIONS_ [IGOUNO]`.
    fn learn(&mut self, records: &[Record]) {
        for record in records {
            let [(code, _)] = record.codes.as_slice() else { continue };
            if !code.code.to_uppercase().starts_with("IGO") {
                continue;
            }
            let known = record.names.iter().find_map(|(name, _)| match self.names.known(name) {
                Some(Known::Organisation(o)) => Some(o.clone()),
                _ => None,
            });
            if let Some(known) = known {
                self.learnt.entry(code.code.to_uppercase()).or_insert(known);
            }
        }
    }

    /// Codes with dates and roles are those of people, unless the name says that it is a body; so is a name that begins
    /// with a title.
    fn is_person(&self, record: &Record) -> bool {
        let words: Vec<String> = key(&record.names[0].0).split(' ').map(str::to_owned).collect();
        let agent = |word: &String| self.lexicon.agent(word).or_else(|| self.lexicon.agent(word.trim_end_matches('s')));
        let body = |word: &String| BODY_WORDS.contains(&word.as_str()) || agent(word).is_some_and(|a| !a.person);
        if words.iter().any(body) {
            return false;
        }
        let timed = record.codes.iter().any(|(c, _)| c.since.is_some() || c.before.is_some());
        let role = record.codes.iter().any(|(c, _)| c.code.chars().count() > 3);
        let titled = words.len() > 1 && self.lexicon.agent(&words[0]).is_some_and(|a| a.person);
        timed && role || titled
    }

    fn read_code(&self, code: &str) -> Result<ActorCode, String> {
        actor_code(code, |iso| self.lexicon.country(iso).is_some())
    }

    /// The code of the country or organisation column; `None` for bodies of no state.
    fn owner(&self, code: &str, read: &ActorCode, data: &Data) -> Result<Option<String>, String> {
        let Whose::Igo(acronym) = &read.whose else {
            return Ok(match &read.whose {
                Whose::State(iso) => Some(iso.clone()),
                _ => None,
            });
        };
        let learnt = self.learnt.get(&code.to_uppercase()).or_else(|| self.learnt.get(&format!("IGO{acronym}")));
        let known = learnt.cloned().or_else(|| body(acronym).map(str::to_owned));
        known
            .filter(|code| data.has_organisation(code))
            .map(Some)
            .ok_or_else(|| format!("no organisation is known as `{code}`"))
    }

    /// The names of a record that are new, as spelled, with what each line came to in the tally.
    fn new_names(
        &mut self,
        record: &Record,
        code: &str,
        complaints: &mut Complaints<'_>,
        tally: &mut Tally,
    ) -> Vec<String> {
        let mut out = Vec::new();
        for (name, row) in &record.names {
            let spellings = self.names.spellings(name);
            if spellings.is_empty() {
                complaints.warn(*row, format!("`{name}` has no letters"), "mend the name");
                continue;
            }
            let key = key(&spellings[0]);
            match self.taken.get(&key) {
                Some(earlier) if earlier != code => {
                    let message = format!("`{name}` has the code `{earlier}` in an earlier row; `{code}` is left out");
                    complaints.warn(*row, message, "leave it in one of the two");
                    continue;
                }
                Some(_) => {
                    tally.known += 1;
                    continue;
                }
                None if self.names.known(name).is_some() => {
                    tally.known += 1;
                    continue;
                }
                None => {}
            }
            self.taken.insert(key, code.to_owned());
            out.extend(spellings);
            tally.taken += 1;
        }
        out
    }

    fn body(&mut self, record: &Record, data: &mut Data, complaints: &mut Complaints<'_>, tally: &mut Tally) -> Done {
        let plain = record.codes.iter().find(|(c, _)| c.since.is_none() && c.before.is_none());
        let Some((code, row)) = plain.or(record.codes.last()) else {
            return Err((record.row(), "it has no code".into(), "add one, as in `ZUBROWKA_ [ZUB]`"));
        };
        let code = &code.code;
        if is_null(code) {
            return Err((*row, format!("the code `{code}` is that of nobody"), "nothing need be done"));
        }
        let read = self.read_code(code).map_err(|why| (*row, why, STATE_HELP))?;
        if record.codes.len() > 1 || record.codes.iter().any(|(c, _)| c.since.is_some() || c.before.is_some()) {
            let message = format!(
                "`{}` is taken for a body, which has one code here: `{code}`, without dates",
                record.names[0].0
            );
            complaints.note(*row, message, "give it rows in people.csv if the dates matter");
        }
        let known = record.names.iter().find_map(|(name, _)| match self.names.known(name) {
            Some(Known::Organisation(o)) => Some(o.clone()),
            _ => None,
        });
        let owner = self.owner(code, &read, data);
        let new = self.new_names(record, code, complaints, tally);
        let Some((first, rest)) = new.split_first() else { return Ok(()) };
        if read.sector.is_none()
            && let Whose::State(iso) = &read.whose
        {
            new.iter().for_each(|name| data.add_alias::<Country>(iso, name));
            return Ok(());
        }
        let same_igo = matches!(read.whose, Whose::Igo(_)).then(|| owner.as_ref().ok().cloned().flatten()).flatten();
        if let Some(o) = known.or(same_igo) {
            new.iter().for_each(|name| data.add_alias::<Organisation>(&o, name));
            return Ok(());
        }
        let acronym = if let Whose::Igo(a) = &read.whose { a.as_str() } else { "" };
        let new_code = data.new_code(if acronym.is_empty() { first } else { acronym });
        if matches!(read.whose, Whose::Igo(_)) {
            self.learnt.insert(code.to_uppercase(), new_code.clone());
        }
        if let Whose::Region(region) = &read.whose {
            let message = format!("`{region}` in `{code}` is a part of the world: `{first}` is taken without a state");
            complaints.note(*row, message, "give it a state in organisations.csv if it has one");
        }
        let country = if let Whose::State(iso) = &read.whose { iso.as_str() } else { "" };
        let sector = read.sector.unwrap_or(Sector::Uaf);
        let others: Vec<&str> = read.others.iter().map(|s| s.code()).collect();
        let cells =
            [&new_code, first, &rest.join("|"), kind(&read.whose, sector), country, sector.code(), &others.join("|")];
        data.add::<Organisation>(&cells);
        Ok(())
    }

    fn person(&mut self, record: &Record, data: &mut Data, complaints: &mut Complaints<'_>, tally: &mut Tally) -> Done {
        let codes: Vec<Dated> = record.codes.iter().map(|(c, _)| c.clone()).collect();
        let mut rows = Vec::new();
        for period in periods(&codes) {
            let row = record.codes.iter().find(|(c, _)| c.code == period.code).map_or(record.row(), |(_, row)| *row);
            if is_null(&period.code) {
                continue;
            }
            let read = self.read_code(&period.code).and_then(|read| Ok((self.owner(&period.code, &read, data)?, read)));
            match read {
                Ok((owner, read)) => rows.push((owner, read.sector.unwrap_or(Sector::Gov), period)),
                Err(why) => complaints.warn(
                    row,
                    format!("the code `{}` of `{}` is left out: {why}", period.code, record.names[0].0),
                    STATE_HELP,
                ),
            }
        }
        if rows.is_empty() {
            return Err((record.row(), "none of its codes could be read".into(), "mend its codes"));
        }
        let known = record.names.iter().find_map(|(name, _)| match self.names.known(name) {
            Some(Known::Person(p)) => Some(p.clone()),
            _ => None,
        });
        let all: Vec<&str> = record.codes.iter().map(|(c, _)| c.code.as_str()).collect();
        let new = self.new_names(record, &all.join(" "), complaints, tally);
        let Some((first, rest)) = new.split_first() else { return Ok(()) };
        if let Some(p) = known {
            new.iter().for_each(|name| data.add_alias::<Person>(&p, name));
            return Ok(());
        }
        let day = |d: Option<jiff::civil::Date>| d.map_or(String::new(), |d| d.to_string());
        for (n, (owner, sector, period)) in rows.iter().enumerate() {
            let aliases = if n == 0 { rest.join("|") } else { String::new() };
            let owner = owner.as_deref().unwrap_or("");
            let (since, until) = (day(period.since), day(period.until));
            data.add::<Person>(&[first, &aliases, owner, role(*sector), sector.code(), &since, &until]);
        }
        Ok(())
    }
}

/// Done, or the row, the reason and the next step.
type Done = Result<(), (usize, String, &'static str)>;

const STATE_HELP: &str = "mend the code, or add the state or organisation to the data that you import into";

/// Words that only bodies have in their names, beside the nouns of agents.csv.
const BODY_WORDS: &[&str] = &[
    "academy",
    "alliance",
    "assembly",
    "association",
    "bank",
    "battalion",
    "brigade",
    "brigades",
    "bureau",
    "church",
    "coalition",
    "command",
    "commission",
    "committee",
    "community",
    "company",
    "confederation",
    "congress",
    "cooperation",
    "corps",
    "council",
    "court",
    "federation",
    "force",
    "forces",
    "foundation",
    "front",
    "fund",
    "group",
    "guard",
    "guards",
    "institute",
    "league",
    "militia",
    "mission",
    "movement",
    "network",
    "office",
    "organisation",
    "organization",
    "republic",
    "society",
    "troops",
    "union",
    "university",
];

/// The kind of a new organisation.
fn kind(whose: &Whose, sector: Sector) -> &'static str {
    use Sector::*;
    match (whose, sector) {
        (Whose::Igo(_), _) | (_, Igo) => "igo",
        (_, Reb | Uaf | Prm) => "armed-group",
        (_, Gov | Mil | Cop | Jud | Spy | Leg | Pre) => "agency",
        (_, Opp | Pty) => "party",
        (_, Bus) => "company",
        (_, Jrn) => "media",
        (_, Rel) => "religious",
        _ => "ngo",
    }
}

/// The office of a person of whom the dictionary tells only the sector. The words are no office that a text could name.
fn role(sector: Sector) -> &'static str {
    use Sector::*;
    match sector {
        Gov => "in government",
        Mil => "in the armed forces",
        Reb | Uaf | Prm => "in an armed group",
        Opp | Pty => "in politics",
        Cop => "in the police",
        Jud => "in the judiciary",
        Leg => "in parliament",
        Igo => "in an international organisation",
        Ngo | Soc => "in civil society",
        Jrn => "in the media",
        Bus => "in business",
        Rel => "in religion",
        Eli => "of the elite",
        _ => "in public life",
    }
}
