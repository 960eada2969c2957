//! Who is meant by what is typed, by example.

use chrono::NaiveDate;

use super::*;

/// People of these names; aliases and e-mails follow the name behind a `/`.
pub(super) fn people(names: &[&str]) -> Vec<Stakeholder> {
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

pub(super) fn names<'a>(found: &Found<'a>) -> Vec<&'a str> {
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
