//! Quoting for a shell: every command offered for copying takes its names and paths from here.

use std::borrow::Cow;

/// Returns a word as it is typed in a shell, so that the shell hands it on unchanged: bare where
/// every character is plain, else in quotes.
///
/// Names come from other people's calendars and address books, so a word may hold anything.
pub fn quote(word: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_alphanumeric() || "_-.,:/@+%".contains(c);
    // Within double quotes a shell still expands these.
    const EXPANDED: [char; 5] = ['"', '$', '`', '\\', '!'];
    if !word.is_empty() && word.chars().all(is_plain) {
        Cow::Borrowed(word)
    } else if word.contains(EXPANDED) {
        Cow::Owned(format!("'{}'", word.replace('\'', r"'\''")))
    } else {
        Cow::Owned(format!("\"{word}\""))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_words_stay_bare_and_names_are_quoted() {
        for (word, typed) in [
            ("Cassandra", "Cassandra"),
            ("Zoë", "Zoë"),
            ("ann@example.com", "ann@example.com"),
            ("exports/contacts.vcf", "exports/contacts.vcf"),
            ("Cassandra Kelly", "\"Cassandra Kelly\""),
            ("Neal O'Brien", "\"Neal O'Brien\""),
            ("", "\"\""),
            ("~", "\"~\""),
            ("*.vcf", "\"*.vcf\""),
            ("$(touch x)", "'$(touch x)'"),
            ("Ann \"`id`\" Lee", "'Ann \"`id`\" Lee'"),
            ("it's $HOME", "'it'\\''s $HOME'"),
            ("Stop!", "'Stop!'"),
        ] {
            assert_eq!(quote(word), typed);
        }
    }

    proptest! {
        #[test]
        fn a_shell_reads_what_was_quoted(word in any::<String>()) {
            prop_assert_eq!(shell_words::split(&quote(&word)).unwrap(), [word]);
        }
    }
}
