//! Cards as telephones, mail programs and directories exchange them: vCard 2.1, 3.0 and 4.0.

mod cards;
mod line;
mod writer;

#[cfg(test)]
mod tests;

use calcard::vcard::{VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardValue};

use self::cards::Card;
use super::{AddressBook, Contact, birthday, tidy};
use crate::model::{Birthday, name};

pub use writer::write;

/// The rank of a property that is not preferred; `PREF` counts from 1, the most preferred, to 100.
const NOT_PREFERRED: u32 = 101;

/// Reads the cards of a file.
///
/// Each card stands alone: a broken one is skipped with its reason, and those around it come in.
pub fn read(text: &str) -> AddressBook {
    let mut book = AddressBook::default();
    let cards = cards::split(text);
    if cards.is_empty() {
        book.skip(1, "the file".to_owned(), "there is no card in it");
    }
    for card in &cards {
        book.add_card(card);
    }
    book
}

impl AddressBook {
    fn add_card(&mut self, card: &Card) {
        let properties = Properties::of(card);
        if self.program.is_empty() {
            self.program = properties.program();
        }
        let why_not = if card.is_whole { properties.why_nobody() } else { Some("it has no end") };
        let name = match (properties.name(), why_not) {
            (Some(name), None) => name,
            (_, why) => {
                let why = why.unwrap_or("it has no name");
                return self.skip(card.line, properties.describe(), why);
            }
        };
        let birthday = properties.birthday().unwrap_or_else(|no_day| {
            self.skip(card.line, format!("birthday of {name}"), format!("`{no_day}` is no day"));
            None
        });
        self.contacts.push(properties.contact(card.line, name, birthday));
    }
}

/// What the parser made of a card.
struct Properties(Vec<VCardEntry>);

impl Properties {
    /// What wrote the card, as far as it says so.
    fn program(&self) -> String {
        let said = ["VERSION", "PRODID"].into_iter().filter_map(|name| self.line(name));
        said.collect::<Vec<_>>().join(" ")
    }

    fn of(card: &Card) -> Self {
        Self(VCard::parse(card.plain()).map(|card| card.entries).unwrap_or_default())
    }

    fn contact(&self, line: usize, name: String, birthday: Option<Birthday>) -> Contact {
        Contact {
            line,
            uid: self.line("UID").map(|uid| tidy::without_scheme(&uid, "urn:uuid:").to_owned()),
            name,
            nicknames: self.nicknames(),
            emails: self.emails(),
            phone: self.phone(),
            role: self.line("TITLE").or_else(|| self.line("ROLE")),
            departments: self.departments(),
            birthday,
        }
    }

    /// A card as a person would name it.
    fn describe(&self) -> String {
        let whose = self.name().or_else(|| self.emails().into_iter().next());
        whose.map_or_else(|| "card".to_owned(), |whose| format!("card of {whose}"))
    }

    fn all(&self, property: &str) -> impl Iterator<Item = &VCardEntry> {
        self.0.iter().filter(move |entry| entry.name.as_str().eq_ignore_ascii_case(property))
    }

    /// The entries of a property, the preferred first.
    fn by_preference(&self, property: &str) -> Vec<&VCardEntry> {
        let mut entries: Vec<_> = self.all(property).collect();
        entries.sort_by_key(|entry| preference(entry));
        entries
    }

    /// The first entry of a property that is not blank.
    fn line(&self, property: &str) -> Option<String> {
        self.all(property)
            .flat_map(|entry| &entry.values)
            .find_map(|value| tidy::line(&text(value)))
    }

    fn name(&self) -> Option<String> {
        let parts = self.all("N").map(NameParts::of).find(|parts| parts.full_name().is_some());
        let name = self.line("FN").or_else(|| parts.as_ref()?.full_name())?;
        let is_as_said = parts.is_some_and(|parts| parts.keep_order_of(&name));
        Some(if is_as_said { name } else { name::in_reading_order(&name) })
    }

    /// Why this is no card of a person.
    fn why_nobody(&self) -> Option<&'static str> {
        let kind = self.line("KIND").or_else(|| self.line("X-ADDRESSBOOKSERVER-KIND"))?;
        match kind.to_ascii_lowercase().as_str() {
            "group" => Some("it is a group, not a person"),
            "org" => Some("it is an organisation, not a person"),
            "location" => Some("it is a place, not a person"),
            "application" | "device" => Some("it is a machine, not a person"),
            _ => None,
        }
    }

    fn nicknames(&self) -> Vec<String> {
        let values = self.all("NICKNAME").flat_map(|entry| &entry.values);
        values.filter_map(|value| tidy::line(&text(value))).collect()
    }

    fn emails(&self) -> Vec<String> {
        let entries = self.by_preference("EMAIL").into_iter();
        let mut emails = Vec::new();
        for address in entries.flat_map(|entry| &entry.values).map(text) {
            tidy::addresses(&address).for_each(|address| tidy::add_address(&mut emails, address));
        }
        emails
    }

    /// The preferred number, else a mobile one, else one at work; never a fax or a pager.
    fn phone(&self) -> Option<String> {
        let mut numbers = self.by_preference("TEL");
        numbers.retain(|entry| !is(entry, "fax") && !is(entry, "pager"));
        numbers.sort_by_key(|entry| (preference(entry), !is(entry, "cell"), !is(entry, "work")));
        numbers.iter().flat_map(|entry| &entry.values).find_map(|value| {
            let number = text(value);
            tidy::line(&tidy::without_scheme(&number, "tel:").replace(";ext=", " ext. "))
        })
    }

    /// The parts of the organisation after its own name, the narrowest first.
    fn departments(&self) -> Vec<String> {
        let organisation = self.all("ORG").flat_map(|entry| entry.values.iter().skip(1));
        let mut departments: Vec<_> =
            organisation.filter_map(|value| tidy::line(&text(value))).collect();
        departments.reverse();
        departments
    }

    /// # Errors
    /// What stands in place of the day.
    fn birthday(&self) -> Result<Option<Birthday>, String> {
        let Some(written) = self.line("BDAY") else { return Ok(None) };
        let birthday = birthday::read(&written).ok_or(written)?;
        let omitted = self.all("BDAY").flat_map(|entry| &entry.params).find_map(|parameter| {
            let is_it = parameter.name.as_str().eq_ignore_ascii_case("X-APPLE-OMIT-YEAR");
            parameter.value.as_text().filter(|_| is_it)?.parse::<i32>().ok()
        });
        let year = birthday.year.filter(|year| Some(*year) != omitted);
        Ok(Some(Birthday { year, ..birthday }))
    }
}

/// What `N` says of a name.
struct NameParts {
    family: String,
    given: String,
    additional: String,
}

impl NameParts {
    fn of(entry: &VCardEntry) -> Self {
        let part = |place: usize| entry.values.get(place).map(text).unwrap_or_default();
        Self { family: part(0), given: part(1), additional: part(2) }
    }

    fn full_name(&self) -> Option<String> {
        tidy::full_name(&self.given, &self.additional, &self.family)
    }

    /// Whether a name with a comma is in reading order all the same. Programs that know no parts put
    /// the whole name into the first: that tells nothing.
    fn keep_order_of(&self, name: &str) -> bool {
        let Some((first, _)) = name.split_once(',') else { return true };
        let is_blank = |part: &str| part.trim().is_empty();
        let is_other = !is_blank(&self.family) && name::fold(first) != name::fold(&self.family);
        !is_blank(&self.given) && (is_other || self.full_name().as_deref() == Some(name))
    }
}

fn text(value: &VCardValue) -> String {
    match value {
        VCardValue::Component(parts) => parts.join(" "),
        value => value.as_text().unwrap_or_default().to_owned(),
    }
}

/// How preferred an entry is, the smallest first: `PREF=1`, `TYPE=pref`, or `PREF` as in vCard 2.1.
fn preference(entry: &VCardEntry) -> u32 {
    let rank = entry.parameters(&VCardParameterName::Pref).find_map(|rank| match rank {
        VCardParameterValue::Integer(rank) => Some(*rank),
        _ => None,
    });
    rank.unwrap_or(if is(entry, "pref") { 1 } else { NOT_PREFERRED })
}

/// Whether a type of an entry contains a word, be it `TYPE=workfax` or a bare `FAX`.
fn is(entry: &VCardEntry, word: &str) -> bool {
    entry.params.iter().any(|parameter| {
        let kind = parameter.value.as_text().unwrap_or(parameter.name.as_str());
        kind.to_ascii_lowercase().contains(word)
    })
}
