//! Exports a calendar of promises due, planned asks and next contacts.

use chrono::NaiveDate;

use crate::commands::export::chosen::Chosen;
use crate::context::Context;
use crate::error::Result;
use crate::formats::calendar::{self, Notice};
use crate::model::{Kind, Promise};
use crate::store::{EntryFilter, Store};
use crate::ui::Output;
use crate::view::words;

/// The name of the calendar in programs that subscribe to it.
const NAME: &str = "rel";

pub fn write(ctx: &Context, store: &Store, chosen: &Chosen, output: &mut Output) -> Result<String> {
    let mut notices = Vec::new();
    let notice = |uid: String, day: NaiveDate, summary: String| Notice {
        uid,
        day,
        summary,
        description: None,
        stamp: ctx.now.instant(),
    };
    let promises = store.promises(ctx.now.today)?;
    for promise in promises.iter().filter(|it| it.is_open() && chosen.has(it.stakeholder)) {
        if let Some(due) = promise.due {
            notices.push(notice(promise.uid.clone(), due, chosen.due(promise)));
        }
    }
    let planned = store.entries(&EntryFilter {
        kind: Some(Kind::ASK.to_owned()),
        since: ctx.now.today.succ_opt(),
        with: chosen.ids.as_ref().map(|ids| ids.iter().copied().collect()),
        ..EntryFilter::default()
    })?;
    for ask in planned {
        let names = words::and_more(&chosen.roster.names_of(&ask.stakeholders));
        let summary = chosen.with_text(format!("Ask {names}"), &ask.note);
        notices.push(notice(ask.uid, ask.date, summary));
    }
    for it in chosen.roster.relationships(store)? {
        if !it.rhythm.state.is_ranked() || !chosen.has(it.person.id) {
            continue;
        }
        let Some(due) = it.rhythm.due(ctx.now.today) else { continue };
        let summary = match it.rhythm.last_contact {
            None => format!("Meet {}", it.person.name),
            Some(_) if due < ctx.now.today => {
                format!("Talk with {} (due since {})", it.person.name, words::plain_date(due))
            }
            Some(_) => format!("Talk with {}", it.person.name),
        };
        let uid = format!("{}-contact", it.person.uid);
        notices.push(notice(uid, due.max(ctx.now.today), summary));
    }
    notices.retain(|notice| chosen.since.is_none_or(|since| since <= notice.day));
    notices.sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
    output.write(&calendar::write(NAME, &notices))?;
    Ok(words::number_of(notices.len(), "notice", "notices"))
}

impl Chosen<'_> {
    fn due(&self, promise: &Promise) -> String {
        let name = self.roster.name_of(promise.stakeholder);
        let what =
            if promise.theirs { format!("{name} owes you") } else { format!("Due to {name}") };
        self.with_text(what, &promise.text)
    }

    /// Appends free text, unless notes are left out.
    fn with_text(&self, what: String, text: &str) -> String {
        if self.without_notes || text.is_empty() { what } else { format!("{what}: {text}") }
    }
}
