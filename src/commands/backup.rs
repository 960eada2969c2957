//! `backup`: a checked copy of the journal.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::shell::quote;
use crate::store::Store;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Back up the journal to a file, complete and checked
///
/// The copy is the journal at one moment, even if other commands write meanwhile, and is checked
/// before it is put in place. An earlier backup of this journal is replaced; any other file is left
/// alone. `rel restore FILE` brings a backup back.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel backup
  rel backup ~/backups/
  rel backup - | age -r KEY -o journal.age     # encrypted on the way
  rel --db ~/backups/journal-2026-11-21.db list")]
pub struct BackupArgs {
    /// File to write, a folder for it, or - for stdout [default: next to the journal, by date]
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    file: Option<PathBuf>,
}

pub fn run(ctx: &Context, args: &BackupArgs) -> Result<()> {
    if args.file.as_deref() == Some(Path::new("-")) {
        return to_stdout(ctx);
    }
    let backup = Store::back_up(&ctx.journal, &place(ctx, args.file.as_deref()))?;
    let path = backup.path.clone();
    let headline = format!(
        "Backed up {} to {path}, {}, checked.",
        words::records(backup.records),
        words::size(backup.bytes)
    );
    ctx.ui.show(&Receipt::new(backup, headline))?;
    ctx.ui.hint(&format!("To look into it: rel --db {} list", quote(&path)));
    Ok(())
}

/// Writes the copy to stdout, unless that is a terminal.
fn to_stdout(ctx: &Context) -> Result<()> {
    if ctx.ui.is_at_terminal() {
        return Err(Error::usage("A backup is not text for a terminal.")
            .hint("Send it somewhere: rel backup - | age -r KEY -o journal.age"));
    }
    let (bytes, records) = Store::backed_up(&ctx.journal)?;
    ctx.ui.raw_bytes(&bytes)?;
    let records = words::records(records);
    ctx.ui.status(&format!("Backed up {records}, {}, checked.", words::size(bytes.len() as u64)));
    Ok(())
}

/// Returns the file to write: the one named, or one named by date, in the folder named or next to
/// the journal.
fn place(ctx: &Context, named: Option<&Path>) -> PathBuf {
    let mut by_day = ctx.journal.file_stem().map_or_else(OsString::new, ToOwned::to_owned);
    by_day.push(format!("-{}.db", ctx.now.today));
    match named {
        None => ctx.journal.with_file_name(by_day),
        Some(folder) if folder.is_dir() => folder.join(by_day),
        Some(file) => file.to_owned(),
    }
}
