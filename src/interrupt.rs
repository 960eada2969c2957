//! Ctrl-C: it deletes unfinished files and ends the command, unless a question is being asked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::error::Exit;

static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
static IS_ASKING: AtomicBool = AtomicBool::new(false);

/// An unfinished file, which Ctrl-C deletes until this is dropped.
#[derive(Debug)]
pub struct Interruptible(PathBuf);

impl Interruptible {
    pub fn new(path: &Path) -> Interruptible {
        handle();
        unfinished().insert(path.to_owned());
        Interruptible(path.to_owned())
    }
}

impl Drop for Interruptible {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
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
            let _ = std::fs::remove_file(path);
        }
        std::process::exit(Exit::Interrupted as i32);
    });
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
