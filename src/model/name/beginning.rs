//! What a note says about people with its first words.

use crate::model::Stakeholder;
use crate::model::name::affixes;
use crate::model::name::fold::fold;
use crate::model::name::order::is_east_asian;
use crate::model::name::ordinary::{is_common, is_ordinary};
use crate::model::name::sieve::Sieve;
use crate::model::name::words::Words;

/// Finds the person whose whole name, of two words or more, the words begin with, and how many of
/// them are the name.
pub fn named_at_the_beginning<'a>(
    words: &[String],
    people: &'a [Stakeholder],
) -> Option<(&'a Stakeholder, usize)> {
    let first = Words::of(words.first()?).words;
    let sieve = Sieve::of(&first);
    people.iter().find_map(|person| {
        let names = person.called().filter(|name| sieve.lets_through(name)).map(fold);
        let counted = names.map(|name| (name.split(' ').count(), name));
        let mut begun = counted.filter(|(count, name)| {
            *count > 1 && words.len() >= *count && fold(&words[..*count].join(" ")) == *name
        });
        begun.next().map(|(count, _)| (person, count))
    })
}

/// Finds the active people whose first or last name, or alias, is the first word of a note. Nobody
/// if someone the note is for is called like it.
pub fn named_by_first_word<'a>(
    word: &str,
    with: &[&Stakeholder],
    people: &'a [Stakeholder],
) -> Vec<&'a Stakeholder> {
    let typed = Words::of(word).words;
    let [only] = typed.as_slice() else { return Vec::new() };
    if !word.starts_with(char::is_uppercase) && is_common(only) {
        return Vec::new();
    }
    let sieve = Sieve::of(&typed);
    let is_called = |person: &Stakeholder| {
        let mut names = person.called().filter(|name| sieve.lets_through(name));
        names.any(|name| {
            let words = Words::of(name);
            let is_alias = name != person.name;
            // The given name in a name without blanks.
            if is_east_asian(name) && words.have_all(&typed) {
                return true;
            }
            match affixes::split(&words.words).names.as_slice() {
                [one] => one == only,
                [first, .., last] => !is_alias && (first == only || last == only),
                [] => false,
            }
        })
    };
    if with.iter().any(|person| person.called().any(|name| Words::of(name).have_all(&typed))) {
        return Vec::new();
    }
    people.iter().filter(|person| person.is_active() && is_called(person)).collect()
}

/// Returns whether a word is an ordinary one that is hardly a name: `the`.
pub fn is_common_word(word: &str) -> bool {
    is_common(&fold(word))
}

/// Returns whether a word can only be a name, as it is typed: `neal`. One in capitals may begin a
/// sentence, and `will` is an ordinary word.
pub fn is_only_a_name(word: &str) -> bool {
    !word.starts_with(char::is_uppercase) && !is_ordinary(&fold(word))
}

/// Returns whether the first word of a note looks like a surname behind a first name that was
/// typed, which is not that of the person: `Miller` behind `cass`, for Cassandra Kelly.
pub fn other_surname(typed: &str, person: &Stakeholder, word: &str) -> bool {
    let mut letters = word.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let is_name = is_capital
        && letters.clone().any(char::is_lowercase)
        && letters.all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '\u{2019}'))
        && word.chars().count() > 2;
    let folded = fold(word);
    if !is_name || is_ordinary(&folded) || is_common(&folded) || affixes::is_title(word) {
        return false;
    }
    let typed = Words::of(typed).words;
    person.called().any(|name| {
        let names = affixes::split(&Words::of(name).words).names;
        let (first, last) = match names.as_slice() {
            [] => return false,
            [one] => (one, None),
            [first, .., last] => (first, Some(last)),
        };
        let begins = |name: &String| typed.iter().any(|word| name.starts_with(word.as_str()));
        begins(first) && !last.is_some_and(begins)
    })
}

/// Returns whether the first word of a note begins the surname of the person, which was not typed:
/// `w` behind `neal`, for Neal Wallace.
pub fn may_go_on(typed: &str, person: &Stakeholder, word: &str) -> bool {
    let folded = fold(word.trim_end_matches('.'));
    let typed = Words::of(typed).words;
    let names = affixes::split(&Words::of(&person.name).words).names;
    let ([first, .., last], [only]) = (names.as_slice(), typed.as_slice()) else { return false };
    let is_word = folded.is_empty() || is_ordinary(&folded);
    !is_word && first.starts_with(only.as_str()) && last.starts_with(folded.as_str())
}
