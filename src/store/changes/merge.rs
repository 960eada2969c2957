//! Two records of one person.

use chrono::NaiveDate;
use rusqlite::params;

use crate::error::Result;
use crate::model::{Card, Fact, Id, Promise, Pulse, Stakeholder, Uid};
use crate::store::{EntryFilter, Transaction};

/// How much of somebody went to somebody else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moved {
    pub entries: usize,
    pub facts: usize,
    pub promises: usize,
    pub pulses: usize,
    pub cards: usize,
}

impl Transaction<'_> {
    /// Gives everything that is with or about somebody to somebody else. An entry with both is one
    /// with the other.
    pub fn move_everything(&mut self, from: Id, into: Id) -> Result<Moved> {
        let with = Some(vec![from]);
        let entries = self.entries(&EntryFilter { with, ..EntryFilter::default() })?;
        let (facts, cards) = (self.facts_about(from)?, self.cards_of(from)?);
        let promises = self.promises_with(from, NaiveDate::MAX)?;
        let pulses = self.pulses_of(from, NaiveDate::MAX)?;
        let moved = Moved {
            entries: entries.len(),
            facts: facts.len(),
            promises: promises.len(),
            pulses: pulses.len(),
            cards: cards.len(),
        };
        for mut entry in entries {
            entry.stakeholders.retain(|id| *id != from && *id != into);
            entry.stakeholders.push(into);
            entry.stakeholders.sort_unstable();
            self.save(&entry)?;
        }
        for fact in facts {
            self.save(&Fact { stakeholder: into, ..fact })?;
        }
        for promise in promises {
            self.save(&Promise { stakeholder: into, ..promise })?;
        }
        for pulse in pulses {
            self.save(&Pulse { stakeholder: into, ..pulse })?;
        }
        for card in cards {
            self.save(&Card { stakeholder: into, ..card })?;
        }
        Ok(moved)
    }

    /// Takes somebody away who was merged into somebody else, and remembers into whom.
    pub fn remove_merged(&mut self, from: Id, into: &Uid) -> Result<()> {
        self.remove::<Stakeholder>(from)?;
        self.tx.execute("UPDATE record SET merged_into = ?2 WHERE id = ?1", params![from, into])?;
        Ok(())
    }
}
