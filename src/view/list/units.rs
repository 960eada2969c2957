//! Rows of `rel list units`.

use serde::Serialize;

use crate::model::{Id, Stakeholder, Uid, Unit};
use crate::ui::{Cell, Column, Tone};
use crate::view::list::ListRow;
use crate::view::words;

/// A unit, with the number of its active people.
#[derive(Debug, Clone, Serialize)]
pub struct UnitRow {
    pub id: Id,
    pub uid: Uid,
    pub name: String,
    pub weight: f64,
    pub cadence_days: Option<u32>,
    /// The number of active people in it.
    pub stakeholders: usize,
    pub why: Option<String>,
}

impl UnitRow {
    pub fn of(unit: &Unit, people: &[Stakeholder]) -> UnitRow {
        let members =
            people.iter().filter(|person| person.is_active() && person.unit == Some(unit.id));
        UnitRow {
            id: unit.id,
            uid: unit.uid.clone(),
            name: unit.name.clone(),
            weight: unit.weight,
            cadence_days: unit.cadence_days,
            stakeholders: members.count(),
            why: unit.why.clone(),
        }
    }

    /// Returns one line about it, for receipts: `Finance, weight 8, every 30 days`.
    pub fn in_words(&self) -> String {
        let cadence =
            self.cadence_days.map(|days| format!(", every {}", words::days(i64::from(days))));
        format!(
            "{}, weight {}{}",
            self.name,
            words::plain(self.weight),
            cadence.unwrap_or_default()
        )
    }
}

impl ListRow for UnitRow {
    const COLUMNS: &'static [Column] = &[
        Column::text("UNIT"),
        Column::number("WEIGHT"),
        Column::number("EVERY"),
        Column::number("PEOPLE"),
        Column::text("WHY"),
    ];

    fn cells(&self, _notes: usize) -> Vec<Cell> {
        vec![
            Cell::new(&self.name, Tone::Strong),
            words::plain(self.weight).into(),
            self.cadence_days.map_or("-".to_owned(), |days| format!("{days}d")).into(),
            self.stakeholders.to_string().into(),
            self.why.as_deref().unwrap_or_default().into(),
        ]
    }
}
