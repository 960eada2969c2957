//! The list of what was skipped or needs a look, grouped by reason.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use crate::model::SkipReason;
use crate::ui::Page;
use crate::view::import::place::Place;
use crate::view::import::reasons;
use crate::view::words;

/// Something in a file that was skipped or needs a look.
#[derive(Debug, Clone, Serialize)]
pub struct Skip {
    #[serde(flatten)]
    pub place: Place,
    pub what: String,
    #[serde(serialize_with = "reasons::serialize")]
    pub why: SkipReason,
}

/// How many reasons are listed.
const REASONS: usize = 30;

/// The most places for which all are named.
const ALL_PLACES: usize = 20;

/// How many places are named if there are more.
const SOME_PLACES: usize = 3;

/// Draws the skips, the most frequent reason first, each with its first places.
pub fn draw(page: &mut Page, heading: &str, skips: &[Skip]) {
    let mut by_reason: Vec<(&SkipReason, Vec<&Skip>)> = Vec::new();
    let mut places_of: HashMap<&SkipReason, usize> = HashMap::new();
    for skip in skips {
        let at = *places_of.entry(&skip.why).or_insert(by_reason.len());
        match by_reason.get_mut(at) {
            Some((_, skips)) => skips.push(skip),
            None => by_reason.push((&skip.why, vec![skip])),
        }
    }
    by_reason.sort_by_key(|(_, skips)| Reverse(skips.len()));
    page.blank();
    page.line(heading);
    for (why, skips) in by_reason.iter().take(REASONS) {
        page.line(&format!("  {}: {}", reasons::why(why), places(skips)));
        if let Some(advice) = reasons::advice(why) {
            page.line(&format!("    {advice}"));
        }
    }
    if by_reason.len() > REASONS {
        let more = words::number_of(by_reason.len() - REASONS, "more reason", "more reasons");
        page.aside(&format!("  and {more}; --format json lists them all"));
    }
}

/// Names the places: `Budget (cal.ics:12), Lunch (cal.ics:40) and 7 more`.
fn places(skips: &[&Skip]) -> String {
    let shown = if skips.len() > ALL_PLACES { SOME_PLACES } else { skips.len() };
    let mut places: Vec<String> =
        skips.iter().take(shown).map(|skip| format!("{} ({})", skip.what, skip.place)).collect();
    if skips.len() > shown {
        places.push(format!("{} more", skips.len() - shown));
    }
    words::and(&places)
}
