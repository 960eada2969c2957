//! `undo`: taking back the latest step.

use crate::clock;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::view::receipt::Receipt;
use crate::view::undo::{StepRow, Steps, Undone};

/// Undo the latest command that wrote to the journal
///
/// Each undo goes one step further back; there is no redo. `forget` cannot be undone, nor can
/// earlier steps that touched the person.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel undo
  rel undo --list")]
pub struct UndoArgs {
    /// Show what can be undone, in order
    #[arg(long)]
    list: bool,
}

pub fn run(ctx: &Context, args: &UndoArgs) -> Result<()> {
    let store = ctx.journal()?;
    let row = |step: crate::store::Step| StepRow {
        id: step.id,
        local: clock::local_time(&step.at),
        at: step.at,
        command: step.command,
        changes: step.changes,
    };
    let steps: Vec<StepRow> = store.steps()?.into_iter().map(row).collect();
    if args.list {
        return ctx.ui.show(&Steps(steps));
    }
    let nothing = || Error::refused("There is nothing to undo.");
    if steps.is_empty() {
        return Err(nothing());
    }
    let store = store.for_writing()?;
    let step = store.write(ctx.now, &ctx.config.scoring)?.undo()?.ok_or_else(nothing)?;
    let headline = format!("Undone: {}", step.command);
    ctx.ui.show(&Receipt::new(Undone { undone: row(step), left: steps.len() - 1 }, headline))
}
