//! Names as they are compared: without regard to case, accents, width and invisible characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a name as it is compared: lower case, single blanks, without accents, apostrophes and
/// invisible characters. Latin letters become those of ASCII (`Łukasz` is `lukasz`); Greek and
/// Cyrillic ones lose their accents, Hebrew and Arabic ones their points; other scripts keep their
/// own characters.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut accented = false;
    // Before it is taken apart, too: an acute accent that stands alone is a blank with an accent.
    let visible = text.chars().filter(|c| !is_apostrophe(*c)).nfkd();
    let visible = visible.filter(|c| !is_invisible(*c) && !is_apostrophe(*c));
    // Some letters have a plain equivalent only in lower case.
    for c in visible.flat_map(char::to_lowercase) {
        if is_combining_mark(c) {
            if !accented || is_letter_of_its_own(&plain, c) {
                plain.push(c);
            }
            continue;
        }
        accented = is_latin(c) || is_greek_or_cyrillic(c) || is_hebrew_or_arabic(c);
        match c {
            _ if is_dash(c) => plain.push('-'),
            _ if is_latin(c) && !c.is_ascii() => {
                // A letter without an equivalent stays what it is.
                match deunicode::deunicode_char(c) {
                    Some(plainer) if plainer.contains(char::is_alphanumeric) => {
                        plain.extend(plainer.chars().filter(|c| !is_apostrophe(*c)));
                    }
                    _ => plain.push(c),
                }
            }
            _ => plain.push(c),
        }
    }
    let lower: String = plain.nfc().collect::<String>().to_lowercase();
    // A capital sigma at the end of a word has a form of its own.
    lower.replace('ς', "σ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fold_ascii(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        let before = plain.len();
        if before > 0 {
            plain.push(' ');
        }
        let letters = plain.len();
        plain.extend(word.chars().filter(|c| !is_apostrophe(*c)).map(|c| c.to_ascii_lowercase()));
        if plain.len() == letters {
            plain.truncate(before);
        }
    }
    plain
}

/// Returns a folded name in Latin letters, as one would write it without its own: `ivan petrov`,
/// with a blank behind each syllable of Chinese.
pub(super) fn transliterated(name: &str) -> String {
    let latin = deunicode::deunicode_with_tofu(name, " ");
    fold(&latin)
}

/// Returns a folded name with its umlauts written out: `mueller`, `soeren`.
pub(super) fn written_out(name: &str) -> String {
    let spelled = name.nfc().map(|c| match c {
        'ä' | 'Ä' | 'æ' | 'Æ' => "ae".to_owned(),
        'ö' | 'Ö' | 'ø' | 'Ø' => "oe".to_owned(),
        'ü' | 'Ü' => "ue".to_owned(),
        'å' | 'Å' => "aa".to_owned(),
        c => c.to_string(),
    });
    fold(&spelled.collect::<String>())
}

/// Returns whether a folded character separates words.
pub(super) fn is_between(c: char) -> bool {
    c.is_whitespace() || "-.,;:/()\"".contains(c)
}

/// Returns a text without the characters that nobody sees, such as direction marks and zero-width
/// blanks, and with every other blank as a plain one.
pub fn without_invisible(text: &str) -> String {
    text.chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if c.is_whitespace() && !c.is_control() { ' ' } else { c })
        .collect()
}

/// Returns whether a character is not seen: direction marks, zero-width blanks and joiners, soft
/// hyphens.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}

fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '\u{2b9}'..='\u{2bf}' | '\u{5f3}' | '\u{2018}'..='\u{201b}' | '\u{2032}'
            | '\u{a78b}' | '\u{a78c}'
    )
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Returns whether a letter is of the Latin script.
pub(super) fn is_latin(c: char) -> bool {
    matches!(
        c,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2af}'
            | '\u{1d00}'..='\u{1d7f}' | '\u{1e00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}'
    )
}

pub(super) fn is_greek_or_cyrillic(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{52f}' | '\u{1f00}'..='\u{1fff}')
}

/// Returns whether a letter is of a script that writes its vowels as points, if at all.
fn is_hebrew_or_arabic(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5f2}' | '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}')
}

/// Returns whether a mark makes another letter, not an accented one: the short i of Cyrillic.
fn is_letter_of_its_own(before: &str, mark: char) -> bool {
    mark == '\u{306}' && before.ends_with(['и', 'И', 'у', 'У'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_accents_width_and_what_is_invisible_do_not_count() {
        for (one, other) in [
            ("Zoë O'Neill", "ZOE  ONEILL"),
            ("Sinéad O’Connor", "sinead oconnor"),
            ("Łukasz Wójcik", "lukasz wojcik"),
            ("Søren", "soren"),
            ("Jürgen Groß", "JURGEN GROSS"),
            ("Þórdís", "thordis"),
            ("İbrahim Işık", "ibrahim isik"),
            ("Nguyễn Văn An", "nguyen van an"),
            ("Jean–Luc", "jean-luc"),
            ("Ｃａｓｓ", "cass"),
            ("Cass\u{200b}andra\u{a0}Kelly\u{200f}", "cassandra kelly"),
            ("ИВАН", "иван"),
            ("Ƛ", "ƛ"),
            ("Алёна", "алена"),
            ("Γιώργος", "ΓΙΩΡΓΟΣ"),
            ("ﾔﾏﾀﾞ", "ヤマダ"),
            ("Zoe\u{308}", "zoë"),
            ("O´Neill", "oneill"),
            ("Saʿd", "Saʾd"),
            ("צ׳רלי", "צ'רלי"),
            ("مُحَمَّد", "محمد"),
            ("أحمد", "احمد"),
            ("דָּוִד", "דוד"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}, {other}");
        }
    }

    #[test]
    fn other_scripts_are_compared_by_their_own_characters() {
        for (one, other) in [
            ("李伟", "李维"),
            ("王伟", "王薇"),
            ("かき", "がき"),
            ("Андрей", "Андреи"),
            ("محمد", "محمود"),
            ("김철수", "김철소"),
            ("Иван", "Ivan"),
            ("राम", "रम"),
            ("สมศรี", "สมศร"),
            ("علي", "على"),
        ] {
            assert_ne!(fold(one), fold(other), "{one}, {other}");
        }
    }

    #[test]
    fn a_name_can_be_written_in_plain_letters() {
        assert_eq!(transliterated("王小明"), "wang xiao ming");
        assert_eq!(transliterated("Иван Петров"), "ivan petrov");
        assert_eq!(written_out("Jürgen Müller"), "juergen mueller");
    }

    proptest! {
        #[test]
        fn folding_once_is_enough(text in "\\PC*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
