//! `archive`: archiving people and bringing them back.

use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::model::Stakeholder;
use crate::roster::{Roster, names};
use crate::shell::quote;
use crate::view::list::StakeholderRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Archive people who no longer matter, or bring them back
///
/// Nothing written about them is lost; they are just no longer listed, ranked or stale.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel archive Neal Wallace
  rel archive Neal Wallace --restore")]
pub struct ArchiveArgs {
    /// Whole name, alias, e-mail, or id as '#9'; several joined by
    /// commas; @UNIT, @TAG or @all
    #[arg(required = true, add = complete::who())]
    who: Vec<String>,

    /// Bring them back
    #[arg(long)]
    restore: bool,
}

pub fn run(ctx: &Context, args: &ArchiveArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let chosen = roster.exactly_many(&args.who.join(" "))?;
    let ((people, changed), store) = ctx.write(store, |write| {
        let mut people = Vec::new();
        for person in chosen {
            let mut person: Stakeholder = write.load(person.id)?;
            person.archived =
                if args.restore { None } else { person.archived.or(Some(ctx.now.today)) };
            write.save(&person)?;
            people.push(person);
        }
        let restoring = if args.restore { " --restore" } else { "" };
        let words = format!("archive {}{restoring}", names(&people));
        Ok(((people, write.has_changes()), words))
    })?;

    let headline = args.headline(&people, changed);
    let rows: Vec<StakeholderRow> =
        people.iter().map(|person| roster.row_of(&store, person)).collect::<Result<_>>()?;
    match rows.as_slice() {
        [one] => ctx.ui.show(&Receipt::new(one, headline)),
        many => ctx.ui.show(&Receipt::new(many, headline)),
    }
}

impl ArchiveArgs {
    fn headline(&self, people: &[Stakeholder], changed: bool) -> String {
        let numbered: Vec<String> =
            people.iter().map(|person| format!("#{} {}", person.id, person.name)).collect();
        let numbered = words::and(&numbered);
        let were = if people.len() == 1 { "was" } else { "were" };
        match (self.restore, changed, people) {
            (true, true, _) => format!("Brought back {numbered}."),
            (true, false, _) => {
                format!("Nothing to bring back: {} {were} not archived.", names(people))
            }
            (false, true, [one]) => format!(
                "Archived {numbered}. Bring back: rel archive {} --restore",
                quote(&one.name)
            ),
            (false, true, _) => format!("Archived {numbered}. To restore: rel undo"),
            (false, false, _) => {
                format!("Nothing to do: {} {were} already archived.", names(people))
            }
        }
    }
}
