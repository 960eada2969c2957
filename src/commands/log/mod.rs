//! `log`: entries, with what was learned and promised on the same occasion.

mod suggestions;
mod whose;

use chrono::NaiveDate;

use super::args::AccountArgs;
use crate::commands::{ask, complete, promise};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Account, Entry, Fact, Id, Kind, Promise, Stakeholder};
use crate::roster::Roster;
use crate::store::{Store, Transaction};
use crate::typed;
use crate::ui::prompt;
use crate::view::hints::HOW_TO_BEGIN;
use crate::view::list::{EntryRow, FactRow};
use crate::view::log::Logged;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Log what happened: a conversation, a win, a complaint
///
/// `rel log cass the Yankees again -k coffee` is all it takes: who, then the note, which needs no
/// quotes. Flags can go anywhere; -- ends them. On a terminal, rel asks for what you leave out.
///
/// To see all kinds: rel list kinds. A scheduled meeting (-k meeting) is presence, not contact: it
/// never resets the clock.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  rel log cass the Yankees again -k coffee
  rel log cass,neal budget round -k lunch -d fri
  rel log cass -k lunch --also complaint=\"missed ERP dates\" --fact problem=\"slow close\"
  rel log \"Dana Ortiz\" met at the offsite --new --unit Operations")]
pub struct LogArgs {
    /// Name, alias, prefix, initials, e-mail, or id as '#9'; several joined by
    /// commas; @UNIT, @TAG or @all
    #[arg(add = complete::who())]
    who: Option<String>,

    /// What was said; needs no quotes
    #[arg(allow_negative_numbers = true)]
    note: Vec<String>,

    /// Kind of entry [default: talk]
    #[arg(short, long, add = complete::kinds())]
    kind: Option<String>,

    /// When it was: yesterday, fri, 3d, "nov 3", 2026-11-20 [default: today]
    #[arg(short = 'd', long = "on", value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    /// How it felt, from -2 to 2
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = typed::parse_gut)]
    gut: Option<i8>,

    /// Which of your people it was; moves the team's account
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    #[command(flatten)]
    account: AccountArgs,

    /// They started it
    #[arg(long)]
    inbound: bool,

    /// Who you heard it from
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

    /// With -k said-no: you offered an alternative, so it costs nothing
    #[arg(long)]
    alternative: bool,

    /// Another outcome of the same occasion, as an entry of its own; may be repeated
    #[arg(long, value_name = "KIND=TEXT")]
    also: Vec<String>,

    /// Something you learned about them; may be repeated
    #[arg(long = "fact", value_name = "TOPIC=TEXT")]
    facts: Vec<String>,

    /// Something you promised on the way out, with --due and --as
    #[arg(long, value_name = "TEXT")]
    promise: Option<String>,

    #[command(flatten)]
    draft: promise::Draft,

    /// Add the person to the journal first; log never adds anyone otherwise
    #[arg(long)]
    new: bool,

    /// Unit of the new person
    #[arg(long, requires = "new", add = complete::units())]
    unit: Option<String>,

    /// What the new person does
    #[arg(long, requires = "new")]
    role: Option<String>,

    /// Write the note in $VISUAL or $EDITOR
    #[arg(short, long)]
    editor: bool,
}

/// Everything that one `log` writes, once all that was typed is valid.
struct LogPlan {
    people: Vec<Stakeholder>,
    entry: Entry,
    also: Vec<Entry>,
    facts: Vec<Fact>,
    promise: Option<Promise>,
    /// The words of the note, as they were typed.
    note: Vec<String>,
    /// A sentence if someone else may be meant, and one for each name that is new among my people.
    announced: Vec<String>,
}

pub fn run(ctx: &Context, args: &LogArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let args = &answered(ctx, args, &roster)?;
    let plan = plan(ctx, args, &store, &roster)?;
    let against = plan.against(ctx, &store, &roster)?;
    let note = plan.entry.note.clone();
    let written = ctx.write(store, |write| plan.write(ctx, write));
    let (written, store) = written.map_err(|error| with_note(error, &note))?;
    against.iter().for_each(|reason| ctx.ui.warn(reason));
    written.warn(ctx, args);
    let hints = written.suggestions(ctx, args, &roster);
    let receipt = written.receipt(ctx, &store, &roster)?;
    ctx.ui.show(&receipt.hints(hints))
}

/// Asks for the arguments that are missing, if there is a terminal to ask on.
fn answered(ctx: &Context, args: &LogArgs, roster: &Roster) -> Result<LogArgs> {
    let mut args = args.clone();
    let active = || roster.people.iter().filter(|person| person.is_active());
    if args.who.is_none() {
        if !ctx.ui.can_ask() {
            return Err(Error::usage("Who was it with?")
                .hint("For example: rel log cass the Yankees again -k coffee"));
        }
        if active().next().is_none() {
            return Err(Error::refused("Nobody is in the journal yet.").hint(HOW_TO_BEGIN));
        }
        let names: Vec<String> = active().map(|person| person.name.clone()).collect();
        args.who = Some(prompt::choose("Who", &names)?);
        if args.kind.is_none() {
            let kinds: Vec<String> = ctx.config.kinds.iter().map(Kind::with_aliases).collect();
            let chosen = prompt::choose("Kind", &kinds)?;
            args.kind = chosen.split(' ').next().map(str::to_owned);
        }
    }
    Ok(args)
}

/// Reads everything typed into what is to be written, asking for the note if there is none.
fn plan(ctx: &Context, args: &LogArgs, store: &Store, roster: &Roster) -> Result<LogPlan> {
    let who = args.who.as_deref().unwrap_or_default();
    let mut entry = entry(ctx, args)?;
    let whose = [args.by.as_deref(), args.via.as_deref()];
    let mut announced = whose::set(ctx, &mut entry, whose, store, roster)?;
    entry.account = args.account.account().unwrap_or(entry.account);
    let also = also(ctx, args, entry.date)?;
    let facts = args
        .facts
        .iter()
        .map(|fact| {
            let (topic, text) = typed::pair("--fact", fact)?;
            Fact::new(0, typed::topic(topic)?, text, ctx.now.today).map_err(typed::invalid)
        })
        .collect::<Result<Vec<Fact>>>()?;
    let (people, note) = if args.new {
        (vec![newcomer(ctx, args, roster, who)?], args.note.as_slice())
    } else {
        let (people, words) = roster.many_before_note(who, &args.note)?;
        let other = roster.other_surname(&people, who, &args.note, words);
        announced.splice(0..0, other);
        (people.into_iter().cloned().collect(), &args.note[words..])
    };
    let promise = promised(ctx, args, &entry)?;
    if people.len() > 1 && !facts.is_empty() {
        return Err(Error::usage("Who is the fact about? --fact goes with one person.")
            .hint("Log without it, then: rel fact add WHO TOPIC TEXT"));
    }
    if people.len() > 1 && promise.is_some() {
        return Err(Error::usage("Who is it promised to? --promise goes with one person.")
            .hint("Log without it, then: rel promise add WHO TEXT"));
    }
    let words = note.to_vec();
    entry.note = match note {
        words if args.editor => edited(&words.join(" "))?,
        [] if ctx.ui.can_ask() => prompt::line("Note")?,
        words => words.join(" "),
    };
    entry.note.truncate(entry.note.trim_end().len());
    Ok(LogPlan { people, entry, also, facts, promise, note: words, announced })
}

/// Adds the note to an error, so that it is not lost with the entry.
fn with_note(error: Error, note: &str) -> Error {
    if note.is_empty() {
        return error;
    }
    let next = error.next_step().map(|next| format!("{next}\n")).unwrap_or_default();
    error.hint(format!("{next}Your note was: {note}"))
}

/// Opens the note in the editor and returns it as it was left.
fn edited(note: &str) -> Result<String> {
    let note = prompt::edit(note)?;
    if note.trim().is_empty() {
        return Err(Error::refused("The note was left empty.").hint("Nothing was written."));
    }
    Ok(note)
}

/// Builds the entry that the flags describe, with nobody in it yet.
fn entry(ctx: &Context, args: &LogArgs) -> Result<Entry> {
    let kind = typed::kind(ctx, args.kind.as_deref().unwrap_or(Kind::DEFAULT))?;
    let mut entry = Entry::new(kind, typed::happened_on(ctx, args.on.as_deref())?);
    if args.alternative {
        entry.offer_alternative().map_err(typed::invalid)?;
    }
    entry.set_worth(args.gut, args.deposit).map_err(typed::invalid)?;
    entry.inbound = args.inbound;
    Ok(entry)
}

/// Builds the entries of the other outcomes of the same occasion.
fn also(ctx: &Context, args: &LogArgs, date: NaiveDate) -> Result<Vec<Entry>> {
    args.also
        .iter()
        .map(|also| {
            let (kind, text) = typed::pair("--also", also)?;
            let mut entry = Entry::new(typed::kind(ctx, kind)?, date);
            entry.note = text.to_owned();
            Ok(entry)
        })
        .collect()
}

/// Builds the promise made on the way out: the team's if one of my people made it.
fn promised(ctx: &Context, args: &LogArgs, entry: &Entry) -> Result<Option<Promise>> {
    let Some(text) = &args.promise else {
        if args.draft.is_given() {
            return Err(Error::usage("--due and --as go with --promise TEXT."));
        }
        return Ok(None);
    };
    let account = args.account.account();
    let by_team = entry.by.is_some().then_some(Account::Team);
    let account = account.or(by_team).unwrap_or(Account::Me);
    Ok(Some(Promise { account, ..args.draft.promise(ctx, text)? }))
}

/// Builds the person to add to the journal along with the entry.
fn newcomer(ctx: &Context, args: &LogArgs, roster: &Roster, who: &str) -> Result<Stakeholder> {
    let mut person = Stakeholder::new(
        roster.check_new_name(who, None, "rel log NAME NOTE --new")?,
        ctx.now.today,
    );
    if let Some(known) = roster.clear(who) {
        return Err(Error::refused(format!("`{who}` already means {}.", known.name)).hint(
            "Nothing was written. Leave out --new, or type the full name of the new person.",
        ));
    }
    if let Some(unit) = &args.unit {
        person.unit = Some(roster.unit_named(unit)?.id);
    }
    person.role = args.role.as_deref().map(typed::one_line).transpose()?;
    Ok(person)
}

impl LogPlan {
    fn names(&self) -> Vec<String> {
        self.people.iter().map(|person| person.name.clone()).collect()
    }

    /// Describes an entry: `coffee with Cassandra Kelly, Fri 20 Nov 2026`.
    fn describe(&self, ctx: &Context, entry: &Entry) -> String {
        let phrase = ctx.config.kinds.phrase(&entry.kind);
        let names = words::and_more(&self.names());
        format!("{phrase} {names}, {}", words::full_date(entry.date))
    }

    /// Returns what speaks against an ask that is logged, in the sentences of `rel ask`.
    fn against(&self, ctx: &Context, store: &Store, roster: &Roster) -> Result<Vec<String>> {
        let mut reasons = Vec::new();
        if self.entry.kind == Kind::ASK {
            for person in self.people.iter().filter(|person| person.id != 0) {
                let size = self.entry.amount();
                reasons.extend(ask::answer(ctx, store, roster, person, size)?.reasons);
            }
        }
        Ok(reasons)
    }

    /// Adds all of it, and returns it with the ids it was given, and the command in words.
    fn write(mut self, ctx: &Context, write: &mut Transaction) -> Result<(LogPlan, String)> {
        let words = format!("log {}", self.describe(ctx, &self.entry));
        for person in self.people.iter_mut().filter(|person| person.id == 0) {
            // Another command may have added them while the note was written.
            Roster::load(ctx, write)?.check_new_name(&person.name, None, "")?;
            *person = write.add(person.clone())?;
        }
        let people: Vec<Id> = self.people.iter().map(|person| person.id).collect();
        for person in &people {
            write.load::<Stakeholder>(*person)?;
        }
        for entry in std::iter::once(&mut self.entry).chain(&mut self.also) {
            entry.stakeholders.clone_from(&people);
            *entry = write.add(entry.clone())?;
        }
        for fact in &mut self.facts {
            fact.stakeholder = people.first().copied().unwrap_or_default();
            *fact = write.add(fact.clone())?;
        }
        if let Some(promise) = &mut self.promise {
            promise.stakeholder = people.first().copied().unwrap_or_default();
            *promise = write.add(promise.clone())?;
        }
        Ok((self, words))
    }

    fn receipt(self, ctx: &Context, store: &Store, roster: &Roster) -> Result<Receipt<Logged>> {
        let line = |entry: &Entry| {
            format!("#{} {}", entry.id, words::capitalized(&self.describe(ctx, entry)))
        };
        let mut lines: Vec<String> = self.also.iter().map(line).collect();
        lines.extend(self.facts.iter().map(|fact| {
            format!("#{} {}: {}", fact.id, words::capitalized(fact.topic.name()), fact.text)
        }));
        lines.extend(self.promise.iter().zip(&self.people).map(|(promise, person)| {
            format!("#{} {}", promise.id, words::capitalized(&promise::describe(promise, person)))
        }));
        lines.extend(self.standings(store, roster)?);
        let headline = line(&self.entry);
        let names = self.names();
        let row = |entry: Entry| EntryRow::of(entry, names.clone());
        let logged = Logged {
            entry: row(self.entry),
            also: self.also.into_iter().map(row).collect(),
            promise: self.promise.map(|promise| roster.promise_row(promise)),
            facts: self.facts.into_iter().map(|fact| FactRow::of(fact, names.join(", "))).collect(),
        };
        Ok(Receipt::new(logged, headline).lines(lines))
    }

    /// Returns the balances now, and when the next conversation with each person falls due.
    fn standings(&self, store: &Store, roster: &Roster) -> Result<Vec<String>> {
        /// Show the standing of at most this many people.
        const SHOWN: usize = 5;
        let mut lines = Vec::new();
        for person in self.people.iter().take(SHOWN) {
            let whom =
                if self.people.len() > 1 { format!("{}: ", person.name) } else { String::new() };
            lines.push(format!("{whom}{}", roster.standing_line(store, person)?));
        }
        Ok(lines)
    }

    /// Warns of what the data lack. Never fails the command.
    fn warn(&self, ctx: &Context, args: &LogArgs) {
        self.promise.iter().for_each(|promise| promise::warn(ctx, promise));
        if self.entry.kind == Kind::OPENING && args.deposit.is_none() {
            ctx.ui.warn("An opening balance without --deposit N changes nothing.");
        }
    }
}
