//! Records of any noun: generated from the list of nouns, for everything that walks over them.

use std::ops::{Deref, DerefMut};

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::error::Result;
use crate::model::noun::nouns;
use crate::model::{Card, Entry, Fact, Id, Noun, Promise, Pulse, Stakeholder, Uid, Unit};
use crate::store::tables::record::{Identified, Record, Stored};
use crate::store::tables::row_reader::to_json;

/// What `Record` says of a noun, looked up at run time.
pub(in crate::store) struct NounTable {
    pub select: &'static str,
    pub referring: Option<&'static str>,
    pub free_texts: &'static [&'static str],
    pub names: &'static [&'static str],
    pub notes: &'static [&'static str],
    pub from_row: fn(&Row) -> rusqlite::Result<AnyRecord>,
    load: fn(&Connection, Id) -> Result<Option<AnyRecord>>,
    parse: fn(&str) -> serde_json::Result<AnyRecord>,
}

macro_rules! any_record {
    ($($noun:ident $name:literal $words:tt)*) => {
        $(impl Identified for $noun {
            fn id(&self) -> Id {
                self.id
            }

            fn identify(&mut self, id: Id, uid: Uid) {
                (self.id, self.uid) = (id, uid);
            }

            fn image(&self) -> rusqlite::Result<String> {
                to_json(self)
            }
        })*

        /// A record of any noun, which it derefs to.
        #[derive(Debug, Clone, Serialize)]
        #[serde(untagged)]
        pub(in crate::store) enum AnyRecord {
            $($noun($noun),)*
        }

        impl Deref for AnyRecord {
            type Target = dyn Stored;

            fn deref(&self) -> &Self::Target {
                match self { $(AnyRecord::$noun(record) => record,)* }
            }
        }

        impl DerefMut for AnyRecord {
            fn deref_mut(&mut self) -> &mut Self::Target {
                match self { $(AnyRecord::$noun(record) => record,)* }
            }
        }

        impl AnyRecord {
            pub fn noun(&self) -> Noun {
                match self { $(AnyRecord::$noun(_) => $noun::NOUN,)* }
            }
        }

        impl NounTable {
            pub fn of(noun: Noun) -> NounTable {
                match noun {
                    $(Noun::$noun => NounTable {
                        select: $noun::SELECT,
                        referring: $noun::REFERRING,
                        free_texts: $noun::FREE_TEXTS,
                        names: $noun::NAMES,
                        notes: $noun::NOTES,
                        from_row: |row| $noun::from_row(row).map(AnyRecord::$noun),
                        load: |conn, id| Ok($noun::load(conn, id)?.map(AnyRecord::$noun)),
                        parse: |image| serde_json::from_str(image).map(AnyRecord::$noun),
                    },)*
                }
            }
        }
    };
}

nouns!(any_record);

impl AnyRecord {
    /// Loads the record of this noun and id, if there is one.
    pub fn load(conn: &Connection, noun: Noun, id: Id) -> Result<Option<AnyRecord>> {
        (NounTable::of(noun).load)(conn, id)
    }

    /// Reads a record from an image of the change log, or a line of an export with ids for uids.
    pub fn parse(noun: Noun, image: &str) -> serde_json::Result<AnyRecord> {
        (NounTable::of(noun).parse)(image)
    }
}

/// The nouns that others refer to, by a field of their name. A record is written after those it
/// refers to, in this order, and removed before them.
pub(in crate::store) const REFERRED_TO: [Noun; 2] = [Noun::Unit, Noun::Stakeholder];

/// Returns the place of a noun in the order of writing.
pub(in crate::store) fn rank(noun: Noun) -> usize {
    REFERRED_TO.iter().position(|it| *it == noun).unwrap_or(REFERRED_TO.len())
}

/// Deletes the row of a record, and the rows that belong to it.
pub(in crate::store) fn delete_row(conn: &Connection, noun: Noun, id: Id) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE id = ?1", noun.name());
    conn.prepare_cached(&sql)?.execute([id])?;
    Ok(())
}

impl FromSql for Noun {
    fn column_result(value: ValueRef) -> FromSqlResult<Self> {
        value.as_str()?.parse().map_err(|why: String| FromSqlError::Other(why.into()))
    }
}

impl ToSql for Noun {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.name().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// Returns the steps of SQLite's plan for a query.
    fn plan(store: &Store, sql: &str) -> Vec<String> {
        let mut query = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps = query.query_map([], |row| row.get(3)).unwrap();
        steps.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn no_list_walks_through_all_records() {
        let store = Store::open(std::path::Path::new("/nonexistent/journal.db")).unwrap();
        for noun in Noun::ALL {
            let plan = plan(&store, NounTable::of(*noun).select);
            assert!(!plan.iter().any(|step| step.starts_with("SCAN record")), "{plan:?}");
        }
    }

    #[test]
    fn the_references_of_a_noun_are_columns() {
        let store = Store::open(std::path::Path::new("/nonexistent/journal.db")).unwrap();
        for noun in Noun::ALL {
            let table = NounTable::of(*noun);
            if let Some(referring) = table.referring {
                store.conn.prepare(referring).unwrap();
            }
        }
    }
}
