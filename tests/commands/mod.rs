//! Commands as they are typed: one file for each command, named as in `src/commands`, and four on
//! what all commands share.

mod add;
mod archive;
mod ask;
mod backup;
mod config;
mod dates;
mod demo;
mod doctor;
mod edit;
mod entry;
mod export;
mod fact;
mod forget;
mod import;
mod list;
mod log;
mod merge;
mod names;
mod output;
mod prioritize;
mod promise;
#[cfg(unix)]
mod prompts;
mod pulse;
mod restore;
mod review;
mod show;
mod stale;
mod today;
mod undo;
mod unit;

use std::fs;

use serde_json::Value;

use crate::support::Sandbox;

/// The keys and types of each noun's records, for `assert_shape`.
const STAKEHOLDER: &str = "id:number uid:text name:text role:text? unit:text? tags:list \
    weight:number influence:number importance:number cadence_days:number aliases:list emails:list \
    birthday:text? added:text away_until:text? last_contact:text? state:text";
const UNIT: &str =
    "id:number uid:text name:text weight:number cadence_days:number? stakeholders:number";
const ENTRY: &str = "id:number uid:text date:text kind:text account:text by:text? via:text? \
    inbound:bool stakeholders:list note:text real:bool deposit:number gut:number outcome:text?";
const FACT: &str = "id:number uid:text stakeholder:text topic:text text:text date:text";

/// Asserts that a record has these keys with values of these types; `?` allows null.
#[track_caller]
fn assert_shape(record: &Value, shape: &str) {
    for field in shape.split_whitespace() {
        let (key, wanted) = field.split_once(':').expect("a key and a type");
        let found = match record.get(key) {
            None => "missing",
            Some(Value::Null) => "null",
            Some(Value::Bool(_)) => "bool",
            Some(Value::Number(_)) => "number",
            Some(Value::String(_)) => "text",
            Some(Value::Array(_)) => "list",
            Some(Value::Object(_)) => "object",
        };
        let fits =
            found == wanted.trim_end_matches('?') || (found == "null" && wanted.ends_with('?'));
        assert!(fits, "{key} is {found}, not {wanted}: {record:#}");
    }
}

/// Returns the errors of commands and asserts that each fails and changes nothing in the journal.
#[track_caller]
fn refusals(sandbox: &Sandbox, lines: &[&str]) -> String {
    let journal = || fs::read(sandbox.journal()).ok();
    let before = journal();
    let mut errors = String::new();
    for line in lines {
        let ran = sandbox.rel(line);
        assert!(ran.stdout.is_empty() && !ran.stderr.is_empty(), "{}", ran.transcript());
        assert!(journal() == before, "something was written: {}", ran.transcript());
        match ran.code {
            Some(code @ (1 | 2)) => errors.push_str(&format!("$ rel {line}  # exit {code}\n")),
            _ => panic!("not refused: {}", ran.transcript()),
        }
        for line in ran.stderr.lines().filter(|line| !is_routine(line)) {
            errors.push_str(&format!("! {line}\n"));
        }
    }
    errors
}

/// Whether a line follows every mistake in the arguments.
fn is_routine(line: &str) -> bool {
    line.is_empty() || line.starts_with("Usage: ") || line.starts_with("For more information")
}

/// Returns everything that scripts can read from a journal.
fn everything(sandbox: &Sandbox) -> Vec<Value> {
    const LISTS: [&str; 7] = [
        "list",
        "list --archived",
        "list units",
        "list entries",
        "list facts",
        "list promises",
        "list pulses",
    ];
    LISTS.iter().map(|line| sandbox.json(line)).collect()
}
