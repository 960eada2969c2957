//! What the files hold.

use chrono::NaiveDate;

use crate::clock;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::formats::calendar::{self, Calendar, Horizon};
use crate::formats::contacts::{AddressBook, spreadsheet, vcard};
use crate::import::Options;
use crate::import::files::{File, ImportFormat};
use crate::import::lines::{self, Row};
use crate::roster::Roster;
use crate::view::import::Place;

/// What the files hold, once all of them made sense.
#[derive(Default)]
pub struct Contents<'f> {
    /// What the files are called.
    pub files: Vec<String>,
    pub books: Vec<(&'f File, AddressBook)>,
    pub journals: Vec<(&'f File, Vec<Row>)>,
    pub calendars: Calendars<'f>,
    /// Files found in a folder that are nothing for an importer, and why.
    pub others: Vec<(&'f File, String)>,
}

/// The calendars of all files, read as one: an event of one file may be changed or cancelled in
/// another.
#[derive(Default)]
pub struct Calendars<'f> {
    pub calendar: Calendar,
    /// From which day on they were read.
    pub since: Option<NaiveDate>,
    /// The line on which each file begins, in order.
    starts: Vec<(usize, &'f File)>,
}

impl<'f> Contents<'f> {
    pub fn of(
        ctx: &Context,
        options: &Options,
        people: &Roster,
        files: &'f [File],
    ) -> Result<Contents<'f>> {
        let since = options.since;
        let horizon = Horizon { since, now: ctx.now.local, to_local: clock::to_local };
        let mut contents = Contents {
            files: files.iter().map(|file| file.name.clone()).collect(),
            ..Contents::default()
        };
        let mut calendars = Vec::new();
        let is_open = options.format.is_none();
        for file in files {
            match file.format {
                ImportFormat::Csv => contents.list(file)?,
                ImportFormat::Json => match lines::read(ctx, people, file, since) {
                    Ok(rows) => contents.journals.push((file, rows)),
                    Err(_) if file.is_found => {
                        contents.others.push((file, "it is no journal".to_owned()));
                    }
                    Err(error) => return Err(error),
                },
                // Some put both into one file.
                ImportFormat::Vcf | ImportFormat::Ics => {
                    if file.format == ImportFormat::Vcf
                        || is_open && file.text.contains("BEGIN:VCARD")
                    {
                        contents.books.push((file, vcard::read(&file.text)));
                    }
                    if holds_event(&file.text) && (is_open || file.format == ImportFormat::Ics) {
                        calendars.push(file);
                    } else if file.format == ImportFormat::Ics {
                        contents.others.push((file, "there is no event in it".to_owned()));
                    }
                }
            }
        }
        contents.calendars = Calendars::read(calendars, &horizon);
        Ok(contents)
    }

    fn list(&mut self, file: &'f File) -> Result<()> {
        match spreadsheet::read(&file.text) {
            Ok(book) => self.books.push((file, book)),
            Err(why) if file.is_found => self.others.push((file, why)),
            Err(why) => {
                let name = &file.name;
                return Err(Error::refused(format!("{name} is no list of contacts: {why}."))
                    .hint("Nothing was written. A list needs a header with a name column."));
            }
        }
        Ok(())
    }

    /// How many things there are to go through.
    pub fn len(&self) -> usize {
        let contacts: usize = self.books.iter().map(|(_, book)| book.contacts.len()).sum();
        let rows: usize = self.journals.iter().map(|(_, rows)| rows.len()).sum();
        contacts + rows + self.calendars.calendar.events.len()
    }
}

impl<'f> Calendars<'f> {
    fn read(files: Vec<&'f File>, horizon: &Horizon) -> Calendars<'f> {
        let (mut starts, mut next) = (Vec::new(), 1);
        for file in &files {
            starts.push((next, *file));
            next += file.text.matches('\n').count() + 1;
        }
        let calendar = match files.as_slice() {
            [] => Calendar::default(),
            [one] => calendar::read(&one.text, horizon),
            several => {
                let texts: Vec<&str> = several.iter().map(|file| file.text.as_str()).collect();
                calendar::read(&texts.join("\n"), horizon)
            }
        };
        Calendars { calendar, since: horizon.since, starts }
    }

    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Where a line of them all stands.
    pub fn place(&self, line: usize) -> Place {
        let before = self.starts.partition_point(|(start, _)| *start <= line);
        match before.checked_sub(1).and_then(|file| self.starts.get(file)) {
            Some((start, file)) => file.line(line - start + 1),
            None => Place { file: String::new(), line },
        }
    }
}

fn holds_event(text: &str) -> bool {
    text.lines().any(|line| line.trim_end().eq_ignore_ascii_case("BEGIN:VEVENT"))
}
