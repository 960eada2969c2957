//! `today`: the morning page.

use chrono::Days;

use crate::commands::ask;
use crate::context::Context;
use crate::error::Result;
use crate::model::{Kind, Promise, Pulse, Stakeholder};
use crate::roster::{Relationship, Roster};
use crate::scoring;
use crate::store::{EntryFilter, Store};
use crate::view::hints;
use crate::view::list::PromiseRow;
use crate::view::promises::track_record;
use crate::view::stale::StaleRow;
use crate::view::today::{Celebration, PlannedAsk, Suggestion, Today};

/// How many people who are due a conversation are named.
const NAMED: usize = 5;

/// How many days "this week" looks ahead.
const WEEK: i64 = 7;

/// Days after which a pulse or a quality review is due again: a quarter.
const QUARTER: i64 = 90;

/// The importance from which someone counts as a top customer and gets quality reviews.
const TOP: f64 = 0.75;

/// Show the morning page: who to talk to, what you owe, what is coming up
///
/// `rel` on its own shows it too.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  rel
  rel today --format json | jq '.promises[] | select(.days_late > 0)'")]
pub struct TodayArgs {}

pub fn run(ctx: &Context, _args: &TodayArgs) -> Result<()> {
    let store = ctx.journal()?;
    let today = store.reading(|store| {
        let roster = Roster::load(ctx, store)?;
        morning(ctx, store, &roster)
    })?;
    ctx.ui.show(&today)
}

fn morning(ctx: &Context, store: &Store, roster: &Roster) -> Result<Today> {
    let mut relationships = roster.relationships(store)?;
    relationships.sort_by(Relationship::by_neglect);
    let promises = store.promises(ctx.now.today)?;
    let pulses = store.pulses(ctx.now.today)?;
    let stale: Vec<&Relationship> =
        relationships.iter().filter(|it| it.rhythm.state.is_stale()).collect();
    let mut rows = Vec::new();
    for it in stale.iter().take(NAMED) {
        rows.push(StaleRow::of(&roster.footing(store, it.person, &it.standing)?));
    }
    Ok(Today {
        date: ctx.now.today,
        more_stale: stale.len() - rows.len(),
        stale: rows,
        promises: ours(ctx, roster, &promises),
        theirs: theirs(ctx, roster, &promises),
        asks: asks(ctx, store, roster)?,
        birthdays: birthdays(ctx, roster),
        ask_how: ask_how(ctx, &pulses, &relationships),
        review: review(ctx, store, &relationships)?,
        kept: track_record(&promises),
        begin: hints::how_to_begin(&roster.people, &roster.units),
    })
}

fn is_near(ctx: &Context, promise: &Promise) -> bool {
    promise.due.is_some_and(|due| (due - ctx.now.today).num_days() <= WEEK)
}

/// Returns our promises that are late, silent or due this week: the greatest concern first,
/// then the earliest due.
fn ours(ctx: &Context, roster: &Roster, promises: &[Promise]) -> Vec<PromiseRow> {
    let concern = |promise: &Promise| {
        let person = roster.person(promise.stakeholder);
        let every = person.and_then(|person| person.updates_every_days);
        scoring::promises::concern(promise, ctx.now.today, every, &ctx.config.scoring)
    };
    let mut open: Vec<(f64, &Promise)> = promises
        .iter()
        .filter(|promise| promise.is_owed())
        .map(|promise| (concern(promise), promise))
        .filter(|(concern, promise)| *concern > 0.0 || is_near(ctx, promise))
        .collect();
    open.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.due.cmp(&b.1.due)));
    open.into_iter().map(|(_, promise)| roster.promise_row(promise.clone())).collect()
}

/// Returns their promises that are late or due this week, the earliest first.
fn theirs(ctx: &Context, roster: &Roster, promises: &[Promise]) -> Vec<PromiseRow> {
    let mut open: Vec<&Promise> = promises
        .iter()
        .filter(|promise| promise.theirs && promise.is_open() && is_near(ctx, promise))
        .collect();
    open.sort_by_key(|promise| promise.due);
    open.into_iter().map(|promise| roster.promise_row(promise.clone())).collect()
}

/// Reads the asks still to come, and whether the relationships can carry them today.
fn asks(ctx: &Context, store: &Store, roster: &Roster) -> Result<Vec<PlannedAsk>> {
    let mut planned = store.entries(&EntryFilter {
        kind: Some(Kind::ASK.to_owned()),
        since: ctx.now.today.succ_opt(),
        ..EntryFilter::default()
    })?;
    planned.reverse();
    let mut asks = Vec::new();
    for entry in planned {
        for person in roster.people.iter().filter(|it| entry.stakeholders.contains(&it.id)) {
            let answer = ask::answer(ctx, store, roster, person, entry.amount())?;
            asks.push(PlannedAsk {
                id: entry.id,
                date: entry.date,
                stakeholder: person.name.clone(),
                what: entry.note.clone(),
                days_left: (entry.date - ctx.now.today).num_days(),
                verdict: answer.verdict,
                after: answer.after,
            });
        }
    }
    Ok(asks)
}

fn birthdays(ctx: &Context, roster: &Roster) -> Vec<Celebration> {
    let today = ctx.now.today;
    let end = today.checked_add_days(Days::new(WEEK as u64)).unwrap_or(today);
    let mut near: Vec<Celebration> = roster
        .people
        .iter()
        .filter(|person| person.is_active())
        .filter_map(|person| Some((person, person.birthday?.next(today)?)))
        .filter(|(_, date)| *date < end)
        .map(|(person, date)| Celebration {
            uid: person.uid.clone(),
            name: person.name.clone(),
            date,
        })
        .collect();
    near.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    near
}

/// Picks the most important person for whom something is due again, by the days since it last
/// happened.
fn suggestion(candidates: Vec<(&Relationship, Option<i64>)>) -> Option<Suggestion> {
    candidates
        .into_iter()
        .filter(|(it, days)| it.rhythm.state.is_ranked() && days.is_none_or(|days| days > QUARTER))
        .max_by(|(a, _), (b, _)| {
            a.rhythm
                .importance
                .total_cmp(&b.rhythm.importance)
                .then_with(|| b.person.name.cmp(&a.person.name))
        })
        .map(|(it, days_since)| Suggestion {
            uid: it.person.uid.clone(),
            name: it.person.name.clone(),
            days_since,
        })
}

/// Picks the person to ask "how are we doing?": the most important without a pulse for a quarter.
fn ask_how(ctx: &Context, pulses: &[Pulse], relationships: &[Relationship]) -> Option<Suggestion> {
    let days = |person: &Stakeholder| {
        let last = pulses.iter().rev().find(|pulse| pulse.stakeholder == person.id)?;
        Some((ctx.now.today - last.date).num_days())
    };
    suggestion(relationships.iter().map(|it| (it, days(it.person))).collect())
}

/// Picks a top customer without a quality review for a quarter. The date of the last one is not
/// looked up.
fn review(
    ctx: &Context,
    store: &Store,
    relationships: &[Relationship],
) -> Result<Option<Suggestion>> {
    let reviews = store.entries(&EntryFilter {
        kind: Some(Kind::REVIEW.to_owned()),
        since: ctx.now.today.checked_sub_days(Days::new(QUARTER as u64)),
        until: Some(ctx.now.today),
        ..EntryFilter::default()
    })?;
    let had_one =
        |person: &Stakeholder| reviews.iter().any(|entry| entry.stakeholders.contains(&person.id));
    let top = relationships.iter().filter(|it| it.rhythm.importance >= TOP && !had_one(it.person));
    Ok(suggestion(top.map(|it| (it, None)).collect()))
}
