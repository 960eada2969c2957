//! `show`: where one relationship stands.

use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::roster::Roster;
use crate::view::list::EntryRow;
use crate::view::show::{ShowPage, year_begins};

/// Show where you stand with someone: the page to read in the lift
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel show cass
  rel show ck --format json | jq .standing.balance")]
pub struct ShowArgs {
    /// Name, alias, prefix, initials, e-mail, or id as '#9'
    #[arg(required = true, add = complete::who())]
    who: Vec<String>,
}

impl ShowArgs {
    /// Asks for the page of one person.
    pub fn of(who: &str) -> ShowArgs {
        ShowArgs { who: vec![who.to_owned()] }
    }
}

pub fn run(ctx: &Context, args: &ShowArgs) -> Result<()> {
    let today = ctx.now.today;
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let person = roster.one(&args.who.join(" "))?;
    let page = store.reading(|store| {
        let standing = store.standing(person.id, today, &ctx.config.scoring)?;
        let situation = roster.situation(store, person, &standing, true)?;
        let days = store.conversation_days(person.id, year_begins(today), today)?;
        let entries = situation
            .latest
            .iter()
            .map(|entry| EntryRow::of(entry.clone(), roster.names_of(&entry.stakeholders)))
            .collect();
        let promises =
            situation.promises.iter().map(|promise| roster.promise_row(promise.clone())).collect();
        Ok(ShowPage::of(&situation, roster.row(person, &standing), entries, promises, &days))
    })?;
    ctx.ui.show(&page)
}
