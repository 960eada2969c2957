//! `promise keep`, `break` and `drop`: ending a promise.

use crate::commands::promise::change::{change, happened_to};
use crate::commands::promise::which::WhichPromise;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::Status;
use crate::model::promise::{Effort, Said};
use crate::shell::quote;
use crate::view::{promises, words};

/// Mark a promise as kept
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel promise keep 12 --actual \"55 d\" signed off
  rel promise keep cass")]
pub struct KeepArgs {
    #[command(flatten)]
    end: EndArgs,

    /// How much work it was, such as "55 d"
    #[arg(long, value_name = "EFFORT")]
    actual: Option<Effort>,
}

/// Mark a promise as broken
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel promise break 12 the vendor went under")]
pub struct BreakArgs {
    #[command(flatten)]
    end: EndArgs,
}

/// Drop a promise that no longer matters, and say why
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel promise drop 12 she no longer needs it")]
pub struct DropArgs {
    #[command(flatten)]
    end: EndArgs,
}

#[derive(Debug, clap::Args)]
struct EndArgs {
    #[command(flatten)]
    which: WhichPromise,

    /// How it ended; needs no quotes
    note: Vec<String>,

    /// When it ended [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

pub fn keep(ctx: &Context, args: &KeepArgs) -> Result<()> {
    end(ctx, &args.end, "keep", Status::Kept, args.actual.as_ref())
}

pub fn break_(ctx: &Context, args: &BreakArgs) -> Result<()> {
    end(ctx, &args.end, "break", Status::Broken, None)
}

pub fn drop(ctx: &Context, args: &DropArgs) -> Result<()> {
    let (_, note) = args.end.which.find(ctx, &args.end.note)?;
    if note.concat().trim().is_empty() {
        return Err(Error::usage("Why is it dropped? Dropping a promise needs a note.").hint(
            format!(
                "For example: rel promise drop {} she no longer needs it",
                quote(&args.end.which.promise)
            ),
        ));
    }
    end(ctx, &args.end, "drop", Status::Dropped, None)
}

fn end(
    ctx: &Context,
    args: &EndArgs,
    verb: &str,
    status: Status,
    actual: Option<&Effort>,
) -> Result<()> {
    let (id, note) = args.which.find(ctx, &args.note)?;
    change(ctx, id, verb, |promise| {
        let date = happened_to(ctx, promise, args.on.as_deref())?;
        if let Some(last) = promise.last_update().filter(|last| *last > date) {
            return Err(Error::usage(format!(
                "{} was still open on {}, when it was last updated.",
                promises::numbered(promise),
                words::full_date(last)
            )));
        }
        promise.status = status;
        promise.closed = Some(date);
        promise.actual = actual.cloned().or_else(|| promise.actual.clone());
        if !note.is_empty() {
            promise.history.push(Said { ended: true, ..Said::update(date, note.join(" ")) });
        }
        let late = promise.days_late(date);
        Ok(match status {
            Status::Kept if late > 0 => format!("Kept, {} late", words::days(late)),
            status => words::capitalized(status.name()),
        })
    })
}
