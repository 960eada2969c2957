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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::assert_near;

    #[test]
    fn recency_is_gentle_before_the_due_day_and_steep_after_it() {
        for (ratio, expected) in [
            (-1.0, 0.0),
            (0.0, 0.0),
            (0.5, 0.159_103_584_746_285_5), // 1 - 2^(-1/4)
            (1.0, 0.5),
            (2.0, 0.9375),        // 1 - 2^-4
            (3.0, 0.998_046_875), // 1 - 2^-9
        ] {
            assert_near(recency(ratio, &Constants::default()), expected);
        }
    }

    #[test]
    fn a_balance_is_a_concern_only_below_0() {
        for (balance, expected) in [
            (6.0, 0.0),
            (0.0, 0.0),
            (-2.0, 0.292_893_218_813_452_4), // 1 - 2^(-1/2)
            (-4.0, 0.5),
            (-8.0, 0.75),
        ] {
            assert_near(overdrawn(balance, &Constants::default()), expected);
        }
    }

    #[test]
    fn any_one_strong_reason_is_enough() {
        let terms = |recency, promises, trust, balance| {
            Terms { recency, promises, trust, balance }.urgency()
        };
        assert_near(terms(0.0, 0.0, 0.0, 0.0), 0.0);
        assert_near(terms(0.0, 0.0, 0.4, 0.0), 0.4);
        assert_near(terms(0.5, 0.6, 0.4, 0.5), 0.94); // 1 - 0.5 x 0.4 x 0.6 x 0.5
        assert_near(terms(1.0, 0.0, 0.0, 0.0), 1.0);
    }

    #[test]
    fn recency_alone_is_not_a_reason_beside_recency() {
        let terms = |recency, promises, trust, balance| {
            Terms { recency, promises, trust, balance }.has_reason_beside_recency()
        };
        assert!(!terms(1.0, 0.0, 0.0, 0.0));
        assert!(terms(0.0, 0.2, 0.0, 0.0));
        assert!(terms(0.0, 0.0, 0.1, 0.0));
        assert!(terms(0.0, 0.0, 0.0, 0.1));
    }
}
