//! Finding what names a person in texts, also inflected, and taking it out.

use std::ops::Range;

use crate::model::Stakeholder;
use crate::model::name::affixes::{PARTICLES, TITLES};
use crate::model::name::fold::fold;
use crate::model::name::order::is_east_asian;
use crate::model::name::ordinary::is_ordinary;
use crate::model::name::{mentions, words};

/// How surely a text names someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Something like the name, which may be another word: `market` for Mark.
    Possible,
    Certain,
}

/// What a person is called in texts: name, aliases, e-mails, and the words of the name that are
/// part of no one else's.
#[derive(Debug)]
pub struct NameSearch {
    sought: Vec<Sought>,
    /// Names written without blanks, as parts of longer words.
    inside: Vec<String>,
}

#[derive(Debug, PartialEq)]
struct Sought {
    /// Folded.
    words: Vec<String>,
    /// Whether it is a single word of a longer name, which may be a common word too.
    is_part: bool,
    /// `Possible` if others are called like this too.
    most: Certainty,
}

/// Endings that a name takes in English, German, Dutch and Slavic languages, folded.
const ENDINGS: [&str; 22] = [
    "s", "es", "n", "en", "ns", "ens", "a", "u", "e", "i", "y", "em", "om", "ie", "ow", "owi",
    "ovi", "owa", "ova", "ami", "ego", "emu",
];

/// The most letters that an ending may have.
const LONGEST_ENDING: usize = 3;

/// A name takes endings, and may be meant within a longer word, from so many letters on. Shorter
/// ones begin too many other words.
const INFLECTED: usize = 4;
const WITHIN_A_WORD: usize = 5;

/// With so many letters, a word with an ending of a name is hardly another word.
const DISTINCTIVE: usize = 6;

impl NameSearch {
    /// Collects what a person is called, unless others are called the same.
    pub fn of(who: &Stakeholder, everyone: &[Stakeholder]) -> NameSearch {
        let others = || everyone.iter().filter(|other| other.id != who.id);
        // `Neal's deputy` is called after Neal, not like him.
        let has = |name: &str, word: &str| {
            let after = |place: Range<usize>| name[place.end..].chars().take(2).collect::<String>();
            mentions(name, &who.name).is_empty()
                && mentions(name, word).into_iter().any(|place| fold(&after(place)) != "s")
        };
        let is_of_others =
            |word: &str| others().any(|other| other.called().any(|name| has(name, word)));
        let folded = |name: &str| -> Vec<String> {
            words(name).map(|word| fold(&name[word])).filter(|word| !word.is_empty()).collect()
        };
        let parts: Vec<String> = folded(&who.name)
            .into_iter()
            .filter(|word| word.chars().count() > 2 && !is_of_others(word))
            .filter(|word| ![&TITLES[..], &PARTICLES[..]].concat().contains(&word.as_str()))
            .collect();
        let mut sought = Vec::new();
        let mut seek = |words: Vec<String>, is_part, most| {
            let it = Sought { words, is_part, most };
            if !it.words.is_empty() && !sought.contains(&it) {
                sought.push(it);
            }
        };
        for name in who.called() {
            let most = if is_of_others(name) { Certainty::Possible } else { Certainty::Certain };
            let name = folded(name);
            seek(vec![name.concat()], false, most);
            seek(name, false, most);
        }
        for email in &who.emails {
            seek(folded(email), false, Certainty::Certain);
            let local = folded(email.split('@').next().unwrap_or_default());
            if parts.iter().any(|part| local.concat().contains(part)) {
                seek(local, false, Certainty::Certain);
            }
        }
        for part in parts {
            seek(vec![part], true, Certainty::Certain);
        }
        let inside = who.called().filter(|name| is_east_asian(name) && name.chars().count() > 1);
        let inside = inside.map(str::to_owned).collect();
        NameSearch { sought, inside }
    }

    /// Returns how surely a text names the person, if it may at all.
    pub fn certainty(&self, text: &str) -> Option<Certainty> {
        self.find(text).into_iter().map(|(_, certainty)| certainty).max()
    }

    /// Replaces what certainly names the person.
    pub fn replaced(&self, text: &str, with: &str) -> String {
        let mut text = text.to_owned();
        let found = self.find(&text).into_iter();
        let mut found: Vec<Range<usize>> = found
            .filter(|(_, certainty)| *certainty == Certainty::Certain)
            .map(|(range, _)| range)
            .collect();
        found.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in found {
            match apart.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        for range in apart.into_iter().rev() {
            text.replace_range(range, with);
        }
        text
    }

    fn find(&self, text: &str) -> Vec<(Range<usize>, Certainty)> {
        let places: Vec<Range<usize>> = words(text).collect();
        let folded: Vec<String> = places.iter().map(|place| fold(&text[place.clone()])).collect();
        let mut found = Vec::new();
        for sought in &self.sought {
            for (at, window) in folded.windows(sought.words.len()).enumerate() {
                let is_capital = text[places[at].clone()].starts_with(char::is_uppercase);
                if let Some(certainty) = sought.fits(window, is_capital) {
                    let end = places[at + window.len() - 1].end;
                    found.push((places[at].start..end, certainty));
                }
            }
        }
        for name in &self.inside {
            let parts = text.match_indices(name.as_str());
            found.extend(parts.map(|(at, it)| (at..at + it.len(), Certainty::Certain)));
        }
        found
    }
}

impl Sought {
    /// Returns how surely these words are the ones sought.
    fn fits(&self, window: &[String], is_capital: bool) -> Option<Certainty> {
        let several = self.words.len() > 1;
        let each = window.iter().zip(&self.words).map(|(word, sought)| {
            if word != sought {
                return alike(word, sought, several, is_capital);
            }
            let may_be_a_word = self.is_part && !is_capital && is_ordinary(sought);
            Some(if may_be_a_word { Certainty::Possible } else { Certainty::Certain })
        });
        each.min().flatten().map(|certainty| certainty.min(self.most))
    }
}

/// Returns how surely a word is a form of a name, or made with it.
fn alike(word: &str, name: &str, several: bool, is_capital: bool) -> Option<Certainty> {
    let letters = name.chars().count();
    if letters < INFLECTED || !name.chars().all(char::is_alphabetic) {
        return None;
    }
    let ending = |stem: &str| {
        word.strip_prefix(stem).filter(|ending| ending.chars().count() <= LONGEST_ENDING)
    };
    if let Some(ending) = ending(name) {
        let is_usual = ENDINGS.contains(&ending);
        let is_certain =
            is_usual && (several || letters >= DISTINCTIVE || (ending == "s" && is_capital));
        return Some(if is_certain { Certainty::Certain } else { Certainty::Possible });
    }
    // Slavic languages replace a last `a`: Cassandry.
    let stem = name.strip_suffix('a').filter(|_| letters > INFLECTED);
    let is_declined = stem.and_then(ending).is_some();
    let is_within = !several && letters >= WITHIN_A_WORD && word.contains(name);
    (is_declined || is_within).then_some(Certainty::Possible)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn person(id: i64, name: &str) -> Stakeholder {
        Stakeholder { id, ..Stakeholder::new(name.to_owned(), NaiveDate::MIN) }
    }

    fn redacted(name: &str, text: &str) -> String {
        NameSearch::of(&person(1, name), &[]).replaced(text, "_")
    }

    #[test]
    fn whole_names_and_their_words_are_replaced_once() {
        for (name, text, left) in [
            ("Zoë Åström", "With Zoe Astrom, and ÅSTRÖM's wife (zoë)", "With _, and _'s wife (_)"),
            ("Neal Wallace", "Neal\nWallace; neal\twallace; #NealWallace", "_; _; #_"),
            (
                "Neal Wallace",
                "Neal’s plan, Nealy, ex-Neal, Zwei\u{ad}stein",
                "_’s plan, Nealy, ex-_, Zwei\u{ad}stein",
            ),
            ("Albert Zweistein", "Zwei\u{ad}stein, Zwei\u{200b}stein", "_, _"),
            ("李伟", "和李伟吃饭", "和_吃饭"),
            ("Alexander von Humboldt", "Brief von Herrn Humboldt", "Brief von Herrn _"),
        ] {
            assert_eq!(redacted(name, text), left, "{name}");
        }
    }

    #[test]
    fn inflected_forms_are_replaced_where_they_are_hardly_another_word() {
        for (name, text, left) in [
            ("Albert Zweistein", "Zweisteins Budget, den zweisteinen", "_ Budget, den _"),
            ("Albert Zweistein", "Zweisteinowi i Zweisteinem", "_ i _"),
            ("Mark Roth", "Marks plan for the market in Marken", "_ plan for the market in Marken"),
            ("Mark Roth", "he marks it; mark it, Mark", "he marks it; mark it, _"),
            ("Anna Nowak", "z Anną Nowakiem", "z _ Nowakiem"),
            ("Jan Nowak", "Jan Nowaka", "_"),
            ("Will Long", "it will take long; Will Long", "it will take long; _"),
        ] {
            assert_eq!(redacted(name, text), left, "{name}");
        }
    }

    #[test]
    fn other_words_with_the_name_in_them_are_possible() {
        let certainty = |name, text| NameSearch::of(&person(1, name), &[]).certainty(text);
        for (name, text) in [
            ("Mark Roth", "the market"),
            ("Cassandra Kelly", "dla Cassandry"),
            ("Neal Wallace", "@nwallace"),
            ("Anna Nowak", "Nowakiem"),
            ("Will Long", "it will be"),
        ] {
            assert_eq!(certainty(name, text), Some(Certainty::Possible), "{text}");
        }
        for (name, text) in [("Mark Roth", "marketing"), ("Bo Li", "a board"), ("Eva Ott", "eval")]
        {
            assert_eq!(certainty(name, text), None, "{text}");
        }
    }

    #[test]
    fn words_of_other_names_are_not_theirs() {
        let (who, other) = (person(1, "Neal Wallace"), person(2, "Neal Abel"));
        let search = NameSearch::of(&who, &[who.clone(), other]);
        assert_eq!(search.replaced("Neal saw Wallace, Neal Wallace", "_"), "Neal saw _, _");
    }

    #[test]
    fn the_local_part_of_an_e_mail_is_a_name_if_it_has_one_in_it() {
        let mut who = person(1, "Neal Wallace");
        who.emails = vec!["nwallace@example.com".to_owned(), "info@example.com".to_owned()];
        let search = NameSearch::of(&who, &[]);
        assert_eq!(
            search.replaced("ask nwallace or info@example.com for info", "_"),
            "ask _ or _ for info"
        );
    }

    #[test]
    fn a_name_in_the_alias_of_someone_else_is_still_theirs() {
        for alias in ["Neal's deputy", "Deputy of Neal Wallace", "Neal’s successor"] {
            let (who, mut other) = (person(1, "Neal Wallace"), person(2, "Devon Marsh"));
            other.aliases = vec![alias.to_owned()];
            let search = NameSearch::of(&who, &[who.clone(), other]);
            assert_eq!(search.replaced("Neal saw it", "_"), "_ saw it", "{alias}");
            assert_eq!(search.certainty(alias), Some(Certainty::Certain));
        }
    }

    #[test]
    fn what_others_are_called_too_is_only_possible() {
        let (mut who, other) = (person(1, "Neal Wallace"), person(2, "Neal Abel"));
        who.aliases = vec!["Neal".to_owned()];
        let search = NameSearch::of(&who, &[who.clone(), other]);
        assert_eq!(search.replaced("Neal Abel saw Neal", "_"), "Neal Abel saw Neal");
        assert_eq!(search.certainty("saw Neal"), Some(Certainty::Possible));
    }
}
