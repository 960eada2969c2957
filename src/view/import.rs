use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::words;

/// What an import has brought, or would bring.
#[derive(Debug, Default, Serialize)]
pub struct ImportReport {
    /// Whether nothing was written.
    pub dry_run: bool,
    pub files: Vec<String>,
    pub added: usize,
    pub updated: usize,
    /// Entries whose event is cancelled since, and what another journal has removed.
    pub removed: usize,
    pub unchanged: usize,
    pub skipped: usize,
    /// Each record that is new, changed or gone.
    pub changes: Vec<Change>,
    pub skips: Vec<Skip>,
    /// What was taken over, but should be looked at.
    pub notices: Vec<Skip>,
    /// How often the events of the calendars were held.
    pub occasions: usize,
    /// Guests who are not in the journal, those met most first.
    pub strangers: Vec<Stranger>,
    pub load: Option<Load>,
    /// Whether it is known which guest I am.
    #[serde(skip)]
    pub knows_me: bool,
    /// Whether nobody is in the journal.
    #[serde(skip)]
    pub nobody: bool,
}

/// A record that is new, changed or gone.
#[derive(Debug, Clone, Serialize)]
pub struct Change {
    pub action: Action,
    pub noun: String,
    /// What it is, as a person would name it.
    pub what: String,
    /// What is new about it: `role: CFO -> CEO`.
    pub details: Vec<String>,
    #[serde(flatten)]
    pub place: Place,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    pub file: String,
    /// From 1.
    pub line: usize,
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

/// Something of a file that was not taken over.
#[derive(Debug, Clone, Serialize)]
pub struct Skip {
    #[serde(flatten)]
    pub place: Place,
    pub what: String,
    /// Why, as the end of a sentence.
    pub why: String,
}

/// A guest who is not in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stranger {
    pub name: Option<String>,
    pub email: Option<String>,
    /// How often they were met.
    pub met: usize,
    pub last: NaiveDate,
}

/// What the cadences now ask for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Load {
    /// Active people who are neither away nor unplaced.
    pub people: usize,
    /// Real conversations a week.
    pub asked_per_week: f64,
}

impl Load {
    fn told(&self) -> String {
        match self.people {
            0 => "No cadence asks for anything yet: give people a unit, rel edit WHO --unit UNIT"
                .to_owned(),
            people => format!(
                "The cadences of {} now ask for {:.1} real conversations a week.",
                words::number_of(people, "person", "people"),
                self.asked_per_week
            ),
        }
    }
}

/// How many of a kind are listed before the rest is only counted.
const LISTED: usize = 10;

/// How many reasons are told.
const REASONS: usize = 30;

/// Up to how many places are all named where something was skipped for one reason.
const ALL_PLACES: usize = 20;

/// How many places are named of more.
const SOME_PLACES: usize = 3;

impl ImportReport {
    /// Notes a record that is new, changed or gone, and what is new about it.
    pub fn note(
        &mut self,
        action: Action,
        noun: &str,
        what: String,
        details: Vec<String>,
        place: &Place,
    ) {
        match action {
            Action::Added => self.added += 1,
            Action::Updated => self.updated += 1,
            Action::Removed => self.removed += 1,
        }
        let (noun, place) = (noun.to_owned(), place.clone());
        self.changes.push(Change { action, noun, what, details, place });
    }

    /// Notes what was not taken over, and why, as the end of a sentence.
    pub fn skip(&mut self, what: &str, why: impl Into<String>, place: &Place) {
        self.skipped += 1;
        self.skips.push(Skip { place: place.clone(), what: what.to_owned(), why: why.into() });
    }

    /// Notes what was taken over, but should be looked at.
    pub fn notice(&mut self, what: &str, why: impl Into<String>, place: &Place) {
        self.notices.push(Skip { place: place.clone(), what: what.to_owned(), why: why.into() });
    }

    fn headline(&self) -> String {
        let files = words::and_more(&self.files);
        let told = |counts: &[(usize, &str)]| -> Vec<String> {
            let some = counts.iter().filter(|(count, _)| *count > 0);
            some.map(|(count, what)| format!("{count} {what}")).collect()
        };
        let left = told(&[(self.unchanged, "already there"), (self.skipped, "skipped")]);
        let last = if self.dry_run { " Nothing was written." } else { "" };
        if self.added + self.updated + self.removed == 0 {
            let left =
                if left.is_empty() { String::new() } else { format!(": {}", left.join(", ")) };
            let begin = if self.nobody {
                " Nobody is in the journal yet: import an address book first, or rel add."
            } else {
                ""
            };
            return format!("Nothing new in {files}{left}.{begin}{last}");
        }
        let mut done = told(&[(self.updated, "changed"), (self.removed, "removed")]);
        if self.added > 0 {
            done.insert(0, format!("{} added", self.told_by_noun()));
        }
        done.extend(left);
        let from = if self.dry_run { "Would come in from" } else { "Came in from" };
        format!("{from} {files}: {}.{last}", done.join(", "))
    }

    /// `12 people and 84 entries`
    fn told_by_noun(&self) -> String {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for change in self.changes.iter().filter(|change| change.action == Action::Added) {
            *counts.entry(change.noun.as_str()).or_default() += 1;
        }
        let named = [
            ("unit", "unit", "units"),
            ("stakeholder", "person", "people"),
            ("entry", "entry", "entries"),
            ("fact", "fact", "facts"),
            ("promise", "promise", "promises"),
            ("pulse", "pulse", "pulses"),
            ("card", "contact card", "contact cards"),
        ];
        let counts = named
            .map(|(noun, one, many)| (counts.get(noun).copied().unwrap_or_default(), one, many));
        words::counts(&counts)
    }

    fn draw_changes(&self, page: &mut Page) {
        let mut table = Table::new([
            Column::word("WOULD BE"),
            Column::text("WHAT"),
            Column::text("WHAT IS NEW"),
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

    fn draw_strangers(&self, page: &mut Page) {
        let count = words::number_of(self.strangers.len(), "guest is", "guests are");
        page.blank();
        page.line(&format!("{count} not in the journal; met most:"));
        let mut table = Table::new([
            Column::number("MET"),
            Column::word("LAST"),
            Column::text("NAME"),
            Column::text("E-MAIL"),
        ]);
        for stranger in self.strangers.iter().take(LISTED) {
            table.row([
                stranger.met.to_string().into(),
                words::plain_date(stranger.last).into(),
                stranger.name.as_deref().unwrap_or_default().into(),
                stranger.email.as_deref().unwrap_or_default().into(),
            ]);
        }
        page.table(&table);
        let first = self.strangers.first().filter(|_| self.knows_me);
        if let Some(Stranger { name, email: Some(email), .. }) = first {
            let name = name.as_deref().unwrap_or("NAME");
            page.aside(&format!(
                "Add those who count: rel add {name:?} --email {email} --unit UNIT"
            ));
        }
    }
}

/// Skips of one reason are told together, with the first places.
fn draw_skips(page: &mut Page, heading: &str, skips: &[Skip]) {
    let mut reasons: Vec<(&str, Vec<&Skip>)> = Vec::new();
    for skip in skips {
        match reasons.iter_mut().find(|(why, _)| *why == skip.why) {
            Some((_, skips)) => skips.push(skip),
            None => reasons.push((&skip.why, vec![skip])),
        }
    }
    reasons.sort_by_key(|(_, skips)| std::cmp::Reverse(skips.len()));
    page.blank();
    page.line(heading);
    for (why, skips) in reasons.iter().take(REASONS) {
        page.line(&format!("  {why}: {}", told_places(skips)));
    }
    if reasons.len() > REASONS {
        let more = words::number_of(reasons.len() - REASONS, "more reason", "more reasons");
        page.aside(&format!("  and {more}; --format json tells all"));
    }
}

/// `Budget (cal.ics:12), Lunch (cal.ics:40) and 7 more`
fn told_places(skips: &[&Skip]) -> String {
    let shown = if skips.len() > ALL_PLACES { SOME_PLACES } else { skips.len() };
    let mut told: Vec<String> =
        skips.iter().take(shown).map(|skip| format!("{} ({})", skip.what, skip.place)).collect();
    if skips.len() > shown {
        told.push(format!("{} more", skips.len() - shown));
    }
    words::and(&told)
}

/// `cal.ics:12`
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
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
            draw_skips(page, "To look at:", &self.notices);
        }
        if !self.skips.is_empty() {
            draw_skips(page, "Skipped:", &self.skips);
        }
        if !self.strangers.is_empty() {
            self.draw_strangers(page);
        }
        if let Some(load) = &self.load {
            page.blank();
            page.line(&load.told());
        }
    }
}
