//! Lists of records: one row each, with the keys that scripts rely on.

mod entries;
mod facts;
mod kinds;
mod promises;
mod pulses;
mod stakeholders;
mod units;

use serde::Serialize;

pub use entries::EntryRow;
pub use facts::FactRow;
pub use kinds::KindRow;
pub use promises::PromiseRow;
pub use pulses::PulseRow;
pub use stakeholders::StakeholderRow;
pub use units::UnitRow;

use crate::ui::{Cell, Column, Page, Table, View};
use crate::view::hints::HOW_TO_BEGIN;

/// The longest note a table shows on a terminal, in characters.
const NOTE: usize = 240;

/// A row of a list, and the columns it is shown in.
pub trait ListRow: Serialize {
    const COLUMNS: &'static [Column];

    /// Returns a cell for each column. `notes` is the longest note to show, in characters.
    fn cells(&self, notes: usize) -> Vec<Cell>;
}

/// The rows of a list, under a sentence that says what they are.
#[derive(Debug)]
pub struct Listing<R> {
    pub headline: String,
    pub rows: Vec<R>,
    /// Whether the journal has no people yet.
    pub nobody: bool,
}

impl<R: ListRow> View for Listing<R> {
    type Data = [R];

    fn data(&self) -> &[R] {
        &self.rows
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.headline);
        if self.rows.is_empty() {
            if self.nobody {
                page.line(HOW_TO_BEGIN);
            }
            return;
        }
        let notes = page.width().map_or(usize::MAX, |_| NOTE);
        let mut table = Table::new(R::COLUMNS);
        for row in &self.rows {
            table.row(row.cells(notes));
        }
        page.table(&table);
    }
}
