//! Every console session in the README and the tour is real.

use std::fs;

use chrono::NaiveDate;

use crate::support::Sandbox;

/// A command of a console block and what the README says it prints.
struct Shown {
    /// The day it is typed on, where the block says so: `# Mon 23 Nov 2026`.
    day: Option<String>,
    command: String,
    output: String,
}

/// A console block: its commands in order, and whether it goes on from the demo's journal.
struct Block {
    on_demo: bool,
    shown: Vec<Shown>,
}

fn console_blocks(document: &str) -> Vec<Block> {
    let blocks = document.split("```console").skip(1);
    blocks.map(|block| Block::read(block.split("```").next().unwrap_or_default())).collect()
}

impl Block {
    fn read(text: &str) -> Block {
        let (kind, text) = text.split_once('\n').unwrap_or_default();
        let mut shown: Vec<Shown> = Vec::new();
        let mut day = None;
        for line in text.lines() {
            let in_demo = shown.last().is_some_and(|last| last.command.ends_with("demo"));
            if let Some(date) = line.strip_prefix("# ") {
                day = NaiveDate::parse_from_str(date, "%a %d %b %Y").ok().map(|it| it.to_string());
            } else if let Some(command) = line.strip_prefix("$ ").filter(|_| !in_demo) {
                let (day, command) = (day.clone(), command.to_owned());
                shown.push(Shown { day, command, output: String::new() });
            } else if let Some(last) = shown.last_mut() {
                // What the demo prints looks like commands too, but belongs to its answer.
                last.push(line);
            }
        }
        Block { on_demo: kind.trim() == "demo", shown }
    }
}

impl Shown {
    fn push(&mut self, line: &str) {
        self.output.push_str(line);
        self.output.push('\n');
    }
}

/// Temporary folders have other names each time.
fn without_temporary_name(text: &str) -> String {
    let lines = text.lines().map(|line| match line.find("export REL_DB=") {
        Some(start) => format!("{}export REL_DB=...", &line[..start]),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What a command prints, as on a terminal of 100 columns.
fn printed(sandbox: &Sandbox, command: &str) -> String {
    let command = command.replace("cargo run --release --locked -- ", "rel ");
    let words = command.strip_prefix("rel ").unwrap_or_default();
    // As typed in a clone of the repository.
    let mut rel = sandbox.command(words);
    let output = rel.current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("rel runs");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn every_console_session_of_the_readme_is_real() {
    is_real("README.md");
}

#[test]
fn every_console_session_of_the_tour_is_real() {
    is_real("docs/tour.md");
}

/// Checks the sessions of a document; `REL_UPDATE=1` writes their output instead.
fn is_real(document: &str) {
    let mut readme = fs::read_to_string(document).expect("a document");
    let blocks = console_blocks(&readme);
    let mut from = 0;
    assert!(!blocks.is_empty(), "{document} has a session");
    for block in blocks {
        let mut sandbox = Sandbox::new();
        sandbox.columns(100);
        if block.on_demo {
            sandbox.rel(&format!("demo --db {}", sandbox.journal().display())).succeeds();
        }
        for shown in block.shown {
            if let Some(day) = &shown.day {
                sandbox.on(day);
            }
            let printed = printed(&sandbox, &shown.command);
            if std::env::var_os("REL_UPDATE").is_some() {
                let session = |output: &str| format!("$ {}\n{output}", shown.command);
                let old = session(&shown.output);
                let start = from + readme[from..].find(&old).expect("the session read before");
                readme.replace_range(start..start + old.len(), &session(&printed));
                from = start + session(&printed).len();
            } else {
                assert_eq!(
                    without_temporary_name(&printed),
                    without_temporary_name(&shown.output),
                    "$ {}",
                    shown.command
                );
            }
        }
    }
    fs::write(document, readme).expect("the document is written");
}
