use super::Constants;

/// How often somebody is to be met, in days: their own cadence, else their unit's (both taken as
/// they are), else the more often the more they count: half as important, half as often.
pub fn cadence(own: Option<u32>, unit: Option<u32>, importance: f64, constants: &Constants) -> u32 {
    own.or(unit).unwrap_or_else(|| {
        let days = (constants.base_cadence_days / importance + 0.5).floor();
        // A float beyond u32 saturates in the cast, then falls to the longest cadence.
        (days as u32).clamp(constants.shortest_cadence_days, constants.longest_cadence_days)
    })
}
