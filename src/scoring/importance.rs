//! How much a person matters.

/// The extreme weights of all units of the journal, to which one weight is compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub heaviest: f64,
    pub lightest: f64,
}

impl Scale {
    /// Returns the scale of these weights. Without any, everyone weighs the same.
    pub fn of(weights: impl IntoIterator<Item = f64>) -> Scale {
        weights
            .into_iter()
            .map(|weight| Scale { heaviest: weight, lightest: weight })
            .reduce(|scale, next| Scale {
                heaviest: scale.heaviest.max(next.heaviest),
                lightest: scale.lightest.min(next.lightest),
            })
            .unwrap_or(Scale { heaviest: 1.0, lightest: 1.0 })
    }
}

/// Returns how much a person matters, in (0, 1]: the weight of the unit divided by the weight of
/// the heaviest, times the influence. A person without a unit counts as in the lightest.
pub fn importance(unit_weight: Option<f64>, influence: f64, scale: Scale) -> f64 {
    unit_weight.unwrap_or(scale.lightest) / scale.heaviest * influence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::assert_near;

    #[test]
    fn importance_is_the_share_of_the_heaviest_weight_times_influence() {
        let scale = Scale::of([8.0, 2.0, 5.0]);
        assert_eq!(scale, Scale { heaviest: 8.0, lightest: 2.0 });
        assert_near(importance(Some(8.0), 1.0, scale), 1.0);
        assert_near(importance(Some(5.0), 0.4, scale), 0.25);
    }

    #[test]
    fn a_person_without_a_unit_counts_as_in_the_lightest() {
        assert_near(importance(None, 0.5, Scale::of([8.0, 2.0])), 0.125);
    }

    #[test]
    fn without_units_everyone_weighs_the_same() {
        assert_near(importance(None, 1.0, Scale::of([])), 1.0);
        assert_near(importance(None, 0.3, Scale::of([])), 0.3);
    }
}
