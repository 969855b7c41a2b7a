//! When was the article published, as its page says it?

use std::sync::LazyLock;

use jiff::civil::Date;
use legation_model::time::{DateRange, Dated};
use regex::{Captures, Regex};

use crate::latin;

const MONTH: &str = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";

static FULL: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    [
        r"\b(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:\b|T)".to_owned(),
        format!(r"\b(?P<n>{MONTH}) (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? +(?P<y>\d{{4}})"),
        format!(r"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?(?P<n>{MONTH}),?[ -](?P<y>\d{{4}})"),
        r"\b(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})[./-](?P<y>\d{4})\b".to_owned(),
    ]
    .iter()
    .filter_map(|p| latin::regex(&format!("(?i){p}")).ok())
    .collect()
});

/// Everything that may stand in a line of dates besides dates.
static AROUND: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(&format!(
        r"(?i)\b(?:{MONTH}|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|on|at|of|the|last|first|ago|about|an?|today|yesterday|hours?|hrs?|h|minutes?|mins?|days?|read|print edition|edition|and|am|pm|noon|local time|ist|gmt|utc|est|edt|et|ct|mt|pt|cst|cdt|pst|pdt|bst|cet|cest|eet|eest|msk|ast|pkt|pst|wat|cat|eat|sast|jst|kst|hkt|sgt|wib|aest|aedt|nzst|npt|irst|st|nd|rd|th|z|t|edited)\b|\b[ap]\.m\.|\d+(?:st|nd|rd|th|h|am|pm)?(?:t|z)?"
    ))
    .ok()
});

/// Labels; scripts glue them to the word before (`ISTUpdated`).
static LABELS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)(?:published|publish|updated?|posted|modified|created|issued|uploaded|added|date|time)").ok()
});

static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(r"(?i)(updated?|modified|edited)|(published|posted|issued|created|uploaded|date\b)").ok()
});

static URL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    latin::regex(&format!(
        r"(?i)[/_-](?P<y>(?:19|20)\d\d)(?:[/_-](?P<m>\d\d?|{MONTH})(?:[/_-](?P<d>\d\d?))?[/_.?-]|(?P<m2>[01]\d)(?P<d2>[0-3]\d)[/_.?-])"
    ))
    .ok()
});

/// Number of a month by its first three letters.
fn month(name: &str) -> Option<i8> {
    const NAMES: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let at = NAMES.find(&name.get(..3)?.to_lowercase()).filter(|at| at % 3 == 0)?;
    i8::try_from(at / 3 + 1).ok()
}

/// The complete dates of `line` with the byte at which each begins and the byte after it, in order.
pub(crate) fn full_dates(line: &str) -> Vec<(usize, usize, DateRange)> {
    let mut found: Vec<(usize, usize, DateRange)> = Vec::new();
    for re in FULL.iter() {
        for c in re.captures_iter(line) {
            let Some(whole) = c.get(0) else { continue };
            let free = found.iter().all(|f| whole.end() <= f.0 || f.1 <= whole.start());
            if let Some(day) = day(&c).filter(|_| free) {
                found.push((whole.start(), whole.end(), DateRange::day(day)));
            }
        }
    }
    found.sort_unstable();
    found
}

/// The day of a match; `None` for days that do not exist and for `3/4/2020`, which is read in two ways.
fn day(c: &Captures<'_>) -> Option<Date> {
    let number = |name: &str| c.name(name).and_then(|m| m.as_str().parse::<i8>().ok());
    let year = c.name("y")?.as_str().parse::<i16>().ok().filter(|y| (1800..=2200).contains(y))?;
    if let (Some(a), Some(b)) = (number("a"), number("b")) {
        let european = c.name("sep").is_some_and(|s| s.as_str() == ".");
        let (day, month) = match (a > 12, b > 12) {
            (_, false) if a > 12 || a == b || european => (a, b),
            (false, true) => (b, a),
            _ => return None,
        };
        return Date::new(year, month, day).ok();
    }
    let month = number("m").or_else(|| month(c.name("n")?.as_str()))?;
    Date::new(year, month, number("d")?).ok()
}

/// Whether `line` consists of dates, times and their labels alone.
pub(crate) fn is_date_line(line: &str) -> bool {
    if line.len() > 200 || !line.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let has_time = line.contains(':') || line.to_lowercase().contains("ago") || line.to_lowercase().contains("updated");
    let says_day = has_time || !full_dates(line).is_empty() || month_of(line).is_some() || day_of(line);
    let Some(around) = AROUND.as_ref() else { return false };
    says_day && !around.replace_all(&without_labels(line), "").chars().any(char::is_alphanumeric)
}

/// `line` without `Updated:` and the like.
pub(crate) fn without_labels(line: &str) -> String {
    LABELS.as_ref().map_or_else(|| line.to_owned(), |re| re.replace_all(line, " ").into_owned())
}

/// Whether `line` has a day and a month without a year.
fn day_of(line: &str) -> bool {
    line.split(|c: char| !c.is_alphabetic()).any(|w| w.len() >= 3 && month(w).is_some())
}

/// The month of a line such as `June 2017`.
fn month_of(line: &str) -> Option<DateRange> {
    let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    match words.as_slice() {
        [name, year] if year.len() == 4 && !name.starts_with(|c: char| c.is_ascii_digit()) => {
            DateRange::month(year.parse().ok()?, month(name)?)
        }
        _ => None,
    }
}

/// What a line says about publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Published,
    Updated,
    /// A date without a label.
    Bare,
}

/// The statements about publication of a page, gathered line by line.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    found: Vec<(Says, DateRange, String)>,
}

impl Stated {
    /// Takes the dates of a dateline or byline. A date without a label counts only at the head of the page.
    pub fn add(&mut self, line: &str, at_head: bool) {
        for (start, end, range) in full_dates(line) {
            let before = line.get(..start).unwrap_or("");
            let label = LABEL.as_ref().and_then(|re| re.captures_iter(before).last());
            let says = match label {
                Some(c) if c.get(1).is_some() => Says::Updated,
                Some(_) => Says::Published,
                None => Says::Bare,
            };
            if at_head || says != Says::Bare {
                self.found.push((says, range, line.get(start..end).unwrap_or("").to_owned()));
            }
        }
        if let Some(range) = month_of(line).filter(|_| at_head) {
            self.found.push((Says::Bare, range, line.to_owned()));
        }
    }

    /// Takes a line from above the story, where it is one of dates or says when the article was published.
    pub fn add_above(&mut self, line: &str) {
        let labelled = || line.len() < 200 && LABEL.as_ref().is_some_and(|re| re.is_match(line));
        if is_date_line(line) || labelled() {
            self.add(line, true);
        }
    }

    /// Whether a line says when the article was published, not only when it was changed.
    pub fn is_published(&self) -> bool {
        self.found.iter().any(|f| f.0 != Says::Updated)
    }

    /// The publication date. The order of belief: lines of the page (the earliest day, because later ones are
    /// those of crawlers, of print editions and of changes), a day in the address, an `updated` line, a month in
    /// the address.
    pub fn decide(&self, url: Option<&str>) -> Dated {
        let from_url = url.and_then(in_url);
        let best = |wanted: fn(Says) -> bool| {
            let of_kind = || self.found.iter().filter(|f| wanted(f.0));
            let first = of_kind().filter(|f| f.1.is_day()).min_by_key(|f| f.1).or_else(|| of_kind().next())?;
            let mut others: Vec<&str> = of_kind().filter(|f| f.1 != first.1).map(|f| f.2.as_str()).collect();
            others.dedup();
            let also = match others.as_slice() {
                [] => String::new(),
                more => format!("; the earliest, beside `{}`", more.join("`, `")),
            };
            Some((first.1, first.2.clone(), also))
        };
        if let Some((range, written, also)) = best(|s| s != Says::Updated) {
            return Dated::stated(range, format!("publication line `{written}`{also}"));
        }
        if let Some(day) = from_url.filter(DateRange::is_day) {
            return Dated::stated(day, "day in the address of the page");
        }
        if let Some((range, written, _)) = best(|s| s == Says::Updated) {
            return Dated::stated(range, format!("line `updated {written}`; published on that day or before"));
        }
        if let Some(month) = from_url {
            return Dated::stated(month, "month in the address of the page");
        }
        Dated::unknown("no index entry, publication line, dated byline or date in the address")
    }
}

/// The day or month that an address holds: `/2018/03/06/`, `/2018/mar/06/`, `/20180306/`, `/2018/03/`.
pub(crate) fn in_url(url: &str) -> Option<DateRange> {
    let url = format!("{}/", url.get(..url.len().min(2000)).unwrap_or(""));
    URL.as_ref()?.captures_iter(&url).find_map(|c| {
        let year = c.name("y")?.as_str().parse().ok()?;
        let written = c.name("m").or(c.name("m2"))?.as_str();
        let m = written.parse().ok().or_else(|| month(written))?;
        match c.name("d").or(c.name("d2")).and_then(|d| d.as_str().parse().ok()) {
            Some(d) => Date::new(year, m, d).ok().map(DateRange::day).or_else(|| DateRange::month(year, m)),
            None => DateRange::month(year, m),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines() {
        for yes in [
            "March 6, 2018",
            "Wed March 07, 2018",
            "Published : May 05, 2021, 08:43 AM ISTUpdated : May 05, 2021, 08:46 AM IST",
            "Last updated on: 3rd of March 2020 at 10:15 GMT",
            "2020-02-29T10:00:00Z",
            "3 hours ago",
            "08:15 | 12.03.2021",
            "March 2020",
            "March 4, 2020, 4:55 p.m. CT",
        ] {
            assert!(is_date_line(yes), "{yes}");
        }
        for no in [
            "On March 6, 2018 ships left",
            "June",
            "The 2017 accord",
            "26",
            "Updated",
            "By Ana Lima March 5, 2014",
            "1971 war",
        ] {
            assert!(!is_date_line(no), "{no}");
        }
    }

    #[test]
    fn dates_in_lines() {
        let check = |s: &str| full_dates(s).iter().map(|d| d.2.timex()).collect::<Vec<_>>().join(" ");
        assert_eq!(check("Sept. 3, 2020 and 4 October 2020"), "2020-09-03 2020-10-04");
        assert_eq!(check("31.12.2020"), "2020-12-31");
        assert_eq!(check("3/4/2020"), "");
        assert_eq!(check("13/4/2020 4/13/2020"), "2020-04-13 2020-04-13");
        assert_eq!(check("February 30, 2020"), "");
    }

    #[test]
    fn addresses() {
        let check = |u: &str| in_url(u).map(|r| r.timex()).unwrap_or_default();
        assert_eq!(check("https://a.example/world/2018/mar/06/ferry-line"), "2018-03-06");
        assert_eq!(check("https://a.example/2018/03/ferry-line/"), "2018-03");
        assert_eq!(check("https://a.example/20180306/ferry"), "2018-03-06");
        assert_eq!(check("https://a.example/news/ferry-2018-03-06"), "2018-03-06");
        assert_eq!(check("https://a.example/news/209370-ferry-line"), "");
        assert_eq!(check("https://a.example/2018/16/ferry"), "");
    }

    #[test]
    fn order_of_belief() {
        let check = |lines: &[&str], url: Option<&str>| {
            let mut stated = Stated::default();
            lines.iter().for_each(|l| stated.add(l, true));
            stated.decide(url).range.map(|r| r.timex()).unwrap_or_default()
        };
        let url = Some("https://a.example/2018/03/01/x");
        assert_eq!(check(&["2018-03-07 Wed March 07, 2018", "March 6, 2018"], url), "2018-03-06");
        assert_eq!(check(&["Updated: March 6, 2018"], url), "2018-03-01");
        assert_eq!(check(&["Updated: March 6, 2018"], Some("https://a.example/2018/03/x")), "2018-03-06");
        assert_eq!(check(&["Published: March 6, 2018 Updated: March 3, 2018"], None), "2018-03-06");
        assert_eq!(check(&["March 2018"], None), "2018-03");
        assert_eq!(check(&[], None), "");
    }
}
