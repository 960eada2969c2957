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

/// The kinds of entry that have to be made up for.
const TROUBLE: [&str; 2] = ["setback", "complaint"];

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
            .filter(|entry| TROUBLE.contains(&entry.kind.as_str()) && entry.amount() < 0.0)
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
