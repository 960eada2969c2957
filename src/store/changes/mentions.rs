//! What names a person elsewhere in the journal: found in the values of records, and taken out of
//! what someone wrote.

use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;

use crate::error::Result;
use crate::model::name::{Certainty, NameSearch};
use crate::model::{Id, Noun};
use crate::store::Transaction;
use crate::store::changes::origin::Origin;
use crate::store::exchange::line::unwritable;
use crate::store::tables::any::{AnyRecord, NounTable};

/// What takes the place of a forgotten name.
const REDACTED: &str = "[redacted]";

/// A text of another record that names a forgotten person, as it was before any redacting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The record it is part of.
    pub id: Id,
    pub noun: Noun,
    /// The JSON key under which the record holds it.
    pub field: &'static str,
    pub text: String,
    /// Whether it is what someone or something else is called, and not redacted.
    pub is_name: bool,
    /// Whether it is certain that the person is meant; what is only possible is not redacted.
    pub certain: bool,
    pub redacted: bool,
}

impl Transaction<'_> {
    /// Finds the texts that name a person, and takes the name out of those that are free if told
    /// to.
    pub(in crate::store) fn mentions(
        &self,
        search: &NameSearch,
        redact: bool,
    ) -> Result<Vec<Mention>> {
        let (found, changed) = find_mentions(&self.tx, search, redact, |_| false)?;
        for record in changed {
            record.save(&self.tx)?;
            let origin = self.origin_of(record.id())?;
            self.stamp(record.id(), false, Origin::after_edit(origin))?;
        }
        Ok(found)
    }
}

/// Finds the texts that name a person, but for those of some records. Returns the records too from
/// which the name was taken out, not saved yet.
pub(in crate::store) fn find_mentions(
    conn: &Connection,
    search: &NameSearch,
    redact: bool,
    leave_out: impl Fn(&AnyRecord) -> bool,
) -> Result<(Vec<Mention>, Vec<AnyRecord>)> {
    let (mut found, mut changed) = (Vec::new(), Vec::new());
    for noun in Noun::ALL {
        let table = NounTable::of(*noun);
        let mut query = conn.prepare(&format!("{} ORDER BY id", table.select))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let record = (table.from_row)(row)?;
            if leave_out(&record) {
                continue;
            }
            let (mentions, redacted) = mentions_in(&record, &table, search, redact)?;
            found.extend(mentions);
            changed.extend(redacted);
        }
    }
    Ok((found, changed))
}

/// Finds the texts of a record that name a person. Returns the record too if the name was taken out
/// of some.
fn mentions_in(
    record: &AnyRecord,
    table: &NounTable,
    search: &NameSearch,
    redact: bool,
) -> Result<(Vec<Mention>, Option<AnyRecord>)> {
    let mut fields = serde_json::to_value(record).map_err(unwritable)?;
    let mut found = Vec::new();
    let texts = table.free_texts.iter().map(|field| (*field, false));
    for (field, is_name) in texts.chain(table.names.iter().map(|field| (*field, true))) {
        let Some(value) = fields.get_mut(field) else { continue };
        each_text(value, &mut |text| {
            let mut note = |text: &str| {
                let certain = search.certainty(text)? == Certainty::Certain;
                let redacted = redact && certain && !is_name;
                let (id, noun, text) = (record.id(), record.noun(), text.to_owned());
                found.push(Mention { id, noun, field, text, is_name, certain, redacted });
                Some(redacted)
            };
            if note(text) == Some(true) {
                *text = search.replaced(text, REDACTED);
                // What is only possible is still there.
                note(text);
            }
        });
    }
    if !found.iter().any(|mention| mention.redacted) {
        return Ok((found, None));
    }
    let changed = AnyRecord::parse(record.noun(), &fields.to_string()).map_err(unwritable)?;
    Ok((found, Some(changed)))
}

/// Whether a test holds for any text in JSON.
pub(in crate::store) fn any_text(json: &str, test: impl Fn(&str) -> bool) -> bool {
    let mut holds = false;
    match serde_json::from_str(json) {
        Ok(mut value) => each_text(&mut value, &mut |text| holds |= test(text)),
        Err(_) => holds = test(json),
    }
    holds
}

/// Visits every text in a value.
fn each_text(value: &mut Value, visit: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => visit(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, visit)),
        Value::Object(fields) => fields.values_mut().for_each(|field| each_text(field, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
