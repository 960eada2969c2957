//! A name in words, and the ways in which words that are typed are words of it.

use crate::model::name::affixes::{self, Split, TITLES};
use crate::model::name::fold::{fold, is_between, is_latin, transliterated, written_out};
use crate::model::name::order::is_suffix;

/// A text in the words by which it is compared.
pub(super) struct Words {
    pub folded: String,
    pub words: Vec<String>,
}

impl Words {
    pub fn of(text: &str) -> Words {
        let folded = fold(text);
        let words = folded.split(is_between).filter(|word| !word.is_empty());
        Words { words: words.map(str::to_owned).collect(), folded }
    }

    /// Returns whether all words typed are whole words of this name, in order or surname first, or
    /// the given name in a name without blanks.
    pub fn have_all(&self, typed: &[String]) -> bool {
        let in_order = aligned(typed, &self.words, whole);
        let surname_first = || {
            (1..self.words.len()).any(|start| {
                let (given, family) = self.words.split_at(start);
                aligned(typed, &[family, given].concat(), whole)
            })
        };
        in_order || surname_first() || self.given_name_is(typed)
    }

    /// Returns whether this is what follows the family name in a name written without blanks: `小明`.
    fn given_name_is(&self, typed: &[String]) -> bool {
        let ([name], [typed]) = (self.words.as_slice(), typed) else { return false };
        let after = |count: usize| {
            name.char_indices().nth(count).map(|(at, _)| &name[at..]) == Some(typed.as_str())
        };
        name.chars().all(is_own_script) && (after(1) || after(2))
    }

    /// Returns whether these are the initials: the first letter of the name, the first of its last
    /// word, and in between those of other words, in order. Titles may be left out, and a word with
    /// a hyphen has one initial or several.
    pub fn have_initials(&self, typed: &Words) -> bool {
        let letters: Vec<char> = match typed.words.as_slice() {
            [one] => one.chars().collect(),
            several if several.iter().all(|word| word.chars().count() == 1) => {
                several.iter().flat_map(|word| word.chars()).collect()
            }
            _ => return false,
        };
        (2..=self.words.len()).contains(&letters.len())
            && (are_initials(&letters, &self.without_titles())
                || are_initials(&letters, &self.written_without_titles())
                || are_initials(&letters, &self.words))
    }

    /// Returns whether each word typed begins a word of this name, in order; or whether the first
    /// initial and the surname are run together.
    pub fn begin_with(&self, typed: &[String]) -> bool {
        aligned(typed, &self.words, begins)
            || self.begins_without_blanks(typed)
            || self.is_initial_and_surname(typed)
    }

    /// Returns whether words typed are only such as stand beside this name, or begin them: a title,
    /// a particle.
    pub fn have_beside(&self, typed: &[String]) -> bool {
        let Split { names, beside, .. } = affixes::split(&self.words);
        let of = |words| Words { words, folded: String::new() };
        !beside.is_empty() && aligned(typed, &beside, begins) && !of(names).begin_with(typed)
    }

    /// Returns whether words typed are whole particles of this name: `von`.
    pub fn have_particles(&self, typed: &[String]) -> bool {
        aligned(typed, &affixes::split(&self.words).particles, whole)
    }

    /// Returns whether a first word begins a word of this name, and all others are whole words
    /// behind that one.
    pub fn go_on(&self, first: &[String], rest: &[String]) -> bool {
        (0..self.words.len()).any(|at| {
            aligned(first, &self.words[at..=at], begins)
                && aligned(rest, &self.words[at + 1..], whole)
        })
    }

    fn begins_without_blanks(&self, typed: &[String]) -> bool {
        let [typed] = typed else { return false };
        (0..self.words.len()).any(|start| self.words[start..].concat().starts_with(typed.as_str()))
    }

    fn is_initial_and_surname(&self, typed: &[String]) -> bool {
        let said = self.without_titles();
        let ([typed], Some((first, rest))) = (typed, said.split_first()) else { return false };
        let Some(initial) = first.chars().next() else { return false };
        typed.strip_prefix(initial).is_some_and(|surname| {
            surname.chars().count() > 1
                && (0..rest.len()).any(|start| rest[start..].concat() == surname)
        })
    }

    /// Returns whether these words are the first name or the last, which may have several words.
    pub fn have_at_an_end(&self, typed: &[String]) -> bool {
        let (said, typed_as_one) = (self.without_titles(), typed.concat());
        self.given_name_is(typed)
            || (1..said.len()).any(|at| {
                [&said[..at], &said[at..]].iter().any(|name| name.concat() == typed_as_one)
            })
    }

    fn without_titles(&self) -> Vec<String> {
        let words = self.written_without_titles().into_iter();
        words
            .flat_map(|word| word.split(is_between).map(str::to_owned).collect::<Vec<_>>())
            .filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str()))
            .collect()
    }

    /// Returns the words as they are written, with their hyphens and dots, but for titles and
    /// suffixes: without `Ph.D.`. `J.R.` at the beginning is not a suffix.
    fn written_without_titles(&self) -> Vec<String> {
        let is_blank = |c| is_between(c) && !matches!(c, '-' | '.');
        let is_title = |word: &str| {
            let plain = word.replace('.', "");
            is_suffix(&plain) || plain.split('-').all(|part| TITLES.contains(&part))
        };
        let words = self.folded.split(is_blank).filter(|word| !word.is_empty()).enumerate();
        words
            .filter(|(at, word)| {
                let is_initials = *at == 0 && word.trim_end_matches('.').contains('.');
                is_initials || !is_title(word)
            })
            .map(|(_, word)| word.to_owned())
            .collect()
    }
}

/// Returns whether a character is of a script in which names are written without blanks.
fn is_own_script(c: char) -> bool {
    c.is_alphabetic() && c > '\u{2e80}'
}

/// Returns a name in the ways in which it is written in Latin letters. The syllables of a word are
/// one word, but for the family name in a name written without blanks: `wang xiaoming`.
pub(super) fn in_latin(name: &str) -> Vec<Words> {
    if name.is_ascii() {
        return Vec::new();
    }
    let latin = |text: &str| transliterated(text).replace(' ', "");
    let words = fold(name);
    let mut forms: Vec<String> = match words.split(is_between).collect::<Vec<_>>().as_slice() {
        [word] if word.chars().nth(1).is_some() && word.chars().all(is_own_script) => {
            let starts = word.char_indices().map(|(at, _)| at).skip(1).take(2);
            starts
                .map(|start| word.split_at(start))
                .map(|(family, given)| format!("{} {}", latin(family), latin(given)))
                .collect()
        }
        words => vec![words.iter().map(|word| latin(word)).collect::<Vec<_>>().join(" ")],
    };
    if name.chars().any(is_latin) {
        forms.push(written_out(name));
    }
    forms.iter().map(|form| Words::of(form)).collect()
}

/// Returns whether letters are the initials of words: those of the first and the last word, and of
/// others between.
fn are_initials(letters: &[char], words: &[String]) -> bool {
    let initials: Vec<char> = words.iter().filter_map(|word| word.chars().next()).collect();
    if initials.len() < 2
        || letters.first() != initials.first()
        || letters.last() != initials.last()
    {
        return false;
    }
    let mut between = initials[1..initials.len() - 1].iter();
    letters[1..letters.len() - 1].iter().all(|letter| between.any(|initial| initial == letter))
}

fn whole(typed: &str, word: &str) -> bool {
    typed == word
}

fn begins(typed: &str, word: &str) -> bool {
    word.starts_with(typed)
}

/// Returns whether words typed are words of a name, in order, some of which may be left out.
/// Hyphens and blanks do not count: words next to each other may be written as one, on either side.
fn aligned(typed: &[String], name: &[String], fits: fn(&str, &str) -> bool) -> bool {
    /// How many words are written as one.
    const MOST_JOINED: usize = 4;
    let Some(first) = typed.first() else { return true };
    (0..name.len()).any(|at| {
        let one_word = fits(first, &name[at]) && aligned(&typed[1..], &name[at + 1..], fits);
        one_word
            || (2..=MOST_JOINED.min(name.len() - at)).any(|count| {
                name[at..at + count].concat() == *first
                    && aligned(&typed[1..], &name[at + count..], fits)
            })
            || (2..=MOST_JOINED.min(typed.len())).any(|count| {
                typed[..count].concat() == name[at]
                    && aligned(&typed[count..], &name[at + 1..], fits)
            })
    })
}
