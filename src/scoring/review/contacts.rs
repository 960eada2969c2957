//! Who starts the contacts, whether the cadences can be kept, and what was heard from others.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Judgement, Member, Scope, share, total};
use crate::model::Id;
use crate::scoring::Assessment;

/// The share of my conversations started by me below which I only wait: a third.
pub const ONLY_WAITS: f64 = 1.0 / 3.0;

/// How grave it is if everyone's own contacts have fallen silent, or if I start none.
const SILENT_GRAVITY: f64 = 0.4;

/// The share of the load held from which the cadences are kept well enough: four in five.
pub const WELL_HELD: f64 = 0.8;

/// How grave it is to hold none of the conversations that the cadences ask for.
const LOAD_GRAVITY: f64 = 0.6;

/// Who starts the contacts, and whose own contacts have fallen silent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Started {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of my real conversations in the window.
    pub conversations: usize,
    /// How many I started.
    pub by_me: usize,
    /// The share I started, in [0, 1]; `None` without any.
    pub share: Option<f64>,
    /// People who started contacts before the window and none in it.
    pub fallen_silent: Vec<Silent>,
}

/// A person who no longer starts contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Silent {
    pub name: String,
    /// The day of the last contact they started.
    pub last: NaiveDate,
}

/// Counts who starts the contacts.
pub(super) fn started(scope: &Scope) -> Started {
    let conversations = scope.conversations().count();
    let by_me = scope.conversations().filter(|entry| !entry.inbound).count();
    let share_by_me = share(by_me as f64, conversations as f64);
    let fallen_silent: Vec<Silent> =
        scope.people().into_iter().filter_map(|member| fallen_silent(scope, member)).collect();
    let waits = share_by_me.is_some_and(|share| share < ONLY_WAITS);
    let silent = share(fallen_silent.len() as f64, scope.members.len() as f64).unwrap_or(0.0);
    let waiting = if waits { 1.0 - share_by_me.unwrap_or(1.0) } else { 0.0 };
    Started {
        judgement: Judgement::of(
            scope.is_enough(conversations),
            waits || !fallen_silent.is_empty(),
            silent.max(waiting) * SILENT_GRAVITY,
        ),
        conversations,
        by_me,
        share: share_by_me,
        fallen_silent,
    }
}

/// Returns the last contact a person started, if it was before the window.
fn fallen_silent(scope: &Scope, member: &Member) -> Option<Silent> {
    let id: Id = member.stakeholder.id;
    let theirs = scope
        .entries()
        .filter(|entry| entry.inbound && entry.is_evidence() && entry.stakeholders.contains(&id));
    let last = theirs.map(|entry| entry.date).max()?;
    (last < scope.journal.since).then(|| Silent { name: member.stakeholder.name.clone(), last })
}

/// The real conversations that the cadences ask for, against those held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactLoad {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of active people who are neither away nor unplaced.
    pub people: usize,
    /// Real conversations a week that their cadences ask for: the sum of 7 / cadence.
    pub asked_per_week: f64,
    /// My real conversations a week, counted for each person: one lunch serves everyone at the
    /// table.
    pub held_per_week: f64,
    /// The length of the window.
    pub weeks: f64,
    /// The names of people who are due, the most neglected first.
    pub behind: Vec<String>,
}

/// Compares the conversations that the cadences ask for with those held.
pub(super) fn load(scope: &Scope) -> ContactLoad {
    let ranked: Vec<&Member> =
        scope.people().into_iter().filter(|member| member.assessment.state.is_ranked()).collect();
    let asked_per_week =
        total(ranked.iter().map(|member| 7.0 / f64::from(member.assessment.cadence_days)));
    let talked = scope.counts(scope.conversations());
    let held = ranked.iter().filter_map(|member| talked.get(&member.stakeholder.id));
    let held: usize = held.sum();
    let days = (scope.journal.today - scope.journal.since).num_days() + 1;
    let weeks = days as f64 / 7.0;
    let held_per_week = share(held as f64, weeks).unwrap_or(0.0);
    let well = share(held_per_week, asked_per_week).unwrap_or(1.0);
    let mut behind: Vec<&Member> =
        ranked.iter().copied().filter(|member| member.assessment.state.is_stale()).collect();
    behind.sort_by(|a, b| {
        let of = |member: &Member| member.stakeholder.name.clone();
        Assessment::by_neglect((&a.assessment, &of(a)), (&b.assessment, &of(b)))
    });
    ContactLoad {
        judgement: Judgement::of(
            !ranked.is_empty() && scope.is_enough(scope.window.len()),
            well < WELL_HELD,
            (1.0 - well) * LOAD_GRAVITY,
        ),
        people: ranked.len(),
        asked_per_week,
        held_per_week,
        weeks,
        behind: behind.iter().map(|member| member.stakeholder.name.clone()).collect(),
    }
}

/// What others say about people: shown apart, and in no figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hearsay {
    #[serde(flatten)]
    pub judgement: Judgement,
    pub heard: Vec<Heard>,
}

/// One thing heard, and about whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heard {
    pub names: Vec<String>,
    pub date: NaiveDate,
    /// Through whom it was heard.
    pub via: Option<String>,
    pub note: String,
}

/// Collects the hearsay of the window, the oldest first. It is never a mistake.
pub(super) fn hearsay(scope: &Scope) -> Hearsay {
    let mut entries: Vec<_> =
        scope.entries().filter(|entry| !entry.is_evidence() && scope.covers(entry.date)).collect();
    entries.sort_by_key(|entry| (entry.date, entry.id));
    let heard = entries
        .into_iter()
        .map(|entry| Heard {
            names: scope.with(entry).map(|member| member.stakeholder.name.clone()).collect(),
            date: entry.date,
            via: entry.via.clone(),
            note: entry.note.clone(),
        })
        .collect();
    Hearsay { judgement: Judgement::of(false, false, 0.0), heard }
}
