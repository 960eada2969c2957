//! Completion in bash, which inserts what it gets as it is: it has to be quoted for where it goes.

use std::borrow::Cow;

use super::line::{Line, Quote, Syntax};
use super::offers::{Asked, Offer};

pub const SCRIPT: &str = include_str!("../../../completions/rel.bash");

/// What bash calls a TAB after which it only shows what there is (`COMP_TYPE`).
const LISTING: &str = "63";

/// Answers with `nospace` or nothing in the first line, and in each further one what bash is to
/// insert instead of `text`. That is the end of the line: what follows a quote that is open, or a
/// character that bash breaks words at.
pub fn answer(asked: &mut Asked<'_>, args: &[String]) -> Option<String> {
    let [line, text, kind] = args else { return None };
    let read = Line::read(line, Syntax::Posix);
    let before = line[read.last..].strip_suffix(text.as_str())?;
    let place = Insertion::after(before)?;
    // Bash has to see the same quote open; within `$'...'` escaping has further rules.
    if place.open != read.open || read.open == Some(Quote::Ansi) {
        return None;
    }
    let typed = read.words.last()?.strip_prefix(&place.before)?;
    let (offers, rests): (Vec<Offer>, Vec<String>) = asked
        .offers(&read.words)
        .into_iter()
        .filter_map(|offer| {
            let rest = place.rest_of(&offer.value)?.to_owned();
            Some((offer, rest))
        })
        .unzip();
    let replies = match offers.as_slice() {
        [offer] => {
            let nospace = if offer.is_folder() { "nospace" } else { "" };
            return Some(format!("{nospace}\n{}\n", place.whole(&place.escaped(&rests[0]))));
        }
        several if kind == LISTING => several.iter().map(listed).collect(),
        _ => place.several(&rests, typed),
    };
    Some(format!("\n{}\n", replies.join("\n")))
}

/// Returns an offer as it is listed. A number says nothing by itself.
fn listed(offer: &Offer) -> String {
    match &offer.help {
        Some(help) if offer.value.parse::<u64>().is_ok() => format!("{}  {help}", offer.value),
        _ => offer.value.clone(),
    }
}

/// Where in a word something is inserted.
#[derive(Debug)]
struct Insertion {
    /// The beginning of the word, which stays.
    before: String,
    open: Option<Quote>,
}

impl Insertion {
    fn after(before: &str) -> Option<Insertion> {
        let mut read = Line::read(before, Syntax::Posix);
        let before = read.words.pop().filter(|_| read.words.is_empty())?;
        Some(Insertion { before, open: read.open })
    }

    /// Returns what of an offered word comes after the beginning that stays.
    fn rest_of<'a>(&self, word: &'a str) -> Option<&'a str> {
        let mut rest = word.chars();
        self.before
            .chars()
            .all(|c| rest.next().is_some_and(|other| is_same(c, other)))
            .then_some(rest.as_str())
    }

    /// Escapes a text so that the shell reads it as it is, with the same quote open at its end.
    fn escaped(&self, text: &str) -> String {
        text.chars().map(|c| self.escape(c)).collect()
    }

    fn escape(&self, c: char) -> Cow<'static, str> {
        let is_plain = |c: char| {
            c.is_alphanumeric() || "_-.,:/@+%".contains(c) || !c.is_ascii() && !c.is_whitespace()
        };
        match self.open {
            None if !is_plain(c) => format!("\\{c}").into(),
            Some(Quote::Double) if "$`\"\\".contains(c) => format!("\\{c}").into(),
            // Within double quotes a backslash before it would stay.
            Some(Quote::Double) if c == '!' => r#""\!""#.into(),
            Some(Quote::Single) if c == '\'' => r"'\''".into(),
            _ => c.to_string().into(),
        }
    }

    /// Returns the replacement for a text that is escaped for the place. Bash takes a quote at its
    /// beginning for the one that is open already, and one at its end for the one that closes it.
    fn whole(&self, escaped: &str) -> String {
        let Some(quote) = self.open.map(Quote::end) else { return escaped.to_owned() };
        let mut whole = escaped.to_owned();
        if escaped.starts_with(quote) {
            whole.insert(0, quote);
        }
        if escaped.ends_with(quote) {
            whole.push(quote);
        }
        whole
    }

    /// Returns the replacements for several texts. Of these, bash inserts what they have in common
    /// as they are written here, so it must not end within an escape, nor be less than what was
    /// typed. If it has to be different, one of them is written in another way.
    fn several(&self, texts: &[String], typed: &str) -> Vec<String> {
        let mut escaped: Vec<String> = texts.iter().map(|text| self.escaped(text)).collect();
        let common = common(texts, |a, b| a == b);
        let Some(first) = texts.first() else { return escaped };
        let inserted: String = first.chars().take(common).collect();
        // Where one goes on after the end of another, a quote there would end the word.
        let is_closed = texts.iter().any(|text| text.chars().count() == common)
            && self.open.is_some_and(|quote| self.escaped(&inserted).ends_with(quote.end()));
        if is_closed || !inserted.to_lowercase().starts_with(&typed.to_lowercase()) {
            let nothing = if self.open == Some(Quote::Double) { "\"\"" } else { "''" };
            escaped[0].insert_str(0, nothing);
        } else if let Some(other) = self.cut_apart(texts) {
            escaped[0] = other;
        }
        escaped.iter().map(|escaped| self.whole(escaped)).collect()
    }

    /// Returns another way to write the first text, if all texts go on with a backslash where they
    /// begin to differ.
    fn cut_apart(&self, texts: &[String]) -> Option<String> {
        let common = common(texts, is_same);
        let mut next = texts.iter().map(|text| text.chars().nth(common));
        if !next.all(|c| c.is_some_and(|c| self.escape(c).starts_with('\\'))) {
            return None;
        }
        let first = texts.first()?;
        let mut rest = first.chars();
        let same: String = rest.by_ref().take(common).collect();
        let different = match (self.open, rest.next()?) {
            (None, '\'') => "\"'\"".to_owned(),
            (None, c) => format!("'{c}'"),
            (Some(_), c) => format!("\"\\{c}\""),
        };
        Some(self.escaped(&same) + &different + &self.escaped(rest.as_str()))
    }
}

/// Returns whether two characters are the same but for their case.
fn is_same(a: char, b: char) -> bool {
    a == b || a.to_lowercase().eq(b.to_lowercase())
}

/// Returns how many characters all texts begin with.
fn common(texts: &[String], is_same: impl Fn(char, char) -> bool) -> usize {
    let Some((first, others)) = texts.split_first() else { return 0 };
    let with = |other: &String| {
        first.chars().zip(other.chars()).take_while(|(a, b)| is_same(*a, *b)).count()
    };
    others.iter().map(with).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Returns the word after bash has inserted a replacement, as it does: without the quote before
    /// it if it begins with one, and with one behind it unless it ends with one.
    fn inserted(place: &Insertion, replacement: &str, is_whole: bool) -> String {
        let mut word = match place.open {
            Some(quote) if !replacement.starts_with(quote.end()) => quote.end().to_string(),
            _ => String::new(),
        };
        word.push_str(replacement);
        if let Some(quote) = place.open.filter(|quote| is_whole && !word.ends_with(quote.end())) {
            word.push(quote.end());
        }
        word
    }

    fn place(open: Option<Quote>) -> Insertion {
        Insertion { before: String::new(), open }
    }

    fn places() -> impl Strategy<Value = Insertion> {
        prop_oneof![Just(None), Just(Some(Quote::Single)), Just(Some(Quote::Double))]
            .prop_map(place)
    }

    /// Generates a name, often of the characters that are special somewhere.
    fn name() -> impl Strategy<Value = String> {
        prop_oneof!["[^\\pC\n]{1,8}", r#"[aA $`'"\\!~#*]{1,6}"#]
    }

    #[test]
    fn a_name_is_escaped_for_the_quote_that_is_open() {
        for (open, name, replacement) in [
            (None, "Eva $(id)", r"Eva\ \$\(id\)"),
            (None, "~a #b!", r"\~a\ \#b\!"),
            (Some(Quote::Double), "Eva $(id)", r"Eva \$(id)"),
            (Some(Quote::Double), "Stop!", r#"Stop"\!"""#),
            (Some(Quote::Double), "!now", r#"""\!"now"#),
            (Some(Quote::Double), "the \"boss\"", r#"the \"boss\"""#),
            (Some(Quote::Single), "O'Brien $x", r"O'\''Brien $x"),
            (Some(Quote::Single), "'sup'", r"''\''sup'\'''"),
        ] {
            let place = place(open);
            assert_eq!(place.whole(&place.escaped(name)), replacement, "{name}");
        }
    }

    #[test]
    fn what_stays_may_differ_in_case() {
        let place = Insertion::after("--unit=").unwrap();
        assert_eq!(place.rest_of("--unit=Legal"), Some("Legal"));
        let place = Insertion::after("ev\"").unwrap();
        assert_eq!((place.rest_of("Eva Lee"), place.open), (Some("a Lee"), Some(Quote::Double)));
        assert_eq!(place.rest_of("Ann"), None);
    }

    proptest! {
        #[test]
        fn bash_reads_one_name_as_it_is(place in places(), name in name()) {
            let word = inserted(&place, &place.whole(&place.escaped(&name)), true);
            let read = Line::read(&word, Syntax::Posix);
            prop_assert_eq!((read.words, read.open), (vec![name], None), "{}", word);
        }

        #[test]
        fn bash_reads_one_of_several_as_it_is(
            place in places(),
            names in prop::collection::btree_set(name(), 2..4),
            typed in "[aA $]{0,2}",
        ) {
            let names: Vec<String> = names.into_iter().collect();
            for (replacement, name) in place.several(&names, &typed).iter().zip(&names) {
                let word = inserted(&place, replacement, true);
                let read = Line::read(&word, Syntax::Posix);
                prop_assert_eq!((&read.words[0], read.open), (name, None), "{}", word);
            }
        }

        #[test]
        fn what_several_have_in_common_is_read_as_it_is(
            place in places(),
            beginning in name(),
            ends in prop::collection::btree_set(name(), 2..4),
        ) {
            let names: Vec<String> = ends.iter().map(|end| format!("{beginning}{end}")).collect();
            let replacements = place.several(&names, "");
            let same = common(&replacements, |a, b| a == b);
            let same: String = replacements[0].chars().take(same).collect();
            let word = inserted(&place, &same, false);
            // What is typed next, such as a dollar, is not escaped by what was inserted.
            let read = Line::read(&format!("{word}a"), Syntax::Posix);
            let (open, read) = (read.open, read.words[0].strip_suffix('a').unwrap());
            prop_assert!(names.iter().all(|name| name.starts_with(read)), "{} {}", word, read);
            let quoted = |it: &str| place.open.is_some_and(|quote| it.starts_with(quote.end()));
            if !quoted(&place.escaped(&beginning)) {
                prop_assert_eq!(open, place.open, "{}", &word);
                prop_assert!(read.starts_with(&beginning) || read.is_empty(), "{} {}", word, read);
            }
        }
    }
}
