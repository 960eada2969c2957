//! Groups of people: `@unit`, `@tag` and `@all`.

use crate::error::{Error, Result};
use crate::model::{Stakeholder, name};
use crate::roster::Roster;
use crate::shell::quote;

/// What people type for `@all`.
const EVERYONE: [&str; 3] = ["everyone", "everybody", "all"];

/// The most words that the name of a group has after the first.
const MOST_WORDS: usize = 6;

impl Roster<'_> {
    /// Returns the names of the units, then of the tags.
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        let tags = self.people.iter().flat_map(|person| &person.tags);
        self.units.iter().map(|unit| &unit.name).chain(tags).map(String::as_str)
    }

    /// Finds the active people in a unit or with a tag.
    pub(super) fn group(&self, group: &str) -> Result<Vec<&Stakeholder>> {
        let folded = name::fold(group);
        let known = self.groups().find(|known| is_same(known, group)).unwrap_or(group);
        let unit = self.units.iter().find(|unit| unit.name == known);
        let in_group = |person: &&Stakeholder| match unit {
            _ if folded == "all" => true,
            Some(unit) => person.unit == Some(unit.id),
            None => person.tags.iter().any(|tag| is_same(tag, known)),
        };
        let people: Vec<&Stakeholder> =
            self.people.iter().filter(|person| person.is_active()).filter(in_group).collect();
        if !people.is_empty() {
            return Ok(people);
        }
        let hint = match name::nearest(group, self.groups()) {
            Some(nearest) if !is_same(nearest, group) => {
                format!("Did you mean {}?", quote(&format!("@{nearest}")))
            }
            _ => "Groups are @all, the units and the tags. To see them: rel list units, rel list"
                .to_owned(),
        };
        Err(Error::refused(format!("There is no active person in @{group}.")).hint(hint))
    }

    /// Finds the people of a group whose name goes on in the words behind it, as many as possible,
    /// and how many those are: in `@Human Resources budget`, one.
    ///
    /// # Errors
    /// If fewer words are a group too, and the others are not written as in the name of this one.
    pub(super) fn group_before_note(
        &self,
        who: &str,
        note: &[String],
    ) -> Result<Option<(Vec<&Stakeholder>, usize)>> {
        let Some(first) = who.strip_prefix('@') else { return Ok(None) };
        let plain = note.iter().take_while(|word| !word.contains(char::is_whitespace));
        let most = plain.take(MOST_WORDS).count();
        let typed = |count: usize| format!("{first} {}", note[..count].join(" "));
        let known = |count: &usize| {
            let typed = typed(*count);
            self.groups().find(|group| is_same(group, &typed)).map(|group| (*count, group))
        };
        let Some((count, group)) = (1..=most).rev().find_map(|count| known(&count)) else {
            return Ok(None);
        };
        let shorter = (0..count).rev().find_map(|count| known(&count));
        if let Some((before, shorter)) = shorter
            && !group.ends_with(note[before..count].join(" ").as_str())
        {
            let rest: String =
                note[count..].iter().map(|word| format!(" {}", quote(word))).collect();
            let note = note[before..].join(" ");
            // One word has no blank that shows the quotes.
            let note = if note.contains(' ') { note } else { format!("on {note}") };
            return Err(Error::refused(format!("`@{}` may be two groups.", typed(count))).hint(
                format!(
                    "Nothing was written. If it is {group}: {}{rest}\nIf it is {shorter}, quote \
                     the note: {} {}",
                    quote(&format!("@{group}")),
                    quote(&format!("@{shorter}")),
                    quote(&note),
                ),
            ));
        }
        Ok(Some((self.group(group)?, count)))
    }

    /// Returns the group whose name was typed without its `@`, or for which another word was.
    pub(super) fn group_meant(&self, typed: &str) -> Option<String> {
        let folded = name::fold(typed);
        if EVERYONE.contains(&folded.as_str()) {
            return Some("@all".to_owned());
        }
        self.groups().find(|group| is_same(group, typed)).map(|group| format!("@{group}"))
    }
}

/// Returns whether two names of groups are the same, whatever the case, hyphens and blanks.
fn is_same(one: &str, other: &str) -> bool {
    name::fold_joined(one) == name::fold_joined(other)
}
