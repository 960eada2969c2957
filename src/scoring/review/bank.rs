use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Judgement, Scope, share};
use crate::model::{Account, Id, Kind};
use crate::scoring::promises::promise_credits;

/// Days without a real contact of mine after which an ask comes out of silence: 60.
pub const SILENCE_DAYS: i64 = 60;

/// How grave each ask out of silence is, and all of them at most.
const ASK_GRAVITY: f64 = 0.2;
const ASKS_GRAVITY: f64 = 0.6;

/// How grave each invitation declined is, and all of them at most.
const DECLINED_GRAVITY: f64 = 0.1;
const ALL_DECLINED_GRAVITY: f64 = 0.4;

/// Deposits against withdrawals, and asks after a long silence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bank {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// Entries of the window.
    pub entries: usize,
    /// What was put on both accounts of everybody, promises that ended or moved among it.
    pub deposits: f64,
    /// What was drawn, below 0.
    pub withdrawals: f64,
    pub asks: usize,
    pub asks_after_silence: Vec<SilentAsk>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SilentAsk {
    pub name: String,
    pub date: NaiveDate,
    /// Since the last real contact of mine before that day; `None` if there was none.
    pub days_of_silence: Option<i64>,
}

pub(super) fn bank(scope: &Scope) -> Bank {
    let (deposits, withdrawals) = amounts(scope);
    let is_my_ask = |kind: &str, account| kind == Kind::ASK && account == Account::Me;
    let asks = scope.window.iter().filter(|entry| is_my_ask(&entry.kind, entry.account)).count();
    let asks_after_silence = silent_asks(scope);
    let enough = scope.is_enough(scope.window.len());
    let drawn = -withdrawals;
    let overdrawn = share(drawn - deposits, drawn + deposits).unwrap_or(0.0).max(0.0);
    let silent = (asks_after_silence.len() as f64 * ASK_GRAVITY).min(ASKS_GRAVITY);
    Bank {
        judgement: Judgement::of(
            enough,
            drawn > deposits || !asks_after_silence.is_empty(),
            overdrawn.max(silent),
        ),
        entries: scope.window.len(),
        deposits,
        withdrawals,
        asks,
        asks_after_silence,
    }
}

/// What was put on the accounts and what was drawn. Each person of an entry gets all of it.
fn amounts(scope: &Scope) -> (f64, f64) {
    let of_entries = scope
        .window
        .iter()
        .flat_map(|entry| scope.with(entry).map(|_| entry.amount()).collect::<Vec<_>>());
    let of_promises = scope
        .promises()
        .flat_map(|(promise, _)| promise_credits(promise, scope.journal.constants))
        .filter(|credit| scope.covers(credit.date))
        .map(|credit| credit.amount);
    of_entries.chain(of_promises).fold((0.0, 0.0), |(deposits, withdrawals), amount| {
        (deposits + amount.max(0.0), withdrawals + amount.min(0.0))
    })
}

/// A contact on the day of the ask breaks no silence: asking at the first lunch is the mistake.
fn silent_asks(scope: &Scope) -> Vec<SilentAsk> {
    let mut contacts: HashMap<Id, Vec<NaiveDate>> = HashMap::new();
    for entry in scope.entries().filter(|entry| entry.real && entry.account == Account::Me) {
        for id in &entry.stakeholders {
            contacts.entry(*id).or_default().push(entry.date);
        }
    }
    let mut silent = Vec::new();
    let asks = scope.window.iter().filter(|entry| entry.kind == Kind::ASK);
    for ask in asks.filter(|entry| entry.account == Account::Me) {
        for member in scope.with(ask) {
            let before = contacts.get(&member.stakeholder.id);
            let last = before.and_then(|dates| dates.iter().filter(|date| **date < ask.date).max());
            let days_of_silence = last.map(|last| (ask.date - *last).num_days());
            if days_of_silence.is_none_or(|days| days >= SILENCE_DAYS) {
                let name = member.stakeholder.name.clone();
                silent.push(SilentAsk { name, date: ask.date, days_of_silence });
            }
        }
    }
    silent
}

/// Their invitations turned down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Declined {
    #[serde(flatten)]
    pub judgement: Judgement,
    pub invitations: Vec<Invitation>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invitation {
    pub names: Vec<String>,
    pub date: NaiveDate,
    pub note: String,
}

pub(super) fn declined(scope: &Scope) -> Declined {
    let invitations: Vec<Invitation> = scope
        .window
        .iter()
        .filter(|entry| entry.kind == Kind::DECLINED)
        .map(|entry| Invitation {
            names: scope.with(entry).map(|member| member.stakeholder.name.clone()).collect(),
            date: entry.date,
            note: entry.note.clone(),
        })
        .collect();
    let gravity = (invitations.len() as f64 * DECLINED_GRAVITY).min(ALL_DECLINED_GRAVITY);
    let enough = scope.is_enough(scope.window.len());
    Declined { judgement: Judgement::of(enough, !invitations.is_empty(), gravity), invitations }
}
