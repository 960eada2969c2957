//! The people in the journal, indexed by e-mail and name.

use std::collections::HashMap;

use crate::model::{Id, Stakeholder, name};

/// Everyone in the journal, indexed by e-mail and by exact name.
#[derive(Debug, Default)]
pub struct Directory {
    people: HashMap<Id, Stakeholder>,
    by_email: HashMap<String, Vec<Id>>,
    by_name: HashMap<String, Vec<Id>>,
}

impl Directory {
    pub fn of(people: impl IntoIterator<Item = Stakeholder>) -> Directory {
        let mut directory = Directory::default();
        people.into_iter().for_each(|person| directory.put(person));
        directory
    }

    /// Adds or updates a person.
    pub fn put(&mut self, person: Stakeholder) {
        for email in &person.emails {
            add(&mut self.by_email, same_email(email), person.id);
        }
        for name in std::iter::once(&person.name).chain(&person.aliases) {
            add(&mut self.by_name, name::fold(name), person.id);
        }
        self.people.insert(person.id, person);
    }

    pub fn person(&self, id: Id) -> Option<&Stakeholder> {
        self.people.get(&id)
    }

    /// Finds everyone with this e-mail, in any spelling.
    pub fn with_email(&self, email: &str) -> Vec<&Stakeholder> {
        let email = same_email(email);
        self.all(self.by_email.get(&email), |person| {
            person.emails.iter().any(|known| same_email(known) == email)
        })
    }

    /// Finds everyone with this name or alias, ignoring case and accents.
    pub fn called(&self, typed: &str) -> Vec<&Stakeholder> {
        self.all(self.by_name.get(&name::fold(typed)), |person| person.is_called(typed))
    }

    /// Filters out stale index entries.
    fn all(
        &self,
        ids: Option<&Vec<Id>>,
        is_still: impl Fn(&Stakeholder) -> bool,
    ) -> Vec<&Stakeholder> {
        let people = ids.into_iter().flatten().filter_map(|id| self.people.get(id));
        people.filter(|person| is_still(person)).collect()
    }
}

fn add(index: &mut HashMap<String, Vec<Id>>, key: String, id: Id) {
    let ids = index.entry(key).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// Normalises an e-mail for comparison: lower case, without blanks and `mailto:`.
pub fn same_email(email: &str) -> String {
    let lower: String =
        email.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    lower.strip_prefix("mailto:").unwrap_or(&lower).to_owned()
}
