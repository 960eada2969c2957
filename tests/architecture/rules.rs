//! Rules that every file keeps: how long it may be, and how it offers a command.

use std::collections::{BTreeMap, BTreeSet};

use clap::{Command, CommandFactory};
use rel_journal::cli::Cli;

use super::source::Source;

const LINES_OF_A_FILE: usize = 400;
const LINES_OF_A_FUNCTION: usize = 60;
const COLUMNS: usize = 100;

/// The arguments of subcommands, each named for its verb in a file of its own.
const MAY_OCCUR_TWICE: [&str; 3] = ["AddArgs", "EditArgs", "RemoveArgs"];

/// Returns the files of the program, without those that hold only tests.
fn program() -> impl Iterator<Item = &'static Source> {
    Source::all().iter().filter(|source| !source.is_test())
}

/// Returns the functions that are too long, with their lines.
fn long_functions(source: &Source) -> Vec<String> {
    let words = source.words();
    // The type of a function, `fn(Row)`, has no name after its `fn`.
    let is_named = |at: usize| source.code[at..].starts_with("fn ");
    let functions = words.windows(2).filter(|pair| pair[0].1 == "fn" && is_named(pair[0].0));
    let lines = |at: usize| source.code[at..source.end_of_item(at)].lines().count();
    functions
        .map(|pair| (pair[0].0, pair[1].1, lines(pair[0].0)))
        .filter(|(_, _, lines)| *lines > LINES_OF_A_FUNCTION)
        .map(|(at, name, lines)| format!("{}: {name} has {lines} lines", source.place(at)))
        .collect()
}

/// Returns the lines that are too wide. A table that rustfmt skips may be as wide as it is.
fn wide_lines(source: &Source) -> Vec<String> {
    let tables = source.code.match_indices("#[rustfmt::skip]");
    let tables: Vec<_> = tables.map(|(at, _)| at..source.end_of_item(at)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        let is_table = tables.iter().any(|table| table.contains(&at));
        if line.trim_end().chars().count() > COLUMNS && !is_table {
            found.push(format!("{} is too wide", source.place(at)));
        }
        at += line.len();
    }
    found
}

/// Returns the types that a file defines, and where. An indented `type` is an associated one.
fn types(source: &Source) -> Vec<(String, String)> {
    let words = source.words();
    let defined = words.windows(2).filter(|pair| {
        let line = source.code[..pair[0].0].rsplit('\n').next().unwrap_or_default();
        match pair[0].1 {
            "struct" | "enum" | "union" | "trait" => true,
            "type" => !line.starts_with(' '),
            _ => false,
        }
    });
    defined.map(|pair| (pair[1].1.to_owned(), source.place(pair[1].0))).collect()
}

/// Returns the verbs of the program and the names they also go by.
fn verbs() -> BTreeSet<String> {
    let program = Cli::command();
    let names = |command: &Command| {
        let aliases: Vec<String> = command.get_all_aliases().map(str::to_owned).collect();
        [aliases, vec![command.get_name().to_owned()]].concat()
    };
    program.get_subcommands().flat_map(names).collect()
}

/// Whether a text has a command that someone may copy into a shell.
fn offers_a_command(text: &str, verbs: &BTreeSet<String>) -> bool {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches('`')).collect();
    words.windows(2).any(|pair| match pair[0] {
        "rel" => verbs.contains(pair[1]) || pair[1].starts_with('-') || pair[1].starts_with('{'),
        "chmod" | "rm" => true,
        _ => false,
    })
}

/// Whether a text formats a value for debugging: `{:?}`, `{name:?}`, `{:#?}`.
fn formats_for_debugging(text: &str) -> bool {
    let mut inside = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
    inside.any(|(format, _)| format.ends_with('?') && format.contains(':'))
}

#[test]
fn files_functions_and_lines_stay_small() {
    let mut found = Vec::new();
    for source in program() {
        let lines = source.text.lines().count();
        if lines > LINES_OF_A_FILE {
            found.push(format!("{} has {lines} lines", source.path));
        }
        found.extend(long_functions(source));
    }
    found.extend(Source::all().iter().flat_map(wide_lines));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_type_name_is_defined_twice() {
    let mut defined: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, place) in program().flat_map(types) {
        defined.entry(name).or_default().push(place);
    }
    defined.retain(|name, places| places.len() > 1 && !MAY_OCCUR_TWICE.contains(&name.as_str()));
    assert!(defined.is_empty(), "{defined:#?}");
}

#[test]
fn commands_to_copy_are_quoted_for_a_shell() {
    let verbs = verbs();
    let mut found = Vec::new();
    for source in program() {
        for literal in &source.literals {
            if formats_for_debugging(&literal.text) && offers_a_command(&literal.text, &verbs) {
                found.push(format!("{}: {}", source.place(literal.at), literal.text));
            }
        }
    }
    assert!(found.is_empty(), "{{:?}} is not quoted for a shell: {found:#?}");
}

#[test]
fn the_rules_find_what_breaks_them() {
    let body = "    let x = [0; 2];\n".repeat(LINES_OF_A_FUNCTION - 2);
    let text = format!("fn short() -> [u8; 2] {{\n{body}}}\nfn long(f: fn(u8)) {{\n\n{body}}}\n");
    let source = Source::new("src/a.rs".to_owned(), text);
    assert_eq!(long_functions(&source), ["src/a.rs:61: long has 61 lines"]);

    let wide = "x".repeat(COLUMNS + 1);
    let text =
        format!("/// {wide}\n#[rustfmt::skip]\nconst A: [&str; 1] = [\n\"{wide}\",\n];\n{wide}");
    let source = Source::new("src/a.rs".to_owned(), text);
    assert_eq!(wide_lines(&source), ["src/a.rs:1 is too wide", "src/a.rs:6 is too wide"]);

    let text = "pub struct A;\nimpl B for A {\n    type C = u8;\n}\ntype D = u8; // enum E\n";
    let source = Source::new("src/a.rs".to_owned(), text.to_owned());
    let names: Vec<String> = types(&source).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["A", "D"]);

    for (text, is_wrong) in [
        ("Change it: rel unit edit {new:?} --weight N", true),
        ("Close it:\nchmod 600 {:?}", true),
        ("To see them: `rel {command} {:#?}`", true),
        ("Change it: rel unit edit {new} --weight N", false),
        ("{text:?} is not a date", false),
        ("rel does not know {:?}", false),
    ] {
        let found = formats_for_debugging(text) && offers_a_command(text, &verbs());
        assert_eq!(found, is_wrong, "{text}");
    }
}
