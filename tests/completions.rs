//! Completion in real shells, and the committed scripts, which match what the program prints.

mod hostile;
mod several;
mod shells;

use std::fs;
use std::process::Command;

use shells::{Typist, shell};

use crate::support::{Sandbox, repository};

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

/// Asserts that a shell's script is the file in `completions/`.
#[track_caller]
fn is_committed(shell: &str, file: &str) {
    let file = repository("completions").join(file);
    assert_eq!(fs::read_to_string(&file).expect("a script"), script(shell), "{}", file.display());
}

fn lines(command: &mut Command) -> Vec<String> {
    let output = command.output().expect("the shell runs");
    let (stdout, stderr) = (output.stdout, String::from_utf8_lossy(&output.stderr));
    assert!(stderr.is_empty(), "the shell said: {stderr}");
    String::from_utf8_lossy(&stdout).lines().map(str::to_owned).collect()
}

/// Returns the completions that bash offers at the end of a line, listed if `kind` is 63.
fn bash_offers(sandbox: &Sandbox, line: &str, kind: u32) -> Vec<String> {
    const ASK: &str = r#"
        source <(rel completions bash)
        COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=$2
        _rel rel "${1##* }"
        printf '%s\n' "${COMPREPLY[@]}"
    "#;
    lines(shell(sandbox, "bash").args(["-c", ASK, "bash", line, &kind.to_string()]))
}

fn fish_offers(sandbox: &Sandbox, line: &str) -> Vec<String> {
    let ask = "rel completions fish | source; complete --do-complete $argv[1]";
    lines(shell(sandbox, "fish").args(["--no-config", "-c", ask, line]))
        .iter()
        .map(|offer| offer.split('\t').next().unwrap_or_default().to_owned())
        .collect()
}

/// Returns the words that `rel` gets when a line is typed, then TAB and Enter.
#[track_caller]
fn typed(sandbox: &Sandbox, program: &'static str, line: &str) -> String {
    let words = Typist::new(sandbox, program).words(&format!("{line}\t"));
    let words = words.unwrap_or_else(|what| panic!("{program}: {line}: {what}"));
    words.iter().map(|word| format!("<{word}>")).collect()
}

/// Asserts that a completed name is one word to the shell, whatever is in it.
#[track_caller]
fn completes_names_as_one_word(program: &'static str) {
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
fn completes_the_words_of_rel(program: &'static str) {
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
    let offers = |line: &str| bash_offers(&sandbox, line, 9);
    assert_eq!(offers("rel pri"), ["prioritize"]);
    assert_eq!(offers("rel fact add cass pro"), ["problem"]);
    assert!(offers("rel log x -k co").contains(&"coffee".to_owned()));
    assert_eq!(offers("rel stale --unit ").len(), 5);
    assert_eq!(offers("rel stale --unit mark"), ["Marketing"]);
    assert_eq!(offers("rel --db missing.db stale --unit mark"), [""]);
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
    Typist::new(&sandbox, "zsh").sees("rel stale --unit \t", "Legal and Risk");
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
