//! What every command gets: the time, the settings, the journal, and a way to speak.

use std::path::PathBuf;

use crate::clock::Now;
use crate::config::Config;
use crate::error::Result;
use crate::store::{Store, Transaction};
use crate::ui::Ui;

/// The surroundings of a command, passed to each so that none reads the clock, the environment or
/// the terminal itself.
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
    /// Opens the journal for reading.
    pub fn journal(&self) -> Result<Store> {
        Store::open(&self.journal)
    }

    /// Goes on to write to a journal in one step: `apply` makes the changes and returns an answer
    /// with the command in the user's words, for `undo`. Returns the journal too, to read what the
    /// step led to.
    ///
    /// Check what was typed before: the file is created here if there is none. What must still hold
    /// when nobody else can write is checked again in `apply`.
    pub fn write<T>(
        &self,
        store: Store,
        apply: impl FnOnce(&mut Transaction) -> Result<(T, String)>,
    ) -> Result<(T, Store)> {
        let store = store.for_writing()?;
        let mut write = store.write(self.now, &self.config.scoring)?;
        let (answer, words) = apply(&mut write)?;
        write.commit(&words)?;
        Ok((answer, store))
    }

    /// Opens the journal, plans a change, goes on to write, plans it again where nobody else can
    /// write, and applies that plan. A plan that is refused creates no file. It asks the user
    /// nothing, since it is made twice.
    pub fn change<P, T>(
        &self,
        plan: impl Fn(&Store) -> Result<P>,
        apply: impl FnOnce(&mut Transaction, P) -> Result<(T, String)>,
    ) -> Result<(T, Store)> {
        let store = self.journal()?;
        plan(&store)?;
        self.write(store, |write| {
            let plan = plan(write)?;
            apply(write, plan)
        })
    }
}
