//! `forget`: erasing every trace of a person.

mod answer;

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::Stakeholder;
use crate::model::name::NameSearch;
use crate::roster::Roster;
use crate::store::{Forgotten, Store};
use crate::ui::prompt;
use crate::view::words;
use answer::Answer;

/// Erase every trace of a person, permanently
///
/// This cannot be undone, and neither can earlier steps that touched or named them. Entries shared
/// with others only lose the person.
///
/// Other texts that name them are listed; --redact takes the name out: whole, each word of it that
/// is no one else's, aliases and e-mails, whatever the case and the accents, also with an ending
/// ("Zweisteins"). Short names with an ending, names inside longer words ("market" for Mark) and
/// words such as "will" are listed as possible and left to you, as are names, aliases, tags and
/// e-mails of others. Change those first: undo keeps what was changed later. --dry-run lists them.
///
/// Backups, exports, other machines and snapshots of the file system cannot be reached. Copies that
/// lie beside the journal are named.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel forget \"Neal Wallace\" --redact --dry-run
  rel forget \"Neal Wallace\"
  rel forget \"Neal Wallace\" --redact --yes")]
pub struct ForgetArgs {
    /// Whole name, alias, e-mail, or id as '#9'
    #[arg(required = true, add = complete::who())]
    who: Vec<String>,

    /// Do not ask for confirmation
    #[arg(short, long)]
    yes: bool,

    /// Replace the name in other texts
    #[arg(long)]
    redact: bool,

    /// Show what would be erased and what would be left, without writing
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

impl ForgetArgs {
    fn forget(&self, ctx: &Context, store: &Store, who: &Stakeholder) -> Result<Forgotten> {
        store.forget(who.id, self.redact, ctx.now, &ctx.config.scoring)
    }
}

/// Asks whether to erase someone, if there is a terminal to ask on.
fn confirm(ctx: &Context, name: &str, left: usize) -> Result<()> {
    if !ctx.ui.can_ask() {
        return Err(Error::refused(format!(
            "{name} was not forgotten: there is no terminal to confirm on."
        ))
        .hint("Nothing was written. This cannot be undone; if you mean it, add --yes."));
    }
    let mut question = format!("Erase every trace of {name}?");
    if left > 0 {
        let texts = words::number_of(left, "other text", "other texts");
        question += &format!(" {texts} would still name them; --dry-run shows which.");
    }
    if prompt::confirm(&format!("{question} This cannot be undone"))? {
        return Ok(());
    }
    Err(Error::refused(format!("{name} was not forgotten.")).hint("Nothing was written."))
}

pub fn run(ctx: &Context, args: &ForgetArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let who = args.who.join(" ");
    // The question below names the whole name.
    let will_ask = !args.yes && !args.dry_run && ctx.ui.can_ask();
    let person = if will_ask { roster.one(&who)? } else { roster.exactly_one(&who)? };
    let settings = answer::settings(ctx, &NameSearch::of(person, &roster.people));
    if args.dry_run {
        let forgotten = args.forget(ctx, &store.snapshot()?, person)?;
        return ctx.ui.show(&Answer::of(forgotten, settings, true).receipt(&roster));
    }
    if !args.yes {
        let left = if will_ask {
            let tried = args.forget(ctx, &store.snapshot()?, person)?;
            tried.mentions.iter().filter(|mention| !mention.redacted).count()
        } else {
            0
        };
        confirm(ctx, &person.name, left)?;
    }
    let store = store.for_writing()?;
    let forgotten = args.forget(ctx, &store, person)?;
    let unfinished = forgotten.unfinished.as_ref().map(|why| unfinished(&forgotten.name, why));
    let shown = ctx.ui.show(&Answer::of(forgotten, settings, false).receipt(&roster));
    unfinished.map_or(shown, Err)
}

fn unfinished(name: &str, why: &str) -> Error {
    Error::refused(format!(
        "{name} was forgotten, but traces may still be in the free space of the file, which could \
         not be rewritten: {why}."
    ))
    .hint("To finish, once that is put right: rel doctor --fix")
    .telling_what_was_written()
}
