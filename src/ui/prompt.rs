//! Questions to somebody at a terminal. Ask `Ui::can_ask` first.

use std::fs;
use std::io::{self, BufRead, Write};
use std::process::Command;

use dialoguer::console::Term;
use dialoguer::theme::SimpleTheme;
use dialoguer::{Confirm, FuzzySelect, Input};

use super::visible;
use crate::error::{Error, Result};

fn unanswered(error: &io::Error) -> Error {
    if error.kind() == io::ErrorKind::Interrupted {
        // Questions hide the cursor; nothing but this brings it back.
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

/// Asks for one of a few, by number.
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

/// Asks for one of many, narrowed by typing; the first is offered.
pub fn choose(question: &str, choices: &[String]) -> Result<String> {
    outlive_interrupts();
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

/// Asks for a line, which may be empty.
pub fn line(question: &str) -> Result<String> {
    outlive_interrupts();
    Input::with_theme(&SimpleTheme)
        .with_prompt(question)
        .allow_empty(true)
        .interact_text()
        .map_err(unasked)
}

/// Asks yes or no; the answer nobody gives is no.
pub fn confirm(question: &str) -> Result<bool> {
    outlive_interrupts();
    Confirm::with_theme(&SimpleTheme)
        .with_prompt(visible::line(question))
        .default(false)
        .wait_for_newline(true)
        .interact()
        .map_err(unasked)
}

/// Lets somebody write in `$VISUAL` or `$EDITOR`; what they leave in the file is the answer.
///
/// # Errors
/// An editor that is not there, or that says it failed.
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

/// Lets a question end by itself on Ctrl-C, instead of the whole program within it.
fn outlive_interrupts() {
    // Set a second time it is still set.
    let _ = ctrlc::set_handler(|| {});
}
