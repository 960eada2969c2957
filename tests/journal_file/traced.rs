//! Running a command under `strace`, which kills it or lets a system call fail.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use super::writing::Writing;
use crate::support::{Ran, Sandbox};

/// The n-th use of a system call by a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub name: String,
    pub number: usize,
    /// The line of the trace: what it was called with.
    pub line: String,
}

impl Call {
    /// Whether a file is not the same afterwards; a kill makes a difference only there.
    pub fn changes_files(&self) -> bool {
        const CHANGING: [&str; 10] = [
            "write", "link", "rename", "truncate", "sync", "mkdir", "chmod", "copy", "O_CREAT",
            "O_TRUNC",
        ];
        let line = if self.name.starts_with("open") { &self.line } else { &self.name };
        CHANGING.iter().any(|word| line.contains(word)) && !self.name.starts_with("readlink")
    }
}

/// Returns the uses of system calls that have to do with files of the sandbox, or with output.
pub fn calls(writing: &Writing) -> Vec<Call> {
    let sandbox = writing.start.copy();
    let (ran, trace) = traced(&sandbox, &writing.line, &["-y", "-e", "trace=%file,%desc"]);
    assert_eq!(ran.code, Some(0), "{}", ran.transcript());
    let home = sandbox.path("").display().to_string();
    let home = home.trim_end_matches('/');
    // A path that begins at the root has nothing to do with the present folder.
    let elsewhere = format!("AT_FDCWD<{home}>, \"/");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut calls = Vec::new();
    let mut first = None;
    for line in trace.lines() {
        // Each line begins with the number of the thread, and a call may go on in a second line.
        let Some((thread, line)) = line.split_once(' ') else { continue };
        let Some((name, arguments)) = line.trim_start().split_once('(') else { continue };
        if *first.get_or_insert(thread) != thread || name.starts_with('<') || name == "execve" {
            continue;
        }
        let number = counts.entry(name).or_default();
        *number += 1;
        let is_output = name == "write" && arguments.starts_with(['1', '2']);
        if is_output || arguments.replace(&elsewhere, "\"/").contains(home) {
            calls.push(Call { name: name.to_owned(), number: *number, line: line.to_owned() });
        }
    }
    assert!(calls.len() > 15, "strace saw too little: {trace}");
    calls
}

/// Runs a command that is killed, or whose call fails. Returns whether it came to that.
pub fn injected(sandbox: &Sandbox, line: &str, call: &Call, what: &str) -> (Ran, bool) {
    let name = &call.name;
    let inject = format!("inject={name}:{what}");
    let (ran, trace) = traced(sandbox, line, &["-e", &format!("trace={name}"), "-e", &inject]);
    let came_to_it = ran.code.is_none() || trace.contains("(INJECTED)");
    (ran, came_to_it)
}

/// Runs a command and returns the trace.
fn traced(sandbox: &Sandbox, line: &str, options: &[&str]) -> (Ran, String) {
    let trace = tempfile::NamedTempFile::new().expect("a file for the trace");
    let command = sandbox.command(line);
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-o"]).arg(trace.path()).args(options);
    strace.arg(command.get_program()).args(command.get_args());
    strace.env_clear().current_dir(sandbox.path("")).stdin(std::process::Stdio::null());
    strace.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    strace.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    let ran = crate::support::run_in_time(line, strace);
    (ran, fs::read_to_string(trace.path()).expect("a trace"))
}

/// Chooses about this many of all cases, evenly spread over the groups and in each of them, and
/// numbers them. In each group, those that matter come first.
pub fn sample<T>(
    groups: impl Iterator<Item = Vec<T>>,
    most: usize,
    matters: impl Fn(&T) -> bool,
) -> Vec<(usize, T)> {
    let groups: Vec<Vec<T>> = groups.collect();
    let each = most.div_ceil(groups.len());
    let chosen = groups.into_iter().flat_map(|group| {
        let (first, rest): (Vec<T>, Vec<T>) = group.into_iter().partition(&matters);
        let more = each.saturating_sub(first.len());
        spread(first, each).chain(spread(rest, more))
    });
    chosen.enumerate().collect()
}

/// Chooses at most this many of many, evenly spread.
fn spread<T>(all: Vec<T>, most: usize) -> impl Iterator<Item = T> {
    let (count, most) = (all.len(), most.min(all.len()));
    let is_chosen = move |n: usize| (n + 1) * most / count > n * most / count;
    all.into_iter().enumerate().filter(move |(n, _)| is_chosen(*n)).map(|(_, it)| it)
}
