//! Rows of `rel list entries`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Account, Entry, Id, Outcome, Side, Uid};
use crate::ui::{Cell, Column, Tone};
use crate::view::list::ListRow;
use crate::view::words;

/// An entry, with the names of the people it was with.
#[derive(Debug, Clone, Serialize)]
pub struct EntryRow {
    pub id: Id,
    pub uid: Uid,
    pub date: NaiveDate,
    pub kind: String,
    pub account: Account,
    pub by: Option<String>,
    pub via: Option<String>,
    pub inbound: bool,
    pub stakeholders: Vec<String>,
    pub note: String,
    pub real: bool,
    /// The deposit, without the gut feeling.
    pub deposit: f64,
    pub gut: i8,
    pub outcome: Option<Outcome>,
    pub in_person: bool,
    pub side: Side,
}

impl EntryRow {
    /// Makes the row of an entry, with the names of its people.
    pub fn of(entry: Entry, stakeholders: Vec<String>) -> EntryRow {
        EntryRow {
            id: entry.id,
            uid: entry.uid,
            date: entry.date,
            kind: entry.kind,
            account: entry.account,
            by: entry.by,
            via: entry.via,
            inbound: entry.inbound,
            stakeholders,
            note: entry.note,
            real: entry.real,
            deposit: entry.deposit,
            gut: entry.gut,
            outcome: entry.outcome,
            in_person: entry.in_person,
            side: entry.side,
        }
    }

    fn worth(&self) -> String {
        let worth = self.deposit + f64::from(self.gut);
        let team = if self.account == Account::Team { " team" } else { "" };
        if worth == 0.0 {
            team.trim_start().to_owned()
        } else {
            format!("{}{team}", words::amount(worth))
        }
    }

    /// Returns the note, with who was involved and how it ended.
    fn what(&self) -> String {
        let mut what = Vec::new();
        if !self.note.is_empty() {
            what.push(self.note.clone());
        }
        what.extend(self.by.as_ref().map(|by| format!("(by {by})")));
        what.extend(self.via.as_ref().map(|via| format!("(via {via})")));
        what.extend(self.inbound.then(|| "(they came to you)".to_owned()));
        what.extend(self.outcome.map(|outcome| format!("({})", outcome.name())));
        what.join(" ")
    }
}

impl ListRow for EntryRow {
    const COLUMNS: &'static [Column] = &[
        Column::number("ID"),
        Column::word("DATE"),
        Column::word("KIND"),
        Column::text("WITH"),
        Column::number("WORTH"),
        Column::text("NOTE"),
    ];

    fn cells(&self, notes: usize) -> Vec<Cell> {
        vec![
            Cell::new(format!("#{}", self.id), Tone::Faint),
            words::plain_date(self.date).into(),
            (&self.kind).into(),
            Cell::new(self.stakeholders.join(", "), Tone::Strong),
            self.worth().into(),
            words::shortened(&self.what(), notes).into(),
        ]
    }
}
