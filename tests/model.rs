//! Random commands, against a model in memory: after each, the journal lists what the model holds.

mod commands;
mod forgetting;
mod records;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::Value;

use self::commands::{CONFIGURED, Command, command};
use self::records::{Id, LISTS, sort};
use self::world::{Outcome, World};
use crate::support::{Ran, Sandbox, on_all_processors, runs};

/// The most commands of a life.
const LONGEST: usize = 40;

/// How many commands the model knows.
const COMMANDS: usize = 26;

/// How long a failing life is shortened, in milliseconds.
const LONGEST_SHRINKING: u32 = 60_000;

/// Lives are drawn in as many rows, each from its own seed, whatever the machine.
const SEEDS: [u8; 4] = [1, 2, 3, 4];

/// A journal beside its model.
struct Life {
    sandbox: Sandbox,
    world: World,
    /// What was typed and answered so far.
    session: String,
    /// The whole journal, as it was exported after each command.
    exports: Vec<String>,
    /// The records of the journal with this many steps that can be undone.
    with_steps: BTreeMap<usize, String>,
    steps: Vec<Value>,
}

impl Life {
    fn new(by_name: bool) -> Life {
        let sandbox = Sandbox::new();
        let people = format!("config people '{}'", CONFIGURED.join(", "));
        let session = sandbox.rel(&people).succeeds().transcript();
        Life {
            sandbox,
            world: World::new(by_name),
            session,
            exports: vec![String::new()],
            with_steps: BTreeMap::from([(0, String::new())]),
            steps: Vec::new(),
        }
    }

    fn last_export(&self) -> &str {
        self.exports.last().map_or("", String::as_str)
    }

    /// Types a command, and compares everything.
    fn live(&mut self, command: &Command) -> Result<(), String> {
        if let Command::ImportOwn(number) = command {
            let export = &self.exports[usize::from(*number) % self.exports.len()];
            if export.is_empty() {
                return Ok(());
            }
            self.sandbox.file("own.jsonl", export);
        }
        let before = self.world.records.clone();
        let (line, outcome) = self.world.run(command);
        self.sandbox.on(&self.world.today.to_string());
        let ran = self.sandbox.rel(&line);
        self.session += &ran.transcript();
        judge(&ran, &outcome)?;
        let steps = self.sandbox.json("undo --list");
        let steps = steps.as_array().expect("steps").clone();
        if let Outcome::Forgotten(who, names) = &outcome {
            let both = (&self.steps[..], &steps[..]);
            forgetting::forget_steps(&mut self.world, &before, (*who, names), both)?;
            self.with_steps.clear();
        }
        self.steps = steps;
        self.compare()?;
        self.compare_exports(&outcome)
    }

    fn compare(&self) -> Result<(), String> {
        let (listed, expected) = (listed(&self.sandbox), self.world.records.rows());
        for (id, row) in &expected {
            let Some(found) = listed.get(id) else { return Err(format!("not listed: {row}")) };
            for (key, value) in row.as_object().expect("fields") {
                if found[key] != *value {
                    return Err(format!("#{id}: {key} is {}, not {value}", found[key]));
                }
            }
        }
        if let Some((_, more)) = listed.iter().find(|(id, _)| !expected.contains_key(id)) {
            return Err(format!("listed, but gone: {more}"));
        }
        let (found, expected) = (self.steps.len(), self.world.steps.len());
        if found != expected {
            return Err(format!("{found} steps can be undone, not {expected}"));
        }
        let doctor = self.sandbox.rel("doctor");
        if doctor.code == Some(0) { Ok(()) } else { Err(doctor.transcript()) }
    }

    /// Compares the whole journal with what it was: before a command that was refused, and before
    /// the step that was undone.
    fn compare_exports(&mut self, outcome: &Outcome) -> Result<(), String> {
        let export = self.sandbox.rel("export").succeeds().stdout;
        if matches!(outcome, Outcome::Refused) && export != self.last_export() {
            return Err(unlike("it is refused, but wrote", self.last_export(), &export));
        }
        let records = records_of(&export);
        let steps = self.world.steps.len();
        let known = self.with_steps.entry(steps).or_insert_with(|| records.clone());
        if matches!(outcome, Outcome::Undone) && *known != records {
            return Err(unlike("it is not as before the step", known, &records));
        }
        *known = records;
        self.with_steps.retain(|number, _| *number <= steps);
        self.exports.push(export);
        Ok(())
    }

    /// Imports everything into an empty journal, which must then export the same.
    fn move_house(&self) -> Result<(), String> {
        if self.last_export().is_empty() {
            return Ok(());
        }
        let mut copy = Sandbox::new();
        copy.on(&self.world.today.to_string());
        copy.file("export.jsonl", self.last_export());
        let imported = copy.rel("import export.jsonl");
        if imported.code != Some(0) {
            return Err(imported.transcript());
        }
        let again = copy.rel("export").succeeds().stdout;
        if again != self.last_export() {
            return Err(unlike("an import holds something else", self.last_export(), &again));
        }
        let rows = |listed: BTreeMap<Id, Value>| -> BTreeMap<String, Value> {
            let by_uid = |mut row: Value| {
                row.as_object_mut().expect("a row").remove("id");
                (row["uid"].to_string(), row)
            };
            listed.into_values().map(by_uid).collect()
        };
        let (here, there) = (rows(listed(&self.sandbox)), rows(listed(&copy)));
        if let Some((uid, row)) = here.iter().find(|(uid, row)| there.get(*uid) != Some(row)) {
            return Err(format!("listed as {row}, after an import as {:?}", there.get(uid)));
        }
        let doctor = copy.rel("doctor");
        if doctor.code == Some(0) { Ok(()) } else { Err(doctor.transcript()) }
    }
}

fn judge(ran: &Ran, outcome: &Outcome) -> Result<(), String> {
    let is_refused = matches!(ran.code, Some(1 | 2));
    match outcome {
        _ if ran.stderr.contains("panicked") => Err("it panicked".to_owned()),
        Outcome::Refused if is_refused && !ran.stderr.is_empty() => Ok(()),
        Outcome::Refused => Err("it is not refused".to_owned()),
        _ if ran.code == Some(0) => Ok(()),
        _ => Err("it is refused".to_owned()),
    }
}

/// Returns the rows of all lists by their ids.
fn listed(sandbox: &Sandbox) -> BTreeMap<Id, Value> {
    let mut listed = BTreeMap::new();
    for line in LISTS {
        for mut row in sandbox.json(line).as_array().expect("rows").clone() {
            row.as_object_mut().expect("a row").values_mut().for_each(sort);
            let id = row["id"].as_u64().expect("a number") as Id;
            listed.insert(id, row);
        }
    }
    listed
}

/// Returns the records of an export without what an undo does not take back: when each was
/// written, and the uids of those removed.
fn records_of(export: &str) -> String {
    let lines = export.lines().filter_map(|line| {
        let mut record: Value = serde_json::from_str(line).expect("JSON");
        record.as_object_mut().expect("a record").remove("modified");
        (record["deleted"] != true).then(|| record.to_string() + "\n")
    });
    lines.collect()
}

/// Describes how two exports differ.
fn unlike(what: &str, expected: &str, found: &str) -> String {
    let lacks = |text: &str, line: &str| !text.lines().any(|other| other == line);
    let less = expected.lines().filter(|line| lacks(found, line)).map(|line| format!("- {line}\n"));
    let more = found.lines().filter(|line| lacks(expected, line)).map(|line| format!("+ {line}\n"));
    format!("{what}\n{}", less.chain(more).collect::<String>())
}

fn live(commands: &[Command], by_name: bool) -> Result<(), TestCaseError> {
    let mut life = Life::new(by_name);
    let lived = commands.iter().try_for_each(|command| life.live(command));
    lived
        .and_then(|()| life.move_house())
        .map_err(|why| TestCaseError::fail(format!("{}\n{why}", life.session)))
}

/// Returns a source of lives that depends on the seed alone.
fn runner(seed: u8, config: Config) -> TestRunner {
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
}

/// Draws lives from a seed, and returns the shortest that fails as a session at a terminal.
fn fails(seed: u8, cases: usize) -> Option<String> {
    let config = Config {
        cases: cases as u32,
        max_shrink_iters: 2_000,
        max_shrink_time: LONGEST_SHRINKING,
        failure_persistence: None,
        ..Config::default()
    };
    let by_name = seed.is_multiple_of(2);
    let lives = vec(command(), 1..LONGEST);
    let ran = runner(seed, config).run(&lives, |it| live(&it, by_name));
    match ran {
        Ok(()) => None,
        Err(TestError::Fail(why, _)) => Some(format!("seed {seed}\n{}", why.message())),
        Err(TestError::Abort(why)) => Some(format!("seed {seed} was given up: {why}")),
    }
}

#[test]
fn the_journal_lists_what_the_model_holds() {
    let cases = runs(12, 80).div_ceil(SEEDS.len());
    let failures = on_all_processors(&SEEDS, |seed| fails(*seed, cases));
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_command_is_carried_out_and_refused_in_some_life() {
    const NEVER_REFUSED: [&str; 2] = ["ImportOwn", "Wait"];
    let mut runner = runner(SEEDS[0], Config::default());
    let (mut done, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..400 {
        let life = vec(command(), LONGEST).new_tree(&mut runner).expect("a life").current();
        let mut world = World::new(false);
        for command in &life {
            let text = format!("{command:?}");
            let name = text.split(['(', ' ']).next().unwrap_or_default().to_owned();
            match world.run(command).1 {
                Outcome::Refused => refused.insert(name),
                _ => done.insert(name),
            };
        }
    }
    refused.extend(NEVER_REFUSED.map(str::to_owned));
    assert_eq!(done, refused);
    assert_eq!(done.len(), COMMANDS);
}
