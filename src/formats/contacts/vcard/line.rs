//! Content lines such as `FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB`, decoded for the parser.

use encoding_rs::{UTF_8, WINDOWS_1252};

use crate::formats::text::{declared_charset, without_invisible};

/// A property of a card, unfolded to one line.
pub struct ContentLine(String);

impl ContentLine {
    pub fn new(line: &str) -> Self {
        Self(line.to_owned())
    }

    /// Appends the next line of the file if it continues this one.
    pub fn takes(&mut self, next: &str) -> bool {
        let written = self.0.trim_end_matches([' ', '\t']);
        if written.ends_with('=') && is_quoted_printable(self.parts().0) {
            self.0.truncate(written.len() - 1);
            let is_fold = is_folded(self.parts().1, next);
            self.0.push_str(if is_fold { &next[1..] } else { next });
            true
        } else if let Some(folded) = next.strip_prefix([' ', '\t']) {
            self.0.push_str(folded);
            true
        } else {
            false
        }
    }

    /// Whether the card of an agent begins here.
    pub fn is_agent(&self) -> bool {
        let (head, value) = self.parts();
        names(head, "AGENT") && value.trim().is_empty()
    }

    /// Splits the line at the first colon outside quotes: the name with its parameters, and the
    /// value.
    fn parts(&self) -> (&str, &str) {
        let mut in_quotes = false;
        let colon = self.0.find(|c| {
            in_quotes ^= c == '"';
            c == ':' && !in_quotes
        });
        match colon.or_else(|| self.0.find(':')) {
            Some(colon) => (&self.0[..colon], &self.0[colon + 1..]),
            None => (&self.0, ""),
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
            self.0.clone()
        }
    }
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
    let is_torn =
        std::str::from_utf8(&unquote(value)).is_err_and(|error| error.error_len().is_none());
    is_octet && (is_torn || !value.contains([' ', '\t']))
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
