//! Commands that are killed while they write: each is complete or leaves no trace, and the next one
//! works.

use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::state::judge;
#[cfg(target_os = "linux")]
use super::traced::{Call, calls, injected, sample};
use super::writing::{self, Writing};
use crate::support::{Ran, Sandbox, on_all_processors, runs};

/// Kills a command with SIGKILL this long after its start.
fn kill_after(sandbox: &Sandbox, line: &str, delay: Duration) -> Ran {
    let mut command = sandbox.command(line);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().expect("rel runs");
    sleep(delay);
    child.kill().expect("it is killed");
    let code = child.wait().expect("it ends").code();
    Ran { line: line.to_owned(), stdout: "not read".to_owned(), stderr: String::new(), code }
}

/// Judges what a killed command left.
fn verdict(
    writing: &Writing,
    sandbox: &Sandbox,
    ran: &Ran,
    how: &str,
    number: usize,
) -> Option<String> {
    // What the crash left is rolled back by `rel` in thorough verdicts, else by SQLite.
    let verdict = judge(writing, sandbox, ran, number.is_multiple_of(3));
    Some(format!("`rel {}` killed {how}: {}", writing.name(), verdict.err()?))
}

#[test]
fn a_command_killed_at_any_moment_is_complete_or_leaves_no_trace() {
    let all = writing::all();
    let each = runs(60, 200).div_ceil(all.len());
    let mut kills = Vec::new();
    for writing in &all {
        let start = Instant::now();
        writing.start.copy().rel(&writing.line).succeeds();
        let duration = start.elapsed();
        // From the start to a quarter of the duration after the end.
        let moments = (0..each).map(|n| duration.mul_f64(1.25 * n as f64 / each as f64));
        kills.extend(moments.map(|moment| (writing, moment)));
    }
    let kills: Vec<_> = kills.iter().enumerate().collect();
    let wrong = on_all_processors(&kills, |(number, (writing, moment))| {
        let sandbox = writing.start.copy();
        let ran = kill_after(&sandbox, &writing.line, *moment);
        verdict(writing, &sandbox, &ran, &format!("after {moment:?}"), *number)
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), kills.len(), wrong.join("\n"));
    eprintln!("{} kills", kills.len());
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs strace"]
fn a_command_killed_at_any_system_call_is_complete_or_leaves_no_trace() {
    let all = writing::all();
    let of_each = all.iter().map(|writing| -> Vec<(&Writing, Call)> {
        calls(writing).into_iter().map(|call| (writing, call)).collect()
    });
    let kills = sample(of_each, runs(200, 600), |(_, call)| call.changes_files());
    let wrong = on_all_processors(&kills, |(number, (writing, call))| {
        let sandbox = writing.start.copy();
        let (ran, came_to_it) =
            injected(&sandbox, &writing.line, call, &format!("signal=KILL:when={}", call.number));
        if !came_to_it {
            return Some(format!("`rel {}` never came to {}", writing.name(), call.line));
        }
        let how = format!("at {} #{}: {}", call.name, call.number, call.line);
        verdict(writing, &sandbox, &ran, &how, *number)
    });
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), kills.len(), wrong.join("\n"));
    eprintln!("{} kills", kills.len());
}
