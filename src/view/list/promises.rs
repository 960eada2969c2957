//! Rows of `rel list promises`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::promise::Effort;
use crate::model::{Account, Id, Promise, PromiseKind, Status, Uid};
use crate::ui::{Cell, Column, Tone};
use crate::view::list::ListRow;
use crate::view::words;

/// A promise, with the name of the other side and how it stands.
#[derive(Debug, Clone, Serialize)]
pub struct PromiseRow {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: String,
    pub account: Account,
    pub theirs: bool,
    pub kind: PromiseKind,
    pub text: String,
    pub made: NaiveDate,
    pub due: Option<NaiveDate>,
    pub status: Status,
    pub measure: Option<String>,
    pub risk: Option<String>,
    pub heard: bool,
    pub estimate: Option<Effort>,
    pub actual: Option<Effort>,
    pub closed: Option<NaiveDate>,
    /// The last day it was updated or moved.
    pub last_update: Option<NaiveDate>,
    /// Whether too long has passed without news of it.
    pub silent: bool,
    /// Days past the due date: until today while open, otherwise until it ended.
    pub days_late: i64,
    #[serde(skip)]
    days_silent: i64,
}

impl PromiseRow {
    /// Makes the row of a promise on a day, with the name of the stakeholder.
    pub fn of(promise: Promise, stakeholder: String, silent: bool, today: NaiveDate) -> PromiseRow {
        PromiseRow {
            last_update: promise.last_update(),
            days_late: promise.days_late(today),
            days_silent: (today - promise.last_said()).num_days(),
            id: promise.id,
            uid: promise.uid,
            stakeholder,
            account: promise.account,
            theirs: promise.theirs,
            kind: promise.kind,
            text: promise.text,
            made: promise.made,
            due: promise.due,
            status: promise.status,
            measure: promise.measure,
            risk: promise.risk,
            heard: promise.heard,
            estimate: promise.estimate,
            actual: promise.actual,
            closed: promise.closed,
            silent,
        }
    }

    /// Returns who owes it: `me`, `team` or `theirs`.
    pub fn whose(&self) -> &'static str {
        if self.theirs { "theirs" } else { self.account.name() }
    }

    /// Returns how it stands: `5 days late`, `silent for 22 days`, `due Fri 27 Nov 2026`, `kept`.
    pub fn standing(&self) -> (String, Tone) {
        match (self.status, self.due) {
            (Status::Open, Some(_)) if self.days_late > 0 => {
                (format!("{} late", words::days(self.days_late)), Tone::Alarm)
            }
            (Status::Open, _) if self.silent => {
                (format!("silent for {}", words::days(self.days_silent)), Tone::Warning)
            }
            (Status::Open, Some(due)) => (format!("due {}", words::full_date(due)), Tone::Plain),
            (Status::Open, None) => ("open".to_owned(), Tone::Plain),
            (Status::Kept, _) if self.days_late > 0 => {
                (format!("kept, {} late", words::days(self.days_late)), Tone::Warning)
            }
            (Status::Kept, _) => ("kept".to_owned(), Tone::Good),
            (Status::Broken, _) => ("broken".to_owned(), Tone::Alarm),
            (Status::Dropped, _) => ("dropped".to_owned(), Tone::Faint),
        }
    }
}

impl ListRow for PromiseRow {
    const COLUMNS: &'static [Column] = &[
        Column::number("ID"),
        Column::text("NAME"),
        Column::word("WHOSE"),
        Column::word("KIND"),
        Column::text("WHAT"),
        Column::word("STATUS"),
    ];

    fn cells(&self, notes: usize) -> Vec<Cell> {
        let (standing, tone) = self.standing();
        vec![
            Cell::new(format!("#{}", self.id), Tone::Faint),
            Cell::new(&self.stakeholder, Tone::Strong),
            self.whose().into(),
            self.kind.name().into(),
            words::shortened(&self.text, notes).into(),
            Cell::new(standing, tone),
        ]
    }
}
