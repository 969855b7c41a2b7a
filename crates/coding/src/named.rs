//! Who or what is a name of the data? The mention that a row of each table makes.

use legation_lexicon::{CountryName, NameEntry};
use legation_model::actor::Sector;

use crate::bodies::assign;
use crate::mentions::{Kind, Mention, Scanner, blank};
use crate::offices::normal_office;

impl Scanner<'_> {
    /// The mention of a known name from `start` to `end`.
    pub(crate) fn mention_of(&self, start: usize, end: usize, entry: NameEntry) -> Mention {
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
                if organisation.international() {
                    actor.igo = Some(organisation.code.clone());
                }
                actor.sector = Some(organisation.sector);
                actor.how = "name in data/actors/organisations.csv".into();
                (Kind::Organisation, String::new(), String::new())
            }
            NameEntry::Person(i) => {
                let person = &lexicon.people[i];
                actor.name = person.name.clone();
                assign(lexicon, &mut actor, person.country.as_deref());
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
}
