use chrono::NaiveDate;
use serde::Serialize;

use super::promises::{self, promise_credits};
use super::standing::Contact;
use super::{Balance, Constants};
use crate::model::{Entry, Promise, Pulse, Stakeholder};

/// What is known when somebody is about to be asked.
#[derive(Debug)]
pub struct Question<'a> {
    pub today: NaiveDate,
    pub stakeholder: &'a Stakeholder,
    /// What the ask draws, below 0.
    pub size: f64,
    pub balance: Balance,
    /// Entries that count.
    pub evidence: u32,
    pub cadence_days: u32,
    pub last_in_person: Option<Contact>,
    /// All entries with them up to today, newest first.
    pub entries: &'a [Entry],
    pub promises: &'a [Promise],
    /// The latest pulses that count, of either account.
    pub pulses: Vec<&'a Pulse>,
}

/// Whether a relationship can carry an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Ready,
    Wait,
    /// Too few entries to say.
    Unknown,
}

/// What stands against an ask.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacle<'a> {
    PastDue(&'a Promise),
    Silent(&'a Promise),
    /// A setback or complaint that later deposits do not make good; what is missing.
    Trouble(&'a Entry, f64),
    /// Days since they were met in person, if ever, and the most it may be.
    NotInPerson(Option<i64>, i64),
    LowPulse(&'a Pulse),
    /// Both balances together after the ask.
    Overdrawn(f64),
}

/// The score up to which a pulse stands against an ask.
const LOW_SCORE: f64 = 2.0;

/// In how many cadences they have to have been met in person.
const CADENCES: i64 = 2;

impl<'a> Question<'a> {
    /// Both balances together, after the ask.
    pub fn after(&self) -> f64 {
        self.balance.together() + self.size
    }

    /// Days since they were met in person.
    pub fn days_since_in_person(&self) -> Option<i64> {
        self.last_in_person.map(|contact| (self.today - contact.date).num_days())
    }

    /// Whether to ask now.
    pub fn verdict(&self, obstacles: &[Obstacle], constants: &Constants) -> Verdict {
        if self.evidence < constants.evidence {
            Verdict::Unknown
        } else if obstacles.is_empty() {
            Verdict::Ready
        } else {
            Verdict::Wait
        }
    }

    /// What stands against asking now, in the order of what to do first.
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

    /// The worst setback or complaint since which the deposits do not add up to its size.
    fn trouble(&self, constants: &Constants) -> Option<Obstacle<'a>> {
        self.entries
            .iter()
            .filter(|entry| entry.is_trouble() && entry.amount() < 0.0)
            .map(|entry| (entry, -entry.amount() - self.deposits_since(entry, constants)))
            .filter(|(_, missing)| *missing > 0.0)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(entry, missing)| Obstacle::Trouble(entry, missing))
    }

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
