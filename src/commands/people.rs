//! Everybody in the journal: finding those meant by WHO, and judging where they stand.

use chrono::NaiveDate;

use super::Context;
use crate::error::{Error, Result};
use crate::model::name::{self, Found};
use crate::model::{Id, Promise, Pulse, Stakeholder, Unit};
use crate::scoring::standing::Contact;
use crate::scoring::{Assessment, Concerns, Constants, Part, Scale, Standing, promises, trust};
use crate::store::Store;
use crate::ui::prompt;
use crate::view::listing::{PromiseRow, StakeholderRow};
use crate::view::situation::Cause;
use crate::view::{Situation, words};

/// How many of the latest entries a situation looks at.
const LATEST: usize = 5;

/// Nobody's name has more words than this after the first.
const MOST_WORDS_OF_NAME: usize = 5;

/// Everybody and every unit.
#[derive(Debug)]
pub struct People<'ctx> {
    ctx: &'ctx Context,
    pub units: Vec<Unit>,
    pub everybody: Vec<Stakeholder>,
    scale: Scale,
    /// What is open between us, theirs too; read only where it counts.
    pub promises: Vec<Promise>,
    /// How they rated us, oldest first; likewise.
    pub pulses: Vec<Pulse>,
}

impl<'ctx> People<'ctx> {
    pub fn load(ctx: &'ctx Context, store: &Store) -> Result<People<'ctx>> {
        let units = store.units()?;
        let scale = Scale::of(units.iter().map(|unit| unit.weight));
        Ok(People {
            ctx,
            units,
            everybody: store.stakeholders()?,
            scale,
            promises: Vec::new(),
            pulses: Vec::new(),
        })
    }

    /// The same with what is open between us and how they rated us, which priorities are made of.
    pub fn load_with_word(ctx: &'ctx Context, store: &Store) -> Result<People<'ctx>> {
        let today = ctx.now.today;
        Ok(People {
            promises: store.open_promises(today)?,
            pulses: store.pulses(today)?,
            ..People::load(ctx, store)?
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
            None => Ok(new),
            Some(person) => {
                let archived = if person.is_active() { "" } else { ", archived" };
                Err(Error::refused(format!("{} is already in the journal{archived}.", person.name))
                    .hint(format!(
                        "If this is somebody else, tell them apart: rel add \"{new} (Legal)\""
                    )))
            }
        }
    }

    /// The one person meant.
    ///
    /// # Errors
    /// Nobody, or several and no terminal to ask at; with the candidates.
    pub fn one(&self, typed: &str) -> Result<&Stakeholder> {
        match name::find(typed, &self.everybody) {
            Found::One(person) => Ok(person),
            Found::Several(candidates) => self.pick(typed, &candidates),
            Found::Nobody(nearest) => Err(self.nobody(typed, &nearest)),
        }
    }

    /// Everybody meant: one name, `@unit`, `@tag`, `@all`, or several of these joined by commas.
    pub fn many(&self, typed: &str) -> Result<Vec<&Stakeholder>> {
        let whole = typed.trim();
        if let Some(group) = whole.strip_prefix('@').filter(|group| !group.contains(',')) {
            return self.group(group);
        }
        if !whole.contains(',') || !matches!(name::find(whole, &self.everybody), Found::Nobody(_)) {
            return Ok(vec![self.one(whole)?]);
        }
        let mut everybody: Vec<&Stakeholder> = Vec::new();
        for part in whole.split(',').filter(|part| !part.trim().is_empty()) {
            for person in self.many(part)? {
                if !everybody.iter().any(|other| other.id == person.id) {
                    everybody.push(person);
                }
            }
        }
        if everybody.is_empty() { Err(self.nobody(typed, &[])) } else { Ok(everybody) }
    }

    /// Everybody meant by the first of some words, and how many of the words after it belong to the
    /// name: the surname in `Cassandra Kelly coffee`, what follows a comma in `cass, neal coffee`.
    pub fn many_before_note(
        &self,
        who: &str,
        note: &[String],
    ) -> Result<(Vec<&Stakeholder>, usize)> {
        let with = |words: usize| {
            let words = note[..words].iter().map(String::as_str);
            std::iter::once(who).chain(words).collect::<Vec<_>>().join(" ")
        };
        let found = |typed: &str| name::find(typed, &self.everybody);
        let most = note.len().min(MOST_WORDS_OF_NAME);
        for words in (1..=most).rev() {
            let typed = with(words);
            if matches!(found(&typed), Found::One(person) if person.is_called(&typed)) {
                return Ok((self.many(&typed)?, words));
            }
        }
        if who.ends_with(',') {
            let going_on = note.iter().take_while(|word| word.ends_with(',')).count();
            let words = (going_on + 1).min(note.len());
            return Ok((self.many(&with(words))?, words));
        }
        let is_plain = !who.contains(['@', ',']);
        if is_plain && !matches!(found(who), Found::One(_)) {
            for words in 1..=most {
                let typed = with(words);
                if let Found::One(person) = found(&typed) {
                    return Ok((vec![person], words));
                }
            }
        }
        let people = self.many(who)?;
        let words = match people.as_slice() {
            [one] => name::words_of_name(one, who, note),
            _ => 0,
        };
        Ok((people, words))
    }

    /// Others whom a note names: the word it uses and the one person it can mean.
    pub fn named_in(&self, note: &str, except: &[Id]) -> Vec<(String, &Stakeholder)> {
        let mut named: Vec<(String, &Stakeholder)> = Vec::new();
        for word in name::words(note).map(|word| &note[word]) {
            if !word.starts_with(char::is_uppercase) || word.chars().count() < 3 {
                continue;
            }
            let mut meant = self.everybody.iter().filter(|person| {
                person.is_active() && !name::mentions(&person.name, word).is_empty()
            });
            let (Some(person), None) = (meant.next(), meant.next()) else {
                continue;
            };
            let is_known = named.iter().any(|(_, other)| other.id == person.id);
            if !is_known && !except.contains(&person.id) {
                named.push((word.to_owned(), person));
            }
        }
        named
    }

    /// Everybody active in a unit or with a tag.
    fn group(&self, group: &str) -> Result<Vec<&Stakeholder>> {
        let folded = name::fold(group);
        let unit = self.units.iter().find(|unit| name::fold(&unit.name) == folded);
        let in_group = |person: &&Stakeholder| match unit {
            _ if folded == "all" => true,
            Some(unit) => person.unit == Some(unit.id),
            None => person.tags.iter().any(|tag| name::fold(tag) == folded),
        };
        let people: Vec<&Stakeholder> =
            self.everybody.iter().filter(|person| person.is_active()).filter(in_group).collect();
        if !people.is_empty() {
            return Ok(people);
        }
        let tags = self.everybody.iter().flat_map(|person| &person.tags);
        let known = self.units.iter().map(|unit| &unit.name).chain(tags).map(String::as_str);
        let hint = match name::nearest(group, known) {
            Some(nearest) if name::fold(nearest) != folded => format!("Did you mean @{nearest}?"),
            _ => "Groups are @all, the units and the tags: rel list units, rel list".to_owned(),
        };
        Err(Error::refused(format!("Nobody active is in @{group}.")).hint(hint))
    }

    fn pick<'a>(&'a self, typed: &str, candidates: &[&'a Stakeholder]) -> Result<&'a Stakeholder> {
        let choices: Vec<String> =
            candidates.iter().map(|person| self.introduced(person)).collect();
        if self.ctx.ui.can_ask() {
            let choice = prompt::pick(&format!("Who is `{typed}`?"), &choices)?;
            return candidates.get(choice).copied().ok_or_else(|| self.nobody(typed, &[]));
        }
        Err(Error::refused(format!("`{typed}` could be {} people.", candidates.len()))
            .hint(format!("{}\nType more of the name; nothing was written.", choices.join("\n"))))
    }

    /// `Cassandra Kelly, CFO, Finance`
    fn introduced(&self, person: &Stakeholder) -> String {
        let mut parts = vec![person.name.clone()];
        parts.extend(person.role.clone());
        parts.extend(self.unit_of(person).map(|unit| unit.name.clone()));
        if !person.is_active() {
            parts.push("archived".to_owned());
        }
        parts.join(", ")
    }

    fn nobody(&self, typed: &str, nearest: &[&Stakeholder]) -> Error {
        let names: Vec<&str> = nearest.iter().map(|person| person.name.as_str()).collect();
        let hint = if self.everybody.is_empty() {
            crate::view::stale::HOW_TO_BEGIN.to_owned()
        } else if names.is_empty() {
            format!("Everybody: rel list. Somebody new: rel add {typed:?} --unit UNIT")
        } else {
            format!(
                "Did you mean {}? Somebody new: rel add {typed:?} --unit UNIT",
                names.join(" or ")
            )
        };
        Error::refused(format!("Nobody in the journal is called `{typed}`.")).hint(hint)
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
        let occasion = |contact: Option<Contact>| match contact {
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
