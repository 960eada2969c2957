//! The steps of a life in which a person rates me or my team.

use chrono::{Days, NaiveDate};

use super::journal::flag;
use super::life::Life;
use super::promising::back;
use super::world::Account::{self, Me, Team};
use super::world::Pulse;
use super::{DAYS, LAST_ADDED, LAST_DAY};

const FIVE: [&str; 5] = ["--credible", "--reliable", "--transparent", "--attentive", "--character"];

impl Life {
    pub fn pulse(&mut self) {
        if self.rng.percent(25) {
            return self.pulse_again();
        }
        let who = self.anybody();
        self.pulse_of(who);
    }

    pub fn pulse_of(&mut self, who: usize) {
        let account = self.rng.pick(&[Me, Team]);
        let date = if self.rng.percent(50) {
            self.rng.day_between(LAST_ADDED, LAST_DAY)
        } else {
            back(self.rng.pick(&DAYS), self.rng.pick(&[365, 366]))
        };
        self.pulse_on(who, account, date);
    }

    /// Records another pulse on the same day, as a correction.
    fn pulse_again(&mut self) {
        let before = self.rng.below(self.world.pulses.len());
        let Pulse { who, account, date, .. } = self.world.pulses[before];
        self.pulse_on(who, account, date);
    }

    fn pulse_on(&mut self, who: usize, account: Account, date: NaiveDate) {
        let now = (date.max(LAST_ADDED) + Days::new(self.rng.below(10) as u64)).min(LAST_DAY);
        let mut args = vec!["pulse".to_owned(), self.world.people[who].name.clone()];
        args.push(account.name().to_owned());
        let score = match self.rng.below(5) {
            0 | 1 => self.draw_five(&mut args),
            2 => self.draw_score(&mut args, &[1.0, 1.0, 2.0, 2.0, 3.0, 5.0]),
            3 => self.draw_score(&mut args, &[1.5, 2.25, 2.8, 3.5, 4.5]),
            _ => {
                // Beside a score, the five qualities only explain it.
                let score = self.draw_score(&mut args, &[1.0, 2.0, 2.5, 4.0]);
                args.push("you are never there".to_owned());
                if self.rng.percent(40) {
                    self.draw_five(&mut args);
                }
                score
            }
        };
        if date != now || self.rng.percent(30) {
            flag(&mut args, "--on", date);
        }
        let id = self.id_of(&self.journal.json(now, &args));
        self.world.pulses.push(Pulse { id, who, account, date, score });
    }

    fn draw_score(&mut self, args: &mut Vec<String>, from: &[f64]) -> f64 {
        let score = self.rng.pick(from);
        args.push(score.to_string());
        score
    }

    /// Draws some of the five qualities, and returns their mean.
    fn draw_five(&mut self, args: &mut Vec<String>) -> f64 {
        let mut all = FIVE;
        self.rng.shuffle(&mut all);
        let given = 1 + self.rng.below(FIVE.len());
        let mut sum = 0;
        for name in &all[..given] {
            let score = self.rng.pick(&[1, 1, 2, 2, 3, 4, 5]);
            flag(args, name, score);
            sum += score;
        }
        f64::from(sum) / given as f64
    }
}
