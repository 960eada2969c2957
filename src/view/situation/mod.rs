//! Where a relationship stands, in sentences: why to turn to someone, and what to do.

mod explanation;
mod next_step;
mod pulses;
mod reasons;
mod standing;

use std::borrow::Cow;
use std::ops::Deref;

use chrono::NaiveDate;

use crate::model::entry::Occasion;
use crate::model::{Account, Entry, Fact, Kind, Promise, Pulse, Stakeholder, Topic, Uid, Unit};
use crate::scoring::{Assessment, Constants, Part, Rhythm, Scale, Standing, promises, trust};
use crate::shell::quote;
use crate::view::words;

/// Where one relationship stands on a day, as far as contacts and balances say: known without
/// reading promises and pulses, and so without a priority.
#[derive(Debug)]
pub struct Footing<'a> {
    pub today: NaiveDate,
    pub stakeholder: &'a Stakeholder,
    pub unit: Option<&'a Unit>,
    pub scale: Scale,
    pub standing: &'a Standing,
    pub rhythm: Rhythm,
    /// My last contact.
    pub last_occasion: Option<Occasion>,
    /// The team's last contact.
    pub team_occasion: Option<Occasion>,
    pub constants: &'a Constants,
}

/// Everything known about one relationship on a day.
#[derive(Debug)]
pub struct Situation<'a> {
    pub footing: Footing<'a>,
    pub assessment: Assessment,
    /// Newest first.
    pub facts: Vec<Fact>,
    /// The latest entries, newest first.
    pub latest: Vec<Entry>,
    /// The largest parts of both balances, faded to today, with their causes. Read only if they are
    /// shown or the balance is a reason.
    pub parts: Vec<(Part, Cause)>,
    /// Every promise between us, oldest first, ended ones included.
    pub promises: Vec<Promise>,
    /// Their ratings, oldest first.
    pub pulses: Vec<Pulse>,
}

impl<'a> Deref for Situation<'a> {
    type Target = Footing<'a>;

    fn deref(&self) -> &Footing<'a> {
        &self.footing
    }
}

/// The entry or promise that a part of a balance comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    pub uid: Uid,
    /// `meal`, `setback`, `broken promise`
    pub what: String,
    pub note: String,
}

impl Cause {
    pub fn entry(entry: &Entry) -> Cause {
        let what = match entry.kind.as_str() {
            Kind::DECLINED => "declined invitation",
            kind => kind,
        };
        Cause { uid: entry.uid.clone(), what: what.to_owned(), note: entry.note.clone() }
    }

    /// Returns what happened to a promise on a day: its end, or else a move.
    pub fn promise(promise: &Promise, date: NaiveDate) -> Cause {
        let end = if promise.closed == Some(date) { promise.status.name() } else { "moved" };
        Cause {
            uid: promise.uid.clone(),
            what: format!("{end} promise"),
            note: promise.text.clone(),
        }
    }
}

impl Footing<'_> {
    pub(in crate::view) fn first_name(&self) -> &str {
        self.stakeholder.first_name()
    }

    pub(in crate::view) fn days_ago(&self, date: NaiveDate) -> i64 {
        (self.today - date).num_days()
    }

    /// Returns the day someone who is away is back.
    pub(in crate::view) fn back(&self) -> String {
        let back = self.stakeholder.away_until.map(|back| words::date(back, self.today));
        back.unwrap_or_default()
    }

    /// Returns the name as it is typed in a command.
    pub(in crate::view) fn quoted_name(&self) -> Cow<'_, str> {
        quote(&self.stakeholder.name)
    }

    /// Returns the command that ends an archived state: `bring back: rel archive ...`.
    pub(in crate::view) fn bring_back(&self) -> String {
        format!("bring back: rel archive {} --restore", self.quoted_name())
    }

    /// Returns who on my team has spoken with them since I did, and how many days ago.
    pub(in crate::view) fn team_since(&self) -> Option<(&str, i64)> {
        let team = self.standing.team_last_contact?;
        if self.standing.last_contact.is_some_and(|mine| mine.date >= team.date) {
            return None;
        }
        Some((self.who_of_the_team().unwrap_or("your team"), self.days_ago(team.date)))
    }

    /// Returns the first name of the team member who spoke with them last.
    pub fn who_of_the_team(&self) -> Option<&str> {
        let by = self.team_occasion.as_ref()?.by.as_deref()?;
        by.split_whitespace().next()
    }

    /// Returns the day and the kind of my last contact.
    pub fn last_talk(&self) -> Option<(NaiveDate, &str)> {
        let date = self.standing.last_contact?.date;
        Some((date, self.last_occasion.as_ref()?.kind.as_str()))
    }

    /// Returns what happened since my last contact: `6 routine meetings; Priya 3 days ago`.
    pub fn meanwhile(&self) -> String {
        let mut parts = Vec::new();
        if self.standing.routine_since > 0 {
            let meetings = i64::from(self.standing.routine_since);
            parts.push(words::counted(meetings, "routine meeting", "routine meetings"));
        }
        if let Some((who, days)) = self.team_since() {
            parts.push(format!("{who} {}", words::ago(days)));
        }
        parts.join("; ")
    }
}

impl Situation<'_> {
    /// Returns the newest fact on a topic.
    pub(in crate::view) fn fact(&self, topic: Topic) -> Option<&str> {
        self.facts.iter().find(|fact| fact.topic == topic).map(|fact| fact.text.as_str())
    }

    /// Finds the largest withdrawal today.
    pub(in crate::view) fn worst_withdrawal(&self) -> Option<&(Part, Cause)> {
        self.parts
            .iter()
            .min_by(|(a, _), (b, _)| a.amount.total_cmp(&b.amount))
            .filter(|(part, _)| part.amount < 0.0)
    }

    pub(in crate::view) fn concern(&self, promise: &Promise) -> f64 {
        let every = self.stakeholder.updates_every_days;
        promises::concern(promise, self.today, every, self.constants)
    }

    /// Finds our open promise of the greatest concern.
    pub(in crate::view) fn worst_promise(&self) -> Option<&Promise> {
        self.promises
            .iter()
            .filter(|promise| self.concern(promise) > 0.0)
            .max_by(|a, b| self.concern(a).total_cmp(&self.concern(b)))
    }

    /// Returns the latest pulse of an account that still counts.
    pub fn pulse(&self, account: Account) -> Option<&Pulse> {
        trust::latest(&self.pulses, account, self.today, self.constants)
    }

    /// Returns the latest pulse of the account they trust less, if that is a concern.
    pub(in crate::view) fn worst_pulse(&self) -> Option<&Pulse> {
        Account::ALL
            .into_iter()
            .filter_map(|account| self.pulse(account))
            .min_by(|a, b| a.score.total_cmp(&b.score))
            .filter(|_| self.assessment.terms.trust > 0.0)
    }
}
