//! A random life: every step is taken in `rel` and in the world.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::chance::Rng;
use super::contract::importance;
use super::journal::{Journal, flag, words};
use super::world::Account::{self, Me, Team};
use super::world::{Entry, Kind, Person, Unit, World};
use super::{AWAY_UNTIL, EARLIEST, FIRST_ADDED, LAST_ADDED, LAST_DAY};

pub const PEOPLE: usize = 46;
pub const ENTRIES: usize = 330;

/// People below this number are in no entry.
const UNKNOWN: usize = 2;
/// People below this number have no real entry on my account, unless an edit makes one.
const NEVER_MET: usize = 6;
pub const ARCHIVED: usize = 7;
pub const AWAY: usize = 8;
pub const INTO: usize = 44;
pub const FROM: usize = 45;

const UNITS: [&str; 8] = [
    "Sales",
    "Finance",
    "Marketing",
    "Operations",
    "Customer Success",
    "Legal",
    "Engineering",
    "HR",
];
const FIRST_NAMES: [&str; 12] = [
    "Ada", "Boris", "Cleo", "Dunja", "Egon", "Freya", "Gustav", "Hilda", "Ivo", "Jutta", "Karim",
    "Leila",
];
const SURNAMES: [&str; 12] = [
    "Abbott", "Brandt", "Castro", "Dubois", "Eriksen", "Farkas", "Grimaldi", "Horvat", "Ito",
    "Jansen", "Kowalski", "Lund",
];
pub const NOTES: [&str; 6] = [
    "the close takes 9 days",
    "talked about the new warehouse",
    "wants fewer tools",
    "a long walk after work",
    "roadmap",
    "it went as these things go",
];
const CADENCES: [(&str, i64); 6] =
    [("3w", 21), ("30d", 30), ("10", 10), ("6w", 42), ("45d", 45), ("200d", 200)];

/// An entry about to be logged, and how it is typed.
#[derive(Clone)]
pub struct Draft {
    pub who: Vec<usize>,
    pub kind: &'static Kind,
    pub typed: &'static str,
    pub note: &'static str,
    pub date: NaiveDate,
    pub now: NaiveDate,
    pub account: Option<Account>,
    pub by: bool,
    pub deposit: Option<f64>,
    pub gut: Option<i32>,
    pub inbound: bool,
    pub alternative: bool,
    pub also: Option<&'static Kind>,
}

impl Draft {
    fn args(&self, world: &World) -> Vec<String> {
        let mut args = vec!["log".to_owned(), names(world, &self.who)];
        args.extend(words(self.note));
        flag(&mut args, "-k", self.typed);
        flag(&mut args, "-d", self.date);
        args.extend(self.account.map(Account::flag));
        if self.by {
            flag(&mut args, "--by", "Priya Shah");
        }
        if let Some(deposit) = self.deposit {
            flag(&mut args, "--deposit", deposit);
        }
        args.extend(self.gut.map(|gut| format!("--gut={gut}")));
        if self.inbound {
            args.push("--inbound".to_owned());
        }
        if self.alternative {
            args.push("--alternative".to_owned());
        }
        if let Some(kind) = self.also {
            flag(&mut args, "--also", format!("{}=what else came of it", kind.name()));
        }
        args
    }

    fn entry(&self, id: i64) -> Entry {
        let own_worth = if self.alternative { 0.0 } else { self.kind.deposit };
        let own_account = if self.by { Team } else { self.kind.account };
        Entry {
            id,
            who: self.who.clone(),
            kind: self.kind,
            account: self.account.unwrap_or(own_account),
            date: self.date,
            deposit: self.deposit.unwrap_or(own_worth),
            gut: self.gut.unwrap_or(0),
            by: self.by,
        }
    }

    /// Returns the second outcome: the same people and day, but the worth of its own kind, without
    /// gut.
    fn second_entry(&self, kind: &'static Kind, id: i64) -> Entry {
        Entry {
            id,
            who: self.who.clone(),
            kind,
            account: kind.account,
            date: self.date,
            deposit: kind.deposit,
            gut: 0,
            by: false,
        }
    }
}

pub fn names(world: &World, who: &[usize]) -> String {
    let names: Vec<&str> = who.iter().map(|&one| world.people[one].name.as_str()).collect();
    names.join(",")
}

/// A life, in the journal and in the world.
pub struct Life {
    pub rng: Rng,
    pub journal: Journal,
    pub world: World,
}

impl Life {
    /// Begins a life with units and people, and without entries.
    pub fn begin(seed: u64) -> Life {
        let mut life =
            Life { rng: Rng(seed), journal: Journal::new(seed), world: World::default() };
        for name in UNITS {
            life.add_unit(name);
        }
        for name in life.draw_names() {
            life.add_person(name);
        }
        life
    }

    fn add_unit(&mut self, name: &'static str) {
        let weight = (5 + self.rng.below(96)) as f64 / 10.0;
        let cadence = self.rng.percent(35).then(|| self.rng.pick(&CADENCES));
        let mut args = vec!["unit".to_owned(), "add".to_owned(), name.to_owned()];
        flag(&mut args, "--weight", weight);
        if let Some((typed, _)) = cadence {
            flag(&mut args, "--cadence", typed);
        }
        if self.rng.percent(50) {
            flag(&mut args, "--why", "they bring the money in");
        }
        self.journal.run(FIRST_ADDED, &args);
        self.world.units.push(Unit { name, weight, cadence: cadence.map(|(_, days)| days) });
    }

    fn draw_names(&mut self) -> Vec<String> {
        let mut all = Vec::new();
        for first in FIRST_NAMES {
            all.extend(SURNAMES.map(|surname| format!("{first} {surname}")));
        }
        self.rng.shuffle(&mut all);
        all.truncate(PEOPLE);
        all
    }

    fn add_person(&mut self, name: String) {
        let index = self.world.people.len();
        // The contract does not say how a merge fills gaps, so the person merged into has none.
        let complete = index == INTO;
        let placed = complete || index % 9 != 1;
        let mut person = Person {
            name,
            unit: placed.then(|| self.rng.below(UNITS.len())),
            influence: 1.0,
            cadence: None,
            updates_every: None,
            added: self.rng.day_between(FIRST_ADDED, LAST_ADDED),
            away_until: None,
            archived: false,
            merged: false,
        };
        if index == FROM {
            person.added = self.world.people[INTO].added;
        }
        let mut args = vec!["add".to_owned(), person.name.clone()];
        if let Some(unit) = person.unit {
            flag(&mut args, "--unit", UNITS[unit]);
        }
        if complete || self.rng.percent(45) {
            person.influence = self.draw_influence(person.clone());
            flag(&mut args, "--influence", person.influence);
        }
        if complete || self.rng.percent(20) {
            let (typed, days) = self.rng.pick(&CADENCES);
            person.cadence = Some(days);
            flag(&mut args, "--cadence", typed);
        }
        self.journal.run(person.added, &args);
        self.world.people.push(person);
    }

    /// Draws an influence whose cadence is not half-way between two days, where the last bit of a
    /// float would decide.
    fn draw_influence(&mut self, mut person: Person) -> f64 {
        loop {
            person.influence = (1 + self.rng.below(9)) as f64 / 10.0;
            let days = 14.0 / importance(&self.world, &person);
            if (days.fract() - 0.5).abs() > 1e-6 {
                return person.influence;
            }
        }
    }

    pub fn draft(&mut self) -> Draft {
        let rng = &mut self.rng;
        let kind = if rng.percent(6) { Kind::named("meeting") } else { rng.kind() };
        let by = rng.percent(12);
        let account = if by {
            None
        } else {
            [None, None, None, None, None, Some(Me), Some(Team)][rng.below(7)]
        };
        let alternative = kind.is(&["said-no"]) && rng.percent(50);
        let hearsay = kind.is(&["hearsay"]);
        let deposit = if kind.is(&["opening"]) || !hearsay && !alternative && rng.percent(15) {
            Some(rng.pick(&[-6.0, -3.0, -0.5, 0.5, 2.5, 4.0]))
        } else {
            None
        };
        let gut = (!hearsay && rng.percent(40)).then(|| rng.below(5) as i32 - 2);
        // The contract does not say whether --me, --team and --by apply to a second outcome, so
        // they are never combined.
        let also = (!by && account.is_none() && rng.percent(15)).then(|| {
            // Meetings, because one on the day of a conversation is not "since" it.
            let seconds = ["complaint", "win", "setback", "thanks", "meeting", "meeting"];
            Kind::named(rng.pick(&seconds))
        });
        let recent = LAST_DAY - Days::new(200);
        let first = if rng.percent(50) { recent } else { EARLIEST };
        let date = rng.day_between(first, LAST_DAY - Days::new(1));
        let later = Days::new(rng.below(40) as u64);
        let mut draft = Draft {
            who: Vec::new(),
            kind,
            typed: rng.pick(&kind.typed()),
            note: rng.pick(&NOTES),
            date,
            now: (date.max(LAST_ADDED) + later).min(LAST_DAY),
            account,
            by,
            deposit,
            gut,
            inbound: rng.percent(20),
            alternative,
            also,
        };
        draft.who = self.draw_people(&draft.entry(0));
        draft
    }

    pub fn draw_people(&mut self, entry: &Entry) -> Vec<usize> {
        let meets = entry.kind.real && entry.account == Me;
        let first = if meets { NEVER_MET } else { UNKNOWN };
        let mut who: Vec<usize> =
            (first..PEOPLE).filter(|&one| !self.world.people[one].merged).collect();
        self.rng.shuffle(&mut who);
        who.truncate(self.rng.pick(&[1, 1, 1, 1, 2, 2, 3]));
        who
    }

    pub fn log(&mut self) {
        let draft = self.draft();
        self.log_draft(&draft);
    }

    pub fn log_draft(&mut self, draft: &Draft) {
        self.log_draft_with(draft, &[]);
    }

    pub fn log_draft_with(&mut self, draft: &Draft, flags: &[String]) -> Value {
        let mut args = draft.args(&self.world);
        args.extend_from_slice(flags);
        let written = self.journal.json(draft.now, &args);
        let id = |value: &Value| {
            value["id"].as_i64().unwrap_or_else(|| panic!("log prints no id: {written}"))
        };
        self.world.entries.push(draft.entry(id(&written)));
        if let Some(kind) = draft.also {
            self.world.entries.push(draft.second_entry(kind, id(&written["also"][0])));
        }
        written
    }

    /// Archives one person and sends one away. This comes last, so that logs find them by name, but
    /// is dated before all days asked about, so that it holds on each of them.
    fn part(&mut self) {
        let [archived, away] = [ARCHIVED, AWAY].map(|who| self.world.people[who].name.clone());
        self.journal.run(LAST_ADDED, &["archive".to_owned(), archived]);
        let mut args = vec!["edit".to_owned(), away];
        flag(&mut args, "--away-until", AWAY_UNTIL);
        self.journal.run(LAST_ADDED, &args);
        self.world.people[ARCHIVED].archived = true;
        self.world.people[AWAY].away_until = Some(AWAY_UNTIL);
    }

    /// Lives a whole life.
    pub fn live(seed: u64) -> Life {
        let mut life = Life::begin(seed);
        life.give_first_words();
        let mut logs = 0;
        while life.world.entries.len() < ENTRIES {
            life.log();
            logs += 1;
            if logs % 13 == 0 {
                life.correct_something(logs / 13 - 1);
            }
            match logs % 8 {
                0 => life.pulse(),
                2 => life.promise(),
                4 => life.take_back(logs / 8),
                6 if logs % 16 == 6 => life.promise(),
                _ => life.tend(),
            }
            if logs % 40 == 0 {
                life.log_with_promise();
            }
            if logs == 150 {
                life.undone(Life::merge);
            }
            if logs == 200 {
                life.merge();
            }
        }
        life.part();
        life
    }
}
