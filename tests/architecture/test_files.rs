//! Every test file is compiled, and the tests of commands mirror `src/commands`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::source::{Source, rust_files};
use crate::support::repository;

/// Returns the file and all files that its `mod` lines lead to.
fn reachable(file: &Path) -> BTreeSet<PathBuf> {
    let text = fs::read_to_string(file).expect("a test file");
    let source = Source::new(file.display().to_string(), text);
    // `main.rs` and `mod.rs` have their modules beside them, others in a folder of their name.
    let folder = match file.file_stem().and_then(|stem| stem.to_str()) {
        Some("main" | "mod") => file.parent().expect("a folder").to_owned(),
        _ => file.with_extension(""),
    };
    let words = source.words();
    let modules = words.windows(2).filter(|pair| pair[0].1 == "mod").map(|pair| pair[1].1);
    let files = modules.flat_map(|module| {
        [folder.join(format!("{module}.rs")), folder.join(module).join("mod.rs")]
    });
    let mut found: BTreeSet<PathBuf> =
        files.filter(|file| file.exists()).flat_map(|file| reachable(&file)).collect();
    found.insert(file.to_owned());
    found
}

/// Returns the names of the modules in a folder, except these.
fn modules(folder: &str, except: &[&str]) -> BTreeSet<String> {
    fs::read_dir(repository(folder))
        .expect("a folder")
        .map(|file| file.expect("a file").path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| !name.starts_with('.') && !except.contains(&name.as_str()))
        .collect()
}

#[test]
fn every_test_file_is_compiled() {
    let files: BTreeSet<PathBuf> = rust_files(&repository("tests")).into_iter().collect();
    let compiled = reachable(&repository("tests/main.rs"));
    let forgotten: Vec<&PathBuf> = files.difference(&compiled).collect();
    assert!(forgotten.is_empty(), "no `mod` line leads to {forgotten:#?}");
}

#[test]
fn every_command_has_a_test_file() {
    // `completions` has tests/completions.rs, which runs real shells.
    const NOT_HERE: [&str; 4] = ["args", "complete", "completions", "mod"];
    const ABOUT_ALL_COMMANDS: [&str; 5] = ["dates", "mod", "names", "output", "prompts"];
    assert_eq!(modules("tests/commands", &ABOUT_ALL_COMMANDS), modules("src/commands", &NOT_HERE));
}
