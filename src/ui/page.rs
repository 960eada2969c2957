//! A page of text for people: a headline, lines, labelled values, tables.

use dialoguer::console::Term;
use unicode_width::UnicodeWidthStr;

use super::table::Table;
use super::wrap::wrap;
use super::{Tone, visible};

/// The narrowest width that pages are laid out for, in columns.
const NARROWEST: usize = 40;

/// Returns the width of stdout in columns, unless `COLUMNS` overrides it. A pipe has no width: each
/// row stays on one line.
pub(super) fn stdout_width() -> Option<usize> {
    columns().or_else(|| width_of(&Term::stdout())).map(|columns| columns.max(NARROWEST))
}

/// Returns the width of stderr in columns if it is a terminal, unless `COLUMNS` overrides it.
pub(super) fn stderr_width() -> Option<usize> {
    let width = width_of(&Term::stderr())?;
    Some(columns().unwrap_or(width).max(NARROWEST))
}

fn columns() -> Option<usize> {
    let columns = std::env::var_os("COLUMNS")?.to_str()?.parse::<usize>().ok();
    columns.filter(|columns| *columns > 0)
}

fn width_of(terminal: &Term) -> Option<usize> {
    let (_rows, columns) = terminal.size_checked().filter(|_| terminal.is_term())?;
    Some(usize::from(columns)).filter(|columns| *columns > 0)
}

/// A page under construction, as wide as the terminal.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: Option<usize>,
    color: bool,
}

impl Page {
    pub fn new(width: Option<usize>, color: bool) -> Page {
        Page { text: String::new(), width, color }
    }

    /// Returns the width in columns, or `None` if lines may have any length.
    pub fn width(&self) -> Option<usize> {
        self.width
    }

    /// Adds the first line: the answer in one sentence.
    pub fn headline(&mut self, sentence: &str) {
        self.toned(sentence, Tone::Strong);
    }

    /// Adds a sentence.
    pub fn line(&mut self, sentence: &str) {
        self.toned(sentence, Tone::Plain);
    }

    /// Adds a sentence that matters less than the rest.
    pub fn aside(&mut self, sentence: &str) {
        self.toned(sentence, Tone::Faint);
    }

    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Adds a line. If it has to be wrapped, the rest is indented like the beginning.
    fn toned(&mut self, sentence: &str, tone: Tone) {
        let sentence = visible::line(sentence);
        let indent: String = sentence.chars().take_while(|c| *c == ' ').collect();
        for line in self.wrapped(sentence.trim_start(), indent.len()) {
            self.text.push_str(&indent);
            self.text.push_str(&tone.paint(&line, self.color));
            self.text.push('\n');
        }
    }

    /// Adds a label with a value beside it, which wraps within its own column.
    pub fn labelled(&mut self, label: &str, value: &str) {
        const LABEL: usize = 11;
        let value = visible::line(value);
        let mut label = format!("  {label:<width$}", width = LABEL);
        let indent = label.width();
        for line in self.wrapped(&value, indent) {
            self.text.push_str(&Tone::Faint.paint(&label, self.color));
            self.text.push_str(&line);
            self.text.push('\n');
            label = " ".repeat(indent);
        }
    }

    fn wrapped(&self, text: &str, indent: usize) -> Vec<String> {
        match self.width {
            Some(width) if text.width() + indent > width => {
                wrap(text, width.saturating_sub(indent).max(1))
            }
            _ => vec![text.to_owned()],
        }
    }

    pub fn table(&mut self, table: &Table) {
        for line in table.lines(self.width, self.color) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    pub fn into_text(self) -> String {
        self.text
    }
}
