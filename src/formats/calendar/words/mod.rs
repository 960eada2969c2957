//! The words of a title that say what an event is not: held, a meeting.

mod absence;
mod absence_words;
mod birthday;
mod cancelled;
mod cancelled_words;
mod own_time;
mod skipped;
mod title;

use crate::model::NoContact;

pub use birthday::{is_birthday, is_someones_birthday};
pub use cancelled::{is_cancelled, means_cancelled};

/// Recognises the title of an event that is not a meeting, and says what it is. The names are those
/// of the guests.
pub fn not_a_meeting(summary: &str, names: &[&str], is_whole_day: bool) -> Option<NoContact> {
    absence::not_a_meeting(summary, names, is_whole_day)
        .or_else(|| own_time::own_time(summary, names))
}
