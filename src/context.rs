//! What every command gets: the time, the settings, the journal, and a way to speak.

use std::path::PathBuf;

use crate::clock::Now;
use crate::config::Config;
use crate::error::Result;
use crate::store::Store;
use crate::ui::Ui;

/// What every command is told: when it is, where the journal is, what is set, how to speak.
#[derive(Debug)]
pub struct Context {
    pub now: Now,
    pub ui: Ui,
    pub config: Config,
    pub journal: PathBuf,
    /// The file named with `--db` on this command line.
    pub named_journal: Option<PathBuf>,
}

impl Context {
    /// The journal, to read. To write, go on with `for_writing` once it is clear what.
    pub fn journal(&self) -> Result<Store> {
        Store::open(&self.journal)
    }
}
