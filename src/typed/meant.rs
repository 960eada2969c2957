//! What the first words of a note may have been meant as: the day of an entry, or its kind.

use chrono::NaiveDate;

use super::read_date;
use crate::context::Context;
use crate::model::span::Direction;
use crate::model::{Kind, date, duration};

/// Weekdays that are ordinary words, too: `sat down with her`.
const ORDINARY: [&str; 3] = ["sat", "sun", "wed"];

/// Returns the past day that a note begins with: `yesterday we talked`.
pub fn day(ctx: &Context, note: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = note.split_whitespace().collect();
    let count = date::words_of_date(&words).ok()?.min(words.len());
    let text = words[..count].join(" ");
    let first = text.split(' ').next()?.to_lowercase();
    // `2 weeks` is as often how long something takes, and the last 2 weeks how long it took.
    let length = text.strip_prefix("last ").or_else(|| text.strip_prefix("past "));
    let is_length = duration::parse_days(length.unwrap_or(&text)).is_ok();
    if is_length || count == 1 && ORDINARY.contains(&first.as_str()) || is_topic(&first) {
        return None;
    }
    let day = read_date(ctx, &text, Direction::Back).ok()?;
    (day < ctx.now.today).then_some(day)
}

/// Whether a word begins a holiday or a point within a period, which are talked about rather than
/// on: `end of month numbers`, `christmas party plans`.
fn is_topic(word: &str) -> bool {
    const TOPICS: [&str; 12] = [
        "end",
        "start",
        "beginning",
        "mid",
        "eow",
        "eom",
        "eoq",
        "eoy",
        "christmas",
        "xmas",
        "new",
        "boxing",
    ];
    TOPICS.contains(&word)
}

/// Returns the kind that a note begins with, if it is not the default: `lunch about the budget`.
pub fn kind<'a>(ctx: &'a Context, note: &str) -> Option<&'a Kind> {
    let first = note.split_whitespace().next()?;
    let kind = ctx.config.kinds.named(first.trim_end_matches([',', '.', ':', ';', '!']))?;
    (kind.name != Kind::DEFAULT).then_some(kind)
}
