//! `rel import`: files of other programs, or another journal.

use std::path::PathBuf;

use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::import::{self, Contents, ImportFormat, Options};
use crate::roster::{MyPeople, Roster};
use crate::typed;

/// Import calendars, address books, contact lists, or another journal
///
/// Contacts become people; past meetings become entries with the guests who are in the journal.
/// Words in the title make a meeting a meal, a coffee, a trip or a visit. Add your own words: rel
/// config import.words.meal tapas
///
/// Import again whenever a file has changed: nothing is added twice, and your own changes stay. An
/// import is one step: rel undo undoes all of it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel import contacts.vcf --unit Finance
  rel import calendar.ics --me me@example.com --since 1y --dry-run
  rel import exports/
  rel list entries --import LAST
  assistant-notes | rel import -    # {\"who\":\"cass\",\"kind\":\"coffee\",\"note\":\"...\"}")]
pub struct ImportArgs {
    /// Files and folders; - for standard input
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    files: Vec<PathBuf>,

    /// File format, if it cannot be recognised from the content or name
    #[arg(long, value_name = "FORMAT")]
    from: Option<ImportFormat>,

    /// Show what would change, record by record, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Unit for people without one
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// Only what happened on or after this day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// Your own e-mail, in addition to `rel config me.emails`; can be repeated
    #[arg(long, value_name = "EMAIL")]
    me: Vec<String>,

    /// Add events even if you logged a contact by hand that day
    #[arg(long)]
    keep_both: bool,
}

pub fn run(ctx: &Context, args: &ImportArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let unit = match &args.unit {
        Some(unit) => Some(roster.unit_named(unit)?.id),
        None => None,
    };
    let my_people = MyPeople::of(ctx, &store)?;
    let since = args.since.as_deref();
    let options = Options {
        format: args.from,
        unit,
        since: since.map(|text| typed::past_date(ctx, "--since", text)).transpose()?,
        me: &args.me,
        my_people: &my_people,
        keep_both: args.keep_both,
        dry_run: args.dry_run,
    };
    let files = import::read(&args.files, args.from)?;
    let mut contents = Contents::of(ctx, &options, &roster, &files)?;
    let hints = std::mem::take(&mut contents.hints);
    let store = if args.dry_run { store.snapshot()? } else { store.for_writing()? };
    // A dry run commits too, to its copy in memory.
    let report = import::take(ctx, &options, contents, &store)?;
    hints.iter().for_each(|hint| ctx.ui.hint(hint));
    if !report.knows_me {
        report.who_am_i().iter().for_each(|hint| ctx.ui.hint(hint));
    }
    ctx.ui.show(&report)?;
    if !args.dry_run && report.added + report.updated > 0 {
        ctx.ui.hint(report.what_next());
    }
    Ok(())
}
