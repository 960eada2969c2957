//! `entry remove`: removing an entry.

use crate::commands::entry::which::{Which, parse_which};
use crate::context::Context;
use crate::error::Result;
use crate::model::Entry;
use crate::roster::Roster;
use crate::view::list::EntryRow;
use crate::view::receipt::Receipt;

/// Remove an entry
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel entry remove 412
  rel entry remove last")]
pub struct RemoveArgs {
    /// Number of the entry, or last
    #[arg(value_parser = parse_which)]
    id: Which,
}

pub fn run(ctx: &Context, args: &RemoveArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let entry = args.id.find(&store)?;
    let names = roster.names_of(&entry.stakeholders);
    let described = roster.describe(&entry);

    ctx.write(store, |write| {
        write.remove::<Entry>(entry.id)?;
        Ok(((), format!("entry remove #{}, {described}", entry.id)))
    })?;
    let headline = format!("#{} Removed: {described}. To restore: rel undo", entry.id);
    ctx.ui.show(&Receipt::new(EntryRow::of(entry, names), headline))
}
