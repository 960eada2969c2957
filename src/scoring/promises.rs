//! What promises deposit, when they are a concern, and how estimates turn out.

use chrono::NaiveDate;

use super::{Constants, Credit};
use crate::model::{Promise, PromiseKind, Status};

/// Returns what a promise of ours does to its account: one credit for its end, one for each move.
pub fn promise_credits(promise: &Promise, constants: &Constants) -> Vec<Credit> {
    if promise.theirs {
        return Vec::new();
    }
    let credit = |date: NaiveDate, amount: f64| Credit {
        record: promise.id,
        date,
        account: promise.account,
        amount,
        real: false,
        in_person: false,
        routine: false,
        evidence: false,
    };
    let moves = promise.history.iter().filter_map(|said| Some((said.date, said.moved?)));
    let mut credits: Vec<Credit> = moves
        .enumerate()
        .map(|(index, (date, moved))| {
            let in_time = moved.from.is_none_or(|due| date <= due);
            let is_free = promise.kind == PromiseKind::Intention || index == 0 && in_time;
            credit(date, if is_free { 0.0 } else { constants.moved })
        })
        .collect();
    if let Some(closed) = promise.closed {
        let in_time = promise.due.is_none_or(|due| closed <= due);
        let amount = match promise.status {
            Status::Kept if in_time => constants.kept,
            Status::Broken => constants.broken(promise.kind),
            Status::Kept | Status::Dropped | Status::Open => 0.0,
        };
        credits.push(credit(closed, amount));
    }
    credits
}

/// Returns the days after which a promise is silent without an update: a quarter of its term within
/// bounds, or the interval at which they want updates if that is shorter.
fn patience(promise: &Promise, updates_every: Option<u32>, constants: &Constants) -> f64 {
    let quarter = match promise.due {
        Some(due) => {
            let term = (due - promise.made).num_days() as f64;
            (term * constants.silent_share).clamp(
                f64::from(constants.silent_least_days),
                f64::from(constants.silent_most_days),
            )
        }
        None => f64::from(constants.silent_most_days),
    };
    updates_every.map_or(quarter, |every| quarter.min(f64::from(every)))
}

/// Returns whether an open promise of ours has gone without an update for too long.
pub fn is_silent(
    promise: &Promise,
    today: NaiveDate,
    updates_every: Option<u32>,
    constants: &Constants,
) -> bool {
    let days = (today - promise.last_said()).num_days() as f64;
    promise.is_owed() && days > patience(promise, updates_every, constants)
}

/// Returns whether an open promise of ours is past its due date, which it is not on that day.
pub fn is_past_due(promise: &Promise, today: NaiveDate) -> bool {
    promise.is_owed() && promise.days_late(today) > 0
}

/// Returns how much of a concern a promise is, in [0, 1]: some if it is silent, more each day that
/// it is past due, and 0 if it is not an open promise of ours.
pub fn concern(
    promise: &Promise,
    today: NaiveDate,
    updates_every: Option<u32>,
    constants: &Constants,
) -> f64 {
    if !promise.is_owed() {
        return 0.0;
    }
    let silent =
        if is_silent(promise, today, updates_every, constants) { constants.silent } else { 0.0 };
    let late = promise.days_late(today);
    let past_due = if late > 0 {
        let base = constants.past_due(promise.kind);
        1.0 - (1.0 - base).powf(1.0 + late as f64 / constants.lateness_days)
    } else {
        0.0
    };
    silent.max(past_due)
}

/// Returns the promises term of urgency, in [0, 1]: any one strong concern is enough.
pub fn term<'a>(
    promises: impl IntoIterator<Item = &'a Promise>,
    today: NaiveDate,
    updates_every: Option<u32>,
    constants: &Constants,
) -> f64 {
    let spared: f64 = promises
        .into_iter()
        .map(|promise| 1.0 - concern(promise, today, updates_every, constants))
        .product();
    1.0 - spared
}

/// Promises with an estimate and an actual below which their factor says nothing: 5.
pub const ENOUGH_FOR_FACTOR: usize = 5;

/// Returns actual / estimate of each promise of ours that has both in the same unit.
pub fn estimate_ratios(promises: &[Promise]) -> Vec<f64> {
    promises
        .iter()
        .filter(|promise| !promise.theirs)
        .filter_map(|promise| promise.actual.as_ref()?.over(promise.estimate.as_ref()?))
        .collect()
}

/// Returns how much longer our work takes than estimated, the mean of [`estimate_ratios`], or
/// `None` below [`ENOUGH_FOR_FACTOR`].
pub fn estimate_factor(promises: &[Promise]) -> Option<f64> {
    let ratios = estimate_ratios(promises);
    (ratios.len() >= ENOUGH_FOR_FACTOR).then(|| ratios.iter().sum::<f64>() / ratios.len() as f64)
}
