//! `prioritize`: who to turn to first, and why.

use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::model::Stakeholder;
use crate::roster::{Judge, Judged, Roster};
use crate::scoring::State;
use crate::typed;
use crate::view::hints;
use crate::view::prioritize::{Priorities, PriorityRow};
use crate::view::promises::track_record;

/// How many people to show by default.
const USUAL: usize = 10;

/// Show who to turn to first, why, and what to do
///
/// The priority is 100 x importance x urgency. Importance is the weight of the unit times the
/// person's influence in it. Urgency grows with the time since the last real conversation, with
/// promises that are late or silent, with low ratings and with an overdrawn balance.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  rel prioritize
  rel prioritize -n 3 --explain
  rel prioritize --all --format csv > week.csv")]
pub struct PrioritizeArgs {
    /// Only people of this unit; ranks stay those of the whole journal
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// Show at most N people [default: 10; with --all, everyone]
    #[arg(short = 'n', value_name = "N", value_parser = typed::parse_limit)]
    limit: Option<usize>,

    /// Include people in good order
    #[arg(long)]
    all: bool,

    /// Show each term, where it comes from, and how they multiply
    #[arg(long)]
    explain: bool,
}

impl PrioritizeArgs {
    /// Asks for the first few people, with the defaults otherwise.
    pub fn first(limit: usize) -> PrioritizeArgs {
        PrioritizeArgs { limit: Some(limit), ..PrioritizeArgs::default() }
    }
}

pub fn run(ctx: &Context, args: &PrioritizeArgs) -> Result<()> {
    let store = ctx.journal()?;
    let priorities = store.reading(|store| {
        let roster = Roster::load(ctx, store)?;
        let unit = match &args.unit {
            Some(unit) => Some(roster.unit_named(unit)?.id),
            None => None,
        };
        let judge = Judge::load(&roster, store)?;
        let mut ranked = judge.everyone(store)?;
        let in_unit = |person: &Stakeholder| unit.is_none() || person.unit == unit;
        let unplaced = ranked
            .iter()
            .filter(|it| in_unit(it.person) && it.assessment.state == State::Unplaced)
            .map(|it| it.person.name.clone())
            .collect();
        ranked.retain(|it| it.assessment.state.is_ranked());
        ranked.sort_by(Judged::by_priority);

        let limit = args.limit.unwrap_or(if args.all { usize::MAX } else { USUAL });
        let mut priorities = Priorities {
            rows: Vec::new(),
            needing: 0,
            in_order: 0,
            explain: args.explain,
            unplaced,
            kept: track_record(&judge.promises),
            begin: hints::how_to_begin(&roster.people, &roster.units),
        };
        for (index, it) in ranked.iter().enumerate() {
            if !in_unit(it.person) {
                continue;
            }
            let needs = it.assessment.has_reason();
            priorities.needing += usize::from(needs);
            let shown = (needs || args.all) && priorities.rows.len() < limit;
            if shown {
                let situation = roster.situation(store, it.person, &it.standing, args.explain)?;
                priorities.rows.push(PriorityRow::of(index + 1, &situation, args.explain));
            } else if !needs {
                priorities.in_order += 1;
            }
        }
        Ok(priorities)
    })?;
    ctx.ui.show(&priorities)
}
