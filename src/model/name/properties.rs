//! What holds for names in every script, whoever else is in the journal.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::tests::{names, people};
use super::*;

/// Names in several scripts, of one to four words, with what else names hold.
pub(super) fn any_name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[A-Z][a-z]{0,8}",
        "[A-ZÀ-Ý][a-zà-ÿ'’-]{1,8}",
        "[А-Я][а-я]{1,8}",
        "[Α-Ω][α-ω]{1,8}",
        "[\u{4e00}-\u{9fa5}]{1,4}",
        "[\u{3041}-\u{3093}]{1,4}",
        "[\u{ac00}-\u{d7a3}]{1,3}",
        "[\u{0627}-\u{064a}]{2,6}",
        "[\u{05d0}-\u{05ea}]{2,6}",
        "[\u{0904}-\u{0939}][\u{0904}-\u{094d}]{0,5}",
        "[\u{0e01}-\u{0e2e}][\u{0e01}-\u{0e39}]{0,5}",
        "(Dr\\.|van|de|Jr|Li|An|J\\.R\\.|\\(Legal\\)|A-12|1:1|<ops>|a@b|,)",
    ];
    prop::collection::vec(word, 1..5)
        .prop_map(|words| words.join(" ").replace(" ,", ","))
        .prop_filter("a name has letters", |name| !fold(name).is_empty())
}

/// Leaves out the names that another one equals after folding.
fn distinct(names: &[String]) -> Vec<&str> {
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        if !distinct.iter().any(|known| fold(known) == fold(name)) {
            distinct.push(name);
        }
    }
    distinct
}

/// Ways to type a name in full: in another case, with other blanks, with characters nobody sees.
fn in_full(name: &str) -> impl Iterator<Item = String> {
    let typed = [
        name.to_owned(),
        name.to_uppercase(),
        name.to_lowercase(),
        format!(" {} ", name.replace(' ', "\u{a0}\u{200b}")),
    ];
    let folded = fold(name);
    typed.into_iter().filter(move |typed| fold(typed) == folded)
}

proptest! {
    #[test]
    fn finding_never_panics(typed in "\\PC*", names in prop::collection::vec(any_name(), 0..5)) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let people = people(&names);
        find(&typed, &people);
        find_exactly(&typed, &people);
        find_before_note(&typed, &[typed.clone(), "x".to_owned()], &people);
        nearest_people(&typed, &people);
    }

    /// Whatever others are called, and whether or not anyone is archived.
    #[test]
    fn a_name_typed_in_full_means_its_person(
        all in prop::collection::vec(any_name(), 1..8),
        archived in any::<u8>(),
    ) {
        let names_typed = distinct(&all);
        let mut people = people(&names_typed);
        for (index, person) in people.iter_mut().enumerate() {
            person.archived = (archived >> index & 1 == 1).then_some(NaiveDate::MAX);
        }
        for name in names_typed {
            for typed in in_full(name) {
                prop_assert_eq!(names(&find(&typed, &people)), [name], "{}", typed);
                prop_assert_eq!(names(&find_exactly(&typed, &people)), [name], "{}", typed);
            }
        }
    }

    #[test]
    fn adding_a_person_never_changes_whom_an_exact_name_means(
        all in prop::collection::vec(any_name(), 2..8),
        alias in any_name(),
    ) {
        let all_names = distinct(&all);
        let mut after = people(&all_names);
        if let Some(newcomer) = after.last_mut()
            && !all_names.iter().any(|name| fold(name) == fold(&alias))
        {
            newcomer.aliases.push(alias);
        }
        let before = &after[..after.len() - 1];
        for person in before {
            for typed in in_full(&person.name) {
                prop_assert_eq!(find(&typed, before), find(&typed, &after), "{}", typed);
            }
        }
    }

    /// Unquoted, before a note that goes on with no name.
    #[test]
    fn an_unquoted_name_in_full_means_its_person(all in prop::collection::vec(any_name(), 1..8)) {
        let all = distinct(&all);
        let people = people(&all);
        for name in all {
            let mut words = name.split(' ').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            let rest: Vec<String> = words.collect();
            let is_blank = Words::of(&rest.concat()).words.is_empty();
            if rest.is_empty() || name.contains([',', '@']) || is_blank {
                continue;
            }
            let found = find_before_note(&first, &rest, &people);
            let (found, count) = found.expect("someone");
            prop_assert_eq!((names(&found), count), (vec![name], rest.len()), "{}", name);
        }
    }
}
