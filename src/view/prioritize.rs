//! The answer of `rel prioritize`: who to turn to first, and why.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Uid;
use crate::scoring::{Balance, State, Terms};
use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::{Situation, bars, hints, words};

/// The length of the bar of a priority of 100, in columns.
const BAR: usize = 10;

/// The rank of one person, the reasons for it, and what to do.
#[derive(Debug, Clone, Serialize)]
pub struct PriorityRow {
    /// The place among everyone ranked, from 1.
    pub rank: usize,
    pub uid: Uid,
    pub name: String,
    pub unit: Option<String>,
    /// The weight of the unit; without a unit, that of the lightest one.
    pub weight: f64,
    pub importance: f64,
    /// In [0, 100].
    pub priority: f64,
    pub urgency: Terms,
    pub state: State,
    pub last_contact: Option<NaiveDate>,
    pub days_since: Option<i64>,
    pub cadence_days: u32,
    pub balance: Balance,
    pub resilience: i64,
    pub reasons: Vec<String>,
    pub next_step: String,
    /// The first reason, as the end of a sentence.
    #[serde(skip)]
    in_short: Option<String>,
    #[serde(skip)]
    explanation: Vec<(&'static str, String)>,
}

impl PriorityRow {
    pub fn of(rank: usize, situation: &Situation, explain: bool) -> PriorityRow {
        let assessment = &situation.assessment;
        PriorityRow {
            rank,
            uid: situation.stakeholder.uid.clone(),
            name: situation.stakeholder.name.clone(),
            unit: situation.unit.map(|unit| unit.name.clone()),
            weight: situation.unit.map_or(situation.scale.lightest, |unit| unit.weight),
            importance: assessment.importance,
            priority: assessment.priority,
            urgency: assessment.terms,
            state: assessment.state,
            last_contact: assessment.last_contact,
            days_since: assessment.days_since,
            cadence_days: assessment.cadence_days,
            balance: assessment.balance,
            resilience: assessment.resilience,
            reasons: situation.reasons(),
            in_short: situation.reason_in_short(),
            next_step: situation.next_step(),
            explanation: if explain { situation.explanation() } else { Vec::new() },
        }
    }

    fn bar(&self) -> String {
        format!("{} {:>3.0}", bars::bar(self.priority / 100.0, BAR), self.priority)
    }

    fn tone(&self) -> Tone {
        match self.state {
            State::Overdue | State::Never => Tone::Alarm,
            State::Fresh if self.reasons.is_empty() => Tone::Good,
            _ => Tone::Warning,
        }
    }
}

/// Everyone to turn to, the most urgent first.
#[derive(Debug)]
pub struct Priorities {
    pub rows: Vec<PriorityRow>,
    /// How many people need attention, shown or not.
    pub needing: usize,
    /// How many people are in good order and not shown.
    pub in_order: usize,
    pub explain: bool,
    /// The names of people with neither a unit nor a real conversation, who have no rank yet.
    pub unplaced: Vec<String>,
    /// How often our promises were kept so far.
    pub kept: Option<String>,
    /// How to begin, while the journal has no people.
    pub begin: Option<&'static str>,
}

impl Priorities {
    fn sentence(&self) -> String {
        let first = self.rows.first();
        let why = first.and_then(|row| row.in_short.as_ref());
        let why = why.map(|reason| format!(": {reason}")).unwrap_or_default();
        match (self.needing, first) {
            _ if self.begin.is_some() => hints::NO_ONE_YET.to_owned(),
            (0, _) if self.in_order == 0 && self.rows.is_empty() => {
                "No one can be ranked yet.".to_owned()
            }
            (0, _) => "No one needs you right now.".to_owned(),
            (1, Some(first)) => format!("1 person needs you, {}{why}.", first.name),
            (needing, Some(first)) => {
                format!("{needing} people need you, {} first{why}.", first.name)
            }
            (needing, None) => {
                format!("{} you.", words::number_of(needing, "person needs", "people need"))
            }
        }
    }
}

impl View for Priorities {
    type Data = [PriorityRow];

    fn data(&self) -> &[PriorityRow] {
        &self.rows
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.sentence());
        if let Some(begin) = self.begin {
            page.line(begin);
            return;
        }
        if self.explain {
            for row in &self.rows {
                page.blank();
                page.headline(&format!("{} {}", row.rank, row.name));
                for (term, explanation) in &row.explanation {
                    page.labelled(term, explanation);
                }
            }
        } else {
            page.table(&self.table());
        }
        for line in self.footer() {
            page.aside(&line);
        }
    }
}

impl Priorities {
    fn footer(&self) -> Vec<String> {
        let hidden = self.needing.saturating_sub(self.rows.len());
        let mut not_shown = Vec::new();
        if hidden > 0 {
            let need = if hidden == 1 { "needs" } else { "need" };
            not_shown.push(format!("{hidden} more {need} you; raise -n to see more."));
        }
        if self.in_order > 0 {
            let people = words::number_of(self.in_order, "person is", "people are");
            not_shown.push(format!("{people} in good order; --all shows everyone."));
        }
        let mut lines = Vec::new();
        if !not_shown.is_empty() {
            lines.push(not_shown.join(" "));
        }
        lines.extend(self.kept.as_ref().map(|kept| format!("Kept so far: {kept}.")));
        lines.extend(hints::unplaced(&self.unplaced));
        if !self.explain && !self.rows.is_empty() {
            lines.push("To see what a number is made of: rel prioritize --explain".to_owned());
        }
        lines
    }

    fn table(&self) -> Table {
        let mut table = Table::new([Column::word(""), Column::word(""), Column::sentences("")]);
        for row in &self.rows {
            let why = if row.reasons.is_empty() {
                "In good order.".to_owned()
            } else {
                row.reasons.join(" ")
            };
            table.row([
                Cell::new(format!("{:>2} {}", row.rank, row.name), Tone::Strong),
                Cell::new(row.bar(), row.tone()),
                why.into(),
            ]);
            let step = Cell::new(format!("> {}", row.next_step), Tone::Good);
            table.row(["".into(), "".into(), step]);
        }
        table
    }
}
