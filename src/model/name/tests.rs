//! Who is meant by what is typed, by example and for names in every script.

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
    let people = people(&["Dan Brown", "Diana Alma Nunez", "Chris Lee/clee@x.example", "Cara Lee"]);
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
    let people =
        people(&["Cassandra Kelly", "Neal Wallace", "Neal Abel", "Nadia Wall", "Dr. Sam Lee, MD"]);
    check(
        &people,
        &[
            ("cass k", &["Cassandra Kelly"]),
            ("C. Kelly", &["Cassandra Kelly"]),
            ("ckelly", &["Cassandra Kelly"]),
            ("slee", &["Dr. Sam Lee, MD"]),
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
    let people =
        people(&["王小明", "王小红", "山田 太郎", "Иван Петров", "Jürgen Müller", "李伟", "李维"]);
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
    let people = people(&["Robert Jones/Bob", "Bob Miller", "Anna Bob", "Prince", "Prince Albert"]);
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
    let people = people(&["Cassandra Kelly", "Caroline van den Brul", "Neal Wallace", "Neal Abel"]);
    let found = |first, rest: &str| {
        let rest: Vec<String> = rest.split(' ').map(str::to_owned).collect();
        let (found, words) = find_before_note(first, &rest, &people)?;
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

#[test]
fn the_nearest_names_are_a_slip_away() {
    let people = people(&[
        "Cassandra Kelly",
        "Neal Wallace",
        "Zoë O'Neill",
        "Jean-Luc Picard",
        "Al",
        "李伟",
        "王小明",
        "Иван Петров",
    ]);
    for (typed, expected) in [
        ("Casandra", "Cassandra Kelly"),
        ("casandra keley", "Cassandra Kelly"),
        ("Keley Cassandra", "Cassandra Kelly"),
        ("Wallas", "Neal Wallace"),
        ("neil", "Neal Wallace"),
        ("zoo", "Zoë O'Neill"),
        ("casaan", "Cassandra Kelly"),
        ("jean-luk picard", "Jean-Luc Picard"),
        ("李为", "李伟"),
        ("王晓明", "王小明"),
        ("petrof", "Иван Петров"),
    ] {
        assert_eq!(find(typed, &people), Found::Nobody, "{typed}");
        let nearest: Vec<&str> =
            nearest_people(typed, &people).iter().map(|person| person.name.as_str()).collect();
        assert_eq!(nearest.first(), Some(&expected), "{typed}: {nearest:?}");
    }
    for typed in ["xyz", "zaphod", "x", "", "nobody"] {
        assert!(nearest_people(typed, &people).is_empty(), "{typed}");
    }
}

#[test]
fn a_role_is_recognised_in_words_or_by_its_initials() {
    let mut people = people(&["Martin Osei", "Ann Berg", "Leo Kim"]);
    people[0].role = Some("CEO".to_owned());
    people[1].role = Some("Chief Financial Officer".to_owned());
    people[2].role = Some("Head of Sales, Europe".to_owned());
    for (typed, expected) in [
        ("ceo", "Martin Osei"),
        ("the CEO", "Martin Osei"),
        ("chief executive officer", "Martin Osei"),
        ("cfo", "Ann Berg"),
        ("head of sales", "Leo Kim"),
    ] {
        let found = in_role(typed, &people);
        assert_eq!(found.first().map(|it| it.name.as_str()), Some(expected), "{typed}");
    }
    people[0].archived = Some(NaiveDate::MAX);
    for typed in ["ceo", "the", "", "officers", "kim"] {
        assert!(in_role(typed, &people).is_empty(), "{typed}");
    }
}

#[test]
fn a_mention_is_whole_words() {
    let text = "With Zoë O'Neill, and Neal's wife (neal)";
    let found = |name| -> Vec<&str> {
        mentions(text, name).into_iter().map(|range| &text[range]).collect()
    };
    assert_eq!(found("zoe o'neill"), ["Zoë O'Neill"]);
    assert_eq!(found("Neal"), ["Neal", "neal"]);
    assert_eq!(found("Nea"), [""; 0]);
    assert_eq!(found("!"), [""; 0]);
}

#[test]
fn a_name_that_is_typed_has_commas_only_before_suffixes() {
    for (typed, name, others) in [
        ("Martin Kelly, Jr.", "Martin Kelly, Jr.", vec![]),
        ("Anna Roth,PhD, M.D.", "Anna Roth, PhD, M.D.", vec![]),
        ("Devon Marsh, CRO, Sales", "Devon Marsh", vec!["CRO", "Sales"]),
        ("Anna Roth, Ph.D., CFO", "Anna Roth, Ph.D.", vec!["CFO"]),
        ("Kelly, Cassandra", "Kelly", vec!["Cassandra"]),
    ] {
        assert_eq!(split_suffixes(typed), (name.to_owned(), others), "{typed}");
    }
    assert_eq!(split_list("Martin Kelly, Jr.,neal, cass"), ["Martin Kelly, Jr.", "neal", "cass"]);
    for typed in ["", "@finance", "Ann @steerco", "#9", "-k", "two\nlines", "a\u{2028}b", "..."] {
        assert!(check_typed(typed).is_err(), "{typed:?}");
    }
    for typed in ["Ann Lee (Legal)", "X Æ A-12", "1:1 Bot", "ann@example.com", "王小明", "🙂"]
    {
        assert_eq!(check_typed(typed).as_deref(), Ok(typed));
    }
}
