//! A record as one line of JSON, as export writes and import reads it.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::model::date::in_range;
use crate::model::{Id, Noun, Uid};
use crate::store::changes::origin::Origin;
use crate::store::tables::any::{AnyRecord, NounTable, REFERRED_TO};
use crate::store::tables::row_reader::without_place;

/// A record as one line of JSON. The uid comes first, so that lines sorted as text are sorted by
/// uid.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct JournalLine {
    pub(in crate::store) uid: Uid,
    pub(in crate::store) modified: String,
    pub(in crate::store) noun: Noun,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::store) deleted: bool,
    #[serde(default, rename = "mark", skip_serializing_if = "Option::is_none")]
    pub(in crate::store) origin: Option<Origin>,
    /// The person this one was merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::store) merged_into: Option<Uid>,
    #[serde(flatten)]
    pub(in crate::store) fields: Map<String, Value>,
}

/// The field that refers to several people.
const MEMBERS: &str = "stakeholders";

/// The fields that hold a day, written `2026-11-21`.
const DAYS: [&str; 7] = ["date", "made", "due", "closed", "added", "archived", "away_until"];

impl JournalLine {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn parse(text: &str) -> std::result::Result<JournalLine, String> {
        let mut line: JournalLine =
            serde_json::from_str(text).map_err(|error| without_place(&error))?;
        line.uid = Uuid::parse_str(&line.uid)
            .map_err(|_| format!("`{}` is not a uid", line.uid))?
            .to_string();
        let modified = DateTime::parse_from_rfc3339(&line.modified)
            .map_err(|_| format!("`{}` is not a time", line.modified))?;
        line.modified = modified.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Millis, true);
        for day in DAYS.iter().filter_map(|field| line.fields.get(*field)?.as_str()) {
            let parsed = day.parse::<NaiveDate>().ok().filter(|_| day.len() == "2026-11-21".len());
            match parsed {
                None => return Err(format!("`{day}` is not a date; write 2026-11-21")),
                Some(day) if !in_range(&day) => {
                    return Err(format!("{day} is not in the years 1900 to 2200"));
                }
                Some(_) => {}
            }
        }
        line.record(|_| Some(0))?;
        Ok(line)
    }

    /// Returns the day of something that happened on one.
    pub fn day(&self) -> Option<NaiveDate> {
        self.text("date").parse().ok()
    }

    pub(in crate::store) fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// Describes the record in a few words.
    pub(in crate::store) fn what(&self) -> String {
        described(self.noun.name(), &self.fields)
    }

    /// Returns the record of the line, with ids in place of uids. People who are not in this
    /// journal are left out; `None` if no one is left, and for a tombstone.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub(in crate::store) fn record(
        &self,
        id_of: impl Fn(&str) -> Option<Id>,
    ) -> std::result::Result<Option<AnyRecord>, String> {
        if self.deleted {
            return Ok(None);
        }
        let id_of = |value: &Value| value.as_str().and_then(&id_of);
        let mut fields = self.fields.clone();
        for noun in REFERRED_TO {
            let field = fields.get_mut(noun.name());
            let Some(reference) = field.filter(|value| !value.is_null()) else { continue };
            match id_of(reference) {
                None if noun == Noun::Stakeholder => return Ok(None),
                id => *reference = id.into(),
            }
        }
        if let Some(Value::Array(members)) = fields.get_mut(MEMBERS) {
            let mut here: Vec<Id> = members.iter().filter_map(id_of).collect();
            here.sort_unstable();
            here.dedup();
            if here.is_empty() && !members.is_empty() {
                return Ok(None);
            }
            *members = here.into_iter().map(Value::from).collect();
        }
        fields.insert("id".to_owned(), 0.into());
        fields.insert("uid".to_owned(), Value::from(self.uid.as_str()));
        let record = AnyRecord::parse(self.noun, &Value::Object(fields).to_string())
            .map_err(|error| without_place(&error))?;
        record.check()?;
        Ok(Some(record))
    }
}

/// Returns the fields of a record, with uids in place of ids.
pub(in crate::store) fn fields(
    record: &AnyRecord,
    uids: &HashMap<Id, Uid>,
    without_notes: bool,
) -> Result<Map<String, Value>> {
    let uid_of = |value: &Value| value.as_i64().and_then(|id| uids.get(&id)).cloned();
    let mut fields = as_map(record)?;
    fields.shift_remove("id");
    fields.shift_remove("uid");
    for noun in REFERRED_TO {
        if let Some(reference) = fields.get_mut(noun.name()) {
            *reference = uid_of(reference).into();
        }
    }
    if let Some(Value::Array(members)) = fields.get_mut(MEMBERS) {
        let mut uids: Vec<Uid> = members.iter().filter_map(uid_of).collect();
        uids.sort_unstable();
        *members = uids.into_iter().map(Value::from).collect();
    }
    if without_notes {
        for field in NounTable::of(record.noun()).notes {
            if let Some(note) = fields.get_mut(*field) {
                *note = match note {
                    Value::Array(_) => Value::Array(Vec::new()),
                    // These two cannot be missing.
                    _ if matches!(*field, "note" | "text") => "".into(),
                    _ => Value::Null,
                };
            }
        }
    }
    Ok(fields)
}

pub(in crate::store) fn unwritable(error: serde_json::Error) -> Error {
    Error::refused(format!("A record could not be written as JSON: {error}."))
}

/// Describes a record in a few words.
pub(in crate::store) fn what(record: &AnyRecord) -> Result<String> {
    Ok(described(record.noun().name(), &as_map(record)?))
}

/// Describes a record by its first two telling fields, or by its noun: `meal, 2026-11-20`.
fn described(noun: &str, fields: &Map<String, Value>) -> String {
    let texts = ["name", "kind", "topic", "date", "text"];
    let texts = texts.map(|field| fields.get(field).and_then(Value::as_str).unwrap_or_default());
    let words: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).take(2).collect();
    if words.is_empty() { noun.to_owned() } else { words.join(", ") }
}

/// Lists what is new about a record, field by field: `role: CFO → CEO`.
pub(in crate::store) fn differences(before: &AnyRecord, now: &AnyRecord) -> Result<Vec<String>> {
    let (before, now) = (as_map(before)?, as_map(now)?);
    let changed = now.iter().filter(|(field, value)| {
        !["id", "uid"].contains(&field.as_str()) && before.get(*field) != Some(value)
    });
    let lines = changed.map(|(field, value)| {
        let is_reference = field == MEMBERS || REFERRED_TO.iter().any(|it| it.name() == field);
        match (before.get(field).and_then(plain), plain(value)) {
            (Some(before), Some(now)) if !is_reference => format!("{field}: {before} → {now}"),
            _ => field.clone(),
        }
    });
    Ok(lines.collect())
}

/// Returns a value in plain words, unless it is made of others.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("none".to_owned()),
        Value::String(text) if text.is_empty() => Some("none".to_owned()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
        number => Some(number.to_string()),
    }
}

fn as_map(record: &AnyRecord) -> Result<Map<String, Value>> {
    match serde_json::to_value(record).map_err(unwritable)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}
