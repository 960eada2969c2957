//! The answer of `rel stale`: who is due a real conversation.

use chrono::NaiveDate;
use serde::Serialize;

use super::{hints, words};
use crate::model::Uid;
use crate::scoring::State;
use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::situation::Footing;

/// Someone who is due a real conversation, or soon will be.
#[derive(Debug, Clone, Serialize)]
pub struct StaleRow {
    pub uid: Uid,
    pub name: String,
    pub unit: Option<String>,
    /// The weight of the unit; without a unit, that of the lightest one.
    pub weight: f64,
    pub importance: f64,
    pub state: State,
    pub last_contact: Option<NaiveDate>,
    pub days_since: Option<i64>,
    pub cadence_days: u32,
    pub overdue_days: i64,
    pub ratio: f64,
    /// Routine meetings since the last contact.
    pub routine_since: u32,
    pub team_last_contact: Option<NaiveDate>,
    #[serde(skip)]
    last_talked: String,
    #[serde(skip)]
    meanwhile: String,
}

impl StaleRow {
    pub fn of(footing: &Footing) -> StaleRow {
        let rhythm = &footing.rhythm;
        let stakeholder = footing.stakeholder;
        let last_talked = match (rhythm.days_since, footing.last_talk()) {
            (Some(days), Some((date, kind))) => {
                let ago = if days == 0 { "today".to_owned() } else { format!("{days}d") };
                format!("{ago}, {kind} {}", words::short_date(date, footing.today))
            }
            _ => {
                let waiting = (footing.today - stakeholder.added).num_days().max(0);
                format!("never ({waiting}d)")
            }
        };
        StaleRow {
            uid: stakeholder.uid.clone(),
            name: stakeholder.name.clone(),
            unit: footing.unit.map(|unit| unit.name.clone()),
            weight: footing.unit.map_or(footing.scale.lightest, |unit| unit.weight),
            importance: rhythm.importance,
            state: rhythm.state,
            last_contact: rhythm.last_contact,
            days_since: rhythm.days_since,
            cadence_days: rhythm.cadence_days,
            overdue_days: rhythm.overdue_days,
            ratio: rhythm.ratio,
            routine_since: footing.standing.routine_since,
            team_last_contact: footing.standing.team_last_contact.map(|contact| contact.date),
            last_talked,
            meanwhile: footing.meanwhile(),
        }
    }

    fn due(&self) -> Cell {
        let days = self.overdue_days;
        match self.state {
            State::Fresh => Cell::new(format!("in {}d", -days), Tone::Plain),
            State::Due if days == 0 => Cell::new("today", Tone::Warning),
            State::Due => Cell::new(format!("{days}d ago"), Tone::Warning),
            State::Never if days <= 0 => Cell::new("-", Tone::Alarm),
            _ => Cell::new(format!("{days}d ago"), Tone::Alarm),
        }
    }

    /// Returns `Cassandra Kelly, 41 days (every 18)`.
    fn in_words(&self) -> String {
        match self.days_since {
            Some(days) => {
                format!("{}, {} (every {})", self.name, words::days(days), self.cadence_days)
            }
            None => format!("{}, no real conversation yet", self.name),
        }
    }
}

/// The person whose conversation falls due next, after everyone shown.
#[derive(Debug, Clone)]
pub struct NextDue {
    pub name: String,
    pub due: NaiveDate,
}

/// The morning list: who matters and has been neglected.
#[derive(Debug)]
pub struct StaleList {
    pub today: NaiveDate,
    /// The gravest neglect first.
    pub rows: Vec<StaleRow>,
    /// How many people are stale, shown or not.
    pub stale: usize,
    /// How many more fall due within the given days, shown or not.
    pub soon: usize,
    pub within: Option<u32>,
    /// The names of people with neither a unit nor a real conversation.
    pub unplaced: Vec<String>,
    pub next: Option<NextDue>,
    /// How to begin, while the journal has no people.
    pub begin: Option<&'static str>,
}

impl StaleList {
    fn sentence(&self) -> String {
        let first = self.rows.first().map(StaleRow::in_words).unwrap_or_default();
        let stale = words::number_of(self.stale, "person is", "people are");
        let within = words::days(i64::from(self.within.unwrap_or(0)));
        let next = match &self.next {
            Some(next) => format!(" Next: {}, {}.", next.name, words::date(next.due, self.today)),
            None => String::new(),
        };
        match (self.stale, self.soon) {
            _ if self.begin.is_some() => hints::NO_ONE_YET.to_owned(),
            (0, 0) => format!("No one is due a real conversation.{next}"),
            (1, 0) => format!("1 person is due a real conversation: {first}."),
            (_, 0) => format!("{stale} due a real conversation. First: {first}."),
            (0, soon) => format!(
                "No one is due a real conversation yet; {} due within {within}.{next}",
                words::number_of(soon, "person falls", "people fall")
            ),
            (_, soon) => format!(
                "{stale} due a real conversation, and {soon} more within {within}. First: {first}."
            ),
        }
    }

    fn footer(&self) -> Vec<String> {
        let hidden = (self.stale + self.soon).saturating_sub(self.rows.len());
        let mut lines = Vec::new();
        if hidden > 0 {
            let are = if hidden == 1 { "is" } else { "are" };
            lines.push(format!("{hidden} more {are} not shown; raise -n to see more."));
        }
        if let Some(next) = self.next.as_ref().filter(|_| self.stale > 0) {
            lines.push(format!("Next: {}, {}.", next.name, words::date(next.due, self.today)));
        }
        lines.extend(hints::unplaced(&self.unplaced));
        lines
    }
}

impl View for StaleList {
    type Data = [StaleRow];

    fn data(&self) -> &[StaleRow] {
        &self.rows
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.sentence());
        if let Some(begin) = self.begin {
            page.line(begin);
        }
        if !self.rows.is_empty() {
            let mut table = Table::new([
                Column::text("NAME"),
                Column::text("UNIT"),
                Column::word("LAST REAL TALK"),
                Column::number("EVERY"),
                Column::number("DUE"),
                Column::text("MEANWHILE"),
            ]);
            for row in &self.rows {
                table.row([
                    Cell::new(&row.name, Tone::Strong),
                    row.unit.as_deref().unwrap_or("-").into(),
                    (&row.last_talked).into(),
                    format!("{}d", row.cadence_days).into(),
                    row.due(),
                    (&row.meanwhile).into(),
                ]);
            }
            page.table(&table);
        }
        for line in self.footer() {
            page.aside(&line);
        }
    }
}
