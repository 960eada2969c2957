//! Rows of `rel list facts`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Fact, Id, Topic, Uid};
use crate::ui::{Cell, Column, Tone};
use crate::view::list::ListRow;
use crate::view::words;

/// A fact, with the name of the stakeholder it is about.
#[derive(Debug, Clone, Serialize)]
pub struct FactRow {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: String,
    pub topic: Topic,
    pub text: String,
    pub date: NaiveDate,
}

impl FactRow {
    /// Makes the row of a fact, with the name of the stakeholder.
    pub fn of(fact: Fact, stakeholder: String) -> FactRow {
        FactRow {
            id: fact.id,
            uid: fact.uid,
            stakeholder,
            topic: fact.topic,
            text: fact.text,
            date: fact.date,
        }
    }
}

impl ListRow for FactRow {
    const COLUMNS: &'static [Column] = &[
        Column::number("ID"),
        Column::text("NAME"),
        Column::word("TOPIC"),
        Column::text("WHAT"),
        Column::word("LEARNED"),
    ];

    fn cells(&self, notes: usize) -> Vec<Cell> {
        vec![
            Cell::new(format!("#{}", self.id), Tone::Faint),
            Cell::new(&self.stakeholder, Tone::Strong),
            self.topic.name().into(),
            words::shortened(&self.text, notes).into(),
            words::full_date(self.date).into(),
        ]
    }
}
