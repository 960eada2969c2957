//! The steps of a life that update, move or end a promise.

use chrono::NaiveDate;

use super::journal::{flag, words};
use super::life::{Life, NOTES};
use super::promises::{due_on, last_said};
use super::promising::{ahead, back};
use super::world::{End, Move, Promise};
use super::{DAYS, LAST_DAY};

impl Life {
    /// Updates, moves or ends one of the open promises.
    pub fn tend(&mut self) {
        self.have_one_to_tend();
        match self.rng.below(100) {
            0..42 => self.update(),
            42..80 => self.move_due(),
            80..90 => self.keep(),
            90..96 => self.break_word(),
            _ => self.drop_promise(),
        }
    }

    fn to_tend(&self) -> Vec<usize> {
        let promises = &self.world.promises;
        (0..promises.len())
            .filter(|&index| promises[index].end.is_none() && !promises[index].left_alone)
            .collect()
    }

    pub fn have_one_to_tend(&mut self) {
        while self.to_tend().is_empty() {
            self.promise();
        }
    }

    fn any_to_tend(&mut self) -> usize {
        let all = self.to_tend();
        self.rng.pick(&all)
    }

    /// Draws a day from the given one on, often one on which something changes.
    fn draw_day(&mut self, promise: &Promise, first: NaiveDate) -> NaiveDate {
        let soon = ahead(first, 60).min(LAST_DAY);
        loop {
            let due = due_on(promise, LAST_DAY).unwrap_or(soon);
            let a_day_asked_about = self.rng.pick(&DAYS);
            let quiet_until_then = back(a_day_asked_about, self.rng.pick(&[1, 7, 8, 30, 31]));
            let likely = self.rng.day_between(first, soon);
            let days =
                [likely, likely, first, due, due, due.succ_opt().expect("a day"), quiet_until_then];
            let date = self.rng.pick(&days);
            if date >= first && date <= LAST_DAY {
                return date;
            }
        }
    }

    /// Returns the arguments of `promise VERB ID ...` for something that happened on a day, and the
    /// day on which it is typed.
    fn draw_command(
        &mut self,
        verb: &str,
        promise: &Promise,
        date: NaiveDate,
    ) -> (Vec<String>, NaiveDate) {
        let mut args = words(&format!("promise {verb} {}", promise.id));
        let later = if self.rng.percent(50) { 0 } else { self.rng.below(15) };
        let now = ahead(date, later).min(LAST_DAY);
        if now != date || self.rng.percent(20) {
            flag(&mut args, "--on", date);
        }
        (args, now)
    }

    fn draw_note(&mut self, args: &mut Vec<String>, wanted: bool) {
        let note = self.rng.pick(&NOTES).to_owned();
        if wanted || self.rng.percent(50) {
            args.insert(3, note);
        }
    }

    pub fn update(&mut self) {
        let index = self.any_to_tend();
        let promise = self.world.promises[index].clone();
        // An update may be recorded late, after a later one.
        let first = if self.rng.percent(25) { promise.made } else { last_said(&promise, LAST_DAY) };
        let date = self.draw_day(&promise, first);
        self.update_on(index, date);
    }

    pub fn update_on(&mut self, index: usize, date: NaiveDate) {
        let promise = self.world.promises[index].clone();
        let (mut args, now) = self.draw_command("update", &promise, date);
        self.draw_note(&mut args, true);
        self.journal.run(now, &args);
        self.world.promises[index].updates.push(date);
    }

    pub fn move_due(&mut self) {
        let index = self.any_to_tend();
        self.move_due_of(index);
    }

    pub fn move_due_of(&mut self, index: usize) {
        let promise = self.world.promises[index].clone();
        let date = self.draw_day(&promise, last_said(&promise, LAST_DAY));
        let (mut args, now) = self.draw_command("move", &promise, date);
        self.draw_note(&mut args, false);
        let stands = due_on(&promise, LAST_DAY);
        let due = loop {
            let soon = ahead(now, self.rng.below(90));
            let a_day_asked_about = self.rng.pick(&DAYS);
            let due = self.rng.pick(&[soon, soon, now, a_day_asked_about]);
            if due >= now && Some(due) != stands {
                break due;
            }
        };
        flag(&mut args, "--due", due);
        self.journal.run(now, &args);
        self.world.promises[index].moves.push(Move { date, due });
    }

    pub fn keep(&mut self) {
        let index = self.any_to_tend();
        self.end(index, "kept");
    }

    pub fn break_word(&mut self) {
        let index = self.any_to_tend();
        self.end(index, "broken");
    }

    pub fn drop_promise(&mut self) {
        let index = self.any_to_tend();
        self.end(index, "dropped");
    }

    pub fn end(&mut self, index: usize, status: &'static str) {
        let promise = self.world.promises[index].clone();
        let date = self.draw_day(&promise, last_said(&promise, LAST_DAY));
        let verb = match status {
            "kept" => "keep",
            "broken" => "break",
            _ => "drop",
        };
        let (mut args, now) = self.draw_command(verb, &promise, date);
        self.draw_note(&mut args, status == "dropped");
        if status == "kept" && promise.estimated {
            flag(&mut args, "--actual", "55 d");
        }
        self.journal.run(now, &args);
        self.world.promises[index].end = Some(End { date, status });
    }
}
