use serde::{Deserialize, Serialize};

use super::{Id, Uid, name};

/// A business unit or function, with its place in the pecking order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub id: Id,
    pub uid: Uid,
    pub name: String,
    /// Any positive number; only its ratio to the heaviest unit's weight counts.
    pub weight: f64,
    /// How often its people are to be met, in days; `None` derives it from their importance.
    pub cadence_days: Option<u32>,
    /// Why it weighs what it weighs, in the leader's words.
    pub why: Option<String>,
}

impl Unit {
    /// Refuses what no unit can be.
    ///
    /// # Errors
    /// Why, as the end of a sentence.
    pub fn check(&self) -> Result<(), String> {
        name::check(&self.name)?;
        parse_weight(&self.weight.to_string())?;
        if self.cadence_days == Some(0) {
            Err("a cadence is a day or more".to_owned())
        } else {
            Ok(())
        }
    }
}

/// The weight of a unit nobody has ranked yet.
pub const DEFAULT_WEIGHT: f64 = 1.0;

/// Reads a weight: a positive, finite number.
pub fn parse_weight(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(weight) if weight.is_finite() && weight > 0.0 => Ok(weight),
        _ => Err("a weight is a positive number, such as 8".to_owned()),
    }
}
