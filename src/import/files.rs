//! Finding the files to import, and what is in them.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::formats::contacts::spreadsheet;
use crate::formats::text;
use crate::view::import::Place;

/// What an importer can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum ImportFormat {
    /// Cards of an address book
    Vcf,
    /// A list of contacts
    Csv,
    /// Records of a journal, one a line, as `rel export` writes them
    Json,
    /// A calendar
    Ics,
}

impl ImportFormat {
    pub fn name(self) -> &'static str {
        match self {
            ImportFormat::Vcf => "vcf",
            ImportFormat::Csv => "csv",
            ImportFormat::Json => "json",
            ImportFormat::Ics => "ics",
        }
    }
}

/// A file and what it holds.
#[derive(Debug)]
pub struct File {
    /// As it is named in what is told.
    pub name: String,
    pub format: ImportFormat,
    /// Whether it was found in a folder, not named itself.
    pub is_found: bool,
    pub text: String,
}

impl File {
    /// A line of it, from 1.
    pub fn line(&self, line: usize) -> Place {
        Place { file: self.name.clone(), line }
    }
}

/// What stands for standard input.
const STDIN: &str = "-";

/// Reads all that is named. People come before what happened with them, whatever the order.
///
/// # Errors
/// A file that cannot be read, or that is nothing an importer knows.
pub fn read(places: &[PathBuf], format: Option<ImportFormat>) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for place in places {
        if place.as_os_str() == STDIN {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map_err(|error| cannot_read(place, &error))?;
            files.push(file("standard input".to_owned(), place, &bytes, format)?);
            continue;
        }
        let metadata = fs::metadata(place).map_err(|error| cannot_read(place, &error))?;
        if metadata.is_dir() {
            for path in in_folder(place)? {
                files.push(File { is_found: true, ..read_file(&path, format)? });
            }
        } else if metadata.is_file() {
            files.push(read_file(place, format)?);
        } else {
            return Err(Error::refused(format!("{} is no ordinary file.", place.display()))
                .hint("Nothing was written. Pipe it instead: rel import - < FILE"));
        }
    }
    if files.is_empty() {
        return Err(Error::refused("There is nothing in it that can be imported.")
            .hint("Files are told by their names: .vcf, .csv, .json or .ics"));
    }
    files.sort_by_key(|file| file.format);
    Ok(files)
}

fn read_file(path: &Path, format: Option<ImportFormat>) -> Result<File> {
    let bytes = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    file(name, path, &bytes, format)
}

fn file(name: String, path: &Path, bytes: &[u8], format: Option<ImportFormat>) -> Result<File> {
    let text = text::decode(bytes);
    let format = format
        .or_else(|| by_content(&text))
        .or_else(|| by_extension(path))
        .or_else(|| spreadsheet::read(&text).is_ok().then_some(ImportFormat::Csv));
    match format {
        Some(format) => Ok(File { name, format, is_found: false, text }),
        None => Err(Error::refused(format!(
            "{} is no calendar, address book, list or journal that can be told.",
            if path.as_os_str() == STDIN { name } else { path.display().to_string() }
        ))
        .hint(next_step(path, bytes))),
    }
}

/// What to do with a file that is nothing an importer knows.
fn next_step(path: &Path, bytes: &[u8]) -> String {
    let path = path.display();
    if bytes.starts_with(b"SQLite format 3\0") {
        format!("If it is a journal: rel --db {path} export | rel import -")
    } else if bytes.starts_with(b"PK") || bytes.starts_with(b"\x1f\x8b") {
        "Unpack it first, then import what was in it.".to_owned()
    } else {
        "Nothing was written. Say what it is: --from vcf, ics, csv or json".to_owned()
    }
}

/// What the first line that says something begins with; a list of contacts has no such mark.
fn by_content(text: &str) -> Option<ImportFormat> {
    let first = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let begins =
        |mark: &str| first.get(..mark.len()).is_some_and(|it| it.eq_ignore_ascii_case(mark));
    if begins("BEGIN:VCARD") {
        Some(ImportFormat::Vcf)
    } else if begins("BEGIN:VCALENDAR") || begins("BEGIN:VEVENT") {
        Some(ImportFormat::Ics)
    } else if begins("{") {
        Some(ImportFormat::Json)
    } else {
        None
    }
}

fn by_extension(path: &Path) -> Option<ImportFormat> {
    let extension = path.extension()?.to_string_lossy().to_ascii_lowercase();
    match extension.as_str() {
        "vcf" | "vcard" => Some(ImportFormat::Vcf),
        "csv" | "tsv" => Some(ImportFormat::Csv),
        "json" | "jsonl" | "ndjson" => Some(ImportFormat::Json),
        "ics" | "ical" | "ifb" | "icalendar" => Some(ImportFormat::Ics),
        _ => None,
    }
}

/// The files of a folder and the folders in it that an importer reads by their names, in the order
/// of their names. Hidden ones and links are left alone.
fn in_folder(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut entries = fs::read_dir(folder)
        .and_then(Iterator::collect::<io::Result<Vec<fs::DirEntry>>>)
        .map_err(|error| cannot_read(folder, &error))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let kind = entry.file_type().map_err(|error| cannot_read(&path, &error))?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            found.extend(in_folder(&path)?);
        } else if kind.is_file() && by_extension(&path).is_some() {
            found.push(path);
        }
    }
    Ok(found)
}

fn cannot_read(path: &Path, error: &io::Error) -> Error {
    Error::refused(format!("{} cannot be read: {error}.", path.display()))
        .hint("Nothing was written.")
}
