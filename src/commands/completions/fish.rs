//! Completion in fish, which quotes what it inserts itself.

use std::path::Path;

use super::line::{Line, Syntax};
use super::offers::{Asked, Offer};

pub const SCRIPT: &str = include_str!("../../../completions/rel.fish");

/// Answers with a line for each offer: the word, and what it is after a tab.
pub fn answer(asked: &mut Asked<'_>, args: &[String]) -> Option<String> {
    let read = Line::read(args.first()?, Syntax::Fish);
    // `command rel` and the like come with the line.
    let is_rel = |word: &String| Path::new(word).file_stem().is_some_and(|name| name == "rel");
    let begin = read.words.iter().position(is_rel).unwrap_or_default();
    Some(asked.offers(&read.words[begin..]).iter().map(described).collect())
}

fn described(offer: &Offer) -> String {
    let help = offer.help.as_deref().map(|help| format!("\t{help}")).unwrap_or_default();
    format!("{}{help}\n", offer.value)
}
