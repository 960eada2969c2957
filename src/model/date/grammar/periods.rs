//! Days counted within a week, month, quarter or year, or at its edge.

use super::{DatePeriod, Edge, PeriodUnit, Phrase};
use crate::model::date::words::{month, ordinal, relative, weekday, year};

impl Phrase {
    /// Reads the first, last or middle day of a period, or a day counted within a month.
    pub(super) fn edge(words: &[&str]) -> Option<Phrase> {
        let edge = |edge, period| Some(Phrase::Edge(edge, period));
        match *words {
            [word] => short_edge(word),
            [unit, "end"] => edge(Edge::End, DatePeriod::Relative(PeriodUnit::read(unit)?, None)),
            [which, unit, "end"] if relative(which).is_some() => {
                edge(Edge::End, DatePeriod::read(&[which, unit])?)
            }
            ["end", "of", ref period @ ..] | ["last", "day", "of", ref period @ ..] => {
                edge(Edge::End, DatePeriod::read(period)?)
            }
            ["end", ref period @ ..] => edge(Edge::End, DatePeriod::read(period)?),
            ["start" | "beginning", "of", ref period @ ..]
            | ["first", "day", "of", ref period @ ..] => {
                edge(Edge::Start, DatePeriod::read(period)?)
            }
            ["mid", ref period @ ..] | ["middle", "of", ref period @ ..] => {
                DatePeriod::read(period)
                    .filter(DatePeriod::is_month)
                    .and_then(|it| edge(Edge::Middle, it))
            }
            [nth, name, "in" | "of", ref of @ ..] if weekday(name).is_some() => {
                let number = if nth == "last" { None } else { Some(ordinal(nth)?) };
                let month = DatePeriod::read(of).filter(DatePeriod::is_month)?;
                Some(Phrase::Nth(number, weekday(name)?, month))
            }
            [nth, "of", "month"] => Some(Phrase::DayOfMonth(ordinal(nth)?)),
            [nth, "of", which, "month"]
            | [nth, which, "month"]
            | [which, "month", "on", nth]
            | [which, "month", nth] => Some(Phrase::InMonth(ordinal(nth)?, relative(which)?)),
            _ => None,
        }
    }
}

impl PeriodUnit {
    fn read(word: &str) -> Option<PeriodUnit> {
        match word {
            "week" => Some(PeriodUnit::Week),
            "month" => Some(PeriodUnit::Month),
            "quarter" => Some(PeriodUnit::Quarter),
            "year" => Some(PeriodUnit::Year),
            _ => None,
        }
    }
}

impl DatePeriod {
    fn read(words: &[&str]) -> Option<DatePeriod> {
        match *words {
            [word] => PeriodUnit::read(word)
                .map(|unit| DatePeriod::Relative(unit, None))
                .or_else(|| month(word).map(|month| DatePeriod::Month(month, None)))
                .or_else(|| quarter(word).map(|quarter| DatePeriod::Quarter(quarter, None)))
                .or_else(|| year(word).filter(|_| word.len() == 4).map(DatePeriod::Year)),
            [which, unit] => match relative(which) {
                Some(away) => Some(DatePeriod::Relative(PeriodUnit::read(unit)?, Some(away))),
                None => match quarter(which) {
                    Some(quarter) => Some(DatePeriod::Quarter(quarter, Some(year(unit)?))),
                    None => Some(DatePeriod::Month(month(which)?, Some(year(unit)?))),
                },
            },
            _ => None,
        }
    }

    fn is_month(&self) -> bool {
        matches!(self, DatePeriod::Month(..) | DatePeriod::Relative(PeriodUnit::Month, _))
    }
}

fn quarter(word: &str) -> Option<u32> {
    match word {
        "q1" => Some(1),
        "q2" => Some(2),
        "q3" => Some(3),
        "q4" => Some(4),
        _ => None,
    }
}

/// Reads `eom` and `sow`; `p` in the middle is the previous one, `n` the next: `sopw`, `eonq`.
fn short_edge(word: &str) -> Option<Phrase> {
    let (edge, period) = match word.split_at_checked(2)? {
        ("so", period) => (Edge::Start, period),
        ("eo", period) => (Edge::End, period),
        _ => return None,
    };
    let (away, unit) = match *period.as_bytes() {
        [unit] => (None, unit),
        [b'p', unit] => (Some(-1), unit),
        [b'n', unit] => (Some(1), unit),
        _ => return None,
    };
    let unit = match unit {
        b'w' => PeriodUnit::Week,
        b'm' => PeriodUnit::Month,
        b'q' => PeriodUnit::Quarter,
        b'y' => PeriodUnit::Year,
        _ => return None,
    };
    Some(Phrase::Edge(edge, DatePeriod::Relative(unit, away)))
}
