//! Splits a file into cards that can be parsed one by one.

use super::line::ContentLine;

/// The content lines of one card, and its place in the file.
pub struct RawCard<'a> {
    /// The line it begins on, from 1.
    pub line: usize,
    /// Whether it has an end; otherwise it may be cut off in the middle of a name.
    pub is_whole: bool,
    /// The blanks before its first line, which all of its lines may have.
    indent: &'a str,
    lines: Vec<ContentLine>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Outside,
    InCard,
    /// In the card of an agent, which vCard 2.1 puts inside that of the person.
    InAgent,
}

/// Finds the cards of a text. A card without an end extends to the beginning of the next.
pub fn split(text: &str) -> Vec<RawCard<'_>> {
    let mut cards: Vec<RawCard> = Vec::new();
    let mut position = Position::Outside;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim_end_matches('\r');
        let open = cards.last_mut().filter(|_| position != Position::Outside);
        let (indent, line) = match &open {
            Some(card) => ("", line.strip_prefix(card.indent).unwrap_or(line)),
            None => line.split_at(line.len() - line.trim_start().len()),
        };
        position = match open {
            Some(card) if is_begin(line) && card.expects_agent() => {
                card.lines.pop();
                Position::InAgent
            }
            _ if is_begin(line) => {
                cards.push(RawCard::begin(index + 1, indent));
                Position::InCard
            }
            Some(_) if position == Position::InAgent && is_end(line) => Position::InCard,
            Some(_) if position == Position::InAgent => Position::InAgent,
            Some(card) if is_end(line) => {
                card.is_whole = true;
                Position::Outside
            }
            Some(card) => {
                card.add(line);
                Position::InCard
            }
            None => Position::Outside,
        };
    }
    cards
}

fn is_begin(line: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case("BEGIN:VCARD")
}

fn is_end(line: &str) -> bool {
    line.trim_end().eq_ignore_ascii_case("END:VCARD")
}

impl<'a> RawCard<'a> {
    fn begin(line: usize, indent: &'a str) -> Self {
        Self { line, is_whole: false, indent, lines: Vec::new() }
    }

    fn expects_agent(&self) -> bool {
        self.lines.last().is_some_and(ContentLine::is_agent)
    }

    fn add(&mut self, line: &str) {
        if !self.lines.last_mut().is_some_and(|last| last.takes(line)) {
            self.lines.push(ContentLine::new(line));
        }
    }

    /// Returns the card as the parser needs it: unfolded, with every value in plain text.
    pub fn plain(&self) -> String {
        let lines: String = self.lines.iter().map(|line| line.plain() + "\n").collect();
        format!("BEGIN:VCARD\n{lines}END:VCARD\n")
    }
}
