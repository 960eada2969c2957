//! Whether a relationship is in its rhythm.

use chrono::NaiveDate;
use serde::Serialize;

use super::Constants;
use crate::model::Stakeholder;

/// Whether a relationship is in its rhythm, or why it has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Archived,
    /// Away, so that no contact is expected.
    Away,
    /// Never met and without a unit, so that no contact is planned.
    Unplaced,
    /// In a unit, and never met.
    Never,
    /// Met within one cadence.
    Fresh,
    /// Not met for one cadence.
    Due,
    /// Not met for two cadences.
    Overdue,
}

impl State {
    /// Returns the first state that applies on a day, in the order of [`State`]. The ratio is days
    /// since the last contact divided by the cadence.
    pub fn on(
        today: NaiveDate,
        stakeholder: &Stakeholder,
        met: bool,
        ratio: f64,
        constants: &Constants,
    ) -> State {
        if !stakeholder.is_active() {
            State::Archived
        } else if stakeholder.away_until.is_some_and(|back| today < back) {
            State::Away
        } else if !met && stakeholder.unit.is_none() {
            State::Unplaced
        } else if !met {
            State::Never
        } else if ratio < 1.0 {
            State::Fresh
        } else if ratio < constants.overdue_ratio {
            State::Due
        } else {
            State::Overdue
        }
    }

    /// Returns whether a real conversation is due.
    pub fn is_stale(self) -> bool {
        matches!(self, State::Due | State::Overdue | State::Never)
    }

    /// Returns whether people in this state are ranked by priority.
    pub fn is_ranked(self) -> bool {
        !matches!(self, State::Archived | State::Away | State::Unplaced)
    }

    /// Returns the word used in JSON and on screen.
    pub fn name(self) -> &'static str {
        match self {
            State::Archived => "archived",
            State::Away => "away",
            State::Unplaced => "unplaced",
            State::Never => "never",
            State::Fresh => "fresh",
            State::Due => "due",
            State::Overdue => "overdue",
        }
    }
}
