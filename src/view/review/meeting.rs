//! One page to bring to a quality review with somebody.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Account, Id, PromiseKind, Status};
use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::list::{PromiseRow, PulseRow, StakeholderRow};
use crate::view::words::{self, tenth};

/// How many of the things agreed are shown; scripts get all.
const SHOWN: usize = 12;

/// What was promised, how they rate us, what was agreed.
#[derive(Debug, Serialize)]
pub struct QualityReview {
    pub stakeholder: StakeholderRow,
    /// By kind, ours before theirs, open ones first, then as they were made.
    pub promises: Vec<PromiseRow>,
    /// Newest first.
    pub pulses: Vec<PulseRow>,
    /// On what is open first, then the newest first.
    pub agreed: Vec<AgreedRow>,
    #[serde(skip)]
    today: NaiveDate,
    #[serde(skip)]
    since: NaiveDate,
}

/// Something said in a review, or about a promise.
#[derive(Debug, Clone, Serialize)]
pub struct AgreedRow {
    pub date: NaiveDate,
    /// `review`, `update` or `moved`
    pub what: &'static str,
    pub note: String,
    /// The review it was said in.
    pub entry: Option<Id>,
    /// The promise it was said about, and how that stands.
    pub promise: Option<Id>,
    pub status: Option<Status>,
    /// Where it was moved to.
    pub due: Option<NaiveDate>,
}

impl AgreedRow {
    fn is_open(&self) -> bool {
        self.status == Some(Status::Open)
    }
}

impl QualityReview {
    /// The page of somebody, with what has been since a day and what is still open.
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
                "You owe {name} {}, {late} past due",
                words::number_of(open, "promise", "promises")
            ),
        };
        let score = |account| self.pulses.iter().find(|pulse| pulse.account == account);
        let rated = match (score(Account::Me), score(Account::Team)) {
            (None, None) => "no score of theirs is written down yet".to_owned(),
            (Some(me), None) => format!("they rate you {}", tenth(me.score)),
            (None, Some(team)) => format!("they rate your team {}", tenth(team.score)),
            (Some(me), Some(team)) => {
                format!("they rate you {} and your team {}", tenth(me.score), tenth(team.score))
            }
        };
        format!("{owes}; {rated}.")
    }

    /// How well each kind was kept.
    fn kept(&self) -> String {
        let rate = |kind: PromiseKind| {
            let ended = |status| {
                let rows = self.promises.iter().filter(|row| row.kind == kind && !row.theirs);
                rows.filter(|row| row.status == status).count()
            };
            let (kept, broken) = (ended(Status::Kept), ended(Status::Broken));
            let all = kept + broken;
            let percent = (100 * kept + all / 2).checked_div(all)?;
            let says = kind.means_percent();
            Some(format!("{} {kept} of {all} kept ({percent} %; you say {says})", kind.plural()))
        };
        let rates: Vec<String> = PromiseKind::ALL.into_iter().filter_map(rate).collect();
        words::capitalized(&rates.join(", "))
    }

    fn promises(&self, page: &mut Page) {
        let mut table = Table::new([
            Column::text("PROMISED"),
            Column::word("DUE"),
            Column::word("STANDS"),
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

    fn said(&self, row: &AgreedRow) -> String {
        let about = row.promise.map(|id| format!(" #{id}")).unwrap_or_default();
        let to = row.due.map(|due| format!(" to {}", words::short_date(due, self.today)));
        let note = words::quoted(&row.note);
        let note = if note.is_empty() { note } else { format!(": {note}") };
        let open = if row.is_open() { ", still open" } else { "" };
        let date = words::date(row.date, self.today);
        format!("{date} {}{about}{}{note}{open}", row.what, to.unwrap_or_default())
    }
}

/// `past due 5d`, `kept 3d late`, `open`; the date stands in a column of its own.
fn standing(row: &PromiseRow) -> (String, Tone) {
    let (standing, tone) = row.standing();
    if standing.starts_with("due ") { ("open".to_owned(), tone) } else { (standing, tone) }
}

fn measure(row: &PromiseRow) -> String {
    let mut said: Vec<String> = row.measure.iter().cloned().collect();
    if let Some(risk) = &row.risk {
        said.push(format!("risk{}: {risk}", if row.heard { "" } else { " not heard" }));
    }
    said.join("; ")
}

/// `40 d, took 55 d`
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
        page.headline(&self.sentence());
        page.aside(&format!(
            "What is open, and what has been since {}.",
            words::full_date(self.since)
        ));
        if self.promises.is_empty() {
            page.labelled("Promises", "None: rel promise add WHO TEXT --measure TEXT --due DATE.");
        } else {
            self.promises(page);
        }
        let kept = self.kept();
        if !kept.is_empty() {
            page.labelled("Kept", &format!("{kept}."));
        }
        if self.pulses.is_empty() {
            page.labelled("Pulses", "None yet: ask how we are doing, and note the score.");
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
            page.labelled(label, &self.said(row));
            label = "";
        }
        if self.agreed.is_empty() {
            page.labelled("Agreed", "Nothing written down: rel log WHO -k review NOTE.");
        }
        let hidden = self.agreed.len().saturating_sub(SHOWN);
        if hidden > 0 {
            page.aside(&format!("{hidden} older ones are not shown (--format json has all)."));
        }
        page.line("Ask first: what should we keep doing, and what should we stop?");
    }
}
