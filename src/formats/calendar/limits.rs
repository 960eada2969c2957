//! The most that is taken from calendars, so that no file, however made, takes long or much memory.
//! What exceeds it is left out and reported.

/// Returns a bound, or a smaller one in tests, so that they are quick.
const fn bound(most: usize, in_tests: usize) -> usize {
    if cfg!(test) { in_tests } else { most }
}

/// The most events of all calendars together: a century of eight a working day.
pub const MOST_EVENTS: usize = bound(200_000, 2_000);

/// The most bytes of an event, without what is never read of it: some 10,000 guests.
pub const LARGEST_EVENT: usize = bound(1_000_000, 100_000);

/// The size, in bytes, from which an event is searched for what is never read of it.
pub const LARGE_EVENT: usize = 50_000;

/// The most guests of an event. At a meeting of so many, nobody meets anyone.
pub const MOST_GUESTS: usize = 1_000;

/// The most characters of a title; Outlook allows 255.
pub const LONGEST_TITLE: usize = 500;

/// The most bytes of a UID; the standard advises at most 255.
pub const LONGEST_UID: usize = 1_000;

/// The most characters of the name of a guest: more than that of a person has here.
pub const LONGEST_NAME: usize = 200;

/// The most bytes of an address, by the rules of mail.
pub const LONGEST_ADDRESS: usize = 320;

/// The most rules of a series; the standard advises one.
pub const MOST_RULES: usize = 20;

/// The most times of a series, the latest ones: eleven years of every day.
pub const MOST_TIMES_OF_SERIES: usize = bound(4_000, 1_000);

/// The most times of all events together, the latest ones; many guests and long titles count as
/// more: what a journal can take in a few seconds, and decades of meetings.
pub const MOST_TIMES: usize = bound(50_000, 1_500);

/// The most time zones that calendars may describe in different words.
pub const MOST_ZONES: usize = bound(1_000, 50);

/// The most changes of the clocks in all of these.
pub const MOST_TRANSITIONS: usize = 500_000;
