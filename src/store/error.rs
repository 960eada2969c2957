//! What SQLite reports, in sentences.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::Error;
use crate::shell::quote;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::refused(
                "The journal is busy: another command has been writing for 5 seconds.",
            )
            .hint(
                "Nothing was written. Try again; if this goes on, look for a command that hangs.",
            ),
            Some(ErrorCode::ReadOnly) => Error::refused(
                "The journal cannot be written: its file or folder is read-only.",
            )
            .hint("Nothing was written. Change the permissions, or name another file with --db."),
            Some(ErrorCode::DiskFull) => {
                Error::refused("The journal cannot be written: the disk is full.")
                    .hint("Nothing was written. Free some space and try again.")
            }
            Some(ErrorCode::SystemIoFailure) => {
                Error::refused(format!("The journal could not be read or written: {error}."))
                    .hint("Nothing was written. The disk may be full, or failing.")
            }
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Error::refused(format!(
                "The journal cannot be opened: {error}."
            ))
            .hint("Check that you own the file and its folder, or name another file with --db."),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::refused(format!("The journal is damaged: {error}."))
                    .hint("Keep the file as it is and continue with your latest backup.")
            }
            Some(ErrorCode::ConstraintViolation) => Error::refused(format!(
                "The journal does not allow this: {error}."
            ))
            .hint("Nothing was written. Another command may have changed what it refers to."),
            Some(_) => {
                Error::refused(format!("The journal could not be read or written: {error}."))
            }
            None => Error::refused(format!("A record cannot be read: {}.", unreadable(&error)))
                .hint("Find out which: rel doctor"),
        }
    }
}

/// Says why SQLite could not do something, as the end of a sentence.
pub(in crate::store) fn reason(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => "the disk is full".to_owned(),
        Some(ErrorCode::SystemIoFailure) => format!("the disk may be full, or failing ({error})"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another command has it open".to_owned()
        }
        Some(ErrorCode::DatabaseCorrupt) => format!("the journal is damaged: {error}"),
        _ => error.to_string(),
    }
}

/// Returns why a commit failed. An I/O error may come after the moment from which it counts.
pub(in crate::store) fn not_committed(error: rusqlite::Error) -> Error {
    let is_unsure = error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure);
    let error = Error::from(error);
    if !is_unsure {
        return error;
    }
    error.hint("It may have been written all the same: look into the journal before you try again.")
}

/// Says why a value cannot be read, without the number of its column.
fn unreadable(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::FromSqlConversionFailure(_, _, why) => why.to_string(),
        other => other.to_string(),
    }
}

/// Refuses a file that is something else, and leaves it alone.
pub(in crate::store) fn not_a_journal(path: &Path, why: &str) -> Error {
    Error::refused(format!("{} is not a journal: {why}.", path.display()))
        .hint("Nothing was written. Name another file with --db or REL_DB.")
}

/// Refuses to read a file that a crash left half-written, where it cannot be rolled back.
pub(in crate::store) fn half_written(path: &Path) -> Error {
    let shown = path.display().to_string();
    let rollback = format!("{shown}-journal");
    Error::refused(format!(
        "{shown} cannot be read: a command was stopped while it wrote, and its file or folder is \
         read-only, so that what is half-written cannot be taken back."
    ))
    .hint(format!(
        "Nothing was changed. Make them writable, or copy both files to a folder of yours: \
         cp {} {} FOLDER",
        quote(&shown),
        quote(&rollback)
    ))
}

/// Refuses a command that needs a journal where none exists yet.
pub(in crate::store) fn no_journal(path: &Path, so: &str) -> Error {
    Error::refused(format!("There is no journal at {} yet, so there is {so}.", path.display()))
        .hint("Name another file with --db or REL_DB.")
}
