//! The nearest names, offered where nobody is meant by what was typed. Nothing is resolved by them.

use crate::model::Stakeholder;
use crate::model::name::fold::{fold, transliterated};
use crate::model::name::order::is_east_asian;
use crate::model::name::words::Words;

/// How many people an error offers.
const OFFERED: usize = 3;

/// The similarity of two names of a closed list (Jaro-Winkler, 0 to 1) from which one is offered
/// for the other.
const ALIKE: f64 = 0.75;

/// Words before a role that say nothing: `the CFO`.
const ARTICLES: [&str; 4] = ["the", "our", "my", "der"];

/// Returns the people whose names are nearest to what was typed, the nearest first.
pub fn nearest_people<'a>(typed: &str, people: &'a [Stakeholder]) -> Vec<&'a Stakeholder> {
    let typed = Words::of(typed).words.join(" ");
    let mut near: Vec<(usize, &Stakeholder)> =
        people.iter().filter_map(|person| Some((person.distance(&typed)?, person))).collect();
    near.sort_by_key(|(distance, person)| (*distance, !person.is_active(), person.name.clone()));
    near.into_iter().take(OFFERED).map(|(_, person)| person).collect()
}

/// Returns the active people whose role was typed: in words, or by the initials of either.
pub fn in_role<'a>(typed: &str, people: &'a [Stakeholder]) -> Vec<&'a Stakeholder> {
    let mut typed = Words::of(typed);
    typed.words.retain(|word| !ARTICLES.contains(&word.as_str()));
    if typed.words.is_empty() {
        return Vec::new();
    }
    let is_role = |role: &str| {
        let role = Words::of(role);
        role.have_all(&typed.words) || role.have_initials(&typed) || typed.have_initials(&role)
    };
    let people = people.iter().filter(|person| person.is_active());
    people.filter(|person| person.role.as_deref().is_some_and(is_role)).take(OFFERED).collect()
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

impl Stakeholder {
    /// Returns how many letters what was typed, in folded words, is away from the name, an alias or
    /// a word of one; `None` if it is too many for a slip.
    fn distance(&self, typed: &str) -> Option<usize> {
        self.called()
            .flat_map(|name| {
                let latin = (typed.is_ascii() && !name.is_ascii()).then(|| transliterated(name));
                [Some(name.to_owned()), latin]
            })
            .flatten()
            .filter(|name| may_be_near(typed, name))
            .filter_map(|name| distance(typed, &Words::of(&name).words))
            .min()
    }
}

/// Returns whether few enough of the letters typed are missing in a name for it to be near: keeps
/// most people out before names are compared, so that thousands cost little.
fn may_be_near(typed: &str, name: &str) -> bool {
    let missing = letters(typed) & !letters(name);
    !name.is_ascii() || missing.count_ones() as usize <= most_slips(typed)
}

/// Returns which of the letters from a to z are in a text, as bits.
fn letters(text: &str) -> u32 {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic);
    letters.fold(0, |bits, letter| bits | 1 << (letter.to_ascii_lowercase() - b'a'))
}

/// Returns the typing distance of what was typed to the nearest form of a name: the whole of it, in
/// either order, without the words in between, written as one, one of its words, or the beginning
/// of one.
fn distance(typed: &str, name: &[String]) -> Option<usize> {
    let length = typed.chars().count();
    let most = most_slips(typed);
    let lengths: Vec<usize> = name.iter().map(|word| word.chars().count()).collect();
    let is_near = |letters: usize| letters.abs_diff(length) <= most;
    let mut forms: Vec<String> = Vec::new();
    if is_near(lengths.iter().sum::<usize>() + lengths.len().saturating_sub(1)) {
        forms.extend(
            (0..name.len()).map(|start| [&name[start..], &name[..start]].concat().join(" ")),
        );
    }
    if let ([first, _, .., last], [first_length, .., last_length]) = (name, lengths.as_slice())
        && is_near(first_length + 1 + last_length)
    {
        forms.extend([format!("{first} {last}"), format!("{last} {first}")]);
    }
    if !typed.contains(' ') {
        let joined = (0..name.len().saturating_sub(1))
            .filter(|start| is_near(lengths[*start..].iter().sum()))
            .map(|start| name[start..].concat());
        forms.extend(joined);
    }
    let words = name.iter().zip(&lengths).filter(|(_, letters)| is_near(**letters));
    let forms = forms.iter().chain(words.map(|(word, _)| word));
    let slips = forms.map(|form| strsim::osa_distance(form, typed)).filter(|it| *it <= most).min();
    let slips = slips.or_else(|| behind_a_beginning(typed, name));
    slips.or_else(|| name.iter().any(|word| is_begun(word, typed)).then_some(most + 1))
}

/// Returns the typing distance of the last word typed to the last of a name whose first word begins
/// with the first one: `c kelley`.
fn behind_a_beginning(typed: &str, name: &[String]) -> Option<usize> {
    let (first, last) = typed.split_once(' ').filter(|(_, last)| !last.contains(' '))?;
    let ([given, .., surname], true) = (name, last.chars().count() > 2) else { return None };
    let slips = strsim::osa_distance(surname, last);
    (given.starts_with(first) && slips <= most_slips(last)).then_some(slips)
}

/// Returns whether what was typed is the beginning of a word but for one letter, which is not the
/// first: a weaker sign than a whole word.
fn is_begun(word: &str, typed: &str) -> bool {
    let length = typed.chars().count();
    length >= 4
        && word.chars().next() == typed.chars().next()
        && [length, length + 1].iter().any(|count| {
            let beginning: String = word.chars().take(*count).collect();
            strsim::osa_distance(&beginning, typed) <= 1
        })
}

/// Returns how many letters may be wrong in a text of this length; a character of an East Asian
/// name says as much as several letters.
fn most_slips(typed: &str) -> usize {
    match typed.chars().count() {
        0 | 1 => 0,
        2 => usize::from(is_east_asian(typed)),
        3..=5 => 1,
        6..=8 => 2,
        _ => 3,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nobody_who_is_near_is_kept_out(
            typed in "[a-f]{1,6}( [a-f]{1,3})?",
            name in "[A-Fa-f.'-]{1,6}( [A-Fa-f]{1,5}){0,3}",
        ) {
            if distance(&typed, &Words::of(&name).words).is_some() {
                prop_assert!(may_be_near(&typed, &name));
            }
        }
    }
}
