//! `promise`: promises made, moved, kept or broken.

mod add;
mod change;
mod end;
mod moved;
mod update;

pub use add::{Draft, describe, warn};

use crate::context::Context;
use crate::error::Result;
use crate::model::Promise;
use crate::roster::Roster;
use crate::view::list::{Listing, PromiseRow};
use crate::view::words;

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
    let theirs = rows.iter().filter(|row| row.theirs).count();
    let headline = headline(owed, late, theirs);
    ctx.ui.show(&Listing { headline, rows, nobody: roster.people.is_empty() })
}

/// Returns how many promises are open, ours and theirs, and how many of ours are late.
fn headline(owed: usize, late: usize, theirs: usize) -> String {
    let mut headline = match owed {
        0 => "You owe nobody anything".to_owned(),
        owed => format!("You owe {}", words::number_of(owed, "promise", "promises")),
    };
    if late > 0 {
        headline += &format!(", {late} late");
    }
    match (owed, theirs) {
        (_, 0) => {}
        (0, theirs) => {
            let promises = words::number_of(theirs, "promise is", "promises are");
            headline += &format!("; {promises} owed to you");
        }
        (_, theirs) => {
            headline += &format!("; {} owed to you", words::number_of(theirs, "is", "are"));
        }
    }
    headline + "."
}
