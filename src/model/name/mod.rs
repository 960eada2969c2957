//! Finding a person, a unit or a kind by what was typed, never by guessing.

mod check;
pub mod duplicates;
mod order;

use std::ops::Range;

use crate::model::Stakeholder;

pub use check::check;
pub use order::{in_reading_order, is_east_asian};

/// How many nearest names an error offers.
const NEAREST: usize = 3;

/// The similarity of two names (Jaro-Winkler, 0 to 1) from which one is offered for the other.
const ALIKE: f64 = 0.75;

/// Normalises a name for comparison: lower case, without accents or apostrophes, single blanks.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let words: Vec<&str> = text.split_ascii_whitespace().collect();
        return words.join(" ").to_ascii_lowercase().replace('\'', "");
    }
    let plain = deunicode::deunicode_with_tofu(text, "").to_lowercase().replace('\'', "");
    let folded = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.is_empty() { text.trim().to_lowercase() } else { folded }
}

impl Stakeholder {
    /// Returns the name and all aliases.
    fn called(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Returns whether this is the name or an alias, whatever the case and the accents.
    pub fn is_called(&self, typed: &str) -> bool {
        let folded = fold(typed);
        self.called().any(|name| fold(name) == folded)
    }

    fn answers_to(&self, folded: &str) -> bool {
        self.called().any(|name| fold(name) == folded)
            || self.emails.iter().any(|email| email.to_lowercase() == folded)
    }

    fn has_initials(&self, folded: &str) -> bool {
        self.called().any(|name| name.contains(' ') && initials(name) == folded)
    }

    fn begins_with(&self, folded: &str) -> bool {
        self.called().any(|name| {
            let name = fold(name);
            name.starts_with(folded) || name.split([' ', '-']).any(|word| word.starts_with(folded))
        })
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

fn initials(name: &str) -> String {
    fold(name).split(' ').filter_map(|word| word.chars().next()).collect()
}

/// The people meant by what was typed.
#[derive(Debug, PartialEq)]
pub enum Found<'a> {
    One(&'a Stakeholder),
    Several(Vec<&'a Stakeholder>),
    Nobody,
}

/// Finds who is meant by exact match (the name as it is spelled, then name, alias or e-mail in any
/// spelling), then by initials, then by the beginning of a name, an alias or a word in one.
///
/// The first tier with a match decides; within it, active people come before archived ones.
pub fn find<'a>(typed: &str, people: &'a [Stakeholder]) -> Found<'a> {
    let folded = fold(typed);
    if folded.is_empty() {
        return Found::Nobody;
    }
    let tiers: [&dyn Fn(&Stakeholder) -> bool; 4] = [
        // Exact spelling first, so that two spellings of one name can be told apart and merged.
        &|person| person.name == typed.trim(),
        &|person| person.answers_to(&folded),
        &|person| person.has_initials(&folded),
        &|person| person.begins_with(&folded),
    ];
    for matches in tiers {
        let mut found: Vec<&Stakeholder> = people.iter().filter(|person| matches(person)).collect();
        if found.iter().any(|person| person.is_active()) {
            found.retain(|person| person.is_active());
        }
        match found.as_slice() {
            [] => {}
            [one] => return Found::One(one),
            _ => return Found::Several(found),
        }
    }
    Found::Nobody
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

/// Returns how many of the words after the first complete the full name of a person: 1 in
/// `Cassandra Kelly coffee`.
pub fn words_of_whole_name(people: &[Stakeholder], first: &str, rest: &[String]) -> usize {
    let first = fold(first);
    let typed: Vec<String> = first.split(' ').map(str::to_owned).collect();
    let whole = |name: &str| {
        let name = fold(name);
        let beyond = name.strip_prefix(&first)?.strip_prefix(' ')?.split(' ').count();
        let words = rest.get(..beyond)?.iter().map(|word| fold(word));
        let typed: Vec<String> = typed.iter().cloned().chain(words).collect();
        (typed.join(" ") == name).then_some(beyond)
    };
    people.iter().flat_map(Stakeholder::called).filter_map(whole).max().unwrap_or(0)
}

/// Returns how many of the words after a person's first name continue the name: 1, the surname, in
/// `log Cassandra Kelly coffee`.
pub fn words_of_name(person: &Stakeholder, first: &str, rest: &[String]) -> usize {
    let first = fold(first);
    person
        .called()
        .map(|name| {
            let name = fold(name);
            let mut words = name.split(' ');
            if !words.next().is_some_and(|word| word.starts_with(&first)) {
                return 0;
            }
            let words: Vec<&str> = words.collect();
            let goes_on = words.len() <= rest.len()
                && words.iter().zip(rest).all(|(word, typed)| *word == fold(typed));
            if goes_on { words.len() } else { 0 }
        })
        .max()
        .unwrap_or(0)
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
    use proptest::prelude::*;

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

    fn ids(found: Found) -> Vec<Id> {
        match found {
            Found::One(person) => vec![person.id],
            Found::Several(people) => people.iter().map(|person| person.id).collect(),
            Found::Nobody => Vec::new(),
        }
    }

    #[test]
    fn the_first_tier_with_a_match_decides() {
        let people = people();
        for (typed, expected) in [
            ("Cassandra Kelly", vec![1]),
            ("cassandra KELLY", vec![1]),
            ("the cfo", vec![1]),
            ("neal.wallace@EXAMPLE.com", vec![2]),
            ("ck", vec![1]),
            ("nw", vec![2]),
            ("cass", vec![1]),
            ("kel", vec![1]),
            ("cfo", vec![1]),
            ("neal", vec![2, 3]),
            ("neal w", vec![2]),
            ("zoe", vec![4]),
            ("oneil", vec![4]),
            ("o’neill", vec![4]),
            ("lukasz", vec![5]),
            ("wojcik", vec![5]),
            ("van", vec![6]),
            ("wall", vec![2]),
            ("nadia", vec![7]),
            ("xyz", vec![]),
            ("", vec![]),
            ("   ", vec![]),
        ] {
            assert_eq!(ids(find(typed, &people)), expected, "{typed:?}");
        }
    }

    #[test]
    fn an_unknown_name_is_offered_the_nearest_ones() {
        let people = people();
        assert_eq!(find("Casandra", &people), Found::Nobody);
        let nearest = nearest_people("Casandra", &people);
        assert_eq!(nearest.first().map(|person| person.id), Some(1));
    }

    #[test]
    fn a_surname_after_the_first_name_belongs_to_the_name() {
        let people = people();
        let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
        assert_eq!(words_of_name(&people[0], "cass", &words("Kelly coffee")), 1);
        assert_eq!(words_of_name(&people[0], "cass", &words("coffee Kelly")), 0);
        assert_eq!(words_of_name(&people[5], "Ruth", &words("van der Berg lunch")), 3);
        assert_eq!(words_of_name(&people[5], "Ruth", &words("van the man")), 0);
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

    proptest! {
        #[test]
        fn folding_is_stable_and_finding_never_panics(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
            find(&text, &people());
        }

        #[test]
        fn everyone_is_found_by_their_full_name(index in 0usize..7) {
            let people = people();
            let name = people[index].name.to_uppercase();
            prop_assert_eq!(ids(find(&name, &people)), vec![people[index].id]);
        }
    }
}
