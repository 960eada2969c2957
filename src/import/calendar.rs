//! Turns past events into entries, with the guests who are in the journal.

use std::collections::{BTreeSet, HashSet};

use chrono::NaiveDate;

use crate::error::Result;
use crate::formats::calendar::{CalledOff, Event, Instance, Occurrence};
use crate::import::attendance::{Attendance, no_contact};
use crate::import::booked::Booked;
use crate::import::contents::Calendars;
use crate::import::event_kind::{HANDFUL, kind_by_words};
use crate::import::run::Import;
use crate::import::strangers::Strangers;
use crate::model::{Entry, Id, Kind, Limit, NoContact, Noun, SkipReason, Uid};
use crate::store::{Known, named_uid};
use crate::view::import::{Action, Place};
use crate::view::words;

/// How often an import looks whether the journal has a day that a series may have dropped: every
/// day of a decade for a thousand series, in a second or two.
const MOST_LOOKUPS: usize = 4_000_000;

/// How an event is booked.
enum Booking<'a> {
    Held(&'a Kind),
    Declined(&'a Kind, Id),
    No(NoContact),
}

impl<'a> Import<'a> {
    pub(super) fn calendars(&mut self, calendars: &Calendars) -> Result<()> {
        if calendars.is_empty() {
            return Ok(());
        }
        self.withdraw_dropped(calendars)?;
        let mut booked = Booked::load(&self.write)?;
        let mut strangers = Strangers::default();
        for it in &calendars.calendar.skipped {
            self.report.skip(&it.what, it.why.clone(), &calendars.place(it.at));
        }
        for event in &calendars.calendar.events {
            self.progress.step();
            self.event(event, &mut booked, &mut strangers, &calendars.place(event.at))?;
        }
        for it in &calendars.calendar.called_off {
            self.called_off(it, &calendars.place(it.at))?;
        }
        self.report.strangers = strangers.by_meetings();
        for stranger in &mut self.report.strangers {
            let name = stranger.name.as_deref().unwrap_or_default();
            stranger.is_namesake =
                !self.directory.called(name).is_empty() || self.directory.near_twin(name).is_some();
        }
        Ok(())
    }

    fn event(
        &mut self,
        event: &Event,
        booked: &mut Booked,
        strangers: &mut Strangers,
        place: &Place,
    ) -> Result<()> {
        self.report.occasions += event.occurrences.len();
        let attendance = self.attendance(event);
        let booking = self.booking(event, &attendance);
        if let Booking::Held(_) | Booking::No(NoContact::NobodyKnown) = booking {
            let others = attendance.strangers.iter().filter(|guest| !self.is_on_my_team(guest));
            others.for_each(|guest| strangers.meet(guest, event));
            for namesake in &attendance.namesakes {
                self.report.notice(&event.title(), namesake.clone(), place);
            }
        }
        for email in &attendance.unclear {
            self.report.notice(&event.title(), SkipReason::AmbiguousEmail(email.clone()), place);
        }
        if let (Some(zone), Booking::Held(_) | Booking::Declined(..)) =
            (&event.unknown_zone, &booking)
        {
            self.report.notice(&event.title(), SkipReason::UnknownZone(zone.clone()), place);
        }
        let mut concerns_us = false;
        for (number, occurrence) in event.occurrences.iter().enumerate() {
            // A whole series is declined at once, which counts once.
            let counts = number == 0 || !matches!(booking, Booking::Declined(..));
            let entry = counts.then(|| self.entry(event, occurrence, &attendance, &booking));
            let uid = uid_of(&event.uid, occurrence.instance);
            concerns_us |= !self.seen.insert(uid.clone())
                || self.occurrence(&uid, entry.flatten(), booked, place)?;
        }
        if !concerns_us {
            let why = match booking {
                Booking::No(why) => why,
                Booking::Held(_) | Booking::Declined(..) => NoContact::GuestsArchived,
            };
            self.report.skip(&event.title(), SkipReason::NoContact(why), place);
        }
        Ok(())
    }

    /// Withdraws the entries of times that a series no longer has: it was moved to other days, or
    /// ends earlier.
    fn withdraw_dropped(&mut self, calendars: &Calendars) -> Result<()> {
        let calendar = &calendars.calendar;
        let instances = calendar
            .events
            .iter()
            .flat_map(|event| event.occurrences.iter().map(|it| uid_of(&event.uid, it.instance)));
        let there: HashSet<Uid> = instances.collect();
        let mut missing = self.write.unedited_imports()?;
        let since = calendars.since.max(calendar.since);
        missing.retain(|uid, (_, day)| {
            since.is_none_or(|since| since <= *day) && !there.contains(uid)
        });
        let days: BTreeSet<NaiveDate> = missing.values().map(|(_, day)| *day).collect();
        let mut lookups = MOST_LOOKUPS;
        for series in &calendar.series {
            let since = series.since.unwrap_or(NaiveDate::MIN);
            let Some(rest) = lookups.checked_sub(days.len()) else {
                let why = SkipReason::Limit(Limit::Lookups);
                self.report.skip("series", why, &calendars.place(series.at));
                continue;
            };
            lookups = rest;
            for day in days.range(since..) {
                if let Some((id, _)) = missing.get(&named(&series.uid, &day.to_string())) {
                    self.withdraw(*id, &calendars.place(series.at))?;
                }
            }
        }
        Ok(())
    }

    /// Withdraws the entry of a time that an earlier import took for held.
    fn called_off(&mut self, it: &CalledOff, place: &Place) -> Result<()> {
        let uid = uid_of(&it.uid, it.instance);
        let is_new = self.seen.insert(uid.clone());
        match self.write.known(&uid)? {
            Known::Here { id, edited: false } if is_new => self.withdraw(id, place),
            _ => Ok(()),
        }
    }

    fn withdraw(&mut self, id: Id, place: &Place) -> Result<()> {
        let before: Entry = self.write.load(id)?;
        // If the clock stands before its day, it is still to come.
        if self.ctx.now.today < before.date {
            return Ok(());
        }
        self.write.withdraw::<Entry>(id)?;
        let what = self.describe(&before.kind, &before.stakeholders, before.date);
        let why = vec!["it no longer counts as contact".to_owned()];
        self.report.note(Action::Removed, Noun::Entry, what, why, place);
        Ok(())
    }

    /// Imports one time an event was held, or withdraws its entry. Returns whether it concerns the
    /// journal.
    fn occurrence(
        &mut self,
        uid: &Uid,
        entry: Option<Entry>,
        booked: &mut Booked,
        place: &Place,
    ) -> Result<bool> {
        let known = self.write.known(uid)?;
        let Some(entry) = entry else {
            let Known::Here { id, edited: false } = known else { return Ok(false) };
            self.withdraw(id, place)?;
            return Ok(true);
        };
        let what = self.describe(&entry.kind, &entry.stakeholders, entry.date);
        match known {
            Known::New => match booked.already(&entry, &place.file).filter(|_| !self.keep_both) {
                Some(why) => self.report.skip(&what, why, place),
                None => {
                    booked.book(&entry, &place.file);
                    self.write.import(uid, entry)?;
                    self.report.note(Action::Added, Noun::Entry, what, Vec::new(), place);
                }
            },
            Known::Here { id, edited } => self.renew_entry(id, entry, edited, place)?,
            Known::Gone => self.report.skip(&what, SkipReason::RemovedEntry, place),
        }
        Ok(true)
    }

    /// Updates the entry of an event that was imported before.
    fn renew_entry(&mut self, id: Id, entry: Entry, edited: bool, place: &Place) -> Result<()> {
        let before: Entry = self.write.load(id)?;
        let now = renewed(self.ctx.config.kinds.named(&entry.kind), &before, entry);
        if now == before {
            self.report.unchanged += 1;
            return Ok(());
        }
        let what = self.describe(&now.kind, &now.stakeholders, now.date);
        if edited {
            self.report.skip(&what, SkipReason::EditedEntry, place);
        } else {
            self.write.import_over(&now)?;
            let details = self.entry_differences(&before, &now);
            self.report.note(Action::Updated, Noun::Entry, what, details, place);
        }
        Ok(())
    }

    /// Makes the entry of one time an event was held.
    fn entry(
        &self,
        event: &Event,
        occurrence: &Occurrence,
        attendance: &Attendance,
        booking: &Booking,
    ) -> Option<Entry> {
        let (kind, with) = match booking {
            Booking::Held(kind) => (*kind, attendance.known.iter().copied().collect()),
            Booking::Declined(kind, host) => (*kind, vec![*host]),
            Booking::No(_) => return None,
        };
        let mut entry = Entry::new(kind, occurrence.day);
        if !event.is_private {
            entry.note = event.subject();
        }
        entry.inbound =
            kind.name != Kind::DECLINED && attendance.host.is_some_and(|host| with.contains(&host));
        entry.stakeholders = with;
        entry.stakeholders.retain(|id| {
            let person = self.directory.person(*id);
            person.is_some_and(|it| it.archived.is_none_or(|gone| occurrence.day <= gone))
        });
        (!entry.stakeholders.is_empty()).then_some(entry)
    }

    fn booking(&self, event: &Event, attendance: &Attendance) -> Booking<'a> {
        let ctx = self.ctx;
        let kinds = &ctx.config.kinds;
        if attendance.i_declined
            && let (Some(host), Some(kind)) = (attendance.host, kinds.named(Kind::DECLINED))
            && !event.is_cancelled
            && event.no_meeting.is_none()
        {
            return Booking::Declined(kind, host);
        }
        if let Some(why) = no_contact(event, attendance) {
            return Booking::No(why);
        }
        let others = attendance.known.len() + attendance.strangers.len();
        let few = others <= HANDFUL;
        let by_words = few.then(|| kind_by_words(ctx, &event.summary)).flatten();
        let is_one_to_one = attendance.is_one_to_one() && !event.is_recurring;
        let usual = if is_one_to_one { Kind::DEFAULT } else { Kind::MEETING };
        let kind = by_words.or_else(|| kinds.named(usual));
        kind.map_or(Booking::No(NoContact::NobodyKnown), Booking::Held)
    }

    /// Lists what is new about an entry, field by field.
    fn entry_differences(&self, before: &Entry, now: &Entry) -> Vec<String> {
        let mut details = Vec::new();
        if before.date != now.date {
            let day = words::full_date(before.date);
            details.push(format!("date: {day} → {}", words::full_date(now.date)));
        }
        if before.kind != now.kind {
            details.push(format!("kind: {} → {}", before.kind, now.kind));
        }
        if before.note != now.note {
            details.push(format!("note: {} → {}", or_none(&before.note), or_none(&now.note)));
        }
        if before.stakeholders != now.stakeholders {
            let missing_in = |list: &[Id], of: &[Id]| -> Vec<Id> {
                of.iter().filter(|id| !list.contains(id)).copied().collect()
            };
            let added = self.names(&missing_in(&before.stakeholders, &now.stakeholders));
            let removed = self.names(&missing_in(&now.stakeholders, &before.stakeholders));
            details.extend(added.iter().map(|name| format!("with + {name}")));
            details.extend(removed.iter().map(|name| format!("with - {name}")));
        }
        details
    }
}

/// Returns the uid of the entry for one time of an event.
fn uid_of(event: &str, instance: Option<Instance>) -> Uid {
    named(event, &instance.map(|instance| instance.to_string()).unwrap_or_default())
}

fn named(event: &str, instance: &str) -> Uid {
    named_uid(&format!("event\n{event}\n{instance}"))
}

/// Returns the entry as the event now has it, with what only the journal knows.
fn renewed(kind: Option<&Kind>, before: &Entry, now: Entry) -> Entry {
    let mut renewed = before.clone();
    if let Some(kind) = kind.filter(|kind| kind.name != before.kind) {
        renewed.become_kind(kind);
    }
    (renewed.date, renewed.note) = (now.date, now.note);
    (renewed.inbound, renewed.stakeholders) = (now.inbound, now.stakeholders);
    renewed
}

fn or_none(note: &str) -> &str {
    if note.is_empty() { "none" } else { note }
}
