use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::model::Stakeholder;
use crate::roster::Roster;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Put people aside who no longer count, or bring them back
///
/// What was written stays; they are just not listed, ranked or stale any more.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel archive neal
  rel archive neal --restore")]
pub struct ArchiveArgs {
    /// A name, alias, prefix, initials or e-mail; several by commas; @UNIT, @TAG or @all
    #[arg(required = true, add = complete::who())]
    who: Vec<String>,

    /// Bring them back
    #[arg(long)]
    restore: bool,
}

pub fn run(ctx: &Context, args: &ArchiveArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let chosen = roster.many(&args.who.join(" "))?;

    let store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let mut after = Vec::new();
    for person in chosen {
        let mut person: Stakeholder = write.load(person.id)?;
        person.archived = if args.restore { None } else { person.archived.or(Some(ctx.now.today)) };
        write.save(&person)?;
        after.push(person);
    }
    let changed = write.has_changes();
    let names: Vec<String> = after.iter().map(|person| person.name.clone()).collect();
    let names = words::and_more(&names);
    let restoring = if args.restore { " --restore" } else { "" };
    write.commit(&format!("archive {names}{restoring}"))?;

    let mut rows = Vec::new();
    for person in &after {
        let standing = store.standing(person.id, ctx.now.today, &ctx.config.scoring)?;
        rows.push(roster.row(person, &standing));
    }
    let numbered: Vec<String> =
        after.iter().map(|person| format!("#{} {}", person.id, person.name)).collect();
    let numbered = words::and(&numbered);
    let headline = match (args.restore, changed) {
        (true, true) => format!("Brought back {numbered}."),
        (true, false) => format!("Nothing to bring back: {names} was not archived."),
        (false, true) => format!("Archived {numbered}. Back again: rel archive WHO --restore"),
        (false, false) => format!("Nothing to do: {names} was archived already."),
    };
    match rows.as_slice() {
        [one] => ctx.ui.show(&Receipt::new(one, headline)),
        many => ctx.ui.show(&Receipt::new(many, headline)),
    }
}
