use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Uid;
use crate::scoring::{Balance, State, Terms};
use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::{Situation, bars, hints, words};

/// Cells of the bar of a priority of 100.
const BAR: usize = 10;

/// Why one person comes where in the order, and what to do.
#[derive(Debug, Clone, Serialize)]
pub struct PriorityRow {
    /// The place among all who are ranked, from 1.
    pub rank: usize,
    pub uid: Uid,
    pub name: String,
    pub unit: Option<String>,
    /// The weight of the unit; of the lightest for those without.
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

/// Whom to turn to first, and why.
#[derive(Debug)]
pub struct Priorities {
    pub rows: Vec<PriorityRow>,
    /// How many have a reason, shown or not.
    pub needing: usize,
    /// How many are in good order and not shown.
    pub in_order: usize,
    pub explain: bool,
    /// How many have no unit and were never met, and so no rank.
    pub unplaced: usize,
    /// How our word was kept so far.
    pub word: Option<String>,
    /// Whether there is nobody to rank.
    pub nobody: bool,
}

impl Priorities {
    fn sentence(&self) -> String {
        let first = self.rows.first();
        let why = first.and_then(|row| row.reasons.first());
        let why =
            why.map(|reason| format!(": {}", uncapitalized(reason))).unwrap_or(".".to_owned());
        match (self.needing, first) {
            _ if self.nobody => "Nobody is in the journal yet.".to_owned(),
            (0, _) if self.in_order == 0 && self.rows.is_empty() => {
                "Nobody can be ranked yet.".to_owned()
            }
            (0, _) => "Nobody needs you now: all are in good order.".to_owned(),
            (1, Some(first)) => format!("1 person needs you, {}{why}", first.name),
            (needing, Some(first)) => {
                format!("{needing} people need you, {} first{why}", first.name)
            }
            (needing, None) => {
                format!("{} you.", words::number_of(needing, "person needs", "people need"))
            }
        }
    }
}

fn uncapitalized(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

impl View for Priorities {
    type Data = [PriorityRow];

    fn data(&self) -> &[PriorityRow] {
        &self.rows
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.sentence());
        if self.nobody {
            page.line(hints::HOW_TO_BEGIN);
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
        let hidden = self.needing.saturating_sub(self.rows.len());
        let mut footer = Vec::new();
        if hidden > 0 {
            let need = if hidden == 1 { "needs" } else { "need" };
            footer.push(format!("{hidden} more {need} you (-n)."));
        }
        if self.in_order > 0 {
            let more = words::number_of(self.in_order, "is", "are");
            footer.push(format!("{more} in good order (--all)."));
        }
        footer.extend(hints::unplaced(self.unplaced));
        footer.extend(self.word.as_ref().map(|word| format!("Word so far: {word}.")));
        if !self.explain && !self.rows.is_empty() {
            footer.push("Why a number: rel prioritize --explain".to_owned());
        }
        if !footer.is_empty() {
            page.aside(&footer.join(" "));
        }
    }
}

impl Priorities {
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
