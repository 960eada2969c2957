//! The man pages in `man/` match the command line. `REL_UPDATE=1` rewrites them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::builder::{Resettable, Str};
use clap::{Command, CommandFactory};
use clap_mangen::Man;
use rel_journal::cli::Cli;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("man")
}

/// Returns the pages of the program and all its commands, by file name.
fn pages() -> BTreeMap<String, String> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    // A page without a version is right in every version.
    let program = program.version(Resettable::<Str>::Reset);
    let mut pages = BTreeMap::new();
    add_pages(&program, &mut pages);
    pages
}

fn add_pages(command: &Command, pages: &mut BTreeMap<String, String>) {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        add_pages(below, pages);
    }
    // An empty date would be left out, and the field after it read as the date.
    let man = Man::new(command.clone()).date(" ").source("rel").manual("Relationship journal");
    let mut page = Vec::new();
    man.render(&mut page).expect("a page");
    pages.insert(man.get_filename(), with_examples(String::from_utf8(page).expect("text")));
}

/// Names the last section of a page, the examples, and keeps its line breaks.
fn with_examples(page: String) -> String {
    match page.split_once(".SH EXTRA\n") {
        Some((page, examples)) => format!("{page}.SH EXAMPLES\n.nf\n{examples}.fi\n"),
        None => page,
    }
}

fn write(pages: &BTreeMap<String, String>) {
    let _ = fs::remove_dir_all(folder());
    fs::create_dir_all(folder()).expect("the folder of man pages");
    for (name, page) in pages {
        fs::write(folder().join(name), page).expect("a page is written");
    }
}

fn committed() -> BTreeMap<String, String> {
    let files = fs::read_dir(folder()).expect("the folder of man pages");
    files
        .map(|file| {
            let file = file.expect("a file");
            let name = file.file_name().into_string().expect("a name");
            (name, fs::read_to_string(file.path()).expect("a page"))
        })
        .collect()
}

#[test]
fn man_pages_match_the_command_line() {
    let pages = pages();
    if std::env::var_os("REL_UPDATE").is_some() {
        write(&pages);
    }
    let committed = committed();
    let names = |pages: &BTreeMap<String, String>| pages.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&committed), names(&pages), "REL_UPDATE=1 writes the pages anew");
    for (name, page) in &pages {
        assert_eq!(&committed[name], page, "{name}: REL_UPDATE=1 writes it anew");
    }
}

#[test]
fn every_command_has_a_page_with_its_flags() {
    let pages = pages();
    for name in ["rel.1", "rel-log.1", "rel-stale.1", "rel-unit-add.1", "rel-entry-edit.1"] {
        assert!(pages.contains_key(name), "{name} is missing: {:?}", pages.keys());
    }
    let log = &pages["rel-log.1"];
    assert!(log.contains(".SH EXAMPLES\n"), "no examples:\n{log}");
    for flag in ["\\-\\-also", "\\-\\-gut", "\\-\\-new", "\\-\\-db", "rel log cass,neal"] {
        assert!(log.contains(flag), "{flag} is missing:\n{log}");
    }
}

#[test]
fn no_page_depends_on_a_version_or_the_screen() {
    for (name, page) in pages() {
        assert!(!page.contains(env!("CARGO_PKG_VERSION")), "{name} names the version:\n{page}");
        assert!(!page.contains('\u{1b}'), "{name} has escape codes:\n{page}");
    }
}
