//! Finding a person, a unit or a kind by what was typed, never by guessing.

mod check;
pub mod duplicates;
mod find;
mod fold;
mod order;

use std::ops::Range;

use crate::model::Stakeholder;

pub use check::check;
pub use find::{Found, find, find_exactly};
pub use fold::{fold, without_invisible};
pub use order::{in_reading_order, is_east_asian};

/// How many nearest names an error offers.
const NEAREST: usize = 3;

/// The similarity of two names (Jaro-Winkler, 0 to 1) from which one is offered for the other.
const ALIKE: f64 = 0.75;

/// No name has more words than this after the first.
const MOST_WORDS: usize = 5;

impl Stakeholder {
    /// Returns whether this is the name or an alias, whatever the case and the accents.
    pub fn is_called(&self, typed: &str) -> bool {
        let folded = fold(typed);
        self.called().any(|name| fold(name) == folded)
    }

    /// Returns how similar the name, an alias or a word in one is to what was typed, 0 to 1.
    fn likeness(&self, folded: &str) -> f64 {
        self.called()
            .flat_map(|name| {
                let name = fold(name);
                let words: Vec<String> = name.split(' ').map(str::to_owned).collect();
                std::iter::once(name).chain(words)
            })
            .map(|name| strsim::jaro_winkler(&name, folded))
            .fold(0.0, f64::max)
    }
}

/// Returns the people whose names are most similar to what was typed, to offer if no one was found.
pub fn nearest_people<'a>(typed: &str, people: &'a [Stakeholder]) -> Vec<&'a Stakeholder> {
    let folded = &fold(typed);
    let mut near: Vec<(f64, &Stakeholder)> = people
        .iter()
        .map(|person| (person.likeness(folded), person))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
    near.into_iter().take(NEAREST).map(|(_, person)| person).collect()
}

/// Finds the people meant by a first word and words after it that go on with the name, and how many
/// those are: in `cass kelly budget`, one. As many as possible decide.
pub fn find_before_note<'a>(
    first: &str,
    rest: &[String],
    people: &'a [Stakeholder],
) -> Option<(Found<'a>, usize)> {
    (1..=rest.len().min(MOST_WORDS)).rev().find_map(|words| {
        match find::find_going_on(first, &rest[..words], people) {
            Found::Nobody => None,
            found => Some((found, words)),
        }
    })
}

/// Finds the person whose whole name, of two words or more, the words begin with.
pub fn named_at_the_beginning<'a>(
    words: &[String],
    people: &'a [Stakeholder],
) -> Option<&'a Stakeholder> {
    people.iter().find(|person| {
        person.called().any(|name| {
            let name = fold(name);
            let count = name.split(' ').count();
            count > 1 && words.len() >= count && fold(&words[..count].join(" ")) == name
        })
    })
}

/// Returns the name in a closed list that is most similar to what was typed, if one is similar.
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(typed);
    names
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&fold(name), &folded), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// Returns whether a text contains another, already folded, whatever the case and the accents.
pub fn contains(text: &str, folded: &str) -> bool {
    fold(text).contains(folded)
}

/// Finds a name in a text: the byte ranges of whole words that read like it, whatever the case and
/// the accents.
pub fn mentions(text: &str, name: &str) -> Vec<Range<usize>> {
    let wanted: Vec<String> = words(name).map(|word| fold(&name[word])).collect();
    let found: Vec<Range<usize>> = words(text).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    found
        .windows(wanted.len())
        .filter(|window| {
            window.iter().zip(&wanted).all(|(word, wanted)| fold(&text[word.clone()]) == *wanted)
        })
        .filter_map(|window| Some(window.first()?.start..window.last()?.end))
        .collect()
}

/// Returns the words of a text as byte ranges; a combining mark belongs to the letter before it.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let in_word = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(in_word)?;
        let end = text[start..].find(|c| !in_word(c)).map_or(text.len(), |length| start + length);
        rest = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    use crate::model::Id;

    fn person(id: Id, name: &str) -> Stakeholder {
        Stakeholder { id, ..Stakeholder::new(name.to_owned(), NaiveDate::MIN) }
    }

    fn people() -> Vec<Stakeholder> {
        let mut people = vec![
            person(1, "Cassandra Kelly"),
            person(2, "Neal Wallace"),
            person(3, "Neal Abel"),
            person(4, "Zoë O'Neill"),
            person(5, "Łukasz Wójcik"),
            person(6, "Ruth van der Berg"),
            person(7, "Nadia Wall"),
        ];
        people[0].aliases.push("the CFO".to_owned());
        people[1].emails.push("Neal.Wallace@example.com".to_owned());
        people[6].archived = Some(NaiveDate::MAX);
        people
    }

    #[test]
    fn an_unknown_name_is_offered_the_nearest_ones() {
        let people = people();
        assert_eq!(find("Casandra", &people), Found::Nobody);
        let nearest = nearest_people("Casandra", &people);
        assert_eq!(nearest.first().map(|person| person.id), Some(1));
    }

    #[test]
    fn a_mention_is_whole_words() {
        let text = "With Zoë O'Neill, and Neal's wife (neal)";
        let found = |name| -> Vec<&str> {
            mentions(text, name).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(found("zoe o'neill"), ["Zoë O'Neill"]);
        assert_eq!(found("Neal"), ["Neal", "neal"]);
        assert_eq!(found("Nea"), [""; 0]);
        assert_eq!(found("!"), [""; 0]);
    }
}
