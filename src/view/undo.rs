use serde::Serialize;

use crate::ui::{Cell, Column, Page, Table, Tone, View};
use crate::view::words;

/// A step that can be undone.
#[derive(Debug, Clone, Serialize)]
pub struct StepRow {
    /// Its number, as `list entries --import` takes it.
    pub id: i64,
    /// When, in UTC.
    pub at: String,
    /// The same as the clock on the wall showed it.
    #[serde(skip)]
    pub local: String,
    /// What it did, in the user's words.
    pub command: String,
    /// How many changes to records it made.
    pub changes: i64,
}

/// The step that `undo` took back.
#[derive(Debug, Serialize)]
pub struct Undone {
    pub undone: StepRow,
    /// How many steps can still be undone.
    pub left: usize,
}

/// The steps that `undo` would take back, in order.
#[derive(Debug)]
pub struct Steps(pub Vec<StepRow>);

impl View for Steps {
    type Data = [StepRow];

    fn data(&self) -> &[StepRow] {
        &self.0
    }

    fn draw(&self, page: &mut Page) {
        let Some(latest) = self.0.first() else {
            page.headline("There is nothing to undo.");
            return;
        };
        page.headline(&format!(
            "{} can be undone; the next: {}.",
            words::number_of(self.0.len(), "step", "steps"),
            latest.command
        ));
        let mut table = Table::new([
            Column::number("STEP"),
            Column::word("WRITTEN"),
            Column::number("CHANGES"),
            Column::text("COMMAND"),
        ]);
        for step in &self.0 {
            table.row([
                step.id.to_string().into(),
                Cell::new(&step.local, Tone::Faint),
                step.changes.to_string().into(),
                (&step.command).into(),
            ]);
        }
        page.table(&table);
    }
}
