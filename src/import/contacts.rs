//! Turns contacts into people: known by their card, by e-mail or by exact name, or new.

use std::collections::HashSet;

use crate::error::Result;
use crate::formats::contacts::{AddressBook, Contact, MOST_CONTACTS, MOST_ITEMS};
use crate::import::directory::{MOST_SHARING, same_email};
use crate::import::files::SourceFile;
use crate::import::run::Import;
use crate::model::name::{self, duplicates};
use crate::model::{Birthday, Card, Id, Limit, Noun, SkipReason, Stakeholder, Uid};
use crate::store::{Known, named_uid};
use crate::view::import::{Action, Place};

/// The person that a contact is.
enum Match {
    New,
    One(Id),
    Unclear(SkipReason),
}

impl Import<'_> {
    pub(super) fn address_book(&mut self, file: &SourceFile, book: &AddressBook) -> Result<()> {
        for it in &book.skipped {
            self.report.skip(&it.what, it.why.clone(), &file.line(it.line));
        }
        if let Some(columns) = &book.unused {
            self.report.notice(&columns.what, columns.why.clone(), &file.line(columns.line));
        }
        for contact in &book.contacts {
            self.progress.step();
            let place = file.line(contact.line);
            let Some(rest) = self.room_for_contacts.checked_sub(1) else {
                let why = SkipReason::Limit(Limit::Contacts(MOST_CONTACTS));
                self.report.skip("the rest of the file", why, &place);
                break;
            };
            self.room_for_contacts = rest;
            let uid = self.uid(file, book, contact)?;
            match self.check_contact(contact, &uid) {
                Ok(()) => self.contact(contact, &uid, &place)?,
                Err(why) => {
                    if why == SkipReason::Duplicate {
                        self.notice_birthday_of_duplicate(contact, &uid, &place)?;
                    }
                    self.report.skip(&contact.name, why, &place);
                }
            }
        }
        Ok(())
    }

    /// Returns the uid of the card of a contact. A card without a UID that shares the e-mail of
    /// another is identified by its name too.
    fn uid(&self, file: &SourceFile, book: &AddressBook, contact: &Contact) -> Result<Uid> {
        let key = key(file, book, contact);
        let uid = named_uid(&key);
        let Known::Here { id, .. } = self.write.known(&uid)? else { return Ok(uid) };
        let known: Card = self.write.load(id)?;
        if contact.uid.is_some() || duplicates::may_be_renamed(&known.name, &contact.name) {
            return Ok(uid);
        }
        Ok(named_uid(&format!("{key}\n{}", name::fold(&contact.name))))
    }

    /// Checks that a contact can be imported.
    ///
    /// # Errors
    /// Why it cannot.
    fn check_contact(
        &mut self,
        contact: &Contact,
        uid: &Uid,
    ) -> std::result::Result<(), SkipReason> {
        if contact.emails.iter().any(|email| self.me.contains(&same_email(email))) {
            return Err(SkipReason::IsMe);
        }
        name::check(&contact.name).map_err(SkipReason::BadName)?;
        if self.seen.insert(uid.clone()) { Ok(()) } else { Err(SkipReason::Duplicate) }
    }

    /// Imports one contact.
    fn contact(&mut self, contact: &Contact, uid: &Uid, place: &Place) -> Result<()> {
        let card = self.card(contact);
        let stakeholder = match self.write.known(uid)? {
            Known::Here { id, .. } => return self.renew(id, card, place),
            Known::Gone => {
                self.report.skip(&contact.name, SkipReason::RemovedPerson, place);
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

    /// Makes the card of a contact. Its unit is the first department that is a unit here.
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
            .map(|email| self.directory.with_email(email))
            .filter(|sharing| sharing.len() <= MOST_SHARING)
            .flatten()
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
                let email = contact.emails.first().cloned().unwrap_or_default();
                Match::Unclear(SkipReason::OtherEmails { person: one.name.clone(), email })
            }
            [one] => Match::One(one.id),
            several => {
                let names = several.iter().map(|person| person.name.clone()).collect();
                Match::Unclear(SkipReason::SeveralMatches(names))
            }
        }
    }

    fn add(&mut self, card: &Card, place: &Place) -> Result<Id> {
        let mut person = Stakeholder::new(card.name.clone(), self.ctx.now.today);
        card.update(None, &mut person);
        self.tidy(&mut person);
        self.notice_shared_emails(&person, place);
        if let Some(twin) = self.directory.near_twin(&person.name) {
            let (person, name) = (twin.name.clone(), person.name.clone());
            let why = SkipReason::NearTwin { person, name: name.clone(), is_added: true };
            self.report.notice(&name, why, place);
        }
        let person = self.write.add(person)?;
        let mut what = vec![person.name.clone()];
        what.extend(person.role.clone());
        self.report.note(Action::Added, Noun::Stakeholder, what.join(", "), Vec::new(), place);
        self.directory.put(person.clone());
        Ok(person.id)
    }

    /// Imports what is new on a card that was imported before.
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

    /// Brings a person up to date with their card.
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
        if before.is_none() {
            self.notice_birthday(&now, card.birthday, place);
        }
        if before.is_none() && !now.is_called(&card.name) {
            now.aliases.push(card.name.clone());
        }
        self.limit(&person, &mut now, place);
        let wanted = now.name.clone();
        self.tidy(&mut now);
        if now.name != wanted {
            self.report.skip(&now.name, SkipReason::NameTaken(wanted), place);
        }
        for field in kept {
            self.report.skip(&now.name, SkipReason::EditedField(field), place);
        }
        let mut details = self.differences(&person, &now);
        if now != person {
            self.write.import_over(&now)?;
        } else if before == Some(card) {
            self.report.unchanged += 1;
            return Ok(());
        } else {
            details.push("linked to this card".to_owned());
        }
        self.report.note(Action::Updated, Noun::Stakeholder, now.name.clone(), details, place);
        self.directory.put(now);
        Ok(())
    }

    /// Drops new e-mails and aliases beyond what one person may have: many cards may add to one.
    fn limit(&mut self, before: &Stakeholder, now: &mut Stakeholder, place: &Place) {
        if now.emails.len() > MOST_ITEMS.max(before.emails.len()) {
            now.emails.truncate(MOST_ITEMS.max(before.emails.len()));
            self.report.notice(&now.name, SkipReason::Limit(Limit::Emails(MOST_ITEMS)), place);
        }
        if now.aliases.len() > MOST_ITEMS.max(before.aliases.len()) {
            now.aliases.truncate(MOST_ITEMS.max(before.aliases.len()));
            self.report.notice(&now.name, SkipReason::Limit(Limit::Aliases(MOST_ITEMS)), place);
        }
    }

    fn notice_birthday(&mut self, person: &Stakeholder, other: Option<Birthday>, place: &Place) {
        if let (Some(kept), Some(other)) = (person.birthday, other)
            && are_different(kept, other)
        {
            let why = SkipReason::OtherBirthday { person: person.name.clone(), kept, other };
            self.report.notice(&person.name, why, place);
        }
    }

    /// Compares the birthday of a contact that is skipped with that of the person it repeats.
    fn notice_birthday_of_duplicate(
        &mut self,
        contact: &Contact,
        uid: &Uid,
        place: &Place,
    ) -> Result<()> {
        if let Known::Here { id, .. } = self.write.known(uid)? {
            let card: Card = self.write.load(id)?;
            let person: Stakeholder = self.write.load(card.stakeholder)?;
            self.notice_birthday(&person, contact.birthday, place);
        }
        Ok(())
    }

    /// Fills in the default unit and drops names that are already taken.
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

    fn notice_shared_emails(&mut self, person: &Stakeholder, place: &Place) {
        for email in &person.emails {
            let others = self.directory.with_email(email);
            let others: Vec<String> = others.iter().map(|other| other.name.clone()).collect();
            if others.len() > MOST_SHARING {
                let why = SkipReason::Limit(Limit::Sharing(MOST_SHARING));
                self.report.notice(&person.name, why, place);
            } else if !others.is_empty() {
                let why = SkipReason::SharedEmail { email: email.clone(), others };
                self.report.notice(&person.name, why, place);
            }
        }
    }

    /// Lists what is new about a person, field by field.
    fn differences(&self, before: &Stakeholder, now: &Stakeholder) -> Vec<String> {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
        let birthday = |person: &Stakeholder| person.birthday.map(|it| it.to_string());
        let unit = |person: &Stakeholder| {
            let unit = self.units.iter().find(|unit| Some(unit.id) == person.unit);
            unit.map(|unit| unit.name.clone())
        };
        let mut details = Vec::new();
        let mut compare = |field: &str, before: String, now: String| {
            if before != now {
                details.push(format!("{field}: {before} → {now}"));
            }
        };
        compare("name", before.name.clone(), now.name.clone());
        compare("role", text(&before.role), text(&now.role));
        compare("unit", text(&unit(before)), text(&unit(now)));
        compare("phone", text(&before.phone), text(&now.phone));
        compare("birthday", text(&birthday(before)), text(&birthday(now)));
        details.extend(item_differences("e-mail", &before.emails, &now.emails));
        details.extend(item_differences("alias", &before.aliases, &now.aliases));
        details
    }
}

/// Returns the identity of a contact: the UID of its card, else its first e-mail, else its name.
/// Without a UID, cards of different programs stay separate, because each knows other things of a
/// person.
fn key(file: &SourceFile, book: &AddressBook, contact: &Contact) -> String {
    let format = format!("{} {}", file.format.name(), book.program);
    match (&contact.uid, contact.emails.first()) {
        (Some(uid), _) => format!("card\n{uid}"),
        (None, Some(email)) => format!("{format} e-mail\n{}", same_email(email)),
        (None, None) => format!("{format} name\n{}", name::fold(&contact.name)),
    }
}

/// Whether two birthdays cannot be the same; the year is often unknown.
fn are_different(one: Birthday, other: Birthday) -> bool {
    let years = one.year.zip(other.year);
    (one.month, one.day) != (other.month, other.day) || years.is_some_and(|(one, it)| one != it)
}

/// Whether both have an e-mail in common, or one of them has none.
fn shares_email(person: &Stakeholder, contact: &Contact) -> bool {
    let theirs: HashSet<String> = person.emails.iter().map(|email| same_email(email)).collect();
    theirs.is_empty()
        || contact.emails.is_empty()
        || contact.emails.iter().any(|email| theirs.contains(&same_email(email)))
}

/// Lists what was added and removed: `e-mail + anna@example.com`.
fn item_differences(item: &str, before: &[String], now: &[String]) -> Vec<String> {
    let missing_in = |list: &[String], of: &[String]| -> Vec<String> {
        of.iter().filter(|it| !list.contains(it)).cloned().collect()
    };
    let added = missing_in(before, now).into_iter().map(|it| format!("{item} + {it}"));
    added.chain(missing_in(now, before).into_iter().map(|it| format!("{item} - {it}"))).collect()
}
