//! Finding the people that WHO means. Never guesses: if several match, it asks or names them.

use crate::error::{Error, Result};
use crate::model::name::{self, Found};
use crate::model::{Id, Noun, Stakeholder};
use crate::roster::Roster;
use crate::shell::quote;
use crate::ui::prompt;

/// How exactly people have to be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Precision {
    /// In any way that means one person.
    AsYouLike,
    /// By the whole name, an alias, an e-mail or an id: for what is hard to take back.
    Exact,
}

impl Roster<'_> {
    /// Finds the one person meant.
    ///
    /// # Errors
    /// If there is none, or several match and there is no terminal to ask on; the hint names them.
    pub fn one(&self, typed: &str) -> Result<&Stakeholder> {
        self.only(typed, Precision::AsYouLike)
    }

    /// Finds the one person meant by a whole name, an alias, an e-mail or an id. Asks about anyone
    /// else who may be meant.
    ///
    /// # Errors
    /// If nobody goes by it, and there is no terminal to ask on; the hint names who may be meant.
    pub fn exactly_one(&self, typed: &str) -> Result<&Stakeholder> {
        self.only(typed, Precision::Exact)
    }

    /// Finds everyone meant: one name, an id, `@unit`, `@tag`, `@all`, or several of these with
    /// commas between.
    pub fn many(&self, typed: &str) -> Result<Vec<&Stakeholder>> {
        self.all(typed, Precision::AsYouLike)
    }

    /// Finds everyone meant, of whom each is named as in [`Roster::exactly_one`], or in a group.
    pub fn exactly_many(&self, typed: &str) -> Result<Vec<&Stakeholder>> {
        self.all(typed, Precision::Exact)
    }

    fn only(&self, typed: &str, precision: Precision) -> Result<&Stakeholder> {
        if let Some(id) = number(typed) {
            return self.numbered(id);
        }
        if precision == Precision::Exact
            && let Found::One(person) = name::find_exactly(typed, &self.people)
        {
            return Ok(person);
        }
        match (name::find(typed, &self.people), precision) {
            (Found::One(person), Precision::AsYouLike) => Ok(person),
            (Found::One(person), Precision::Exact) => self.pick(typed, &[person]),
            (Found::Several(candidates), _) => self.pick(typed, &candidates),
            (Found::Nobody, _) => Err(self.nobody(typed)),
        }
    }

    fn all(&self, typed: &str, precision: Precision) -> Result<Vec<&Stakeholder>> {
        let whole = typed.trim();
        if let Some(group) = whole.strip_prefix('@').filter(|group| !group.contains(name::is_comma))
        {
            return self.group(group);
        }
        if !whole.contains(name::is_comma) || self.is_one_name(whole) {
            return Ok(vec![self.only(whole, precision)?]);
        }
        let mut found: Vec<&Stakeholder> = Vec::new();
        for part in name::split_list(whole) {
            for person in self.all(&part, precision)? {
                // `cass,van Dijk` means someone else than the only one who has the particle.
                let is_beside = !part.starts_with('@') && name::is_beside(&part, person);
                let person = if is_beside { self.pick(&part, &[person])? } else { person };
                if !found.iter().any(|other| other.id == person.id) {
                    found.push(person);
                }
            }
        }
        if found.is_empty() { Err(self.nobody(typed)) } else { Ok(found) }
    }

    /// Returns whether a text with commas is one name, `Kelly, Cassandra`, and not several. A blank
    /// follows the comma in a name; where each part means someone, only an exact name is one. An
    /// address behind a name says nothing about people before a comma who are someone else.
    fn is_one_name(&self, text: &str) -> bool {
        let is_someone = |found: &Found| *found != Found::Nobody;
        let by_whole_words = |text| name::find_by_whole_words(text, &self.people);
        if !text.contains(", ") {
            return self.people.iter().any(|person| person.is_called(text));
        }
        let (exact, parts) = (name::find_exactly(text, &self.people), name::split_list(text));
        if let Some((said, _)) = text.split_once('<') {
            return is_someone(&exact) && (parts.len() == 1 || by_whole_words(said) == exact);
        }
        is_someone(&exact)
            || is_someone(&by_whole_words(text))
                && parts.iter().any(|part| self.clear(part).is_none())
    }

    /// Finds the person with this id.
    fn numbered(&self, id: Id) -> Result<&Stakeholder> {
        match self.person(id) {
            Some(person) => Ok(person),
            None => Err(self
                .ctx
                .journal()?
                .not_there(Noun::Stakeholder, id)?
                .hint("To see everyone: rel list")),
        }
    }

    /// Finds other people mentioned in a note: the word used, and the only person it can mean.
    pub fn named_in(&self, note: &str, except: &[Id]) -> Vec<(String, &Stakeholder)> {
        let mut named: Vec<(String, &Stakeholder)> = Vec::new();
        for word in name::words(note).map(|word| &note[word]) {
            let is_short = word.chars().count() < 3;
            if !word.starts_with(char::is_uppercase) || is_short || name::is_common_word(word) {
                continue;
            }
            let mut meant = self.people.iter().filter(|person| {
                person.is_active()
                    && !name::mentions(&person.name, word).is_empty()
                    && name::has_words(&person.name, word)
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

    /// Asks which candidate is meant, if there is a terminal to ask on.
    pub(super) fn pick<'a>(
        &'a self,
        typed: &str,
        candidates: &[&'a Stakeholder],
    ) -> Result<&'a Stakeholder> {
        let choices: Vec<String> = candidates.iter().map(|person| self.introduce(person)).collect();
        if self.ctx.ui.can_ask() {
            let choice = prompt::pick(&format!("Who is `{typed}`?"), &choices)?;
            return candidates.get(choice).copied().ok_or_else(|| self.nobody(typed));
        }
        let choices: Vec<String> = candidates
            .iter()
            .zip(choices)
            .map(|(person, choice)| format!("#{} {choice}", person.id))
            .collect();
        let choices = choices.join("\n");
        Err(match candidates {
            [one] => Error::refused(format!("`{typed}` is not a whole name.")).hint(format!(
                "{choices}\nNothing was written. If this is who you mean, type it: {}",
                quote(&one.name)
            )),
            several => Error::refused(format!("`{typed}` could be {} people.", several.len()))
                .hint(format!(
                    "{choices}\nNothing was written. Type more of the name, or a number in quotes, \
                     such as \"#{}\"",
                    several.first().map_or(0, |person| person.id)
                )),
        })
    }

    /// Introduces a candidate: `Cassandra Kelly, CFO, Finance`.
    fn introduce(&self, person: &Stakeholder) -> String {
        let mut parts = vec![person.name.clone()];
        parts.extend(person.role.clone());
        parts.extend(self.unit_of(person).map(|unit| unit.name.clone()));
        if !person.is_active() {
            parts.push("archived".to_owned());
        }
        parts.join(", ")
    }

    pub(super) fn nobody(&self, typed: &str) -> Error {
        let new = if name::names_nobody(typed) { "NAME".into() } else { quote(typed) };
        let add = format!(" To add someone new: rel add {new} --unit UNIT");
        let in_role = !name::in_role(typed, &self.people).is_empty();
        let hint = if self.people.is_empty() {
            crate::view::hints::HOW_TO_BEGIN.to_owned()
        } else if let Some(group) = self.group_meant(typed) {
            format!("Did you mean {}?", quote(&group))
        } else if let Some(list) = self.list_meant(typed) {
            format!("Did you mean {}?", quote(&list))
        } else {
            let said = name::typed_in_reading_order(typed);
            match self.offers(&said) {
                _ if said.trim().is_empty() || said.contains(['@', ',']) => {
                    "Name one person here. To see everyone: rel list".to_owned()
                }
                offers if offers.is_empty() => format!("To see everyone: rel list.{add}"),
                offers => {
                    // A role is no name to add.
                    let add = if in_role { "" } else { &add };
                    format!("Did you mean {}?{add}", offers.join(" or "))
                }
            }
        };
        Error::refused(format!("Nobody in the journal is called `{typed}`.")).hint(hint)
    }

    /// Returns an id without its `#`, or several people without a comma between, as they are typed.
    fn list_meant(&self, typed: &str) -> Option<String> {
        let id = format!("#{}", typed.trim());
        if number(&id).is_some_and(|id| self.person(id).is_some()) {
            return Some(id);
        }
        let list = typed.replace(['/', '+', '&', ';'], ",").replace(" and ", ",");
        let parts: Vec<&str> = list.split(',').map(str::trim).collect();
        let are_people = parts.iter().all(|part| self.clear(part).is_some());
        (list != typed && are_people).then(|| parts.join(","))
    }

    /// Returns as much of a name that nobody has, and of the words behind it, as says who may be
    /// meant: `the cfo` of `the cfo budget`.
    pub(super) fn likely_name(&self, who: &str, words: &[String]) -> String {
        const MOST: usize = 3;
        let name =
            |count: &usize| std::iter::once(who).chain(words[..*count].iter().map(String::as_str));
        let names = (1..=words.len().min(MOST)).rev();
        let names = names.map(|count| name(&count).collect::<Vec<_>>().join(" "));
        let is_whole = who.contains(char::is_whitespace);
        let mut likely = names.filter(|name| !is_whole && !self.offers(name).is_empty());
        likely.next().unwrap_or_else(|| who.to_owned())
    }

    /// Returns who may have been meant: those whose role was typed, then the nearest names.
    fn offers(&self, typed: &str) -> Vec<String> {
        let in_role = name::in_role(typed, &self.people);
        let mut offers: Vec<String> = in_role
            .iter()
            .map(|person| match &person.role {
                Some(role) => format!("{} ({role})", person.name),
                None => person.name.clone(),
            })
            .collect();
        if offers.is_empty() {
            let nearest = name::nearest_people(typed, &self.people);
            offers.extend(nearest.iter().map(|person| person.name.clone()));
        }
        offers
    }
}

/// Reads an id as it is typed for a person: `#9`.
pub(super) fn number(typed: &str) -> Option<Id> {
    let digits = typed.trim().strip_prefix('#')?;
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok())?
}
