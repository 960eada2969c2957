//! `ask`: whether a relationship can carry an ask.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Exit, Result};
use crate::model::{Account, Entry, Kind, Stakeholder};
use crate::roster::Roster;
use crate::scoring::ask::{Question, Verdict};
use crate::scoring::trust;
use crate::store::{EntryFilter, Store};
use crate::typed;
use crate::view::ask::AskAnswer;
use crate::view::list::EntryRow;
use crate::view::words;

/// Check whether a relationship can carry an ask, and what to do first
///
/// The answer is ready, wait or unknown. Nothing is written unless you plan the ask (--on) or
/// record it (--record).
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel ask cass 400k for the ERP overrun
  rel ask cass 400k for the ERP overrun --deposit -6 --on \"dec 4\"
  rel ask cass 400k for the ERP overrun --record")]
pub struct AskArgs {
    /// Name, alias, prefix, initials, e-mail, or id as '#9'
    #[arg(add = complete::who())]
    who: String,

    /// What you ask for; needs no quotes
    #[arg(required = true, allow_negative_numbers = true)]
    what: Vec<String>,

    /// How much it draws on the account [default: what an ask is worth, -2]
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = typed::parse_deposit
    )]
    deposit: Option<f64>,

    /// Plan it for a day: rel today counts down, rel entry remove cancels
    #[arg(long, value_name = "DATE", conflicts_with = "record")]
    on: Option<String>,

    /// Record it: you have asked
    #[arg(long)]
    record: bool,

    /// Exit with status 3 if the ask should wait
    #[arg(long)]
    check: bool,
}

pub fn run(ctx: &Context, args: &AskArgs) -> Result<Exit> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let Some((person, words)) = roster.one_before_note(&args.who, &args.what)? else {
        return Err(Error::usage("Ask one person at a time."));
    };
    let entry = entry(ctx, args, &args.what[words..])?;
    let mut answer = answer(ctx, &store, &roster, person, entry.deposit)?;
    if args.record || args.on.is_some() {
        let planned = entry.date > ctx.now.today;
        let verb = if planned { "plan" } else { "log" };
        let described = format!("ask of {}, {}", person.name, words::full_date(entry.date));
        let (entry, _) = ctx.write(store, |write| {
            let entry = write.add(Entry { stakeholders: vec![person.id], ..entry })?;
            Ok((entry, format!("{verb} {described}")))
        })?;
        let done = if planned { "Planned" } else { "Recorded" };
        answer.done = Some(format!("{done}: #{} {}", entry.id, words::capitalized(&described)));
        answer.entry = Some(EntryRow::of(entry, vec![person.name.clone()]));
    }
    ctx.ui.show(&answer)?;
    let waits = answer.verdict == Verdict::Wait;
    Ok(if args.check && waits { Exit::Found } else { Exit::Done })
}

/// Builds the entry of the ask, without the person.
fn entry(ctx: &Context, args: &AskArgs, what: &[String]) -> Result<Entry> {
    if what.concat().trim().is_empty() {
        return Err(Error::usage("What are you asking for?")
            .hint("For example: rel ask cass 400k for the ERP overrun"));
    }
    let date = match &args.on {
        Some(on) => typed::coming_date(ctx, "--on", on)?,
        None => ctx.now.today,
    };
    if args.on.is_some() && date <= ctx.now.today {
        return Err(Error::usage(format!(
            "{} is not in the future, so the ask cannot be planned for it.",
            words::full_date(date)
        ))
        .hint("Nothing was written. To record an ask you made today: --record"));
    }
    let mut entry = Entry::new(typed::kind(ctx, Kind::ASK)?, date);
    entry.deposit = args.deposit.map_or(entry.deposit, |size| -size.abs());
    entry.note = what.join(" ");
    Ok(entry)
}

/// Checks whether the relationship with a person can carry an ask of this size, which is negative.
pub fn answer(
    ctx: &Context,
    store: &Store,
    roster: &Roster,
    person: &Stakeholder,
    size: f64,
) -> Result<AskAnswer> {
    let (today, constants) = (ctx.now.today, &ctx.config.scoring);
    let standing = store.standing(person.id, today, constants)?;
    let rhythm = roster.rhythm(person, &standing);
    let entries = store.entries(&EntryFilter {
        with: Some(vec![person.id]),
        until: Some(today),
        ..EntryFilter::default()
    })?;
    let promises = store.promises_with(person.id, today)?;
    let pulses = store.pulses_of(person.id, today)?;
    let question = Question {
        today,
        stakeholder: person,
        size,
        balance: standing.balance,
        evidence: standing.evidence,
        cadence_days: rhythm.cadence_days,
        last_in_person: standing.last_in_person,
        entries: &entries,
        promises: &promises,
        pulses: Account::ALL
            .into_iter()
            .filter_map(|account| trust::latest(&pulses, account, today, constants))
            .collect(),
    };
    let facts = store.facts_about(person.id)?;
    Ok(AskAnswer::of(&question, &facts, rhythm.days_since, constants))
}
