use chrono::Days;

use crate::commands::ask;
use crate::context::Context;
use crate::error::Result;
use crate::model::{Kind, Promise, Stakeholder};
use crate::roster::{Judged, Roster};
use crate::scoring::promises;
use crate::store::{EntryFilter, Store};
use crate::view::list::PromiseRow;
use crate::view::promises::track_record;
use crate::view::stale::StaleRow;
use crate::view::today::{Celebration, PlannedAsk, Suggestion, Today};

/// How many of the stale are named.
const NAMED: usize = 5;

/// The days that "this week" looks ahead.
const WEEK: i64 = 7;

/// Days after which a pulse or a quality review is due again: a quarter.
const QUARTER: i64 = 90;

/// The importance from which somebody is a top customer, who gets quality reviews.
const TOP: f64 = 0.75;

/// Show the morning page: whom to talk to, what I owe, what comes up
///
/// The same as `rel` alone.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = "\
Examples:
  rel
  rel today --format json | jq '.promises[] | select(.days_late > 0)'")]
pub struct TodayArgs {}

pub fn run(ctx: &Context, _args: &TodayArgs) -> Result<()> {
    let store = ctx.journal()?;
    let today = store.reading(|store| {
        let people = Roster::load_with_word(ctx, store)?;
        let mut judged = people.judged(store)?;
        judged.sort_by(Judged::by_neglect);
        morning(ctx, store, &people, &judged)
    })?;
    ctx.ui.show(&today)
}

fn morning(ctx: &Context, store: &Store, people: &Roster, judged: &[Judged]) -> Result<Today> {
    let stale: Vec<&Judged> = judged.iter().filter(|it| it.assessment.state.is_stale()).collect();
    let mut rows = Vec::new();
    for it in stale.iter().take(NAMED) {
        rows.push(StaleRow::of(&people.situation(store, it.person, &it.standing)?));
    }
    Ok(Today {
        date: ctx.now.today,
        more_stale: stale.len() - rows.len(),
        stale: rows,
        promises: ours(ctx, people),
        theirs: theirs(ctx, people),
        asks: asks(ctx, store, people)?,
        birthdays: birthdays(ctx, people),
        ask_how: ask_how(ctx, people, judged),
        review: review(ctx, store, judged)?,
        kept: track_record(&people.promises),
        nobody: people.everybody.is_empty(),
    })
}

fn is_near(ctx: &Context, promise: &Promise) -> bool {
    promise.due.is_some_and(|due| (due - ctx.now.today).num_days() <= WEEK)
}

/// Those past due, silent or due this week; the greatest concern first, then what is due first.
fn ours(ctx: &Context, people: &Roster) -> Vec<PromiseRow> {
    let concern = |promise: &Promise| {
        let person = people.everybody.iter().find(|person| person.id == promise.stakeholder);
        let every = person.and_then(|person| person.updates_every_days);
        promises::concern(promise, ctx.now.today, every, &ctx.config.scoring)
    };
    let mut open: Vec<(f64, &Promise)> = people
        .promises
        .iter()
        .filter(|promise| promise.is_owed())
        .map(|promise| (concern(promise), promise))
        .filter(|(concern, promise)| *concern > 0.0 || is_near(ctx, promise))
        .collect();
    open.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.due.cmp(&b.1.due)));
    open.into_iter().map(|(_, promise)| people.promise_row(promise.clone())).collect()
}

fn theirs(ctx: &Context, people: &Roster) -> Vec<PromiseRow> {
    let mut open: Vec<&Promise> = people
        .promises
        .iter()
        .filter(|promise| promise.theirs && promise.is_open() && is_near(ctx, promise))
        .collect();
    open.sort_by_key(|promise| promise.due);
    open.into_iter().map(|promise| people.promise_row(promise.clone())).collect()
}

/// The asks still to come, and what the relationship says to them today.
fn asks(ctx: &Context, store: &Store, people: &Roster) -> Result<Vec<PlannedAsk>> {
    let mut planned = store.entries(&EntryFilter {
        kind: Some(Kind::ASK.to_owned()),
        since: ctx.now.today.succ_opt(),
        ..EntryFilter::default()
    })?;
    planned.reverse();
    let mut asks = Vec::new();
    for entry in planned {
        for person in people.everybody.iter().filter(|it| entry.stakeholders.contains(&it.id)) {
            let answer = ask::answer(ctx, store, people, person, entry.amount())?;
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

fn birthdays(ctx: &Context, people: &Roster) -> Vec<Celebration> {
    let today = ctx.now.today;
    let end = today.checked_add_days(Days::new(WEEK as u64)).unwrap_or(today);
    let mut near: Vec<Celebration> = people
        .everybody
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

/// The most important of some people for whom something is due again; those never first of equals.
fn suggestion(candidates: Vec<(&Judged, Option<i64>)>) -> Option<Suggestion> {
    candidates
        .into_iter()
        .filter(|(it, days)| {
            it.assessment.state.is_ranked() && days.is_none_or(|days| days > QUARTER)
        })
        .max_by(|(a, _), (b, _)| {
            a.assessment
                .importance
                .total_cmp(&b.assessment.importance)
                .then_with(|| b.person.name.cmp(&a.person.name))
        })
        .map(|(it, days_since)| Suggestion {
            uid: it.person.uid.clone(),
            name: it.person.name.clone(),
            days_since,
        })
}

/// One person to ask "how are we doing?": the most important without a pulse for a quarter.
fn ask_how(ctx: &Context, people: &Roster, judged: &[Judged]) -> Option<Suggestion> {
    let days = |person: &Stakeholder| {
        let last = people.pulses.iter().rev().find(|pulse| pulse.stakeholder == person.id)?;
        Some((ctx.now.today - last.date).num_days())
    };
    suggestion(judged.iter().map(|it| (it, days(it.person))).collect())
}

/// A top customer without a quality review for a quarter; when the last one was is not looked for.
fn review(ctx: &Context, store: &Store, judged: &[Judged]) -> Result<Option<Suggestion>> {
    let reviews = store.entries(&EntryFilter {
        kind: Some("review".to_owned()),
        since: ctx.now.today.checked_sub_days(Days::new(QUARTER as u64)),
        until: Some(ctx.now.today),
        ..EntryFilter::default()
    })?;
    let had_one =
        |person: &Stakeholder| reviews.iter().any(|entry| entry.stakeholders.contains(&person.id));
    let top = judged.iter().filter(|it| it.assessment.importance >= TOP && !had_one(it.person));
    Ok(suggestion(top.map(|it| (it, None)).collect()))
}
