//! What an import knew about a person, to tell news from local edits.

use serde::{Deserialize, Serialize};

use super::{Birthday, Id, Stakeholder, Uid, name};

/// The last imported state of a contact, kept so that the next import can tell new data from local
/// edits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: Id,
    pub name: String,
    pub nicknames: Vec<String>,
    pub emails: Vec<String>,
    pub phone: Option<String>,
    pub role: Option<String>,
    /// The unit with the name of the contact's department.
    pub unit: Option<Id>,
    pub birthday: Option<Birthday>,
}

impl Card {
    /// Fills missing fields from the previous card: an address book that leaves out a field does
    /// not mean that it was deleted.
    pub fn or(mut self, before: &Card) -> Card {
        self.phone = self.phone.or_else(|| before.phone.clone());
        self.role = self.role.or_else(|| before.role.clone());
        self.unit = self.unit.or(before.unit);
        self.birthday = self.birthday.or(before.birthday);
        for (list, before) in
            [(&mut self.emails, &before.emails), (&mut self.nicknames, &before.nicknames)]
        {
            if list.is_empty() {
                list.clone_from(before);
            }
        }
        self
    }

    /// Updates a person with what changed on the card since `before`, except fields that were
    /// edited locally. A first card fills only empty fields. Returns the names of the fields in
    /// which both sides changed, so that the local value was kept.
    pub fn update(&self, before: Option<&Card>, person: &mut Stakeholder) -> Vec<&'static str> {
        let mut kept = Vec::new();
        if let Some(before) = before {
            kept.extend(take(&mut person.name, Some(&before.name), &self.name).then_some("name"));
        }
        let was = |field: fn(&Card) -> &Option<String>| before.map(field);
        let phone = was(|card| &card.phone);
        kept.extend(take(&mut person.phone, phone, &self.phone).then_some("phone"));
        let role = was(|card| &card.role);
        kept.extend(take(&mut person.role, role, &self.role).then_some("role"));
        let unit = before.map(|card| &card.unit);
        kept.extend(take(&mut person.unit, unit, &self.unit).then_some("unit"));
        let birthday = before.map(|card| &card.birthday);
        kept.extend(take(&mut person.birthday, birthday, &self.birthday).then_some("birthday"));
        take_items(&mut person.emails, before.map_or(&[], |card| &card.emails), &self.emails);
        take_items(
            &mut person.aliases,
            before.map_or(&[], |card| &card.nicknames),
            &self.nicknames,
        );
        kept
    }
}

/// Updates a value if it changed on the card and not locally. Returns whether both changed, so that
/// the local value was kept.
fn take<T: PartialEq + Clone + Default>(ours: &mut T, before: Option<&T>, now: &T) -> bool {
    match before {
        Some(before) if before == now => {}
        Some(before) if ours == before => ours.clone_from(now),
        Some(_) => return ours != now,
        None if *ours == T::default() => ours.clone_from(now),
        None => {}
    }
    false
}

/// Adds items that are new on the card to a list, and removes items that are no longer on it.
fn take_items(ours: &mut Vec<String>, before: &[String], now: &[String]) {
    let has = |list: &[String], item: &str| {
        list.iter().any(|known| name::fold(known) == name::fold(item))
    };
    ours.retain(|item| has(now, item) || !has(before, item));
    for item in now {
        if !has(before, item) && !has(ours, item) {
            ours.push(item.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn card(role: &str, emails: &[&str]) -> Card {
        Card {
            id: 0,
            uid: String::new(),
            stakeholder: 0,
            name: "Anna Roth".to_owned(),
            nicknames: Vec::new(),
            emails: emails.iter().map(|email| (*email).to_owned()).collect(),
            phone: None,
            role: Some(role.to_owned()),
            unit: None,
            birthday: None,
        }
    }

    fn anna() -> Stakeholder {
        Stakeholder::new("Anna Roth".to_owned(), NaiveDate::MIN)
    }

    #[test]
    fn a_first_card_fills_only_empty_fields() {
        let mut person = Stakeholder { role: Some("COO".to_owned()), ..anna() };
        assert!(card("CFO", &["a@x"]).update(None, &mut person).is_empty());
        assert_eq!((person.role.as_deref(), person.emails), (Some("COO"), vec!["a@x".to_owned()]));
    }

    #[test]
    fn a_field_missing_from_a_card_keeps_its_value() {
        let before = Card { phone: Some("1".to_owned()), ..card("CFO", &["a@x"]) };
        let now = Card { role: None, ..card("", &[]) }.or(&before);
        assert_eq!(now, before);
    }

    #[test]
    fn changes_on_the_card_are_applied_and_local_edits_kept() {
        let before = card("CFO", &["a@x", "b@x"]);
        let now = card("CEO", &["A@X", "c@x"]);
        let mut person = anna();
        before.update(None, &mut person);
        person.emails.push("mine@x".to_owned());
        assert!(now.update(Some(&before), &mut person).is_empty());
        assert_eq!(person.role.as_deref(), Some("CEO"));
        assert_eq!(person.emails, ["a@x", "mine@x", "c@x"]);

        person.role = Some("my boss".to_owned());
        assert_eq!(card("Chair", &[]).update(Some(&now), &mut person), ["role"]);
        assert_eq!(person.role.as_deref(), Some("my boss"));
        assert!(now.update(Some(&now), &mut person).is_empty(), "a card without news");
    }
}
