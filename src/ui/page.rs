use unicode_width::UnicodeWidthStr;

use super::table::{self, Table, Tone};
use super::visible;

/// A page of text for people, as wide as there is room.
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

    /// Columns there are; `None` where lines may be as long as they like.
    pub fn width(&self) -> Option<usize> {
        self.width
    }

    /// The answer, in a sentence: the first line.
    pub fn headline(&mut self, sentence: &str) {
        self.toned(sentence, Tone::Strong);
    }

    /// A sentence.
    pub fn line(&mut self, sentence: &str) {
        self.toned(sentence, Tone::Plain);
    }

    /// Something said aside.
    pub fn aside(&mut self, sentence: &str) {
        self.toned(sentence, Tone::Faint);
    }

    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A line that may be broken between words; what follows the break is indented as the first.
    fn toned(&mut self, sentence: &str, tone: Tone) {
        let sentence = visible::line(sentence);
        let indent: String = sentence.chars().take_while(|c| *c == ' ').collect();
        for line in self.wrapped(sentence.trim_start(), indent.len()) {
            self.text.push_str(&indent);
            self.text.push_str(&tone.paint(&line, self.color));
            self.text.push('\n');
        }
    }

    /// A label and what it stands for, which hangs beside it.
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
                table::wrap(text, width.saturating_sub(indent).max(1))
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
