//! Digits in an order that each country has its own of.

use crate::model::date::words::{day, two_digits, year};
use crate::model::date::written::WrittenDay;

/// The readings of digits in an order other than that of ISO: the day first, then the month first,
/// as `complete` makes them of what is written. With dots the day comes first.
pub(in crate::model) fn readings<T>(
    text: &str,
    complete: impl Fn(WrittenDay) -> Option<T>,
) -> [Option<T>; 2] {
    let dotted = text.contains('.');
    let text = text.trim_end_matches('.');
    if text.len() == 8 && text.bytes().all(|it| it.is_ascii_digit()) {
        let iso = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]);
        return [WrittenDay::iso(&iso).and_then(complete), None];
    }
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let of = |number: &str, name: &str, of: Option<&str>| {
        let written = WrittenDay::new(two_digits(name)?, day(number)?);
        complete(match of {
            Some(of) => written.of_year(year(of)?),
            None => written,
        })
    };
    match parts[..] {
        [of_year, name, number] if of_year.len() == 4 => [of(number, name, Some(of_year)), None],
        [number, name, of_year] if dotted => [of(number, name, Some(of_year)), None],
        [number, name] if dotted => [of(number, name, None), None],
        // `26-11-20` could begin or end with its year.
        [_, _, c] if c.len() < 4 && text.contains('-') => [None, None],
        [a, b, c] => [of(a, b, Some(c)), of(b, a, Some(c))],
        [a, b] => [of(a, b, None), of(b, a, None)],
        _ => [None, None],
    }
}
