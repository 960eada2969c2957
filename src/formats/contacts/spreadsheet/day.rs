//! Birthdays in a column, where it takes the whole column to know which number is the month.

use chrono::NaiveDate;

use super::super::birthday;
use crate::model::Birthday;

/// Which number of `3/2/1980` comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// The order that the days of a column prove; `None` if they prove none, or both.
pub fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Order> {
    let mut orders = cells.filter_map(Numeric::read).filter_map(|day| day.proven_order());
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// Reads a birthday; one of zeros, as some programs write it, is none.
///
/// # Errors
/// Why it is no birthday, or could be two, as the end of a sentence.
pub fn read(text: &str, order: Option<Order>) -> Result<Option<Birthday>, String> {
    let is_none = !text.chars().any(|c| c.is_alphanumeric() && c != '0');
    if is_none {
        return Ok(None);
    }
    if let Some(birthday) = birthday::read(text) {
        return Ok(Some(birthday));
    }
    let numeric = Numeric::read(text).ok_or_else(|| no_day(text))?;
    let day_first = numeric.in_order(Order::DayFirst);
    let month_first = numeric.in_order(Order::MonthFirst);
    let birthday = match numeric.proven_order().or(order) {
        Some(Order::DayFirst) => day_first,
        Some(Order::MonthFirst) => month_first,
        None if day_first == month_first => day_first,
        None => return Err(ambiguous(text, day_first, month_first)),
    };
    birthday.map(Some).ok_or_else(|| no_day(text))
}

/// What is wrong with a day that is none.
pub fn no_day(text: &str) -> String {
    format!("`{text}` is no day")
}

fn ambiguous(text: &str, one: Option<Birthday>, other: Option<Birthday>) -> String {
    let named = |birthday: Option<Birthday>| {
        let Birthday { month, day, .. } = birthday?;
        let date = NaiveDate::from_ymd_opt(LEAP_YEAR, month, day)?;
        Some(date.format("%-d %B").to_string())
    };
    match (named(one), named(other)) {
        (Some(one), Some(other)) => format!("`{text}` could be {one} or {other}"),
        _ => no_day(text),
    }
}

const LEAP_YEAR: i32 = 2000;

/// A day of nothing but numbers: `3/2/1980`, `3.2.1980`, `1980/2/3`, `1980年2月3日`, `3/2`.
struct Numeric<'a> {
    first: &'a str,
    second: &'a str,
    /// The year, if it has four digits: of two, nobody knows the century.
    year: Option<&'a str>,
    /// The order that the way of writing implies.
    implied: Option<Order>,
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
        let dotted = date.contains('.').then_some(Order::DayFirst);
        match numbers[..] {
            [year, month, day] if year.len() == 4 => Some(Self {
                first: month,
                second: day,
                year: Some(year),
                implied: Some(Order::MonthFirst),
            }),
            [first, second, year] if year.len() == 4 => {
                Some(Self { first, second, year: Some(year), implied: dotted })
            }
            [first, second] | [first, second, _] => {
                Some(Self { first, second, year: None, implied: dotted })
            }
            _ => None,
        }
    }

    fn proven_order(&self) -> Option<Order> {
        let beyond_months = |number: &str| number.parse::<u32>().is_ok_and(|number| number > 12);
        match self.implied {
            Some(order) => Some(order),
            None if beyond_months(self.first) => Some(Order::DayFirst),
            None if beyond_months(self.second) => Some(Order::MonthFirst),
            None => None,
        }
    }

    fn in_order(&self, order: Order) -> Option<Birthday> {
        let (month, day) = match order {
            Order::DayFirst => (self.second, self.first),
            Order::MonthFirst => (self.first, self.second),
        };
        let year = self.year.unwrap_or("-");
        format!("{year}-{month}-{day}").parse().ok()
    }
}
