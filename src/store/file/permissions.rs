//! Who else may read or change a journal.

use std::ffi::OsStr;
#[cfg(unix)]
use std::fs;
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

#[cfg(unix)]
use crate::error::{Error, Result};
use crate::store::Store;

/// A file or folder that is open to others.
#[derive(Debug, PartialEq, Eq)]
pub struct Exposed {
    pub path: PathBuf,
    pub is_folder: bool,
    /// Its permission bits as they are.
    pub mode: u32,
    /// What they should be: the same, but for the owner alone. `None` for a folder that is shared
    /// on purpose: it holds other files too, or only owners may remove theirs.
    pub wanted: Option<u32>,
}

/// All permissions of group and others.
#[cfg(unix)]
const OTHERS: u32 = 0o077;

/// Write permission for group and others.
#[cfg(unix)]
const OTHERS_WRITE: u32 = 0o022;

/// Permission to enter a folder for group and others.
#[cfg(unix)]
const OTHERS_ENTER: u32 = 0o011;

/// The bit of a folder that lets only owners remove their files.
const STICKY: u32 = 0o1000;

impl Store {
    /// Finds what is open to others: the file; and the folder, if it holds nothing else or if
    /// others could replace the file in it.
    #[cfg(unix)]
    pub fn exposed(path: &Path) -> Vec<Exposed> {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| {
            fs::metadata(path).map_or(0, |data| data.permissions().mode() & (OTHERS | 0o1700))
        };
        let folder = folder_of(path);
        let (of_file, of_folder) = (mode(path), mode(folder));
        let mut exposed = Vec::new();
        if of_file & OTHERS != 0 {
            exposed.push(Exposed {
                path: path.to_owned(),
                is_folder: false,
                mode: of_file,
                wanted: Some(of_file & !OTHERS),
            });
        }
        let is_own = holds_nothing_else(folder, path);
        let is_sticky = of_folder & STICKY != 0;
        let is_writable = of_folder & OTHERS_WRITE != 0 && !is_sticky;
        if (is_own && of_folder & OTHERS != 0) || is_writable {
            exposed.push(Exposed {
                path: folder.to_owned(),
                is_folder: true,
                mode: of_folder,
                wanted: (is_own && !is_sticky).then_some(of_folder & !OTHERS),
            });
        }
        exposed
    }

    /// Returns the mode of a journal that others can read; looks at no more than the file and its
    /// folder.
    #[cfg(unix)]
    pub fn is_open_to_others(path: &Path) -> Option<u32> {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| Some(fs::metadata(path).ok()?.permissions().mode() & 0o777);
        let of_file = mode(path).filter(|mode| mode & OTHERS != 0)?;
        (mode(folder_of(path))? & OTHERS_ENTER != 0).then_some(of_file)
    }

    /// Returns nothing: permissions work differently on this system.
    #[cfg(not(unix))]
    pub fn is_open_to_others(_path: &Path) -> Option<u32> {
        None
    }

    /// Finds nothing: permissions work differently on this system.
    #[cfg(not(unix))]
    pub fn exposed(_path: &Path) -> Vec<Exposed> {
        Vec::new()
    }
}

impl Exposed {
    /// Whether only owners may remove their files, as in `/tmp`.
    pub fn is_sticky(&self) -> bool {
        self.mode & STICKY != 0
    }

    /// Closes the file or folder to others, if that is safe.
    ///
    /// # Errors
    /// A file or folder of another user.
    pub fn close(&self) -> Result<()> {
        #[cfg(unix)]
        if let Some(wanted) = self.wanted {
            let permissions = std::os::unix::fs::PermissionsExt::from_mode(wanted);
            fs::set_permissions(&self.path, permissions).map_err(|error| {
                Error::refused(format!(
                    "The permissions of {} cannot be changed: {error}.",
                    self.path.display()
                ))
            })?;
        }
        Ok(())
    }
}

/// Whether a folder holds only the journal and its copies, like the default folder.
#[cfg(unix)]
fn holds_nothing_else(folder: &Path, journal: &Path) -> bool {
    let stem = journal.file_stem().unwrap_or_default().to_string_lossy();
    let Ok(files) = fs::read_dir(folder) else { return false };
    files.flatten().all(|file| file.file_name().to_string_lossy().starts_with(&*stem))
}

/// Returns options that create a file only its owner can read.
pub(in crate::store) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Returns the folder of a file.
pub(in crate::store) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != OsStr::new("")).unwrap_or(Path::new("."))
}
