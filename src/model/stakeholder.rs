use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Birthday, Id, Uid, name};

/// A person whose trust matters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stakeholder {
    pub id: Id,
    pub uid: Uid,
    pub name: String,
    pub role: Option<String>,
    /// The unit they belong to; `None` for those not placed yet.
    pub unit: Option<Id>,
    /// Their share of their unit's importance, in (0, 1]; 1 is the head of the unit.
    pub influence: f64,
    /// How often they are to be met, in days, where it is not their unit's or their importance's.
    pub cadence_days: Option<u32>,
    /// How often they want news, in days.
    pub updates_every_days: Option<u32>,
    /// The first day they are back.
    pub away_until: Option<NaiveDate>,
    pub phone: Option<String>,
    pub birthday: Option<Birthday>,
    pub added: NaiveDate,
    /// The day they were put aside; `None` while active.
    pub archived: Option<NaiveDate>,
    pub aliases: Vec<String>,
    pub tags: Vec<String>,
    pub emails: Vec<String>,
}

impl Stakeholder {
    /// Somebody of whom nothing but the name is known.
    pub fn new(name: String, added: NaiveDate) -> Self {
        Stakeholder {
            id: 0,
            uid: String::new(),
            name,
            role: None,
            unit: None,
            influence: 1.0,
            cadence_days: None,
            updates_every_days: None,
            away_until: None,
            phone: None,
            birthday: None,
            added,
            archived: None,
            aliases: Vec::new(),
            tags: Vec::new(),
            emails: Vec::new(),
        }
    }

    /// Refuses what nobody can be.
    ///
    /// # Errors
    /// Why, as the end of a sentence.
    pub fn check(&self) -> Result<(), String> {
        for name in std::iter::once(&self.name).chain(&self.aliases) {
            name::check(name)?;
        }
        parse_influence(&self.influence.to_string())?;
        if self.cadence_days == Some(0) || self.updates_every_days == Some(0) {
            return Err("a cadence is a day or more".to_owned());
        }
        Ok(())
    }

    pub fn is_active(&self) -> bool {
        self.archived.is_none()
    }

    /// The name people use in conversation: its first word.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// Reads an influence: a number above 0, at most 1.
pub fn parse_influence(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(influence) if influence > 0.0 && influence <= 1.0 => Ok(influence),
        _ => Err("an influence is above 0 and at most 1; 1 is the head of the unit".to_owned()),
    }
}
