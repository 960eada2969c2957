//! Tables that fit the terminal.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement};
use unicode_width::UnicodeWidthStr;

use super::wrap::wrap;
use super::{Tone, visible};

/// The width, in columns, that text and whole sentences need beside other columns of a table.
const ROOM_FOR_TEXT: usize = 10;
const ROOM_FOR_SENTENCES: usize = 36;

/// Columns between two columns of a table.
const GAP: u16 = 2;

/// One field of a row: a line of text and its tone.
#[derive(Debug, Clone)]
pub struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    pub fn new(text: impl AsRef<str>, tone: Tone) -> Cell {
        Cell { text: visible::line(text.as_ref()), tone }
    }

    fn styled(&self) -> comfy_table::Cell {
        styled(&self.text, self.tone)
    }
}

fn styled(text: &str, tone: Tone) -> comfy_table::Cell {
    use comfy_table::{Attribute, Color};
    let cell = comfy_table::Cell::new(text);
    match tone {
        Tone::Plain => cell,
        Tone::Strong => cell.add_attribute(Attribute::Bold),
        Tone::Faint => cell.add_attribute(Attribute::Dim),
        Tone::Good => cell.fg(Color::DarkGreen),
        Tone::Warning => cell.fg(Color::DarkYellow),
        Tone::Alarm => cell.fg(Color::DarkRed),
    }
}

impl<T: AsRef<str>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell::new(text, Tone::Plain)
    }
}

/// How the cells of a column are laid out where they do not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// Short words that stay on one line.
    Word,
    /// Short words that stay on one line, aligned to the right.
    Number,
    /// A few words that may be wrapped.
    Text,
    /// Whole sentences, which may be wrapped but need room.
    Sentences,
}

impl Flow {
    /// Returns the width it needs if the widest cell has this width.
    fn room_for(self, widest: usize) -> usize {
        match self {
            Flow::Word | Flow::Number => widest,
            Flow::Text => widest.min(ROOM_FOR_TEXT),
            Flow::Sentences => widest.min(ROOM_FOR_SENTENCES),
        }
    }
}

/// The title of a column, and how its cells are laid out.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    title: &'static str,
    flow: Flow,
}

impl Column {
    pub const fn word(title: &'static str) -> Column {
        Column { title, flow: Flow::Word }
    }

    pub const fn number(title: &'static str) -> Column {
        Column { title, flow: Flow::Number }
    }

    pub const fn text(title: &'static str) -> Column {
        Column { title, flow: Flow::Text }
    }

    pub const fn sentences(title: &'static str) -> Column {
        Column { title, flow: Flow::Sentences }
    }
}

/// Rows under titles. Where the columns do not fit side by side, each row becomes a small block.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn new(columns: impl Into<Vec<Column>>) -> Table {
        Table { columns: columns.into(), rows: Vec::new() }
    }

    /// Adds a row, with one cell for each column.
    pub fn row(&mut self, cells: impl Into<Vec<Cell>>) {
        self.rows.push(cells.into());
    }

    pub(super) fn lines(&self, width: Option<usize>, color: bool) -> Vec<String> {
        match width {
            Some(width) if self.least_width() > width => self.blocks(width, color),
            _ => self.side_by_side(width, color),
        }
    }

    /// Returns the width of the widest cell of a column.
    fn widest(&self, index: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(index));
        cells.map(|cell| cell.text.width()).max().unwrap_or(0)
    }

    /// Returns the least width that the columns need side by side.
    fn least_width(&self) -> usize {
        let columns = self.columns.iter().enumerate().map(|(index, column)| {
            let needed = column.flow.room_for(self.widest(index));
            needed.max(column.title.width()) + usize::from(GAP)
        });
        columns.sum::<usize>().saturating_sub(usize::from(GAP))
    }

    /// Returns the width left for sentences in the last column, beside columns that are never
    /// wrapped; `None` in any other table.
    fn room_for_sentences(&self, width: usize) -> Option<usize> {
        let (last, words) = self.columns.split_last()?;
        let is_fixed = |column: &Column| matches!(column.flow, Flow::Word | Flow::Number);
        if last.flow != Flow::Sentences || !words.iter().all(is_fixed) {
            return None;
        }
        let taken = words
            .iter()
            .enumerate()
            .map(|(index, column)| self.widest(index).max(column.title.width()) + usize::from(GAP));
        Some(width.saturating_sub(taken.sum()).max(1))
    }

    fn side_by_side(&self, width: Option<usize>, color: bool) -> Vec<String> {
        let mut table = comfy_table::Table::new();
        table.load_style(NOTHING);
        if color {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        let room = width.and_then(|width| self.room_for_sentences(width));
        match width.and_then(|width| u16::try_from(width).ok()) {
            Some(width) if room.is_none() => {
                table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width)
            }
            _ => table.set_content_arrangement(ContentArrangement::Disabled),
        };
        if self.columns.iter().any(|column| !column.title.is_empty()) {
            table.set_header(self.columns.iter().map(|column| styled(column.title, Tone::Faint)));
        }
        for row in &self.rows {
            table.add_row(row.iter().zip(&self.columns).map(|(cell, column)| match room {
                Some(room) if column.flow == Flow::Sentences => {
                    styled(&wrap(&cell.text, room).join("\n"), cell.tone)
                }
                _ => cell.styled(),
            }));
        }
        let last = self.columns.len().saturating_sub(1);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { GAP }));
            match self.columns.get(index).map(|column| column.flow) {
                Some(Flow::Number) => {
                    column.set_cell_alignment(CellAlignment::Right);
                    column.set_constraint(ColumnConstraint::ContentWidth);
                }
                Some(Flow::Word) => {
                    column.set_constraint(ColumnConstraint::ContentWidth);
                }
                Some(Flow::Text | Flow::Sentences) | None => {}
            }
        }
        table.lines().collect()
    }

    fn blocks(&self, width: usize, color: bool) -> Vec<String> {
        let mut lines = Vec::new();
        let label = self.columns.iter().skip(1).map(|column| column.title.width()).max();
        // Without titles there is nothing to align the cells with.
        let label = label.filter(|label| *label > 0).map_or(0, |label| label + 2);
        for row in &self.rows {
            let mut cells = self.columns.iter().zip(row);
            if let Some((_, first)) = cells.next().filter(|(_, first)| !first.text.is_empty()) {
                let lead = wrap(&first.text, width);
                lines.extend(lead.iter().map(|line| Tone::Strong.paint(line, color)));
            }
            for (column, cell) in cells.filter(|(_, cell)| !cell.text.is_empty()) {
                let mut title = format!("  {:<label$}", column.title);
                for line in wrap(&cell.text, width.saturating_sub(label + 2).max(1)) {
                    let line = cell.tone.paint(&line, color);
                    lines.push(format!("{}{line}", Tone::Faint.paint(&title, color)));
                    title = " ".repeat(label + 2);
                }
            }
        }
        lines
    }
}
