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
fn a_suffix_follows_the_given_name_too_and_dots_and_commas_do_not_count() {
    let people = people(&[
        "Robert Downey Jr.",
        "Jane Goodall, PhD",
        "George W. Bush/gw@x.example",
        "George H. W. Bush",
    ]);
    for (typed, expected) in [
        ("Downey, Robert, Jr.", "Robert Downey Jr."),
        ("Downey, Robert Jr.", "Robert Downey Jr."),
        ("Goodall, Jane, PhD", "Jane Goodall, PhD"),
        ("robert downey, jr", "Robert Downey Jr."),
        ("george w bush", "George W. Bush"),
        ("Bush, George W", "George W. Bush"),
        ("MAILTO:GW@x.example", "George W. Bush"),
        ("gw@x.example <gw@x.example>", "George W. Bush"),
    ] {
        assert_eq!(names(&find_exactly(typed, &people)), [expected], "{typed:?}");
    }
    let both: &[&str] = &["George W. Bush", "George H. W. Bush"];
    check(
        &people,
        &[
            ("george bush", both),
            // The name of one, the address of another.
            ("George H. W. Bush <gw@x.example>", both),
            ("Jane Goodall, PhD <jane@y.example>", &[]),
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
        "Dr.-Ing. Eva Wolf, Ph.D., CPA",
        "J.R. Ewing",
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
        // A word with a hyphen has one initial or two, and suffixes with dots have none.
        ("mw", "Mary-Jane Watson-Parker"),
        ("ew", "Dr.-Ing. Eva Wolf, Ph.D., CPA"),
        ("jre", "J.R. Ewing"),
        ("jewing", "J.R. Ewing"),
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
fn in_latin_letters_the_syllables_of_a_name_are_one_word() {
    let people = people(&["王小明", "欧阳修", "李晓伟", "김민준", "Иван Петров", "Ольга Иванова"]);
    check(
        &people,
        &[
            ("wang xiaoming", &["王小明"]),
            ("wang xiao ming", &["王小明"]),
            ("xiaoming wang", &["王小明"]),
            ("wangxiaoming", &["王小明"]),
            ("wang x", &["王小明"]),
            ("ouyang xiu", &["欧阳修"]),
            ("gim minjun", &["김민준"]),
            // Somebody else, who is not in the journal.
            ("wang ming", &[]),
            ("li wei", &[]),
            // As in one script, whole words come before beginnings.
            ("ivan", &["Иван Петров"]),
            ("ivano", &["Ольга Иванова"]),
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
    let people = self::people(&[
        "Alexander Brandt/Alex/Moor-Kent/Mary Ann/小明",
        "Dr. Alex Moor Kent, MBA",
        "Mary-Ann Evans",
        "王小明",
    ]);
    check(
        &people,
        &[
            ("alex", &["Alexander Brandt", "Dr. Alex Moor Kent, MBA"]),
            ("moor-kent", &["Alexander Brandt", "Dr. Alex Moor Kent, MBA"]),
            ("mary ann", &["Alexander Brandt", "Mary-Ann Evans"]),
            ("小明", &["Alexander Brandt", "王小明"]),
        ],
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
    // Someone who is called so comes before a beginning, or there are two.
    let people = self::people(&["Mo", "Moira Stone", "Cass Elliot", "Cassandra Kelly"]);
    let rest = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let found = |first, words: &str| {
        find_before_note(first, &rest(words), &people).map(|(found, _)| names(&found))
    };
    assert_eq!(found("mo", "stone budget"), Some(vec!["Moira Stone", "Mo"]));
    assert_eq!(found("mo", "budget"), None);
    assert_eq!(found("cass", "kelly budget"), Some(vec!["Cassandra Kelly"]));
    let people = self::people(&["王小明", "Иван Петров", "Hans Müller"]);
    for (typed, name, words) in [
        ("wang xiaoming budget", "王小明", 1),
        ("wang xiao ming budget", "王小明", 2),
        ("xiaoming wang budget", "王小明", 1),
        ("ivan petrov budget", "Иван Петров", 1),
        ("hans mueller budget", "Hans Müller", 1),
    ] {
        let mut typed = typed.split(' ').map(str::to_owned);
        let (first, rest) = (typed.next().unwrap(), typed.collect::<Vec<_>>());
        let (found, count) = find_before_note(&first, &rest, &people).unwrap();
        assert_eq!((names(&found), count), (vec![name], words), "{rest:?}");
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
        "Ruth van der Berg",
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
        ("vanderburg", "Ruth van der Berg"),
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
    assert_eq!(split_list("李伟，王小明、neal"), ["李伟", "王小明", "neal"]);
    assert_eq!(
        split_list("\"Ott, Ben\" <b@x.example>, Ada <a@x.example>"),
        ["\"Ott, Ben\" <b@x.example>", "Ada <a@x.example>"]
    );
    for typed in ["", "@finance", "Ann @steerco", "#9", "-k", "two\nlines", "a\u{2028}b", "..."] {
        assert!(check_typed(typed).is_err(), "{typed:?}");
    }
    for typed in ["Ann Lee (Legal)", "X Æ A-12", "1:1 Bot", "ann@example.com", "王小明", "🙂"]
    {
        assert_eq!(check_typed(typed).as_deref(), Ok(typed));
    }
}

#[test]
fn a_title_or_the_beginning_of_a_particle_is_never_enough() {
    let people = people(&["Dr. Hans Müller", "Ruth van der Berg", "Devon Marsh", "Van Morrison"]);
    for typed in ["dr", "Dr.", "d", "de"] {
        assert!(matches!(find(typed, &people), Found::Several(_)), "{typed}");
    }
    check(
        &people,
        &[
            ("de", &["Devon Marsh", "Ruth van der Berg"]),
            ("der", &["Ruth van der Berg"]),
            ("van morrison", &["Van Morrison"]),
            ("van", &["Ruth van der Berg", "Van Morrison"]),
            ("Ms Marsh", &["Devon Marsh"]),
            ("Herr Müller", &["Dr. Hans Müller"]),
        ],
    );
    let people = self::people(&["Mr. Tom Lee", "Sam Jones Jr."]);
    check(&people, &[("Ms Lee", &[]), ("Mr Lee", &["Mr. Tom Lee"]), ("Jones Sr.", &[])]);
}

#[test]
fn the_name_of_one_that_is_the_alias_of_another_is_ambiguous() {
    let people = people(&["Cass", "Cassandra Kelly/Cass"]);
    for typed in ["Cass", "cass"] {
        check(&people, &[(typed, &["Cass", "Cassandra Kelly"])]);
    }
}
