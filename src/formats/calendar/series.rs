//! Puts the components of one UID together: each time it was held, once, with its changes.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::availability::ShownAs;
use super::component::{Component, skipped};
use super::moment::Moment;
use super::words::{is_birthday, is_cancelled, is_someones_birthday, not_a_meeting};
use super::{
    Calendar, CalledOff, Event, Horizon, Occurrence, SkippedEvent, WholeSeries, recurrence,
};
use crate::model::date::in_range;
use crate::model::{NoContact, SkipReason};

/// Adds the events of a UID to a calendar, with the occurrences of each.
pub fn hold(uid: &str, components: Vec<Component>, horizon: &Horizon, calendar: &mut Calendar) {
    let (changes, masters): (Vec<_>, Vec<_>) =
        components.into_iter().partition(|component| component.changes.is_some());
    let masters = latest(masters);
    let mut changes = by_planned_time(changes, masters.first(), horizon);
    let mut names = Names::default();
    for (index, master) in masters.into_iter().enumerate() {
        let plan = Timetable::new(&master, horizon);
        calendar.skipped.extend(plan.complaint(&master));
        let (mine, others) = changes.into_iter().partition(|(time, _)| plan.has(time));
        changes = others;
        // Another event with the same UID is a mistake of its calendar.
        let own_uid = match index {
            0 => uid.to_owned(),
            _ => format!("{uid} {}", master.start.wall),
        };
        if master.is_recurring() && !plan.is_cut && !plan.has_bad_rule {
            calendar.series.push(WholeSeries { at: master.at, uid: own_uid.clone() });
        }
        let at = master.at;
        let (held, called_off) = carry_out(plan, master, mine, &mut names, horizon);
        let called_off = called_off.into_iter();
        calendar.called_off.extend(called_off.map(|instance| CalledOff {
            at,
            uid: own_uid.clone(),
            instance,
        }));
        for (component, occurrences) in held {
            calendar.events.extend(event(&own_uid, component, occurrences));
        }
    }
    for (time, change) in changes {
        let occurrence = occurrence(names.next(time.date()), &change.start, horizon);
        calendar.events.extend(event(uid, change, occurrence.into_iter().collect()));
    }
}

/// Returns the events of the latest version; of several at the same time, the last.
fn latest(masters: Vec<Component>) -> Vec<Component> {
    let Some(version) = masters.iter().map(|master| master.version).max() else {
        return Vec::new();
    };
    let standing = masters.into_iter().filter(|master| master.version == version);
    let by_start: BTreeMap<_, _> = standing.map(|master| (master.start.wall, master)).collect();
    let mut masters: Vec<_> = by_start.into_values().collect();
    masters.sort_by_key(|master| master.at);
    masters
}

/// Returns the latest version of each change by its planned time, on the clock of the series.
fn by_planned_time(
    mut changes: Vec<Component>,
    master: Option<&Component>,
    horizon: &Horizon,
) -> BTreeMap<NaiveDateTime, Component> {
    changes.sort_by_key(|change| change.version);
    let planned = |change: Component| {
        let start = master.map_or(&change.start, |master| &master.start);
        let time = change.changes.as_ref()?.in_terms_of(start, horizon);
        Some((time, change))
    };
    changes.into_iter().filter_map(planned).collect()
}

/// The times of a series before its changes.
struct Timetable {
    /// In order, each once, including dropped ones.
    times: Vec<NaiveDateTime>,
    dropped: HashSet<NaiveDateTime>,
    dropped_days: HashSet<NaiveDate>,
    is_cut: bool,
    has_bad_rule: bool,
    /// Whether a time was left out because of its year.
    has_other_years: bool,
}

impl Timetable {
    fn new(master: &Component, horizon: &Horizon) -> Self {
        let in_terms = |moment: &Moment| moment.in_terms_of(&master.start, horizon);
        let (days, times): (Vec<_>, Vec<_>) =
            master.dropped.iter().partition(|dropped| dropped.is_all_day);
        let mut plan = Timetable {
            times: master.added.iter().map(in_terms).chain([master.start.wall]).collect(),
            dropped: times.into_iter().map(in_terms).collect(),
            dropped_days: days.into_iter().map(|day| day.wall.date()).collect(),
            is_cut: false,
            has_bad_rule: master.has_bad_rule,
            has_other_years: false,
        };
        for rule in &master.rules {
            match recurrence::expand(rule, &master.start, horizon) {
                Some(expansion) => {
                    plan.times.extend(expansion.times);
                    plan.is_cut |= expansion.is_cut;
                }
                None => plan.has_bad_rule = true,
            }
        }
        let planned = plan.times.len();
        plan.times.retain(|time| in_range(&time.date()));
        plan.has_other_years = plan.times.len() < planned;
        plan.times.sort_unstable();
        plan.times.dedup();
        plan
    }

    fn has(&self, time: &NaiveDateTime) -> bool {
        self.times.binary_search(time).is_ok()
    }

    fn is_dropped(&self, time: &NaiveDateTime) -> bool {
        self.dropped.contains(time) || self.dropped_days.contains(&time.date())
    }

    fn complaint(&self, master: &Component) -> Option<SkippedEvent> {
        let why = if self.has_bad_rule {
            SkipReason::BadRule
        } else if self.is_cut {
            SkipReason::TooLong
        } else if self.has_other_years {
            SkipReason::TimesOutsideYears
        } else {
            return None;
        };
        Some(skipped(master.at, master.summary.as_deref(), master.is_private, why))
    }
}

/// Assigns every time to the component it belongs to: the series, or a change with what follows it.
/// Also returns the instances that were called off.
fn carry_out(
    plan: Timetable,
    master: Component,
    mut changes: BTreeMap<NaiveDateTime, Component>,
    names: &mut Names,
    horizon: &Horizon,
) -> (Vec<(Component, Vec<Occurrence>)>, Vec<String>) {
    let start = master.start.clone();
    let is_series = master.is_recurring() || !changes.is_empty();
    let (mut held, mut called_off) = (vec![(master, Vec::new())], Vec::new());
    let mut owner = 0;
    let mut shift = TimeDelta::zero();
    for time in &plan.times {
        let instance = if is_series { names.next(time.date()) } else { String::new() };
        let change = changes.remove(time);
        let held_at =
            change.as_ref().map_or_else(|| start.at(*time + shift), |it| it.start.clone());
        if plan.is_dropped(time) || held_at.local(horizon) > horizon.now {
            called_off.push(instance.clone());
        }
        if plan.is_dropped(time) {
            continue;
        }
        let Some(change) = change else {
            held[owner].1.extend(occurrence(instance, &held_at, horizon));
            continue;
        };
        let occurrence = occurrence(instance, &change.start, horizon);
        if change.changes_rest {
            owner = held.len();
            shift = change.start.in_terms_of(&start, horizon) - *time;
        }
        let change = completed(change, &held[0].0);
        held.push((change, occurrence.into_iter().collect()));
    }
    (held, called_off)
}

/// Fills in from the series what a change leaves out.
fn completed(mut change: Component, master: &Component) -> Component {
    change.is_private |= master.is_private;
    if change.summary.is_none() {
        change.summary.clone_from(&master.summary);
    }
    if change.organizer.is_none() && change.guests.is_empty() {
        change.organizer.clone_from(&master.organizer);
        change.guests.clone_from(&master.guests);
    }
    change
}

/// Returns the occurrence if it is within the horizon.
fn occurrence(instance: String, start: &Moment, horizon: &Horizon) -> Option<Occurrence> {
    let time = start.local(horizon);
    let day = time.date();
    let is_within =
        time <= horizon.now && horizon.since.is_none_or(|since| since <= day) && in_range(&day);
    is_within.then_some(Occurrence { instance, day })
}

/// Returns the event with these occurrences, or `None` if there are none.
fn event(uid: &str, component: Component, mut occurrences: Vec<Occurrence>) -> Option<Event> {
    let is_recurring = !occurrences.first()?.instance.is_empty();
    occurrences.sort_by_key(|occurrence| occurrence.day);
    let is_all_day = component.start.is_all_day;
    let summary = component.summary.clone().unwrap_or_default();
    let names = names_of_guests(&component);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(Event {
        at: component.at,
        uid: uid.to_owned(),
        is_recurring,
        is_all_day,
        is_cancelled: component.is_cancelled || is_cancelled(&summary),
        is_birthday: is_all_day && (component.is_birthday || is_birthday(&summary))
            || is_someones_birthday(&summary, &names),
        no_meeting: no_meeting(&component, &summary, &names),
        unknown_zone: component.unknown_zone,
        is_private: component.is_private,
        summary,
        organizer: component.organizer,
        guests: component.guests,
        occurrences,
    })
}

/// Returns the names and the mailboxes of all who were invited.
fn names_of_guests(component: &Component) -> Vec<String> {
    let invited = component.guests.iter().chain(&component.organizer);
    let names = invited.flat_map(|guest| {
        let mailbox = guest.email.as_deref().and_then(|email| Some(email.split_once('@')?.0));
        [guest.name.as_deref(), mailbox]
    });
    names.flatten().map(str::to_owned).collect()
}

/// Returns what an event is instead of a meeting, by its type, its title, or how a whole day is
/// shown.
fn no_meeting(component: &Component, summary: &str, names: &[&str]) -> Option<NoContact> {
    let by_title = || not_a_meeting(summary, names, component.length.is_a_working_day());
    component.event_type.or_else(by_title).or({
        match component.shown_as {
            _ if !component.length.is_a_whole_day() => None,
            ShownAs::Busy => None,
            ShownAs::Free => Some(NoContact::ShownAsFree),
            ShownAs::OutOfOffice => Some(NoContact::Absence),
            ShownAs::Elsewhere => Some(NoContact::Elsewhere),
        }
    })
}

/// Numbers the times of each day, which makes the instance names of a series.
#[derive(Debug, Default)]
struct Names(HashMap<NaiveDate, usize>);

impl Names {
    fn next(&mut self, day: NaiveDate) -> String {
        let count = self.0.entry(day).or_default();
        *count += 1;
        match count {
            1 => day.to_string(),
            count => format!("{day}#{count}"),
        }
    }
}
