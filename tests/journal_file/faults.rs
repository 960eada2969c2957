//! Commands whose system calls fail: on a full or broken disk, or without access. Each writes
//! everything or nothing, and says so.

use super::rows;
use super::state::judge;
use super::traced::{Call, calls, injected, sample};
use super::writing::{self, Writing, with_history};
use crate::support::{on_all_processors, rounds, runs};

/// How the system calls can fail that have to do with files.
const ERRORS: [(&str, &[&str]); 26] = [
    ("write", &["ENOSPC", "EIO", "EDQUOT"]),
    ("pwrite64", &["ENOSPC", "EIO", "EFBIG", "EDQUOT"]),
    ("fsync", &["EIO", "ENOSPC"]),
    ("fdatasync", &["EIO", "ENOSPC"]),
    ("rename", &["EIO", "EACCES", "ENOSPC"]),
    ("renameat", &["EIO", "EACCES", "ENOSPC"]),
    ("renameat2", &["EIO", "EACCES", "ENOSPC"]),
    ("link", &["EIO", "EACCES"]),
    ("linkat", &["EIO", "EACCES"]),
    ("open", &["EACCES", "EROFS", "ENOSPC", "EMFILE"]),
    ("openat", &["EACCES", "EROFS", "ENOSPC", "EMFILE", "EIO"]),
    ("ftruncate", &["EIO", "EACCES"]),
    ("unlink", &["EIO", "EACCES", "EROFS"]),
    ("unlinkat", &["EIO", "EACCES", "EROFS"]),
    ("mkdir", &["EACCES", "ENOSPC"]),
    ("chmod", &["EPERM"]),
    ("fchmod", &["EPERM"]),
    ("read", &["EIO"]),
    ("pread64", &["EIO"]),
    ("fcntl", &["ENOLCK", "EIO"]),
    ("flock", &["ENOLCK"]),
    ("lseek", &["EIO"]),
    ("copy_file_range", &["EIO", "ENOSPC"]),
    ("statx", &["EACCES", "EIO"]),
    ("newfstatat", &["EACCES", "EIO"]),
    ("getdents64", &["EIO"]),
];

/// A system call that fails: once, or from then on each time.
struct Fault<'a> {
    writing: &'a Writing,
    call: Call,
    error: &'static str,
    when: String,
}

fn faults(writing: &Writing) -> Vec<Fault<'_>> {
    let mut faults = Vec::new();
    for call in calls(writing) {
        let errors = ERRORS.iter().filter(|(name, _)| *name == call.name);
        for error in errors.flat_map(|(_, errors)| *errors) {
            for when in [call.number.to_string(), format!("{}+", call.number)] {
                // Waiting for a lock takes 5 seconds each time; and who cannot write, cannot say so.
                let is_hopeless = *error == "ENOLCK" || call.name == "write";
                if is_hopeless && when.ends_with('+') {
                    continue;
                }
                faults.push(Fault { writing, call: call.clone(), error, when });
            }
        }
    }
    faults
}

fn verdict(fault: &Fault, number: usize) -> Option<String> {
    let Fault { writing, call, error, when } = fault;
    let sandbox = writing.start.copy();
    let what = format!("error={error}:when={when}");
    let (ran, came_to_it) = injected(&sandbox, &writing.line, call, &what);
    let how = format!("`rel {}` with {error} at {} #{when}", writing.name(), call.name);
    if !came_to_it {
        return Some(format!("{how}: it never came to {}", call.line));
    }
    let is_silent = ran.stderr.trim().is_empty() && ran.code == Some(1);
    let wrong = match judge(writing, &sandbox, &ran, number.is_multiple_of(5)) {
        Err(wrong) => wrong,
        Ok(()) if is_silent && !call.line.starts_with("write(2") => {
            "it failed without a word".to_owned()
        }
        Ok(()) => return None,
    };
    Some(format!("{how}: {wrong}\n  {}\n{}", call.line, ran.transcript()))
}

#[test]
#[ignore = "needs strace"]
fn a_command_with_a_fault_writes_everything_or_nothing_and_says_so() {
    let all = writing::all();
    let faults = sample(all.iter().map(faults), runs(200, 600), |fault| fault.call.changes_files());
    let wrong = on_all_processors(&faults, |(number, fault)| verdict(fault, *number));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), faults.len(), wrong.join("\n"));
    eprintln!("{} faults", faults.len());
}

/// Found among ten thousand, which is more than each run can try.
#[test]
#[ignore = "needs strace"]
fn faults_that_were_once_misreported_are_told_as_they_are() {
    let all = writing::all();
    for (line, name, error) in [
        ("backup copy.db", "statx", "EACCES"),
        ("restore earlier.db", "fsync", "EIO"),
        ("forget Neal Wallace --yes", "pwrite64", "EDQUOT"),
    ] {
        let writings = all.iter().filter(|writing| writing.line == line);
        let faults = writings.flat_map(faults);
        let faults: Vec<_> =
            faults.filter(|it| it.call.name == name && it.error == error).collect();
        assert!(!faults.is_empty(), "{line} does not use {name}");
        let faults = sample(std::iter::once(faults), runs(100, 100), |_| true);
        let wrong = on_all_processors(&faults, |(number, fault)| verdict(fault, *number));
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Returns a command, and the last use of a system call by it.
fn last(line: &str, name: &str) -> (Writing, Call) {
    let writing = Writing::new(line, with_history());
    let call = calls(&writing).into_iter().rfind(|call| call.name == name);
    (writing, call.expect("it is used"))
}

#[test]
#[ignore = "needs strace"]
fn a_commit_that_fails_after_it_counts_is_not_said_to_have_failed() {
    // The folder is synchronized once the rollback journal is deleted.
    let (writing, call) = last("log cass hello", "fsync");
    let sandbox = writing.start.copy();
    let what = format!("error=EIO:when={}", call.number);
    let (ran, _) = injected(&sandbox, &writing.line, &call, &what);
    insta::assert_snapshot!(ran.transcript(), @"
    $ rel log cass hello
    ! error: The journal could not be read or written: disk I/O error.
    ! It may have been written all the same: look into the journal before you try again.
    ! Your note was: hello
    [exit 1]
    ");
    assert_eq!(rows(&sandbox, "list entries")[0]["note"], "hello");
}

/// A power cut cannot be tried here, but what it would need can be seen.
#[test]
#[ignore = "needs strace"]
fn a_commit_is_synchronized_with_the_disk() {
    let synchronized = |line: &str| -> Vec<String> {
        let calls = calls(&Writing::new(line, with_history())).into_iter();
        let syncs = calls.filter(|call| call.name.ends_with("sync"));
        let file = |call: Call| {
            let path = call.line.split_once('<')?.1.split_once('>')?.0.to_owned();
            Some(path.find("journal.db").map_or_else(String::new, |name| path[name..].to_owned()))
        };
        syncs.filter_map(file).collect()
    };
    // The folder has no name here.
    let journal = ["journal.db-journal", "", "journal.db-journal", "journal.db", ""];
    assert_eq!(synchronized("log cass hello"), journal);
    assert_eq!(synchronized("config format json").len(), 1);
    assert_eq!(synchronized("backup copy.db").len(), 2);
    assert_eq!(synchronized("export -o new.jsonl").len(), 1);
}

#[test]
#[ignore = "needs strace"]
fn a_backup_that_may_not_survive_a_power_cut_is_not_called_nothing() {
    let (writing, call) = last("backup copy.db", "fsync");
    let sandbox = writing.start.copy();
    let what = format!("error=EIO:when={}", call.number);
    let (ran, _) = injected(&sandbox, &writing.line, &call, &what);
    insta::assert_snapshot!(ran.transcript(), @"
    $ rel backup copy.db
    ! error: The backup copy.db was made, but may not survive a power cut: Input/output error (os error 5).
    ! Look after the disk, or back up to another one: rel backup FILE
    [exit 1]
    ");
    assert!(sandbox.path("copy.db").exists());
}

#[test]
#[ignore = "needs strace"]
fn a_copy_that_never_gets_its_turn_gives_up() {
    for line in ["backup copy.db", "restore earlier.db"] {
        let writing = Writing::new(line, with_history());
        let locks = calls(&writing).into_iter().filter(|call| {
            call.name == "fcntl"
                && call.line.contains("F_RDLCK")
                && call.line.contains("journal.db")
        });
        let locks: Vec<Call> = locks.collect();
        // From one of the locks on, another command always has the journal.
        let wrong = on_all_processors(
            &sample(std::iter::once(locks), rounds(6, 30), |_| true),
            |(_, call)| {
                let what = format!("error=EAGAIN:when={}+", call.number);
                let (ran, _) = injected(&writing.start.copy(), line, call, &what);
                (ran.code != Some(1)).then(|| ran.transcript())
            },
        );
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
