//! Address books and lists of contacts.

mod birthday;
pub mod spreadsheet;
mod tidy;
pub mod vcard;

use super::Skipped;
use crate::model::Birthday;

/// Somebody, as an address book knows them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// The line they begin on, from 1.
    pub line: usize,
    /// What their program knows them by, where it says so: the UID of a card.
    pub uid: Option<String>,
    /// The whole name, on one line, never empty.
    pub name: String,
    /// Other names they go by.
    pub nicknames: Vec<String>,
    /// As written, without blanks around; the first is the main one.
    pub emails: Vec<String>,
    pub phone: Option<String>,
    /// Their title.
    pub role: Option<String>,
    /// Their department and what it belongs to, the narrowest first; one of these may be a unit.
    pub departments: Vec<String>,
    pub birthday: Option<Birthday>,
}

/// What an address book holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AddressBook {
    /// What tells the books of one program from those of another: what the first columns of a list
    /// are called, or what a card says of itself.
    pub program: String,
    pub contacts: Vec<Contact>,
    /// Cards and rows that are nobody, and what of the contacts could not be read.
    pub skipped: Vec<Skipped>,
}

impl AddressBook {
    fn skip(&mut self, line: usize, what: String, why: impl Into<String>) {
        self.skipped.push(Skipped { line, what, why: why.into() });
    }
}
