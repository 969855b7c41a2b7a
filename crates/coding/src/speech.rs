//! What code has speech about a deed? A promise, demand, threat or refusal takes its finest code from what it speaks of.

use legation_lexicon::patterns::Effect;
use legation_model::plover::EventType;

/// PLOVER type, CAMEO code and mode of a speech act; an empty code leaves the deed's own.
type Codes = (EventType, &'static str, Option<&'static str>);

/// Codes of a speech act about a deed of the given type and CAMEO code.
///
/// Source: CAMEO codebook 1.1b3, roots 02, 03, 10, 12, 13, whose third and fourth digits repeat those of the deeds (06, 07, 08, 16 to 20).
pub fn about(effect: Effect, deed: EventType, cameo: &str) -> Codes {
    let general = by_type(effect, deed);
    finer(effect, cameo).map_or(general, |(code, mode)| (general.0, code, mode))
}

fn by_type(effect: Effect, deed: EventType) -> Codes {
    use EventType::*;
    match effect {
        Effect::Commit | Effect::Plan => match deed {
            Consult => (Agree, "036", None),
            Aid => (Agree, "033", None),
            Cooperate => (Agree, "031", None),
            Concede | Retreat => (Agree, "035", None),
            Support => (Agree, "030", None),
            Sanction => (Threaten, "131", Some("restrict")),
            Coerce => (Threaten, "132", Some("restrict")),
            Assault => (Threaten, "138", Some("violence")),
            Mobilize => (Threaten, "138", Some("violence")),
            Protest => (Threaten, "133", Some("relations")),
            other => (other, "", None),
        },
        Effect::Offer => match deed {
            Assault | Coerce | Sanction | Mobilize => (Agree, "032", None),
            Protest | Request | Accuse | Reject | Threaten => (Agree, "030", None),
            other => by_type(Effect::Commit, other),
        },
        Effect::Demand => match deed {
            Consult => (Request, "026", Some("meet")),
            Aid => (Request, "023", Some("assist")),
            Cooperate | Support | Agree => (Request, "021", Some("assist")),
            Concede | Retreat => (Request, "0256", Some("yield")),
            Assault | Coerce | Sanction | Mobilize => (Request, "020", None),
            Request | Accuse | Reject | Threaten | Protest => (Request, "020", None),
        },
        Effect::Threaten => match deed {
            Assault | Mobilize => (Threaten, "138", Some("violence")),
            Sanction => (Threaten, "131", Some("restrict")),
            Coerce => (Threaten, "132", Some("restrict")),
            Protest => (Threaten, "133", Some("relations")),
            Reject => (Threaten, "134", Some("relations")),
            Threaten => (Threaten, "", None),
            _ => (Threaten, "130", None),
        },
        Effect::Refuse => match deed {
            Consult => (Reject, "125", Some("meet")),
            Aid => (Reject, "122", Some("assist")),
            Cooperate => (Reject, "121", Some("assist")),
            Concede | Retreat => (Reject, "124", Some("yield")),
            _ => (Reject, "120", None),
        },
        Effect::Accuse => (Accuse, "112", Some("allege")),
        _ => (deed, "", None),
    }
}

/// Deeds of cooperation, and the codes of intent, appeal and refusal that speak of them.
const COOPERATION: [(&str, &str, &str, &str); 22] = [
    ("061", "0311", "0211", "1211"),
    ("062", "0312", "0212", "1212"),
    ("063", "0313", "0213", "1213"),
    ("064", "0314", "0214", "1214"),
    ("071", "0331", "0231", "1221"),
    ("072", "0332", "0232", "1222"),
    ("073", "0333", "0233", "1223"),
    ("074", "0334", "0234", "1224"),
    ("075", "0333", "0233", "1223"),
    ("081", "0351", "0251", "1241"),
    ("082", "0352", "0252", "1242"),
    ("0831", "0341", "0241", "1231"),
    ("0832", "0342", "0242", "1232"),
    ("0833", "0343", "0243", "1233"),
    ("0834", "0344", "0244", "1234"),
    ("083", "034", "024", "123"),
    ("084", "0353", "0253", "1243"),
    ("085", "0354", "0254", "1244"),
    ("086", "0355", "0255", "1245"),
    ("087", "0356", "0256", "1246"),
    ("046", "036", "026", "125"),
    ("057", "030", "027", "127"),
];

/// Promises, and the code and mode of their refusal.
const PROMISES: [(&str, &str, &str); 23] = [
    ("0311", "1211", "assist"),
    ("0312", "1212", "assist"),
    ("0313", "1213", "assist"),
    ("0314", "1214", "assist"),
    ("031", "121", "assist"),
    ("0331", "1221", "assist"),
    ("0332", "1222", "assist"),
    ("0333", "1223", "assist"),
    ("0334", "1224", "assist"),
    ("033", "122", "assist"),
    ("0341", "1231", "change"),
    ("0342", "1232", "change"),
    ("034", "123", "change"),
    ("0351", "1241", "yield"),
    ("0353", "1243", "yield"),
    ("0354", "1244", "yield"),
    ("0355", "1245", "yield"),
    ("0356", "1246", "yield"),
    ("035", "124", "yield"),
    ("036", "125", "meet"),
    ("037", "127", "meet"),
    ("038", "126", "meet"),
    ("039", "126", "meet"),
];

/// Deeds of conflict, and the code and mode of the threat of them.
const CONFLICT: [(&str, &str, Option<&str>); 26] = [
    ("125", "134", Some("relations")),
    ("126", "135", Some("relations")),
    ("127", "134", Some("relations")),
    ("12", "130", None),
    ("14", "133", Some("relations")),
    ("161", "1313", Some("relations")),
    ("162", "1311", Some("relations")),
    ("163", "1312", Some("restrict")),
    ("164", "134", Some("relations")),
    ("165", "135", Some("relations")),
    ("166", "136", Some("expel")),
    ("171", "130", None),
    ("1721", "1321", Some("restrict")),
    ("1722", "1322", Some("ban")),
    ("1723", "1323", Some("restrict")),
    ("1724", "1324", Some("restrict")),
    ("172", "132", Some("ban")),
    ("173", "130", Some("arrest")),
    ("174", "130", Some("expel")),
    ("175", "137", Some("violence")),
    ("191", "1381", Some("restrict")),
    ("192", "1382", Some("territory")),
    ("193", "1384", Some("violence")),
    ("194", "1384", Some("violence")),
    ("195", "1384", Some("violence")),
    ("18", "1383", Some("violence")),
];

/// Deeds of which somebody is accused, and the code of the accusation.
const MISDEEDS: [(&str, &str); 11] = [
    ("15", "1123"),
    ("1711", "1121"),
    ("172", "1122"),
    ("173", "1122"),
    ("174", "1122"),
    ("175", "1122"),
    ("180", "1123"),
    ("18", "1122"),
    ("19", "1123"),
    ("20", "1124"),
    ("138", "1123"),
];

/// What an act of speech does to the deeds that it names, by its general code; `None` if its code is already fine.
pub fn effect_of(event_type: EventType, cameo: &str) -> Option<Effect> {
    match (event_type, cameo) {
        (EventType::Threaten, "130" | "131" | "132") => Some(Effect::Threaten),
        (EventType::Reject, "120") => Some(Effect::Refuse),
        (EventType::Request, "020" | "100") => Some(Effect::Demand),
        (EventType::Agree, "030") => Some(Effect::Commit),
        (EventType::Accuse, "112") => Some(Effect::Accuse),
        _ => None,
    }
}

fn finer(effect: Effect, cameo: &str) -> Option<(&'static str, Option<&'static str>)> {
    if matches!(effect, Effect::Accuse) {
        return MISDEEDS.iter().find(|(deed, _)| cameo.starts_with(deed)).map(|(_, code)| (*code, Some("allege")));
    }
    if matches!(effect, Effect::Threaten) || matches!(effect, Effect::Commit | Effect::Plan) && cameo >= "12" {
        let row = CONFLICT.iter().find(|(deed, ..)| cameo.starts_with(deed))?;
        // A refusal that is only announced is itself the refusal.
        return (matches!(effect, Effect::Threaten) || !cameo.starts_with("12")).then_some((row.1, row.2));
    }
    if matches!(effect, Effect::Refuse) && cameo.starts_with("03") {
        // What is not agreed to is refused.
        return PROMISES.iter().find(|(promise, ..)| cameo.starts_with(promise)).map(|row| (row.1, Some(row.2)));
    }
    let row = COOPERATION.iter().find(|(deed, ..)| cameo.starts_with(deed))?;
    match effect {
        Effect::Commit | Effect::Plan | Effect::Offer => Some((row.1, None)),
        Effect::Demand => Some((row.2, Some(kind(row.0)))),
        Effect::Refuse => Some((row.3, Some(kind(row.0)))),
        _ => None,
    }
}

/// Mode of a demand for a deed, and of its refusal.
fn kind(deed: &str) -> &'static str {
    match deed {
        "046" | "057" => "meet",
        d if d.starts_with("083") => "change",
        d if d.starts_with("08") => "yield",
        _ => "assist",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_takes_its_finest_code_from_the_deed() {
        let cases = [
            (Effect::Threaten, EventType::Sanction, "161", "1313"),
            (Effect::Threaten, EventType::Sanction, "1661", "136"),
            (Effect::Commit, EventType::Coerce, "1724", "1324"),
            (Effect::Commit, EventType::Aid, "0732", "0333"),
            (Effect::Demand, EventType::Retreat, "0841", "0253"),
            (Effect::Refuse, EventType::Cooperate, "064", "1214"),
            (Effect::Refuse, EventType::Concede, "0831", "1231"),
            (Effect::Refuse, EventType::Support, "051", "120"),
            (Effect::Threaten, EventType::Assault, "190", "138"),
            (Effect::Accuse, EventType::Assault, "1951", "1123"),
            (Effect::Threaten, EventType::Threaten, "1313", ""),
        ];
        for (effect, deed, cameo, expected) in cases {
            assert_eq!(about(effect, deed, cameo).1, expected, "{effect:?} {cameo}");
        }
    }
}
