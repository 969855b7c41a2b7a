//! Who published the article, as the page says it?

use std::sync::LazyLock;

use regex::Regex;

const NAME: &str = r"(?:[Tt]he )?\p{Lu}(?:[\w'’&-]|\.\w)*(?: (?:of|the|and|\p{Lu}(?:[\w'’&-]|\.\w)*)){0,5}";

/// Last words of names of papers, agencies and stations.
const NOUNS: &str = "Times|News|Post|Herald|Tribune|Agency|Today|Journal|Gazette|Observer|Monitor|Independent|Guardian|Telegraph|Chronicle|Mail|Express|Standard|Star|Mirror|Daily|Weekly|Press|Review|Reporter|Dispatch|Courier|Echo|Globe|Inquirer|Enquirer|Examiner|Nation|Citizen|Argus|Bulletin|Wire|Online|TV|Radio|Network|Media|Voice|Record|Register|Sentinel|Ledger|Mercury|Pioneer|Statesman|Advertiser|Broadcasting|Gleaner|Insider";

/// First words of labels that only look like names of papers.
const LABELS: &str = "Latest|World|Breaking|Top|More|Local|Sports?|Business|Related|Read|National|International|Recommended|Other|Today|Trending|All|Live|Watch|Good|Bad|Fake|Old|Big|Asia|Europe|Africa";

static LONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?:[Tt]he )?\p{{Lu}}[\w'’&.-]* (?:(?:of|the|and|\p{{Lu}}[\w'’&.-]*) ){{0,3}}(?:{NOUNS})(?: (?:of|in) \p{{Lu}}\w+)?$")).ok()
});
static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r"^(?:{LABELS}) (?:{NOUNS})$")).ok());
static SAYS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        format!(r"^(?:Support|SUPPORT|Help|Back|Donate to) ({NAME})!"),
        format!(r"^(?:A|An|Important) (?:[Mm]essage|[Nn]ote|[Ll]etter|[Ww]ord|[Aa]ppeal) [Ff]rom ({NAME}):?$"),
        format!(r"[Ww]e,? the (?:journalists|editors|staff|team|reporters|newsroom) (?:of|at) ({NAME})"),
        format!(r"(?:appeared|published|posted)(?: first)? (?:on|in|by) ({NAME})"),
        format!(r"(?:©|&copy;|\([cC]\)|Copyright)(?: ?©)?(?: ?(?:19|20)\d\d(?:[-–]\d+)?,?)? (?:by )?({NAME})"),
        format!(r"^({NAME}) is (?:a |an )?(?:part|member|division|product|publication|brand) of "),
    ]
    .iter()
    .filter_map(|p| Regex::new(p).ok())
    .collect()
});

/// Whether `line` is the name of an outlet and nothing else.
pub(crate) fn is_name(line: &str) -> bool {
    line.len() < 80
        && LONE.as_ref().is_some_and(|re| re.is_match(line))
        && LABEL.as_ref().is_none_or(|re| !re.is_match(line))
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
        ] {
            assert!(!is_name(no), "{no}");
        }
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
