//! My own people, whose contacts the journal keeps too: who is meant by `--by` and `--via`.

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::name;
use crate::roster::Roster;
use crate::shell::quote;
use crate::store::Store;
use crate::view::words;

/// The names of my people: those in the configuration, and those that entries already have.
#[derive(Debug)]
pub struct MyPeople {
    myself: Option<String>,
    configured: Vec<String>,
    /// Those that entries are by, the latest first.
    used: Vec<String>,
    /// Those that something was heard from, the latest first. They need not be my people.
    informants: Vec<String>,
}

/// One of my people, or someone I heard something from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    pub name: String,
    /// Whether the name is neither in the configuration nor in an entry yet.
    pub is_new: bool,
}

impl MyPeople {
    /// Reads the names of the configuration and of the latest entries. How many entries are read
    /// does not grow with the journal.
    pub fn of(ctx: &Context, store: &Store) -> Result<MyPeople> {
        const LATEST: u32 = 20_000;
        MyPeople::among(ctx, store, Some(LATEST))
    }

    /// Reads the names of the configuration and of all entries.
    pub fn ever(ctx: &Context, store: &Store) -> Result<MyPeople> {
        MyPeople::among(ctx, store, None)
    }

    fn among(ctx: &Context, store: &Store, latest: Option<u32>) -> Result<MyPeople> {
        Ok(MyPeople {
            myself: ctx.config.me.name.clone(),
            configured: ctx.config.people.clone(),
            used: store.my_people(latest)?,
            informants: store.informants(latest)?,
        })
    }

    /// Returns every name once, those of the configuration first.
    fn names(&self) -> impl Iterator<Item = &str> {
        let is_known = |name: &str| {
            let folded = name::fold(name);
            self.configured.iter().any(|known| name::fold(known) == folded)
        };
        let used = self.used.iter().filter(move |name| !is_known(name));
        self.configured.iter().chain(used).map(String::as_str)
    }

    /// Finds who is meant by a name in any case, or by some words of it; `None` for myself.
    ///
    /// # Errors
    /// If several are meant.
    pub fn named(&self, typed: &str) -> Result<Option<Colleague>> {
        let folded = name::fold(typed);
        let myself = self.myself.as_deref().map(name::fold);
        if folded == "me" || folded == "myself" || myself.is_some_and(|myself| myself == folded) {
            return Ok(None);
        }
        let known = one_of(typed, &self.configured)?;
        let known = if known.is_none() { one_of(typed, &self.used)? } else { known };
        let known = known.or_else(|| equal(typed, &self.informants));
        Ok(Some(Colleague {
            is_new: known.is_none(),
            name: known.unwrap_or(typed.trim()).to_owned(),
        }))
    }

    /// Finds who something was heard from: one of my people, a person in the journal by their full
    /// name, or someone heard from before.
    ///
    /// # Errors
    /// If several are meant.
    pub fn heard_from(&self, typed: &str, roster: &Roster) -> Result<Option<Colleague>> {
        let found = self.named(typed)?;
        if found.as_ref().is_none_or(|colleague| !colleague.is_new) {
            return Ok(found);
        }
        let person = roster.people.iter().find(|person| person.is_called(typed));
        let known = match person {
            Some(person) => Some(person.name.as_str()),
            None => one_of(typed, &self.informants)?,
        };
        let known = known.map(|name| Colleague { name: name.to_owned(), is_new: false });
        Ok(known.or(found))
    }

    /// Returns the error of a name that is neither in the configuration nor in an entry.
    pub fn unknown(&self, typed: &str) -> Error {
        let names: Vec<String> = self.names().map(str::to_owned).collect();
        let hint = match name::nearest(typed, self.names()) {
            Some(nearest) => format!("Did you mean {nearest}?"),
            None if names.is_empty() => "None are named yet: rel config people NAMES".to_owned(),
            None => format!("They are {}.", words::and_more(&names)),
        };
        Error::refused(format!("`{typed}` is not one of your people.")).hint(hint)
    }

    /// Announces a name that is new, with how to say that it is someone known.
    pub fn announce(&self, colleague: &Colleague) -> Option<String> {
        let name = &colleague.name;
        if !colleague.is_new {
            return None;
        }
        let shorter = self.names().find(|known| name::has_words(name, known));
        let known = shorter.or_else(|| name::nearest(name, self.names()));
        let same = |known: &str| match shorter {
            Some(_) => format!("{known}={name}"),
            None => format!("{name}={known}"),
        };
        let rename = known
            .map(|known| format!(" If it is {known}: rel config people {}", quote(&same(known))));
        Some(format!("{name} is new among your people.{}", rename.unwrap_or_default()))
    }
}

/// Returns the name that is equal after folding, else the one with all the words that were typed.
///
/// # Errors
/// If several have them.
fn one_of<'a>(typed: &str, known: &'a [String]) -> Result<Option<&'a str>> {
    if let Some(one) = equal(typed, known) {
        return Ok(Some(one));
    }
    let known = known.iter().map(String::as_str);
    let found: Vec<&str> = known.filter(|known| name::has_words(known, typed)).collect();
    match found[..] {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        _ => Err(Error::refused(format!("`{typed}` could be {} people.", found.len()))
            .hint(format!("{}\nNothing was written. Type more of the name.", found.join("\n")))),
    }
}

/// Returns the name that is equal after folding.
fn equal<'a>(typed: &str, known: &'a [String]) -> Option<&'a str> {
    let folded = name::fold(&name::typed_in_reading_order(typed));
    known.iter().map(String::as_str).find(|known| name::fold(known) == folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(configured: &[&str], used: &[&str]) -> MyPeople {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        MyPeople {
            myself: Some("Alex Doe".to_owned()),
            configured: names(configured),
            used: names(used),
            informants: Vec::new(),
        }
    }

    fn named(people: &MyPeople, typed: &str) -> (String, bool) {
        let found = people.named(typed).unwrap().unwrap();
        (found.name, found.is_new)
    }

    #[test]
    fn a_name_is_found_in_any_case_or_by_its_first_word() {
        let people = people(&["Priya Shah", "Jean-Luc Roth"], &["Tom Okafor", "Priya"]);
        for (typed, name) in [
            ("priya", "Priya Shah"),
            ("PRIYA SHAH", "Priya Shah"),
            ("shah", "Priya Shah"),
            ("Shah, Priya", "Priya Shah"),
            ("jean luc", "Jean-Luc Roth"),
            ("JEANLUC", "Jean-Luc Roth"),
            ("tom", "Tom Okafor"),
            ("Tom", "Tom Okafor"),
        ] {
            assert_eq!(named(&people, typed), (name.to_owned(), false), "{typed}");
        }
        let heard = MyPeople { informants: vec!["Yara Sol".to_owned()], ..self::people(&[], &[]) };
        assert_eq!(named(&heard, "YARA SOL"), ("Yara Sol".to_owned(), false));
        assert_eq!(named(&heard, "yara"), ("yara".to_owned(), true));
        for typed in ["Zed", "Priya Rao", "To", "Tom Ford"] {
            assert_eq!(named(&people, typed), (typed.to_owned(), true));
        }
        for typed in ["me", "Myself", "alex doe"] {
            assert_eq!(people.named(typed).unwrap(), None);
        }
    }

    #[test]
    fn several_are_never_one() {
        let people = people(&["Priya Shah", "Priya Rao"], &[]);
        let error = people.named("priya").unwrap_err();
        assert_eq!(error.message(), "`priya` could be 2 people.");
        assert_eq!(named(&people, "priya rao"), ("Priya Rao".to_owned(), false));
    }

    #[test]
    fn a_new_name_is_announced_with_whom_it_may_be() {
        let people = people(&["Priya Shah"], &["Tom"]);
        let announced = |name: &str| {
            people.announce(&Colleague { name: name.to_owned(), is_new: true }).unwrap()
        };
        assert_eq!(announced("Zed"), "Zed is new among your people.");
        assert_eq!(
            announced("Prya Shah"),
            "Prya Shah is new among your people. If it is Priya Shah: rel config people \
             'Prya Shah=Priya Shah'"
                .replace('\'', "\"")
        );
        assert_eq!(
            announced("Tom Okafor"),
            "Tom Okafor is new among your people. If it is Tom: rel config people \
             \"Tom=Tom Okafor\""
        );
        let known = Colleague { name: "Tom".to_owned(), is_new: false };
        assert_eq!(people.announce(&known), None);
    }
}
