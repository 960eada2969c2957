//! The structure of the source: which room may import from which, and what stays in one room.

use std::fs;
use std::path::Path;

/// Each room of `src`, and the rooms it may import from. A folder and a file beside it are both
/// rooms.
const MAY_IMPORT: [(&str, &[&str]); 18] = [
    ("main", &["cli", "error", "ui"]),
    ("lib", &[]),
    ("cli", &["clock", "commands", "config", "context", "error", "ui"]),
    (
        "commands",
        &[
            "clock", "commands", "config", "context", "error", "formats", "import", "model",
            "roster", "scoring", "shell", "store", "typed", "ui", "view",
        ],
    ),
    (
        "import",
        &[
            "clock", "context", "error", "formats", "import", "model", "roster", "shell", "store",
            "typed", "ui", "view",
        ],
    ),
    ("roster", &["context", "error", "model", "roster", "scoring", "shell", "store", "ui", "view"]),
    ("typed", &["context", "error", "model", "shell", "view"]),
    ("context", &["clock", "config", "error", "store", "ui"]),
    ("config", &["config", "error", "model", "scoring", "shell", "ui"]),
    ("view", &["model", "scoring", "shell", "ui", "view"]),
    ("store", &["clock", "error", "model", "scoring", "shell", "store"]),
    ("formats", &["formats", "model"]),
    ("ui", &["error", "ui"]),
    ("scoring", &["model", "scoring"]),
    ("model", &["model"]),
    ("clock", &["error"]),
    ("error", &[]),
    ("shell", &[]),
];

fn sources(place: &Path, found: &mut Vec<(String, String)>) {
    if place.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(place).expect("a folder").flatten().collect();
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries {
            sources(&entry.path(), found);
        }
    } else if place.extension().is_some_and(|extension| extension == "rs") {
        let text = fs::read_to_string(place).expect("a source file");
        found.push((place.display().to_string(), text));
    }
}

/// Every source file: its path from the top of the repository, and its text.
fn src() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    found
}

/// The room that a file is in: `src/store/file/mod.rs` is in `store`.
fn room(file: &str) -> &str {
    let below = file.trim_start_matches("src/");
    below.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for (file, text) in src() {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == room(&file)) else {
            wrong.push(format!("{file} is in a room that MAY_IMPORT does not list"));
            continue;
        };
        for prefix in ["crate::", "rel_journal::"] {
            for (at, found) in text.match_indices(prefix) {
                let rest = &text[at + found.len()..];
                let target = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next();
                if !allowed.contains(&target.unwrap_or_default()) {
                    wrong.push(format!("{file} imports {}", target.unwrap_or_default()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_store_knows_sql_and_only_the_ui_prints() {
    for (file, text) in src() {
        assert!(
            file.starts_with("src/store") || !text.contains("rusqlite"),
            "{file} knows rusqlite"
        );
        assert!(!text.contains("println!"), "{file} prints past the ui");
        assert!(file.starts_with("src/ui") || !text.contains("comfy_table"), "{file} draws tables");
    }
}

#[test]
fn files_stay_small() {
    for (file, text) in src().into_iter().filter(|(file, _)| !file.ends_with("tests.rs")) {
        assert!(text.lines().count() <= 400, "{file} has {} lines", text.lines().count());
    }
}
