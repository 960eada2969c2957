//! Which people are likely the same one, written down twice.

use crate::model::Stakeholder;
use crate::model::name::{self, fold};

/// Why two people are likely one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The same name but for case, accents, punctuation and the order of its words.
    Spelling,
    /// A shared e-mail address.
    Email,
    /// The same surname, and a first name that is only begun: `C. Kelly`.
    Initials,
    /// All words of one name are in the other.
    Contained,
    /// A letter or two apart.
    Typo,
}

/// From how many letters on a name with one letter different is likely mistyped, and from how many
/// with two: short names are often a letter apart.
const LETTERS_FOR_ONE: usize = 8;
const LETTERS_FOR_TWO: usize = 14;

/// Somebody, as they are compared.
struct Compared<'a> {
    person: &'a Stakeholder,
    /// The words of the name and of each alias.
    names: Vec<Name>,
    emails: Vec<String>,
}

/// A name in words, folded, and what parentheses add to tell people apart.
struct Name {
    words: Vec<String>,
    apart: String,
}

impl Name {
    fn of(text: &str) -> Name {
        let (name, apart) = text.split_once('(').unwrap_or((text, ""));
        // A surname that is written first is followed by a comma.
        let name = fold(&match name.split_once(',') {
            Some((surname, first)) => format!("{first} {surname}"),
            None => name.to_owned(),
        });
        let words = name::words(&name).map(|word| name[word].to_owned()).collect();
        Name { words, apart: fold(apart) }
    }

    fn whole(&self) -> String {
        self.words.join(" ")
    }

    /// Why another name is likely that of the same person.
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
        if sorted(self) == sorted(other) {
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

    fn is_mistyped(&self, other: &Name) -> bool {
        let (one, other) = (self.whole(), other.whole());
        let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
        let letters = one.chars().count().min(other.chars().count());
        let most = match letters {
            LETTERS_FOR_TWO.. => 2,
            LETTERS_FOR_ONE.. => 1,
            _ => return false,
        };
        // Numbers tell people apart on purpose.
        digits(&one) == digits(&other) && strsim::osa_distance(&one, &other) <= most
    }
}

impl<'a> Compared<'a> {
    fn of(person: &'a Stakeholder) -> Compared<'a> {
        let names = std::iter::once(&person.name).chain(&person.aliases);
        Compared {
            person,
            names: names.map(|name| Name::of(name)).collect(),
            emails: person.emails.iter().map(|email| email.to_lowercase()).collect(),
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

/// The pairs of active people who are likely one, in the order of the people.
pub fn likely_duplicates(people: &[Stakeholder]) -> Vec<(&Stakeholder, &Stakeholder, Likeness)> {
    let active: Vec<Compared> =
        people.iter().filter(|person| person.is_active()).map(Compared::of).collect();
    let mut found = Vec::new();
    for (index, one) in active.iter().enumerate() {
        for other in &active[index + 1..] {
            if let Some(likeness) = one.likeness(other) {
                found.push((one.person, other.person, likeness));
            }
        }
    }
    found
}

/// Whether two names can be those of one person who has the same e-mail: the same family name, and a first name that is the
/// beginning of the other, as in `Cass Kelly` and `Cassandra M. Kelly`.
pub fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (Name::of(one).words, Name::of(other).words);
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return false };
    one.last() == other.last()
        && (first.starts_with(second.as_str()) || second.starts_with(first.as_str()))
}

/// Whether one name may have become the other: the first name stayed, or they are alike.
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
    fn the_same_person_is_seen_in_other_spellings() {
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
        ] {
            assert_eq!(likeness(one, other), Some(expected), "{one} / {other}");
            assert_eq!(likeness(other, one), Some(expected), "{other} / {one}");
        }
    }

    #[test]
    fn different_people_are_left_alone() {
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

    proptest! {
        #[test]
        fn comparing_never_panics(one in "\\PC*", other in "\\PC*") {
            prop_assert_eq!(likeness(&one, &other).is_some(), likeness(&other, &one).is_some());
        }
    }
}
