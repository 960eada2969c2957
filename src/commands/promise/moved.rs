use super::{change, check_due, happened_to};
use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::Id;
use crate::model::promise::{Moved, Said};
use crate::roster::Roster;
use crate::typed;
use crate::view::{promises, words};

/// Move the due date of a promise, or hand it to somebody else
///
/// The first move in time is free; each further one, or one after the date has passed, costs trust.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel promise move 12 --due \"dec 4\" the vendor is late
  rel promise move 12 --to ruth")]
pub struct MoveArgs {
    /// Its number, from rel promise
    #[arg(value_parser = typed::parse_id)]
    id: Id,

    /// Why; needs no quotes
    note: Vec<String>,

    /// The new day
    #[arg(long, value_name = "DATE", required_unless_present = "to")]
    due: Option<String>,

    /// Who waits for it from now on
    #[arg(long, value_name = "WHO", add = complete::who())]
    to: Option<String>,

    /// When that was said [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

pub fn run(ctx: &Context, args: &MoveArgs) -> Result<()> {
    let to = match &args.to {
        Some(to) => Some(Roster::load(ctx, &ctx.journal()?)?.one(to)?.id),
        None => None,
    };
    change(ctx, args.id, "move", |promise| {
        let date = happened_to(ctx, promise, args.on.as_deref())?;
        if let Some(last) = promise.last_update().filter(|last| *last > date) {
            return Err(Error::usage(format!(
                "{} was updated on {} after that; only what comes later can be said now.",
                promises::numbered(promise),
                words::full_date(last)
            ))
            .hint("Nothing was written."));
        }
        if to == Some(promise.stakeholder) && args.due.is_none() {
            return Err(Error::refused("They wait for it already.").hint("Nothing was written."));
        }
        let mut said = Said::update(date, args.note.join(" "));
        let mut told = "Handed over".to_owned();
        if let Some(due) = &args.due {
            let due = check_due(ctx, due)?;
            if Some(due) == promise.due {
                return Err(Error::refused(format!(
                    "{} is due on {} already.",
                    promises::numbered(promise),
                    words::full_date(due)
                )));
            }
            said.moved = Some(Moved { from: promise.due, to: due });
            promise.due = Some(due);
            told = format!("Moved to {}", words::full_date(due));
        }
        promise.stakeholder = to.unwrap_or(promise.stakeholder);
        promise.history.push(said);
        promise.history.sort_by_key(|said| said.date);
        Ok(told)
    })
}
