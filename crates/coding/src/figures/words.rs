//! Which words decide what a number counts? Lemmas, with their entry of `data/ontology/figures.csv`.

/// A kind of figure and the words that make it.
pub(super) type Group = (&'static str, &'static [&'static str]);

/// Verbs that happen to people: lemma and what its object counts.
pub(super) const DONE_TO: [Group; 4] = [
    ("killed", &["kill", "murder", "massacre", "slaughter", "slay", "execute", "assassinate", "behead"]),
    ("injured", &["injure", "wound", "hurt", "maim"]),
    ("displaced", &["displace", "uproot"]),
    ("arrested", &["arrest", "detain", "jail", "imprison", "round"]),
];
/// Verbs whose subject counts.
pub(super) const DOES: [Group; 3] = [
    ("killed", &["die", "perish", "drown", "succumb"]),
    ("displaced", &["flee"]),
    ("protesters", &["protest", "rally", "demonstrate", "march"]),
];
/// States that people are left or found in.
pub(super) const STATES: [Group; 4] = [
    ("killed", &["dead", "killed", "slain"]),
    ("injured", &["injured", "wounded", "hurt"]),
    ("displaced", &["homeless", "displaced"]),
    ("arrested", &["arrested", "detained"]),
];
/// Nouns of an act with its victims behind `of`.
pub(super) const ACTS: [Group; 4] = [
    ("killed", &["death", "killing", "murder", "massacre", "slaying", "execution", "assassination", "loss"]),
    ("arrested", &["arrest", "detention"]),
    ("displaced", &["displacement"]),
    ("injured", &["wounding"]),
];
/// Nouns that say by themselves what is counted.
pub(super) const NOUNS: [Group; 7] = [
    ("killed", &["death", "fatality", "dead"]),
    ("injured", &["injury", "wounded"]),
    ("refugees", &["refugee"]),
    ("protesters", &["protester", "protestor", "demonstrator"]),
    ("supporters", &["supporter", "follower"]),
    ("airstrikes", &["airstrike", "sortie"]),
    ("ceasefires_announced", &["ceasefire", "truce"]),
];
pub(super) const SOLDIERS: [&str; 8] =
    ["troop", "troops", "soldier", "personnel", "marine", "serviceman", "peacekeeper", "force"];
pub(super) const STATIONED: [&str; 12] = [
    "station",
    "base",
    "host",
    "house",
    "keep",
    "maintain",
    "garrison",
    "deploy",
    "accommodate",
    "locate",
    "remain",
    "send",
];
pub(super) const ROCKETS: [&str; 4] = ["rocket", "missile", "projectile", "shell"];
pub(super) const FIRED: [&str; 8] = ["fire", "launch", "lob", "shoot", "land", "hit", "strike", "intercept"];
pub(super) const BUILDINGS: [&str; 10] =
    ["home", "house", "building", "structure", "school", "dwelling", "apartment", "shop", "mosque", "church"];
pub(super) const DESTROYED: [&str; 10] =
    ["destroy", "damage", "demolish", "raze", "burn", "level", "flatten", "gut", "torch", "ruin"];
pub(super) const STATES_OF_WORLD: [&str; 4] = ["country", "state", "nation", "government"];
pub(super) const PRISON: [&str; 5] = ["prison", "jail", "custody", "imprisonment", "detention"];
pub(super) const MEMBERS: [&str; 5] = ["member", "nation", "state", "country", "party"];
/// Bodies that have members as a body: the number is theirs.
pub(super) const BODIES: [&str; 12] = [
    "bloc",
    "council",
    "alliance",
    "union",
    "organisation",
    "organization",
    "group",
    "grouping",
    "league",
    "pact",
    "coalition",
    "club",
];
/// Nouns of time, length and share: never people or things that are hurt.
pub(super) const MEASURES: [&str; 22] = [
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "month",
    "year",
    "decade",
    "century",
    "kilometre",
    "kilometer",
    "km",
    "mile",
    "metre",
    "meter",
    "percent",
    "%",
    "dollar",
    "time",
    "occasion",
    "attack",
];
