//! What `forget` leaves behind: no trace of the person, and everything else as it was.

use super::{contains, everything, is_sound, rows};
use crate::support::{Ran, Sandbox};

/// The history of one person: notes and facts, corrected, removed and undone; a merge, a new name;
/// and mentions by others.
const PAST: [&str; 28] = [
    "add 'Zoë Åström' --unit Sales --role 'Chief Wombat' --phone '+46 8 5551234' --alias Zozo",
    "edit zoë --email zoe@wallaby.example --birthday '3 feb'",
    "edit zoë --no-email zoe@wallaby.example --email zoe@bandicoot.example",
    "edit zoë --name 'Zoë Åström Quoll' --role 'Chief Dingo'",
    "edit zoë --no-alias 'Zoë Åström' --no-alias Zozo",
    "add 'Z. Numbat'",
    "log 'Z. Numbat' the pangolin",
    "merge 'Z. Numbat' 'Zoë Åström Quoll'",
    "log zoë saw the quokka -k coffee --fact family='two aardvarks' --also win='the tapir'",
    "entry edit last saw the okapi",
    "log zoë saw the narwhal",
    "entry remove last",
    "fact add zoë interest her platypus",
    "log zoë,cass lunch with ZOË and the capybara -k lunch",
    "entry edit last lunch with Zoe, on the budget",
    "log neal 'zoe astrom says no' --via 'Zoë Åström'",
    "fact add neal problem 'wants the job of Zoë Quoll'",
    "edit neal --role 'once the assistant of Zoë'",
    "unit add Legal --why \"Zoë's wish\"",
    "unit edit Legal --why 'Åström wished it'",
    "unit edit Legal --why 'many wished it'",
    "log cass,devon without her",
    "entry edit last --via 'zoe@bandicoot.example'",
    "log cass moved --by 'Zoë Quoll'",
    "log zoë handed over -k meeting",
    "archive 'Zoë Åström Quoll'",
    "log zoë saw the axolotl",
    "undo",
];

/// Texts that must be gone.
const NEEDLES: [&str; 23] = [
    "Zoë",
    "ZOË",
    "Zoe",
    "Zozo",
    "Åström",
    "Astrom",
    "Quoll",
    "Numbat",
    "Wombat",
    "Dingo",
    "5551234",
    "wallaby",
    "bandicoot",
    "pangolin",
    "quokka",
    "aardvark",
    "tapir",
    "okapi",
    "axolotl",
    "narwhal",
    "platypus",
    "capybara",
    "handed over",
];

fn with_past() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in PAST {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

/// Undoes every step and returns what each printed.
fn undo_all(sandbox: &Sandbox) -> Vec<String> {
    let mut undone = Vec::new();
    while !rows(sandbox, "undo --list").is_empty() {
        let Ran { stdout, .. } = sandbox.rel("undo").succeeds();
        is_sound(sandbox);
        undone.push(stdout);
    }
    undone
}

#[test]
fn forgetting_leaves_not_one_byte_of_the_person() {
    let sandbox = with_past();
    let all = everything(&sandbox.path(""));
    for needle in NEEDLES {
        assert!(all.iter().any(|file| contains(&file.1, needle)), "{needle} was never there");
    }
    sandbox.rel("forget Zoë Åström Quoll --yes --redact").succeeds();
    for (file, bytes, _) in everything(&sandbox.path("")) {
        let left: Vec<&str> =
            NEEDLES.into_iter().filter(|needle| contains(&bytes, needle)).collect();
        assert!(left.is_empty(), "{file} still holds {left:?}");
    }
    is_sound(&sandbox);
}

#[test]
fn others_keep_what_they_shared_with_a_forgotten_person() {
    let sandbox = with_past();
    sandbox.rel("forget Zoë Åström Quoll --yes --redact").succeeds();
    let lunch = &rows(&sandbox, "list entries --kind meal")[0];
    assert_eq!(lunch["stakeholders"], serde_json::json!(["Cassandra Kelly"]));
    assert_eq!(lunch["note"], "lunch with [redacted], on the budget");
    assert_eq!(rows(&sandbox, "list entries").len(), 4);
    assert_eq!(rows(&sandbox, "list").len(), 3);
    assert_eq!(rows(&sandbox, "list facts").len(), 1);
}

#[test]
fn forgetting_leaves_a_tombstone() {
    let sandbox = with_past();
    let person = rows(&sandbox, "list --archived")[0].clone();
    let uid = person["uid"].as_str().expect("a uid");
    sandbox.rel("forget Zoë Åström Quoll --yes").succeeds();
    assert!(contains(&std::fs::read(sandbox.journal()).expect("the file"), uid));
}

#[test]
fn other_steps_can_be_undone_after_forgetting() {
    let sandbox = with_past();
    sandbox.rel("forget Zoë Åström Quoll --yes --redact").succeeds();
    let undone = undo_all(&sandbox);
    assert!(undone.iter().any(|step| step.contains("Devon Marsh")), "{undone:?}");
}

#[test]
fn a_shared_entry_does_not_stop_undo_after_forgetting() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass,neal lunch").succeeds();
    sandbox.rel("forget Cassandra Kelly --yes").succeeds();
    undo_all(&sandbox);
    is_sound(&sandbox);
}

#[test]
fn an_entry_moved_to_another_person_does_not_stop_undo_after_forgetting() {
    let sandbox = Sandbox::with_people();
    for line in ["log cass lunch", "entry edit last --who neal", "forget Cassandra Kelly --yes"] {
        sandbox.rel(line).succeeds();
    }
    undo_all(&sandbox);
}

#[test]
fn a_removed_group_entry_does_not_stop_undo_after_forgetting() {
    let sandbox = Sandbox::with_people();
    for line in [
        "add Ada Abel",
        "add Bob Bell",
        "log @all all hands",
        "entry remove last",
        "forget Bob Bell --yes",
    ] {
        sandbox.rel(line).succeeds();
    }
    undo_all(&sandbox);
}

#[test]
fn a_unit_does_not_stop_undo_after_forgetting() {
    let sandbox = Sandbox::with_people();
    for line in [
        "edit cass,neal --unit Sales",
        "unit edit Sales --why growth",
        "forget Cassandra Kelly --yes",
    ] {
        sandbox.rel(line).succeeds();
    }
    undo_all(&sandbox);
}
