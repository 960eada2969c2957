//! A record as one line of JSON.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::error::{Error, Result};
use crate::model::{Id, Uid};
use crate::store::changes::origin::Origin;
use crate::store::tables::record::AnyRecord;

/// A record as one line of JSON. The uid stands first, so that lines sorted as text are sorted by
/// uid, whatever sorts them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Line {
    pub(in crate::store) uid: Uid,
    pub(in crate::store) modified: String,
    pub(in crate::store) noun: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(in crate::store) deleted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::store) mark: Option<Origin>,
    /// Whom a person was merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(in crate::store) merged_into: Option<Uid>,
    #[serde(flatten)]
    pub(in crate::store) fields: Map<String, Value>,
}

/// The fields that refer to other records.
const REFERENCES: [&str; 2] = ["unit", "stakeholder"];

/// The field that refers to several.
const MEMBERS: &str = "stakeholders";

/// The fields that hold a day, written `2026-11-21`.
const DAYS: [&str; 7] = ["date", "made", "due", "closed", "added", "archived", "away_until"];

/// The fields that hold what somebody wrote. A text that cannot be missing becomes an empty one.
const NOTES: [&str; 6] = ["note", "why", "quote", "measure", "risk", "history"];

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn parse(text: &str) -> std::result::Result<Line, String> {
        let mut line: Line = serde_json::from_str(text).map_err(|error| said(&error))?;
        line.uid = Uuid::parse_str(&line.uid)
            .map_err(|_| format!("`{}` is no uid", line.uid))?
            .to_string();
        let modified = DateTime::parse_from_rfc3339(&line.modified)
            .map_err(|_| format!("`{}` is no time", line.modified))?;
        line.modified = modified.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Millis, true);
        for day in DAYS.iter().filter_map(|field| line.fields.get(*field)?.as_str()) {
            if day.len() != "2026-11-21".len() || day.parse::<NaiveDate>().is_err() {
                return Err(format!("`{day}` is no day; write 2026-11-21"));
            }
        }
        line.record(|_| Some(0))?;
        Ok(line)
    }

    /// The day it is about, where it is one of something that happened.
    pub fn day(&self) -> Option<NaiveDate> {
        self.text("date").parse().ok()
    }

    pub(in crate::store) fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    /// What it is about, as a person would name it.
    pub(in crate::store) fn what(&self) -> String {
        named(&self.noun, &self.fields)
    }

    /// The record it holds, with the ids that its uids have here. People who are not here are left
    /// out; `None` if nobody is left, and for a tombstone.
    pub(in crate::store) fn record(
        &self,
        id_of: impl Fn(&str) -> Option<Id>,
    ) -> std::result::Result<Option<AnyRecord>, String> {
        if self.deleted {
            return Ok(None);
        }
        let id_of = |value: &Value| value.as_str().and_then(&id_of);
        let mut fields = self.fields.clone();
        for field in REFERENCES {
            let Some(reference) = fields.get_mut(field).filter(|value| !value.is_null()) else {
                continue;
            };
            match id_of(reference) {
                None if field == "stakeholder" => return Ok(None),
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
        let record = AnyRecord::parse(&self.noun, &Value::Object(fields).to_string())
            .map_err(|error| said(&error))?
            .ok_or_else(|| format!("there is no noun `{}`", self.noun))?;
        record.check()?;
        Ok(Some(record))
    }
}

/// What serde says, without the place in a text of one line.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// The fields of a record with uids for ids.
pub(in crate::store) fn fields(
    record: &AnyRecord,
    uids: &HashMap<Id, Uid>,
    without_notes: bool,
) -> Result<Map<String, Value>> {
    let uid_of = |value: &Value| value.as_i64().and_then(|id| uids.get(&id)).cloned();
    let mut fields = as_map(record)?;
    fields.shift_remove("id");
    fields.shift_remove("uid");
    for field in REFERENCES {
        if let Some(reference) = fields.get_mut(field) {
            *reference = uid_of(reference).into();
        }
    }
    if let Some(Value::Array(members)) = fields.get_mut(MEMBERS) {
        let mut uids: Vec<Uid> = members.iter().filter_map(uid_of).collect();
        uids.sort_unstable();
        *members = uids.into_iter().map(Value::from).collect();
    }
    if without_notes {
        let is_promise = matches!(record, AnyRecord::Promise(_));
        for field in NOTES.into_iter().chain(is_promise.then_some("text")) {
            if let Some(note) = fields.get_mut(field) {
                *note = match note {
                    Value::Array(_) => Value::Array(Vec::new()),
                    _ if matches!(field, "note" | "text") => "".into(),
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

/// What a record is about, as a person would name it.
pub(in crate::store) fn what(record: &AnyRecord) -> Result<String> {
    Ok(named("record", &as_map(record)?))
}

fn named(noun: &str, fields: &Map<String, Value>) -> String {
    let texts = ["name", "kind", "topic", "date", "text"];
    let texts = texts.map(|field| fields.get(field).and_then(Value::as_str).unwrap_or_default());
    let words: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).take(2).collect();
    if words.is_empty() { noun.to_owned() } else { words.join(", ") }
}

/// What is new about a record, field by field: `role: CFO → CEO`.
pub(in crate::store) fn differences(before: &AnyRecord, now: &AnyRecord) -> Result<Vec<String>> {
    let (before, now) = (as_map(before)?, as_map(now)?);
    let changed = now.iter().filter(|(field, value)| {
        !["id", "uid"].contains(&field.as_str()) && before.get(*field) != Some(value)
    });
    let told = changed.map(|(field, value)| {
        let is_reference = field == MEMBERS || REFERENCES.contains(&field.as_str());
        match (before.get(field).and_then(told), told(value)) {
            (Some(before), Some(now)) if !is_reference => format!("{field}: {before} → {now}"),
            _ => field.clone(),
        }
    });
    Ok(told.collect())
}

/// A value as it is told, if it is not made of others.
fn told(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("none".to_owned()),
        Value::String(text) if text.is_empty() => Some("none".to_owned()),
        Value::String(text) => Some(text.clone()),
        Value::Array(_) | Value::Object(_) => None,
        plain => Some(plain.to_string()),
    }
}

fn as_map(record: &AnyRecord) -> Result<Map<String, Value>> {
    match serde_json::to_value(record).map_err(unwritable)? {
        Value::Object(fields) => Ok(fields),
        _ => Ok(Map::new()),
    }
}
