//! How things are shown: formats, width, colour, questions. Knows terminals, not people.

pub mod format;
pub mod messages;
pub mod output;
pub mod page;
pub mod progress;
pub mod prompt;
pub mod table;
pub mod theme;
pub mod visible;
mod wrap;

use std::cell;
use std::io::{self, IsTerminal, Write};

use serde::Serialize;

pub use format::OutputFormat;
pub use messages::{report, report_usage};
pub use output::Output;
pub use page::Page;
pub use progress::Progress;
pub use table::{Cell, Column, Table};
pub use theme::{Color, Tone};

use crate::error::{Error, Result};

/// An answer: data for scripts, and a page for people.
pub trait View {
    type Data: Serialize + ?Sized;

    /// Returns what scripts get. Its keys are a contract.
    fn data(&self) -> &Self::Data;

    /// Draws what people see. The first line answers in one sentence.
    fn draw(&self, page: &mut Page);
}

/// The way out of every command: answers to stdout, messages to stderr.
#[derive(Debug, Clone)]
pub struct Ui {
    pub format: OutputFormat,
    quiet: bool,
    color: bool,
    /// The width in columns; `None` if lines may have any length.
    width: Option<usize>,
    has_offered_commands: cell::Cell<bool>,
}

impl Ui {
    pub fn new(format: OutputFormat, color: Color, quiet: bool) -> Ui {
        Ui {
            format,
            quiet,
            color: color.is_on(),
            width: page::stdout_width(),
            has_offered_commands: cell::Cell::new(false),
        }
    }

    /// Whether what was shown so far holds commands of this program to copy.
    pub fn has_offered_commands(&self) -> bool {
        self.has_offered_commands.get()
    }

    fn note_commands(&self, text: &str) {
        if messages::offers_commands(text) {
            self.has_offered_commands.set(true);
        }
    }

    /// Prints an answer to stdout, in the format asked for.
    pub fn show<V: View>(&self, view: &V) -> Result<()> {
        let drawn = |mut page: Page| {
            view.draw(&mut page);
            page.into_text()
        };
        let text = match self.format {
            OutputFormat::Table => drawn(Page::new(self.width, self.color)),
            format => format::write(view.data(), format)?,
        };
        self.note_commands(&text);
        print(text.as_bytes()).map_err(|error| {
            let plain = drawn(Page::new(None, false));
            error.hint(format!("The answer was: {}", plain.lines().next().unwrap_or_default()))
        })
    }

    /// Prints a text to stdout as it is: a script, not an answer.
    pub fn raw(&self, text: &str) -> Result<()> {
        print(text.as_bytes())
    }

    /// Writes bytes to stdout as they are.
    pub fn raw_bytes(&self, bytes: &[u8]) -> Result<()> {
        print(bytes)
    }

    /// Whether stdout is a terminal.
    pub fn is_at_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Prints a hint to stderr unless `--quiet`.
    pub fn hint(&self, text: &str) {
        self.note_commands(text);
        if !self.quiet {
            messages::labelled("hint", text);
        }
    }

    /// Prints what is going on to stderr unless `--quiet`.
    pub fn status(&self, text: &str) {
        if !self.quiet {
            messages::plain(text);
        }
    }

    /// Prints a warning to stderr, even with `--quiet`.
    pub fn warn(&self, text: &str) {
        self.note_commands(text);
        messages::labelled("warning", text);
    }

    /// Starts a progress bar on stderr, hidden with `--quiet`.
    pub fn progress(&self, total: usize) -> Progress {
        Progress::new(total, !self.quiet)
    }

    /// Whether the session is interactive.
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal()
    }
}

fn print(bytes: &[u8]) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| Error::output(&error))
}
