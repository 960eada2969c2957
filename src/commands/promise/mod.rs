//! `promise`: promises made, moved, kept or broken.

mod add;
mod end;
mod moved;
mod update;

use chrono::NaiveDate;

use add::check_due;
pub use add::{Draft, describe, warn};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Id, Promise, Status};
use crate::roster::Roster;
use crate::store::Store;
use crate::typed;
use crate::view::list::{Listing, PromiseRow};
use crate::view::receipt::Receipt;
use crate::view::{promises, words};

/// Keep your word: what was promised, by when, and how it ended
///
/// On its own: the open promises. A commitment means 95% sure, a best effort 70%, an intention 40%.
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  rel promise
  rel promise add cass the ERP cutover date --due fri --measure \"signed off by her controller\"
  rel promise update 12 test run went well
  rel promise keep 12 --actual \"55 d\"
  rel promise move 12 --due \"dec 4\" the vendor is late"
)]
pub struct PromiseArgs {
    #[command(subcommand)]
    command: Option<PromiseCommand>,
}

#[derive(Debug, clap::Subcommand)]
enum PromiseCommand {
    Add(add::AddArgs),
    Update(update::UpdateArgs),
    Keep(end::KeepArgs),
    Break(end::BreakArgs),
    Drop(end::DropArgs),
    Move(moved::MoveArgs),
}

pub fn run(ctx: &Context, args: &PromiseArgs) -> Result<()> {
    match &args.command {
        None => list_open(ctx),
        Some(PromiseCommand::Add(args)) => add::run(ctx, args),
        Some(PromiseCommand::Update(args)) => update::run(ctx, args),
        Some(PromiseCommand::Keep(args)) => end::keep(ctx, args),
        Some(PromiseCommand::Break(args)) => end::break_(ctx, args),
        Some(PromiseCommand::Drop(args)) => end::drop(ctx, args),
        Some(PromiseCommand::Move(args)) => moved::run(ctx, args),
    }
}

fn list_open(ctx: &Context) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let mut open = store.promises(ctx.now.today)?;
    open.retain(Promise::is_open);
    // The earliest due comes first; promises without a date come last.
    open.sort_by_key(|promise| (promise.due.is_none(), promise.due, promise.id));
    let owed = open.iter().filter(|promise| promise.is_owed()).count();
    let late = open.iter().filter(|promise| promise.is_owed());
    let late = late.filter(|promise| promise.days_late(ctx.now.today) > 0).count();
    let rows: Vec<PromiseRow> =
        open.into_iter().map(|promise| roster.promise_row(promise)).collect();
    let headline = match (owed, late) {
        (0, _) => "You owe nobody anything.".to_owned(),
        (owed, 0) => {
            format!("{} open, none past due.", words::number_of(owed, "promise is", "promises are"))
        }
        (owed, late) => format!(
            "{} open, {late} past due.",
            words::number_of(owed, "promise is", "promises are")
        ),
    };
    ctx.ui.show(&Listing { headline, rows, nobody: roster.people.is_empty() })
}

/// Reads a promise that is still open.
fn open_promise(store: &Store, id: Id) -> Result<Promise> {
    let promise = store.promise(id)?.ok_or_else(|| {
        Error::refused(format!("There is no promise #{id}."))
            .hint("To see the open ones: rel promise. To see all: rel list promises")
    })?;
    if promise.status == Status::Open {
        return Ok(promise);
    }
    let closed = promise.closed.map(words::full_date).unwrap_or_default();
    Err(Error::refused(format!(
        "{} was {} on {closed}.",
        promises::numbered(&promise),
        promise.status.name()
    ))
    .hint("Nothing was written. If that is wrong: rel undo, or add a new promise."))
}

/// Reads the day something happened to a promise: not in the future, and not before it was made.
fn happened_to(ctx: &Context, promise: &Promise, on: Option<&str>) -> Result<NaiveDate> {
    let date = typed::happened_on(ctx, on)?;
    if date < promise.made {
        return Err(Error::usage(format!(
            "{} was made on {}, after {}.",
            promises::numbered(promise),
            words::full_date(promise.made),
            words::full_date(date)
        ))
        .hint("Nothing was written."));
    }
    Ok(date)
}

/// Changes an open promise, and shows what `apply` says was done.
fn change(
    ctx: &Context,
    id: Id,
    verb: &str,
    apply: impl Fn(&mut Promise) -> Result<String>,
) -> Result<()> {
    let plan = |store: &Store| {
        let mut promise = open_promise(store, id)?;
        let done = apply(&mut promise)?;
        Ok((promise, done, Roster::load(ctx, store)?))
    };
    let ((promise, done, roster), store) = ctx.change(plan, |write, planned| {
        let (promise, _, roster) = &planned;
        write.save(promise)?;
        let words =
            format!("promise {verb} {} {}", promises::numbered(promise), whom(roster, promise));
        Ok((planned, words))
    })?;
    let person = roster.person(promise.stakeholder);
    let line = person.map(|person| roster.standing_line(&store, person)).transpose()?;
    let headline = format!("#{id} {done}: \"{}\", {}", promise.text, whom(&roster, &promise));
    ctx.ui.show(&Receipt::new(roster.promise_row(promise), headline).lines(line))
}

/// Returns `to Cassandra Kelly` for our promises and `of Cassandra Kelly` for theirs.
fn whom(roster: &Roster, promise: &Promise) -> String {
    let to = if promise.theirs { "of" } else { "to" };
    format!("{to} {}", roster.name_of(promise.stakeholder))
}
