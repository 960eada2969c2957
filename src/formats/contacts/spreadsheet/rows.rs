//! Splits a text into rows, each with the line it begins on.

use csv::{Reader, ReaderBuilder, StringRecord};

/// A row, and the line it begins on, from 1.
pub struct SheetRow {
    pub line: usize,
    cells: StringRecord,
}

impl SheetRow {
    /// Returns the text of a cell, blank if the row is too short.
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

/// Removes the apostrophe that keeps spreadsheets from reading a cell as a formula.
fn unprotected(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => text.trim(),
        _ => cell,
    }
}

/// Reads row by row, so that an unclosed quote in one row spoils no other.
pub struct SheetRows<'a> {
    delimiter: u8,
    reader: Reader<&'a [u8]>,
    /// The text that is still to be read.
    rest: &'a str,
    /// The line on which that begins, from 1.
    line: usize,
}

impl<'a> SheetRows<'a> {
    /// Reads the rows of a text that begins on this line.
    pub fn new(text: &'a str, line: usize, delimiter: u8) -> Self {
        Self { delimiter, reader: reader(text, delimiter, true), rest: text, line }
    }

    /// Moves past this many bytes of text.
    fn advance(&mut self, length: usize) {
        let (read, rest) = self.rest.split_at(length);
        self.line += read.matches('\n').count();
        self.rest = rest;
    }

    /// Reads the next row, and the length of its text with the line ends before and after it.
    fn read(&mut self) -> Option<(StringRecord, usize)> {
        let start = self.reader.position().byte();
        let cells = record(&mut self.reader)?;
        let length = usize::try_from(self.reader.position().byte() - start).ok()?;
        Some((cells, length))
    }
}

impl Iterator for SheetRows<'_> {
    type Item = SheetRow;

    fn next(&mut self) -> Option<SheetRow> {
        let (cells, length) = self.read()?;
        let blank = length - self.rest[..length].trim_start_matches(['\r', '\n']).len();
        self.advance(blank);
        let line = self.line;
        let text = &self.rest[..length - blank];
        let first = text.split_inclusive('\n').next().unwrap_or_default();
        let never_closes = text.len() > first.len() && text.matches('"').count() % 2 == 1;
        if !never_closes {
            self.advance(text.len());
            return Some(SheetRow { line, cells });
        }
        let cells = record(&mut reader(first, self.delimiter, false))?;
        self.advance(first.len());
        self.reader = reader(self.rest, self.delimiter, true);
        Some(SheetRow { line, cells })
    }
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).quoting(quoting).flexible(true).has_headers(false);
    builder.from_reader(text.as_bytes())
}

/// Reads the next record. Reading from UTF-8 text in memory cannot fail.
fn record(reader: &mut Reader<&[u8]>) -> Option<StringRecord> {
    let mut record = StringRecord::new();
    reader.read_record(&mut record).is_ok_and(|is_read| is_read).then_some(record)
}
