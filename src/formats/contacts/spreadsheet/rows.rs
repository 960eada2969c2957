//! The rows of a text, each with the line it begins on.

use csv::{Reader, ReaderBuilder, StringRecord};

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
    delimiter: u8,
    reader: Reader<&'a [u8]>,
    /// What the reader has not read.
    rest: &'a str,
    /// The line where that begins, from 1.
    line: usize,
}

impl<'a> Rows<'a> {
    /// The rows of a text that begins on a line.
    pub fn new(text: &'a str, line: usize, delimiter: u8) -> Self {
        Self { delimiter, reader: reader(text, delimiter, true), rest: text, line }
    }

    /// Takes over as much text as was read.
    fn advance(&mut self, length: usize) {
        let (read, rest) = self.rest.split_at(length);
        self.line += read.matches('\n').count();
        self.rest = rest;
    }

    /// The next row, and the length of its text with the line ends before and after it.
    fn read(&mut self) -> Option<(StringRecord, usize)> {
        let start = self.reader.position().byte();
        let cells = record(&mut self.reader)?;
        let length = usize::try_from(self.reader.position().byte() - start).ok()?;
        Some((cells, length))
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let (cells, length) = self.read()?;
        let blank = length - self.rest[..length].trim_start_matches(['\r', '\n']).len();
        self.advance(blank);
        let line = self.line;
        let text = &self.rest[..length - blank];
        let first = text.split_inclusive('\n').next().unwrap_or_default();
        let never_closes = text.len() > first.len() && text.matches('"').count() % 2 == 1;
        if !never_closes {
            self.advance(text.len());
            return Some(Row { line, cells });
        }
        let cells = record(&mut reader(first, self.delimiter, false))?;
        self.advance(first.len());
        self.reader = reader(self.rest, self.delimiter, true);
        Some(Row { line, cells })
    }
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).quoting(quoting).flexible(true).has_headers(false);
    builder.from_reader(text.as_bytes())
}

/// The next record. Reading fails only for a reader that does and for what is not UTF-8.
fn record(reader: &mut Reader<&[u8]>) -> Option<StringRecord> {
    let mut record = StringRecord::new();
    reader.read_record(&mut record).is_ok_and(|is_read| is_read).then_some(record)
}
