//! The people whose trust matters.

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
    /// The unit they belong to; `None` if it is not known yet.
    pub unit: Option<Id>,
    /// Their share of the importance of their unit, in (0, 1]; 1 is the head of the unit.
    pub influence: f64,
    /// Days between real conversations; `None` leaves it to their unit or their importance.
    pub cadence_days: Option<u32>,
    /// Days between updates, if they said how often they want news.
    pub updates_every_days: Option<u32>,
    /// The first day on which they are back.
    pub away_until: Option<NaiveDate>,
    pub phone: Option<String>,
    pub birthday: Option<Birthday>,
    /// The day they were added to the journal.
    pub added: NaiveDate,
    /// The day they were archived; `None` while they are active.
    pub archived: Option<NaiveDate>,
    pub aliases: Vec<String>,
    pub tags: Vec<String>,
    pub emails: Vec<String>,
}

impl Stakeholder {
    /// Creates a stakeholder of whom only the name is known: with the influence of a head of unit.
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

    /// Checks the invariants of the fields.
    ///
    /// # Errors
    /// If one does not hold, with the reason as the end of a sentence.
    pub fn check(&self) -> Result<(), String> {
        for name in std::iter::once(&self.name).chain(&self.aliases) {
            name::check(name)?;
        }
        parse_influence(&self.influence.to_string())?;
        if self.cadence_days == Some(0) || self.updates_every_days == Some(0) {
            return Err("a cadence is at least 1 day".to_owned());
        }
        Ok(())
    }

    /// Returns whether they are not archived.
    pub fn is_active(&self) -> bool {
        self.archived.is_none()
    }

    /// Returns the first word of the name, as used in conversation.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// Reads an influence, in (0, 1].
///
/// # Errors
/// If the text is not such a number, with the reason as the end of a sentence.
pub fn parse_influence(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(influence) if influence > 0.0 && influence <= 1.0 => Ok(influence),
        _ => Err("an influence is above 0 and at most 1; 1 is the head of the unit".to_owned()),
    }
}
