//! `unit remove`: removing an empty unit.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::Unit;
use crate::roster::Roster;
use crate::shell::quote;
use crate::store::Store;
use crate::view::list::UnitRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Remove a unit that nobody belongs to
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel edit @Legal --unit Finance && rel unit remove Legal")]
pub struct RemoveArgs {
    /// Name of the unit
    #[arg(add = complete::units())]
    unit: String,
}

pub fn run(ctx: &Context, args: &RemoveArgs) -> Result<()> {
    let plan = |store: &Store| {
        let roster = Roster::load(ctx, store)?;
        Ok((empty_unit(&roster, &args.unit)?, roster))
    };
    let ((unit, roster), _) = ctx.change(plan, |write, (unit, roster)| {
        write.remove::<Unit>(unit.id)?;
        let words = format!("unit remove {}", unit.name);
        Ok(((unit, roster), words))
    })?;
    let headline = format!("#{} Removed the unit {}. To restore: rel undo", unit.id, unit.name);
    ctx.ui.show(&Receipt::new(UnitRow::of(&unit, &roster.people), headline))
}

/// Finds a unit that nobody belongs to, archived people included.
fn empty_unit(roster: &Roster, typed: &str) -> Result<Unit> {
    let unit = roster.unit_named(typed)?;
    let members = roster.people.iter().filter(|person| person.unit == Some(unit.id));
    let members: Vec<String> = members.map(|person| person.name.clone()).collect();
    if members.is_empty() {
        return Ok(unit.clone());
    }
    let are = if members.len() == 1 { "is" } else { "are" };
    Err(Error::refused(format!(
        "{} is not empty: {} {are} in it.",
        unit.name,
        words::and_more(&members)
    ))
    .hint(format!(
        "Move them first: rel edit WHO --unit UNIT, or --unit none. \
         Archived people count too: rel list --unit {} --archived",
        quote(&unit.name)
    )))
}
