//! Eight processes that write one journal again and again, while others read it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::at_once::distinct;
use super::{is_sound, rows};
use crate::support::{Sandbox, rounds};

/// Runs these commands one after the other while someone writes, and returns how many.
fn read(sandbox: &Sandbox, lines: &[&str], writing: &AtomicUsize) -> usize {
    let mut count = 0;
    while writing.load(Ordering::Relaxed) > 0 {
        for line in lines {
            sandbox.rel(line).succeeds();
        }
        count += lines.len();
    }
    count
}

#[test]
fn eight_processes_write_everything_while_others_read() {
    const WRITERS: usize = 8;
    let each = rounds(8, 200);
    let sandbox = Sandbox::with_people();
    let writing = AtomicUsize::new(WRITERS);
    let write = |writer: usize| {
        for number in 0..each {
            sandbox.rel(&format!("log @all writer {writer} number {number}")).succeeds();
        }
        writing.fetch_sub(1, Ordering::Relaxed);
    };
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            scope.spawn(move || write(writer));
        }
        let readers = [["list entries -n 5", "stale"], ["doctor", "show cass"]];
        let readers = readers.map(|lines| {
            let (sandbox, writing) = (&sandbox, &writing);
            scope.spawn(move || read(sandbox, &lines, writing))
        });
        for reader in readers {
            assert!(reader.join().expect("it reads") > 0, "nothing was read meanwhile");
        }
    });
    let entries = rows(&sandbox, "list entries");
    assert_eq!(entries.len(), WRITERS * each);
    for key in ["id", "uid", "note"] {
        assert_eq!(distinct(&entries, key).len(), WRITERS * each, "{key}");
    }
    is_sound(&sandbox);
}
