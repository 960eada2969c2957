//! What SQLite reports, in sentences.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::error::Error;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error_code();
        match code {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::refused(
                "The journal is busy: another command has been writing for 5 seconds.",
            )
            .hint("Nothing was written. Try again; if it stays so, look for a command that hangs."),
            Some(ErrorCode::ReadOnly) => Error::refused(
                "The journal cannot be written: its file or folder is read-only.",
            )
            .hint("Nothing was written. Change the permissions, or name another file with --db."),
            Some(ErrorCode::DiskFull) => {
                Error::refused("The journal cannot be written: the disk is full.")
                    .hint("Nothing was written. Free some space and repeat the command.")
            }
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Error::refused(format!(
                "The journal cannot be opened: {error}."
            ))
            .hint("Check that the file and its folder belong to you, or name another with --db."),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::refused(format!("The journal is damaged: {error}."))
                    .hint("Keep the file as it is and go on from your latest copy of it.")
            }
            Some(ErrorCode::ConstraintViolation) => Error::refused(format!(
                "The journal does not allow this: {error}."
            ))
            .hint("Nothing was written. Another command may have changed what it refers to."),
            _ => Error::refused(format!("The journal could not be read or written: {error}.")),
        }
    }
}

/// A file that is left alone because it is something else.
pub(in crate::store) fn not_a_journal(path: &Path, why: &str) -> Error {
    Error::refused(format!("{} is not a journal: {why}.", path.display()))
        .hint("It was left as it is. Name another file with --db or REL_DB.")
}

/// A journal that is not there yet, where one is wanted for something.
pub(in crate::store) fn no_journal(path: &Path, so: &str) -> Error {
    Error::refused(format!("There is no journal {} yet, so there is {so}.", path.display()))
        .hint("Name another file with --db or REL_DB.")
}
