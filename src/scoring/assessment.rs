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
            let late = Assessment { ratio: 3.0, ..low.clone() };
            let mut rows = [(&low, "Bob"), (&late, "Cem"), (&low, "Ann"), (&high, "Dan")];
            rows.sort_by(|a, b| compare(*a, *b));
            rows.map(|(_, name)| name)
        };
        assert_eq!(by(Assessment::by_priority), ["Dan", "Cem", "Ann", "Bob"]);
        assert_eq!(by(Assessment::by_neglect), ["Dan", "Cem", "Ann", "Bob"]);
        assert_near(met(56).neglect(), 0.46875);
    }
}
