//! Who starts the contacts, whether the cadences can be kept, and what was heard from others.

use chrono::NaiveDate;
use serde::Serialize;

use super::judgement::{Judgement, share, total};
use super::scope::{Member, Scope};
use crate::model::Id;
use crate::scoring::Rhythm;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, BOB, CEM, TestJournal, assert_near, days_ago, in_days};

    #[test]
    fn starting_fewer_than_a_third_is_only_waiting() {
        for (by_me, by_them, mistake, gravity) in [
            (2, 0, None, 0.0),
            (1, 2, Some(false), 0.0),
            (1, 3, Some(true), 0.3), // 3/4 x 0.4
            (0, 3, Some(true), 0.4),
        ] {
            let mut journal = TestJournal::new();
            journal.log_many(by_me, "talk", 1, &[ANN]);
            for _ in 0..by_them {
                journal.log("talk", 1, &[ANN]).inbound = true;
            }
            let it = journal.review().started;
            assert_eq!((it.by_me as u64, it.judgement.mistake), (by_me, mistake), "{by_them}");
            assert_near(it.judgement.gravity, gravity);
        }
        assert_eq!(TestJournal::new().review().started.share, None);
    }

    #[test]
    fn a_person_who_came_before_the_window_and_not_in_it_has_fallen_silent() {
        let mut journal = TestJournal::new();
        journal.log_many(3, "talk", 1, &[ANN, BOB]);
        for days in (100..340).step_by(20) {
            journal.log("talk", days, &[ANN, BOB]).inbound = true;
        }
        for days in (5..90).step_by(20) {
            journal.log("talk", days, &[BOB]).inbound = true;
        }
        let it = journal.review().started;
        assert_eq!(it.fallen_silent, [Silent { name: "Ann".to_owned(), last: days_ago(100) }]);
        assert_eq!(it.judgement.mistake, Some(true));
        assert_near(it.judgement.gravity, 0.4 / 3.0); // 1 of 3 people
    }

    #[test]
    fn the_load_is_what_the_cadences_ask_for_against_what_was_held() {
        let mut journal = TestJournal::new();
        journal.people[0].cadence_days = Some(14); // 1/2 a week
        journal.people[1].cadence_days = Some(28); // 1/4 a week
        journal.log_many(7, "talk", 1, &[ANN]);
        let it = journal.review().load;
        assert_eq!((it.people, it.weeks), (2, 13.0)); // Cem is in no unit, and was never met
        assert_near(it.asked_per_week, 0.75);
        assert_near(it.held_per_week, 7.0 / 13.0);
        assert_eq!(it.judgement.mistake, Some(true));
        assert_near(it.judgement.gravity, (1.0 - 28.0 / 39.0) * 0.6); // 7/13 of 3/4 are 28/39
        journal.log("talk", 1, &[ANN]);
        assert_eq!(journal.review().load.judgement.mistake, Some(false)); // 32/39 is over 4/5
    }

    #[test]
    fn one_lunch_counts_for_everyone_at_the_table() {
        let mut journal = TestJournal::new();
        journal.log("meal", 1, &[ANN, BOB, CEM]);
        journal.people[1].away_until = Some(in_days(1));
        let it = journal.review().load;
        assert_eq!(it.people, 2);
        assert_near(it.held_per_week, 2.0 / 13.0); // Ann and Cem; Bob is away
    }

    #[test]
    fn the_most_neglected_are_named_first() {
        let mut journal = TestJournal::new();
        journal.log("talk", 80, &[BOB]); // importance 1/3, every 42 days
        journal.log("talk", 20, &[ANN]); // importance 1, every 14 days
        journal.log("talk", 1, &[CEM]);
        // Ann: 1 x (1 - 2^-2.04) = 0.76; Bob: 1/3 x (1 - 2^-3.63) = 0.31.
        assert_eq!(journal.review().load.behind, ["Ann", "Bob"]);
    }

    #[test]
    fn hearsay_of_the_window_is_listed_and_never_a_mistake() {
        let mut journal = TestJournal::new();
        journal.log("hearsay", 1, &[ANN]).via = Some("Omar".to_owned());
        journal.log("hearsay", 90, &[ANN, BOB]);
        journal.log("hearsay", 91, &[ANN]);
        journal.log("talk", 2, &[ANN]);
        let it = journal.review().hearsay;
        let heard: Vec<_> = it.heard.iter().map(|it| (it.date, it.names.join(" "))).collect();
        let expected = [(days_ago(90), "Ann Bob".to_owned()), (days_ago(1), "Ann".to_owned())];
        assert_eq!(heard, expected);
        assert_eq!(it.heard[1].via.as_deref(), Some("Omar"));
        assert_eq!(it.judgement.mistake, None);
    }
}
