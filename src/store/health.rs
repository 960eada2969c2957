//! Looking at a journal file as it is: what is damaged, dangling, unreadable or different.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::file::{check, connect, recognize};
use crate::clock::Now;
use crate::error::Result;
use crate::model::{Entry, Fact, Id, Promise, Pulse, Stakeholder, Unit};
use crate::scoring::Constants;
use crate::store::Store;
use crate::store::file::migrations::{Header, LATEST, as_made};
use crate::store::tables::record::{Columns, Record};
use crate::store::tables::standings;

/// What a journal file is like. Of a damaged one nothing but the damage is known.
#[derive(Debug, Default)]
pub struct Examination {
    /// What SQLite finds damaged, in its words.
    pub damage: Vec<String>,
    /// How many records there are, tombstones left out.
    pub records: Option<i64>,
    pub dangling: Vec<Dangling>,
    pub schema: Schema,
}

/// Rows that refer to others which are not there.
#[derive(Debug, PartialEq, Eq)]
pub struct Dangling {
    pub table: String,
    /// What they refer to.
    pub missing: String,
    pub rows: i64,
}

/// What the tables of a file are like.
#[derive(Debug, Default)]
pub struct Schema {
    pub version: i64,
    /// The version this program writes.
    pub latest: i64,
    /// Tables and indexes that are not there, or not as they are made.
    pub wrong: Vec<String>,
    /// Those that were made by something else.
    pub foreign: Vec<String>,
}

/// A record that does not make sense.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub id: Id,
    pub noun: &'static str,
    pub why: String,
}

impl Store {
    /// Examines the journal file at a path as it is, without upgrading it; `None` where there is
    /// none yet.
    ///
    /// # Errors
    /// A file that is no journal, or one made by a newer `rel`.
    pub fn examine(path: &Path) -> Result<Option<Examination>> {
        if !recognize(path)? {
            return Ok(None);
        }
        let conn = connect(path)?;
        let found = damage(&conn);
        if !found.is_empty() {
            return Ok(Some(Examination { damage: found, ..Examination::default() }));
        }
        let pages: i64 = conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        if pages == 0 {
            return Ok(None);
        }
        let header = check(Header::read(&conn)?, path)?;
        let schema = schema(&conn, header.version)?;
        // Without its tables there is nothing to count.
        let is_whole = schema.wrong.is_empty();
        Ok(Some(Examination {
            damage: Vec::new(),
            records: if is_whole { Some(count_records(&conn)?) } else { None },
            dangling: if is_whole { dangling(&conn)? } else { Vec::new() },
            schema,
        }))
    }

    /// The records that cannot be read.
    pub fn unreadable(&self) -> Result<Vec<Unreadable>> {
        let mut found = Vec::new();
        unreadable::<Unit>(&self.conn, &mut found)?;
        unreadable::<Stakeholder>(&self.conn, &mut found)?;
        unreadable::<Entry>(&self.conn, &mut found)?;
        unreadable::<Fact>(&self.conn, &mut found)?;
        unreadable::<Promise>(&self.conn, &mut found)?;
        unreadable::<Pulse>(&self.conn, &mut found)?;
        Ok(found)
    }

    /// The people whose stored sums are not what their entries add up to.
    pub fn wrong_sums(&self, now: Now, constants: &Constants) -> Result<Vec<Id>> {
        standings::wrong(&self.conn, now.today, constants)
    }

    /// Stores those sums anew that are wrong; returns how many. That is no step.
    pub fn mend_sums(&self, now: Now, constants: &Constants) -> Result<usize> {
        let mut write = self.write(now, constants)?;
        let wrong = write.wrong_sums(now, constants)?;
        write.touch(&wrong);
        write.commit_without_step()?;
        Ok(wrong.len())
    }

    /// How many entries are with each person.
    pub fn entry_counts(&self) -> Result<BTreeMap<Id, i64>> {
        self.by_person("SELECT stakeholder, count(*) FROM credit GROUP BY stakeholder")
    }

    /// How many entries are with people who had been archived before.
    pub fn entries_after_archiving(&self) -> Result<BTreeMap<Id, i64>> {
        self.by_person(
            "SELECT stakeholder, count(*) FROM credit JOIN stakeholder ON id = stakeholder
             WHERE date > archived GROUP BY stakeholder",
        )
    }

    fn by_person(&self, sql: &str) -> Result<BTreeMap<Id, i64>> {
        let mut query = self.conn.prepare(sql)?;
        let counts = query
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(counts)
    }
}

/// What SQLite finds damaged, in its words: nothing where all is well. That a file cannot even be
/// checked is damage too.
pub(super) fn damage(conn: &Connection) -> Vec<String> {
    const MOST: u32 = 5;
    let check = || -> rusqlite::Result<Vec<String>> {
        let mut query = conn.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
        query.query_map([], |row| row.get(0))?.collect()
    };
    match check() {
        Ok(told) if told == ["ok"] => Vec::new(),
        // What is damaged comes as lines of one text, under the name of the database.
        Ok(told) => {
            let lines = told.iter().flat_map(|text| text.lines());
            lines.filter(|line| !line.starts_with("***")).map(str::to_owned).collect()
        }
        Err(error) => vec![error.to_string()],
    }
}

/// The rows that refer to others which are not there.
pub(super) fn dangling(conn: &Connection) -> rusqlite::Result<Vec<Dangling>> {
    let mut query = conn.prepare(
        r#"SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"#,
    )?;
    let rows = query.query_map([], |row| {
        Ok(Dangling { table: row.get(0)?, missing: row.get(1)?, rows: row.get(2)? })
    })?;
    rows.collect()
}

pub(super) fn count_records(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT count(*) FROM record WHERE NOT deleted", [], |row| row.get(0))
}

/// Compares the tables of a file with those that its version is made with.
fn schema(conn: &Connection, version: i64) -> Result<Schema> {
    let (found, made) = (tables(conn)?, tables(&as_made(version)?)?);
    Ok(Schema {
        version,
        latest: LATEST as i64,
        wrong: made
            .iter()
            .filter(|(name, columns)| found.get(*name) != Some(*columns))
            .map(|(name, _)| name.clone())
            .collect(),
        foreign: found.into_keys().filter(|name| !made.contains_key(name)).collect(),
    })
}

/// Tables, indexes and the like, each with its columns.
fn tables(conn: &Connection) -> rusqlite::Result<BTreeMap<String, String>> {
    let mut query = conn.prepare(
        r#"SELECT it.name, it.type || ifnull(group_concat(
                format(' %s %s %d %d', field.name, field.type, field."notnull", field.pk)), '')
           FROM sqlite_schema AS it LEFT JOIN pragma_table_info(it.name) AS field
           WHERE it.name NOT LIKE 'sqlite%' GROUP BY it.name"#,
    )?;
    let tables = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    tables.collect()
}

fn unreadable<R: Record>(conn: &Connection, found: &mut Vec<Unreadable>) -> Result<()> {
    let mut query = conn.prepare(R::SELECT)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        if let Err(error) = R::from_row(row) {
            let id = Columns::of(row).next()?;
            found.push(Unreadable { id, noun: R::NOUN, why: error.to_string() });
        }
    }
    Ok(())
}
