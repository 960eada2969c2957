//! The answer of every command that writes: the record, and a few lines for people.

use serde::Serialize;

use crate::ui::{Page, View};

/// The result of a write: the record for scripts, and a few lines for people.
#[derive(Debug)]
pub struct Receipt<T> {
    data: T,
    headline: String,
    lines: Vec<String>,
}

impl<T: Serialize> Receipt<T> {
    pub fn new(data: T, headline: impl Into<String>) -> Receipt<T> {
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
}

impl<T: Serialize> View for Receipt<T> {
    type Data = T;

    fn data(&self) -> &T {
        &self.data
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.headline);
        for line in &self.lines {
            page.line(line);
        }
    }
}
