//! The verbs: one file each, with its flags, its help and its `run`.

pub mod add;
pub mod archive;
pub mod args;
pub mod ask;
pub mod backup;
pub mod complete;
pub mod completions;
pub mod config;
pub mod demo;
pub mod doctor;
pub mod edit;
pub mod entry;
pub mod export;
pub mod fact;
pub mod forget;
pub mod import;
pub mod list;
pub mod log;
pub mod merge;
pub mod people;
pub mod prioritize;
pub mod promise;
pub mod pulse;
pub mod review;
pub mod show;
pub mod stale;
pub mod today;
pub mod undo;
pub mod unit;
mod who;

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
