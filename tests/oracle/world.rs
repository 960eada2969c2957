//! The world in plain vectors.

use chrono::NaiveDate;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Account {
    Me,
    Team,
}
use Account::{Me, Team};

impl Account {
    pub fn name(self) -> &'static str {
        if self == Me { "me" } else { "team" }
    }

    pub fn flag(self) -> String {
        format!("--{}", self.name())
    }
}

pub struct Kind {
    /// The name, then the other words that can be typed for it.
    pub words: &'static str,
    pub real: bool,
    pub deposit: f64,
    pub account: Account,
}

const fn kind(words: &'static str, real: bool, deposit: f64, account: Account) -> Kind {
    Kind { words, real, deposit, account }
}

pub static KINDS: [Kind; 22] = [
    kind("talk 1:1", true, 1.0, Me),
    kind("coffee", true, 1.0, Me),
    kind("meal lunch dinner drinks", true, 2.0, Me),
    kind("travel trip", true, 3.0, Me),
    kind("visit", true, 2.0, Me),
    kind("call phone video zoom", true, 1.0, Me),
    kind("help", true, 3.0, Me),
    kind("apology", true, 1.0, Me),
    kind("review", true, 1.0, Me),
    kind("meeting", false, 0.0, Me),
    kind("message email mail chat slack", false, 0.0, Me),
    kind("attempt", false, 0.0, Me),
    kind("broadcast", false, 0.0, Me),
    kind("thanks", false, 1.0, Me),
    kind("win", false, 2.0, Team),
    kind("ask", false, -2.0, Me),
    kind("said-no", false, -1.0, Me),
    kind("declined", false, -1.0, Me),
    kind("complaint", false, -2.0, Team),
    kind("setback", false, -4.0, Team),
    kind("hearsay", false, 0.0, Me),
    kind("opening", false, 0.0, Me),
];

impl Kind {
    pub fn named(name: &str) -> &'static Kind {
        KINDS.iter().find(|kind| kind.name() == name).expect("a built-in kind")
    }

    pub fn name(&self) -> &'static str {
        self.typed()[0]
    }

    pub fn typed(&self) -> Vec<&'static str> {
        self.words.split(' ').collect()
    }

    pub fn is(&self, names: &[&str]) -> bool {
        names.contains(&self.name())
    }
}

#[derive(Clone)]
pub struct Unit {
    pub name: &'static str,
    pub weight: f64,
    pub cadence: Option<i64>,
}

#[derive(Clone)]
pub struct Person {
    pub name: String,
    pub unit: Option<usize>,
    pub influence: f64,
    pub cadence: Option<i64>,
    pub added: NaiveDate,
    /// Days between the updates they want.
    pub updates_every: Option<i64>,
    pub away_until: Option<NaiveDate>,
    pub archived: bool,
    pub merged: bool,
}

#[derive(Clone)]
pub struct Entry {
    pub id: i64,
    pub who: Vec<usize>,
    pub kind: &'static Kind,
    pub account: Account,
    pub date: NaiveDate,
    pub deposit: f64,
    pub gut: i32,
    pub by: bool,
}

/// How firm a promise is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Word {
    Commitment,
    BestEffort,
    Intention,
}

impl Word {
    pub const ALL: [Word; 3] = [Word::Commitment, Word::BestEffort, Word::Intention];

    pub fn name(self) -> &'static str {
        match self {
            Word::Commitment => "commitment",
            Word::BestEffort => "best-effort",
            Word::Intention => "intention",
        }
    }
}

#[derive(Clone)]
pub struct Promise {
    pub id: i64,
    pub who: usize,
    pub word: Word,
    /// The account of a promise of ours; promises of theirs are on none.
    pub account: Account,
    pub theirs: bool,
    pub made: NaiveDate,
    /// The due date as first agreed.
    pub due: Option<NaiveDate>,
    pub updates: Vec<NaiveDate>,
    /// The moves, by day.
    pub moves: Vec<Move>,
    pub end: Option<End>,
    pub estimated: bool,
    /// Whether nothing happens to it, because it was made to fall on a boundary on one of the days.
    pub left_alone: bool,
}

#[derive(Clone)]
pub struct Move {
    pub date: NaiveDate,
    pub due: NaiveDate,
}

#[derive(Clone)]
pub struct End {
    pub date: NaiveDate,
    pub status: &'static str,
}

#[derive(Clone)]
pub struct Pulse {
    pub id: i64,
    pub who: usize,
    pub account: Account,
    pub date: NaiveDate,
    pub score: f64,
}

#[derive(Clone, Default)]
pub struct World {
    pub units: Vec<Unit>,
    pub people: Vec<Person>,
    pub entries: Vec<Entry>,
    pub promises: Vec<Promise>,
    /// The pulses, in the order of recording.
    pub pulses: Vec<Pulse>,
}
