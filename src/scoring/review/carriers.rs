//! Who carries the relationships: me, one of my people, or no one.

use serde::Serialize;

use super::judgement::{Judgement, share};
use super::scope::Scope;
use crate::model::{Account, Entry};

/// The name of the column of my own contacts.
pub const ME: &str = "me";

/// The name of the column of the team's contacts that name no one.
pub const TEAM: &str = "team";

/// How grave it is if every unit depends on me alone, or on no one.
const CARRIED_GRAVITY: f64 = 0.5;

/// The share of contacts from which one side does nearly all: nine in ten.
pub const NEARLY_ALL: f64 = 0.9;

/// How grave it is to do everything oneself, or nothing.
const EFFORT_GRAVITY: f64 = 0.3;

/// Who carries the relationships: the contacts of each unit with me and each of my people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Carriers {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of real conversations in the window, mine and the team's.
    pub contacts: usize,
    /// Me, then my people by name, then the team if some contacts name no one.
    pub carriers: Vec<String>,
    /// The units with people, the heaviest first.
    pub units: Vec<UnitCarriers>,
    /// The units in which only I talk with anyone.
    pub nobody_but_me: Vec<String>,
    /// The units in which no one does.
    pub nobody: Vec<String>,
}

/// Who talks with the people of a unit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitCarriers {
    pub unit: String,
    /// One count for each carrier, in the order of [`Carriers::carriers`].
    pub contacts: Vec<CarrierCount>,
}

/// How often one carrier talked with a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CarrierCount {
    pub by: String,
    pub contacts: usize,
}

impl UnitCarriers {
    /// Returns the only carrier of the unit, if there is exactly one.
    pub fn only(&self) -> Option<&str> {
        let mut carriers = self.contacts.iter().filter(|count| count.contacts > 0);
        match (carriers.next(), carriers.next()) {
            (Some(one), None) => Some(&one.by),
            _ => None,
        }
    }

    fn is_empty(&self) -> bool {
        self.contacts.iter().all(|count| count.contacts == 0)
    }
}

/// Returns the column in which a contact counts.
fn carrier(entry: &Entry) -> &str {
    match (&entry.by, entry.account) {
        (Some(by), _) => by,
        (None, Account::Me) => ME,
        (None, Account::Team) => TEAM,
    }
}

/// Returns the names of all columns in the order in which they are shown.
fn carrier_names(scope: &Scope) -> Vec<String> {
    let found: Vec<&str> = scope.contacts().map(carrier).collect();
    let known = scope.journal.my_people.iter().map(String::as_str);
    let mut people: Vec<&str> = found.iter().copied().chain(known).collect();
    people.retain(|name| ![ME, TEAM].contains(name));
    people.sort_unstable();
    people.dedup();
    let unnamed = found.contains(&TEAM).then_some(TEAM);
    std::iter::once(ME).chain(people).chain(unnamed).map(str::to_owned).collect()
}

/// Counts who carries the relationships with each unit.
pub(super) fn carriers(scope: &Scope) -> Carriers {
    let carriers = carrier_names(scope);
    let units: Vec<UnitCarriers> = scope
        .units()
        .into_iter()
        .map(|unit| {
            let with_unit: Vec<&str> = scope
                .contacts()
                .filter(|entry| scope.units_in(entry).contains(&Some(unit.id)))
                .map(carrier)
                .collect();
            let count = |by: &String| CarrierCount {
                by: by.clone(),
                contacts: with_unit.iter().filter(|name| **name == by.as_str()).count(),
            };
            UnitCarriers { unit: unit.name.clone(), contacts: carriers.iter().map(count).collect() }
        })
        .collect();
    let names = |wanted: &dyn Fn(&UnitCarriers) -> bool| -> Vec<String> {
        units.iter().filter(|unit| wanted(unit)).map(|unit| unit.unit.clone()).collect()
    };
    let nobody_but_me = names(&|unit| unit.only() == Some(ME));
    let nobody = names(&UnitCarriers::is_empty);
    let contacts = scope.contacts().count();
    let found = nobody_but_me.len() + nobody.len();
    let gravity = share(found as f64, units.len() as f64).unwrap_or(0.0) * CARRIED_GRAVITY;
    Carriers {
        judgement: Judgement::of(
            scope.is_enough(contacts) && !units.is_empty(),
            found > 0,
            gravity,
        ),
        contacts,
        carriers,
        units,
        nobody_but_me,
        nobody,
    }
}

/// How the contacts are shared between me and my team.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EffortShare {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of my real conversations in the window.
    pub me: usize,
    /// The number of the team's real conversations in the window.
    pub team: usize,
    /// My share of both, in [0, 1]; `None` without any.
    pub share_me: Option<f64>,
    /// The team's share of both, in [0, 1]; `None` without any.
    pub share_team: Option<f64>,
}

/// Compares my contacts with the team's.
pub(super) fn effort(scope: &Scope) -> EffortShare {
    let me = scope.conversations().count();
    let contacts = scope.contacts().count();
    let team = contacts - me;
    let of_all = |count: usize| share(count as f64, contacts as f64);
    let larger = of_all(me.max(team)).unwrap_or(0.0);
    EffortShare {
        judgement: Judgement::of(
            scope.is_enough(contacts),
            larger >= NEARLY_ALL,
            larger * EFFORT_GRAVITY,
        ),
        me,
        team,
        share_me: of_all(me),
        share_team: of_all(team),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, BOB, TestJournal, assert_near};

    #[test]
    fn contacts_are_counted_by_unit_and_by_who_held_them() {
        let mut journal = TestJournal::new();
        journal.my_people = vec!["Priya".to_owned(), "Omar".to_owned()];
        journal.log("talk", 5, &[ANN]);
        journal.log("talk", 4, &[ANN]).account = Account::Team;
        let by_omar = journal.log("talk", 3, &[ANN, BOB]);
        (by_omar.account, by_omar.by) = (Account::Team, Some("Omar".to_owned()));
        journal.log("message", 2, &[BOB]);
        let it = journal.review().carried;
        assert_eq!((it.contacts, it.carriers.join(" ")), (3, "me Omar Priya team".to_owned()));
        let counts: Vec<(&str, Vec<usize>)> = it
            .units
            .iter()
            .map(|row| (row.unit.as_str(), row.contacts.iter().map(|it| it.contacts).collect()))
            .collect();
        assert_eq!(counts, [("Sales", vec![1, 1, 0, 1]), ("Finance", vec![0, 1, 0, 0])]);
        assert_eq!(it.units[0].only(), None);
        assert_eq!(it.units[1].only(), Some("Omar"));
        assert_eq!(it.judgement.mistake, Some(false));
    }

    #[test]
    fn a_unit_that_depends_on_me_or_on_no_one_is_a_mistake() {
        let mut journal = TestJournal::new();
        journal.log_many(3, "talk", 1, &[ANN]);
        let it = journal.review().carried;
        assert_eq!(it.nobody_but_me, ["Sales"]);
        assert_eq!(it.nobody, ["Finance"]);
        assert_near(it.judgement.gravity, 0.5); // 2 of 2 units
        journal.log("talk", 1, &[ANN]).account = Account::Team;
        let it = journal.review().carried;
        assert_eq!((it.nobody_but_me.len(), it.nobody.len()), (0, 1));
        assert_near(it.judgement.gravity, 0.25); // 1 of 2 units
    }

    #[test]
    fn effort_is_one_sided_from_nine_in_ten() {
        for (mine, teams, mistake, gravity) in [
            (2, 0, None, 0.0),
            (9, 1, Some(true), 0.27),
            (1, 9, Some(true), 0.27),
            (8, 2, Some(false), 0.0),
        ] {
            let mut journal = TestJournal::new();
            journal.log_many(mine, "talk", 1, &[ANN]);
            for _ in 0..teams {
                journal.log("talk", 1, &[BOB]).account = Account::Team;
            }
            let it = journal.review().effort;
            assert_eq!(
                (it.me as u64, it.team as u64, it.judgement.mistake),
                (mine, teams, mistake)
            );
            assert_near(it.judgement.gravity, gravity); // 0.9 x 0.3
            assert_near(it.share_me.unwrap() + it.share_team.unwrap(), 1.0);
        }
        assert_eq!(TestJournal::new().review().effort.share_me, None);
    }
}
