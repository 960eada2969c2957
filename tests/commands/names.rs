//! Finding people: the tiers of WHO as they are typed.

mod exactly;
mod groups;
mod ids;
mod note;
mod offered;
mod others;
mod titles;
mod words;

use super::refusals;
use crate::support::Sandbox;

/// Creates a journal of people with similar names.
fn crowd() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "add Neal Abel --unit Finance --role CDO --tag steerco",
        "add \"Zoë O'Neill\" --unit Sales --alias \"the brand\" --email z@example.com --tag steerco",
        "add Łukasz Wójcik",
        "add Carl Klein --unit Sales",
        "add \"Martin Kelly, Jr.\" --unit Finance --tag steerco",
        "add Ruth van der Berg",
        "add Al",
        "add Alan Poe",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

/// Returns the people and the note of the entry that a command logs.
fn logged(sandbox: &Sandbox, words: &str) -> (Vec<String>, String) {
    let entry = sandbox.json(&format!("log {words}"));
    let names = entry["stakeholders"].as_array().expect("an array");
    let names = names.iter().map(|name| name.as_str().unwrap_or_default().to_owned()).collect();
    (names, entry["note"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn one_person() {
    let sandbox = crowd();
    for (typed, name, note) in [
        // Exact: the name, an alias or an e-mail, in any case and without accents.
        ("\"Neal Wallace\" hello", "Neal Wallace", "hello"),
        ("\"NEAL WALLACE\" hello", "Neal Wallace", "hello"),
        ("NEAL@EXAMPLE.COM hello", "Neal Wallace", "hello"),
        ("\"the brand\" hello", "Zoë O'Neill", "hello"),
        ("\"zoe oneill\" hello", "Zoë O'Neill", "hello"),
        ("al hello", "Al", "hello"),
        // Initials.
        ("nw hello", "Neal Wallace", "hello"),
        ("rvdb hello", "Ruth van der Berg", "hello"),
        // The beginning of the name, of an alias, or of a word in them.
        ("cass hello", "Cassandra Kelly", "hello"),
        ("wall hello", "Neal Wallace", "hello"),
        ("brand hello", "Zoë O'Neill", "hello"),
        ("o’neill hello", "Zoë O'Neill", "hello"),
        ("łukasz hello", "Łukasz Wójcik", "hello"),
        ("wojcik hello", "Łukasz Wójcik", "hello"),
        ("berg hello", "Ruth van der Berg", "hello"),
        ("\"neal w\" hello", "Neal Wallace", "hello"),
        ("ala hello", "Alan Poe", "hello"),
        // A name with a comma is tried as a whole.
        ("\"Martin Kelly, Jr.\" hello", "Martin Kelly, Jr.", "hello"),
    ] {
        assert_eq!(logged(&sandbox, typed), (vec![name.to_owned()], note.to_owned()), "{typed}");
    }
}

#[test]
fn a_surname_is_part_of_the_name() {
    let sandbox = crowd();
    for (typed, name, note) in [
        ("Cassandra Kelly coffee", "Cassandra Kelly", "coffee"),
        ("cass kelly coffee", "Cassandra Kelly", "coffee"),
        ("cass coffee with kelly", "Cassandra Kelly", "coffee with kelly"),
        ("neal wallace the pilot", "Neal Wallace", "the pilot"),
        ("Neal Abel the pilot", "Neal Abel", "the pilot"),
        ("Zoë \"O'Neill\" the brand", "Zoë O'Neill", "the brand"),
        ("Ruth van der Berg hello", "Ruth van der Berg", "hello"),
        ("ruth van is full", "Ruth van der Berg", "is full"),
        ("ruth 'van is full'", "Ruth van der Berg", "van is full"),
        ("Martin Kelly, Jr. hello", "Martin Kelly, Jr.", "hello"),
        ("Alan Poe", "Alan Poe", ""),
        ("Cassandra Kelly", "Cassandra Kelly", ""),
    ] {
        assert_eq!(logged(&sandbox, typed), (vec![name.to_owned()], note.to_owned()), "{typed}");
    }
}

#[test]
fn several_people() {
    let sandbox = crowd();
    for (typed, names) in [
        ("cass,nw hello", vec!["Cassandra Kelly", "Neal Wallace"]),
        ("cass, nw, devon hello", vec!["Cassandra Kelly", "Neal Wallace", "Devon Marsh"]),
        ("cass kelly,nw hello", vec!["Cassandra Kelly", "Neal Wallace"]),
        ("cass kelly, neal wallace hello", vec!["Cassandra Kelly", "Neal Wallace"]),
        ("cass,cassandra hello", vec!["Cassandra Kelly"]),
        ("@marketing hello", vec!["Neal Wallace"]),
        ("@Sales hello", vec!["Carl Klein", "Devon Marsh", "Zoë O'Neill"]),
        ("@steerco hello", vec!["Martin Kelly, Jr.", "Neal Abel", "Zoë O'Neill"]),
        ("@marketing,na hello", vec!["Neal Wallace", "Neal Abel"]),
        ("\"Martin Kelly, Jr.,cass\" hello", vec!["Martin Kelly, Jr.", "Cassandra Kelly"]),
    ] {
        let (mut found, note) = logged(&sandbox, typed);
        let mut names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        found.sort();
        names.sort();
        assert_eq!((found, note.as_str()), (names, "hello"), "{typed}");
    }
    assert_eq!(logged(&sandbox, "@all hello").0.len(), 11);
    sandbox.rel("archive zoe oneill").succeeds();
    assert_eq!(logged(&sandbox, "@ALL hello").0.len(), 10);
}

#[test]
fn unclear_names_are_not_guessed() {
    let sandbox = crowd();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log neal hello",
        "log kelly hello",
        "log ck hello",
        "log neal,cass hello",
        "log cass,zoo hello",
        "log Wallas hello",
        "log Casandra Kelly hello",
        "log xyz hello",
        "log @nobody hello",
        "log @financ hello",
    ]), @r##"
    $ rel log neal hello  # exit 1
    ! error: `neal` could be 2 people.
    ! #7 Neal Abel, CDO, Finance
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#7"
    $ rel log kelly hello  # exit 1
    ! error: `kelly` could be 2 people.
    ! #4 Cassandra Kelly, CFO, Finance
    ! #11 Martin Kelly, Jr., Finance
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#4"
    $ rel log ck hello  # exit 1
    ! error: `ck` could be 2 people.
    ! #10 Carl Klein, Sales
    ! #4 Cassandra Kelly, CFO, Finance
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#10"
    $ rel log neal,cass hello  # exit 1
    ! error: `neal` could be 2 people.
    ! #7 Neal Abel, CDO, Finance
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#7"
    $ rel log cass,zoo hello  # exit 1
    ! error: Nobody in the journal is called `zoo`.
    ! Did you mean Zoë O'Neill? To add someone new: rel add zoo --unit UNIT
    $ rel log Wallas hello  # exit 1
    ! error: Nobody in the journal is called `Wallas`.
    ! Did you mean Neal Wallace? To add someone new: rel add Wallas --unit UNIT
    $ rel log Casandra Kelly hello  # exit 1
    ! error: Nobody in the journal is called `Casandra Kelly`.
    ! Did you mean Cassandra Kelly? To add someone new: rel add "Casandra Kelly" --unit UNIT
    $ rel log xyz hello  # exit 1
    ! error: Nobody in the journal is called `xyz`.
    ! To see everyone: rel list. To add someone new: rel add xyz --unit UNIT
    $ rel log @nobody hello  # exit 1
    ! error: There is no active person in @nobody.
    ! Groups are @all, the units and the tags. To see them: rel list units, rel list
    $ rel log @financ hello  # exit 1
    ! error: There is no active person in @financ.
    ! Did you mean @Finance?
    "##);
}

#[test]
fn every_command_refuses_the_same_names() {
    let sandbox = crowd();
    for line in [
        "show neal",
        "edit neal --role x",
        "archive neal",
        "forget neal --yes",
        "merge neal 'Cassandra Kelly'",
        "merge 'Cassandra Kelly' neal",
        "fact add neal goal x",
        "list entries --with neal",
        "list facts --with neal",
    ] {
        let seen = refusals(&sandbox, &[line]);
        assert!(seen.contains("Neal Abel") && seen.contains("Neal Wallace"), "{seen}");
        let unknown = refusals(&sandbox, &[&line.replace("neal", "zaphod")]);
        assert!(unknown.contains("zaphod"), "{unknown}");
    }
}

#[test]
fn a_person_named_twice_counts_once() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass kelly,cass budget").succeeds();
    let people = sandbox.json("list entries")[0]["stakeholders"].clone();
    assert_eq!(people, serde_json::json!(["Cassandra Kelly"]));
}
