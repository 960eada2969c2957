//! Names and aliases that are to be new: what they may be, and who has them already.

use crate::error::{Error, Result};
use crate::model::name::duplicates::{Likeness, most_alike};
use crate::model::{Id, Stakeholder, name};
use crate::roster::Roster;
use crate::shell::quote;
use crate::view::words;

impl Roster<'_> {
    /// Checks and tidies a name that is typed for someone new, or as a new name. `command` is how
    /// it is given, with NAME in its place, to show where a role and a unit go: `rel add NAME`.
    ///
    /// # Errors
    /// If it is not a name, or someone other than `except` already goes by it.
    pub fn check_new_name(&self, new: &str, except: Option<Id>, command: &str) -> Result<String> {
        self.check_address(new, except)?;
        let new = name::check_typed(new)
            .map_err(|why| Error::usage(format!("{}.", words::capitalized(&why))))?;
        if name::is_address_only(&new) {
            return Err(Error::usage(format!("`{new}` is a title, which needs a name behind it.")));
        }
        let new = self.check_commas(new, command)?;
        let folded = name::fold(&new);
        let taken = self
            .people
            .iter()
            .find(|person| Some(person.id) != except && name::fold(&person.name) == folded);
        match taken {
            None => self.check_alias(&new, except.unwrap_or_default()).map(|()| new),
            Some(person) if person.is_active() => {
                Err(Error::refused(format!("{} is already in the journal.", person.name)).hint(
                    "If this is someone else, make the names differ, as in \"Ann Lee (Legal)\".",
                ))
            }
            Some(person) => {
                let name = quote(&person.name);
                Err(Error::refused(format!("{} is in the journal, but archived.", person.name))
                    .hint(format!("Bring back: rel archive {name} --restore")))
            }
        }
    }

    /// Refuses an address, alone or behind a name: `Jo Fox <jfox@acme.com>`.
    ///
    /// # Errors
    /// If it is one, with whose it is.
    pub fn check_address(&self, new: &str, except: Option<Id>) -> Result<()> {
        let Some((name, email)) = name::address_in(new) else { return Ok(()) };
        let mut holders = self.people.iter().filter(|person| name::has_email(person, &email));
        Err(match holders.next() {
            Some(person) if Some(person.id) != except => {
                let hint = match person.is_active() {
                    true => format!("To see them: rel show {}", quote(&person.name)),
                    false => format!("Bring back: rel archive {} --restore", quote(&person.name)),
                };
                Error::refused(format!("{email} is the address of {}.", person.name)).hint(hint)
            }
            _ => {
                let known = except.and_then(|id| self.person(id));
                let (verb, name) = match known {
                    Some(person) => ("edit", quote(&person.name)),
                    None if name.is_empty() => ("add", "NAME".into()),
                    None => ("add", quote(&name)),
                };
                Error::usage("A name is not an e-mail address, which has a flag.").hint(format!(
                    "Nothing was written. With it: rel {verb} {name} --email {}",
                    quote(&email)
                ))
            }
        })
    }

    /// Refuses a comma, but before a suffix such as PhD, and tidies what is around that one.
    fn check_commas(&self, new: String, command: &str) -> Result<String> {
        let (name, others) = name::split_suffixes(&new);
        if !new.contains(name::is_comma) {
            return Ok(new);
        }
        if others.is_empty() && !new.ends_with(name::is_comma) {
            return Ok(name);
        }
        let with_name = |name: &str| command.replace("NAME", &quote(name));
        let said = name::in_reading_order(&new);
        let (mut hint, mut has_role, mut has_unit) = (with_name(&name), false, false);
        for other in &others {
            let unit = self.units.iter().find(|it| name::fold(&it.name) == name::fold(other));
            let (flag, value) = match unit {
                Some(unit) => ("--unit", unit.name.as_str()),
                None if has_role => ("--unit", *other),
                None => ("--role", *other),
            };
            has_role |= flag == "--role";
            has_unit |= unit.is_some();
            hint += &format!(" {flag} {}", quote(value));
        }
        let hint = if others.is_empty() {
            format!("Without it: {hint}")
        } else if said == new || has_unit {
            format!("A role and a unit have flags: {hint}")
        } else {
            format!("First name first: {}. Or with a role: {hint}", with_name(&said))
        };
        Err(Error::usage("A name has no comma, except before a suffix such as PhD.").hint(hint))
    }

    /// Checks an alias of the person `of`.
    ///
    /// # Errors
    /// If someone else goes by it: typed, it could mean either.
    pub fn check_alias(&self, alias: &str, of: Id) -> Result<()> {
        let mut others = self.people.iter().filter(|person| person.id != of);
        match others.find(|person| person.is_called(alias)) {
            None => Ok(()),
            Some(person) => {
                Err(Error::refused(format!("{} already goes by `{alias}`.", person.name)).hint(
                    "Nothing was written. Two people with the same name could not be told apart.",
                ))
            }
        }
    }

    /// Returns a sentence about an alias that is the first or last name of someone else, or the
    /// other way round: typed, it means either.
    pub fn alias_hint(&self, person: &Stakeholder, aliases: &[String]) -> Option<String> {
        let others = || self.people.iter().filter(|other| other.id != person.id);
        let with_name = |alias: &String| {
            let other = others().find(|it| name::is_at_an_end(alias, &it.name))?;
            Some((alias.clone(), other))
        };
        let with_alias = || {
            others().find_map(|other| {
                let alias = other.aliases.iter().find(|it| name::is_at_an_end(it, &person.name))?;
                Some((alias.clone(), other))
            })
        };
        let (alias, other) = aliases.iter().find_map(with_name).or_else(with_alias)?;
        Some(format!(
            "`{alias}` may also be {}, so rel will ask which of them is meant.",
            other.name
        ))
    }

    /// Returns who is most like a person just added, whose record theirs may be, and how to merge
    /// the two.
    pub fn alike_hint(&self, newcomer: &Stakeholder) -> Option<String> {
        let (other, likeness) = most_alike(newcomer, &self.people)?;
        let why = match likeness {
            Likeness::Email => "has the same e-mail",
            _ if other.is_active() => "is there already",
            _ => "is there already, archived",
        };
        Some(format!(
            "{} {why}. If they are the same person: rel merge {} {}",
            other.name,
            quote(&newcomer.name),
            quote(&other.name)
        ))
    }
}
