//! Our word: promises kept, broken, late and left silent.

use chrono::NaiveDate;
use serde::Serialize;

use super::judgement::{Judgement, share};
use super::scope::{Member, Scope};
use crate::model::{Id, Promise, PromiseKind, Status};
use crate::scoring::promises::{estimate_factor, estimate_ratios, is_silent};

/// The number of promises below which there is too little to say: 2.
pub const ENOUGH: usize = 2;

/// The factor from which estimates mislead: 1.25, a quarter over.
pub const FACTOR: f64 = 1.25;

/// How far a kept rate is below its promised share when it is as bad as it gets: half.
const ALL_BROKEN: f64 = 0.5;

/// Days late on average that are as bad as it gets: 60.
const ALL_LATE: f64 = 60.0;

/// How grave loose ends are: no measure, a risk not heard, silence, rosy estimates.
const UNTIDY: f64 = 0.25;

/// Whether we keep our word: the promises of ours, kept, broken or still open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordKept {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of promises of ours that are open or ended in the window.
    pub promises: usize,
    /// The kept rate of each kind of promise, the firmest first.
    pub kinds: Vec<KeptRate>,
    /// Days late of promises with a due date that ended in the window or are past due, by person,
    /// the latest first.
    pub days_late: Vec<Lateness>,
    /// Commitments without a measure.
    pub without_measure: Vec<PromiseRef>,
    /// Commitments with a risk that they have not heard.
    pub risk_not_heard: Vec<PromiseRef>,
    /// Open promises that have gone without an update for too long.
    pub silent: Vec<PromiseRef>,
    pub estimates: Estimates,
}

/// How many promises of a kind were kept, of those kept or broken in the window.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeptRate {
    pub kind: PromiseKind,
    pub kept: usize,
    pub broken: usize,
    /// kept / (kept + broken), in [0, 1]; `None` without either.
    pub rate: Option<f64>,
    /// The share one is expected to keep, in [0, 1].
    pub means: f64,
    /// Whether the rate is below that share; `None` if there is too little to say.
    pub mistake: Option<bool>,
}

/// How late our promises to one person are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lateness {
    pub name: String,
    pub promises: usize,
    /// Days late on average, above 0.
    pub average: f64,
    /// The promises that are late and still open.
    #[serde(skip)]
    pub open: Vec<Id>,
}

/// A promise, and the name of the person it was made to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromiseRef {
    pub id: Id,
    pub name: String,
    pub text: String,
}

/// Actual effort against estimates, over the whole journal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimates {
    /// The number of promises with both in the same unit.
    pub promises: usize,
    /// The mean of actual / estimate; `None` below five promises.
    pub factor: Option<f64>,
}

impl KeptRate {
    fn of(kind: PromiseKind, ended: &[&Promise]) -> KeptRate {
        let count = |status| {
            ended.iter().filter(|promise| promise.kind == kind && promise.status == status).count()
        };
        let (kept, broken) = (count(Status::Kept), count(Status::Broken));
        let rate = share(kept as f64, (kept + broken) as f64);
        // The rate is compared as it is shown: 18 of 19 is 95%.
        let percent = rate.map(|rate| (rate * 100.0 + 0.5).floor());
        let below = percent.map(|percent| percent < f64::from(kind.means_percent()));
        KeptRate {
            kind,
            kept,
            broken,
            rate,
            means: f64::from(kind.means_percent()) / 100.0,
            mistake: below.filter(|_| kept + broken >= ENOUGH),
        }
    }

    fn gravity(&self) -> f64 {
        match (self.mistake, self.rate) {
            (Some(true), Some(rate)) => (self.means - rate) / ALL_BROKEN,
            _ => 0.0,
        }
    }
}

/// Reviews our promises.
pub(super) fn word(scope: &Scope) -> WordKept {
    let in_window = |date: Option<NaiveDate>| date.is_some_and(|date| scope.covers(date));
    let current: Vec<(&Promise, &Member)> = scope
        .promises()
        .filter(|(promise, _)| promise.is_open() || in_window(promise.closed))
        .collect();
    let ended: Vec<&Promise> = current.iter().map(|(promise, _)| *promise).collect();
    let kinds: Vec<KeptRate> =
        PromiseKind::ALL.into_iter().map(|kind| KeptRate::of(kind, &ended)).collect();
    let named = |wanted: &dyn Fn(&Promise, &Member) -> bool| -> Vec<PromiseRef> {
        let wanted = current.iter().filter(|(promise, member)| wanted(promise, member));
        wanted
            .map(|(promise, member)| PromiseRef {
                id: promise.id,
                name: member.stakeholder.name.clone(),
                text: promise.text.clone(),
            })
            .collect()
    };
    let is_commitment = |promise: &Promise| promise.kind == PromiseKind::Commitment;
    let mut word = WordKept {
        judgement: Judgement::of(false, false, 0.0),
        promises: current.len(),
        kinds,
        days_late: days_late(scope, &current),
        without_measure: named(&|promise, _| is_commitment(promise) && promise.measure.is_none()),
        risk_not_heard: named(&|promise, _| {
            is_commitment(promise) && promise.risk.is_some() && !promise.heard
        }),
        silent: named(&|promise, member| {
            let every = member.stakeholder.updates_every_days;
            is_silent(promise, scope.journal.today, every, scope.journal.constants)
        }),
        estimates: estimates(scope),
    };
    let gravity = word.gravity();
    word.judgement = Judgement::of(current.len() >= ENOUGH, gravity > 0.0, gravity);
    word
}

impl WordKept {
    /// Returns whether estimates mislead.
    pub fn is_rosy(&self) -> bool {
        self.estimates.factor.is_some_and(|factor| factor >= FACTOR)
    }

    /// Returns the kind whose kept rate is furthest below its promised share.
    pub fn worst_kind(&self) -> Option<&KeptRate> {
        self.kinds
            .iter()
            .filter(|kind| kind.mistake == Some(true))
            .max_by(|a, b| a.gravity().total_cmp(&b.gravity()))
    }

    fn gravity(&self) -> f64 {
        let broken = self.worst_kind().map_or(0.0, KeptRate::gravity);
        let late = self.days_late.first().map_or(0.0, |late| late.average / ALL_LATE);
        let open_ends = [&self.without_measure, &self.risk_not_heard, &self.silent];
        let is_untidy = open_ends.iter().any(|found| !found.is_empty()) || self.is_rosy();
        broken.max(late).max(if is_untidy { UNTIDY } else { 0.0 })
    }
}

/// Returns how late our promises to each person are. Dropped promises do not count as late.
fn days_late(scope: &Scope, current: &[(&Promise, &Member)]) -> Vec<Lateness> {
    let today = scope.journal.today;
    let counts = |promise: &Promise| {
        promise.due.is_some()
            && promise.status != Status::Dropped
            && (!promise.is_open() || promise.days_late(today) > 0)
    };
    let mut rows: Vec<Lateness> = scope
        .people()
        .into_iter()
        .filter_map(|member| {
            let promises: Vec<&Promise> = current
                .iter()
                .map(|(promise, _)| *promise)
                .filter(|promise| promise.stakeholder == member.stakeholder.id && counts(promise))
                .collect();
            let days: Vec<i64> = promises.iter().map(|promise| promise.days_late(today)).collect();
            let average = share(days.iter().sum::<i64>() as f64, days.len() as f64)?;
            let name = member.stakeholder.name.clone();
            let open = promises.iter().filter(|promise| promise.is_open());
            let open = open.map(|promise| promise.id).collect();
            Some(Lateness { name, promises: days.len(), average, open })
        })
        .filter(|row| row.average > 0.0)
        .collect();
    rows.sort_by(|a, b| b.average.total_cmp(&a.average));
    rows
}

fn estimates(scope: &Scope) -> Estimates {
    let promises = scope.journal.promises;
    Estimates { promises: estimate_ratios(promises).len(), factor: estimate_factor(promises) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, BOB, TestJournal, assert_near, days_ago, ended, promise};

    /// Returns a journal in which promises of a kind were kept and broken within the window.
    fn ended_journal(kind: PromiseKind, kept: usize, broken: usize) -> TestJournal {
        let mut journal = TestJournal::new();
        let made = || Promise { kind, ..promise(days_ago(100)) };
        for _ in 0..kept {
            journal.promise(ended(made(), Status::Kept, days_ago(5)));
        }
        for _ in 0..broken {
            journal.promise(ended(made(), Status::Broken, days_ago(5)));
        }
        journal
    }

    fn rate_of(kind: PromiseKind, kept: usize, broken: usize) -> KeptRate {
        let word = ended_journal(kind, kept, broken).review().word;
        word.kinds.into_iter().find(|rate| rate.kind == kind).unwrap()
    }

    fn ids(promises: &[PromiseRef]) -> Vec<Id> {
        promises.iter().map(|promise| promise.id).collect()
    }

    #[test]
    fn each_kind_is_held_to_its_share() {
        use PromiseKind::{BestEffort, Commitment, Intention};
        for (kind, kept, broken, mistake) in [
            (Commitment, 1, 0, None), // one alone says nothing
            (Commitment, 0, 1, None),
            (Commitment, 18, 1, Some(false)), // 94.7%, shown as 95%
            (Commitment, 17, 1, Some(true)),  // 94.4%, shown as 94%
            (BestEffort, 7, 3, Some(false)),
            (BestEffort, 2, 1, Some(true)), // 67%
            (Intention, 2, 3, Some(false)),
            (Intention, 1, 2, Some(true)), // 33%
        ] {
            let rate = rate_of(kind, kept, broken);
            assert_eq!((rate.kept, rate.broken), (kept, broken));
            assert_eq!(rate.mistake, mistake, "{kind:?} {kept} of {}", kept + broken);
        }
        let means: Vec<f64> = PromiseKind::ALL.map(|kind| rate_of(kind, 0, 0).means).to_vec();
        assert_eq!(means, [0.95, 0.7, 0.4]);
        assert_eq!(rate_of(Commitment, 0, 0).rate, None);
    }

    #[test]
    fn the_gravity_is_how_far_the_rate_is_below_its_share() {
        let word = ended_journal(PromiseKind::Commitment, 3, 1).review().word;
        assert_eq!(word.worst_kind().map(|rate| rate.kind), Some(PromiseKind::Commitment));
        assert_eq!(word.judgement.mistake, Some(true));
        assert_near(word.judgement.gravity, 0.4); // (0.95 - 0.75) / 0.5
    }

    #[test]
    fn promises_that_ended_before_the_window_or_are_theirs_do_not_count() {
        let mut journal = TestJournal::new();
        let made = || promise(days_ago(200));
        journal.promise(ended(made(), Status::Broken, days_ago(91)));
        journal.promise(Promise { theirs: true, ..ended(made(), Status::Broken, days_ago(1)) });
        journal.promise(Promise { made: days_ago(2), ..made() });
        let word = journal.review().word;
        assert_eq!((word.promises, word.judgement.mistake), (1, None));
        assert_eq!(word.kinds[0].broken, 0);
    }

    #[test]
    fn days_late_are_averaged_by_person_and_the_latest_comes_first() {
        let mut journal = TestJournal::new();
        let due = |days| Promise { due: Some(days_ago(days)), ..promise(days_ago(60)) };
        journal.promise(ended(due(20), Status::Kept, days_ago(10))); // 10 late
        journal.promise(ended(due(10), Status::Kept, days_ago(10))); // in time
        journal.promise(Promise { stakeholder: BOB, ..due(30) }); // 30 late, and open
        journal.promise(ended(due(50), Status::Dropped, days_ago(1)));
        journal.promise(due(0)); // due today
        let word = journal.review().word;
        let late: Vec<_> =
            word.days_late.iter().map(|it| (it.name.as_str(), it.promises, it.average)).collect();
        assert_eq!(late, [("Bob", 1, 30.0), ("Ann", 2, 5.0)]);
        assert_near(word.judgement.gravity, 0.5); // 30 of 60 days
    }

    #[test]
    fn loose_ends_are_named_and_less_grave() {
        let mut journal = TestJournal::new();
        let made = || promise(days_ago(2));
        journal.promise(Promise { measure: None, ..made() });
        journal.promise(Promise { risk: Some("the vendor".to_owned()), ..made() });
        journal.promise(Promise { risk: Some("heard".to_owned()), heard: true, ..made() });
        journal.promise(promise(days_ago(31)));
        journal.promise(Promise { kind: PromiseKind::Intention, measure: None, ..made() });
        let word = journal.review().word;
        assert_eq!(ids(&word.without_measure), [501]);
        assert_eq!(ids(&word.risk_not_heard), [502]);
        assert_eq!(ids(&word.silent), [504]);
        assert_near(word.judgement.gravity, 0.25);
    }

    #[test]
    fn a_person_who_wants_updates_sooner_finds_us_silent_sooner() {
        let mut journal = TestJournal::new();
        journal.people[0].updates_every_days = Some(7);
        journal.promise(promise(days_ago(8)));
        journal.promise(Promise { stakeholder: BOB, ..promise(days_ago(8)) });
        let word = journal.review().word;
        let silent: Vec<&str> = word.silent.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((silent, journal.people[0].id), (vec!["Ann"], ANN));
    }

    #[test]
    fn estimates_mislead_from_a_quarter_over() {
        for (actual, factor, rosy) in [("12 d", 1.2, false), ("12.5 D", 1.25, true)] {
            let mut journal = TestJournal::new();
            for _ in 0..5 {
                let done =
                    journal.promise(ended(promise(days_ago(300)), Status::Kept, days_ago(200)));
                (done.estimate, done.actual) = ("10 d".parse().ok(), actual.parse().ok());
            }
            let word = journal.review().word;
            assert_eq!((word.estimates.promises, word.estimates.factor), (5, Some(factor)));
            assert_eq!((word.is_rosy(), word.promises), (rosy, 0), "over the whole journal");
        }
    }
}
