//! Completions on TAB, from the journal and the configuration.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::OnceLock;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::clock::Now;
use crate::config::{self, Config};
use crate::model::{Kinds, Promise, Stakeholder, Topic, name};
use crate::store::Store;
use crate::view::words;

/// The most candidates to offer; no shell shows more.
const MOST: usize = 200;

/// The journal that the line names with `--db`.
static NAMED: OnceLock<PathBuf> = OnceLock::new();

/// Takes what there is to offer from the journal that a line names, if it names one.
pub fn in_journal(line: &[String]) {
    let Some((_, before)) = line.split_last() else { return };
    let after = before.iter().zip(before.iter().skip(1));
    let named = before.iter().find_map(|word| word.strip_prefix("--db=")).or_else(|| {
        after.filter(|(flag, _)| *flag == "--db").map(|(_, file)| file.as_str()).next()
    });
    if let Some(file) = named {
        let _ = NAMED.set(PathBuf::from(file));
    }
}

/// Completes names of people, and groups after `@`; of several joined by commas, the last.
pub fn who() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy().into_owned();
        let people = people();
        let Some((done, last)) = typed.rsplit_once(',') else {
            return candidates(people_or_groups(&people, &typed).into_iter());
        };
        let done = &typed[..=done.len()];
        let joined = people_or_groups(&people, last).into_iter().map(|it| format!("{done}{it}"));
        // A name may have a comma in it, before a suffix.
        candidates(named(&people, &typed).map(str::to_owned).chain(joined))
    })
}

/// Completes the numbers of open promises; and, once a letter is typed, whose they are.
pub fn promises() -> ArgValueCompleter {
    ArgValueCompleter::new(|typed: &OsStr| {
        let typed = typed.to_string_lossy().into_owned();
        let (mark, digits) = if typed.starts_with('#') { typed.split_at(1) } else { ("", &*typed) };
        let people = people();
        let open = open_promises();
        if digits.contains(|c: char| !c.is_ascii_digit()) {
            let owed = |person: &&Stakeholder| open.iter().any(|it| it.stakeholder == person.id);
            let people: Vec<Stakeholder> = people.iter().filter(owed).cloned().collect();
            return candidates(named(&people, &typed).map(str::to_owned));
        }
        open.iter()
            .filter(|promise| promise.id.to_string().starts_with(digits))
            .take(MOST)
            .map(|promise| {
                CompletionCandidate::new(format!("{mark}{}", promise.id))
                    .help(Some(described(promise, &people).into()))
            })
            .collect()
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

/// Opens the journal. While completing, errors are not shown.
fn journal() -> Option<Store> {
    Store::open(&config::journal_path(NAMED.get().map(PathBuf::as_path)).ok()?).ok()
}

fn people() -> Vec<Stakeholder> {
    journal().and_then(|store| store.stakeholders().ok()).unwrap_or_default()
}

fn people_or_groups(people: &[Stakeholder], typed: &str) -> Vec<String> {
    let Some(group) = typed.strip_prefix('@') else {
        return named(people, typed).map(str::to_owned).collect();
    };
    let groups = std::iter::once("all".to_owned()).chain(unit_names()).chain(tag_names());
    matching(group, groups).map(|group| format!("@{group}")).collect()
}

/// Returns the names of active people that have a word, or several, beginning with what was typed.
fn named<'a>(people: &'a [Stakeholder], typed: &str) -> impl Iterator<Item = &'a str> {
    let typed = folded(typed);
    people.iter().filter(|person| person.is_active()).map(|it| it.name.as_str()).filter(
        move |name| {
            let name = name::fold(name) + " ";
            let mut words = name.match_indices(' ').map(|(blank, _)| &name[blank + 1..]);
            name.starts_with(&typed) || words.any(|rest| rest.starts_with(&typed))
        },
    )
}

/// Returns what was typed as it is compared. A blank at its end counts: a word ends there.
fn folded(typed: &str) -> String {
    let folded = name::fold(typed);
    if typed.ends_with(' ') && !folded.is_empty() { folded + " " } else { folded }
}

/// Returns the open promises, ours first, the earliest due first.
fn open_promises() -> Vec<Promise> {
    let promises =
        Now::read().ok().and_then(|now| journal()?.promises(now.today).ok()).unwrap_or_default();
    let mut open: Vec<Promise> = promises.into_iter().filter(Promise::is_open).collect();
    open.sort_by_key(|it| (it.theirs, it.due.is_none(), it.due, it.id));
    open
}

fn described(promise: &Promise, people: &[Stakeholder]) -> String {
    let person = people.iter().find(|person| person.id == promise.stakeholder);
    let name = person.map_or("?", |person| person.name.as_str());
    let who = if promise.theirs { format!("{name} to you") } else { format!("to {name}") };
    let due = promise.due.map(|due| format!(", due {}", words::full_date(due)));
    format!("{} ({who}{})", promise.text, due.unwrap_or_default())
}

fn unit_names() -> Vec<String> {
    let units = journal().and_then(|store| store.units().ok()).unwrap_or_default();
    units.into_iter().map(|unit| unit.name).collect()
}

fn tag_names() -> Vec<String> {
    let mut tags: Vec<String> = people().into_iter().flat_map(|person| person.tags).collect();
    tags.sort();
    tags.dedup();
    tags
}

fn matching(typed: &str, names: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    let typed = folded(typed);
    names.into_iter().filter(move |name| (name::fold(name) + " ").starts_with(&typed))
}

/// Makes candidates of names. One that begins with a dash would be read as a flag.
fn candidates(names: impl Iterator<Item = String>) -> Vec<CompletionCandidate> {
    let names = names.filter(|name| !name.starts_with('-'));
    names.take(MOST).map(CompletionCandidate::new).collect()
}
