//! Forgetting a person: erasing every trace, also from the change log.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Serialize;

use crate::clock::Now;
use crate::error::Result;
use crate::model::name::NameSearch;
use crate::model::{Id, Noun, Stakeholder};
use crate::scoring::Constants;
use crate::store::changes::mentions::{Mention, any_text};
use crate::store::changes::origin::Origin;
use crate::store::file::beside::{backups_beside, copies_with};
use crate::store::tables::any::{AnyRecord, delete_row};
use crate::store::{Store, Transaction};

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
    /// Copies beside the journal, made by upgrades, backups and exports, that hold the person.
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
        let search = NameSearch::of(who, &write.stakeholders()?);
        let RecordsOfPerson { erased, shared } = write.forget_records(who.id)?;
        delete_row(&write.tx, Noun::Stakeholder, who.id)?;
        write.stamp(who.id, true, Some(Origin::Forgotten))?;
        let mentions = write.mentions(&search, redact)?;
        let records = erased.values().flatten().chain(&shared).copied().chain([who.id]);
        let steps =
            write.forget_steps(records.collect(), |text| search.certainty(text).is_some())?;
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
                .chain(copies_with(&self.path, &who.uid))
                .collect::<BTreeSet<PathBuf>>()
                .into_iter()
                .map(|copy| copy.display().to_string())
                .collect(),
        })
    }
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

    /// Removes the steps that changed or refer to these records or hold a text that `names` finds;
    /// then also the older ones that could no longer be undone correctly, because what they changed
    /// was changed or referred to by a removed step.
    pub(in crate::store) fn forget_steps(
        &self,
        mut records: BTreeSet<Id>,
        names: impl Fn(&str) -> bool,
    ) -> Result<usize> {
        let (mut removed, erased) = (0, records.clone());
        for step in self.steps()? {
            let mut is_named = names(&step.command);
            let (mut changed, mut referred) = (BTreeSet::new(), BTreeSet::new());
            for change in self.logged_changes(step.id)? {
                changed.insert(change.record);
                is_named |= change.image().is_some_and(|image| any_text(image, &names));
                let now = AnyRecord::load(&self.tx, change.noun, change.record)?;
                for record in change.before()?.iter().chain(&now) {
                    referred.extend(record.refers_to());
                }
            }
            if is_named || !referred.is_disjoint(&erased) || !changed.is_disjoint(&records) {
                records.append(&mut changed);
                records.append(&mut referred);
                removed += self.tx.execute("DELETE FROM step WHERE id = ?1", [step.id])?;
            }
        }
        Ok(removed)
    }
}
