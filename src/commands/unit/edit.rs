use super::check_new_name;
use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::model::Unit;
use crate::model::unit::parse_weight;
use crate::roster::Roster;
use crate::typed;
use crate::view::list::UnitRow;
use crate::view::receipt::Receipt;

/// Change a unit
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel unit edit Finance --weight 9
  rel unit edit Finance --cadence none --name \"Finance and Audit\"")]
pub struct EditArgs {
    /// Its name
    #[arg(add = complete::units())]
    unit: String,

    /// A new name
    #[arg(long)]
    name: Option<String>,

    /// Its place in the pecking order, by result or influence: any positive number
    #[arg(long, value_parser = parse_weight, allow_negative_numbers = true)]
    weight: Option<f64>,

    /// How often to really talk with its people, such as 30d, or none
    #[arg(long, value_name = "DURATION")]
    cadence: Option<String>,

    /// Why it weighs what it weighs, or none
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

pub fn run(ctx: &Context, args: &EditArgs) -> Result<()> {
    let store = ctx.journal()?;
    args.unit(&Roster::load(ctx, &store)?)?;
    let store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let roster = Roster::load(ctx, &write)?;
    let unit = args.unit(&roster)?;
    write.save(&unit)?;
    write.commit(&format!("unit edit {}", unit.name))?;

    let row = UnitRow::of(&unit, &roster.people);
    let headline = format!("#{} {}", unit.id, row.in_words());
    ctx.ui.show(&Receipt::new(row, headline))
}

impl EditArgs {
    /// The unit as it is to be.
    fn unit(&self, roster: &Roster) -> Result<Unit> {
        let mut unit = roster.unit_named(&self.unit)?.clone();
        if let Some(name) = &self.name {
            unit.name = check_new_name(roster, name, Some(unit.id))?;
        }
        unit.weight = self.weight.unwrap_or(unit.weight);
        if let Some(cadence) = &self.cadence {
            unit.cadence_days = typed::or_none(cadence, |text| typed::days("--cadence", text))?;
        }
        if let Some(why) = &self.why {
            unit.why = typed::or_none(why, |text| Ok(text.to_owned()))?;
        }
        Ok(unit)
    }
}
