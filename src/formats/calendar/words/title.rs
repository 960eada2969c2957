//! A title cut into words, and into the labels before, after and within it.

/// What separates a label from the rest of a title. A hyphen does so only beside a blank, and a
/// full stop only before one.
const SEPARATORS: &str = ":：|!！?[](){}（）【】*–—,;…~<>\"“”„«»_·•→";

/// What encloses a label within a title.
const BRACKETS: [(char, char); 6] =
    [('[', ']'), ('(', ')'), ('{', '}'), ('（', '）'), ('【', '】'), ('*', '*')];

/// What mail programs write before a title.
const PASSED_ON: [&str; 11] =
    ["fw", "fwd", "wg", "re", "aw", "tr", "rv", "sv", "vs", "updated", "update"];

/// A title in [`plain`] text.
pub struct Title {
    text: String,
}

impl Title {
    pub fn of(summary: &str) -> Self {
        let mut text = plain(summary).trim().to_owned();
        while let Some((before, rest)) = text.split_once([':', '：']) {
            if !PASSED_ON.contains(&before.trim()) {
                break;
            }
            text = rest.trim().to_owned();
        }
        Title { text }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn words(&self) -> Vec<&str> {
        words(&self.text)
    }

    /// Returns what stands before the first separator; all of it, if there is none.
    pub fn head(&self) -> Vec<&str> {
        self.parts().into_iter().next().unwrap_or_default()
    }

    /// Returns what stands behind the last separator; all of it, if there is none.
    pub fn tail(&self) -> Vec<&str> {
        self.parts().into_iter().next_back().unwrap_or_default()
    }

    /// Returns the words of all that may be a label: the whole title, its first and its last part,
    /// and what is in brackets.
    pub fn labels(&self) -> Vec<Vec<&str>> {
        let mut labels = vec![self.words(), self.head(), self.tail()];
        labels.extend(self.bracketed());
        labels
    }

    /// Returns the words in each pair of brackets.
    pub fn bracketed(&self) -> Vec<Vec<&str>> {
        let mut found = Vec::new();
        for (open, close) in BRACKETS {
            let mut rest = self.text.as_str();
            while let Some((inner, after)) =
                rest.split_once(open).and_then(|(_, rest)| rest.split_once(close))
            {
                found.push(words(inner));
                rest = after;
            }
        }
        found
    }

    /// Returns the words of each part between separators, without empty parts.
    pub fn parts(&self) -> Vec<Vec<&str>> {
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, c) in self.text.char_indices() {
            let (before, after) = (&self.text[..at], &self.text[at + c.len_utf8()..]);
            let is_before_blank = after.is_empty() || after.starts_with(char::is_whitespace);
            let is_separator = match c {
                '-' => is_before_blank || before.ends_with(char::is_whitespace),
                '.' => is_before_blank,
                c => SEPARATORS.contains(c),
            };
            if is_separator {
                parts.push(&self.text[start..at]);
                start = at + c.len_utf8();
            }
        }
        parts.push(&self.text[start..]);
        parts.into_iter().map(words).filter(|words| !words.is_empty()).collect()
    }
}

pub fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Whether words contain the words of a phrase, one behind the other.
pub fn contain(words: &[&str], phrase: &str) -> bool {
    find(words, phrase).is_some()
}

/// Returns the place and the number of words of a phrase within words.
pub fn find(words: &[&str], phrase: &str) -> Option<(usize, usize)> {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    let at = words.windows(phrase.len()).position(|window| window == phrase)?;
    Some((at, phrase.len()))
}

/// Returns a text in lower case; Latin letters lose their accents, however these are written.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.to_lowercase().chars() {
        match c {
            '\u{300}'..='\u{36f}' => {}
            '\u{c0}'..='\u{24f}' => plain.push_str(deunicode::deunicode_char(c).unwrap_or("")),
            '\u{2010}'..='\u{2012}' => plain.push('-'),
            'ё' => plain.push('е'),
            c => plain.push(c),
        }
    }
    plain.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_cut_at_its_separators() {
        for (title, head, tail) in [
            ("Cancelled: Budget 2027", vec!["cancelled"], vec!["budget", "2027"]),
            ("[CANCELLED] Weekly", vec!["cancelled"], vec!["weekly"]),
            ("Weekly - annulé", vec!["weekly"], vec!["annule"]),
            ("FW: WG: Check-in", vec!["check", "in"], vec!["check", "in"]),
            ("Annule\u{301} : Hebdo", vec!["annule"], vec!["hebdo"]),
            ("", vec![], vec![]),
        ] {
            let title = Title::of(title);
            assert_eq!((title.head(), title.tail()), (head, tail), "{}", title.text());
        }
        assert_eq!(Title::of("A (b c) [d]").bracketed(), [vec!["d"], vec!["b", "c"]]);
    }
}
