//! The part of the journal that is exported.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::{Id, Stakeholder};
use crate::roster::Roster;
use crate::store::{Selection, Store};
use crate::ui::Output;
use crate::view::words;

/// The part of the journal to export.
pub struct Chosen<'a> {
    pub roster: &'a Roster<'a>,
    /// `None` for everyone.
    pub ids: Option<BTreeSet<Id>>,
    pub since: Option<NaiveDate>,
    pub without_notes: bool,
}

impl Chosen<'_> {
    /// Returns whether a person is among them.
    pub fn has(&self, person: Id) -> bool {
        self.ids.as_ref().is_none_or(|ids| ids.contains(&person))
    }

    /// Returns the active people among them.
    pub fn active(&self) -> impl Iterator<Item = &Stakeholder> {
        let people = self.roster.people.iter();
        people.filter(|person| person.is_active() && self.has(person.id))
    }

    /// Writes the records as lines of JSON.
    pub fn lines(&self, store: &Store, output: &mut Output) -> Result<String> {
        let selection = Selection {
            people: self.ids.clone(),
            since: self.since,
            without_notes: self.without_notes,
        };
        let mut count = 0;
        store.write_lines(&selection, |line| {
            count += 1;
            output.write(line)?;
            output.write("\n")
        })?;
        Ok(words::number_of(count, "record", "records"))
    }
}
