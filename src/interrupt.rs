//! Ctrl-C: it deletes unfinished files and ends the command, unless a question is being asked.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

use crate::error::Exit;

/// The ending of the names of unfinished files.
pub const UNFINISHED_ENDING: &str = ".part";

static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
static IS_ASKING: AtomicBool = AtomicBool::new(false);

/// A new file that only its owner can read, which Ctrl-C deletes until this is dropped.
#[derive(Debug)]
pub struct UnfinishedFile {
    file: File,
    path: PathBuf,
}

impl UnfinishedFile {
    /// Creates a temporary file beside a target, to be moved there when it is whole.
    pub fn beside(target: &Path) -> io::Result<NamedTempFile<UnfinishedFile>> {
        let mut prefix = target.file_name().unwrap_or_default().to_owned();
        prefix.push(".");
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(UNFINISHED_ENDING)
            .make_in(folder.unwrap_or(Path::new(".")), UnfinishedFile::create)
    }

    fn create(path: &Path) -> io::Result<UnfinishedFile> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        handle();
        // Ctrl-C waits until the file is known, or is not there.
        let mut unfinished = unfinished();
        let file = options.open(path)?;
        unfinished.insert(path.to_owned());
        Ok(UnfinishedFile { file, path: path.to_owned() })
    }

    /// Makes what was written survive a power cut.
    pub fn sync_all(&self) -> io::Result<()> {
        self.file.sync_all()
    }
}

impl Write for UnfinishedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for UnfinishedFile {
    fn drop(&mut self) {
        unfinished().remove(&self.path);
    }
}

/// Lets Ctrl-C end a question instead of the whole program, so that the terminal is restored.
pub fn ask() {
    IS_ASKING.store(true, Ordering::Relaxed);
    handle();
}

fn handle() {
    // Setting the handler a second time fails, which does not matter.
    let _ = ctrlc::set_handler(|| {
        if IS_ASKING.load(Ordering::Relaxed) {
            return;
        }
        for path in unfinished().iter() {
            let _ = fs::remove_file(path);
        }
        std::process::exit(Exit::Interrupted as i32);
    });
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
