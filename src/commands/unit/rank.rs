//! `unit rank`: weighing all units by their order.

use crate::commands::complete;
use crate::commands::unit::name::check_new_name;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Unit, name};
use crate::roster::Roster;
use crate::store::Store;
use crate::view::list::UnitRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Rank all units, the heaviest first
///
/// The order sets the weights: of three units, the first weighs 3 and the last 1. New names are
/// added as units; every existing unit must be named.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel unit rank Sales Finance Marketing")]
pub struct RankArgs {
    /// Units, the heaviest first
    #[arg(required = true, value_name = "UNIT", add = complete::units())]
    units: Vec<String>,
}

pub fn run(ctx: &Context, args: &RankArgs) -> Result<()> {
    let plan = |store: &Store| {
        let roster = Roster::load(ctx, store)?;
        Ok((ranked(&roster, &args.units)?, roster))
    };
    let ((units, roster), _) = ctx.change(plan, |write, (ranked, roster)| {
        let mut units = Vec::new();
        for unit in ranked {
            if unit.id == 0 {
                units.push(write.add(unit)?);
            } else {
                write.save(&unit)?;
                units.push(unit);
            }
        }
        let names: Vec<&str> = units.iter().map(|unit| unit.name.as_str()).collect();
        let words = format!("unit rank {}", names.join(", "));
        Ok(((units, roster), words))
    })?;

    let order: Vec<String> =
        units.iter().map(|unit| format!("{} {}", unit.name, words::plain(unit.weight))).collect();
    let headline =
        format!("Ranked {}: {}", words::number_of(units.len(), "unit", "units"), order.join(", "));
    let rows: Vec<UnitRow> = units.iter().map(|unit| UnitRow::of(unit, &roster.people)).collect();
    ctx.ui.show(&Receipt::new(rows, headline))
}

/// Returns the units with the weights that the order gives them; new ones have no id yet.
fn ranked(roster: &Roster, order: &[String]) -> Result<Vec<Unit>> {
    let mut ranked: Vec<Unit> = Vec::new();
    for (index, typed) in order.iter().enumerate() {
        let folded = name::fold(typed);
        if ranked.iter().any(|unit| name::fold(&unit.name) == folded) {
            return Err(Error::usage(format!("{typed} is named twice.")));
        }
        let weight = (order.len() - index) as f64;
        let known = roster.units.iter().find(|unit| name::fold(&unit.name) == folded);
        ranked.push(match known {
            Some(unit) => Unit { weight, ..unit.clone() },
            None => Unit {
                id: 0,
                uid: String::new(),
                name: check_new_name(roster, typed, None)?,
                weight,
                cadence_days: None,
                why: None,
            },
        });
    }
    let missing: Vec<&str> = roster
        .units
        .iter()
        .filter(|unit| !ranked.iter().any(|other| other.id == unit.id))
        .map(|unit| unit.name.as_str())
        .collect();
    if missing.is_empty() {
        Ok(ranked)
    } else {
        Err(Error::refused(format!("The order leaves out {}.", words::and(&missing)))
            .hint("Name every unit, or remove one first: rel unit remove UNIT"))
    }
}
