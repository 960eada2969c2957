use std::cmp::Ordering;
use std::ops::Deref;

use chrono::NaiveDate;

use super::rhythm::{Rhythm, largest_first};
use super::{Balance, Constants, Scale, Standing, State, Terms, urgency};
use crate::model::{Stakeholder, Unit};

/// Everything the score says about one stakeholder on a day: the rhythm, and with promises and
/// pulses the priority.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    rhythm: Rhythm,
    pub balance: Balance,
    pub resilience: i64,
    pub terms: Terms,
    /// In [0, 1].
    pub urgency: f64,
    /// In [0, 100].
    pub priority: f64,
}

/// The reasons to turn to someone besides contacts and balances; each in [0, 1].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Concerns {
    pub promises: f64,
    pub trust: f64,
}

impl Deref for Assessment {
    type Target = Rhythm;

    fn deref(&self) -> &Rhythm {
        &self.rhythm
    }
}

impl Assessment {
    /// Judges one stakeholder on a day: what is due, and how much it matters.
    pub fn of(
        stakeholder: &Stakeholder,
        unit: Option<&Unit>,
        scale: Scale,
        standing: &Standing,
        concerns: Concerns,
        today: NaiveDate,
        constants: &Constants,
    ) -> Assessment {
        let rhythm = Rhythm::of(stakeholder, unit, scale, standing, today, constants);
        let terms = Terms {
            recency: rhythm.recency,
            promises: concerns.promises,
            trust: concerns.trust,
            balance: urgency::overdrawn(standing.balance.together(), constants),
        };
        let urgency = terms.urgency();
        Assessment {
            rhythm,
            balance: standing.balance,
            resilience: standing.balance.resilience(constants),
            terms,
            urgency,
            priority: 100.0 * rhythm.importance * urgency,
        }
    }

    /// Whether there is a reason to turn to them now.
    pub fn has_reason(&self) -> bool {
        self.state != State::Fresh || self.terms.has_reason_beside_recency()
    }

    /// Highest priority first, then the longest overdue, then by name.
    pub fn by_priority(a: (&Assessment, &str), b: (&Assessment, &str)) -> Ordering {
        largest_first(a.0.priority, b.0.priority)
            .then_with(|| Rhythm::by_ratio((a.0, a.1), (b.0, b.1)))
    }
}
