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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, SALES, days_ago, in_days, person, today};

    fn state(stakeholder: &Stakeholder, met: bool, ratio: f64) -> State {
        State::on(today(), stakeholder, met, ratio, &Constants::default())
    }

    #[test]
    fn a_relationship_is_due_at_one_cadence_and_overdue_at_two() {
        let ann = person(ANN, "Ann", Some(SALES));
        for (ratio, expected) in [
            (0.0, State::Fresh),
            (0.999, State::Fresh),
            (1.0, State::Due),
            (1.999, State::Due),
            (2.0, State::Overdue),
        ] {
            assert_eq!(state(&ann, true, ratio), expected, "{ratio}");
        }
        assert_eq!(state(&ann, false, 2.0), State::Never);
    }

    #[test]
    fn a_person_without_a_unit_is_unplaced_until_met() {
        let cem = person(ANN, "Cem", None);
        assert_eq!(state(&cem, false, 2.0), State::Unplaced);
        assert_eq!(state(&cem, true, 1.0), State::Due);
    }

    #[test]
    fn a_person_is_away_until_the_day_they_are_back() {
        let back = |date| Stakeholder { away_until: Some(date), ..person(ANN, "Ann", None) };
        assert_eq!(state(&back(in_days(1)), true, 3.0), State::Away);
        assert_eq!(state(&back(in_days(1)), false, 3.0), State::Away, "before unplaced");
        assert_eq!(state(&back(today()), true, 3.0), State::Overdue);
        assert_eq!(state(&back(days_ago(1)), true, 3.0), State::Overdue);
    }

    #[test]
    fn archived_comes_before_everything_else() {
        let gone = Stakeholder {
            archived: Some(today()),
            away_until: Some(in_days(9)),
            ..person(ANN, "Ann", None)
        };
        assert_eq!(state(&gone, false, 9.0), State::Archived);
    }

    #[test]
    fn only_people_with_a_plan_are_stale_or_ranked() {
        for (state, stale, ranked) in [
            (State::Archived, false, false),
            (State::Away, false, false),
            (State::Unplaced, false, false),
            (State::Never, true, true),
            (State::Fresh, false, true),
            (State::Due, true, true),
            (State::Overdue, true, true),
        ] {
            assert_eq!((state.is_stale(), state.is_ranked()), (stale, ranked), "{}", state.name());
        }
    }
}
