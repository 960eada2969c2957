//! Business units and their weights.

use serde::{Deserialize, Serialize};

use super::{Id, Uid, name};

/// A business unit or function, which gives its people their importance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub id: Id,
    pub uid: Uid,
    pub name: String,
    /// Its place in the pecking order. Any positive number: only its ratio to the weight of the
    /// heaviest unit counts.
    pub weight: f64,
    /// Days between real conversations with its people; `None` derives them from their importance.
    pub cadence_days: Option<u32>,
    /// The reason for its weight, in the leader's words.
    pub why: Option<String>,
}

impl Unit {
    /// Checks the invariants of the fields.
    ///
    /// # Errors
    /// If one does not hold, with the reason as the end of a sentence.
    pub fn check(&self) -> Result<(), String> {
        name::check(&self.name)?;
        parse_weight(&self.weight.to_string())?;
        if self.cadence_days == Some(0) {
            Err("a cadence is at least 1 day".to_owned())
        } else {
            Ok(())
        }
    }
}

/// The weight of a unit that has not been ranked yet.
pub const DEFAULT_WEIGHT: f64 = 1.0;

/// Reads a weight: a positive, finite number.
///
/// # Errors
/// If the text is not such a number, with the reason as the end of a sentence.
pub fn parse_weight(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(weight) if weight.is_finite() && weight > 0.0 => Ok(weight),
        _ => Err("a weight is a positive number, such as 8".to_owned()),
    }
}
