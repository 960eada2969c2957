//! What the README shows is what one gets.

use std::fs;

use crate::support::Sandbox;

/// A command of a console block and what the README says it prints.
struct Shown {
    command: String,
    output: String,
}

/// The console blocks, each with its commands in order.
fn console_blocks() -> Vec<Vec<Shown>> {
    let readme = fs::read_to_string("README.md").expect("README.md");
    let mut blocks = Vec::new();
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let mut shown: Vec<Shown> = Vec::new();
        for line in block.lines() {
            match (line.strip_prefix("$ "), shown.last_mut()) {
                // What the demo prints looks like commands too, but belongs to its answer.
                (Some(_), Some(last)) if last.command.ends_with("demo") => last.push(line),
                (Some(command), _) => {
                    shown.push(Shown { command: command.to_owned(), output: String::new() });
                }
                (None, Some(last)) => last.push(line),
                (None, None) => {}
            }
        }
        blocks.push(shown);
    }
    blocks
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
    let output = sandbox.command(words).output().expect("rel runs");
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Every console session is real; `REL_UPDATE=1` writes the answers anew.
#[test]
fn every_console_session_is_real() {
    let mut readme = fs::read_to_string("README.md").expect("README.md");
    let blocks = console_blocks();
    assert!(blocks.len() >= 2, "the README has the demo and a session of one's own");
    for block in blocks {
        let mut sandbox = Sandbox::new();
        sandbox.columns(100);
        for shown in block {
            let printed = printed(&sandbox, &shown.command);
            if std::env::var_os("REL_UPDATE").is_some() {
                let session = |output: &str| format!("$ {}\n{output}", shown.command);
                readme = readme.replacen(&session(&shown.output), &session(&printed), 1);
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
    fs::write("README.md", readme).expect("README.md is written");
}
