//! `completions`: the scripts that complete commands on TAB.

use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Zsh};

use crate::context::Context;
use crate::error::{Error, Result};

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
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Shell::Bash => &Bash,
            Shell::Zsh => &Zsh,
            Shell::Fish => &Fish,
            Shell::Powershell => &Powershell,
        }
    }
}

/// Quotes what bash inserts, since names contain spaces and characters special to a shell. An `@`
/// begins a group, not a host.
const BASH_QUOTES: &str = r#"
_rel() {
    _clap_complete_rel "$@"
    [[ ${COMP_WORDS[COMP_CWORD]} == [\"\']* ]] && return
    local i
    for i in "${!COMPREPLY[@]}"; do
        printf -v "COMPREPLY[i]" %q "${COMPREPLY[i]}"
    done
}
if (( BASH_VERSINFO[0] > 4 || BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] >= 4 )); then
    complete -o nospace -o bashdefault -o nosort -F _rel rel
else
    complete -o nospace -o bashdefault -F _rel rel
fi
shopt -u hostcomplete
"#;

/// The code that inserts a candidate in PowerShell: as generated, and with the candidate quoted.
const POWERSHELL_INSERTS: [&str; 2] = [
    "::new($cmd, $cmd,",
    concat!(
        r#"::new($(if ($cmd -match '[^\w@.,:/=+-]') "#,
        r#"{ "'" + $cmd.Replace("'", "''") + "'" } else { $cmd }), $cmd,"#,
    ),
];

/// Generates the script for a shell.
pub fn script(shell: Shell) -> Result<String> {
    let mut script = Vec::new();
    shell
        .completer()
        .write_registration(REQUEST, "rel", "rel", "rel", &mut script)
        .map_err(|error| Error::refused(format!("The script could not be written: {error}.")))?;
    let script = String::from_utf8_lossy(&script).trim().to_owned() + "\n";
    let [unquoted, quoted] = POWERSHELL_INSERTS;
    Ok(match shell {
        Shell::Bash => script + BASH_QUOTES,
        Shell::Powershell => script.replace(unquoted, quoted),
        Shell::Zsh | Shell::Fish => script,
    })
}

pub fn run(ctx: &Context, args: &CompletionsArgs) -> Result<()> {
    ctx.ui.raw(&script(args.shell)?)
}
