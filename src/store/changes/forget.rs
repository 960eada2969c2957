//! Forgetting a person: erasing every trace, also from the change log.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;
use serde::Serialize;

use crate::clock::Now;
use crate::error::Result;
use crate::model::{Id, Noun, Stakeholder, name};
use crate::scoring::Constants;
use crate::store::changes::origin::Origin;
use crate::store::file::beside::backups_beside;
use crate::store::tables::any::{AnyRecord, NounTable, delete_row};
use crate::store::{Store, Transaction};

/// What takes the place of a forgotten name.
const REDACTED: &str = "[redacted]";

/// A text of another record that names a forgotten person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The record it is part of.
    pub id: Id,
    pub noun: Noun,
    pub text: String,
}

/// The result of forgetting a person: what was erased, and what still names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forgotten {
    pub name: String,
    /// Entries with nobody else.
    pub entries: usize,
    /// Entries shared with others, which only lost the person.
    pub shared_entries: usize,
    pub facts: usize,
    pub promises: usize,
    pub pulses: usize,
    /// Steps that can no longer be undone.
    pub steps: usize,
    /// Other texts that name the person, as they were before any redacting.
    pub mentions: Vec<Mention>,
    pub redacted: bool,
    /// Copies beside the journal, made by upgrades and backups, that still hold the person.
    pub copies: Vec<String>,
    /// Why traces may still be in the free space of the file, as the end of a sentence; `None` if
    /// none are.
    pub unfinished: Option<String>,
}

/// The records with or about a forgotten person.
#[derive(Default)]
struct RecordsOfPerson {
    erased: BTreeMap<Noun, Vec<Id>>,
    /// Those that only lost the person.
    shared: Vec<Id>,
}

impl Store {
    /// Erases every trace of a person, also from the free space of the file. Only the bare uids of
    /// what is gone stay, so that no import brings it back. This cannot be undone.
    pub fn forget(
        &self,
        who: Id,
        redact: bool,
        now: Now,
        constants: &Constants,
    ) -> Result<Forgotten> {
        self.conn.pragma_update(None, "secure_delete", true)?;
        let mut write = self.write(now, constants)?;
        let who = &write.load::<Stakeholder>(who)?;
        let names = names_of(who, &write.stakeholders()?);
        let RecordsOfPerson { erased, shared } = write.forget_records(who.id)?;
        let mentions = write.mentions(&names)?;
        if redact {
            write.redact(&mentions, &names)?;
        }
        delete_row(&write.tx, Noun::Stakeholder, who.id)?;
        write.stamp(who.id, true, Some(Origin::Forgotten))?;
        let records = erased.values().flatten().chain(&shared).copied().chain([who.id]);
        let steps = write.forget_steps(who.id, records.collect(), &names)?;
        write.owe_rewrite()?;
        write.commit_without_step()?;
        let unfinished = self.rewrite().err();
        let count = |noun| erased.get(&noun).map_or(0, Vec::len);
        Ok(Forgotten {
            name: who.name.clone(),
            entries: count(Noun::Entry),
            shared_entries: shared.len(),
            facts: count(Noun::Fact),
            promises: count(Noun::Promise),
            pulses: count(Noun::Pulse),
            steps,
            mentions,
            redacted: redact,
            unfinished,
            copies: Store::leftovers(&self.path)
                .into_iter()
                .map(|copy| copy.path)
                .chain(backups_beside(&self.path))
                .map(|copy| copy.display().to_string())
                .collect(),
        })
    }
}

/// Returns what a person is called in texts: name, aliases, e-mails, and the words of the name that
/// are part of no one else's.
fn names_of(who: &Stakeholder, everyone: &[Stakeholder]) -> Vec<String> {
    let is_of_others = |word: &str| {
        everyone.iter().filter(|other| other.id != who.id).any(|other| {
            std::iter::once(&other.name)
                .chain(&other.aliases)
                .any(|name| !name::mentions(name, word).is_empty())
        })
    };
    let own_words = name::words(&who.name)
        .map(|word| who.name[word].to_owned())
        .filter(|word| word.chars().count() > 2 && !is_of_others(word));
    std::iter::once(who.name.clone())
        .chain(who.aliases.iter().cloned())
        .chain(who.emails.iter().cloned())
        .chain(own_words)
        .collect()
}

fn names_any(text: &str, names: &[String]) -> bool {
    names.iter().any(|name| !name::mentions(text, name).is_empty())
}

impl Transaction<'_> {
    /// Erases the records about a person and takes the person out of those shared with others.
    fn forget_records(&mut self, who: Id) -> Result<RecordsOfPerson> {
        let mut found = RecordsOfPerson::default();
        for mut record in self.referring_to(who)? {
            let (noun, id) = (record.noun(), record.id());
            let others: Vec<Id> =
                record.people().iter().copied().filter(|other| *other != who).collect();
            if others.is_empty() {
                delete_row(&self.tx, noun, id)?;
                self.stamp(id, true, Some(Origin::Forgotten))?;
                found.erased.entry(noun).or_default().push(id);
            } else {
                record.set_people(others);
                record.save(&self.tx)?;
                self.stamp(id, false, Origin::after_edit(self.origin_of(id)?))?;
                found.shared.push(id);
            }
        }
        Ok(found)
    }

    /// Returns the texts of other records that name a person.
    fn mentions(&self, names: &[String]) -> Result<Vec<Mention>> {
        let mut mentions = Vec::new();
        for (noun, column) in free_texts() {
            let table = noun.name();
            let mut query = self.tx.prepare(&format!(
                "SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY id"
            ))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let text: String = row.get(1)?;
                if names_any(&text, names) {
                    mentions.push(Mention { id: row.get(0)?, noun, text });
                }
            }
        }
        Ok(mentions)
    }

    fn redact(&self, mentions: &[Mention], names: &[String]) -> Result<()> {
        for mention in mentions {
            let table = mention.noun.name();
            for column in NounTable::of(mention.noun).free_texts {
                self.tx.execute(
                    &format!("UPDATE {table} SET {column} = ?2 WHERE id = ?1 AND {column} = ?3"),
                    params![mention.id, redacted(&mention.text, names), mention.text],
                )?;
            }
            self.stamp(mention.id, false, Origin::after_edit(self.origin_of(mention.id)?))?;
        }
        Ok(())
    }

    /// Removes the steps that changed these records, refer to the person or name them; then also
    /// the older ones that could no longer be undone correctly, because what they changed was
    /// changed or referred to by a removed step.
    fn forget_steps(&self, who: Id, mut records: BTreeSet<Id>, names: &[String]) -> Result<usize> {
        let mut removed = 0;
        for step in self.steps()? {
            let mut names_them = names_any(&step.command, names);
            let (mut changed, mut referred) = (BTreeSet::new(), BTreeSet::new());
            for change in self.logged_changes(step.id)? {
                changed.insert(change.record);
                names_them |= change.image().is_some_and(|text| names_any(text, names));
                let now = AnyRecord::load(&self.tx, change.noun, change.record)?;
                for record in change.before()?.iter().chain(&now) {
                    referred.extend(record.refers_to());
                }
            }
            if names_them || referred.contains(&who) || !changed.is_disjoint(&records) {
                records.append(&mut changed);
                records.append(&mut referred);
                removed += self.tx.execute("DELETE FROM step WHERE id = ?1", [step.id])?;
            }
        }
        Ok(removed)
    }
}

/// Lists the columns of all tables in which anyone may be named.
fn free_texts() -> impl Iterator<Item = (Noun, &'static str)> {
    let texts = |noun: Noun| NounTable::of(noun).free_texts.iter().map(move |text| (noun, *text));
    Noun::ALL.iter().copied().flat_map(texts)
}

fn redacted(text: &str, names: &[String]) -> String {
    names.iter().fold(text.to_owned(), |text, name| {
        let mut text = text;
        for range in name::mentions(&text, name).into_iter().rev() {
            text.replace_range(range, REDACTED);
        }
        text
    })
}
