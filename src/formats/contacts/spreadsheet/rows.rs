//! The rows of a text, each with the line it begins on.

use csv::{ReaderBuilder, StringRecord};

/// A row, and the line it begins on, from 1.
pub struct Row {
    pub line: usize,
    cells: StringRecord,
}

impl Row {
    /// The text of a cell, which is blank where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        unprotected(self.cells.get(column).unwrap_or_default().trim())
    }

    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.cells.len()).map(|column| self.cell(column))
    }

    pub fn is_blank(&self) -> bool {
        self.cells().all(str::is_empty)
    }
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn unprotected(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => text.trim(),
        _ => cell,
    }
}

/// Reads row after row, so that one whose quotes do not close takes no other with it.
pub struct Rows<'a> {
    rest: &'a str,
    line: usize,
    delimiter: u8,
}

impl<'a> Rows<'a> {
    /// The rows of a text that begins on a line.
    pub fn new(text: &'a str, line: usize, delimiter: u8) -> Self {
        Self { rest: text, line, delimiter }
    }

    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.line += line_ends(taken);
        self.rest = rest;
        taken
    }

    /// The first row of a text, and its length with its end.
    fn parse(&self, text: &str, quoting: bool) -> (StringRecord, usize) {
        let mut reader = ReaderBuilder::new()
            .delimiter(self.delimiter)
            .quoting(quoting)
            .has_headers(false)
            .buffer_capacity(text.len().min(BUFFER))
            .from_reader(text.as_bytes());
        let mut cells = StringRecord::new();
        // Reading fails for what is not UTF-8 only, and for input that fails.
        let _ = reader.read_record(&mut cells);
        let length = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        (cells, length)
    }
}

/// How many bytes are read ahead of a row, about the length of one.
const BUFFER: usize = 1024;

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let blank = self.rest.len() - self.rest.trim_start_matches(['\r', '\n']).len();
        self.take(blank);
        let line = self.line;
        let first = self.rest.split_inclusive('\n').next()?;
        let (mut cells, mut length) = self.parse(self.rest, true);
        let raw = &self.rest[..length];
        let never_closes = raw.len() > first.len() && raw.matches('"').count() % 2 == 1;
        if never_closes {
            (cells, length) = self.parse(first, false);
        }
        self.take(length);
        Some(Row { line, cells })
    }
}

fn line_ends(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
