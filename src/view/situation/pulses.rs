//! How far they trust me, and how far my team, in words.

use std::cmp::Ordering;

use crate::model::{Account, Pulse};
use crate::view::{Situation, words};

/// How far apart the scores of two accounts are when only one of them is trusted.
const TRUST_GAP: f64 = 1.0;

/// Days after which a pulse wants to be asked again.
const PULSE_AGES: i64 = 90;

impl Situation<'_> {
    /// Both accounts side by side, the weakest of the five, the trend, and whether to ask again.
    pub(in crate::view) fn trust(&self) -> Vec<String> {
        let (me, team) = (self.pulse(Account::Me), self.pulse(Account::Team));
        let told = |whom: &str, pulse: Option<&Pulse>| match pulse {
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
            (Some(me), Some(team)) if apart(me, team) => {
                " - the leader is trusted, the team is not"
            }
            (Some(me), Some(team)) if apart(team, me) => {
                " - the team is trusted, the leader is not"
            }
            _ => "",
        };
        let mut lines = vec![format!("{}, {}{verdict}", told("you", me), told("your team", team))];
        let latest: Vec<&Pulse> = me.into_iter().chain(team).collect();
        let mut details: Vec<String> = Vec::new();
        for pulse in &latest {
            let whom = whom(pulse);
            details.extend(
                pulse.weakest().map(|(name, score)| format!("{whom} weakest: {name} {score}")),
            );
            let before = self.pulses.iter().rev().filter(|it| it.account == pulse.account).nth(1);
            details.extend(before.map(|before| {
                format!(
                    "{whom} {} from {}",
                    trend(pulse.score, before.score),
                    words::plain(before.score)
                )
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
        Ordering::Less => "down",
        Ordering::Equal => "unchanged",
        Ordering::Greater => "up",
    }
}

fn whom(pulse: &Pulse) -> &'static str {
    match pulse.account {
        Account::Me => "you",
        Account::Team => "team",
    }
}
