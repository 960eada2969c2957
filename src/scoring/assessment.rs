//! The whole score of one person, and the orders made of it.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::cadence::cadence;
use super::importance::importance;
use super::{Balance, Constants, Scale, Standing, State, Terms, urgency};
use crate::model::{Stakeholder, Unit};

/// The whole score of one stakeholder on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// In (0, 1].
    pub importance: f64,
    pub cadence_days: u32,
    pub last_contact: Option<NaiveDate>,
    /// Whole days since the last contact; `None` if there was none.
    pub days_since: Option<i64>,
    /// Days since the last contact, or since they were added, minus the cadence; negative before
    /// the next contact falls due.
    pub overdue_days: i64,
    /// Days since the last contact divided by the cadence; 1 on the day the next one falls due.
    pub ratio: f64,
    pub state: State,
    pub balance: Balance,
    /// How many setbacks both balances together cover, at least 0.
    pub resilience: i64,
    pub terms: Terms,
    /// In [0, 1].
    pub urgency: f64,
    /// In [0, 100].
    pub priority: f64,
}

/// The terms of urgency that come from promises and pulses, each in [0, 1].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Concerns {
    pub promises: f64,
    pub trust: f64,
}

impl Assessment {
    /// Assesses one stakeholder on a day: what is due, and how much it matters.
    pub fn of(
        stakeholder: &Stakeholder,
        unit: Option<&Unit>,
        scale: Scale,
        standing: &Standing,
        concerns: Concerns,
        today: NaiveDate,
        constants: &Constants,
    ) -> Assessment {
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
        let terms = Terms {
            recency: urgency::recency(ratio, constants),
            promises: concerns.promises,
            trust: concerns.trust,
            balance: urgency::overdrawn(standing.balance.together(), constants),
        };
        let urgency = terms.urgency();
        Assessment {
            importance,
            cadence_days,
            last_contact,
            days_since,
            overdue_days: days_waiting - i64::from(cadence_days),
            ratio,
            state: State::on(today, stakeholder, last_contact.is_some(), ratio, constants),
            balance: standing.balance,
            resilience: standing.balance.resilience(constants),
            terms,
            urgency,
            priority: 100.0 * importance * urgency,
        }
    }

    /// Returns the day on which the next real conversation falls due, which is today if there was
    /// none. Returns `None` beyond the end of the calendar.
    pub fn due(&self, today: NaiveDate) -> Option<NaiveDate> {
        match self.last_contact {
            Some(last) => last.checked_add_days(chrono::Days::new(u64::from(self.cadence_days))),
            None => Some(today),
        }
    }

    /// Returns whether there is a reason to turn to them now.
    pub fn has_reason(&self) -> bool {
        self.state != State::Fresh || self.terms.has_reason_beside_recency()
    }

    /// Returns importance x recency, in [0, 1]: how much the neglect matters.
    pub fn neglect(&self) -> f64 {
        self.importance * self.terms.recency
    }

    /// Compares by neglect, then by ratio, the largest first, then by name: the order of `stale`.
    pub fn by_neglect(a: (&Assessment, &str), b: (&Assessment, &str)) -> Ordering {
        largest_first(a.0.neglect(), b.0.neglect()).then_with(|| Self::by_ratio(a, b))
    }

    /// Compares by priority, then by ratio, the largest first, then by name: the order of
    /// `prioritize`.
    pub fn by_priority(a: (&Assessment, &str), b: (&Assessment, &str)) -> Ordering {
        largest_first(a.0.priority, b.0.priority).then_with(|| Self::by_ratio(a, b))
    }

    fn by_ratio(a: (&Assessment, &str), b: (&Assessment, &str)) -> Ordering {
        largest_first(a.0.ratio, b.0.ratio).then_with(|| a.1.cmp(b.1))
    }
}

fn largest_first(a: f64, b: f64) -> Ordering {
    b.total_cmp(&a)
}
