//! The sandbox in which every test runs `rel`, and the result of a command.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, mpsc};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// The day most tests run on: a Saturday.
pub const TODAY: &str = "2026-11-21";

/// A home folder of its own on a fixed day, with no journal yet. Everything a command writes, its
/// temporary files included, is inside it and goes with it.
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

    /// Copies all files into a home folder of its own.
    pub fn copy(&self) -> Sandbox {
        let copy = Sandbox { now: self.now.clone(), columns: self.columns, ..Sandbox::new() };
        for file in fs::read_dir(self.home.path()).expect("a folder") {
            let file = file.expect("a file");
            fs::copy(file.path(), copy.path("").join(file.file_name())).expect("a copy");
        }
        copy
    }

    /// Creates a journal of three units and three people without entries. It is the same file in
    /// every sandbox, uids included.
    pub fn with_people() -> Sandbox {
        static JOURNAL: LazyLock<Vec<u8>> =
            LazyLock::new(|| fs::read(Sandbox::with_new_people().journal()).expect("a journal"));
        let sandbox = Sandbox::new();
        let mut file = fs::OpenOptions::new();
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
        let file = file.write(true).create_new(true).open(sandbox.journal());
        file.and_then(|mut file| file.write_all(&JOURNAL)).expect("a journal");
        sandbox
    }

    /// Adds the same units and people anew, under uids that no other sandbox has.
    pub fn with_new_people() -> Sandbox {
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

    /// Changes the day, or the moment, of the commands to come.
    pub fn on(&mut self, now: &str) -> &mut Sandbox {
        now.clone_into(&mut self.now);
        self
    }

    /// Sets the width of the terminal; until then output has no limit.
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

    /// Writes a file into the home folder.
    pub fn file(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    /// Returns `rel` ready to run, its arguments split as a shell splits them.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rel"));
        command
            .args(shell_words::split(line).expect("a command line"))
            .env_clear()
            .env("HOME", self.home.path())
            .env("TMPDIR", self.home.path())
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

    /// Runs a command to its end.
    pub fn rel(&self, line: &str) -> Ran {
        let output = self.command(line).output().expect("rel runs");
        Ran::of(line, output)
    }

    /// Runs several commands and returns the transcript of all.
    pub fn session(&self, lines: &[&str]) -> String {
        lines.iter().map(|line| self.rel(line).transcript()).collect::<Vec<_>>().join("\n")
    }

    /// Returns the answer of a command in JSON.
    pub fn json(&self, line: &str) -> Value {
        let ran = self.rel(&format!("{line} --format json")).succeeds();
        serde_json::from_str(&ran.stdout).expect("JSON")
    }
}

/// Returns the path of a file in the repository.
pub fn repository(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Returns how often to try something costly: a few times, or as often as a thorough run needs if
/// `REL_FULL` is set.
pub fn rounds<N>(few: N, full: N) -> N {
    if std::env::var_os("REL_FULL").is_some() { full } else { few }
}

/// Returns how many kills, faults, damaged files or lives to try: `REL_RUNS` if it is set.
pub fn runs(few: usize, full: usize) -> usize {
    let set = std::env::var("REL_RUNS").ok();
    set.map_or(rounds(few, full), |set| set.parse().expect("REL_RUNS is a number"))
}

/// Runs a command to its end, which must come soon.
pub fn run_in_time(line: &str, mut command: Command) -> Ran {
    const LONGEST: Duration = Duration::from_secs(30);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap_or_else(|error| panic!("{command:?} does not run: {error}"));
    let group = format!("-{}", child.id());
    let (end, ended) = mpsc::channel();
    thread::spawn(move || end.send(child.wait_with_output()));
    let output = ended.recv_timeout(LONGEST).unwrap_or_else(|_| {
        let _ = Command::new("kill").args(["-9", "--", &group]).status();
        panic!("`rel {line}` hangs: {command:?}")
    });
    Ran::of(line, output.expect("its output"))
}

/// Runs this for each, on all processors, and returns the results that are something.
pub fn on_all_processors<T: Sync, R: Send>(
    items: &[T],
    run: impl Fn(&T) -> Option<R> + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            found.extend(run(item));
        }
        found
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("it ends")).collect()
    })
}

/// The result of a command.
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

    /// Returns the command, its stdout, its stderr with `! ` before each line, and the exit code
    /// unless it is 0.
    pub fn transcript(&self) -> String {
        let mut text = format!("$ rel {}\n{}", self.line, self.stdout);
        for line in self.stderr.lines() {
            text.push_str(&format!("! {line}\n"));
        }
        if self.code != Some(0) {
            text.push_str(&format!("[exit {}]\n", self.code.unwrap_or(-1)));
        }
        text
    }

    /// Asserts that the command succeeded.
    #[track_caller]
    pub fn succeeds(self) -> Ran {
        assert_eq!(self.code, Some(0), "{}", self.transcript());
        self
    }

    /// Asserts that the command failed with this exit code and an error message.
    #[track_caller]
    pub fn fails(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{}", self.transcript());
        assert!(!self.stderr.trim().is_empty(), "no error message: {}", self.transcript());
        self
    }
}
