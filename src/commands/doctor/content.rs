//! Checks of the records, and suggestions on what to tidy up.

use std::collections::BTreeMap;

use crate::context::Context;
use crate::error::Result;
use crate::model::name::duplicates::{Likeness, likely_duplicates};
use crate::model::{Id, Noun, Stakeholder, Unit};
use crate::shell::quote;
use crate::store::Store;
use crate::view::doctor::{Check, Finding};
use crate::view::words;

/// The name of the check of the sums that are stored beside the entries.
pub const SUMS: &str = "sums";

pub fn checks(ctx: &Context, store: &Store) -> Result<Vec<Check>> {
    let everyone = store.stakeholders()?;
    Ok(vec![
        Check::of_faults("records", unreadable(store)?),
        Check::of_faults(SUMS, sums(ctx, store, &everyone)?),
        Check::of_suggestions("duplicates", duplicates(&everyone, &store.entry_counts()?)),
        Check::of_suggestions("archived", archived(&everyone, &store.entries_after_archiving()?)),
        Check::of_suggestions("units", empty_units(&everyone, &store.units()?)),
    ])
}

fn unreadable(store: &Store) -> Result<Vec<Finding>> {
    let findings = store.unreadable()?.into_iter().map(|it| {
        let (noun, _) = it.noun.map_or(("record", "records"), Noun::words);
        Finding::new(
            format!("The {noun} #{} cannot be read: {}.", it.id, it.why),
            "continue with your latest backup, or correct the row with sqlite3",
        )
    });
    Ok(findings.collect())
}

fn sums(ctx: &Context, store: &Store, everyone: &[Stakeholder]) -> Result<Vec<Finding>> {
    let wrong = store.wrong_sums(ctx.now, &ctx.config.scoring)?;
    let names = everyone.iter().filter(|person| wrong.contains(&person.id));
    let findings = names.map(|person| {
        Finding::new(
            format!("The stored sums of {} do not match the entries.", person.name),
            "rel doctor --fix",
        )
    });
    Ok(findings.collect())
}

fn duplicates(everyone: &[Stakeholder], entries: &BTreeMap<Id, i64>) -> Vec<Finding> {
    let weight = |person: &Stakeholder| {
        (entries.get(&person.id).copied().unwrap_or(0), person.name.chars().count())
    };
    let findings = likely_duplicates(everyone).into_iter().map(|(one, other, likeness)| {
        // The record with more entries stays; with equally many, the longer name.
        let (from, into) = if weight(one) > weight(other) { (other, one) } else { (one, other) };
        let why = match likeness {
            Likeness::Spelling => "the same name in another spelling",
            Likeness::Email => "the same e-mail address",
            Likeness::Initials => "the same surname and initials",
            Likeness::Contained => "one name is part of the other",
            Likeness::Typo => "their names differ by a letter or two",
        };
        Finding::new(
            format!("{} may be {}: {why}.", from.name, into.name),
            format!("rel merge {} {}", quote(&from.name), quote(&into.name)),
        )
    });
    findings.collect()
}

fn archived(everyone: &[Stakeholder], later: &BTreeMap<Id, i64>) -> Vec<Finding> {
    let findings = everyone.iter().filter_map(|person| {
        let (since, later) = (person.archived?, *later.get(&person.id)?);
        let entries = match later {
            1 => "1 entry is dated".to_owned(),
            many => format!("{many} entries are dated"),
        };
        Some(Finding::new(
            format!(
                "{} was archived on {}, and {entries} later.",
                person.name,
                words::plain_date(since)
            ),
            format!("if they matter again: rel archive {} --restore", quote(&person.name)),
        ))
    });
    findings.collect()
}

fn empty_units(everyone: &[Stakeholder], units: &[Unit]) -> Vec<Finding> {
    let empty = units.iter().filter(|unit| !everyone.iter().any(|it| it.unit == Some(unit.id)));
    let findings = empty.map(|unit| {
        Finding::new(
            format!("No one is in {}.", unit.name),
            format!("rel unit remove {}", quote(&unit.name)),
        )
    });
    findings.collect()
}
