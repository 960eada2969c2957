//! Tidies names and addresses, which every program writes in its own way.

use std::collections::HashSet;

use crate::model::name;

/// Returns a text on one line, without control characters or double blanks; `None` if nothing is
/// left.
pub fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Joins the parts of a name in reading order: given, additional and family names, or the family
/// name first in Chinese, Japanese and Korean.
pub fn full_name(given: &str, additional: &str, family: &str) -> Option<String> {
    let (given, family) = (given.trim(), family.trim());
    if name::is_east_asian(family) {
        line(&[family, given, additional].join(" "))
    } else {
        line(&[given, additional, family].join(" "))
    }
}

/// Finds the e-mail addresses in a text such as `Anna <anna@example.com>; mailto:roth@example.com`.
pub fn addresses(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>'))
        .map(|word| without_scheme(word, "mailto:"))
        .filter(|word| word.contains('@'))
        .map(str::to_owned)
}

/// Addresses, each once in any case.
#[derive(Debug, Default)]
pub struct Addresses {
    pub list: Vec<String>,
    known: HashSet<String>,
}

impl Addresses {
    /// Adds an address, unless it is already there.
    pub fn add(&mut self, address: String) {
        if self.known.insert(address.to_lowercase()) {
            self.list.push(address);
        }
    }
}

/// Removes a scheme and the blanks around it, in any case and however often it is there: `tel:`,
/// `mailto:`, `urn:uuid:`.
pub fn without_scheme<'a>(text: &'a str, scheme: &str) -> &'a str {
    let mut left = text.trim();
    while let Some((start, rest)) = left.split_at_checked(scheme.len())
        && start.eq_ignore_ascii_case(scheme)
    {
        left = rest.trim();
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_in_reading_order() {
        for (given, additional, family, name) in [
            ("Anna", "", "Roth", Some("Anna Roth")),
            (" Anna\t", "Maria\n", "von  Roth", Some("Anna Maria von Roth")),
            ("", "", "Roth", Some("Roth")),
            ("花子", "", "山田", Some("山田 花子")),
            ("Hanako", "", "Yamada", Some("Hanako Yamada")),
            (" ", "\u{0}", "\r\n", None),
        ] {
            assert_eq!(full_name(given, additional, family).as_deref(), name);
        }
    }

    #[test]
    fn addresses_are_found_among_other_text() {
        for (text, found) in [
            ("anna@example.com", &["anna@example.com"][..]),
            ("MAILTO:anna@example.com", &["anna@example.com"]),
            ("mailto:mailto:anna@example.com", &["anna@example.com"]),
            ("Anna Roth <anna@example.com>", &["anna@example.com"]),
            ("a@example.com ::: b@example.com", &["a@example.com", "b@example.com"]),
            ("a@example.com; b@example.com", &["a@example.com", "b@example.com"]),
            ("anna", &[]),
            ("", &[]),
        ] {
            assert_eq!(addresses(text).collect::<Vec<_>>(), found, "{text:?}");
        }
    }

    #[test]
    fn an_address_is_kept_once() {
        let mut kept = Addresses::default();
        for address in ["Anna@example.com", "roth@example.com", "anna@EXAMPLE.com"] {
            kept.add(address.to_owned());
        }
        assert_eq!(kept.list, ["Anna@example.com", "roth@example.com"]);
    }
}
