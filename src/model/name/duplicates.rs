//! Finding people who were likely entered twice.

use std::collections::{BTreeSet, HashMap};

use crate::model::Stakeholder;
use crate::model::name::words::{Words, in_latin};
use crate::model::name::{self, fold};

/// Why two records are likely the same person, the strongest sign first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same name but for case, accents, punctuation and the order of its words.
    Spelling,
    /// A shared e-mail address.
    Email,
    /// The same surname, and a first name that is abbreviated: `C. Kelly`.
    Initials,
    /// All words of one name occur in the other.
    Contained,
    /// One or two letters differ.
    Typo,
}

/// The shortest name, in characters, in which one different letter is likely a typo: 8, because
/// shorter names of different people are often a letter apart.
const LETTERS_FOR_ONE: usize = 8;

/// The shortest name, in characters, in which two different letters are likely typos.
const LETTERS_FOR_TWO: usize = 14;

/// The longest name, in characters, in which typos are looked for.
const LETTERS_AT_MOST: usize = 60;

/// The most names of a person that are compared.
const NAMES: usize = 10;

/// The most people of whom all are compared with all.
pub const COMPARED_WITH_ALL: usize = 1_000;

/// If there are more, how many of those that share a word or an e-mail are compared with each, the
/// next ones in the alphabet.
const NEIGHBOURS: usize = 10;

/// The most pairs that are reported.
pub const MOST_PAIRS: usize = 1_000;

/// A person, prepared for comparison.
struct Compared<'a> {
    person: &'a Stakeholder,
    /// The name and each alias.
    names: Vec<Name>,
    emails: Vec<String>,
}

/// A name in folded words, and what follows in parentheses to tell people apart: `Ann Lee (Legal)`.
struct Name {
    words: Vec<String>,
    apart: String,
}

impl Name {
    fn of(text: &str) -> Name {
        let (name, apart) = text.split_once('(').unwrap_or((text, ""));
        // A comma follows a surname that is written first.
        let name = fold(&match name.split_once(',') {
            Some((surname, first)) => format!("{first} {surname}"),
            None => name.to_owned(),
        });
        let words: Vec<String> = name::words(&name).map(|word| name[word].to_owned()).collect();
        let without_titles: Vec<String> =
            words.iter().filter(|word| !name::is_address_only(word)).cloned().collect();
        let words = if without_titles.is_empty() { words } else { without_titles };
        Name { words, apart: fold(apart) }
    }

    fn whole(&self) -> String {
        self.words.join(" ")
    }

    /// Returns why another name likely belongs to the same person, if it does.
    fn likeness(&self, other: &Name) -> Option<Likeness> {
        let (Some((surname, first)), Some((other_surname, other_first))) =
            (self.words.split_last(), other.words.split_last())
        else {
            return None;
        };
        if self.apart != other.apart {
            return None;
        }
        let sorted = |name: &Name| {
            let mut words = name.words.clone();
            words.sort_unstable();
            words
        };
        if sorted(self) == sorted(other) || self.is_divided_otherwise(other) {
            return Some(Likeness::Spelling);
        }
        let is_begun = |short: &str, long: &str| long.starts_with(short);
        let same_first = !first.is_empty()
            && first.len() == other_first.len()
            && first
                .iter()
                .zip(other_first)
                .all(|(one, other)| is_begun(one, other) || is_begun(other, one));
        if surname == other_surname && same_first {
            return Some(Likeness::Initials);
        }
        let within = |few: &Name, many: &Name| {
            few.whole().chars().count() > 2 && few.words.iter().all(|it| many.words.contains(it))
        };
        if within(self, other) || within(other, self) {
            return Some(Likeness::Contained);
        }
        self.is_mistyped(other).then_some(Likeness::Typo)
    }

    /// Returns whether only blanks, hyphens and the order of the names differ: `Mac Donald`.
    fn is_divided_otherwise(&self, other: &Name) -> bool {
        let letters = |words: &[String]| words.iter().map(String::len).sum::<usize>();
        let joined = other.words.concat();
        letters(&self.words) == joined.len()
            && (0..self.words.len()).any(|start| {
                let (behind, before) = self.words.split_at(start);
                before.concat() + &behind.concat() == joined
            })
    }

    fn is_mistyped(&self, other: &Name) -> bool {
        let (one, other) = (self.whole(), other.whole());
        let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
        let (letters, others) = (one.chars().count(), other.chars().count());
        let most = match letters.min(others) {
            LETTERS_AT_MOST.. => return false,
            LETTERS_FOR_TWO.. => 2,
            LETTERS_FOR_ONE.. => 1,
            _ => return false,
        };
        // Numbers in names are there to tell people apart.
        letters.abs_diff(others) <= most
            && digits(&one) == digits(&other)
            && strsim::osa_distance(&one, &other) <= most
    }
}

impl<'a> Compared<'a> {
    fn of(person: &'a Stakeholder) -> Compared<'a> {
        let names = std::iter::once(&person.name).chain(&person.aliases);
        Compared {
            person,
            names: names.take(NAMES).map(|name| Name::of(name)).collect(),
            emails: person.emails.iter().take(NAMES).map(|email| email.to_lowercase()).collect(),
        }
    }

    fn likeness(&self, other: &Compared) -> Option<Likeness> {
        if self.emails.iter().any(|email| other.emails.contains(email)) {
            return Some(Likeness::Email);
        }
        let pairs = self.names.iter().flat_map(|one| other.names.iter().map(move |it| (one, it)));
        pairs.into_iter().find_map(|(one, other)| one.likeness(other))
    }
}

/// Returns the person, archived or not, who is most likely the same as a newcomer, and why.
pub fn most_alike<'a>(
    newcomer: &Stakeholder,
    people: &'a [Stakeholder],
) -> Option<(&'a Stakeholder, Likeness)> {
    let newcomer = Compared::of(newcomer);
    people
        .iter()
        .filter(|person| person.id != newcomer.person.id)
        .filter_map(|person| {
            let other_script = || is_transliterated(newcomer.person, person);
            let likeness = newcomer.likeness(&Compared::of(person));
            Some((person, likeness.or_else(|| other_script().then_some(Likeness::Spelling))?))
        })
        .min_by_key(|(person, likeness)| (*likeness, !person.is_active()))
}

/// Returns whether one name is the other in Latin letters: `Ivan Petrov` and `Иван Петров`. Worth a
/// hint, but not more: in Latin letters, different names are alike.
fn is_transliterated(one: &Stakeholder, other: &Stakeholder) -> bool {
    let is_latin = |one: &str, other: &str| {
        let words = Words::of(one).words;
        in_latin(other).iter().any(|latin| latin.words == words)
    };
    is_latin(&one.name, &other.name) || is_latin(&other.name, &one.name)
}

/// Returns the pairs of active people who are likely the same person, in the order given; of very
/// many, the first. Of more than [`COMPARED_WITH_ALL`] people, only those who share a word of their
/// names or an e-mail are compared.
pub fn likely_duplicates(people: &[Stakeholder]) -> Vec<(&Stakeholder, &Stakeholder, Likeness)> {
    let active: Vec<Compared> =
        people.iter().filter(|person| person.is_active()).map(Compared::of).collect();
    let count = active.len();
    let found = |(one, other): (usize, usize)| {
        let likeness = active[one].likeness(&active[other])?;
        Some((active[one].person, active[other].person, likeness))
    };
    if count <= COMPARED_WITH_ALL {
        let all = (0..count).flat_map(|one| (one + 1..count).map(move |other| (one, other)));
        all.filter_map(found).take(MOST_PAIRS).collect()
    } else {
        neighbours(&active).into_iter().filter_map(found).take(MOST_PAIRS).collect()
    }
}

/// Returns the pairs of people who share a word or an e-mail and stand near each other in the
/// alphabet.
fn neighbours(people: &[Compared]) -> BTreeSet<(usize, usize)> {
    let mut sharing: HashMap<&str, Vec<(String, usize)>> = HashMap::new();
    for (index, person) in people.iter().enumerate() {
        for name in &person.names {
            for word in &name.words {
                sharing.entry(word).or_default().push((name.whole(), index));
            }
        }
        for email in &person.emails {
            sharing.entry(email).or_default().push((email.clone(), index));
        }
    }
    let mut pairs = BTreeSet::new();
    for mut sharing in sharing.into_values() {
        sharing.sort_unstable();
        for (at, (_, one)) in sharing.iter().enumerate() {
            for (_, other) in sharing[at + 1..].iter().take(NEIGHBOURS) {
                if one != other {
                    pairs.insert((*one.min(other), *one.max(other)));
                }
            }
        }
    }
    pairs
}

/// Returns whether two people with the same e-mail address may be one, going by their names: the
/// same surname, and one first name begins with the other, as in `Cass Kelly` and
/// `Cassandra M. Kelly`.
pub fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (Name::of(one).words, Name::of(other).words);
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return false };
    one.last() == other.last()
        && (first.starts_with(second.as_str()) || second.starts_with(first.as_str()))
}

/// Returns whether a person may have been renamed: the first name stayed, or the names are alike.
pub fn may_be_renamed(one: &str, other: &str) -> bool {
    let (one, other) = (Name::of(one), Name::of(other));
    one.words.first() == other.words.first() || one.likeness(&other).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn person(name: &str) -> Stakeholder {
        Stakeholder::new(name.to_owned(), NaiveDate::MIN)
    }

    fn likeness(one: &str, other: &str) -> Option<Likeness> {
        let people = [person(one), person(other)];
        likely_duplicates(&people).first().map(|(_, _, likeness)| *likeness)
    }

    #[test]
    fn the_same_person_is_recognised_in_other_spellings() {
        for (one, other, expected) in [
            ("José Núñez", "JOSE NUNEZ", Likeness::Spelling),
            ("Kelly, Cassandra", "Cassandra Kelly", Likeness::Spelling),
            ("Ann-Marie Lee", "Ann Marie Lee", Likeness::Spelling),
            ("C. Kelly", "Cassandra Kelly", Likeness::Initials),
            ("Cass Kelly", "Cassandra Kelly", Likeness::Initials),
            ("Neal", "Neal Wallace", Likeness::Contained),
            ("Cassandra M. Kelly", "Cassandra Kelly", Likeness::Contained),
            ("Casandra Kelly", "Cassandra Kelly", Likeness::Typo),
            ("Jon Smith", "John Smith", Likeness::Typo),
            ("Frau Kelly", "Cassandra Kelly", Likeness::Contained),
            ("MacDonald", "Mac Donald", Likeness::Spelling),
            ("JeanLuc Picard", "Jean-Luc Picard", Likeness::Spelling),
            ("O'Brien Pat", "Pat O Brien", Likeness::Spelling),
            ("山田太郎", "山田 太郎", Likeness::Spelling),
        ] {
            assert_eq!(likeness(one, other), Some(expected), "{one} / {other}");
            assert_eq!(likeness(other, one), Some(expected), "{other} / {one}");
        }
    }

    #[test]
    fn different_people_are_not_reported() {
        for (one, other) in [
            ("Carl Kelly", "Cassandra Kelly"),
            ("Cassandra Kelly", "Cassandra Marsh"),
            ("Ann Lee", "Ann Lee (Legal)"),
            ("Person 1 of Many", "Person 2 of Many"),
            ("王小明", "李小明"),
            ("Al", "Al Gore"),
        ] {
            assert_eq!(likeness(one, other), None, "{one} / {other}");
        }
    }

    #[test]
    fn a_newcomer_may_be_there_in_another_script() {
        let people = [person("Иван Петров"), person("李伟")];
        let alike = |name: &str| {
            let newcomer = Stakeholder { id: 9, ..person(name) };
            most_alike(&newcomer, &people).map(|(person, _)| person.name.clone())
        };
        assert_eq!(alike("Ivan Petrov").as_deref(), Some("Иван Петров"));
        assert_eq!(alike("Li Wei").as_deref(), Some("李伟"));
        for name in ["李维", "Li Weimin", "Иван Иванов"] {
            assert_eq!(alike(name), None);
        }
    }

    #[test]
    fn a_shared_address_or_alias_is_enough() {
        let (mut one, mut other) = (person("Cassandra Kelly"), person("The Boss"));
        one.emails.push("Cass@Example.com".to_owned());
        other.emails.push("cass@example.com".to_owned());
        let people = [one.clone(), other.clone()];
        assert_eq!(likely_duplicates(&people)[0].2, Likeness::Email);
        other.emails.clear();
        other.aliases.push("C. Kelly".to_owned());
        assert_eq!(likely_duplicates(&[one.clone(), other.clone()])[0].2, Likeness::Initials);
        other.archived = Some(NaiveDate::MIN);
        assert!(likely_duplicates(&[one, other]).is_empty());
    }

    #[test]
    fn of_many_people_those_who_share_a_word_or_an_e_mail_are_compared() {
        let mut people: Vec<Stakeholder> =
            (0..2 * COMPARED_WITH_ALL).map(|it| person(&format!("A{it} B{it}"))).collect();
        assert_eq!(likely_duplicates(&people).len(), 0);
        people.extend([person("Kelly, Cassandra"), person("Cass Kelly"), person("The Boss")]);
        for index in [3, 2002] {
            people[index].emails.push("boss@example.com".to_owned());
        }
        let found = likely_duplicates(&people);
        let found: Vec<(&str, Likeness)> =
            found.iter().map(|(_, other, likeness)| (other.name.as_str(), *likeness)).collect();
        assert_eq!(found, [("The Boss", Likeness::Email), ("Cass Kelly", Likeness::Initials)]);
        let pairs = neighbours(&people.iter().map(Compared::of).collect::<Vec<_>>());
        assert!(pairs.len() <= 2 * NEIGHBOURS * people.len());
    }

    #[test]
    fn of_very_many_pairs_the_first_are_reported() {
        let people: Vec<Stakeholder> = (0..100).map(|_| person("Cassandra Kelly")).collect();
        assert_eq!(likely_duplicates(&people).len(), MOST_PAIRS);
    }

    proptest! {
        #[test]
        fn comparing_never_panics(one in "\\PC*", other in "\\PC*") {
            prop_assert_eq!(likeness(&one, &other).is_some(), likeness(&other, &one).is_some());
        }
    }
}
