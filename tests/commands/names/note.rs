//! Where an unquoted name ends and the note begins.

use super::logged;
use crate::commands::refusals;
use crate::support::Sandbox;

fn with(people: &[&str]) -> Sandbox {
    let sandbox = Sandbox::new();
    for name in people {
        sandbox.rel(&format!("add {name}")).succeeds();
    }
    sandbox
}

#[test]
fn whole_words_of_the_name_go_before_the_note() {
    let sandbox = with(&[
        "Cassandra Kelly",
        "Caroline van den Brul",
        "Anna-Lena Groß",
        "John Fitzgerald Kennedy",
        "Dr. Ben Ott",
        "王小明",
        "山田 太郎",
        "Neal Wallace",
        "Neal Abel",
    ]);
    for (typed, name, note) in [
        ("cass kelly budget", "Cassandra Kelly", "budget"),
        ("Kelly Cassandra budget", "Cassandra Kelly", "budget"),
        ("ck kelly budget", "Cassandra Kelly", "kelly budget"),
        ("cass k budget", "Cassandra Kelly", "k budget"),
        ("cass kel budget", "Cassandra Kelly", "kel budget"),
        ("van den brul budget", "Caroline van den Brul", "budget"),
        ("caroline brul budget", "Caroline van den Brul", "budget"),
        ("anna lena budget", "Anna-Lena Groß", "budget"),
        ("anna lena gross budget", "Anna-Lena Groß", "budget"),
        ("john kennedy budget", "John Fitzgerald Kennedy", "budget"),
        ("ben ott budget", "Dr. Ben Ott", "budget"),
        ("dr. ben ott budget", "Dr. Ben Ott", "budget"),
        ("小明 budget", "王小明", "budget"),
        ("太郎 budget", "山田 太郎", "budget"),
        ("Neal Wallace a quick chat", "Neal Wallace", "a quick chat"),
        ("\"neal w\" budget", "Neal Wallace", "budget"),
        ("nw a quick chat", "Neal Wallace", "a quick chat"),
        ("neal abel, nw budget", "Neal Abel", "budget"),
    ] {
        let (names, said) = logged(&sandbox, typed);
        assert_eq!((names[0].as_str(), said.as_str()), (name, note), "{typed}");
    }
}

#[test]
fn a_note_does_not_choose_between_people() {
    let sandbox = with(&["Neal Wallace", "Neal Abel", "Cassandra Kelly", "Kelly Jones"]);
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log neal a quick chat",
        "log neal w budget",
        "log neal wal the pilot",
        "log neal budget with abel",
        "ask neal a favour",
        "promise add neal a pilot",
        "log cass Kelly Jones called",
        "log cass Neal Abel called",
    ]), @r##"
    $ rel log neal a quick chat  # exit 1
    ! error: `neal` could be 2 people.
    ! #2 Neal Abel
    ! #1 Neal Wallace
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#2"
    $ rel log neal w budget  # exit 1
    ! error: `neal` could be 2 people.
    ! #2 Neal Abel
    ! #1 Neal Wallace
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#2"
    $ rel log neal wal the pilot  # exit 1
    ! error: `neal` could be 2 people.
    ! #2 Neal Abel
    ! #1 Neal Wallace
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#2"
    $ rel log neal budget with abel  # exit 1
    ! error: `neal` could be 2 people.
    ! #2 Neal Abel
    ! #1 Neal Wallace
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#2"
    $ rel ask neal a favour  # exit 1
    ! error: `neal` could be 2 people.
    ! #2 Neal Abel
    ! #1 Neal Wallace
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#2"
    $ rel promise add neal a pilot  # exit 1
    ! error: `neal` could be 2 people.
    ! #2 Neal Abel
    ! #1 Neal Wallace
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#2"
    $ rel log cass Kelly Jones called  # exit 1
    ! error: The note begins with the name of Kelly Jones.
    ! Nothing was written. If both are meant, a comma joins them: cass,Kelly Jones called
    ! If not, quote the note: cass "Kelly Jones called"
    $ rel log cass Neal Abel called  # exit 1
    ! error: The note begins with the name of Neal Abel.
    ! Nothing was written. If both are meant, a comma joins them: cass,Neal Abel called
    ! If not, quote the note: cass "Neal Abel called"
    "##);
    // In quotes, or behind the whole name, it is a note.
    for line in ["log cass 'Kelly Jones called'", "log Cassandra Kelly met Kelly Jones"] {
        assert_eq!(sandbox.json(line)["stakeholders"][0], "Cassandra Kelly", "{line}");
    }
}

#[test]
fn names_with_commas_are_several_people_or_one() {
    let sandbox = with(&["Cassandra Kelly", "Neal Cassidy", "Ruth Abel", "\"Mary Major, PhD\""]);
    for (typed, expected) in [
        ("\"Kelly, Cassandra\"", vec!["Cassandra Kelly"]),
        ("Kelly, Cassandra", vec!["Cassandra Kelly"]),
        ("\"abel, ruth\"", vec!["Ruth Abel"]),
        ("ruth,kelly", vec!["Ruth Abel", "Cassandra Kelly"]),
        ("ruth, kelly", vec!["Ruth Abel", "Cassandra Kelly"]),
        ("\"ruth, kelly\"", vec!["Ruth Abel", "Cassandra Kelly"]),
        ("Mary Major, PhD", vec!["Mary Major, PhD"]),
        ("\"mary major, phd\"", vec!["Mary Major, PhD"]),
        ("\"Mary Major, PhD,ruth\"", vec!["Mary Major, PhD", "Ruth Abel"]),
    ] {
        let (names, note) = logged(&sandbox, &format!("{typed} budget"));
        assert_eq!((names, note.as_str()), (owned(&expected), "budget"), "{typed}");
    }
    // Not Neal Cassidy, who would have to be guessed.
    refusals(&sandbox, &["log \"cass, neal\" budget", "log cass,neal budget"]);
}

#[test]
fn the_last_of_several_people_has_all_the_words_of_a_name() {
    let sandbox = with(&[
        "Cassandra Kelly",
        "Ben Ott",
        "Ada Kern",
        "Neal Wallace",
        "Neal Abel",
        "李伟",
        "王小明",
        "\"Robert Downey Jr.\"",
    ]);
    sandbox.rel("edit ben --email ben@x.example").succeeds();
    sandbox.rel("edit ada --email ada@x.example").succeeds();
    let (cass, ben, ada, neal) = ("Cassandra Kelly", "Ben Ott", "Ada Kern", "Neal Wallace");
    for (typed, expected) in [
        ("cass, ben ott", vec![cass, ben]),
        ("cass,neal wallace", vec![cass, neal]),
        ("cass kelly, ben ott, ada kern, neal wallace", vec![cass, ben, ada, neal]),
        ("李伟， 王小明", vec!["李伟", "王小明"]),
        ("李伟、王小明", vec!["李伟", "王小明"]),
        ("Downey, Robert, Jr.", vec!["Robert Downey Jr."]),
        ("cass,Downey, Robert, Jr.", vec![cass, "Robert Downey Jr."]),
        ("'Ben Ott <ben@x.example>, Ada Kern <ada@x.example>'", vec![ben, ada]),
        ("'Ben Ott, Ada Kern <ada@x.example>'", vec![ben, ada]),
        ("'Kern, Ada <ada@x.example>'", vec![ada]),
        ("'\"Ott, Ben\" <ben@x.example>, \"Kern, Ada\" <ada@x.example>'", vec![ben, ada]),
    ] {
        let (names, note) = logged(&sandbox, &format!("{typed} budget"));
        assert_eq!((names, note.as_str()), (owned(&expected), "budget"), "{typed}");
    }
    sandbox.rel("add Nobody Else --tag board").succeeds();
    let (names, note) = logged(&sandbox, "@board, ada kern budget");
    assert_eq!((names, note.as_str()), (owned(&["Nobody Else", ada]), "budget"));
}

#[test]
fn nobody_is_left_behind_an_and() {
    let sandbox = with(&["Cassandra Kelly", "Ben Ott", "Ada Kern", "Theo Berg", "Alma Lund"]);
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass and ben lunch",
        "log ben & cass lunch",
        "log cass, ben and ada lunch",
        "log cass kelly and Ben Ott lunch",
        "log cass, ben Ada Kern called",
    ]), @r#"
    $ rel log cass and ben lunch  # exit 1
    ! error: `and ben` may be another person.
    ! Nothing was written. If both are meant, a comma joins them: cass,ben lunch
    ! If not, quote the note: cass "and ben lunch"
    $ rel log ben & cass lunch  # exit 1
    ! error: `& cass` may be another person.
    ! Nothing was written. If both are meant, a comma joins them: ben,cass lunch
    ! If not, quote the note: ben "& cass lunch"
    $ rel log cass, ben and ada lunch  # exit 1
    ! error: `and ada` may be another person.
    ! Nothing was written. If both are meant, a comma joins them: cass, ben,ada lunch
    ! If not, quote the note: cass, ben "and ada lunch"
    $ rel log cass kelly and Ben Ott lunch  # exit 1
    ! error: `and Ben` may be another person.
    ! Nothing was written. If both are meant, a comma joins them: cass kelly,Ben Ott lunch
    ! If not, quote the note: cass kelly "and Ben Ott lunch"
    $ rel log cass, ben Ada Kern called  # exit 1
    ! error: The note begins with the name of Ada Kern.
    ! Nothing was written. If both are meant, a comma joins them: cass, ben,Ada Kern called
    ! If not, quote the note: cass, ben "Ada Kern called"
    "#);
    for (typed, expected) in [
        ("cass and the team: lunch", "and the team: lunch"),
        ("cass and all of sales", "and all of sales"),
        ("cass and kelly green", "and kelly green"),
        ("cass 'and ben lunch'", "and ben lunch"),
        ("cass met ben and ada", "met ben and ada"),
    ] {
        let (names, note) = logged(&sandbox, typed);
        assert_eq!((names, note.as_str()), (owned(&["Cassandra Kelly"]), expected), "{typed}");
    }
}

#[test]
fn a_whole_name_may_end_with_the_name_of_someone_else() {
    let sandbox = with(&["María José Ortega", "Jose Ortega", "de la Cruz", "la Cruz"]);
    for name in ["María José Ortega", "de la Cruz", "la Cruz"] {
        let (names, note) = logged(&sandbox, &format!("{name} budget"));
        assert_eq!((names, note.as_str()), (owned(&[name]), "budget"));
    }
}

#[test]
fn a_surname_first_is_one_person_even_if_each_word_is_someone() {
    let sandbox = with(&["Cassandra Kelly", "Kelly", "Ada"]);
    for (typed, expected) in [
        ("Kelly, Cassandra", vec!["Cassandra Kelly"]),
        ("'Kelly, Cassandra'", vec!["Cassandra Kelly"]),
        ("kelly, ada", vec!["Kelly", "Ada"]),
        ("kelly,cassandra", vec!["Kelly", "Cassandra Kelly"]),
    ] {
        let (names, note) = logged(&sandbox, &format!("{typed} budget"));
        assert_eq!((names, note.as_str()), (owned(&expected), "budget"), "{typed}");
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
