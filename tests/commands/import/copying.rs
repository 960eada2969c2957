//! The commands that an import offers for copying, pasted into a real shell: names, e-mails and paths
//! come from other people's files.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::calendar::{ME, calendar, sandbox};
use crate::support::Sandbox;

/// Types a line in a shell in which `rel` only prints its arguments, one per line. Asserts that
/// nothing else ran: every name here would create the file `touched`.
#[track_caller]
fn paste(sandbox: &Sandbox, line: &str) -> Vec<String> {
    let bin = sandbox.path("bin");
    fs::create_dir_all(&bin).expect("a folder");
    let stub = bin.join("rel");
    fs::write(&stub, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n").expect("a stub");
    fs::set_permissions(&stub, fs::Permissions::from_mode(0o700)).expect("permissions");
    let path = format!("{}:/usr/bin:/bin", bin.display());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(sandbox.path("")).env_clear().env("PATH", path);
    let output = shell.output().expect("a shell");
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(!sandbox.path("touched").exists(), "{line}");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

/// Returns the command that an answer offers after these words.
fn offered<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    text.lines().find_map(|line| line.trim_start().strip_prefix(words))
}

/// Imports an event with this guest; the answer in words, and the guest's name and e-mail.
fn meet(guest: &str) -> (Sandbox, String, [Option<String>; 2]) {
    let sandbox = sandbox();
    let guest = format!("ATTENDEE;{guest}");
    let event = ["UID:1", "DTSTART:20261102T090000", "SUMMARY:Lunch", ME, &guest];
    sandbox.file("cal.ics", &calendar(&[&event]));
    let report = sandbox.json("import cal.ics --dry-run");
    let stranger = &report["strangers"][0];
    let fields = ["name", "email"].map(|field| stranger[field].as_str().map(str::to_owned));
    let told = sandbox.rel("import cal.ics").succeeds().stdout;
    (sandbox, told, fields)
}

#[test]
fn a_guest_is_added_by_name_whatever_the_name_is() {
    for (written, name) in [
        ("\"$(touch touched)\"", "$(touch touched)"),
        ("\"`touch touched`\"", "`touch touched`"),
        ("\"'; touch touched; '\"", "; touch touched;"),
        ("\"Bob $HOME\"", "Bob $HOME"),
        ("\"Bob O'Brien\"", "Bob O'Brien"),
        ("\"Bob O'Brien $(touch touched)\"", "Bob O'Brien $(touch touched)"),
        ("\"Bob Lee!!\"", "Bob Lee!!"),
        ("\"Bob \\\\ Lee\"", "Bob \\ Lee"),
        ("\"Bob\\nLee & touch touched\"", "Bob Lee & touch touched"),
        ("Bob \"Bo\" Lee $(touch touched)", "Bob \"Bo\" Lee $(touch touched)"),
    ] {
        let (sandbox, told, [known, _]) = meet(&format!("CN={written}:mailto:b@example.com"));
        assert_eq!(known.as_deref(), Some(name), "{written}");
        let command = offered(&told, "Add the people who matter: ").expect("a command");
        let typed = ["add", name, "--email", "b@example.com", "--unit", "UNIT"];
        assert_eq!(paste(&sandbox, command), typed, "{command}");
    }
}

#[test]
fn an_email_is_quoted_too() {
    let (sandbox, told, [_, email]) = meet("CN=Bob:mailto:$(touch${IFS}touched)@example.com");
    if let Some(command) = offered(&told, "Add the people who matter: ") {
        let typed = ["add", "Bob", "--email", &email.expect("an e-mail"), "--unit", "UNIT"];
        assert_eq!(paste(&sandbox, command), typed, "{command}");
    }
    let (sandbox, told, _) = meet("CN=Bob:mailto:`touch`$HOME@example.com");
    let command = offered(&told, "Add the people who matter: ").expect("a command");
    let typed = ["add", "Bob", "--email", "`touch`$home@example.com", "--unit", "UNIT"];
    assert_eq!(paste(&sandbox, command), typed, "{command}");
}

#[test]
fn nothing_is_offered_that_would_be_read_as_a_flag() {
    for guest in ["CN=\"--archived\":mailto:b@example.com", "CN=Bob:mailto:-b@example.com"] {
        let (_, told, _) = meet(guest);
        assert!(told.contains("1 guest is not in the journal"), "{told}");
        assert!(!told.contains("rel add"), "{told}");
    }
}

#[test]
fn a_namesake_is_edited_by_name_whatever_the_name_is() {
    let sandbox = Sandbox::with_people();
    let card = |email: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Al \"$(touch touched)\" O'Neil\nEMAIL:{email}\nEND:VCARD\n"
        )
    };
    sandbox.file("cards.vcf", &(card("one@example.com") + &card("`touch`@example.com")));
    let told = sandbox.rel("import cards.vcf").succeeds().stdout;
    let command = offered(&told, "If it is the same person: ").expect("a command");
    let typed = ["edit", "Al \"$(touch touched)\" O'Neil", "--email", "`touch`@example.com"];
    assert_eq!(paste(&sandbox, command), typed, "{command}");
}

#[test]
fn a_journal_is_exported_from_its_path_whatever_that_is() {
    let sandbox = Sandbox::with_people();
    let name = "my $(touch touched) journal.db";
    fs::copy(sandbox.journal(), sandbox.path(name)).expect("a copy");
    let told = sandbox.rel(&format!("import '{name}'")).fails(1).stderr;
    let command = offered(&told, "If it is a journal: ").expect("a command");
    let (export, import) = command.split_once(" | ").expect("a pipe");
    assert_eq!(paste(&sandbox, export), ["--db", name, "export"]);
    assert_eq!(import, "rel import -");
}
