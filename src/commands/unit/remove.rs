use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::Unit;
use crate::roster::Roster;
use crate::view::list::UnitRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Remove a unit that nobody is in
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel edit @Legal --unit Finance && rel unit remove Legal")]
pub struct RemoveArgs {
    /// Its name
    #[arg(add = complete::units())]
    unit: String,
}

pub fn run(ctx: &Context, args: &RemoveArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let unit = roster.unit_named(&args.unit)?;
    let members: Vec<String> = roster
        .people
        .iter()
        .filter(|person| person.unit == Some(unit.id))
        .map(|person| person.name.clone())
        .collect();
    if !members.is_empty() {
        return Err(Error::refused(format!(
            "{} is not empty: {} in it.",
            unit.name,
            words::and_more(&members) + if members.len() == 1 { " is" } else { " are" },
        ))
        .hint(format!("Move them first: rel edit WHO --unit UNIT, or --unit none. Archived people count too: rel list --unit {:?} --archived", unit.name)));
    }

    let store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    write.remove::<Unit>(unit.id)?;
    write.commit(&format!("unit remove {}", unit.name))?;
    let headline = format!("#{} Removed the unit {}.", unit.id, unit.name);
    ctx.ui.show(&Receipt::new(UnitRow::of(unit, &roster.people), headline))
}
