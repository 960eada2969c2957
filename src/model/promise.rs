//! Promises, ours and theirs, and what became of them.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Account, Id, Uid};

/// Something promised, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: Id,
    /// Whose promise it is on our side.
    pub account: Account,
    /// Whether they promised it to us. Such promises are in no score.
    pub theirs: bool,
    pub kind: PromiseKind,
    pub text: String,
    /// The day it was made.
    pub made: NaiveDate,
    pub due: Option<NaiveDate>,
    /// How both sides will see that it is kept.
    pub measure: Option<String>,
    pub risk: Option<String>,
    /// Whether they have heard the risk.
    pub heard: bool,
    /// The effort expected when it was made.
    pub estimate: Option<Effort>,
    /// The effort it took in the end.
    pub actual: Option<Effort>,
    pub status: Status,
    /// The day it was kept, broken or dropped.
    pub closed: Option<NaiveDate>,
    /// The updates and moves since it was made, oldest first.
    pub history: Vec<Said>,
}

/// How firm a promise is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseKind {
    Commitment,
    BestEffort,
    Intention,
}

/// Whether a promise is open, and how it ended otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Open,
    Kept,
    Broken,
    Dropped,
}

/// One update, move or ending of a promise, with what was said about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Said {
    pub date: NaiveDate,
    pub note: String,
    /// The move of the due date, if it moved.
    pub moved: Option<PromiseMove>,
    /// Whether this was said when the promise ended.
    pub ended: bool,
}

impl Said {
    /// Creates an update that neither moves nor ends the promise.
    pub fn update(date: NaiveDate, note: String) -> Said {
        Said { date, note, moved: None, ended: false }
    }
}

/// A move of the due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseMove {
    /// The date it was due before; `None` if it had no due date.
    pub from: Option<NaiveDate>,
    pub to: NaiveDate,
}

impl PromiseKind {
    /// All kinds, the firmest first.
    pub const ALL: [PromiseKind; 3] =
        [PromiseKind::Commitment, PromiseKind::BestEffort, PromiseKind::Intention];

    /// Returns the word used in the journal, in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            PromiseKind::Commitment => "commitment",
            PromiseKind::BestEffort => "best-effort",
            PromiseKind::Intention => "intention",
        }
    }

    /// Returns the plural name.
    pub fn plural(self) -> &'static str {
        match self {
            PromiseKind::Commitment => "commitments",
            PromiseKind::BestEffort => "best efforts",
            PromiseKind::Intention => "intentions",
        }
    }

    /// Returns the share, in percent, of such promises one is expected to keep.
    pub fn means_percent(self) -> u32 {
        match self {
            PromiseKind::Commitment => 95,
            PromiseKind::BestEffort => 70,
            PromiseKind::Intention => 40,
        }
    }
}

impl FromStr for PromiseKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        PromiseKind::ALL.into_iter().find(|kind| kind.name() == text).ok_or_else(|| {
            "a promise is a commitment (95%), a best-effort (70%) or an intention (40%)".to_owned()
        })
    }
}

impl Status {
    /// Returns the word used in the journal and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Kept => "kept",
            Status::Broken => "broken",
            Status::Dropped => "dropped",
        }
    }
}

impl FromStr for Status {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Status::Open, Status::Kept, Status::Broken, Status::Dropped]
            .into_iter()
            .find(|status| status.name() == text)
            .ok_or_else(|| format!("there is no status `{text}`"))
    }
}

impl Promise {
    /// Returns the promise as it stood on a day, or `None` before it was made.
    pub fn on(&self, today: NaiveDate) -> Option<Promise> {
        if self.made > today {
            return None;
        }
        let mut then = self.clone();
        if self.closed.is_some_and(|closed| closed > today) {
            (then.status, then.closed, then.actual) = (Status::Open, None, None);
        }
        let undone = then.history.iter().filter(|said| said.date > today);
        if let Some(moved) = undone.filter_map(|said| said.moved).next() {
            then.due = moved.from;
        }
        then.history.retain(|said| said.date <= today);
        Some(then)
    }

    /// Returns whether it has not ended.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }

    /// Returns whether it is a promise of ours that is still to be kept.
    pub fn is_owed(&self) -> bool {
        self.is_open() && !self.theirs
    }

    /// Returns the last day on which it was made, updated or moved.
    pub fn last_said(&self) -> NaiveDate {
        self.last_update().map_or(self.made, |update| update.max(self.made))
    }

    /// Returns the last day on which it was updated or moved.
    pub fn last_update(&self) -> Option<NaiveDate> {
        self.history.iter().filter(|said| !said.ended).map(|said| said.date).max()
    }

    /// Returns the days past the due date, today if it is open and on the day it ended otherwise.
    /// 0 up to the due date, and without one.
    pub fn days_late(&self, today: NaiveDate) -> i64 {
        let until = self.closed.unwrap_or(today);
        self.due.map_or(0, |due| (until - due).num_days().max(0))
    }
}

/// An amount of work in any unit, such as `40 d`. The amount is above 0.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Effort {
    pub amount: f64,
    pub unit: String,
}

impl Effort {
    /// Returns how many times another effort this is, or `None` if their units differ; `d` and `D`
    /// are the same unit.
    pub fn over(&self, other: &Effort) -> Option<f64> {
        let is_same_unit = self.unit.to_lowercase() == other.unit.to_lowercase();
        is_same_unit.then(|| self.amount / other.amount)
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit)
    }
}

impl From<Effort> for String {
    fn from(effort: Effort) -> String {
        effort.to_string()
    }
}

impl TryFrom<String> for Effort {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl FromStr for Effort {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let amount = text[..end].parse::<f64>().ok().filter(|n| n.is_finite() && *n > 0.0);
        let unit = text[end..].trim();
        match amount {
            Some(amount)
                if !unit.is_empty() && unit.chars().all(|c| c.is_alphabetic() || c == ' ') =>
            {
                Ok(Effort { amount, unit: unit.to_owned() })
            }
            _ => Err("an effort is a number with its unit, such as \"40 d\"".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn promise() -> Promise {
        Promise {
            id: 1,
            uid: String::new(),
            stakeholder: 1,
            account: Account::Me,
            theirs: false,
            kind: PromiseKind::Commitment,
            text: "the date".to_owned(),
            made: day("2026-10-01"),
            due: Some(day("2026-11-20")),
            measure: None,
            risk: None,
            heard: false,
            estimate: None,
            actual: None,
            status: Status::Kept,
            closed: Some(day("2026-11-18")),
            history: vec![
                Said::update(day("2026-10-10"), "on it".to_owned()),
                Said {
                    date: day("2026-10-20"),
                    note: String::new(),
                    moved: Some(PromiseMove {
                        from: Some(day("2026-11-01")),
                        to: day("2026-11-20"),
                    }),
                    ended: false,
                },
            ],
        }
    }

    #[test]
    fn a_promise_is_shown_as_of_any_day() {
        let promise = promise();
        assert_eq!(promise.on(day("2026-09-30")), None);
        let early = promise.on(day("2026-10-15")).unwrap();
        assert_eq!(early.due, Some(day("2026-11-01")));
        assert_eq!((early.status, early.last_said()), (Status::Open, day("2026-10-10")));
        let moved = promise.on(day("2026-11-17")).unwrap();
        assert_eq!((moved.due, moved.status), (Some(day("2026-11-20")), Status::Open));
        assert_eq!(promise.on(day("2026-11-18")).unwrap(), promise);
    }

    #[test]
    fn an_effort_needs_a_positive_number_and_a_unit() {
        assert_eq!("40 d".parse(), Ok(Effort { amount: 40.0, unit: "d".to_owned() }));
        assert_eq!("1.5weeks".parse::<Effort>().unwrap().to_string(), "1.5 weeks");
        for text in ["40", "d", "", "-3 d", "0 d"] {
            assert!(text.parse::<Effort>().is_err(), "{text}");
        }
    }
}
