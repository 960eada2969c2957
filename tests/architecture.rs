//! The house keeps its shape: imports run one way.

use std::fs;
use std::path::Path;

/// Each room, and the rooms it may import from.
const MAY_IMPORT: [(&str, &[&str]); 8] = [
    ("model", &["model"]),
    ("scoring", &["scoring", "model"]),
    ("store", &["store", "scoring", "model", "error", "clock"]),
    ("formats", &["formats", "model"]),
    ("ui", &["ui", "error"]),
    ("view", &["view", "scoring", "model", "ui"]),
    (
        "commands",
        &[
            "commands", "store", "scoring", "view", "formats", "model", "ui", "error", "clock",
            "config",
        ],
    ),
    ("config.rs", &["scoring", "model", "ui", "error"]),
];

fn sources(place: &Path, found: &mut Vec<(String, String)>) {
    if place.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(place).expect("a folder").flatten().collect();
        entries.sort_by_key(fs::DirEntry::path);
        for entry in entries {
            sources(&entry.path(), found);
        }
    } else if place.extension().is_some_and(|extension| extension == "rs") {
        let text = fs::read_to_string(place).expect("a source");
        found.push((place.display().to_string(), text));
    }
}

fn src() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    found
}

#[test]
fn imports_run_one_way() {
    let mut turned = Vec::new();
    for (file, text) in src() {
        let room = file.trim_start_matches("src/").split('/').next().unwrap_or_default();
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for (_, rest) in text.match_indices("crate::").map(|(at, it)| text[at..].split_at(it.len()))
        {
            let target =
                rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
            if !allowed.contains(&target) {
                turned.push(format!("{file} imports {target}"));
            }
        }
    }
    assert!(turned.is_empty(), "{turned:#?}");
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
