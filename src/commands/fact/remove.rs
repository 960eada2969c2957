//! `fact remove`: removing a fact.

use crate::context::Context;
use crate::error::Result;
use crate::model::{Fact, Id, Noun};
use crate::roster::Roster;
use crate::typed;
use crate::view::list::FactRow;
use crate::view::receipt::Receipt;

/// Remove a fact
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel fact remove 57")]
pub struct RemoveArgs {
    /// Number of the fact, from rel list facts
    #[arg(value_parser = typed::parse_id)]
    id: Id,
}

pub fn run(ctx: &Context, args: &RemoveArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let Some(fact) = store.fact(args.id)? else {
        let error = store.not_there(Noun::Fact, args.id)?;
        return Err(error.hint("To see all facts: rel list facts"));
    };
    let name = roster.name_of(fact.stakeholder);
    let described = roster.describe_fact(&fact);
    ctx.write(store, |write| {
        write.remove::<Fact>(fact.id)?;
        Ok(((), format!("fact remove {described}")))
    })?;
    let headline = format!("#{} Removed: {described}. To restore: rel undo", fact.id);
    ctx.ui.show(&Receipt::new(FactRow::of(fact, name), headline))
}
