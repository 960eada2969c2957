//! `fact`: adding and removing facts about people.

mod add;
mod remove;

use crate::context::Context;
use crate::error::Result;

/// Keep what you learn about people
#[derive(Debug, clap::Subcommand)]
#[command(after_help = "\
Example:
  rel fact add cass problem the close takes 9 days")]
pub enum FactCommand {
    Add(add::AddArgs),
    Remove(remove::RemoveArgs),
}

pub fn run(ctx: &Context, command: &FactCommand) -> Result<()> {
    match command {
        FactCommand::Add(args) => add::run(ctx, args),
        FactCommand::Remove(args) => remove::run(ctx, args),
    }
}
