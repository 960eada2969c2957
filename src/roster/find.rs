//! Finding those meant by WHO. Never a guess: where several are meant it asks, or says who they are.

use std::collections::BTreeSet;

use crate::error::{Error, Result};
use crate::model::name::{self, Found};
use crate::model::{Id, Stakeholder};
use crate::roster::Roster;
use crate::ui::prompt;

/// Nobody's name has more words than this after the first.
const MOST_WORDS_OF_NAME: usize = 5;

impl Roster<'_> {
    /// The one person meant.
    ///
    /// # Errors
    /// Nobody, or several and no terminal to ask at; with the candidates.
    pub fn one(&self, typed: &str) -> Result<&Stakeholder> {
        match name::find(typed, &self.everybody) {
            Found::One(person) => Ok(person),
            Found::Several(candidates) => self.pick(typed, &candidates),
            Found::Nobody => Err(self.nobody(typed)),
        }
    }

    /// Everybody meant: one name, `@unit`, `@tag`, `@all`, or several of these joined by commas.
    pub fn many(&self, typed: &str) -> Result<Vec<&Stakeholder>> {
        let whole = typed.trim();
        if let Some(group) = whole.strip_prefix('@').filter(|group| !group.contains(',')) {
            return self.group(group);
        }
        if !whole.contains(',') || !matches!(name::find(whole, &self.everybody), Found::Nobody) {
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
        if everybody.is_empty() { Err(self.nobody(typed)) } else { Ok(everybody) }
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
        let most = note.len().min(MOST_WORDS_OF_NAME);
        for words in (1..=most).rev().filter(|words| note[..*words].concat().contains(',')) {
            let people: Option<Vec<&Stakeholder>> =
                with(words).split(',').map(|name| self.clear(name)).collect();
            if let Some(mut people) = people {
                let mut seen = BTreeSet::new();
                people.retain(|person| seen.insert(person.id));
                return Ok((people, words));
            }
        }
        if who.ends_with(',') {
            let going_on = note.iter().take_while(|word| word.ends_with(',')).count();
            let words = (going_on + 1).min(note.len());
            return Ok((self.many(&with(words))?, words));
        }
        let is_plain = !who.contains(['@', ',', '#']);
        let going_on =
            if is_plain { name::find_before_note(who, note, &self.everybody) } else { None };
        let (people, words) = match going_on {
            Some((Found::Several(candidates), words)) => {
                (vec![self.pick(&with(words), &candidates)?], words)
            }
            Some((Found::One(person), words)) => (vec![person], words),
            _ => (self.many(who)?, 0),
        };
        self.check_note(&people, note, words)?;
        Ok((people, words))
    }

    /// Refuses a note that begins with the name of somebody else: they may be meant, too.
    fn check_note(&self, people: &[&Stakeholder], note: &[String], words: usize) -> Result<()> {
        let others = [0, words]
            .into_iter()
            .filter_map(|from| name::named_at_the_beginning(&note[from..], &self.everybody));
        match others.into_iter().find(|other| people.iter().all(|it| it.id != other.id)) {
            None => Ok(()),
            Some(other) => Err(Error::refused(format!(
                "The note begins with the name of {}.",
                other.name
            ))
            .hint(
                "Nothing was written. Name several people with commas, or put the note in quotes \
                 behind the whole name.",
            )),
        }
    }

    /// The one person that a name means without a doubt.
    pub fn clear(&self, typed: &str) -> Option<&Stakeholder> {
        let mut words = typed.split_whitespace().map(str::to_owned);
        let first = words.next()?;
        let rest: Vec<String> = words.collect();
        let found = if rest.is_empty() {
            name::find(&first, &self.everybody)
        } else {
            let (found, count) = name::find_before_note(&first, &rest, &self.everybody)?;
            if count == rest.len() { found } else { Found::Nobody }
        };
        match found {
            Found::One(person) => Some(person),
            _ => None,
        }
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
            return candidates.get(choice).copied().ok_or_else(|| self.nobody(typed));
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

    fn nobody(&self, typed: &str) -> Error {
        let nearest = name::nearest_people(typed, &self.everybody);
        let names: Vec<&str> = nearest.iter().map(|person| person.name.as_str()).collect();
        let hint = if self.everybody.is_empty() {
            crate::view::stale::HOW_TO_BEGIN.to_owned()
        } else if typed.trim().is_empty() || typed.contains(['@', ',']) {
            "Name one person here. Everybody: rel list".to_owned()
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
}
