//! `merge`: merging two records of one person.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Stakeholder, name};
use crate::roster::Roster;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Merge two records of the same person
///
/// Everything recorded for FROM moves to INTO, whose own fields win; the old name stays as an
/// alias.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel merge \"C. Kelly\" \"Cassandra Kelly\"")]
pub struct MergeArgs {
    /// Record to merge away: whole name, alias, e-mail, or id as '#9'
    #[arg(add = complete::who())]
    from: String,

    /// Record to keep
    #[arg(add = complete::who())]
    into: String,
}

/// Returns the person that two records make.
fn merged(from: &Stakeholder, into: &Stakeholder) -> Stakeholder {
    let mut one = into.clone();
    one.role = one.role.or_else(|| from.role.clone());
    one.unit = one.unit.or(from.unit);
    one.cadence_days = one.cadence_days.or(from.cadence_days);
    one.updates_every_days = one.updates_every_days.or(from.updates_every_days);
    one.away_until = one.away_until.or(from.away_until);
    one.phone = one.phone.or_else(|| from.phone.clone());
    one.birthday = one.birthday.or(from.birthday);
    one.added = one.added.min(from.added);
    one.archived = one.archived.filter(|_| !from.is_active());
    for alias in std::iter::once(&from.name).chain(&from.aliases) {
        if !one.is_called(alias) {
            one.aliases.push(alias.clone());
        }
    }
    for (list, more) in [(&mut one.tags, &from.tags), (&mut one.emails, &from.emails)] {
        for item in more {
            if !list.iter().any(|known| name::fold(known) == name::fold(item)) {
                list.push(item.clone());
            }
        }
    }
    one
}

pub fn run(ctx: &Context, args: &MergeArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let (from, into) = (roster.exactly_one(&args.from)?, roster.exactly_one(&args.into)?);
    if from.id == into.id {
        return Err(Error::refused(format!("Both names mean {}.", into.name))
            .hint("Nothing was written. Type more of the names."));
    }

    let ((from, one, moved), store) = ctx.write(store, |write| {
        let (from, into): (Stakeholder, Stakeholder) = (write.load(from.id)?, write.load(into.id)?);
        let one = merged(&from, &into);
        let moved = write.move_everything(from.id, into.id)?;
        write.remove_merged(from.id, &into.uid)?;
        write.save(&one)?;
        let words = format!("merge {} into {}", from.name, into.name);
        Ok(((from, one, moved), words))
    })?;

    let moved: Vec<(usize, &str, &str)> =
        moved.into_iter().map(|(noun, count)| (count, noun.words().0, noun.words().1)).collect();
    let headline = format!(
        "#{} Merged {} into {}: {} moved.",
        one.id,
        from.name,
        one.name,
        words::counts(&moved),
    );
    ctx.ui.show(&Receipt::new(roster.row_of(&store, &one)?, headline))
}
