//! `completions`: the scripts that complete commands on TAB, and the answers to what they ask.
//!
//! A script hands over the line up to the cursor and shows what it gets. All that needs care is
//! done here: names come from other people's address books, so they may be code to a shell.

mod bash;
mod fish;
mod line;
mod offers;
mod powershell;
mod zsh;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap_complete::CompleteEnv;
use clap_complete::env::{EnvCompleter, Shells};
use offers::Asked;

use crate::context::Context;
use crate::error::Result;

/// The variable by which a completion script asks the program what to offer.
pub const REQUEST: &str = "COMPLETE";

/// Print the script that completes commands, people, units, kinds and topics on TAB
///
/// The script asks rel on each TAB, so it knows your journal.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel completions bash >> ~/.bashrc
  rel completions zsh > ~/.zfunc/_rel
  rel completions fish > ~/.config/fish/completions/rel.fish
  rel completions powershell >> $PROFILE")]
pub struct CompletionsArgs {
    shell: Shell,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

impl Shell {
    /// Returns the script for the shell.
    fn script(self) -> &'static str {
        match self {
            Shell::Bash => bash::SCRIPT,
            Shell::Zsh => zsh::SCRIPT,
            Shell::Fish => fish::SCRIPT,
            Shell::Powershell => powershell::SCRIPT,
        }
    }
}

impl EnvCompleter for Shell {
    fn name(&self) -> &'static str {
        match self {
            Shell::Bash => "bash",
            Shell::Zsh => "zsh",
            Shell::Fish => "fish",
            Shell::Powershell => "powershell",
        }
    }

    fn is(&self, name: &str) -> bool {
        name == self.name()
    }

    fn write_registration(
        &self,
        _: &str,
        _: &str,
        _: &str,
        _: &str,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        out.write_all(self.script().as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        args: Vec<OsString>,
        folder: Option<&Path>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let args: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
        let mut asked = Asked { command, folder };
        let answer = match self {
            Shell::Bash => bash::answer(&mut asked, &args),
            Shell::Zsh => zsh::answer(&mut asked, &args),
            Shell::Fish => fish::answer(&mut asked, &args),
            Shell::Powershell => powershell::answer(&mut asked),
        };
        out.write_all(answer.unwrap_or_default().as_bytes())
    }
}

/// Answers a shell that asks what to offer. Returns whether one did.
///
/// # Errors
/// If the shell is unknown.
pub fn answer(
    command: impl Fn() -> clap::Command,
    words: Vec<OsString>,
) -> std::result::Result<bool, clap::Error> {
    let folder = std::env::current_dir().ok();
    CompleteEnv::with_factory(command)
        .var(REQUEST)
        .shells(Shells(&[&Shell::Bash, &Shell::Zsh, &Shell::Fish, &Shell::Powershell]))
        .try_complete(words, folder.as_deref())
}

pub fn run(ctx: &Context, args: &CompletionsArgs) -> Result<()> {
    ctx.ui.raw(args.shell.script())
}
