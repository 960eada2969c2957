//! E-mail addresses, as they are typed for a person or beside a name.

use crate::model::Stakeholder;

/// Returns whether a person has an address, which is in lower case.
pub fn has_email(person: &Stakeholder, typed: &str) -> bool {
    person.emails.iter().any(|email| email.to_lowercase() == typed)
}

/// Splits `Name <mail>`, `<mail>`, `mailto:mail` and `mail` into the name and the address.
pub fn split_address(typed: &str) -> (&str, Option<String>) {
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
