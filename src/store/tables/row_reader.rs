//! Reading the columns of a row, and writing values as JSON.

use std::error::Error;
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;
use rusqlite::Row;
use rusqlite::types::{FromSql, Type, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::date::in_range;

/// The columns of a row, read one after the other: by place, since looking each up by name is a
/// fair part of what a short command costs.
pub(in crate::store) struct RowReader<'row> {
    row: &'row Row<'row>,
    next: usize,
}

impl<'row> RowReader<'row> {
    pub fn of(row: &'row Row<'row>) -> RowReader<'row> {
        RowReader { row, next: 0 }
    }

    pub fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// Reads a day. chrono's own reader of formats takes some ten times as long, and a list of
    /// people has many days.
    pub fn day(&mut self) -> rusqlite::Result<NaiveDate> {
        self.next += 1;
        let text = self.row.get_ref(self.next - 1)?.as_str()?;
        let day =
            iso_day(text).ok_or_else(|| self.unreadable(format!("`{text}` is not a date")))?;
        if !in_range(&day) {
            return Err(self.unreadable(format!("{text} is not in the years 1900 to 2200")));
        }
        Ok(day)
    }

    /// Reads a day or nothing.
    pub fn day_if_any(&mut self) -> rusqlite::Result<Option<NaiveDate>> {
        if self.row.get_ref(self.next)? == ValueRef::Null {
            self.next += 1;
            return Ok(None);
        }
        self.day().map(Some)
    }

    /// Reads a list, which is usually empty.
    pub fn list<T: DeserializeOwned>(&mut self) -> rusqlite::Result<Vec<T>> {
        if self.row.get_ref(self.next)?.as_str()? == "[]" {
            self.next += 1;
            return Ok(Vec::new());
        }
        self.json()
    }

    /// Reads JSON.
    pub fn json<T: DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        let text = self.row.get_ref(self.next - 1)?.as_str()?;
        serde_json::from_str(text).map_err(|error| self.unreadable(without_place(&error)))
    }

    /// Reads a value from text, or nothing.
    pub fn parsed<T: FromStr>(&mut self) -> rusqlite::Result<Option<T>>
    where
        T::Err: Into<Box<dyn Error + Send + Sync>>,
    {
        let text: Option<String> = self.next()?;
        text.map(|text| text.parse().map_err(|error| self.unreadable(error))).transpose()
    }

    /// Reads a word of a closed list.
    pub fn word<T: FromStr>(&mut self) -> rusqlite::Result<T>
    where
        T::Err: Into<Box<dyn Error + Send + Sync>>,
    {
        let text: String = self.next()?;
        text.parse().map_err(|error| self.unreadable(error))
    }

    fn unreadable(&self, error: impl Into<Box<dyn Error + Send + Sync>>) -> rusqlite::Error {
        rusqlite::Error::FromSqlConversionFailure(self.next - 1, Type::Text, error.into())
    }
}

static LEFT_OUT: AtomicBool = AtomicBool::new(false);

/// Leaves out rows that cannot be read: one that another program wrote, and that makes no sense,
/// must not keep all others from being seen.
pub(in crate::store) fn readable<T>(
    rows: impl Iterator<Item = rusqlite::Result<T>>,
) -> impl Iterator<Item = rusqlite::Result<T>> {
    rows.filter(|row| {
        let is_nonsense = row.as_ref().is_err_and(|error| error.sqlite_error_code().is_none());
        LEFT_OUT.fetch_or(is_nonsense, Ordering::Relaxed);
        !is_nonsense
    })
}

/// Returns whether this process has left out a record that cannot be read.
pub fn has_left_out() -> bool {
    LEFT_OUT.load(Ordering::Relaxed)
}

/// Reads `2026-11-21`.
fn iso_day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Writes a value as JSON, for a column that holds it.
pub(in crate::store) fn to_json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// Returns a serde error without its line and column, which mean nothing in a one-line text.
pub(in crate::store) fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
