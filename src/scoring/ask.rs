//! Whether a relationship can carry an ask, and what speaks against it.

use chrono::NaiveDate;
use serde::Serialize;

use super::promises::{self, promise_credits};
use super::standing::LastContact;
use super::{Balance, Constants};
use crate::model::{Entry, Promise, Pulse, Stakeholder};

/// An ask about to be made, and what is known about the person asked.
#[derive(Debug)]
pub struct Question<'a> {
    pub today: NaiveDate,
    pub stakeholder: &'a Stakeholder,
    /// What the ask costs, in points below 0.
    pub size: f64,
    pub balance: Balance,
    /// The number of entries that count as evidence.
    pub evidence: u32,
    pub cadence_days: u32,
    pub last_in_person: Option<LastContact>,
    /// All entries with them up to today, the newest first.
    pub entries: &'a [Entry],
    pub promises: &'a [Promise],
    /// The latest pulse of each account that still counts.
    pub pulses: Vec<&'a Pulse>,
}

/// Whether a relationship can carry an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Ready,
    Wait,
    /// There are too few entries to say.
    Unknown,
}

/// A reason not to ask now.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacle<'a> {
    PastDue(&'a Promise),
    Silent(&'a Promise),
    /// A setback or complaint that later deposits do not make up for, and the points missing.
    Trouble(&'a Entry, f64),
    /// Days since they were last met in person, if ever, and the most there may be.
    NotInPerson(Option<i64>, i64),
    LowPulse(&'a Pulse),
    /// Both balances together after the ask, below 0.
    Overdrawn(f64),
}

/// The score up to which a pulse speaks against an ask: 2, below the middle of the scale.
const LOW_SCORE: f64 = 2.0;

/// The number of cadences within which they must have been met in person: 2.
const CADENCES: i64 = 2;

impl<'a> Question<'a> {
    /// Returns both balances together after the ask.
    pub fn after(&self) -> f64 {
        self.balance.together() + self.size
    }

    /// Returns the days since they were last met in person, or `None` if they never were.
    pub fn days_since_in_person(&self) -> Option<i64> {
        self.last_in_person.map(|contact| (self.today - contact.date).num_days())
    }

    /// Returns whether to ask now.
    pub fn verdict(&self, obstacles: &[Obstacle], constants: &Constants) -> Verdict {
        if self.evidence < constants.evidence {
            Verdict::Unknown
        } else if obstacles.is_empty() {
            Verdict::Ready
        } else {
            Verdict::Wait
        }
    }

    /// Returns the reasons not to ask now, in the order of what to do first.
    pub fn obstacles(&self, constants: &Constants) -> Vec<Obstacle<'a>> {
        let mut obstacles = self.broken_word(constants);
        obstacles.extend(self.trouble(constants));
        let limit = CADENCES * i64::from(self.cadence_days);
        let days = self.days_since_in_person();
        if days.is_none_or(|days| days > limit) {
            obstacles.push(Obstacle::NotInPerson(days, limit));
        }
        let low = self.pulses.iter().filter(|pulse| pulse.score <= LOW_SCORE);
        obstacles.extend(low.map(|pulse| Obstacle::LowPulse(pulse)));
        if self.after() < 0.0 {
            obstacles.push(Obstacle::Overdrawn(self.after()));
        }
        obstacles
    }

    /// Returns the promises of ours that are past due or silent.
    fn broken_word(&self, constants: &Constants) -> Vec<Obstacle<'a>> {
        let every = self.stakeholder.updates_every_days;
        let obstacle = |promise: &'a Promise| {
            if promises::is_past_due(promise, self.today) {
                Some(Obstacle::PastDue(promise))
            } else if promises::is_silent(promise, self.today, every, constants) {
                Some(Obstacle::Silent(promise))
            } else {
                None
            }
        };
        self.promises.iter().filter_map(obstacle).collect()
    }

    /// Returns the setback or complaint with the most points missing after the deposits since.
    fn trouble(&self, constants: &Constants) -> Option<Obstacle<'a>> {
        self.entries
            .iter()
            .filter(|entry| entry.is_trouble() && entry.amount() < 0.0)
            .map(|entry| (entry, -entry.amount() - self.deposits_since(entry, constants)))
            .filter(|(_, missing)| *missing > 0.0)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(entry, missing)| Obstacle::Trouble(entry, missing))
    }

    /// Returns the sum of the deposits after an entry, kept promises included.
    fn deposits_since(&self, trouble: &Entry, constants: &Constants) -> f64 {
        let later = self
            .entries
            .iter()
            .filter(|entry| (entry.date, entry.id) > (trouble.date, trouble.id))
            .map(Entry::amount);
        let kept = self
            .promises
            .iter()
            .flat_map(|promise| promise_credits(promise, constants))
            .filter(|credit| credit.date > trouble.date && credit.date <= self.today)
            .map(|credit| credit.amount);
        later.chain(kept).filter(|amount| *amount > 0.0).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Account;
    use crate::scoring::testing::{ANN, days_ago, entry, person, promise, pulse, today};

    /// Returns the kinds of obstacle found by a question, in order.
    fn names(question: &Question) -> Vec<&'static str> {
        let name = |obstacle: Obstacle| match obstacle {
            Obstacle::PastDue(_) => "past due",
            Obstacle::Silent(_) => "silent",
            Obstacle::Trouble(..) => "trouble",
            Obstacle::NotInPerson(..) => "not in person",
            Obstacle::LowPulse(_) => "low pulse",
            Obstacle::Overdrawn(_) => "overdrawn",
        };
        question.obstacles(&Constants::default()).into_iter().map(name).collect()
    }

    /// Returns an ask of 2 points that nothing speaks against: 6 points in the bank, met 10 days ago.
    fn question(ann: &Stakeholder) -> Question<'_> {
        Question {
            today: today(),
            stakeholder: ann,
            size: -2.0,
            balance: Balance { me: 4.0, team: 2.0 },
            evidence: 3,
            cadence_days: 21,
            last_in_person: Some(LastContact { date: days_ago(10), entry: 1 }),
            entries: &[],
            promises: &[],
            pulses: Vec::new(),
        }
    }

    fn ann() -> Stakeholder {
        person(ANN, "Ann", None)
    }

    #[test]
    fn both_balances_carry_the_ask() {
        let ann = ann();
        let mut ask = question(&ann);
        assert_eq!(ask.after(), 4.0);
        ask.size = -6.0;
        assert_eq!(names(&ask), [""; 0], "0 is not below 0");
        ask.size = -6.5;
        assert_eq!(ask.obstacles(&Constants::default()), [Obstacle::Overdrawn(-0.5)]);
    }

    #[test]
    fn fewer_than_three_entries_are_too_few_to_say() {
        let ann = ann();
        let constants = Constants::default();
        let mut ask = question(&ann);
        assert_eq!(ask.verdict(&[], &constants), Verdict::Ready);
        assert_eq!(ask.verdict(&[Obstacle::Overdrawn(-1.0)], &constants), Verdict::Wait);
        ask.evidence = 2;
        assert_eq!(ask.verdict(&[], &constants), Verdict::Unknown);
        assert_eq!(ask.verdict(&[Obstacle::Overdrawn(-1.0)], &constants), Verdict::Unknown);
    }

    #[test]
    fn they_must_have_been_met_in_person_within_two_cadences() {
        let ann = ann();
        let mut ask = question(&ann);
        for (days, expected) in [(42, None), (43, Some(Obstacle::NotInPerson(Some(43), 42)))] {
            ask.last_in_person = Some(LastContact { date: days_ago(days), entry: 1 });
            assert_eq!(ask.obstacles(&Constants::default()), Vec::from_iter(expected), "{days}");
        }
        ask.last_in_person = None;
        assert_eq!(ask.obstacles(&Constants::default()), [Obstacle::NotInPerson(None, 42)]);
    }

    #[test]
    fn a_pulse_of_two_is_low() {
        let ann = ann();
        let (low, fair) =
            (pulse(1, ANN, Account::Team, 2.0, today()), pulse(2, ANN, Account::Me, 2.5, today()));
        let ask = Question { pulses: vec![&fair, &low], ..question(&ann) };
        assert_eq!(ask.obstacles(&Constants::default()), [Obstacle::LowPulse(&low)]);
    }

    #[test]
    fn an_open_promise_past_due_or_silent_comes_first() {
        let ann = ann();
        let due = |days| Promise { due: Some(days_ago(days)), ..promise(days_ago(days + 4)) };
        let promises = [
            due(0),
            due(1),
            promise(days_ago(30)),
            promise(days_ago(31)),
            Promise { theirs: true, ..due(9) },
        ];
        let ask = Question { promises: &promises, ..question(&ann) };
        let expected = [Obstacle::PastDue(&promises[1]), Obstacle::Silent(&promises[3])];
        assert_eq!(ask.obstacles(&Constants::default()), expected);
    }

    #[test]
    fn trouble_waits_for_deposits_of_its_size() {
        let ann = ann();
        let setback = entry(1, "setback", days_ago(5), &[ANN]);
        let win = |id, days| entry(id, "win", days_ago(days), &[ANN]);
        let open = [setback.clone()];
        let ask = Question { entries: &open, ..question(&ann) };
        assert_eq!(ask.obstacles(&Constants::default()), [Obstacle::Trouble(&setback, 4.0)]);
        let half_paid = [win(2, 4), setback.clone()];
        let ask = Question { entries: &half_paid, ..question(&ann) };
        assert_eq!(ask.obstacles(&Constants::default()), [Obstacle::Trouble(&setback, 2.0)]);
        let paid = [win(3, 3), win(2, 4), setback];
        let ask = Question { entries: &paid, ..question(&ann) };
        assert_eq!(names(&ask), [""; 0]);
    }

    #[test]
    fn a_deposit_before_the_trouble_does_not_make_up_for_it() {
        let ann = ann();
        let before = [entry(2, "complaint", today(), &[ANN]), entry(1, "win", days_ago(1), &[ANN])];
        let ask = Question { entries: &before, ..question(&ann) };
        assert_eq!(ask.obstacles(&Constants::default()), [Obstacle::Trouble(&before[0], 2.0)]);
    }

    #[test]
    fn obstacles_come_in_the_order_of_what_to_do_first() {
        let ann = ann();
        let late = [Promise { due: Some(days_ago(1)), ..promise(days_ago(4)) }];
        let trouble = [entry(1, "setback", today(), &[ANN])];
        let low = pulse(1, ANN, Account::Me, 1.0, today());
        let ask = Question {
            promises: &late,
            entries: &trouble,
            last_in_person: None,
            pulses: vec![&low],
            size: -7.0,
            ..question(&ann)
        };
        let expected = ["past due", "trouble", "not in person", "low pulse", "overdrawn"];
        assert_eq!(names(&ask), expected);
    }
}
