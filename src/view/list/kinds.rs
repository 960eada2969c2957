//! Rows of `rel list kinds`.

use serde::Serialize;

use crate::model::{Account, Kind, Side};
use crate::ui::{Cell, Column, Tone};
use crate::view::list::ListRow;
use crate::view::words;

/// A kind of entry, as it is configured.
#[derive(Debug, Clone, Serialize)]
pub struct KindRow {
    pub name: String,
    pub real: bool,
    pub in_person: bool,
    pub side: Side,
    pub deposit: f64,
    pub account: Account,
    pub aliases: Vec<String>,
    pub purpose: String,
}

impl From<&Kind> for KindRow {
    fn from(kind: &Kind) -> KindRow {
        KindRow {
            name: kind.name.clone(),
            real: kind.real,
            in_person: kind.in_person,
            side: kind.side,
            deposit: kind.deposit,
            account: kind.account,
            aliases: kind.aliases.clone(),
            purpose: kind.purpose.clone(),
        }
    }
}

impl ListRow for KindRow {
    const COLUMNS: &'static [Column] = &[
        Column::word("KIND"),
        Column::word("CONTACT"),
        Column::word("SIDE"),
        Column::number("WORTH"),
        Column::word("ACCOUNT"),
        Column::text("ALIASES"),
        Column::text("USED FOR"),
    ];

    fn cells(&self, _notes: usize) -> Vec<Cell> {
        let contact = match (self.real, self.in_person) {
            (true, true) => "in person",
            (true, false) => "remote",
            (false, _) => "-",
        };
        vec![
            Cell::new(&self.name, Tone::Strong),
            contact.into(),
            self.side.name().into(),
            words::amount(self.deposit).into(),
            self.account.name().into(),
            self.aliases.join(", ").into(),
            (&self.purpose).into(),
        ]
    }
}
