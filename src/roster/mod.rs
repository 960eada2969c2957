//! Everyone in the journal: their names and units, who is meant, and where they stand.

mod before_note;
mod find;
mod groups;
mod judge;
mod my_people;
mod newcomer;

use chrono::NaiveDate;

pub use judge::{Judge, Judged, Relationship};
pub use my_people::{Colleague, MyPeople};

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Entry, Fact, Id, Promise, Stakeholder, Unit, name};
use crate::scoring::{Constants, Scale, promises};
use crate::shell::quote;
use crate::store::Store;
use crate::view::list::PromiseRow;
use crate::view::words;

/// Every person and every unit. To rank people by priority takes a [`Judge`].
#[derive(Debug)]
pub struct Roster<'ctx> {
    ctx: &'ctx Context,
    pub units: Vec<Unit>,
    /// Archived people too, in the order of their names.
    pub people: Vec<Stakeholder>,
    scale: Scale,
}

impl<'ctx> Roster<'ctx> {
    /// Reads all people and units.
    pub fn load(ctx: &'ctx Context, store: &Store) -> Result<Roster<'ctx>> {
        let units = store.units()?;
        let scale = Scale::of(units.iter().map(|unit| unit.weight));
        Ok(Roster { ctx, units, people: store.stakeholders()?, scale })
    }

    fn today(&self) -> NaiveDate {
        self.ctx.now.today
    }

    fn constants(&self) -> &'ctx Constants {
        &self.ctx.config.scoring
    }

    /// Returns the person with this id.
    pub fn person(&self, id: Id) -> Option<&Stakeholder> {
        self.people.iter().find(|person| person.id == id)
    }

    /// Returns the unit a person belongs to.
    pub fn unit_of(&self, person: &Stakeholder) -> Option<&Unit> {
        self.units.iter().find(|unit| Some(unit.id) == person.unit)
    }

    /// Returns the name of a person that a record refers to.
    pub fn name_of(&self, id: Id) -> String {
        self.person(id).map_or_else(|| format!("#{id}"), |person| person.name.clone())
    }

    /// Returns the names of people that a record refers to.
    pub fn names_of(&self, ids: &[Id]) -> Vec<String> {
        ids.iter().map(|id| self.name_of(*id)).collect()
    }

    /// Finds a unit by its name, in any case.
    ///
    /// # Errors
    /// If no unit has this name; the hint has the nearest.
    pub fn unit_named(&self, typed: &str) -> Result<&Unit> {
        let folded = name::fold(typed);
        self.units.iter().find(|unit| name::fold(&unit.name) == folded).ok_or_else(|| {
            let names = self.units.iter().map(|unit| unit.name.as_str());
            let hint = match name::nearest(typed, names) {
                Some(nearest) => {
                    format!("Did you mean {nearest}? To see all units: rel list units")
                }
                None => format!("Add it first: rel unit add {} --weight 5", quote(typed)),
            };
            Error::refused(format!("There is no unit `{typed}`.")).hint(hint)
        })
    }

    /// Describes an entry: `coffee with Cassandra Kelly, Fri 20 Nov 2026`.
    pub fn describe(&self, entry: &Entry) -> String {
        let phrase = self.ctx.config.kinds.phrase(&entry.kind);
        let names = words::and_more(&self.names_of(&entry.stakeholders));
        format!("{phrase} {names}, {}", words::full_date(entry.date))
    }

    /// Describes a fact: `problem of Cassandra Kelly: the close takes 9 days`.
    pub fn describe_fact(&self, fact: &Fact) -> String {
        format!("{} of {}: {}", fact.topic.name(), self.name_of(fact.stakeholder), fact.text)
    }

    /// Builds the list row for a promise.
    pub fn promise_row(&self, promise: Promise) -> PromiseRow {
        let person = self.person(promise.stakeholder);
        let every = person.and_then(|person| person.updates_every_days);
        let silent = promises::is_silent(&promise, self.today(), every, self.constants());
        let name = self.name_of(promise.stakeholder);
        PromiseRow::of(promise, name, silent, self.today())
    }
}

/// Lists people by name: `Cassandra Kelly and Neal Wallace`.
pub fn names(people: &[Stakeholder]) -> String {
    let names: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
    words::and_more(&names)
}
