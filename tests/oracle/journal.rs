//! A journal in a folder of its own, written and read only by running `rel`.

use chrono::NaiveDate;
use serde_json::Value;

use crate::support::Sandbox;

/// A journal, and the seed of the life in it.
pub struct Journal {
    pub seed: u64,
    sandbox: Sandbox,
}

impl Journal {
    pub fn new(seed: u64) -> Journal {
        Journal { seed, sandbox: Sandbox::new() }
    }

    /// Runs a command on a day and returns what it prints. Panics if it fails.
    pub fn run(&self, now: NaiveDate, args: &[String]) -> String {
        let mut rel = self.sandbox.command("");
        let output =
            rel.args(args).env("REL_NOW", now.to_string()).output().expect("rel can be started");
        assert!(
            output.status.success(),
            "seed {}: REL_NOW={now} rel {args:?}: {}\n{}",
            self.seed,
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("rel prints UTF-8")
    }

    /// Runs a command on a day and returns its JSON.
    pub fn json(&self, now: NaiveDate, args: &[String]) -> Value {
        let mut args = args.to_vec();
        flag(&mut args, "--format", "json");
        let text = self.run(now, &args);
        serde_json::from_str(&text).unwrap_or_else(|error| {
            panic!("seed {}: REL_NOW={now} rel {args:?}: {error}\n{text}", self.seed)
        })
    }

    /// Runs a command on a day and returns its rows.
    pub fn rows(&self, now: NaiveDate, command: &str) -> Vec<Value> {
        match self.json(now, &words(command)) {
            Value::Array(rows) => rows,
            other => panic!("seed {}: {now}: {command} is not an array: {other}", self.seed),
        }
    }
}

/// Splits a command line at its blanks.
pub fn words(command: &str) -> Vec<String> {
    command.split(' ').map(str::to_owned).collect()
}

/// Adds a flag and its value to the arguments.
pub fn flag(args: &mut Vec<String>, name: &str, value: impl ToString) {
    args.push(name.to_owned());
    args.push(value.to_string());
}
