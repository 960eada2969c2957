//! Reads the person in a row.

use super::super::{birthday, tidy};
use super::columns::{Field, SheetHeader};
use super::day::{self, DayOrder};
use super::rows::SheetRow;
use crate::model::{Birthday, SkipReason, name};

/// Separates the values of one cell in lists of Google; our own lists use a semicolon.
const GOOGLE_SEPARATOR: &str = ":::";

/// A row, read by the headers of its list.
pub struct PersonRow<'a> {
    pub header: &'a SheetHeader,
    pub row: &'a SheetRow,
}

impl PersonRow<'_> {
    fn cells(&self, field: Field) -> impl Iterator<Item = &str> {
        self.header.cells(self.row, field)
    }

    /// Returns the name of the row in a report.
    pub fn describe(&self) -> String {
        let email = self.emails().into_iter().next();
        email.map_or_else(|| format!("row {}", self.row.line), |email| format!("row of {email}"))
    }

    /// Returns the whole name, on one line.
    ///
    /// # Errors
    /// Why there is no name.
    pub fn name(&self) -> Result<String, SkipReason> {
        let part = |field| self.cells(field).next().unwrap_or_default();
        let parts = [Field::Name, Field::Given, Field::Additional, Field::Family].map(part);
        if parts.iter().any(|part| part.contains('\n')) {
            return Err(SkipReason::NameOverLines);
        }
        let [whole, given, additional, family] = parts;
        tidy::line(whole)
            .map(|whole| name::in_reading_order(&whole))
            .or_else(|| tidy::full_name(given, additional, family))
            .ok_or(SkipReason::NoName)
    }

    /// Returns the first value of a field.
    pub fn first(&self, field: Field) -> Option<String> {
        self.cells(field).find_map(|cell| tidy::line(cell.split(GOOGLE_SEPARATOR).next()?))
    }

    /// Returns all values of a field.
    pub fn all(&self, field: Field) -> Vec<String> {
        let values = self.cells(field).flat_map(|cell| cell.split(GOOGLE_SEPARATOR));
        values.flat_map(|value| value.split(';')).filter_map(tidy::line).collect()
    }

    pub fn emails(&self) -> Vec<String> {
        let mut emails = tidy::Addresses::default();
        for cell in self.cells(Field::Email) {
            // Some programs write a list in JSON: `["anna@example.com"]`.
            let plain = cell.replace(['"', '[', ']', '(', ')'], " ");
            tidy::addresses(&plain).for_each(|it| emails.add(it));
        }
        emails.list
    }

    /// Returns a mobile number, else one at work, else any; never a fax or a pager.
    pub fn phone(&self) -> Option<String> {
        let kinds = [Field::MobilePhone, Field::WorkPhone, Field::Phone];
        let columns = kinds.iter().flat_map(|kind| self.header.places(*kind));
        let numbers = columns.filter_map(|column| {
            let number = self.row.cell(column).split(GOOGLE_SEPARATOR).next()?;
            Some((self.kind_of_phone(column)?, tidy::line(number)?))
        });
        numbers.min_by_key(|(kind, _)| *kind).map(|(_, number)| number)
    }

    /// Ranks a number by its header or by the label before it, 0 the best; `None` for a fax or a
    /// pager.
    fn kind_of_phone(&self, column: usize) -> Option<u8> {
        let label =
            column.checked_sub(1).filter(|label| self.header.at(*label) == Some(Field::PhoneLabel));
        match self.header.at(column)? {
            Field::MobilePhone => Some(0),
            Field::WorkPhone => Some(1),
            _ => match label.map(|label| self.row.cell(label).to_lowercase()).unwrap_or_default() {
                label if label.contains("fax") || label.contains("pager") => None,
                label if label.contains("mobile") => Some(0),
                label if label.contains("work") => Some(1),
                _ => Some(2),
            },
        }
    }

    /// Returns the departments, the narrowest first.
    pub fn departments(&self) -> Vec<String> {
        let fields = [Field::Team, Field::Department, Field::Division];
        fields.into_iter().flat_map(|field| self.all(field)).collect()
    }

    /// Reads the birthday, in one column or in three.
    ///
    /// # Errors
    /// Why it is not a date, or could be two.
    pub fn birthday(&self, order: Option<DayOrder>) -> Result<Option<Birthday>, SkipReason> {
        if let Some(cell) = self.cells(Field::Birthday).next() {
            return day::read(cell, order);
        }
        let part = |field| self.cells(field).next().unwrap_or_default();
        let parts = [Field::BirthYear, Field::BirthMonth, Field::BirthDay].map(part);
        let written = match parts {
            ["", "", ""] => return Ok(None),
            ["", month, day] => format!("--{month}-{day}"),
            parts => parts.join("-").trim_end_matches('-').to_owned(),
        };
        birthday::read(&written).map(Some).ok_or(SkipReason::NotADate(written))
    }
}
