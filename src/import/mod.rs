mod attendance;
mod calendar;
mod contacts;
mod contents;
mod directory;
mod files;
mod lines;
mod occasion;

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use contents::Contents;
use directory::{Directory, same_email};
use files::{File, Format};

use super::people::People;
use super::{Context, complete};
use crate::error::Result;
use crate::formats::Skipped;
use crate::model::{Id, Uid, Unit};
use crate::store::{Store, Write};
use crate::ui::Progress;
use crate::view::imported::{Imported, Load};
use crate::view::words;

/// Bring in calendars, address books, lists of contacts, or another journal
///
/// Contacts become people; past meetings become entries with those guests who are in the journal. A
/// title tells lunches, coffees, trips and visits; more words: rel config import.words.meal tapas.
///
/// Import again whenever a file has changed: nothing comes twice, and what you changed here stays.
/// One import is one step: rel undo takes all of it back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel import contacts.vcf --unit Finance
  rel import calendar.ics --me me@example.com --since 1y --dry-run
  rel import exports/
  rel list entries --import LAST
  assistant-notes | rel import - --from json    # {\"who\":\"cass\",\"kind\":\"coffee\",\"date\":\"2026-11-20\",\"note\":\"...\"}")]
pub struct ImportArgs {
    /// Files and folders; - reads standard input
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    files: Vec<PathBuf>,

    /// What the files are, where neither content nor name tells
    #[arg(long, value_name = "FORMAT")]
    from: Option<Format>,

    /// Say what would change, record by record; write nothing
    #[arg(long)]
    dry_run: bool,

    /// The unit of people who have none
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// Only what happened from this day on
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// My own e-mail, with those of `rel config me.emails`; may be given several times
    #[arg(long, value_name = "EMAIL")]
    me: Vec<String>,

    /// Add events also where the day was logged by hand
    #[arg(long)]
    keep_both: bool,
}

/// An import under way.
struct Import<'a> {
    ctx: &'a Context,
    write: Write<'a>,
    directory: Directory,
    units: Vec<Unit>,
    /// The unit of people who have none.
    unit: Option<Id>,
    /// My own e-mails.
    me: HashSet<String>,
    keep_both: bool,
    /// What came in already by this import.
    seen: HashSet<Uid>,
    report: Imported,
    progress: Progress,
}

pub fn run(ctx: &Context, args: &ImportArgs) -> Result<()> {
    let store = ctx.journal()?;
    let people = People::load(ctx, &store)?;
    let unit = match &args.unit {
        Some(unit) => Some(people.unit_named(unit)?.id),
        None => None,
    };
    let files = files::read(&args.files, args.from)?;
    let contents = Contents::of(ctx, args, &people, &files)?;
    let store = if args.dry_run { store.rehearsal()? } else { store.for_writing()? };
    // What is rehearsed in memory is committed there too.
    let mut report = Import::begin(ctx, args, unit, &contents, &store)?.take(&contents)?;
    report.load = Some(load(ctx, &store)?);
    if report.strangers.len() > 1 && !report.knows_me {
        ctx.ui.hint("You may be among the guests: rel config me.emails YOU@EXAMPLE.COM");
    }
    ctx.ui.show(&report)?;
    if !args.dry_run && report.added + report.updated > 0 {
        ctx.ui.hint("What came in: rel list entries --import LAST. Take it back: rel undo");
    }
    Ok(())
}

impl<'a> Import<'a> {
    fn begin(
        ctx: &'a Context,
        args: &ImportArgs,
        unit: Option<Id>,
        contents: &Contents,
        store: &'a Store,
    ) -> Result<Import<'a>> {
        let write = store.write(ctx.now, &ctx.config.scoring)?;
        let me: HashSet<String> =
            ctx.config.me.emails.iter().chain(&args.me).map(|it| same_email(it)).collect();
        let report = Imported {
            dry_run: args.dry_run,
            files: contents.files.clone(),
            knows_me: !me.is_empty(),
            ..Imported::default()
        };
        Ok(Import {
            ctx,
            directory: Directory::of(write.stakeholders()?),
            units: write.units()?,
            write,
            unit,
            me,
            keep_both: args.keep_both,
            seen: HashSet::new(),
            report,
            progress: ctx.ui.progress(contents.len()),
        })
    }

    /// Takes everything over in one transaction.
    fn take(mut self, contents: &Contents) -> Result<Imported> {
        for (file, why) in &contents.others {
            self.report.skip("the file", why, &file.line(1));
        }
        for (file, book) in &contents.books {
            self.address_book(file, book)?;
        }
        for (file, rows) in &contents.journals {
            self.journal(file, rows)?;
        }
        self.calendars(&contents.calendars)?;
        self.report.nobody = self.write.stakeholders()?.is_empty();
        self.write.commit(&format!("import {}", words::and_more(&self.report.files)))?;
        Ok(self.report)
    }

    /// What the format itself could not take over.
    fn skip_all(&mut self, file: &File, skipped: &[Skipped]) {
        for it in skipped {
            self.report.skip(&it.what, &it.why, &file.line(it.line));
        }
    }

    fn names(&self, people: &[Id]) -> Vec<String> {
        let known = people.iter().filter_map(|id| self.directory.person(*id));
        known.map(|person| person.name.clone()).collect()
    }

    /// `Lunch with Cassandra Kelly, Fri 20 Nov 2026`
    fn told(&self, kind: &str, people: &[Id], day: NaiveDate) -> String {
        let phrase = self.ctx.config.kinds.phrase(kind);
        let names = words::and_more(&self.names(people));
        let told = format!("{phrase} {names}, {}", words::full_date(day));
        words::capitalized(&told)
    }
}

/// What the cadences of everybody who is now in the journal ask for.
fn load(ctx: &Context, store: &Store) -> Result<Load> {
    let people = People::load(ctx, store)?;
    let judged = people.judged(store)?;
    let ranked = judged.iter().filter(|it| it.assessment.state.is_ranked());
    let cadences: Vec<f64> = ranked.map(|it| 7.0 / f64::from(it.assessment.cadence_days)).collect();
    Ok(Load {
        people: cadences.len(),
        asked_per_week: cadences.iter().fold(0.0, |sum, it| sum + it),
    })
}
