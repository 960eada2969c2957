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
