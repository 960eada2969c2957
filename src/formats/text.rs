//! Decodes text in whatever encoding a program wrote it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are examined to recognise UTF-16 without a byte order mark.
const SAMPLE: usize = 1024;

pub use super::invisible::without_invisible;

/// Returns the beginning of a text, of at most this many bytes.
pub fn beginning(text: &str, most: usize) -> &str {
    let ends = (0..=most.min(text.len())).rev();
    &text[..ends.into_iter().find(|end| text.is_char_boundary(*end)).unwrap_or(0)]
}

/// Decodes the text of a file, keeping its number of lines.
///
/// A byte order mark decides; otherwise UTF-16 and UTF-8 are recognised by their patterns. In any
/// other file, a line that is not UTF-8 is in the charset it declares, as vCards do
/// (`FN;CHARSET=ISO-8859-1:`), or in the encoding detected from the undeclared lines. Undecodable
/// bytes become U+FFFD. Without any `\n`, the line ends of old Macs become `\n`.
pub fn decode(bytes: &[u8]) -> String {
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => decode_lines(&bytes[mark..]),
        Some((encoding, mark)) => whole(encoding, &bytes[mark..]),
        None => match utf_16(bytes) {
            Some(encoding) => whole(encoding, bytes),
            None => decode_lines(bytes),
        },
    };
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Recognises UTF-16 of mostly Latin text: most high bytes are zero, and no low byte is.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes[..bytes.len().min(SAMPLE)].chunks_exact(2);
    let zeros = |place: usize| pairs.clone().filter(|pair| pair[place] == 0).count();
    match (zeros(0), zeros(1)) {
        (high, 0) if 2 * high > pairs.len() => Some(UTF_16BE),
        (0, high) if 2 * high > pairs.len() => Some(UTF_16LE),
        _ => None,
    }
}

fn decode_lines(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if let Ok(text) = String::from_utf8(with_whole_characters(bytes)) {
        return text;
    }
    let (mut detector, mut utf_8, mut other) = (detector(), 0_usize, 0_usize);
    for line in lines(bytes).filter(|it| it.charset.is_none() && !it.bytes.is_ascii()) {
        if line.is_utf_8() {
            utf_8 += 1;
        } else {
            other += 1;
            detector.feed(line.bytes, false);
        }
    }
    detector.feed(&[], true);
    let detected = detector.guess(None, Utf8Detection::Deny);
    // Chinese and Japanese often look like UTF-8 by chance, a single-byte encoding hardly ever.
    let by_chance = !detected.is_single_byte() && utf_8 < other;
    let mut text = String::with_capacity(bytes.len());
    for line in lines(bytes) {
        let encoding = match line.charset {
            None if by_chance => detected,
            _ if line.is_utf_8() => UTF_8,
            declared => declared.unwrap_or(detected),
        };
        text.push_str(&encoding.decode_without_bom_handling(line.bytes).0);
    }
    text
}

fn detector() -> EncodingDetector {
    EncodingDetector::new(Iso2022JpDetection::Deny)
}

/// Repairs UTF-8 whose lines were folded within characters: the bytes after the blank that begins
/// the next line move behind the last character before it.
fn with_whole_characters(bytes: &[u8]) -> Vec<u8> {
    // The blanks and line ends behind that character are kept apart: it may take time to come to
    // the next one.
    let (mut whole, mut blanks) = (Vec::with_capacity(bytes.len()), Vec::new());
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let (blank, rest) = line.split_at(line.iter().take_while(|byte| is_blank(**byte)).count());
        let torn = match blank.len() {
            1 => rest.iter().take_while(|byte| (0x80..0xc0).contains(*byte)).count(),
            _ => 0,
        };
        whole.extend(&rest[..torn]);
        blanks.extend(blank);
        let rest = &rest[torn..];
        let text = rest.trim_ascii_end().len();
        if text > 0 {
            whole.append(&mut blanks);
            whole.extend(&rest[..text]);
        }
        blanks.extend(&rest[text..]);
    }
    whole.append(&mut blanks);
    whole
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// A line with its end, and the charset it declares, if known.
struct EncodedLine<'a> {
    bytes: &'a [u8],
    charset: Option<&'static Encoding>,
}

impl EncodedLine<'_> {
    /// Whether it is UTF-8, which may be damaged in places.
    fn is_utf_8(&self) -> bool {
        let text = String::from_utf8_lossy(self.bytes);
        let damaged = text.matches(char::REPLACEMENT_CHARACTER).count();
        2 * damaged <= text.chars().filter(|c| !c.is_ascii()).count()
    }
}

/// Splits a file into lines; one that begins with a blank inherits the charset of the line before.
fn lines(bytes: &[u8]) -> impl Iterator<Item = EncodedLine<'_>> {
    bytes.split_inclusive(|byte| *byte == b'\n').scan(None, |charset, bytes| {
        if !bytes.first().is_some_and(|first| is_blank(*first)) {
            *charset = declared_charset(bytes);
        }
        Some(EncodedLine { bytes, charset: *charset })
    })
}

/// Returns the charset that a line of a vCard declares before its colon, if known.
pub(super) fn declared_charset(line: &[u8]) -> Option<&'static Encoding> {
    let head = line.split(|byte| *byte == b':').next()?;
    let charset = head.split(|byte| *byte == b';').skip(1).find_map(charset)?;
    Encoding::for_label(charset).filter(|encoding| encoding.is_ascii_compatible())
}

/// Returns the charset of a parameter such as `CHARSET=ISO-8859-1`.
fn charset(parameter: &[u8]) -> Option<&[u8]> {
    let (name, label) = parameter.split_at_checked(b"CHARSET=".len())?;
    name.eq_ignore_ascii_case(b"CHARSET=").then_some(label)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const CARD: &str = "BEGIN:VCARD\r\nFN:Zoë Łuk 山田\r\nEND:VCARD\r\n";

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn unicode_is_recognised_with_and_without_a_mark() {
        let marked = format!("\u{feff}{CARD}");
        for bytes in [
            CARD.as_bytes().to_vec(),
            marked.as_bytes().to_vec(),
            utf_16(CARD, u16::to_le_bytes),
            utf_16(CARD, u16::to_be_bytes),
            utf_16(&marked, u16::to_le_bytes),
            utf_16(&marked, u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes), CARD, "{bytes:x?}");
        }
    }

    #[test]
    fn other_encodings_are_detected() {
        for (encoding, text) in [
            (encoding_rs::WINDOWS_1252, "name\nJürgen Müller\nÉlodie Béranger\n"),
            (encoding_rs::WINDOWS_1251, "имя;почта\nАнна Петрова;anna@example.com\n"),
            (encoding_rs::SHIFT_JIS, "氏名,メール\n山田花子,hanako@example.com\n"),
            (encoding_rs::EUC_KR, "이름,메일\n김철수,kim@example.com\n박영희,park@example.com\n"),
            (encoding_rs::GBK, "姓名,电子邮件\n王小明,wang@example.com\n联通,lian@example.com\n"),
        ] {
            assert_eq!(decode(&encoding.encode(text).0), text, "{encoding:?}");
        }
    }

    #[test]
    fn every_line_has_its_own_charset() {
        let bytes =
            b"FN:Zo\xc3\xab\nFN;CHARSET=iso-8859-2:\xa3uk\n asz \xa3\nFN:J\xfcrgen M\xfcller\n";
        assert_eq!(decode(bytes), "FN:Zoë\nFN;CHARSET=iso-8859-2:Łuk\n asz Ł\nFN:Jürgen Müller\n");
        assert_eq!(decode(b"N;charset=Shift_JIS:\x8eR\x93c\n"), "N;charset=Shift_JIS:山田\n");
        assert_eq!(decode("N;CHARSET=Shift_JIS:山田\n".as_bytes()), "N;CHARSET=Shift_JIS:山田\n");
        assert_eq!(decode(b"N;CHARSET=iso-2022-kr:\xe9\n"), "N;CHARSET=iso-2022-kr:é\n");
    }

    #[test]
    fn a_truncated_file_keeps_its_encoding() {
        let text = "氏名,メール\n山田花子,hanako@example.com\n佐藤太郎";
        let cut = decode(&text.as_bytes()[..text.len() - 1]);
        assert_eq!(cut, text.replace('郎', "\u{fffd}"));
    }

    #[test]
    fn a_character_folded_over_two_lines_is_repaired() {
        assert_eq!(decode(b"FN:Zo\xc3\r\n \xab R\r\n"), "FN:Zoë\r\n  R\r\n");
        assert_eq!(decode(b"\xe5\n \xb1\n \xb1x"), "山\n \n x");
        assert_eq!(decode(b"\xe5\r\n\t\n \xb1\n  \n \xb1 x"), "山\r\n\t\n \n  \n  x");
    }

    #[test]
    fn line_ends_of_old_macs_become_newlines() {
        assert_eq!(decode(b"name\rAnna\r"), "name\nAnna\n");
        assert_eq!(decode(b"name\r\nAnna\r\n"), "name\r\nAnna\r\n");
    }

    proptest! {
        #[test]
        fn decoding_any_bytes_keeps_the_number_of_lines(
            bytes in prop::collection::vec(any::<u8>(), 0..400),
        ) {
            let text = decode(&bytes);
            if Encoding::for_bom(&bytes).is_none() && super::utf_16(&bytes).is_none() {
                let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
                prop_assert!(ends == 0 || text.matches('\n').count() == ends);
            }
        }
    }
}
