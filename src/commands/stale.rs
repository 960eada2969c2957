use crate::commands::complete;
use crate::context::Context;
use crate::error::{Exit, Result};
use crate::roster::{Judged, Roster};
use crate::scoring::{Assessment, State};
use crate::typed;
use crate::view::stale::{NextDue, StaleList, StaleRow};

/// Show whom I am neglecting who counts
///
/// Somebody is stale when the last real conversation of mine is as long ago as I mean to wait, or
/// when there never was one. Scheduled meetings and the team's contacts do not count. The most
/// important neglect comes first.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  rel stale
  rel stale --unit Finance
  rel stale --within 7d
  rel stale --check --quiet || echo 'talk to somebody today'")]
pub struct StaleArgs {
    /// Only people of this unit
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// Also those who fall due within some days, such as 7 or 2w
    #[arg(long, value_name = "DAYS")]
    within: Option<String>,

    /// Exit with 3 if anybody is listed
    #[arg(long)]
    check: bool,

    /// Show no more than N
    #[arg(short = 'n', value_name = "N", value_parser = typed::parse_limit)]
    limit: Option<usize>,
}

pub fn run(ctx: &Context, args: &StaleArgs) -> Result<Exit> {
    let within = args.within.as_deref().map(|text| typed::days("--within", text)).transpose()?;
    let store = ctx.journal()?;
    let list = store.reading(|store| {
        let people = Roster::load(ctx, store)?;
        let unit = match &args.unit {
            Some(unit) => Some(people.unit_named(unit)?.id),
            None => None,
        };
        let mut judged = people.judged(store)?;
        judged.retain(|it| unit.is_none() || it.person.unit == unit);
        judged.sort_by(Judged::by_neglect);

        let is_soon = |assessment: &Assessment| {
            assessment.state == State::Fresh
                && within.is_some_and(|within| -assessment.overdue_days <= i64::from(within))
        };
        let count = |counts: &dyn Fn(&Assessment) -> bool| {
            judged.iter().filter(|it| counts(&it.assessment)).count()
        };
        let next = judged
            .iter()
            .filter(|it| it.assessment.state == State::Fresh && !is_soon(&it.assessment))
            .filter_map(|it| Some((it.assessment.due(ctx.now.today)?, it.person)))
            .min_by_key(|(due, _)| *due)
            .map(|(due, person)| NextDue { name: person.name.clone(), due });
        let mut list = StaleList {
            today: ctx.now.today,
            rows: Vec::new(),
            stale: count(&|assessment| assessment.state.is_stale()),
            soon: count(&is_soon),
            within,
            unplaced: judged
                .iter()
                .filter(|it| it.assessment.state == State::Unplaced)
                .map(|it| it.person.name.clone())
                .collect(),
            next,
            nobody: people.everybody.is_empty(),
        };
        for it in &judged {
            if list.rows.len() == args.limit.unwrap_or(usize::MAX) {
                break;
            }
            if it.assessment.state.is_stale() || is_soon(&it.assessment) {
                list.rows.push(StaleRow::of(&people.situation(store, it.person, &it.standing)?));
            }
        }
        Ok(list)
    })?;
    let found = list.stale + list.soon > 0;
    ctx.ui.show(&list)?;
    Ok(if args.check && found { Exit::Found } else { Exit::Done })
}
