use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

use super::Context;
use crate::error::{Error, Result};

/// The variable by which a completion script asks the program what to offer.
pub const REQUEST: &str = "COMPLETE";

/// Print the script that completes commands, people, units, kinds and topics on TAB
///
/// The script asks rel itself at each TAB, so it knows your journal.
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
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Shell::Bash => &Bash,
            Shell::Zsh => &Zsh,
            Shell::Fish => &Fish,
            Shell::Powershell => &Powershell,
        }
    }
}

/// The script for a shell.
pub fn script(shell: Shell) -> Result<String> {
    let mut script = Vec::new();
    shell
        .completer()
        .write_registration(REQUEST, "rel", "rel", "rel", &mut script)
        .map_err(|error| Error::refused(format!("The script could not be written: {error}.")))?;
    Ok(String::from_utf8_lossy(&script).trim_start().to_owned())
}

pub fn run(ctx: &Context, args: &CompletionsArgs) -> Result<()> {
    ctx.ui.raw(&script(args.shell)?)
}
