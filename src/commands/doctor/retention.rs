//! What is older than the user wants to keep, offered for deletion.

use chrono::NaiveDate;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Kind, Noun};
use crate::store::{Outdated, Store};
use crate::ui::prompt;
use crate::view::doctor::{Check, Finding};
use crate::view::words;

/// Returns the check of what is older than the setting says; `None` without one.
pub fn check(ctx: &Context, store: &Store) -> Result<Option<Check>> {
    let Some(since) = since(ctx) else { return Ok(None) };
    let outdated = store.outdated(since, ctx.now, &ctx.config.scoring)?;
    let finding = what(ctx, &outdated)
        .map(|what| Finding::new(what, format!("rel doctor --fix --delete {}", outdated.count())));
    Ok(Some(Check::of_suggestions("retention", finding.into_iter().collect())))
}

/// Deletes what is older, if its count is confirmed: by `count`, or by answering. Returns what was
/// done.
pub fn delete(ctx: &Context, count: Option<usize>) -> Result<Option<String>> {
    let Some(since) = since(ctx) else {
        return match count {
            None => Ok(None),
            Some(_) => Err(Error::usage("--delete needs to know how long records are kept.")
                .hint("Nothing was deleted. To set it: rel config retain 24m")),
        };
    };
    let store = ctx.journal()?;
    let outdated = store.outdated(since, ctx.now, &ctx.config.scoring)?;
    let Some(what) = what(ctx, &outdated).filter(|_| count.is_none_or(|it| it > 0)) else {
        return Ok(None);
    };
    let expected = match count {
        Some(count) => count,
        None if ctx.ui.can_ask() => {
            let records = words::number_of(outdated.count(), "record", "records");
            if !prompt::confirm(&format!("{what} Delete {records}? This cannot be undone"))? {
                return Ok(None);
            }
            outdated.count()
        }
        None => return Ok(None),
    };
    let Some(opening) = ctx.config.kinds.named(Kind::OPENING) else { return Ok(None) };
    let store = store.for_writing()?;
    store.erase_outdated(since, expected, opening, ctx.now, &ctx.config.scoring)?;
    let records = words::number_of(expected, "record", "records");
    Ok(Some(format!(
        "Deleted {records} from before {}; balances are carried on.",
        words::plain_date(since)
    )))
}

/// Returns the first day that is kept.
fn since(ctx: &Context) -> Option<NaiveDate> {
    ctx.config.retain.as_ref()?.since(ctx.now.today)
}

/// Says what is older, if anything is.
fn what(ctx: &Context, outdated: &Outdated) -> Option<String> {
    let nouns = [Noun::Entry, Noun::Fact, Noun::Promise, Noun::Pulse].map(|noun| {
        let (one, many) = noun.words();
        (outdated.count_of(noun), one, many)
    });
    let stripped =
        (outdated.stripped(), "note of a last conversation", "notes of last conversations");
    let counts: Vec<_> = nouns.into_iter().chain([stripped]).collect();
    let verb = if outdated.count() == 1 { "is" } else { "are" };
    Some(format!(
        "{} {verb} older than {}, the oldest of {}.",
        words::counts(&counts),
        ctx.config.retain.as_ref()?.as_str(),
        words::plain_date(outdated.oldest()?)
    ))
}
