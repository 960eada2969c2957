//! Long answers, written piece by piece to stdout or to a file.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::error::{Error, Result};
use crate::interrupt::UnfinishedFile;

/// Where a long text goes: to stdout, or to a file that appears only once it is complete.
#[derive(Debug)]
pub struct Output {
    target: Destination,
}

#[derive(Debug)]
enum Destination {
    Stdout(BufWriter<io::StdoutLock<'static>>),
    /// A temporary file beside the target, private to the user and deleted if it is not finished.
    File(BufWriter<NamedTempFile<UnfinishedFile>>, PathBuf),
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
        // The whole error would name the temporary file.
        let file =
            UnfinishedFile::beside(path).map_err(|error| cannot_write(path, &error.kind()))?;
        Ok(Output { target: Destination::File(BufWriter::new(file), path.to_owned()) })
    }

    pub fn write(&mut self, text: &str) -> Result<()> {
        match &mut self.target {
            Destination::Stdout(out) => {
                out.write_all(text.as_bytes()).map_err(|error| Error::output(&error))
            }
            Destination::File(out, path) => {
                out.write_all(text.as_bytes()).map_err(|error| cannot_write(path, &error))
            }
        }
    }

    /// Flushes what was written, and moves a file into place.
    pub fn finish(self) -> Result<()> {
        match self.target {
            Destination::Stdout(mut out) => out.flush().map_err(|error| Error::output(&error)),
            Destination::File(out, path) => {
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
