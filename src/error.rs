//! The error that every command can fail with, and the exit codes.

use std::io;

/// A failed command: what could not be done and why, plus a hint on what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    message: String,
    hint: Option<String>,
    exit: Exit,
    /// Whether the message itself says what was written.
    tells_what_was_written: bool,
}

/// The result of anything that a command can fail at.
pub type Result<T> = std::result::Result<T, Error>;

/// The exit code of the program, as scripts rely on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The command succeeded.
    Done = 0,
    /// The command could not be carried out.
    Refused = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// `--check` found something, or `doctor` found a fault.
    Found = 3,
    /// Interrupted with Ctrl-C: 128 + SIGINT, the convention of shells.
    Interrupted = 130,
}

impl Error {
    fn new(message: impl Into<String>, exit: Exit) -> Self {
        Error { message: message.into(), hint: None, exit, tells_what_was_written: false }
    }

    /// Creates the error of a command that cannot be carried out. Exits with 1.
    pub fn refused(message: impl Into<String>) -> Self {
        Error::new(message, Exit::Refused)
    }

    /// Creates the error of a command line that makes no sense. Exits with 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Error::new(message, Exit::Usage)
    }

    /// Returns the error of a reader that closed the pipe. Exits silently with 0.
    pub fn closed_pipe() -> Self {
        Error::new(String::new(), Exit::Done)
    }

    /// Returns the error of an interruption with Ctrl-C. Exits silently with 130.
    pub fn interrupted() -> Self {
        Error::new(String::new(), Exit::Interrupted)
    }

    /// Marks an error whose message says what was written, so that nothing is added to it.
    pub fn telling_what_was_written(mut self) -> Self {
        self.tells_what_was_written = true;
        self
    }

    /// Adds a hint on what to do next.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Returns the sentence on what could not be done and why.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the hint on what to do next, if there is one.
    pub fn next_step(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Returns the exit code of the program.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Creates the error of an output that failed; a closed pipe is not an error.
    pub fn output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Error::closed_pipe(),
            _ => Error::refused(format!("Could not write the answer: {error}.")),
        }
    }

    /// Adds a reminder to the hint, if that offers commands to copy.
    pub fn remind(&mut self, reminder: &str) {
        if let Some(hint) = self.hint.as_mut().filter(|hint| hint.contains("rel ")) {
            hint.push('\n');
            hint.push_str(reminder);
        }
    }

    /// Corrects an error of a command that had already written: nothing of that is lost.
    pub fn after_writing(mut self) -> Self {
        const KEPT: &str = "What this command wrote to the journal is kept.";
        if self.tells_what_was_written {
            return self;
        }
        let hint = self.hint.unwrap_or_default();
        let rest = ["Nothing was written.", "Nothing was changed."]
            .iter()
            .fold(hint.as_str(), |rest, untrue| rest.trim_start_matches(untrue).trim_start());
        self.hint = Some(if rest.is_empty() { KEPT.to_owned() } else { format!("{rest}\n{KEPT}") });
        self
    }
}
