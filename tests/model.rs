//! Random commands, against a model in memory: after each, the journal lists what the model holds.

mod commands;
mod world;

use proptest::collection::vec;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::Value;

use self::commands::{Typed, command};
use self::world::World;
use crate::support::{Sandbox, runs};

/// The most commands of a sequence.
const LONGEST: usize = 24;

/// Returns what a journal lists, in the form of the model.
fn listed(sandbox: &Sandbox) -> Vec<String> {
    let mut rows = Vec::new();
    for (noun, keys) in world::LISTED {
        let mut of_noun = sandbox.json(&format!("list {noun}"));
        if noun == "stakeholders" {
            let archived = sandbox.json("list --archived");
            let more = archived.as_array().expect("rows").iter().cloned();
            of_noun.as_array_mut().expect("rows").extend(more);
        }
        for row in of_noun.as_array().expect("rows") {
            let values = keys.iter().map(|key| plain(&row[*key]));
            rows.push(format!("{noun} {}", values.collect::<Vec<_>>().join(" | ")));
        }
    }
    rows.sort();
    rows
}

/// Writes a value as the model does; the order of a list means nothing.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let mut list: Vec<String> = list.iter().map(plain).collect();
            list.sort();
            list.join(", ")
        }
        other => other.to_string(),
    }
}

/// Types the commands one after the other, and compares after each.
fn live(typed: &[Typed]) -> Result<(), TestCaseError> {
    let (sandbox, mut world) = (Sandbox::new(), World::default());
    let mut session = String::new();
    for typed in typed {
        let (line, then) = world.after(typed);
        let ran = sandbox.rel(&line);
        session += &ran.transcript();
        let fails = |why: &str| Err(TestCaseError::fail(format!("{why}\n{session}")));
        if ran.stderr.contains("panicked") {
            return fails("it panicked");
        }
        match then {
            Some(_) if ran.code != Some(0) => return fails("it is refused"),
            None if ran.code != Some(1) => return fails("it is not refused"),
            Some(after) => world = after,
            None => {}
        }
        let (found, expected) = (listed(&sandbox), world.listed());
        if found != expected {
            return fails(&format!("expected {expected:#?}\nfound {found:#?}"));
        }
        let doctor = sandbox.rel("doctor");
        if doctor.code != Some(0) {
            return fails(&doctor.transcript());
        }
    }
    let copy = Sandbox::new();
    let exported = sandbox.rel("export").succeeds().stdout;
    copy.file("export.jsonl", &exported);
    if !exported.is_empty() {
        copy.rel("import export.jsonl").succeeds();
    }
    let again = copy.rel("export").succeeds().stdout;
    if again != exported {
        let why = format!("{session}\nexported\n{exported}\nafter an import\n{again}");
        return Err(TestCaseError::fail(why));
    }
    Ok(())
}

#[test]
fn the_journal_lists_what_the_model_holds() {
    let config =
        Config { cases: runs(12, 60) as u32, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let ran = TestRunner::new_with_rng(config, rng)
        .run(&vec(command(), 1..LONGEST), |typed| live(&typed));
    if let Err(TestError::Fail(why, _)) = ran {
        panic!("{why}");
    }
    ran.expect("all of it is tried");
}
