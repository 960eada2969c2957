//! Finds the events and time zones of a file, so that each is parsed alone and a broken one spoils
//! no other.

use super::Spot;

/// The text of an event or a time zone.
#[derive(Debug, PartialEq, Eq)]
pub struct Block<'a> {
    pub kind: BlockKind,
    /// The index of its calendar in the file; text between two calendars has an index of its own.
    pub calendar: usize,
    /// Where it begins.
    pub at: Spot,
    pub text: &'a str,
    /// Whether the file ends in the middle of it.
    pub is_cut_off: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    Event,
    TimeZone,
}

/// The blocks of a file.
#[derive(Debug, Default)]
pub struct Blocks<'a> {
    pub blocks: Vec<Block<'a>>,
    /// The METHOD of each calendar, empty if it has none.
    pub methods: Vec<&'a str>,
}

/// Finds the blocks of a file, which is the source with this index.
pub fn split(text: &str, source: usize) -> Blocks<'_> {
    let mut found = Blocks { methods: vec![""], ..Blocks::default() };
    let mut open: Option<(Block, usize)> = None;
    let mut end = 0;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let start = end;
        end += line.len();
        match boundary(line) {
            Some(Boundary::Begin(name)) if closes(name) => {
                found.close(&mut open, text, start);
                if let Some(kind) = kind(name) {
                    let calendar = found.methods.len() - 1;
                    let at = Spot { source, line: index + 1 };
                    open = Some((Block { kind, calendar, at, text, is_cut_off: false }, start));
                } else {
                    found.methods.push("");
                }
            }
            Some(Boundary::End(name)) if closes(name) => {
                found.close(&mut open, text, end);
                if kind(name).is_none() {
                    found.methods.push("");
                }
            }
            _ if open.is_none() => {
                if let (Some(method), Some(last)) = (method(line), found.methods.last_mut()) {
                    *last = method;
                }
            }
            _ => {}
        }
    }
    if let Some((block, _)) = &mut open {
        block.is_cut_off = true;
    }
    found.close(&mut open, text, end);
    found
}

impl<'a> Blocks<'a> {
    fn close(&mut self, open: &mut Option<(Block<'a>, usize)>, text: &'a str, end: usize) {
        if let Some((block, start)) = open.take() {
            self.blocks.push(Block { text: &text[start..end], ..block });
        }
    }
}

enum Boundary<'a> {
    Begin(&'a str),
    End(&'a str),
}

fn boundary(line: &str) -> Option<Boundary<'_>> {
    let (word, name) = line.trim_start_matches('\u{feff}').split_once(':')?;
    let name = name.trim_end();
    if word.eq_ignore_ascii_case("BEGIN") {
        Some(Boundary::Begin(name))
    } else if word.eq_ignore_ascii_case("END") {
        Some(Boundary::End(name))
    } else {
        None
    }
}

/// Whether the beginning or end of a component of this name ends the block before it.
fn closes(name: &str) -> bool {
    kind(name).is_some() || name.eq_ignore_ascii_case("VCALENDAR")
}

fn kind(name: &str) -> Option<BlockKind> {
    if name.eq_ignore_ascii_case("VEVENT") {
        Some(BlockKind::Event)
    } else if name.eq_ignore_ascii_case("VTIMEZONE") {
        Some(BlockKind::TimeZone)
    } else {
        None
    }
}

fn method(line: &str) -> Option<&str> {
    let (name, value) = line.split_once(':')?;
    name.trim_end().eq_ignore_ascii_case("METHOD").then_some(value.trim())
}
