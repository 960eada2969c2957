//! Writes contacts as cards.

use super::super::{Contact, birthday};

/// The longest line, in octets without the line end.
const LONGEST: usize = 75;

/// Returns a card in vCard 3.0 with these categories. An address book is a sequence of cards.
pub fn write(contact: &Contact, categories: &[String]) -> String {
    let mut card = Lines::default();
    card.add("BEGIN", "VCARD");
    card.add("VERSION", "3.0");
    card.add("FN", &escape(&contact.name));
    card.add("N", &name_parts(&contact.name));
    card.add_list("NICKNAME", &contact.nicknames);
    for email in &contact.emails {
        card.add("EMAIL", &escape(email));
    }
    if let Some(phone) = &contact.phone {
        card.add("TEL", &escape(phone));
    }
    if let Some(role) = &contact.role {
        card.add("TITLE", &escape(role));
    }
    if !contact.departments.is_empty() {
        let broadest_first: Vec<_> =
            contact.departments.iter().rev().map(|it| escape(it)).collect();
        card.add("ORG", &format!(";{}", broadest_first.join(";")));
    }
    match contact.birthday {
        Some(day) if day.year.is_some() => card.add("BDAY", &day.to_string()),
        Some(day) => {
            let no_year = birthday::NO_YEAR;
            let name = format!("BDAY;X-APPLE-OMIT-YEAR={no_year}");
            card.add(&name, &format!("{no_year}-{:02}-{:02}", day.month, day.day));
        }
        None => {}
    }
    card.add_list("CATEGORIES", categories);
    if let Some(uid) = &contact.uid {
        card.add("UID", &escape(uid));
    }
    card.add("END", "VCARD");
    card.0
}

/// Splits a name for `N`; the last word counts as the family name.
fn name_parts(name: &str) -> String {
    // Readers would take a family name with a comma for both names.
    let one_word = if name.contains(',') { (name, "") } else { ("", name) };
    let (given, family) = name.rsplit_once(' ').unwrap_or(one_word);
    format!("{};{};;;", escape(family), escape(given))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The text of a card.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line, folded between characters.
    fn add(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if length + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a line with several values, unless there are none.
    fn add_list(&mut self, name: &str, values: &[String]) {
        if !values.is_empty() {
            let values: Vec<_> = values.iter().map(|value| escape(value)).collect();
            self.add(name, &values.join(","));
        }
    }
}
