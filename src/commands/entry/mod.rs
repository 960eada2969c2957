//! `entry`: correcting and removing entries.

mod edit;
mod remove;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Entry, Id};
use crate::store::Store;
use crate::typed;

/// Correct or remove what was logged
#[derive(Debug, clap::Subcommand)]
#[command(after_help = "\
Example:
  rel entry edit last -k lunch")]
pub enum EntryCommand {
    Edit(edit::EditArgs),
    Remove(remove::RemoveArgs),
}

pub fn run(ctx: &Context, command: &EntryCommand) -> Result<()> {
    match command {
        EntryCommand::Edit(args) => edit::run(ctx, args),
        EntryCommand::Remove(args) => remove::run(ctx, args),
    }
}

/// A choice of one entry: by its number, or the latest written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Last,
    Number(Id),
}

fn parse_which(text: &str) -> std::result::Result<Which, String> {
    if text == "last" { Ok(Which::Last) } else { typed::parse_id(text).map(Which::Number) }
}

impl Which {
    fn find(self, store: &Store) -> Result<Entry> {
        let (entry, name) = match self {
            Which::Last => (store.last_entry()?, "entry yet".to_owned()),
            Which::Number(id) => (store.entry(id)?, format!("entry #{id}")),
        };
        entry.ok_or_else(|| {
            Error::refused(format!("There is no {name}."))
                .hint("To see the latest: rel list entries -n 10")
        })
    }
}
