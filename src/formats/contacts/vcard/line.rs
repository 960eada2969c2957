//! Content lines such as `FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB`, decoded for the parser.

use encoding_rs::{UTF_8, WINDOWS_1252};

use crate::formats::text::{beginning, declared_charset, without_invisible};

/// The properties that are read. All others, of which photos can be long, only have to be found.
const READ: [&str; 16] = [
    "VERSION",
    "PRODID",
    "UID",
    "KIND",
    "X-ADDRESSBOOKSERVER-KIND",
    "X-ABSHOWAS",
    "FN",
    "N",
    "NICKNAME",
    "EMAIL",
    "TEL",
    "ORG",
    "TITLE",
    "ROLE",
    "BDAY",
    "AGENT",
];

/// The most bytes of a property that is folded over lines.
pub const LONGEST_FOLDED: usize = 20_000;

/// The most lines before the value of a property begins.
const MOST_LINES_OF_HEAD: usize = 50;

/// The most bytes kept of the head of a property that is not read.
const HEAD: usize = 100;

/// The most blanks behind the equals sign at the end of a quoted-printable line.
const MOST_BLANKS: usize = 200;

/// The most bytes of a quoted-printable value that is decoded to see whether a character is torn.
const LONGEST_TORN: usize = 2_000;

/// A property of a card, unfolded to one line.
pub struct ContentLine {
    text: String,
    is_read: bool,
    /// The length of the name with its parameters, and whether the value is quoted-printable, once
    /// these are certain.
    head: Option<(usize, bool)>,
    /// How many lines were appended before that.
    lines_of_head: usize,
}

impl ContentLine {
    pub fn new(line: &str) -> Self {
        let mut content =
            Self { text: line.to_owned(), is_read: true, head: None, lines_of_head: 0 };
        content.find_head();
        let head = content.parts().0;
        content.is_read = READ.iter().any(|property| names(head, property));
        content.shorten();
        content
    }

    pub fn is_read(&self) -> bool {
        self.is_read
    }

    /// Returns its length in bytes.
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Appends the next line of the file if it continues this one.
    pub fn takes(&mut self, next: &str) -> bool {
        if let Some(end) = self.soft_break().filter(|_| self.is_quoted_printable()) {
            self.text.truncate(end);
            let is_fold = is_folded(self.parts().1, next);
            self.append(if is_fold { &next[1..] } else { next });
            true
        } else if let Some(folded) = next.strip_prefix([' ', '\t']) {
            self.append(folded);
            true
        } else {
            false
        }
    }

    fn append(&mut self, more: &str) {
        self.text.push_str(more);
        if self.head.is_none() {
            self.lines_of_head += 1;
            self.find_head();
        }
        self.is_read &=
            self.text.len() <= LONGEST_FOLDED && self.lines_of_head <= MOST_LINES_OF_HEAD;
        self.shorten();
    }

    /// Of a property that is not read, keeps the beginning, and whether it may go on.
    fn shorten(&mut self) {
        if self.is_read {
            return;
        }
        let goes_on = self.soft_break().is_some() && self.is_quoted_printable();
        let head = beginning(self.parts().0, HEAD).len();
        self.text.truncate(head);
        self.text.push_str(if goes_on { ":=" } else { ":" });
        self.head = Some((head, goes_on));
    }

    /// Returns the place of the equals sign that ends a quoted-printable line which goes on.
    fn soft_break(&self) -> Option<usize> {
        let text = self.text.as_bytes();
        let blanks = text.iter().rev().take(MOST_BLANKS);
        let blanks = blanks.take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let end = text.len().checked_sub(blanks + 1)?;
        (text[end] == b'=').then_some(end)
    }

    fn is_quoted_printable(&self) -> bool {
        self.head.map_or_else(|| is_quoted_printable(self.parts().0), |(_, is_it)| is_it)
    }

    fn find_head(&mut self) {
        let colon = outside_quotes(&self.text);
        self.head = colon.map(|colon| (colon, is_quoted_printable(&self.text[..colon])));
    }

    /// Whether the card of an agent begins here.
    pub fn is_agent(&self) -> bool {
        let (head, value) = self.parts();
        names(head, "AGENT") && value.trim().is_empty()
    }

    /// Splits the line at the first colon outside quotes: the name with its parameters, and the
    /// value.
    fn parts(&self) -> (&str, &str) {
        let known = self.head.map(|(head, _)| head);
        let colon = known.or_else(|| outside_quotes(&self.text));
        match colon.or_else(|| self.text.find(':')) {
            Some(colon) => (&self.text[..colon], &self.text[colon + 1..]),
            None => (&self.text, ""),
        }
    }

    /// Rewrites what the parser would misread: it decodes quoted-printable text as Latin-1, knows
    /// few charsets, and turns an invalid birthday into another day.
    pub fn plain(&self) -> String {
        let (head, value) = self.parts();
        if is_quoted_printable(head) {
            let name = without(head, &["ENCODING", "QUOTED-PRINTABLE", "CHARSET"]);
            format!("{name}:{}", decode(head, value))
        } else if names(head, "BDAY") {
            format!("{};VALUE=text:{value}", without(head, &["VALUE"]))
        } else {
            self.text.clone()
        }
    }
}

/// Returns the place of the first colon outside quotes.
fn outside_quotes(line: &str) -> Option<usize> {
    let mut in_quotes = false;
    line.find(|c| {
        in_quotes ^= c == '"';
        c == ':' && !in_quotes
    })
}

/// Whether this is the head of a property, also in a group as in `item1.EMAIL`.
fn names(head: &str, property: &str) -> bool {
    let name = head.split(';').next().unwrap_or_default();
    name.rsplit('.').next().unwrap_or_default().trim().eq_ignore_ascii_case(property)
}

fn is_quoted_printable(head: &str) -> bool {
    head.split([';', '=']).skip(1).any(|part| part.trim().eq_ignore_ascii_case("QUOTED-PRINTABLE"))
}

/// Whether the blank that begins the next line of a quoted-printable value only marks the fold: it
/// stands within a character, or before an octet of a value whose blanks are all encoded.
fn is_folded(value: &str, next: &str) -> bool {
    let Some(next) = next.strip_prefix([' ', '\t']) else { return false };
    let is_octet = next.strip_prefix('=').and_then(|it| octet(it.as_bytes().get(..2)?)).is_some();
    let is_torn = || {
        value.len() <= LONGEST_TORN
            && std::str::from_utf8(&unquote(value)).is_err_and(|error| error.error_len().is_none())
    };
    is_octet && (!value.contains([' ', '\t']) || is_torn())
}

/// Removes parameters from the head of a property.
fn without(head: &str, parameters: &[&str]) -> String {
    let is_unwanted = |part: &str| {
        let name = part.split('=').next().unwrap_or_default().trim();
        parameters.iter().any(|unwanted| name.eq_ignore_ascii_case(unwanted))
    };
    head.split(';').filter(|part| !is_unwanted(part)).collect::<Vec<_>>().join(";")
}

/// Decodes a quoted-printable value: in the declared charset, else as UTF-8 if valid, else as
/// Latin-1.
fn decode(head: &str, value: &str) -> String {
    let bytes = unquote(value);
    let declared = declared_charset(head.as_bytes()).filter(|_| value.is_ascii());
    let encoding = match declared {
        Some(encoding) => encoding,
        None if std::str::from_utf8(&bytes).is_ok() => UTF_8,
        None => WINDOWS_1252,
    };
    without_invisible(&encoding.decode_without_bom_handling(&bytes).0).into_owned()
}

/// Returns the bytes of a quoted-printable value, with line ends and separators escaped.
fn unquote(value: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let quoted = after.split_at_checked(2).filter(|_| byte == b'=');
        let Some((quoted, after)) = quoted.and_then(|(digits, rest)| Some((octet(digits)?, rest)))
        else {
            bytes.push(byte);
            rest = after;
            continue;
        };
        match quoted {
            b'\r' => {}
            b'\n' => bytes.extend(b"\\n"),
            b';' | b',' => bytes.extend([b'\\', quoted]),
            _ => bytes.push(quoted),
        }
        rest = after;
    }
    bytes
}

/// Reads two hexadecimal digits.
fn octet(digits: &[u8]) -> Option<u8> {
    let digits = std::str::from_utf8(digits).ok()?;
    let is_number = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    is_number.then(|| u8::from_str_radix(digits, 16).ok())?
}
