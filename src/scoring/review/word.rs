//! Our word: promises kept, broken, late and left silent.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Judgement, Member, Scope, share};
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
            let days: Vec<i64> = current
                .iter()
                .filter(|(promise, _)| promise.stakeholder == member.stakeholder.id)
                .filter(|(promise, _)| counts(promise))
                .map(|(promise, _)| promise.days_late(today))
                .collect();
            let average = share(days.iter().sum::<i64>() as f64, days.len() as f64)?;
            let name = member.stakeholder.name.clone();
            Some(Lateness { name, promises: days.len(), average })
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
