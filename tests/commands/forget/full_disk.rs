//! `rel forget` on a disk that is full: whatever it says is true.

use std::fs;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::Sandbox;

/// Runs a command whose files may have so many blocks of 512 bytes, which looks like a full disk.
/// Returns its exit code, and what it said.
fn with_blocks(sandbox: &Sandbox, blocks: u64, line: &str) -> (Option<i32>, String) {
    let rel = sandbox.command(line);
    let mut shell = Command::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {line}");
    shell.args(["-c", &script]).arg(rel.get_program()).current_dir(sandbox.path(""));
    shell.env_clear().envs(rel.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = shell.stdin(Stdio::null()).output().expect("a shell");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn names(sandbox: &Sandbox) -> Vec<Value> {
    let people = sandbox.json("list");
    people.as_array().expect("people").iter().map(|person| person["name"].clone()).collect()
}

/// Returns whether a check of `doctor` passes.
fn passes(sandbox: &Sandbox, name: &str) -> bool {
    let report: Value =
        serde_json::from_str(&sandbox.rel("doctor --format json").stdout).expect("JSON");
    let mut checks = report["checks"].as_array().expect("checks").iter();
    checks.find(|check| check["name"] == name).expect("the check")["ok"] == true
}

fn holds(sandbox: &Sandbox, text: &str) -> bool {
    let bytes = fs::read(sandbox.journal()).expect("the journal");
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Returns a journal of which little is about Neal, so that rewriting it takes more room than
/// forgetting him.
fn with_neal() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for n in 0..8 {
        sandbox.rel(&format!("log neal the zebra {n}")).succeeds();
    }
    let line = |n| format!("{{\"who\": \"cass\", \"note\": \"budget {n} {}\"}}\n", "x".repeat(300));
    sandbox.file("entries.jsonl", &(0..100).map(line).collect::<String>());
    sandbox.rel("import entries.jsonl").succeeds();
    sandbox
}

#[test]
fn whatever_is_said_on_a_full_disk_is_true() {
    let whole = with_neal();
    let bytes = fs::read(whole.journal()).expect("the journal");
    let blocks = u64::try_from(bytes.len()).expect("a size") / 512;
    let mut seen = [0; 3];
    for limit in (8..blocks).step_by(17).chain(blocks - 8..blocks + 24).chain([blocks * 2]) {
        let sandbox = Sandbox::new();
        fs::copy(whole.journal(), sandbox.journal()).expect("a copy");
        let (code, said) = with_blocks(&sandbox, limit, "forget Neal Wallace --yes");
        let is_there = names(&sandbox).contains(&Value::from("Neal Wallace"));
        assert_eq!(is_there, holds(&sandbox, "the zebra 7") && passes(&sandbox, "erased"));
        match code {
            Some(0) => {
                assert!(!is_there && passes(&sandbox, "erased"), "{limit}: {said}");
                seen[0] += 1;
            }
            Some(1) if is_there => {
                let is_unsure = said.contains("It may have been written all the same");
                assert!(said.contains("Nothing was written.") || is_unsure, "{limit}: {said}");
                assert!(!said.contains("forgotten") && !said.contains("is kept"), "{said}");
                assert!(passes(&sandbox, "erased"), "{limit}: {said}");
                seen[1] += 1;
            }
            Some(1) => {
                assert!(said.contains("Neal Wallace was forgotten, but traces"), "{limit}: {said}");
                assert!(said.contains("rel doctor --fix"), "{limit}: {said}");
                assert!(!said.contains("Nothing was written"), "{limit}: {said}");
                assert!(!passes(&sandbox, "erased"), "{limit}: {said}");
                sandbox.rel("doctor --fix");
                assert!(passes(&sandbox, "erased") && !holds(&sandbox, "zebra"), "{limit}");
                seen[2] += 1;
            }
            other => panic!("{limit}: {other:?} {said}"),
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn an_erasure_without_room_to_finish_is_finished_by_doctor() {
    let sandbox = with_neal();
    let blocks = fs::metadata(sandbox.journal()).expect("the journal").len() / 512;
    let (code, said) = with_blocks(&sandbox, blocks, "forget Neal Wallace --yes");
    insta::assert_snapshot!(said, @"
    error: Neal Wallace was forgotten, but traces may still be in the free space of the file, which could not be rewritten: the disk may be full, or failing (disk I/O error).
    To finish, once that is put right: rel doctor --fix
    ");
    assert_eq!(code, Some(1));
    let found = sandbox.rel("doctor");
    assert_eq!(found.code, Some(3), "{}", found.transcript());
    assert!(found.stdout.contains("> rel doctor --fix"), "{}", found.transcript());
    let (code, said) = with_blocks(&sandbox, blocks, "doctor --fix");
    insta::assert_snapshot!(said, @"
    error: The file cannot be rewritten: the disk may be full, or failing (disk I/O error).
    Until then, traces of what was erased may be in its free space. To try again: rel doctor --fix
    ");
    assert_eq!(code, Some(1));
    let fixed = sandbox.rel("doctor --fix").succeeds().stdout;
    assert!(fixed.contains("Rewrote the file without the traces of what was erased."), "{fixed}");
    assert!(passes(&sandbox, "erased") && !holds(&sandbox, "zebra"));
}
