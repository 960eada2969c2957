//! What several commands take, and how it is read.

use chrono::NaiveDate;

use super::people::People;
use super::{Context, complete};
use crate::error::{Error, Result};
use crate::model::date::{self, Direction};
use crate::model::entry::LARGEST_DEPOSIT;
use crate::model::{Account, Fact, Id, Kind, Stakeholder, Topic, duration, name, stakeholder};
use crate::view::words;

/// What is typed to empty a field.
const NONE: &str = "none";

/// Whose account it moves.
#[derive(Debug, Clone, clap::Args)]
pub struct AccountArgs {
    /// Move my own account, whatever the kind says
    #[arg(long, conflicts_with = "team")]
    me: bool,

    /// Move the team's account, whatever the kind says
    #[arg(long)]
    team: bool,
}

impl AccountArgs {
    pub fn account(&self) -> Option<Account> {
        match (self.me, self.team) {
            (true, _) => Some(Account::Me),
            (_, true) => Some(Account::Team),
            _ => None,
        }
    }
}

/// What is known of a person; `add` and `edit` take the same.
#[derive(Debug, Clone, clap::Args)]
pub struct StakeholderArgs {
    /// The unit they belong to, or none
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// What they do, such as CFO
    #[arg(long)]
    role: Option<String>,

    /// Another name they go by; may be given several times
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,

    /// A group they belong to, to be typed as @TAG; may be given several times
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',', add = complete::tags())]
    tags: Vec<String>,

    /// An e-mail address; may be given several times
    #[arg(long = "email", value_name = "EMAIL")]
    emails: Vec<String>,

    /// A phone number, or none
    #[arg(long)]
    phone: Option<String>,

    /// A day with or without a year: 1980-02-03, "3 feb"
    #[arg(long, value_name = "DAY")]
    birthday: Option<String>,

    /// Their share of their unit's weight: above 0, at most 1, the head of the unit
    #[arg(long, value_name = "SHARE", value_parser = stakeholder::parse_influence)]
    influence: Option<f64>,

    /// How often to really talk, such as 2w; none derives it from their importance
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    cadence: Option<String>,

    /// How often they want news, such as 1w
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    updates_every: Option<String>,

    /// The day they are back
    #[arg(long, value_name = "DATE")]
    away_until: Option<String>,
}

impl StakeholderArgs {
    /// Writes what was given into a person.
    ///
    /// # Errors
    /// The first value that makes no sense.
    pub fn apply(&self, ctx: &Context, people: &People, person: &mut Stakeholder) -> Result<()> {
        if let Some(unit) = &self.unit {
            person.unit = or_none(unit, |unit| Ok(people.unit_named(unit)?.id))?;
        }
        if let Some(role) = &self.role {
            person.role = or_none(role, one_line)?;
        }
        if let Some(phone) = &self.phone {
            person.phone = or_none(phone, one_line)?;
        }
        if let Some(birthday) = &self.birthday {
            person.birthday = or_none(birthday, |text| {
                text.parse().map_err(|error| Error::usage(format!("--birthday: {error}.")))
            })?;
        }
        if let Some(influence) = self.influence {
            person.influence = influence;
        }
        if let Some(cadence) = &self.cadence {
            person.cadence_days = or_none(cadence, |text| days("--cadence", text))?;
        }
        if let Some(every) = &self.updates_every {
            person.updates_every_days = or_none(every, |text| days("--updates-every", text))?;
        }
        if let Some(away) = &self.away_until {
            person.away_until = or_none(away, |text| coming_date(ctx, "--away-until", text))?;
        }
        for alias in &self.aliases {
            people.check_alias(alias, person.id)?;
        }
        include(&mut person.aliases, &self.aliases)?;
        include(&mut person.tags, &self.tags)?;
        include(&mut person.emails, &self.emails)
    }

    /// Refuses what makes no sense whoever it is about; so that a missing quote is named as such.
    pub fn check(&self, ctx: &Context) -> Result<()> {
        if let Some(away) = &self.away_until {
            or_none(away, |text| coming_date(ctx, "--away-until", text))?;
        }
        Ok(())
    }

    /// Whether something was given that only one person can have.
    pub fn is_for_one(&self) -> bool {
        !self.aliases.is_empty()
            || !self.emails.is_empty()
            || self.phone.is_some()
            || self.birthday.is_some()
    }
}

/// Reads a value that `none` empties.
pub fn or_none<T>(text: &str, read: impl FnOnce(&str) -> Result<T>) -> Result<Option<T>> {
    if text.trim().is_empty() || text == NONE { Ok(None) } else { read(text).map(Some) }
}

/// A text that is kept on one line.
pub fn one_line(text: &str) -> Result<String> {
    if text.trim().is_empty() || text.chars().any(char::is_control) {
        return Err(Error::usage(format!(
            "{text:?} has to be one line, not empty and without control characters."
        )));
    }
    Ok(text.trim().to_owned())
}

/// Reads a deposit: a number within bounds.
pub fn parse_deposit(text: &str) -> std::result::Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(deposit) if deposit.abs() <= LARGEST_DEPOSIT => Ok(deposit),
        _ => Err("a deposit is a number such as 3 or -6, at most 1000".to_owned()),
    }
}

/// Reads how something felt.
pub fn parse_gut(text: &str) -> std::result::Result<i8, String> {
    match text.parse() {
        Ok(gut) if (-2..=2).contains(&gut) => Ok(gut),
        _ => Err("a gut feeling is a whole number from -2 to 2".to_owned()),
    }
}

/// Reads how many to show.
pub fn parse_limit(text: &str) -> std::result::Result<usize, String> {
    match text.parse() {
        Ok(limit) if limit > 0 => Ok(limit),
        _ => Err("how many to show is a whole number from 1".to_owned()),
    }
}

/// One of my people, as the configuration spells the name where it knows them; `None` for myself.
pub fn my_person(ctx: &Context, typed: &str) -> Result<Option<String>> {
    let folded = name::fold(typed);
    let myself = ctx.config.me.name.as_deref().map(name::fold);
    if folded == "me" || folded == "myself" || myself.is_some_and(|myself| myself == folded) {
        return Ok(None);
    }
    let people = &ctx.config.people;
    let is_meant = |known: &&String| {
        let known = name::fold(known);
        known == folded || known.split(' ').any(|word| word == folded)
    };
    let mut known = people.iter().filter(is_meant);
    match (known.next(), known.next()) {
        (Some(one), None) => Ok(Some(one.clone())),
        _ => {
            if !people.is_empty() {
                let nearest = name::nearest(typed, people.iter().map(String::as_str));
                let meant = nearest.map(|it| format!("; did you mean {it}?")).unwrap_or_default();
                ctx.ui
                    .hint(&format!("{typed} is not among your people{meant} (rel config people)"));
            }
            one_line(typed).map(Some)
        }
    }
}

fn include(list: &mut Vec<String>, new: &[String]) -> Result<()> {
    for item in new {
        let item = item.trim_start_matches('@');
        let item = name::check(item)
            .map_err(|why| Error::usage(format!("{item:?} cannot be kept: {why}.")))?;
        if !list.iter().any(|known| name::fold(known) == name::fold(&item)) {
            list.push(item);
        }
    }
    Ok(())
}

/// Takes items out of a list.
///
/// # Errors
/// An item that is not in it.
pub fn exclude(list: &mut Vec<String>, gone: &[String], what: &str) -> Result<()> {
    for item in gone {
        let folded = name::fold(item.trim_start_matches('@'));
        let before = list.len();
        list.retain(|known| name::fold(known) != folded);
        if list.len() == before {
            let have = if list.is_empty() { "none".to_owned() } else { words::and(list) };
            return Err(Error::refused(format!("They have no {what} `{item}`."))
                .hint(format!("They have: {have}. Nothing was written.")));
        }
    }
    Ok(())
}

/// Reads a duration in days.
pub fn days(flag: &str, text: &str) -> Result<u32> {
    duration::parse_days(text).map_err(|error| Error::usage(format!("{flag}: {error}.")))
}

/// Reads a date that looks back.
pub fn past_date(ctx: &Context, flag: &str, text: &str) -> Result<NaiveDate> {
    date::parse(text, ctx.now.today, Direction::Back)
        .map_err(|error| Error::usage(format!("{flag}: {error}.")))
}

/// Reads a date that looks ahead.
pub fn coming_date(ctx: &Context, flag: &str, text: &str) -> Result<NaiveDate> {
    date::parse(text, ctx.now.today, Direction::Ahead)
        .map_err(|error| Error::usage(format!("{flag}: {error}.")))
}

/// Reads the day something happened: any but one that is still to come.
pub fn happened_on(ctx: &Context, text: Option<&str>) -> Result<NaiveDate> {
    let Some(text) = text else {
        return Ok(ctx.now.today);
    };
    let date = date::parse(text, ctx.now.today, Direction::Back)
        .map_err(|error| Error::usage(words::capitalized(&format!("{error}."))))?;
    if date > ctx.now.today {
        return Err(Error::usage(format!(
            "{} is still to come; the journal holds what has happened.",
            words::full_date(date)
        ))
        .hint("Nothing was written. Log it when it has happened."));
    }
    Ok(date)
}

/// Finds a kind by what was typed.
///
/// # Errors
/// A word that no kind goes by, with the nearest.
pub fn kind<'a>(ctx: &'a Context, typed: &str) -> Result<&'a Kind> {
    let kinds = &ctx.config.kinds;
    kinds.named(typed).ok_or_else(|| {
        let names = kinds
            .iter()
            .flat_map(|kind| std::iter::once(&kind.name).chain(&kind.aliases))
            .map(String::as_str);
        let meant = name::nearest(typed, names);
        let meant = meant.map(|nearest| format!("Did you mean {nearest}? ")).unwrap_or_default();
        Error::usage(format!("There is no kind `{typed}`."))
            .hint(format!("{meant}All kinds: rel list kinds"))
    })
}

/// Finds a topic by what was typed.
///
/// # Errors
/// A word that is no topic, with the nearest.
pub fn topic(typed: &str) -> Result<Topic> {
    Topic::named(typed).ok_or_else(|| {
        let names: Vec<&str> = Topic::ALL.iter().map(|topic| topic.name()).collect();
        let meant = name::nearest(typed, names.iter().copied());
        let meant = meant.map(|nearest| format!("Did you mean {nearest}? ")).unwrap_or_default();
        Error::usage(format!("There is no topic `{typed}`."))
            .hint(format!("{meant}Topics: {}", names.join(", ")))
    })
}

/// Reads the number of a record, with or without `#`.
pub fn parse_id(text: &str) -> std::result::Result<Id, String> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    digits.parse().map_err(|_| "a number such as 412".to_owned())
}

/// Splits `KEY=TEXT`.
pub fn pair<'a>(flag: &str, text: &'a str) -> Result<(&'a str, &'a str)> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() => Ok((key.trim(), value.trim())),
        _ => Err(Error::usage(format!("{flag} {text:?} has no `=`."))
            .hint(format!("Write {flag} KEY=\"some text\"."))),
    }
}

/// Makes a fact.
///
/// # Errors
/// One that says nothing.
pub fn new_fact(ctx: &Context, topic: Topic, text: &str) -> Result<Fact> {
    if text.trim().is_empty() {
        return Err(Error::usage(format!("What {} is it? The fact has no text.", topic.name())));
    }
    Ok(Fact {
        id: 0,
        uid: String::new(),
        stakeholder: 0,
        topic,
        text: text.trim().to_owned(),
        date: ctx.now.today,
    })
}
