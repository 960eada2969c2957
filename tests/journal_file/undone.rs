//! Each undo restores exactly what was there before the step.

use serde_json::Value;

use super::{is_sound, rows};
use crate::support::Sandbox;

/// Commands that show everything in a journal.
const SEEN: [&str; 7] = [
    "list stakeholders",
    "list stakeholders --archived",
    "list units",
    "list entries",
    "list facts",
    "prioritize --all",
    "undo --list",
];

/// Steps of every kind; a step may depend on earlier ones.
const STEPS: [&str; 33] = [
    "unit add Legal and Risk --weight 8 --cadence 30d --why 'signs all contracts'",
    "add Dana Ortiz --unit 'Legal and Risk' --alias D.O. --tag steerco --email dana@example.com \
     --birthday '3 feb' --influence 0.5 --phone 555",
    "log cass,neal budget round -k lunch -d fri --gut 1 --also complaint='missed ERP dates'",
    "log cass the Yankees again -k coffee --also thanks='for the dashboard' --gut 2 \
     --fact interest=Yankees --fact problem='the close takes 9 days'",
    "log 'Ruth Adler' met at the offsite --new --unit Sales --role COO --fact family='two sons'",
    "log devon -k help --by 'Priya Shah' --via Ruth --inbound --deposit 4",
    "log @all all hands -k meeting -d 3d",
    "fact add neal goal twice the leads",
    "edit cass --name 'Cassandra Kelly-Wu' --cadence 2w --tag steerco --updates-every 1w",
    "edit cass,neal --unit Sales --away-until 'in 3 weeks'",
    "edit @steerco --role none",
    "unit rank Finance Sales Marketing 'Legal and Risk' Operations",
    "unit edit Finance --weight 9.5 --cadence 20d --name 'Finance and Audit' \
     --why 'owns the budget'",
    "entry edit last all hands, in the garden -k talk",
    "entry edit last --who cass,dana --gut -2 --team --on 5d",
    "entry remove last",
    "log dana,ruth on the contract",
    "log ruth,cass on the offsite -k travel",
    "fact add ruth preference mornings",
    "merge 'Ruth Adler' 'Cassandra Kelly'",
    "unit remove Operations",
    "archive Neal Wallace",
    "log cass after the merge -k setback --me",
    "archive Neal Wallace --restore",
    "archive @Sales",
    "archive Devon Marsh --restore",
    "edit dana --email dana@new.example --no-email dana@example.com --no-tag steerco \
     --birthday none",
    "log dana -k ask for the budget",
    "entry edit last --outcome refused",
    "fact remove LAST",
    "unit edit Marketing --weight 0.1",
    "edit devon --cadence none --influence 0.1",
    "log dana -k opening --deposit 6",
];

fn seen(sandbox: &Sandbox) -> Vec<(&'static str, Value)> {
    SEEN.into_iter().map(|line| (line, sandbox.json(line))).collect()
}

#[test]
fn undo_reverses_every_kind_of_step_one_at_a_time() {
    let sandbox = Sandbox::with_people();
    let mut before = Vec::new();
    for line in STEPS {
        before.push((line, seen(&sandbox)));
        let fact = rows(&sandbox, "list facts").first().map(|fact| fact["id"].to_string());
        sandbox.rel(&line.replace("LAST", &fact.unwrap_or_default())).succeeds();
    }
    for (line, before) in before.into_iter().rev() {
        let steps = rows(&sandbox, "undo --list");
        let undone = sandbox.rel("undo").succeeds().stdout;
        let command = steps[0]["command"].as_str().expect("a command");
        assert!(undone.starts_with(&format!("Undone: {command}")), "{line}: {undone}");
        for ((what, was), (_, is)) in before.into_iter().zip(seen(&sandbox)) {
            assert_eq!(is, was, "{what} after undoing: {line}");
        }
        is_sound(&sandbox);
    }
}

#[test]
fn a_command_that_changes_nothing_is_not_a_step() {
    let sandbox = Sandbox::with_people();
    let steps = rows(&sandbox, "undo --list");
    for line in [
        "edit cass --role CFO",
        "unit rank Sales Finance Marketing",
        "archive Neal Wallace --restore",
    ] {
        sandbox.rel(line).succeeds();
        assert_eq!(rows(&sandbox, "undo --list"), steps, "{line} is a step");
    }
}

#[test]
fn undo_ends_with_an_empty_journal() {
    let sandbox = Sandbox::with_people();
    for _ in 0..rows(&sandbox, "undo --list").len() {
        sandbox.rel("undo").succeeds();
    }
    assert!(sandbox.rel("undo").fails(1).stderr.contains("nothing to undo"));
    assert_eq!(rows(&sandbox, "list").len() + rows(&sandbox, "list units").len(), 0);
}

#[test]
fn an_id_is_never_reused() {
    let sandbox = Sandbox::with_people();
    let mut given = Vec::new();
    for _ in 0..3 {
        given.push(sandbox.json("log cass hello")["id"].as_i64());
        sandbox.rel("undo").succeeds();
    }
    assert!(given.is_sorted_by(|a, b| a < b), "{given:?}");
}

#[test]
fn an_event_imported_withdrawn_and_imported_again_is_undone_one_step_at_a_time() {
    let sandbox = Sandbox::with_people();
    let mut before = vec![seen(&sandbox)];
    for status in ["CONFIRMED", "CANCELLED", "CONFIRMED", "CANCELLED"] {
        let event = format!(
            "BEGIN:VEVENT\nUID:1\nDTSTART:20261102T090000\nSTATUS:{status}\n\
             ATTENDEE:mailto:neal@example.com\nEND:VEVENT\n"
        );
        sandbox.file("cal.ics", &event);
        sandbox.rel("import cal.ics").succeeds();
        before.push(seen(&sandbox));
    }
    for (step, then) in before.iter().enumerate().rev() {
        assert_eq!(&seen(&sandbox), then, "after step {step}");
        assert!(step == 0 || sandbox.rel("undo").succeeds().stdout == "Undone: import cal.ics\n");
    }
    is_sound(&sandbox);
}

#[test]
fn undoing_a_record_of_an_unknown_noun_is_refused() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    let conn = rusqlite::Connection::open(sandbox.journal()).expect("the journal");
    conn.execute_batch("UPDATE record SET noun = 'wombat' WHERE id = 7").expect("it is changed");
    drop(conn);
    let before = std::fs::read(sandbox.journal()).expect("the journal");
    let refused = sandbox.rel("undo").fails(1).stderr;
    assert!(refused.contains("there is no noun `wombat`"), "{refused}");
    assert!(std::fs::read(sandbox.journal()).expect("the journal") == before);
}
