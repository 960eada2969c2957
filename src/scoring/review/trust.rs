//! Trust in me against trust in my team, and where both are going.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use super::judgement::{Judgement, share};
use super::scope::Scope;
use crate::model::{Account, Pulse};
use crate::scoring::trust::latest;

/// The gap between trust in me and in my team from which it is a mistake: a whole point.
pub const GAP: f64 = 1.0;

/// The largest gap there can be: 4, from 1 to 5.
const WHOLE_SCALE: f64 = 4.0;

/// The months of the trend, this one included: 6.
const MONTHS: u32 = 6;

/// The change over those months from which it is not chance: half a point.
const CHANGE: f64 = 0.5;

/// Trust in me against trust in my team.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trust {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of people with a pulse that still counts.
    pub people: usize,
    /// The mean of the latest pulses about me, 1 to 5.
    pub me: Option<f64>,
    /// The mean of the latest pulses about the team, 1 to 5.
    pub team: Option<f64>,
    /// The mean about me minus the mean about the team.
    pub gap: Option<f64>,
    /// People who rate me higher than my team by at least [`GAP`].
    pub apart: Vec<String>,
    /// The quality with the lowest mean across the latest pulses.
    pub weakest: Option<Weakest>,
    /// The last six months, the oldest first.
    pub months: Vec<TrustMonth>,
    pub trend: Trends,
}

/// The quality rated lowest, and its mean, 1 to 5.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weakest {
    pub quality: &'static str,
    pub score: f64,
}

/// The mean of the pulses of a month, 1 to 5; `None` without any.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrustMonth {
    /// The month, as in `2026-11`.
    pub month: String,
    pub me: Option<f64>,
    pub team: Option<f64>,
}

/// The trend of both accounts; `None` with fewer than two months of pulses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Trends {
    pub me: Option<Trend>,
    pub team: Option<Trend>,
}

/// Where the monthly means are going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    Rising,
    Flat,
    Falling,
}

impl Trend {
    /// Returns the word used in JSON and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Trend::Rising => "rising",
            Trend::Flat => "flat",
            Trend::Falling => "falling",
        }
    }

    /// Returns the trend of the straight line that fits best, because single months depend on who
    /// was asked.
    fn of(means: impl Iterator<Item = Option<f64>>) -> Option<Trend> {
        let known = |(month, mean): (usize, Option<f64>)| Some((month as f64, mean?));
        let points: Vec<(f64, f64)> = means.enumerate().filter_map(known).collect();
        let [(first, _), .., (last, _)] = points.as_slice() else {
            return None;
        };
        let x = mean(points.iter().map(|(x, _)| *x))?;
        let y = mean(points.iter().map(|(_, y)| *y))?;
        let together: f64 = points.iter().map(|(px, py)| (px - x) * (py - y)).sum();
        let spread: f64 = points.iter().map(|(px, _)| (px - x).powi(2)).sum();
        Some(match together / spread * (last - first) {
            change if change >= CHANGE => Trend::Rising,
            change if change <= -CHANGE => Trend::Falling,
            _ => Trend::Flat,
        })
    }
}

/// Compares trust in me with trust in my team.
pub(super) fn trust(scope: &Scope) -> Trust {
    let rated: Vec<(String, [Option<&Pulse>; 2])> = scope
        .people()
        .into_iter()
        .map(|member| {
            let person = member.stakeholder;
            let theirs = || scope.journal.pulses.iter().filter(|it| it.stakeholder == person.id);
            let (today, constants) = (scope.journal.today, scope.journal.constants);
            let latest = Account::ALL.map(|account| latest(theirs(), account, today, constants));
            (person.name.clone(), latest)
        })
        .filter(|(_, latest)| latest.iter().any(Option::is_some))
        .collect();
    let mean_of = |account: usize| {
        mean(rated.iter().filter_map(|(_, latest)| latest[account]).map(|pulse| pulse.score))
    };
    let (me, team) = (mean_of(0), mean_of(1));
    let gap = me.zip(team).map(|(me, team)| me - team);
    let is_apart = |latest: &[Option<&Pulse>; 2]| match latest {
        [Some(me), Some(team)] => me.score - team.score >= GAP,
        _ => false,
    };
    let lowest = [me, team].into_iter().flatten().reduce(f64::min);
    let fair = scope.journal.constants.fair_score;
    let low = lowest.map_or(0.0, |lowest| (fair - lowest).max(0.0));
    let wide = gap.filter(|gap| *gap >= GAP);
    let months = months(scope);
    Trust {
        judgement: Judgement::of(
            !rated.is_empty(),
            wide.is_some() || low > 0.0,
            wide.unwrap_or(0.0).max(low) / WHOLE_SCALE,
        ),
        people: rated.len(),
        me,
        team,
        gap,
        apart: rated
            .iter()
            .filter(|(_, latest)| is_apart(latest))
            .map(|(name, _)| name.clone())
            .collect(),
        weakest: weakest(rated.iter().flat_map(|(_, latest)| latest).flatten().copied()),
        trend: Trends {
            me: Trend::of(months.iter().map(|month| month.me)),
            team: Trend::of(months.iter().map(|month| month.team)),
        },
        months,
    }
}

/// Returns the mean of some numbers, or `None` without any.
fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let numbers: Vec<f64> = numbers.collect();
    share(numbers.iter().sum(), numbers.len() as f64)
}

/// Returns the quality with the lowest mean.
fn weakest<'a>(pulses: impl Iterator<Item = &'a Pulse>) -> Option<Weakest> {
    let given: Vec<(&'static str, Option<u8>)> = pulses.flat_map(Pulse::five).collect();
    let mut weakest: Option<Weakest> = None;
    for (quality, _) in given.iter().take(5) {
        let scores = given.iter().filter(|(name, _)| name == quality);
        let score = mean(scores.filter_map(|(_, score)| *score).map(f64::from));
        let lower = |score: &f64| weakest.as_ref().is_none_or(|weakest| *score < weakest.score);
        if let Some(score) = score.filter(lower) {
            weakest = Some(Weakest { quality, score });
        }
    }
    weakest
}

/// Returns the means of the last six months, the oldest first.
fn months(scope: &Scope) -> Vec<TrustMonth> {
    let this_month = scope.journal.today.with_day(1).unwrap_or(scope.journal.today);
    let is_in = |date: NaiveDate, month: NaiveDate| {
        (date.year(), date.month()) == (month.year(), month.month())
    };
    let mean_of = |month: NaiveDate, account: Account| {
        let pulses = scope.journal.pulses.iter().filter(|pulse| {
            pulse.account == account
                && is_in(pulse.date, month)
                && scope.members.contains_key(&pulse.stakeholder)
        });
        mean(pulses.map(|pulse| pulse.score))
    };
    (0..MONTHS)
        .rev()
        .filter_map(|back| this_month.checked_sub_months(Months::new(back)))
        .map(|month| TrustMonth {
            month: month.format("%Y-%m").to_string(),
            me: mean_of(month, Account::Me),
            team: mean_of(month, Account::Team),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, BOB, CEM, TestJournal, assert_near, today};

    #[test]
    fn trust_is_the_mean_of_the_latest_pulses_that_count() {
        let mut journal = TestJournal::new();
        journal.rate(ANN, Account::Me, 1.0, 50);
        journal.rate(ANN, Account::Me, 5.0, 40);
        journal.rate(BOB, Account::Me, 4.0, 365);
        journal.rate(CEM, Account::Me, 1.0, 366);
        let it = journal.review().trust;
        assert_eq!((it.people, it.me, it.team, it.gap), (2, Some(4.5), None, None));
        assert_eq!(it.judgement.mistake, Some(false));
    }

    #[test]
    fn without_pulses_there_is_too_little_to_say() {
        let it = TestJournal::new().review().trust;
        assert_eq!((it.people, it.judgement.mistake, it.weakest), (0, None, None));
    }

    #[test]
    fn a_gap_of_a_point_is_a_mistake() {
        for (team, mistake, gravity) in [(3.5, Some(true), 0.25), (3.75, Some(false), 0.0)] {
            let mut journal = TestJournal::new();
            journal.rate(ANN, Account::Me, 4.5, 9);
            journal.rate(ANN, Account::Team, team, 9);
            let it = journal.review().trust;
            assert_eq!((it.gap, it.judgement.mistake), (Some(4.5 - team), mistake));
            assert_near(it.judgement.gravity, gravity); // 1 of 4 points
            assert_eq!(it.apart.len(), usize::from(mistake == Some(true)));
        }
    }

    #[test]
    fn low_trust_is_a_mistake_without_a_gap() {
        let mut journal = TestJournal::new();
        journal.rate(ANN, Account::Me, 2.0, 9);
        journal.rate(ANN, Account::Team, 1.0, 9);
        let judgement = journal.review().trust.judgement;
        assert_eq!(judgement.mistake, Some(true));
        assert_near(judgement.gravity, 0.5); // 2 points below the middle, of 4
        let mut journal = TestJournal::new();
        journal.rate(ANN, Account::Me, 3.0, 9);
        assert_eq!(journal.review().trust.judgement.mistake, Some(false));
    }

    #[test]
    fn the_weakest_quality_has_the_lowest_mean() {
        let mut journal = TestJournal::new();
        let ann = journal.rate(ANN, Account::Me, 3.0, 9);
        (ann.credible, ann.reliable, ann.attentive) = (Some(4), Some(2), Some(1));
        let bob = journal.rate(BOB, Account::Team, 3.0, 9);
        (bob.reliable, bob.attentive) = (Some(2), Some(5));
        let weakest = journal.review().trust.weakest.unwrap();
        assert_eq!((weakest.quality, weakest.score), ("reliable", 2.0)); // attentive: 3
    }

    #[test]
    fn the_months_are_the_last_six() {
        let mut journal = TestJournal::new();
        journal.rate(ANN, Account::Me, 5.0, 21); // 31 October
        journal.rate(ANN, Account::Me, 3.0, 20); // 1 November
        journal.rate(BOB, Account::Me, 2.0, 0);
        let months = journal.review().trust.months;
        let names: Vec<&str> = months.iter().map(|it| it.month.as_str()).collect();
        assert_eq!(names, ["2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]);
        assert_eq!((months[4].me, months[5].me), (Some(5.0), Some(2.5)));
        assert_eq!(today().format("%Y-%m").to_string(), names[5]);
    }

    #[test]
    fn the_trend_needs_two_months_and_a_clear_change() {
        let of = |means: &[Option<f64>]| Trend::of(means.iter().copied());
        assert_eq!(of(&[None, Some(3.0), None]), None);
        assert_eq!(of(&[Some(1.0), None, Some(4.0)]), Some(Trend::Rising));
        assert_eq!(of(&[Some(5.0), Some(4.0), Some(3.0)]), Some(Trend::Falling));
        assert_eq!(of(&[Some(3.0), Some(3.0), Some(3.0)]), Some(Trend::Flat));
        // A single low month in the middle is not a trend.
        assert_eq!(of(&[Some(4.0), Some(1.0), Some(4.0)]), Some(Trend::Flat));
    }
}
