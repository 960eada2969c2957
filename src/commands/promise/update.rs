//! `promise update`: how a promise stands.

use crate::commands::promise::change::{change, happened_to};
use crate::commands::promise::which::WhichPromise;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::promise::Said;
use crate::view::words;

/// Update an open promise, so that it does not go silent
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel promise update 12 test run went well, told her at lunch
  rel promise update cass test run went well")]
pub struct UpdateArgs {
    #[command(flatten)]
    which: WhichPromise,

    /// What was said; needs no quotes
    #[arg(required = true)]
    note: Vec<String>,

    /// When it was said [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

pub fn run(ctx: &Context, args: &UpdateArgs) -> Result<()> {
    let (id, note) = args.which.find(ctx, &args.note)?;
    change(ctx, id, "update", |promise| {
        if note.concat().trim().is_empty() {
            return Err(Error::usage("What was said? An update needs a note."));
        }
        let date = happened_to(ctx, promise, args.on.as_deref())?;
        promise.history.push(Said::update(date, note.join(" ")));
        promise.history.sort_by_key(|said| said.date);
        Ok(format!("Updated on {}", words::full_date(date)))
    })
}
