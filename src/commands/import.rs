use std::path::PathBuf;

use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::import::{self, Contents, ImportFormat, Options};
use crate::roster::Roster;
use crate::typed;

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
    from: Option<ImportFormat>,

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

pub fn run(ctx: &Context, args: &ImportArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let unit = match &args.unit {
        Some(unit) => Some(roster.unit_named(unit)?.id),
        None => None,
    };
    let since = args.since.as_deref();
    let options = Options {
        format: args.from,
        unit,
        since: since.map(|text| typed::past_date(ctx, "--since", text)).transpose()?,
        me: &args.me,
        keep_both: args.keep_both,
        dry_run: args.dry_run,
    };
    let files = import::read(&args.files, args.from)?;
    let contents = Contents::of(ctx, &options, &roster, &files)?;
    let store = if args.dry_run { store.rehearsal()? } else { store.for_writing()? };
    // What is rehearsed in memory is committed there too.
    let report = import::take(ctx, &options, &contents, &store)?;
    if report.strangers.len() > 1 && !report.knows_me {
        ctx.ui.hint("You may be among the guests: rel config me.emails YOU@EXAMPLE.COM");
    }
    ctx.ui.show(&report)?;
    if !args.dry_run && report.added + report.updated > 0 {
        ctx.ui.hint("What came in: rel list entries --import LAST. Take it back: rel undo");
    }
    Ok(())
}
