//! Why something in a file was skipped, or needs a look.

use chrono::NaiveDate;

use super::Birthday;

/// Why a file, a card, an event or a line was skipped, or needs a look. Formats and imports decide
/// on it, and `view::import` puts it into words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SkipReason {
    // Files.
    NoEvents,
    NoCards,
    NoNameColumn,
    NotAJournal,

    // Cards, rows and events as they are written.
    /// The file or the next card begins before its end.
    CutOff,
    Unreadable,
    NoName,
    /// The name spans lines, as it does where a quotation mark is missing.
    NameOverLines,
    NotAPerson(NonPerson),
    /// What stands where a date should be.
    NotADate(String),
    /// What stands there, and the two birthdays it could be.
    AmbiguousDate(String, Birthday, Birthday),
    NoStart,
    SeveralStarts,
    StartNotADate,
    /// The start, or the year of a birthday, is not one of the years that a journal has.
    OutsideYears,
    /// Some times of the series are not in the years that a journal has.
    TimesOutsideYears,
    /// Only the first time of the series counts.
    BadRule,
    /// The series has more times than are followed.
    TooLong,
    /// The series repeats by the hour or more often. Only its first time counts.
    WithinADay,

    // People.
    IsMe,
    /// What `name::check` says of the name.
    BadName(String),
    /// Already read from the same import.
    Duplicate,
    RemovedPerson,
    /// The field that was changed in the journal.
    EditedField(&'static str),
    /// The new name, which someone else in the journal has.
    NameTaken(String),
    /// The person of that name, and the e-mail of the contact, which they do not have.
    OtherEmails {
        person: String,
        email: String,
    },
    /// The person whose name differs only in its blanks and hyphens from this one, which was added
    /// or is that of a guest.
    NearTwin {
        person: String,
        name: String,
        is_added: bool,
    },
    /// The people a contact could be.
    SeveralMatches(Vec<String>),
    /// The person, their birthday in the journal, and the other one on the card.
    OtherBirthday {
        person: String,
        kept: Birthday,
        other: Birthday,
    },
    /// Columns of a list that hold nothing to import.
    UnusedColumns,
    /// The e-mail, and the other people who have it.
    SharedEmail {
        email: String,
        others: Vec<String>,
    },

    // Events.
    NoContact(NoContact),
    /// The e-mail of a guest, which several people have.
    AmbiguousEmail(String),
    /// The time zone of an event, which nobody can identify.
    UnknownZone(String),
    LoggedByHand,
    InOtherCalendar,
    EditedEntry,
    RemovedEntry,

    // Lines of another journal.
    /// The record was forgotten here.
    Forgotten,
    /// None of the people it is with or about are in this journal.
    PeopleMissing,
    /// The record was removed there, but others here refer to it.
    StillReferredTo,

    /// More than an import takes.
    Limit(Limit),
}

/// The most an import takes of something, so that no file, however made, takes long or much memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// The bytes of all files together; the file was left out.
    Files(u64),
    /// The bytes of an event, a card or a row, which was left out.
    Record(usize),
    /// The bytes of a property that is folded over lines, or of a line; what holds it was left out.
    Line(usize),
    /// The events of all calendars; the rest of the file was left out.
    Events(usize),
    /// The bytes of the UID of an event, which was left out.
    Uid(usize),
    /// The guests of an event; those after them were left out.
    Guests(usize),
    /// The characters of a title, which was cut.
    Title(usize),
    /// The rules of a series, of which only the start counts.
    Rules(usize),
    /// The times of a series; earlier ones were left out.
    Times(usize),
    /// The times of all calendars together, and the day before which some were left out.
    AllTimes(usize, NaiveDate),
    /// The work of following the series of all calendars: only the start of this one counts.
    Repeats,
    /// The search for days that a series has no longer, which was not made for this one.
    Lookups,
    /// The contacts of an import; the rest of the file was left out.
    Contacts(usize),
    /// The e-mails of a contact or a person; those after them were left out.
    Emails(usize),
    /// The other names of a contact or a person; those after them were left out.
    Aliases(usize),
    /// The columns of a list; those after them were left out.
    Columns(usize),
    /// The people who share an e-mail before it identifies nobody.
    Sharing(usize),
}

/// What a card describes that is not a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NonPerson {
    Group,
    Organisation,
    Location,
    Machine,
}

/// Why an event is not a contact with anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoContact {
    NotHeld,
    Birthday,
    /// Out of office, on leave, ill.
    Absence,
    /// Working from home or elsewhere.
    Elsewhere,
    /// Time kept free.
    Hold,
    /// A deadline or a reminder.
    Deadline,
    /// It lasts all day and shows as free.
    ShownAsFree,
    /// I, or all guests in the journal, were only informed.
    OnlyInformed,
    /// I declined.
    Declined,
    NoGuests,
    OnlyMe,
    GuestsDeclined,
    /// All guests had been archived by then.
    GuestsArchived,
    /// None of the guests is in the journal.
    NobodyKnown,
    /// A guest could be any of several people.
    UnclearGuest,
}
