//! The kind of an event, by the words of its summary.

use crate::context::Context;
use crate::model::{Kind, name};

/// The most people for an event to be more than a meeting.
pub const HANDFUL: usize = 5;

/// Words that make an event more than a meeting. The words of the configuration come first.
const WORDS: [(&str, &[&str]); 4] = [
    (Kind::TRAVEL, &["travel", "trip", "flight", "train ride", "road trip", "offsite", "reise"]),
    (
        Kind::VISIT,
        &[
            "visit",
            "site visit",
            "customer visit",
            "qbr",
            "quarterly business review",
            "pipeline review",
            "customer presentation",
            "besuch",
            "visite",
        ],
    ),
    (
        Kind::MEAL,
        &[
            "lunch",
            "dinner",
            "breakfast",
            "brunch",
            "supper",
            "drinks",
            "beers",
            "mittag",
            "mittagessen",
            "abendessen",
            "fruhstuck",
            "dejeuner",
            "diner",
            "almuerzo",
            "cena",
            "pranzo",
        ],
    ),
    (
        Kind::COFFEE,
        &["coffee", "coffees", "espresso", "cappuccino", "kaffee", "cafe", "caffe", "tea"],
    ),
];

/// Finds the kind that the words of a summary name.
pub fn kind_by_words<'a>(ctx: &'a Context, summary: &str) -> Option<&'a Kind> {
    let summary = as_words(summary);
    let says = |word: &str| summary.contains(&as_words(word));
    let configured = ctx.config.event_words.iter();
    let named = configured
        .filter(|(_, words)| words.iter().any(|word| says(word)))
        .map(|(kind, _)| kind.as_str());
    let built_in = WORDS
        .iter()
        .filter(|(_, words)| words.iter().any(|word| says(word)))
        .map(|(kind, _)| *kind);
    named.chain(built_in).find_map(|kind| ctx.config.kinds.named(kind))
}

/// Returns the words of a text between single blanks, in lower case and without accents.
fn as_words(text: &str) -> String {
    let folded = name::fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kinds;

    #[test]
    fn built_in_words_are_folded_and_their_kinds_exist() {
        let kinds = Kinds::default();
        for (kind, words) in WORDS {
            assert_eq!(kinds.named(kind).map(|known| known.name.as_str()), Some(kind));
            for word in words {
                assert_eq!(*word, name::fold(word));
                assert_eq!(format!(" {word} "), as_words(word));
            }
        }
    }

    #[test]
    fn german_meals_are_recognised() {
        let meal = WORDS.iter().find(|(kind, _)| *kind == "meal").map(|(_, words)| *words);
        for summary in ["Mittag mit Anna", "Frühstück", "Abendessen?"] {
            let words = as_words(summary);
            assert!(meal.unwrap().iter().any(|word| words.contains(&as_words(word))), "{summary}");
        }
    }
}
