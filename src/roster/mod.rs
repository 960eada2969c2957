//! Everybody in the journal: finding those meant by WHO, and judging where they stand.

mod find;

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Entry, Id, Promise, Pulse, Stakeholder, Unit, name};
use crate::scoring::standing::LastContact;
use crate::scoring::{Assessment, Concerns, Constants, Part, Scale, Standing, promises, trust};
use crate::store::Store;
use crate::view::list::{PromiseRow, StakeholderRow};
use crate::view::situation::Cause;
use crate::view::{Situation, words};

/// How many of the latest entries a situation looks at.
const LATEST: usize = 5;

/// Everybody and every unit.
#[derive(Debug)]
pub struct Roster<'ctx> {
    pub(super) ctx: &'ctx Context,
    pub units: Vec<Unit>,
    pub everybody: Vec<Stakeholder>,
    scale: Scale,
    /// What was promised between us, oldest first; read only where it counts.
    pub promises: Vec<Promise>,
    /// How they rated us, oldest first; likewise.
    pub pulses: Vec<Pulse>,
}

/// Somebody, and where they stand.
#[derive(Debug)]
pub struct Judged<'a> {
    pub person: &'a Stakeholder,
    pub standing: Standing,
    pub assessment: Assessment,
}

impl Judged<'_> {
    /// Most neglected first.
    pub fn by_neglect(&self, other: &Judged) -> Ordering {
        Assessment::by_neglect(self.to_order(), other.to_order())
    }

    /// Highest priority first.
    pub fn by_priority(&self, other: &Judged) -> Ordering {
        Assessment::by_priority(self.to_order(), other.to_order())
    }

    fn to_order(&self) -> (&Assessment, &str) {
        (&self.assessment, &self.person.name)
    }
}

impl<'ctx> Roster<'ctx> {
    pub fn load(ctx: &'ctx Context, store: &Store) -> Result<Roster<'ctx>> {
        let units = store.units()?;
        let scale = Scale::of(units.iter().map(|unit| unit.weight));
        Ok(Roster {
            ctx,
            units,
            everybody: store.stakeholders()?,
            scale,
            promises: Vec::new(),
            pulses: Vec::new(),
        })
    }

    /// The same with what is open between us and how they rated us, which priorities are made of.
    pub fn load_with_word(ctx: &'ctx Context, store: &Store) -> Result<Roster<'ctx>> {
        let today = ctx.now.today;
        Ok(Roster {
            promises: store.promises(today)?,
            pulses: store.pulses(today)?,
            ..Roster::load(ctx, store)?
        })
    }

    fn concerns(&self, stakeholder: &Stakeholder) -> Concerns {
        let (today, constants) = (self.today(), self.constants());
        let open = self.promises.iter().filter(|promise| promise.stakeholder == stakeholder.id);
        let pulses: Vec<&Pulse> =
            self.pulses.iter().filter(|pulse| pulse.stakeholder == stakeholder.id).collect();
        Concerns {
            promises: promises::term(open, today, stakeholder.updates_every_days, constants),
            trust: trust::term(&pulses, today, constants),
        }
    }

    fn today(&self) -> NaiveDate {
        self.ctx.now.today
    }

    fn constants(&self) -> &'ctx Constants {
        &self.ctx.config.scoring
    }

    pub fn unit_of(&self, stakeholder: &Stakeholder) -> Option<&Unit> {
        self.units.iter().find(|unit| Some(unit.id) == stakeholder.unit)
    }

    /// The name of a stakeholder, for a record that refers to them.
    pub fn name_of(&self, id: Id) -> String {
        self.everybody
            .iter()
            .find(|person| person.id == id)
            .map_or_else(|| format!("#{id}"), |person| person.name.clone())
    }

    pub fn names_of(&self, ids: &[Id]) -> Vec<String> {
        ids.iter().map(|id| self.name_of(*id)).collect()
    }

    /// The unit of this name.
    ///
    /// # Errors
    /// A name that no unit has, with the nearest.
    pub fn unit_named(&self, typed: &str) -> Result<&Unit> {
        let folded = name::fold(typed);
        self.units.iter().find(|unit| name::fold(&unit.name) == folded).ok_or_else(|| {
            let names = self.units.iter().map(|unit| unit.name.as_str());
            let hint = match name::nearest(typed, names) {
                Some(nearest) => format!("Did you mean {nearest}? All units: rel list units"),
                None => format!("Make it first: rel unit add {typed:?} --weight 5"),
            };
            Error::refused(format!("There is no unit `{typed}`.")).hint(hint)
        })
    }

    /// Refuses a name that somebody already has.
    pub fn check_new_name(&self, new: &str, except: Option<Id>) -> Result<String> {
        let new = name::check(new)
            .map_err(|why| Error::usage(format!("{}.", words::capitalized(&why))))?;
        let folded = name::fold(&new);
        let taken = self
            .everybody
            .iter()
            .find(|person| Some(person.id) != except && name::fold(&person.name) == folded);
        match taken {
            None => self.check_alias(&new, except.unwrap_or_default()).map(|()| new),
            Some(person) if person.is_active() => {
                Err(Error::refused(format!("{} is already in the journal.", person.name))
                    .hint("If this is somebody else, tell them apart, as in \"Ann Lee (Legal)\"."))
            }
            Some(person) => {
                Err(Error::refused(format!("{} is in the journal, archived.", person.name))
                    .hint(format!("Back again: rel archive {:?} --restore", person.name)))
            }
        }
    }

    /// Refuses an alias that somebody else already goes by: typed, it would mean either.
    pub fn check_alias(&self, alias: &str, of: Id) -> Result<()> {
        let mut others = self.everybody.iter().filter(|person| person.id != of);
        match others.find(|person| person.is_called(alias)) {
            None => Ok(()),
            Some(person) => Err(Error::refused(format!("{} goes by `{alias}`.", person.name))
                .hint("Nothing was written. Two people of one name could not be told apart.")),
        }
    }

    /// Judges where somebody stands; promises and pulses count where they were loaded.
    pub fn assess(&self, stakeholder: &Stakeholder, standing: &Standing) -> Assessment {
        Assessment::of(
            stakeholder,
            self.unit_of(stakeholder),
            self.scale,
            standing,
            self.concerns(stakeholder),
            self.today(),
            self.constants(),
        )
    }

    /// Where everybody stands, in the order of their names.
    pub fn judged(&self, store: &Store) -> Result<Vec<Judged<'_>>> {
        let standings = store.standings(self.today(), self.constants())?;
        let people = self.everybody.iter().map(|person| {
            let standing = standings.get(&person.id).copied().unwrap_or_default();
            Judged { person, standing, assessment: self.assess(person, &standing) }
        });
        Ok(people.collect())
    }

    /// `coffee with Cassandra Kelly, Fri 20 Nov 2026`
    pub fn told(&self, entry: &Entry) -> String {
        let phrase = self.ctx.config.kinds.phrase(&entry.kind);
        let names = words::and_more(&self.names_of(&entry.stakeholders));
        format!("{phrase} {names}, {}", words::full_date(entry.date))
    }

    /// Somebody's row of a list.
    pub fn row(&self, stakeholder: &Stakeholder, standing: &Standing) -> StakeholderRow {
        let unit = self.unit_of(stakeholder);
        let weight = unit.map_or(self.scale.lightest, |unit| unit.weight);
        StakeholderRow::of(stakeholder, unit, weight, &self.assess(stakeholder, standing))
    }

    /// A promise's row of a list.
    pub fn promise_row(&self, promise: Promise) -> PromiseRow {
        let every = self
            .everybody
            .iter()
            .find(|person| person.id == promise.stakeholder)
            .and_then(|person| person.updates_every_days);
        let silent = promises::is_silent(&promise, self.today(), every, self.constants());
        let name = self.name_of(promise.stakeholder);
        PromiseRow::of(promise, name, silent, self.today())
    }

    /// What somebody's accounts carry after something was written.
    pub fn standing_line(&self, store: &Store, id: Id) -> Result<Option<String>> {
        let Some(person) = self.everybody.iter().find(|person| person.id == id) else {
            return Ok(None);
        };
        let standing = store.standing(id, self.today(), self.constants())?;
        Ok(Some(self.situation(store, person, &standing)?.after_writing()))
    }

    /// Where somebody stands and the contacts that set the clocks; no history yet.
    pub fn situation<'a>(
        &'a self,
        store: &Store,
        stakeholder: &'a Stakeholder,
        standing: &'a Standing,
    ) -> Result<Situation<'a>> {
        let occasion = |contact: Option<LastContact>| match contact {
            Some(contact) => store.occasion(contact.entry),
            None => Ok(None),
        };
        Ok(Situation {
            today: self.today(),
            stakeholder,
            unit: self.unit_of(stakeholder),
            scale: self.scale,
            standing,
            assessment: self.assess(stakeholder, standing),
            facts: Vec::new(),
            latest: Vec::new(),
            last_occasion: occasion(standing.last_contact)?,
            team_occasion: occasion(standing.team_last_contact)?,
            parts: Vec::new(),
            promises: Vec::new(),
            pulses: Vec::new(),
            constants: self.constants(),
        })
    }

    /// The same, with what is known and what was said last, and with what the balances are made of
    /// where that is asked for or a balance is a reason.
    pub fn full_situation<'a>(
        &'a self,
        store: &Store,
        stakeholder: &'a Stakeholder,
        standing: &'a Standing,
        with_parts: bool,
    ) -> Result<Situation<'a>> {
        let mut situation = self.situation(store, stakeholder, standing)?;
        situation.facts = store.facts_about(stakeholder.id)?;
        situation.latest = store.latest_entries(stakeholder.id, self.today(), LATEST)?;
        situation.promises = store.promises_with(stakeholder.id, self.today())?;
        situation.pulses = store.pulses_of(stakeholder.id, self.today())?;
        if with_parts || situation.assessment.terms.balance > 0.0 {
            let constants = self.constants();
            for part in store.largest_parts(stakeholder.id, self.today(), constants)? {
                let amount = part.faded(self.today(), constants);
                let cause = match store.entry(part.record)? {
                    Some(entry) => Some(Cause::entry(&entry)),
                    None => situation
                        .promises
                        .iter()
                        .find(|promise| promise.id == part.record)
                        .map(|promise| Cause::promise(promise, part.date)),
                };
                situation.parts.extend(cause.map(|cause| (Part { amount, ..part }, cause)));
            }
        }
        Ok(situation)
    }
}
