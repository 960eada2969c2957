//! The report of an import.

mod place;
mod reasons;
mod skip_list;
mod strangers;

use serde::Serialize;

use crate::model::{Noun, SkipReason};
use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::words;

pub use place::Place;
pub use skip_list::Skip;
pub use strangers::Stranger;

/// The result of an import, or of its dry run.
#[derive(Debug, Default, Serialize)]
pub struct ImportReport {
    /// Whether nothing was written.
    pub dry_run: bool,
    pub files: Vec<String>,
    pub added: usize,
    pub updated: usize,
    /// Entries whose event was cancelled since, and records that another journal removed.
    pub removed: usize,
    pub unchanged: usize,
    pub skipped: usize,
    /// Each record that was added, updated or removed.
    pub changes: Vec<RecordChange>,
    pub skips: Vec<Skip>,
    /// What was imported, but needs a look.
    pub notices: Vec<Skip>,
    /// How many times the events of the calendars were held.
    pub occasions: usize,
    /// Guests who are not in the journal, the most met first.
    pub strangers: Vec<Stranger>,
    pub load: Option<Upkeep>,
    /// Whether the import knows which guest I am.
    #[serde(skip)]
    pub knows_me: bool,
    /// Whether nobody is in the journal.
    #[serde(skip)]
    pub nobody: bool,
}

/// A record that was added, updated or removed.
#[derive(Debug, Clone, Serialize)]
pub struct RecordChange {
    pub action: Action,
    pub noun: Noun,
    /// The record as a person would name it.
    pub what: String,
    /// What is new about it: `role: CFO → CEO`.
    pub details: Vec<String>,
    #[serde(flatten)]
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    Added,
    Updated,
    Removed,
}

impl Action {
    fn name(self) -> &'static str {
        match self {
            Action::Added => "added",
            Action::Updated => "updated",
            Action::Removed => "removed",
        }
    }
}

/// What it takes to keep up with everyone in the journal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Upkeep {
    /// Active people who are neither away nor unplaced.
    pub people: usize,
    /// Real conversations a week, by their cadences.
    pub asked_per_week: f64,
}

impl Upkeep {
    fn sentence(&self) -> String {
        let people = match self.people {
            0 => {
                return "Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit \
                        UNIT"
                    .to_owned();
            }
            1 => "this person".to_owned(),
            many => format!("these {many} people"),
        };
        let asked = self.asked_per_week;
        format!("Keeping up with {people} takes {asked:.1} real conversations a week.")
    }
}

impl ImportReport {
    /// Adds a record that was added, updated or removed, and what is new about it.
    pub fn note(
        &mut self,
        action: Action,
        noun: Noun,
        what: String,
        details: Vec<String>,
        place: &Place,
    ) {
        match action {
            Action::Added => self.added += 1,
            Action::Updated => self.updated += 1,
            Action::Removed => self.removed += 1,
        }
        let place = place.clone();
        self.changes.push(RecordChange { action, noun, what, details, place });
    }

    /// Adds something that was skipped.
    pub fn skip(&mut self, what: &str, why: SkipReason, place: &Place) {
        self.skipped += 1;
        self.skips.push(Skip { place: place.clone(), what: what.to_owned(), why });
    }

    /// Adds something that was imported, but needs a look.
    pub fn notice(&mut self, what: &str, why: SkipReason, place: &Place) {
        self.notices.push(Skip { place: place.clone(), what: what.to_owned(), why });
    }

    /// Returns where to see what was imported, and how to undo it.
    pub fn what_next(&self) -> &'static str {
        let has = |noun| {
            let mut changes = self.changes.iter();
            changes.any(|it| it.noun == noun && it.action != Action::Removed)
        };
        if has(Noun::Entry) {
            "To see them: rel list entries --import LAST. To undo: rel undo"
        } else if has(Noun::Stakeholder) {
            "To see everyone: rel list. To undo: rel undo"
        } else {
            "To undo: rel undo"
        }
    }

    /// Returns how to say which of the guests I am: one who is not in the journal may be me.
    pub fn who_am_i(&self) -> Option<String> {
        strangers::who_am_i(&self.strangers)
    }

    fn headline(&self) -> String {
        let files = words::and_more(&self.files);
        let counted = |counts: &[(usize, &str)]| -> Vec<String> {
            let some = counts.iter().filter(|(count, _)| *count > 0);
            some.map(|(count, what)| format!("{count} {what}")).collect()
        };
        let rest = counted(&[(self.unchanged, "already there"), (self.skipped, "skipped")]);
        let last = if self.dry_run { " Nothing was written." } else { "" };
        if self.added + self.updated + self.removed == 0 {
            let rest =
                if rest.is_empty() { String::new() } else { format!(": {}", rest.join(", ")) };
            let begin = if self.nobody {
                " The journal has no people yet. Import an address book first, or add people: rel \
                 add NAME"
            } else {
                ""
            };
            return format!("Nothing new in {files}{rest}.{last}{begin}");
        }
        let mut done = counted(&[(self.updated, "changed"), (self.removed, "removed")]);
        if self.added > 0 {
            done.insert(0, format!("{} added", self.added_by_noun()));
        }
        done.extend(rest);
        let imported = if self.dry_run { "Would import" } else { "Imported" };
        format!("{imported} {files}: {}.{last}", done.join(", "))
    }

    /// Counts what was added: `12 people and 84 entries`.
    fn added_by_noun(&self) -> String {
        let added = |noun: Noun| {
            let changes = self.changes.iter();
            changes.filter(|it| it.action == Action::Added && it.noun == noun).count()
        };
        let counts: Vec<(usize, &str, &str)> =
            Noun::ALL.iter().map(|noun| (added(*noun), noun.words().0, noun.words().1)).collect();
        words::counts(&counts)
    }

    fn draw_changes(&self, page: &mut Page) {
        let mut table = Table::new([
            Column::word("WOULD BE"),
            Column::text("WHAT"),
            Column::text("DETAILS"),
            Column::word("FROM"),
        ]);
        for change in &self.changes {
            table.row([
                change.action.name().into(),
                (&change.what).into(),
                change.details.join("; ").into(),
                Cell::new(change.place.to_string(), Tone::Faint),
            ]);
        }
        page.table(&table);
    }
}

impl View for ImportReport {
    type Data = ImportReport;

    fn data(&self) -> &ImportReport {
        self
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.headline());
        if self.dry_run && !self.changes.is_empty() {
            self.draw_changes(page);
        }
        if !self.notices.is_empty() {
            skip_list::draw(page, "To look at:", &self.notices);
        }
        if !self.skips.is_empty() {
            skip_list::draw(page, "Skipped:", &self.skips);
        }
        if !self.strangers.is_empty() {
            strangers::draw(page, &self.strangers, self.knows_me);
        }
        if let Some(load) = &self.load {
            page.blank();
            page.line(&load.sentence());
        }
    }
}
