//! Expands recurrence rules into times.

use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFrequency, ICalendarProperty,
    ICalendarRecurrenceRule,
};
use chrono::{NaiveDateTime, TimeDelta};

use super::Horizon;
use super::moment::Moment;
use super::properties::partial;

/// The most occurrences a series is followed for: one a day for 270 years.
const MOST_OCCURRENCES: usize = 100_000;

/// The most hours, minutes or seconds a rule that counts in them is followed for.
const MOST_STEPS: i64 = 1_000_000;

/// The most times a day a rule in days or longer may have; a year of them is held in memory.
const MOST_TIMES_A_DAY: usize = 1_440;

/// More than any two clocks on earth differ.
const ANY_CLOCK: TimeDelta = TimeDelta::days(2);

/// The times of a rule, on the clock of its start.
#[derive(Debug, Default)]
pub struct Expansion {
    /// In order, beginning with the start.
    pub times: Vec<NaiveDateTime>,
    /// Whether there are more before the horizon.
    pub is_cut: bool,
}

/// Returns the times of a rule up to the horizon and a little beyond it, or `None` if the rule
/// makes no sense. The start comes first, even if the rule would leave it out.
pub fn expand(
    rule: &ICalendarRecurrenceRule,
    start: &Moment,
    horizon: &Horizon,
) -> Option<Expansion> {
    if times_a_day(rule) > MOST_TIMES_A_DAY {
        return None;
    }
    let first = start.wall;
    let asked = last(rule, start, horizon)?.min(later(horizon.now, ANY_CLOCK));
    let followed = step(rule).map_or(asked, |step| asked.min(later(first, step)));
    if followed < first {
        return Some(Expansion { times: vec![first], is_cut: false });
    }
    let mut times = naive(rule, first, followed)?;
    if times.first() != Some(&first) {
        times.insert(0, first);
    }
    let count = rule.count.map_or(usize::MAX, |count| count as usize);
    let is_cut =
        times.len() < count && followed < asked || times.len().min(count) > MOST_OCCURRENCES;
    times.truncate(count.min(MOST_OCCURRENCES));
    Some(Expansion { times, is_cut })
}

/// Returns the last time a rule may have, on the clock of its start, or `None` if it makes no
/// sense.
fn last(
    rule: &ICalendarRecurrenceRule,
    start: &Moment,
    horizon: &Horizon,
) -> Option<NaiveDateTime> {
    let Some(until) = &rule.until else {
        return Some(NaiveDateTime::MAX);
    };
    let until = Moment::read(until, || start.zone.clone())?;
    Some(if until.is_all_day && !start.is_all_day {
        until.wall + TimeDelta::days(1) - TimeDelta::seconds(1)
    } else {
        until.in_terms_of(start, horizon)
    })
}

fn times_a_day(rule: &ICalendarRecurrenceRule) -> usize {
    if step(rule).is_some() {
        return 1;
    }
    [&rule.byhour, &rule.byminute, &rule.bysecond]
        .into_iter()
        .fold(1, |times, by| times.saturating_mul(by.len().max(1)))
}

fn later(time: NaiveDateTime, by: TimeDelta) -> NaiveDateTime {
    time.checked_add_signed(by).unwrap_or(NaiveDateTime::MAX)
}

/// Returns how long a rule in hours or less is followed; `None` for any other.
fn step(rule: &ICalendarRecurrenceRule) -> Option<TimeDelta> {
    let seconds = match rule.freq {
        ICalendarFrequency::Hourly => 3600,
        ICalendarFrequency::Minutely => 60,
        ICalendarFrequency::Secondly => 1,
        _ => return None,
    };
    Some(TimeDelta::seconds(seconds * i64::from(rule.interval.unwrap_or(1)) * MOST_STEPS))
}

/// Returns the times of a rule on a clock without a zone.
fn naive(
    rule: &ICalendarRecurrenceRule,
    first: NaiveDateTime,
    last: NaiveDateTime,
) -> Option<Vec<NaiveDateTime>> {
    let rule = ICalendarRecurrenceRule { until: Some(partial(last)), ..rule.clone() };
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_property(ICalendarProperty::Dtstart, partial(first));
    event.add_property(ICalendarProperty::Rrule, rule);
    let calendar = ICalendar { components: vec![event] };
    let expanded = calendar.expand_dates(Tz::Floating, MOST_OCCURRENCES + 1);
    expanded
        .errors
        .is_empty()
        .then(|| expanded.events.into_iter().map(|event| event.start.naive_local()).collect())
}
