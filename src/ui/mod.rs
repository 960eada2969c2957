//! How things are shown: formats, width, colour, questions. Knows terminals, not people.

pub mod data;
pub mod output;
pub mod page;
pub mod progress;
pub mod prompt;
pub mod table;
pub mod visible;

use std::io::{self, IsTerminal, Write};

use dialoguer::console::Term;
use serde::Serialize;

pub use data::OutputFormat;
pub use output::Output;
pub use page::Page;
pub use progress::Progress;
pub use table::{Cell, Column, Table, Tone};

use crate::error::{Error, Result};

/// An answer: data for scripts, and a page for people.
pub trait View {
    type Data: Serialize + ?Sized;

    /// What scripts get; its keys are a contract.
    fn data(&self) -> &Self::Data;

    /// What people see; the first line is the answer in a sentence.
    fn draw(&self, page: &mut Page);
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

/// Where answers and talk go.
#[derive(Debug, Clone)]
pub struct Ui {
    pub format: OutputFormat,
    quiet: bool,
    color: bool,
    /// Columns there are; `None` where lines may be as long as they like.
    width: Option<usize>,
}

/// The narrowest width that is laid out for, in columns.
const NARROWEST: usize = 40;

impl Ui {
    pub fn new(format: OutputFormat, color: Color, quiet: bool) -> Ui {
        Ui { format, quiet, color: wants_color(color), width: width() }
    }

    /// Shows the answer on stdout.
    pub fn show<V: View>(&self, view: &V) -> Result<()> {
        let text = match self.format {
            OutputFormat::Table => {
                let mut page = Page::new(self.width, self.color);
                view.draw(&mut page);
                page.into_text()
            }
            format => data::write(view.data(), format)?,
        };
        print(&text)
    }

    /// Prints a text as it is: scripts, not answers.
    pub fn raw(&self, text: &str) -> Result<()> {
        print(text)
    }

    /// Says something that can be missed, on stderr.
    pub fn hint(&self, text: &str) {
        if !self.quiet {
            say("hint", text);
        }
    }

    /// Says what happens, on stderr.
    pub fn status(&self, text: &str) {
        if !self.quiet {
            talk(text);
        }
    }

    /// Says something that should not be missed, on stderr.
    pub fn warn(&self, text: &str) {
        say("warning", text);
    }

    /// How far a long command is, on stderr.
    pub fn progress(&self, total: usize) -> Progress {
        Progress::new(total, !self.quiet)
    }

    /// Whether somebody is there to answer questions.
    pub fn can_ask(&self) -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal()
    }
}

/// Tells on stderr what could not be done and what to do next.
pub fn report(error: &Error) {
    if !error.message().is_empty() {
        say("error", error.message());
    }
    if let Some(hint) = error.next_step() {
        talk(hint);
    }
}

/// Prints what clap has to say: help to stdout, mistakes to stderr, in colour only where stdout
/// takes it. Help that nobody reads to its end is no error.
pub fn report_usage(error: &clap::Error) {
    if io::stdout().is_terminal() {
        let _ = error.print();
    } else if error.use_stderr() {
        let _ = write!(io::stderr(), "{}", error.render());
    } else {
        let _ = write!(io::stdout(), "{}", error.render());
    }
}

fn say(label: &str, text: &str) {
    talk(&format!("{label}: {text}"));
}

/// Nobody to hear it is no reason to fail.
fn talk(text: &str) {
    let lines: Vec<String> = text.lines().map(visible::line).collect();
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
}

fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Error::output(&error))
}

fn wants_color(color: Color) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            io::stdout().is_terminal()
                && !is_set("NO_COLOR")
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}

/// The width of the terminal; `COLUMNS` overrides it. A pipe has none: a row stays one line.
fn width() -> Option<usize> {
    let columns = std::env::var_os("COLUMNS")
        .and_then(|columns| columns.to_str()?.parse::<usize>().ok())
        .filter(|columns| *columns > 0);
    columns
        .or_else(|| {
            let (_rows, columns) = Term::stdout().size_checked()?;
            Some(usize::from(columns)).filter(|columns| *columns > 0 && io::stdout().is_terminal())
        })
        .map(|columns| columns.max(NARROWEST))
}
