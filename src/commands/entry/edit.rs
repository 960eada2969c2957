use super::{Which, parse_which};
use crate::commands::args::AccountArgs;
use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Account, Entry, Kind};
use crate::roster::Roster;
use crate::typed;
use crate::view::list::EntryRow;
use crate::view::receipt::Receipt;

/// Correct an entry
///
/// What is not given stays. Another kind makes it worth what that kind is worth.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel entry edit last -k lunch
  rel entry edit 412 the Yankees, and the new stadium
  rel entry edit 412 -d fri --who cass,neal")]
pub struct EditArgs {
    /// Its number, or last
    #[arg(value_parser = parse_which)]
    id: Which,

    /// A new note, without quotes
    #[arg(allow_negative_numbers = true)]
    note: Vec<String>,

    /// Whom it was with
    #[arg(long, add = complete::who())]
    who: Option<String>,

    /// What it was
    #[arg(short, long, add = complete::kinds())]
    kind: Option<String>,

    /// When it was
    #[arg(short = 'd', long = "on", value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    /// How it felt, from -2 to 2
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = typed::parse_gut)]
    gut: Option<i8>,

    /// Who of my people it was, or none; somebody moves the team's account
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    #[command(flatten)]
    account: AccountArgs,

    /// Whether they started it
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true")]
    inbound: Option<bool>,

    /// Through whom I heard it, or none
    #[arg(long, value_name = "NAME")]
    via: Option<String>,

    /// What it is worth, whatever the kind says
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = typed::parse_deposit)]
    deposit: Option<f64>,

    /// With said-no: I offered something else instead, so it costs nothing
    #[arg(long)]
    alternative: bool,

    /// How an ask ended: granted or refused, or none
    #[arg(long)]
    outcome: Option<String>,
}

impl EditArgs {
    fn apply(&self, ctx: &Context, roster: &Roster, entry: &mut Entry) -> Result<()> {
        if let Some(who) = &self.who {
            entry.stakeholders = roster.many(who)?.iter().map(|person| person.id).collect();
            entry.stakeholders.sort_unstable();
        }
        if let Some(kind) = &self.kind {
            entry.become_kind(typed::kind(ctx, kind)?);
        }
        if let Some(on) = &self.on {
            // What was planned may be planned anew.
            let planned = entry.date > ctx.now.today;
            entry.date = if planned {
                typed::coming_date(ctx, "--on", on)?
            } else {
                typed::happened_on(ctx, Some(on))?
            };
        }
        if let Some(by) = &self.by {
            entry.by = typed::or_none(by, |by| typed::my_person(ctx, by))?.flatten();
            if entry.by.is_some() {
                entry.account = Account::Team;
            }
        }
        if let Some(via) = &self.via {
            entry.via = typed::or_none(via, typed::one_line)?;
        }
        if self.alternative {
            if entry.kind != Kind::SAID_NO {
                return Err(Error::usage("--alternative goes with said-no only."));
            }
            entry.deposit = 0.0;
        }
        entry.account = self.account.account().unwrap_or(entry.account);
        entry.deposit = self.deposit.unwrap_or(entry.deposit);
        entry.gut = self.gut.unwrap_or(entry.gut);
        entry.inbound = self.inbound.unwrap_or(entry.inbound);
        if !self.note.is_empty() {
            entry.note = self.note.join(" ");
        }
        if entry.kind == Kind::HEARSAY {
            if self.gut.is_some() || self.deposit.is_some() {
                return Err(Error::usage(
                    "Hearsay takes neither --gut nor --deposit: it is in no number.",
                ));
            }
            entry.gut = 0;
        }
        if let Some(outcome) = &self.outcome {
            if entry.kind != Kind::ASK {
                return Err(Error::usage("Only an ask has an outcome."));
            }
            if entry.date > ctx.now.today {
                return Err(Error::usage("This ask is still to come; it has no outcome yet."));
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
    args.apply(ctx, &roster, &mut entry)?;

    let store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let mut entry: Entry = write.load(entry.id)?;
    args.apply(ctx, &roster, &mut entry)?;
    write.save(&entry)?;
    let names = roster.names_of(&entry.stakeholders);
    let told = roster.describe(&entry);
    let changed = if write.has_changes() { "Changed:" } else { "Nothing to change:" };
    write.commit(&format!("entry edit #{}, {told}", entry.id))?;
    let headline = format!("#{} {changed} {told}", entry.id);
    ctx.ui.show(&Receipt::new(EntryRow::of(entry, names), headline))
}
