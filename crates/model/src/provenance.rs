//! How was an event found? The features of the way to it, on which its confidence rests.
//!
//! Each has a row in `data/confidence.csv`, fitted on the sentences of `tests/suite` by `legation eval suite --calibrate`.

use serde::{Deserialize, Serialize};

/// Something about the way from the words to an event. One that has none of them was found in the plainest way: a verb
/// with a condition on its words, told as a fact, with actor and recipient in slots of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "Feature::meaning says it")]
pub enum Feature {
    ActorAbove,
    ActorGuessed,
    ActorNone,
    ActorPronoun,
    Alleged,
    Beside,
    Contested,
    Coordinated,
    Denied,
    Embedded,
    Exacting,
    Foretold,
    Fragment,
    Governed,
    Long,
    Noun,
    Plain,
    RecipientBelow,
    RecipientGuessed,
    RecipientNone,
    RecipientPhrase,
    RecipientPronoun,
    RecipientUncoded,
    Short,
    Turned,
}

impl Feature {
    /// All, in the order of their names.
    pub const ALL: [Self; 25] = [
        Self::ActorAbove,
        Self::ActorGuessed,
        Self::ActorNone,
        Self::ActorPronoun,
        Self::Alleged,
        Self::Beside,
        Self::Contested,
        Self::Coordinated,
        Self::Denied,
        Self::Embedded,
        Self::Exacting,
        Self::Foretold,
        Self::Fragment,
        Self::Governed,
        Self::Long,
        Self::Noun,
        Self::Plain,
        Self::RecipientBelow,
        Self::RecipientGuessed,
        Self::RecipientNone,
        Self::RecipientPhrase,
        Self::RecipientPronoun,
        Self::RecipientUncoded,
        Self::Short,
        Self::Turned,
    ];

    /// Its name in the table and in JSON.
    pub fn name(self) -> &'static str {
        self.about().0
    }

    /// What it says, to be read behind `because`.
    pub fn meaning(self) -> &'static str {
        self.about().1
    }

    /// The feature of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    fn about(self) -> (&'static str, &'static str) {
        match self {
            Self::ActorAbove => ("actor-above", "who acts is told by a word above the event"),
            Self::ActorGuessed => ("actor-guessed", "who acts, or of which country, is taken from around the event"),
            Self::ActorNone => ("actor-none", "nobody with a code acts"),
            Self::ActorPronoun => ("actor-pronoun", "who acts is named by a pronoun or by `both sides`"),
            Self::Alleged => ("alleged", "it is only alleged"),
            Self::Beside => ("beside", "the sentence tells another event"),
            Self::Contested => ("contested", "a pattern of another type matches too"),
            Self::Coordinated => ("coordinated", "the trigger is joined to another word"),
            Self::Denied => ("denied", "it is denied or taken back"),
            Self::Embedded => ("embedded", "it stands in a clause within another"),
            Self::Exacting => ("exacting", "the pattern asks for words in two slots or more"),
            Self::Foretold => ("foretold", "it is planned, offered, foretold or conditional"),
            Self::Fragment => ("fragment", "the sentence has no verb at its root"),
            Self::Governed => ("governed", "a word above reports or changes it"),
            Self::Long => ("long", "the sentence has more than 30 words"),
            Self::Noun => ("noun", "the trigger is a noun or adjective"),
            Self::Plain => ("plain", "the pattern asks for no word beside its trigger"),
            Self::RecipientBelow => ("recipient-below", "the recipient is the nearest actor named below the trigger"),
            Self::RecipientGuessed => {
                ("recipient-guessed", "the recipient is taken from a place, the actor's own state or the article")
            }
            Self::RecipientNone => ("recipient-none", "nobody is acted upon"),
            Self::RecipientPhrase => ("recipient-phrase", "the recipient stands inside the phrase acted upon"),
            Self::RecipientPronoun => ("recipient-pronoun", "the recipient is named by a pronoun or by `both sides`"),
            Self::RecipientUncoded => ("recipient-uncoded", "whoever is acted upon has no code"),
            Self::Short => ("short", "the sentence has 12 words or fewer"),
            Self::Turned => ("turned", "a word above makes another type of it"),
        }
    }
}

impl std::fmt::Display for Feature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A confidence in a word: below 0.5 `low`, below 0.75 `middling`, else `high`.
pub fn level(confidence: f64) -> &'static str {
    match confidence {
        c if c < 0.5 => "low",
        c if c < 0.75 => "middling",
        _ => "high",
    }
}

#[cfg(test)]
mod tests {
    use super::{Feature, level};

    #[test]
    fn names_are_those_of_json_and_lead_back() {
        for feature in Feature::ALL {
            assert_eq!(serde_json::to_value(feature).unwrap(), feature.name());
            assert_eq!(Feature::from_name(feature.name()), Some(feature));
        }
        assert!(Feature::ALL.is_sorted_by_key(|f| f.name()));
    }

    #[test]
    fn levels_are_told_apart() {
        let cases = [(0.0, "low"), (0.49, "low"), (0.5, "middling"), (0.74, "middling"), (0.75, "high"), (1.0, "high")];
        for (confidence, word) in cases {
            assert_eq!(level(confidence), word, "{confidence}");
        }
    }
}
