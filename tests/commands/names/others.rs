//! Someone else whom the words behind a name may mean.

use super::logged;
use crate::commands::refusals;
use crate::support::Sandbox;

fn journal() -> Sandbox {
    let sandbox = Sandbox::new();
    for name in ["Cassandra Kelly", "Neal Wallace", "Will Jones", "Rosa Tan", "王小明"] {
        sandbox.rel(&format!("add {name}")).succeeds();
    }
    sandbox
}

/// Returns what the receipt of a command suggests first.
fn suggested(sandbox: &Sandbox, line: &str) -> String {
    sandbox.json(line)["hints"][0].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_note_that_begins_with_the_name_of_another_is_refused() {
    let sandbox = journal();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass neal budget",
        "log cass kelly wallace budget",
        "log cass neal",
        "log cass 小明 budget",
        "log cass 'neal wallace' budget",
        "log cass '#2' budget",
        "log cass @all budget",
        "promise add cass neal the report",
    ]), @r##"
    $ rel log cass neal budget  # exit 1
    ! error: The note begins with the name of Neal Wallace.
    ! Nothing was written. If both are meant, a comma joins them: cass,neal budget
    ! If not, quote the note: cass "neal budget"
    $ rel log cass kelly wallace budget  # exit 1
    ! error: The note begins with the name of Neal Wallace.
    ! Nothing was written. If both are meant, a comma joins them: cass kelly,wallace budget
    ! If not, quote the note: cass kelly "wallace budget"
    $ rel log cass neal  # exit 1
    ! error: The note begins with the name of Neal Wallace.
    ! Nothing was written. If both are meant, a comma joins them: cass,neal
    ! If not, quote the note: cass "about neal"
    $ rel log cass 小明 budget  # exit 1
    ! error: The note begins with the name of 王小明.
    ! Nothing was written. If both are meant, a comma joins them: cass,小明 budget
    ! If not, quote the note: cass "小明 budget"
    $ rel log cass 'neal wallace' budget  # exit 1
    ! error: The note begins with the name of Neal Wallace.
    ! Nothing was written. If both are meant, a comma joins them: cass,"neal wallace" budget
    ! If not, quote the note: cass "neal wallace budget"
    $ rel log cass '#2' budget  # exit 1
    ! error: `#2` is Neal Wallace.
    ! Nothing was written. If both are meant, a comma joins them: cass,"#2" budget
    ! If not, quote the note: cass "#2 budget"
    $ rel log cass @all budget  # exit 1
    ! error: `@all` is a group.
    ! Nothing was written. If both are meant, a comma joins them: cass,@all budget
    ! If not, quote the note: cass "@all budget"
    $ rel promise add cass neal the report  # exit 1
    ! error: The note begins with the name of Neal Wallace.
    ! Nothing was written. If it is not a name, quote it: cass "neal the report"
    "##);
    for (typed, note) in [
        ("cass 'neal budget'", "neal budget"),
        ("cass about neal", "about neal"),
        ("cass '#99' is fixed", "#99 is fixed"),
        ("cass '#1' is hers", "#1 is hers"),
        ("cass @home today", "@home today"),
        ("cass kelly budget", "budget"),
        ("ck kelly budget", "kelly budget"),
        ("cass wal budget", "wal budget"),
    ] {
        let expected = (vec!["Cassandra Kelly".to_owned()], note.to_owned());
        assert_eq!(logged(&sandbox, typed), expected, "{typed}");
    }
    let both = vec!["Cassandra Kelly".to_owned(), "Neal Wallace".to_owned()];
    assert_eq!(logged(&sandbox, "cass,neal budget"), (both, "budget".to_owned()));
}

#[test]
fn a_name_that_may_be_a_word_is_asked_about() {
    let sandbox = journal();
    for (line, name) in [
        ("log cass will call back", "Will Jones"),
        ("log cass Will called", "Will Jones"),
        ("log cass Neal wants more", "Neal Wallace"),
    ] {
        let hint = suggested(&sandbox, line);
        assert!(hint.starts_with(&format!("Was {name} there too?")), "{line}: {hint}");
    }
    for line in ["add The Board", "add An Nguyen"] {
        sandbox.rel(line).succeeds();
    }
    for line in ["log cass the Yankees again", "log cass an idea"] {
        assert_eq!(suggested(&sandbox, line), "", "{line}");
    }
    sandbox.rel("add Neal Abel").succeeds();
    let hint = suggested(&sandbox, "log cass Neal wants more");
    assert!(hint.starts_with("Was one of Neal Abel and Neal Wallace there too?"), "{hint}");
}

#[test]
fn a_surname_that_is_not_theirs_is_pointed_out() {
    let sandbox = journal();
    sandbox.rel("unit add Sales --weight 3").succeeds();
    let hint = "`Miller` is in the note, since Cassandra Kelly is not called that. If it was \
                someone else: rel undo, then rel add \"Cass Miller\"";
    for line in [
        "log cass Miller called about budget",
        "log cassandra Miller",
        "promise add cass Miller the report",
    ] {
        assert_eq!(
            suggested(&sandbox, line),
            hint.replace(
                "Cass ",
                match line {
                    "log cassandra Miller" => "Cassandra ",
                    _ => "Cass ",
                }
            ),
            "{line}"
        );
    }
    let hint = suggested(&sandbox, "log neal,cass Miller budget");
    assert!(hint.ends_with("rel add \"Cass Miller\""), "{hint}");
    for line in [
        "log cass Budget talk",
        "log cass ERP cutover",
        "log cass Sales pipeline",
        "log cass Discussed the plan",
        "log cass 'Miller called'",
        "log kelly Miller called",
        "log Cassandra Kelly Miller called",
        "log ck Miller called",
        "log cass miller called",
        "log cass Tan lines",
        "promise add cass Report on costs",
    ] {
        let hint = suggested(&sandbox, line);
        assert!(!hint.contains("is in the note"), "{line}: {hint}");
    }
}

#[test]
fn a_note_that_may_go_on_with_the_name_is_shown() {
    let sandbox = journal();
    let hint = suggested(&sandbox, "log neal w budget round");
    assert_eq!(
        hint,
        "The note is `w budget round`. If `w` belongs to the name: rel entry edit 6 budget round"
    );
    for line in ["log neal wants more", "log neal wallace w budget", "log nw w budget"] {
        assert_eq!(suggested(&sandbox, line), "", "{line}");
    }
}

#[test]
fn several_people_without_a_comma_and_a_bare_id_are_offered_as_they_are_typed() {
    let sandbox = journal();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass/neal budget",
        "log cass+neal budget",
        "log 'cass and neal' budget",
        "log 2 budget",
        "log 99 budget",
    ]), @r##"
    $ rel log cass/neal budget  # exit 1
    ! error: Nobody in the journal is called `cass/neal`.
    ! Did you mean cass,neal?
    $ rel log cass+neal budget  # exit 1
    ! error: Nobody in the journal is called `cass+neal`.
    ! Did you mean cass,neal?
    $ rel log 'cass and neal' budget  # exit 1
    ! error: Nobody in the journal is called `cass and neal`.
    ! Did you mean cass,neal?
    $ rel log 2 budget  # exit 1
    ! error: Nobody in the journal is called `2`.
    ! Did you mean "#2"?
    $ rel log 99 budget  # exit 1
    ! error: Nobody in the journal is called `99`.
    ! To see everyone: rel list. To add someone new: rel add 99 --unit UNIT
    "##);
}
