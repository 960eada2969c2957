//! `unit add`: adding a unit.

use crate::commands::unit::name::check_new_name;
use crate::context::Context;
use crate::error::Result;
use crate::model::Unit;
use crate::model::unit::{DEFAULT_WEIGHT, parse_weight};
use crate::roster::Roster;
use crate::store::Store;
use crate::typed;
use crate::view::list::UnitRow;
use crate::view::receipt::Receipt;

/// Add a unit
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel unit add Finance --weight 8 --why \"owns the budget\"")]
pub struct AddArgs {
    /// Name of the unit; needs no quotes
    #[arg(required = true)]
    name: Vec<String>,

    /// Place in the pecking order, by result or influence: any positive number [default: 1]
    #[arg(long, value_parser = parse_weight, allow_negative_numbers = true)]
    weight: Option<f64>,

    /// How often to have a real conversation with its people, such as 30d
    #[arg(long, value_name = "DURATION")]
    cadence: Option<String>,

    /// Why it weighs that much
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

pub fn run(ctx: &Context, args: &AddArgs) -> Result<()> {
    let plan = |store: &Store| {
        let roster = Roster::load(ctx, store)?;
        Ok((args.unit(&roster)?, roster))
    };
    let ((unit, roster), _) = ctx.change(plan, |write, (unit, roster)| {
        let unit = write.add(unit)?;
        let words = format!("unit add {}", unit.name);
        Ok(((unit, roster), words))
    })?;
    let row = UnitRow::of(&unit, &roster.people);
    let headline = format!("#{} Added the unit {}", unit.id, row.in_words());
    ctx.ui.show(&Receipt::new(row, headline))
}

impl AddArgs {
    fn unit(&self, roster: &Roster) -> Result<Unit> {
        let cadence = self.cadence.as_deref().map(|text| typed::days("--cadence", text));
        Ok(Unit {
            id: 0,
            uid: String::new(),
            name: check_new_name(roster, &self.name.join(" "), None)?,
            weight: self.weight.unwrap_or(DEFAULT_WEIGHT),
            cadence_days: cadence.transpose()?,
            why: self.why.clone(),
        })
    }
}
