//! Who attended an event, and whether it counts as contact.

use std::collections::{BTreeSet, HashSet};

use crate::formats::calendar::{Event, Guest};
use crate::import::directory::{has_email, same_email};
use crate::import::run::Import;
use crate::model::{Id, NoContact, SkipReason, Stakeholder, name};

/// Who attended an event, apart from me.
#[derive(Debug, Default)]
pub struct Attendance {
    /// The guests in the journal.
    pub known: BTreeSet<Id>,
    /// The guests who are not.
    pub strangers: Vec<Guest>,
    /// The e-mails of guests that several people share.
    pub unclear: Vec<String>,
    /// The guests with the name of someone in the journal, but with another e-mail, or with a name
    /// that is much alike.
    pub namesakes: Vec<SkipReason>,
    /// The host, if in the journal.
    pub host: Option<Id>,
    pub i_declined: bool,
    /// Whether I was only informed, by someone else.
    i_was_informed: bool,
    /// Whether a guest was only informed.
    others_were_informed: bool,
    /// Whether the import knows which guest I am.
    knows_me: bool,
}

/// Guests, found again as [`Guest::is_same`] compares them.
#[derive(Default)]
struct GuestSet<'e> {
    emails: HashSet<&'e str>,
    names: HashSet<&'e str>,
    /// The names of guests without an e-mail.
    names_only: HashSet<&'e str>,
}

impl<'e> GuestSet<'e> {
    fn add(&mut self, guest: &'e Guest) {
        self.emails.extend(guest.email.as_deref());
        self.names.extend(guest.name.as_deref());
        self.names_only.extend(guest.name.as_deref().filter(|_| guest.email.is_none()));
    }

    fn has(&self, guest: &Guest) -> bool {
        let has_name =
            |names: &HashSet<&str>| guest.name.as_deref().is_some_and(|it| names.contains(it));
        match &guest.email {
            Some(email) => self.emails.contains(email.as_str()) || has_name(&self.names_only),
            None => has_name(&self.names),
        }
    }
}

/// The guests of an event who declined it, and those who were only informed.
struct Answers<'e> {
    declined: GuestSet<'e>,
    informed: GuestSet<'e>,
}

impl<'e> Answers<'e> {
    fn of(guests: &'e [Guest]) -> Self {
        let (mut declined, mut informed) = (GuestSet::default(), GuestSet::default());
        guests.iter().filter(|guest| guest.has_declined).for_each(|it| declined.add(it));
        guests.iter().filter(|guest| guest.is_informed).for_each(|it| informed.add(it));
        Answers { declined, informed }
    }
}

impl Import<'_> {
    pub(super) fn attendance(&self, event: &Event) -> Attendance {
        let mut attendance = Attendance { knows_me: !self.me.is_empty(), ..Attendance::default() };
        let answers = Answers::of(&event.guests);
        let mut strangers = GuestSet::default();
        let invited = event.guests.iter().chain(&event.organizer);
        for guest in invited.filter(|guest| guest.is_person) {
            let is_host = event.organizer.as_ref().is_some_and(|host| host.is_same(guest));
            if self.is_me(guest) {
                attendance.i_declined |= guest.has_declined;
                attendance.i_was_informed |= guest.is_informed && !is_host;
                continue;
            }
            if answers.informed.has(guest) {
                attendance.others_were_informed = true;
                continue;
            }
            let refused = answers.declined.has(guest);
            match self.people_of(guest).as_slice() {
                [one] => {
                    if is_host {
                        attendance.host = Some(one.id);
                    }
                    if !refused {
                        attendance.known.insert(one.id);
                    }
                }
                [] if refused || strangers.has(guest) => {}
                [] => {
                    attendance.namesakes.extend(self.namesake_of(guest));
                    strangers.add(guest);
                    attendance.strangers.push(guest.clone());
                }
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

    /// Whether a guest is on my own team. Team members are not stakeholders.
    pub(super) fn is_on_my_team(&self, guest: &Guest) -> bool {
        let name = guest.name.as_deref().map(name::fold);
        self.ctx.config.people.iter().any(|person| Some(name::fold(person)) == name)
    }

    /// Returns the person who has the name of a guest, but other e-mails; or whose name differs
    /// only in its blanks and hyphens.
    fn namesake_of(&self, guest: &Guest) -> Option<SkipReason> {
        let name = guest.name.as_deref()?;
        match (self.directory.called(name).first(), &guest.email) {
            (Some(person), Some(email)) => {
                Some(SkipReason::OtherEmails { person: person.name.clone(), email: email.clone() })
            }
            _ => Some(SkipReason::NearTwin {
                person: self.directory.near_twin(name)?.name.clone(),
                name: name.to_owned(),
                is_added: false,
            }),
        }
    }

    /// Finds the people in the journal a guest can be: by e-mail, then by exact name. Someone whose
    /// e-mails are known has no other, so that a namesake is not taken for them.
    fn people_of(&self, guest: &Guest) -> Vec<&Stakeholder> {
        let email = guest.email.as_deref();
        let with_email = email.map(|email| self.directory.with_email(email)).unwrap_or_default();
        if with_email.len() == 1 {
            return with_email;
        }
        let mut by_name =
            guest.name.as_deref().map(|name| self.directory.called(name)).unwrap_or_default();
        if with_email.is_empty() && guest.email.is_some() {
            by_name.retain(|person| person.emails.is_empty());
        }
        match by_name.as_slice() {
            _ if with_email.is_empty() => by_name,
            [one] if email.is_some_and(|email| has_email(one, &same_email(email))) => by_name,
            _ => with_email,
        }
    }
}

impl Attendance {
    /// Whether only one person and I attended. If it is not known which guest I am, I am taken to
    /// be one of two: I attend all of my meetings.
    pub fn is_one_to_one(&self) -> bool {
        match (self.known.len(), self.strangers.len()) {
            (1, 0) => true,
            (1, 1) => !self.knows_me,
            _ => false,
        }
    }
}

/// Returns why an event does not count as contact; `None` if it does.
pub fn no_contact(event: &Event, attendance: &Attendance) -> Option<NoContact> {
    if event.is_cancelled {
        Some(NoContact::NotHeld)
    } else if event.is_birthday {
        Some(NoContact::Birthday)
    } else if attendance.i_declined {
        Some(NoContact::Declined)
    } else if attendance.i_was_informed {
        Some(NoContact::OnlyInformed)
    } else if event.guests.iter().all(|guest| !guest.is_person) {
        Some(NoContact::NoGuests)
    } else if event.no_meeting.is_some() {
        event.no_meeting
    } else if !attendance.known.is_empty() {
        None
    } else if !attendance.unclear.is_empty() {
        Some(NoContact::UnclearGuest)
    } else if !attendance.strangers.is_empty() {
        Some(NoContact::NobodyKnown)
    } else if event.guests.iter().any(|guest| guest.has_declined) {
        Some(NoContact::GuestsDeclined)
    } else if attendance.others_were_informed {
        Some(NoContact::OnlyInformed)
    } else {
        Some(NoContact::OnlyMe)
    }
}
