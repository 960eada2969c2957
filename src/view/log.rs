//! What `log` wrote.

use serde::Serialize;

use crate::view::list::{EntryRow, FactRow, PromiseRow};

/// The entry that `log` wrote, with everything written along with it.
#[derive(Debug, Serialize)]
pub struct Logged {
    #[serde(flatten)]
    pub entry: EntryRow,
    pub also: Vec<EntryRow>,
    pub promise: Option<PromiseRow>,
    pub facts: Vec<FactRow>,
}
