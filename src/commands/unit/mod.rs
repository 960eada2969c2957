//! `unit`: what weighs how much.

mod add;
mod edit;
mod rank;
mod remove;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Id, name};
use crate::roster::Roster;
use crate::view::words;

/// Say which units count, and how much
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

/// Refuses a name that a unit already has.
fn check_new_name(roster: &Roster, new: &str, except: Option<Id>) -> Result<String> {
    let new =
        name::check(new).map_err(|why| Error::usage(format!("{}.", words::capitalized(&why))))?;
    let folded = name::fold(&new);
    if folded == "all" || folded == "none" || new.contains(',') {
        return Err(Error::usage(format!("A unit cannot be called `{new}`."))
            .hint("@all is everybody, --unit none is no unit, and commas join several names."));
    }
    let taken =
        roster.units.iter().any(|unit| Some(unit.id) != except && name::fold(&unit.name) == folded);
    if taken {
        return Err(Error::refused(format!("There is a unit {new} already."))
            .hint(format!("Change it: rel unit edit {new:?} --weight N")));
    }
    Ok(new)
}
