//! How often a person should be met.

use super::Constants;

/// Returns the days between real conversations: the person's own cadence, else the unit's (both as
/// they are), else one derived from importance within the bounds of the constants. Half as
/// important is half as often.
pub fn cadence(own: Option<u32>, unit: Option<u32>, importance: f64, constants: &Constants) -> u32 {
    own.or(unit).unwrap_or_else(|| {
        let days = (constants.base_cadence_days / importance + 0.5).floor();
        // A float beyond u32 saturates in the cast and is then cut to the longest cadence.
        (days as u32).clamp(constants.shortest_cadence_days, constants.longest_cadence_days)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_as_important_is_half_as_often() {
        for (importance, days) in [
            (1.0, 14),
            (0.8, 18), // 17.5, rounded half up
            (0.5, 28),
            (0.3, 47), // 46.67
            (0.1, 140),
            (0.08, 175),
            (0.07, 180), // 200, and twice a year is the least
            (1e-300, 180),
        ] {
            assert_eq!(
                cadence(None, None, importance, &Constants::default()),
                days,
                "{importance}"
            );
        }
    }

    #[test]
    fn a_chosen_cadence_is_taken_as_it_is() {
        for (own, unit, days) in [
            (Some(3), Some(30), 3),
            (Some(400), None, 400),
            (None, Some(1), 1),
            (None, Some(365), 365),
        ] {
            assert_eq!(cadence(own, unit, 0.5, &Constants::default()), days);
        }
    }
}
