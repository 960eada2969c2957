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

    pub fn cells(&self) -> impl Iterator<Item = &str> + Clone {
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

/// The most columns of a list; 16,384 fit into a spreadsheet, and no list of contacts has so many.
pub const MOST_COLUMNS: usize = 1_000;

/// How far the end of a row is looked for at first, in bytes.
const WINDOW: usize = 32_768;

/// How far the ends of rows that are longer are looked for in all, in bytes: with an unclosed
/// quote, the end never comes.
const SEARCH: usize = 50_000_000;

/// Reads row by row, so that an unclosed quote in one row spoils no other.
pub struct SheetRows<'a> {
    delimiter: u8,
    /// Reads a part of the text: whole lines, at least as much as the window.
    reader: Reader<&'a [u8]>,
    /// How much of that part is still to be read.
    window: usize,
    /// How far the ends of long rows may still be looked for.
    search: usize,
    /// The text that is still to be read.
    rest: &'a str,
    /// The line on which that begins, from 1.
    line: usize,
}

impl<'a> SheetRows<'a> {
    /// Reads the rows of a text that begins on this line.
    pub fn new(text: &'a str, line: usize, delimiter: u8) -> Self {
        let window = window(text);
        let reader = reader(&text[..window], delimiter, true);
        Self { delimiter, reader, window, search: SEARCH, rest: text, line }
    }

    /// Moves past this many bytes of text.
    fn advance(&mut self, length: usize) {
        let (read, rest) = self.rest.split_at(length);
        self.line += read.matches('\n').count();
        self.rest = rest;
        self.window = self.window.saturating_sub(length);
    }

    /// Reads on with a whole window.
    fn open_window(&mut self) {
        self.open(window(self.rest));
    }

    fn open(&mut self, window: usize) {
        self.window = window;
        self.reader = reader(&self.rest[..self.window], self.delimiter, true);
    }

    /// Reads the next row, and the length of its text with the line ends before and after it.
    fn read(&mut self) -> Option<(StringRecord, usize)> {
        loop {
            let has_more = self.window < self.rest.len();
            let is_whole_window = self.reader.position().byte() == 0;
            match self.read_in_window() {
                // It may go on behind the window.
                Some((cells, length)) if has_more && length >= self.window => {
                    if !is_whole_window {
                        self.open_window();
                    } else if let Some(rest) = self.search.checked_sub(self.rest.len()) {
                        self.search = rest;
                        self.open(self.rest.len());
                    } else {
                        return Some((cells, length));
                    }
                }
                None if has_more => {
                    self.advance(self.window);
                    self.open_window();
                }
                read => return read,
            }
        }
    }

    fn read_in_window(&mut self) -> Option<(StringRecord, usize)> {
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
        self.open_window();
        Some(SheetRow { line, cells })
    }
}

/// Returns the length of whole lines that fill the window.
fn window(text: &str) -> usize {
    let bytes = text.as_bytes();
    let end = bytes.iter().skip(WINDOW).position(|byte| *byte == b'\n');
    end.map_or(text.len(), |end| WINDOW + end + 1)
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).quoting(quoting).flexible(true).has_headers(false);
    builder.from_reader(text.as_bytes())
}

/// Reads the next record. Reading from UTF-8 text in memory cannot fail.
fn record(reader: &mut Reader<&[u8]>) -> Option<StringRecord> {
    let mut record = StringRecord::new();
    let is_read = reader.read_record(&mut record).is_ok_and(|is_read| is_read);
    if record.len() > MOST_COLUMNS {
        // One more tells that there are more.
        record = record.iter().take(MOST_COLUMNS + 1).collect();
    }
    is_read.then_some(record)
}
