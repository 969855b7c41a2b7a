//! When does which code hold? Codes with dates as the dictionaries write them, put into periods that do not overlap.

use jiff::civil::Date;

/// A code as a line of a dictionary has it: `USAGOV 810120-890120`, `USAELI >890120`, `USAELI`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    pub code: String,
    /// First day; `None` is open.
    pub since: Option<Date>,
    /// First day after; `None` is open.
    pub before: Option<Date>,
}

/// Reads what stands between the brackets. The error says in words what is wrong.
pub(crate) fn dated(text: &str) -> Result<Dated, String> {
    let (code, dates) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
    // `[HOB<950601]` without the space.
    let cut = code.find(['<', '>']).unwrap_or(code.len());
    let (code, more) = code.split_at(cut);
    let dates: String = more.chars().chain(dates.chars()).filter(|c| !c.is_whitespace()).collect();
    let mut out = Dated { code: code.to_owned(), since: None, before: None };
    if dates.is_empty() {
        return Ok(out);
    }
    if let Some(day) = dates.strip_prefix('<') {
        out.before = Some(date(day)?);
    } else if let Some(day) = dates.strip_prefix('>') {
        out.since = Some(date(day)?);
    } else if let Some((since, until)) = dates.split_once('-') {
        let (since, until) = (date(since)?, date(until)?);
        if until < since {
            return Err(format!("the dates `{dates}` end before they begin"));
        }
        out.since = Some(since);
        out.before = until.tomorrow().ok();
    } else {
        return Err(format!("`{dates}` is no restriction to a time"));
    }
    Ok(out)
}

/// `YYMMDD` (00 to 30 are of this century) or `YYYYMMDD`.
fn date(text: &str) -> Result<Date, String> {
    let wrong = || format!("`{text}` is no date");
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let part = |range: std::ops::Range<usize>| text.get(range).and_then(|t| t.parse::<i16>().ok()).ok_or_else(wrong);
    let (year, rest) = match text.len() {
        6 => match part(0..2)? {
            year if year <= 30 => (2000 + year, 2),
            year => (1900 + year, 2),
        },
        8 => (part(0..4)?, 4),
        _ => return Err(wrong()),
    };
    let (month, day) = (part(rest..rest + 2)?, part(rest + 2..rest + 4)?);
    Date::new(year, month as i8, day as i8).map_err(|_| wrong())
}

/// A code and the days on which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Period {
    pub code: String,
    /// First day; `None` is open.
    pub since: Option<Date>,
    /// Last day; `None` is open.
    pub until: Option<Date>,
}

/// The codes in the order in which they take effect. On each day the first that holds counts, as in PETRARCH; a code
/// without dates fills what is left. On the day on which one ends and another begins, the new one counts.
pub(crate) fn periods(codes: &[Dated]) -> Vec<Period> {
    let mut free: Vec<(Date, Date)> = vec![(Date::MIN, Date::MAX)];
    let mut out: Vec<(Date, Date, &str)> = Vec::new();
    for entry in codes {
        let since = entry.since.unwrap_or(Date::MIN);
        let mut last = match entry.before {
            Some(before) => before.yesterday().unwrap_or(Date::MIN),
            None => Date::MAX,
        };
        let handed_over = codes.iter().any(|other| other.since == Some(last) && other.since != entry.since);
        if handed_over && entry.since.is_some() {
            last = last.yesterday().unwrap_or(last);
        }
        let mut left = Vec::new();
        for (from, to) in free {
            let (start, end) = (from.max(since), to.min(last));
            if start > end {
                left.push((from, to));
                continue;
            }
            out.push((start, end, &entry.code));
            if from < start {
                left.push((from, start.yesterday().unwrap_or(from)));
            }
            if end < to {
                left.push((end.tomorrow().unwrap_or(to), to));
            }
        }
        free = left;
    }
    out.sort();
    let mut joined: Vec<(Date, Date, &str)> = Vec::new();
    for (start, end, code) in out {
        match joined.last_mut() {
            Some(before) if before.2 == code && before.1.tomorrow().is_ok_and(|next| next == start) => before.1 = end,
            _ => joined.push((start, end, code)),
        }
    }
    let open = |day: Date, edge: Date| (day != edge).then_some(day);
    let period = |(start, end, code): (Date, Date, &str)| Period {
        code: code.to_owned(),
        since: open(start, Date::MIN),
        until: open(end, Date::MAX),
    };
    joined.into_iter().map(period).collect()
}

#[cfg(test)]
mod tests {
    use super::{dated, periods};

    fn shown(codes: &[&str]) -> String {
        let codes: Vec<_> = codes.iter().map(|c| dated(c).expect("a dated code")).collect();
        let show = |p: super::Period| {
            let day = |d: Option<jiff::civil::Date>| d.map_or(String::new(), |d| d.to_string());
            format!("{} {}..{}", p.code, day(p.since), day(p.until))
        };
        periods(&codes).into_iter().map(show).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn each_day_has_one_code() {
        let cases = [
            (vec!["AAA"], "AAA .."),
            (
                vec!["AAAGOV 810120-890120", "AAAELI"],
                "AAAELI ..1981-01-19; AAAGOV 1981-01-20..1989-01-20; AAAELI 1989-01-21..",
            ),
            (vec!["A 20010101-050601", "B 050601-060101"], "A 2001-01-01..2005-05-31; B 2005-06-01..2006-01-01"),
            (vec!["A <950601", "B >950601"], "A ..1995-05-31; B 1995-06-01.."),
            (vec!["A < 950601", "B 19950601 - 19990815"], "A ..1995-05-31; B 1995-06-01..1999-08-15"),
            (vec!["A 950101-991231", "B 960101-960201", "A >990101"], "A 1995-01-01.."),
            (vec!["A>300101"], "A 2030-01-01.."),
            (vec!["A 310101-310102"], "A 1931-01-01..1931-01-02"),
        ];
        for (codes, wanted) in cases {
            assert_eq!(shown(&codes), wanted, "{codes:?}");
        }
    }

    #[test]
    fn what_is_no_date_is_told() {
        for text in
            ["A 2004017-20061201", "A 000000-000101", "A <20230229", "A >now", "A 950101", "A 990101-950101", "A é-ü"]
        {
            assert!(dated(text).is_err(), "{text}");
        }
    }
}
