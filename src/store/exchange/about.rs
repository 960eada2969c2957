//! Everything that the journal holds about one person, for that person to read.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::error::Result;
use crate::model::name::NameSearch;
use crate::model::{Id, Noun, Stakeholder};
use crate::store::Store;
use crate::store::changes::mentions::{Mention, find_mentions};
use crate::store::exchange::line::fields;
use crate::store::tables::any::{AnyRecord, NounTable};

/// What the journal holds about a person.
#[derive(Debug)]
pub struct About {
    /// The person, and all records with or about them.
    pub records: Vec<AboutRecord>,
    /// What undo keeps of such records, latest first.
    pub earlier: Vec<AboutRecord>,
    /// Texts in other records that name them, or may.
    pub mentions: Vec<Mention>,
}

/// A record with or about a person, with names in place of references.
#[derive(Debug)]
pub struct AboutRecord {
    pub noun: Noun,
    pub fields: Map<String, Value>,
}

impl Store {
    /// Collects everything with or about a person, oldest first within each noun.
    pub fn about(&self, who: &Stakeholder) -> Result<About> {
        let everyone = self.stakeholders()?;
        let search = NameSearch::of(who, &everyone);
        let people = everyone.iter().map(|person| (person.id, person.name.clone()));
        let units = self.units()?;
        let units = units.iter().map(|unit| (unit.id, unit.name.clone()));
        let names: HashMap<Id, String> = people.chain(units).collect();
        let is_theirs =
            |record: &AnyRecord| is_person(record, who.id) || record.people().contains(&who.id);
        let with_names = |record: &AnyRecord| -> Result<AboutRecord> {
            let mut named = Map::new();
            named.insert("id".to_owned(), record.id().into());
            named.extend(fields(record, &names, false)?);
            Ok(AboutRecord { noun: record.noun(), fields: named })
        };
        let mut found = About { records: Vec::new(), earlier: Vec::new(), mentions: Vec::new() };
        for noun in Noun::ALL {
            let table = NounTable::of(*noun);
            let mut query = self.conn.prepare(&format!("{} ORDER BY id", table.select))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let record = (table.from_row)(row)?;
                if is_theirs(&record) {
                    found.records.push(with_names(&record)?);
                }
            }
        }
        for step in self.steps()? {
            for change in self.logged_changes(step.id)? {
                if let Some(before) = change.before()?.filter(is_theirs) {
                    let mut earlier = with_names(&before)?;
                    earlier.fields.insert("until".to_owned(), step.at.clone().into());
                    found.earlier.push(earlier);
                }
            }
        }
        let (mentions, _) = find_mentions(&self.conn, &search, false, is_theirs)?;
        found.mentions = mentions;
        Ok(found)
    }
}

fn is_person(record: &AnyRecord, who: Id) -> bool {
    matches!(record, AnyRecord::Stakeholder(person) if person.id == who)
}
