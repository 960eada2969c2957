//! Questions to somebody at a terminal. Ask `Ui::can_ask` first.

use std::io::{self, BufRead, Write};

use dialoguer::theme::SimpleTheme;
use dialoguer::{Confirm, Editor, FuzzySelect, Input};

use super::visible;
use crate::error::{Error, Result};

fn interrupted(error: &dyn std::fmt::Display) -> Error {
    Error::refused(format!("The question was not answered: {error}.")).hint("Nothing was written.")
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
    let answer = ask().map_err(|error| interrupted(&error))?;
    match answer.trim().parse::<usize>() {
        Ok(number) if (1..=choices.len()).contains(&number) => Ok(number - 1),
        _ => Err(given_up()),
    }
}

/// Asks for one of many, narrowed by typing; the first is offered.
pub fn choose(question: &str, choices: &[String]) -> Result<String> {
    let shown: Vec<String> = choices.iter().map(|choice| visible::line(choice)).collect();
    FuzzySelect::with_theme(&SimpleTheme)
        .with_prompt(question)
        .items(shown)
        .default(0)
        .max_length(10)
        .interact_opt()
        .map_err(|error| interrupted(&error))?
        .and_then(|choice| choices.get(choice).cloned())
        .ok_or_else(given_up)
}

/// Asks for a line, which may be empty.
pub fn line(question: &str) -> Result<String> {
    Input::with_theme(&SimpleTheme)
        .with_prompt(question)
        .allow_empty(true)
        .interact_text()
        .map_err(|error| interrupted(&error))
}

/// Asks yes or no; the answer nobody gives is no.
pub fn confirm(question: &str) -> Result<bool> {
    Confirm::with_theme(&SimpleTheme)
        .with_prompt(visible::line(question))
        .default(false)
        .interact()
        .map_err(|error| interrupted(&error))
}

/// Lets somebody write in `$VISUAL` or `$EDITOR`; `None` if they left without saving.
pub fn edit(text: &str) -> Result<Option<String>> {
    Editor::new().edit(text).map_err(|error| {
        Error::refused(format!("The editor could not be used: {error}."))
            .hint("Set EDITOR to a program that edits a file, such as nano.")
    })
}
