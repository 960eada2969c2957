//! Rows of `rel list`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Birthday, Id, Stakeholder, Uid, Unit};
use crate::scoring::{Rhythm, State};
use crate::ui::{Cell, Column, Tone};
use crate::view::list::ListRow;
use crate::view::words;

/// A stakeholder, with their importance and state.
#[derive(Debug, Clone, Serialize)]
pub struct StakeholderRow {
    pub id: Id,
    pub uid: Uid,
    pub name: String,
    pub role: Option<String>,
    pub unit: Option<String>,
    pub tags: Vec<String>,
    /// The weight of the unit; without a unit, that of the lightest one.
    pub weight: f64,
    pub influence: f64,
    pub importance: f64,
    pub cadence_days: u32,
    pub aliases: Vec<String>,
    pub emails: Vec<String>,
    pub birthday: Option<Birthday>,
    pub added: NaiveDate,
    pub away_until: Option<NaiveDate>,
    pub last_contact: Option<NaiveDate>,
    pub state: State,
    pub phone: Option<String>,
    pub updates_every_days: Option<u32>,
    pub archived: Option<NaiveDate>,
}

impl StakeholderRow {
    /// Returns one line about them, for receipts: `Cassandra Kelly, CFO, Finance, every 18 days`.
    pub fn in_words(&self) -> String {
        let mut parts = vec![self.name.clone()];
        parts.extend(self.role.clone());
        parts.push(self.unit.clone().unwrap_or_else(|| "no unit".to_owned()));
        parts.push(format!("every {}", words::days(i64::from(self.cadence_days))));
        parts.extend(self.tags.iter().map(|tag| format!("@{tag}")));
        parts.extend(self.emails.iter().cloned());
        parts.extend(
            self.birthday.map(|birthday| format!("birthday {}", words::birthday(birthday))),
        );
        parts.extend(self.away_until.map(|back| format!("away until {}", words::full_date(back))));
        parts.join(", ")
    }

    pub fn of(
        stakeholder: &Stakeholder,
        unit: Option<&Unit>,
        weight: f64,
        rhythm: &Rhythm,
    ) -> StakeholderRow {
        StakeholderRow {
            id: stakeholder.id,
            uid: stakeholder.uid.clone(),
            name: stakeholder.name.clone(),
            role: stakeholder.role.clone(),
            unit: unit.map(|unit| unit.name.clone()),
            tags: stakeholder.tags.clone(),
            weight,
            influence: stakeholder.influence,
            importance: rhythm.importance,
            cadence_days: rhythm.cadence_days,
            aliases: stakeholder.aliases.clone(),
            emails: stakeholder.emails.clone(),
            birthday: stakeholder.birthday,
            added: stakeholder.added,
            away_until: stakeholder.away_until,
            last_contact: rhythm.last_contact,
            state: rhythm.state,
            phone: stakeholder.phone.clone(),
            updates_every_days: stakeholder.updates_every_days,
            archived: stakeholder.archived,
        }
    }
}

fn or_dash(text: Option<&str>) -> Cell {
    text.unwrap_or("-").into()
}

impl ListRow for StakeholderRow {
    const COLUMNS: &'static [Column] = &[
        Column::text("NAME"),
        Column::text("ROLE"),
        Column::text("UNIT"),
        Column::number("IMPORTANCE"),
        Column::number("EVERY"),
        Column::word("LAST TALKED"),
        Column::word("STATE"),
    ];

    fn cells(&self, _notes: usize) -> Vec<Cell> {
        let tone = match self.state {
            State::Overdue | State::Never => Tone::Alarm,
            State::Due => Tone::Warning,
            State::Fresh => Tone::Good,
            State::Archived | State::Away | State::Unplaced => Tone::Faint,
        };
        vec![
            Cell::new(&self.name, Tone::Strong),
            or_dash(self.role.as_deref()),
            or_dash(self.unit.as_deref()),
            format!("{:.0}%", self.importance * 100.0).into(),
            format!("{}d", self.cadence_days).into(),
            self.last_contact.map_or("never".to_owned(), words::plain_date).into(),
            Cell::new(self.state.name(), tone),
        ]
    }
}
