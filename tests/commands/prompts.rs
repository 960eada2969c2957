//! Questions asked at a terminal.

use std::process::Stdio;
use std::time::Duration;

use expectrl::{Eof, Expect, Session};

use crate::support::Sandbox;

/// Long enough for a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs a command at a terminal.
fn at_a_terminal(sandbox: &Sandbox, line: &str) -> Terminal {
    with_variables(sandbox, line, &[])
}

fn with_variables(sandbox: &Sandbox, line: &str, variables: &[(&str, &str)]) -> Terminal {
    let mut command = sandbox.command(line);
    command
        .stdin(Stdio::inherit())
        .env("TERM", "xterm")
        .env("PATH", "/usr/bin:/bin")
        .envs(variables.iter().copied());
    let mut session = Session::spawn(command).expect("a terminal");
    session.set_expect_timeout(Some(PATIENCE));
    Terminal { session, seen: String::new() }
}

struct Terminal {
    session: expectrl::session::OsSession,
    seen: String,
}

impl Terminal {
    /// Waits for a question and answers it.
    fn answer(&mut self, question: &str, answer: &str) -> &mut Terminal {
        let found = self.session.expect(question).expect(question);
        self.seen.push_str(&String::from_utf8_lossy(found.as_bytes()));
        self.session.send(answer).expect("an answer");
        self
    }

    /// Waits for the program to end and returns everything on the screen.
    fn ends(&mut self) -> String {
        let rest = self.session.expect(Eof).expect("the end");
        self.seen.push_str(&String::from_utf8_lossy(rest.as_bytes()));
        self.seen.clone()
    }
}

/// Returns the only entry of a journal, as `kind with NAME: note`.
fn logged(sandbox: &Sandbox) -> String {
    let entries = sandbox.json("list entries");
    assert_eq!(entries.as_array().map(Vec::len), Some(1), "{entries:#}");
    let text = |key: &str| entries[0][key].as_str().unwrap_or_default().to_owned();
    let name = entries[0]["stakeholders"][0].as_str().unwrap_or_default();
    format!("{} with {name}: {}", text("kind"), text("note"))
}

#[test]
fn log_asks_for_everything_left_out() {
    let sandbox = Sandbox::with_people();
    let seen = at_a_terminal(&sandbox, "log")
        .answer("Who", "neal\r")
        .answer("Kind", "coff\r")
        .answer("Note", "the ad pilot\r")
        .ends();
    assert!(seen.contains("Coffee with Neal Wallace"), "{seen}");
    assert_eq!(logged(&sandbox), "coffee with Neal Wallace: the ad pilot");
}

#[test]
fn log_with_a_name_asks_for_the_note() {
    let sandbox = Sandbox::with_people();
    at_a_terminal(&sandbox, "log cass -k lunch").answer("Note", "the Yankees\r").ends();
    assert_eq!(logged(&sandbox), "meal with Cassandra Kelly: the Yankees");
}

#[test]
fn an_empty_note_is_accepted() {
    let sandbox = Sandbox::with_people();
    at_a_terminal(&sandbox, "log cass").answer("Note", "\r").ends();
    assert_eq!(logged(&sandbox), "talk with Cassandra Kelly: ");
}

#[test]
fn a_note_on_the_line_asks_nothing() {
    let sandbox = Sandbox::with_people();
    let seen = at_a_terminal(&sandbox, "log cass the Yankees").ends();
    assert!(!seen.contains("Note"), "{seen}");
    assert_eq!(logged(&sandbox), "talk with Cassandra Kelly: the Yankees");
}

#[test]
fn one_of_several_candidates_is_picked_by_number() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("add Neal Abel --unit Finance").succeeds();
    let seen = at_a_terminal(&sandbox, "log neal hello").answer("Number: ", "2\r").ends();
    assert!(seen.contains("1 Neal Abel") && seen.contains("2 Neal Wallace"), "{seen}");
    assert_eq!(logged(&sandbox), "talk with Neal Wallace: hello");

    for answer in ["3\r", "x\r", "\r"] {
        let seen = at_a_terminal(&sandbox, "log neal hello").answer("Number: ", answer).ends();
        assert!(seen.contains("Nothing was written."), "{seen}");
    }
    assert_eq!(logged(&sandbox), "talk with Neal Wallace: hello");
}

#[test]
fn part_of_a_name_is_asked_about_before_anyone_is_archived() {
    let sandbox = Sandbox::with_people();
    at_a_terminal(&sandbox, "archive neal").answer("Number: ", "\r").ends();
    assert_eq!(sandbox.json("list").as_array().map(Vec::len), Some(3));
    let seen = at_a_terminal(&sandbox, "archive neal").answer("Number: ", "1\r").ends();
    assert!(seen.contains("Archived #5 Neal Wallace"), "{seen}");
    let seen = at_a_terminal(&sandbox, "forget cass --yes").answer("Number: ", "1\r").ends();
    assert!(seen.contains("Forgot Cassandra Kelly"), "{seen}");
}

#[test]
fn forget_asks_for_confirmation() {
    let sandbox = Sandbox::with_people();
    for no in ["n\r", "\r"] {
        let seen = at_a_terminal(&sandbox, "forget neal").answer("Neal Wallace?", no).ends();
        assert!(seen.contains("Neal Wallace was not forgotten."), "{seen}");
    }
    assert_eq!(sandbox.json("list").as_array().map(Vec::len), Some(3));
    let seen = at_a_terminal(&sandbox, "forget neal").answer("Neal Wallace?", "y\r").ends();
    assert!(seen.contains("Forgot Neal Wallace"), "{seen}");
    assert_eq!(sandbox.json("list").as_array().map(Vec::len), Some(2));
}

/// Creates a script to use as an editor; it gets the file as `$1`.
fn editor(sandbox: &Sandbox, script: &str) -> String {
    let path = sandbox.path("editor");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a script");
    let mut permissions = std::fs::metadata(&path).expect("the script").permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
    std::fs::set_permissions(&path, permissions).expect("the script");
    path.display().to_string()
}

#[test]
fn a_note_can_be_written_in_an_editor() {
    let sandbox = Sandbox::with_people();
    let editor = editor(&sandbox, "sleep 0.1; printf ' and\\nthe new stadium\\n' >> \"$1\"");
    for variable in ["VISUAL", "EDITOR"] {
        let seen =
            with_variables(&sandbox, "log cass the Yankees -e", &[(variable, &editor)]).ends();
        assert!(seen.contains("Talk with Cassandra Kelly"), "{seen}");
        assert!(logged(&sandbox).contains("the Yankees"), "{seen}");
        assert!(logged(&sandbox).ends_with("the new stadium"), "{seen}");
        sandbox.rel("undo").succeeds();
    }
}

#[test]
fn an_editor_that_changes_nothing_keeps_the_note() {
    let sandbox = Sandbox::with_people();
    for script in ["true", "cat \"$1\" > \"$1.new\" && mv \"$1.new\" \"$1\""] {
        let editor = editor(&sandbox, script);
        let seen =
            with_variables(&sandbox, "log cass the Yankees -e", &[("EDITOR", &editor)]).ends();
        assert!(seen.contains("Talk with Cassandra Kelly"), "{seen}");
        assert_eq!(logged(&sandbox), "talk with Cassandra Kelly: the Yankees");
        sandbox.rel("undo").succeeds();
    }
}

#[test]
fn an_editor_that_fails_writes_nothing() {
    let sandbox = Sandbox::with_people();
    let missing = sandbox.path("no-such-editor").display().to_string();
    let failing = editor(&sandbox, "echo written >> \"$1\"; exit 1");
    for editor in [missing, failing] {
        let seen = with_variables(&sandbox, "log cass hello -e", &[("EDITOR", &editor)]).ends();
        assert!(seen.contains("error: "), "{seen}");
        assert_eq!(sandbox.json("list entries"), serde_json::json!([]));
    }
}

#[test]
fn colour_is_for_terminals_that_support_it() {
    let sandbox = Sandbox::with_people();
    assert!(at_a_terminal(&sandbox, "stale").ends().contains("\u{1b}["));
    for variable in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let seen = with_variables(&sandbox, "stale", &[variable]).ends();
        assert!(!seen.contains('\u{1b}'), "{seen:?}");
    }
    assert!(!at_a_terminal(&sandbox, "stale --color never").ends().contains('\u{1b}'));
}
