//! Promises as in section 2 of the contract.

use chrono::NaiveDate;

use super::contract::days_between;
use super::world::{Account, Promise, Word, World};

/// Returns the `promises` term of urgency.
pub fn promises_term(world: &World, who: usize, today: NaiveDate) -> f64 {
    let mut untroubled = 1.0;
    for promise in world.promises.iter().filter(|promise| promise.who == who) {
        untroubled *= 1.0 - concern(world, promise, today);
    }
    1.0 - untroubled
}

fn concern(world: &World, promise: &Promise, today: NaiveDate) -> f64 {
    if promise.theirs || !is_open(promise, today) {
        return 0.0;
    }
    let silence = if is_silent(world, promise, today) { 0.2 } else { 0.0 };
    let lateness = match days_late(promise, today) {
        Some(days) => 1.0 - (1.0 - first_day_late(promise.word)).powf(1.0 + days as f64 / 30.0),
        None => 0.0,
    };
    f64::max(silence, lateness)
}

fn first_day_late(word: Word) -> f64 {
    match word {
        Word::Commitment => 0.6,
        Word::BestEffort => 0.3,
        Word::Intention => 0.1,
    }
}

pub fn is_open(promise: &Promise, today: NaiveDate) -> bool {
    promise.made <= today && promise.end.as_ref().is_none_or(|end| end.date > today)
}

/// Returns the due date as it stands on a day.
pub fn due_on(promise: &Promise, today: NaiveDate) -> Option<NaiveDate> {
    let mut due = promise.due;
    for moved in promise.moves.iter().filter(|moved| moved.date <= today) {
        due = Some(moved.due);
    }
    due
}

/// Returns the days late of a promise past due, and `None` for any other.
pub fn days_late(promise: &Promise, today: NaiveDate) -> Option<i64> {
    due_on(promise, today).map(|due| days_between(due, today)).filter(|&days| days > 0)
}

pub fn is_silent(world: &World, promise: &Promise, today: NaiveDate) -> bool {
    let quiet_days = days_between(last_said(promise, today), today) as f64;
    !promise.theirs
        && is_open(promise, today)
        && quiet_days > silence_allowed(world, promise, today)
}

pub fn last_said(promise: &Promise, today: NaiveDate) -> NaiveDate {
    last_update(promise, today).unwrap_or(promise.made)
}

/// Returns the day of the last update or move.
pub fn last_update(promise: &Promise, today: NaiveDate) -> Option<NaiveDate> {
    let updates = promise.updates.iter().copied();
    let moves = promise.moves.iter().map(|moved| moved.date);
    updates.chain(moves).filter(|&date| date <= today).max()
}

/// Returns the days without an update after which a promise is silent.
pub fn silence_allowed(world: &World, promise: &Promise, today: NaiveDate) -> f64 {
    let by_term = quarter_of_term(promise, today).clamp(7.0, 30.0);
    match world.people[promise.who].updates_every {
        Some(days) => by_term.min(days as f64),
        None => by_term,
    }
}

/// Returns a quarter of the term in days, which is infinite without a due date.
pub fn quarter_of_term(promise: &Promise, today: NaiveDate) -> f64 {
    match due_on(promise, today) {
        Some(due) => days_between(promise.made, due) as f64 / 4.0,
        None => f64::INFINITY,
    }
}

/// Returns what promises deposit on an account: worth and day.
pub fn credits(world: &World, who: usize, account: Account) -> Vec<(f64, NaiveDate)> {
    let mut credits = Vec::new();
    for promise in &world.promises {
        if promise.who != who || promise.account != account || promise.theirs {
            continue;
        }
        for (index, moved) in promise.moves.iter().enumerate() {
            credits.push((worth_of_move(promise, index), moved.date));
        }
        if let Some(end) = &promise.end {
            credits.push((worth_of_end(promise), end.date));
        }
    }
    credits
}

pub fn worth_of_move(promise: &Promise, index: usize) -> f64 {
    let free = promise.word == Word::Intention || index == 0 && moved_in_time(promise);
    if free { 0.0 } else { -1.0 }
}

/// Returns whether the first move was made on or before the day the promise was due.
pub fn moved_in_time(promise: &Promise) -> bool {
    promise.due.is_none_or(|due| promise.moves[0].date <= due)
}

pub fn worth_of_end(promise: &Promise) -> f64 {
    let Some(end) = &promise.end else { return 0.0 };
    match (end.status, promise.word) {
        ("kept", _) if days_late(promise, end.date).is_none() => 1.0,
        ("broken", Word::Commitment) => -3.0,
        ("broken", Word::BestEffort) => -1.0,
        _ => 0.0,
    }
}
