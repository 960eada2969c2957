//! Text that is too long for its line. A command in it stays in one piece, to be copied.

use comfy_table::ContentArrangement;
use comfy_table::presets::NOTHING;
use unicode_width::UnicodeWidthStr;

/// How the commands begin that are offered for copying.
const PROGRAMS: [&str; 3] = ["rel ", "rm ", "chmod "];

/// What precedes a command in a text.
const LEADS: [&str; 5] = [": ", "> ", "then ", "; ", "("];

/// What follows a command that does not end its text.
const ENDS: [&str; 3] = [". ", ", ", "; "];

/// Stands for a space that must not become a line break.
const JOINED: &str = "\u{10fffd}";

/// Wraps a text between words, or within a word that is too long, so that no line is wider. Only a
/// command is never broken: if it is wider than a line, it is left to the terminal.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut flowing = String::new();
    let mut rest = text;
    while let Some((start, end)) = command(rest) {
        flowing.push_str(&rest[..start]);
        let command = &rest[start..end];
        if command.width() > width {
            lines.extend(folded(flowing.trim_end(), width));
            lines.push(command.to_owned());
            flowing.clear();
            rest = rest[end..].trim_start();
        } else {
            flowing.push_str(&command.replace(' ', JOINED));
            rest = &rest[end..];
        }
    }
    flowing.push_str(rest);
    lines.extend(folded(&flowing, width));
    lines
}

/// Finds the first command in a text, with the mark before it and the punctuation that touches it.
fn command(text: &str) -> Option<(usize, usize)> {
    let is_command = |at: &usize| PROGRAMS.iter().any(|program| text[*at..].starts_with(program));
    let starts = LEADS.iter().flat_map(|lead| text.match_indices(lead));
    let (lead, start) = starts
        .map(|(at, lead)| (lead, at + lead.len()))
        .filter(|(_, start)| is_command(start))
        .min_by_key(|(_, start)| *start)?;
    let in_brackets = lead == "(";
    let end = start + length(&text[start..], in_brackets);
    let touching = text[end..].find(' ').unwrap_or(text.len() - end);
    let marked = if matches!(lead, "(" | "> ") { lead.len() } else { 0 };
    Some((start - marked, end + touching))
}

/// Returns the length in bytes of the command that a text begins with. Nothing ends it in quotes.
fn length(text: &str, in_brackets: bool) -> usize {
    let mut quote = None;
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (None, '\\') => {
                chars.next();
            }
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), _) if c == open => quote = None,
            (None, ')') if in_brackets => return at,
            (None, _) if ENDS.iter().any(|end| text[at..].starts_with(end)) => return at,
            _ => {}
        }
    }
    text.len()
}

/// Breaks a text between words, or within a word that is wider than a line.
fn folded(text: &str, width: usize) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut table = comfy_table::Table::new();
    table
        .load_style(NOTHING)
        .force_no_tty()
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX))
        .add_row([text]);
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    table.lines().map(|line| line.trim_end().replace(JOINED, " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_never_broken() {
        let text = "Ann and Bob have no unit: rel list --no-unit, then rel edit WHO --unit UNIT";
        assert_eq!(
            wrap(text, 50),
            ["Ann and Bob have no unit: rel list --no-unit, then", "rel edit WHO --unit UNIT"]
        );
        assert_eq!(
            wrap(text, 40),
            ["Ann and Bob have no unit:", "rel list --no-unit, then", "rel edit WHO --unit UNIT"]
        );
        assert_eq!(
            wrap(text, 20),
            [
                "Ann and Bob have no",
                "unit:",
                "rel list --no-unit,",
                "then",
                "rel edit WHO --unit UNIT"
            ]
        );
    }

    #[test]
    fn a_command_in_a_text_ends_with_its_bracket_sentence_or_part() {
        for (text, found) in [
            ("Begin (rel add Ann --role CFO), then wait", Some("(rel add Ann --role CFO),")),
            ("To see them: rel list. To undo: rel undo", Some("rel list.")),
            ("Not yet; rel show Ann; or wait", Some("rel show Ann;")),
            (
                "> rel merge \"Dr. A, B\" 'It'\\''s. (C)' ok",
                Some("> rel merge \"Dr. A, B\" 'It'\\''s. (C)' ok"),
            ),
            ("> chmod go-w \"/a b\"", Some("> chmod go-w \"/a b\"")),
            ("Nothing that rel does is lost", None),
            ("A note: relevant words", None),
        ] {
            assert_eq!(command(text).map(|(start, end)| &text[start..end]), found, "{text}");
        }
    }

    #[test]
    fn text_before_and_after_a_long_command_keeps_its_own_lines() {
        assert_eq!(
            wrap("Go on: rel merge \"Cassandra Kelly\" cass. To undo: rel undo", 20),
            ["Go on:", "rel merge \"Cassandra Kelly\" cass.", "To undo: rel undo"]
        );
    }

    #[test]
    fn a_long_word_is_broken_where_it_is_not_a_command() {
        assert_eq!(wrap("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
    }
}
