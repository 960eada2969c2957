//! Past events become entries, with those guests who are in the journal.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;

use super::Import;
use super::directory::same_email;
use super::occasion::{HANDFUL, kind_by_words};
use crate::error::Result;
use crate::formats::calendar::{Calendar, Event, Guest, Occasion};
use crate::model::{Entry, Id, Kind, Stakeholder, name};
use crate::store::{Known, named_uid};
use crate::view::imported::{Action, Stranger};
use crate::view::words;

/// Who was at an event, apart from me.
#[derive(Debug, Default)]
struct Attendance {
    /// Those in the journal.
    known: BTreeSet<Id>,
    /// Those who are not.
    strangers: Vec<Guest>,
    /// Whose e-mail several people share.
    unclear: Vec<String>,
    /// Who called it, if they are in the journal.
    host: Option<Id>,
    i_declined: bool,
    /// Whether it is known who I am.
    knows_me: bool,
}

/// Strangers by e-mail, or by name.
type Strangers = BTreeMap<String, Stranger>;

/// What an event comes to.
enum Verdict<'a> {
    Held(&'a Kind),
    Declined(&'a Kind, Id),
    /// Why it is no contact, as the end of a sentence.
    No(&'static str),
}

impl<'a> Import<'a> {
    pub(super) fn calendars(&mut self, calendars: &[(String, Calendar)]) -> Result<()> {
        if calendars.is_empty() {
            return Ok(());
        }
        let logged = if self.keep_both { HashSet::new() } else { self.write.logged_by_hand()? };
        let mut strangers = Strangers::new();
        for (file, calendar) in calendars {
            self.skip_all(file, &calendar.skipped);
            for event in &calendar.events {
                self.progress.step();
                self.event(file, event, &logged, &mut strangers)?;
            }
        }
        let mut strangers: Vec<Stranger> = strangers.into_values().collect();
        strangers.sort_by_key(|stranger| std::cmp::Reverse((stranger.met, stranger.last)));
        self.report.strangers = strangers;
        Ok(())
    }

    fn event(
        &mut self,
        file: &str,
        event: &Event,
        logged: &HashSet<(Id, NaiveDate)>,
        strangers: &mut Strangers,
    ) -> Result<()> {
        self.report.occasions += event.occasions.len();
        let attendance = self.attendance(event);
        let verdict = self.verdict(event, &attendance);
        if let Verdict::Held(_) | Verdict::No(NOBODY_KNOWN) = verdict {
            attendance.strangers.iter().for_each(|guest| meet(strangers, guest, event));
        }
        for email in &attendance.unclear {
            self.notice(
                file,
                event.line,
                &called(event),
                format!("{email} is that of several people"),
            );
        }
        let before = self.report.skipped;
        let occasions = match verdict {
            // A whole series was declined at once.
            Verdict::Declined(..) => event.occasions.get(..1).unwrap_or_default(),
            _ => &event.occasions,
        };
        let mut was_here = false;
        for occasion in occasions {
            let entry = self.entry(event, occasion, &attendance, &verdict);
            was_here |= self.occasion(file, event, occasion, entry, logged)?;
        }
        if !was_here && self.report.skipped == before {
            let why = match verdict {
                Verdict::No(why) => why,
                _ => "its guests were archived before",
            };
            self.skip(file, event.line, &called(event), why);
        }
        Ok(())
    }

    /// Takes over one time an event was held, or takes it back. Returns whether it concerns the
    /// journal.
    fn occasion(
        &mut self,
        file: &str,
        event: &Event,
        occasion: &Occasion,
        entry: Option<Entry>,
        logged: &HashSet<(Id, NaiveDate)>,
    ) -> Result<bool> {
        let uid = named_uid(&format!("event\n{}\n{}", event.uid, occasion.instance));
        if !self.seen.insert(uid.clone()) {
            return Ok(true);
        }
        let place = (file, event.line);
        match (entry, self.write.known(&uid)?) {
            (Some(entry), Known::New) => {
                let told = self.told(&entry.kind, &entry.stakeholders, entry.date);
                if entry.stakeholders.iter().any(|id| logged.contains(&(*id, entry.date))) {
                    self.skip(file, event.line, &told, "you logged this");
                } else {
                    self.write.import(&uid, entry)?;
                    self.added("entry", told, file, event.line);
                }
            }
            (Some(entry), Known::Here { id, edited }) => {
                let before: Entry = self.write.load(id)?;
                let now = renewed(self.ctx.config.kinds.named(&entry.kind), &before, entry);
                if now == before {
                    self.report.unchanged += 1;
                    return Ok(true);
                }
                let told = self.told(&now.kind, &now.stakeholders, now.date);
                if edited {
                    self.skip(file, event.line, &told, "you changed it here");
                } else {
                    self.write.import_over(&now)?;
                    let details = self.differences(&before, &now);
                    self.note(Action::Updated, "entry", told, details, place);
                }
            }
            (Some(entry), Known::Gone) => {
                let told = self.told(&entry.kind, &entry.stakeholders, entry.date);
                self.skip(file, event.line, &told, "you removed it here");
            }
            (None, Known::Here { id, edited: false }) => {
                let before: Entry = self.write.load(id)?;
                self.write.withdraw::<Entry>(id)?;
                let told = self.told(&before.kind, &before.stakeholders, before.date);
                let why = vec!["it did not take place".to_owned()];
                self.note(Action::Removed, "entry", told, why, place);
            }
            (None, _) => return Ok(false),
        }
        Ok(true)
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

    fn attendance(&self, event: &Event) -> Attendance {
        let mut attendance = Attendance { knows_me: !self.me.is_empty(), ..Attendance::default() };
        let invited = event.guests.iter().chain(&event.organizer);
        let mut met = HashSet::new();
        for guest in invited.filter(|guest| guest.is_person) {
            if self.is_me(guest) {
                attendance.i_declined |= guest.has_declined;
                continue;
            }
            let is_first = met.insert((guest.email.clone(), guest.name.clone()));
            let is_host = event.organizer.as_ref().is_some_and(|host| host.is_same(guest));
            match self.people_of(guest).as_slice() {
                [one] => {
                    if is_host {
                        attendance.host = Some(one.id);
                    }
                    let refused =
                        event.guests.iter().any(|it| it.is_same(guest) && it.has_declined);
                    if !refused {
                        attendance.known.insert(one.id);
                    }
                }
                [] if guest.has_declined => {}
                [] if is_first && !attendance.strangers.iter().any(|it| it.is_same(guest)) => {
                    attendance.strangers.push(guest.clone());
                }
                [] => {}
                _ => attendance.unclear.extend(guest.email.clone()),
            }
        }
        attendance
    }

    fn is_me(&self, guest: &Guest) -> bool {
        let my_name = self.ctx.config.me.name.as_deref().map(name::fold);
        let name = guest.name.as_deref().map(name::fold);
        guest.email.as_ref().is_some_and(|email| self.me.contains(&same_email(email)))
            || (my_name.is_some() && name == my_name)
    }

    /// Who in the journal a guest can be: by e-mail, then by exact name.
    fn people_of(&self, guest: &Guest) -> Vec<&Stakeholder> {
        let with_email = guest
            .email
            .as_deref()
            .map(|email| self.directory.with_email(email))
            .unwrap_or_default();
        let by_name =
            guest.name.as_deref().map(|name| self.directory.called(name)).unwrap_or_default();
        match with_email.len() {
            0 => by_name,
            1 => with_email,
            _ => match by_name.as_slice() {
                [one] if with_email.iter().any(|person| person.id == one.id) => by_name,
                _ => with_email,
            },
        }
    }

    /// What is new about an entry, field by field.
    fn differences(&self, before: &Entry, now: &Entry) -> Vec<String> {
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
            told.push("who was there".to_owned());
        }
        told
    }
}

impl Attendance {
    /// Whether nobody but one person and me was there. Where it is not known who I am, one of two is
    /// taken for me: I am in all of my meetings.
    fn is_one_to_one(&self) -> bool {
        match (self.known.len(), self.strangers.len()) {
            (1, 0) => true,
            (1, 1) => !self.knows_me,
            _ => false,
        }
    }
}

const NOBODY_KNOWN: &str = "none of its guests is in the journal";

/// Why an event is no contact, as the end of a sentence.
fn no_contact(event: &Event, attendance: &Attendance) -> Option<&'static str> {
    if event.is_cancelled {
        Some("it did not take place")
    } else if event.is_birthday {
        Some("it is a birthday")
    } else if attendance.i_declined {
        Some("you declined")
    } else if event.guests.iter().all(|guest| !guest.is_person) {
        Some("it has no guests")
    } else if !attendance.known.is_empty() {
        None
    } else if !attendance.strangers.is_empty() || !attendance.unclear.is_empty() {
        Some(NOBODY_KNOWN)
    } else if event.guests.iter().any(|guest| guest.has_declined) {
        Some("its guests declined")
    } else {
        Some("it has no guests but you")
    }
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
