//! Words behind a date that go on as one, though all together cannot be read.

use super::grammar::{Phrase, is_length};
use super::words::{month, relative, two_digits, weekday, words};
use crate::model::span::Span;

/// The most words that are looked at.
const MOST_WORDS: usize = 4;

/// Returns how many of the words behind a date continue it: `before christmas`, `or tuesday`, and
/// `after the audit` behind a length of time. What begins a note is none of them: `after lunch`.
pub(super) fn words_that_continue(date: &[&str], rest: &[&str]) -> Option<usize> {
    let known: Vec<String> = rest.iter().take(MOST_WORDS).map(|word| plain(word)).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let behind = |joint: usize| {
        let count = words_of_day(&rest[joint..], &known[joint..])?;
        Some(joint + count)
    };
    match *known.as_slice() {
        ["and", "a", "half", ..] => Some(3),
        ["or", "so" | "two", ..] if has_unit(date) => Some(2),
        ["before" | "after" | "from", ..] if needs_base(date) => Some(rest.len().min(3)),
        ["before" | "after"] => Some(1),
        [number, unit, "ago" | "before" | "after" | "from" | "later" | "earlier", ..]
            if Span::read(&[number, unit]).is_some() =>
        {
            Some(3)
        }
        ["last" | "previous" | "past" | "next" | "coming" | "this", ..] => behind(0),
        ["in", name, ..] if month(name).is_some() => Some(2),
        ["of", "the" | "that" | "this", "week" | "month" | "year", ..] => Some(3),
        ["or" | "to" | "until" | "till" | "through" | "and" | "&", number, ..]
            if two_digits(number).is_some() && (rest.len() == 2 || ends_in_number(date)) =>
        {
            Some(2)
        }
        ["or" | "to" | "until" | "till" | "through" | "and" | "&", ..] => behind(1),
        ["before" | "after" | "from" | "of" | "on", ref next @ ..] => {
            // `yesterday after two weeks of silence` has its day.
            let is_span = (1..=next.len()).any(|count| is_length(&next[..count]));
            if is_span { None } else { behind(1) }
        }
        _ => None,
    }
}

fn plain(word: &str) -> String {
    word.to_lowercase().trim_end_matches([',', '.', ';', ':', '!', '?']).to_owned()
}

/// Whether this is `two days`, or `the week` at the end, which `before` and `after` go on from.
fn needs_base(date: &[&str]) -> bool {
    let words = words(&date.join(" "));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match *words.as_slice() {
        [.., "the", unit] if Span::of(1, unit).is_some() => true,
        ["the", day] | ["on", "the", day] if weekday(day).is_some() => true,
        ref words => is_length(words),
    }
}

/// Whether this counts units: `a week`, `2w`, `two days ago`; `monday or so he says` does not.
fn has_unit(date: &[&str]) -> bool {
    let is_span = |word: &&str| Span::of(1, word).or_else(|| Span::read(&[word])).is_some();
    date.iter().any(is_span)
}

fn ends_in_number(date: &[&str]) -> bool {
    date.last().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Returns how many words at the beginning name a day or a period. The short `sat` and `may` are
/// ordinary words unless they end the line.
fn words_of_day(typed: &[&str], known: &[&str]) -> Option<usize> {
    let is_owner = |word: &&str| word.replace('\u{2019}', "'").ends_with("'s");
    let without_the = match known {
        ["the", rest @ ..] => rest,
        all => all,
    };
    let skipped = known.len() - without_the.len();
    let is_last = |count: usize| count == typed.len();
    let read = |count: &usize| {
        let some = &known[..*count];
        if some.last().is_some_and(is_owner) && !is_last(*count) {
            return false;
        }
        let split = words(&some.join(" "));
        let split: Vec<&str> = split.iter().map(String::as_str).collect();
        Phrase::read(&split, false).is_some_and(|date| date != Phrase::Today || some == ["today"])
            && (is_last(*count) || !matches!(split[..], ["sat" | "sun" | "wed"]))
    };
    if let Some(count) = (1..=known.len()).rev().find(read) {
        return Some(count);
    }
    let count = match *without_the {
        [which, unit, ..] if relative(which).is_some() && is_period(unit) => 2,
        [name, ..] if is_month(name) => 1,
        ["week", ..] if skipped > 0 => 1,
        ["last" | "next"] if is_last(skipped + 1) => 1,
        _ => return None,
    };
    Some(skipped + count)
}

fn is_period(word: &str) -> bool {
    matches!(word, "week" | "month" | "quarter" | "year") || month(word).is_some()
}

/// Whether this is a month, and no word that begins a sentence.
fn is_month(word: &str) -> bool {
    month(word).is_some() && !matches!(word, "may" | "mar" | "march" | "jun" | "jan")
}
