//! Drops characters that nobody sees, which would make two names of one.

use std::borrow::Cow;

/// Joins letters, or keeps them apart, in scripts that need it: Persian, the scripts of India,
/// emoji.
const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];

/// Returns a text without invisible characters and marks of the direction of writing.
pub fn without_invisible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| is_invisible(c) || JOINERS.contains(&c)) {
        return Cow::Borrowed(text);
    }
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        let is_needed = !JOINERS.contains(&c) || visible.chars().next_back().is_some_and(is_joined);
        if is_needed && !is_invisible(c) {
            visible.push(c);
        }
    }
    Cow::Owned(visible)
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
    )
}

/// Whether a joiner behind a character has a meaning.
fn is_joined(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{109f}'
            | '\u{1780}'..='\u{18af}'
            | '\u{2190}'..='\u{2bff}'
            | '\u{fe0f}'
            | '\u{1f000}'..='\u{1faff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_dropped() {
        for (text, visible) in [
            ("Anna Roth", "Anna Roth"),
            ("Zoë Roth", "Zoë Roth"),
            ("Zero\u{200b}Width Space", "ZeroWidth Space"),
            ("Bom \u{feff}Name", "Bom Name"),
            ("Soft\u{ad}Hyphen", "SoftHyphen"),
            ("\u{200f}محمد علي\u{200e}", "محمد علي"),
            ("\u{202e}evil\u{202c} Name", "evil Name"),
            ("\u{2066}Anna\u{2069}\u{2060}", "Anna"),
            ("An\u{200c}na\u{200d}", "Anna"),
        ] {
            assert_eq!(without_invisible(text), visible, "{text:?}");
        }
    }

    #[test]
    fn joiners_stay_where_they_are_needed() {
        for text in ["علی\u{200c}رضا", "👩\u{200d}💻", "❤\u{fe0f}\u{200d}🔥", "क्\u{200d}ष"]
        {
            assert_eq!(without_invisible(text), text);
        }
    }
}
