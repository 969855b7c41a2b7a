//! In which language is this text, and is it English?

use whatlang::Lang;

/// Common English words that other languages written in Latin letters do not share.
const COMMON: &[&str] = &[
    "the", "of", "and", "to", "that", "with", "was", "were", "is", "are", "by", "from", "has", "have", "had", "for",
    "it", "its", "this", "which", "said", "not", "be", "been", "their", "they", "his", "he", "she", "but", "who",
    "would", "will", "after", "between", "on", "as", "at", "an",
];

/// ISO 639-1 for the codes of ISO 639-3 that the detector gives. Source: <https://iso639-3.sil.org/code_tables/639/data>.
const TWO_LETTERS: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

/// Fewest words on which the check decides anything; shorter texts pass.
const FEWEST: usize = 25;

/// Share of common words under which a text is not English. English news has 0.25 to 0.45;
/// German, French and Spanish stay under 0.05 with this list.
const SHARE: f64 = 0.10;

/// What the words of a text say about its language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    English,
    /// Another one, named where it is recognised.
    Other(Option<Lang>),
    /// Too few to tell.
    Few,
}

/// What the words of `text` say.
pub(crate) fn words(text: &str) -> Words {
    let sample = prefix(text, 20_000);
    let (mut words, mut common) = (0usize, 0usize);
    for word in sample.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|w| !w.is_empty()) {
        words += 1;
        common += usize::from(COMMON.contains(&word.to_lowercase().as_str()));
    }
    // Chinese, Japanese and Thai write no spaces: letters count as words there.
    let foreign = sample.chars().filter(|c| c.is_alphabetic() && *c > '\u{24F}').count();
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let enough = words >= FEWEST || foreign >= 4 * FEWEST;
    if !enough {
        return Words::Few;
    }
    if common as f64 >= SHARE * words as f64 && foreign * 2 < letters {
        return Words::English;
    }
    let named = whatlang::detect(sample).filter(|i| i.is_reliable() && i.lang() != Lang::Eng);
    Words::Other(named.map(|i| i.lang()))
}

/// The language of a text as a tag of BCP 47. Its `words` decide between English and others; what is `declared`, by the
/// source and by the page, names it more closely and decides for few words. `und` is a language without a name.
pub(crate) fn tag<'d>(words: Words, declared: impl Iterator<Item = &'d str>) -> Option<String> {
    let mut declared = declared.filter_map(well_formed);
    match words {
        Words::Few => declared.next(),
        Words::English => Some(declared.find(|d| is_english(d)).unwrap_or_else(|| "en".into())),
        Words::Other(lang) => {
            let recognised = || lang.map(|l| short(l).to_owned());
            let stated = declared.find(|d| !is_english(d)).filter(|d| lang.is_none_or(|l| primary(d) == short(l)));
            stated.or_else(recognised).or_else(|| Some("und".into()))
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn is_english(tag: &str) -> bool {
    primary(tag) == "en"
}

/// `en_GB` as `en-GB`; `None` for what is no tag.
fn well_formed(written: &str) -> Option<String> {
    let tag = written.trim().split([',', ';', ' ', '.']).next()?.replace('_', "-");
    let (primary, rest) = tag.split_at(tag.find('-').unwrap_or(tag.len()));
    let letters = |s: &str| s.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let sound =
        (2..=3).contains(&primary.len()) && tag.len() <= 20 && letters(&tag) && !primary.starts_with(char::is_numeric);
    sound.then(|| primary.to_ascii_lowercase() + rest)
}

/// The tag of a recognised language: two letters where ISO 639-1 has them, else the three of ISO 639-3.
fn short(lang: Lang) -> &'static str {
    let code = lang.code();
    TWO_LETTERS.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

/// At most `bytes` of `text` from its start, cut on a char boundary.
pub(crate) fn prefix(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_english_from_others() {
        let english = "The ministers of the two states met in the port on Friday and agreed that the ferry line, which \
                       was closed for a year after the fishing quarrel, will be opened again by the end of the month.";
        let german = "Die Minister der beiden Staaten trafen sich am Freitag im Hafen und vereinbarten, die Fährlinie, die \
                      nach dem Streit um die Fischerei ein Jahr lang geschlossen war, noch in diesem Monat wieder zu öffnen.";
        let spanish = "Los ministros de los dos países se reunieron el viernes en el puerto y acordaron reabrir a fin de mes \
                       la línea de transbordadores que estuvo cerrada durante un año tras la disputa por la pesca.";
        let russian = "Министры двух государств встретились в пятницу в порту и договорились вновь открыть паромную линию, \
                       которая была закрыта целый год после спора о рыболовстве, и назначили новую встречу на осень, после выборов.";
        assert_eq!(words(english), Words::English);
        assert_eq!(words(german), Words::Other(Some(Lang::Deu)));
        assert_eq!(words(spanish), Words::Other(Some(Lang::Spa)));
        assert_eq!(words(russian), Words::Other(Some(Lang::Rus)));
        assert_eq!(words("Bonjour"), Words::Few);
        assert_eq!(words(""), Words::Few);
    }

    #[test]
    fn tags() {
        let check = |words: Words, declared: &[&str]| tag(words, declared.iter().copied()).unwrap_or_default();
        assert_eq!(check(Words::English, &["fr", "en_GB"]), "en-GB");
        assert_eq!(check(Words::English, &[]), "en");
        assert_eq!(check(Words::Other(Some(Lang::Rus)), &["en", "RU-by"]), "ru-by");
        assert_eq!(check(Words::Other(Some(Lang::Rus)), &["uk"]), "ru");
        assert_eq!(check(Words::Other(None), &["en", "sw"]), "sw");
        assert_eq!(check(Words::Other(None), &["english"]), "und");
        assert_eq!(check(Words::Few, &["", "French", "de-CH"]), "de-CH");
        assert_eq!(check(Words::Few, &[]), "");
    }
}
