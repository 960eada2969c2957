//! The journal held against the known mistakes: each with its figure and its names.

pub mod attention;
pub mod bank;
pub mod carriers;
pub mod contacts;
pub mod curiosity;
pub mod substance;
pub mod trouble;
pub mod trust;
pub mod word;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Constants, Rhythm};
use crate::model::{Account, Entry, Fact, Id, Promise, Pulse, Stakeholder, Unit};

/// Somebody active, and where they stand.
#[derive(Debug)]
pub struct Member<'a> {
    pub stakeholder: &'a Stakeholder,
    pub rhythm: Rhythm,
}

/// What a review looks at.
#[derive(Debug)]
pub struct Journal<'a> {
    /// The first day of the window.
    pub since: NaiveDate,
    /// Its last day.
    pub today: NaiveDate,
    /// The unit that people are narrowed to.
    pub unit: Option<Id>,
    pub units: &'a [Unit],
    /// Everybody active, whatever the unit.
    pub people: Vec<Member<'a>>,
    /// All of them, in any order; what is dated after today does not count.
    pub entries: &'a [Entry],
    /// As they stood today.
    pub promises: &'a [Promise],
    /// Up to today, oldest first.
    pub pulses: &'a [Pulse],
    pub facts: &'a [Fact],
    /// My own people, as the configuration names them.
    pub my_people: &'a [String],
    pub constants: &'a Constants,
}

/// Whether a habit is a mistake, and how grave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Judgement {
    /// `None` where there is too little to say.
    pub mistake: Option<bool>,
    /// In [0, 1]: 0 without a mistake, 1 as bad as it gets. Mistakes are told in this order.
    pub gravity: f64,
}

impl Judgement {
    fn of(enough: bool, mistake: bool, gravity: f64) -> Judgement {
        let gravity = if enough && mistake { gravity.clamp(0.0, 1.0) } else { 0.0 };
        Judgement { mistake: enough.then_some(mistake), gravity }
    }

    pub fn is_mistake(self) -> bool {
        self.mistake == Some(true)
    }
}

/// Every habit, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    pub attention: attention::Attention,
    pub form: substance::Form,
    pub one_sided: substance::OneSided,
    pub bank: bank::Bank,
    pub trouble: trouble::Trouble,
    pub declined: bank::Declined,
    pub curiosity: curiosity::Curiosity,
    pub word: word::Word,
    pub meetings_and_trust: substance::MeetingsAndTrust,
    pub trust: trust::Trust,
    pub carried: carriers::Carried,
    pub effort: carriers::Effort,
    pub started: contacts::Started,
    pub load: contacts::Load,
    pub hearsay: contacts::Hearsay,
}

impl Review {
    pub fn of(journal: &Journal) -> Review {
        let scope = &Scope::of(journal, journal.unit);
        Review {
            attention: attention::attention(journal),
            form: substance::form(scope),
            one_sided: substance::one_sided(scope),
            bank: bank::bank(scope),
            trouble: trouble::trouble(scope),
            declined: bank::declined(scope),
            curiosity: curiosity::curiosity(scope),
            word: word::word(scope),
            meetings_and_trust: substance::meetings_and_trust(scope),
            trust: trust::trust(scope),
            carried: carriers::carried(scope),
            effort: carriers::effort(scope),
            started: contacts::started(scope),
            load: contacts::load(scope),
            hearsay: contacts::hearsay(scope),
        }
    }
}

/// The people a section is about, and the entries of the window they take part in.
struct Scope<'a> {
    journal: &'a Journal<'a>,
    members: HashMap<Id, &'a Member<'a>>,
    /// Oldest first, hearsay left out.
    window: Vec<&'a Entry>,
}

impl<'a> Scope<'a> {
    fn of(journal: &'a Journal<'a>, unit: Option<Id>) -> Scope<'a> {
        let members: HashMap<Id, &Member> = journal
            .people
            .iter()
            .filter(|member| unit.is_none() || member.stakeholder.unit == unit)
            .map(|member| (member.stakeholder.id, member))
            .collect();
        let mut scope = Scope { journal, members, window: Vec::new() };
        scope.window = scope
            .entries()
            .filter(|entry| entry.is_evidence() && scope.covers(entry.date))
            .collect();
        scope.window.sort_by_key(|entry| (entry.date, entry.id));
        scope
    }

    /// Whether a day is in the window.
    fn covers(&self, date: NaiveDate) -> bool {
        (self.journal.since..=self.journal.today).contains(&date)
    }

    /// All entries up to today that somebody of these people takes part in.
    fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.journal
            .entries
            .iter()
            .filter(|entry| entry.date <= self.journal.today)
            .filter(|entry| entry.stakeholders.iter().any(|id| self.members.contains_key(id)))
    }

    /// My real conversations in the window.
    fn conversations(&self) -> impl Iterator<Item = &'a Entry> {
        self.contacts().filter(|entry| entry.account == Account::Me)
    }

    /// The real conversations in the window, mine and the team's.
    fn contacts(&self) -> impl Iterator<Item = &'a Entry> {
        self.window.iter().copied().filter(|entry| entry.real)
    }

    /// The scheduled meetings I sat in, in the window.
    fn meetings(&self) -> impl Iterator<Item = &'a Entry> {
        self.window
            .iter()
            .copied()
            .filter(|entry| entry.is_routine() && entry.account == Account::Me)
    }

    /// Those of these people whom an entry is with.
    fn with(&self, entry: &'a Entry) -> impl Iterator<Item = &'a Member<'a>> {
        entry.stakeholders.iter().filter_map(|id| self.members.get(id).copied())
    }

    /// The units an entry is with, each once; `None` for people without one.
    fn units_in(&self, entry: &'a Entry) -> Vec<Option<Id>> {
        let mut units: Vec<_> = self.with(entry).map(|member| member.stakeholder.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// These people by name.
    fn people(&self) -> Vec<&'a Member<'a>> {
        let mut people: Vec<&Member> = self.members.values().copied().collect();
        people.sort_by(|a, b| a.stakeholder.name.cmp(&b.stakeholder.name));
        people
    }

    /// The units these people are in, the heaviest first.
    fn units(&self) -> Vec<&'a Unit> {
        let is_in = |unit: &&Unit| {
            self.members.values().any(|member| member.stakeholder.unit == Some(unit.id))
        };
        let mut units: Vec<&Unit> = self.journal.units.iter().filter(is_in).collect();
        units.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
        units
    }

    /// Our promises to these people.
    fn promises(&self) -> impl Iterator<Item = (&'a Promise, &'a Member<'a>)> {
        self.journal
            .promises
            .iter()
            .filter(|promise| !promise.theirs)
            .filter_map(|promise| Some((promise, *self.members.get(&promise.stakeholder)?)))
    }

    /// How often each takes part in some entries.
    fn counts(&self, entries: impl Iterator<Item = &'a Entry>) -> HashMap<Id, usize> {
        let mut counts = HashMap::new();
        for entry in entries {
            for member in self.with(entry) {
                *counts.entry(member.stakeholder.id).or_default() += 1;
            }
        }
        counts
    }

    /// Whether so many entries say anything.
    fn is_enough(&self, entries: usize) -> bool {
        entries >= self.journal.constants.evidence as usize
    }
}

/// A sum; that of nothing is 0, which `sum` gives a sign that JSON would show.
fn total(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |total, number| total + number)
}

/// A part of a whole; nothing of nothing.
fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}
