//! Past events become entries, with those guests who are in the journal.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use crate::error::Result;
use crate::formats::calendar::{CalledOff, Event, Guest, Occasion};
use crate::import::Import;
use crate::import::attendance::{Attendance, NOBODY_KNOWN, no_contact};
use crate::import::contents::Calendars;
use crate::import::occasion::{HANDFUL, kind_by_words};
use crate::model::{Entry, Id, Kind, Uid, name};
use crate::store::{Known, named_uid};
use crate::view::import::{Action, Place, Stranger};
use crate::view::words;

/// Strangers by e-mail, or by name.
type Strangers = BTreeMap<String, Stranger>;

/// What is booked already, so that one occasion is booked once.
#[derive(Debug, Default)]
struct Booked {
    /// With whom and when I logged a real conversation by hand.
    by_hand: HashSet<(Id, NaiveDate)>,
    /// The day, title and people of what calendars brought, and the file where it was this import.
    by_calendar: HashMap<(NaiveDate, String, Vec<Id>), String>,
}

impl Booked {
    fn key(entry: &Entry) -> (NaiveDate, String, Vec<Id>) {
        (entry.date, entry.note.clone(), entry.stakeholders.clone())
    }

    fn book(&mut self, entry: &Entry, file: &str) {
        self.by_calendar.insert(Booked::key(entry), file.to_owned());
    }

    /// Why an entry is booked already. Within one calendar the same title twice a day is twice.
    fn already(&self, entry: &Entry, file: &str) -> Option<&'static str> {
        let is_mine = |id: &Id| self.by_hand.contains(&(*id, entry.date));
        let known = self.by_calendar.get(&Booked::key(entry));
        if entry.stakeholders.iter().any(is_mine) {
            Some("you logged this")
        } else if known.is_some_and(|known| known != file) {
            Some("it is there already, from another calendar or under another UID")
        } else {
            None
        }
    }
}

/// What an event comes to.
enum Verdict<'a> {
    Held(&'a Kind),
    Declined(&'a Kind, Id),
    /// Why it is no contact, as the end of a sentence.
    No(&'static str),
}

impl<'a> Import<'a> {
    pub(super) fn calendars(&mut self, calendars: &Calendars) -> Result<()> {
        if calendars.is_empty() {
            return Ok(());
        }
        self.take_back_dropped(calendars)?;
        let imported = self.write.imported_occasions()?.into_iter();
        let mut booked = Booked {
            by_hand: self.write.logged_by_hand()?,
            by_calendar: imported.map(|occasion| (occasion, String::new())).collect(),
        };
        let mut strangers = Strangers::new();
        for it in &calendars.calendar.skipped {
            self.report.skip(&it.what, &it.why, &calendars.place(it.line));
        }
        for event in &calendars.calendar.events {
            self.progress.step();
            self.event(event, &mut booked, &mut strangers, &calendars.place(event.line))?;
        }
        for it in &calendars.calendar.called_off {
            self.called_off(it, &calendars.place(it.line))?;
        }
        let mut strangers: Vec<Stranger> = strangers.into_values().collect();
        strangers.sort_by_key(|stranger| std::cmp::Reverse((stranger.met, stranger.last)));
        self.report.strangers = strangers;
        Ok(())
    }

    fn event(
        &mut self,
        event: &Event,
        booked: &mut Booked,
        strangers: &mut Strangers,
        place: &Place,
    ) -> Result<()> {
        self.report.occasions += event.occasions.len();
        let attendance = self.attendance(event);
        let verdict = self.verdict(event, &attendance);
        if let Verdict::Held(_) | Verdict::No(NOBODY_KNOWN) = verdict {
            let others = attendance.strangers.iter().filter(|guest| !self.is_of_my_people(guest));
            others.for_each(|guest| meet(strangers, guest, event));
        }
        for email in &attendance.unclear {
            let why = format!("{email} is that of several people: rel merge, or take it from one");
            self.report.notice(&called(event), why, place);
        }
        let before = self.report.skipped;
        let mut was_here = false;
        for (number, occasion) in event.occasions.iter().enumerate() {
            // A whole series is declined at once, which counts once.
            let counts = number == 0 || !matches!(verdict, Verdict::Declined(..));
            let entry = counts.then(|| self.entry(event, occasion, &attendance, &verdict));
            let entry = entry.flatten();
            let uid = uid_of(&event.uid, &occasion.instance);
            was_here |=
                !self.seen.insert(uid.clone()) || self.occasion(&uid, entry, booked, place)?;
        }
        if !was_here && self.report.skipped == before {
            let why = match verdict {
                Verdict::No(why) => why,
                _ => "its guests were archived before",
            };
            self.report.skip(&called(event), why, place);
        }
        Ok(())
    }

    /// Takes back the times of a series that it had when it was imported, and has no more: it was
    /// moved to other days, or ends earlier.
    fn take_back_dropped(&mut self, calendars: &Calendars) -> Result<()> {
        let calendar = &calendars.calendar;
        let instances = calendar.events.iter().flat_map(|event| {
            event.occasions.iter().map(|occasion| uid_of(&event.uid, &occasion.instance))
        });
        let there: HashSet<Uid> = instances.collect();
        let mut missing = self.write.unedited_imports()?;
        missing.retain(|uid, (_, day)| {
            calendars.since.is_none_or(|since| since <= *day) && !there.contains(uid)
        });
        let days: BTreeSet<NaiveDate> = missing.values().map(|(_, day)| *day).collect();
        for series in &calendar.series {
            for day in &days {
                if let Some((id, _)) = missing.get(&uid_of(series, &day.to_string())) {
                    let event = calendar.events.iter().find(|event| event.uid == *series);
                    self.withdraw(*id, &calendars.place(event.map_or(1, |event| event.line)))?;
                }
            }
        }
        Ok(())
    }

    /// Takes back what was held as far as an earlier import knew.
    fn called_off(&mut self, it: &CalledOff, place: &Place) -> Result<()> {
        let uid = uid_of(&it.uid, &it.instance);
        let is_new = self.seen.insert(uid.clone());
        match self.write.known(&uid)? {
            Known::Here { id, edited: false } if is_new => self.withdraw(id, place),
            _ => Ok(()),
        }
    }

    fn withdraw(&mut self, id: Id, place: &Place) -> Result<()> {
        let before: Entry = self.write.load(id)?;
        // On an earlier day than that of its import, its day is still to come.
        if self.ctx.now.today < before.date {
            return Ok(());
        }
        self.write.withdraw::<Entry>(id)?;
        let told = self.told(&before.kind, &before.stakeholders, before.date);
        let why = vec!["it is no contact any more".to_owned()];
        self.report.note(Action::Removed, "entry", told, why, place);
        Ok(())
    }

    /// Takes over one time an event was held, or takes it back. Returns whether it concerns the
    /// journal.
    fn occasion(
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
        let told = self.told(&entry.kind, &entry.stakeholders, entry.date);
        match known {
            Known::New => match booked.already(&entry, &place.file).filter(|_| !self.keep_both) {
                Some(why) => self.report.skip(&told, why, place),
                None => {
                    booked.book(&entry, &place.file);
                    self.write.import(uid, entry)?;
                    self.report.note(Action::Added, "entry", told, Vec::new(), place);
                }
            },
            Known::Here { id, edited } => self.renew_entry(id, entry, edited, place)?,
            Known::Gone => self.report.skip(&told, "you removed it here", place),
        }
        Ok(true)
    }

    /// Takes over what an event that is known says anew.
    fn renew_entry(&mut self, id: Id, entry: Entry, edited: bool, place: &Place) -> Result<()> {
        let before: Entry = self.write.load(id)?;
        let now = renewed(self.ctx.config.kinds.named(&entry.kind), &before, entry);
        if now == before {
            self.report.unchanged += 1;
            return Ok(());
        }
        let told = self.told(&now.kind, &now.stakeholders, now.date);
        if edited {
            self.report.skip(&told, "you changed it here", place);
        } else {
            self.write.import_over(&now)?;
            let details = self.entry_differences(&before, &now);
            self.report.note(Action::Updated, "entry", told, details, place);
        }
        Ok(())
    }

    /// The entry that one time an event was held makes.
    fn entry(
        &self,
        event: &Event,
        occasion: &Occasion,
        attendance: &Attendance,
        verdict: &Verdict,
    ) -> Option<Entry> {
        let (kind, with) = match verdict {
            Verdict::Held(kind) => (*kind, attendance.known.iter().copied().collect()),
            Verdict::Declined(kind, host) => (*kind, vec![*host]),
            Verdict::No(_) => return None,
        };
        let mut entry = Entry::new(kind, occasion.day);
        if !event.is_private {
            entry.note = words_on_one_line(&event.summary);
        }
        entry.inbound =
            kind.name != Kind::DECLINED && attendance.host.is_some_and(|host| with.contains(&host));
        entry.stakeholders = with;
        entry.stakeholders.retain(|id| {
            let person = self.directory.person(*id);
            person.is_some_and(|it| it.archived.is_none_or(|gone| occasion.day <= gone))
        });
        (!entry.stakeholders.is_empty()).then_some(entry)
    }

    fn verdict(&self, event: &Event, attendance: &Attendance) -> Verdict<'a> {
        let ctx = self.ctx;
        let kinds = &ctx.config.kinds;
        if attendance.i_declined
            && let (Some(host), Some(kind)) = (attendance.host, kinds.named(Kind::DECLINED))
            && !event.is_cancelled
        {
            return Verdict::Declined(kind, host);
        }
        if let Some(why) = no_contact(event, attendance) {
            return Verdict::No(why);
        }
        let others = attendance.known.len() + attendance.strangers.len();
        let few = others <= HANDFUL;
        let by_words = few.then(|| kind_by_words(ctx, &event.summary)).flatten();
        let is_one_to_one = attendance.is_one_to_one() && !event.is_recurring;
        let usual = if is_one_to_one { Kind::DEFAULT } else { Kind::MEETING };
        by_words.or_else(|| kinds.named(usual)).map_or(Verdict::No(NOBODY_KNOWN), Verdict::Held)
    }

    /// What is new about an entry, field by field.
    fn entry_differences(&self, before: &Entry, now: &Entry) -> Vec<String> {
        let mut told = Vec::new();
        if before.date != now.date {
            let day = words::full_date(before.date);
            told.push(format!("date: {day} → {}", words::full_date(now.date)));
        }
        if before.kind != now.kind {
            told.push(format!("kind: {} → {}", before.kind, now.kind));
        }
        if before.note != now.note {
            told.push(format!("note: {} → {}", or_none(&before.note), or_none(&now.note)));
        }
        if before.stakeholders != now.stakeholders {
            let missing_in = |list: &[Id], of: &[Id]| -> Vec<Id> {
                of.iter().filter(|id| !list.contains(id)).copied().collect()
            };
            let came = self.names(&missing_in(&before.stakeholders, &now.stakeholders));
            let went = self.names(&missing_in(&now.stakeholders, &before.stakeholders));
            told.extend(came.iter().map(|name| format!("with + {name}")));
            told.extend(went.iter().map(|name| format!("with - {name}")));
        }
        told
    }
}

/// The uid of the entry of one time of an event.
fn uid_of(event: &str, instance: &str) -> Uid {
    named_uid(&format!("event\n{event}\n{instance}"))
}

/// What the event says now, with what only the journal knows of it.
fn renewed(kind: Option<&Kind>, before: &Entry, now: Entry) -> Entry {
    let mut renewed = before.clone();
    if let Some(kind) = kind.filter(|kind| kind.name != before.kind) {
        renewed.become_kind(kind);
    }
    (renewed.date, renewed.note) = (now.date, now.note);
    (renewed.inbound, renewed.stakeholders) = (now.inbound, now.stakeholders);
    renewed
}

/// How an event is named where it is told of.
fn called(event: &Event) -> String {
    if event.is_private {
        return "a private event".to_owned();
    }
    let summary = words_on_one_line(&event.summary);
    if summary.is_empty() { "an event without a title".to_owned() } else { summary }
}

fn or_none(note: &str) -> &str {
    if note.is_empty() { "none" } else { note }
}

fn words_on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn meet(strangers: &mut Strangers, guest: &Guest, event: &Event) {
    let Some(last) = event.occasions.iter().map(|occasion| occasion.day).max() else { return };
    let name = guest.name.as_deref().map(name::fold);
    let Some(key) = guest.email.clone().or(name) else { return };
    let stranger = strangers.entry(key).or_insert_with(|| Stranger {
        name: guest.name.clone(),
        email: guest.email.clone(),
        met: 0,
        last,
    });
    stranger.met += event.occasions.len();
    stranger.last = stranger.last.max(last);
    if stranger.name.is_none() {
        stranger.name.clone_from(&guest.name);
    }
}
