use crate::scoring::review::Judgement;
use crate::ui::Page;
use crate::view::words;

/// A habit as it reads to a person.
pub(super) trait Section {
    /// What it is called at the edge of the page, in at most ten letters.
    fn label(&self) -> &'static str;

    fn judgement(&self) -> Judgement;

    /// Why it cannot be judged.
    fn too_little(&self) -> String;

    // What follows is asked only of what can be judged, and all but the figure only of a mistake.

    /// The figure with the names, in full sentences.
    fn figure(&self) -> String {
        String::new()
    }

    /// The mistake in one sentence that stands alone.
    fn headline(&self) -> String {
        String::new()
    }

    /// What to change, in one short sentence.
    fn change(&self) -> String {
        String::new()
    }

    /// One act to begin with, as it goes on after "One thing for December:".
    fn one_thing(&self) -> String {
        String::new()
    }

    /// What one would rather look at than read.
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

/// `Too little to say: 2 real conversations, and it takes 3.`
pub(super) fn too_little(found: String, needed: usize) -> String {
    format!("Too little to say: {found}, and it takes {needed}.")
}

/// `1 real conversation`
pub(super) fn conversations(count: usize) -> String {
    words::number_of(count, "real conversation", "real conversations")
}
