//! E-mail addresses, as they are typed for a person or beside a name.

use crate::model::Stakeholder;

/// Returns whether a person has an address, which is in lower case.
pub fn has_email(person: &Stakeholder, typed: &str) -> bool {
    person.emails.iter().any(|email| email.to_lowercase() == typed)
}

/// Splits `Name <mail>`, `<mail>`, `mailto:mail` and `mail` into the name and the address.
pub(super) fn split_address(typed: &str) -> (&str, Option<String>) {
    let address = |text: &str| {
        let text = text.trim();
        let text = match text.split_at_checked("mailto:".len()) {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto:") => rest,
            _ => text,
        };
        let is_address = text.contains('@') && !text.contains(char::is_whitespace);
        is_address.then(|| text.to_lowercase())
    };
    let bracketed = typed.strip_suffix('>').and_then(|text| text.split_once('<'));
    match bracketed.and_then(|(name, email)| Some((name.trim(), address(email)?))) {
        Some((name, email)) => (name, Some(email)),
        None => match address(typed) {
            Some(email) => ("", Some(email)),
            None => (typed, None),
        },
    }
}

/// Finds an address among the words of a name, and returns the other words with it: `Jo Fox` and
/// `jfox@acme.com` in `Jo Fox (jfox@acme.com)`.
pub fn address_in(typed: &str) -> Option<(String, String)> {
    let (name, email) = split_address(typed.trim());
    if let Some(email) = email {
        return (!email.starts_with('@')).then(|| (name.to_owned(), email));
    }
    let plain = |word: &str| word.trim_matches(|c| "()<>[],;\"".contains(c)).to_lowercase();
    let is_address = |word: &str| {
        plain(word).split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && domain.contains('.') && !domain.ends_with('.')
        })
    };
    let words: Vec<&str> = typed.split_whitespace().collect();
    let (at, email) = words.iter().enumerate().find(|(_, word)| is_address(word))?;
    let rest = [&words[..at], &words[at + 1..]].concat().join(" ");
    let rest = rest.trim_matches(|c: char| "()<>[],; ".contains(c)).to_owned();
    Some((rest, plain(email)))
}
