//! Is this text English?

/// Common English words that other languages written in Latin letters do not share.
const COMMON: &[&str] = &[
    "the", "of", "and", "to", "that", "with", "was", "were", "is", "are", "by", "from", "has", "have", "had", "for",
    "it", "its", "this", "which", "said", "not", "be", "been", "their", "they", "his", "he", "she", "but", "who",
    "would", "will", "after", "between", "on", "as", "at", "an",
];

/// Fewest words on which the check decides anything; shorter texts pass.
const FEWEST: usize = 25;

/// Share of common words under which a text is not English. English news has 0.25 to 0.45;
/// German, French and Spanish stay under 0.05 with this list.
const SHARE: f64 = 0.10;

/// `None` for English and for short texts, else the name of the language or `another language`.
pub(crate) fn other_language(text: &str) -> Option<String> {
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
    if !enough || (common as f64 >= SHARE * words as f64 && foreign * 2 < letters) {
        return None;
    }
    let named = whatlang::detect(sample).filter(|i| i.is_reliable() && i.lang() != whatlang::Lang::Eng);
    Some(named.map_or("another language".into(), |i| i.lang().eng_name().to_owned()))
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
        assert_eq!(other_language(english), None);
        assert_eq!(other_language(german).as_deref(), Some("German"));
        assert_eq!(other_language(spanish).as_deref(), Some("Spanish"));
        assert_eq!(other_language(russian).as_deref(), Some("Russian"));
        assert_eq!(other_language("Bonjour"), None);
        assert_eq!(other_language(""), None);
    }
}
