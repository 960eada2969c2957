//! Matching what other programs hand us with what is here.

mod attendance;
mod calendar;
mod contacts;
mod contents;
mod directory;
mod files;
mod lines;
mod occasion;

use std::collections::HashSet;

use chrono::NaiveDate;

pub use contents::Contents;
pub use files::{ImportFormat, read};

use crate::context::Context;
use crate::error::Result;
use crate::formats::Skipped;
use crate::import::directory::{Directory, same_email};
use crate::import::files::File;
use crate::model::{Id, Uid, Unit};
use crate::roster::Roster;
use crate::store::{Store, Transaction};
use crate::ui::Progress;
use crate::view::import::{ImportReport, Load};
use crate::view::words;

/// How to import.
#[derive(Debug)]
pub struct Options<'a> {
    /// What the files are, where neither content nor name tells.
    pub format: Option<ImportFormat>,
    /// The unit of people who have none.
    pub unit: Option<Id>,
    /// Only what happened from this day on.
    pub since: Option<NaiveDate>,
    /// My own e-mails, beside those of the configuration.
    pub me: &'a [String],
    /// Add events also where the day was logged by hand.
    pub keep_both: bool,
    pub dry_run: bool,
}

/// Takes everything over in one transaction.
pub fn take(
    ctx: &Context,
    options: &Options,
    contents: &Contents,
    store: &Store,
) -> Result<ImportReport> {
    let mut report = Import::begin(ctx, options, contents, store)?.take(contents)?;
    report.load = Some(load(ctx, store)?);
    Ok(report)
}

/// An import under way.
struct Import<'a> {
    ctx: &'a Context,
    write: Transaction<'a>,
    directory: Directory,
    units: Vec<Unit>,
    /// The unit of people who have none.
    unit: Option<Id>,
    /// My own e-mails.
    me: HashSet<String>,
    keep_both: bool,
    /// What came in already by this import.
    seen: HashSet<Uid>,
    report: ImportReport,
    progress: Progress,
}

impl<'a> Import<'a> {
    fn begin(
        ctx: &'a Context,
        options: &Options,
        contents: &Contents,
        store: &'a Store,
    ) -> Result<Import<'a>> {
        let write = store.write(ctx.now, &ctx.config.scoring)?;
        let me: HashSet<String> =
            ctx.config.me.emails.iter().chain(options.me).map(|it| same_email(it)).collect();
        let report = ImportReport {
            dry_run: options.dry_run,
            files: contents.files.clone(),
            knows_me: !me.is_empty(),
            ..ImportReport::default()
        };
        Ok(Import {
            ctx,
            directory: Directory::of(write.stakeholders()?),
            units: write.units()?,
            write,
            unit: options.unit,
            me,
            keep_both: options.keep_both,
            seen: HashSet::new(),
            report,
            progress: ctx.ui.progress(contents.len()),
        })
    }

    /// Takes everything over in one transaction.
    fn take(mut self, contents: &Contents) -> Result<ImportReport> {
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
    let people = Roster::load(ctx, store)?;
    let relationships = people.relationships(store)?;
    let ranked = relationships.iter().filter(|it| it.rhythm.state.is_ranked());
    let cadences: Vec<f64> = ranked.map(|it| 7.0 / f64::from(it.rhythm.cadence_days)).collect();
    Ok(Load {
        people: cadences.len(),
        asked_per_week: cadences.iter().fold(0.0, |sum, it| sum + it),
    })
}
