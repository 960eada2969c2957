//! Keeps the latest times of all events, if there are too many.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::limits::MOST_TIMES;
use super::{Calendar, CalledOff, Event, SkippedEvent, Spot};
use crate::model::{Limit, SkipReason};

/// How many guests, or letters of a title, cost as much as one time more.
const GUESTS: usize = 10;
const LETTERS: usize = 100;

/// The events whose earlier times were left out, and how many times there are.
#[derive(Debug, Default)]
pub struct Shortened {
    /// The names of these events.
    events: BTreeMap<Spot, String>,
    /// What the times that were counted so far are worth.
    cost: usize,
    /// How many events, and times that were called off, were counted.
    counted: (usize, usize),
}

impl Shortened {
    /// Leaves out earlier times once there are twice as many as are kept, so that many series never
    /// fill the memory.
    pub fn keep_room(&mut self, calendar: &mut Calendar) {
        self.count(calendar);
        if self.cost > 2 * MOST_TIMES {
            self.keep_latest(calendar);
        }
    }

    /// Counts the times that were added.
    fn count(&mut self, calendar: &Calendar) {
        let (events, called_off) = self.counted;
        let times = calendar.events[events..].iter();
        let cost = times.map(|event| event.occurrences.len() * cost_of_time(event));
        self.cost += cost.sum::<usize>() + calendar.called_off.len() - called_off;
        self.counted = (calendar.events.len(), calendar.called_off.len());
    }

    /// Leaves out what is too much in the end, and reports all that was left out.
    pub fn finish(mut self, calendar: &mut Calendar) {
        self.count(calendar);
        if self.cost > MOST_TIMES {
            self.keep_latest(calendar);
        }
        let Some(since) = calendar.since else { return };
        let why = SkipReason::Limit(Limit::AllTimes(MOST_TIMES, since));
        let skipped = |(at, what)| SkippedEvent { at, what, why: why.clone() };
        calendar.skipped.extend(self.events.into_iter().map(skipped));
    }

    fn keep_latest(&mut self, calendar: &mut Calendar) {
        let mut by_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
        for event in &calendar.events {
            for occurrence in &event.occurrences {
                *by_day.entry(occurrence.day).or_default() += cost_of_time(event);
            }
        }
        for day in calendar.called_off.iter().filter_map(CalledOff::day) {
            *by_day.entry(day).or_default() += 1;
        }
        let mut room = MOST_TIMES;
        let too_much = by_day.iter().rev().find(|(_, cost)| match room.checked_sub(**cost) {
            Some(rest) => {
                room = rest;
                false
            }
            None => true,
        });
        let Some((day, _)) = too_much else { return };
        // One day alone may be too much.
        let mut room = if room == MOST_TIMES { room } else { 0 };
        let since = day.checked_add_days(Days::new(1)).unwrap_or(*day);
        calendar.since = calendar.since.max(Some(since));
        calendar.called_off.retain(|it| it.day().is_none_or(|day| since <= day));
        calendar.events.retain_mut(|event| {
            let before = event.occurrences.len();
            let cost = cost_of_time(event);
            event.occurrences.retain(|occurrence| {
                let fits = occurrence.day == *day && cost <= room;
                if fits {
                    room -= cost;
                }
                fits || since <= occurrence.day
            });
            if event.occurrences.len() < before {
                self.events.insert(event.at, event.title());
            }
            !event.occurrences.is_empty()
        });
        (self.cost, self.counted) = (0, (0, 0));
        self.count(calendar);
    }
}

/// Returns how many times one of an event is worth: it grows with what is written for each.
fn cost_of_time(event: &Event) -> usize {
    1 + event.guests.len() / GUESTS + event.summary.len() / LETTERS
}
