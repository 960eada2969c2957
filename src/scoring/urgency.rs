//! How urgent it is to turn to a person.

use serde::Serialize;

use super::Constants;

/// The reasons to turn to a person, each in [0, 1]; 0 means no concern.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Terms {
    /// How long ago the last contact was.
    pub recency: f64,
    /// How far promises of ours are past due or silent.
    pub promises: f64,
    /// How low they rate us.
    pub trust: f64,
    /// How far both balances together are below 0.
    pub balance: f64,
}

impl Terms {
    /// Returns the urgency of all terms together, in [0, 1]: any one strong reason is enough.
    pub fn urgency(&self) -> f64 {
        1.0 - (1.0 - self.recency)
            * (1.0 - self.promises)
            * (1.0 - self.trust)
            * (1.0 - self.balance)
    }

    /// Returns whether anything but the passing of time gives a reason.
    pub fn has_reason_beside_recency(&self) -> bool {
        self.promises > 0.0 || self.trust > 0.0 || self.balance > 0.0
    }
}

/// Returns the recency term, in [0, 1): 0 just met, 0.16 half-way, 0.5 on the day the next contact
/// falls due, 0.94 at twice the cadence.
pub fn recency(ratio: f64, constants: &Constants) -> f64 {
    1.0 - (-ratio.max(0.0).powf(constants.recency_power)).exp2()
}

/// Returns the balance term, in [0, 1): how far both balances together are below 0. 0.5 at the cost
/// of one setback.
pub fn overdrawn(balance: f64, constants: &Constants) -> f64 {
    if balance < 0.0 { 1.0 - (balance / constants.balance_scale).exp2() } else { 0.0 }
}
