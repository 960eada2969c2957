//! The commands that the model knows, drawn at random.

use proptest::prelude::{Just, Strategy, any};
use proptest::{prop_oneof, sample};

/// A command. A number picks one of the records of its noun, whatever there is by then.
#[derive(Debug, Clone)]
pub enum Typed {
    UnitAdd(&'static str),
    Add {
        name: &'static str,
        unit: Option<u8>,
        tag: Option<&'static str>,
    },
    Rename(u8, &'static str),
    Role(u8, &'static str),
    Move(u8, u8),
    Tag(u8, &'static str),
    Archive(u8),
    Restore(u8),
    Merge {
        from: u8,
        into: u8,
    },
    Forget(u8),
    Log {
        with: Vec<u8>,
        kind: &'static str,
        day: &'static str,
        note: &'static str,
    },
    EntryEdit(u8, &'static str),
    EntryRemove(u8),
    FactAdd(u8, &'static str, &'static str),
    FactRemove(u8),
    PromiseAdd(u8, &'static str),
    /// How it ends: `keep`, `break` or `drop`.
    PromiseEnd(u8, &'static str),
    Pulse(u8, &'static str, u8),
    Undo,
}

const NAMES: [&str; 6] =
    ["Anna Roth", "Ben Ode", "Zoë Müller", "王小明", "O'Neil $(x) \"Y\"", "Dr. Cy van Dahl, PhD"];
const UNITS: [&str; 3] = ["Sales", "Finance", "R & D"];
const TAGS: [&str; 2] = ["steerco", "board"];
const NOTES: [&str; 4] =
    ["the budget", "'quoted' \\ \"twice\"", "naïve 日本 😀", "tomorrow's lunch"];

fn one_of(texts: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    sample::select(texts)
}

/// Draws a command; those without which nothing else can happen come more often.
pub fn command() -> impl Strategy<Value = Typed> {
    let number = any::<u8>;
    let name = || one_of(&NAMES);
    let note = || one_of(&NOTES);
    let day = one_of(&["2026-11-21", "2026-10-02", "2025-01-31"]);
    let kind = one_of(&["talk", "coffee", "meeting", "setback"]);
    let with = proptest::collection::vec(number(), 1..3);
    prop_oneof![
        2 => one_of(&UNITS).prop_map(Typed::UnitAdd),
        4 => (name(), proptest::option::of(number()), proptest::option::of(one_of(&TAGS)))
            .prop_map(|(name, unit, tag)| Typed::Add { name, unit, tag }),
        1 => (number(), name()).prop_map(|(who, name)| Typed::Rename(who, name)),
        1 => (number(), one_of(&["CFO", "Head of R & D"])).prop_map(|(who, it)| Typed::Role(who, it)),
        1 => (number(), number()).prop_map(|(who, unit)| Typed::Move(who, unit)),
        1 => (number(), one_of(&TAGS)).prop_map(|(who, tag)| Typed::Tag(who, tag)),
        1 => number().prop_map(Typed::Archive),
        1 => number().prop_map(Typed::Restore),
        2 => (number(), number()).prop_map(|(from, into)| Typed::Merge { from, into }),
        1 => number().prop_map(Typed::Forget),
        6 => (with, kind, day, note())
            .prop_map(|(with, kind, day, note)| Typed::Log { with, kind, day, note }),
        1 => (number(), note()).prop_map(|(entry, note)| Typed::EntryEdit(entry, note)),
        1 => number().prop_map(Typed::EntryRemove),
        2 => (number(), one_of(&["goal", "interest"]), note())
            .prop_map(|(who, topic, text)| Typed::FactAdd(who, topic, text)),
        1 => number().prop_map(Typed::FactRemove),
        2 => (number(), note()).prop_map(|(who, text)| Typed::PromiseAdd(who, text)),
        2 => (number(), one_of(&["keep", "break", "drop"]))
            .prop_map(|(promise, end)| Typed::PromiseEnd(promise, end)),
        2 => (number(), one_of(&["me", "team"]), 1..=5_u8)
            .prop_map(|(who, account, score)| Typed::Pulse(who, account, score)),
        5 => Just(Typed::Undo),
    ]
}
