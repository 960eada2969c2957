//! The monthly review: the journal checked for the known mistakes, each with its figure and names.

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

use super::{Assessment, Constants};
use crate::model::{Account, Entry, Fact, Id, Promise, Pulse, Stakeholder, Unit};

/// An active person, and how they stand.
#[derive(Debug)]
pub struct Member<'a> {
    pub stakeholder: &'a Stakeholder,
    pub assessment: Assessment,
}

/// The data that a review is made of.
#[derive(Debug)]
pub struct Journal<'a> {
    /// The first day of the window.
    pub since: NaiveDate,
    /// Its last day.
    pub today: NaiveDate,
    /// The only unit whose people are reviewed, if there is one.
    pub unit: Option<Id>,
    pub units: &'a [Unit],
    /// All active people, whatever the unit.
    pub people: Vec<Member<'a>>,
    /// All entries, in any order; those dated after today do not count.
    pub entries: &'a [Entry],
    /// All promises, as they stood on the last day.
    pub promises: &'a [Promise],
    /// All pulses up to today, the oldest first.
    pub pulses: &'a [Pulse],
    pub facts: &'a [Fact],
    /// My own people, as named in the configuration.
    pub my_people: &'a [String],
    pub constants: &'a Constants,
}

/// Whether a habit is a mistake, and how grave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Judgement {
    /// Whether it is a mistake; `None` if there is too little to say.
    pub mistake: Option<bool>,
    /// How grave it is, in [0, 1]: 0 without a mistake, 1 as bad as it gets. The gravest mistake is
    /// shown first.
    pub gravity: f64,
}

impl Judgement {
    /// Judges a habit, given whether there is enough to say and how grave it would be.
    fn of(enough: bool, mistake: bool, gravity: f64) -> Judgement {
        let gravity = if enough && mistake { gravity.clamp(0.0, 1.0) } else { 0.0 };
        Judgement { mistake: enough.then_some(mistake), gravity }
    }

    /// Returns whether it is known to be a mistake.
    pub fn is_mistake(self) -> bool {
        self.mistake == Some(true)
    }
}

/// Every habit, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    pub attention: attention::Attention,
    pub form: substance::FormAgainstSubstance,
    pub one_sided: substance::OneSided,
    pub bank: bank::Bank,
    pub trouble: trouble::Trouble,
    pub declined: bank::Declined,
    pub curiosity: curiosity::Curiosity,
    pub word: word::WordKept,
    pub meetings_and_trust: substance::MeetingsAndTrust,
    pub trust: trust::Trust,
    pub carried: carriers::Carriers,
    pub effort: carriers::EffortShare,
    pub started: contacts::Started,
    pub load: contacts::ContactLoad,
    pub hearsay: contacts::Hearsay,
}

impl Review {
    /// Reviews a journal.
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
            carried: carriers::carriers(scope),
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
    /// The oldest first, without hearsay.
    window: Vec<&'a Entry>,
}

impl<'a> Scope<'a> {
    /// Narrows a journal to the people of a unit, or to all active people.
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

    /// Returns whether a day is in the window.
    fn covers(&self, date: NaiveDate) -> bool {
        (self.journal.since..=self.journal.today).contains(&date)
    }

    /// Returns all entries up to today in which any of these people take part.
    fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.journal
            .entries
            .iter()
            .filter(|entry| entry.date <= self.journal.today)
            .filter(|entry| entry.stakeholders.iter().any(|id| self.members.contains_key(id)))
    }

    /// Returns my real conversations in the window.
    fn conversations(&self) -> impl Iterator<Item = &'a Entry> {
        self.contacts().filter(|entry| entry.account == Account::Me)
    }

    /// Returns the real conversations in the window, mine and the team's.
    fn contacts(&self) -> impl Iterator<Item = &'a Entry> {
        self.window.iter().copied().filter(|entry| entry.real)
    }

    /// Returns the scheduled meetings in the window that I attended.
    fn meetings(&self) -> impl Iterator<Item = &'a Entry> {
        self.window
            .iter()
            .copied()
            .filter(|entry| entry.is_routine() && entry.account == Account::Me)
    }

    /// Returns which of these people take part in an entry.
    fn with(&self, entry: &'a Entry) -> impl Iterator<Item = &'a Member<'a>> {
        entry.stakeholders.iter().filter_map(|id| self.members.get(id).copied())
    }

    /// Returns the units of these people in an entry, each once; `None` for people without one.
    fn units_in(&self, entry: &'a Entry) -> Vec<Option<Id>> {
        let mut units: Vec<_> = self.with(entry).map(|member| member.stakeholder.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// Returns these people, by name.
    fn people(&self) -> Vec<&'a Member<'a>> {
        let mut people: Vec<&Member> = self.members.values().copied().collect();
        people.sort_by(|a, b| a.stakeholder.name.cmp(&b.stakeholder.name));
        people
    }

    /// Returns the units of these people, the heaviest first.
    fn units(&self) -> Vec<&'a Unit> {
        let is_in = |unit: &&Unit| {
            self.members.values().any(|member| member.stakeholder.unit == Some(unit.id))
        };
        let mut units: Vec<&Unit> = self.journal.units.iter().filter(is_in).collect();
        units.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
        units
    }

    /// Returns our promises to these people.
    fn promises(&self) -> impl Iterator<Item = (&'a Promise, &'a Member<'a>)> {
        self.journal
            .promises
            .iter()
            .filter(|promise| !promise.theirs)
            .filter_map(|promise| Some((promise, *self.members.get(&promise.stakeholder)?)))
    }

    /// Counts in how many of some entries each person takes part.
    fn counts(&self, entries: impl Iterator<Item = &'a Entry>) -> HashMap<Id, usize> {
        let mut counts = HashMap::new();
        for entry in entries {
            for member in self.with(entry) {
                *counts.entry(member.stakeholder.id).or_default() += 1;
            }
        }
        counts
    }

    /// Returns whether this many entries are enough to say anything.
    fn is_enough(&self, entries: usize) -> bool {
        entries >= self.journal.constants.evidence as usize
    }
}

/// Adds up numbers. Unlike `sum`, which returns -0.0 for none, this never shows a sign in JSON.
fn total(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |total, number| total + number)
}

/// Returns `part / whole`, or `None` if `whole` is zero.
fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}
