//! `unit`: the units, and how much each weighs.

mod add;
mod edit;
mod name;
mod rank;
mod remove;

use crate::context::Context;
use crate::error::Result;

/// Say which units matter, and how much
#[derive(Debug, clap::Subcommand)]
#[command(after_help = "\
Example:
  rel unit rank Sales Finance Marketing")]
pub enum UnitCommand {
    Add(add::AddArgs),
    Edit(edit::EditArgs),
    Rank(rank::RankArgs),
    Remove(remove::RemoveArgs),
}

pub fn run(ctx: &Context, command: &UnitCommand) -> Result<()> {
    match command {
        UnitCommand::Add(args) => add::run(ctx, args),
        UnitCommand::Edit(args) => edit::run(ctx, args),
        UnitCommand::Rank(args) => rank::run(ctx, args),
        UnitCommand::Remove(args) => remove::run(ctx, args),
    }
}
