//! How long the journal keeps what is over.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::model::duration;

/// A length of time, as the user wrote it: `24m`, `2 years`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Retention(String);

impl Retention {
    /// Returns the first day that is kept.
    pub fn since(&self, today: NaiveDate) -> Option<NaiveDate> {
        duration::day_before(today, &self.0)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Retention {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let retention = Retention(text);
        match retention.since(NaiveDate::default()) {
            Some(_) => Ok(retention),
            None => Err("it must be a length of time, such as 24m or 2y".to_owned()),
        }
    }
}

impl From<Retention> for String {
    fn from(retention: Retention) -> String {
        retention.0
    }
}
