//! Completion in real shells, and the committed scripts, which match what the program prints.

use std::fs;
use std::path::Path;
use std::process::Command;

use expectrl::session::OsSession;
use expectrl::{Expect, Regex, Session};

use crate::support::Sandbox;

/// Creates a journal of names with spaces, accents and characters that are special to a shell.
fn sandbox() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "unit add 'Legal and Risk'",
        "unit add 'R&D'",
        "add \"Seán O'Brien\" --unit 'R&D' --tag steerco",
        "add '$(touch pwned)'",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

fn script(shell: &str) -> String {
    Sandbox::new().rel(&format!("completions {shell}")).succeeds().stdout
}

/// Asserts that a shell's script is the file in `completions/`; `REL_UPDATE=1` rewrites the file.
#[track_caller]
fn is_committed(shell: &str, file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(file);
    if std::env::var_os("REL_UPDATE").is_some() {
        fs::write(&path, script(shell)).expect("the script is written");
    }
    let committed = fs::read_to_string(&path).expect("a committed script");
    assert_eq!(committed, script(shell), "{file}: REL_UPDATE=1 rewrites it");
}

/// Returns a shell that finds `rel` and the journal of the sandbox.
fn shell(sandbox: &Sandbox, program: &str) -> Command {
    let rel = sandbox.command("");
    let folder = Path::new(rel.get_program()).parent().expect("the folder of rel").to_owned();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").expect("a PATH"));
    let mut command = Command::new(program);
    command.env_clear().env("PATH", path).env("TERM", "dumb").env("LC_ALL", "C.UTF-8");
    for (name, value) in rel.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command
}

fn lines(command: &mut Command) -> Vec<String> {
    let output = command.output().expect("the shell runs");
    let (stdout, stderr) = (output.stdout, String::from_utf8_lossy(&output.stderr));
    assert!(stderr.is_empty(), "the shell said: {stderr}");
    String::from_utf8_lossy(&stdout).lines().map(str::to_owned).collect()
}

/// Returns the completions that bash offers for the last word.
fn bash_offers(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    const ASK: &str = r#"
        source <(rel completions bash)
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_TYPE=9
        _clap_complete_rel rel "${COMP_WORDS[COMP_CWORD]}"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    lines(shell(sandbox, "bash").args(["-c", ASK, "bash"]).args(words))
}

fn fish_offers(sandbox: &Sandbox, line: &str) -> Vec<String> {
    let ask = "rel completions fish | source; complete --do-complete $argv[1]";
    lines(shell(sandbox, "fish").args(["--no-config", "-c", ask, line]))
        .iter()
        .map(|offer| offer.split('\t').next().unwrap_or_default().to_owned())
        .collect()
}

/// Returns the startup file of a shell: a prompt to wait for, and a `rel` that shows its words
/// instead of running, except when the completion script asks it for completions.
fn start_of(program: &str) -> String {
    const REL: &str = r#"
        PS1='ready> '
        rel() {
            if [ -n "$COMPLETE" ]; then command rel "$@"; else printf '<%s>' "$@"; echo .; fi
        }"#;
    match program {
        "bash" => format!("source <(rel completions bash){REL}"),
        "zsh" => {
            format!("autoload -Uz compinit; compinit -u -D; source <(rel completions zsh){REL}")
        }
        _ => "rel completions fish | source
            function fish_prompt; printf 'ready> '; end
            function rel
                if set -q COMPLETE; command rel $argv; else; printf '<%s>' $argv; echo .; end
            end"
        .to_owned(),
    }
}

/// Starts a shell at a terminal.
fn terminal(sandbox: &Sandbox, program: &str) -> OsSession {
    let start = sandbox.path(".zshrc");
    fs::write(&start, start_of(program)).expect("the start of the shell is written");
    let mut command = shell(sandbox, program);
    command.current_dir(sandbox.path(""));
    match program {
        "bash" => command.args(["--noprofile", "--rcfile"]).arg(&start).arg("-i"),
        "zsh" => command.args(["-d", "-i"]),
        _ => command.args(["--no-config", "-i", "-C", "source .zshrc"]),
    };
    let mut session = Session::spawn(command).expect("the shell runs");
    session.expect("ready> ").expect("a prompt");
    session
}

/// Returns the words that `rel` gets when a line is typed, then TAB and Enter.
fn typed(sandbox: &Sandbox, program: &str, line: &str) -> String {
    let mut session = terminal(sandbox, program);
    session.send(format!("{line}\t\r")).expect("the line is typed");
    let words = session
        .expect(Regex(r"<[^\r\n]*>\.|command not found|Unknown command|\n> "))
        .unwrap_or_else(|error| panic!("{program}: {line}: {error}"));
    assert!(!sandbox.path("pwned").exists(), "{program} ran a name as a command");
    String::from_utf8_lossy(&words[0]).trim_end_matches('.').to_owned()
}

/// Asserts that a completed name is one word to the shell, whatever is in it.
#[track_caller]
fn completes_names_as_one_word(program: &str) {
    let sandbox = sandbox();
    for (line, words) in [
        ("rel show Cass", "<show><Cassandra Kelly>"),
        ("rel fact add Nea", "<fact><add><Neal Wallace>"),
        ("rel log cass,Nea", "<log><cass,Neal Wallace>"),
        ("rel stale --unit Leg", "<stale><--unit><Legal and Risk>"),
        ("rel stale --unit R", "<stale><--unit><R&D>"),
        ("rel show Se", "<show><Seán O'Brien>"),
        ("rel show '$", "<show><$(touch pwned)>"),
    ] {
        assert_eq!(typed(&sandbox, program, line), words, "{program}: {line}<TAB>");
    }
}

/// Asserts that commands, kinds, topics and groups are completed.
#[track_caller]
fn completes_the_words_of_rel(program: &str) {
    let sandbox = sandbox();
    for (line, words) in [
        ("rel pri", "<prioritize>"),
        ("rel log x -k cof", "<log><x><-k><coffee>"),
        ("rel fact add cass pro", "<fact><add><cass><problem>"),
        ("rel list --format js", "<list><--format><json>"),
        ("rel log @Fin", "<log><@Finance>"),
        ("rel log @ste", "<log><@steerco>"),
    ] {
        assert_eq!(typed(&sandbox, program, line), words, "{program}: {line}<TAB>");
    }
}

#[test]
fn the_bash_script_is_committed() {
    is_committed("bash", "rel.bash");
}

#[test]
fn the_zsh_script_is_committed() {
    is_committed("zsh", "_rel");
}

#[test]
fn the_fish_script_is_committed() {
    is_committed("fish", "rel.fish");
}

#[test]
fn the_powershell_script_is_committed() {
    is_committed("powershell", "_rel.ps1");
}

#[test]
fn bash_offers_people_units_kinds_topics_and_commands() {
    let sandbox = sandbox();
    let offers = |words: &[&str]| bash_offers(&sandbox, words);
    assert_eq!(offers(&["rel", "pri"]), ["prioritize"]);
    assert_eq!(offers(&["rel", "fact", "add", "cass", "pro"]), ["problem"]);
    assert!(offers(&["rel", "log", "x", "-k", "co"]).contains(&"coffee".to_owned()));
    assert_eq!(offers(&["rel", "stale", "--unit", ""]).len(), 5);
    assert_eq!(offers(&["rel", "stale", "--unit", "mark"]), ["Marketing"]);
}

#[test]
fn bash_completes_the_words_of_rel() {
    completes_the_words_of_rel("bash");
}

#[test]
fn bash_completes_a_name_as_one_word() {
    completes_names_as_one_word("bash");
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes_the_words_of_rel() {
    completes_the_words_of_rel("zsh");
}

#[test]
#[ignore = "needs zsh"]
fn zsh_completes_a_name_as_one_word() {
    completes_names_as_one_word("zsh");
}

#[test]
#[ignore = "needs zsh"]
fn zsh_offers_all_units() {
    let sandbox = sandbox();
    let mut session = terminal(&sandbox, "zsh");
    session.send("rel stale --unit \t").expect("the line is typed");
    session.expect("Legal and Risk").expect("the units");
}

#[test]
#[ignore = "needs fish"]
fn fish_completes_the_words_of_rel() {
    completes_the_words_of_rel("fish");
}

#[test]
#[ignore = "needs fish"]
fn fish_completes_a_name_as_one_word() {
    completes_names_as_one_word("fish");
}

#[test]
#[ignore = "needs fish"]
fn fish_offers_people_units_kinds_topics_and_commands() {
    let sandbox = sandbox();
    let offers = |line: &str| fish_offers(&sandbox, line);
    assert_eq!(offers("rel show Cass"), ["Cassandra Kelly"]);
    assert_eq!(offers("rel pri"), ["prioritize"]);
    assert_eq!(offers("rel fact add cass pro"), ["problem"]);
    assert!(offers("rel log x -k co").contains(&"coffee".to_owned()));
    let mut units = offers("rel stale --unit ");
    units.sort();
    assert_eq!(units, ["Finance", "Legal and Risk", "Marketing", "R&D", "Sales"]);
}

#[test]
fn tab_without_a_journal_creates_nothing_and_is_silent() {
    let sandbox = Sandbox::new();
    fs::write(sandbox.path("text"), "not a journal").expect("a text file");
    for journal in ["missing/journal.db", "text"] {
        let output = sandbox
            .command("-- rel show Cass")
            .env("REL_DB", sandbox.path(journal))
            .env("COMPLETE", "fish")
            .output()
            .expect("rel runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "", "{journal}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{journal}");
    }
    assert!(!sandbox.path("missing").exists(), "TAB created a folder");
    assert_eq!(fs::read(sandbox.path("text")).expect("the file"), b"not a journal");
}
