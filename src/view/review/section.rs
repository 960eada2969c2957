//! What every section of a review says, and how it is drawn.

use crate::scoring::review::Judgement;
use crate::ui::Page;
use crate::view::words;

/// A habit, in words.
pub(super) trait Section {
    /// Returns its name at the edge of the page, in at most ten letters.
    fn label(&self) -> &'static str;

    fn judgement(&self) -> Judgement;

    /// Returns why it cannot be judged yet.
    fn too_little(&self) -> String;

    // The figure is shown only if the habit can be judged, the rest only if it is a mistake.

    /// Returns the figure with the names, in full sentences.
    fn figure(&self) -> String {
        String::new()
    }

    /// Returns the mistake in one sentence that stands alone.
    fn headline(&self) -> String {
        String::new()
    }

    /// Returns what to change, in one short sentence.
    fn change(&self) -> String {
        String::new()
    }

    /// Returns one act to begin with, as it reads after "One thing for December:".
    fn one_thing(&self) -> String {
        String::new()
    }

    /// Draws the chart of the habit, if there is one.
    fn picture(&self, _page: &mut Page) {}
}

pub(super) fn draw(section: &dyn Section, page: &mut Page) {
    let text = match section.judgement().mistake {
        None => section.too_little(),
        Some(false) => section.figure(),
        Some(true) => format!("{} {}", section.figure(), section.change()),
    };
    page.labelled(section.label(), &text);
    if section.judgement().mistake.is_some() {
        section.picture(page);
    }
}

/// Returns `Too early to say: 2 real conversations so far, and it takes 3.`
pub(super) fn too_little(found: String, needed: usize) -> String {
    format!("Too early to say: {found} so far, and it takes {needed}.")
}

/// Counts real conversations: `1 real conversation`.
pub(super) fn conversations(count: usize) -> String {
    words::number_of(count, "real conversation", "real conversations")
}
