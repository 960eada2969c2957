//! The numbers of the score, each with its reason.

use serde::{Deserialize, Serialize};

use crate::model::PromiseKind;

/// The numbers of the score. Each can be set in the `[scoring]` table of the configuration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Constants {
    /// Days after which half of a deposit's worth is gone: 90, a quarter, the rhythm in which
    /// executives judge.
    pub half_life_days: f64,
    /// Days between real conversations with the head of the heaviest unit: 14, every other week.
    pub base_cadence_days: f64,
    /// The shortest cadence derived from importance, in days: 14; closer than that is a choice.
    pub shortest_cadence_days: u32,
    /// The longest cadence derived from importance, in days: 180; twice a year is the least
    /// contact.
    pub longest_cadence_days: u32,
    /// The least ratio of a person never met: 2, as overdue as after two cadences.
    pub never_met_ratio: f64,
    /// The ratio at which `due` becomes `overdue`: 2, one whole cadence missed.
    pub overdue_ratio: f64,
    /// The power of the ratio in the recency term: 2, gentle before the day it falls due and
    /// steep after it.
    pub recency_power: f64,
    /// What one setback costs: 4. Resilience counts how many of these the balance covers.
    pub setback: f64,
    /// How far below zero both balances must be for the balance term to reach one half: 4, one
    /// setback.
    pub balance_scale: f64,
    /// What a promise kept by its due date, or without one, deposits: 1. Kept late, it is 0.
    pub kept: f64,
    /// What a broken commitment costs: -3, most of a setback, since it was said as certain.
    pub broken_commitment: f64,
    /// What a broken best effort costs: -1.
    pub broken_best_effort: f64,
    /// What a broken intention costs: 0; nobody counted on it.
    pub broken_intention: f64,
    /// What moving a due date costs, unless it is the first move and in time: -1.
    pub moved: f64,
    /// The share of a promise's term after which it is silent without an update: a quarter.
    pub silent_share: f64,
    /// The fewest days without an update after which a promise is silent: 7.
    pub silent_least_days: u32,
    /// The most days without an update before a promise is silent, also without a due date: 30.
    pub silent_most_days: u32,
    /// The concern of a silent promise: 0.2.
    pub silent: f64,
    /// The concern of a commitment that falls past due, before it grows with each day: 0.6.
    pub past_due_commitment: f64,
    /// The concern of a best effort that falls past due: 0.3.
    pub past_due_best_effort: f64,
    /// The concern of an intention that falls past due: 0.1.
    pub past_due_intention: f64,
    /// Days late after which the concern has been applied twice: 30.
    pub lateness_days: f64,
    /// Days after which a pulse no longer counts: 365, a year.
    pub pulse_days: u32,
    /// The score from which trust is not a concern: 3, the middle of the scale.
    pub fair_score: f64,
    /// The number by which a low score is divided to become a concern: 5, the top of the scale.
    pub score_scale: f64,
    /// The number of entries below which a balance says too little: 3.
    pub evidence: u32,
}

/// The bounds of a constant: far beyond any sensible one, yet safe to calculate with.
const SMALLEST: f64 = 0.001;
const LARGEST: f64 = 100_000.0;

/// The most days of a constant: 300 years, as long as a journal can be.
const MOST_DAYS: u32 = 109_500;

impl Default for Constants {
    fn default() -> Self {
        Constants {
            half_life_days: 90.0,
            base_cadence_days: 14.0,
            shortest_cadence_days: 14,
            longest_cadence_days: 180,
            never_met_ratio: 2.0,
            overdue_ratio: 2.0,
            recency_power: 2.0,
            setback: 4.0,
            balance_scale: 4.0,
            kept: 1.0,
            broken_commitment: -3.0,
            broken_best_effort: -1.0,
            broken_intention: 0.0,
            moved: -1.0,
            silent_share: 0.25,
            silent_least_days: 7,
            silent_most_days: 30,
            silent: 0.2,
            past_due_commitment: 0.6,
            past_due_best_effort: 0.3,
            past_due_intention: 0.1,
            lateness_days: 30.0,
            pulse_days: 365,
            fair_score: 3.0,
            score_scale: 5.0,
            evidence: 3,
        }
    }
}

impl Constants {
    /// Returns what breaking a promise deposits: 0 or less.
    pub fn broken(&self, kind: PromiseKind) -> f64 {
        match kind {
            PromiseKind::Commitment => self.broken_commitment,
            PromiseKind::BestEffort => self.broken_best_effort,
            PromiseKind::Intention => self.broken_intention,
        }
    }

    /// Returns the concern of a promise that falls past due, in [0, 1].
    pub fn past_due(&self, kind: PromiseKind) -> f64 {
        match kind {
            PromiseKind::Commitment => self.past_due_commitment,
            PromiseKind::BestEffort => self.past_due_best_effort,
            PromiseKind::Intention => self.past_due_intention,
        }
    }

    /// Returns a text of the constants that stored sums depend on. Sums stored with a different one
    /// are out of date.
    pub fn fingerprint(&self) -> String {
        let Constants { half_life_days, kept, moved, .. } = self;
        let broken = PromiseKind::ALL.map(|kind| self.broken(kind));
        format!("{half_life_days} {kept} {moved} {broken:?}")
    }

    /// Checks that every number makes sense where it is used.
    ///
    /// # Errors
    /// The first that does not, in a sentence.
    pub fn check(&self) -> Result<(), String> {
        let (positive, any, share) = (SMALLEST..=LARGEST, -LARGEST..=LARGEST, 0.0..=1.0);
        let numbers = [
            ("half_life_days", self.half_life_days, &positive),
            ("base_cadence_days", self.base_cadence_days, &positive),
            ("never_met_ratio", self.never_met_ratio, &positive),
            ("overdue_ratio", self.overdue_ratio, &positive),
            ("recency_power", self.recency_power, &positive),
            ("setback", self.setback, &positive),
            ("balance_scale", self.balance_scale, &positive),
            ("silent_share", self.silent_share, &positive),
            ("lateness_days", self.lateness_days, &positive),
            ("score_scale", self.score_scale, &positive),
            ("kept", self.kept, &any),
            ("broken_commitment", self.broken_commitment, &any),
            ("broken_best_effort", self.broken_best_effort, &any),
            ("broken_intention", self.broken_intention, &any),
            ("moved", self.moved, &any),
            ("fair_score", self.fair_score, &any),
            ("silent", self.silent, &share),
            ("past_due_commitment", self.past_due_commitment, &share),
            ("past_due_best_effort", self.past_due_best_effort, &share),
            ("past_due_intention", self.past_due_intention, &share),
        ];
        for (name, value, range) in numbers {
            if !range.contains(&value) {
                let (least, most) = (range.start(), range.end());
                return Err(format!("scoring.{name} must be a number from {least} to {most}"));
            }
        }
        let days = [
            ("longest_cadence_days", self.longest_cadence_days),
            ("silent_most_days", self.silent_most_days),
            ("pulse_days", self.pulse_days),
        ];
        if let Some((name, _)) = days.iter().find(|(_, days)| *days > MOST_DAYS) {
            return Err(format!("scoring.{name} must be at most {MOST_DAYS}"));
        }
        if self.silent_least_days > self.silent_most_days {
            return Err("scoring.silent_least_days must be at most silent_most_days".to_owned());
        }
        if self.overdue_ratio < 1.0 {
            return Err("scoring.overdue_ratio must be at least 1, the day it falls due".to_owned());
        }
        if self.shortest_cadence_days == 0 || self.shortest_cadence_days > self.longest_cadence_days
        {
            return Err(
                "scoring.shortest_cadence_days must be from 1 to longest_cadence_days".to_owned()
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl FnOnce(&mut Constants)) -> String {
        let mut constants = Constants::default();
        change(&mut constants);
        constants.check().unwrap_err()
    }

    #[test]
    fn the_defaults_are_those_of_the_contract() {
        let it = Constants::default();
        assert_eq!(it.check(), Ok(()));
        assert_eq!((it.half_life_days, it.setback, it.balance_scale), (90.0, 4.0, 4.0));
        assert_eq!((it.shortest_cadence_days, it.longest_cadence_days), (14, 180));
        assert_eq!(PromiseKind::ALL.map(|kind| it.broken(kind)), [-3.0, -1.0, 0.0]);
        assert_eq!(PromiseKind::ALL.map(|kind| it.past_due(kind)), [0.6, 0.3, 0.1]);
        assert_eq!((it.kept, it.moved, it.evidence, it.pulse_days), (1.0, -1.0, 3, 365));
    }

    #[test]
    fn a_constant_that_makes_no_sense_is_named() {
        for (message, expected) in [
            (refused(|it| it.setback = 0.0), "scoring.setback must be a number from 0.001"),
            (refused(|it| it.setback = 1e308), "scoring.setback must be a number from 0.001"),
            (refused(|it| it.kept = -1e308), "scoring.kept must be a number from"),
            (refused(|it| it.pulse_days = u32::MAX), "scoring.pulse_days must be at most"),
            (
                refused(|it| it.half_life_days = -1.0),
                "scoring.half_life_days must be a number from 0.001",
            ),
            (
                refused(|it| it.lateness_days = f64::NAN),
                "scoring.lateness_days must be a number from 0.001",
            ),
            (refused(|it| it.kept = f64::INFINITY), "scoring.kept must be a number"),
            (refused(|it| it.silent = 1.1), "scoring.silent must be a number from 0 to 1"),
            (refused(|it| it.past_due_intention = -0.1), "scoring.past_due_intention must be"),
            (refused(|it| it.silent_least_days = 31), "scoring.silent_least_days must be at most"),
            (refused(|it| it.overdue_ratio = 0.9), "scoring.overdue_ratio must be at least 1"),
            (refused(|it| it.shortest_cadence_days = 0), "scoring.shortest_cadence_days must be"),
            (refused(|it| it.shortest_cadence_days = 181), "scoring.shortest_cadence_days must be"),
        ] {
            assert!(message.starts_with(expected), "{message}");
        }
    }

    #[test]
    fn the_fingerprint_changes_only_with_what_stored_sums_depend_on() {
        let with = |change: fn(&mut Constants)| {
            let mut constants = Constants::default();
            change(&mut constants);
            constants.fingerprint()
        };
        let stored = with(|_| {});
        assert_eq!(stored, with(|it| it.setback = 5.0));
        assert_ne!(stored, with(|it| it.half_life_days = 60.0));
        assert_ne!(stored, with(|it| it.kept = 2.0));
        assert_ne!(stored, with(|it| it.moved = 0.0));
        assert_ne!(stored, with(|it| it.broken_best_effort = -2.0));
    }
}
