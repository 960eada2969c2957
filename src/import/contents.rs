//! The contents of the files, before anything is matched with the journal.

use chrono::NaiveDate;

use crate::clock;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::formats::calendar::{self, Calendar, Horizon, Spot};
use crate::formats::contacts::{AddressBook, spreadsheet, vcard};
use crate::import::files::{ImportFormat, SourceFile};
use crate::import::lines::{self, ImportLine};
use crate::import::options::Options;
use crate::model::SkipReason;
use crate::roster::Roster;
use crate::view::import::Place;

/// The contents of all files, once each of them made sense.
#[derive(Default)]
pub struct Contents<'f> {
    /// The names of the files.
    pub files: Vec<String>,
    pub books: Vec<(&'f SourceFile, AddressBook)>,
    pub journals: Vec<(&'f SourceFile, Vec<ImportLine>)>,
    pub calendars: Calendars<'f>,
    /// Files without anything to import, and why.
    pub others: Vec<(&'f SourceFile, SkipReason)>,
    /// What to say about the lines, once they are written.
    pub hints: Vec<String>,
}

/// The calendars of all files, read together: an event of one file may be changed or cancelled in
/// another.
#[derive(Default)]
pub struct Calendars<'f> {
    pub calendar: Calendar,
    /// Only events from this day on were read.
    pub since: Option<NaiveDate>,
    /// The files, by the index of the source in a [`Spot`].
    files: Vec<&'f SourceFile>,
}

impl<'f> Contents<'f> {
    pub fn of(
        ctx: &Context,
        options: &Options,
        people: &Roster,
        files: &'f [SourceFile],
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
            if let Some(why) = &file.left_out {
                contents.others.push((file, why.clone()));
                continue;
            }
            match file.format {
                ImportFormat::Csv => contents.list(file)?,
                ImportFormat::Json => {
                    match lines::read(ctx, people, options.my_people, file, since) {
                        Ok((lines, hints)) => {
                            contents.journals.push((file, lines));
                            contents.hints.extend(hints);
                        }
                        Err(_) if file.is_found => {
                            contents.others.push((file, SkipReason::NotAJournal));
                        }
                        Err(error) => return Err(error),
                    }
                }
                // Some programs put both into one file.
                ImportFormat::Vcf | ImportFormat::Ics => {
                    if file.format == ImportFormat::Vcf
                        || is_open && file.text.contains("BEGIN:VCARD")
                    {
                        contents.books.push((file, vcard::read(&file.text)));
                    }
                    if holds_event(&file.text) && (is_open || file.format == ImportFormat::Ics) {
                        calendars.push(file);
                    } else if file.format == ImportFormat::Ics {
                        contents.others.push((file, SkipReason::NoEvents));
                    }
                }
            }
        }
        contents.calendars = Calendars::read(calendars, &horizon);
        Ok(contents)
    }

    fn list(&mut self, file: &'f SourceFile) -> Result<()> {
        match spreadsheet::read(&file.text) {
            Some(book) => self.books.push((file, book)),
            None if file.is_found => self.others.push((file, SkipReason::NoNameColumn)),
            None => {
                let name = &file.name;
                return Err(Error::refused(format!(
                    "{name} is not a list of contacts: no column is a name."
                ))
                .hint(
                    "Nothing was written. The first row must name the columns, such as name, email \
                     and role.",
                ));
            }
        }
        Ok(())
    }

    /// Returns the number of contacts, lines and events, for the progress bar.
    pub fn steps(&self) -> usize {
        let contacts: usize = self.books.iter().map(|(_, book)| book.contacts.len()).sum();
        let lines: usize = self.journals.iter().map(|(_, lines)| lines.len()).sum();
        contacts + lines + self.calendars.calendar.events.len()
    }
}

impl<'f> Calendars<'f> {
    fn read(files: Vec<&'f SourceFile>, horizon: &Horizon) -> Calendars<'f> {
        let texts: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
        Calendars { calendar: calendar::read(&texts, horizon), since: horizon.since, files }
    }

    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns the file and line of a spot in these calendars.
    pub fn place(&self, spot: Spot) -> Place {
        self.files[spot.source].line(spot.line)
    }
}

fn holds_event(text: &str) -> bool {
    text.lines().any(|line| line.trim_end().eq_ignore_ascii_case("BEGIN:VEVENT"))
}
