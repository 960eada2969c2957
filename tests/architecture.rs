//! The structure of the source: which room may import from which, and what stays in one room.

mod circles;
mod rules;
mod source;
mod test_files;

use source::Source;

/// Each room of `src`, and the rooms it may import from. A folder and a file beside it are both
/// rooms.
const MAY_IMPORT: [(&str, &[&str]); 19] = [
    ("main", &["cli", "ui"]),
    ("lib", &[]),
    ("cli", &["clock", "commands", "config", "context", "error", "shell", "store", "typed", "ui"]),
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
    ("typed", &["clock", "context", "error", "model", "shell", "view"]),
    ("context", &["clock", "config", "error", "store", "ui"]),
    ("config", &["config", "error", "interrupt", "model", "scoring", "shell", "ui"]),
    ("view", &["model", "scoring", "shell", "ui", "view"]),
    ("store", &["clock", "error", "interrupt", "model", "scoring", "shell", "store"]),
    ("formats", &["formats", "model"]),
    ("ui", &["error", "interrupt", "ui"]),
    ("scoring", &["model", "scoring"]),
    ("model", &["model"]),
    ("clock", &["error", "model"]),
    ("interrupt", &["error"]),
    ("error", &[]),
    ("shell", &[]),
];

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for source in Source::all() {
        let (file, room) = (&source.path, source.room());
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{file} is in a room that MAY_IMPORT does not list"));
            continue;
        };
        for prefix in ["crate::", "rel_journal::"] {
            for (at, found) in source.text.match_indices(prefix) {
                let rest = &source.text[at + found.len()..];
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
    for Source { path, text, .. } in Source::all() {
        assert!(
            path.starts_with("src/store") || !text.contains("rusqlite"),
            "{path} knows rusqlite"
        );
        assert!(!text.contains("println!"), "{path} prints past the ui");
        assert!(path.starts_with("src/ui") || !text.contains("comfy_table"), "{path} draws tables");
    }
}
