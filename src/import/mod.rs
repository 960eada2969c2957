//! Matches the contents of files from other programs with the journal, and imports what is new.

mod attendance;
mod booked;
mod calendar;
mod contacts;
mod contents;
mod directory;
mod event_kind;
mod files;
mod lines;
mod named;
mod options;
mod run;
mod strangers;

pub use contents::Contents;
pub use files::{ImportFormat, read};
pub use options::Options;

use crate::context::Context;
use crate::error::Result;
use crate::import::run::Import;
use crate::roster::Roster;
use crate::store::Store;
use crate::view::import::{ImportReport, Upkeep};

/// Imports everything in one transaction.
pub fn take(
    ctx: &Context,
    options: &Options,
    contents: Contents,
    store: &Store,
) -> Result<ImportReport> {
    let mut import = Import::begin(ctx, options, &contents.files, contents.steps(), store)?;
    for (file, why) in &contents.others {
        import.report.skip("the file", why.clone(), &file.line(1));
    }
    for (file, book) in &contents.books {
        import.address_book(file, book)?;
    }
    for (file, lines) in contents.journals {
        import.journal(file, lines)?;
    }
    import.calendars(&contents.calendars)?;
    let report = import.finish()?;
    Ok(ImportReport { load: Some(upkeep(ctx, store)?), ..report })
}

/// Adds up the cadences of everyone who is now in the journal.
fn upkeep(ctx: &Context, store: &Store) -> Result<Upkeep> {
    let people = Roster::load(ctx, store)?;
    let relationships = people.relationships(store)?;
    let ranked = relationships.iter().filter(|it| it.rhythm.state.is_ranked());
    let cadences: Vec<f64> = ranked.map(|it| 7.0 / f64::from(it.rhythm.cadence_days)).collect();
    Ok(Upkeep {
        people: cadences.len(),
        asked_per_week: cadences.iter().fold(0.0, |sum, it| sum + it),
    })
}
