//! Reads the files of `src` and separates code from comments and string literals.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::support::repository;

/// A source file, for rules about how it is written.
pub struct Source {
    /// The path from the top of the repository: `src/model/kind.rs`.
    pub path: String,
    pub text: String,
    /// The text with comments, literals and `#[cfg(test)]` items replaced by blanks.
    pub code: String,
    /// The string literals outside `#[cfg(test)]` items.
    pub literals: Vec<Literal>,
}

/// A string literal, for rules about what the program says.
pub struct Literal {
    pub at: usize,
    /// The text as it was written, with continued lines joined.
    pub text: String,
}

impl Source {
    /// Returns every file of `src`, including those that hold only tests.
    pub fn all() -> &'static [Source] {
        static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
            rust_files(&repository("src")).iter().map(|path| Source::read(path)).collect()
        });
        &SOURCES
    }

    fn read(path: &Path) -> Source {
        let text = fs::read_to_string(path).expect("a source file");
        let path = path.strip_prefix(repository("")).expect("a path below the repository");
        Source::new(path.display().to_string(), text)
    }

    pub fn new(path: String, text: String) -> Source {
        let (mut code, mut literals) = Scanner::new(&text).scan();
        while let Some(start) = code.find("#[cfg(test)]") {
            let item = start..end_of_item(&code, start);
            literals.retain(|literal| !item.contains(&literal.at));
            let blank = blank(&code[item.clone()]);
            code.replace_range(item, &blank);
        }
        Source { path, text, code, literals }
    }

    /// Whether the whole file is compiled for tests only.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Returns the room the file is in: `store` for `src/store/file/mod.rs`.
    pub fn room(&self) -> &str {
        let below = self.path.trim_start_matches("src/");
        below.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Returns the file and line of a place in the text.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.text[..at].matches('\n').count() + 1)
    }

    /// Returns the identifiers and keywords of the code, and where each starts.
    pub fn words(&self) -> Vec<(usize, &str)> {
        let mut words = Vec::new();
        let mut at = 0;
        for part in self.code.split(|c: char| !c.is_alphanumeric() && c != '_') {
            if !part.is_empty() {
                words.push((at, part));
            }
            let separator = self.code[at + part.len()..].chars().next();
            at += part.len() + separator.map_or(0, char::len_utf8);
        }
        words
    }

    /// Finds the end of the item that starts at a place, with its attributes.
    pub fn end_of_item(&self, at: usize) -> usize {
        end_of_item(&self.code, at)
    }
}

/// Returns every Rust file below a folder, in order.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// An item ends with its body, or with a `;` if it has none.
fn end_of_item(code: &str, at: usize) -> usize {
    let mut depth = 0;
    for (offset, sign) in code[at..].char_indices() {
        match sign {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 && matches!(sign, '}' | ';') {
            return at + offset + 1;
        }
    }
    code.len()
}

/// Returns as many blanks, in the same lines.
fn blank(text: &str) -> String {
    let blanks = |c: char| if c == '\n' { "\n".to_owned() } else { " ".repeat(c.len_utf8()) };
    text.chars().map(blanks).collect()
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    code: String,
    literals: Vec<Literal>,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Scanner<'a> {
        Scanner { text, at: 0, code: String::new(), literals: Vec::new() }
    }

    /// Splits the text into its code and its string literals.
    fn scan(mut self) -> (String, Vec<Literal>) {
        while let Some(next) = self.rest().chars().next() {
            if self.rest().starts_with("//") {
                self.skip(self.rest().find('\n').unwrap_or(self.rest().len()));
            } else if self.rest().starts_with("/*") {
                self.skip(self.rest().find("*/").map_or(self.rest().len(), |end| end + 2));
            } else if next == 'r' && self.raw_fence().is_some() {
                self.raw_literal();
            } else if next == '"' {
                self.literal();
            } else if next == '\'' {
                self.character();
            } else {
                self.code.push(next);
                self.at += next.len_utf8();
            }
        }
        (self.code, self.literals)
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Passes over what is not code.
    fn skip(&mut self, bytes: usize) {
        self.code.push_str(&blank(&self.rest()[..bytes]));
        self.at += bytes;
    }

    /// Returns the `#` signs of a raw literal that starts here.
    fn raw_fence(&self) -> Option<&'a str> {
        let before = self.code.chars().next_back().unwrap_or(' ');
        let after = &self.rest()[1..];
        let hashes = after.len() - after.trim_start_matches('#').len();
        let is_prefix = !before.is_alphanumeric() && before != '_' || before == 'b';
        (is_prefix && after[hashes..].starts_with('"')).then(|| &after[..hashes])
    }

    fn raw_literal(&mut self) {
        let fence = self.raw_fence().unwrap_or_default();
        let start = 1 + fence.len() + 1;
        let close = format!("\"{fence}");
        let length = self.rest()[start..].find(&close).expect("the end of a raw literal");
        let text = self.rest()[start..start + length].to_owned();
        self.literals.push(Literal { at: self.at, text });
        self.skip(start + length + close.len());
    }

    fn literal(&mut self) {
        let mut text = String::new();
        let mut signs = self.rest().char_indices().skip(1).peekable();
        while let Some((offset, sign)) = signs.next() {
            match sign {
                '"' => {
                    self.literals.push(Literal { at: self.at, text });
                    return self.skip(offset + 1);
                }
                '\\' => match signs.next() {
                    Some((_, '\n')) => {
                        while signs.next_if(|(_, sign)| sign.is_whitespace()).is_some() {}
                    }
                    Some((_, 'n')) => text.push('\n'),
                    Some((_, escaped)) => text.push(escaped),
                    None => {}
                },
                _ => text.push(sign),
            }
        }
        panic!("a literal does not end: {text}");
    }

    /// Passes over a character literal; a lifetime is code.
    fn character(&mut self) {
        let mut signs = self.rest().char_indices().skip(1);
        let (first, second) = (signs.next(), signs.next());
        match (first, second) {
            (Some((_, '\\')), Some((at, _))) => {
                let close = self.rest()[at + 1..].find('\'').expect("the end of a character");
                self.skip(at + 1 + close + 1);
            }
            (Some(_), Some((at, '\''))) => self.skip(at + 1),
            _ => {
                self.code.push('\'');
                self.at += 1;
            }
        }
    }
}

#[test]
fn comments_literals_and_test_items_are_not_code() {
    let text = r####"
        //! Not { code
        fn one<'a>(x: &'a str) -> char { let s = "a \"{\" \
            b"; /* { */ let r = r#"raw " {"#; '{' } // {
        #[cfg(test)]
        mod tests { fn two() { "unseen" } }
        fn three() { '\'' }
    "####;
    let source = Source::new("src/a.rs".to_owned(), text.to_owned());
    let literals: Vec<&str> = source.literals.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(literals, ["a \"{\" b", "raw \" {"]);
    assert_eq!(source.place(source.literals[1].at), "src/a.rs:4");
    assert_eq!(source.code.len(), text.len());
    assert_eq!(source.code.matches('{').count(), 2, "{}", source.code);
    let functions = source.words().windows(2).filter(|it| it[0].1 == "fn").count();
    assert_eq!(functions, 2);
    let start = text.find("fn three").expect("the last function");
    assert_eq!(&text[start..source.end_of_item(start)], "fn three() { '\\'' }");
}
