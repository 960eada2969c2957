//! Completions on TAB, from the journal and the configuration.

use std::ffi::OsStr;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::config::{self, Config};
use crate::model::{Kinds, Topic, name};
use crate::store::Store;

/// The most candidates to offer; no shell shows more.
const MOST: usize = 200;

/// Completes names of people, and groups after `@`; of several joined by commas, the last.
pub fn who() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy().into_owned();
        let (done, last) = typed
            .rsplit_once(',')
            .map_or(("", typed.as_str()), |(done, last)| (&typed[..=done.len()], last));
        let offers = match last.strip_prefix('@') {
            Some(group) => {
                let groups =
                    std::iter::once("all".to_owned()).chain(unit_names()).chain(tag_names());
                matching(group, groups).map(|group| format!("@{group}")).collect()
            }
            None => people_named(last),
        };
        candidates(offers.into_iter().map(|offer| format!("{done}{offer}")))
    })
}

/// Completes names of units.
pub fn units() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        candidates(matching(&typed.to_string_lossy(), unit_names()))
    })
}

/// Completes tags in use.
pub fn tags() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        candidates(matching(&typed.to_string_lossy(), tag_names()))
    })
}

/// Completes kinds and their aliases.
pub fn kinds() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let kinds = config::path()
            .and_then(Config::read)
            .map_or_else(|_| Kinds::default(), |config| config.kinds);
        let names = kinds
            .iter()
            .flat_map(|kind| std::iter::once(kind.name.clone()).chain(kind.aliases.clone()));
        candidates(matching(&typed.to_string_lossy(), names))
    })
}

/// Completes topics of facts.
pub fn topics() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let names = Topic::ALL.iter().map(|topic| topic.name().to_owned());
        candidates(matching(&typed.to_string_lossy(), names))
    })
}

/// Opens the default journal. While completing, errors are not shown.
fn journal() -> Option<Store> {
    Store::open(&config::journal_path(None).ok()?).ok()
}

fn people_named(typed: &str) -> Vec<String> {
    let people = journal().and_then(|store| store.stakeholders().ok()).unwrap_or_default();
    let folded = name::fold(typed);
    people
        .into_iter()
        .filter(|person| person.is_active())
        .filter(|person| {
            let name = name::fold(&person.name);
            name.starts_with(&folded) || name.split(' ').any(|word| word.starts_with(&folded))
        })
        .map(|person| person.name)
        .collect()
}

fn unit_names() -> Vec<String> {
    let units = journal().and_then(|store| store.units().ok()).unwrap_or_default();
    units.into_iter().map(|unit| unit.name).collect()
}

fn tag_names() -> Vec<String> {
    let people = journal().and_then(|store| store.stakeholders().ok()).unwrap_or_default();
    let mut tags: Vec<String> = people.into_iter().flat_map(|person| person.tags).collect();
    tags.sort();
    tags.dedup();
    tags
}

fn matching(typed: &str, names: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    let folded = name::fold(typed);
    names.into_iter().filter(move |name| name::fold(name).starts_with(&folded))
}

fn candidates(names: impl Iterator<Item = String>) -> Vec<CompletionCandidate> {
    names.take(MOST).map(CompletionCandidate::new).collect()
}
