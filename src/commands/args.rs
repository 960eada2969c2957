//! Flags that several verbs share.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Account, Stakeholder, name, stakeholder};
use crate::roster::Roster;
use crate::typed::{self, coming_date, days, one_line, or_none};
use crate::view::words;

/// The account that an entry or promise moves.
#[derive(Debug, Clone, clap::Args)]
pub struct AccountArgs {
    /// Move your own account, whatever the kind
    #[arg(long, conflicts_with = "team")]
    me: bool,

    /// Move your team's account, whatever the kind
    #[arg(long)]
    team: bool,
}

impl AccountArgs {
    /// Returns the account asked for.
    pub fn account(&self) -> Option<Account> {
        match (self.me, self.team) {
            (true, _) => Some(Account::Me),
            (_, true) => Some(Account::Team),
            _ => None,
        }
    }
}

/// The fields of a person, as `add` and `edit` take them.
#[derive(Debug, Clone, clap::Args)]
pub struct StakeholderArgs {
    /// Unit they belong to, or none
    #[arg(long, add = complete::units())]
    unit: Option<String>,

    /// What they do, such as CFO; or none
    #[arg(long)]
    role: Option<String>,

    /// Another name they go by; may be repeated
    #[arg(long = "alias", value_name = "NAME")]
    aliases: Vec<String>,

    /// Group they belong to, typed as @TAG; may be repeated
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',', add = complete::tags())]
    tags: Vec<String>,

    /// E-mail address; may be repeated
    #[arg(long = "email", value_name = "EMAIL")]
    emails: Vec<String>,

    /// Phone number, or none
    #[arg(long)]
    phone: Option<String>,

    /// Birthday with or without a year: 1980-02-03, "3 feb"; or none
    #[arg(long, value_name = "DAY")]
    birthday: Option<String>,

    /// Share of their unit's weight: above 0, at most 1; 1 is the head of the unit
    #[arg(long, value_name = "SHARE", value_parser = stakeholder::parse_influence)]
    influence: Option<f64>,

    /// How often to have a real conversation, such as 2w; none derives it from importance
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    cadence: Option<String>,

    /// How often they want news, such as 1w; or none
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true)]
    updates_every: Option<String>,

    /// Day they are back, or none
    #[arg(long, value_name = "DATE")]
    away_until: Option<String>,
}

impl StakeholderArgs {
    /// Sets the fields given on a person.
    ///
    /// # Errors
    /// The first value that is not valid.
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
            person.birthday = or_none(birthday, |text| typed::birthday(ctx, text))?;
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
            roster.check_address(alias, Some(person.id))?;
            name::check_typed(alias).map_err(typed::invalid)?;
            roster.check_alias(alias, person.id)?;
        }
        let aliases = self.aliases.iter().filter(|alias| !person.is_called(alias));
        let aliases: Vec<String> = aliases.cloned().collect();
        include(&mut person.aliases, &aliases)?;
        include(&mut person.tags, &self.tags)?;
        include(&mut person.emails, &self.emails)
    }

    /// Checks the values that do not depend on the person, so that a missing quote is reported as
    /// such.
    pub fn check(&self, ctx: &Context) -> Result<()> {
        if let Some(away) = &self.away_until {
            or_none(away, |text| coming_date(ctx, "--away-until", text))?;
        }
        Ok(())
    }

    /// Returns a sentence about a new alias that may mean someone else too.
    pub fn alias_hint(&self, roster: &Roster, person: &Stakeholder) -> Option<String> {
        roster.alias_hint(person, &self.aliases)
    }

    /// Returns whether a field was given that only one person can have.
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
            .map_err(|why| Error::usage(format!("`{item}` is not valid: {why}.")))?;
        if !list.iter().any(|known| name::fold(known) == name::fold(&item)) {
            list.push(item);
        }
    }
    Ok(())
}

/// Removes items from a list.
///
/// # Errors
/// If an item is not in it.
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
