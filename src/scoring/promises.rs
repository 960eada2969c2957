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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Account;
    use crate::model::promise::{PromiseMove, Said};
    use crate::scoring::testing::{assert_near, days_ago, ended, in_days, promise, today};

    fn amounts(promise: &Promise) -> Vec<f64> {
        let credits = promise_credits(promise, &Constants::default());
        credits.into_iter().map(|credit| credit.amount).collect()
    }

    fn moved(days: u64, from: Option<NaiveDate>) -> Said {
        let to = in_days(30);
        let moved = Some(PromiseMove { from, to });
        Said { moved, ..Said::update(days_ago(days), String::new()) }
    }

    fn of_kind(kind: PromiseKind, promise: Promise) -> Promise {
        Promise { kind, ..promise }
    }

    /// Whether a promise made some days ago with this term is silent.
    fn silent(days: u64, term: Option<u64>, updates_every: Option<u32>) -> bool {
        let made = days_ago(days);
        let due = term.map(|term| made + chrono::Days::new(term));
        let promise = Promise { due, ..promise(made) };
        is_silent(&promise, today(), updates_every, &Constants::default())
    }

    /// Returns the concern of a promise that is some days late and has just been updated.
    fn late(kind: PromiseKind, days: u64) -> f64 {
        let promise = Promise {
            due: Some(days_ago(days)),
            history: vec![Said::update(today(), "nearly".to_owned())],
            ..of_kind(kind, promise(days_ago(days + 40)))
        };
        concern(&promise, today(), None, &Constants::default())
    }

    #[test]
    fn keeping_a_promise_deposits_only_in_time() {
        let due = |days| Promise { due: Some(days_ago(days)), ..promise(days_ago(50)) };
        let kept = |promise| amounts(&ended(promise, Status::Kept, days_ago(10)));
        assert_eq!(kept(due(9)), [1.0], "a day early");
        assert_eq!(kept(due(10)), [1.0], "on the day");
        assert_eq!(kept(due(11)), [0.0], "a day late");
        assert_eq!(kept(promise(days_ago(50))), [1.0], "without a due date");
    }

    #[test]
    fn breaking_a_promise_costs_by_its_kind() {
        for (kind, cost) in [
            (PromiseKind::Commitment, -3.0),
            (PromiseKind::BestEffort, -1.0),
            (PromiseKind::Intention, 0.0),
        ] {
            let made = of_kind(kind, promise(days_ago(50)));
            assert_eq!(amounts(&ended(made.clone(), Status::Broken, today())), [cost]);
            assert_eq!(amounts(&ended(made, Status::Dropped, today())), [0.0]);
        }
    }

    #[test]
    fn credits_go_to_the_account_of_the_promise_on_the_day_it_ended() {
        let team = Promise { account: Account::Team, ..promise(days_ago(50)) };
        let credits =
            promise_credits(&ended(team.clone(), Status::Kept, days_ago(3)), &Constants::default());
        let [credit] = credits.as_slice() else { panic!("{credits:?}") };
        assert_eq!((credit.account, credit.date), (Account::Team, days_ago(3)));
        assert!(!credit.evidence && !credit.real);
        let theirs = Promise { theirs: true, ..ended(team, Status::Broken, today()) };
        assert_eq!(amounts(&theirs), [0.0; 0]);
    }

    #[test]
    fn only_the_first_move_in_time_is_free() {
        let with = |history| Promise { history, ..promise(days_ago(50)) };
        let due = Some(days_ago(20));
        assert_eq!(amounts(&with(vec![moved(21, due)])), [0.0]);
        assert_eq!(amounts(&with(vec![moved(20, due)])), [0.0], "on the day it was due");
        assert_eq!(amounts(&with(vec![moved(19, due)])), [-1.0]);
        assert_eq!(amounts(&with(vec![moved(19, None)])), [0.0], "it was not due before");
        let twice = with(vec![moved(21, due), moved(5, Some(in_days(3)))]);
        assert_eq!(amounts(&twice), [0.0, -1.0]);
        assert_eq!(amounts(&of_kind(PromiseKind::Intention, twice)), [0.0, 0.0]);
    }

    #[test]
    fn a_promise_is_silent_after_a_quarter_of_its_term() {
        for (days, term, expected) in [
            (10, Some(40), false),
            (11, Some(40), true),
            (10, Some(41), false), // 10.25, which is not rounded
            (11, Some(41), true),
            (7, Some(4), false), // at least 7
            (8, Some(4), true),
            (30, Some(400), false), // at most 30
            (31, Some(400), true),
            (30, None, false),
            (31, None, true),
        ] {
            assert_eq!(silent(days, term, None), expected, "{days} days of {term:?}");
        }
    }

    #[test]
    fn a_promise_is_silent_earlier_where_they_want_updates_more_often() {
        assert!(!silent(5, None, Some(5)));
        assert!(silent(6, None, Some(5)));
        assert!(silent(11, Some(40), Some(60)), "the quarter is shorter");
        assert!(!silent(10, Some(40), Some(60)));
    }

    #[test]
    fn an_update_or_a_move_ends_the_silence() {
        let made = promise(days_ago(100));
        let is = |promise: &Promise| is_silent(promise, today(), None, &Constants::default());
        assert!(is(&made));
        let updated = Said::update(days_ago(30), "on it".to_owned());
        assert!(!is(&Promise { history: vec![updated], ..made.clone() }));
        assert!(!is(&Promise { history: vec![moved(30, None)], ..made.clone() }));
        assert!(!is(&Promise { theirs: true, ..made.clone() }));
        assert!(!is(&ended(made, Status::Kept, today())));
    }

    #[test]
    fn a_promise_is_past_due_from_the_day_after() {
        let due = |date| Promise { due: Some(date), ..promise(days_ago(50)) };
        assert!(!is_past_due(&due(in_days(1)), today()));
        assert!(!is_past_due(&due(today()), today()));
        assert!(is_past_due(&due(days_ago(1)), today()));
        assert!(!is_past_due(&promise(days_ago(50)), today()));
        assert!(!is_past_due(&ended(due(days_ago(9)), Status::Kept, today()), today()));
    }

    #[test]
    fn the_concern_grows_with_each_day_late() {
        assert_near(late(PromiseKind::Commitment, 0), 0.0);
        assert_near(late(PromiseKind::Commitment, 1), 0.612_032_519_598_640_2); // 1 - 0.4^(31/30)
        assert_near(late(PromiseKind::Commitment, 30), 0.84); // 1 - 0.4^2
        assert_near(late(PromiseKind::Commitment, 60), 0.936); // 1 - 0.4^3
        assert_near(late(PromiseKind::BestEffort, 30), 0.51); // 1 - 0.7^2
        assert_near(late(PromiseKind::Intention, 30), 0.19); // 1 - 0.9^2
    }

    #[test]
    fn a_late_and_silent_promise_is_the_larger_concern() {
        let silent_and_late =
            |kind| Promise { due: Some(days_ago(30)), ..of_kind(kind, promise(days_ago(70))) };
        let concern = |kind| concern(&silent_and_late(kind), today(), None, &Constants::default());
        assert_near(concern(PromiseKind::Intention), 0.2);
        assert_near(concern(PromiseKind::Commitment), 0.84);
    }

    #[test]
    fn the_term_takes_any_one_concern_as_enough() {
        let silent = promise(days_ago(31));
        let late = Promise { due: Some(days_ago(30)), ..promise(days_ago(31)) };
        let theirs = Promise { theirs: true, ..late.clone() };
        let of = |promises: &[Promise]| term(promises, today(), None, &Constants::default());
        assert_near(of(&[]), 0.0);
        assert_near(of(std::slice::from_ref(&theirs)), 0.0);
        assert_near(of(std::slice::from_ref(&silent)), 0.2);
        assert_near(of(&[silent, late, theirs]), 0.872); // 1 - 0.8 x 0.16
    }

    #[test]
    fn the_estimate_factor_is_the_mean_of_five_ratios() {
        let done = |estimate: &str, actual: &str| Promise {
            estimate: estimate.parse().ok(),
            actual: actual.parse().ok(),
            ..promise(days_ago(50))
        };
        let mut promises = vec![
            done("10 d", "10 d"),
            done("10 D", "20 d"),
            done("2 Weeks", "3 weeks"),
            done("1 \u{c4}on", "2 \u{e4}on"),
            done("10 d", "2 weeks"),
            done("10 d", ""),
            Promise { theirs: true, ..done("1 d", "9 d") },
        ];
        assert_eq!(estimate_ratios(&promises), [1.0, 2.0, 1.5, 2.0]);
        assert_eq!(estimate_factor(&promises), None);
        promises.push(done("2 h", "7 h"));
        assert_eq!(estimate_factor(&promises), Some(2.0));
    }
}
