use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Judgement, Scope, share};
use crate::model::{Entry, Id};

/// Days after trouble in which a contact is about it: 3.
pub const AFTER_DAYS: i64 = 3;

/// The share of contacts about trouble from which one comes only when it burns: half.
pub const ONLY_TROUBLE: f64 = 0.5;

/// To come only when it burns is this grave: people learn to fear the call.
const GRAVITY: f64 = 0.6;

/// Contacts that came after trouble.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trouble {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// Real conversations, mine and the team's, once for each person.
    pub contacts: usize,
    /// Those within days after a setback or complaint of that person.
    pub after_trouble: usize,
    pub share: Option<f64>,
    /// The largest share first.
    pub units: Vec<TroubledUnit>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TroubledUnit {
    /// `None` for people in no unit.
    pub unit: Option<String>,
    pub contacts: usize,
    pub after_trouble: usize,
    pub share: f64,
    /// Whether there are enough contacts to tell, and so many came after trouble.
    pub mistake: bool,
    /// Who was in trouble.
    pub names: Vec<String>,
}

/// When each person had trouble.
fn troubles(scope: &Scope) -> HashMap<Id, Vec<(NaiveDate, Id)>> {
    let mut troubles: HashMap<Id, Vec<(NaiveDate, Id)>> = HashMap::new();
    for entry in scope.entries().filter(|entry| entry.is_trouble()) {
        for id in &entry.stakeholders {
            troubles.entry(*id).or_default().push((entry.date, entry.id));
        }
    }
    troubles
}

/// On the same day what was written first came first: a complaint heard at lunch is no reason for
/// the lunch.
fn is_after(contact: &Entry, troubles: Option<&Vec<(NaiveDate, Id)>>) -> bool {
    troubles.into_iter().flatten().any(|(date, id)| {
        let days = (contact.date - *date).num_days();
        (*date, *id) < (contact.date, contact.id) && days <= AFTER_DAYS
    })
}

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
