//! Contacts become people: known by their card, by e-mail, by exact name, or new.

use std::collections::HashSet;

use super::Import;
use super::directory::same_email;
use crate::error::Result;
use crate::formats::contacts::{AddressBook, Contact};
use crate::model::{Card, Id, Stakeholder, Uid, likeness, name};
use crate::store::{Known, named_uid};
use crate::view::imported::Action;
use crate::view::words;

/// Whose contact it is.
enum Match {
    New,
    One(Id),
    /// Why that cannot be told, as the end of a sentence.
    Unclear(String),
}

impl Import<'_> {
    pub(super) fn address_book(&mut self, file: &str, book: &AddressBook) -> Result<()> {
        self.skip_all(file, &book.skipped);
        let mut added = HashSet::new();
        for contact in &book.contacts {
            self.progress.step();
            self.contact(file, contact, &mut added)?;
        }
        Ok(())
    }

    /// Takes over one contact. `added` are those who are new by this address book.
    fn contact(&mut self, file: &str, contact: &Contact, added: &mut HashSet<Id>) -> Result<()> {
        let skip =
            |import: &mut Self, why: &str| import.skip(file, contact.line, &contact.name, why);
        if contact.emails.iter().any(|email| self.me.contains(&same_email(email))) {
            skip(self, "that is you");
            return Ok(());
        }
        if let Err(why) = name::check(&contact.name) {
            skip(self, &why);
            return Ok(());
        }
        let uid = self.uid(contact)?;
        if !self.seen.insert(uid.clone()) {
            skip(self, "it is there twice; the first was taken");
            return Ok(());
        }
        let card = self.card(contact);
        match self.write.known(&uid)? {
            Known::Gone => skip(self, "they were removed here"),
            Known::Here { id, .. } => self.update(file, contact, id, card)?,
            Known::New => match self.match_of(contact, added) {
                Match::Unclear(why) => skip(self, &why),
                Match::One(person) => {
                    let person = self.write.load(person)?;
                    let told = self.bring_up_to_date(file, contact, &card, None, person)?;
                    self.write.import(&uid, Card { stakeholder: told, ..card })?;
                }
                Match::New => {
                    let person = self.add(file, contact, &card)?;
                    added.insert(person);
                    self.write.import(&uid, Card { stakeholder: person, ..card })?;
                }
            },
        }
        Ok(())
    }

    /// What the contact is known by here: where a card without a UID has the e-mail of somebody
    /// else's, by its name too.
    fn uid(&self, contact: &Contact) -> Result<Uid> {
        let uid = named_uid(&key(contact));
        let Known::Here { id, .. } = self.write.known(&uid)? else { return Ok(uid) };
        let known: Card = self.write.load(id)?;
        if contact.uid.is_some() || likeness::may_be_renamed(&known.name, &contact.name) {
            return Ok(uid);
        }
        Ok(named_uid(&format!("{}\n{}", key(contact), name::fold(&contact.name))))
    }

    /// What the contact says, with the unit that one of its departments is.
    fn card(&self, contact: &Contact) -> Card {
        let is_unit = |department: &String| {
            let folded = name::fold(department);
            self.units.iter().find(|unit| name::fold(&unit.name) == folded).map(|unit| unit.id)
        };
        Card {
            id: 0,
            uid: String::new(),
            stakeholder: 0,
            name: contact.name.clone(),
            nicknames: contact.nicknames.iter().filter_map(|it| name::check(it).ok()).collect(),
            emails: contact.emails.clone(),
            phone: contact.phone.clone(),
            role: contact.role.clone(),
            unit: contact.departments.iter().find_map(is_unit),
            birthday: contact.birthday,
        }
    }

    fn match_of(&self, contact: &Contact, added: &HashSet<Id>) -> Match {
        let mut with_email: Vec<&Stakeholder> = contact
            .emails
            .iter()
            .flat_map(|email| self.directory.with_email(email))
            .filter(|person| {
                likeness::may_be_same(&person.name, &contact.name)
                    || person.is_called(&contact.name)
            })
            .collect();
        with_email.sort_by_key(|person| person.id);
        with_email.dedup_by_key(|person| person.id);
        let found =
            if with_email.is_empty() { self.directory.called(&contact.name) } else { with_email };
        match found.as_slice() {
            [] => Match::New,
            [one] if added.contains(&one.id) && !shares_email(one, contact) => Match::Unclear(
                "somebody of this name with other e-mails is in the same list".to_owned(),
            ),
            [one] => Match::One(one.id),
            several => {
                let names: Vec<&str> = several.iter().map(|person| person.name.as_str()).collect();
                Match::Unclear(format!("it could be {}", names.join(" or ")))
            }
        }
    }

    fn add(&mut self, file: &str, contact: &Contact, card: &Card) -> Result<Id> {
        let mut person = Stakeholder::new(contact.name.clone(), self.ctx.now.today);
        card.update(None, &mut person);
        self.tidy(&mut person);
        self.tell_shared_emails(file, contact, &person);
        let person = self.write.add(person)?;
        let mut told = vec![person.name.clone()];
        told.extend(person.role.clone());
        self.added("stakeholder", told.join(", "), file, contact.line);
        self.directory.put(person.clone());
        Ok(person.id)
    }

    /// Takes over what a card that is known says anew.
    fn update(&mut self, file: &str, contact: &Contact, id: Id, card: Card) -> Result<()> {
        let before: Card = self.write.load(id)?;
        let card = Card { id, uid: before.uid.clone(), stakeholder: before.stakeholder, ..card };
        let person = self.write.load(before.stakeholder)?;
        self.bring_up_to_date(file, contact, &card, Some(&before), person)?;
        if card != before {
            self.write.import_over(&card)?;
        }
        Ok(())
    }

    /// Brings somebody up to date with their card; returns who it is.
    fn bring_up_to_date(
        &mut self,
        file: &str,
        contact: &Contact,
        card: &Card,
        before: Option<&Card>,
        person: Stakeholder,
    ) -> Result<Id> {
        let mut now = person.clone();
        let kept = card.update(before, &mut now);
        if before.is_none() && !now.is_called(&contact.name) {
            now.aliases.push(contact.name.clone());
        }
        let wanted = now.name.clone();
        self.tidy(&mut now);
        if now.name != wanted {
            let why = format!("somebody else is called {wanted} here");
            self.skip(file, contact.line, &now.name, why);
        }
        for field in kept {
            let why = format!("you changed the {field} here");
            self.skip(file, contact.line, &now.name, why);
        }
        if now == person {
            self.report.unchanged += 1;
            return Ok(person.id);
        }
        self.write.import_over(&now)?;
        let details = differences(&person, &now);
        let place = (file, contact.line);
        self.note(Action::Updated, "stakeholder", now.name.clone(), details, place);
        self.directory.put(now);
        Ok(person.id)
    }

    /// Leaves nobody without the unit asked for, and no name that somebody else goes by.
    fn tidy(&self, person: &mut Stakeholder) {
        person.unit = person.unit.or(self.unit);
        let is_taken =
            |name: &str| self.directory.called(name).iter().any(|other| other.id != person.id);
        if let Some(known) = self.directory.person(person.id)
            && is_taken(&person.name)
        {
            person.name.clone_from(&known.name);
        }
        let aliases = std::mem::take(&mut person.aliases);
        let name = name::fold(&person.name);
        person.aliases =
            aliases.into_iter().filter(|it| !is_taken(it) && name::fold(it) != name).collect();
    }

    fn tell_shared_emails(&mut self, file: &str, contact: &Contact, person: &Stakeholder) {
        for email in &person.emails {
            let others = self.directory.with_email(email);
            let names: Vec<String> = others.iter().map(|other| other.name.clone()).collect();
            if !names.is_empty() {
                let why = format!(
                    "{email} is also that of {}; calendars cannot tell them apart",
                    words::and(&names)
                );
                self.notice(file, contact.line, &contact.name, why);
            }
        }
    }
}

/// What a contact is known by: the UID of its card, else its first e-mail, else its name.
fn key(contact: &Contact) -> String {
    match (&contact.uid, contact.emails.first()) {
        (Some(uid), _) => format!("card\n{uid}"),
        (None, Some(email)) => format!("e-mail\n{}", same_email(email)),
        (None, None) => format!("name\n{}", name::fold(&contact.name)),
    }
}

/// Whether both have the same e-mail, or one of them none.
fn shares_email(person: &Stakeholder, contact: &Contact) -> bool {
    let theirs: Vec<String> = person.emails.iter().map(|email| same_email(email)).collect();
    theirs.is_empty()
        || contact.emails.is_empty()
        || contact.emails.iter().any(|email| theirs.contains(&same_email(email)))
}

/// What came to a list and what went from it: `e-mail + anna@example.com`.
fn tell_items(told: &mut Vec<String>, item: &str, before: &[String], now: &[String]) {
    let missing_in = |list: &[String], of: &[String]| -> Vec<String> {
        of.iter().filter(|it| !list.contains(it)).cloned().collect()
    };
    told.extend(missing_in(before, now).iter().map(|it| format!("{item} + {it}")));
    told.extend(missing_in(now, before).iter().map(|it| format!("{item} - {it}")));
}

/// What is new about somebody, field by field.
fn differences(before: &Stakeholder, now: &Stakeholder) -> Vec<String> {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    let birthday = |person: &Stakeholder| person.birthday.map(|it| it.to_string());
    let mut told = Vec::new();
    let mut tell = |field: &str, before: String, now: String| {
        if before != now {
            told.push(format!("{field}: {before} → {now}"));
        }
    };
    tell("name", before.name.clone(), now.name.clone());
    tell("role", text(&before.role), text(&now.role));
    tell("phone", text(&before.phone), text(&now.phone));
    tell("birthday", text(&birthday(before)), text(&birthday(now)));
    tell_items(&mut told, "e-mail", &before.emails, &now.emails);
    tell_items(&mut told, "alias", &before.aliases, &now.aliases);
    if before.unit != now.unit {
        told.push("unit".to_owned());
    }
    told
}
