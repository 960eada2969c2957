//! `unit edit`: changing a unit.

use crate::commands::complete;
use crate::commands::unit::name::check_new_name;
use crate::context::Context;
use crate::error::Result;
use crate::model::Unit;
use crate::model::unit::parse_weight;
use crate::roster::Roster;
use crate::store::Store;
use crate::typed;
use crate::view::list::UnitRow;
use crate::view::receipt::Receipt;

/// Edit a unit
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel unit edit Finance --weight 9
  rel unit edit Finance --cadence none --name \"Finance and Audit\"")]
pub struct EditArgs {
    /// Name of the unit
    #[arg(add = complete::units())]
    unit: String,

    /// New name
    #[arg(long)]
    name: Option<String>,

    /// Place in the pecking order, by result or influence: any positive number
    #[arg(long, value_parser = parse_weight, allow_negative_numbers = true)]
    weight: Option<f64>,

    /// How often to have a real conversation with its people, such as 30d; or none
    #[arg(long, value_name = "DURATION")]
    cadence: Option<String>,

    /// Why it weighs that much, or none
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

pub fn run(ctx: &Context, args: &EditArgs) -> Result<()> {
    let plan = |store: &Store| {
        let roster = Roster::load(ctx, store)?;
        Ok((args.unit(&roster)?, roster))
    };
    let ((unit, roster), _) = ctx.change(plan, |write, (unit, roster)| {
        write.save(&unit)?;
        let words = format!("unit edit {}", unit.name);
        Ok(((unit, roster), words))
    })?;
    let row = UnitRow::of(&unit, &roster.people);
    let headline = format!("#{} {}", unit.id, row.in_words());
    ctx.ui.show(&Receipt::new(row, headline))
}

impl EditArgs {
    /// Returns the unit with the changes.
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
