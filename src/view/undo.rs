//! The answer of `rel undo --list`: the steps that can be undone.

use serde::Serialize;

use crate::ui::{Cell, Column, Page, Table, Tone, View};

/// A step that can be undone.
#[derive(Debug, Clone, Serialize)]
pub struct StepRow {
    /// The number that `list entries --import` takes.
    pub id: i64,
    /// The time it was written, in UTC.
    pub at: String,
    /// The time it was written, in local time.
    #[serde(skip)]
    pub local: String,
    /// The command, as the user would describe it.
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

/// Every step that `rel undo` would take back, the latest first.
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
        page.headline(&match self.0.len() {
            1 => format!("1 step can be undone: {}.", latest.command),
            many => format!("{many} steps can be undone. Next: {}.", latest.command),
        });
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
