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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, assert_near, days_ago, in_days, pulse, today};

    fn rated(account: Account, score: f64, date: NaiveDate) -> Pulse {
        pulse(1, ANN, account, score, date)
    }

    fn term_of(pulses: &[Pulse]) -> f64 {
        term(&pulses.iter().collect::<Vec<_>>(), today(), &Constants::default())
    }

    #[test]
    fn trust_is_a_concern_below_the_middle_of_the_scale() {
        for (score, concern) in [(1.0, 0.4), (2.0, 0.2), (2.5, 0.1), (3.0, 0.0), (5.0, 0.0)] {
            assert_near(term_of(&[rated(Account::Me, score, today())]), concern);
        }
        assert_near(term_of(&[]), 0.0);
    }

    #[test]
    fn the_worse_account_counts() {
        let pulses = [rated(Account::Me, 2.0, today()), rated(Account::Team, 1.0, today())];
        assert_near(term_of(&pulses), 0.4);
    }

    #[test]
    fn a_pulse_counts_for_365_days() {
        assert_near(term_of(&[rated(Account::Me, 1.0, days_ago(365))]), 0.4);
        assert_near(term_of(&[rated(Account::Me, 1.0, days_ago(366))]), 0.0);
        assert_near(term_of(&[rated(Account::Me, 1.0, in_days(1))]), 0.0);
    }

    #[test]
    fn the_latest_pulse_counts_and_of_one_day_the_one_recorded_last() {
        let low = pulse(2, ANN, Account::Me, 1.0, days_ago(9));
        let better = pulse(3, ANN, Account::Me, 2.0, days_ago(9));
        let old = pulse(4, ANN, Account::Me, 5.0, days_ago(10));
        for pulses in [[&low, &better, &old], [&old, &better, &low]] {
            let found = latest(pulses, Account::Me, today(), &Constants::default());
            assert_eq!(found.map(|pulse| pulse.id), Some(3));
        }
        let on_the_day_before =
            latest([&low, &old], Account::Me, days_ago(10), &Constants::default());
        assert_eq!(on_the_day_before.map(|pulse| pulse.id), Some(4));
        assert_eq!(latest([&low], Account::Team, today(), &Constants::default()), None);
    }
}
