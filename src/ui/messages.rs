//! What is said beside the answer, on stderr: hints, warnings, errors and usage.

use std::io::{self, IsTerminal, Write};

use unicode_width::UnicodeWidthStr;

use super::wrap::wrap;
use super::{page, visible};
use crate::error::{Error, Exit};

/// Prints an error to stderr: what could not be done, and what to do next.
pub fn report(error: &Error) {
    if error.message().is_empty() {
        return;
    }
    labelled("error", error.message());
    if let Some(hint) = error.next_step() {
        plain(hint);
    }
}

/// Prints clap's messages: help to stdout, usage errors to stderr, in colour only if stdout is a
/// terminal. A reader that closes the pipe before the end of the help is not an error.
pub fn report_usage(error: &clap::Error) -> Exit {
    if error.use_stderr() {
        let _ = if io::stdout().is_terminal() {
            error.print()
        } else {
            write!(io::stderr(), "{}", error.render())
        };
        return Exit::Usage;
    }
    let shown = if io::stdout().is_terminal() {
        error.print()
    } else {
        write!(io::stdout(), "{}", error.render())
    };
    match shown.and_then(|()| io::stdout().flush()) {
        Ok(()) => Exit::Done,
        Err(error) => {
            let error = Error::output(&error);
            report(&error);
            error.exit()
        }
    }
}

/// Whether a text holds a command of this program to copy.
pub(super) fn offers_commands(text: &str) -> bool {
    text.starts_with("rel ") || text.contains(" rel ") || text.contains("\nrel ")
}

pub(super) fn labelled(label: &str, text: &str) {
    plain(&format!("{label}: {text}"));
}

/// Prints lines to stderr, wrapped on a terminal. A closed stderr is not an error.
pub(super) fn plain(text: &str) {
    let width = page::stderr_width();
    let lines = text.lines().map(visible::line).flat_map(|line| match width {
        Some(width) if line.width() > width => wrap(&line, width),
        _ => vec![line],
    });
    let lines: Vec<String> = lines.collect();
    let _ = writeln!(io::stderr(), "{}", lines.join("\n"));
}
