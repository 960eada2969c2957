//! Finding a person, a unit or a kind by what was typed, never by guessing.

mod address;
mod affixes;
mod beginning;
mod check;
pub mod duplicates;
mod find;
mod fold;
mod nearest;
mod order;
mod ordinary;
#[cfg(test)]
mod properties;
mod search;
mod sieve;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

use crate::model::Stakeholder;
use crate::model::name::words::Words;

pub use address::{address_in, has_email};
pub use affixes::{is_address_only, is_generation, is_title, names_nobody};
pub use beginning::{
    is_common_word, is_only_a_name, may_go_on, named_at_the_beginning, named_by_first_word,
    other_surname,
};
pub use check::{check, check_typed};
pub use find::{Found, find, find_before_note, find_by_whole_words, find_exactly};
use fold::is_invisible;
pub use fold::{fold, without_invisible};
pub use nearest::{in_role, nearest, nearest_people};
pub use order::{
    in_reading_order, is_comma, is_east_asian, split_list, split_suffixes, typed_in_reading_order,
};
pub use search::{Certainty, NameSearch};

impl Stakeholder {
    /// Returns whether this is the name or an alias, whatever the case and the accents.
    pub fn is_called(&self, typed: &str) -> bool {
        let folded = fold(typed);
        self.called().any(|name| fold(name) == folded)
    }
}

/// Returns whether a name has all of these words, in order or surname first; a title or a particle
/// alone is not enough.
pub fn has_words(name: &str, typed: &str) -> bool {
    let typed = Words::of(&typed_in_reading_order(typed)).words;
    let name = Words::of(name);
    !typed.is_empty() && name.have_all(&typed) && !name.have_beside(&typed)
}

/// Returns whether what was typed is the first or the last name of a longer one.
pub fn is_at_an_end(typed: &str, name: &str) -> bool {
    let typed = Words::of(typed).words;
    !typed.is_empty() && Words::of(name).have_at_an_end(&typed)
}

/// Returns a folded name without its hyphens, dots and blanks.
pub fn fold_joined(text: &str) -> String {
    Words::of(text).words.concat()
}

/// Returns whether what was typed is only a particle or a title of someone's names: `van`.
pub fn is_beside(typed: &str, person: &Stakeholder) -> bool {
    let typed = Words::of(typed).words;
    let mut names = person.called().map(Words::of).filter(|name| name.have_all(&typed)).peekable();
    names.peek().is_some() && names.all(|name| name.have_beside(&typed))
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

/// Returns the words of a text as byte ranges; combining marks and invisible characters belong to
/// the letter before them.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let in_word =
        |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c) || is_invisible(c);
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let end = text[start..].find(|c| !in_word(c)).map_or(text.len(), |length| start + length);
        rest = end;
        Some(start..end)
    })
}
