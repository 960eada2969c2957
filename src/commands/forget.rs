//! `forget`: erasing every trace of a person.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::roster::Roster;
use crate::store::Forgotten;
use crate::ui::prompt;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Erase every trace of a person, permanently
///
/// This cannot be undone, and neither can earlier steps that touched them. Entries shared with
/// others only lose the person. Other texts that mention them are listed; --redact removes the name
/// there.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
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
}

/// Asks whether to erase someone, if there is a terminal to ask on.
fn confirm(ctx: &Context, name: &str) -> Result<()> {
    if !ctx.ui.can_ask() {
        return Err(Error::refused(format!(
            "{name} was not forgotten: there is no terminal to confirm on."
        ))
        .hint("Nothing was written. This cannot be undone; if you mean it, add --yes."));
    }
    if prompt::confirm(&format!("Erase every trace of {name}? This cannot be undone"))? {
        return Ok(());
    }
    Err(Error::refused(format!("{name} was not forgotten.")).hint("Nothing was written."))
}

pub fn run(ctx: &Context, args: &ForgetArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let who = args.who.join(" ");
    // The question below names the whole name.
    let will_ask = !args.yes && ctx.ui.can_ask();
    let person = if will_ask { roster.one(&who)? } else { roster.exactly_one(&who)? };
    if !args.yes {
        confirm(ctx, &person.name)?;
    }
    let store = store.for_writing()?;
    let forgotten = store.forget(person.id, args.redact, ctx.now, &ctx.config.scoring)?;

    let mut lines = Vec::new();
    if !forgotten.mentions.is_empty() {
        let count = words::number_of(forgotten.mentions.len(), "other text", "other texts");
        lines.push(if forgotten.redacted {
            format!("Redacted in {count}.")
        } else {
            format!("Still mentioned in {count}:")
        });
    }
    if !forgotten.redacted {
        lines.extend(forgotten.mentions.iter().map(|mention| {
            let (noun, _) = mention.noun.words();
            format!("  #{} {noun}: {}", mention.id, words::quoted(&mention.text))
        }));
    }
    lines.extend(
        forgotten.copies.iter().map(|copy| format!("This copy still contains them: {copy}")),
    );
    let unfinished = forgotten.unfinished.as_ref().map(|why| unfinished(&forgotten.name, why));
    let headline = headline(&forgotten);
    let shown = ctx.ui.show(&Receipt::new(forgotten, headline).lines(lines));
    unfinished.map_or(shown, Err)
}

/// Says who was forgotten, with what.
fn headline(forgotten: &Forgotten) -> String {
    let mut headline = format!("Forgot {}", forgotten.name);
    let gone = [
        (forgotten.entries, "entry", "entries"),
        (forgotten.facts, "fact", "facts"),
        (forgotten.promises, "promise", "promises"),
        (forgotten.pulses, "pulse", "pulses"),
    ];
    if gone.iter().any(|(count, ..)| *count > 0) {
        headline += &format!(" along with {}", words::counts(&gone));
    }
    headline += ".";
    if forgotten.shared_entries > 0 {
        let shared = words::number_of(forgotten.shared_entries, "shared entry", "shared entries");
        headline += &format!(" {shared} lost the person.");
    }
    if forgotten.steps > 0 {
        let steps = words::number_of(forgotten.steps, "step", "steps");
        headline += &format!(" {steps} can no longer be undone.");
    }
    headline
}

fn unfinished(name: &str, why: &str) -> Error {
    Error::refused(format!(
        "{name} was forgotten, but traces may still be in the free space of the file, which could \
         not be rewritten: {why}."
    ))
    .hint("To finish, once that is put right: rel doctor --fix")
    .telling_what_was_written()
}
