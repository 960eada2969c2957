//! `entry`: correcting and removing entries.

mod edit;
mod remove;
mod which;

use crate::context::Context;
use crate::error::Result;

/// Correct or remove what was logged
#[derive(Debug, clap::Subcommand)]
#[command(after_help = "\
Example:
  rel entry edit last -k lunch")]
pub enum EntryCommand {
    Edit(edit::EditArgs),
    Remove(remove::RemoveArgs),
}

pub fn run(ctx: &Context, command: &EntryCommand) -> Result<()> {
    match command {
        EntryCommand::Edit(args) => edit::run(ctx, args),
        EntryCommand::Remove(args) => remove::run(ctx, args),
    }
}
