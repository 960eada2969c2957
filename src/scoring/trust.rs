//! How much low ratings are a concern.

use chrono::NaiveDate;

use super::Constants;
use crate::model::{Account, Pulse};

/// Returns the latest pulse of an account that is neither too old to count nor in the future. Of
/// two on one day, the one recorded last counts.
pub fn latest<'a>(
    pulses: impl IntoIterator<Item = &'a Pulse>,
    account: Account,
    today: NaiveDate,
    constants: &Constants,
) -> Option<&'a Pulse> {
    let counts = |pulse: &&Pulse| {
        let age = (today - pulse.date).num_days();
        pulse.account == account && (0..=i64::from(constants.pulse_days)).contains(&age)
    };
    pulses.into_iter().filter(counts).max_by_key(|pulse| (pulse.date, pulse.id))
}

/// Returns the trust term of urgency, in [0, 0.4]: how low the worse account is rated. 0 from the
/// middle of the scale up.
pub fn term(pulses: &[&Pulse], today: NaiveDate, constants: &Constants) -> f64 {
    Account::ALL
        .into_iter()
        .filter_map(|account| latest(pulses.iter().copied(), account, today, constants))
        .map(|pulse| ((constants.fair_score - pulse.score) / constants.score_scale).max(0.0))
        .fold(0.0, f64::max)
}
