//! `list`: the records of each noun, filtered.

mod noun;

use chrono::NaiveDate;

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Account, Id, Stakeholder, name};
use crate::roster::{MyPeople, Roster};
use crate::store::{EntryFilter, Store};
use crate::typed;
use crate::view::list::{
    EntryRow, FactRow, KindRow, ListRow, Listing, PromiseRow, PulseRow, StakeholderRow, UnitRow,
};
use crate::view::words;
use noun::ListedNoun;

/// List people, units, entries, promises, pulses, facts or kinds
///
/// `rel list facts --topic interest --match yankees` shows who else cares about the Yankees.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel list
  rel list --unit Finance --format csv
  rel list entries --with cass -n 5
  rel list entries --kind complaint --since 3m
  rel list entries --by priya --match budget
  rel list facts --topic interest --match yankees")]
pub struct ListArgs {
    /// What to list
    #[arg(default_value = "stakeholders")]
    what: ListedNoun,

    /// Only these people, or what is with or about them
    #[arg(long, value_name = "WHO", add = complete::who())]
    with: Option<String>,

    /// Only people of this unit, or what is with or about them
    #[arg(long, conflicts_with = "no_unit", add = complete::units())]
    unit: Option<String>,

    /// Only people without a unit
    #[arg(long)]
    no_unit: bool,

    /// Only people with this tag, or what is with or about them
    #[arg(long, add = complete::tags())]
    tag: Option<String>,

    /// Only entries of this kind
    #[arg(long, add = complete::kinds())]
    kind: Option<String>,

    /// Only entries by this one of your people, or by me
    #[arg(long, value_name = "NAME")]
    by: Option<String>,

    /// Only facts of this topic
    #[arg(long, add = complete::topics())]
    topic: Option<String>,

    /// Only from this day on
    #[arg(long, value_name = "DATE")]
    since: Option<String>,

    /// Only up to this day
    #[arg(long, value_name = "DATE")]
    until: Option<String>,

    /// Only rows with this text, in any case and with or without accents
    #[arg(long = "match", value_name = "TEXT")]
    text: Option<String>,

    /// Only what moves this account: me or team
    #[arg(long, value_name = "ACCOUNT")]
    account: Option<Account>,

    /// Only open promises
    #[arg(long)]
    open: bool,

    /// Only entries in the future
    #[arg(long)]
    planned: bool,

    /// Only entries that an import added or changed: LAST, or its step
    #[arg(long, value_name = "STEP")]
    import: Option<String>,

    /// Show at most N rows
    #[arg(short = 'n', value_name = "N", value_parser = typed::parse_limit)]
    limit: Option<usize>,

    /// Only archived people
    #[arg(long)]
    archived: bool,
}

pub fn run(ctx: &Context, args: &ListArgs) -> Result<()> {
    args.check()?;
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    match args.what {
        ListedNoun::Stakeholders => ctx.ui.show(&args.stakeholders(&store, &roster)?),
        ListedNoun::Units => ctx.ui.show(&args.units(&roster)),
        ListedNoun::Entries => ctx.ui.show(&args.entries(ctx, &store, &roster)?),
        ListedNoun::Promises => ctx.ui.show(&args.promises(ctx, &store, &roster)?),
        ListedNoun::Pulses => ctx.ui.show(&args.pulses(ctx, &store, &roster)?),
        ListedNoun::Facts => ctx.ui.show(&args.facts(ctx, &store, &roster)?),
        ListedNoun::Kinds => ctx.ui.show(&args.kinds(ctx, &roster)),
    }
}

impl ListArgs {
    /// Returns the filters, and whether each was given.
    fn given(&self) -> [(&'static str, bool); 15] {
        [
            ("--with", self.with.is_some()),
            ("--unit", self.unit.is_some()),
            ("--no-unit", self.no_unit),
            ("--tag", self.tag.is_some()),
            ("--kind", self.kind.is_some()),
            ("--by", self.by.is_some()),
            ("--topic", self.topic.is_some()),
            ("--since", self.since.is_some()),
            ("--until", self.until.is_some()),
            ("--match", self.text.is_some()),
            ("--account", self.account.is_some()),
            ("--open", self.open),
            ("--planned", self.planned),
            ("--import", self.import.is_some()),
            ("--archived", self.archived),
        ]
    }

    /// Refuses filters that this list does not have.
    fn check(&self) -> Result<()> {
        let filters = self.what.filters();
        match self.given().iter().find(|(flag, given)| *given && !filters.contains(flag)) {
            Some((flag, _)) => Err(Error::usage(format!("{flag} does not apply to this list."))
                .hint(format!("This list takes {} and -n.", filters.join(", ")))),
            None => Ok(()),
        }
    }

    fn matches(&self, texts: &[&str]) -> bool {
        self.text.as_deref().is_none_or(|text| {
            let folded = name::fold(text);
            texts.iter().any(|text| name::contains(text, &folded))
        })
    }

    fn cut<R>(&self, mut rows: Vec<R>) -> Vec<R> {
        rows.truncate(self.limit.unwrap_or(usize::MAX));
        rows
    }

    fn dates(&self, ctx: &Context) -> Result<(Option<NaiveDate>, Option<NaiveDate>)> {
        let read = |flag: &str, text: &Option<String>| {
            text.as_deref().map(|text| typed::past_date(ctx, flag, text)).transpose()
        };
        Ok((read("--since", &self.since)?, read("--until", &self.until)?))
    }

    /// Returns the people that the filters leave, or `None` without such a filter.
    fn people<'a>(&self, roster: &'a Roster) -> Result<Option<Vec<&'a Stakeholder>>> {
        if self.with.is_none() && self.unit.is_none() && self.tag.is_none() && !self.no_unit {
            return Ok(None);
        }
        let mut chosen: Vec<&Stakeholder> = match &self.with {
            Some(with) => roster.many(with)?,
            None => roster.people.iter().collect(),
        };
        if let Some(unit) = &self.unit {
            let unit = roster.unit_named(unit)?.id;
            chosen.retain(|person| person.unit == Some(unit));
        }
        if let Some(tag) = &self.tag {
            let folded = name::fold(tag.trim_start_matches('@'));
            chosen.retain(|person| person.tags.iter().any(|tag| name::fold(tag) == folded));
        }
        if self.no_unit {
            chosen.retain(|person| person.unit.is_none());
        }
        Ok(Some(chosen))
    }

    fn stakeholders(&self, store: &Store, roster: &Roster) -> Result<Listing<StakeholderRow>> {
        let chosen = self.people(roster)?.map(|people| ids(&people));
        let rows = roster
            .relationships(store)?
            .into_iter()
            .filter(|it| chosen.as_ref().is_none_or(|ids| ids.contains(&it.person.id)))
            .filter(|it| it.person.is_active() != self.archived)
            .filter(|it| {
                let person = it.person;
                let mut texts = vec![person.name.as_str(), person.role.as_deref().unwrap_or("")];
                texts.extend(person.aliases.iter().chain(&person.emails).map(String::as_str));
                self.matches(&texts)
            })
            .map(|it| roster.row(it.person, &it.standing))
            .collect();
        let what = if self.archived {
            ("archived person", "archived people")
        } else {
            ("person", "people")
        };
        Ok(self.listing(roster, rows, what))
    }

    fn units(&self, roster: &Roster) -> Listing<UnitRow> {
        let units = roster.units.iter();
        let rows = units
            .filter(|unit| self.matches(&[&unit.name, unit.why.as_deref().unwrap_or("")]))
            .map(|unit| UnitRow::of(unit, &roster.people))
            .collect();
        self.listing(roster, rows, ("unit, the heaviest first", "units, the heaviest first"))
    }

    fn entries(&self, ctx: &Context, store: &Store, roster: &Roster) -> Result<Listing<EntryRow>> {
        let (since, until) = self.dates(ctx)?;
        let kind = match &self.kind {
            Some(kind) => Some(typed::kind(ctx, kind)?.name.clone()),
            None => None,
        };
        let entries = store.entries(&EntryFilter {
            with: self.people(roster)?.map(|people| ids(&people)),
            kind,
            by: self.by.as_deref().map(|by| by_whom(ctx, store, by)).transpose()?,
            account: self.account,
            since: if self.planned { since.max(ctx.now.today.succ_opt()) } else { since },
            until,
            text: self.text.clone(),
            step: self.import.as_deref().map(|step| import_step(store, step)).transpose()?,
            limit: self.limit,
        })?;
        let rows = entries
            .into_iter()
            .map(|entry| {
                let names = roster.names_of(&entry.stakeholders);
                EntryRow::of(entry, names)
            })
            .collect();
        Ok(self.listing(roster, rows, ("entry, the newest first", "entries, the newest first")))
    }

    fn promises(
        &self,
        ctx: &Context,
        store: &Store,
        roster: &Roster,
    ) -> Result<Listing<PromiseRow>> {
        let (since, until) = self.dates(ctx)?;
        let with = self.people(roster)?.map(|people| ids(&people));
        let rows = store
            .promises(ctx.now.today)?
            .into_iter()
            .filter(|promise| with.as_ref().is_none_or(|ids| ids.contains(&promise.stakeholder)))
            .filter(|promise| {
                self.account.is_none_or(|account| account == promise.account && !promise.theirs)
            })
            .filter(|promise| !self.open || promise.is_open())
            .filter(|promise| since.is_none_or(|since| since <= promise.made))
            .filter(|promise| until.is_none_or(|until| promise.made <= until))
            .filter(|promise| self.matches(&[&promise.text]))
            .map(|promise| roster.promise_row(promise))
            .collect();
        Ok(self.listing(roster, rows, ("promise, the oldest first", "promises, the oldest first")))
    }

    fn pulses(&self, ctx: &Context, store: &Store, roster: &Roster) -> Result<Listing<PulseRow>> {
        let (since, until) = self.dates(ctx)?;
        let with = self.people(roster)?.map(|people| ids(&people));
        let rows = store
            .pulses(ctx.now.today)?
            .into_iter()
            .rev()
            .filter(|pulse| with.as_ref().is_none_or(|ids| ids.contains(&pulse.stakeholder)))
            .filter(|pulse| self.account.is_none_or(|account| account == pulse.account))
            .filter(|pulse| since.is_none_or(|since| since <= pulse.date))
            .filter(|pulse| until.is_none_or(|until| pulse.date <= until))
            .filter(|pulse| self.matches(&[pulse.quote.as_deref().unwrap_or_default()]))
            .map(|pulse| {
                let name = roster.name_of(pulse.stakeholder);
                PulseRow::of(pulse, name)
            })
            .collect();
        Ok(self.listing(roster, rows, ("pulse, the newest first", "pulses, the newest first")))
    }

    fn facts(&self, ctx: &Context, store: &Store, roster: &Roster) -> Result<Listing<FactRow>> {
        let (since, until) = self.dates(ctx)?;
        let topic = self.topic.as_deref().map(typed::topic).transpose()?;
        let about = self.people(roster)?.map(|people| ids(&people));
        let rows = store
            .facts()?
            .into_iter()
            .filter(|fact| about.as_ref().is_none_or(|ids| ids.contains(&fact.stakeholder)))
            .filter(|fact| topic.is_none_or(|topic| topic == fact.topic))
            .filter(|fact| since.is_none_or(|since| since <= fact.date))
            .filter(|fact| until.is_none_or(|until| fact.date <= until))
            .filter(|fact| self.matches(&[&fact.text]))
            .map(|fact| {
                let name = roster.name_of(fact.stakeholder);
                FactRow::of(fact, name)
            })
            .collect();
        Ok(self.listing(roster, rows, ("fact, the newest first", "facts, the newest first")))
    }

    fn kinds(&self, ctx: &Context, roster: &Roster) -> Listing<KindRow> {
        let rows = ctx
            .config
            .kinds
            .iter()
            .filter(|kind| self.account.is_none_or(|account| account == kind.account))
            .filter(|kind| self.matches(&[&kind.name, &kind.aliases.join(" "), &kind.purpose]))
            .map(KindRow::from)
            .collect();
        self.listing(roster, rows, ("kind of entry", "kinds of entries"))
    }

    fn is_narrowed(&self) -> bool {
        self.given().iter().any(|(_, given)| *given)
    }

    fn listing<R: ListRow>(
        &self,
        roster: &Roster,
        rows: Vec<R>,
        names: (&str, &str),
    ) -> Listing<R> {
        let total = rows.len();
        let rows = self.cut(rows);
        if self.what == ListedNoun::Entries && self.limit == Some(total) {
            // No more entries are read than are shown, so their number is not known.
            let newest = words::number_of(total, "entry", "entries");
            let headline = format!("These are the newest {newest}.");
            return Listing { headline, rows, nobody: roster.people.is_empty() };
        }
        let (one, many) = names;
        let headline = match rows.len() {
            0 => {
                let many = many.split(',').next().unwrap_or(many);
                let matching = if self.is_narrowed() { " like that" } else { "" };
                format!("There are no {many}{matching}.")
            }
            1 if total == 1 => format!("There is 1 {one}."),
            shown if shown < total => format!("These are {shown} of {total} {many}."),
            all => format!("There are {all} {many}."),
        };
        Listing { headline, rows, nobody: roster.people.is_empty() }
    }
}

/// Finds one of my people; the name is empty for myself.
///
/// # Errors
/// If nobody or several are meant.
fn by_whom(ctx: &Context, store: &Store, typed: &str) -> Result<String> {
    let my_people = MyPeople::ever(ctx, store)?;
    match my_people.named(typed)? {
        None => Ok(String::new()),
        Some(colleague) if !colleague.is_new => Ok(colleague.name),
        Some(_) => Err(my_people.unknown(typed)),
    }
}

/// Finds the step of an import: the latest, or the one with this number.
fn import_step(store: &Store, typed: &str) -> Result<Id> {
    if !typed.eq_ignore_ascii_case("last") {
        return typed::parse_id(typed).map_err(|_| {
            Error::usage(format!("--import takes LAST or the number of a step, not `{typed}`."))
        });
    }
    store.last_import()?.ok_or_else(|| {
        Error::refused("There is no import to list.").hint(
            "Nothing was imported, or every import was undone. To see the steps: rel undo --list",
        )
    })
}

fn ids(people: &[&Stakeholder]) -> Vec<Id> {
    people.iter().map(|person| person.id).collect()
}
