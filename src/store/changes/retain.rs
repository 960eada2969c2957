//! Erasing what is older than the user wants to keep, so that balances stay what they are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::clock::Now;
use crate::error::{Error, Result};
use crate::model::{Account, Entry, Id, Kind, Noun};
use crate::scoring::promises::promise_credits;
use crate::scoring::{Constants, Part};
use crate::store::Store;
use crate::store::changes::origin::Origin;
use crate::store::tables::any::{AnyRecord, NounTable, delete_row};

/// The note of the entry that stands for what was erased.
const CARRIED: &str = "carried over";

/// Balances smaller than this are nothing: they come from rounding.
const NOTHING: f64 = 1e-9;

/// What is older than the user wants to keep.
#[derive(Debug, Default)]
pub struct Outdated {
    /// Entries, facts, ended promises and pulses.
    erased: Vec<AnyRecord>,
    /// The last conversations with people, whose day is still needed, but not what was said.
    stripped: Vec<Entry>,
    /// What an earlier erasure has carried over.
    carried: Vec<AnyRecord>,
}

impl Outdated {
    /// Counts the records that would be erased, or lose their note.
    pub fn count(&self) -> usize {
        self.erased.len() + self.stripped.len()
    }

    /// Counts the records of a noun that would be erased.
    pub fn count_of(&self, noun: Noun) -> usize {
        self.erased.iter().filter(|record| record.noun() == noun).count()
    }

    /// Counts the last conversations that would lose their note.
    pub fn stripped(&self) -> usize {
        self.stripped.len()
    }

    /// Returns the oldest day; `None` if nothing is outdated.
    pub fn oldest(&self) -> Option<NaiveDate> {
        let days = self.erased.iter().filter_map(|record| record.day());
        days.chain(self.stripped.iter().map(|entry| entry.date)).min()
    }
}

impl Store {
    /// Finds what is over and dated before a day.
    pub fn outdated(&self, before: NaiveDate, now: Now, constants: &Constants) -> Result<Outdated> {
        let needed: BTreeSet<Id> = self
            .standings(now.today, constants)?
            .into_values()
            .flat_map(|it| [it.last_contact, it.last_in_person, it.team_last_contact])
            .flatten()
            .map(|contact| contact.entry)
            .collect();
        let mut found = Outdated::default();
        for noun in Noun::ALL {
            let table = NounTable::of(*noun);
            let mut query = self.conn.prepare(&format!("{} ORDER BY id", table.select))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let record = (table.from_row)(row)?;
                if record.day().is_none_or(|day| day >= before) {
                    continue;
                }
                match record {
                    AnyRecord::Entry(entry) if needed.contains(&entry.id) => {
                        let bare = Entry { note: String::new(), via: None, ..entry.clone() };
                        if bare != entry {
                            found.stripped.push(bare);
                        }
                    }
                    AnyRecord::Entry(ref entry)
                        if entry.kind == Kind::OPENING && entry.note == CARRIED =>
                    {
                        found.carried.push(record);
                    }
                    record => found.erased.push(record),
                }
            }
        }
        Ok(found)
    }

    /// Erases what is over and dated before a day, also from the change log and the free space of
    /// the file. One entry dated that day for each person and account carries on what is left of
    /// the balance, so that it is the same on that day and later. This cannot be undone.
    ///
    /// # Errors
    /// If there are not as many records as expected; if the file cannot be rewritten afterwards.
    pub fn erase_outdated(
        &self,
        before: NaiveDate,
        expected: usize,
        opening: &Kind,
        now: Now,
        constants: &Constants,
    ) -> Result<()> {
        self.conn.pragma_update(None, "secure_delete", true)?;
        let mut write = self.write(now, constants)?;
        let mut outdated = write.outdated(before, now, constants)?;
        if outdated.count() != expected {
            return Err(Error::refused(format!(
                "{} records are older than that, not {expected}.",
                outdated.count()
            ))
            .hint("Nothing was deleted. To see them counted: rel doctor"));
        }
        let mut touched: BTreeSet<Id> = outdated.stripped.iter().map(|entry| entry.id).collect();
        for entry in &outdated.stripped {
            write.touch(&entry.stakeholders);
            AnyRecord::Entry(entry.clone()).save(&write.tx)?;
            write.stamp(entry.id, false, Origin::after_edit(write.origin_of(entry.id)?))?;
        }
        outdated.erased.append(&mut outdated.carried);
        for record in &outdated.erased {
            write.touch(record.scored());
            delete_row(&write.tx, record.noun(), record.id())?;
            write.stamp(record.id(), true, Some(Origin::Forgotten))?;
            touched.insert(record.id());
        }
        for ((person, account), deposit) in carried_over(&outdated.erased, before, constants) {
            if deposit.abs() > NOTHING {
                let note = CARRIED.to_owned();
                let stakeholders = vec![person];
                let entry = Entry::new(opening, before);
                write.add(Entry { account, deposit, note, stakeholders, ..entry })?;
            }
        }
        write.forget_steps(touched, |_| false)?;
        write.owe_rewrite()?;
        write.commit_without_step()?;
        self.finish_erasing()
    }
}

/// Adds up what is left on a day of what records did to the balances.
fn carried_over(
    records: &[AnyRecord],
    day: NaiveDate,
    constants: &Constants,
) -> BTreeMap<(Id, Account), f64> {
    let mut left: BTreeMap<(Id, Account), f64> = BTreeMap::new();
    let mut carry = |person: Id, part: Part| {
        *left.entry((person, part.account)).or_default() += part.faded(day, constants);
    };
    for record in records {
        match record {
            AnyRecord::Entry(entry) => {
                let (record, date, account) = (entry.id, entry.date, entry.account);
                let part = Part { record, date, account, amount: entry.amount() };
                entry.stakeholders.iter().for_each(|person| carry(*person, part));
            }
            AnyRecord::Promise(promise) => {
                for credit in promise_credits(promise, constants) {
                    let (record, date, account) = (credit.record, credit.date, credit.account);
                    let part = Part { record, date, account, amount: credit.amount };
                    carry(promise.stakeholder, part);
                }
            }
            _ => {}
        }
    }
    left
}
