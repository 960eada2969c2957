//! Several offers: what is listed, what is inserted, and in which order.

use std::fs;

use super::shells::{Typist, loading, noting};
use super::{bash_offers, fish_offers};
use crate::support::Sandbox;

/// Creates a journal of people whose names begin alike, and of promises to them.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new();
    for line in [
        "add 'Eva $(touch owned)'",
        "add 'Eva \"; touch owned; \"'",
        "add Cassandra Kelly",
        "add Cassius Kellogg",
        "add 'Bo \"$\" Adler'",
        "add 'Bo \"$\" Berg'",
        "promise add cassandra the ERP date --due 2026-11-27",
        "promise add cassius '$(touch owned)' --due 2026-11-26",
        "promise add cassius a lunch",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox.rel("promise keep 9").succeeds();
    sandbox
}

/// Asserts what `rel` gets when something is typed, TAB is pressed and more is typed.
#[track_caller]
fn gets(program: &'static str, start: &str, lines: &[(&str, &[&str])]) {
    let sandbox = sandbox();
    let mut typist = Typist::new(&sandbox, program);
    if !start.is_empty() {
        typist.words(&format!("{start} rel ready")).expect("the setting is made");
    }
    for (keys, words) in lines {
        let words = words.iter().map(|&word| word.to_owned()).collect();
        assert_eq!(typist.words(keys), Ok(words), "{program}: {start} {keys:?}");
    }
}

#[test]
fn bash_inserts_what_names_have_in_common() {
    gets(
        "bash",
        "",
        &[
            ("rel show eva\t\\$\t", &["show", "Eva $(touch owned)"]),
            ("rel show \"eva\t\\$\t", &["show", "Eva $(touch owned)"]),
            ("rel show \"eva\t\\\"\t", &["show", "Eva \"; touch owned; \""]),
            ("rel show 'eva\t\"\t", &["show", "Eva \"; touch owned; \""]),
            ("rel show bo\tb\t", &["show", "Bo \"$\" Berg"]),
            ("rel show \"bo\tb\t", &["show", "Bo \"$\" Berg"]),
            ("rel show 'bo\tb\t", &["show", "Bo \"$\" Berg"]),
            // They have less in common than was typed.
            ("rel show kel\tly\t", &["show", "Cassandra Kelly"]),
            ("rel show \"kel\tlo\t", &["show", "Cassius Kellogg"]),
            ("rel show 'kel\tlo\t", &["show", "Cassius Kellogg"]),
        ],
    );
}

#[test]
fn bash_lists_names_as_they_are_and_promises_with_their_text() {
    let sandbox = sandbox();
    assert_eq!(
        bash_offers(&sandbox, "rel show eva", 63),
        ["Eva \"; touch owned; \"", "Eva $(touch owned)"]
    );
    assert_eq!(
        bash_offers(&sandbox, "rel promise keep ", 63)[..2],
        [
            "8  $(touch owned) (to Cassius Kellogg, due Thu 26 Nov 2026)",
            "7  the ERP date (to Cassandra Kelly, due Fri 27 Nov 2026)"
        ]
    );
}

#[test]
fn bash_completes_several_whatever_readline_is_set_to() {
    gets(
        "bash",
        "bind 'set show-all-if-ambiguous on';",
        &[
            ("rel show \"eva\t\\$\t", &["show", "Eva $(touch owned)"]),
            ("rel show kel\tly\t", &["show", "Cassandra Kelly"]),
        ],
    );
    gets(
        "bash",
        "bind 'set completion-ignore-case on';",
        &[("rel show \"eva\t\\$\t", &["show", "Eva $(touch owned)"])],
    );
    gets(
        "bash",
        "bind 'TAB: menu-complete';",
        &[
            ("rel show \"eva\t", &["show", "Eva \"; touch owned; \""]),
            ("rel show \"eva\t\t", &["show", "Eva $(touch owned)"]),
            ("rel show 'eva\t\t", &["show", "Eva $(touch owned)"]),
            ("rel show eva\t\t", &["show", "Eva $(touch owned)"]),
            ("rel show \"bo\t\t", &["show", "Bo \"$\" Berg"]),
            ("rel show kel\t\t", &["show", "Cassius Kellogg"]),
        ],
    );
    gets(
        "bash",
        "set -u; set -f; shopt -s nullglob failglob; IFS=:;",
        &[("rel show \"eva\t\\\"\t", &["show", "Eva \"; touch owned; \""])],
    );
}

#[test]
#[ignore = "needs zsh"]
fn zsh_chooses_among_several() {
    gets(
        "zsh",
        "",
        &[
            ("rel show eva\t\\$\t", &["show", "Eva $(touch owned)"]),
            ("rel show \"eva\t\\$\t", &["show", "Eva $(touch owned)"]),
            ("rel show \"eva\t\t\t", &["show", "Eva \"; touch owned; \""]),
            ("rel show 'eva\t\t\t\t", &["show", "Eva $(touch owned)"]),
            ("rel show kel\tly\t", &["show", "Cassandra Kelly"]),
            ("rel show kel\t\t\t", &["show", "Cassius Kellogg"]),
        ],
    );
}

#[test]
#[ignore = "needs fish"]
fn fish_chooses_among_several() {
    gets(
        "fish",
        "",
        &[
            ("rel show Eva\t\\$\t", &["show", "Eva $(touch owned)"]),
            ("rel show kel\tly\t", &["show", "Cassandra Kelly"]),
        ],
    );
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes_at_the_first_tab_from_a_file_in_its_path() {
    let sandbox = sandbox();
    let script = sandbox.rel("completions zsh").succeeds().stdout;
    fs::create_dir(sandbox.path("functions")).expect("a folder");
    sandbox.file("functions/_rel", &script);
    let start = "fpath=(~/functions $fpath); autoload -Uz compinit; compinit -u -D";
    let mut typist = Typist::with(&sandbox, "zsh", &format!("{start}\n{}", noting("zsh")));
    for (keys, name) in
        [("rel show cassa\t", "Cassandra Kelly"), ("rel show cassi\t", "Cassius Kellogg")]
    {
        assert_eq!(typist.words(keys), Ok(vec!["show".to_owned(), name.to_owned()]));
    }
}

#[test]
#[ignore = "needs zsh"]
fn zsh_lists_people_before_flags_and_promises_with_their_text() {
    let sandbox = sandbox();
    let mut typist = Typist::with(&sandbox, "zsh", loading("zsh"));
    let before = typist.sees("rel show \t", "--format");
    assert!(before.contains("Cassius Kellogg"), "{before}");
    typist.sees("\x15rel promise keep \t", "-- $(touch owned) (to Cassius Kellogg");
}

#[test]
#[ignore = "needs fish"]
fn fish_offers_promises_with_their_text() {
    let sandbox = sandbox();
    for verb in ["keep", "break", "update", "move", "drop"] {
        let offers = fish_offers(&sandbox, &format!("rel promise {verb} "));
        assert_eq!(offers[..2], ["8", "7"], "{verb}");
        assert_eq!(
            fish_offers(&sandbox, &format!("rel promise {verb} cass")),
            ["Cassandra Kelly", "Cassius Kellogg"]
        );
    }
}

/// Asserts that TAB shows nothing when there is nothing to offer.
#[track_caller]
fn is_silent_without_a_journal(program: &'static str) {
    let sandbox = Sandbox::new();
    let mut typist = Typist::new(&sandbox, program);
    let seen = typist.sees("rel show \"xyz\t\x15echo \"never\"'theless'\r", "nevertheless");
    assert!(!seen.contains("error") && !seen.contains("rror:"), "{program}: {seen}");
    assert!(!sandbox.journal().exists(), "{program} created a journal");
}

#[test]
fn bash_is_silent_without_a_journal() {
    is_silent_without_a_journal("bash");
}

#[test]
#[ignore = "needs zsh"]
fn zsh_is_silent_without_a_journal() {
    is_silent_without_a_journal("zsh");
}

#[test]
#[ignore = "needs fish"]
fn fish_is_silent_without_a_journal() {
    is_silent_without_a_journal("fish");
}
