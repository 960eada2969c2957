//! Who is meant: tiers of likeness, of which the first with a match decides.

use crate::model::Stakeholder;
use crate::model::name::fold::{fold, is_latin, transliterated, written_out};
use crate::model::name::order::in_reading_order;

/// Words of a name that are not said of a person: titles before it, suffixes behind it.
const TITLES: [&str; 34] = [
    "dr", "prof", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "rev", "hon",
    "capt", "gen", "col", "lt", "sgt", "herr", "frau", "mme", "mlle", "ing", "mag", "dipl", "jr",
    "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq",
];

/// Who is meant by what was typed.
#[derive(Debug, PartialEq)]
pub enum Found<'a> {
    One(&'a Stakeholder),
    Several(Vec<&'a Stakeholder>),
    Nobody,
}

/// How exactly somebody is meant: the tiers, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// The name in the very same spelling, by which two records of one name are distinguished.
    SameSpelling,
    /// The whole name, an alias or an e-mail.
    Exact,
    /// Whole words of the name, its initials, the local part of an e-mail.
    WholeWords,
    /// Beginnings of words of the name.
    Beginnings,
    /// A name of another script, or with umlauts, in plain Latin letters.
    Transliteration,
}

/// A text in the words it is compared by.
struct Words {
    folded: String,
    words: Vec<String>,
}

/// Finds who is meant. The first tier with a match decides; within it, active people come before
/// archived ones, and several are never narrowed down further.
pub fn find<'a>(typed: &str, people: &'a [Stakeholder]) -> Found<'a> {
    best(people, Query::new(typed), false, |query, person| query.tier(person))
}

/// Finds who is meant exactly: by the whole name, an alias or an e-mail.
pub fn find_exactly<'a>(typed: &str, people: &'a [Stakeholder]) -> Found<'a> {
    best(people, Query::new(typed), false, |query, person| {
        query.tier(person).filter(|tier| *tier <= Tier::Exact)
    })
}

/// Finds who is meant by a first word and whole words of the name after it: `cass kelly`.
pub(super) fn find_going_on<'a>(
    first: &str,
    rest: &[String],
    people: &'a [Stakeholder],
) -> Found<'a> {
    let query = Query::new(first);
    let rest: Vec<String> = rest.iter().flat_map(|word| Words::of(word).words).collect();
    if rest.is_empty() {
        return Found::Nobody;
    }
    best(people, query, true, |query, person| query.tier_going_on(&rest, person))
}

fn best<'a>(
    people: &'a [Stakeholder],
    query: Query,
    going_on: bool,
    tier: impl Fn(&Query, &Stakeholder) -> Option<Tier>,
) -> Found<'a> {
    if query.typed.words.is_empty() {
        return Found::Nobody;
    }
    let mut found: Vec<&Stakeholder> = Vec::new();
    let mut best = None;
    for person in people {
        let Some(tier) = tier(&query, person) else { continue };
        if best.is_none_or(|best| tier < best) {
            best = Some(tier);
            found.clear();
        }
        if best == Some(tier) {
            found.push(person);
        }
    }
    if best == Some(Tier::Exact) && !going_on {
        query.add_namesakes(&mut found, people);
    }
    if found.iter().any(|person| person.is_active()) {
        found.retain(|person| person.is_active());
    }
    match found.as_slice() {
        [] => Found::Nobody,
        [one] => Found::One(one),
        _ => Found::Several(found),
    }
}

/// What was typed, as it is compared.
struct Query {
    spelling: String,
    typed: Words,
    /// The address, where what was typed holds one: `<mail>`, `mailto:mail`, `Name <mail>`.
    email: Option<String>,
    is_latin: bool,
}

impl Query {
    fn new(typed: &str) -> Query {
        let typed = typed.trim();
        let (name, email) = split_address(typed);
        let words = Words::of(&in_reading_order(name));
        Query {
            spelling: typed.to_owned(),
            is_latin: name.chars().all(|c| !c.is_alphabetic() || is_latin(c)),
            typed: if words.words.is_empty() { Words::of(typed) } else { words },
            email,
        }
    }

    fn tier(&self, person: &Stakeholder) -> Option<Tier> {
        if person.name == self.spelling {
            return Some(Tier::SameSpelling);
        }
        if let Some(email) = &self.email {
            return has_email(person, email).then_some(Tier::Exact);
        }
        let typed = &self.typed;
        let mut best = None;
        for name in person.called() {
            let words = Words::of(name);
            let tier = if words.folded == typed.folded {
                Tier::Exact
            } else if words.have_all(&typed.words) || words.have_initials(typed) {
                Tier::WholeWords
            } else if words.begin_with(&typed.words) {
                Tier::Beginnings
            } else if self.is_latin && is_transliteration(name, typed) {
                Tier::Transliteration
            } else {
                continue;
            };
            best = Some(best.map_or(tier, |best| tier.min(best)));
        }
        let is_local_part = || person.emails.iter().any(|email| local_part(email) == typed.folded);
        if best.is_none_or(|best| best > Tier::WholeWords) && is_local_part() {
            best = Some(Tier::WholeWords);
        }
        best
    }

    /// The tier of a first word, where the words after it are whole words of the same name.
    fn tier_going_on(&self, rest: &[String], person: &Stakeholder) -> Option<Tier> {
        let all: Vec<String> = self.typed.words.iter().chain(rest).cloned().collect();
        let is_whole = person.called().any(|name| Words::of(name).have_all(&all));
        if is_whole {
            let folded = all.join(" ");
            let is_exact = person.called().any(|name| fold(name) == folded);
            return Some(if is_exact { Tier::Exact } else { Tier::WholeWords });
        }
        let goes_on = person.called().any(|name| {
            let words = Words::of(name);
            (0..words.words.len()).any(|at| {
                let begins = Words::begin_at(&words.words[at..=at], &self.typed.words);
                begins && aligned(rest, &words.words[at + 1..], whole)
            })
        });
        goes_on.then_some(Tier::Beginnings)
    }

    /// Adds those whose first or last name is the alias that was typed: it means either.
    fn add_namesakes<'a>(&self, found: &mut Vec<&'a Stakeholder>, people: &'a [Stakeholder]) {
        let typed = &self.typed.folded;
        let by_name =
            found.iter().any(|person| fold(&person.name) == *typed || self.email.is_some());
        if by_name || self.typed.words.len() != 1 {
            return;
        }
        let others = people.iter().filter(|person| {
            let words = Words::of(&person.name).words;
            words.len() > 1 && (words.first() == Some(typed) || words.last() == Some(typed))
        });
        for person in others {
            if !found.iter().any(|known| known.id == person.id) {
                found.push(person);
            }
        }
    }
}

impl Stakeholder {
    /// The name and the aliases.
    pub(super) fn called(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

impl Words {
    fn of(text: &str) -> Words {
        let folded = fold(text);
        let is_between = |c: char| c.is_whitespace() || "-.,;:/()\"".contains(c);
        let words = folded.split(is_between).filter(|word| !word.is_empty());
        Words { words: words.map(str::to_owned).collect(), folded }
    }

    /// Whether all words typed are whole words of this name, in order or surname first, and what
    /// follows the first characters of a name without blanks.
    fn have_all(&self, typed: &[String]) -> bool {
        let words = &self.words;
        (0..words.len().max(1)).any(|start| {
            let turned: Vec<String> =
                words[start.min(words.len())..].iter().chain(&words[..start]).cloned().collect();
            aligned(typed, &turned, whole)
        }) || self.given_name_is(typed)
    }

    /// Whether this is what follows the family name in a name written without blanks: `小明`.
    fn given_name_is(&self, typed: &[String]) -> bool {
        let ([name], [typed]) = (self.words.as_slice(), typed) else { return false };
        let is_own_script = |c: char| c.is_alphabetic() && c > '\u{2e80}';
        let after = |count: usize| {
            name.char_indices().nth(count).map(|(at, _)| &name[at..]) == Some(typed.as_str())
        };
        name.chars().all(is_own_script) && (after(1) || after(2))
    }

    /// Whether these are the initials: the first letter of the name, the first of its last word, and
    /// in between those of other words, in order. A title may be left out.
    fn have_initials(&self, typed: &Words) -> bool {
        let letters: Vec<char> = match typed.words.as_slice() {
            [one] => one.chars().collect(),
            several if several.iter().all(|word| word.chars().count() == 1) => {
                several.iter().flat_map(|word| word.chars()).collect()
            }
            _ => return false,
        };
        let without_titles: Vec<&String> =
            self.words.iter().filter(|word| !TITLES.contains(&word.as_str())).collect();
        let all: Vec<&String> = self.words.iter().collect();
        letters.len() > 1
            && (are_initials(&letters, &without_titles) || are_initials(&letters, &all))
    }

    /// Whether each word typed begins a word of this name, in order; or the first initial and the
    /// surname are run together.
    fn begin_with(&self, typed: &[String]) -> bool {
        let said: Vec<String> =
            self.words.iter().filter(|word| !TITLES.contains(&word.as_str())).cloned().collect();
        aligned(typed, &self.words, begins)
            || aligned(typed, &said, begins)
            || self.begins_without_blanks(typed)
            || self.is_initial_and_surname(typed)
    }

    fn begin_at(words: &[String], typed: &[String]) -> bool {
        aligned(typed, words, begins)
    }

    fn begins_without_blanks(&self, typed: &[String]) -> bool {
        let [typed] = typed else { return false };
        (0..self.words.len()).any(|start| self.words[start..].concat().starts_with(typed.as_str()))
    }

    fn is_initial_and_surname(&self, typed: &[String]) -> bool {
        let ([typed], Some((_, rest))) = (typed, self.words.split_first()) else { return false };
        let said = self.words.iter().find(|word| !TITLES.contains(&word.as_str()));
        let Some(initial) = said.and_then(|word| word.chars().next()) else { return false };
        typed.strip_prefix(initial).is_some_and(|surname| {
            surname.chars().count() > 1
                && (0..rest.len()).any(|start| rest[start..].concat() == surname)
        })
    }
}

/// Whether letters are the initials of words: the first and the last word's, and others' between.
fn are_initials(letters: &[char], words: &[&String]) -> bool {
    let initials: Vec<char> = words.iter().filter_map(|word| word.chars().next()).collect();
    if initials.len() < 2
        || letters.first() != initials.first()
        || letters.last() != initials.last()
    {
        return false;
    }
    let mut between = initials[1..initials.len() - 1].iter();
    letters[1..letters.len() - 1].iter().all(|letter| between.any(|initial| initial == letter))
}

fn whole(typed: &str, word: &str) -> bool {
    typed == word
}

fn begins(typed: &str, word: &str) -> bool {
    word.starts_with(typed)
}

/// Whether words typed are words of a name, in order, some of which may be left out. Hyphens and
/// blanks do not count: words next to each other may be written as one, on either side.
fn aligned(typed: &[String], name: &[String], fits: fn(&str, &str) -> bool) -> bool {
    /// How many words are written as one.
    const MOST_JOINED: usize = 4;
    let Some(first) = typed.first() else { return true };
    (0..name.len()).any(|at| {
        let one_word = fits(first, &name[at]) && aligned(&typed[1..], &name[at + 1..], fits);
        one_word
            || (2..=MOST_JOINED.min(name.len() - at)).any(|count| {
                name[at..at + count].concat() == *first
                    && aligned(&typed[1..], &name[at + count..], fits)
            })
            || (2..=MOST_JOINED.min(typed.len())).any(|count| {
                typed[..count].concat() == name[at]
                    && aligned(&typed[count..], &name[at + 1..], fits)
            })
    })
}

fn is_transliteration(name: &str, typed: &Words) -> bool {
    !name.is_ascii()
        && [transliterated(name), written_out(name)].iter().any(|latin| {
            let words = Words::of(latin);
            words.have_all(&typed.words) || words.begin_with(&typed.words)
        })
}

fn has_email(person: &Stakeholder, typed: &str) -> bool {
    person.emails.iter().any(|email| email.to_lowercase() == typed)
}

fn local_part(email: &str) -> String {
    email.split('@').next().unwrap_or_default().to_lowercase()
}

/// Splits `Name <mail>`, `<mail>`, `mailto:mail` and `mail` into the name and the address.
fn split_address(typed: &str) -> (&str, Option<String>) {
    let address = |text: &str| {
        let text = text.trim();
        let text = text.strip_prefix("mailto:").unwrap_or(text);
        let is_address = text.contains('@') && !text.contains(char::is_whitespace);
        is_address.then(|| text.to_lowercase())
    };
    match typed.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, email)) => (name.trim(), address(email)),
        None => match address(typed) {
            Some(email) => ("", Some(email)),
            None => (typed, None),
        },
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::*;

    /// People of these names; aliases and e-mails follow the name behind a `/`.
    fn people(names: &[&str]) -> Vec<Stakeholder> {
        let person = |(id, text): (usize, &&str)| {
            let mut parts = text.split('/').map(str::to_owned);
            let mut person = Stakeholder::new(parts.next().unwrap(), NaiveDate::MIN);
            let (emails, aliases) = parts.partition(|part| part.contains('@'));
            person.id = id as i64 + 1;
            (person.emails, person.aliases) = (emails, aliases);
            person
        };
        names.iter().enumerate().map(person).collect()
    }

    fn names<'a>(found: &Found<'a>) -> Vec<&'a str> {
        match found {
            Found::One(person) => vec![&person.name],
            Found::Several(people) => people.iter().map(|it| it.name.as_str()).collect(),
            Found::Nobody => Vec::new(),
        }
    }

    /// Each of what is typed, and the people who are meant.
    #[track_caller]
    fn check(people: &[Stakeholder], cases: &[(&str, &[&str])]) {
        for (typed, expected) in cases {
            assert_eq!(names(&find(typed, people)), *expected, "{typed:?}");
        }
    }

    #[test]
    fn a_whole_name_an_alias_or_an_email_is_exact() {
        let people = people(&["Cassandra Kelly/the boss/ck@x.example", "Kelly Cassandra Jones"]);
        let cassandra: &[&str] = &["Cassandra Kelly"];
        check(
            &people,
            &[
                ("CASSANDRA kelly", cassandra),
                ("Kelly, Cassandra", cassandra),
                ("cassandra\u{a0}kelly\u{200b}", cassandra),
                ("The Boss", cassandra),
                ("CK@x.example", cassandra),
                ("<ck@x.example>", cassandra),
                ("mailto:ck@x.example", cassandra),
                ("Someone Else <ck@x.example>", cassandra),
                ("x@x.example", &[]),
            ],
        );
    }

    #[test]
    fn whole_words_may_be_left_out_and_hyphens_do_not_count() {
        let people = people(&[
            "Mary-Jane Watson-Parker",
            "Ruth van der Berg",
            "Prof. Dr. Hans Meier, PhD",
            "J.R.R. Tolkien",
            "Zoë O'Neill",
            "John Fitzgerald Kennedy",
        ]);
        for (typed, expected) in [
            ("mary jane", "Mary-Jane Watson-Parker"),
            ("maryjane", "Mary-Jane Watson-Parker"),
            ("watson-parker", "Mary-Jane Watson-Parker"),
            ("jane parker", "Mary-Jane Watson-Parker"),
            ("mwp", "Mary-Jane Watson-Parker"),
            ("mjwp", "Mary-Jane Watson-Parker"),
            ("vanderberg", "Ruth van der Berg"),
            ("van der berg ruth", "Ruth van der Berg"),
            ("Berg, Ruth", "Ruth van der Berg"),
            ("rb", "Ruth van der Berg"),
            ("rvdb", "Ruth van der Berg"),
            ("hans meier", "Prof. Dr. Hans Meier, PhD"),
            ("dr meier", "Prof. Dr. Hans Meier, PhD"),
            ("jrr tolkien", "J.R.R. Tolkien"),
            ("J R R Tolkien", "J.R.R. Tolkien"),
            ("o neill", "Zoë O'Neill"),
            ("john kennedy", "John Fitzgerald Kennedy"),
            ("jfk", "John Fitzgerald Kennedy"),
        ] {
            assert_eq!(names(&find(typed, &people)), [expected], "{typed:?}");
        }
        check(&people, &[("meier hans dr dr", &[]), ("kennedy smith", &[])]);
    }

    #[test]
    fn initials_and_local_parts_are_as_good_as_whole_words() {
        let people =
            people(&["Dan Brown", "Diana Alma Nunez", "Chris Lee/clee@x.example", "Cara Lee"]);
        check(
            &people,
            &[
                ("Dan", &["Dan Brown", "Diana Alma Nunez"]),
                ("clee", &["Chris Lee"]),
                ("cl", &["Chris Lee", "Cara Lee"]),
            ],
        );
    }

    #[test]
    fn beginnings_come_after_whole_words() {
        let people = people(&["Cassandra Kelly", "Neal Wallace", "Neal Abel", "Nadia Wall"]);
        check(
            &people,
            &[
                ("cass k", &["Cassandra Kelly"]),
                ("C. Kelly", &["Cassandra Kelly"]),
                ("ckelly", &["Cassandra Kelly"]),
                ("Neal W.", &["Neal Wallace"]),
                ("wall", &["Nadia Wall"]),
                ("nea", &["Neal Wallace", "Neal Abel"]),
                ("k cass", &[]),
                ("allace", &[]),
            ],
        );
    }

    #[test]
    fn other_scripts_are_found_by_their_own_characters_or_by_latin_letters() {
        let people = people(&[
            "王小明",
            "王小红",
            "山田 太郎",
            "Иван Петров",
            "Jürgen Müller",
            "李伟",
            "李维",
        ]);
        check(
            &people,
            &[
                ("小明", &["王小明"]),
                ("太郎", &["山田 太郎"]),
                ("иван", &["Иван Петров"]),
                ("ivan", &["Иван Петров"]),
                ("wang xiaoming", &["王小明"]),
                ("mueller", &["Jürgen Müller"]),
                ("muller", &["Jürgen Müller"]),
                ("李伟", &["李伟"]),
                ("李薇", &[]),
                ("li wei", &["李伟", "李维"]),
            ],
        );
    }

    #[test]
    fn an_alias_that_is_the_name_of_someone_else_is_ambiguous() {
        let people =
            people(&["Robert Jones/Bob", "Bob Miller", "Anna Bob", "Prince", "Prince Albert"]);
        check(
            &people,
            &[("bob", &["Robert Jones", "Bob Miller", "Anna Bob"]), ("prince", &["Prince"])],
        );
    }

    #[test]
    fn active_people_come_before_archived_ones() {
        let mut people = people(&["Neal Wallace", "Neal Abel"]);
        people[0].archived = Some(NaiveDate::MAX);
        check(&people, &[("neal", &["Neal Abel"]), ("neal wallace", &["Neal Wallace"])]);
    }

    #[test]
    fn words_go_on_with_a_name_only_as_whole_words_of_it() {
        let people =
            people(&["Cassandra Kelly", "Caroline van den Brul", "Neal Wallace", "Neal Abel"]);
        let found = |first, rest: &str| {
            let rest: Vec<String> = rest.split(' ').map(str::to_owned).collect();
            let (found, words) = crate::model::name::find_before_note(first, &rest, &people)?;
            Some((names(&found).join(", "), words))
        };
        let one = |name: &str, words| Some((name.to_owned(), words));
        assert_eq!(found("cass", "kelly budget"), one("Cassandra Kelly", 1));
        assert_eq!(found("Kelly", "Cassandra budget"), one("Cassandra Kelly", 1));
        assert_eq!(found("van", "den brul budget"), one("Caroline van den Brul", 2));
        assert_eq!(found("neal", "wallace abel"), one("Neal Wallace", 1));
        assert_eq!(found("neal", "a quick chat"), None);
        assert_eq!(found("cass", "kell budget"), None);
    }

    /// Names in several scripts, of one to four words.
    fn any_name() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            "[A-Z][a-z]{0,8}",
            "[A-ZÀ-Ý][a-zà-ÿ'-]{1,8}",
            "[А-Я][а-я]{1,8}",
            "[Α-Ω][α-ω]{1,8}",
            "[\u{4e00}-\u{9fa5}]{1,4}",
            "[\u{3041}-\u{3093}]{1,4}",
            "[\u{ac00}-\u{d7a3}]{1,3}",
            "[\u{0627}-\u{064a}]{2,6}",
            "(Dr\\.|van|de|Jr|Li|An)",
        ];
        prop::collection::vec(word, 1..5).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn finding_never_panics(typed in "\\PC*", names in prop::collection::vec(any_name(), 0..5)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            find(&typed, &people(&names));
        }

        /// Also in another case, whatever others are called, and whoever is added later.
        #[test]
        fn a_name_typed_in_full_means_its_person(
            all in prop::collection::vec(any_name(), 1..8),
            shout in any::<bool>(),
        ) {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let mut distinct: Vec<&str> = Vec::new();
            for name in all {
                if !distinct.iter().any(|known| fold(known) == fold(name)) {
                    distinct.push(name);
                }
            }
            let people = people(&distinct);
            for name in distinct {
                let typed = if shout { name.to_uppercase() } else { name.to_owned() };
                if fold(&typed) == fold(name) {
                    prop_assert_eq!(names(&find(&typed, &people)), [name], "{}", typed);
                }
            }
        }
    }
}
