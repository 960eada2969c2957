//! Questions to the user at a terminal. Ask `Ui::can_ask` first.

use std::fs;
use std::io::{self, BufRead, Write};
use std::process::Command;

use dialoguer::console::Term;
use dialoguer::theme::SimpleTheme;
use dialoguer::{Confirm, FuzzySelect, Input};

use super::visible;
use crate::error::{Error, Result};
use crate::interrupt;

fn unanswered(error: &io::Error) -> Error {
    if error.kind() == io::ErrorKind::Interrupted {
        // A question hides the cursor, and an interrupt leaves it hidden.
        let _ = Term::stderr().show_cursor();
        let _ = Term::stderr().write_line("");
        return Error::interrupted();
    }
    Error::refused(format!("The question was not answered: {error}.")).hint("Nothing was written.")
}

fn unasked(error: dialoguer::Error) -> Error {
    let dialoguer::Error::IO(error) = error;
    unanswered(&error)
}

fn given_up() -> Error {
    Error::refused("Nothing was chosen.").hint("Nothing was written.")
}

/// Asks to pick one of a few choices by number, and returns its index.
pub fn pick(question: &str, choices: &[String]) -> Result<usize> {
    let mut err = io::stderr();
    let mut ask = || -> io::Result<String> {
        writeln!(err, "{}", visible::line(question))?;
        for (index, choice) in choices.iter().enumerate() {
            writeln!(err, "  {} {}", index + 1, visible::line(choice))?;
        }
        write!(err, "Number: ")?;
        err.flush()?;
        let mut answer = String::new();
        io::stdin().lock().read_line(&mut answer)?;
        Ok(answer)
    };
    let answer = ask().map_err(|error| unanswered(&error))?;
    match answer.trim().parse::<usize>() {
        Ok(number) if (1..=choices.len()).contains(&number) => Ok(number - 1),
        _ => Err(given_up()),
    }
}

/// Asks to choose one of many, narrowed down by typing. The first one is preselected.
pub fn choose(question: &str, choices: &[String]) -> Result<String> {
    interrupt::ask();
    let shown: Vec<String> = choices.iter().map(|choice| visible::line(choice)).collect();
    FuzzySelect::with_theme(&SimpleTheme)
        .with_prompt(question)
        .items(shown)
        .default(0)
        .max_length(10)
        .interact_opt()
        .map_err(unasked)?
        .and_then(|choice| choices.get(choice).cloned())
        .ok_or_else(given_up)
}

/// Asks for one line of text, which may be empty.
pub fn line(question: &str) -> Result<String> {
    interrupt::ask();
    Input::with_theme(&SimpleTheme)
        .with_prompt(question)
        .allow_empty(true)
        .interact_text()
        .map_err(unasked)
}

/// Asks a yes-or-no question; the default is no.
pub fn confirm(question: &str) -> Result<bool> {
    interrupt::ask();
    Confirm::with_theme(&SimpleTheme)
        .with_prompt(visible::line(question))
        .default(false)
        .wait_for_newline(true)
        .interact()
        .map_err(unasked)
}

/// Opens a text in `$VISUAL` or `$EDITOR`, and returns it as it was saved.
///
/// # Errors
/// Fails if the editor cannot be started or exits with an error.
pub fn edit(text: &str) -> Result<String> {
    let cannot = |why: &dyn std::fmt::Display| {
        Error::refused(format!("The note could not be edited: {why}."))
            .hint("Nothing was written. Set EDITOR to a program that edits a file, such as nano.")
    };
    let mut file = tempfile::Builder::new()
        .prefix("rel-note-")
        .suffix(".txt")
        .tempfile()
        .map_err(|error| cannot(&error))?;
    file.write_all(text.as_bytes()).map_err(|error| cannot(&error))?;
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os);
    let editor = named.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| "vi".into());
    let words = shell_words::split(&editor.to_string_lossy()).map_err(|error| cannot(&error))?;
    let (program, flags) = words.split_first().ok_or_else(|| cannot(&"EDITOR is empty"))?;
    let status = Command::new(program)
        .args(flags)
        .arg(file.path())
        .status()
        .map_err(|error| cannot(&format!("{program}: {error}")))?;
    if !status.success() {
        return Err(cannot(&format!("{program} failed")));
    }
    fs::read_to_string(file.path())
        .map(|text| text.trim_end().to_owned())
        .map_err(|error| cannot(&error))
}
