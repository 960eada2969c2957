//! Makes control characters in text from the journal visible, so that they cannot act on a
//! terminal.

use std::fmt::Write;

/// The first hidden character that the JSON writer does not escape itself.
const DELETE: char = '\u{7f}';

/// Returns a text as one line: line breaks become `↵`, control characters their pictures.
pub fn line(text: &str) -> String {
    if !text.chars().any(is_hidden) {
        return text.to_owned();
    }
    let mut visible = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\u{2028}' | '\u{2029}' => visible.push('↵'),
            '\t' => visible.push(' '),
            DELETE => visible.push('␡'),
            c if c < ' ' => visible.push(picture(c)),
            c if is_hidden(c) => {
                // Writing to a string cannot fail.
                let _ = write!(visible, "<U+{:04X}>", u32::from(c));
            }
            c => visible.push(c),
        }
    }
    visible
}

/// Like [`line()`], but keeps line breaks.
pub fn lines(text: &str) -> String {
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// Escapes the characters in JSON that its writer lets through but a terminal would act on.
pub fn json(text: &str) -> String {
    if !text.chars().any(|c| c >= DELETE && is_hidden(c)) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c >= DELETE && is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// Whether it is a control character, a line separator, a mark that changes the direction of text,
/// or one that shows nothing. The joiners stay: emoji, Persian and Indian scripts need them.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}')
        || matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}')
        || matches!(c, '\u{17b4}' | '\u{17b5}' | '\u{206a}'..='\u{206f}' | '\u{fff0}'..='\u{fffb}')
        || matches!(c, '\u{1d173}'..='\u{1d17a}' | '\u{e0000}' | '\u{e0001}')
}

/// Returns the Unicode picture of a control character below the space.
fn picture(c: char) -> char {
    char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escapes_are_seen_not_obeyed() {
        for (text, visible) in [
            ("plain", "plain"),
            ("\u{1b}[31mred", "␛[31mred"),
            ("two\r\nlines", "two↵lines"),
            ("a\tb\u{7}\u{7f}", "a b␇␡"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("right\u{202e}left", "right<U+202E>left"),
            ("zero\u{200b}width\u{3164}", "zero<U+200B>width<U+3164>"),
            ("👩‍👧 José", "👩‍👧 José"),
        ] {
            assert_eq!(line(text), visible);
        }
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left(text in any::<String>()) {
            prop_assert!(!line(&text).chars().any(is_hidden));
            let raw = json(&text).chars().any(|c| c >= DELETE && is_hidden(c));
            prop_assert!(!raw);
        }
    }
}
