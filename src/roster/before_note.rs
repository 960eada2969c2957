//! Where names that are typed without quotes end, and the note begins.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::model::Stakeholder;
use crate::model::name::{self, Found};
use crate::roster::Roster;
use crate::roster::find::number;

/// How many words a name can have after the first.
const MOST_WORDS_OF_NAME: usize = 5;

/// How far into a note a comma may join people: what is behind it is read once for each word.
const MOST_WORDS_OF_LIST: usize = 24;

/// What people write before the last of several.
const AND: [&str; 5] = ["and", "&", "+", "und", "et"];

/// The shortest beginning of a name that is taken for one behind `and`: shorter ones are words such
/// as "the" and "all".
const SHORTEST_BEGINNING: usize = 4;

impl Roster<'_> {
    /// Finds everyone meant by `who`, and how many words of the note still belong to the name: the
    /// surname in `Cassandra Kelly coffee`, the second person in `cass, neal coffee`.
    pub fn many_before_note(
        &self,
        who: &str,
        note: &[String],
    ) -> Result<(Vec<&Stakeholder>, usize)> {
        let (people, words) = match self.list_before_note(who, note) {
            Some(found) => found,
            None => self.name_before_note(who, note)?,
        };
        self.check_note(&people, note, words)?;
        Ok((people, words))
    }

    /// Finds the one person meant by `who` and the words behind it, up to the one that is expected
    /// after a name, such as a topic; and how many words those are.
    pub fn one_before(
        &self,
        who: &str,
        words: &[String],
        is_expected: impl Fn(&str) -> bool,
    ) -> Result<(&Stakeholder, usize)> {
        let near = words.iter().take(MOST_WORDS_OF_NAME + 1);
        let expected = near.into_iter().position(|word| is_expected(word)).unwrap_or_default();
        match name::find_before_note(who, &words[..expected], &self.people) {
            Some((Found::One(person), count)) if count == expected => Ok((person, count)),
            Some((Found::Several(candidates), count)) if count == expected => {
                Ok((self.pick(&joined(who, &words[..count]), &candidates)?, count))
            }
            _ => Ok((self.one(who)?, 0)),
        }
    }

    /// Finds the people of a list with commas, in as many words as are one.
    fn list_before_note(&self, who: &str, note: &[String]) -> Option<(Vec<&Stakeholder>, usize)> {
        let mut near = note.iter().take(MOST_WORDS_OF_LIST);
        let last = near.rposition(|word| word.contains(name::is_comma)).map_or(0, |at| at + 1);
        if last == 0 && !who.contains(name::is_comma) {
            return None;
        }
        let most = note.len().min(last + MOST_WORDS_OF_NAME + 1);
        let mut known: BTreeMap<String, Option<Vec<&Stakeholder>>> = BTreeMap::new();
        (1..=most).rev().find_map(|words| {
            let list = joined(who, &note[..words]);
            if !list.contains(name::is_comma) {
                return None;
            }
            if list.contains(", ")
                && !list.contains('<')
                && let Found::One(person) = name::find_exactly(&list, &self.people)
            {
                return Some((vec![person], words));
            }
            let mut people: Vec<&Stakeholder> = Vec::new();
            for part in name::split_list(&list) {
                let members = known.entry(part).or_insert_with_key(|part| self.members(part));
                for person in members.as_ref()? {
                    if !people.iter().any(|other| other.id == person.id) {
                        people.push(person);
                    }
                }
            }
            Some((people, words))
        })
    }

    /// Finds the people whom a part of a list means beyond doubt: one, or a group.
    fn members(&self, part: &str) -> Option<Vec<&Stakeholder>> {
        match part.strip_prefix('@') {
            Some(group) => self.group(group).ok(),
            None => self.clear(part).map(|person| vec![person]),
        }
    }

    fn name_before_note(&self, who: &str, note: &[String]) -> Result<(Vec<&Stakeholder>, usize)> {
        if who.ends_with(name::is_comma) {
            let going_on = note.iter().take_while(|word| word.ends_with(name::is_comma)).count();
            let words = (going_on + 1).min(note.len());
            return Ok((self.many(&joined(who, &note[..words]))?, words));
        }
        let is_plain = !who.contains('@') && !who.contains(name::is_comma) && number(who).is_none();
        let going_on =
            if is_plain { name::find_before_note(who, note, &self.people) } else { None };
        match going_on {
            Some((Found::Several(candidates), words)) => {
                Ok((vec![self.pick(&joined(who, &note[..words]), &candidates)?], words))
            }
            Some((Found::One(person), words)) => Ok((vec![person], words)),
            _ => Ok((self.many(who)?, 0)),
        }
    }

    /// Refuses a note that begins with the name of someone else, who may be meant too.
    fn check_note(&self, people: &[&Stakeholder], note: &[String], words: usize) -> Result<()> {
        let is_other = |person: &Stakeholder| people.iter().all(|it| it.id != person.id);
        let mut named = [0, words].into_iter().filter_map(|from| {
            let (person, count) = name::named_at_the_beginning(&note[from..], &self.people)?;
            (from + count > words).then_some(person)
        });
        let why = if let Some(other) = named.find(|person| is_other(person)) {
            format!("The note begins with the name of {}.", other.name)
        } else if self.goes_on_with_someone(&note[words..], is_other) {
            let joined = note[words..].iter().take(2).map(String::as_str).collect::<Vec<_>>();
            format!("`{}` may be another person.", joined.join(" "))
        } else {
            return Ok(());
        };
        Err(Error::refused(why).hint(
            "Nothing was written. Name several people with commas, or put the note in quotes \
             behind the whole name.",
        ))
    }

    /// Returns whether a note begins with `and`, and then with someone else.
    fn goes_on_with_someone(
        &self,
        note: &[String],
        is_other: impl Fn(&Stakeholder) -> bool,
    ) -> bool {
        let [and, first, rest @ ..] = note else { return false };
        if !AND.contains(&name::fold(and).as_str()) {
            return false;
        }
        let found = match name::find_before_note(first, rest, &self.people) {
            Some((found, _)) => found,
            None if first.chars().count() < SHORTEST_BEGINNING => {
                name::find_by_whole_words(first, &self.people)
            }
            None => name::find(first, &self.people),
        };
        match found {
            Found::Nobody => false,
            Found::One(person) => is_other(person),
            Found::Several(candidates) => candidates.into_iter().all(is_other),
        }
    }

    /// Finds the one person that a name means beyond doubt.
    pub fn clear(&self, typed: &str) -> Option<&Stakeholder> {
        if let Some(id) = number(typed) {
            return self.person(id);
        }
        let mut words = typed.split_whitespace().map(str::to_owned);
        let first = words.next()?;
        let rest: Vec<String> = words.collect();
        let found = if rest.is_empty() || typed.contains('<') {
            name::find(typed, &self.people)
        } else {
            let (found, count) = name::find_before_note(&first, &rest, &self.people)?;
            if count == rest.len() { found } else { Found::Nobody }
        };
        match found {
            Found::One(person) => Some(person),
            _ => None,
        }
    }
}

/// Returns a name and the words behind it as one text.
fn joined(who: &str, words: &[String]) -> String {
    std::iter::once(who).chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}
