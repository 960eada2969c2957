//! The whole score of one person, and the orders made of it.

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
    /// How many setbacks both balances together cover, at least 0.
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

    /// Returns whether there is a reason to turn to them now.
    pub fn has_reason(&self) -> bool {
        self.state != State::Fresh || self.terms.has_reason_beside_recency()
    }

    /// Compares by priority, then by ratio, the largest first, then by name: the order of
    /// `prioritize`.
    pub fn by_priority(a: (&Assessment, &str), b: (&Assessment, &str)) -> Ordering {
        largest_first(a.0.priority, b.0.priority)
            .then_with(|| Rhythm::by_ratio((a.0, a.1), (b.0, b.1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{
        ANN, SALES, assert_near, days_ago, in_days, person, talked, today, unit,
    };
    use crate::scoring::{Credit, Summary};

    /// Assesses Ann, who is half as important as can be, so that she is due every 28 days.
    fn assess(ann: &Stakeholder, credits: Vec<Credit>, concerns: Concerns) -> Assessment {
        let constants = Constants::default();
        let scale = Scale { heaviest: 10.0, lightest: 1.0 };
        let standing = Summary::of(credits, today(), &constants).on(today(), &constants);
        let sales = unit(SALES, "Sales", 5.0);
        Assessment::of(ann, Some(&sales), scale, &standing, concerns, today(), &constants)
    }

    fn ann() -> Stakeholder {
        person(ANN, "Ann", Some(SALES))
    }

    fn met(days: u64) -> Assessment {
        assess(&ann(), vec![talked(1, days_ago(days))], Concerns::default())
    }

    #[test]
    fn a_contact_is_due_after_one_cadence_and_overdue_after_two() {
        for (days, overdue_days, ratio, state, recency, priority) in [
            (0, -28, 0.0, State::Fresh, 0.0, 0.0),
            (14, -14, 0.5, State::Fresh, 0.159_103_584_746_285_5, 7.955_179_237_314_275),
            (28, 0, 1.0, State::Due, 0.5, 25.0),
            (56, 28, 2.0, State::Overdue, 0.9375, 46.875),
        ] {
            let it = met(days);
            assert_eq!((it.cadence_days, it.overdue_days), (28, overdue_days), "{days}");
            assert_eq!((it.ratio, it.state), (ratio, state), "{days}");
            assert_near(it.terms.recency, recency);
            assert_near(it.priority, priority);
        }
        assert_eq!((met(27).state, met(55).state), (State::Fresh, State::Due));
    }

    #[test]
    fn a_person_never_met_waits_since_the_day_they_were_added() {
        for (added, ratio, overdue_days, recency) in [
            (in_days(1), 2.0, -29, 0.9375),
            (today(), 2.0, -28, 0.9375),
            (days_ago(56), 2.0, 28, 0.9375),
            (days_ago(84), 3.0, 56, 0.998_046_875),
        ] {
            let it = assess(&Stakeholder { added, ..ann() }, Vec::new(), Concerns::default());
            assert_eq!((it.days_since, it.last_contact, it.state), (None, None, State::Never));
            assert_eq!((it.ratio, it.overdue_days), (ratio, overdue_days), "{added}");
            assert_near(it.terms.recency, recency);
            assert_eq!(it.due(today()), Some(today()));
        }
    }

    #[test]
    fn an_entry_before_the_person_was_added_counts() {
        let added_today = Stakeholder { added: today(), ..ann() };
        let it = assess(&added_today, vec![talked(1, days_ago(7))], Concerns::default());
        assert_eq!((it.days_since, it.state), (Some(7), State::Fresh));
        assert_eq!(it.due(today()), Some(in_days(21)));
    }

    #[test]
    fn priority_is_importance_times_urgency() {
        let debt = Credit { amount: -5.0, ..talked(2, today()) };
        let concerns = Concerns { promises: 0.6, trust: 0.4 };
        let it = assess(&ann(), vec![talked(1, days_ago(28)), debt], concerns);
        // Met today, so recency is 0; the balance is -5 + 2^(-28/90) = -4.193979...
        assert_near(it.balance.me, -5.0 + 0.806_020_752_323_337_6);
        assert_near(it.terms.balance, 0.516_527_683_752_473_7);
        assert_near(it.urgency, 1.0 - 0.4 * 0.6 * (1.0 - 0.516_527_683_752_473_7));
        assert_near(it.priority, 50.0 * 0.883_966_644_100_593_7);
        assert_eq!(it.resilience, 0);
    }

    #[test]
    fn a_fresh_relationship_has_a_reason_only_beside_recency() {
        let met_today = || vec![talked(1, today())];
        assert!(!assess(&ann(), met_today(), Concerns::default()).has_reason());
        let promises = Concerns { promises: 0.2, ..Concerns::default() };
        assert!(assess(&ann(), met_today(), promises).has_reason());
        let trust = Concerns { trust: 0.1, ..Concerns::default() };
        assert!(assess(&ann(), met_today(), trust).has_reason());
        let debt = vec![Credit { amount: -1.0, ..talked(1, today()) }];
        assert!(assess(&ann(), debt, Concerns::default()).has_reason());
        assert!(met(28).has_reason());
    }

    #[test]
    fn the_order_is_by_score_then_ratio_then_name() {
        let by = |compare: fn((&Assessment, &str), (&Assessment, &str)) -> Ordering| {
            let (low, high) = (met(28), met(56));
            let late = Rhythm { ratio: 3.0, ..low.rhythm };
            let late = Assessment { rhythm: late, ..low.clone() };
            let mut rows = [(&low, "Bob"), (&late, "Cem"), (&low, "Ann"), (&high, "Dan")];
            rows.sort_by(|a, b| compare(*a, *b));
            rows.map(|(_, name)| name)
        };
        assert_eq!(by(Assessment::by_priority), ["Dan", "Cem", "Ann", "Bob"]);
        assert_eq!(
            by(|a, b| Rhythm::by_neglect((a.0, a.1), (b.0, b.1))),
            ["Dan", "Cem", "Ann", "Bob"]
        );
        assert_near(met(56).neglect(), 0.46875);
    }
}
