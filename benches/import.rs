//! Measures how long the import of a large calendar takes, in whole processes, and its peak memory.
//!
//! ```text
//! cargo bench --bench import            # 50,000 events
//! cargo bench --bench import -- 200000
//! ```
//!
//! A third of the events are with people in the journal. Memory is read from `/proc` every few
//! milliseconds, so only Linux shows it.

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a benchmark may stop and print")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};

/// The time between two readings of the memory.
const GLANCE: Duration = Duration::from_millis(5);

/// The number of people in the journal.
const PEOPLE: usize = 50;

/// The day of the import, and the number of days before it that have events.
const TODAY: &str = "2026-11-21";
const SPAN: usize = 1500;

fn main() {
    let events = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(50_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("calendar.ics");
    fs::write(&file, calendar(events)).expect("a calendar");
    let size = fs::metadata(&file).expect("the calendar").len() as f64 / 1e6;
    println!("{events} events, {size:.1} MB\n");

    println!(
        "{:<26}  {:>7}  {:>9}  {:>9}  {:>10}",
        "", "seconds", "events/s", "memory MB", "x the file"
    );
    fs::write(folder.path().join("people.vcf"), cards()).expect("the people");
    let import = ["import", "calendar.ics", "--me", "me@example.com"];
    run(folder.path(), "import people.vcf", &["import", "people.vcf"], PEOPLE, size);
    run(folder.path(), "import", &import, events, size);
    run(folder.path(), "import again", &import, events, size);
    run(
        folder.path(),
        "import again, --dry-run",
        &[&import[..], &["--dry-run"]].concat(),
        events,
        size,
    );
    run(folder.path(), "undo", &["undo"], events, size);
}

/// Runs a command and prints its time and memory.
fn run(folder: &Path, name: &str, words: &[&str], events: usize, size: f64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rel"));
    command
        .args(words)
        .current_dir(folder)
        .env("REL_DB", folder.join("journal.db"))
        .env("REL_CONFIG", "/nonexistent")
        .env("REL_NOW", TODAY)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begin = Instant::now();
    let memory = most_memory(&mut command.spawn().expect("rel runs"));
    let seconds = begin.elapsed().as_secs_f64();
    let (memory, times) = memory.map_or(("-".to_owned(), "-".to_owned()), |bytes| {
        (format!("{:.1}", bytes / 1e6), format!("{:.1}", bytes / 1e6 / size))
    });
    println!(
        "{name:<26}  {seconds:>7.2}  {:>9.0}  {memory:>9}  {times:>10}",
        events as f64 / seconds
    );
}

/// Waits for a process to succeed and returns its peak memory in bytes.
fn most_memory(process: &mut Child) -> Option<f64> {
    let status = format!("/proc/{}/status", process.id());
    let mut most = None;
    loop {
        if let Some(status) = process.try_wait().expect("a state") {
            assert!(status.success());
            return most;
        }
        let peak = fs::read_to_string(&status).ok().and_then(|text| kilobytes(&text, "VmHWM:"));
        most = peak.map(|kilobytes| kilobytes * 1024.0).or(most);
        sleep(GLANCE);
    }
}

/// Returns the number after a word in `/proc/PID/status`.
fn kilobytes(status: &str, word: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(word))?;
    line.split_whitespace().next()?.parse().ok()
}

fn cards() -> String {
    let card = |number: usize| {
        format!("BEGIN:VCARD\nFN:Person {number}\nEMAIL:person{number}@example.com\nEND:VCARD\n")
    };
    (0..PEOPLE).map(card).collect()
}

/// Returns a calendar as other programs write it. The number of events determines everything in it.
fn calendar(events: usize) -> String {
    let today: NaiveDate = TODAY.parse().expect("a day");
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n".to_owned();
    for number in 0..events {
        let day = today - Days::new((1 + number * SPAN / events.max(1)) as u64);
        let guest = match number % 3 {
            0 => format!("person{}", number / 3 % PEOPLE),
            _ => format!("stranger{}", number % 997),
        };
        write!(
            text,
            "BEGIN:VEVENT\r\nUID:{number}@bench.example.com\r\nDTSTAMP:20261120T080000Z\r\n\
             DTSTART;TZID=Europe/Berlin:{day}T093000\r\nDURATION:PT30M\r\n\
             SUMMARY:Budget round {number}\r\nLOCATION:Room 4\r\n\
             DESCRIPTION:Agenda\\, notes and the dial-in of the {number}th of these meetings.\r\n\
             ORGANIZER;CN=Me:mailto:me@example.com\r\n\
             ATTENDEE;PARTSTAT=ACCEPTED;CN=Me:mailto:me@example.com\r\n\
             ATTENDEE;PARTSTAT=ACCEPTED:mailto:{guest}@example.com\r\nEND:VEVENT\r\n",
            day = day.format("%Y%m%d"),
        )
        .expect("a text grows");
    }
    text + "END:VCALENDAR\r\n"
}
