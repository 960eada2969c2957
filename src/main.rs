//! Reads the command line, runs it, and exits with its code.

use std::process::ExitCode;

use rel_journal::cli::Cli;
use rel_journal::ui;

fn main() -> ExitCode {
    let exit = match Cli::read(std::env::args_os().collect()) {
        Ok(cli) => cli.run().unwrap_or_else(|error| {
            ui::report(&error);
            error.exit()
        }),
        Err(error) => ui::report_usage(&error),
    };
    ExitCode::from(exit as u8)
}
