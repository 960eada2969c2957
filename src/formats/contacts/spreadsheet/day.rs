//! Birthdays in a column. It may take the whole column to know which number is the month.

use super::super::birthday;
use crate::model::{Birthday, SkipReason};

/// Which number of `3/2/1980` comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    DayFirst,
    MonthFirst,
}

/// Returns the order that the days of a column prove; `None` if they prove neither, or both.
pub fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DayOrder> {
    let mut orders = cells.filter_map(Numeric::read).filter_map(|day| day.proof());
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// Reads a birthday; `None` for one of zeros, as some programs write it.
///
/// # Errors
/// Why it is not a date, or could be two.
pub fn read(text: &str, order: Option<DayOrder>) -> Result<Option<Birthday>, SkipReason> {
    let is_none = !text.chars().any(|c| c.is_alphanumeric() && c != '0');
    if is_none {
        return Ok(None);
    }
    if let Some(birthday) = birthday::read(text) {
        return Ok(Some(birthday));
    }
    let not_a_date = || SkipReason::NotADate(text.to_owned());
    let numeric = Numeric::read(text).ok_or_else(not_a_date)?;
    let day_first = numeric.in_order(DayOrder::DayFirst);
    let month_first = numeric.in_order(DayOrder::MonthFirst);
    let birthday = match numeric.proven_order().or(order) {
        Some(DayOrder::DayFirst) => day_first,
        Some(DayOrder::MonthFirst) => month_first,
        None if day_first == month_first => day_first,
        None => {
            let both = day_first.zip(month_first);
            let ambiguous = |(one, other)| SkipReason::AmbiguousDate(text.to_owned(), one, other);
            return Err(both.map_or_else(not_a_date, ambiguous));
        }
    };
    birthday.map(Some).ok_or_else(not_a_date)
}

/// A day in numbers only: `3/2/1980`, `3.2.1980`, `1980/2/3`, `1980年2月3日`, `3/2`.
struct Numeric<'a> {
    first: &'a str,
    second: &'a str,
    /// The year, if it has four digits: two do not give the century.
    year: Option<&'a str>,
    /// The order implied by the separators or by the place of the year.
    implied: Option<DayOrder>,
    /// Whether it is written `1980-02-03` or `--02-03`.
    is_iso: bool,
}

impl<'a> Numeric<'a> {
    fn read(text: &'a str) -> Option<Self> {
        // A time may follow.
        let date = text.split_whitespace().next()?;
        let numbers: Vec<&str> = date
            .split(['/', '.', '-', '年', '月', '日'])
            .filter(|number| !number.is_empty())
            .collect();
        if !numbers.iter().all(|number| number.bytes().all(|byte| byte.is_ascii_digit())) {
            return None;
        }
        let is_iso = date.starts_with("--");
        let dotted = date.contains('.').then_some(DayOrder::DayFirst);
        match numbers[..] {
            [year, month, day] if year.len() == 4 => Some(Self {
                first: month,
                second: day,
                year: Some(year),
                implied: Some(DayOrder::MonthFirst),
                is_iso: true,
            }),
            [first, second, year] if year.len() == 4 => {
                Some(Self { first, second, year: Some(year), implied: dotted, is_iso })
            }
            [first, second] | [first, second, _] => {
                Some(Self { first, second, year: None, implied: dotted, is_iso })
            }
            _ => None,
        }
    }

    /// Returns the order of this day itself.
    fn proven_order(&self) -> Option<DayOrder> {
        self.implied.or_else(|| self.order_of_numbers())
    }

    /// Returns the order that this day proves for others. One with the year first, or none, says
    /// nothing about `3/2/1980`, and neither does a day that never was.
    fn proof(&self) -> Option<DayOrder> {
        let order = self.order_of_numbers()?;
        (!self.is_iso && self.in_order(order).is_some()).then_some(order)
    }

    fn order_of_numbers(&self) -> Option<DayOrder> {
        let beyond_months = |number: &str| number.parse::<u32>().is_ok_and(|number| number > 12);
        if beyond_months(self.first) {
            Some(DayOrder::DayFirst)
        } else if beyond_months(self.second) {
            Some(DayOrder::MonthFirst)
        } else {
            None
        }
    }

    fn in_order(&self, order: DayOrder) -> Option<Birthday> {
        let (month, day) = match order {
            DayOrder::DayFirst => (self.second, self.first),
            DayOrder::MonthFirst => (self.first, self.second),
        };
        let year = self.year.unwrap_or("-");
        format!("{year}-{month}-{day}").parse().ok()
    }
}
