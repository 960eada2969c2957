//! Rows of `rel list pulses`.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::{Account, Id, Pulse, Uid};
use crate::ui::{Cell, Column, Tone};
use crate::view::list::ListRow;
use crate::view::words;

/// A pulse, with the name of the stakeholder who gave it.
#[derive(Debug, Clone, Serialize)]
pub struct PulseRow {
    pub id: Id,
    pub uid: Uid,
    pub date: NaiveDate,
    pub stakeholder: String,
    pub account: Account,
    /// Overall, 1 to 5.
    pub score: f64,
    pub credible: Option<u8>,
    pub reliable: Option<u8>,
    pub transparent: Option<u8>,
    pub attentive: Option<u8>,
    pub character: Option<u8>,
    pub quote: Option<String>,
    #[serde(skip)]
    weakest: Option<(&'static str, u8)>,
}

impl PulseRow {
    /// Makes the row of a pulse, with the name of the stakeholder.
    pub fn of(pulse: Pulse, stakeholder: String) -> PulseRow {
        PulseRow {
            weakest: pulse.weakest(),
            id: pulse.id,
            uid: pulse.uid,
            date: pulse.date,
            stakeholder,
            account: pulse.account,
            score: pulse.score,
            credible: pulse.credible,
            reliable: pulse.reliable,
            transparent: pulse.transparent,
            attentive: pulse.attentive,
            character: pulse.character,
            quote: pulse.quote,
        }
    }
}

impl ListRow for PulseRow {
    const COLUMNS: &'static [Column] = &[
        Column::number("ID"),
        Column::word("DATE"),
        Column::text("NAME"),
        Column::word("ABOUT"),
        Column::number("SCORE"),
        Column::word("WEAKEST"),
        Column::text("QUOTE"),
    ];

    fn cells(&self, notes: usize) -> Vec<Cell> {
        let weakest = self.weakest.map(|(name, score)| format!("{name} {score}"));
        vec![
            Cell::new(format!("#{}", self.id), Tone::Faint),
            words::full_date(self.date).into(),
            Cell::new(&self.stakeholder, Tone::Strong),
            self.account.name().into(),
            words::plain(self.score).into(),
            weakest.unwrap_or_else(|| "-".to_owned()).into(),
            words::shortened(self.quote.as_deref().unwrap_or_default(), notes).into(),
        ]
    }
}
