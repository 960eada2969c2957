//! Groups whose names have several words, without quotes.

use super::logged;
use crate::commands::refusals;
use crate::support::Sandbox;

fn journal() -> Sandbox {
    let sandbox = Sandbox::new();
    for line in [
        "unit add Sales --weight 3",
        "unit add \"Sales Operations\" --weight 2",
        "unit add \"Human Resources\" --weight 2",
        "add Ann Lee --unit Sales",
        "add Bob Orr --unit \"Sales Operations\"",
        "add Cy Fox --unit \"Human Resources\"",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn words_that_go_on_with_the_name_of_a_group_belong_to_it() {
    let sandbox = journal();
    for (typed, name, note) in [
        ("@Sales Operations budget", "Bob Orr", "budget"),
        ("@Human Resources budget", "Cy Fox", "budget"),
        ("@human resources", "Cy Fox", ""),
        ("@human-resources budget", "Cy Fox", "budget"),
        ("@Sales pipeline", "Ann Lee", "pipeline"),
        ("@Sales 'Operations budget'", "Ann Lee", "Operations budget"),
        ("@Human Resources, cy budget", "Cy Fox", "budget"),
    ] {
        let expected = (vec![name.to_owned()], note.to_owned());
        assert_eq!(logged(&sandbox, typed), expected, "{typed}");
    }
}

#[test]
fn a_word_that_may_belong_to_the_group_or_to_the_note_is_refused() {
    let sandbox = journal();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log @sales operations budget",
        "log @Sales operations",
        "log @human budget",
    ]), @r#"
    $ rel log @sales operations budget  # exit 1
    ! error: `@sales operations` may be two groups.
    ! Nothing was written. If it is Sales Operations: "@Sales Operations" budget
    ! If it is Sales, quote the note: @Sales "operations budget"
    $ rel log @Sales operations  # exit 1
    ! error: `@Sales operations` may be two groups.
    ! Nothing was written. If it is Sales Operations: "@Sales Operations"
    ! If it is Sales, quote the note: @Sales "on operations"
    $ rel log @human budget  # exit 1
    ! error: There is no active person in @human.
    ! Did you mean "@Human Resources"?
    "#);
}
