//! Where names that are typed without quotes end, and the note begins.

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::model::Stakeholder;
use crate::model::name::{self, Found};
use crate::roster::Roster;
use crate::roster::find::number;
use crate::shell::quote;
use crate::view::words;

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
        self.check_note(who, &people, note, words, true)?;
        Ok((people, words))
    }

    /// Finds the one person meant by `who` and words behind it, as [`Roster::many_before_note`]
    /// does; `None` if there are several.
    pub fn one_before_note(
        &self,
        who: &str,
        note: &[String],
    ) -> Result<Option<(&Stakeholder, usize)>> {
        let (people, words) = match self.list_before_note(who, note) {
            Some(found) => found,
            None => self.name_before_note(who, note)?,
        };
        let [person] = people[..] else { return Ok(None) };
        self.check_note(who, &people, note, words, false)?;
        Ok(Some((person, words)))
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
            _ if expected > 0 && name::is_title(who) => {
                Ok((self.one(&joined(who, &words[..expected]))?, expected))
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
        if let Some(group) = self.group_before_note(who, note)? {
            return Ok(group);
        }
        let is_plain = !who.contains('@') && !who.contains(name::is_comma) && number(who).is_none();
        let going_on =
            if is_plain { name::find_before_note(who, note, &self.people) } else { None };
        match going_on {
            Some((Found::Several(candidates), words)) => {
                Ok((vec![self.pick(&joined(who, &note[..words]), &candidates)?], words))
            }
            Some((Found::One(person), words)) => Ok((vec![person], words)),
            _ => match self.behind_titles(who, note)? {
                Some((person, words)) => Ok((vec![person], words)),
                None => Ok((self.many_alone(who, note)?, 0)),
            },
        }
    }

    /// Finds everyone meant by one word, of which the note is no part. With a note behind it, `van`
    /// may be the beginning of another name than that of the only one who has it.
    fn many_alone(&self, who: &str, note: &[String]) -> Result<Vec<&Stakeholder>> {
        let is_one = !who.contains(['@', '#', '<']) && !who.contains(name::is_comma);
        let people = self.many(who).map_err(|error| {
            let is_nobody = || name::find(who, &self.people) == Found::Nobody;
            match is_one && !self.people.is_empty() && is_nobody() {
                true => self.nobody(&self.likely_name(who, note)),
                false => error,
            }
        })?;
        match people.as_slice() {
            [one] if !note.is_empty() && name::is_beside(who, one) => {
                Ok(vec![self.pick(who, &[one])?])
            }
            _ => Ok(people),
        }
    }

    /// Finds the person whose name follows titles that it does not have: `Ms Kelly`. The letters of
    /// a title may also be initials.
    fn behind_titles(&self, who: &str, note: &[String]) -> Result<Option<(&Stakeholder, usize)>> {
        let titles = note.iter().take_while(|word| name::is_title(word)).count();
        let exact = || name::find_exactly(who, &self.people) != Found::Nobody;
        let [first, rest @ ..] = &note[titles..] else { return Ok(None) };
        if !name::is_title(who) || exact() {
            return Ok(None);
        }
        let (found, words) = match name::find_before_note(first, rest, &self.people) {
            Some((found, words)) => (found, titles + 1 + words),
            None => (name::find(first, &self.people), titles + 1),
        };
        let typed = joined(who, &note[..words]);
        let mut people = match found {
            Found::Nobody if first.starts_with(char::is_uppercase) => {
                return Err(self.nobody(&typed));
            }
            Found::Nobody => return Ok(None),
            Found::One(person) => vec![person],
            Found::Several(several) => several,
        };
        if let Found::One(person) = name::find(who, &self.people)
            && !first.starts_with(char::is_uppercase)
            && people.iter().all(|known| known.id != person.id)
        {
            people.push(person);
        }
        match people.as_slice() {
            [one] => Ok(Some((one, words))),
            several => Ok(Some((self.pick(&typed, several)?, words))),
        }
    }

    /// Refuses a note that begins with the name of someone else, who may be meant too.
    fn check_note(
        &self,
        who: &str,
        people: &[&Stakeholder],
        note: &[String],
        words: usize,
        may_be_several: bool,
    ) -> Result<()> {
        let is_other = |person: &Stakeholder| people.iter().all(|it| it.id != person.id);
        let mut named = [0, words].into_iter().filter_map(|from| {
            let (person, count) = name::named_at_the_beginning(&note[from..], &self.people)?;
            (from + count > words).then_some((person, from))
        });
        let other = named.find(|(person, _)| is_other(person));
        let words = other.map_or(words, |(_, from)| from);
        let rest = &note[words..];
        let why = if let Some((other, _)) = other {
            format!("The note begins with the name of {}.", other.name)
        } else if self.goes_on_with_someone(rest, is_other) {
            let joined = rest.iter().take(2).map(String::as_str).collect::<Vec<_>>();
            format!("`{}` may be another person.", joined.join(" "))
        } else if let Some(why) = self.begins_with_someone(people, rest) {
            why
        } else if rest.first().is_some_and(|word| name::is_generation(word)) {
            return Err(self.nobody(&joined(who, &note[..=words])));
        } else {
            return Ok(());
        };
        let name: Vec<String> = note[..words].iter().map(|word| quote(word).into_owned()).collect();
        let name = joined(&quote(who), &name);
        let begins =
            |(at, word): (usize, &String)| at > 0 || !AND.contains(&name::fold(word).as_str());
        let others: Vec<_> =
            rest.iter().enumerate().filter(|it| begins(*it)).map(|(_, word)| quote(word)).collect();
        let quoted = match rest {
            [one] => quote(&format!("about {one}")).into_owned(),
            words => quote(&words.join(" ")).into_owned(),
        };
        Err(Error::refused(why).hint(match may_be_several {
            true => format!(
                "Nothing was written. If both are meant, a comma joins them: {name},{}\nIf not, \
                 quote the note: {name} {quoted}",
                others.join(" ")
            ),
            false => format!("Nothing was written. If it is not a name, quote it: {name} {quoted}"),
        }))
    }

    /// Returns why the first word of a note is someone else: a name, in quotes as well, that cannot
    /// be another word, an id or a group.
    fn begins_with_someone(&self, people: &[&Stakeholder], note: &[String]) -> Option<String> {
        let (first, rest) = note.split_first()?;
        let is_other = |person: &Stakeholder| people.iter().all(|it| it.id != person.id);
        if let Some(person) = number(first).and_then(|id| self.person(id)) {
            return is_other(person).then(|| format!("`{first}` is {}.", person.name));
        }
        if first.strip_prefix('@').is_some_and(|group| self.group(group).is_ok()) {
            return Some(format!("`{first}` is a group."));
        }
        let is_whole = |person: &&Stakeholder| is_other(person) && person.is_called(first);
        let whole = || self.people.iter().find(is_whole).filter(|_| !rest.is_empty());
        let other = match first.contains(char::is_whitespace) {
            true => whole(),
            false if !name::is_only_a_name(first) => None,
            false => self.named_by_first_word(people, note).first().copied(),
        };
        Some(format!("The note begins with the name of {}.", other?.name))
    }

    /// Finds the people whom the first word of a note may name; in quotes, it is a note.
    pub fn named_by_first_word(&self, with: &[&Stakeholder], note: &[String]) -> Vec<&Stakeholder> {
        let first = note.first().filter(|word| !word.contains(char::is_whitespace));
        first.map_or_else(Vec::new, |it| name::named_by_first_word(it, with, &self.people))
    }

    /// Returns a sentence about a surname behind the first name that was typed, if it is not that
    /// of the person, the last of several: someone else may be meant.
    pub fn other_surname(
        &self,
        people: &[&Stakeholder],
        who: &str,
        note: &[String],
        words: usize,
    ) -> Option<String> {
        let (person, word) = (people.last()?, note.get(words)?);
        let name = name::split_list(&joined(who, &note[..words])).pop()?;
        let is_known = || self.ctx.config.kinds.named(word).is_some() || self.is_in_a_name(word);
        if name.contains(['@', '#']) || !name::other_surname(&name, person, word) || is_known() {
            return None;
        }
        Some(format!(
            "`{word}` is in the note, since {} is not called that. If it was someone else: rel \
             undo, then rel add {}",
            person.name,
            quote(&words::capitalized(&format!("{name} {word}")))
        ))
    }

    /// Returns whether a word is one of a unit, a tag, or a person that the journal knows.
    fn is_in_a_name(&self, word: &str) -> bool {
        let my_people = self.ctx.config.people.iter().chain(&self.ctx.config.me.name);
        let people = self.people.iter().flat_map(|it| std::iter::once(&it.name).chain(&it.aliases));
        let mut names = my_people.chain(people).map(String::as_str).chain(self.groups());
        names.any(|name| name::has_words(name, word))
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
            match name::find_before_note(&first, &rest, &self.people) {
                Some((found, count)) if count == rest.len() => found,
                None if name::is_title(&first) => return self.clear(&rest.join(" ")),
                _ => Found::Nobody,
            }
        };
        match found {
            Found::One(person) if !name::is_beside(typed, person) => Some(person),
            _ => None,
        }
    }
}

/// Returns a name and the words behind it as one text.
fn joined(who: &str, words: &[String]) -> String {
    std::iter::once(who).chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
}
