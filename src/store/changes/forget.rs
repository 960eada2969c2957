use std::collections::BTreeSet;

use rusqlite::params;
use serde::Serialize;

use crate::clock::Now;
use crate::error::Result;
use crate::model::{Card, Entry, Fact, Id, Promise, Pulse, Stakeholder, name};
use crate::scoring::Constants;
use crate::store::changes::origin::Origin;
use crate::store::tables::record::{AnyRecord, Record, delete_row};
use crate::store::{Store, Transaction, file};

/// What stands where a forgotten name stood.
const REDACTED: &str = "[redacted]";

/// A text of another record that names a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The record it stands in.
    pub id: Id,
    pub noun: &'static str,
    pub text: String,
}

/// What forgetting somebody took away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forgotten {
    pub name: String,
    /// Entries that were with nobody else.
    pub entries: usize,
    /// Entries that others share, which only lost the person.
    pub shared_entries: usize,
    pub facts: usize,
    pub promises: usize,
    pub pulses: usize,
    /// Steps that can no longer be undone.
    pub steps: usize,
    /// Other texts that name the person; redacted where that was asked for.
    pub mentions: Vec<Mention>,
    pub redacted: bool,
    /// Copies beside the journal, set aside by upgrades and backups, which still hold the person.
    pub copies: Vec<String>,
}

impl Store {
    /// Erases every trace of somebody, also from the free space of the file. Only the bare uids of
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
        let (own, shared) = write.forget_entries(who.id)?;
        let facts = write.forget_all(Fact::NOUN, who.id)?;
        let promises = write.forget_all(Promise::NOUN, who.id)?;
        let pulses = write.forget_all(Pulse::NOUN, who.id)?;
        let cards = write.forget_all(Card::NOUN, who.id)?;
        let mentions = write.mentions(&names)?;
        if redact {
            write.redact(&mentions, &names)?;
        }
        delete_row(&write.tx, Stakeholder::NOUN, who.id)?;
        write.stamp(who.id, true, Some(Origin::Forgotten))?;
        let records = [who.id].into_iter().chain(
            own.iter()
                .chain(&shared)
                .chain(&facts)
                .chain(&promises)
                .chain(&pulses)
                .chain(&cards)
                .copied(),
        );
        let steps = write.forget_steps(who.id, records.collect(), &names)?;
        write.commit_without_step()?;
        // Zeroed cells can leave crumbs where pages were rebalanced; a rewritten file has none.
        self.conn.execute_batch("VACUUM")?;
        Ok(Forgotten {
            name: who.name.clone(),
            entries: own.len(),
            shared_entries: shared.len(),
            facts: facts.len(),
            promises: promises.len(),
            pulses: pulses.len(),
            steps,
            mentions,
            redacted: redact,
            copies: file::set_aside_copies(&self.path)
                .iter()
                .chain(&file::backups_beside(&self.path))
                .map(|copy| copy.display().to_string())
                .collect(),
        })
    }
}

/// What somebody is called in texts: name, aliases, e-mails, and those words of the name that are
/// nobody else's.
fn names_of(who: &Stakeholder, everybody: &[Stakeholder]) -> Vec<String> {
    let is_of_others = |word: &str| {
        everybody.iter().filter(|other| other.id != who.id).any(|other| {
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
    /// Takes somebody out of all entries; returns those that are gone and those others share.
    fn forget_entries(&mut self, who: Id) -> Result<(Vec<Id>, Vec<Id>)> {
        let ids = self.ids("SELECT entry FROM credit WHERE stakeholder = ?1", who)?;
        let (mut own, mut shared) = (Vec::new(), Vec::new());
        for id in ids {
            let mut entry: Entry = self.load(id)?;
            entry.stakeholders.retain(|other| *other != who);
            if entry.stakeholders.is_empty() {
                delete_row(&self.tx, Entry::NOUN, id)?;
                self.stamp(id, true, Some(Origin::Forgotten))?;
                own.push(id);
            } else {
                entry.save(&self.tx)?;
                self.stamp(id, false, Origin::after_edit(self.mark_of(id)?))?;
                shared.push(id);
            }
        }
        Ok((own, shared))
    }

    /// Takes all records of a noun away that are about somebody; returns them.
    fn forget_all(&mut self, noun: &str, who: Id) -> Result<Vec<Id>> {
        let ids = self.ids(&format!("SELECT id FROM {noun} WHERE stakeholder = ?1"), who)?;
        for id in &ids {
            delete_row(&self.tx, noun, *id)?;
            self.stamp(*id, true, Some(Origin::Forgotten))?;
        }
        Ok(ids)
    }

    fn ids(&self, sql: &str, who: Id) -> Result<Vec<Id>> {
        let mut query = self.tx.prepare(sql)?;
        let ids = query.query_map([who], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(ids)
    }

    /// The texts of other records that name somebody.
    fn mentions(&self, names: &[String]) -> Result<Vec<Mention>> {
        let mut mentions = Vec::new();
        for (noun, text) in FREE_TEXTS {
            let mut query = self.tx.prepare(&format!(
                "SELECT id, {text} FROM {noun} WHERE {text} IS NOT NULL ORDER BY id"
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
            for (noun, column) in FREE_TEXTS {
                if noun == mention.noun {
                    self.tx.execute(
                        &format!("UPDATE {noun} SET {column} = ?2 WHERE id = ?1 AND {column} = ?3"),
                        params![mention.id, redacted(&mention.text, names), mention.text],
                    )?;
                }
            }
            self.stamp(mention.id, false, Origin::after_edit(self.mark_of(mention.id)?))?;
        }
        Ok(())
    }

    /// Removes the steps that changed these records, refer to the person or name them; and then
    /// the older ones that could no longer be undone rightly, because what they changed was
    /// changed or referred to by a step that is gone.
    fn forget_steps(&self, who: Id, mut records: BTreeSet<Id>, names: &[String]) -> Result<usize> {
        let mut removed = 0;
        for step in self.steps()? {
            let mut names_them = names_any(&step.command, names);
            let (mut changed, mut referred) = (BTreeSet::new(), BTreeSet::new());
            for image in self.images(step.id)? {
                changed.insert(image.record);
                names_them |= image.before.as_deref().is_some_and(|text| names_any(text, names));
                let now = AnyRecord::load(&self.tx, &image.noun, image.record)?;
                for record in image.parsed()?.iter().chain(&now) {
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

/// The columns that hold what somebody wrote about anything.
const FREE_TEXTS: [(&str, &str); 12] = [
    ("entry", "note"),
    ("entry", "by_whom"),
    ("entry", "via"),
    ("fact", "text"),
    ("unit", "why"),
    ("stakeholder", "role"),
    ("promise", "text"),
    ("promise", "measure"),
    ("promise", "risk"),
    ("promise", "history"),
    ("pulse", "quote"),
    ("card", "role"),
];

fn redacted(text: &str, names: &[String]) -> String {
    names.iter().fold(text.to_owned(), |text, name| {
        let mut text = text;
        for range in name::mentions(&text, name).into_iter().rev() {
            text.replace_range(range, REDACTED);
        }
        text
    })
}
