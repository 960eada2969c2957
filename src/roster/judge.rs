//! Where people stand: the rhythm that contacts set, and with promises and pulses the priority.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::error::Result;
use crate::model::{Id, Promise, Pulse, Stakeholder};
use crate::roster::Roster;
use crate::scoring::standing::LastContact;
use crate::scoring::{Assessment, Concerns, Part, Rhythm, Standing, promises, trust};
use crate::store::Store;
use crate::view::Situation;
use crate::view::list::StakeholderRow;
use crate::view::situation::{Cause, Footing};

/// How many of the latest entries a situation holds.
const LATEST: usize = 5;

/// A person, their balances, and the rhythm of the contact with them.
#[derive(Debug)]
pub struct Relationship<'a> {
    pub person: &'a Stakeholder,
    pub standing: Standing,
    pub rhythm: Rhythm,
}

impl Relationship<'_> {
    /// Orders the most neglected first.
    pub fn by_neglect(&self, other: &Relationship) -> Ordering {
        Rhythm::by_neglect((&self.rhythm, &self.person.name), (&other.rhythm, &other.person.name))
    }
}

/// A person and everything the score says about them.
#[derive(Debug)]
pub struct Judged<'a> {
    pub person: &'a Stakeholder,
    pub standing: Standing,
    pub assessment: Assessment,
}

impl Judged<'_> {
    /// Orders the highest priority first.
    pub fn by_priority(&self, other: &Judged) -> Ordering {
        Assessment::by_priority(
            (&self.assessment, &self.person.name),
            (&other.assessment, &other.person.name),
        )
    }
}

/// A roster with all promises and pulses: without them nobody has a priority.
#[derive(Debug)]
pub struct Judge<'a> {
    roster: &'a Roster<'a>,
    /// All promises, oldest first.
    pub promises: Vec<Promise>,
    /// All pulses, oldest first.
    pulses: Vec<Pulse>,
}

impl<'a> Judge<'a> {
    /// Reads all promises and pulses.
    pub fn load(roster: &'a Roster<'a>, store: &Store) -> Result<Judge<'a>> {
        let today = roster.today();
        Ok(Judge { roster, promises: store.promises(today)?, pulses: store.pulses(today)? })
    }

    /// Judges everyone, in the order of their names.
    pub fn everyone(&self, store: &Store) -> Result<Vec<Judged<'a>>> {
        let mut promises: HashMap<Id, Vec<&Promise>> = HashMap::new();
        for promise in &self.promises {
            promises.entry(promise.stakeholder).or_default().push(promise);
        }
        let mut pulses: HashMap<Id, Vec<&Pulse>> = HashMap::new();
        for pulse in &self.pulses {
            pulses.entry(pulse.stakeholder).or_default().push(pulse);
        }
        let judged = self.roster.relationships(store)?.into_iter().map(|it| {
            let promises = promises.remove(&it.person.id).unwrap_or_default();
            let pulses = pulses.remove(&it.person.id).unwrap_or_default();
            let assessment = self.roster.assess(it.person, &it.standing, &promises, &pulses);
            Judged { person: it.person, standing: it.standing, assessment }
        });
        Ok(judged.collect())
    }
}

impl Roster<'_> {
    /// Works out how often to talk with a person and how long it has been.
    pub fn rhythm(&self, person: &Stakeholder, standing: &Standing) -> Rhythm {
        Rhythm::of(
            person,
            self.unit_of(person),
            self.scale,
            standing,
            self.today(),
            self.constants(),
        )
    }

    /// Reads where everyone stands, in the order of their names.
    pub fn relationships(&self, store: &Store) -> Result<Vec<Relationship<'_>>> {
        let standings = store.standings(self.today(), self.constants())?;
        let people = self.people.iter().map(|person| {
            let standing = standings.get(&person.id).copied().unwrap_or_default();
            Relationship { person, standing, rhythm: self.rhythm(person, &standing) }
        });
        Ok(people.collect())
    }

    /// Builds the list row for a person.
    pub fn row(&self, person: &Stakeholder, standing: &Standing) -> StakeholderRow {
        let unit = self.unit_of(person);
        let weight = unit.map_or(self.scale.lightest, |unit| unit.weight);
        StakeholderRow::of(person, unit, weight, &self.rhythm(person, standing))
    }

    /// Reads the list row for a person.
    pub fn row_of(&self, store: &Store, person: &Stakeholder) -> Result<StakeholderRow> {
        let standing = store.standing(person.id, self.today(), self.constants())?;
        Ok(self.row(person, &standing))
    }

    /// Returns what a person's accounts hold and when the next conversation falls due, to print
    /// after a write.
    pub fn standing_line(&self, store: &Store, person: &Stakeholder) -> Result<String> {
        let standing = store.standing(person.id, self.today(), self.constants())?;
        Ok(self.footing(store, person, &standing)?.after_writing())
    }

    /// Reads the contacts that set a person's clocks.
    pub fn footing<'a>(
        &'a self,
        store: &Store,
        person: &'a Stakeholder,
        standing: &'a Standing,
    ) -> Result<Footing<'a>> {
        let occasion = |contact: Option<LastContact>| match contact {
            Some(contact) => store.occasion(contact.entry),
            None => Ok(None),
        };
        Ok(Footing {
            today: self.today(),
            stakeholder: person,
            unit: self.unit_of(person),
            scale: self.scale,
            standing,
            rhythm: self.rhythm(person, standing),
            last_occasion: occasion(standing.last_contact)?,
            team_occasion: occasion(standing.team_last_contact)?,
            constants: self.constants(),
        })
    }

    /// Reads everything known about the relationship with a person. The largest parts of the
    /// balances are read only if asked for, or if a balance is a reason to act.
    pub fn situation<'a>(
        &'a self,
        store: &Store,
        person: &'a Stakeholder,
        standing: &'a Standing,
        with_parts: bool,
    ) -> Result<Situation<'a>> {
        let (today, constants) = (self.today(), self.constants());
        let promises = store.promises_with(person.id, today)?;
        let pulses = store.pulses_of(person.id, today)?;
        let assessment = self.assess(
            person,
            standing,
            &promises.iter().collect::<Vec<_>>(),
            &pulses.iter().collect::<Vec<_>>(),
        );
        let mut parts = Vec::new();
        if with_parts || assessment.terms.balance > 0.0 {
            for part in store.largest_parts(person.id, today, constants)? {
                let amount = part.faded(today, constants);
                let cause = match store.readable_entry(part.record)? {
                    Some(entry) => Some(Cause::entry(&entry)),
                    None => promises
                        .iter()
                        .find(|promise| promise.id == part.record)
                        .map(|promise| Cause::promise(promise, part.date)),
                };
                parts.extend(cause.map(|cause| (Part { amount, ..part }, cause)));
            }
        }
        Ok(Situation {
            footing: self.footing(store, person, standing)?,
            assessment,
            facts: store.facts_about(person.id)?,
            latest: store.latest_entries(person.id, today, LATEST)?,
            parts,
            promises,
            pulses,
        })
    }

    /// Judges a person by all their promises and pulses, each oldest first.
    fn assess(
        &self,
        person: &Stakeholder,
        standing: &Standing,
        promises: &[&Promise],
        pulses: &[&Pulse],
    ) -> Assessment {
        let (today, constants) = (self.today(), self.constants());
        let every = person.updates_every_days;
        let concerns = Concerns {
            promises: promises::term(promises.iter().copied(), today, every, constants),
            trust: trust::term(pulses, today, constants),
        };
        Assessment::of(
            person,
            self.unit_of(person),
            self.scale,
            standing,
            concerns,
            today,
            constants,
        )
    }
}
