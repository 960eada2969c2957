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

#[derive(Clone, Copy)]
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
        let open = match place {
            Place::Outside => None,
            Place::InCard | Place::InAgent => cards.last_mut(),
        };
        let Some(card) = open else {
            if is_begin(line.trim_start()) {
                cards.push(Card::begin(index + 1, line));
                place = Place::InCard;
            }
            continue;
        };
        let line = line.strip_prefix(card.indent).unwrap_or(line);
        place = match place {
            Place::InCard if is_begin(line) && card.expects_agent() => Place::InAgent,
            _ if is_begin(line) => {
                cards.push(Card::begin(index + 1, line));
                Place::InCard
            }
            Place::InAgent if is_end(line) => Place::InCard,
            Place::InAgent => Place::InAgent,
            _ if is_end(line) => {
                card.is_whole = true;
                Place::Outside
            }
            _ => {
                card.add(line);
                Place::InCard
            }
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
    fn begin(line: usize, text: &'a str) -> Self {
        let indent = &text[..text.len() - text.trim_start().len()];
        Self { line, is_whole: false, indent, lines: Vec::new() }
    }

    /// Whether the next card is that of an agent; the line that says so is dropped.
    fn expects_agent(&mut self) -> bool {
        self.lines.pop_if(|line| line.is_agent()).is_some()
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
