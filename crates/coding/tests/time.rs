//! Do time expressions read as `tests/time/cases.txt` says, and is every span true of its text?

use legation_coding::time::times;
use legation_model::time::{TimeForm, TimeRef};

const CASES: &str = include_str!("time/cases.txt");

/// The form in the notation of the cases.
fn form(form: &TimeForm) -> String {
    let mark = |vague: &bool| if *vague { "~" } else { "" };
    match form {
        TimeForm::Absolute { range } => format!("abs {}", range.timex()),
        TimeForm::MonthDay { month, day: Some(day) } => format!("day {month:02}-{day:02}"),
        TimeForm::MonthDay { month, day: None } => format!("month {month}"),
        TimeForm::Weekday { weekday, direction: 0 } => format!("weekday {weekday}"),
        TimeForm::Weekday { weekday, direction } => {
            format!("weekday {weekday} {}", if *direction < 0 { "last" } else { "next" })
        }
        TimeForm::DaysFromPublication { days, vague } => format!("pub {days:+}{}", mark(vague)),
        TimeForm::DaysFromContext { days, vague } => format!("ctx {days:+}{}", mark(vague)),
        TimeForm::UnitFromPublication { unit, offset } => {
            format!("unit {} {offset:+}", format!("{unit:?}").to_lowercase())
        }
        TimeForm::Duration { days } => format!("dur {days}"),
        TimeForm::Window { min_hours, max_hours } => format!("win {min_hours}..{max_hours}"),
        TimeForm::Set => "set".to_owned(),
        TimeForm::Vague => "vague".to_owned(),
    }
}

fn shown(found: &[TimeRef]) -> String {
    let all: Vec<String> = found.iter().map(|t| format!("{} = {}", t.text, form(&t.form))).collect();
    if all.is_empty() { "-".to_owned() } else { all.join(" | ") }
}

/// Spans lie on character boundaries, hold the text they say, come in order and do not overlap.
fn check_spans(text: &str, offset: usize, found: &[TimeRef]) {
    let mut last = offset;
    for time in found {
        let (start, end) = (time.span.start as usize, time.span.end as usize);
        assert!(last <= start && start < end, "{text:?}: {time:?}");
        assert_eq!(text.get(start - offset..end - offset), Some(time.text.as_str()), "{text:?}");
        assert!(time.range.is_none() && time.anchor.is_empty());
        last = end;
    }
}

#[test]
fn cases_read_as_written() {
    let (mut count, mut wrong) = (0, Vec::new());
    for line in CASES.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (sentence, want) = line.split_once(" => ").expect("a case has ` => `");
        let found = times(sentence, 1000);
        check_spans(sentence, 1000, &found);
        count += 1;
        if shown(&found) != want {
            wrong.push(format!("{sentence}\n    want {want}\n    got  {}", shown(&found)));
        }
    }
    assert!(count >= 120, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count} cases read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

/// A small generator of numbers, the same on every run (Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

#[test]
fn any_shuffle_of_words_and_marks_reads_without_a_panic() {
    let mut pieces: Vec<&str> = CASES.split([' ', '\n']).collect();
    pieces.extend([
        "’s",
        "'",
        "–",
        "—",
        "²",
        "½",
        "Ⅻ",
        "İstanbul",
        "二〇二五年",
        "٢٠٢٥",
        "e\u{301}",
        "\u{200d}",
        "\u{a0}",
        "1e9",
        "0000",
        "99999999999999999999",
        "9999",
        "31st",
        "-",
        "--",
        "1.",
        ".5",
        "1,00,000",
        "billion",
        "million",
        "hundred",
        "\t",
    ]);
    let mut dice = Dice(7);
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..dice.below(12) {
            text.push_str(pieces[dice.below(pieces.len())]);
            if dice.below(4) > 0 {
                text.push(' ');
            }
        }
        check_spans(&text, 3, &times(&text, 3));
    }
}

#[test]
fn every_cut_of_a_case_reads_without_a_panic() {
    for line in CASES.lines() {
        for (cut, _) in line.char_indices() {
            check_spans(&line[cut..], 0, &times(&line[cut..], 0));
            check_spans(&line[..cut], 0, &times(&line[..cut], 0));
        }
    }
}
