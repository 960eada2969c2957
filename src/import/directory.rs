//! The people in the journal, indexed by e-mail and name.

use std::collections::{HashMap, HashSet};

use crate::model::{Id, Stakeholder, name};

/// The most people who may share an e-mail before it identifies none of them: that of a reception
/// or a team.
pub const MOST_SHARING: usize = 20;

/// Everyone in the journal, indexed by e-mail and by exact name.
#[derive(Debug, Default)]
pub struct Directory {
    people: HashMap<Id, Stakeholder>,
    by_email: HashMap<String, Vec<Id>>,
    by_name: HashMap<String, Vec<Id>>,
    /// By the name alone, without its blanks and hyphens.
    by_letters: HashMap<String, Vec<Id>>,
}

impl Directory {
    pub fn of(people: impl IntoIterator<Item = Stakeholder>) -> Directory {
        let mut directory = Directory::default();
        people.into_iter().for_each(|person| directory.put(person));
        directory
    }

    /// Adds or updates a person.
    pub fn put(&mut self, person: Stakeholder) {
        let before = self.people.get(&person.id);
        let knew = |keys: fn(&Stakeholder) -> HashSet<String>| before.map(keys).unwrap_or_default();
        let (emails, names) = (knew(emails), knew(names));
        for email in self::emails(&person).difference(&emails) {
            self.by_email.entry(email.clone()).or_default().push(person.id);
        }
        for name in self::names(&person).difference(&names) {
            self.by_name.entry(name.clone()).or_default().push(person.id);
        }
        if before.is_none_or(|before| before.name != person.name) {
            self.by_letters.entry(letters(&person.name)).or_default().push(person.id);
        }
        self.people.insert(person.id, person);
    }

    /// Finds someone whose name differs only in its blanks and hyphens: `Mac Donald`.
    pub fn near_twin(&self, name: &str) -> Option<&Stakeholder> {
        let (folded, letters) = (name::fold(name), letters(name));
        let ids = self.by_letters.get(&letters).into_iter().flatten();
        let mut people = ids.filter_map(|id| self.people.get(id));
        people.find(|it| self::letters(&it.name) == letters && name::fold(&it.name) != folded)
    }

    pub fn person(&self, id: Id) -> Option<&Stakeholder> {
        self.people.get(&id)
    }

    /// Finds everyone with this e-mail, in any spelling; of more than may share one, only the
    /// first.
    pub fn with_email(&self, email: &str) -> Vec<&Stakeholder> {
        let email = same_email(email);
        all(&self.people, self.by_email.get(&email), |person| has_email(person, &email))
    }

    /// Finds the people with this name or alias, ignoring case and accents; of many, only the
    /// first.
    pub fn called(&self, typed: &str) -> Vec<&Stakeholder> {
        let folded = name::fold(typed);
        all(&self.people, self.by_name.get(&folded), |person| names(person).contains(&folded))
    }
}

/// Returns the people with these ids, but at most one more than may share an e-mail, without stale
/// and repeated ids.
fn all<'d>(
    people: &'d HashMap<Id, Stakeholder>,
    ids: Option<&Vec<Id>>,
    is_still: impl Fn(&Stakeholder) -> bool,
) -> Vec<&'d Stakeholder> {
    let people = ids.into_iter().flatten().filter_map(|id| people.get(id));
    let mut seen = HashSet::new();
    let people = people.filter(|person| is_still(person) && seen.insert(person.id));
    people.take(MOST_SHARING + 1).collect()
}

/// Whether a person has an e-mail, as [`same_email`] writes it.
pub fn has_email(person: &Stakeholder, same: &str) -> bool {
    person.emails.iter().any(|known| same_email(known) == same)
}

fn letters(name: &str) -> String {
    name::fold_joined(&name::in_reading_order(name))
}

fn emails(person: &Stakeholder) -> HashSet<String> {
    person.emails.iter().map(|email| same_email(email)).collect()
}

fn names(person: &Stakeholder) -> HashSet<String> {
    std::iter::once(&person.name).chain(&person.aliases).map(|name| name::fold(name)).collect()
}

/// Normalises an e-mail for comparison: lower case, without blanks and `mailto:`.
pub fn same_email(email: &str) -> String {
    let lower: String =
        email.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    lower.strip_prefix("mailto:").unwrap_or(&lower).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn person(id: Id, name: &str, email: &str) -> Stakeholder {
        let emails = vec![email.to_owned()];
        Stakeholder { id, emails, ..Stakeholder::new(name.to_owned(), NaiveDate::MIN) }
    }

    #[test]
    fn people_are_found_by_what_they_are_called_now() {
        let mut directory = Directory::of([person(1, "Anna Roth", "a@x"), person(2, "Ben", "A@x")]);
        directory.put(person(1, "Anna Lind", "b@x"));
        directory.put(person(1, "ANNA ROTH", "a@x"));
        let ids = |people: Vec<&Stakeholder>| people.iter().map(|it| it.id).collect::<Vec<_>>();
        assert_eq!(ids(directory.with_email("mailto:a@X")), [1, 2]);
        assert_eq!(ids(directory.with_email("b@x")), [] as [Id; 0]);
        assert_eq!(ids(directory.called("anna roth")), [1]);
        assert_eq!(ids(directory.called("Anna Lind")), [] as [Id; 0]);
    }

    #[test]
    fn of_many_people_who_share_an_e_mail_a_few_are_looked_at() {
        let people = (0..500).map(|id| person(id, &format!("Person {id}"), "office@x"));
        assert_eq!(Directory::of(people).with_email("office@x").len(), MOST_SHARING + 1);
    }
}
