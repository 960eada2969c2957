//! Who is named in the lines that an assistant hands over: each name is looked up once.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::model::Id;
use crate::roster::{Colleague, MyPeople, Roster};
use crate::typed;

/// The most names of a file in different spellings.
const MOST_NAMES: usize = 5_000;

/// The most people of all lines together.
const MOST_PEOPLE: usize = 200_000;

/// The most characters of a name, or of several with commas between.
const LONGEST_WHO: usize = 2_000;

/// The most characters of a date.
pub const LONGEST_DATE: usize = 100;

#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "`who` is a name or a list of names")]
pub enum Who {
    One(String),
    Several(Vec<String>),
}

/// The people named so far.
pub struct Named<'a> {
    people: &'a Roster<'a>,
    my_people: &'a MyPeople,
    /// Who is meant, by what is written.
    one: HashMap<String, Vec<Id>>,
    several: HashMap<String, Vec<Id>>,
    colleagues: HashMap<String, Option<String>>,
    announced: HashSet<String>,
    /// A sentence for each name that is new among my people.
    pub hints: Vec<String>,
    /// How many more names may be looked up, and people named.
    names: usize,
    room: usize,
}

impl<'a> Named<'a> {
    pub fn of(people: &'a Roster, my_people: &'a MyPeople) -> Named<'a> {
        Named {
            people,
            my_people,
            one: HashMap::new(),
            several: HashMap::new(),
            colleagues: HashMap::new(),
            announced: HashSet::new(),
            hints: Vec::new(),
            names: MOST_NAMES,
            room: MOST_PEOPLE,
        }
    }

    /// Returns the ids of the people of an entry, in order, each once.
    pub fn with(&mut self, who: &Who) -> Result<Vec<Id>> {
        let mut with = match who {
            Who::One(who) => {
                let people = self.people;
                let find =
                    |who: &str| people.many(who).map(|it| it.iter().map(|it| it.id).collect());
                found(&mut self.several, &mut self.names, who, find)?
            }
            Who::Several(names) => {
                let mut with = Vec::new();
                for name in names {
                    let people = self.people;
                    let find = |who: &str| Ok(vec![people.one(who)?.id]);
                    with.extend(found(&mut self.one, &mut self.names, name, find)?);
                }
                with
            }
        };
        with.sort_unstable();
        with.dedup();
        let rest = self.room.checked_sub(with.len());
        self.room = rest.ok_or_else(|| too_many("people", MOST_PEOPLE))?;
        Ok(with)
    }

    /// Returns the one of my people an entry is by; `None` for myself.
    pub fn by(&mut self, by: &str) -> Result<Option<String>> {
        let my_people = self.my_people;
        self.colleague("by", by, |by| my_people.named(&typed::one_line(by)?))
    }

    /// Returns who something was heard from.
    pub fn via(&mut self, via: &str) -> Result<Option<String>> {
        let (my_people, people) = (self.my_people, self.people);
        self.colleague("via", via, |via| my_people.heard_from(via, people))
    }

    fn colleague(
        &mut self,
        field: &str,
        written: &str,
        find: impl FnOnce(&str) -> Result<Option<Colleague>>,
    ) -> Result<Option<String>> {
        let find = |written: &str| {
            let colleague = find(written)?;
            for colleague in colleague.iter().filter(|it| self.announced.insert(it.name.clone())) {
                self.hints.extend(self.my_people.announce(colleague));
            }
            Ok(colleague.map(|it| it.name))
        };
        let key = format!("{field}\n{written}");
        if let Some(known) = self.colleagues.get(&key) {
            return Ok(known.clone());
        }
        let name = look_up(&mut self.names, written, find)?;
        self.colleagues.insert(key, name.clone());
        Ok(name)
    }
}

/// Looks a name up, unless it is known already.
fn found(
    known: &mut HashMap<String, Vec<Id>>,
    names: &mut usize,
    written: &str,
    find: impl FnOnce(&str) -> Result<Vec<Id>>,
) -> Result<Vec<Id>> {
    if let Some(people) = known.get(written) {
        return Ok(people.clone());
    }
    let people = look_up(names, written, find)?;
    known.insert(written.to_owned(), people.clone());
    Ok(people)
}

fn look_up<T>(names: &mut usize, written: &str, find: impl FnOnce(&str) -> Result<T>) -> Result<T> {
    short("name", written, LONGEST_WHO)?;
    *names = names.checked_sub(1).ok_or_else(|| too_many("names", MOST_NAMES))?;
    find(written)
}

/// # Errors
/// If a text has more characters than what it should be.
pub fn short(what: &str, text: &str, most: usize) -> Result<()> {
    match text.char_indices().nth(most) {
        Some(_) => Err(Error::refused(format!("a {what} has at most {most} characters"))),
        None => Ok(()),
    }
}

fn too_many(what: &str, most: usize) -> Error {
    Error::refused(format!("a file names at most {most} {what}; split it into several"))
}
