//! `rel export`: the journal as JSON, a spreadsheet, an address book or a calendar.

mod about;
mod cards;
mod chosen;
mod notices;
mod spreadsheet;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::Id;
use crate::roster::Roster;
use crate::store;
use crate::typed;
use crate::ui::Output;
use crate::view::receipt::Receipt;
use chosen::Chosen;
use spreadsheet::ExportTable;

/// Export the journal: whole, or as a spreadsheet, an address book or a calendar
///
/// Without --to, writes the whole journal, sorted, one record per line; rel import reads it back,
/// into an empty journal or another one. With --to ics, writes a calendar of promises due, planned
/// asks and next contacts.
///
/// --about writes what a person may ask to see: all records with or about them, what undo keeps of
/// those, and texts that name them elsewhere. Hearsay and gut feelings are marked. Other people are
/// named only where they were there too or are the source; read it before you hand it over.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel export -o journal.jsonl
  rel export | gzip > journal.jsonl.gz
  rel export entries --to csv --since 1y -o entries.csv
  rel export stakeholders --to csv --unit Finance
  rel export --to vcf -o people.vcf
  rel export --to ics --without-notes -o rel.ics
  rel export --about \"Neal Wallace\" -o neal.txt")]
pub struct ExportArgs {
    /// What to export as CSV: entries (the default) or stakeholders
    what: Option<ExportTable>,

    /// The format; JSON by default, with --about text
    #[arg(long, value_name = "FORMAT")]
    to: Option<ExportFormat>,

    /// The file to write; stdout by default
    #[arg(short, long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,

    /// Leave out free text: notes, facts, quotes and the texts of promises
    #[arg(long)]
    without_notes: bool,

    /// Everything about or with one person, for them to read: as text, or with --to json
    #[arg(
        long,
        value_name = "WHO",
        conflicts_with_all = ["what", "without_notes", "unit", "with", "since"],
        add = complete::who()
    )]
    about: Option<String>,

    /// Only the people of this unit, and their records
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// Only these people, and their records
    #[arg(long, value_name = "WHO", add = complete::who())]
    with: Option<String>,

    /// Only what happened on or after this day
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
}

/// The format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ExportFormat {
    /// One record per line
    Json,
    /// Text to read, with --about
    Text,
    /// A spreadsheet of entries or stakeholders
    Csv,
    /// Stakeholders as an address book
    Vcf,
    /// Promises due, planned asks and next contacts as a calendar
    Ics,
}

pub fn run(ctx: &Context, args: &ExportArgs) -> Result<()> {
    let to = args.format()?;
    let mut store = ctx.journal()?;
    if args.file().is_none() {
        // Whoever reads the output may take all day, and nobody could write meanwhile.
        store = store.snapshot()?;
    }
    store.reading(|store| {
        let roster = Roster::load(ctx, store)?;
        let chosen = args.chosen(ctx, &roster)?;
        let about = args.about.as_ref().map(|who| roster.one(who)).transpose()?;
        let mut output = match args.file() {
            Some(path) if store::is_database(path) => {
                let path = path.display();
                return Err(Error::refused(format!("{path} is a journal or another database."))
                    .hint(
                    "Nothing was written. Name another file. To copy the journal: rel backup FILE",
                ));
            }
            Some(path) => Output::file(path)?,
            None => Output::stdout(),
        };
        let written = match (about, to) {
            (Some(person), ExportFormat::Json) => {
                about::lines(ctx, &roster, store, person, &mut output)?
            }
            (Some(person), _) => about::text(ctx, &roster, store, person, &mut output)?,
            (None, ExportFormat::Csv) => {
                spreadsheet::write(store, &chosen, args.what, &mut output)?
            }
            (None, ExportFormat::Vcf) => cards::write(&chosen, &mut output)?,
            (None, ExportFormat::Ics) => notices::write(ctx, store, &chosen, &mut output)?,
            (None, ExportFormat::Json | ExportFormat::Text) => chosen.lines(store, &mut output)?,
        };
        output.finish()?;
        match args.file() {
            Some(path) => {
                let headline = format!("Exported {written} to {}.", path.display());
                ctx.ui.show(&Receipt::new(
                    json!({ "path": path.display().to_string(), "written": written }),
                    headline,
                ))
            }
            None => Ok(()),
        }
    })
}

impl ExportArgs {
    /// Returns the format, which goes with what is exported.
    fn format(&self) -> Result<ExportFormat> {
        let default = if self.about.is_some() { ExportFormat::Text } else { ExportFormat::Json };
        let format = self.to.unwrap_or(default);
        let is_readable = matches!(format, ExportFormat::Text | ExportFormat::Json);
        if self.what.is_some() && format != ExportFormat::Csv {
            Err(Error::usage("`entries` and `stakeholders` need --to csv."))
        } else if self.about.is_some() && !is_readable {
            Err(Error::usage("--about is written as text, or with --to json."))
        } else if self.about.is_none() && format == ExportFormat::Text {
            Err(Error::usage("--to text needs --about WHO."))
        } else {
            Ok(format)
        }
    }

    /// Returns the file to write; `None` for stdout.
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| path.as_os_str() != "-")
    }

    fn chosen<'a>(&self, ctx: &Context, roster: &'a Roster) -> Result<Chosen<'a>> {
        let mut ids: Option<BTreeSet<Id>> = None;
        if let Some(with) = &self.with {
            ids = Some(roster.many(with)?.iter().map(|person| person.id).collect());
        }
        if let Some(unit) = &self.unit {
            let unit = roster.unit_named(unit)?.id;
            let members = roster.people.iter().filter(|person| person.unit == Some(unit));
            let members: BTreeSet<Id> = members.map(|person| person.id).collect();
            ids = Some(match ids {
                Some(ids) => ids.intersection(&members).copied().collect(),
                None => members,
            });
        }
        let since = self.since.as_deref();
        let since = since.map(|text| typed::past_date(ctx, "--since", text)).transpose()?;
        Ok(Chosen { roster, ids, since, without_notes: self.without_notes })
    }
}
