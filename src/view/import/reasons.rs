//! Why something was skipped or needs a look, in words.

use serde::Serializer;

use crate::model::{Birthday, Limit, NoContact, NonPerson, SkipReason};
use crate::shell::quote;
use crate::view::words;

/// Writes the reason with its advice, for scripts.
pub fn serialize<S: Serializer>(reason: &SkipReason, serializer: S) -> Result<S::Ok, S::Error> {
    match advice(reason) {
        Some(advice) => serializer.serialize_str(&format!("{}. {advice}", why(reason))),
        None => serializer.serialize_str(&why(reason)),
    }
}

/// Returns the reason, to be followed by a colon and what was skipped.
pub fn why(reason: &SkipReason) -> String {
    let fixed = match reason {
        SkipReason::NoEvents => "no events",
        SkipReason::NoCards => "no cards",
        SkipReason::NoNameColumn => "no column is a name",
        SkipReason::NotAJournal => "not a journal",
        SkipReason::CutOff => "cut off before its end",
        SkipReason::Unreadable => "cannot be read",
        SkipReason::NoName => "no name",
        SkipReason::NameOverLines => {
            "the name spans several lines; a quotation mark may be missing"
        }
        SkipReason::NotAPerson(kind) => non_person(*kind),
        SkipReason::NotADate(text) => return format!("`{text}` is not a date"),
        SkipReason::AmbiguousDate(text, one, other) => {
            let (one, other) = (words::birthday(*one), words::birthday(*other));
            return format!("`{text}` could be {one} or {other}");
        }
        SkipReason::NoStart => "no start",
        SkipReason::SeveralStarts => "more than one start",
        SkipReason::StartNotADate => "the start is not a date",
        SkipReason::OutsideYears => "not in the years 1900 to 2200",
        SkipReason::TimesOutsideYears => {
            "some of its dates are not in the years 1900 to 2200, so they are missing"
        }
        SkipReason::BadRule => "the repeat rule cannot be read, so only the start counts",
        SkipReason::TooLong => "the series is too long to follow, so its later dates are missing",
        SkipReason::WithinADay => {
            "a series that repeats within a day is not followed, so only its start counts"
        }
        SkipReason::IsMe => "that is you",
        SkipReason::BadName(why) => why,
        SkipReason::Duplicate => "it occurs twice; the first one was used",
        SkipReason::RemovedPerson => "you removed this person here",
        SkipReason::EditedField(field) => return format!("you changed the {field} here"),
        SkipReason::NameTaken(name) => return format!("someone else is called {name} here"),
        SkipReason::OtherEmails { person, .. } => return format!("{person} has other e-mails"),
        SkipReason::NearTwin { person, name, .. } => return format!("{name} may be {person}"),
        SkipReason::SeveralMatches(names) => return format!("it could be {}", names.join(" or ")),
        SkipReason::SharedEmail { email, others } => return shared(email, others),
        SkipReason::NoContact(why) => no_contact(*why),
        SkipReason::AmbiguousEmail(email) => return format!("several people share {email}"),
        SkipReason::UnknownZone(zone) => {
            return format!("unknown time zone `{zone}`, read as local time");
        }
        SkipReason::OtherBirthday { kept, other, .. } => return other_birthday(*kept, *other),
        SkipReason::UnusedColumns => "columns not used",
        SkipReason::LoggedByHand => "you logged this yourself",
        SkipReason::InOtherCalendar => "already there from another calendar or under another UID",
        SkipReason::Forgotten => "it was forgotten here",
        SkipReason::PeopleMissing => "the people it is about are not in this journal",
        SkipReason::StillReferredTo => "it was removed there, but others here need it",
        SkipReason::EditedEntry => "you changed it here",
        SkipReason::RemovedEntry => "you removed it here",
        SkipReason::Limit(limit) => return exceeded(*limit),
    };
    fixed.to_owned()
}

/// Returns what to do about it, as a sentence with a command.
pub fn advice(reason: &SkipReason) -> Option<String> {
    match reason {
        SkipReason::NoNameColumn => {
            Some("The first row must name the columns, such as name, email and role".to_owned())
        }
        SkipReason::OtherEmails { person, email } if !email.starts_with('-') => {
            let (person, email) = (quote(person), quote(email));
            Some(format!("If it is the same person: rel edit {person} --email {email}"))
        }
        SkipReason::NearTwin { person, name, is_added } if !name.starts_with('-') => {
            let (person, name) = (quote(person), quote(name));
            Some(match is_added {
                true => format!("If they are the same person: rel merge {name} {person}"),
                false => format!("If it is the same person: rel edit {person} --alias {name}"),
            })
        }
        SkipReason::OtherBirthday { person, other, .. } if other.year.is_some() => {
            Some(format!("If the card is right: rel edit {} --birthday {other}", quote(person)))
        }
        SkipReason::AmbiguousEmail(email) if !email.starts_with('-') => {
            let email = quote(email);
            Some(format!("Take it from all but one: rel edit WHO --no-email {email}"))
        }
        _ => None,
    }
}

fn other_birthday(kept: Birthday, other: Birthday) -> String {
    format!("birthday {} kept; this card says {}", with_year(kept), with_year(other))
}

fn with_year(birthday: Birthday) -> String {
    let day = words::birthday(birthday);
    birthday.year.map_or_else(|| day.clone(), |year| format!("{day} {year}"))
}

fn shared(email: &str, others: &[String]) -> String {
    let have = if others.len() == 1 { "has" } else { "have" };
    let others = words::and(others);
    format!("{others} also {have} {email}, so calendars cannot tell them apart")
}

fn non_person(kind: NonPerson) -> &'static str {
    match kind {
        NonPerson::Group => "a group, not a person",
        NonPerson::Organisation => "an organisation, not a person",
        NonPerson::Location => "a place, not a person",
        NonPerson::Machine => "a machine, not a person",
    }
}

fn exceeded(limit: Limit) -> String {
    match limit {
        Limit::Files(most) => {
            format!("not read, since an import reads at most {}", words::size(most))
        }
        Limit::Record(most) => format!("left out, since it is larger than {}", size(most)),
        Limit::Line(most) => format!("left out, since a line is longer than {}", size(most)),
        Limit::Events(most) => {
            format!("only the first {} events were read", grouped(most))
        }
        Limit::Uid(most) => {
            format!("left out, since its UID is longer than {} characters", grouped(most))
        }
        Limit::Guests(most) => format!("only its first {} guests were read", grouped(most)),
        Limit::Title(most) => format!("its title was cut after {} characters", grouped(most)),
        Limit::Rules(most) => {
            format!("it has more than {} repeat rules, so only its start counts", grouped(most))
        }
        Limit::Times(most) => format!("only the latest {} times were read", grouped(most)),
        Limit::AllTimes(most, day) => format!(
            "times before {} left out, since an import takes about {}",
            words::full_date(day),
            grouped(most)
        ),
        Limit::Repeats => {
            "the calendars repeat too much to follow, so only its start counts".to_owned()
        }
        Limit::Lookups => {
            "too many series to look for entries on days that they no longer have".to_owned()
        }
        Limit::Contacts(most) => {
            format!("an import reads at most {} contacts", grouped(most))
        }
        Limit::Emails(most) => format!("only the first {} e-mails were kept", grouped(most)),
        Limit::Aliases(most) => format!("only the first {} other names were kept", grouped(most)),
        Limit::Columns(most) => format!("only the first {} columns were read", grouped(most)),
        Limit::Sharing(most) => format!(
            "its e-mail belongs to more than {} people, so it identifies none of them",
            grouped(most)
        ),
    }
}

fn size(bytes: usize) -> String {
    words::size(bytes.try_into().unwrap_or(u64::MAX))
}

/// Writes a number with a comma between thousands: `4,000`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn no_contact(why: NoContact) -> &'static str {
    match why {
        NoContact::NotHeld => "it did not take place",
        NoContact::Birthday => "a birthday",
        NoContact::Absence => "an absence",
        NoContact::Elsewhere => "working elsewhere",
        NoContact::Hold => "time kept free",
        NoContact::Deadline => "a deadline or a reminder",
        NoContact::ShownAsFree => "an all-day event that shows as free",
        NoContact::OnlyInformed => "copied for information only",
        NoContact::Declined => "you declined",
        NoContact::NoGuests => "no guests",
        NoContact::OnlyMe => "no guests but you",
        NoContact::GuestsDeclined => "the guests declined",
        NoContact::GuestsArchived => "the guests had been archived by then",
        NoContact::NobodyKnown => "none of the guests is in the journal",
        NoContact::UnclearGuest => "it matches more than one person",
    }
}
