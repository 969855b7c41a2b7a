//! What sector have the people of a body? That of the noun for them, or that of the body itself.
//!
//! `Hamas officials` are of Hamas, no government; `a railway union's president` is of the union; `police officers` are police.

use legation_lexicon::{Lexicon, Organisation};
use legation_model::actor::{Actor, Sector};

/// Nouns for people and bodies that take their sector from what they lead, speak for or belong to.
const OF_A_BODY: [&str; 66] = [
    "leader",
    "head",
    "chief",
    "boss",
    "president",
    "vice president",
    "chairman",
    "chairwoman",
    "chairperson",
    "chair",
    "director",
    "executive director",
    "managing director",
    "secretary",
    "secretary general",
    "secretary-general",
    "general secretary",
    "member",
    "commander",
    "founder",
    "co-founder",
    "deputy",
    "deputy head",
    "representative",
    "officer",
    "official",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "aide",
    "adviser",
    "advisor",
    "organiser",
    "organizer",
    "delegate",
    "delegation",
    "negotiator",
    "envoy",
    "emissary",
    "mediator",
    "figure",
    "veteran",
    "recruit",
    "cadre",
    "unit",
    "group",
    "organisation",
    "organization",
    "association",
    "federation",
    "league",
    "syndicate",
    "body",
    "team",
    "source",
    "wing",
    "faction",
    "representatives",
    "leadership",
    "strongman",
    "ideologue",
    "coordinator",
    "staff",
    "committee",
    "council",
    "employee",
];

/// Bodies that bear the name of their members in the genitive (`the miners' union`).
pub(crate) const OF_MEMBERS: [&str; 12] = [
    "union",
    "association",
    "federation",
    "league",
    "syndicate",
    "confederation",
    "group",
    "organisation",
    "organization",
    "council",
    "movement",
    "guild",
];

/// Whether the noun tells only the place within a body.
pub(crate) fn of_a_body(noun: &str) -> bool {
    OF_A_BODY.contains(&noun)
}

/// Writes the state or organisation of an office of the data into an actor.
pub(crate) fn assign(lexicon: &Lexicon, actor: &mut Actor, code: Option<&str>) {
    (actor.country, actor.igo) = (None, None);
    let Some(code) = code else { return };
    match lexicon.organisation(code).filter(|_| lexicon.country(code).is_none()) {
        Some(body) => {
            actor.country.clone_from(&body.country);
            actor.igo = body.international().then(|| body.code.clone());
        }
        None => actor.country = Some(code.to_owned()),
    }
}

/// The sector of people or parts of an organisation whom a noun of `sector` names.
pub(crate) fn within(body: &Organisation, noun: &str, sector: Option<Sector>, person: bool) -> Option<Sector> {
    use Sector::*;
    let own = Some(body.sector);
    let plain = sector.is_none() || of_a_body(noun);
    match body.kind.as_str() {
        "ngo" | "media" => own,
        "armed-group" => match sector {
            Some(Uaf | Mil | Prm | Reb | Cri) => own,
            Some(Gov) if person => own,
            _ if plain => own,
            _ => sector,
        },
        "party" => match sector {
            Some(Uaf) => Some(Reb),
            _ if plain => own,
            _ => sector,
        },
        "igo" | "alliance" | "company" | "religious" if sector == Some(Gov) => own,
        "ethnic" => sector.or(own),
        _ if plain => own,
        _ => sector,
    }
}

/// The sector of a noun that another one qualifies (`police officers`, `opposition senators`, `government forces`).
pub(crate) fn combined(modifier: Option<Sector>, noun: &str, sector: Option<Sector>) -> Option<Sector> {
    use Sector::*;
    match (modifier, noun) {
        (Some(Opp), _) if !matches!(sector, Some(Mil | Reb | Uaf | Cop | Jrn)) => Some(Opp),
        (Some(Gov), "supporter" | "loyalist" | "opponent" | "critic") => sector.or(Some(Cvl)),
        (Some(Gov), _) => sector.or(modifier),
        (Some(Cvl), "leader" | "chief" | "head") => Some(Eli),
        (
            Some(_),
            "supporter" | "sympathiser" | "sympathizer" | "activist" | "politician" | "candidate" | "fighter",
        ) => modifier,
        (Some(_), noun) if of_a_body(noun) || OF_MEMBERS.contains(&noun) && noun != "union" => modifier,
        _ => sector.or(modifier),
    }
}

/// The sector of people whom no row names, from the form of a plural noun (`landowners`, `carmakers`, `violinists`).
pub(crate) fn by_form(lemma: &str) -> Option<Sector> {
    const FIRMS: [&str; 20] = [
        "maker",
        "builder",
        "exporter",
        "importer",
        "producer",
        "manufacturer",
        "supplier",
        "retailer",
        "lender",
        "insurer",
        "dealer",
        "brewer",
        "refiner",
        "shipper",
        "developer",
        "operator",
        "wholesaler",
        "financier",
        "smelter",
        "giant",
    ];
    const PEOPLE: [&str; 34] = [
        "man",
        "woman",
        "people",
        "folk",
        "owner",
        "holder",
        "goer",
        "dweller",
        "keeper",
        "seeker",
        "grower",
        "picker",
        "walker",
        "rider",
        "farmer",
        "fisher",
        "hunter",
        "herder",
        "breeder",
        "leaver",
        "taker",
        "giver",
        "settler",
        "born",
        "tenant",
        "client",
        "citizen",
        "inhabitant",
        "lover",
        "believer",
        "adherent",
        "descendant",
        "bearer",
        "cutter",
    ];
    const NO_PEOPLE: [&str; 22] = [
        "list",
        "mist",
        "fist",
        "twist",
        "wrist",
        "waist",
        "heist",
        "checklist",
        "blacklist",
        "playlist",
        "shortlist",
        "wish list",
        "career",
        "beer",
        "deer",
        "steer",
        "veneer",
        "pier",
        "domain",
        "plain",
        "median",
        "checkpoint",
    ];
    let lemma = lemma.to_lowercase();
    if NO_PEOPLE.contains(&lemma.as_str()) || lemma.chars().count() < 5 {
        return None;
    }
    if FIRMS.iter().any(|tail| lemma.ends_with(tail)) {
        return Some(Sector::Bus);
    }
    if lemma.ends_with("worker") {
        return Some(Sector::Lab);
    }
    let people =
        PEOPLE.iter().any(|tail| lemma.ends_with(tail)) || ["ist", "ian", "eer"].iter().any(|e| lemma.ends_with(e));
    people.then_some(Sector::Cvl)
}

#[cfg(test)]
mod tests {
    use super::{Sector, by_form, combined};

    #[test]
    fn the_form_of_a_noun_tells_people_from_things() {
        use Sector::*;
        for (noun, sector) in [
            ("landowner", Some(Cvl)),
            ("carmaker", Some(Bus)),
            ("shipbuilder", Some(Bus)),
            ("beekeeper", Some(Cvl)),
            ("violinist", Some(Cvl)),
            ("dairy worker", Some(Lab)),
            ("blacklist", None),
            ("tanker", None),
            ("grain", None),
        ] {
            assert_eq!(by_form(noun), sector, "{noun}");
        }
    }

    #[test]
    fn a_qualifier_gives_its_sector_to_nouns_of_rank() {
        use Sector::*;
        for (modifier, noun, sector, expected) in [
            (Some(Cop), "officer", Some(Mil), Some(Cop)),
            (Some(Lab), "leader", Some(Gov), Some(Lab)),
            (Some(Opp), "senator", Some(Leg), Some(Opp)),
            (Some(Gov), "force", Some(Mil), Some(Mil)),
            (Some(Gov), "supporter", None, Some(Cvl)),
            (Some(Med), "worker", Some(Lab), Some(Lab)),
            (Some(Jud), "association", None, Some(Jud)),
            (None, "leader", Some(Gov), Some(Gov)),
        ] {
            assert_eq!(combined(modifier, noun, sector), expected, "{modifier:?} {noun}");
        }
    }
}
