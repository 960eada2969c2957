//! What lies beside a journal: files of SQLite, backups, and copies that upgrades set aside.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::shell::quote;
use crate::store::file::header::{FileHeader, first_bytes};
use crate::store::file::migrations::LATEST;
use crate::store::file::permissions::folder_of;

/// The ending of the name under which a restore keeps the journal as it was; a number may follow.
const BEFORE_RESTORE: &str = ".before-restore";

/// Returns the path of a file beside a journal.
pub(in crate::store) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// Returns where a restore keeps the journal as it was: at a path where there is nothing yet.
pub(in crate::store) fn before_restore(path: &Path) -> PathBuf {
    let first = with_suffix(path, BEFORE_RESTORE);
    let others = (2..).map(|n: u32| with_suffix(&first, &format!("-{n}")));
    let mut places = std::iter::once(first.clone()).chain(others);
    places.find(|place| !place.exists()).unwrap_or(first)
}

/// Returns where the copy of a journal of an older version is set aside.
pub(in crate::store) fn aside(path: &Path, version: i64) -> PathBuf {
    with_suffix(path, &format!(".v{version}"))
}

/// Finds the backups beside a journal that have the default name: the journal's, and a date.
pub(in crate::store) fn backups_beside(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut found = files_beside(path);
    found.retain(|file| {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let day = name.strip_prefix(&*stem).and_then(|rest| rest.strip_prefix('-'));
        day.is_some_and(|day| day.parse::<NaiveDate>().is_ok())
    });
    found
}

/// Finds the journals and exports in the folder of a journal that hold a record, by its uid.
pub(in crate::store) fn copies_with(path: &Path, uid: &str) -> Vec<PathBuf> {
    const EXPORT: &[u8] = b"{\"uid\":\"";
    let own = path.file_name();
    let is_copy = |file: &PathBuf| {
        let Ok(Some(start)) = first_bytes(file) else { return false };
        FileHeader::parse(&start).is_some_and(FileHeader::is_journal) || start.starts_with(EXPORT)
    };
    let holds = |file: &PathBuf| {
        let bytes = fs::read(file).unwrap_or_default();
        bytes.windows(uid.len()).any(|part| part == uid.as_bytes())
    };
    let files = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
    let files = files.filter(|file| Some(file.file_name().as_os_str()) != own);
    files.map(|file| file.path()).filter(|file| is_copy(file) && holds(file)).collect()
}

/// Finds the files in the folder of a journal whose names begin like its own, sorted by name.
pub(in crate::store) fn files_beside(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let files = fs::read_dir(folder_of(path)).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = files
        .filter(|file| file.file_name().to_string_lossy().starts_with(&*stem))
        .map(|file| file.path())
        .collect();
    found.sort();
    found
}

/// Finds the copies of a journal that upgrades and restores have set aside.
pub(in crate::store) fn set_aside_copies(path: &Path) -> Vec<PathBuf> {
    let of_upgrades = (1..LATEST as i64).map(|version| aside(path, version));
    let restored = with_suffix(path, BEFORE_RESTORE);
    let restored = restored.to_string_lossy();
    let of_restores = files_beside(path).into_iter();
    of_upgrades
        .filter(|copy| copy.exists())
        .chain(of_restores.filter(|copy| copy.to_string_lossy().starts_with(&*restored)))
        .collect()
}

/// Checks that a new journal would not take over files of another program: SQLite deletes a
/// rollback journal or a write-ahead log that it finds beside an empty file. What a crash left of
/// a journal that was being created may go.
///
/// # Errors
/// A file in the way.
pub(in crate::store) fn check_free(path: &Path) -> Result<()> {
    let is_used = |beside: &PathBuf| fs::metadata(beside).is_ok_and(|data| data.len() > 0);
    let rollback_journal = with_suffix(path, "-journal");
    let is_foreign = is_used(&rollback_journal) && !is_new(path);
    let foreign = [is_foreign.then_some(rollback_journal), Some(with_suffix(path, "-wal"))];
    let Some(in_the_way) = foreign.into_iter().flatten().find(is_used) else { return Ok(()) };
    let (path, in_the_way) = (path.display(), in_the_way.display().to_string());
    Err(Error::refused(format!(
        "The journal {path} cannot be created: {in_the_way} is there, which belongs to another \
         file of that name."
    ))
    .hint(format!(
        "Nothing was written. If nothing needs it: rm {}. Or name another file with --db.",
        quote(&in_the_way)
    )))
}

/// Whether a rollback journal lies beside a file that had no pages before: a journal that was being
/// created. Its own header is zero until it is safe on disk. The offsets are those of the SQLite
/// file format.
pub(in crate::store) fn is_new(path: &Path) -> bool {
    const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    let Ok(Some(bytes)) = first_bytes(&with_suffix(path, "-journal")) else { return false };
    let is_header = bytes.get(..8).is_some_and(|it| it == MAGIC || it == [0; 8]);
    is_header && bytes.get(16..20) == Some(&[0; 4])
}
