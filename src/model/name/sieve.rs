//! A sieve that keeps most people out before names are compared, so that thousands cost little.

use crate::model::name::fold::{is_between, is_greek_or_cyrillic, is_latin};

/// The beginnings of what was typed. What it keeps out cannot be meant.
pub(super) struct Sieve<'a> {
    typed: &'a [String],
    is_ascii: bool,
    /// The first two letters of a single word, which may be initials.
    initials: Option<[u8; 2]>,
}

impl<'a> Sieve<'a> {
    /// Makes the sieve for folded words.
    pub fn of(typed: &'a [String]) -> Sieve<'a> {
        let initials = match typed {
            [one] => one.as_bytes().first_chunk().copied(),
            _ => None,
        };
        Sieve { typed, is_ascii: typed.iter().all(|word| word.is_ascii()), initials }
    }

    /// Returns whether a name may be meant.
    pub fn lets_through(&self, name: &str) -> bool {
        match (self.is_ascii, name.is_ascii()) {
            (true, true) => self.lets_ascii_through(name.as_bytes()),
            (true, false) => self.lets_latin_letters_through(name),
            (false, is_ascii) => !is_ascii,
        }
    }

    /// Looks for the first two words typed, each at the beginning of a word, or joined into one;
    /// or for two initials.
    fn lets_ascii_through(&self, name: &[u8]) -> bool {
        let begins = |typed: &[&str]| starts(name).any(|start| is_at(name, start, typed));
        match self.typed {
            [] => false,
            [one] => begins(&[one]) || self.initials.is_some_and(|two| has_initials(name, two)),
            [first, second, ..] => {
                begins(&[first]) && (begins(&[second]) || begins(&[first, second]))
            }
        }
    }

    /// Looks for the first letter typed wherever a word may begin in a name of any script, written
    /// in Latin letters. A character without one may stand for anything.
    fn lets_latin_letters_through(&self, name: &str) -> bool {
        let Some(first) = self.typed.first().and_then(|word| word.bytes().next()) else {
            return false;
        };
        let mut at_start = true;
        name.chars().any(|c| {
            if is_between(c) || is_unseen(c) {
                at_start |= is_between(c);
                return false;
            }
            // Outside of these alphabets, every character may begin a word of its own.
            let may_start = at_start || !(is_latin(c) || is_greek_or_cyrillic(c));
            at_start = false;
            let letter = || deunicode::deunicode_char(c).and_then(|latin| latin.bytes().next());
            may_start
                && letter().is_none_or(|letter| {
                    !letter.is_ascii_alphanumeric() || letter.to_ascii_lowercase() == first
                })
        })
    }
}

/// Returns where the words of a name begin.
fn starts(name: &[u8]) -> impl Iterator<Item = usize> {
    let mut at_start = true;
    name.iter().enumerate().filter_map(move |(at, byte)| {
        let c = char::from(*byte);
        if is_unseen(c) {
            return None;
        }
        let starts = at_start && !is_between(c);
        at_start = is_between(c);
        starts.then_some(at)
    })
}

/// Returns whether words typed stand at this place of a name, whatever separates them; behind the
/// end the name begins again, since the surname may come first.
fn is_at(name: &[u8], start: usize, typed: &[&str]) -> bool {
    let letters = name[start..].iter().chain(&name[..start]);
    let mut letters = letters.filter(|byte| {
        let c = char::from(**byte);
        !is_between(c) && !is_unseen(c)
    });
    typed
        .iter()
        .flat_map(|word| word.bytes())
        .all(|byte| letters.next().is_some_and(|letter| letter.to_ascii_lowercase() == byte))
}

fn has_initials(name: &[u8], initials: [u8; 2]) -> bool {
    let mut first_letters = starts(name).map(|at| name[at].to_ascii_lowercase());
    initials.iter().all(|initial| first_letters.any(|letter| letter == *initial))
}

/// Returns whether folding drops this character.
fn is_unseen(c: char) -> bool {
    matches!(c, '\'' | '`')
}
