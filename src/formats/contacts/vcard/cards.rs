//! A file of cards, taken apart into cards that each can be parsed alone.

use super::line::ContentLine;

/// The content lines of one card, and where it stands in the file.
pub struct Card<'a> {
    /// The line it begins on, from 1.
    pub line: usize,
    /// Whether it has an end: what is cut off may be cut off in the middle of a name.
    pub is_whole: bool,
    /// The blanks before its first line, which all its lines may have.
    indent: &'a str,
    lines: Vec<ContentLine>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    InCard,
    /// In the card of somebody's agent, which vCard 2.1 puts inside their own.
    InAgent,
}

/// Finds the cards of a text. One without an end goes up to the beginning of the next.
pub fn split(text: &str) -> Vec<Card<'_>> {
    let mut cards: Vec<Card> = Vec::new();
    let mut place = Place::Outside;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim_end_matches('\r');
        let open = cards.last_mut().filter(|_| place != Place::Outside);
        let (indent, line) = match &open {
            Some(card) => ("", line.strip_prefix(card.indent).unwrap_or(line)),
            None => line.split_at(line.len() - line.trim_start().len()),
        };
        place = match open {
            Some(card) if is_begin(line) && card.expects_agent() => {
                card.lines.pop();
                Place::InAgent
            }
            _ if is_begin(line) => {
                cards.push(Card::begin(index + 1, indent));
                Place::InCard
            }
            Some(_) if place == Place::InAgent && is_end(line) => Place::InCard,
            Some(_) if place == Place::InAgent => Place::InAgent,
            Some(card) if is_end(line) => {
                card.is_whole = true;
                Place::Outside
            }
            Some(card) => {
                card.add(line);
                Place::InCard
            }
            None => Place::Outside,
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

impl<'a> Card<'a> {
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

    /// The card as the parser wants it: unfolded, with every value as plain text.
    pub fn plain(&self) -> String {
        let lines: String = self.lines.iter().map(|line| line.plain() + "\n").collect();
        format!("BEGIN:VCARD\n{lines}END:VCARD\n")
    }
}
