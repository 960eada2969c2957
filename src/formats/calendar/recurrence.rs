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
use crate::model::{Limit, SkipReason};

/// The most occurrences a rule is followed for: one a day for 270 years.
const MOST_OCCURRENCES: usize = 100_000;

/// The most times a day a rule may have. One that has more repeats within the day.
const MOST_TIMES_A_DAY: usize = 24;

/// The work of following all rules of an import, in days that are looked at: that of 4,000 rules
/// of twenty years each.
const MOST_EFFORT: u64 = 50_000_000;

/// The work of a step from one day, week, month or year to the next, in days.
const STEP: u64 = 8;

/// The work of each time that is found, in days.
const FIND: u64 = 8;

/// How many days, and months, a search goes on in vain.
const IN_VAIN: u64 = 100_000;

/// More than any two clocks on earth differ.
const ANY_CLOCK: TimeDelta = TimeDelta::days(2);

/// The work of following rules that is left.
#[derive(Debug)]
pub struct StepsLeft(u64);

impl Default for StepsLeft {
    fn default() -> Self {
        StepsLeft(MOST_EFFORT)
    }
}

impl StepsLeft {
    /// Takes the work off what is left.
    ///
    /// # Errors
    /// That it is more than what is left.
    fn spend(&mut self, work: u64) -> Result<(), SkipReason> {
        self.0 = self.0.checked_sub(work).ok_or(SkipReason::Limit(Limit::Repeats))?;
        Ok(())
    }
}

/// The times of a rule, on the clock of its start.
#[derive(Debug, Default)]
pub struct Expansion {
    /// In order, beginning with the start.
    pub times: Vec<NaiveDateTime>,
    /// Whether there are more before the horizon.
    pub is_cut: bool,
}

/// Returns the times of a rule up to the horizon and a little beyond it. The start comes first,
/// even if the rule would leave it out.
///
/// # Errors
/// Why the rule is not followed.
pub fn expand(
    rule: &ICalendarRecurrenceRule,
    start: &Moment,
    horizon: &Horizon,
    effort: &mut StepsLeft,
) -> Result<Expansion, SkipReason> {
    if times_a_day(rule) > MOST_TIMES_A_DAY {
        return Err(SkipReason::WithinADay);
    }
    let first = start.wall;
    let last = last(rule, start, horizon).ok_or(SkipReason::BadRule)?;
    let last = last.min(later(horizon.now, ANY_CLOCK));
    if last < first {
        return Ok(Expansion { times: vec![first], is_cut: false });
    }
    effort.spend(search(rule, first, last))?;
    let mut times = naive(rule, first, last).ok_or(SkipReason::BadRule)?;
    effort.spend(times.len() as u64 * FIND)?;
    if times.first() != Some(&first) {
        times.insert(0, first);
    }
    let count = rule.count.map_or(usize::MAX, |count| count as usize);
    let is_cut = times.len().min(count) > MOST_OCCURRENCES;
    times.truncate(count.min(MOST_OCCURRENCES));
    Ok(Expansion { times, is_cut })
}

/// Returns the work of looking at all days a rule may mean, with each of its lists.
fn search(rule: &ICalendarRecurrenceRule, first: NaiveDateTime, last: NaiveDateTime) -> u64 {
    let days = (last - first).num_days().unsigned_abs() + 1;
    let (step, looked_at) = match rule.freq {
        ICalendarFrequency::Yearly => (365, 365),
        ICalendarFrequency::Monthly => (30, 30),
        ICalendarFrequency::Weekly => (7, 7),
        _ => (1, 1),
    };
    let steps = days / (step * u64::from(rule.interval.unwrap_or(1).max(1))) + 1;
    // The search for a day that never comes ends late.
    let steps = if comes_soon(rule) { steps } else { steps.max(IN_VAIN / step.min(13)) };
    let lists = [
        rule.byday.len(),
        rule.bymonth.len(),
        rule.bymonthday.len(),
        rule.byyearday.len(),
        rule.byweekno.len(),
        rule.bysetpos.len(),
    ];
    let compared = lists.iter().sum::<usize>() as u64 / 8 + 1;
    steps.saturating_mul(STEP + looked_at * compared)
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

/// Returns how many times a day a rule may have.
fn times_a_day(rule: &ICalendarRecurrenceRule) -> usize {
    let is_by_the_day = matches!(
        rule.freq,
        ICalendarFrequency::Yearly
            | ICalendarFrequency::Monthly
            | ICalendarFrequency::Weekly
            | ICalendarFrequency::Daily
    );
    if !is_by_the_day {
        return usize::MAX;
    }
    [&rule.byhour, &rule.byminute, &rule.bysecond]
        .into_iter()
        .fold(1, |times, by| times.saturating_mul(by.len().max(1)))
}

fn later(time: NaiveDateTime, by: TimeDelta) -> NaiveDateTime {
    time.checked_add_signed(by).unwrap_or(NaiveDateTime::MAX)
}

/// Returns whether it takes a few steps at most from any time of a rule to the next.
fn comes_soon(rule: &ICalendarRecurrenceRule) -> bool {
    let has_odd_lists = !rule.byyearday.is_empty() || !rule.byweekno.is_empty();
    let in_any_month = |day: i8| (-28..=28).contains(&day);
    let in_any_list = |place: i32| (-4..=4).contains(&place);
    let weekdays_are_there =
        rule.byday.iter().all(|day| day.ordwk.is_none_or(|place| in_any_list(place.into())));
    let places_are_there = rule.bysetpos.iter().all(|place| in_any_list(*place));
    let by_month = !rule.bymonth.is_empty();
    let by_date = !rule.bymonthday.is_empty();
    let by_weekday = !rule.byday.is_empty();
    let by_place = !rule.bysetpos.is_empty();
    if has_odd_lists || !weekdays_are_there || !places_are_there || by_date && by_weekday {
        return false;
    }
    match rule.freq {
        ICalendarFrequency::Yearly | ICalendarFrequency::Monthly if by_date => {
            rule.bymonthday.iter().all(|day| in_any_month(*day))
        }
        ICalendarFrequency::Yearly => !by_place || by_weekday,
        ICalendarFrequency::Monthly => !by_month && (!by_place || by_weekday),
        _ => !by_month && !by_date && !by_place,
    }
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
