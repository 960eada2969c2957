//! Every console session in the README and in `docs/` is real.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::support::{Sandbox, repository};

/// The start of the folder that `rel demo` creates; six random characters follow.
const DEMO_FOLDER: &str = "/tmp/rel-demo-";

/// A console block: its commands in order, and whether it continues with the demo's journal.
struct Block {
    on_demo: bool,
    sessions: Vec<Session>,
}

/// A command of a console block and the output shown below it.
struct Session {
    /// The day it is typed on, if the block names one: `# Mon 23 Nov 2026`.
    day: Option<String>,
    command: String,
    output: String,
}

impl Block {
    /// Reads the console blocks of a document.
    fn all_of(document: &str) -> Vec<Block> {
        let blocks = document.split("```console").skip(1);
        blocks.map(|block| Block::read(block.split("```").next().unwrap_or_default())).collect()
    }

    fn read(text: &str) -> Block {
        let (kind, text) = text.split_once('\n').unwrap_or_default();
        let mut sessions: Vec<Session> = Vec::new();
        let mut day = None;
        for line in text.lines() {
            // The demo's output contains lines that look like commands.
            let in_demo = sessions.last().is_some_and(|last| last.command.ends_with("demo"));
            if let Some(date) = line.strip_prefix("# ") {
                day = NaiveDate::parse_from_str(date, "%a %d %b %Y").ok().map(|it| it.to_string());
            } else if let Some(command) = line.strip_prefix("$ ").filter(|_| !in_demo) {
                let (day, command) = (day.clone(), command.to_owned());
                sessions.push(Session { day, command, output: String::new() });
            } else if let Some(last) = sessions.last_mut() {
                last.output.push_str(line);
                last.output.push('\n');
            }
        }
        Block { on_demo: kind.trim() == "demo", sessions }
    }

    /// Returns a sandbox with a terminal of 100 columns and, if the block needs it, the demo.
    fn sandbox(&self) -> Sandbox {
        let mut sandbox = Sandbox::new();
        sandbox.columns(100);
        if self.on_demo {
            sandbox.rel(&format!("demo --db {}", sandbox.journal().display())).succeeds();
        }
        sandbox
    }
}

impl Session {
    /// Runs the command in a clone of the repository and returns what it prints.
    fn run(&self, sandbox: &Sandbox) -> String {
        let command = self.command.replace("cargo run --release --locked -- ", "rel ");
        let (program, args) = command.split_once(' ').unwrap_or((&command, ""));
        assert_eq!(program, "rel", "$ {} is not a command of rel", self.command);
        let mut rel = sandbox.command(args);
        let output = rel.current_dir(repository("")).output().expect("rel runs");
        let printed = [output.stdout, output.stderr].concat();
        let home = sandbox.path("").display().to_string();
        with_fixed_demo_folder(&String::from_utf8_lossy(&printed).replace(&home, "/tmp/"))
    }
}

/// Gives the demo's folder the same name in every run.
fn with_fixed_demo_folder(text: &str) -> String {
    let mut parts = text.split(DEMO_FOLDER);
    let mut fixed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        fixed.push_str(&format!("{DEMO_FOLDER}XXXXXX{rest}"));
    }
    fixed
}

/// Returns the README and every document in `docs/`.
fn documents() -> Vec<PathBuf> {
    let docs = fs::read_dir(repository("docs")).into_iter().flatten();
    let mut documents: Vec<PathBuf> = docs.map(|file| file.expect("a file").path()).collect();
    documents.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    documents.push(repository("README.md"));
    documents.sort();
    documents
}

/// Checks the sessions; `REL_UPDATE=1` writes their output instead.
#[test]
fn every_console_session_is_real() {
    let update = std::env::var_os("REL_UPDATE").is_some();
    let mut blocks = 0;
    for path in documents() {
        let old = fs::read_to_string(&path).expect("a document");
        let mut new = old.clone();
        let mut from = 0;
        for block in Block::all_of(&old) {
            blocks += 1;
            let mut sandbox = block.sandbox();
            for session in &block.sessions {
                if let Some(day) = &session.day {
                    sandbox.on(day);
                }
                let printed = session.run(&sandbox);
                if update {
                    let [old, now] = [&session.output, &printed]
                        .map(|output| format!("$ {}\n{output}", session.command));
                    let start = from + new[from..].find(&old).expect("the session just read");
                    new.replace_range(start..start + old.len(), &now);
                    from = start + now.len();
                } else {
                    assert_eq!(printed, session.output, "$ {}", session.command);
                }
            }
        }
        if new != old {
            fs::write(path, new).expect("the document is written");
        }
    }
    assert!(blocks >= 2, "no document shows the demo and a session after it");
}
