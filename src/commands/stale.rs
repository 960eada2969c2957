//! `stale`: who is due a real conversation.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Exit, Result};
use crate::roster::{Relationship, Roster};
use crate::scoring::{Rhythm, State};
use crate::typed;
use crate::view::hints;
use crate::view::stale::{NextDue, StaleList, StaleRow};

/// Show who matters and has been neglected
///
/// People are stale when your last real conversation with them is as long ago as you plan to wait,
/// or when there never was one. Scheduled meetings and your team's contacts do not count. The most
/// important neglect comes first.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  rel stale
  rel stale --unit Finance
  rel stale --within 7d
  rel stale --check --quiet || echo 'talk to someone today'")]
pub struct StaleArgs {
    /// Only people of this unit
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// Include people who fall due within some days, such as 7 or 2w
    #[arg(long, value_name = "DAYS")]
    within: Option<String>,

    /// Exit with status 3 if anyone is listed
    #[arg(long)]
    check: bool,

    /// Show at most N people
    #[arg(short = 'n', value_name = "N", value_parser = typed::parse_limit)]
    limit: Option<usize>,
}

pub fn run(ctx: &Context, args: &StaleArgs) -> Result<Exit> {
    let within = args.within.as_deref().map(|text| typed::days("--within", text)).transpose()?;
    let store = ctx.journal()?;
    let list = store.reading(|store| {
        let roster = Roster::load(ctx, store)?;
        let unit = match &args.unit {
            Some(unit) => Some(roster.unit_named(unit)?.id),
            None => None,
        };
        let mut relationships = roster.relationships(store)?;
        relationships.retain(|it| unit.is_none() || it.person.unit == unit);
        relationships.sort_by(Relationship::by_neglect);

        let is_soon = |rhythm: &Rhythm| {
            rhythm.state == State::Fresh
                && within.is_some_and(|within| -rhythm.overdue_days <= i64::from(within))
        };
        let count = |counts: &dyn Fn(&Rhythm) -> bool| {
            relationships.iter().filter(|it| counts(&it.rhythm)).count()
        };
        let next = relationships
            .iter()
            .filter(|it| it.rhythm.state == State::Fresh && !is_soon(&it.rhythm))
            .filter_map(|it| Some((it.rhythm.due(ctx.now.today)?, it.person)))
            .min_by_key(|(due, _)| *due)
            .map(|(due, person)| NextDue { name: person.name.clone(), due });
        let mut list = StaleList {
            today: ctx.now.today,
            rows: Vec::new(),
            stale: count(&|rhythm| rhythm.state.is_stale()),
            soon: count(&is_soon),
            within,
            unplaced: relationships
                .iter()
                .filter(|it| it.rhythm.state == State::Unplaced)
                .map(|it| it.person.name.clone())
                .collect(),
            next,
            begin: hints::how_to_begin(&roster.people, &roster.units),
        };
        for it in &relationships {
            if list.rows.len() == args.limit.unwrap_or(usize::MAX) {
                break;
            }
            if it.rhythm.state.is_stale() || is_soon(&it.rhythm) {
                list.rows.push(StaleRow::of(&roster.footing(store, it.person, &it.standing)?));
            }
        }
        Ok(list)
    })?;
    let found = list.stale + list.soon > 0;
    ctx.ui.show(&list)?;
    Ok(if args.check && found { Exit::Found } else { Exit::Done })
}
