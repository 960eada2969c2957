//! Puts the components of one UID together: each time it was held, once, with its changes.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::availability::ShownAs;
use super::component::{Component, skipped};
use super::limits::{MOST_RULES, MOST_TIMES_OF_SERIES};
use super::moment::Moment;
use super::recurrence::{self, StepsLeft};
use super::words::{is_birthday, is_cancelled, is_someones_birthday, not_a_meeting};
use super::{Calendar, CalledOff, Event, Horizon, Instance, Occurrence, SkippedEvent, WholeSeries};
use crate::model::date::in_range;
use crate::model::{Limit, NoContact, SkipReason};

/// A changed event, with its occurrences.
type Changed = (Component, Vec<Occurrence>);

/// Adds the events of a UID to a calendar, with the occurrences of each.
pub fn hold(
    uid: &str,
    components: Vec<Component>,
    horizon: &Horizon,
    effort: &mut StepsLeft,
    calendar: &mut Calendar,
) {
    let (changes, masters): (Vec<_>, Vec<_>) =
        components.into_iter().partition(|component| component.changes.is_some());
    let masters = latest(masters);
    let mut changes = by_planned_time(changes, masters.first(), horizon);
    let uid: Rc<str> = uid.into();
    let mut names = Names::default();
    for (index, master) in masters.into_iter().enumerate() {
        let plan = Timetable::new(&master, horizon, effort);
        calendar.skipped.extend(plan.complaint(&master));
        let mine = plan.changed_by(&mut changes);
        // Another event with the same UID is a mistake of its calendar.
        let own_uid = match index {
            0 => Rc::clone(&uid),
            _ => format!("{uid} {}", master.start.wall).into(),
        };
        if master.is_recurring() && plan.fault.is_none() {
            let (at, uid) = (master.at, Rc::clone(&own_uid));
            calendar.series.push(WholeSeries { at, uid, since: plan.since() });
        }
        let at = master.at;
        let (held, called_off) = carry_out(plan, master, mine, &mut names, horizon);
        let called_off = called_off.into_iter();
        calendar.called_off.extend(called_off.map(|instance| CalledOff {
            at,
            uid: Rc::clone(&own_uid),
            instance,
        }));
        for (component, occurrences) in held {
            calendar.events.extend(event(&own_uid, component, occurrences));
        }
    }
    for (time, change) in changes {
        let occurrence = occurrence(Some(names.next(time.date())), &change.start, horizon);
        calendar.events.extend(event(&uid, change, occurrence.into_iter().collect()));
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
    /// How many of them are left out, being earlier than the latest ones that count.
    left_out: usize,
    dropped: HashSet<NaiveDateTime>,
    dropped_days: HashSet<NaiveDate>,
    /// Why times are missing.
    fault: Option<SkipReason>,
}

impl Timetable {
    fn new(master: &Component, horizon: &Horizon, effort: &mut StepsLeft) -> Self {
        let in_terms = |moment: &Moment| moment.in_terms_of(&master.start, horizon);
        let (days, times): (Vec<_>, Vec<_>) =
            master.dropped.iter().partition(|dropped| dropped.is_all_day);
        let mut plan = Timetable {
            times: master.added.iter().map(in_terms).chain([master.start.wall]).collect(),
            left_out: 0,
            dropped: times.into_iter().map(in_terms).collect(),
            dropped_days: days.into_iter().map(|day| day.wall.date()).collect(),
            fault: master.has_bad_rule.then_some(SkipReason::BadRule),
        };
        if master.rules.len() > MOST_RULES {
            plan.fault = Some(SkipReason::Limit(Limit::Rules(MOST_RULES)));
        } else {
            for rule in &master.rules {
                match recurrence::expand(rule, &master.start, horizon, effort) {
                    Ok(expansion) => {
                        plan.times.extend(expansion.times);
                        let fault = expansion.is_cut.then_some(SkipReason::TooLong);
                        plan.fault = plan.fault.take().or(fault);
                    }
                    Err(why) => plan.fault = Some(why),
                }
            }
        }
        let planned = plan.times.len();
        plan.times.retain(|time| in_range(&time.date()));
        if plan.times.len() < planned {
            plan.fault = plan.fault.take().or(Some(SkipReason::TimesOutsideYears));
        }
        plan.times.sort_unstable();
        plan.times.dedup();
        plan.left_out = plan.too_early();
        plan
    }

    /// Returns how many times are earlier than the latest ones that count; never a part of a day.
    fn too_early(&self) -> usize {
        let Some(cut) = self.times.len().checked_sub(MOST_TIMES_OF_SERIES + 1) else { return 0 };
        let day = self.times[cut].date();
        self.times.partition_point(|time| time.date() <= day)
    }

    /// Returns the first day that counts, if times before it were left out.
    fn since(&self) -> Option<NaiveDate> {
        self.times.get(self.left_out).filter(|_| self.left_out > 0).map(NaiveDateTime::date)
    }

    /// Takes the changes of these times out of all changes.
    fn changed_by(
        &self,
        changes: &mut BTreeMap<NaiveDateTime, Component>,
    ) -> BTreeMap<NaiveDateTime, Component> {
        let mine = self.times.iter().filter_map(|time| changes.remove_entry(time));
        mine.collect()
    }

    fn is_dropped(&self, time: &NaiveDateTime) -> bool {
        self.dropped.contains(time) || self.dropped_days.contains(&time.date())
    }

    fn complaint(&self, master: &Component) -> Option<SkippedEvent> {
        let too_many = || SkipReason::Limit(Limit::Times(MOST_TIMES_OF_SERIES));
        let why = self.fault.clone().or_else(|| (self.left_out > 0).then(too_many))?;
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
) -> (Vec<Changed>, Vec<Option<Instance>>) {
    let start = master.start.clone();
    let is_series = master.is_recurring() || !changes.is_empty();
    let (mut held, mut called_off) = (vec![(master, Vec::new())], Vec::new());
    let mut owner = 0;
    let mut shift = TimeDelta::zero();
    for (number, time) in plan.times.iter().enumerate() {
        let counts = number >= plan.left_out;
        let instance = is_series.then(|| names.next(time.date()));
        let change = changes.remove(time);
        let held_at =
            change.as_ref().map_or_else(|| start.at(*time + shift), |it| it.start.clone());
        if counts && (plan.is_dropped(time) || held_at.local(horizon) > horizon.now) {
            called_off.push(instance);
        }
        if plan.is_dropped(time) {
            continue;
        }
        let Some(change) = change else {
            held[owner].1.extend(occurrence(instance, &held_at, horizon).filter(|_| counts));
            continue;
        };
        let occurrence = occurrence(instance, &change.start, horizon).filter(|_| counts);
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
        change.guests = Rc::clone(&master.guests);
    }
    change
}

/// Returns the occurrence if it is within the horizon.
fn occurrence(instance: Option<Instance>, start: &Moment, horizon: &Horizon) -> Option<Occurrence> {
    let time = start.local(horizon);
    let day = time.date();
    let is_within =
        time <= horizon.now && horizon.since.is_none_or(|since| since <= day) && in_range(&day);
    is_within.then_some(Occurrence { instance, day })
}

/// Returns the event with these occurrences, or `None` if there are none.
fn event(uid: &Rc<str>, component: Component, mut occurrences: Vec<Occurrence>) -> Option<Event> {
    let is_recurring = occurrences.first()?.instance.is_some();
    occurrences.sort_by_key(|occurrence| occurrence.day);
    let is_all_day = component.start.is_all_day;
    let summary = component.summary.clone().unwrap_or_default();
    let names = names_of_guests(&component);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(Event {
        at: component.at,
        uid: Rc::clone(uid),
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
struct Names(HashMap<NaiveDate, u32>);

impl Names {
    fn next(&mut self, day: NaiveDate) -> Instance {
        let count = self.0.entry(day).or_default();
        *count += 1;
        Instance { day, number: *count }
    }
}
