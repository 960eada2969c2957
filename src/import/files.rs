//! Finds the files to import and recognises their formats.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::formats::contacts::spreadsheet;
use crate::formats::text;
use crate::model::{Limit, SkipReason};
use crate::shell;
use crate::view::import::Place;
use crate::view::words;

/// The most bytes of all files of an import together, which is what it holds in memory: 400,000
/// records of a journal, or the calendar of a century.
const MOST_BYTES: u64 = 100_000_000;

/// A format that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum ImportFormat {
    /// An address book
    Vcf,
    /// A list of contacts
    Csv,
    /// Records of a journal, one per line, as written by `rel export`
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

/// A file to import, with its text.
#[derive(Debug)]
pub struct SourceFile {
    /// The name in reports.
    pub name: String,
    pub format: ImportFormat,
    /// Whether it was found in a folder rather than named by the user.
    pub is_found: bool,
    pub text: String,
    /// Why the file was not read.
    pub left_out: Option<SkipReason>,
}

impl SourceFile {
    /// Returns the place of a line, from 1.
    pub fn line(&self, line: usize) -> Place {
        Place { file: self.name.clone(), line }
    }
}

/// The file name for standard input.
const STDIN: &str = "-";

/// Reads files and folders, and sorts them by format: people come before what happened with them.
///
/// # Errors
/// A file that cannot be read, that is too large, or whose format is not recognised.
pub fn read(paths: &[PathBuf], format: Option<ImportFormat>) -> Result<Vec<SourceFile>> {
    let mut reader = FileReader { format, room: MOST_BYTES };
    let mut files = Vec::new();
    for path in paths {
        if path.as_os_str() == STDIN {
            let bytes = reader.bytes(path, io::stdin())?.ok_or_else(|| too_large(path))?;
            files.push(file("standard input".to_owned(), path, &bytes, format)?);
            continue;
        }
        let metadata = fs::metadata(path).map_err(|error| cannot_read(path, &error))?;
        if metadata.is_dir() {
            for path in in_folder(path)? {
                files.push(reader.found(&path)?);
            }
        } else if metadata.is_file() {
            files.push(reader.file(path)?.ok_or_else(|| too_large(path))?);
        } else {
            return Err(Error::refused(format!("{} is not a regular file.", path.display()))
                .hint("Nothing was written. Pipe it instead: rel import - < FILE"));
        }
    }
    if files.is_empty() {
        return Err(Error::refused("There is nothing to import.")
            .hint("In a folder, files are recognised by extension: .vcf, .csv, .json or .ics"));
    }
    files.sort_by_key(|file| file.format);
    Ok(files)
}

/// Reads files one by one, as long as there is room.
struct FileReader {
    format: Option<ImportFormat>,
    /// How many more bytes may be read.
    room: u64,
}

impl FileReader {
    /// Reads a file that was found in a folder; one that is too large stops no other.
    fn found(&mut self, path: &Path) -> Result<SourceFile> {
        let file = self.file(path)?.unwrap_or_else(|| SourceFile {
            name: name(path),
            format: by_extension(path).unwrap_or(ImportFormat::Csv),
            is_found: true,
            text: String::new(),
            left_out: Some(SkipReason::Limit(Limit::Files(MOST_BYTES))),
        });
        Ok(SourceFile { is_found: true, ..file })
    }

    /// Reads a file; `None` if it is too large.
    fn file(&mut self, path: &Path) -> Result<Option<SourceFile>> {
        let opened = fs::File::open(path).map_err(|error| cannot_read(path, &error))?;
        let bytes = self.bytes(path, opened)?;
        bytes.map(|bytes| file(name(path), path, &bytes, self.format)).transpose()
    }

    /// Reads to the end, which may never come; `None` if that is too much.
    fn bytes(&mut self, path: &Path, source: impl Read) -> Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let read = source.take(self.room + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| cannot_read(path, &error))? as u64;
        let rest = self.room.checked_sub(read);
        self.room = rest.unwrap_or(self.room);
        Ok(rest.map(|_| bytes))
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn file(
    name: String,
    path: &Path,
    bytes: &[u8],
    format: Option<ImportFormat>,
) -> Result<SourceFile> {
    let decoded = text::decode(bytes);
    let text = text::without_invisible(&decoded);
    let format = format
        .or_else(|| by_content(&text))
        .or_else(|| by_extension(path))
        .or_else(|| spreadsheet::is_list(&text).then_some(ImportFormat::Csv));
    let text = match format {
        // The records of a journal are the same in each copy, to the letter.
        Some(ImportFormat::Json) => decoded,
        _ => match text {
            Cow::Borrowed(_) => decoded,
            Cow::Owned(text) => text,
        },
    };
    match format {
        Some(format) => Ok(SourceFile { name, format, is_found: false, text, left_out: None }),
        None => Err(Error::refused(format!(
            "Cannot tell what {} is: not a calendar, address book, contact list or journal.",
            if path.as_os_str() == STDIN { name } else { path.display().to_string() }
        ))
        .hint(next_step(path, bytes))),
    }
}

fn too_large(path: &Path) -> Error {
    let what = if path.as_os_str() == STDIN {
        "Standard input".to_owned()
    } else {
        path.display().to_string()
    };
    let most = words::size(MOST_BYTES);
    Error::refused(format!("{what} is too large: an import reads at most {most}."))
        .hint("Nothing was written. Split it, and import the parts one by one.")
}

/// Says what to do about a file whose format is not recognised.
fn next_step(path: &Path, bytes: &[u8]) -> String {
    if bytes.starts_with(b"SQLite format 3\0") {
        let path = path.display().to_string();
        format!("If it is a journal: rel --db {} export | rel import -", shell::quote(&path))
    } else if bytes.starts_with(b"PK") || bytes.starts_with(b"\x1f\x8b") {
        "Nothing was written. Unpack it first, then import its contents.".to_owned()
    } else {
        "Nothing was written. Name its format: --from vcf, ics, csv or json".to_owned()
    }
}

/// Recognises a format by how the text begins; a list of contacts has no such mark.
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

/// Finds the files with a known extension in a folder and its subfolders, sorted by name. Hidden
/// files and links are left alone.
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
