//! Lists of contacts as CSV and its kin, the way spreadsheets, mail programs and networks export
//! them.

mod columns;
mod day;
mod emails;
mod person;
mod rows;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use self::columns::{Field, SheetHeader};
use self::day::DayOrder;
use self::person::PersonRow;
use self::rows::{MOST_COLUMNS, SheetRow, SheetRows};
use super::{AddressBook, Contact, MOST_CONTACTS, SkippedContact};
use crate::model::{Limit, SkipReason};

/// How many lines are searched for the header; some programs put a note before it.
const PREAMBLE: usize = 20;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The most bytes of a line: the longest cell that a spreadsheet holds, thirty times.
const LONGEST_LINE: usize = 1_000_000;

/// Reads a list of contacts: a header that names its columns, and a row for each contact. Returns
/// `None` for any other text: no column is a name.
pub fn read(text: &str) -> Option<AddressBook> {
    let (text, long) = without_long_lines(text);
    let (line, header, rows) = find_table(&text)?;
    let mut rows = rows.filter(|row| !row.is_blank());
    let read: Vec<SheetRow> = rows.by_ref().take(MOST_CONTACTS).collect();
    let order = day::order(read.iter().flat_map(|row| header.cells(row, Field::Birthday)));
    let unused = header.unused(&read);
    let mut book = AddressBook {
        program: header.first.clone(),
        unused: unused.map(|what| SkippedContact { line, what, why: SkipReason::UnusedColumns }),
        ..AddressBook::default()
    };
    for line in long {
        let why = SkipReason::Limit(Limit::Line(LONGEST_LINE));
        book.skip(line, format!("row {line}"), why);
    }
    if header.has_more {
        let why = SkipReason::Limit(Limit::Columns(MOST_COLUMNS));
        book.skip(line, "the file".to_owned(), why);
    }
    for row in &read {
        book.add_row(&PersonRow { header: &header, row }, order);
    }
    if let Some(row) = rows.next() {
        book.skip_rest(row.line);
    }
    Some(book)
}

/// Empties the lines that are too long, and returns their numbers.
fn without_long_lines(text: &str) -> (Cow<'_, str>, Vec<usize>) {
    let is_long = |line: &str| line.len() > LONGEST_LINE;
    let lines = text.split_inclusive('\n').enumerate();
    let long: Vec<usize> =
        lines.filter(|(_, line)| is_long(line)).map(|(index, _)| index + 1).collect();
    if long.is_empty() {
        return (Cow::Borrowed(text), long);
    }
    let lines = text.split_inclusive('\n').map(|line| if is_long(line) { "\n" } else { line });
    (Cow::Owned(lines.collect()), long)
}

/// Whether a text is a list of contacts.
pub fn is_list(text: &str) -> bool {
    find_table(&without_long_lines(text).0).is_some()
}

/// Finds the header: the line, cut at the delimiter, with the most known columns, one of them a
/// name. Returns its number too, from 1.
fn find_table(text: &str) -> Option<(usize, SheetHeader, SheetRows<'_>)> {
    let lines = text.split_inclusive('\n').take(PREAMBLE).scan(0, |end, line| {
        *end += line.len();
        Some((line, &text[*end..]))
    });
    let headers = lines.enumerate().flat_map(|(index, (line, rest))| {
        DELIMITERS.into_iter().filter_map(move |delimiter| {
            let header = SheetRows::new(line, 1, delimiter).next()?;
            Some((index + 1, SheetHeader::of(&header)?, SheetRows::new(rest, index + 2, delimiter)))
        })
    });
    headers.reduce(|best, next| if next.1.known() > best.1.known() { next } else { best })
}

impl AddressBook {
    fn add_row(&mut self, person: &PersonRow, order: Option<DayOrder>) {
        let line = person.row.line;
        let name = match person.name() {
            Ok(name) => name,
            Err(why) => return self.skip(line, person.describe(), why),
        };
        let birthday = self.birthday(line, &name, person.birthday(order));
        self.add(Contact {
            line,
            uid: person.first(Field::Uid),
            name,
            nicknames: person.all(Field::Nickname),
            emails: person.emails(),
            phone: person.phone(),
            role: person.first(Field::Role),
            departments: person.departments(),
            birthday,
        });
    }
}
