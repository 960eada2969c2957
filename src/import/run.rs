//! An import under way: the transaction, what it knows so far, and its report.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::context::Context;
use crate::error::Result;
use crate::formats::contacts::MOST_CONTACTS;
use crate::import::directory::{Directory, same_email};
use crate::import::options::Options;
use crate::model::{Id, Uid, Unit};
use crate::store::{Store, Transaction};
use crate::ui::Progress;
use crate::view::import::ImportReport;
use crate::view::words;

/// An import under way.
pub struct Import<'a> {
    pub ctx: &'a Context,
    pub write: Transaction<'a>,
    pub directory: Directory,
    pub units: Vec<Unit>,
    /// The unit for people without one.
    pub unit: Option<Id>,
    /// My own e-mails.
    pub me: HashSet<String>,
    pub keep_both: bool,
    /// How many more contacts may be imported.
    pub room_for_contacts: usize,
    /// The uids of this import so far.
    pub seen: HashSet<Uid>,
    pub report: ImportReport,
    pub progress: Progress,
}

impl<'a> Import<'a> {
    pub fn begin(
        ctx: &'a Context,
        options: &Options,
        files: &[String],
        records: usize,
        store: &'a Store,
    ) -> Result<Import<'a>> {
        let write = store.write(ctx.now, &ctx.config.scoring)?;
        let me: HashSet<String> =
            ctx.config.me.emails.iter().chain(options.me).map(|it| same_email(it)).collect();
        let report = ImportReport {
            dry_run: options.dry_run,
            files: files.to_vec(),
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
            room_for_contacts: MOST_CONTACTS,
            seen: HashSet::new(),
            report,
            progress: ctx.ui.progress(records),
        })
    }

    /// Commits the import.
    pub fn finish(mut self) -> Result<ImportReport> {
        self.report.nobody = self.write.stakeholders()?.is_empty();
        self.write.commit(&format!("import {}", words::and_more(&self.report.files)))?;
        Ok(self.report)
    }

    pub fn names(&self, people: &[Id]) -> Vec<String> {
        let known = people.iter().filter_map(|id| self.directory.person(*id));
        known.map(|person| person.name.clone()).collect()
    }

    /// Describes an entry: `Lunch with Cassandra Kelly, Fri 20 Nov 2026`.
    pub fn describe(&self, kind: &str, people: &[Id], day: NaiveDate) -> String {
        let phrase = self.ctx.config.kinds.phrase(kind);
        let names = words::and_more(&self.names(people));
        words::capitalized(&format!("{phrase} {names}, {}", words::full_date(day)))
    }
}
