//! Lines of JSON: records of a journal, and entries that somebody hands over.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::import::Import;
use crate::import::directory::Directory;
use crate::import::files::File;
use crate::model::{Entry, Id, Kind, Stakeholder, Uid};
use crate::roster::Roster;
use crate::store::{Joined, Known, Line, Outcome, named_uid};
use crate::typed;
use crate::view::import::{Action, Place};
use crate::view::words;

/// One line of a file, from 1, and what it holds.
pub enum Row {
    /// A record with its uid.
    Record(usize, Line),
    /// A new entry.
    Entry(usize, Entry),
}

/// A new entry as somebody else writes it down.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Handover {
    /// As in `rel log`: one, or several by commas or as a list.
    who: Who,
    kind: Option<String>,
    /// As in `rel log --on`; today where it is missing.
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

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "`who` is a name or a list of names")]
enum Who {
    One(String),
    Several(Vec<String>),
}

/// How many mistakes of a file are told at once.
const TOLD: usize = 5;

/// Reads the lines of a file.
///
/// # Errors
/// All that is wrong with it, line by line: it comes in whole or not at all.
pub fn read(
    ctx: &Context,
    people: &Roster,
    file: &File,
    since: Option<NaiveDate>,
) -> Result<Vec<Row>> {
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    for (index, line) in file.text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match row(ctx, people, index + 1, line) {
            Ok(row) => rows.push(row),
            Err(why) => wrong.push(format!("line {}: {why}", index + 1)),
        }
    }
    if wrong.is_empty() {
        rows.retain(|row| row.is_since(since));
        return Ok(rows);
    }
    let more = wrong.len().saturating_sub(TOLD);
    wrong.truncate(TOLD);
    if more > 0 {
        wrong.push(format!("and {more} more"));
    }
    Err(Error::refused(format!("{} cannot be taken over.\n{}", file.name, wrong.join("\n")))
        .hint("Nothing was written: it comes in whole or not at all."))
}

fn row(
    ctx: &Context,
    people: &Roster,
    number: usize,
    line: &str,
) -> std::result::Result<Row, String> {
    let value: Value =
        serde_json::from_str(line).ok().filter(Value::is_object).ok_or_else(|| {
            "it is no record, as in {\"who\":\"cass\",\"kind\":\"coffee\"}".to_owned()
        })?;
    if value.get("uid").is_some() {
        return Line::parse(line).map(|line| Row::Record(number, line));
    }
    let handed: Handover = serde_json::from_value(value).map_err(|error| error.to_string())?;
    handed.entry(ctx, people).map(|entry| Row::Entry(number, entry)).map_err(|error| {
        let next = error.next_step().filter(|next| !next.starts_with("Nothing was written"));
        let next = next.map(|next| format!(" {}", next.replace('\n', "; ")));
        format!("{}{}", error.message(), next.unwrap_or_default())
    })
}

impl Row {
    fn is_since(&self, since: Option<NaiveDate>) -> bool {
        let day = match self {
            Row::Record(_, line) => line.day(),
            Row::Entry(_, entry) => Some(entry.date),
        };
        since.is_none_or(|since| day.is_none_or(|day| since <= day))
    }
}

impl Handover {
    fn entry(self, ctx: &Context, people: &Roster) -> Result<Entry> {
        let kind = typed::kind(ctx, self.kind.as_deref().unwrap_or(Kind::DEFAULT))?;
        let mut entry = Entry::new(kind, typed::happened_on(ctx, self.date.as_deref())?);
        let mut with: Vec<&Stakeholder> = match &self.who {
            Who::One(who) => people.many(who)?,
            Who::Several(names) => {
                let people = names.iter().map(|name| people.one(name));
                people.collect::<Result<_>>()?
            }
        };
        with.sort_by_key(|person| person.id);
        with.dedup_by_key(|person| person.id);
        entry.stakeholders = with.iter().map(|person| person.id).collect();
        entry.note = self.note;
        entry.via = self.via;
        entry.inbound = self.inbound;
        entry.set_by(self.by.as_deref().map(|by| typed::my_person(ctx, by)).transpose()?.flatten());
        let stranger = entry.by.as_deref().and_then(|by| typed::stranger_hint(ctx, by));
        stranger.iter().for_each(|hint| ctx.ui.hint(hint));
        let gut = Some(self.gut).filter(|gut| *gut != 0);
        entry.set_worth(gut, None).map_err(Error::refused)?;
        entry.check().map_err(Error::refused)?;
        Ok(entry)
    }
}

impl Import<'_> {
    /// Takes over lines of a journal, this one's or another's, and what an assistant hands over.
    pub(super) fn journal(&mut self, file: &File, rows: &[Row]) -> Result<()> {
        let lines = rows.iter().filter_map(|row| match row {
            Row::Record(number, line) => Some((*number, line.clone())),
            Row::Entry(..) => None,
        });
        let joined = self.write.join(lines.collect())?;
        // Who is gone now is still to be named.
        self.write.stakeholders()?.into_iter().for_each(|person| self.directory.put(person));
        for joined in joined {
            self.progress.step();
            self.tell(joined, file);
        }
        for row in rows {
            if let Row::Entry(line, handed) = row {
                self.progress.step();
                self.hand_over(handed, &file.line(*line))?;
            }
        }
        self.directory = Directory::of(self.write.stakeholders()?);
        self.units = self.write.units()?;
        Ok(())
    }

    /// Tells what became of a line of a journal.
    fn tell(&mut self, joined: Joined, file: &File) {
        let place = &file.line(joined.line);
        let what = self.with_names(joined.what, &joined.people);
        let action = match joined.outcome {
            Outcome::Added => Action::Added,
            Outcome::Updated => Action::Updated,
            Outcome::Removed => Action::Removed,
            Outcome::Skipped(why) => return self.report.skip(&what, why, place),
            Outcome::Unchanged => {
                self.report.unchanged += 1;
                return;
            }
        };
        self.report.note(action, &joined.noun, what, joined.details, place);
    }

    /// `meal, 2026-11-20, with Cassandra Kelly`
    fn with_names(&self, what: String, people: &[Id]) -> String {
        let names = self.names(people);
        if names.is_empty() { what } else { format!("{what}, with {}", words::and_more(&names)) }
    }

    /// Takes over a new entry. The same line once more is the same entry; a second one like it in
    /// one import is another.
    fn hand_over(&mut self, entry: &Entry, place: &Place) -> Result<()> {
        let mut with: Vec<Uid> = entry
            .stakeholders
            .iter()
            .map(|id| Ok(self.write.load::<Stakeholder>(*id)?.uid))
            .collect::<Result<_>>()?;
        with.sort_unstable();
        let (day, kind) = (entry.date, &entry.kind);
        let name = format!("entry\n{}\n{day}\n{kind}\n{}", with.join(" "), entry.note);
        let mut uid = named_uid(&name);
        let mut count = 1;
        while !self.seen.insert(uid.clone()) {
            count += 1;
            uid = named_uid(&format!("{name}\n{count}"));
        }
        match self.write.known(&uid)? {
            Known::New => {
                self.write.hand_over(&uid, entry.clone())?;
                let told = self.told(&entry.kind, &entry.stakeholders, entry.date);
                self.report.note(Action::Added, "entry", told, Vec::new(), place);
            }
            Known::Here { .. } => self.report.unchanged += 1,
            Known::Gone => {
                let told = self.told(&entry.kind, &entry.stakeholders, entry.date);
                self.report.skip(&told, "you removed it here", place);
            }
        }
        Ok(())
    }
}
