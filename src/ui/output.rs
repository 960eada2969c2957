//! Long answers, written piece by piece to stdout or to a file.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, Result};
use crate::interrupt::Interruptible;

/// Where a long text goes: to stdout, or to a file that appears only once it is complete.
#[derive(Debug)]
pub struct Output {
    target: Destination,
}

#[derive(Debug)]
enum Destination {
    Stdout(BufWriter<io::StdoutLock<'static>>),
    /// A temporary file beside the target, private to the user and deleted if it is not finished.
    File(BufWriter<NamedTempFile>, PathBuf, Interruptible),
}

impl Output {
    pub fn stdout() -> Output {
        Output { target: Destination::Stdout(BufWriter::new(io::stdout().lock())) }
    }

    /// Starts a file, which replaces an older one only at [`Output::finish`].
    ///
    /// # Errors
    /// Fails if the folder cannot be written to.
    pub fn file(path: &Path) -> Result<Output> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut prefix = path.file_name().unwrap_or_default().to_owned();
        prefix.push(".");
        let file = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(".part")
            .tempfile_in(folder.unwrap_or(Path::new(".")))
            // The whole error would name the temporary file.
            .map_err(|error| cannot_write(path, &error.kind()))?;
        let unfinished = Interruptible::new(file.path());
        let target = Destination::File(BufWriter::new(file), path.to_owned(), unfinished);
        Ok(Output { target })
    }

    pub fn write(&mut self, text: &str) -> Result<()> {
        match &mut self.target {
            Destination::Stdout(out) => {
                out.write_all(text.as_bytes()).map_err(|error| Error::output(&error))
            }
            Destination::File(out, path, _) => {
                out.write_all(text.as_bytes()).map_err(|error| cannot_write(path, &error))
            }
        }
    }

    /// Flushes what was written, and moves a file into place.
    pub fn finish(self) -> Result<()> {
        match self.target {
            Destination::Stdout(mut out) => out.flush().map_err(|error| Error::output(&error)),
            Destination::File(out, path, _unfinished) => {
                let cannot = |error: &dyn std::fmt::Display| cannot_write(&path, error);
                let file = out.into_inner().map_err(|error| cannot(&error))?;
                file.as_file().sync_all().map_err(|error| cannot(&error))?;
                if fs::metadata(&path).is_ok_and(|there| !there.is_file()) {
                    return Err(cannot(&"it is not a regular file"));
                }
                file.persist(&path).map_err(|error| cannot(&error.error))?;
                Ok(())
            }
        }
    }
}

fn cannot_write(path: &Path, why: &dyn std::fmt::Display) -> Error {
    Error::refused(format!("{} cannot be written: {why}.", path.display()))
        .hint("Nothing was written. Name another file.")
}
