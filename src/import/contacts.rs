//! Contacts become people: known by their card, by e-mail, by exact name, or new.

use crate::error::Result;
use crate::formats::contacts::{AddressBook, Contact};
use crate::import::Import;
use crate::import::directory::same_email;
use crate::import::files::File;
use crate::model::name::{self, duplicates};
use crate::model::{Card, Id, Stakeholder, Uid};
use crate::store::{Known, named_uid};
use crate::view::import::{Action, Place};
use crate::view::words;

/// Whose contact it is.
enum Match {
    New,
    One(Id),
    /// Why that cannot be told, as the end of a sentence.
    Unclear(String),
}

impl Import<'_> {
    pub(super) fn address_book(&mut self, file: &File, book: &AddressBook) -> Result<()> {
        self.skip_all(file, &book.skipped);
        for contact in &book.contacts {
            self.progress.step();
            let place = file.line(contact.line);
            let uid = self.uid(file, book, contact)?;
            match self.may_come_in(contact, &uid) {
                Ok(()) => self.contact(contact, &uid, &place)?,
                Err(why) => self.report.skip(&contact.name, why, &place),
            }
        }
        Ok(())
    }

    /// What the card of a contact is known by here: where one without a UID has the e-mail of
    /// somebody else's, by its name too.
    fn uid(&self, file: &File, book: &AddressBook, contact: &Contact) -> Result<Uid> {
        let key = key(file, book, contact);
        let uid = named_uid(&key);
        let Known::Here { id, .. } = self.write.known(&uid)? else { return Ok(uid) };
        let known: Card = self.write.load(id)?;
        if contact.uid.is_some() || duplicates::may_be_renamed(&known.name, &contact.name) {
            return Ok(uid);
        }
        Ok(named_uid(&format!("{key}\n{}", name::fold(&contact.name))))
    }

    /// Whether a contact may come in.
    ///
    /// # Errors
    /// Why they may not, as the end of a sentence.
    fn may_come_in(&mut self, contact: &Contact, uid: &Uid) -> std::result::Result<(), String> {
        if contact.emails.iter().any(|email| self.me.contains(&same_email(email))) {
            return Err("that is you".to_owned());
        }
        name::check(&contact.name)?;
        if self.seen.insert(uid.clone()) {
            Ok(())
        } else {
            Err("it is there twice; the first was taken".to_owned())
        }
    }

    /// Takes over one contact.
    fn contact(&mut self, contact: &Contact, uid: &Uid, place: &Place) -> Result<()> {
        let card = self.card(contact);
        let stakeholder = match self.write.known(uid)? {
            Known::Here { id, .. } => return self.renew(id, card, place),
            Known::Gone => {
                self.report.skip(&contact.name, "they were removed here", place);
                return Ok(());
            }
            Known::New => match self.match_of(contact) {
                Match::Unclear(why) => {
                    self.report.skip(&contact.name, why, place);
                    return Ok(());
                }
                Match::One(person) => {
                    self.bring_up_to_date(&card, None, person, place)?;
                    person
                }
                Match::New => self.add(&card, place)?,
            },
        };
        self.write.import(uid, Card { stakeholder, ..card })?;
        Ok(())
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

    fn match_of(&self, contact: &Contact) -> Match {
        let mut with_email: Vec<&Stakeholder> = contact
            .emails
            .iter()
            .flat_map(|email| self.directory.with_email(email))
            .filter(|person| {
                duplicates::may_be_same(&person.name, &contact.name)
                    || person.is_called(&contact.name)
            })
            .collect();
        with_email.sort_by_key(|person| person.id);
        with_email.dedup_by_key(|person| person.id);
        let found =
            if with_email.is_empty() { self.directory.called(&contact.name) } else { with_email };
        match found.as_slice() {
            [] => Match::New,
            [one] if !shares_email(one, contact) => {
                let email = contact.emails.first().map(String::as_str).unwrap_or_default();
                Match::Unclear(format!(
                    "{} has other e-mails; if it is the same person: rel edit {:?} --email {email}",
                    one.name, one.name
                ))
            }
            [one] => Match::One(one.id),
            several => {
                let names: Vec<&str> = several.iter().map(|person| person.name.as_str()).collect();
                Match::Unclear(format!("it could be {}", names.join(" or ")))
            }
        }
    }

    fn add(&mut self, card: &Card, place: &Place) -> Result<Id> {
        let mut person = Stakeholder::new(card.name.clone(), self.ctx.now.today);
        card.update(None, &mut person);
        self.tidy(&mut person);
        self.tell_shared_emails(&person, place);
        let person = self.write.add(person)?;
        let mut told = vec![person.name.clone()];
        told.extend(person.role.clone());
        self.report.note(Action::Added, "stakeholder", told.join(", "), Vec::new(), place);
        self.directory.put(person.clone());
        Ok(person.id)
    }

    /// Takes over what a card that is known says anew.
    fn renew(&mut self, id: Id, card: Card, place: &Place) -> Result<()> {
        let before: Card = self.write.load(id)?;
        let (uid, stakeholder) = (before.uid.clone(), before.stakeholder);
        let card = Card { id, uid, stakeholder, ..card }.or(&before);
        self.bring_up_to_date(&card, Some(&before), stakeholder, place)?;
        if card != before {
            self.write.import_over(&card)?;
        }
        Ok(())
    }

    /// Brings somebody up to date with their card.
    fn bring_up_to_date(
        &mut self,
        card: &Card,
        before: Option<&Card>,
        person: Id,
        place: &Place,
    ) -> Result<()> {
        let person: Stakeholder = self.write.load(person)?;
        let mut now = person.clone();
        let kept = card.update(before, &mut now);
        if before.is_none() && !now.is_called(&card.name) {
            now.aliases.push(card.name.clone());
        }
        let wanted = now.name.clone();
        self.tidy(&mut now);
        if now.name != wanted {
            let why = format!("somebody else is called {wanted} here");
            self.report.skip(&now.name, why, place);
        }
        for field in kept {
            self.report.skip(&now.name, format!("you changed the {field} here"), place);
        }
        let mut details = self.differences(&person, &now);
        if now != person {
            self.write.import_over(&now)?;
        } else if before == Some(card) {
            self.report.unchanged += 1;
            return Ok(());
        } else {
            details.push("known by this card from now on".to_owned());
        }
        self.report.note(Action::Updated, "stakeholder", now.name.clone(), details, place);
        self.directory.put(now);
        Ok(())
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

    fn tell_shared_emails(&mut self, person: &Stakeholder, place: &Place) {
        for email in &person.emails {
            let others = self.directory.with_email(email);
            let names: Vec<String> = others.iter().map(|other| other.name.clone()).collect();
            if !names.is_empty() {
                let names = words::and(&names);
                let why =
                    format!("{email} is that of {names} too, so no calendar tells them apart");
                self.report.notice(&person.name, why, place);
            }
        }
    }

    /// What is new about somebody, field by field.
    fn differences(&self, before: &Stakeholder, now: &Stakeholder) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
        let birthday = |person: &Stakeholder| person.birthday.map(|it| it.to_string());
        let unit = |person: &Stakeholder| {
            let unit = self.units.iter().find(|unit| Some(unit.id) == person.unit);
            unit.map(|unit| unit.name.clone())
        };
        let mut told = Vec::new();
        let mut tell = |field: &str, before: String, now: String| {
            if before != now {
                told.push(format!("{field}: {before} → {now}"));
            }
        };
        tell("name", before.name.clone(), now.name.clone());
        tell("role", text(&before.role), text(&now.role));
        tell("unit", text(&unit(before)), text(&unit(now)));
        tell("phone", text(&before.phone), text(&now.phone));
        tell("birthday", text(&birthday(before)), text(&birthday(now)));
        tell_items(&mut told, "e-mail", &before.emails, &now.emails);
        tell_items(&mut told, "alias", &before.aliases, &now.aliases);
        told
    }
}

/// What a contact is known by: the UID of its card, else its first e-mail, else its name. Without a
/// UID, the books of each program are told apart: each says less of somebody, or more, in its own way.
fn key(file: &File, book: &AddressBook, contact: &Contact) -> String {
    let format = format!("{} {}", file.format.name(), book.program);
    match (&contact.uid, contact.emails.first()) {
        (Some(uid), _) => format!("card\n{uid}"),
        (None, Some(email)) => format!("{format} e-mail\n{}", same_email(email)),
        (None, None) => format!("{format} name\n{}", name::fold(&contact.name)),
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
