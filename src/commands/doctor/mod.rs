//! `doctor`: checks the journal and repairs what is safe to repair.

mod content;
mod file;
mod retention;

use crate::context::Context;
use crate::error::{Exit, Result};
use crate::store::Store;
use crate::view::doctor::HealthReport;
use crate::view::words;

/// Check the journal for problems
///
/// Looks for damage, for files open to others and for sums that do not add up; suggests people to
/// merge and units to remove. Changes nothing without --fix. Exits with 3 if something is wrong and
/// was not repaired; suggestions are not faults.
///
/// With `rel config retain 24m`, entries, facts, ended promises and pulses that are older are
/// counted, and --fix deletes them for good once the count is confirmed: by answering, or with
/// --delete N. Like forget, that cannot be undone, and neither can steps that touched them.
/// Balances stay the same from then on: an opening entry for each person carries what is left of
/// them. The last conversation with someone stays too, without its note. Counts of promises and
/// entries, and averages of pulses, are those of what is left.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel doctor
  rel doctor --fix
  rel doctor --fix --delete 12
  rel doctor --format json | jq -r '.checks[].findings[].fix'")]
pub struct DoctorArgs {
    /// Repair what is safe to repair: permissions, a write-ahead log, unfinished
    /// erasures, stored sums
    #[arg(long)]
    fix: bool,

    /// Confirm that so many records are deleted because they are older than `retain`
    #[arg(long, value_name = "N", requires = "fix")]
    delete: Option<usize>,
}

pub fn run(ctx: &Context, args: &DoctorArgs) -> Result<Exit> {
    let mut report = examine(ctx)?;
    if args.fix && report.is_there {
        let mut repaired = repair(ctx, &report)?;
        repaired.extend(retention::delete(ctx, args.delete)?);
        report = HealthReport { repaired, ..examine(ctx)? };
    }
    ctx.ui.show(&report)?;
    Ok(if report.sound { Exit::Done } else { Exit::Found })
}

/// Runs all checks. Content checks run only if the file itself is sound.
fn examine(ctx: &Context) -> Result<HealthReport> {
    let path = &ctx.journal;
    let Some(found) = Store::examine(path)? else {
        return Ok(HealthReport::of_no_journal(path));
    };
    let mut checks = file::checks(path, &found);
    if file::is_readable(&found) {
        let store = ctx.journal()?;
        checks.extend(store.reading(|store| content::checks(ctx, store))?);
        checks.extend(retention::check(ctx, &store)?);
    }
    Ok(HealthReport::new(path, found.records, checks))
}

/// Repairs what is safe to repair. Returns what was done, in sentences.
fn repair(ctx: &Context, report: &HealthReport) -> Result<Vec<String>> {
    let mut done = Vec::new();
    for exposed in Store::exposed(&ctx.journal) {
        if let Some(wanted) = exposed.wanted {
            exposed.close()?;
            done.push(format!(
                "Closed {} to others: its mode was {:o} and is now {wanted:o}.",
                exposed.path.display(),
                exposed.mode,
            ));
        }
    }
    let is_faulty = |name| report.checks.iter().any(|check| check.name == name && !check.ok);
    if is_faulty(file::ONE_FILE) && ctx.journal()?.leave_wal() {
        done.push("Put the journal back into one file, without a write-ahead log.".to_owned());
    }
    if is_faulty(file::ERASED) {
        ctx.journal()?.for_writing()?.finish_erasing()?;
        done.push("Rewrote the file without the traces of what was erased.".to_owned());
    }
    if is_faulty(content::SUMS) {
        let mended = ctx.journal()?.for_writing()?.mend_sums(ctx.now, &ctx.config.scoring)?;
        let people = words::number_of(mended, "person", "people");
        done.push(format!("Added up the entries of {people} again."));
    }
    Ok(done)
}
