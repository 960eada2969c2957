mod calendar;
mod contacts;
mod directory;
mod files;
mod handover;
mod occasion;

use std::collections::HashSet;
use std::path::PathBuf;

use chrono::NaiveDate;
use directory::Directory;
use files::{File, Format};
use handover::Row;

use super::people::People;
use super::{Context, args, complete};
use crate::clock;
use crate::error::{Error, Result};
use crate::formats::calendar::{Calendar, Horizon};
use crate::formats::contacts::{AddressBook, spreadsheet, vcard};
use crate::formats::{self, Skipped};
use crate::model::{Id, Uid};
use crate::store::{Outcome, Store, Write};
use crate::ui::Progress;
use crate::view::imported::{Action, Change, Imported, Load, Skip};
use crate::view::words;

/// Bring in calendars, address books, lists of contacts, or another journal
///
/// Contacts become people; past meetings become entries with those guests who are in the journal. A
/// title tells lunches, coffees, trips and visits; more words: rel config import.words.golf "tee time".
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
  assistant-notes | rel import - --from json    # {\"who\":\"cass\",\"kind\":\"coffee\",\"date\":\"fri\",\"note\":\"...\"}")]
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

/// What the files hold, once all of them made sense.
#[derive(Default)]
struct Contents {
    books: Vec<(String, AddressBook)>,
    journals: Vec<(String, Vec<Row>)>,
    calendars: Vec<(String, Calendar)>,
}

/// An import under way.
struct Import<'a> {
    ctx: &'a Context,
    write: Write<'a>,
    directory: Directory,
    units: Vec<crate::model::Unit>,
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
    let mut report = Import::of(ctx, args, unit, &contents, &store)?;
    report.load = Some(load(ctx, &store)?);
    if report.strangers.len() > 1 && ctx.config.me.emails.is_empty() && args.me.is_empty() {
        ctx.ui.hint("You may be among the guests: rel config me.emails YOU@EXAMPLE.COM");
    }
    ctx.ui.show(&report)?;
    if !args.dry_run && report.added + report.updated > 0 {
        ctx.ui.hint("What came in: rel list entries --import LAST. Take it back: rel undo");
    }
    Ok(())
}

impl Contents {
    fn of(ctx: &Context, args: &ImportArgs, people: &People, files: &[File]) -> Result<Contents> {
        let since = args.since.as_deref();
        let since = since.map(|text| args::past_date(ctx, "--since", text)).transpose()?;
        let horizon = Horizon { since, now: ctx.now.local, to_local: clock::to_local };
        let mut contents = Contents::default();
        for file in files {
            let name = file.name.clone();
            match file.format {
                Format::Vcf => contents.books.push((name, vcard::read(&file.text))),
                Format::Csv => {
                    let book = spreadsheet::read(&file.text).map_err(|why| {
                        Error::refused(format!("{name} is no list of contacts: {why}."))
                            .hint("Nothing was written. A list needs a header with a name column.")
                    })?;
                    contents.books.push((name, book));
                }
                Format::Json => {
                    contents.journals.push((name, handover::read(ctx, people, file, since)?));
                }
                Format::Ics => {
                    let calendar = formats::calendar::read(&file.text, &horizon);
                    contents.calendars.push((name, calendar));
                }
            }
        }
        Ok(contents)
    }

    /// How many things there are to go through.
    fn len(&self) -> usize {
        let contacts: usize = self.books.iter().map(|(_, book)| book.contacts.len()).sum();
        let rows: usize = self.journals.iter().map(|(_, rows)| rows.len()).sum();
        let events: usize = self.calendars.iter().map(|(_, it)| it.events.len()).sum();
        contacts + rows + events
    }
}

impl<'a> Import<'a> {
    /// Takes everything over in one transaction, or only tries to.
    fn of(
        ctx: &'a Context,
        args: &ImportArgs,
        unit: Option<Id>,
        contents: &Contents,
        store: &'a Store,
    ) -> Result<Imported> {
        let write = store.write(ctx.now, &ctx.config.scoring)?;
        let files: Vec<String> = (contents.books.iter().map(|(name, _)| name))
            .chain(contents.journals.iter().map(|(name, _)| name))
            .chain(contents.calendars.iter().map(|(name, _)| name))
            .cloned()
            .collect();
        let mut import = Import {
            ctx,
            directory: Directory::of(write.stakeholders()?),
            units: write.units()?,
            write,
            unit,
            me: ctx
                .config
                .me
                .emails
                .iter()
                .chain(&args.me)
                .map(|it| directory::same_email(it))
                .collect(),
            keep_both: args.keep_both,
            seen: HashSet::new(),
            report: Imported { dry_run: args.dry_run, files, ..Imported::default() },
            progress: ctx.ui.progress(contents.len()),
        };
        for (file, book) in &contents.books {
            import.address_book(file, book)?;
        }
        for (file, rows) in &contents.journals {
            import.journal(file, rows)?;
        }
        import.calendars(&contents.calendars)?;
        import.finish()
    }

    fn finish(self) -> Result<Imported> {
        let words = format!("import {}", words::and_more(&self.report.files));
        self.write.commit(&words)?;
        Ok(self.report)
    }

    fn added(&mut self, noun: &str, what: String, file: &str, line: usize) {
        self.note(Action::Added, noun, what, Vec::new(), (file, line));
    }

    fn note(
        &mut self,
        action: Action,
        noun: &str,
        what: String,
        details: Vec<String>,
        (file, line): (&str, usize),
    ) {
        self.report.note(Change {
            action,
            noun: noun.to_owned(),
            what,
            details,
            file: file.to_owned(),
            line,
        });
    }

    fn skip(&mut self, file: &str, line: usize, what: &str, why: impl Into<String>) {
        self.report.skip(skip(file, line, what, why));
    }

    /// What the format itself could not take over.
    fn skip_all(&mut self, file: &str, skipped: &[Skipped]) {
        for it in skipped {
            self.skip(file, it.line, &it.what, &it.why);
        }
    }

    fn notice(&mut self, file: &str, line: usize, what: &str, why: impl Into<String>) {
        self.report.notices.push(skip(file, line, what, why));
    }

    /// Takes over lines of a journal, this one's or another's, and what an assistant hands over.
    fn journal(&mut self, file: &str, rows: &[Row]) -> Result<()> {
        let lines = rows.iter().filter_map(|row| match row {
            Row::Record(number, line) => Some((*number, line.clone())),
            Row::Entry(..) => None,
        });
        let joined = self.write.join(lines.collect())?;
        self.write.stakeholders()?.into_iter().for_each(|person| self.directory.put(person));
        for joined in joined {
            self.progress.step();
            let place = (file, joined.line);
            let what = self.with_names(joined.what, &joined.people);
            let action = match joined.outcome {
                Outcome::Added => Action::Added,
                Outcome::Updated => Action::Updated,
                Outcome::Removed => Action::Removed,
                Outcome::Unchanged => {
                    self.report.unchanged += 1;
                    continue;
                }
                Outcome::Skipped(why) => {
                    self.skip(file, joined.line, &what, why);
                    continue;
                }
            };
            self.note(action, &joined.noun, what, joined.details, place);
        }
        for row in rows {
            if let Row::Entry(line, handed) = row {
                self.progress.step();
                self.hand_over(file, *line, handed)?;
            }
        }
        self.directory = Directory::of(self.write.stakeholders()?);
        self.units = self.write.units()?;
        Ok(())
    }

    /// `meal, 2026-11-20, with Cassandra Kelly`
    fn with_names(&self, what: String, people: &[Id]) -> String {
        let names = self.names(people);
        if names.is_empty() { what } else { format!("{what}, with {}", words::and_more(&names)) }
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

fn skip(file: &str, line: usize, what: &str, why: impl Into<String>) -> Skip {
    Skip { file: file.to_owned(), line, what: what.to_owned(), why: why.into() }
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
