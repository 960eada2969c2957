//! Completion in PowerShell, which inserts what it gets as it is.

use super::offers::{Asked, Offer};

pub const SCRIPT: &str = include_str!("../../../completions/_rel.ps1");

/// The words of the line, one a line. Old versions lose empty arguments and quotes in them.
const WORDS: &str = "_REL_WORDS";

/// Answers with a line for each offer: what to insert, what to list, and what it is, after tabs.
pub fn answer(asked: &mut Asked<'_>) -> Option<String> {
    let words: Vec<String> = std::env::var(WORDS).ok()?.split('\n').map(str::to_owned).collect();
    Some(asked.offers(&words).iter().map(described).collect())
}

fn described(offer: &Offer) -> String {
    let Offer { value, help } = offer;
    format!("{}\t{value}\t{}\n", quoted(value), help.as_deref().unwrap_or(value))
}

/// Quotes a word for PowerShell, to which typographic quotes are quotes as well: each is doubled.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-./:=".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    let mut quoted = String::from("'");
    for c in word.chars() {
        quoted.push(c);
        if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
            quoted.push(c);
        }
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_powershell() {
        for (word, typed) in [
            ("stale", "stale"),
            ("--unit", "--unit"),
            ("Eva $(calc)", "'Eva $(calc)'"),
            ("Seán O'Brien", "'Seán O''Brien'"),
            ("O\u{2019}Brien; calc", "'O\u{2019}\u{2019}Brien; calc'"),
            ("@Finance", "'@Finance'"),
            ("cass,Neal", "'cass,Neal'"),
            ("Bo \"; calc; \"", "'Bo \"; calc; \"'"),
        ] {
            assert_eq!(quoted(word), typed);
        }
    }
}
