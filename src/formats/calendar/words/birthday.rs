//! Titles of birthdays.

use super::absence::is_about_a_meeting;
use super::absence_words::BESIDE;
use super::title::{Title, find, plain, words};

/// Words for birthday in the languages of calendars, in [`plain`] text.
#[rustfmt::skip]
const BIRTHDAY: &[&str] = &[
    "birthday", "bday", "geburtstag", "anniversaire", "cumpleanos", "aniversario", "compleanno",
    "verjaardag", "fodselsdag", "bursdag", "fodelsedag", "syntymapaiva", "urodziny", "narozeniny",
    "dogum gunu", "день рождения", "誕生日", "生日", "생일",
];

/// What may stand between that word and a name.
const OF: [&str; 10] = ["of", "von", "de", "d", "di", "van", "av", "af", "til", "do"];

/// The ends of names that their languages set off: `Ada'nın`.
const ENDINGS: [&str; 9] = ["s", "nin", "nun", "in", "un", "さんの", "님", "さん", "happy"];

/// Whether the title of a whole day is that of a birthday.
pub fn is_birthday(summary: &str) -> bool {
    let summary = plain(summary);
    BIRTHDAY.iter().any(|word| summary.contains(word))
}

/// Whether a title is nothing but someone's birthday: `Geburtstag Ada`, but not `Birthday lunch`
/// or `Birthday campaign`. The names are those of the guests.
pub fn is_someones_birthday(summary: &str, names: &[&str]) -> bool {
    let title = Title::of(summary);
    let all = title.words();
    let Some((before, after)) = around(&all) else { return false };
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let names: Vec<&str> = names.iter().flat_map(|name| words(name)).collect();
    if is_about_a_meeting(&title, &names) {
        return false;
    }
    let is_beside = |word: &&str| {
        names.contains(word)
            || word.strip_suffix('s').is_some_and(|name| names.contains(&name))
            || BESIDE.contains(word)
            || ENDINGS.contains(word)
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let written = words(summary);
    let is_capital = |word: &&str| {
        let mut same = written.iter().filter(|it| plain(it) == **word);
        same.any(|it| it.starts_with(char::is_uppercase))
    };
    let are_names = |words: &[&str]| (1..=3).contains(&words.len()) && words.iter().all(is_capital);
    match (before, after) {
        (before, [of, whose @ ..]) if OF.contains(of) && are_names(whose) => {
            before.iter().all(is_beside)
        }
        ([whose @ .., "s"], after) if are_names(whose) => after.iter().all(is_beside),
        _ => before.iter().chain(after).all(is_beside),
    }
}

/// Returns the words before and after the one for birthday. In a script without blanks, that may be
/// the end of a longer one.
fn around<'w>(all: &'w [&'w str]) -> Option<(&'w [&'w str], &'w [&'w str])> {
    BIRTHDAY.iter().find_map(|phrase| {
        let is_end =
            |word: &&str| word.ends_with(phrase) && !phrase.is_ascii() && *phrase >= "\u{2e80}";
        let found = find(all, phrase).or_else(|| Some((all.iter().position(is_end)?, 1)));
        found.map(|(at, length)| (&all[..at], &all[at + length..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(summary: &str) -> bool {
        is_someones_birthday(summary, &["Ada Kern"])
    }

    #[test]
    fn every_word_is_plain() {
        for word in BIRTHDAY.iter().chain(&OF).chain(&ENDINGS) {
            assert_eq!(*word, plain(word));
        }
    }

    #[test]
    fn birthdays_are_recognised_in_each_language() {
        for summary in [
            "Birthday Ada",
            "Ada's birthday",
            "Bob Meier's birthday",
            "Ada's 50th birthday",
            "Happy birthday Ada",
            "Ada Kern - Birthday",
            "Birthday",
            "Geburtstag Ada",
            "Geburtstag von Bernd Meier",
            "Adas Geburtstag",
            "Anniversaire de Marie",
            "Anniversaire Ada",
            "Cumpleaños de Juan",
            "Aniversário de Ana",
            "Compleanno di Lucia",
            "Verjaardag van Jan",
            "Ada bursdag",
            "Adas födelsedag",
            "Urodziny Ada",
            "Ada'nın doğum günü",
            "День рождения Ada",
            "誕生日",
            "田中さんの誕生日",
            "王芳生日",
            "Ada 생일",
        ] {
            assert!(is_one(summary), "{summary}");
        }
    }

    #[test]
    fn what_is_about_birthdays_is_not_one() {
        for summary in [
            "Birthday campaign with marketing",
            "Birthday Campaign",
            "Birthday lunch",
            "Birthday lunch Ada",
            "Lunch for Ada's birthday",
            "Geburtstag mit Ada",
            "Geburtstagsessen",
            "Anniversaire de la société",
            "Anniversary",
            "生日会",
            "생일 파티",
            "Weekly",
            "",
        ] {
            assert!(!is_one(summary), "{summary}");
        }
    }
}
