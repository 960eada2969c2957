use chrono::NaiveDate;
use serde::Serialize;

use super::{Judgement, Member, Scope, share, total};
use crate::model::Id;
use crate::scoring::Rhythm;

/// The share of my contacts started by me below which I only wait: a third.
pub const ONLY_WAITS: f64 = 1.0 / 3.0;

/// People whose own contacts have fallen silent are this grave, all of them.
const SILENT_GRAVITY: f64 = 0.4;

/// The share of the load held from which the cadences are kept well enough: four in five.
pub const WELL_HELD: f64 = 0.8;

/// To hold nothing of the load is this grave.
const LOAD_GRAVITY: f64 = 0.6;

/// Who starts the contacts, and whose own have fallen silent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Started {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// My real conversations in the window.
    pub conversations: usize,
    pub by_me: usize,
    pub share: Option<f64>,
    /// People who came to us before the window, and not once in it.
    pub fallen_silent: Vec<Silent>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Silent {
    pub name: String,
    /// The last day they came.
    pub last: NaiveDate,
}

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

fn fallen_silent(scope: &Scope, member: &Member) -> Option<Silent> {
    let id: Id = member.stakeholder.id;
    let theirs = scope
        .entries()
        .filter(|entry| entry.inbound && entry.is_evidence() && entry.stakeholders.contains(&id));
    let last = theirs.map(|entry| entry.date).max()?;
    (last < scope.journal.since).then(|| Silent { name: member.stakeholder.name.clone(), last })
}

/// The real conversations that the cadences ask for, and those held.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Load {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// Active people who are neither away nor unplaced.
    pub people: usize,
    /// The sum of 7 / cadence.
    pub asked_per_week: f64,
    /// My real conversations, once for each of them, since one lunch serves all at the table.
    pub held_per_week: f64,
    pub weeks: f64,
    /// Those most neglected, the worst first.
    pub behind: Vec<String>,
}

pub(super) fn load(scope: &Scope) -> Load {
    let ranked: Vec<&Member> =
        scope.people().into_iter().filter(|member| member.rhythm.state.is_ranked()).collect();
    let asked_per_week =
        total(ranked.iter().map(|member| 7.0 / f64::from(member.rhythm.cadence_days)));
    let talked = scope.counts(scope.conversations());
    let held = ranked.iter().filter_map(|member| talked.get(&member.stakeholder.id));
    let held: usize = held.sum();
    let days = (scope.journal.today - scope.journal.since).num_days() + 1;
    let weeks = days as f64 / 7.0;
    let held_per_week = share(held as f64, weeks).unwrap_or(0.0);
    let well = share(held_per_week, asked_per_week).unwrap_or(1.0);
    let mut behind: Vec<&Member> =
        ranked.iter().copied().filter(|member| member.rhythm.state.is_stale()).collect();
    behind.sort_by(|a, b| {
        let of = |member: &Member| member.stakeholder.name.clone();
        Rhythm::by_neglect((&a.rhythm, &of(a)), (&b.rhythm, &of(b)))
    });
    Load {
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

/// What others say of them: kept apart, in no figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hearsay {
    #[serde(flatten)]
    pub judgement: Judgement,
    pub heard: Vec<Heard>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heard {
    pub names: Vec<String>,
    pub date: NaiveDate,
    pub via: Option<String>,
    pub note: String,
}

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
