use chrono::NaiveDate;

use super::Constants;
use crate::model::{Account, Pulse};

/// The latest pulse of an account that is not too old to count. Pulses come in the order of their
/// dates and then of writing.
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

/// How low somebody rates us, in [0, 0.4]: the worse account; 0 from the middle of the scale up.
pub fn term(pulses: &[&Pulse], today: NaiveDate, constants: &Constants) -> f64 {
    Account::ALL
        .into_iter()
        .filter_map(|account| latest(pulses.iter().copied(), account, today, constants))
        .map(|pulse| ((constants.fair_score - pulse.score) / constants.score_scale).max(0.0))
        .fold(0.0, f64::max)
}
