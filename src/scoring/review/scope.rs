//! The data of a review, narrowed to the people and the window it is about.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::{Account, Entry, Fact, Id, Promise, Pulse, Stakeholder, Unit};
use crate::scoring::{Constants, Rhythm};

/// An active person, and how they stand.
#[derive(Debug)]
pub struct Member<'a> {
    pub stakeholder: &'a Stakeholder,
    pub rhythm: Rhythm,
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

/// The people a section is about, and the entries of the window they take part in.
pub(super) struct Scope<'a> {
    pub journal: &'a Journal<'a>,
    pub members: HashMap<Id, &'a Member<'a>>,
    /// The oldest first, without hearsay.
    pub window: Vec<&'a Entry>,
}

impl<'a> Scope<'a> {
    /// Narrows a journal to the people of a unit, or to all active people.
    pub fn of(journal: &'a Journal<'a>, unit: Option<Id>) -> Scope<'a> {
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
    pub fn covers(&self, date: NaiveDate) -> bool {
        (self.journal.since..=self.journal.today).contains(&date)
    }

    /// Returns all entries up to today in which any of these people take part.
    pub fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.journal
            .entries
            .iter()
            .filter(|entry| entry.date <= self.journal.today)
            .filter(|entry| entry.stakeholders.iter().any(|id| self.members.contains_key(id)))
    }

    /// Returns my real conversations in the window.
    pub fn conversations(&self) -> impl Iterator<Item = &'a Entry> {
        self.contacts().filter(|entry| entry.account == Account::Me)
    }

    /// Returns the real conversations in the window, mine and the team's.
    pub fn contacts(&self) -> impl Iterator<Item = &'a Entry> {
        self.window.iter().copied().filter(|entry| entry.real)
    }

    /// Returns the scheduled meetings in the window that I attended.
    pub fn meetings(&self) -> impl Iterator<Item = &'a Entry> {
        self.window
            .iter()
            .copied()
            .filter(|entry| entry.is_routine() && entry.account == Account::Me)
    }

    /// Returns which of these people take part in an entry.
    pub fn with(&self, entry: &'a Entry) -> impl Iterator<Item = &'a Member<'a>> {
        entry.stakeholders.iter().filter_map(|id| self.members.get(id).copied())
    }

    /// Returns the units of these people in an entry, each once; `None` for people without one.
    pub fn units_in(&self, entry: &'a Entry) -> Vec<Option<Id>> {
        let mut units: Vec<_> = self.with(entry).map(|member| member.stakeholder.unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    }

    /// Returns these people, by name.
    pub fn people(&self) -> Vec<&'a Member<'a>> {
        let mut people: Vec<&Member> = self.members.values().copied().collect();
        people.sort_by(|a, b| a.stakeholder.name.cmp(&b.stakeholder.name));
        people
    }

    /// Returns the units of these people, the heaviest first.
    pub fn units(&self) -> Vec<&'a Unit> {
        let is_in = |unit: &&Unit| {
            self.members.values().any(|member| member.stakeholder.unit == Some(unit.id))
        };
        let mut units: Vec<&Unit> = self.journal.units.iter().filter(is_in).collect();
        units.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
        units
    }

    /// Returns our promises to these people.
    pub fn promises(&self) -> impl Iterator<Item = (&'a Promise, &'a Member<'a>)> {
        self.journal
            .promises
            .iter()
            .filter(|promise| !promise.theirs)
            .filter_map(|promise| Some((promise, *self.members.get(&promise.stakeholder)?)))
    }

    /// Counts in how many of some entries each person takes part.
    pub fn counts(&self, entries: impl Iterator<Item = &'a Entry>) -> HashMap<Id, usize> {
        let mut counts = HashMap::new();
        for entry in entries {
            for member in self.with(entry) {
                *counts.entry(member.stakeholder.id).or_default() += 1;
            }
        }
        counts
    }

    /// Returns whether this many entries are enough to say anything.
    pub fn is_enough(&self, entries: usize) -> bool {
        entries >= self.journal.constants.evidence as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, BOB, CEM, FINANCE, SALES, TestJournal};

    fn ids(entries: impl Iterator<Item = impl std::ops::Deref<Target = Entry>>) -> Vec<Id> {
        entries.map(|entry| entry.id).collect()
    }

    #[test]
    fn the_window_holds_its_first_and_its_last_day() {
        let mut journal = TestJournal::new();
        for days in [0, 91, 90, 45] {
            journal.log("talk", days, &[ANN]);
        }
        journal.log("hearsay", 1, &[ANN]);
        journal.log("talk", 1, &[99]);
        let tomorrow = journal.log("talk", 0, &[ANN]);
        tomorrow.date = tomorrow.date.succ_opt().unwrap();
        journal.with_journal(|journal| {
            let scope = Scope::of(journal, None);
            assert_eq!(ids(scope.window.iter().copied()), [103, 104, 101], "the oldest first");
            assert_eq!(ids(scope.entries()), [101, 102, 103, 104, 105]);
        });
    }

    #[test]
    fn conversations_are_mine_and_contacts_also_the_teams() {
        let mut journal = TestJournal::new();
        journal.log("talk", 4, &[ANN]);
        journal.log("talk", 3, &[ANN]).account = Account::Team;
        journal.log("meeting", 2, &[ANN]);
        journal.log("meeting", 1, &[ANN]).account = Account::Team;
        journal.with_journal(|journal| {
            let scope = Scope::of(journal, None);
            assert_eq!(ids(scope.conversations()), [101]);
            assert_eq!(ids(scope.contacts()), [101, 102]);
            assert_eq!(ids(scope.meetings()), [103]);
        });
    }

    #[test]
    fn a_unit_narrows_the_people_and_what_they_take_part_in() {
        let mut journal = TestJournal::new();
        journal.log("meal", 3, &[ANN, BOB, CEM]);
        journal.log("talk", 2, &[BOB]);
        journal.with_journal(|journal| {
            let finance = Scope::of(journal, Some(FINANCE));
            assert_eq!(ids(finance.window.iter().copied()), [101, 102]);
            assert_eq!(finance.counts(finance.conversations()), HashMap::from([(BOB, 2)]));
            let units: Vec<&str> = finance.units().iter().map(|unit| unit.name.as_str()).collect();
            assert_eq!(units, ["Finance"]);
            let all = Scope::of(journal, None);
            let units: Vec<&str> = all.units().iter().map(|unit| unit.name.as_str()).collect();
            assert_eq!(units, ["Sales", "Finance"], "the heaviest first");
            assert_eq!(all.units_in(&journal.entries[0]), [None, Some(SALES), Some(FINANCE)]);
        });
    }

    #[test]
    fn three_entries_are_enough() {
        TestJournal::new().with_journal(|journal| {
            let scope = Scope::of(journal, None);
            assert_eq!([2, 3].map(|entries| scope.is_enough(entries)), [false, true]);
        });
    }
}
