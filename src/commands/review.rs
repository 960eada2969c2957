//! `review`: the known mistakes, and the page for a quality review.

use chrono::{Days, NaiveDate};

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Entry, Kind, Promise, Stakeholder};
use crate::roster::Roster;
use crate::scoring::review::{Journal, Member, Review};
use crate::store::{EntryFilter, Store};
use crate::typed;
use crate::view::hints;
use crate::view::list::{PromiseRow, PulseRow};
use crate::view::review::{AgreedRow, Period, QualityReview, ReviewPage};
use crate::view::words;

/// Days a review looks back: a quarter, the rhythm in which executives judge.
const WINDOW: u64 = 90;

/// Days the page for one person looks back: as long as a pulse counts.
const YEAR: u64 = 365;

/// Look in the mirror: see which of the known mistakes you are making
///
/// Each habit comes with a figure, names and what to change: where your attention goes, form
/// against substance, deposits and asks, promises, trust in you and in your team, who carries the
/// relationships, the load. Where there is too little to judge, it says so.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel review
  rel review --since 6m --unit Finance
  rel review --format json | jq .trust.gap
  rel review --with cass          the page to bring to a quality review with her")]
pub struct ReviewArgs {
    /// First day to look at [default: 90 days ago; with --with, a year ago]
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// Only people of this unit; shares of attention stay those of the whole journal
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// Show the page to bring to a quality review with someone
    #[arg(long, value_name = "WHO", conflicts_with = "unit", add = complete::who())]
    with: Option<String>,
}

impl ReviewArgs {
    fn since(&self, ctx: &Context, days_back: u64) -> Result<NaiveDate> {
        let today = ctx.now.today;
        let Some(text) = &self.since else {
            return Ok(today.checked_sub_days(Days::new(days_back)).unwrap_or(NaiveDate::MIN));
        };
        let since = typed::past_date(ctx, "--since", text)?;
        if since > today {
            return Err(Error::usage(format!(
                "--since {} is in the future; a review looks back.",
                words::full_date(since)
            )));
        }
        Ok(since)
    }
}

pub fn run(ctx: &Context, args: &ReviewArgs) -> Result<()> {
    let store = ctx.journal()?;
    match &args.with {
        Some(who) => {
            let roster = Roster::load(ctx, &store)?;
            let person = roster.one(who)?;
            let since = args.since(ctx, YEAR)?;
            let page = store.reading(|store| quality_review(ctx, store, &roster, person, since))?;
            ctx.ui.show(&page)
        }
        None => {
            let since = args.since(ctx, WINDOW)?;
            let page = store.reading(|store| mirror(ctx, store, args.unit.as_deref(), since))?;
            ctx.ui.show(&page)
        }
    }
}

/// Holds the journal against the known mistakes.
fn mirror(
    ctx: &Context,
    store: &Store,
    unit: Option<&str>,
    since: NaiveDate,
) -> Result<ReviewPage> {
    let today = ctx.now.today;
    let roster = Roster::load(ctx, store)?;
    let unit = unit.map(|unit| roster.unit_named(unit)).transpose()?;
    let relationships = roster.relationships(store)?.into_iter();
    let active = relationships.filter(|it| it.person.is_active());
    let members = active.map(|it| Member { stakeholder: it.person, rhythm: it.rhythm });
    let review = Review::of(&Journal {
        since,
        today,
        unit: unit.map(|unit| unit.id),
        units: &roster.units,
        people: members.collect(),
        entries: &store.entries(&up_to(today))?,
        promises: &store.promises(today)?,
        pulses: &store.pulses(today)?,
        facts: &store.facts()?,
        my_people: &ctx.config.people,
        constants: &ctx.config.scoring,
    });
    let period = Period { since, until: today, unit: unit.map(|unit| unit.name.clone()) };
    let begin = hints::how_to_begin(&roster.people, &roster.units);
    Ok(ReviewPage::of(review, period, begin))
}

/// Returns the filter for all entries up to a day.
fn up_to(today: NaiveDate) -> EntryFilter {
    EntryFilter { until: Some(today), ..EntryFilter::default() }
}

/// Reads the page to bring to a quality review with a person.
fn quality_review(
    ctx: &Context,
    store: &Store,
    roster: &Roster,
    person: &Stakeholder,
    since: NaiveDate,
) -> Result<QualityReview> {
    let today = ctx.now.today;
    let standing = store.standing(person.id, today, &ctx.config.scoring)?;
    let promises: Vec<Promise> = store
        .promises_with(person.id, today)?
        .into_iter()
        .filter(|promise| promise.closed.is_none_or(|closed| closed >= since))
        .collect();
    let reviews = store.entries(&EntryFilter {
        with: Some(vec![person.id]),
        kind: Some(Kind::REVIEW.to_owned()),
        since: Some(since),
        ..up_to(today)
    })?;
    let agreed = promises
        .iter()
        .flat_map(|promise| said_about(promise, since))
        .chain(reviews.iter().map(said_in))
        .collect();
    let pulses = store
        .pulses_of(person.id, today)?
        .into_iter()
        .rev()
        .filter(|pulse| pulse.date >= since)
        .map(|pulse| PulseRow::of(pulse, person.name.clone()))
        .collect();
    let rows: Vec<PromiseRow> =
        promises.into_iter().map(|promise| roster.promise_row(promise)).collect();
    let row = roster.row(person, &standing);
    Ok(QualityReview::of(row, rows, pulses, agreed, (since, today)))
}

/// Returns what was said about a promise since a day; about an open one, everything.
fn said_about(promise: &Promise, since: NaiveDate) -> Vec<AgreedRow> {
    let counts = |date: NaiveDate| promise.is_open() || date >= since;
    let said = promise.history.iter().filter(|said| counts(said.date));
    said.map(|said| AgreedRow {
        date: said.date,
        what: if said.moved.is_some() { "moved" } else { "update" },
        note: said.note.clone(),
        entry: None,
        promise: Some(promise.id),
        status: Some(promise.status),
        due: said.moved.map(|moved| moved.to),
    })
    .collect()
}

/// Returns what was said in an earlier review.
fn said_in(review: &Entry) -> AgreedRow {
    AgreedRow {
        date: review.date,
        what: Kind::REVIEW,
        note: review.note.clone(),
        entry: Some(review.id),
        promise: None,
        status: None,
        due: None,
    }
}
