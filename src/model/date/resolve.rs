//! WhichDay day a phrase means, seen from today.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::error::DateError;
use super::grammar::{DatePeriod, Edge, PeriodUnit, Phrase, WhichDay, readings};
use super::written::{WrittenDay, in_range};
use super::{DateOrder, Reading};
use crate::model::span::{Direction, Span};

impl Phrase {
    /// Returns the day that is meant.
    pub fn resolve(&self, reading: Reading) -> Result<NaiveDate, DateError> {
        let Reading { today, direction, .. } = reading;
        let date = match self {
            Phrase::Day(day) => day.check().map(|_| day.nearest(today, direction))?,
            Phrase::Digits(digits) => Some(one_of(digits, reading, |_| true)?),
            Phrase::Checked(weekday, date) => return checked(*weekday, date, reading),
            Phrase::DayOfMonth(day) => day_of_month(*day, reading),
            Phrase::Weekday(day, which) => nearest_weekday(*day, *which, reading),
            Phrase::InYear(day, away) => {
                let day =
                    day.of_year(today.year().checked_add(*away).ok_or(DateError::OutOfRange)?);
                Some(day.check()?)
            }
            Phrase::Moment(instant) => Some((reading.to_local)(*instant).date()),
            Phrase::Other(Direction::Back, date) => {
                let today = today.pred_opt().ok_or(DateError::OutOfRange)?;
                Some(date.resolve(Reading { today, direction: Direction::Back, ..reading })?)
            }
            Phrase::Other(Direction::Ahead, date) => {
                let today = today.succ_opt().ok_or(DateError::OutOfRange)?;
                Some(date.resolve(Reading { today, direction: Direction::Ahead, ..reading })?)
            }
            Phrase::Either(one, other) => {
                let (one, other) = (one.resolve(reading)?, other.resolve(reading)?);
                if one != other {
                    return Err(DateError::TwoDays(one.min(other), one.max(other)));
                }
                Some(one)
            }
            Phrase::OfWeek(day, away) => monday(today).and_then(|monday| {
                let days = away * 7 + i64::from(day.num_days_from_monday());
                monday.checked_add_signed(chrono::TimeDelta::days(days))
            }),
            Phrase::Away(spans, away, from) => away_from(spans, *away, from, reading)?,
            Phrase::Today => Some(today),
            Phrase::Edge(edge, period) => edge_of(*edge, *period, reading),
            Phrase::InMonth(day, away) => {
                shifted(today, PeriodUnit::Month, *away).and_then(|first| first.with_day(*day))
            }
            Phrase::Nth(number, weekday, month) => nth_of(*number, *weekday, *month, reading),
        };
        date.filter(in_range).ok_or(DateError::OutOfRange)
    }
}

/// The date that is some spans away from another. Where that has no year, it is the one nearest to
/// today that leads in the direction: on 24 December, the day before Christmas is today.
fn away_from(
    spans: &[Span],
    way: Option<Direction>,
    from: &Phrase,
    reading: Reading,
) -> Result<Option<NaiveDate>, DateError> {
    let way = way.unwrap_or(reading.direction);
    let step = |from| spans.iter().try_fold(from, |date, span: &Span| span.away(date, way));
    let base = from.resolve(reading)?;
    let direction = match reading.direction {
        Direction::Back => Direction::Ahead,
        Direction::Ahead => Direction::Back,
    };
    let mut bases = vec![base];
    bases.extend(from.resolve(Reading { direction, ..reading }));
    bases.sort_by_key(|base| (*base - reading.today).abs());
    let nearest = bases.into_iter().filter_map(step).find(|date| is_in_direction(*date, reading));
    Ok(nearest.or_else(|| step(base)))
}

/// A date whose weekday is said, too; it decides between two readings of digits.
fn checked(weekday: Weekday, date: &Phrase, reading: Reading) -> Result<NaiveDate, DateError> {
    let date = match date {
        Phrase::Digits(digits) => one_of(digits, reading, |date| date.weekday() == weekday)?,
        date => date.resolve(reading)?,
    };
    if date.weekday() == weekday { Ok(date) } else { Err(DateError::OtherWeekday(date, weekday)) }
}

/// The one reading of digits, or the one that fits.
fn one_of(
    digits: &str,
    reading: Reading,
    fits: impl Fn(&NaiveDate) -> bool,
) -> Result<NaiveDate, DateError> {
    let Reading { today, direction, order, .. } = reading;
    let complete = |day: WrittenDay| day.check().ok().and_then(|_| day.nearest(today, direction));
    let both = readings(digits, complete);
    match (both, order) {
        ([Some(day), Some(other)], _) if day == other => Ok(day),
        ([Some(day), Some(_)], Some(DateOrder::DayFirst)) => Ok(day),
        ([Some(_), Some(other)], Some(DateOrder::MonthFirst)) => Ok(other),
        ([Some(day), Some(other)], None) => match (fits(&day), fits(&other)) {
            (true, false) => Ok(day),
            (false, true) => Ok(other),
            _ => Err(DateError::Ambiguous(digits.to_owned(), day, other)),
        },
        ([Some(one), None] | [None, Some(one)], _) => Ok(one),
        ([None, None], _) => Err(DateError::Impossible(format!("day {digits}"))),
    }
}

/// The nearest day of this number in the direction, today included.
fn day_of_month(day: u32, reading: Reading) -> Option<NaiveDate> {
    let Reading { today, direction, .. } = reading;
    let sign = if direction == Direction::Back { -1 } else { 1 };
    // No more than one month in a row is too short.
    (0..=2)
        .filter_map(|away| shifted(today, PeriodUnit::Month, sign * away)?.with_day(day))
        .find(|date| is_in_direction(*date, reading))
}

fn nearest_weekday(day: Weekday, which: WhichDay, reading: Reading) -> Option<NaiveDate> {
    let Reading { today, direction, .. } = reading;
    let direction = match which {
        WhichDay::Last => Direction::Back,
        WhichDay::Next => Direction::Ahead,
        WhichDay::Nearest | WhichDay::This => direction,
    };
    let days = match direction {
        Direction::Back => today.weekday().days_since(day),
        Direction::Ahead => day.days_since(today.weekday()),
    };
    let days = if days == 0 && which != WhichDay::This { 7 } else { days };
    match direction {
        Direction::Back => today.checked_sub_days(Days::new(u64::from(days))),
        Direction::Ahead => today.checked_add_days(Days::new(u64::from(days))),
    }
}

/// The number-th such weekday of a month that is said, or else the nearest in the direction.
fn nth_of(
    number: Option<u32>,
    weekday: Weekday,
    month: DatePeriod,
    reading: Reading,
) -> Option<NaiveDate> {
    let of = |first: NaiveDate| nth(number, weekday, first.month(), first.year());
    match month {
        DatePeriod::Month(month, None) => {
            nearest_of_years(reading, |year| nth(number, weekday, month, year))
        }
        DatePeriod::Relative(unit, None) => nearest_of_periods(reading, unit, of),
        month => of(edge_of(Edge::Start, month, reading)?),
    }
}

/// The number-th such weekday of a month, or the last one.
fn nth(number: Option<u32>, weekday: Weekday, month: u32, year: i32) -> Option<NaiveDate> {
    match number {
        Some(number) => {
            NaiveDate::from_weekday_of_month_opt(year, month, weekday, number.try_into().ok()?)
        }
        None => (4..=5)
            .rev()
            .find_map(|number| NaiveDate::from_weekday_of_month_opt(year, month, weekday, number)),
    }
}

fn edge_of(edge: Edge, period: DatePeriod, reading: Reading) -> Option<NaiveDate> {
    let today = reading.today;
    match period {
        DatePeriod::Relative(unit, Some(away)) => {
            edge_from(edge, unit, shifted(today, unit, away)?)
        }
        DatePeriod::Relative(unit, None) => {
            nearest_of_periods(reading, unit, |first| edge_from(edge, unit, first))
        }
        DatePeriod::Month(month, Some(year)) => {
            edge_from(edge, PeriodUnit::Month, NaiveDate::from_ymd_opt(year, month, 1)?)
        }
        DatePeriod::Month(month, None) => nearest_of_years(reading, |year| {
            edge_from(edge, PeriodUnit::Month, NaiveDate::from_ymd_opt(year, month, 1)?)
        }),
        DatePeriod::Quarter(quarter, Some(year)) => {
            edge_from(edge, PeriodUnit::Quarter, NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1)?)
        }
        DatePeriod::Quarter(quarter, None) => nearest_of_years(reading, |year| {
            edge_from(edge, PeriodUnit::Quarter, NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1)?)
        }),
        DatePeriod::Year(year) => {
            edge_from(edge, PeriodUnit::Year, NaiveDate::from_ymd_opt(year, 1, 1)?)
        }
    }
}

/// The nearest in the direction of what each period has one of; today included.
fn nearest_of_periods(
    reading: Reading,
    unit: PeriodUnit,
    of: impl Fn(NaiveDate) -> Option<NaiveDate>,
) -> Option<NaiveDate> {
    let sign = if reading.direction == Direction::Back { -1 } else { 1 };
    [0, sign]
        .into_iter()
        .filter_map(|away| of(shifted(reading.today, unit, away)?))
        .find(|date| is_in_direction(*date, reading))
}

/// The nearest in the direction of what each year has one of; today included.
fn nearest_of_years(
    reading: Reading,
    in_year: impl Fn(i32) -> Option<NaiveDate>,
) -> Option<NaiveDate> {
    let sign = if reading.direction == Direction::Back { -1 } else { 1 };
    // Months with five of a weekday are rarely more than a few years apart.
    (0..=12)
        .filter_map(|years| in_year(reading.today.year() + sign * years))
        .find(|date| is_in_direction(*date, reading))
}

fn is_in_direction(date: NaiveDate, reading: Reading) -> bool {
    match reading.direction {
        Direction::Back => date <= reading.today,
        Direction::Ahead => date >= reading.today,
    }
}

/// The first day of the period that today is in, or of one some periods away.
fn shifted(today: NaiveDate, unit: PeriodUnit, away: i32) -> Option<NaiveDate> {
    let months = match unit {
        PeriodUnit::Week => {
            let days = chrono::TimeDelta::weeks(i64::from(away));
            return monday(today)?.checked_add_signed(days);
        }
        PeriodUnit::Month => 1,
        PeriodUnit::Quarter => 3,
        PeriodUnit::Year => 12,
    };
    let first = first_of(unit, today)?;
    let away_in_months = Months::new(away.unsigned_abs() * months);
    if away < 0 {
        first.checked_sub_months(away_in_months)
    } else {
        first.checked_add_months(away_in_months)
    }
}

fn first_of(unit: PeriodUnit, date: NaiveDate) -> Option<NaiveDate> {
    let month = match unit {
        PeriodUnit::Week => return monday(date),
        PeriodUnit::Month => date.month(),
        PeriodUnit::Quarter => (date.month() - 1) / 3 * 3 + 1,
        PeriodUnit::Year => 1,
    };
    NaiveDate::from_ymd_opt(date.year(), month, 1)
}

/// The edge of a period by its first day.
fn edge_from(edge: Edge, unit: PeriodUnit, first: NaiveDate) -> Option<NaiveDate> {
    match (edge, unit) {
        (Edge::Start, _) => Some(first),
        (Edge::Middle, _) => first.checked_add_days(Days::new(14)),
        (Edge::End, PeriodUnit::Week) => first.checked_add_days(Days::new(4)),
        (Edge::End, unit) => shifted(first, unit, 1)?.pred_opt(),
    }
}

fn monday(date: NaiveDate) -> Option<NaiveDate> {
    date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday())))
}
