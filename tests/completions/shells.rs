//! Real shells at a terminal, in which lines are typed and completed.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use expectrl::session::OsSession;
use expectrl::{Expect, Session};

use crate::support::Sandbox;

/// Someone at a shell. The shell knows the completions, and a `rel` that notes down its words
/// instead of running, except when it is asked for completions.
pub struct Typist<'a> {
    sandbox: &'a Sandbox,
    program: &'static str,
    session: OsSession,
}

impl<'a> Typist<'a> {
    pub fn new(sandbox: &'a Sandbox, program: &'static str) -> Typist<'a> {
        Typist::with(sandbox, program, &format!("{}\n{}", loading(program), noting(program)))
    }

    /// Starts a shell with a startup file.
    pub fn with(sandbox: &'a Sandbox, program: &'static str, start: &str) -> Typist<'a> {
        let prompt = match program {
            "fish" => "function fish_prompt; printf 'ready> '; end",
            _ => "PS1='ready> '",
        };
        sandbox.file(".zshrc", &format!("{start}\n{prompt}\n"));
        let mut command = shell(sandbox, program);
        match program {
            "bash" => command.args(["--noprofile", "--rcfile", ".zshrc", "-i"]),
            "zsh" => command.args(["-d", "-i"]),
            _ => command.args(["--no-config", "-i", "-C", "source .zshrc"]),
        };
        let mut session = Session::spawn(command).expect("the shell runs");
        session.set_expect_timeout(Some(Duration::from_secs(5)));
        session.expect("ready> ").expect("a prompt");
        Typist { sandbox, program, session }
    }

    /// Types keys and waits until the shell shows a text.
    #[track_caller]
    pub fn sees(&mut self, keys: &str, text: &str) -> String {
        self.session.send(keys).expect("the keys are typed");
        let seen = self.session.expect(text).unwrap_or_else(|error| panic!("{keys:?}: {error}"));
        String::from_utf8_lossy(seen.before()).into_owned()
    }

    /// Types keys and Enter, and returns the words that `rel` got.
    ///
    /// # Errors
    /// What the shell did instead. It is started anew then.
    pub fn words(&mut self, keys: &str) -> Result<Vec<String>, String> {
        let noted = self.sandbox.path("words");
        let _ = fs::remove_file(&noted);
        self.session.send(format!("{keys}\r")).expect("the keys are typed");
        let answer = self.session.expect("answered.");
        let ran = self.sandbox.path("owned").exists();
        let Ok(words) = fs::read_to_string(&noted).map_err(drop).and_then(|words| match ran {
            false => Ok(words),
            true => Err(()),
        }) else {
            let _ = fs::remove_file(self.sandbox.path("owned"));
            let seen = answer.map(|seen| String::from_utf8_lossy(seen.as_bytes()).into_owned());
            *self = Typist::new(self.sandbox, self.program);
            return Err(if ran {
                "ran a name as a command".to_owned()
            } else {
                format!("{seen:?}")
            });
        };
        Ok(words.split_terminator('\0').map(str::to_owned).collect())
    }
}

/// Returns a shell that finds `rel` and the journal of the sandbox.
pub fn shell(sandbox: &Sandbox, program: &str) -> Command {
    let rel = sandbox.command("");
    let folder = Path::new(rel.get_program()).parent().expect("the folder of rel").to_owned();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").expect("a PATH"));
    let mut command = Command::new(program);
    command.env_clear().env("PATH", path).env("TERM", "dumb").env("LC_ALL", "C.UTF-8");
    for (name, value) in rel.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command.current_dir(sandbox.path(""));
    command
}

/// Returns what a user writes into the startup file.
pub fn loading(program: &str) -> &'static str {
    match program {
        "bash" => "source <(rel completions bash)",
        "zsh" => "autoload -Uz compinit; compinit -u -D; source <(rel completions zsh)",
        _ => "rel completions fish | source",
    }
}

/// Returns a `rel` that notes down its words, except when it is asked for completions.
pub fn noting(program: &str) -> &'static str {
    match program {
        "bash" | "zsh" => {
            r#"rel() {
                if [ -n "${COMPLETE-}" ]; then command rel "$@"; return; fi
                printf '%s\0' "$@" > "$HOME/words"; echo answered.
            }"#
        }
        _ => {
            r#"function rel
                if set -q COMPLETE; command rel $argv; return; end
                printf '%s\0' $argv > $HOME/words; echo answered.
            end"#
        }
    }
}
