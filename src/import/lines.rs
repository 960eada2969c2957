//! Lines of JSON: records of a journal, and new entries from an assistant.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::import::directory::Directory;
use crate::import::files::SourceFile;
use crate::import::named::{LONGEST_DATE, Named, Who, short};
use crate::import::run::Import;
use crate::model::{Entry, Id, Kind, Noun, SkipReason, Stakeholder, Uid};
use crate::roster::{MyPeople, Roster};
use crate::store::{JoinOutcome, JoinSkip, Joined, JournalLine, Known, named_uid};
use crate::typed;
use crate::view::import::{Action, Place};
use crate::view::words;

/// A line of a file, with its number from 1.
pub enum ImportLine {
    /// A record with its uid.
    Record(usize, JournalLine),
    /// A new entry.
    Entry(usize, Entry),
}

/// A new entry as an assistant writes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Handover {
    /// As in `rel log`: one name, or several by commas or as a list.
    who: Who,
    kind: Option<String>,
    /// As in `rel log --on`; today if it is missing.
    date: Option<String>,
    #[serde(default)]
    note: String,
    by: Option<String>,
    via: Option<String>,
    #[serde(default)]
    inbound: bool,
    #[serde(default)]
    gut: i8,
}

/// How many mistakes of a file are listed at once.
const LISTED: usize = 5;

/// How many mistakes of a file are looked for.
const LOOKED_FOR: usize = 100;

/// The most entries that a file hands over.
const MOST_ENTRIES: usize = 50_000;

/// Reads the lines of a file, with a sentence for each name that is new among my people.
///
/// # Errors
/// The first mistakes, line by line: the file is imported whole or not at all.
pub fn read(
    ctx: &Context,
    people: &Roster,
    my_people: &MyPeople,
    file: &SourceFile,
    since: Option<NaiveDate>,
) -> Result<(Vec<ImportLine>, Vec<String>)> {
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    let mut named = Named::of(people, my_people);
    let mut entries = 0;
    for (index, line) in file.text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match row(ctx, &mut named, index + 1, line) {
            Ok(row) => {
                entries += usize::from(matches!(row, ImportLine::Entry(..)));
                rows.push(row);
            }
            Err(why) => wrong.push(format!("line {}: {why}", index + 1)),
        }
        if entries > MOST_ENTRIES {
            wrong.push(format!(
                "line {}: a file hands over at most {MOST_ENTRIES} entries",
                index + 1
            ));
        }
        if wrong.len() >= LOOKED_FOR || entries > MOST_ENTRIES {
            break;
        }
    }
    if wrong.is_empty() {
        rows.retain(|row| row.is_since(since));
        return Ok((rows, named.hints));
    }
    let more = wrong.len().saturating_sub(LISTED);
    let or_more = if wrong.len() >= LOOKED_FOR { "at least " } else { "" };
    wrong.truncate(LISTED);
    if more > 0 {
        wrong.push(format!("and {or_more}{more} more"));
    }
    Err(Error::refused(format!("{} was not imported.\n{}", file.name, wrong.join("\n")))
        .hint("Nothing was written. The file is imported whole or not at all."))
}

fn row(
    ctx: &Context,
    named: &mut Named,
    number: usize,
    line: &str,
) -> std::result::Result<ImportLine, String> {
    if line.len() > LONG_LINE && values(line) > MOST_VALUES {
        return Err(format!("not a record: it has more than {MOST_VALUES} values"));
    }
    let value: Value = serde_json::from_str(line)
        .ok()
        .filter(Value::is_object)
        .ok_or_else(|| "not a record, such as {\"who\":\"cass\",\"kind\":\"coffee\"}".to_owned())?;
    if value.get("uid").is_some() {
        return JournalLine::parse(line).map(|line| ImportLine::Record(number, line));
    }
    let handed: Handover = serde_json::from_value(value).map_err(|error| error.to_string())?;
    handed.entry(ctx, named).map(|entry| ImportLine::Entry(number, entry)).map_err(|error| {
        let next = error.next_step().filter(|next| !next.starts_with("Nothing was written"));
        let next = next.map(|next| format!(" {}", next.replace('\n', "; ")));
        format!("{}{}", error.message(), next.unwrap_or_default())
    })
}

/// The length, in bytes, from which the values of a line are counted.
const LONG_LINE: usize = 100_000;

/// The most values of a record: an entry with everyone of a large company.
const MOST_VALUES: usize = 50_000;

/// Returns about how many values a line of JSON has, before it is read.
fn values(line: &str) -> usize {
    let (mut values, mut in_text, mut is_escaped) = (0, false, false);
    for byte in line.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = in_text,
            b'"' => in_text = !in_text,
            b',' | b'[' | b'{' if !in_text => values += 1,
            _ => {}
        }
    }
    values
}

impl ImportLine {
    fn is_since(&self, since: Option<NaiveDate>) -> bool {
        let day = match self {
            ImportLine::Record(_, line) => line.day(),
            ImportLine::Entry(_, entry) => Some(entry.date),
        };
        since.is_none_or(|since| day.is_none_or(|day| since <= day))
    }
}

impl Handover {
    fn entry(self, ctx: &Context, named: &mut Named) -> Result<Entry> {
        let kind = typed::kind(ctx, self.kind.as_deref().unwrap_or(Kind::DEFAULT))?;
        let date = self.date.as_deref();
        date.map_or(Ok(()), |date| short("date", date, LONGEST_DATE))?;
        let mut entry = Entry::new(kind, typed::happened_on(ctx, date)?);
        entry.stakeholders = named.with(&self.who)?;
        entry.note = self.note;
        entry.inbound = self.inbound;
        entry.set_by(self.by.as_deref().map(|by| named.by(by)).transpose()?.flatten());
        entry.via = self.via.as_deref().map(|via| named.via(via)).transpose()?.flatten();
        let gut = Some(self.gut).filter(|gut| *gut != 0);
        entry.set_worth(gut, None).map_err(Error::refused)?;
        entry.check().map_err(Error::refused)?;
        Ok(entry)
    }
}

impl Import<'_> {
    /// Imports the records of a journal, this one's or another's, and the entries of an assistant.
    pub(super) fn journal(&mut self, file: &SourceFile, rows: Vec<ImportLine>) -> Result<()> {
        let (mut lines, mut entries) = (Vec::new(), Vec::new());
        for row in rows {
            match row {
                ImportLine::Record(number, line) => lines.push((number, line)),
                ImportLine::Entry(number, entry) => entries.push((number, entry)),
            }
        }
        let joined = self.write.join(lines)?;
        // The directory keeps people who are gone now, so that the report can name them.
        self.write.stakeholders()?.into_iter().for_each(|person| self.directory.put(person));
        for joined in joined {
            self.progress.step();
            self.report_joined(joined, file);
        }
        let mut copies = HashMap::new();
        for (line, handed) in entries {
            self.progress.step();
            self.hand_over(&handed, &mut copies, &file.line(line))?;
        }
        self.directory = Directory::of(self.write.stakeholders()?);
        self.units = self.write.units()?;
        Ok(())
    }

    /// Reports the outcome for one line of a journal.
    fn report_joined(&mut self, joined: Joined, file: &SourceFile) {
        let place = &file.line(joined.line);
        let what = self.with_names(joined.what, &joined.people);
        let action = match joined.outcome {
            JoinOutcome::Added => Action::Added,
            JoinOutcome::Updated => Action::Updated,
            JoinOutcome::Removed => Action::Removed,
            JoinOutcome::Skipped(why) => return self.report.skip(&what, not_joined(why), place),
            JoinOutcome::Unchanged => {
                self.report.unchanged += 1;
                return;
            }
        };
        self.report.note(action, joined.noun, what, joined.details, place);
    }

    /// Adds the names: `meal, 2026-11-20, with Cassandra Kelly`.
    fn with_names(&self, what: String, people: &[Id]) -> String {
        let names = self.names(people);
        if names.is_empty() { what } else { format!("{what}, with {}", words::and_more(&names)) }
    }

    /// Adds a new entry. Importing the same line again is a no-op; two equal lines in one import
    /// are two entries, which `copies` counts.
    fn hand_over(
        &mut self,
        entry: &Entry,
        copies: &mut HashMap<Uid, usize>,
        place: &Place,
    ) -> Result<()> {
        let mut with: Vec<Uid> = entry
            .stakeholders
            .iter()
            .map(|id| Ok(self.write.load::<Stakeholder>(*id)?.uid))
            .collect::<Result<_>>()?;
        with.sort_unstable();
        let (day, kind) = (entry.date, &entry.kind);
        let name = format!("entry\n{}\n{day}\n{kind}\n{}", with.join(" "), entry.note);
        let mut uid = named_uid(&name);
        let count = copies.entry(uid.clone()).or_insert(1);
        while !self.seen.insert(uid.clone()) {
            *count += 1;
            uid = named_uid(&format!("{name}\n{count}"));
        }
        match self.write.known(&uid)? {
            Known::New => {
                self.write.hand_over(&uid, entry.clone())?;
                let what = self.describe(&entry.kind, &entry.stakeholders, entry.date);
                self.report.note(Action::Added, Noun::Entry, what, Vec::new(), place);
            }
            Known::Here { .. } => self.report.unchanged += 1,
            Known::Gone => {
                let what = self.describe(&entry.kind, &entry.stakeholders, entry.date);
                self.report.skip(&what, SkipReason::RemovedEntry, place);
            }
        }
        Ok(())
    }
}

/// Converts the store's reason not to join a line.
fn not_joined(why: JoinSkip) -> SkipReason {
    match why {
        JoinSkip::Forgotten => SkipReason::Forgotten,
        JoinSkip::PeopleMissing => SkipReason::PeopleMissing,
        JoinSkip::StillReferredTo => SkipReason::StillReferredTo,
    }
}
