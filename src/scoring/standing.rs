//! What all entries with a person add up to: last contacts and balances.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Constants;
use crate::model::{Account, Id};

/// How many parts of a balance are stored for each account, the largest first: 5. Smaller ones are
/// shown as one sum.
const LARGEST_PARTS: usize = 5;

/// What one entry, or the end or a move of a promise, means for one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Credit {
    /// The entry or promise.
    pub record: Id,
    pub date: NaiveDate,
    pub account: Account,
    /// The points it moves the account by: deposit and gut.
    pub amount: f64,
    /// Whether it was a real conversation.
    pub real: bool,
    pub in_person: bool,
    /// Whether it was a scheduled meeting.
    pub routine: bool,
    /// Whether it counts as evidence; hearsay and promises do not.
    pub evidence: bool,
}

/// The day of the last contact of some sort, and the entry that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastContact {
    pub date: NaiveDate,
    pub entry: Id,
}

/// One deposit or withdrawal that a balance is made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The entry or promise.
    pub record: Id,
    pub date: NaiveDate,
    pub account: Account,
    /// The points on the day itself, before they fade.
    pub amount: f64,
}

impl Part {
    /// Returns what is left of the amount on a day.
    pub fn faded(&self, today: NaiveDate, constants: &Constants) -> f64 {
        self.amount * fading(days_between(self.date, today), constants)
    }
}

/// The credit on both accounts on a day, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Balance {
    pub me: f64,
    pub team: f64,
}

impl Balance {
    /// Returns the sum of both accounts.
    pub fn together(self) -> f64 {
        self.me + self.team
    }

    /// Returns how many setbacks both accounts together cover, at least 0.
    pub fn resilience(self, constants: &Constants) -> i64 {
        (self.together() / constants.setback).floor().max(0.0) as i64
    }

    /// Returns the credit on one account.
    pub fn of(self, account: Account) -> f64 {
        match account {
            Account::Me => self.me,
            Account::Team => self.team,
        }
    }

    fn add(&mut self, account: Account, amount: f64) {
        match account {
            Account::Me => self.me += amount,
            Account::Team => self.team += amount,
        }
    }
}

/// What all entries with a person add up to, whatever the day it is read on.
///
/// Balances are stored as of `through`, so that reading them on a later day is one multiplication.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// The newest date counted; `None` if nothing is.
    pub through: Option<NaiveDate>,
    /// The earliest date left out because it was in the future; from that day on the summary no
    /// longer holds.
    pub until: Option<NaiveDate>,
    pub last_contact: Option<LastContact>,
    pub last_in_person: Option<LastContact>,
    pub team_last_contact: Option<LastContact>,
    /// Scheduled meetings after the last contact.
    pub routine_since: u32,
    /// The number of entries that count as evidence.
    pub evidence: u32,
    /// Both accounts as of `through`.
    pub balance: Balance,
}

/// A [`Summary`] read on a day: how a relationship stands.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Standing {
    pub last_contact: Option<LastContact>,
    pub last_in_person: Option<LastContact>,
    pub team_last_contact: Option<LastContact>,
    pub routine_since: u32,
    pub evidence: u32,
    pub balance: Balance,
}

/// Returns the share of a deposit that is left after some days: 0.5 after one half-life.
pub fn fading(age_days: i64, constants: &Constants) -> f64 {
    (-(age_days as f64) / constants.half_life_days).exp2()
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

impl Summary {
    /// Adds up the credits dated up to a day, whatever the order in which they were written.
    pub fn of(mut credits: Vec<Credit>, today: NaiveDate, constants: &Constants) -> Summary {
        let until = credits.iter().map(|credit| credit.date).filter(|date| *date > today).min();
        credits.retain(|credit| credit.date <= today);
        let Some(through) = credits.iter().map(|credit| credit.date).max() else {
            return Summary { until, ..Summary::default() };
        };
        // Adding in one fixed order rounds the same, whatever the order of writing.
        credits.sort_by(|a, b| a.date.cmp(&b.date).then(a.amount.total_cmp(&b.amount)));
        let latest = |counts: &dyn Fn(&Credit) -> bool| {
            credits
                .iter()
                .filter(|credit| counts(credit))
                .map(|credit| LastContact { date: credit.date, entry: credit.record })
                .max_by_key(|contact| (contact.date, contact.entry))
        };
        let mine = |credit: &Credit| credit.real && credit.account == Account::Me;
        let last_contact = latest(&mine);
        let mut balance = Balance::default();
        for credit in &credits {
            let faded = credit.amount * fading(days_between(credit.date, through), constants);
            balance.add(credit.account, faded);
        }
        Summary {
            through: Some(through),
            until,
            last_contact,
            last_in_person: latest(&|credit| mine(credit) && credit.in_person),
            team_last_contact: latest(&|credit| credit.real && credit.account == Account::Team),
            routine_since: credits
                .iter()
                .filter(|credit| credit.routine)
                .filter(|credit| last_contact.is_none_or(|last| credit.date > last.date))
                .count() as u32,
            evidence: credits.iter().filter(|credit| credit.evidence).count() as u32,
            balance,
        }
    }

    /// Returns whether the summary holds on a day: from the newest entry counted until the earliest
    /// one left out.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        self.through.is_none_or(|through| through <= today)
            && self.until.is_none_or(|until| today < until)
    }

    /// Reads the summary on a day on which it holds.
    pub fn on(self, today: NaiveDate, constants: &Constants) -> Standing {
        let faded =
            self.through.map_or(1.0, |through| fading(days_between(through, today), constants));
        Standing {
            last_contact: self.last_contact,
            last_in_person: self.last_in_person,
            team_last_contact: self.team_last_contact,
            routine_since: self.routine_since,
            evidence: self.evidence,
            balance: Balance { me: self.balance.me * faded, team: self.balance.team * faded },
        }
    }
}

/// Returns the largest parts of each account up to a day, the largest first. All parts fade alike,
/// so their order is the same on every later day.
pub fn largest_parts(credits: &[Credit], today: NaiveDate, constants: &Constants) -> Vec<Part> {
    let part = |credit: &Credit| Part {
        record: credit.record,
        date: credit.date,
        account: credit.account,
        amount: credit.amount,
    };
    Account::ALL
        .into_iter()
        .flat_map(|account| {
            let mut parts: Vec<(f64, Part)> = credits
                .iter()
                .filter(|credit| credit.account == account && credit.amount != 0.0)
                .filter(|credit| credit.date <= today)
                .map(part)
                .map(|part| (part.faded(today, constants).abs(), part))
                .collect();
            parts.sort_unstable_by(|(worth, part), (other_worth, other)| {
                other_worth.total_cmp(worth).then(other.record.cmp(&part.record))
            });
            parts.truncate(LARGEST_PARTS);
            parts.into_iter().map(|(_, part)| part)
        })
        .collect()
}
