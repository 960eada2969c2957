//! Lists of contacts as CSV and its kin, the way spreadsheets, mail programs and networks export
//! them.

mod columns;
mod day;
mod emails;
mod person;
mod rows;

#[cfg(test)]
mod tests;

use self::columns::{Field, SheetHeader};
use self::day::DayOrder;
use self::person::PersonRow;
use self::rows::{SheetRow, SheetRows};
use super::{AddressBook, Contact, SkippedContact};
use crate::model::SkipReason;

/// How many lines are searched for the header; some programs put a note before it.
const PREAMBLE: usize = 20;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads a list of contacts: a header that names its columns, and a row for each contact. Returns
/// `None` for any other text: no column is a name.
pub fn read(text: &str) -> Option<AddressBook> {
    let (line, header, rows) = find_table(text)?;
    let rows: Vec<SheetRow> = rows.filter(|row| !row.is_blank()).collect();
    let order = day::order(rows.iter().flat_map(|row| header.cells(row, Field::Birthday)));
    let unused = header.unused(&rows);
    let mut book = AddressBook {
        program: header.first.clone(),
        unused: unused.map(|what| SkippedContact { line, what, why: SkipReason::UnusedColumns }),
        ..AddressBook::default()
    };
    for row in &rows {
        book.add_row(&PersonRow { header: &header, row }, order);
    }
    Some(book)
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
        self.contacts.push(Contact {
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
