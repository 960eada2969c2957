//! How far someone trusts me and my team, in words.

use std::cmp::Ordering;

use crate::model::{Account, Pulse};
use crate::view::{Situation, words};

/// The gap between the scores of two accounts from which only one counts as trusted.
const TRUST_GAP: f64 = 1.0;

/// Days after which to ask for a new score.
const PULSE_AGES: i64 = 90;

impl Situation<'_> {
    /// Returns both accounts side by side, the weakest quality, the trend, and whether to ask
    /// again.
    pub(in crate::view) fn trust(&self) -> Vec<String> {
        let (me, team) = (self.pulse(Account::Me), self.pulse(Account::Team));
        let rated = |whom: &str, pulse: Option<&Pulse>| match pulse {
            Some(pulse) => format!("{whom} {}", words::plain(pulse.score)),
            None => format!("{whom} not asked"),
        };
        if me.is_none() && team.is_none() {
            return Vec::new();
        }
        let fair = self.constants.fair_score;
        let apart = |trusted: &Pulse, other: &Pulse| {
            trusted.score - other.score >= TRUST_GAP && trusted.score >= fair && other.score <= fair
        };
        let verdict = match (me, team) {
            (Some(me), Some(team)) if apart(me, team) => ": they trust you, but not your team",
            (Some(me), Some(team)) if apart(team, me) => ": they trust your team, but not you",
            _ => "",
        };
        let mut lines =
            vec![format!("{}, {}{verdict}", rated("you", me), rated("your team", team))];
        let latest: Vec<&Pulse> = me.into_iter().chain(team).collect();
        let mut details: Vec<String> = Vec::new();
        for pulse in &latest {
            let whom = whom(pulse);
            details.extend(
                pulse.weakest().map(|(name, score)| format!("{whom} weakest at {name} ({score})")),
            );
            let before = self.pulses.iter().rev().filter(|it| it.account == pulse.account).nth(1);
            details.extend(before.map(|before| {
                let trend = trend(pulse.score, before.score);
                format!("{whom} {trend} {}", words::plain(before.score))
            }));
        }
        for pulse in &latest {
            let age = (self.today - pulse.date).num_days();
            if age > PULSE_AGES {
                details.push(format!("{} {age} days old, ask again", whom(pulse)));
            }
        }
        if !details.is_empty() {
            lines.push(details.join("; "));
        }
        lines
    }
}

fn trend(now: f64, before: f64) -> &'static str {
    match now.total_cmp(&before) {
        Ordering::Less => "down from",
        Ordering::Equal => "unchanged at",
        Ordering::Greater => "up from",
    }
}

fn whom(pulse: &Pulse) -> &'static str {
    match pulse.account {
        Account::Me => "you",
        Account::Team => "team",
    }
}
