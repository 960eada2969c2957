use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::model::Stakeholder;
use crate::roster::{Judged, Roster};
use crate::scoring::State;
use crate::typed;
use crate::view::prioritize::{Priorities, PriorityRow};
use crate::view::promises::track_record;

/// People shown where no number is given.
const USUAL: usize = 10;

/// Show whom to turn to first, why, and with what
///
/// The priority is 100 x importance x urgency. Importance is the weight of the unit and the
/// person's influence in it; urgency grows with the time since the last real conversation and with
/// an overdrawn balance.
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

    /// Show no more than N [default: 10, with --all everybody]
    #[arg(short = 'n', value_name = "N", value_parser = typed::parse_limit)]
    limit: Option<usize>,

    /// Also those in good order
    #[arg(long)]
    all: bool,

    /// Print each term, where it comes from, and how they multiply
    #[arg(long)]
    explain: bool,
}

impl PrioritizeArgs {
    /// The first few, otherwise as it comes.
    pub fn first(limit: usize) -> PrioritizeArgs {
        PrioritizeArgs { limit: Some(limit), ..PrioritizeArgs::default() }
    }
}

pub fn run(ctx: &Context, args: &PrioritizeArgs) -> Result<()> {
    let store = ctx.journal()?;
    let priorities = store.reading(|store| {
        let people = Roster::load_with_word(ctx, store)?;
        let unit = match &args.unit {
            Some(unit) => Some(people.unit_named(unit)?.id),
            None => None,
        };
        let mut ranked = people.judged(store)?;
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
            kept: track_record(&people.promises),
            nobody: people.everybody.is_empty(),
        };
        for (index, it) in ranked.iter().enumerate() {
            if !in_unit(it.person) {
                continue;
            }
            let needs = it.assessment.has_reason();
            priorities.needing += usize::from(needs);
            let shown = (needs || args.all) && priorities.rows.len() < limit;
            if shown {
                let situation =
                    people.full_situation(store, it.person, &it.standing, args.explain)?;
                priorities.rows.push(PriorityRow::of(index + 1, &situation, args.explain));
            } else if !needs {
                priorities.in_order += 1;
            }
        }
        Ok(priorities)
    })?;
    ctx.ui.show(&priorities)
}
