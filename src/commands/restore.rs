//! `restore`: the journal as a backup holds it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::shell::quote;
use crate::store::{CheckedBackup, Store};
use crate::view::receipt::Receipt;
use crate::view::words;

/// Put a backup in place of the journal, which is kept
///
/// The backup is checked first. Everything in the journal is replaced in one go, even while other
/// commands run; a copy of the journal as it was is kept beside it. A damaged journal is moved
/// aside.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel restore ~/backups/journal-2026-11-21.db
  age -d -i KEY-FILE journal.age | rel restore -")]
pub struct RestoreArgs {
    /// Backup to restore, or - for stdin
    #[arg(value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
}

pub fn run(ctx: &Context, args: &RestoreArgs) -> Result<()> {
    let backup = if args.file == Path::new("-") {
        CheckedBackup::read(io::stdin().lock())?
    } else {
        let same = |path: &Path| fs::canonicalize(path).ok();
        if same(&args.file).is_some_and(|file| Some(file) == same(&ctx.journal)) {
            return Err(Error::refused("This is the journal itself.").hint(
                "Nothing was written. Name a backup, or the journal to restore to with --db.",
            ));
        }
        CheckedBackup::open(&args.file)?
    };
    let restored = Store::restore(&ctx.journal, &backup, ctx.now, &ctx.config.scoring)?;
    let records = words::records(restored.records);
    let source = match args.file.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => args.file.display().to_string(),
    };
    let headline = format!("Restored {records} from {source}.");
    let kept = restored.kept.clone();
    let lines = kept.iter().map(|kept| format!("The journal as it was is kept as {kept}."));
    ctx.ui.show(&Receipt::new(&restored, headline).lines(lines))?;
    if let Some(kept) = &kept {
        ctx.ui.hint(&format!("To go back: rel restore {}", quote(kept)));
    }
    Ok(())
}
