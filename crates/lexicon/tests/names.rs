//! Do names, codes and offices lead to the right rows of the built-in data?

use legation_lexicon::names::cut;
use legation_lexicon::{Lexicon, NameEntry, dates};
use legation_model::actor::Sector;

/// What the first name in `text` is, longest first: `iso3:kind`, `metonym:..`, `org:..`, and so on.
fn first(text: &str) -> Option<(usize, Vec<String>)> {
    let lexicon = Lexicon::builtin();
    let tokens = cut(text);
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let (len, entries) = (0..tokens.len()).find_map(|at| lexicon.names.longest_at(&tokens, at))?;
    let word = |entry: &NameEntry| match *entry {
        NameEntry::Country { index, kind } => format!("{}:{kind:?}", lexicon.countries[index].iso3),
        NameEntry::Metonym(i) => format!("metonym:{}", lexicon.metonyms[i].iso3_or_org),
        NameEntry::Organisation(i) => format!("org:{}", lexicon.organisations[i].code),
        NameEntry::Contested(i) => format!("contested:{}", lexicon.contested[i].id),
        NameEntry::Place(i) => format!("place:{}", lexicon.places[i].id),
        NameEntry::Agreement(i) => format!("agreement:{}", lexicon.agreements[i].id),
        NameEntry::Incident(i) => format!("incident:{}", lexicon.incidents[i].id),
        NameEntry::Outlet(i) => format!("outlet:{}", lexicon.outlets[i].name),
        NameEntry::Person(i) => format!("person:{}", lexicon.people[i].name),
    };
    Some((len, entries.iter().map(word).collect()))
}

#[test]
fn the_longest_name_wins_and_the_best_reading_comes_first() {
    let cases: &[(&str, usize, &[&str])] = &[
        ("troops entered Mali at dawn", 1, &["MLI:Name"]),
        ("two Malians were freed", 1, &["MLI:Demonym"]),
        ("the U.S. envoy", 1, &["USA:Name"]),
        ("the Guinea-Bissau border", 3, &["GNB:Name"]),
        ("South Sudan's army", 2, &["SSD:Name"]),
        ("in Addis Ababa on Monday", 2, &["ETH:Capital", "place:eth-addis-ababa"]),
        ("the Knesset voted", 1, &["ISR:Legislature"]),
        ("the Kremlin said", 1, &["metonym:RUS"]),
        ("the UN Security Council met", 3, &["org:UNSC"]),
        ("Al-Shabaab claimed the raid", 3, &["org:ALSHABAAB"]),
        ("Indian-administered Kashmir", 4, &["contested:kashmir-in"]),
        ("Pakistan-administered Kashmir", 4, &["contested:kashmir-pk"]),
        ("the Lusaka Protocol of 1994", 2, &["agreement:lusaka-1994"]),
        ("the Westgate mall attack", 3, &["incident:2013-westgate"]),
        ("the Sudan Tribune reported", 2, &["outlet:Sudan Tribune"]),
        ("Olusegun Obasanjo flew to Goma", 2, &["person:Olusegun Obasanjo"]),
        ("Georgia", 1, &["GEO:Name"]),
        ("Côte d’Ivoire", 2, &["CIV:Name"]),
    ];
    for (text, len, entries) in cases {
        let found = first(text);
        let (found_len, found) = found.as_ref().map_or((0, &[][..]), |(n, e)| (*n, e.as_slice()));
        assert_eq!(
            (found_len, found.iter().map(String::as_str).collect::<Vec<_>>()),
            (*len, entries.to_vec()),
            "{text}"
        );
    }
}

#[test]
fn words_that_are_no_names_are_left_alone() {
    for text in ["it helped us a lot", "a chinese whisper", "", "the un-named source"] {
        assert_eq!(first(text), None, "{text}");
    }
}

#[test]
fn every_name_of_the_data_is_found_whole() {
    let lexicon = Lexicon::builtin();
    let names = (lexicon.countries.iter().map(|c| &c.name))
        .chain(lexicon.organisations.iter().map(|o| &o.name))
        .chain(lexicon.people.iter().flat_map(|p| std::iter::once(&p.name).chain(&p.aliases)))
        .chain(lexicon.places.iter().map(|p| &p.name))
        .chain(lexicon.agreements.iter().flat_map(|a| std::iter::once(&a.name).chain(&a.aliases)))
        .chain(lexicon.contested.iter().flat_map(|c| &c.terms));
    for name in names {
        assert!(!lexicon.names.exact(name).is_empty(), "{name}");
    }
}

#[test]
fn offices_have_their_time() {
    let lexicon = Lexicon::builtin();
    let roles = |name, date| -> Vec<&str> {
        let range = dates::parse(date).expect("a date");
        lexicon.roles_at(name, range).iter().map(|p| p.role.as_str()).collect()
    };
    assert_eq!(roles("Kofi Annan", "1999"), ["secretary-general"]);
    assert_eq!(roles("Kofi Annan", "2012-04"), ["joint special envoy for Syria"]);
    assert_eq!(roles("Kofi Annan", "2008"), Vec::<&str>::new());
    let bushes = |date| -> Vec<String> {
        let range = dates::parse(date).expect("a date");
        lexicon.roles_at("Bush", range).iter().map(|p| p.name.clone()).collect()
    };
    assert_eq!(bushes("1990-08-02"), ["George H. W. Bush"]);
    assert_eq!(bushes("2003-03-20"), ["George W. Bush"]);
}

#[test]
fn codes_and_nouns_are_found() {
    let lexicon = Lexicon::builtin();
    assert_eq!(lexicon.country("TCD").map(|c| c.name.as_str()), Some("Chad"));
    assert_eq!(lexicon.country("ZZZ"), None);
    assert_eq!(lexicon.organisation("IGAD").map(|o| o.sector), Some(Sector::Igo));
    assert_eq!(lexicon.cameo("039").map(|c| c.name.as_str()), Some("Express intent to mediate"));
    assert_eq!(lexicon.agent("foreign minister").and_then(|a| a.sector), Some(Sector::Gov));
    assert_eq!(lexicon.agent("spokesman").map(|a| (a.sector, a.person)), Some((None, true)));
    assert!(lexicon.agent("Foreign Minister").is_none());
}

#[test]
fn every_cameo_code_has_its_parent() {
    let lexicon = Lexicon::builtin();
    for code in &lexicon.ontology.cameo {
        let parent = &code.code[..code.code.len() - 1];
        assert!(code.code.len() == 2 || lexicon.cameo(parent).is_some(), "{}", code.code);
    }
}

#[test]
fn no_token_sequence_upsets_the_index() {
    let lexicon = Lexicon::builtin();
    let pieces = ["", "-", "'s", "’s", "U.S.", "South", "Sudan", "é", "\u{0}", "Guinea", "of", "the"];
    for a in pieces {
        for b in pieces {
            for c in pieces {
                let tokens = [a, b, c];
                for at in 0..5 {
                    if let Some((n, entries)) = lexicon.names.longest_at(&tokens, at) {
                        assert!(n > 0 && at + n <= 3 && !entries.is_empty());
                    }
                }
            }
        }
    }
}
