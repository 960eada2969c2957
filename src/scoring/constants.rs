use serde::{Deserialize, Serialize};

/// Every number of the score, with its reason. The configuration's `[scoring]` table sets them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Constants {
    /// Days after which half of a deposit's worth is gone: 90, a quarter, the rhythm in which
    /// executives judge.
    pub half_life_days: f64,
    /// Days between real conversations with the head of the heaviest unit: 14, every other week.
    pub base_cadence_days: f64,
    /// The shortest cadence importance leads to, in days: 14; closer than that is an own choice.
    pub shortest_cadence_days: u32,
    /// The longest cadence importance leads to, in days: 180; twice a year is the least contact.
    pub longest_cadence_days: u32,
    /// The least ratio of somebody never met: 2, as overdue as after two cadences.
    pub never_met_ratio: f64,
    /// The ratio from which `due` becomes `overdue`: 2, one cadence missed whole.
    pub overdue_ratio: f64,
    /// The power of the ratio in the recency term: 2, gentle before the day it falls due and
    /// steep after it.
    pub recency_power: f64,
    /// What one setback costs: 4; the balance is counted in setbacks it covers.
    pub setback: f64,
    /// How far below zero both balances must be for the balance term to reach one half: 4, one
    /// setback.
    pub balance_scale: f64,
    /// Entries under which a balance says too little: 3.
    pub evidence: u32,
}

impl Default for Constants {
    fn default() -> Self {
        Constants {
            half_life_days: 90.0,
            base_cadence_days: 14.0,
            shortest_cadence_days: 14,
            longest_cadence_days: 180,
            never_met_ratio: 2.0,
            overdue_ratio: 2.0,
            recency_power: 2.0,
            setback: 4.0,
            balance_scale: 4.0,
            evidence: 3,
        }
    }
}

impl Constants {
    /// Checks that every number makes sense where it is used.
    ///
    /// # Errors
    /// The first that does not, in a sentence.
    pub fn check(&self) -> Result<(), String> {
        let positive = [
            ("half_life_days", self.half_life_days),
            ("base_cadence_days", self.base_cadence_days),
            ("never_met_ratio", self.never_met_ratio),
            ("overdue_ratio", self.overdue_ratio),
            ("recency_power", self.recency_power),
            ("setback", self.setback),
            ("balance_scale", self.balance_scale),
        ];
        for (name, value) in positive {
            if !(value.is_finite() && value > 0.0) {
                return Err(format!("scoring.{name} must be a positive number"));
            }
        }
        if self.overdue_ratio < 1.0 {
            return Err("scoring.overdue_ratio must be at least 1, the day it falls due".to_owned());
        }
        if self.shortest_cadence_days == 0 || self.shortest_cadence_days > self.longest_cadence_days
        {
            return Err(
                "scoring.shortest_cadence_days must be from 1 to longest_cadence_days".to_owned()
            );
        }
        Ok(())
    }
}
