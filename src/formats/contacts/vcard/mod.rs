//! Reads and writes the cards of phones, mail programs and directories: vCard 2.1, 3.0 and 4.0.

mod cards;
mod line;
mod writer;

#[cfg(test)]
mod tests;

use calcard::vcard::{VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardValue};

use self::cards::RawCard;
use super::{AddressBook, Contact, MOST_CONTACTS, birthday, tidy};
use crate::model::{Birthday, NonPerson, SkipReason, name};

pub use writer::write;

/// The rank of a property that is not preferred; `PREF` counts from 1, the most preferred, to 100.
const NOT_PREFERRED: u32 = 101;

/// Reads the cards of a file.
///
/// A broken card is skipped and spoils no other.
pub fn read(text: &str) -> AddressBook {
    let mut book = AddressBook::default();
    let mut read = 0;
    for card in cards::split(text) {
        read += 1;
        if read > MOST_CONTACTS {
            book.skip_rest(card.line);
            break;
        }
        book.add_card(&card);
    }
    if read == 0 {
        book.skip(1, "the file".to_owned(), SkipReason::NoCards);
    }
    book
}

impl AddressBook {
    fn add_card(&mut self, card: &RawCard) {
        if let Some(limit) = card.exceeded() {
            return self.skip(card.line, "card".to_owned(), SkipReason::Limit(limit));
        }
        let properties = Properties::of(card);
        if self.program.is_empty() {
            self.program = properties.program();
        }
        let name = match properties.person(card.is_whole) {
            Ok(name) => name,
            Err(why) => return self.skip(card.line, properties.describe(), why),
        };
        let birthday = self.birthday(card.line, &name, properties.birthday());
        self.add(properties.contact(card.line, name, birthday));
    }
}

/// The parsed properties of a card.
struct Properties(Vec<VCardEntry>);

impl Properties {
    /// Returns the version and the program of a card, as far as it names them.
    fn program(&self) -> String {
        let named = ["VERSION", "PRODID"].into_iter().filter_map(|name| self.line(name));
        named.collect::<Vec<_>>().join(" ")
    }

    fn of(card: &RawCard) -> Self {
        Self(VCard::parse(card.plain()).map(|card| card.entries).unwrap_or_default())
    }

    fn contact(&self, line: usize, name: String, birthday: Option<Birthday>) -> Contact {
        Contact {
            line,
            uid: self.uid(),
            name,
            nicknames: self.nicknames(),
            emails: self.emails(),
            phone: self.phone(),
            role: self.line("TITLE").or_else(|| self.line("ROLE")),
            departments: self.departments(),
            birthday,
        }
    }

    /// Returns the name of the card in a report.
    fn describe(&self) -> String {
        let whose = self.name().or_else(|| self.emails().into_iter().next());
        whose.map_or_else(|| "card".to_owned(), |whose| format!("card of {whose}"))
    }

    fn all(&self, property: &str) -> impl Iterator<Item = &VCardEntry> {
        self.0.iter().filter(move |entry| entry.name.as_str().eq_ignore_ascii_case(property))
    }

    /// Returns the entries of a property, the preferred first.
    fn by_preference(&self, property: &str) -> Vec<&VCardEntry> {
        let mut entries: Vec<_> = self.all(property).collect();
        entries.sort_by_key(|entry| preference(entry));
        entries
    }

    /// Returns the first value of a property that is not blank.
    fn line(&self, property: &str) -> Option<String> {
        self.all(property)
            .flat_map(|entry| &entry.values)
            .find_map(|value| tidy::line(&text(value)))
    }

    fn name(&self) -> Option<String> {
        let parts = self.all("N").map(NameParts::of).find(|parts| parts.full_name().is_some());
        let name = self.line("FN").or_else(|| parts.as_ref()?.full_name())?;
        let is_ordered = parts.is_some_and(|parts| parts.keep_order_of(&name));
        Some(if is_ordered { name } else { name::in_reading_order(&name) })
    }

    /// Returns the name of the person.
    ///
    /// # Errors
    /// Why the card is not that of a person.
    fn person(&self, is_whole: bool) -> Result<String, SkipReason> {
        if !is_whole {
            return Err(SkipReason::CutOff);
        }
        if let Some(kind) = self.non_person() {
            return Err(SkipReason::NotAPerson(kind));
        }
        self.name().ok_or(SkipReason::NoName)
    }

    fn non_person(&self) -> Option<NonPerson> {
        let kinds = ["KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"];
        let kind = kinds.into_iter().find_map(|property| self.line(property))?;
        match kind.to_ascii_lowercase().as_str() {
            "group" => Some(NonPerson::Group),
            "org" | "company" => Some(NonPerson::Organisation),
            "location" => Some(NonPerson::Location),
            "application" | "device" => Some(NonPerson::Machine),
            _ => None,
        }
    }

    fn nicknames(&self) -> Vec<String> {
        let values = self.all("NICKNAME").flat_map(|entry| &entry.values);
        values.filter_map(|value| tidy::line(&text(value))).collect()
    }

    fn emails(&self) -> Vec<String> {
        let entries = self.by_preference("EMAIL").into_iter();
        let mut emails = tidy::Addresses::default();
        for address in entries.flat_map(|entry| &entry.values).map(text) {
            tidy::addresses(&address).for_each(|address| emails.add(address));
        }
        emails.list
    }

    /// Returns the preferred number, else a mobile one, else one at work; never a fax or a pager.
    fn phone(&self) -> Option<String> {
        let mut numbers = self.by_preference("TEL");
        numbers.retain(|entry| !is(entry, "fax") && !is(entry, "pager"));
        numbers.sort_by_key(|entry| (preference(entry), !is(entry, "cell"), !is(entry, "work")));
        numbers.iter().flat_map(|entry| &entry.values).find_map(|value| {
            let number = tidy::line(&text(value))?;
            tidy::line(&tidy::without_scheme(&number, "tel:").replace(";ext=", " ext. "))
        })
    }

    fn uid(&self) -> Option<String> {
        let uid = self.line("UID")?;
        Some(tidy::without_scheme(&uid, "urn:uuid:").to_owned()).filter(|uid| !uid.is_empty())
    }

    /// Returns the parts of the organisation after its own name, the narrowest first.
    fn departments(&self) -> Vec<String> {
        let organisation = self.all("ORG").flat_map(|entry| entry.values.iter().skip(1));
        let mut departments: Vec<_> =
            organisation.filter_map(|value| tidy::line(&text(value))).collect();
        departments.reverse();
        departments
    }

    /// # Errors
    /// A birthday that is not a date.
    fn birthday(&self) -> Result<Option<Birthday>, SkipReason> {
        let Some(written) = self.line("BDAY") else { return Ok(None) };
        let birthday = birthday::read(&written).ok_or(SkipReason::NotADate(written))?;
        let omitted = self.all("BDAY").flat_map(|entry| &entry.params).find_map(|parameter| {
            let is_it = parameter.name.as_str().eq_ignore_ascii_case("X-APPLE-OMIT-YEAR");
            parameter.value.as_text().filter(|_| is_it)?.parse::<i32>().ok()
        });
        let year = birthday.year.filter(|year| Some(*year) != omitted);
        Ok(Some(Birthday { year, ..birthday }))
    }
}

/// The parts of a name in `N`.
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

    /// Whether a name with a comma is in reading order already. Programs without separate fields
    /// put the whole name into the first part, which proves nothing.
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

/// Returns the rank of an entry, 1 the most preferred: `PREF=1`, `TYPE=pref`, or `PREF` as in vCard
/// 2.1.
fn preference(entry: &VCardEntry) -> u32 {
    let rank = entry.parameters(&VCardParameterName::Pref).find_map(|rank| match rank {
        VCardParameterValue::Integer(rank) => Some(*rank),
        _ => None,
    });
    rank.unwrap_or(if is(entry, "pref") { 1 } else { NOT_PREFERRED })
}

/// Whether a type of an entry contains a word, as in `TYPE=workfax` or a bare `FAX`.
fn is(entry: &VCardEntry, word: &str) -> bool {
    entry.params.iter().any(|parameter| {
        let kind = parameter.value.as_text().unwrap_or(parameter.name.as_str());
        kind.to_ascii_lowercase().contains(word)
    })
}
