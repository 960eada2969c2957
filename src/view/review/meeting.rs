//! The answer of `rel review --with`: one page to bring to a quality review.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Account, Id, PromiseKind, Status};
use crate::shell::quote;
use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::list::{PromiseRow, PulseRow, StakeholderRow};
use crate::view::promises;
use crate::view::words::{self, tenth};

/// How many notes of earlier reviews and promises are shown; scripts get all.
const SHOWN: usize = 12;

/// The promises, ratings and agreements between us, for a quality review.
#[derive(Debug, Serialize)]
pub struct QualityReview {
    pub stakeholder: StakeholderRow,
    /// Ours before theirs, by kind, open ones first, then by the day they were made.
    pub promises: Vec<PromiseRow>,
    /// Newest first.
    pub pulses: Vec<PulseRow>,
    /// About open promises first, then the newest first.
    pub agreed: Vec<AgreedRow>,
    #[serde(skip)]
    today: NaiveDate,
    #[serde(skip)]
    since: NaiveDate,
}

/// A note from an earlier review, or about a promise.
#[derive(Debug, Clone, Serialize)]
pub struct AgreedRow {
    pub date: NaiveDate,
    /// `review`, `update` or `moved`
    pub what: &'static str,
    pub note: String,
    /// The entry of the review it comes from.
    pub entry: Option<Id>,
    /// The promise it is about.
    pub promise: Option<Id>,
    /// The status of that promise.
    pub status: Option<Status>,
    /// The date it was moved to.
    pub due: Option<NaiveDate>,
}

impl AgreedRow {
    fn is_open(&self) -> bool {
        self.status == Some(Status::Open)
    }
}

impl QualityReview {
    /// Makes the page about someone, with what is still open and everything since a day.
    pub fn of(
        stakeholder: StakeholderRow,
        mut promises: Vec<PromiseRow>,
        pulses: Vec<PulseRow>,
        mut agreed: Vec<AgreedRow>,
        (since, today): (NaiveDate, NaiveDate),
    ) -> QualityReview {
        promises.sort_by_key(|row| {
            let kind = PromiseKind::ALL.iter().position(|kind| *kind == row.kind);
            (row.theirs, kind, row.status != Status::Open, row.made, row.id)
        });
        agreed.sort_by_key(|row| (!row.is_open(), std::cmp::Reverse(row.date)));
        QualityReview { stakeholder, promises, pulses, agreed, today, since }
    }

    fn sentence(&self) -> String {
        let name = &self.stakeholder.name;
        let owed = || self.promises.iter().filter(|row| row.status == Status::Open && !row.theirs);
        let late = owed().filter(|row| row.days_late > 0).count();
        let owes = match (owed().count(), late) {
            (0, _) => format!("You owe {name} nothing"),
            (open, 0) => {
                format!("You owe {name} {}", words::number_of(open, "promise", "promises"))
            }
            (open, late) => format!(
                "You owe {name} {} ({late} late)",
                words::number_of(open, "promise", "promises")
            ),
        };
        let score = |account| self.pulses.iter().find(|pulse| pulse.account == account);
        let rated = match (score(Account::Me), score(Account::Team)) {
            (None, None) => "they have not rated you yet".to_owned(),
            (Some(me), None) => format!("they rate you {} of 5", tenth(me.score)),
            (None, Some(team)) => format!("they rate your team {} of 5", tenth(team.score)),
            (Some(me), Some(team)) => {
                format!(
                    "they rate you {} and your team {} of 5",
                    tenth(me.score),
                    tenth(team.score)
                )
            }
        };
        format!("{owes}; {rated}.")
    }

    /// Returns how many of our promises of each kind were kept.
    fn kept(&self) -> Option<String> {
        promises::kept_rates(PromiseKind::ALL.map(|kind| {
            let count = |status| {
                let ours = self.promises.iter().filter(|row| row.kind == kind && !row.theirs);
                ours.filter(|row| row.status == status).count()
            };
            let kept = count(Status::Kept);
            (kind, kept, kept + count(Status::Broken))
        }))
    }

    fn promises(&self, page: &mut Page) {
        let mut table = Table::new([
            Column::text("PROMISED"),
            Column::word("DUE"),
            Column::word("STATUS"),
            Column::text("MEASURE"),
            Column::word("EFFORT"),
        ]);
        for row in &self.promises {
            let whose = match (row.theirs, row.account) {
                (true, _) => " (theirs)",
                (false, Account::Team) => " (team)",
                (false, Account::Me) => "",
            };
            let (standing, tone) = standing(row);
            table.row([
                format!("#{} {}: {}{whose}", row.id, row.kind.name(), row.text).into(),
                row.due.map_or(String::new(), |due| words::short_date(due, self.today)).into(),
                Cell::new(standing, tone),
                measure(row).into(),
                effort(row).into(),
            ]);
        }
        page.table(&table);
    }

    fn agreed(&self, row: &AgreedRow) -> String {
        let about = row.promise.map(|id| format!(" #{id}")).unwrap_or_default();
        let to = row.due.map(|due| format!(" to {}", words::short_date(due, self.today)));
        let note = words::quoted(&row.note);
        let note = if note.is_empty() { note } else { format!(": {note}") };
        let open = if row.is_open() { ", still open" } else { "" };
        let date = words::date(row.date, self.today);
        format!("{date} {}{about}{}{note}{open}", row.what, to.unwrap_or_default())
    }
}

/// Returns how a promise stands, without its due date, which has a column of its own.
fn standing(row: &PromiseRow) -> (String, Tone) {
    match row.standing() {
        (_, Tone::Plain) if row.status == Status::Open => ("open".to_owned(), Tone::Plain),
        standing => standing,
    }
}

fn measure(row: &PromiseRow) -> String {
    let mut parts: Vec<String> = row.measure.iter().cloned().collect();
    if let Some(risk) = &row.risk {
        parts.push(format!("risk{}: {risk}", if row.heard { "" } else { " not shared" }));
    }
    parts.join("; ")
}

/// Returns the estimate and the actual effort: `40 d, took 55 d`.
fn effort(row: &PromiseRow) -> String {
    let took = row.actual.as_ref().map(|actual| format!("took {actual}"));
    let parts: Vec<String> =
        row.estimate.as_ref().map(ToString::to_string).into_iter().chain(took).collect();
    parts.join(", ")
}

impl View for QualityReview {
    type Data = QualityReview;

    fn data(&self) -> &QualityReview {
        self
    }

    fn draw(&self, page: &mut Page) {
        let who = quote(&self.stakeholder.name);
        page.headline(&self.sentence());
        page.aside(&format!(
            "Open promises, and everything since {}.",
            words::full_date(self.since)
        ));
        if self.promises.is_empty() {
            let step = format!("None yet: rel promise add {who} TEXT --measure TEXT --due DATE");
            page.labelled("Promises", &step);
        } else {
            self.promises(page);
        }
        if let Some(kept) = self.kept() {
            page.labelled("Kept", &format!("{kept}."));
        }
        if self.pulses.is_empty() {
            let step = format!("None yet. Ask how we are doing, then: rel pulse {who} me SCORE");
            page.labelled("Pulses", &step);
        }
        let mut label = "Pulses";
        for pulse in &self.pulses {
            let quote = pulse.quote.as_deref().map(words::quoted).unwrap_or_default();
            let (date, whose) = (words::date(pulse.date, self.today), pulse.account.name());
            let line = format!("{date} {whose} {} {quote}", tenth(pulse.score));
            page.labelled(label, line.trim_end());
            label = "";
        }
        let mut label = "Agreed";
        for row in self.agreed.iter().take(SHOWN) {
            page.labelled(label, &self.agreed(row));
            label = "";
        }
        if self.agreed.is_empty() {
            page.labelled("Agreed", &format!("Nothing recorded yet: rel log {who} NOTE -k review"));
        }
        let hidden = self.agreed.len().saturating_sub(SHOWN);
        if hidden > 0 {
            page.aside(&format!(
                "{} not shown; --format json shows all.",
                words::number_of(hidden, "older note is", "older notes are")
            ));
        }
        page.line("Ask first: what should we keep doing, and what should we stop?");
    }
}
