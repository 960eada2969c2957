use std::io;

/// The way a command can fail: a sentence on what could not be done and why, and the next step.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    message: String,
    hint: Option<String>,
    exit: Exit,
}

pub type Result<T> = std::result::Result<T, Error>;

/// What the shell is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    Done = 0,
    Refused = 1,
    Usage = 2,
    /// `--check` found something, or `doctor` a fault.
    Found = 3,
    /// Broken off with Ctrl-C, as shells count it.
    Interrupted = 130,
}

impl Error {
    /// What was asked cannot be done.
    pub fn refused(message: impl Into<String>) -> Self {
        Error { message: message.into(), hint: None, exit: Exit::Refused }
    }

    /// What was typed cannot be meant.
    pub fn usage(message: impl Into<String>) -> Self {
        Error { message: message.into(), hint: None, exit: Exit::Usage }
    }

    /// Whoever read the answer has closed the pipe: nothing to say, and no error.
    pub fn closed_pipe() -> Self {
        Error { message: String::new(), hint: None, exit: Exit::Done }
    }

    /// Somebody broke off with Ctrl-C: they know, so nothing is said.
    pub fn interrupted() -> Self {
        Error { message: String::new(), hint: None, exit: Exit::Interrupted }
    }

    /// Adds the next step.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    pub fn message(&self) -> &str {
        &self.message
    }

    pub fn next_step(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// The error of an output that broke; a closed pipe is none.
    pub fn output(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Error::closed_pipe(),
            _ => Error::refused(format!("Could not write the answer: {error}.")),
        }
    }
}
