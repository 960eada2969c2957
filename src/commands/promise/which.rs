//! Which promise is meant: by its number, or by whose it is.

use crate::commands::complete;
use crate::commands::promise::add::describe;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Id, Promise, Stakeholder};
use crate::roster::Roster;
use crate::shell::quote;
use crate::typed;
use crate::view::words;

/// A choice of one promise, and the note behind it, whose first words may belong to a name.
#[derive(Debug, clap::Args)]
pub struct WhichPromise {
    /// Number of the promise, from rel promise; or whose it is, if you owe them only one
    #[arg(value_name = "ID|WHO", add = complete::promises())]
    pub promise: String,
}

impl WhichPromise {
    /// Returns the id of the promise, and what of the note does not belong to the name.
    ///
    /// # Errors
    /// If someone is named to whom no promise of ours is open, or several; the hint lists them.
    pub fn find<'a>(&self, ctx: &Context, note: &'a [String]) -> Result<(Id, &'a [String])> {
        let number = typed::parse_id(&self.promise).ok();
        if let Some(id) = number.filter(|_| !self.promise.starts_with('#')) {
            return Ok((id, note));
        }
        let store = ctx.journal()?;
        let roster = Roster::load(ctx, &store)?;
        // `#9` is a promise, or a person wherever one can be named.
        if let Some(id) = number.filter(|id| roster.person(*id).is_none()) {
            return Ok((id, note));
        }
        let Some((person, words)) = roster.one_before_note(&self.promise, note)? else {
            return Err(Error::usage("Whose promise is it? Name one person, or its number.")
                .hint("Nothing was written. To see the open ones: rel promise"));
        };
        let mut open = store.promises_with(person.id, ctx.now.today)?;
        open.retain(Promise::is_open);
        let (theirs, ours): (Vec<Promise>, Vec<Promise>) =
            open.into_iter().partition(|promise| promise.theirs);
        match ours.as_slice() {
            [one] => Ok((one.id, &note[words..])),
            [] => Err(nothing_owed(person, &theirs)),
            several => Err(Error::refused(format!(
                "You have {} open promises to {}.",
                several.len(),
                person.name
            ))
            .hint(numbered(person, several))),
        }
    }
}

fn nothing_owed(person: &Stakeholder, theirs: &[Promise]) -> Error {
    let name = &person.name;
    if theirs.is_empty() {
        return Error::refused(format!("You have no open promise to {name}.")).hint(format!(
            "Nothing was written. To see the others: rel list promises --with {}",
            quote(name)
        ));
    }
    Error::refused(format!("You have no open promise to {name}, only theirs to you."))
        .hint(numbered(person, theirs))
}

/// Lists promises by their numbers, one of which is to be typed.
fn numbered(person: &Stakeholder, promises: &[Promise]) -> String {
    let mut lines: Vec<String> = promises
        .iter()
        .map(|it| format!("#{} {}", it.id, words::capitalized(&describe(it, person))))
        .collect();
    lines.push("Nothing was written. Type the number instead of the name.".to_owned());
    lines.join("\n")
}
