//! Address books and lists of contacts.

mod birthday;
pub mod spreadsheet;
mod tidy;
pub mod vcard;

use chrono::NaiveDate;

use crate::model::date::in_range;
use crate::model::{Birthday, Limit, SkipReason};

/// The most contacts of an import: the staff of a large company.
pub const MOST_CONTACTS: usize = 20_000;

/// The most e-mails, and the most other names, of a person.
pub const MOST_ITEMS: usize = 100;

/// A person in an address book.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// The line it begins on, from 1.
    pub line: usize,
    /// The identity in its address book, if it has one: the UID of a card.
    pub uid: Option<String>,
    /// The whole name, on one line, never empty.
    pub name: String,
    /// Other names of the person.
    pub nicknames: Vec<String>,
    /// As written, without blanks around; the first is the main one.
    pub emails: Vec<String>,
    pub phone: Option<String>,
    /// The job title.
    pub role: Option<String>,
    /// The department and its parents, the narrowest first; one of these may be a unit.
    pub departments: Vec<String>,
    pub birthday: Option<Birthday>,
}

/// The contacts of one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AddressBook {
    /// Distinguishes the address books of different programs: the first column headers of a list,
    /// or what a card says of its origin.
    pub program: String,
    pub contacts: Vec<Contact>,
    /// Cards and rows without a person, and the parts of contacts that could not be read.
    pub skipped: Vec<SkippedContact>,
    /// The columns of a list that were not used, named together.
    pub unused: Option<SkippedContact>,
}

/// A card or row that was skipped, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedContact {
    /// The line it begins on, from 1.
    pub line: usize,
    /// Its name in a report: `card of Anna Roth`, `row 8`.
    pub what: String,
    pub why: SkipReason,
}

impl AddressBook {
    /// Adds a contact, with at most so many e-mails and names as a person may have.
    fn add(&mut self, mut contact: Contact) {
        for (list, limit) in [
            (&mut contact.emails, Limit::Emails(MOST_ITEMS)),
            (&mut contact.nicknames, Limit::Aliases(MOST_ITEMS)),
        ] {
            if list.len() > MOST_ITEMS {
                list.truncate(MOST_ITEMS);
                self.skipped.push(SkippedContact {
                    line: contact.line,
                    what: contact.name.clone(),
                    why: SkipReason::Limit(limit),
                });
            }
        }
        self.contacts.push(contact);
    }

    /// Skips the rest of a file with too many contacts, from this line on.
    fn skip_rest(&mut self, line: usize) {
        let why = SkipReason::Limit(Limit::Contacts(MOST_CONTACTS));
        self.skip(line, "the rest of the file".to_owned(), why);
    }

    fn skip(&mut self, line: usize, what: String, why: SkipReason) {
        self.skipped.push(SkippedContact { line, what, why });
    }

    /// Returns a birthday as it was read, unless it has to be left out, which is reported.
    fn birthday(
        &mut self,
        line: usize,
        name: &str,
        read: Result<Option<Birthday>, SkipReason>,
    ) -> Option<Birthday> {
        let is_in_range = |it: &Birthday| {
            let day = NaiveDate::from_ymd_opt(it.year.unwrap_or(2000), it.month, it.day);
            day.is_some_and(|day| in_range(&day))
        };
        let read = match read {
            Ok(Some(birthday)) if !is_in_range(&birthday) => Err(SkipReason::OutsideYears),
            read => read,
        };
        read.unwrap_or_else(|why| {
            self.skip(line, format!("birthday of {name}"), why);
            None
        })
    }
}
