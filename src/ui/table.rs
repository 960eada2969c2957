//! Tables that fit. The only place that names comfy_table.

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement};
use unicode_width::UnicodeWidthStr;

use super::visible;

/// Columns of room that text and whole sentences need to be read side by side with other columns.
const ROOM_FOR_TEXT: usize = 10;
const ROOM_FOR_SENTENCES: usize = 36;

/// Columns between two columns of a table.
const GAP: u16 = 2;

/// What a piece of text says by its looks, where there is colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    Faint,
    Good,
    Warning,
    Alarm,
}

impl Tone {
    /// Wraps a text in the codes of its tone, where there is colour.
    pub fn paint(self, text: &str, color: bool) -> String {
        let code = match self {
            Tone::Plain => return text.to_owned(),
            Tone::Strong => "1",
            Tone::Faint => "2",
            Tone::Good => "32",
            Tone::Warning => "33",
            Tone::Alarm => "31",
        };
        if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn dress(self, cell: comfy_table::Cell) -> comfy_table::Cell {
        use comfy_table::{Attribute, Color};
        match self {
            Tone::Plain => cell,
            Tone::Strong => cell.add_attribute(Attribute::Bold),
            Tone::Faint => cell.add_attribute(Attribute::Dim),
            Tone::Good => cell.fg(Color::DarkGreen),
            Tone::Warning => cell.fg(Color::DarkYellow),
            Tone::Alarm => cell.fg(Color::DarkRed),
        }
    }
}

#[derive(Debug, Clone)]
pub struct Cell {
    text: String,
    tone: Tone,
}

impl Cell {
    pub fn new(text: impl AsRef<str>, tone: Tone) -> Cell {
        Cell { text: visible::line(text.as_ref()), tone }
    }
}

impl<T: AsRef<str>> From<T> for Cell {
    fn from(text: T) -> Cell {
        Cell::new(text, Tone::Plain)
    }
}

/// How a column takes what does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// Short words that stay on one line.
    Word,
    /// Likewise, to the right.
    Number,
    /// A few words that may be broken between them.
    Text,
    /// Likewise, but so many that they need room.
    Sentences,
}

impl Flow {
    /// Columns it needs for cells of this width.
    fn room_for(self, widest: usize) -> usize {
        match self {
            Flow::Word | Flow::Number => widest,
            Flow::Text => widest.min(ROOM_FOR_TEXT),
            Flow::Sentences => widest.min(ROOM_FOR_SENTENCES),
        }
    }
}

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

/// Rows under titles. Where they do not fit side by side, each row becomes a small block.
#[derive(Debug)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    pub fn new(columns: impl Into<Vec<Column>>) -> Table {
        Table { columns: columns.into(), rows: Vec::new() }
    }

    /// Adds a row; it has a cell for each column.
    pub fn row(&mut self, cells: impl Into<Vec<Cell>>) {
        self.rows.push(cells.into());
    }

    pub(super) fn lines(&self, width: Option<usize>, color: bool) -> Vec<String> {
        match width {
            Some(width) if self.least_width() > width => self.blocks(width, color),
            _ => self.side_by_side(width, color),
        }
    }

    /// The width it needs to be read side by side.
    fn least_width(&self) -> usize {
        let columns = self.columns.iter().enumerate().map(|(index, column)| {
            let widest = self
                .rows
                .iter()
                .filter_map(|row| row.get(index))
                .map(|cell| cell.text.width())
                .max()
                .unwrap_or(0);
            column.flow.room_for(widest).max(column.title.width()) + usize::from(GAP)
        });
        columns.sum::<usize>().saturating_sub(usize::from(GAP))
    }

    fn side_by_side(&self, width: Option<usize>, color: bool) -> Vec<String> {
        let mut table = comfy_table::Table::new();
        table.load_style(NOTHING);
        if color {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        match width.and_then(|width| u16::try_from(width).ok()) {
            Some(width) => {
                table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width)
            }
            None => table.set_content_arrangement(ContentArrangement::Disabled),
        };
        if self.columns.iter().any(|column| !column.title.is_empty()) {
            table.set_header(
                self.columns
                    .iter()
                    .map(|column| Tone::Faint.dress(comfy_table::Cell::new(column.title))),
            );
        }
        for row in &self.rows {
            table.add_row(
                row.iter().map(|cell| cell.tone.dress(comfy_table::Cell::new(&cell.text))),
            );
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
        // Without titles there is nothing to line up with.
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

/// Breaks a text between words, or where a word is too long, so that no line is wider.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut table = comfy_table::Table::new();
    table
        .load_style(NOTHING)
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .add_row([text]);
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}
