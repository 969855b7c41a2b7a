//! Do the files agree with each other? Loads them all, then looks for codes that lead nowhere and names given twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use legation_model::diag::{Diag, Severity};
use legation_model::time::DateRange;

use crate::Lexicon;
use crate::actors::{Agent, Country, Metonym, Organisation, Person};
use crate::confidence::{Confidence, Weight};
use crate::discards::{Discard, Discards};
use crate::domains::{Domain, DomainWord, Domains};
use crate::mediation::MediationSign;
use crate::ontology::{CameoCode, ContextRow, FigureRow, ModeRow, Ontology, RootRow, TypeRow};
use crate::table::{self, Rows, Table, error_in};
use crate::wordings::{Wording, Wordings};
use crate::world::{Agreement, Contested, Incident, Outlet, Place};

/// The rows of all files but the patterns.
pub(crate) struct Tables {
    countries: Rows<Country>,
    metonyms: Rows<Metonym>,
    organisations: Rows<Organisation>,
    people: Rows<Person>,
    agents: Rows<Agent>,
    places: Rows<Place>,
    contested: Rows<Contested>,
    agreements: Rows<Agreement>,
    incidents: Rows<Incident>,
    outlets: Rows<Outlet>,
    confidence: Rows<Weight>,
    discards: Rows<Discard>,
    domains: Rows<Domain>,
    domain_words: Rows<DomainWord>,
    mediation: Rows<MediationSign>,
    wordings: Rows<Wording>,
    types: Rows<TypeRow>,
    modes: Rows<ModeRow>,
    contexts: Rows<ContextRow>,
    cameo: Rows<CameoCode>,
    roots: Rows<RootRow>,
    figures: Rows<FigureRow>,
}

impl Tables {
    /// Reads all files, given with their path relative to `data/` and their text.
    pub fn read(files: &[(String, String)], diags: &mut Vec<Diag>) -> Self {
        let mut set = FileSet { files, known: BTreeSet::new(), diags };
        let tables = Self {
            countries: set.read(),
            metonyms: set.read(),
            organisations: set.read(),
            people: set.read(),
            agents: set.read(),
            places: set.read(),
            contested: set.read(),
            agreements: set.read(),
            incidents: set.read(),
            outlets: set.read(),
            confidence: set.read_if_there(),
            discards: set.read_if_there(),
            domains: set.read_if_there(),
            domain_words: set.read_if_there(),
            mediation: set.read_if_there(),
            wordings: set.read_if_there(),
            types: set.read(),
            modes: set.read(),
            contexts: set.read(),
            cameo: set.read(),
            roots: set.read(),
            figures: set.read(),
        };
        set.report_unknown();
        tables
    }

    /// The rows without their lines.
    pub fn into_lexicon(self) -> Lexicon {
        Lexicon {
            countries: self.countries.rows,
            metonyms: self.metonyms.rows,
            organisations: self.organisations.rows,
            people: self.people.rows,
            agents: self.agents.rows,
            places: self.places.rows,
            contested: self.contested.rows,
            agreements: self.agreements.rows,
            incidents: self.incidents.rows,
            outlets: self.outlets.rows,
            confidence: Confidence::new(self.confidence.rows),
            discards: Discards::new(self.discards.rows),
            mediation: self.mediation.rows,
            wordings: Wordings::new(self.wordings.rows),
            domains: Domains::new(self.domains.rows, self.domain_words.rows),
            ontology: Ontology {
                types: self.types.rows,
                modes: self.modes.rows,
                contexts: self.contexts.rows,
                cameo: self.cameo.rows,
                roots: self.roots.rows,
                figures: self.figures.rows,
            },
            ..Lexicon::default()
        }
    }

    /// Reports names and ids given twice.
    pub fn check_names(&self, diags: &mut Vec<Diag>) {
        names_once(&self.countries, diags, |c| Naming::plain(&[("name", &c.name)], &[("aliases", &c.aliases)]));
        names_once(&self.metonyms, diags, |m| Naming::plain(&[("name", &m.name)], &[]));
        names_once(&self.organisations, diags, |o| Naming::plain(&[("name", &o.name)], &[("aliases", &o.aliases)]));
        names_once(&self.people, diags, |p| Naming {
            owner: Some(&p.name),
            valid: (p.since, p.until),
            ..Naming::plain(&[("name", &p.name)], &[("aliases", &p.aliases)])
        });
        names_once(&self.agents, diags, |a| Naming::plain(&[("noun", &a.noun)], &[]));
        names_once(&self.places, diags, |p| Naming {
            scope: (p.country.as_deref(), p.admin.as_deref()),
            ..Naming::plain(&[("name", &p.name)], &[("aliases", &p.aliases)])
        });
        names_once(&self.contested, diags, |c| Naming::plain(&[], &[("terms", &c.terms)]));
        names_once(&self.agreements, diags, |a| Naming::plain(&[("name", &a.name)], &[("aliases", &a.aliases)]));
        names_once(&self.incidents, diags, |x| Naming::plain(&[("name", &x.name)], &[("aliases", &x.aliases)]));
        names_once(&self.outlets, diags, |o| Naming::plain(&[("name", &o.name)], &[("aliases", &o.aliases)]));
        ids_once(&self.confidence, "feature", diags, |w| w.feature.as_str());
        names_once(&self.discards, diags, |d| Naming::plain(&[("phrase", &d.phrase)], &[]));
        names_once(&self.domain_words, diags, |w| Naming {
            scope: (Some(&w.domain), None),
            ..Naming::plain(&[("phrase", &w.phrase)], &[])
        });
        names_once(&self.wordings, diags, |w| Naming {
            scope: (Some(&w.thing), None),
            ..Naming::plain(&[("phrase", &w.phrase)], &[])
        });
        names_once(&self.contexts, diags, |x| Naming::plain(&[("context", &x.context)], &[]));
        names_once(&self.figures, diags, |x| Naming::plain(&[("what", &x.what)], &[]));
        names_once(&self.types, diags, |x| Naming::plain(&[("type", x.event_type.name())], &[]));
        ids_once(&self.countries, "iso3", diags, |c| c.iso3.as_str());
        ids_once(&self.organisations, "code", diags, |o| o.code.as_str());
        ids_once(&self.places, "id", diags, |p| p.id.as_str());
        ids_once(&self.contested, "id", diags, |c| c.id.as_str());
        ids_once(&self.agreements, "id", diags, |a| a.id.as_str());
        ids_once(&self.incidents, "id", diags, |x| x.id.as_str());
        ids_once(&self.domains, "domain", diags, |d| d.domain.as_str());
        ids_once(&self.roots, "code", diags, |x| x.code.as_str());
        ids_once(&self.cameo, "code", diags, |x| x.code.as_str());
    }

    /// Reports codes that lead nowhere.
    pub fn check_codes(&self, diags: &mut Vec<Diag>) {
        let states: BTreeSet<&str> = self.countries.rows.iter().map(|c| c.iso3.as_str()).collect();
        let bodies: BTreeSet<&str> = self.organisations.rows.iter().map(|o| o.code.as_str()).collect();
        let lands: BTreeSet<&str> = self.contested.rows.iter().map(|c| c.id.as_str()).collect();
        let state = Codes { sets: &[&states], help: "take the iso3 of a row of data/actors/countries.csv" };
        let actor = Codes {
            sets: &[&states, &bodies],
            help: "take the iso3 of a row of data/actors/countries.csv or the code of one of data/actors/organisations.csv",
        };
        let subjects: BTreeSet<&str> = self.domains.rows.iter().map(|d| d.domain.as_str()).collect();
        let subject = Codes { sets: &[&subjects], help: "take the domain of a row of data/ontology/domains.csv" };
        lead_somewhere(&self.domain_words, "domain", &subject, diags, |w| vec![&w.domain]);
        let land = Codes { sets: &[&lands], help: "take the id of a row of data/places/contested.csv" };
        lead_somewhere(&self.metonyms, "iso3_or_org", &actor, diags, |m| vec![&m.iso3_or_org]);
        lead_somewhere(&self.organisations, "country", &state, diags, |o| o.country.iter().collect());
        lead_somewhere(&self.people, "country", &actor, diags, |p| p.country.iter().collect());
        lead_somewhere(&self.places, "country", &state, diags, |p| p.country.iter().collect());
        lead_somewhere(&self.places, "contested", &land, diags, |p| p.contested.iter().collect());
        lead_somewhere(&self.contested, "claimed_by", &actor, diags, |c| c.claimed_by.iter().collect());
        lead_somewhere(&self.agreements, "parties", &actor, diags, |a| a.parties.iter().collect());
        lead_somewhere(&self.agreements, "mediator", &actor, diags, |a| a.mediator.iter().collect());
        lead_somewhere(&self.incidents, "actors", &actor, diags, |x| x.actors.iter().collect());
        lead_somewhere(&self.incidents, "recipients", &actor, diags, |x| x.recipients.iter().collect());
        lead_somewhere(&self.incidents, "country", &state, diags, |x| x.country.iter().collect());
        lead_somewhere(&self.outlets, "country", &state, diags, |o| o.country.iter().collect());
        check_cameo(&self.cameo, &self.modes, diags);
    }
}

struct FileSet<'a> {
    files: &'a [(String, String)],
    known: BTreeSet<&'static str>,
    diags: &'a mut Vec<Diag>,
}

impl FileSet<'_> {
    fn read<T: Table>(&mut self) -> Rows<T> {
        self.known.insert(T::FILE);
        match self.files.iter().find(|(path, _)| path == T::FILE) {
            Some((_, text)) => table::read(text, self.diags),
            None => {
                let diag =
                    Diag::new(Severity::Error, "data/missing-file", format!("data/{}", T::FILE), "the file is missing");
                self.diags.push(diag.help(format!("make it with the header `{}`", T::COLUMNS.join(","))));
                Rows { rows: Vec::new(), lines: Vec::new() }
            }
        }
    }

    /// A file that a folder made before it was thought of need not have.
    fn read_if_there<T: Table>(&mut self) -> Rows<T> {
        match self.files.iter().any(|(path, _)| path == T::FILE) {
            true => self.read(),
            false => Rows { rows: Vec::new(), lines: Vec::new() },
        }
    }

    fn report_unknown(&mut self) {
        for (path, _) in self.files {
            if !self.known.contains(path.as_str()) && !path.starts_with("patterns/") {
                let diag =
                    Diag::new(Severity::Error, "data/unknown-file", format!("data/{path}"), "nothing reads this file");
                self.diags.push(diag.help("take it away, or give it the name of one of the files in docs/data.md"));
            }
        }
    }
}

/// The names in a row, and when two rows may share one: if their owner is the same, or their scope or time differs.
struct Naming<'a> {
    names: Vec<(&'static str, &'a str)>,
    owner: Option<&'a str>,
    scope: (Option<&'a str>, Option<&'a str>),
    valid: (Option<DateRange>, Option<DateRange>),
}

impl<'a> Naming<'a> {
    fn plain(single: &[(&'static str, &'a str)], lists: &[(&'static str, &'a Vec<String>)]) -> Self {
        let mut names = single.to_vec();
        for (column, list) in lists {
            names.extend(list.iter().map(|name| (*column, name.as_str())));
        }
        Self { names, owner: None, scope: (None, None), valid: (None, None) }
    }

    fn may_share(&self, other: &Self) -> bool {
        let (since, until) = self.valid;
        let apart = |end: Option<DateRange>, begin: Option<DateRange>| {
            end.zip(begin).is_some_and(|(end, begin)| end.first <= begin.last)
        };
        let same_owner = self.owner.is_some() && self.owner == other.owner;
        same_owner || self.scope != other.scope || apart(until, other.valid.0) || apart(other.valid.1, since)
    }
}

/// Reports a name that stands in two rows, or twice in one.
fn names_once<T: Table>(rows: &Rows<T>, diags: &mut Vec<Diag>, naming: impl for<'a> Fn(&'a T) -> Naming<'a>) {
    let namings: Vec<Naming> = rows.rows.iter().map(naming).collect();
    let mut seen: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, this) in namings.iter().enumerate() {
        for &(column, name) in &this.names {
            let before = seen.entry(name).or_default();
            if let Some(&first) = before.iter().find(|&&other| other == i || !namings[other].may_share(this)) {
                let message = format!("`{name}` is also in row {}", rows.lines[first]);
                let diag = error_in::<T>("data/duplicate-alias", rows.lines[i], column, message);
                diags.push(diag.help("leave it in one of the two"));
            }
            before.push(i);
        }
    }
}

/// Reports an id that stands in two rows.
fn ids_once<T: Table>(rows: &Rows<T>, column: &str, diags: &mut Vec<Diag>, id: impl for<'a> Fn(&'a T) -> &'a str) {
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for (row, line) in rows.iter() {
        if let Some(first) = seen.insert(id(row), line) {
            diags.push(
                error_in::<T>("data/duplicate-id", line, column, format!("`{}` is also in row {first}", id(row)))
                    .help("give one of the two another"),
            );
        }
    }
}

struct Codes<'a> {
    sets: &'a [&'a BTreeSet<&'a str>],
    help: &'static str,
}

/// Reports codes that no row of the tables they lead to has.
fn lead_somewhere<T: Table>(
    rows: &Rows<T>,
    column: &str,
    codes: &Codes,
    diags: &mut Vec<Diag>,
    cells: impl for<'a> Fn(&'a T) -> Vec<&'a String>,
) {
    for (row, line) in rows.iter() {
        for code in cells(row) {
            if !codes.sets.iter().any(|set| set.contains(code.as_str())) {
                let diag = error_in::<T>("data/unknown-code", line, column, format!("`{code}` is not known"));
                diags.push(diag.help(codes.help));
            }
        }
    }
}

fn check_cameo(cameo: &Rows<CameoCode>, modes: &Rows<ModeRow>, diags: &mut Vec<Diag>) {
    for (row, line) in cameo.iter() {
        let Some(mode) = &row.plover_mode else { continue };
        if !modes.rows.iter().any(|m| Some(m.event_type) == row.plover_type && m.mode == *mode) {
            let message = format!("`{mode}` is no mode of this type");
            let diag = error_in::<CameoCode>("data/bad-mode", line, "plover_mode", message);
            diags.push(diag.help("take a mode of the type from data/ontology/modes.csv"));
        }
    }
}
