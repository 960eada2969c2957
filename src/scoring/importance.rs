/// The weights of all units of the journal, to measure one against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub heaviest: f64,
    pub lightest: f64,
}

impl Scale {
    /// The scale of these weights; without any, everybody weighs the same.
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

/// How much somebody counts, in (0, 1]: the unit's weight against the heaviest unit's, times their
/// influence. Without a unit they count as in the lightest.
pub fn importance(unit_weight: Option<f64>, influence: f64, scale: Scale) -> f64 {
    unit_weight.unwrap_or(scale.lightest) / scale.heaviest * influence
}
