//! Splits a file into cards that can be parsed one by one.

use super::line::{ContentLine, LONGEST_FOLDED};
use crate::model::Limit;

/// The most bytes of what is read of a card.
const LARGEST_CARD: usize = 200_000;

/// The content lines of one card, and its place in the file.
pub struct RawCard<'a> {
    /// The line it begins on, from 1.
    pub line: usize,
    /// Whether it has an end; otherwise it may be cut off in the middle of a name.
    pub is_whole: bool,
    /// The blanks before its first line, which all of its lines may have.
    indent: &'a str,
    /// Those that are read, and the last, which the next line of the file may continue.
    lines: Vec<ContentLine>,
    /// The bytes of what is read before the last line.
    size: usize,
    /// Whether one of its properties is too long.
    has_long_line: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    InCard,
    /// In the card of an agent, which vCard 2.1 puts inside that of the person.
    InAgent,
}

/// Finds the cards of a text, one by one. A card without an end extends to the beginning of the
/// next.
pub fn split(text: &str) -> impl Iterator<Item = RawCard<'_>> {
    let mut lines = text.lines().enumerate();
    let mut open: Option<RawCard> = None;
    let mut position = Position::InCard;
    std::iter::from_fn(move || {
        for (index, line) in lines.by_ref() {
            let line = line.trim_start_matches('\u{feff}').trim_end_matches('\r');
            let Some(card) = &mut open else {
                let (indent, line) = line.split_at(line.len() - line.trim_start().len());
                open = is_begin(line).then(|| RawCard::begin(index + 1, indent));
                continue;
            };
            let line = line.strip_prefix(card.indent).unwrap_or(line);
            match position {
                _ if is_begin(line) && card.expects_agent() => {
                    card.lines.pop();
                    position = Position::InAgent;
                }
                _ if is_begin(line) => {
                    position = Position::InCard;
                    return open.replace(RawCard::begin(index + 1, ""));
                }
                Position::InAgent if is_end(line) => position = Position::InCard,
                Position::InAgent => {}
                Position::InCard if is_end(line) => {
                    card.is_whole = true;
                    return open.take();
                }
                Position::InCard => card.add(line),
            }
        }
        open.take()
    })
}

fn is_begin(line: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case("BEGIN:VCARD")
}

fn is_end(line: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case("END:VCARD")
}

impl<'a> RawCard<'a> {
    fn begin(line: usize, indent: &'a str) -> Self {
        Self { line, is_whole: false, indent, lines: Vec::new(), size: 0, has_long_line: false }
    }

    fn expects_agent(&self) -> bool {
        self.lines.last().is_some_and(ContentLine::is_agent)
    }

    fn add(&mut self, line: &str) {
        if self.exceeded().is_some() {
            return;
        }
        if let Some(last) = self.lines.last_mut() {
            let was_read = last.is_read();
            if last.takes(line) {
                self.has_long_line = was_read && !last.is_read();
                return;
            }
            if was_read {
                self.size += last.len();
            } else {
                self.lines.pop();
            }
        }
        self.lines.push(ContentLine::new(line));
    }

    /// Returns what there is too much of.
    pub fn exceeded(&self) -> Option<Limit> {
        let last = self.lines.last().filter(|last| last.is_read());
        if self.has_long_line {
            Some(Limit::Line(LONGEST_FOLDED))
        } else if self.size + last.map_or(0, ContentLine::len) > LARGEST_CARD {
            Some(Limit::Record(LARGEST_CARD))
        } else {
            None
        }
    }

    /// Returns the card as the parser needs it: unfolded, with every value in plain text.
    pub fn plain(&self) -> String {
        let lines = self.lines.iter().filter(|line| line.is_read());
        let lines: String = lines.map(|line| line.plain() + "\n").collect();
        format!("BEGIN:VCARD\n{lines}END:VCARD\n")
    }
}
