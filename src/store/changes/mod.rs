//! How the journal changes: one command, one transaction, one step that can be undone.

pub mod forget;
pub mod mentions;
pub mod merge;
pub mod origin;
pub mod retain;
pub mod transaction;
pub mod undo;
pub mod undoing;
pub mod upkeep;
