//! Whether we only show up in a crisis.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::judgement::{Judgement, share};
use super::scope::Scope;
use crate::model::{Entry, Id};

/// Days after trouble within which a contact is about the trouble: 3.
pub const AFTER_DAYS: i64 = 3;

/// The share of contacts about trouble from which we only show up in a crisis: half.
pub const ONLY_TROUBLE: f64 = 0.5;

/// How grave it is to show up only in a crisis: people learn to dread the call.
const GRAVITY: f64 = 0.6;

/// The contacts that followed trouble.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trouble {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of real conversations, mine and the team's, once for each person.
    pub contacts: usize,
    /// How many came within [`AFTER_DAYS`] days of a setback or complaint of that person.
    pub after_trouble: usize,
    /// The share that did, in [0, 1]; `None` without contacts.
    pub share: Option<f64>,
    /// The units, the one with the largest share first.
    pub units: Vec<TroubledUnit>,
}

/// The contacts with one unit that followed trouble.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TroubledUnit {
    /// The name of the unit; `None` for people without one.
    pub unit: Option<String>,
    pub contacts: usize,
    pub after_trouble: usize,
    pub share: f64,
    /// Whether there are enough contacts to say so, and at least [`ONLY_TROUBLE`] followed trouble.
    pub mistake: bool,
    /// The people contacted after trouble.
    pub names: Vec<String>,
}

/// Returns the days and the ids of the troubles of each person.
fn troubles(scope: &Scope) -> HashMap<Id, Vec<(NaiveDate, Id)>> {
    let mut troubles: HashMap<Id, Vec<(NaiveDate, Id)>> = HashMap::new();
    for entry in scope.entries().filter(|entry| entry.is_trouble()) {
        for id in &entry.stakeholders {
            troubles.entry(*id).or_default().push((entry.date, entry.id));
        }
    }
    troubles
}

/// Returns whether a contact followed trouble. On one day, the order of writing decides: a
/// complaint heard at lunch is not a reason for the lunch.
fn is_after(contact: &Entry, troubles: Option<&Vec<(NaiveDate, Id)>>) -> bool {
    troubles.into_iter().flatten().any(|(date, id)| {
        let days = (contact.date - *date).num_days();
        (*date, *id) < (contact.date, contact.id) && days <= AFTER_DAYS
    })
}

/// Counts the contacts that followed trouble, by unit.
pub(super) fn trouble(scope: &Scope) -> Trouble {
    let troubles = troubles(scope);
    let mut units: HashMap<Option<Id>, TroubledUnit> = HashMap::new();
    for contact in scope.contacts() {
        for member in scope.with(contact) {
            let person = member.stakeholder;
            let row = units.entry(person.unit).or_insert_with(|| row(scope, person.unit));
            row.contacts += 1;
            if is_after(contact, troubles.get(&person.id)) {
                row.after_trouble += 1;
                if !row.names.contains(&person.name) {
                    row.names.push(person.name.clone());
                }
            }
        }
    }
    let mut units: Vec<TroubledUnit> = units.into_values().collect();
    for row in &mut units {
        row.share = share(row.after_trouble as f64, row.contacts as f64).unwrap_or(0.0);
        row.mistake = scope.is_enough(row.contacts) && row.share >= ONLY_TROUBLE;
    }
    units.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.unit.cmp(&b.unit)));
    let contacts = units.iter().map(|row| row.contacts).sum();
    let after_trouble = units.iter().map(|row| row.after_trouble).sum();
    let share = share(after_trouble as f64, contacts as f64);
    let worst = units.iter().filter(|row| row.mistake).map(|row| row.share).reduce(f64::max);
    Trouble {
        judgement: Judgement::of(
            scope.is_enough(contacts),
            worst.is_some(),
            worst.unwrap_or(0.0) * GRAVITY,
        ),
        contacts,
        after_trouble,
        share,
        units,
    }
}

/// Returns an empty row for a unit.
fn row(scope: &Scope, unit: Option<Id>) -> TroubledUnit {
    let name = |unit: Id| scope.journal.units.iter().find(|it| it.id == unit);
    TroubledUnit {
        unit: unit.and_then(name).map(|unit| unit.name.clone()),
        contacts: 0,
        after_trouble: 0,
        share: 0.0,
        mistake: false,
        names: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Account;
    use crate::scoring::testing::{ANN, BOB, CEM, TestJournal, assert_near};

    #[test]
    fn a_contact_within_three_days_follows_the_trouble() {
        for (contact, follows) in [(13, 0), (12, 1), (9, 1), (8, 0)] {
            let mut journal = TestJournal::new();
            journal.log("complaint", 12, &[ANN]);
            journal.log("talk", contact, &[ANN]);
            assert_eq!(journal.review().trouble.after_trouble, follows, "{contact} days ago");
        }
    }

    #[test]
    fn on_one_day_the_order_of_writing_decides() {
        let mut journal = TestJournal::new();
        journal.log("meal", 5, &[ANN]);
        journal.log("setback", 5, &[ANN]);
        assert_eq!(journal.review().trouble.after_trouble, 0, "heard at lunch");
        journal.log("call", 5, &[ANN]).account = Account::Team;
        let it = journal.review().trouble;
        assert_eq!((it.contacts, it.after_trouble, it.share), (2, 1, Some(0.5)));
    }

    #[test]
    fn only_the_trouble_of_that_person_counts() {
        let mut journal = TestJournal::new();
        journal.log("setback", 5, &[BOB]);
        journal.log("meal", 4, &[ANN, BOB]);
        let it = journal.review().trouble;
        assert_eq!((it.contacts, it.after_trouble), (2, 1));
        let [first, second] = it.units.as_slice() else { panic!("{it:?}") };
        assert_eq!((first.unit.as_deref(), first.names.join(" ")), (Some("Finance"), "Bob".into()));
        assert_eq!((second.unit.as_deref(), second.share), (Some("Sales"), 0.0));
    }

    #[test]
    fn half_of_three_contacts_after_trouble_is_a_mistake() {
        let mut journal = TestJournal::new();
        journal.log("complaint", 20, &[ANN]);
        journal.log_many(2, "talk", 18, &[ANN]);
        let it = journal.review().trouble;
        assert_eq!((it.judgement.mistake, it.units[0].mistake), (None, false), "two are too few");
        journal.log_many(2, "talk", 1, &[ANN]);
        let it = journal.review().trouble;
        assert_eq!(it.judgement.mistake, Some(true));
        assert_near(it.judgement.gravity, 0.3); // 1/2 x 0.6
        journal.log("talk", 1, &[ANN]);
        assert_eq!(journal.review().trouble.judgement.mistake, Some(false)); // 2 of 5
    }

    #[test]
    fn people_without_a_unit_are_a_row_of_their_own() {
        let mut journal = TestJournal::new();
        journal.log("talk", 1, &[CEM]);
        let it = journal.review().trouble;
        assert_eq!((it.units.len(), it.units[0].unit.as_deref()), (1, None));
        assert_eq!(TestJournal::new().review().trouble.share, None);
    }
}
