//! Does the data know the world? Every state with its names, bodies of all regions, holders of offices without contradiction.

use std::collections::{BTreeMap, BTreeSet};

use legation_lexicon::{CountryName, Lexicon, NameEntry};
use legation_model::actor::Sector;

/// Members and observers of the United Nations.
const STATES: &str = "AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN \
    BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV \
    GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR \
    ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM \
    MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT KOR MDA \
    ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK \
    TZA THA TLS TGO TON TTO TUN TUR TKM TUV UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE VAT PSE";

/// Entities with limited recognition, and states of the past.
const OTHERS: &str = "TWN XKX XNC XAB XSO XTN XNK XSL ESH SUN YUG CSK DDR SCG";

#[test]
fn every_state_has_its_names() {
    let lexicon = Lexicon::builtin();
    assert_eq!(STATES.split_whitespace().count(), 195);
    for iso in STATES.split_whitespace() {
        let state = lexicon.country(iso).unwrap_or_else(|| panic!("{iso} is missing"));
        // The Holy See and Singapore are their own capitals; that of Palestine is disputed.
        assert!(state.capital.is_some() || ["VAT", "SGP", "PSE"].contains(&iso), "{iso} has no capital");
        assert!(!state.demonyms.is_empty() || iso == "VAT", "{iso} has no demonym");
        assert!(!state.legislature.is_empty(), "{iso} has no legislature");
        for house in &state.legislature {
            let is_house = |e: &NameEntry| matches!(e, NameEntry::Country { kind: CountryName::Legislature, .. });
            assert!(lexicon.names.exact(house).iter().any(is_house), "{house} of {iso} leads nowhere");
        }
    }
    for iso in OTHERS.split_whitespace() {
        assert!(lexicon.country(iso).is_some(), "{iso} is missing");
    }
}

#[test]
fn organisations_of_all_kinds_are_known_in_breadth() {
    let lexicon = Lexicon::builtin();
    let of_kind = |kind: &str| lexicon.organisations.iter().filter(|o| o.kind == kind).count();
    for (kind, least) in
        [("igo", 300), ("armed-group", 450), ("party", 450), ("agency", 250), ("ngo", 120), ("ethnic", 100)]
    {
        assert!(of_kind(kind) >= least, "only {} of kind {kind}", of_kind(kind));
    }
    let with_party: BTreeSet<_> =
        lexicon.organisations.iter().filter(|o| o.kind == "party").filter_map(|o| o.country.clone()).collect();
    assert!(with_party.len() >= 170, "parties of {} states", with_party.len());
}

#[test]
fn names_lead_to_their_bodies() {
    use Sector::*;
    let lexicon = Lexicon::builtin();
    let cases = [
        ("AU", "AU", Igo),
        ("ECOWAS", "ECOWAS", Igo),
        ("SADC", "SADC", Igo),
        ("IGAD", "IGAD", Igo),
        ("Arab League", "ARABLEAGUE", Igo),
        ("Gulf Cooperation Council", "GCC", Igo),
        ("CARICOM", "CARICOM", Igo),
        ("MONUSCO", "MONUSCO", Igo),
        ("UNTAC", "UNTAC", Igo),
        ("ITLOS", "ITLOS", Igo),
        ("International Criminal Court", "ICC", Jud),
        ("IAEA", "IAEA", Igo),
        ("UNITA", "UNITA", Reb),
        ("RENAMO", "RENAMO", Reb),
        ("KLA", "KLA", Reb),
        ("LTTE", "LTTE", Reb),
        ("M-19", "M19", Reb),
        ("Tupamaros", "TUPAMAROS", Reb),
        ("Montoneros", "MONTONEROS", Reb),
        ("Red Brigades", "BRIGADEROSSE", Reb),
        ("Viet Cong", "VIETCONG", Reb),
        ("Bougainville Revolutionary Army", "BRA-PNG", Reb),
        ("Interahamwe", "INTERAHAMWE", Prm),
        ("Medellín Cartel", "MEDELLIN", Cri),
        ("Royal Navy", "ROYALNAVY", Mil),
        ("Japan Coast Guard", "JCG", Mil),
        ("Bundesnachrichtendienst", "BND", Spy),
        ("Amnesty International", "AMNESTY", Ngo),
        ("Médecins du Monde", "DOCTORSWORLD", Ngo),
    ];
    for (name, code, sector) in cases {
        let found = lexicon.names.exact(name).iter().find_map(|e| match e {
            NameEntry::Organisation(i) => lexicon.organisations.get(*i),
            _ => None,
        });
        let found = found.unwrap_or_else(|| panic!("{name} is unknown"));
        assert_eq!((found.code.as_str(), found.sector), (code, sector), "{name}");
    }
}

#[test]
fn nouns_for_people_have_their_sector() {
    use Sector::*;
    let lexicon = Lexicon::builtin();
    assert!(lexicon.agents.len() >= 3500, "only {} nouns", lexicon.agents.len());
    for (noun, sector) in [
        ("gunman", Uaf),
        ("assailant", Uaf),
        ("tea picker", Lab),
        ("shepherd", Cvl),
        ("shipyard", Bus),
        ("midwife", Med),
        ("headmistress", Edu),
        ("magistrate", Jud),
        ("warder", Cop),
        ("sapper", Mil),
        ("warlord", Reb),
        ("vigilante", Prm),
        ("drug baron", Cri),
        ("abbot", Rel),
        ("whistleblower", Soc),
        ("shadow cabinet", Opp),
        ("running mate", Pty),
        ("prefect", Gov),
        ("backbencher", Leg),
        ("newsreader", Jrn),
        ("deminer", Ngo),
        ("defector", Ref),
        ("double agent", Spy),
        ("chieftain", Eli),
    ] {
        assert_eq!(lexicon.agent(noun).and_then(|a| a.sector), Some(sector), "{noun}");
    }
}

/// States that had two presidents or prime ministers at a time: rivals, or a joint office.
const RIVALS: [&str; 4] = ["CIV", "KHM", "LBY", "MDG"];

#[test]
fn an_office_has_one_holder_at_a_time() {
    let lexicon = Lexicon::builtin();
    assert!(lexicon.people.len() >= 3000, "only {} offices", lexicon.people.len());
    let mut held: BTreeMap<(&str, &str), Vec<_>> = BTreeMap::new();
    for p in &lexicon.people {
        let state = p.country.as_deref().filter(|c| lexicon.country(c).is_some() && !RIVALS.contains(c));
        let office = p.role.as_str();
        if let Some(state) = state
            && matches!(
                office,
                "president" | "prime minister" | "foreign minister" | "chancellor" | "secretary of state"
            )
        {
            held.entry((state, office)).or_default().push(p);
        }
    }
    let mut faults = Vec::new();
    for ((state, office), people) in held {
        for (i, a) in people.iter().enumerate() {
            for b in people.iter().skip(i + 1).filter(|b| b.name != a.name) {
                let (Some(since_a), Some(since_b)) = (a.since, b.since) else { continue };
                // A month in which one follows the other is shared.
                let ends = |p: &legation_lexicon::Person| p.until.map(|u| u.first);
                let apart =
                    ends(a).is_some_and(|end| end <= since_b.last) || ends(b).is_some_and(|end| end <= since_a.last);
                if !apart {
                    faults.push(format!("{state} {office}: {} and {}", a.name, b.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
