//! Every parser, on the inputs that the fuzzer has collected: see `fuzz/`.

mod targets;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::support::{on_all_processors, repository};

/// The name of a target of the fuzzer, and what it does with an input.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 8] = [
    ("configuration", targets::configuration),
    ("dates", targets::dates),
    ("durations", targets::durations),
    ("icalendar", targets::icalendar),
    ("json_lines", targets::json_lines),
    ("list", targets::list),
    ("names", targets::names),
    ("vcard", targets::vcard),
];

/// Returns the names of what is in a folder.
fn names_in(folder: &str) -> BTreeSet<String> {
    let name = |path: PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let files = fs::read_dir(repository(folder)).expect("a folder");
    files.map(|file| name(file.expect("a file").path())).collect()
}

#[test]
fn every_parser_has_a_target_and_a_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    // A package of the program lacks the fuzzer.
    if repository("fuzz").exists() {
        assert_eq!(names_in("fuzz/targets"), targets);
    }
    assert_eq!(names_in("tests/parsers/corpus"), targets);
}

#[test]
fn what_the_fuzzer_collected_is_read_as_it_should_be() {
    const LONGEST: Duration = Duration::from_secs(5);
    let mut inputs = Vec::new();
    for (target, run) in TARGETS {
        let files =
            fs::read_dir(repository(&format!("tests/parsers/corpus/{target}"))).expect("a corpus");
        inputs.extend(files.map(|file| (target, run, file.expect("a file").path())));
    }
    let slow = on_all_processors(&inputs, |(target, run, input)| {
        let start = Instant::now();
        // The name of what panics would else be unknown.
        eprintln!("{target}: {}", input.display());
        run(&fs::read(input).expect("an input"));
        (start.elapsed() > LONGEST).then(|| format!("{target}: {}", input.display()))
    });
    assert!(slow.is_empty(), "{slow:?}");
}
