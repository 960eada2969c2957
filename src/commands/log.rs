use chrono::NaiveDate;
use serde::Serialize;

use super::args::AccountArgs;
use crate::commands::{ask, complete, promise};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Account, Entry, Fact, Id, Kind, Promise, Stakeholder};
use crate::roster::Roster;
use crate::store::Store;
use crate::typed;
use crate::ui::prompt;
use crate::view::hints::HOW_TO_BEGIN;
use crate::view::list::{EntryRow, FactRow, PromiseRow};
use crate::view::receipt::Receipt;
use crate::view::words;

/// Write down what happened: a conversation, a win, a complaint
///
/// `rel log cass the Yankees again -k coffee` is all it takes: who, then the note, which needs no
/// quotes. Flags may stand anywhere; -- ends them. On a terminal, what is left out is asked for.
///
/// Kinds: rel list kinds. A scheduled meeting (-k meeting) is presence, not contact: it never moves
/// the clock.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = "\
Examples:
  rel log cass the Yankees again -k coffee
  rel log cass,neal budget round -k lunch -d fri
  rel log cass -k lunch --also complaint=\"missed ERP dates\" --fact problem=\"the close takes 9 days\"
  rel log \"Dana Ortiz\" met at the offsite --new --unit Operations")]
pub struct LogArgs {
    /// A name, alias, prefix, initials or e-mail; several by commas; @UNIT, @TAG or @all
    #[arg(add = complete::who())]
    who: Option<String>,

    /// What was said, without quotes
    #[arg(allow_negative_numbers = true)]
    note: Vec<String>,

    /// What it was [default: talk]
    #[arg(short, long, add = complete::kinds())]
    kind: Option<String>,

    /// When it was: yesterday, fri, 3d, "nov 3", 2026-11-20 [default: today]
    #[arg(short = 'd', long = "on", value_name = "DATE", allow_hyphen_values = true)]
    on: Option<String>,

    /// How it felt, from -2 to 2
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = typed::parse_gut)]
    gut: Option<i8>,

    /// Who of my people it was; moves the team's account
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    #[command(flatten)]
    account: AccountArgs,

    /// They started it
    #[arg(long)]
    inbound: bool,

    /// Through whom I heard it
    #[arg(long, value_name = "NAME")]
    via: Option<String>,

    /// What it is worth, whatever the kind says
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = typed::parse_deposit)]
    deposit: Option<f64>,

    /// With -k said-no: I offered something else instead, so it costs nothing
    #[arg(long)]
    alternative: bool,

    /// A second outcome of the same occasion, as an entry of its own
    #[arg(long, value_name = "KIND=TEXT")]
    also: Vec<String>,

    /// Something learned about them
    #[arg(long = "fact", value_name = "TOPIC=TEXT")]
    facts: Vec<String>,

    /// Something promised on the way out, with --due and --as
    #[arg(long, value_name = "TEXT")]
    promise: Option<String>,

    #[command(flatten)]
    draft: promise::Draft,

    /// Add them to the journal first; nothing else ever creates anybody
    #[arg(long)]
    new: bool,

    /// The unit of somebody new
    #[arg(long, requires = "new", add = complete::units())]
    unit: Option<String>,

    /// What somebody new does
    #[arg(long, requires = "new")]
    role: Option<String>,

    /// Write the note in $VISUAL or $EDITOR
    #[arg(short, long)]
    editor: bool,
}

/// What `log` has written.
#[derive(Debug, Serialize)]
struct Logged {
    #[serde(flatten)]
    entry: EntryRow,
    also: Vec<EntryRow>,
    promise: Option<PromiseRow>,
    facts: Vec<FactRow>,
}

/// What is to be written, once everything typed has made sense.
struct Plan {
    people: Vec<Stakeholder>,
    entry: Entry,
    also: Vec<Entry>,
    facts: Vec<Fact>,
    promise: Option<Promise>,
}

pub fn run(ctx: &Context, args: &LogArgs) -> Result<()> {
    let store = ctx.journal()?;
    let everybody = Roster::load(ctx, &store)?;
    let args = &answered(ctx, args, &everybody)?;
    let plan = plan(ctx, args, &everybody)?;
    let against = plan.against(ctx, &store, &everybody)?;
    let store = store.for_writing()?;
    let note = plan.entry.note.clone();
    let written = plan.write(ctx, &store).map_err(|error| {
        if note.is_empty() { error } else { error.hint(format!("Your note was: {note}")) }
    })?;
    against.iter().for_each(|reason| ctx.ui.warn(reason));
    written.warn(ctx, args, &everybody);
    let receipt = written.receipt(ctx, &store, &everybody)?;
    ctx.ui.show(&receipt)
}

/// The arguments with what is left out asked for, where somebody is there to answer.
fn answered(ctx: &Context, args: &LogArgs, everybody: &Roster) -> Result<LogArgs> {
    let mut args = args.clone();
    let active = || everybody.everybody.iter().filter(|person| person.is_active());
    if args.who.is_none() {
        if !ctx.ui.can_ask() {
            return Err(Error::usage("Log with whom?")
                .hint("Such as: rel log cass the Yankees again -k coffee"));
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

fn plan(ctx: &Context, args: &LogArgs, everybody: &Roster) -> Result<Plan> {
    let who = args.who.as_deref().unwrap_or_default();
    let mut entry = entry(ctx, args)?;
    let also = also(ctx, args, entry.date)?;
    let facts = args
        .facts
        .iter()
        .map(|fact| {
            let (topic, text) = typed::pair("--fact", fact)?;
            typed::new_fact(ctx, typed::topic(topic)?, text)
        })
        .collect::<Result<Vec<Fact>>>()?;
    let (people, note) = if args.new {
        (vec![newcomer(ctx, args, everybody, who)?], args.note.as_slice())
    } else {
        let (people, words) = everybody.many_before_note(who, &args.note)?;
        (people.into_iter().cloned().collect(), &args.note[words..])
    };
    let promise = promised(ctx, args)?;
    if people.len() > 1 && !facts.is_empty() {
        return Err(Error::usage("Whom is the fact about? --fact goes with one person.")
            .hint("Log without it, then: rel fact add WHO TOPIC TEXT"));
    }
    if people.len() > 1 && promise.is_some() {
        return Err(Error::usage("To whom is it promised? --promise goes with one person.")
            .hint("Log without it, then: rel promise add WHO TEXT"));
    }
    entry.note = match note {
        words if args.editor => edited(&words.join(" "))?,
        [] if ctx.ui.can_ask() => prompt::line("Note")?,
        words => words.join(" "),
    };
    entry.note.truncate(entry.note.trim_end().len());
    Ok(Plan { people, entry, also, facts, promise })
}

/// The note as it is left in the editor.
fn edited(note: &str) -> Result<String> {
    let note = prompt::edit(note)?;
    if note.trim().is_empty() {
        return Err(Error::refused("The note was left empty.").hint("Nothing was written."));
    }
    Ok(note)
}

/// The entry as the flags describe it, before anybody is in it.
fn entry(ctx: &Context, args: &LogArgs) -> Result<Entry> {
    let kind = typed::kind(ctx, args.kind.as_deref().unwrap_or(Kind::DEFAULT))?;
    let mut entry = Entry::new(kind, typed::happened_on(ctx, args.on.as_deref())?);
    if kind.name == Kind::HEARSAY && (args.gut.is_some() || args.deposit.is_some()) {
        return Err(Error::usage("Hearsay takes neither --gut nor --deposit: it is in no number."));
    }
    if args.alternative {
        if kind.name != Kind::SAID_NO {
            return Err(Error::usage("--alternative goes with -k said-no only."));
        }
        entry.deposit = 0.0;
    }
    entry.by = match &args.by {
        Some(by) => typed::my_person(ctx, by)?,
        None => None,
    };
    if entry.by.is_some() {
        entry.account = Account::Team;
    }
    entry.account = args.account.account().unwrap_or(entry.account);
    entry.deposit = args.deposit.unwrap_or(entry.deposit);
    entry.gut = args.gut.unwrap_or(0);
    entry.via = args.via.as_deref().map(typed::one_line).transpose()?;
    entry.inbound = args.inbound;
    Ok(entry)
}

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

/// What was promised on the way out.
fn promised(ctx: &Context, args: &LogArgs) -> Result<Option<Promise>> {
    let Some(text) = &args.promise else {
        if args.draft.is_given() {
            return Err(Error::usage("--due and --as go with --promise TEXT."));
        }
        return Ok(None);
    };
    let account = args.account.account();
    let by_team = args.by.is_some().then_some(Account::Team);
    let account = account.or(by_team).unwrap_or(Account::Me);
    Ok(Some(Promise { account, ..args.draft.promise(ctx, text)? }))
}

/// Somebody to add to the journal with the entry.
fn newcomer(ctx: &Context, args: &LogArgs, everybody: &Roster, who: &str) -> Result<Stakeholder> {
    let mut person = Stakeholder::new(everybody.check_new_name(who, None)?, ctx.now.today);
    if let Some(known) = everybody.clear(who) {
        return Err(Error::refused(format!("`{who}` finds {} already.", known.name))
            .hint("Leave out --new, or type the whole name of somebody new."));
    }
    if let Some(unit) = &args.unit {
        person.unit = Some(everybody.unit_named(unit)?.id);
    }
    person.role = args.role.as_deref().map(typed::one_line).transpose()?;
    Ok(person)
}

impl Plan {
    fn names(&self) -> Vec<String> {
        self.people.iter().map(|person| person.name.clone()).collect()
    }

    /// `coffee with Cassandra Kelly, Fri 20 Nov 2026`
    fn told(&self, ctx: &Context, entry: &Entry) -> String {
        let phrase = ctx.config.kinds.phrase(&entry.kind);
        let names = words::and_more(&self.names());
        format!("{phrase} {names}, {}", words::full_date(entry.date))
    }

    /// What stands against an ask that is logged, in the sentences of `rel ask`.
    fn against(&self, ctx: &Context, store: &Store, everybody: &Roster) -> Result<Vec<String>> {
        let mut reasons = Vec::new();
        if self.entry.kind == Kind::ASK {
            for person in self.people.iter().filter(|person| person.id != 0) {
                let size = self.entry.amount();
                reasons.extend(ask::answer(ctx, store, everybody, person, size)?.reasons);
            }
        }
        Ok(reasons)
    }

    /// Writes all of it, or nothing; gives it back with the identities it got.
    fn write(mut self, ctx: &Context, store: &Store) -> Result<Plan> {
        let words = format!("log {}", self.told(ctx, &self.entry));
        let mut write = store.write(ctx.now, &ctx.config.scoring)?;
        for person in self.people.iter_mut().filter(|person| person.id == 0) {
            // Somebody else may have added them while the note was written.
            Roster::load(ctx, &write)?.check_new_name(&person.name, None)?;
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
        write.commit(&words)?;
        Ok(self)
    }

    fn receipt(self, ctx: &Context, store: &Store, everybody: &Roster) -> Result<Receipt<Logged>> {
        let told =
            |entry: &Entry| format!("#{} {}", entry.id, words::capitalized(&self.told(ctx, entry)));
        let mut lines: Vec<String> = self.also.iter().map(told).collect();
        lines.extend(self.facts.iter().map(|fact| {
            format!("#{} {}: {}", fact.id, words::capitalized(fact.topic.name()), fact.text)
        }));
        lines.extend(self.promise.iter().zip(&self.people).map(|(promise, person)| {
            let told = words::capitalized(&promise::told(promise, person));
            format!("#{} {told}", promise.id)
        }));
        lines.extend(self.standings(ctx, store, everybody)?);
        let headline = told(&self.entry);
        let names = self.names();
        let row = |entry: Entry| EntryRow::of(entry, names.clone());
        let logged = Logged {
            entry: row(self.entry),
            also: self.also.into_iter().map(row).collect(),
            promise: self.promise.map(|promise| everybody.promise_row(promise)),
            facts: self.facts.into_iter().map(|fact| FactRow::of(fact, names.join(", "))).collect(),
        };
        Ok(Receipt::new(logged, headline).lines(lines))
    }

    /// What the balance is now, and when the next contact falls due.
    fn standings(&self, ctx: &Context, store: &Store, everybody: &Roster) -> Result<Vec<String>> {
        /// Of how many people the standing is told.
        const TOLD: usize = 5;
        let mut lines = Vec::new();
        for person in self.people.iter().take(TOLD) {
            let standing = store.standing(person.id, ctx.now.today, &ctx.config.scoring)?;
            let situation = everybody.situation(store, person, &standing)?;
            let whom =
                if self.people.len() > 1 { format!("{}: ", person.name) } else { String::new() };
            lines.push(format!("{whom}{}", situation.after_writing()));
        }
        Ok(lines)
    }

    /// Says what may be missing or misread. Nothing of it stops anything.
    fn warn(&self, ctx: &Context, args: &LogArgs, everybody: &Roster) {
        for entry in std::iter::once(&self.entry).chain(&self.also) {
            let wants_note =
                ctx.config.kinds.named(&entry.kind).is_some_and(|kind| kind.wants_note);
            if wants_note && entry.note.is_empty() {
                ctx.ui.warn(&format!(
                    "What was it about? A {} without a note says little later: rel entry edit {} ...",
                    entry.kind, entry.id
                ));
            }
        }
        self.promise.iter().for_each(|promise| promise::warn(ctx, promise));
        if self.entry.kind == Kind::OPENING && args.deposit.is_none() {
            ctx.ui.warn("An opening balance without --deposit N changes nothing.");
        }
        if args.new && args.note.first().is_some_and(|word| word.starts_with(char::is_uppercase)) {
            ctx.ui.hint(&format!(
                "The new name is {:?}; if more belongs to it: rel undo, and quote the whole name.",
                args.who.as_deref().unwrap_or_default()
            ));
        }
        let with: Vec<Id> = self.people.iter().map(|person| person.id).collect();
        for (word, other) in everybody.named_in(&self.entry.note, &with) {
            ctx.ui.hint(&format!("with {word}: not logged for {}", other.name));
        }
    }
}
