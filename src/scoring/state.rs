use chrono::NaiveDate;
use serde::Serialize;

use super::Constants;
use crate::model::Stakeholder;

/// Where a relationship stands in its rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Archived,
    /// Away, so nothing is expected.
    Away,
    /// Never met and in no unit: not yet somebody to plan for.
    Unplaced,
    Never,
    Fresh,
    Due,
    Overdue,
}

impl State {
    /// The first state that applies on a day, at a ratio of days since the last contact to cadence.
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

    /// Whether a real conversation is due.
    pub fn is_stale(self) -> bool {
        matches!(self, State::Due | State::Overdue | State::Never)
    }

    /// Whether they take part in the order of priorities.
    pub fn is_ranked(self) -> bool {
        !matches!(self, State::Archived | State::Away | State::Unplaced)
    }

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
