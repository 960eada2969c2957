//! The entries that are already there, so that one meeting is booked once.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::error::Result;
use crate::model::{Entry, Id, SkipReason};
use crate::store::Transaction;

/// The identity of a meeting across calendars: its day, title and people.
type Meeting = (NaiveDate, String, Vec<Id>);

/// The entries that are already there.
#[derive(Debug, Default)]
pub struct Booked {
    /// The people and days of my real conversations logged by hand.
    by_hand: HashSet<(Id, NaiveDate)>,
    /// The meetings of imported entries, and the file if it belongs to this import.
    by_calendar: HashMap<Meeting, Option<String>>,
}

impl Booked {
    pub fn load(write: &Transaction) -> Result<Booked> {
        let imported = write.imported_occasions()?.into_iter();
        Ok(Booked {
            by_hand: write.logged_by_hand()?,
            by_calendar: imported.map(|meeting| (meeting, None)).collect(),
        })
    }

    pub fn book(&mut self, entry: &Entry, file: &str) {
        self.by_calendar.insert(meeting(entry), Some(file.to_owned()));
    }

    /// Returns why an entry is already booked. Within one calendar, a title that occurs twice a day
    /// counts twice.
    pub fn already(&self, entry: &Entry, file: &str) -> Option<SkipReason> {
        let by_hand = |id: &Id| self.by_hand.contains(&(*id, entry.date));
        if entry.stakeholders.iter().any(by_hand) {
            return Some(SkipReason::LoggedByHand);
        }
        let known = self.by_calendar.get(&meeting(entry))?;
        (known.as_deref() != Some(file)).then_some(SkipReason::InOtherCalendar)
    }
}

fn meeting(entry: &Entry) -> Meeting {
    (entry.date, entry.note.clone(), entry.stakeholders.clone())
}
