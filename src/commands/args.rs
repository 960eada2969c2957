//! What several commands take, and how it is read.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Account, Stakeholder, name, stakeholder};
use crate::roster::Roster;
use crate::typed::{coming_date, days, one_line, or_none};
use crate::view::words;

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
    pub fn apply(&self, ctx: &Context, roster: &Roster, person: &mut Stakeholder) -> Result<()> {
        if let Some(unit) = &self.unit {
            person.unit = or_none(unit, |unit| Ok(roster.unit_named(unit)?.id))?;
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
            roster.check_alias(alias, person.id)?;
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
