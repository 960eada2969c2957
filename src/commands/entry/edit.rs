//! `entry edit`: correcting an entry.

use crate::commands::args::AccountArgs;
use crate::commands::complete;
use crate::commands::entry::which::{Which, parse_which};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Entry, Kind};
use crate::roster::{Colleague, MyPeople, Roster};
use crate::typed;
use crate::view::list::EntryRow;
use crate::view::receipt::Receipt;
use crate::view::words::quoted;

/// Correct an entry
///
/// Whatever you leave out stays as it is. With another kind, it is worth what that kind is worth.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel entry edit last -k lunch
  rel entry edit 412 the Yankees, and the new stadium
  rel entry edit 412 -d fri --who cass,neal")]
pub struct EditArgs {
    /// Number of the entry, or last
    #[arg(value_parser = parse_which)]
    id: Which,

    /// New note; needs no quotes
    #[arg(allow_negative_numbers = true)]
    note: Vec<String>,

    /// Who it was with
    #[arg(long, add = complete::who())]
    who: Option<String>,

    /// Kind of entry
    #[arg(short, long, add = complete::kinds())]
    kind: Option<String>,

    /// When it was
    #[arg(short = 'd', long = "on", value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    /// How it felt, from -2 to 2
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = typed::parse_gut)]
    gut: Option<i8>,

    /// Which of your people it was, or none for yourself; a name moves the team's account
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    #[command(flatten)]
    account: AccountArgs,

    /// Whether they started it
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    inbound: Option<bool>,

    /// Who you heard it from, or none
    #[arg(long, value_name = "NAME")]
    via: Option<String>,

    /// What it is worth, whatever the kind
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = typed::parse_deposit
    )]
    deposit: Option<f64>,

    /// With said-no: you offered an alternative, so it costs nothing
    #[arg(long)]
    alternative: bool,

    /// How an ask ended: granted or refused, or none
    #[arg(long)]
    outcome: Option<String>,
}

impl EditArgs {
    /// Returns which of my people it was, if one is named.
    fn by(&self, my_people: &MyPeople) -> Result<Option<Colleague>> {
        let named = |by: &str| my_people.named(&typed::one_line(by)?);
        Ok(self.by.as_deref().map(|by| typed::or_none(by, named)).transpose()?.flatten().flatten())
    }

    /// Returns who it was heard from, if someone is named.
    fn via(&self, my_people: &MyPeople, roster: &Roster) -> Result<Option<Colleague>> {
        let named = |via: &str| my_people.heard_from(&typed::one_line(via)?, roster);
        let via = self.via.as_deref().map(|via| typed::or_none(via, named)).transpose()?;
        Ok(via.flatten().flatten())
    }

    fn apply(
        &self,
        ctx: &Context,
        roster: &Roster,
        my_people: &MyPeople,
        entry: &mut Entry,
    ) -> Result<()> {
        if let Some(who) = &self.who {
            if who.trim_end().ends_with(',') {
                return Err(Error::usage(format!("`--who {who}` ends with a comma."))
                    .hint("Nothing was written. Quote several names: --who \"cass, neal\""));
            }
            entry.stakeholders = roster.many(who)?.iter().map(|person| person.id).collect();
            entry.stakeholders.sort_unstable();
        }
        if let Some(kind) = &self.kind {
            entry.become_kind(typed::kind(ctx, kind)?);
        }
        if let Some(on) = &self.on {
            // A planned ask may be planned for another day.
            let planned = entry.date > ctx.now.today;
            entry.date = if planned {
                typed::coming_date(ctx, "--on", on)?
            } else {
                typed::happened_on(ctx, Some(on))?
            };
        }
        let name = |colleague: Colleague| colleague.name;
        if self.by.is_some() {
            entry.set_by(self.by(my_people)?.map(name));
        }
        if self.via.is_some() {
            entry.via = self.via(my_people, roster)?.map(name);
        }
        if self.alternative {
            entry.offer_alternative().map_err(typed::invalid)?;
        }
        entry.account = self.account.account().unwrap_or(entry.account);
        entry.set_worth(self.gut, self.deposit).map_err(typed::invalid)?;
        entry.inbound = self.inbound.unwrap_or(entry.inbound);
        if !self.note.is_empty() {
            entry.note = self.note.join(" ");
        }
        if let Some(outcome) = &self.outcome {
            if entry.kind != Kind::ASK {
                return Err(Error::usage("Only an ask has an outcome."));
            }
            if entry.date > ctx.now.today {
                return Err(Error::usage(
                    "This ask is still in the future; it has no outcome yet.",
                ));
            }
            entry.outcome =
                typed::or_none(outcome, |outcome| outcome.parse().map_err(Error::usage))?;
        }
        Ok(())
    }
}

pub fn run(ctx: &Context, args: &EditArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let mut entry = args.id.find(&store)?;
    let note = entry.note.clone();
    let my_people = MyPeople::of(ctx, &store)?;
    args.apply(ctx, &roster, &my_people, &mut entry)?;
    let new = [args.by(&my_people)?, args.via(&my_people, &roster)?];
    let announced = new.iter().flatten().filter_map(|colleague| my_people.announce(colleague));

    let ((entry, changed), _) = ctx.write(store, |write| {
        let mut entry: Entry = write.load(entry.id)?;
        args.apply(ctx, &roster, &my_people, &mut entry)?;
        write.save(&entry)?;
        let words = format!("entry edit #{}, {}", entry.id, roster.describe(&entry));
        Ok(((entry, write.has_changes()), words))
    })?;
    let changed = if changed { "Changed:" } else { "Nothing to change:" };
    let headline = format!("#{} {changed} {}", entry.id, roster.describe(&entry));
    let names = roster.names_of(&entry.stakeholders);
    let new_note = (entry.note != note && !note.is_empty())
        .then(|| format!("Its note was {}, and is now {}.", quoted(&note), quoted(&entry.note)));
    let row = EntryRow::of(entry, names);
    ctx.ui.show(&Receipt::new(row, headline).lines(new_note).hints(announced))
}
