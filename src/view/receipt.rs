//! The answer of every command that writes: the record, and a few lines for people.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::ui::{Page, View};

/// The result of a write: the record for scripts, and a few lines for people.
#[derive(Debug)]
pub struct Receipt<T> {
    data: Written<T>,
    headline: String,
    lines: Vec<String>,
}

/// What was written, with what may be missing or misread under the key `hints`. Several records are
/// a list, which has no keys.
#[derive(Debug)]
pub struct Written<T> {
    record: T,
    hints: Vec<String>,
}

impl<T: Serialize> Receipt<T> {
    pub fn new(record: T, headline: impl Into<String>) -> Receipt<T> {
        let data = Written { record, hints: Vec::new() };
        Receipt { data, headline: headline.into(), lines: Vec::new() }
    }

    /// Adds a line below the first.
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Adds lines below the first.
    pub fn lines(mut self, lines: impl IntoIterator<Item = String>) -> Self {
        self.lines.extend(lines);
        self
    }

    /// Adds what may be missing or misread, the most useful first; people see only that one.
    pub fn hints(mut self, hints: impl IntoIterator<Item = String>) -> Self {
        self.data.hints.extend(hints);
        self
    }
}

impl<T: Serialize> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serde_json::to_value(&self.record).map_err(S::Error::custom)?;
        if let Value::Object(fields) = &mut record {
            fields.insert("hints".to_owned(), self.hints.clone().into());
        }
        record.serialize(serializer)
    }
}

impl<T: Serialize> View for Receipt<T> {
    type Data = Written<T>;

    fn data(&self) -> &Written<T> {
        &self.data
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.headline);
        for line in self.lines.iter().chain(self.data.hints.first()) {
            page.line(line);
        }
    }
}
