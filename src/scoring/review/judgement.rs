//! Whether a habit is a mistake, and the arithmetic that sections share.

use serde::Serialize;

/// Whether a habit is a mistake, and how grave.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Judgement {
    /// Whether it is a mistake; `None` if there is too little to say.
    pub mistake: Option<bool>,
    /// How grave it is, in [0, 1]: 0 without a mistake, 1 as bad as it gets. The gravest mistake is
    /// shown first.
    pub gravity: f64,
}

impl Judgement {
    /// Judges a habit, given whether there is enough to say and how grave it would be.
    pub(super) fn of(enough: bool, mistake: bool, gravity: f64) -> Judgement {
        let gravity = if enough && mistake { gravity.clamp(0.0, 1.0) } else { 0.0 };
        Judgement { mistake: enough.then_some(mistake), gravity }
    }

    /// Returns whether it is known to be a mistake.
    pub fn is_mistake(self) -> bool {
        self.mistake == Some(true)
    }
}

/// Adds up numbers. Unlike `sum`, which returns -0.0 for none, this never shows a sign in JSON.
pub(super) fn total(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |total, number| total + number)
}

/// Returns `part / whole`, or `None` if `whole` is zero.
pub(super) fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_is_not_a_mistake_and_not_grave() {
        for (enough, mistake, gravity, expected, grave) in [
            (false, true, 0.5, None, 0.0),
            (true, false, 0.5, Some(false), 0.0),
            (true, true, 0.5, Some(true), 0.5),
            (true, true, 7.0, Some(true), 1.0),
            (true, true, -1.0, Some(true), 0.0),
        ] {
            let judgement = Judgement::of(enough, mistake, gravity);
            assert_eq!((judgement.mistake, judgement.gravity), (expected, grave));
            assert_eq!(judgement.is_mistake(), expected == Some(true));
        }
    }

    #[test]
    fn a_share_of_zero_is_unknown_and_a_sum_of_none_has_no_sign() {
        assert_eq!(share(1.0, 4.0), Some(0.25));
        assert_eq!(share(0.0, 0.0), None);
        assert!(total(std::iter::empty()).is_sign_positive());
        assert_eq!(total([1.5, 2.0].into_iter()), 3.5);
    }
}
