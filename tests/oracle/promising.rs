//! The steps of a life in which a promise is made.

use chrono::{Days, NaiveDate};
use serde_json::Value;

use super::journal::{flag, words};
use super::life::{ARCHIVED, AWAY, FROM, INTO, Life, NOTES, PEOPLE};
use super::world::Account::{Me, Team};
use super::world::{Promise, Word};
use super::{DAYS, LAST_ADDED, LAST_DAY};

const UPDATES_EVERY: [(&str, i64); 5] =
    [("1w", 7), ("10d", 10), ("14", 14), ("3w", 21), ("6w", 42)];

/// A person who does not say at first how often they want updates.
const PATIENT: usize = 11;

/// The number of people who get most promises and pulses, so that many have more than one.
const IN_THE_THICK: usize = 14;

pub fn back(date: NaiveDate, days: i64) -> NaiveDate {
    date - Days::new(days as u64)
}

pub fn ahead(date: NaiveDate, days: usize) -> NaiveDate {
    date + Days::new(days as u64)
}

impl Life {
    /// Makes the first promises, so that the people merged, archived and away have some of each
    /// kind in any case.
    pub fn give_first_words(&mut self) {
        for who in (0..PEOPLE).filter(|who| *who == INTO || who % 3 == 0) {
            self.set_updates_every_of(who);
        }
        let cast = [FROM, INTO, ARCHIVED, AWAY];
        for who in cast {
            self.pulse_of(who);
            self.pulse_of(who);
        }
        for (turn, who) in cast.into_iter().cycle().take(15).enumerate() {
            let word = Word::ALL[turn % 3];
            let account = [Me, Team][turn % 2];
            let index = self.begin_promise(who, |promise| {
                promise.word = word;
                promise.account = account;
            });
            match turn / 3 {
                0 => self.end(index, "kept"),
                1 => self.end(index, "broken"),
                2 => self.move_due_of(index),
                3 => {
                    self.move_due_of(index);
                    self.move_due_of(index);
                }
                _ => {}
            }
        }
        let theirs = self.begin_promise(AWAY, |promise| promise.theirs = true);
        self.move_due_of(theirs);
        self.end(theirs, "broken");
        let endless = self.begin_promise(INTO, |promise| promise.due = None);
        self.end(endless, "kept");
        let late = self.begin_edge(INTO, 40, Some(back(LAST_DAY, 9)));
        self.update_on(late, back(LAST_DAY, 2));
        let asked = self.world.people[INTO].updates_every.expect("they have said it");
        self.begin_edge(INTO, asked + 1, None);
        self.begin_edge(PATIENT, 8, Some(ahead(LAST_DAY, 9)));
        self.begin_edge(PATIENT, 31, None);
    }

    /// Makes a promise of ours, changed as given.
    fn begin_promise(&mut self, who: usize, otherwise: impl Fn(&mut Promise)) -> usize {
        let mut promise = self.draw_promise(who);
        promise.theirs = false;
        promise.left_alone = false;
        otherwise(&mut promise);
        self.promise_to(promise);
        self.world.promises.len() - 1
    }

    /// Makes a promise some days before the last day that nothing else happens to.
    fn begin_edge(&mut self, who: usize, days_ago: i64, due: Option<NaiveDate>) -> usize {
        self.begin_promise(who, |promise| {
            promise.made = back(LAST_DAY, days_ago);
            promise.due = due;
            promise.left_alone = true;
        })
    }

    pub fn set_updates_every(&mut self) {
        let who = self.anybody();
        self.set_updates_every_of(who);
    }

    fn set_updates_every_of(&mut self, who: usize) {
        let (mut typed, mut days) = self.rng.pick(&UPDATES_EVERY);
        while self.world.people[who].updates_every == Some(days) {
            (typed, days) = self.rng.pick(&UPDATES_EVERY);
        }
        let mut args = vec!["edit".to_owned(), self.world.people[who].name.clone()];
        flag(&mut args, "--updates-every", typed);
        self.journal.run(LAST_ADDED, &args);
        self.world.people[who].updates_every = Some(days);
    }

    pub fn anybody(&mut self) -> usize {
        loop {
            let who = self.rng.below(PEOPLE);
            if !self.world.people[who].merged && (who < IN_THE_THICK || self.rng.percent(30)) {
                return who;
            }
        }
    }

    pub fn promise(&mut self) {
        let who = self.anybody();
        let promise = self.draw_promise(who);
        self.promise_to(promise);
    }

    fn promise_to(&mut self, mut promise: Promise) {
        let mut args = words("promise add");
        args.push(self.world.people[promise.who].name.clone());
        args.extend(words(self.rng.pick(&NOTES)));
        if promise.word != Word::Commitment || self.rng.percent(50) {
            flag(&mut args, "--as", promise.word.name());
        }
        if promise.theirs {
            args.push("--theirs".to_owned());
        } else if promise.account != Me || self.rng.percent(50) {
            args.push(promise.account.flag());
        }
        if let Some(due) = promise.due {
            flag(&mut args, "--due", due);
        }
        if self.rng.percent(40) {
            flag(&mut args, "--measure", "first numbers by noon");
        }
        if self.rng.percent(40) {
            flag(&mut args, "--risk", "the vendor is late");
            if self.rng.percent(50) {
                args.push("--heard".to_owned());
            }
        }
        if promise.estimated {
            flag(&mut args, "--estimate", "40 d");
        }
        promise.id = self.id_of(&self.journal.json(promise.made, &args));
        self.world.promises.push(promise);
    }

    pub fn id_of(&self, written: &Value) -> i64 {
        let seed = self.journal.seed;
        written["id"].as_i64().unwrap_or_else(|| panic!("seed {seed}: no id in {written}"))
    }

    fn draw_promise(&mut self, who: usize) -> Promise {
        let left_alone = self.rng.percent(50);
        let (made, due) =
            if left_alone { self.draw_dates_on_an_edge(who) } else { self.draw_dates() };
        Promise {
            id: 0,
            who,
            word: self.rng.pick(&Word::ALL),
            account: self.rng.pick(&[Me, Me, Team]),
            theirs: !left_alone && self.rng.percent(25),
            made,
            due,
            updates: Vec::new(),
            moves: Vec::new(),
            end: None,
            estimated: self.rng.percent(30),
            left_alone,
        }
    }

    fn draw_dates(&mut self) -> (NaiveDate, Option<NaiveDate>) {
        let made = self.rng.day_between(LAST_ADDED, LAST_DAY);
        let term = self.rng.pick(&[Some(10), Some(40), Some(90), Some(200), None]);
        (made, term.map(|days| ahead(made, self.rng.below(days + 1))))
    }

    /// Draws the day made and the day due such that on one of the days asked about, the promise is
    /// on one side of a boundary.
    fn draw_dates_on_an_edge(&mut self, who: usize) -> (NaiveDate, Option<NaiveDate>) {
        loop {
            let today = self.rng.pick(&DAYS);
            let (made, due) = match (self.world.people[who].updates_every, self.rng.below(6)) {
                (_, 0) => self.draw_due(today),
                (_, 1) => self.draw_shortest_silence(today),
                (_, 2) => self.draw_longest_silence(today),
                (Some(days), 3 | 4) => self.draw_silence_as_asked(days, today),
                _ => self.draw_quarter_of_term(today),
            };
            if made >= LAST_ADDED && made <= LAST_DAY {
                return (made, due);
            }
        }
    }

    fn draw_quarter_of_term(&mut self, today: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let quiet = 7 + self.rng.below(24);
        let made = back(today, quiet as i64);
        let a_bit = self.rng.pick(&[0, 1, 1, 2]);
        (made, Some(ahead(made, 4 * quiet - a_bit)))
    }

    fn draw_shortest_silence(&mut self, today: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let made = back(today, self.rng.pick(&[7, 8]));
        (made, Some(ahead(today, self.rng.below(20))))
    }

    fn draw_longest_silence(&mut self, today: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let made = back(today, self.rng.pick(&[30, 31]));
        (made, self.rng.pick(&[None, Some(ahead(made, 300))]))
    }

    fn draw_silence_as_asked(
        &mut self,
        updates_every: i64,
        today: NaiveDate,
    ) -> (NaiveDate, Option<NaiveDate>) {
        let made = back(today, updates_every + self.rng.pick(&[0, 1]));
        (made, self.rng.pick(&[None, Some(ahead(made, 300))]))
    }

    fn draw_due(&mut self, today: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
        let due = back(today, self.rng.pick(&[0, 1]));
        (back(due, self.rng.below(60) as i64), Some(due))
    }

    /// Logs an entry with a promise. The contract does not say which account the promise is on, or
    /// when it is made, if the entry is on another account or older, so such entries are not drawn.
    pub fn log_with_promise(&mut self) {
        let mut draft = self.draft();
        while draft.who.len() != 1
            || draft.by
            || draft.account.is_some()
            || draft.kind.is(&["hearsay", "opening"])
        {
            draft = self.draft();
        }
        draft.date = self.rng.day_between(LAST_ADDED, LAST_DAY);
        draft.now = draft.date;
        let due = ahead(draft.date, self.rng.below(100));
        let word = self.rng.pick(&Word::ALL);
        let mut flags = Vec::new();
        flag(&mut flags, "--promise", "send the numbers");
        flag(&mut flags, "--as", word.name());
        flag(&mut flags, "--due", due);
        let written = self.log_draft_with(&draft, &flags);
        self.world.promises.push(Promise {
            id: self.id_of(&written["promise"]),
            who: draft.who[0],
            word,
            account: Me,
            theirs: false,
            made: draft.date,
            due: Some(due),
            updates: Vec::new(),
            moves: Vec::new(),
            end: None,
            estimated: false,
            left_alone: false,
        });
    }
}
