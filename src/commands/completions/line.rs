//! Reads a command line as a shell does, as far as it has been typed.

/// A quote that is open where text is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    Single,
    Double,
    /// `$'...'` in bash and zsh, with escapes as in C.
    Ansi,
}

impl Quote {
    /// Returns the character that ends it.
    pub fn end(self) -> char {
        match self {
            Quote::Single | Quote::Ansi => '\'',
            Quote::Double => '"',
        }
    }
}

/// How the shells differ in reading a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// That of bash and zsh.
    Posix,
    Fish,
}

/// The words of a line up to the cursor. Nothing in them is expanded or run.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words as a program would get them; the last is where the cursor is, and may be empty.
    pub words: Vec<String>,
    /// Where the last word begins in the line.
    pub last: usize,
    /// The quote that is open at the cursor.
    pub open: Option<Quote>,
}

impl Line {
    /// Reads a line from its beginning up to the cursor.
    pub fn read(line: &str, syntax: Syntax) -> Line {
        let mut read = Line { words: vec![String::new()], ..Line::default() };
        let mut in_word = false;
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let ends_word = " \t\n;|&()<>".contains(c);
            if read.open.is_none() && ends_word {
                if in_word {
                    read.words.push(String::new());
                }
                read.last = at + c.len_utf8();
                in_word = false;
                continue;
            }
            in_word = true;
            match (read.open, c, next) {
                (Some(quote), c, _) if c == quote.end() => read.open = None,
                (None, '$', Some(quote @ ('\'' | '"'))) if syntax == Syntax::Posix => {
                    chars.next();
                    read.open = Some(if quote == '"' { Quote::Double } else { Quote::Ansi });
                }
                (None, '\'', _) => read.open = Some(Quote::Single),
                (None, '"', _) => read.open = Some(Quote::Double),
                (open, '\\', Some(next)) if escapes(open, next, syntax) => {
                    chars.next();
                    if next != '\n' {
                        read.push(next);
                    }
                }
                // At the end of the line, what it escapes is still to come.
                (None, '\\', None) => {}
                (_, c, _) => read.push(c),
            }
        }
        read
    }

    fn push(&mut self, c: char) {
        if let Some(word) = self.words.last_mut() {
            word.push(c);
        }
    }
}

/// Returns whether a backslash before a character is not itself part of the word.
fn escapes(open: Option<Quote>, next: char, syntax: Syntax) -> bool {
    match (open, syntax) {
        (None, _) | (Some(Quote::Ansi), _) => true,
        (Some(Quote::Double), Syntax::Posix) => "$`\"\\\n".contains(next),
        (Some(Quote::Double), Syntax::Fish) => "$\"\\\n".contains(next),
        (Some(Quote::Single), Syntax::Posix) => false,
        (Some(Quote::Single), Syntax::Fish) => "'\\".contains(next),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_read_up_to_the_cursor() {
        use Quote::{Ansi, Double, Single};
        for (line, words, open) in [
            ("rel show", vec!["rel", "show"], None),
            ("rel show ", vec!["rel", "show", ""], None),
            ("rel show Eva\\ S", vec!["rel", "show", "Eva S"], None),
            ("rel show Eva\\", vec!["rel", "show", "Eva"], None),
            ("rel show \"Eva S", vec!["rel", "show", "Eva S"], Some(Double)),
            ("rel show \"Eva $(to", vec!["rel", "show", "Eva $(to"], Some(Double)),
            ("rel show \"Eva \\$ \\x", vec!["rel", "show", "Eva $ \\x"], Some(Double)),
            ("rel show 'Eva \\", vec!["rel", "show", "Eva \\"], Some(Single)),
            ("rel show O'Brien", vec!["rel", "show", "OBrien"], Some(Single)),
            ("rel show 'O'\\''Bri", vec!["rel", "show", "O'Bri"], Some(Single)),
            ("rel show E\"v\"'a' ", vec!["rel", "show", "Eva", ""], None),
            ("rel show $'O\\'B", vec!["rel", "show", "O'B"], Some(Ansi)),
            ("rel show \"\" x", vec!["rel", "show", "", "x"], None),
            ("rel list --unit=\"Le", vec!["rel", "list", "--unit=Le"], Some(Double)),
        ] {
            let read = Line::read(line, Syntax::Posix);
            assert_eq!(
                (read.words, read.open),
                (words.iter().map(|&it| it.into()).collect(), open)
            );
        }
    }

    #[test]
    fn fish_escapes_within_single_quotes() {
        let read = Line::read("rel show 'O\\'Brien \\x", Syntax::Fish);
        assert_eq!((read.words[2].as_str(), read.open), ("O'Brien \\x", Some(Quote::Single)));
    }

    proptest! {
        #[test]
        fn quoted_words_are_read_as_they_were(words in prop::collection::vec("[^\0\n]*", 1..5)) {
            let line = shell_words::join(&words);
            prop_assert_eq!(Line::read(&line, Syntax::Posix).words, words);
        }

        #[test]
        fn any_line_can_be_read(line in any::<String>()) {
            for syntax in [Syntax::Posix, Syntax::Fish] {
                let read = Line::read(&line, syntax);
                prop_assert!(line.is_char_boundary(read.last));
            }
        }
    }
}
