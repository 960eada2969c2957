//! What a row says of a person.

use super::super::{birthday, tidy};
use super::columns::{Columns, Field};
use super::day::{self, Order};
use super::rows::Row;
use crate::model::{Birthday, name};

/// What Google puts between the values of one cell; our own lists have a semicolon.
const GOOGLES_SEPARATOR: &str = ":::";

pub struct Person<'a> {
    pub columns: &'a Columns,
    pub row: &'a Row,
}

impl Person<'_> {
    fn cells(&self, field: Field) -> impl Iterator<Item = &str> {
        self.columns.cells(self.row, field)
    }

    /// The row as a person would name it.
    pub fn describe(&self) -> String {
        let email = self.emails().into_iter().next();
        email.map_or_else(|| "row".to_owned(), |email| format!("row of {email}"))
    }

    /// # Errors
    /// Why there is none, as the end of a sentence.
    pub fn name(&self) -> Result<String, &'static str> {
        let part = |field| self.cells(field).next().unwrap_or_default();
        let parts = [Field::Name, Field::Given, Field::Additional, Field::Family].map(part);
        if parts.iter().any(|part| part.contains('\n')) {
            return Err("its name goes over several lines; a quotation mark may be missing");
        }
        let [whole, given, additional, family] = parts;
        tidy::line(whole)
            .map(|whole| name::in_reading_order(&whole))
            .or_else(|| tidy::full_name(given, additional, family))
            .ok_or("it has no name")
    }

    /// The first value of a field.
    pub fn first(&self, field: Field) -> Option<String> {
        self.cells(field).find_map(|cell| tidy::line(cell.split(GOOGLES_SEPARATOR).next()?))
    }

    /// The values of a field.
    pub fn all(&self, field: Field) -> Vec<String> {
        let values = self.cells(field).flat_map(|cell| cell.split(GOOGLES_SEPARATOR));
        values.flat_map(|value| value.split(';')).filter_map(tidy::line).collect()
    }

    pub fn emails(&self) -> Vec<String> {
        let mut emails = Vec::new();
        for address in self.cells(Field::Email).flat_map(tidy::addresses) {
            tidy::add_address(&mut emails, address);
        }
        emails
    }

    /// A mobile number, else one at work, else any; never a fax or a pager.
    pub fn phone(&self) -> Option<String> {
        let kinds = [Field::MobilePhone, Field::WorkPhone, Field::Phone];
        let columns = kinds.iter().flat_map(|kind| self.columns.places(*kind));
        let numbers = columns.filter_map(|column| {
            let number = self.row.cell(column).split(GOOGLES_SEPARATOR).next()?;
            Some((self.kind_of_phone(column)?, tidy::line(number)?))
        });
        numbers.min_by_key(|(kind, _)| *kind).map(|(_, number)| number)
    }

    /// The rank of a number by the label before it or else by its header, the best first.
    fn kind_of_phone(&self, column: usize) -> Option<u8> {
        let label = column
            .checked_sub(1)
            .filter(|label| self.columns.at(*label) == Some(Field::PhoneLabel));
        match self.columns.at(column)? {
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

    /// The narrowest first.
    pub fn departments(&self) -> Vec<String> {
        let fields = [Field::Team, Field::Department, Field::Division];
        fields.into_iter().flat_map(|field| self.all(field)).collect()
    }

    /// # Errors
    /// Why what stands there is no birthday, as the end of a sentence.
    pub fn birthday(&self, order: Option<Order>) -> Result<Option<Birthday>, String> {
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
        birthday::read(&written).map(Some).ok_or_else(|| day::no_day(&written))
    }
}
