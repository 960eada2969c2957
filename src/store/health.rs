//! Checking a journal file as it is: what is damaged, dangling, unreadable or different.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, ErrorCode, Row};

use super::file::{check, connect, is_blank, leave_wal, recognize, unread};
use crate::clock::Now;
use crate::error::Result;
use crate::model::{Id, Noun};
use crate::scoring::Constants;
use crate::store::Store;
use crate::store::file::header::FileHeader;
use crate::store::file::migrations::{LATEST, as_made};
use crate::store::tables::any::NounTable;
use crate::store::tables::row_reader::to_json;
use crate::store::tables::standings;

/// The condition of a journal file. Of a damaged one only the damage is known.
#[derive(Debug, Default)]
pub struct Examination {
    /// What SQLite finds damaged, in its words.
    pub damage: Vec<String>,
    /// The number of records, without tombstones; `None` if they cannot be counted.
    pub records: Option<i64>,
    pub dangling: Vec<Dangling>,
    pub schema: Schema,
    /// Whether another program switched the file to a write-ahead log.
    pub has_wal: bool,
    /// Whether traces of what was erased may still be in the free space of the file.
    pub owes_rewrite: bool,
}

/// Rows of one table that refer to rows that are missing.
#[derive(Debug, PartialEq, Eq)]
pub struct Dangling {
    pub table: String,
    /// The table they refer to.
    pub missing: String,
    pub rows: i64,
}

/// The tables of a file, compared with those its version is made with.
#[derive(Debug, Default)]
pub struct Schema {
    pub version: i64,
    /// The version this program writes.
    pub latest: i64,
    /// Tables and indexes that are missing, or not as rel makes them.
    pub wrong: Vec<String>,
    /// Tables and indexes that rel did not make.
    pub foreign: Vec<String>,
}

/// A record that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub id: Id,
    /// `None` if the noun itself is unknown.
    pub noun: Option<Noun>,
    /// Why, as the end of a sentence.
    pub why: String,
}

impl Store {
    /// Examines the journal file at a path as it is, without upgrading it; `None` if there is none
    /// yet.
    ///
    /// # Errors
    /// A file that is not a journal, or was written by a newer `rel`.
    pub fn examine(path: &Path) -> Result<Option<Examination>> {
        if !recognize(path)? {
            return Ok(None);
        }
        let conn = connect(path)?;
        let found = damage(&conn).map_err(|error| unread(error, path))?;
        if !found.is_empty() {
            return Ok(Some(Examination { damage: found, ..Examination::default() }));
        }
        if is_blank(&conn, path)? {
            return Ok(None);
        }
        let header = check(FileHeader::read(&conn)?, path)?;
        let schema = schema(&conn, header.version)?;
        // Without its tables there is nothing to count.
        let is_whole = schema.wrong.is_empty();
        Ok(Some(Examination {
            damage: Vec::new(),
            records: if is_whole { Some(count_records(&conn)?) } else { None },
            dangling: if is_whole { dangling(&conn)? } else { Vec::new() },
            owes_rewrite: is_whole && owes_rewrite(&conn, header.version)?,
            schema,
            has_wal: has_wal(&conn)?,
        }))
    }

    /// Puts the whole journal into one file again, out of a write-ahead log. Returns whether that
    /// was possible: it is not while another program has the journal open.
    pub fn leave_wal(&self) -> bool {
        leave_wal(&self.conn)
    }

    /// Finds the records that cannot be read.
    pub fn unreadable(&self) -> Result<Vec<Unreadable>> {
        let mut found = self.of_unknown_nouns()?;
        for noun in Noun::ALL {
            let table = NounTable::of(*noun);
            let mut query = self.conn.prepare(table.select)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                if let Err(error) = (table.from_row)(row) {
                    let why = reason(row, &error);
                    found.push(Unreadable { id: row.get(0)?, noun: Some(*noun), why });
                }
            }
        }
        Ok(found)
    }

    fn of_unknown_nouns(&self) -> Result<Vec<Unreadable>> {
        let mut query = self.conn.prepare(
            "SELECT id, noun FROM record WHERE noun NOT IN (SELECT value FROM json_each(?1))",
        )?;
        let found = query
            .query_map([to_json(&Noun::ALL)?], |row| {
                let name: String = row.get(1)?;
                let why = format!("there is no noun `{name}`");
                Ok(Unreadable { id: row.get(0)?, noun: None, why })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(found)
    }

    /// Returns the people whose stored sums are not what their entries add up to.
    pub fn wrong_sums(&self, now: Now, constants: &Constants) -> Result<Vec<Id>> {
        standings::wrong(&self.conn, now.today, constants)
    }

    /// Adds up wrong sums again and stores them; returns how many. This is not a step.
    pub fn mend_sums(&self, now: Now, constants: &Constants) -> Result<usize> {
        let mut write = self.write(now, constants)?;
        let wrong = write.wrong_sums(now, constants)?;
        write.touch(&wrong);
        write.commit_without_step()?;
        Ok(wrong.len())
    }

    /// Counts the entries with each person.
    pub fn entry_counts(&self) -> Result<BTreeMap<Id, i64>> {
        self.by_person("SELECT stakeholder, count(*) FROM credit GROUP BY stakeholder")
    }

    /// Counts the entries with people who are archived, dated after that.
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

/// Returns what SQLite finds damaged, in its words; nothing if all is well.
///
/// # Errors
/// A file that cannot be checked although nothing is known to be damaged: it is busy, or not to be
/// read.
pub(super) fn damage(conn: &Connection) -> rusqlite::Result<Vec<String>> {
    const MOST: u32 = 5;
    let check = || -> rusqlite::Result<Vec<String>> {
        let mut query = conn.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
        query.query_map([], |row| row.get(0))?.collect()
    };
    match check() {
        Ok(found) if found == ["ok"] => Ok(Vec::new()),
        // SQLite reports damage as lines of one text, under the name of the database.
        Ok(found) => {
            let lines = found.iter().flat_map(|text| text.lines());
            Ok(lines.filter(|line| !line.starts_with("***")).map(str::to_owned).collect())
        }
        Err(error) => match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Ok(vec![error.to_string()])
            }
            _ => Err(error),
        },
    }
}

/// Finds rows that refer to rows that are missing.
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

fn has_wal(conn: &Connection) -> rusqlite::Result<bool> {
    conn.query_row("PRAGMA journal_mode", [], |row| Ok(row.get::<_, String>(0)? == "wal"))
}

fn owes_rewrite(conn: &Connection, version: i64) -> rusqlite::Result<bool> {
    // The first version with the table.
    const SINCE: i64 = 4;
    if version < SINCE {
        return Ok(false);
    }
    conn.query_row("SELECT EXISTS (SELECT 1 FROM upkeep)", [], |row| row.get(0))
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

/// Returns tables, indexes and the like, each with its columns.
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

/// Says why a row cannot be read, and in which column: `date` is not valid (`soon` is not a date).
fn reason(row: &Row, error: &rusqlite::Error) -> String {
    let column = |index: usize| row.as_ref().column_name(index).unwrap_or("a column").to_owned();
    match error {
        rusqlite::Error::FromSqlConversionFailure(index, _, why) => {
            format!("`{}` is not valid ({why})", column(*index))
        }
        rusqlite::Error::IntegralValueOutOfRange(index, number) => {
            format!("`{}` is not valid ({number})", column(*index))
        }
        rusqlite::Error::InvalidColumnType(_, column, _) => format!("`{column}` is not valid"),
        other => other.to_string(),
    }
}
