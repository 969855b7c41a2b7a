//! Who published the article, as the page says it?

use std::sync::LazyLock;

use regex::Regex;

use crate::latin;

const NAME: &str = r"(?:[Tt]he )?\p{Lu}(?:[\w'’&-]|\.\w)*(?: (?:of|the|and|\p{Lu}(?:[\w'’&-]|\.\w)*)){0,5}";

/// Last words of names of papers, agencies and stations.
const NOUNS: &str = "Times|News|Post|Herald|Tribune|Agency|Today|Journal|Gazette|Observer|Monitor|Independent|Guardian|Telegraph|Chronicle|Mail|Express|Standard|Star|Mirror|Daily|Weekly|Press|Review|Reporter|Dispatch|Courier|Echo|Globe|Inquirer|Enquirer|Examiner|Nation|Citizen|Argus|Bulletin|Wire|Online|TV|Radio|Network|Media|Voice|Record|Register|Sentinel|Ledger|Mercury|Pioneer|Statesman|Advertiser|Broadcasting|Gleaner|Insider";

/// First words of labels that only look like names of papers.
const LABELS: &str = "Latest|World|Breaking|Top|More|Local|Sports?|Business|Related|Read|National|International|Recommended|Other|Today|Trending|All|Live|Watch|Good|Bad|Fake|Old|Big|Asia|Europe|Africa";

static LONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(&format!(r"^(?:[Tt]he )?\p{{Lu}}[\w'’&.-]* (?:(?:of|the|and|\p{{Lu}}[\w'’&.-]*) ){{0,3}}(?:{NOUNS})(?: (?:of|in) \p{{Lu}}\w+)?$")).ok()
});
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| latin::regex(&format!(r"^(?:{LABELS}) (?:{NOUNS})$")).ok());
static SAYS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        format!(r"^(?:Support|SUPPORT|Help|Back|Donate to) ({NAME})!"),
        format!(r"^(?:A|An|Important) (?:[Mm]essage|[Nn]ote|[Ll]etter|[Ww]ord|[Aa]ppeal) [Ff]rom ({NAME}):?$"),
        format!(r"[Ww]e,? the (?:journalists|editors|staff|team|reporters|newsroom) (?:of|at) ({NAME})"),
        format!(r"(?:appeared|published|posted)(?: first)? (?:on|in|by) ({NAME})"),
        format!(r"(?:©|&copy;|\([cC]\)|Copyright)(?: ?©)?(?: ?(?:19|20)\d\d(?:[-–]\d+)?,?)? (?:by )?({NAME})"),
        format!(r"^({NAME}) is (?:a |an |one of the )?(?:part|member|division|product|publication|brand)s? of "),
    ]
    .iter()
    .filter_map(|p| latin::regex(p).ok())
    .collect()
});

/// Verbs of buttons before a name.
static BUTTON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"^(?i:follow|share|like|about|join|support|contact|subscribe to|more from|visit|read|watch) ").ok()
});

/// Whether `line` is the name of an outlet and nothing else. Mastheads may stand in capitals.
pub(crate) fn is_name(line: &str) -> bool {
    let holds = |re: &LazyLock<Option<Regex>>, line: &str| re.as_ref().is_some_and(|re| re.is_match(line));
    let small = if line.len() < 80 && !line.chars().any(char::is_lowercase) { titled(line) } else { line.to_owned() };
    line.len() < 80 && holds(&LONE, &small) && !holds(&LABEL, &small) && !holds(&BUTTON, &small)
}

/// `line` with a capital at the head of each word only.
fn titled(line: &str) -> String {
    let word = |w: &str| w.chars().take(1).chain(w.chars().skip(1).flat_map(char::to_lowercase)).collect::<String>();
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The outlet that `line` names at its head or alone: by itself, after the verb of a button, before a bar or a slogan.
pub(crate) fn alone(line: &str) -> Option<&str> {
    let line = line.trim_matches([' ', '|', '-', '–', '—']);
    let start = BUTTON.as_ref().and_then(|re| re.find(line)).map_or(0, |m| m.end());
    let name = &line[start..];
    let head = || [" | ", " ||| ", " - ", " – ", " — "].iter().find_map(|mark| Some(name.split_once(mark)?.0.trim()));
    Some(name).filter(|n| is_name(n)).or_else(|| head().filter(|n| is_name(n)))
}

/// Whether `line` is an outlet's name with a slogan (`Harbour Gazette - independent since 1931`).
pub(crate) fn has_slogan(line: &str) -> bool {
    [" - ", " – ", " — "].iter().any(|mark| {
        line.split_once(mark).is_some_and(|(name, slogan)| is_name(name) && slogan.starts_with(char::is_lowercase))
    })
}

/// Where the headline `line` ends with the outlet's name (`Headline | Harbour Gazette`): the byte where the headline
/// itself ends, and the name.
pub(crate) fn after_headline(line: &str) -> Option<(usize, &str)> {
    [" | ", " – ", " — ", " - "].iter().find_map(|mark| {
        let (headline, name) = line.rsplit_once(mark)?;
        (is_name(name) && headline.split_whitespace().nth(2).is_some()).then(|| (headline.trim_end().len(), name))
    })
}

/// The outlet that a line of page furniture names, with the rank of the statement: lower is better.
pub(crate) fn named(line: &str) -> Option<(usize, String)> {
    SAYS.iter().enumerate().find_map(|(rank, re)| {
        let name = re.captures(line)?.get(1)?.as_str().trim_end_matches(['.', ',', ':', '!']);
        // `Support Us!`, `© All rights reserved`
        let first = name.split(' ').next().unwrap_or("");
        let word = matches!(first, "All" | "Us" | "Our" | "We" | "This" | "Independent" | "Free") || name.len() < 3;
        (!word).then(|| (rank, name.split(" All ").next().unwrap_or(name).trim_end_matches('.').to_owned()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lone_names() {
        for yes in [
            "The Harbour Gazette",
            "Modern Quito Times",
            "Andes News Agency",
            "Voice of Arica News",
            "Times of Malta News",
            "HARBOUR GAZETTE",
        ] {
            assert!(is_name(yes), "{yes}");
        }
        for no in [
            "Latest News",
            "World News",
            "News",
            "Ferries sail again",
            "Minister Meets The Press Today In Lima Again",
            "Ana Lima",
            "Follow The Harbour Gazette",
        ] {
            assert!(!is_name(no), "{no}");
        }
    }

    #[test]
    fn names_at_the_head_of_lines() {
        assert_eq!(alone("Follow The Harbour Gazette"), Some("The Harbour Gazette"));
        assert_eq!(alone("Harbour Radio | World Service | Listen live"), Some("Harbour Radio"));
        assert_eq!(alone("| Harbour Gazette"), Some("Harbour Gazette"));
        assert_eq!(alone("Ferry line opens - at last"), None);
        assert!(has_slogan("Harbour Gazette - independent since 1931"));
        assert!(!has_slogan("Envoys meet the press - Daily Gazette"));
    }

    #[test]
    fn names_in_lines() {
        let check = |line: &str| named(line).map(|n| n.1).unwrap_or_default();
        assert_eq!(check("Support The Harbour Gazette!"), "The Harbour Gazette");
        assert_eq!(check("A Message from The Harbour Gazette:"), "The Harbour Gazette");
        assert_eq!(
            check("The post Ferry line opens was first published on The Harbour Gazette:."),
            "The Harbour Gazette"
        );
        assert_eq!(check("© 2019 Harbour Gazette. All rights reserved."), "Harbour Gazette");
        assert_eq!(check("Copyright 2019 Harbour Gazette"), "Harbour Gazette");
        assert_eq!(check("© All rights reserved"), "");
        assert_eq!(check("Support us!"), "");
        assert_eq!(after_headline("Ferry line opens again | Harbour Gazette"), Some((22, "Harbour Gazette")));
        assert_eq!(after_headline("Ferry line opens - at last"), None);
    }
}
