//! Whose code is it? CAMEO's actor codes, read from left to right: state or class, then roles of three letters each.
//!
//! Source: CAMEO codebook 1.1b3, chapter 3 (Schrodt, 2012); PLOVER codebook (2021), table of sectors. `docs/import.md` has
//! the table of roles.

use legation_model::actor::Sector;

/// To whom a code belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Whose {
    /// A state; ISO 3166-1 alpha-3.
    State(String),
    /// An international organisation; its acronym in CAMEO (`UNO`), empty if the code has none.
    Igo(String),
    /// Another body that belongs to no state (`NGO`, `MNC`, `IMG` …).
    Stateless,
    /// A part of the world (`MEA`).
    Region(String),
    /// Nobody's: a role alone.
    Nobody,
}

/// An actor code, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ActorCode {
    pub whose: Whose,
    /// Sector of the first role; `None` where the code has no role.
    pub sector: Option<Sector>,
    /// Sectors of the other roles.
    pub others: Vec<Sector>,
}

/// CAMEO's roles and what they are in PLOVER; `None` where PLOVER has no sector for them.
const ROLES: &[(&str, Option<Sector>)] = &[
    ("AGR", Some(Sector::Cvl)),
    ("BUS", Some(Sector::Bus)),
    ("COP", Some(Sector::Cop)),
    ("CRM", Some(Sector::Cri)),
    ("CVL", Some(Sector::Cvl)),
    ("DEV", Some(Sector::Ngo)),
    ("EDU", Some(Sector::Edu)),
    ("ELI", Some(Sector::Eli)),
    ("ENV", Some(Sector::Soc)),
    ("GOV", Some(Sector::Gov)),
    ("HLH", Some(Sector::Med)),
    ("HRI", Some(Sector::Ngo)),
    ("IGO", Some(Sector::Igo)),
    ("IMG", Some(Sector::Reb)),
    ("INS", Some(Sector::Reb)),
    ("INT", None),
    ("JUD", Some(Sector::Jud)),
    ("LAB", Some(Sector::Lab)),
    ("LEG", Some(Sector::Leg)),
    ("MED", Some(Sector::Jrn)),
    ("MIL", Some(Sector::Mil)),
    ("MNC", Some(Sector::Bus)),
    ("MOD", None),
    ("NGM", Some(Sector::Ngo)),
    ("NGO", Some(Sector::Ngo)),
    ("OPP", Some(Sector::Opp)),
    ("PPL", Some(Sector::Cvl)),
    ("PTY", Some(Sector::Pty)),
    ("RAD", None),
    ("REB", Some(Sector::Reb)),
    ("REF", Some(Sector::Ref)),
    ("SEP", Some(Sector::Reb)),
    ("SET", Some(Sector::Cvl)),
    ("SPY", Some(Sector::Spy)),
    ("TOP", None),
    ("UAF", Some(Sector::Uaf)),
    ("UIS", None),
    // Religions.
    ("BUD", Some(Sector::Rel)),
    ("CHR", Some(Sector::Rel)),
    ("HIN", Some(Sector::Rel)),
    ("JEW", Some(Sector::Rel)),
    ("MOS", Some(Sector::Rel)),
    ("MUS", Some(Sector::Rel)),
    ("REL", Some(Sector::Rel)),
    ("SIK", Some(Sector::Rel)),
];

/// CAMEO's parts of the world.
const REGIONS: &[&str] = &[
    "AFR", "ASA", "BLK", "CAS", "CAU", "CEU", "CFR", "CRB", "EAF", "EEU", "EIN", "EUR", "LAM", "MDT", "MEA", "NAF",
    "NMR", "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "SSA", "WAF", "WEU", "WST",
];

/// Codes of states that are not those of ISO 3166-1 today: older ones, and CAMEO's own.
const STATES: &[(&str, &str)] = &[
    ("BUR", "MMR"),
    ("GME", "DDR"),
    ("GMW", "DEU"),
    ("KSV", "XKX"),
    ("MTN", "MNE"),
    ("PAL", "PSE"),
    ("ROM", "ROU"),
    ("TMP", "TLS"),
    ("USR", "SUN"),
    ("ZAR", "COD"),
];

/// International organisations by CAMEO's acronym and the code that they have in `data/actors/organisations.csv`.
const BODIES: &[(&str, &str)] = &[
    ("ARL", "ARABLEAGUE"),
    ("ASN", "ASEAN"),
    ("COE", "COE"),
    ("EEC", "EU"),
    ("ICC", "ICC"),
    ("IAE", "IAEA"),
    ("IMF", "IMF"),
    ("ITP", "INTERPOL"),
    ("NAT", "NATO"),
    ("OAU", "AU"),
    ("OAS", "OAS"),
    ("OIC", "OIC"),
    ("OPC", "OPEC"),
    ("SAA", "SAARC"),
    ("UNO", "UN"),
    ("WBK", "WB"),
    ("WHO", "WHO"),
    ("WTO", "WTO"),
];

/// The organisation that CAMEO's acronym stands for, by Legation's code.
pub(crate) fn body(acronym: &str) -> Option<&'static str> {
    BODIES.iter().find(|(cameo, _)| *cameo == acronym).map(|(_, code)| *code)
}

/// The sector of a role; the outer `None` if there is no such role.
fn role(part: &str) -> Option<Option<Sector>> {
    ROLES.iter().find(|(code, _)| *code == part).map(|(_, sector)| *sector)
}

/// Whether the code says that the name has none (`---`).
pub(crate) fn is_null(code: &str) -> bool {
    code.chars().all(|c| matches!(c, '-' | '+' | '~' | ' '))
}

/// Reads a code; `is_state` knows the codes of states. The error says in words what is wrong.
pub(crate) fn actor_code(code: &str, is_state: impl Fn(&str) -> bool) -> Result<ActorCode, String> {
    let code = code.trim().to_uppercase();
    let parts = thirds(&code);
    let Some(first) = parts.first() else { return Err("the code is empty".into()) };
    let state = STATES.iter().find(|(old, _)| old == first).map_or(*first, |(_, iso)| iso);
    let (whose, rest) = if matches!(*first, "IGO" | "NGO" | "NGM" | "MNC" | "IMG" | "INT" | "UIS") {
        let acronym = parts[1..].iter().find(|p| !REGIONS.contains(p) && role(p).is_none());
        let own = if *first == "IGO" { Whose::Igo(acronym.map_or("", |p| p).to_owned()) } else { Whose::Stateless };
        (own, &parts[..])
    } else if is_state(state) {
        (Whose::State(state.to_owned()), &parts[1..])
    } else if REGIONS.contains(first) {
        (Whose::Region((*first).to_owned()), &parts[1..])
    } else if role(first).is_some() {
        (Whose::Nobody, &parts[..])
    } else {
        return Err(format!("`{first}` in `{code}` is no state, region, class or role that Legation knows"));
    };
    let mut sectors: Vec<Sector> = rest.iter().filter_map(|part| role(part).flatten()).collect();
    let sector = (!sectors.is_empty()).then(|| sectors.remove(0));
    sectors.retain(|s| Some(*s) != sector);
    sectors.dedup();
    Ok(ActorCode { whose, sector, others: sectors })
}

/// The code of an agent: roles before or after `~` (`~GOVMIL`, `NGO~`). The error says in words what is wrong.
pub(crate) fn agent_code(code: &str) -> Result<Option<Sector>, String> {
    if !code.contains('~') {
        return Err(format!("`{code}` is no code of an agent: it has no `~`"));
    }
    let roles = code.replace('~', "").trim().to_uppercase();
    let parts = thirds(&roles);
    if !parts.iter().any(|p| role(p).is_some()) && !parts.is_empty() {
        return Err(format!("`{roles}` is no role that Legation knows"));
    }
    Ok(parts.iter().filter_map(|p| role(p).flatten()).next())
}

/// Cut into parts of three letters; a shorter rest is left out.
fn thirds(code: &str) -> Vec<&str> {
    let ends: Vec<usize> = code.char_indices().map(|(at, _)| at).chain([code.len()]).collect();
    ends.windows(4).step_by(3).filter_map(|w| code.get(w[0]..w[3])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Whose, actor_code, agent_code};

    #[test]
    fn codes_are_read_from_left_to_right() {
        let state = |code: &str| matches!(code, "NOR" | "ROU" | "PSE");
        let cases = [
            ("NOR", "State(\"NOR\") - []"),
            ("nor", "State(\"NOR\") - []"),
            ("ROM", "State(\"ROU\") - []"),
            ("NORGOVMIL", "State(\"NOR\") Gov [Mil]"),
            ("PSEREBHMS", "State(\"PSE\") Reb []"),
            ("PSEGZA", "State(\"PSE\") - []"),
            ("NORMED", "State(\"NOR\") Jrn []"),
            ("NORHLHHLH", "State(\"NOR\") Med []"),
            ("IGOUNO", "Igo(\"UNO\") Igo []"),
            ("IGOWSTNAT", "Igo(\"NAT\") Igo []"),
            ("IGO", "Igo(\"\") Igo []"),
            ("IMGMUSALQ", "Stateless Reb [Rel]"),
            ("NGOHRI", "Stateless Ngo []"),
            ("MEAREB", "Region(\"MEA\") Reb []"),
            ("ELI", "Nobody Eli []"),
            ("NORXX", "State(\"NOR\") - []"),
        ];
        for (code, wanted) in cases {
            let read = actor_code(code, state).expect(code);
            let sector = read.sector.map_or("-".into(), |s| format!("{s:?}"));
            assert_eq!(format!("{:?} {sector} {:?}", read.whose, read.others), wanted, "{code}");
        }
        for code in ["", "X", "ÄÖÜß", "HOBGOV"] {
            assert!(actor_code(code, state).is_err(), "{code}");
        }
        assert!(matches!(actor_code("IGOBUSIMF", state).map(|c| c.whose), Ok(Whose::Igo(a)) if a == "IMF"));
    }

    #[test]
    fn agents_have_roles() {
        let shown = |code: &str| agent_code(code).map(|s| s.map_or("-".into(), |s| format!("{s:?}")));
        assert_eq!(shown("~GOVMIL").as_deref(), Ok("Gov"));
        assert_eq!(shown("NGO~").as_deref(), Ok("Ngo"));
        assert_eq!(shown("~INSREB").as_deref(), Ok("Reb"));
        assert_eq!(shown("~").as_deref(), Ok("-"));
        assert!(shown("GOV").is_err() && shown("~QQQ").is_err());
    }
}
