//! `edit`: changing people.

use super::args::{self, StakeholderArgs};
use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Id, Stakeholder, name};
use crate::roster::{Roster, names};
use crate::view::list::StakeholderRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Edit people
///
/// `none` empties a field. Several people can be edited at once.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel edit cass --cadence 2w --tag steerco
  rel edit cass,neal,ruth --unit Finance
  rel edit neal --away-until \"in 3 weeks\"
  rel edit cass --role none --no-tag steerco")]
pub struct EditArgs {
    /// Name, alias, prefix, initials, e-mail, or id as '#9'; several joined by
    /// commas; @UNIT, @TAG or @all
    #[arg(required = true, add = complete::who())]
    who: Vec<String>,

    #[command(flatten)]
    known: StakeholderArgs,

    /// New name; the old one stays as an alias
    #[arg(long)]
    name: Option<String>,

    /// Alias to remove; may be repeated
    #[arg(long = "no-alias", value_name = "NAME")]
    no_aliases: Vec<String>,

    /// Tag to remove; may be repeated
    #[arg(long = "no-tag", value_name = "TAG", add = complete::tags())]
    no_tags: Vec<String>,

    /// E-mail address to remove; may be repeated
    #[arg(long = "no-email", value_name = "EMAIL")]
    no_emails: Vec<String>,
}

impl EditArgs {
    fn apply(&self, ctx: &Context, roster: &Roster, person: &mut Stakeholder) -> Result<()> {
        self.known.apply(ctx, roster, person)?;
        args::exclude(&mut person.aliases, &self.no_aliases, "alias")?;
        args::exclude(&mut person.tags, &self.no_tags, "tag")?;
        args::exclude(&mut person.emails, &self.no_emails, "e-mail")?;
        if let Some(name) = &self.name {
            let name = roster.check_new_name(name, Some(person.id), "rel edit WHO --name NAME")?;
            let old = std::mem::replace(&mut person.name, name);
            let folded = name::fold(&person.name);
            person.aliases.retain(|alias| name::fold(alias) != folded);
            if !person.is_called(&old) {
                person.aliases.push(old);
            }
        }
        Ok(())
    }
}

pub fn run(ctx: &Context, args: &EditArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    args.known.check(ctx)?;
    let before = roster.many(&args.who.join(" "))?;
    if before.len() > 1 && (args.name.is_some() || args.known.is_for_one()) {
        return Err(Error::usage(
            "A name, alias, e-mail, phone or birthday belongs to one person.",
        )
        .hint("Edit one person at a time for these."));
    }
    let chosen: Vec<Id> = before.iter().map(|person| person.id).collect();

    let ((after, changed), store) = ctx.write(store, |write| {
        let roster = Roster::load(ctx, write)?;
        let mut after = Vec::new();
        for id in chosen {
            let mut person: Stakeholder = write.load(id)?;
            args.apply(ctx, &roster, &mut person)?;
            write.save(&person)?;
            after.push(person);
        }
        let words = format!("edit {}", names(&after));
        Ok(((after, write.has_changes()), words))
    })?;

    let names = names(&after);
    let rows: Vec<StakeholderRow> =
        after.iter().map(|person| roster.row_of(&store, person)).collect::<Result<_>>()?;
    match rows.as_slice() {
        [one] if changed => {
            let headline = format!("#{} Changed: {}", one.id, one.in_words());
            ctx.ui.show(&Receipt::new(one, headline))?;
            let is_named = args.name.is_some() || args.known.is_for_one();
            let one = after.first().filter(|_| is_named);
            let hint = one.and_then(|it| args.known.alias_hint(&roster, it));
            hint.iter().for_each(|hint| ctx.ui.hint(hint));
            Ok(())
        }
        [one] => ctx.ui.show(&Receipt::new(one, format!("Nothing to change for {names}."))),
        many if changed => {
            let names: Vec<String> =
                many.iter().map(|row| format!("#{} {}", row.id, row.name)).collect();
            let headline = format!("Changed {}.", words::and(&names));
            ctx.ui.show(&Receipt::new(many, headline))
        }
        many => ctx.ui.show(&Receipt::new(many, format!("Nothing to change for {names}."))),
    }
}
