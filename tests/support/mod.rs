//! A sandbox in which commands are typed as at a terminal, and what they print is kept.

use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The day most sessions happen on: a Saturday.
pub const TODAY: &str = "2026-11-21";

/// A home of its own, with no journal in it yet, on a fixed day.
pub struct Sandbox {
    home: TempDir,
    now: String,
    columns: Option<usize>,
}

impl Sandbox {
    pub fn new() -> Sandbox {
        let mut home = tempfile::Builder::new();
        #[cfg(unix)]
        home.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let home = home.tempdir().expect("a temporary folder");
        Sandbox { home, now: TODAY.to_owned(), columns: None }
    }

    /// A journal with three units and three people, met or not; a good place to begin a session.
    pub fn with_people() -> Sandbox {
        let mut sandbox = Sandbox::new();
        sandbox.on("2026-10-01");
        for line in [
            "unit rank Sales Finance Marketing",
            "add Cassandra Kelly --unit Finance --role CFO",
            "add Neal Wallace --unit Marketing --role CMO --email neal@example.com",
            "add Devon Marsh --unit Sales",
        ] {
            sandbox.rel(line).succeeds();
        }
        sandbox.on(TODAY);
        sandbox
    }

    /// Goes to another day, or moment.
    pub fn on(&mut self, now: &str) -> &mut Sandbox {
        now.clone_into(&mut self.now);
        self
    }

    /// Makes the terminal this wide; without it, output is as wide as it likes.
    pub fn columns(&mut self, columns: usize) -> &mut Sandbox {
        self.columns = Some(columns);
        self
    }

    pub fn journal(&self) -> PathBuf {
        self.home.path().join("journal.db")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Puts a file into the home.
    pub fn file(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("a file");
    }

    /// The program with its arguments split as a shell would, ready to run.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rel"));
        command
            .args(shell_words::split(line).expect("a command line"))
            .env_clear()
            .env("HOME", self.home.path())
            .env("TZ", "UTC")
            .env("REL_DB", self.journal())
            .env("REL_CONFIG", self.path("config.toml"))
            .env("REL_NOW", &self.now)
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        if let Some(columns) = self.columns {
            command.env("COLUMNS", columns.to_string());
        }
        command
    }

    /// Types a command.
    pub fn rel(&self, line: &str) -> Ran {
        let output = self.command(line).output().expect("rel runs");
        Ran::of(line, output)
    }

    /// Types several commands; what one would see of all of them.
    pub fn session(&self, lines: &[&str]) -> String {
        lines.iter().map(|line| self.rel(line).seen()).collect::<Vec<_>>().join("\n")
    }

    /// What a command answers in JSON.
    pub fn json(&self, line: &str) -> Value {
        let ran = self.rel(&format!("{line} --format json")).succeeds();
        serde_json::from_str(&ran.stdout).expect("JSON")
    }
}

/// What a command printed.
#[derive(Debug)]
pub struct Ran {
    pub line: String,
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Ran {
    fn of(line: &str, output: Output) -> Ran {
        Ran {
            line: line.to_owned(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        }
    }

    /// The command, its answer, its talk behind `!`, and the exit code where it is not 0.
    pub fn seen(&self) -> String {
        let mut seen = format!("$ rel {}\n{}", self.line, self.stdout);
        for line in self.stderr.lines() {
            seen.push_str(&format!("! {line}\n"));
        }
        if self.code != Some(0) {
            seen.push_str(&format!("[exit {}]\n", self.code.unwrap_or(-1)));
        }
        seen
    }

    #[track_caller]
    pub fn succeeds(self) -> Ran {
        assert_eq!(self.code, Some(0), "{}", self.seen());
        self
    }

    /// Fails with this exit code, and says something about it.
    #[track_caller]
    pub fn fails(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{}", self.seen());
        assert!(!self.stderr.trim().is_empty(), "no word about it: {}", self.seen());
        self
    }
}
