//! Changing a promise that is still open.

use chrono::NaiveDate;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Id, Noun, Promise, Status};
use crate::roster::Roster;
use crate::store::Store;
use crate::typed;
use crate::view::receipt::Receipt;
use crate::view::{promises, words};

/// Reads a promise that is still open.
fn open_promise(store: &Store, id: Id) -> Result<Promise> {
    let Some(promise) = store.promise(id)? else {
        return Err(store
            .not_there(Noun::Promise, id)?
            .hint("To see the open ones: rel promise. To see all: rel list promises"));
    };
    if promise.status == Status::Open {
        return Ok(promise);
    }
    let closed = promise.closed.map(words::full_date).unwrap_or_default();
    Err(Error::refused(format!(
        "{} was {} on {closed}.",
        promises::numbered(&promise),
        promise.status.name()
    ))
    .hint("Nothing was written. If that is wrong: rel undo, or add a new promise."))
}

/// Reads the day something happened to a promise: not in the future, and not before it was made.
pub fn happened_to(ctx: &Context, promise: &Promise, on: Option<&str>) -> Result<NaiveDate> {
    let date = typed::happened_on(ctx, on)?;
    if date < promise.made {
        return Err(Error::usage(format!(
            "{} was made on {}, after {}.",
            promises::numbered(promise),
            words::full_date(promise.made),
            words::full_date(date)
        ))
        .hint("Nothing was written."));
    }
    Ok(date)
}

/// Changes an open promise, and shows what `apply` says was done.
pub fn change(
    ctx: &Context,
    id: Id,
    verb: &str,
    apply: impl Fn(&mut Promise) -> Result<String>,
) -> Result<()> {
    let plan = |store: &Store| {
        let mut promise = open_promise(store, id)?;
        let done = apply(&mut promise)?;
        Ok((promise, done, Roster::load(ctx, store)?))
    };
    let ((promise, done, roster), store) = ctx.change(plan, |write, planned| {
        let (promise, _, roster) = &planned;
        write.save(promise)?;
        let words =
            format!("promise {verb} {} {}", promises::numbered(promise), whom(roster, promise));
        Ok((planned, words))
    })?;
    let person = roster.person(promise.stakeholder);
    let line = person.map(|person| roster.standing_line(&store, person)).transpose()?;
    let headline = format!("#{id} {done}: \"{}\", {}", promise.text, whom(&roster, &promise));
    ctx.ui.show(&Receipt::new(roster.promise_row(promise), headline).lines(line))
}

/// Returns `to Cassandra Kelly` for our promises and `of Cassandra Kelly` for theirs.
fn whom(roster: &Roster, promise: &Promise) -> String {
    let to = if promise.theirs { "of" } else { "to" };
    format!("{to} {}", roster.name_of(promise.stakeholder))
}
