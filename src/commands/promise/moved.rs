//! `promise move`: moving the due date of a promise.

use crate::commands::complete;
use crate::commands::promise::add::check_due;
use crate::commands::promise::change::{change, happened_to};
use crate::commands::promise::which::WhichPromise;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::promise::{PromiseMove, Said};
use crate::roster::Roster;
use crate::view::{promises, words};

/// Move the due date of a promise, or promise it to someone else
///
/// The first move costs nothing if made in time; each further move, or one after the due date,
/// costs trust.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel promise move 12 --due \"dec 4\" the vendor is late
  rel promise move 12 --to ruth")]
pub struct MoveArgs {
    #[command(flatten)]
    which: WhichPromise,

    /// Why; needs no quotes
    note: Vec<String>,

    /// New due date
    #[arg(long, value_name = "DATE", required_unless_present = "to")]
    due: Option<String>,

    /// Who it is promised to from now on
    #[arg(long, value_name = "WHO", add = complete::who())]
    to: Option<String>,

    /// When you told them [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

pub fn run(ctx: &Context, args: &MoveArgs) -> Result<()> {
    let to = match &args.to {
        Some(to) => Some(Roster::load(ctx, &ctx.journal()?)?.one(to)?.id),
        None => None,
    };
    let (id, note) = args.which.find(ctx, &args.note)?;
    change(ctx, id, "move", |promise| {
        let date = happened_to(ctx, promise, args.on.as_deref())?;
        if let Some(last) = promise.last_update().filter(|last| *last > date) {
            return Err(Error::usage(format!(
                "{} was last updated on {}; a move cannot be dated before that.",
                promises::numbered(promise),
                words::full_date(last)
            ))
            .hint("Nothing was written."));
        }
        if to == Some(promise.stakeholder) && args.due.is_none() {
            return Err(
                Error::refused("It is already promised to them.").hint("Nothing was written.")
            );
        }
        let mut said = Said::update(date, note.join(" "));
        let mut done = "Handed over".to_owned();
        if let Some(due) = &args.due {
            let due = check_due(ctx, due)?;
            if Some(due) == promise.due {
                return Err(Error::refused(format!(
                    "{} is already due on {}.",
                    promises::numbered(promise),
                    words::full_date(due)
                )));
            }
            said.moved = Some(PromiseMove { from: promise.due, to: due });
            promise.due = Some(due);
            done = format!("Moved to {}", words::full_date(due));
        }
        promise.stakeholder = to.unwrap_or(promise.stakeholder);
        promise.history.push(said);
        promise.history.sort_by_key(|said| said.date);
        Ok(done)
    })
}
