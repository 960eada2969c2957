//! `demo`: a made-up journal to look around in.

mod company;
mod story;

use std::path::{Path, PathBuf};

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};

use super::prioritize::PrioritizeArgs;
use super::show::ShowArgs;
use super::stale::StaleArgs;
use super::today::TodayArgs;
use crate::commands::{prioritize, show, stale, today};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{
    Account, Entry, Fact, Id, Promise, PromiseKind, Pulse, Stakeholder, Status, Unit,
};
use crate::shell::quote;
use crate::store::{Store, Transaction};
use crate::typed;
use crate::ui::OutputFormat;
use crate::view::demo::MadeUp;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Explore a made-up journal
///
/// Writes the journal of an IT leader at a SaaS company, two years up to today, to a temporary file
/// (or to --db), and walks through a morning with it. Your own journal is not touched.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel demo
  rel demo --db ~/play.db")]
pub struct DemoArgs {}

pub fn run(ctx: &Context, _args: &DemoArgs) -> Result<()> {
    let path = new_file(ctx)?;
    let made = make_up(ctx, &path)?;
    let headline = format!(
        "A made-up journal: {}, {} ({} archived), two years with {}.",
        words::number_of(made.units, "unit", "units"),
        words::number_of(made.stakeholders, "person", "people"),
        made.archived,
        words::number_of(made.entries, "entry", "entries"),
    );
    if ctx.ui.format != OutputFormat::Table {
        return ctx.ui.show(&Receipt::new(made, headline));
    }
    let demo = Context {
        journal: path.clone(),
        named_journal: Some(path.clone()),
        ui: ctx.ui.clone(),
        config: ctx.config.clone(),
        now: ctx.now,
    };
    ctx.ui.raw(&format!("{headline}\n\n$ rel\n"))?;
    today::run(&demo, &TodayArgs::default())?;
    ctx.ui.raw("\n$ rel stale\n")?;
    stale::run(&demo, &StaleArgs::default())?;
    ctx.ui.raw("\n$ rel prioritize -n 3\n")?;
    prioritize::run(&demo, &PrioritizeArgs::first(3))?;
    ctx.ui.raw("\n$ rel show cass\n")?;
    show::run(&demo, &ShowArgs::of("cass"))?;
    ctx.ui.raw(&format!(
        "\nTo explore it further:\n  export REL_DB={}\n  rel log cass the Yankees again -k \
         coffee\n  rel ask cass 400k for the ERP overrun\n  rel list facts --match yankees\n  rel \
         undo\n",
        quote(&path.display().to_string())
    ))
}

/// Returns the file named with `--db`, which must be new, or one in a temporary folder that is
/// kept.
fn new_file(ctx: &Context) -> Result<PathBuf> {
    if let Some(path) = &ctx.named_journal {
        return match path.metadata() {
            Ok(data) if data.len() > 0 => Err(Error::refused(format!(
                "{} already exists; the demo needs a new file.",
                path.display()
            ))
            .hint("Nothing was written. Name a file that does not exist, or leave out --db.")),
            _ => Ok(path.clone()),
        };
    }
    let mut folder = tempfile::Builder::new();
    #[cfg(unix)]
    folder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = folder.prefix("rel-demo-").tempdir().map_err(|error| {
        Error::refused(format!("There is no temporary folder for the demo: {error}."))
            .hint("Name a file: rel demo --db FILE")
    })?;
    Ok(folder.keep().join("journal.db"))
}

/// Writes the whole journal in one transaction, which is not a step: a fresh demo has nothing to
/// undo.
fn make_up(ctx: &Context, path: &Path) -> Result<MadeUp> {
    let store = Store::open(path)?.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let units = company::UNITS
        .iter()
        .map(|(name, weight, why)| {
            write.add(Unit {
                id: 0,
                uid: String::new(),
                name: (*name).to_owned(),
                weight: *weight,
                cadence_days: None,
                why: Some((*why).to_owned()).filter(|why| !why.is_empty()),
            })
        })
        .collect::<Result<Vec<Unit>>>()?;
    let people = people(ctx, &mut write, &units)?;
    let facts = facts(ctx, &mut write, &people)?;
    promises(ctx, &mut write, &people)?;
    ratings(ctx, &mut write, &people)?;
    let mut entries = entries(ctx.now.today);
    entries.sort_by_key(|entry| entry.date);
    for entry in &entries {
        write.add(entry.entry(ctx, &people)?)?;
    }
    write.commit_without_step()?;
    Ok(MadeUp {
        journal: path.display().to_string(),
        units: units.len(),
        stakeholders: people.len(),
        archived: people.iter().filter(|person| !person.is_active()).count(),
        entries: entries.len(),
        facts,
    })
}

fn days_ago(today: NaiveDate, days: u64) -> NaiveDate {
    today.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// Returns the last working day up to a number of days ago.
fn working_day(today: NaiveDate, days: u64) -> NaiveDate {
    let day = days_ago(today, days);
    match day.weekday() {
        Weekday::Sat => days_ago(day, 1),
        Weekday::Sun => days_ago(day, 2),
        _ => day,
    }
}

fn given(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn people(ctx: &Context, write: &mut Transaction, units: &[Unit]) -> Result<Vec<Stakeholder>> {
    let today = ctx.now.today;
    company::PEOPLE
        .iter()
        .map(|person| {
            let added = days_ago(today, person.added);
            let unit = units.iter().find(|unit| unit.name == person.unit);
            write.add(Stakeholder {
                role: given(person.role),
                unit: unit.map(|unit| unit.id),
                influence: person.influence,
                aliases: given(person.alias).into_iter().collect(),
                tags: given(person.tag).into_iter().collect(),
                birthday: person.birthday.parse().ok(),
                away_until: (person.away > 0).then(|| today + Days::new(person.away)),
                archived: (person.archived > 0).then(|| days_ago(today, person.archived)),
                ..Stakeholder::new(person.name.to_owned(), added)
            })
        })
        .collect()
}

fn id_of(people: &[Stakeholder], name: &str) -> Option<Id> {
    people.iter().find(|person| person.name == name).map(|person| person.id)
}

fn facts(ctx: &Context, write: &mut Transaction, people: &[Stakeholder]) -> Result<usize> {
    for (who, topic, text, days) in company::FACTS {
        let id = id_of(people, who).unwrap_or_default();
        let learned = working_day(ctx.now.today, days);
        write.add(Fact::new(id, typed::topic(topic)?, text, learned).map_err(typed::invalid)?)?;
    }
    Ok(company::FACTS.len())
}

fn promises(ctx: &Context, write: &mut Transaction, people: &[Stakeholder]) -> Result<()> {
    let today = ctx.now.today;
    for (made, who, kind, whose, text, due, measure, end) in story::PROMISES {
        let closed = end.map(|(days, _)| days_ago(today, days));
        let status = end.and_then(|(_, status)| status.parse().ok()).unwrap_or(Status::Open);
        write.add(Promise {
            id: 0,
            uid: String::new(),
            stakeholder: id_of(people, who).unwrap_or_default(),
            account: whose.parse().unwrap_or(Account::Me),
            theirs: whose == "theirs",
            kind: kind.parse().unwrap_or(PromiseKind::Commitment),
            text: text.to_owned(),
            made: days_ago(today, made),
            due: today.checked_add_signed(TimeDelta::days(due)),
            measure: given(measure),
            risk: None,
            heard: false,
            estimate: None,
            actual: None,
            status,
            closed,
            history: Vec::new(),
        })?;
    }
    Ok(())
}

fn ratings(ctx: &Context, write: &mut Transaction, people: &[Stakeholder]) -> Result<()> {
    for (days, who, account, score, reliable, quote) in story::RATINGS {
        write.add(Pulse {
            id: 0,
            uid: String::new(),
            stakeholder: id_of(people, who).unwrap_or_default(),
            date: working_day(ctx.now.today, days),
            account: account.parse().unwrap_or(Account::Me),
            score,
            credible: None,
            reliable,
            transparent: None,
            attentive: None,
            character: None,
            quote: given(quote),
        })?;
    }
    Ok(())
}

/// An entry of the story, with names instead of ids.
struct StoryEntry {
    date: NaiveDate,
    who: &'static str,
    kind: &'static str,
    note: &'static str,
    gut: i8,
    by: &'static str,
}

impl StoryEntry {
    fn entry(&self, ctx: &Context, people: &[Stakeholder]) -> Result<Entry> {
        let mut entry = Entry::new(typed::kind(ctx, self.kind)?, self.date);
        entry.note = self.note.to_owned();
        entry.gut = self.gut;
        entry.set_by(given(self.by));
        entry.stakeholders = self.who.split(',').filter_map(|name| id_of(people, name)).collect();
        Ok(entry)
    }
}

fn entries(today: NaiveDate) -> Vec<StoryEntry> {
    let habits = story::HABITS.iter().flat_map(|habit| {
        let days = (habit.until..=habit.from).step_by(habit.every);
        days.zip(habit.kinds.iter().cycle()).map(|(days, (kind, note))| StoryEntry {
            date: working_day(today, days),
            who: habit.who,
            kind,
            note,
            gut: 0,
            by: habit.by,
        })
    });
    let episodes = story::EPISODES.iter().map(|&(days, who, kind, note, gut, by)| StoryEntry {
        date: working_day(today, days),
        who,
        kind,
        note,
        gut,
        by,
    });
    habits.chain(episodes).collect()
}
