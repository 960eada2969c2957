//! How often to talk with someone, how long it has been, and how much that matters.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::cadence::cadence;
use super::importance::importance;
use super::{Constants, Scale, Standing, State, urgency};
use crate::model::{Stakeholder, Unit};

/// The pace of one relationship on a day: everything that contacts alone decide, and so known
/// without reading promises and pulses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rhythm {
    /// In (0, 1].
    pub importance: f64,
    pub cadence_days: u32,
    pub last_contact: Option<NaiveDate>,
    /// Whole days since the last contact; `None` if never met.
    pub days_since: Option<i64>,
    /// Days since the last contact, or since they were added, less the cadence; negative before
    /// it falls due.
    pub overdue_days: i64,
    /// Days since the last contact against the cadence; 1 on the day it falls due.
    pub ratio: f64,
    pub state: State,
    /// The concern that time alone gives, in [0, 1].
    pub recency: f64,
}

impl Rhythm {
    /// Works out the pace of one relationship on a day.
    pub fn of(
        stakeholder: &Stakeholder,
        unit: Option<&Unit>,
        scale: Scale,
        standing: &Standing,
        today: NaiveDate,
        constants: &Constants,
    ) -> Rhythm {
        let importance = importance(unit.map(|unit| unit.weight), stakeholder.influence, scale);
        let cadence_days = cadence(
            stakeholder.cadence_days,
            unit.and_then(|unit| unit.cadence_days),
            importance,
            constants,
        );
        let last_contact = standing.last_contact.map(|contact| contact.date);
        let days_since = last_contact.map(|last| (today - last).num_days());
        let days_waiting = days_since.unwrap_or_else(|| (today - stakeholder.added).num_days());
        let mut ratio = days_waiting as f64 / f64::from(cadence_days);
        if last_contact.is_none() {
            ratio = ratio.max(constants.never_met_ratio);
        }
        Rhythm {
            importance,
            cadence_days,
            last_contact,
            days_since,
            overdue_days: days_waiting - i64::from(cadence_days),
            ratio,
            state: State::on(today, stakeholder, last_contact.is_some(), ratio, constants),
            recency: urgency::recency(ratio, constants),
        }
    }

    /// Returns the day the next real conversation falls due; today for people never met. `None` past the
    /// end of the calendar.
    pub fn due(&self, today: NaiveDate) -> Option<NaiveDate> {
        match self.last_contact {
            Some(last) => last.checked_add_days(chrono::Days::new(u64::from(self.cadence_days))),
            None => Some(today),
        }
    }

    /// Returns how neglected someone who matters is: the order of `stale`.
    pub fn neglect(&self) -> f64 {
        self.importance * self.recency
    }

    /// Compares by neglect, the largest first, then by ratio, then by name.
    pub fn by_neglect(a: (&Rhythm, &str), b: (&Rhythm, &str)) -> Ordering {
        largest_first(a.0.neglect(), b.0.neglect()).then_with(|| Self::by_ratio(a, b))
    }

    /// Compares by ratio, the largest first, then by name.
    pub fn by_ratio(a: (&Rhythm, &str), b: (&Rhythm, &str)) -> Ordering {
        largest_first(a.0.ratio, b.0.ratio).then_with(|| a.1.cmp(b.1))
    }
}

/// Compares two numbers, the larger first.
pub(super) fn largest_first(a: f64, b: f64) -> Ordering {
    b.total_cmp(&a)
}
