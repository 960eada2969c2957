use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::roster::Roster;
use crate::ui::prompt;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Erase every trace of somebody, for good
///
/// Entries with others only lose the person. Steps that touch them can no longer be undone, and
/// neither can this. Other texts that name them are listed, and redacted with --redact.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel forget \"Neal Wallace\"
  rel forget \"Neal Wallace\" --redact --yes")]
pub struct ForgetArgs {
    /// A name, alias, prefix, initials or e-mail
    #[arg(required = true, add = complete::who())]
    who: Vec<String>,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,

    /// Replace the name in other texts
    #[arg(long)]
    redact: bool,
}

pub fn run(ctx: &Context, args: &ForgetArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let person = roster.one(&args.who.join(" "))?;
    if !args.yes {
        if !ctx.ui.can_ask() {
            return Err(Error::refused(format!(
                "{} was not forgotten: nobody is here to confirm it.",
                person.name
            ))
            .hint("This cannot be undone. If you mean it, add --yes."));
        }
        let question = format!("Erase every trace of {}? This cannot be undone", person.name);
        if !prompt::confirm(&question)? {
            return Err(Error::refused(format!("{} was not forgotten.", person.name)));
        }
    }
    let store = store.for_writing()?;
    let forgotten = store.forget(person.id, args.redact, ctx.now, &ctx.config.scoring)?;

    let gone = words::counts(&[
        (forgotten.entries, "entry", "entries"),
        (forgotten.facts, "fact", "facts"),
        (forgotten.promises, "promise", "promises"),
        (forgotten.pulses, "pulse", "pulses"),
    ]);
    let headline = format!(
        "Forgot {}, and with the person {gone}; {} lost the person, {} can no longer be undone.",
        forgotten.name,
        words::number_of(forgotten.shared_entries, "shared entry", "shared entries"),
        words::number_of(forgotten.steps, "step", "steps"),
    );
    let mut lines = Vec::new();
    if !forgotten.mentions.is_empty() {
        let count = words::number_of(forgotten.mentions.len(), "other text", "other texts");
        lines.push(if forgotten.redacted {
            format!("Redacted in {count}.")
        } else {
            format!("Still named in {count}:")
        });
    }
    if !forgotten.redacted {
        lines.extend(forgotten.mentions.iter().map(|mention| {
            format!("  #{} {}: {}", mention.id, mention.noun, words::quoted(&mention.text))
        }));
    }
    lines.extend(forgotten.copies.iter().map(|copy| format!("A copy still has them: {copy}")));
    ctx.ui.show(&Receipt::new(forgotten, headline).lines(lines))
}
