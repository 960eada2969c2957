//! Completion in zsh, which quotes what it inserts itself.

use unicode_width::UnicodeWidthStr;

use super::line::{Line, Syntax};
use super::offers::{Asked, Offer};

pub const SCRIPT: &str = include_str!("../../../completions/_rel");

/// Answers with a line for each offer, with tabs between what it is, what to insert and what to
/// list. zsh inserts what several have in common; where that would go wrong, there is a line `keep`
/// to leave what was typed, or instead of all a line `common` with what to insert.
pub fn answer(asked: &mut Asked<'_>, args: &[String]) -> Option<String> {
    let read = Line::read(&args.join(" "), Syntax::Posix);
    let offers = asked.offers(&read.words);
    if offers.len() < 2 {
        return Some(listed(&offers));
    }
    let typed = read.words.last()?.to_lowercase();
    let common = in_common(&offers);
    let more = common.to_lowercase().strip_prefix(&typed).map(str::len);
    // zsh would end within an escape where all go on with a character that needs one.
    let mut next = offers.iter().map(|offer| offer.value[common.len()..].chars().next());
    let splits = next.all(|next| next.is_some_and(|c| !c.is_alphanumeric()));
    Some(match more {
        Some(1..) if splits => format!("common\t{common}\n"),
        Some(_) if !splits => listed(&offers),
        _ => listed(&offers) + "keep\n",
    })
}

fn listed(offers: &[Offer]) -> String {
    let width = offers.iter().map(|offer| offer.value.width()).max().unwrap_or_default();
    let line = |offer: &Offer| {
        let value = &offer.value;
        let what = match offer {
            offer if offer.is_flag() => "flag",
            offer if offer.is_folder() => "folder",
            _ => "name",
        };
        let shown = match &offer.help {
            Some(help) => format!("{value}{}  -- {help}", " ".repeat(width - value.width())),
            None => value.clone(),
        };
        format!("{what}\t{value}\t{shown}\n")
    };
    offers.iter().map(line).collect()
}

/// Returns what all offers begin with.
fn in_common(offers: &[Offer]) -> &str {
    let Some((first, others)) = offers.split_first() else { return "" };
    let same = |other: &Offer| {
        let pairs = first.value.char_indices().zip(other.value.chars());
        pairs.take_while(|((_, a), b)| a == b).map(|((at, a), _)| at + a.len_utf8()).last()
    };
    let end = others.iter().map(|other| same(other).unwrap_or_default()).min();
    &first.value[..end.unwrap_or(first.value.len())]
}
