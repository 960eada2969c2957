//! Long imports: during reads, two at a time, and as dry runs.

use std::fs;
use std::process::Stdio;

use super::at_once::{all_succeed, at_once};
use super::writing::calendar;
use super::{contains, everything, is_sound, is_unchanged, rows};
use crate::support::{Sandbox, rounds};

const IMPORT: &str = "import long.ics --me me@example.com";

/// Creates a journal of three people, and a calendar with this many events with one of them.
fn with_calendar(events: usize) -> Sandbox {
    let sandbox = Sandbox::with_people();
    sandbox.file("long.ics", &calendar(events));
    sandbox
}

fn entries(sandbox: &Sandbox) -> usize {
    rows(sandbox, "list entries").len()
}

#[test]
fn a_journal_can_be_read_during_a_long_import() {
    let events = 2000;
    let sandbox = with_calendar(events);
    let mut import = sandbox.command(IMPORT);
    let mut import = import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("rel runs");
    let mut read = 0;
    while import.try_wait().expect("a state").is_none() {
        for line in ["list", "stale", "list entries -n 1"] {
            sandbox.rel(line).succeeds();
        }
        assert!([0, events].contains(&entries(&sandbox)), "a part of the import was seen");
        read += 1;
    }
    assert!(import.wait().expect("rel ends").success());
    assert!(read > 0, "the import was too short to read beside it");
    assert_eq!(entries(&sandbox), events);
}

#[test]
fn two_concurrent_imports_of_a_file_add_everything_once() {
    let events = rounds(500, 2000);
    let sandbox = with_calendar(events);
    let steps = rows(&sandbox, "undo --list").len();
    all_succeed(&at_once(&sandbox, (0..2).map(|_| IMPORT.to_owned())));
    assert_eq!(entries(&sandbox), events);
    assert_eq!(rows(&sandbox, "undo --list").len(), steps + 1);
    is_sound(&sandbox);

    let card = "BEGIN:VCARD\nFN:Dana Ortiz\nEMAIL:dana@example.com\nEND:VCARD\n";
    sandbox.file("dana.vcf", card);
    all_succeed(&at_once(&sandbox, (0..5).map(|_| "import dana.vcf".to_owned())));
    assert_eq!(rows(&sandbox, "list --match dana").len(), 1);
    is_sound(&sandbox);
}

#[test]
fn a_dry_run_changes_not_one_byte() {
    let sandbox = with_calendar(rounds(500, 2000));
    sandbox.file("cards.vcf", "BEGIN:VCARD\nFN:Dana Ortiz\nEND:VCARD\n");
    sandbox.file("notes.jsonl", "{\"who\":\"cass\",\"note\":\"hello\"}\n");
    let journal = sandbox.rel("export").succeeds().stdout;
    sandbox.file("journal.jsonl", &journal.replace("\"CFO\"", "\"COO\""));
    sandbox.file("broken.jsonl", "{\"who\":\"nobody\"}\n");
    let before = everything(&sandbox.path(""));
    for line in [
        "import long.ics cards.vcf notes.jsonl journal.jsonl --dry-run",
        "import long.ics --dry-run --keep-both --format json",
        "import cards.vcf --unit Finance --dry-run --quiet",
        "import broken.jsonl --dry-run",
        "import nowhere --dry-run",
    ] {
        assert!(matches!(sandbox.rel(line).code, Some(0 | 1)), "{line}");
        is_unchanged(&sandbox.path(""), &before, line);
    }
    let file = fs::read(sandbox.journal()).expect("the journal");
    assert!(!contains(&file, "Dana Ortiz"));

    let empty = Sandbox::new();
    empty.file("cards.vcf", "BEGIN:VCARD\nFN:Dana Ortiz\nEND:VCARD\n");
    let before = everything(&empty.path(""));
    empty.rel("import cards.vcf --dry-run").succeeds();
    is_unchanged(&empty.path(""), &before, "import cards.vcf --dry-run");
}
