//! Exports what the journal holds about one person, for that person to read.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::error::Result;
use crate::model::{Kind, Noun, Stakeholder};
use crate::roster::Roster;
use crate::store::{About, AboutRecord, Mention, Store};
use crate::ui::{Output, visible};
use crate::view::words;

/// What is not a statement of fact about a person.
const HEARSAY: &str = "hearsay";
const GUT: &str = "gut";

/// Writes one line of JSON for each record and mention.
pub fn lines(
    ctx: &Context,
    roster: &Roster,
    store: &Store,
    who: &Stakeholder,
    output: &mut Output,
) -> Result<String> {
    let about = store.about(who)?;
    let line = |noun: &str, version: &str, marks: Vec<&str>, fields: Map<String, Value>| {
        let mut line = Map::new();
        line.insert("noun".to_owned(), noun.into());
        line.insert("version".to_owned(), version.into());
        line.insert("marks".to_owned(), marks.into());
        line.extend(fields);
        format!("{}\n", Value::Object(line))
    };
    for (records, version) in [(&about.records, "now"), (&about.earlier, "earlier")] {
        for record in records {
            let marks = marks(record);
            output.write(&line(record.noun.name(), version, marks, record.fields.clone()))?;
        }
    }
    let assessed = assessed(ctx, roster, store, who)?;
    output.write(&line("assessment", "now", Vec::new(), assessed))?;
    for mention in &about.mentions {
        let fields = json!({
            "in": mention.noun.name(),
            "id": mention.id,
            "field": mention.field,
            "text": mention.text,
            "certain": mention.certain,
        });
        let fields = fields.as_object().cloned().unwrap_or_default();
        output.write(&line("mention", "now", Vec::new(), fields))?;
    }
    Ok(written(&about))
}

/// Writes text to read, noun by noun.
pub fn text(
    ctx: &Context,
    roster: &Roster,
    store: &Store,
    who: &Stakeholder,
    output: &mut Output,
) -> Result<String> {
    let about = store.about(who)?;
    let mut lines = vec![
        format!("# What this journal holds about {}", who.name),
        String::new(),
        format!("As of {}.", words::full_date(ctx.now.today)),
        format!("Marked [{HEARSAY}]: what others said, unconfirmed and in no number."),
        format!("Marked [{GUT}]: a feeling of the author, not a statement of fact."),
        "Other people are named where they were there too, or are the source.".to_owned(),
    ];
    for noun in [Noun::Stakeholder, Noun::Card, Noun::Entry, Noun::Fact, Noun::Promise, Noun::Pulse]
    {
        let records: Vec<&AboutRecord> =
            about.records.iter().filter(|record| record.noun == noun).collect();
        let (one, many) = noun.words();
        if records.is_empty() {
            continue;
        }
        let heading = words::capitalized(&words::number_of(records.len(), one, many));
        lines.extend([String::new(), format!("## {heading}")]);
        records.iter().for_each(|record| lines.extend(described(record)));
    }
    lines.extend([String::new(), "## What is worked out from these".to_owned(), String::new()]);
    let assessed = assessed(ctx, roster, store, who)?;
    lines.extend(assessed.iter().filter_map(|(name, value)| {
        Some(format!("  {}: {}", name.replace('_', " "), plain(value)?))
    }));
    if !about.mentions.is_empty() {
        let texts = words::number_of(about.mentions.len(), "text", "texts");
        lines.extend([
            String::new(),
            format!("## Named in {texts} of other records"),
            String::new(),
        ]);
        lines.extend(about.mentions.iter().map(mentioned));
    }
    if !about.earlier.is_empty() {
        let count = words::number_of(about.earlier.len(), "earlier version", "earlier versions");
        let verb = if about.earlier.len() == 1 { "is" } else { "are" };
        lines.extend([String::new(), format!("## {count} of these records {verb} kept for undo")]);
        about.earlier.iter().for_each(|record| lines.extend(described(record)));
    }
    for line in lines {
        output.write(&format!("{}\n", visible::line(&line)))?;
    }
    Ok(written(&about))
}

/// Returns what is worked out about a person, which is kept nowhere.
fn assessed(
    ctx: &Context,
    roster: &Roster,
    store: &Store,
    who: &Stakeholder,
) -> Result<Map<String, Value>> {
    let row = roster.row_of(store, who)?;
    let balance = store.standing(who.id, ctx.now.today, &ctx.config.scoring)?.balance;
    let assessed = json!({
        "state": row.state,
        "last_contact": row.last_contact,
        "importance": row.importance,
        "cadence_days": row.cadence_days,
        "balance_me": balance.me,
        "balance_team": balance.team,
    });
    Ok(assessed.as_object().cloned().unwrap_or_default())
}

fn written(about: &About) -> String {
    let records = about.records.len() + about.earlier.len() + about.mentions.len();
    words::number_of(records, "record", "records")
}

fn marks(record: &AboutRecord) -> Vec<&'static str> {
    let is_hearsay = record.fields.get("kind").is_some_and(|kind| kind == Kind::HEARSAY);
    let has_gut = record.fields.get("gut").and_then(Value::as_i64).is_some_and(|gut| gut != 0);
    [(is_hearsay, HEARSAY), (has_gut, GUT)]
        .into_iter()
        .filter_map(|(is_marked, mark)| is_marked.then_some(mark))
        .collect()
}

/// Describes a record: its number and marks, then each field that is filled, on a line of its own.
fn described(record: &AboutRecord) -> Vec<String> {
    let (noun, _) = record.noun.words();
    let id = record.fields.get("id").map(Value::to_string).unwrap_or_default();
    let marks: String = marks(record).iter().map(|mark| format!(" [{mark}]")).collect();
    let mut lines = vec![String::new(), format!("#{id} {noun}{marks}")];
    for (field, value) in record.fields.iter().filter(|(field, _)| *field != "id") {
        let field = match field.as_str() {
            "stakeholders" => "with".to_owned(),
            "stakeholder" => "person".to_owned(),
            other => other.replace('_', " "),
        };
        lines.extend(plain(value).map(|value| format!("  {field}: {value}")));
    }
    lines
}

/// Returns a value as people write it; `None` for nothing.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::Bool(true) => Some("yes".to_owned()),
        Value::Bool(false) => Some("no".to_owned()),
        Value::String(text) => (!text.is_empty()).then(|| text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(plain).collect();
            (!items.is_empty()).then(|| items.join("; "))
        }
        Value::Object(fields) => {
            let parts: Vec<String> = fields
                .iter()
                .filter(|(_, value)| **value != Value::Bool(false))
                .filter_map(|(field, value)| Some(format!("{field} {}", plain(value)?)))
                .collect();
            Some(parts.join(", "))
        }
    }
}

fn mentioned(mention: &Mention) -> String {
    let (noun, _) = mention.noun.words();
    let doubt = if mention.certain { "" } else { " [perhaps someone or something else]" };
    format!("#{} {noun}, {}:{doubt} {}", mention.id, mention.field, mention.text)
}
