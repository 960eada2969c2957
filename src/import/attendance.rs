//! Who was at an event, and why it may be no contact.

use std::collections::BTreeSet;

use crate::formats::calendar::{Event, Guest};
use crate::import::Import;
use crate::import::directory::same_email;
use crate::model::{Id, Stakeholder, name};

/// Who was at an event, apart from me.
#[derive(Debug, Default)]
pub struct Attendance {
    /// Those in the journal.
    pub known: BTreeSet<Id>,
    /// Those who are not.
    pub strangers: Vec<Guest>,
    /// Whose e-mail several people share.
    pub unclear: Vec<String>,
    /// Who called it, if they are in the journal.
    pub host: Option<Id>,
    pub i_declined: bool,
    /// Whether it is known who I am.
    knows_me: bool,
}

impl Import<'_> {
    pub(super) fn attendance(&self, event: &Event) -> Attendance {
        let mut attendance = Attendance { knows_me: !self.me.is_empty(), ..Attendance::default() };
        let invited = event.guests.iter().chain(&event.organizer);
        for guest in invited.filter(|guest| guest.is_person) {
            if self.is_me(guest) {
                attendance.i_declined |= guest.has_declined;
                continue;
            }
            let refused = event.guests.iter().any(|it| it.is_same(guest) && it.has_declined);
            let is_host = event.organizer.as_ref().is_some_and(|host| host.is_same(guest));
            match self.people_of(guest).as_slice() {
                [one] => {
                    if is_host {
                        attendance.host = Some(one.id);
                    }
                    if !refused {
                        attendance.known.insert(one.id);
                    }
                }
                [] if refused || attendance.strangers.iter().any(|it| it.is_same(guest)) => {}
                [] => attendance.strangers.push(guest.clone()),
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

    /// Whether a guest is one of my people, who need no journal of their own.
    pub(super) fn is_of_my_people(&self, guest: &Guest) -> bool {
        let name = guest.name.as_deref().map(name::fold);
        self.ctx.config.people.iter().any(|person| Some(name::fold(person)) == name)
    }

    /// Who in the journal a guest can be: by e-mail, then by exact name.
    fn people_of(&self, guest: &Guest) -> Vec<&Stakeholder> {
        let with_email = guest
            .email
            .as_deref()
            .map(|email| self.directory.with_email(email))
            .unwrap_or_default();
        if with_email.len() == 1 {
            return with_email;
        }
        let by_name =
            guest.name.as_deref().map(|name| self.directory.called(name)).unwrap_or_default();
        match by_name.as_slice() {
            _ if with_email.is_empty() => by_name,
            [one] if with_email.iter().any(|person| person.id == one.id) => by_name,
            _ => with_email,
        }
    }
}

impl Attendance {
    /// Whether nobody but one person and me was there. Where it is not known who I am, one of two is
    /// taken for me: I am in all of my meetings.
    pub fn is_one_to_one(&self) -> bool {
        match (self.known.len(), self.strangers.len()) {
            (1, 0) => true,
            (1, 1) => !self.knows_me,
            _ => false,
        }
    }
}

/// Why an event with strangers alone is no contact.
pub const NOBODY_KNOWN: &str = "none of its guests is in the journal";

/// Why an event is no contact, as the end of a sentence.
pub fn no_contact(event: &Event, attendance: &Attendance) -> Option<&'static str> {
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
    } else if !attendance.unclear.is_empty() {
        Some("which of several people it was cannot be told")
    } else if !attendance.strangers.is_empty() {
        Some(NOBODY_KNOWN)
    } else if event.guests.iter().any(|guest| guest.has_declined) {
        Some("its guests declined")
    } else {
        Some("it has no guests but you")
    }
}
