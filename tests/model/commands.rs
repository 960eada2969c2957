//! The commands that the model knows, drawn at random.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::strategy::{BoxedStrategy, Union};

type Text = &'static str;

/// Picks one of the records of a noun, whatever there is by then.
pub type Pick = u8;

/// A command, as it is typed once it is known what the numbers pick.
#[derive(Debug, Clone)]
pub enum Command {
    UnitAdd(Text, Option<u8>),
    /// Ranks these of the names of units; in vain if another unit is left out.
    UnitRank(Vec<Text>),
    UnitRename(Pick, Text),
    UnitWhy(Pick, Text),
    UnitRemove(Pick),
    Add {
        name: Text,
        unit: Option<Pick>,
        tag: Option<Text>,
        email: Option<Text>,
    },
    Rename(Pick, Text),
    Edit(Vec<Pick>, Edit),
    Archive(Vec<Pick>),
    Restore(Vec<Pick>),
    Merge {
        from: Pick,
        into: Pick,
    },
    Forget(Pick),
    Log(Log),
    EntryEdit(Pick, EntryEdit),
    EntryRemove(Pick),
    FactAdd(Pick, Text, Text),
    FactRemove(Pick),
    PromiseAdd {
        who: Pick,
        text: Text,
        due: Option<Text>,
        is_theirs: bool,
    },
    PromiseMove {
        promise: Pick,
        due: Option<Text>,
        to: Option<Pick>,
    },
    PromiseUpdate(Pick, Text),
    /// How it ends: `keep`, `break` or `drop`.
    PromiseEnd(Pick, Text),
    Pulse {
        who: Pick,
        account: Text,
        score: u8,
        candour: Option<u8>,
        quote: Option<Text>,
    },
    /// Renames one of my people.
    Colleague(Text, Text),
    /// Imports what was exported some steps ago: all of that is known, and often changed since.
    ImportOwn(Pick),
    Undo,
    /// Waits some days.
    Wait(u8),
}

/// A change of one field of some people.
#[derive(Debug, Clone)]
pub enum Edit {
    Role(Text),
    Unit(Option<Pick>),
    Tag(Text),
    NoTag(Text),
    Alias(Text),
    NoAlias(Text),
    Email(Text),
    NoEmail(Text),
    Phone(Text),
    Influence(Text),
}

/// A line of the journal, and what else is written down on the way out.
#[derive(Debug, Clone)]
pub struct Log {
    pub with: Vec<Pick>,
    pub kind: Text,
    pub day: Option<Text>,
    pub note: Text,
    pub gut: Option<i8>,
    pub by: Option<Text>,
    pub via: Option<Text>,
    pub is_inbound: bool,
    pub also: Option<Text>,
    pub fact: Option<Text>,
    pub promise: Option<Text>,
}

/// A change of one field of an entry.
#[derive(Debug, Clone)]
pub enum EntryEdit {
    Note(Text),
    Kind(Text),
    Day(Text),
    With(Vec<Pick>),
    By(Text),
}

/// The names of people. No two share a word, and no other text has one of their words.
const NAMES: [Text; 5] =
    ["Anna Roth", "Zoë Müller", "王小明", "O'Neil $(x) \"Y\"", "Dr. Cy van Dahl, PhD"];
const UNITS: [Text; 4] = ["Sales", "Finance", "R & D", "L'Équipe"];
const TAGS: [Text; 2] = ["steerco", "board"];
const EMAILS: [Text; 3] = ["one@example.com", "two@example.com", "Three+x@example.com"];
const NOTES: [Text; 5] =
    ["the budget", "'quoted' \\ \"twice\"", "naïve 日本 😀", "tomorrow's lunch", "-k coffee @all"];
const KINDS: [Text; 6] = ["talk", "coffee", "meeting", "setback", "ask", "hearsay"];
/// The last one is in the future.
const DAYS: [Text; 4] = ["2026-11-20", "2026-10-02", "2025-01-31", "2029-01-01"];
/// The last one is past.
const DUE: [Text; 3] = ["2029-01-31", "2029-06-01", "2026-11-01"];
/// My people: two are configured, one is not.
const COLLEAGUES: [Text; 3] = ["Priya Shah", "Tom Okafor", "Yara Sol"];

/// Those of my people that the configuration names from the start.
pub const CONFIGURED: [Text; 2] = [COLLEAGUES[0], COLLEAGUES[1]];

/// Draws a command; those without which nothing else can happen come more often.
pub fn command() -> impl Strategy<Value = Command> {
    let all = [of_units(), of_people(), of_entries(), of_records(), of_promises(), of_journal()];
    let weights = [3, 10, 9, 5, 12, 8];
    Union::new_weighted(weights.into_iter().zip(all).collect())
}

fn pick() -> impl Strategy<Value = Pick> {
    any::<Pick>()
}

fn some() -> impl Strategy<Value = Vec<Pick>> {
    vec(pick(), 1..3)
}

fn one_of(weighted: Vec<(u32, BoxedStrategy<Command>)>) -> BoxedStrategy<Command> {
    Union::new_weighted(weighted).boxed()
}

fn of_units() -> BoxedStrategy<Command> {
    let unit = || select(&UNITS[..]);
    one_of(vec![
        (4, (unit(), option::of(1..9_u8)).prop_map(|(it, n)| Command::UnitAdd(it, n)).boxed()),
        (3, vec(unit(), 2..5).prop_map(Command::UnitRank).boxed()),
        (1, (pick(), unit()).prop_map(|(it, name)| Command::UnitRename(it, name)).boxed()),
        (1, (pick(), select(&NOTES[..])).prop_map(|(it, why)| Command::UnitWhy(it, why)).boxed()),
        (1, pick().prop_map(Command::UnitRemove).boxed()),
    ])
}

fn of_people() -> BoxedStrategy<Command> {
    let name = || select(&NAMES[..]);
    let tag = || select(&TAGS[..]);
    let email = || select(&EMAILS[..]);
    let add = (name(), option::of(pick()), option::of(tag()), option::of(email()));
    let edit = Union::new_weighted(vec![
        (2, select(vec!["CFO", "Head of R & D", "none"]).prop_map(Edit::Role).boxed()),
        (3, option::weighted(0.8, pick()).prop_map(Edit::Unit).boxed()),
        (2, tag().prop_map(Edit::Tag).boxed()),
        (1, tag().prop_map(Edit::NoTag).boxed()),
        (2, name().prop_map(Edit::Alias).boxed()),
        (1, name().prop_map(Edit::NoAlias).boxed()),
        (2, email().prop_map(Edit::Email).boxed()),
        (1, email().prop_map(Edit::NoEmail).boxed()),
        (1, select(vec!["+41 1", "none"]).prop_map(Edit::Phone).boxed()),
        (1, select(vec!["0.5", "1"]).prop_map(Edit::Influence).boxed()),
    ]);
    one_of(vec![
        (
            10,
            add.prop_map(|(name, unit, tag, email)| Command::Add { name, unit, tag, email })
                .boxed(),
        ),
        (3, (pick(), name()).prop_map(|(who, name)| Command::Rename(who, name)).boxed()),
        (8, (some(), edit).prop_map(|(who, edit)| Command::Edit(who, edit)).boxed()),
        (2, some().prop_map(Command::Archive).boxed()),
        (1, some().prop_map(Command::Restore).boxed()),
        (5, (pick(), pick()).prop_map(|(from, into)| Command::Merge { from, into }).boxed()),
        (2, pick().prop_map(Command::Forget).boxed()),
    ])
}

fn log() -> impl Strategy<Value = Log> {
    let note = || select(&NOTES[..]);
    let seldom = || option::weighted(0.15, note());
    let colleague = || option::weighted(0.3, select(&COLLEAGUES[..]));
    let what = (some(), select(&KINDS[..]), option::of(select(&DAYS[..])), note());
    let how = (option::weighted(0.3, -2..=2_i8), colleague(), colleague(), any::<bool>());
    (what, how, (seldom(), seldom(), seldom())).prop_map(
        |((with, kind, day, note), (gut, by, via, is_inbound), (also, fact, promise))| Log {
            with,
            kind,
            day,
            note,
            gut,
            by,
            via,
            is_inbound,
            also,
            fact,
            promise,
        },
    )
}

fn of_entries() -> BoxedStrategy<Command> {
    let edit = Union::new(vec![
        select(&NOTES[..]).prop_map(EntryEdit::Note).boxed(),
        select(&KINDS[..]).prop_map(EntryEdit::Kind).boxed(),
        select(&DAYS[..]).prop_map(EntryEdit::Day).boxed(),
        some().prop_map(EntryEdit::With).boxed(),
        select(&[COLLEAGUES[0], COLLEAGUES[2], "none"][..]).prop_map(EntryEdit::By).boxed(),
    ]);
    let colleague = || select(&COLLEAGUES[..]);
    one_of(vec![
        (6, log().prop_map(Command::Log).boxed()),
        (3, (pick(), edit).prop_map(|(entry, edit)| Command::EntryEdit(entry, edit)).boxed()),
        (1, pick().prop_map(Command::EntryRemove).boxed()),
        (1, (colleague(), colleague()).prop_map(|(old, new)| Command::Colleague(old, new)).boxed()),
    ])
}

fn of_records() -> BoxedStrategy<Command> {
    let note = || select(&NOTES[..]);
    let fact = (pick(), select(&["goal", "interest", "agenda"][..]), note());
    let account = select(&["me", "team"][..]);
    let pulse = (pick(), account, 1..=5_u8, option::of(1..=5_u8), option::of(note()));
    let pulse = pulse.prop_map(|(who, account, score, candour, quote)| Command::Pulse {
        who,
        account,
        score,
        candour,
        quote,
    });
    one_of(vec![
        (3, fact.prop_map(|(who, topic, text)| Command::FactAdd(who, topic, text)).boxed()),
        (1, pick().prop_map(Command::FactRemove).boxed()),
        (3, pulse.boxed()),
    ])
}

fn of_promises() -> BoxedStrategy<Command> {
    let note = || select(&NOTES[..]);
    let due = || option::weighted(0.8, select(&DUE[..]));
    let add = (pick(), note(), due(), any::<bool>());
    let add = add.prop_map(|(who, text, due, is_theirs)| Command::PromiseAdd {
        who,
        text,
        due,
        is_theirs,
    });
    let moved = (pick(), due(), option::weighted(0.4, pick()));
    let moved = moved.prop_map(|(promise, due, to)| Command::PromiseMove { promise, due, to });
    let end = (pick(), select(&["keep", "break", "drop"][..]));
    one_of(vec![
        (6, add.boxed()),
        (4, moved.boxed()),
        (1, (pick(), note()).prop_map(|(it, note)| Command::PromiseUpdate(it, note)).boxed()),
        (3, end.prop_map(|(promise, end)| Command::PromiseEnd(promise, end)).boxed()),
    ])
}

fn of_journal() -> BoxedStrategy<Command> {
    one_of(vec![
        (10, Just(Command::Undo).boxed()),
        (1, (1..40_u8).prop_map(Command::Wait).boxed()),
        (2, pick().prop_map(Command::ImportOwn).boxed()),
    ])
}
