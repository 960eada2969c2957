//! Lists of people as spreadsheets, mail programs and networks export them: CSV and its kin.

mod columns;
mod day;
mod person;
mod rows;

#[cfg(test)]
mod tests;

use self::columns::{Columns, Field};
use self::day::Order;
use self::person::Person;
use self::rows::{Row, Rows};
use super::{AddressBook, Contact};

/// How many lines are searched for the header; some programs put a note before it.
const PREAMBLE: usize = 20;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads a list of contacts: a header that names its columns, and a row for each of them.
///
/// # Errors
/// Why a text is no list of contacts, as the end of a sentence.
pub fn read(text: &str) -> Result<AddressBook, String> {
    let (columns, rows) = find_table(text).ok_or(
        "none of its columns is a name; its first row has to say what the columns are, such as \
         name, email and role",
    )?;
    let rows: Vec<Row> = rows.filter(|row| !row.is_blank()).collect();
    let order = day::order(rows.iter().flat_map(|row| columns.cells(row, Field::Birthday)));
    let mut book = AddressBook { program: columns.first.clone(), ..AddressBook::default() };
    for row in &rows {
        book.add_row(&Person { columns: &columns, row }, order);
    }
    Ok(book)
}

/// The header is the line, cut at the delimiter, that names the most columns, one of them a name.
fn find_table(text: &str) -> Option<(Columns, Rows<'_>)> {
    let lines = text.split_inclusive('\n').take(PREAMBLE).scan(0, |end, line| {
        *end += line.len();
        Some((line, &text[*end..]))
    });
    let headers = lines.enumerate().flat_map(|(index, (line, rest))| {
        DELIMITERS.into_iter().filter_map(move |delimiter| {
            let header = Rows::new(line, 1, delimiter).next()?;
            Some((Columns::of(&header)?, Rows::new(rest, index + 2, delimiter)))
        })
    });
    headers.reduce(|best, next| if next.0.known() > best.0.known() { next } else { best })
}

impl AddressBook {
    fn add_row(&mut self, person: &Person, order: Option<Order>) {
        let line = person.row.line;
        let name = match person.name() {
            Ok(name) => name,
            Err(why) => return self.skip(line, person.describe(), why),
        };
        let birthday = person.birthday(order).unwrap_or_else(|why| {
            self.skip(line, format!("birthday of {name}"), why);
            None
        });
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
