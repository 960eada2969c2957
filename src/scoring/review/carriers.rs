use serde::Serialize;

use crate::model::{Account, Entry};
use crate::scoring::review::{Judgement, Scope, share};

/// What the column of my own contacts is called.
pub const ME: &str = "me";

/// What the column of the team's contacts with nobody named is called.
pub const TEAM: &str = "team";

/// All units hanging on one person is this grave.
const CARRIED_GRAVITY: f64 = 0.5;

/// The share of contacts from which one side does it nearly all: nine in ten.
pub const NEARLY_ALL: f64 = 0.9;

/// To do it all, or to leave it all, is this grave.
const EFFORT_GRAVITY: f64 = 0.3;

/// Who carries the relationships: units by me and each of my people.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Carriers {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// Real conversations in the window, mine and the team's.
    pub contacts: usize,
    /// Me, then my people by name, then the team where nobody was named.
    pub carriers: Vec<String>,
    /// Units with people, the heaviest first.
    pub units: Vec<UnitCarriers>,
    /// Units in which only I talk with anybody.
    pub nobody_but_me: Vec<String>,
    /// Units in which nobody does.
    pub nobody: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitCarriers {
    pub unit: String,
    pub contacts: Vec<CarrierCount>,
}

/// How often somebody talked with a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CarrierCount {
    pub by: String,
    pub contacts: usize,
}

impl UnitCarriers {
    /// Whoever carries it alone.
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

fn carrier(entry: &Entry) -> &str {
    match (&entry.by, entry.account) {
        (Some(by), _) => by,
        (None, Account::Me) => ME,
        (None, Account::Team) => TEAM,
    }
}

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
    /// Real conversations in the window.
    pub me: usize,
    pub team: usize,
    pub share_me: Option<f64>,
    pub share_team: Option<f64>,
}

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
