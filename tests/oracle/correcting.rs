//! The steps of a life that correct the journal: editing, removing, merging, undoing.

use super::journal::words;
use super::life::{FROM, INTO, Life, names};
use super::world::Account::{self, Me, Team};
use super::{EARLIEST, LAST_DAY};

impl Life {
    /// Draws an entry to change, of a kind that has its worth from the kind alone (`hearsay` cannot
    /// have a gut, `opening` needs a deposit, `said-no` may have an alternative).
    fn any_entry(&mut self) -> usize {
        loop {
            let index = self.rng.below(self.world.entries.len());
            if !self.world.entries[index].kind.is(&["hearsay", "opening", "said-no"]) {
                return index;
            }
        }
    }

    fn edit_entry(&mut self, index: usize, fields: &[String]) {
        let mut args = words(&format!("entry edit {}", self.world.entries[index].id));
        args.extend_from_slice(fields);
        self.journal.run(LAST_DAY, &args);
    }

    fn edit_gut(&mut self) {
        let index = self.any_entry();
        let gut = self.rng.below(5) as i32 - 2;
        self.edit_entry(index, &[format!("--gut={gut}")]);
        self.world.entries[index].gut = gut;
    }

    fn edit_deposit(&mut self) {
        let index = self.any_entry();
        let deposit = self.rng.pick(&[-4.0, -1.5, 0.0, 3.0]);
        self.edit_entry(index, &["--deposit".to_owned(), deposit.to_string()]);
        self.world.entries[index].deposit = deposit;
    }

    fn edit_date(&mut self) {
        let index = self.any_entry();
        let mut date = self.rng.day_between(EARLIEST, LAST_DAY);
        while date == self.world.entries[index].date {
            date = self.rng.day_between(EARLIEST, LAST_DAY);
        }
        self.edit_entry(index, &["-d".to_owned(), date.to_string()]);
        self.world.entries[index].date = date;
    }

    fn edit_people(&mut self) {
        let index = self.any_entry();
        let entry = self.world.entries[index].clone();
        let who = self.draw_people(&entry);
        self.edit_entry(index, &["--who".to_owned(), names(&self.world, &who)]);
        self.world.entries[index].who = who;
    }

    fn edit_kind(&mut self) {
        let mut index = self.any_entry();
        // The contract does not say whether the account of one of my people survives.
        while self.world.entries[index].by {
            index = self.any_entry();
        }
        let mut kind = self.rng.kind();
        while kind.is(&["hearsay", "opening", self.world.entries[index].kind.name()]) {
            kind = self.rng.kind();
        }
        let account = self.rng.pick(&[None, None, Some(Me), Some(Team)]);
        let mut fields = vec!["-k".to_owned(), kind.name().to_owned()];
        fields.extend(account.map(Account::flag));
        self.edit_entry(index, &fields);
        let entry = &mut self.world.entries[index];
        entry.kind = kind;
        entry.deposit = kind.deposit;
        entry.account = account.unwrap_or(kind.account);
    }

    fn remove_entry(&mut self) {
        let index = self.rng.below(self.world.entries.len());
        let id = self.world.entries[index].id;
        self.journal.run(LAST_DAY, &words(&format!("entry remove {id}")));
        self.world.entries.remove(index);
    }

    pub fn merge(&mut self) {
        let [from, into] = [FROM, INTO].map(|who| self.world.people[who].name.clone());
        self.journal.run(LAST_DAY, &["merge".to_owned(), from, into]);
        self.world.people[FROM].merged = true;
        for entry in &mut self.world.entries {
            if entry.who.contains(&FROM) {
                entry.who.retain(|&who| who != FROM && who != INTO);
                entry.who.push(INTO);
            }
        }
        for promise in self.world.promises.iter_mut().filter(|promise| promise.who == FROM) {
            promise.who = INTO;
        }
        for pulse in self.world.pulses.iter_mut().filter(|pulse| pulse.who == FROM) {
            pulse.who = INTO;
        }
    }

    /// Takes a step and undoes it. The step must change something, or there is nothing to undo.
    pub fn undone(&mut self, step: fn(&mut Life)) {
        let before = self.world.clone();
        step(self);
        self.journal.run(LAST_DAY, &words("undo"));
        self.world = before;
    }

    pub fn correct_something(&mut self, turn: usize) {
        match turn % 10 {
            0 => self.edit_kind(),
            1 => self.edit_date(),
            2 => self.undone(Life::log),
            3 => self.edit_gut(),
            4 => self.remove_entry(),
            5 => self.undone(Life::remove_entry),
            6 => self.edit_people(),
            7 => self.undone(Life::edit_kind),
            8 => self.edit_deposit(),
            _ => self.undone(Life::edit_date),
        }
    }

    pub fn take_back(&mut self, turn: usize) {
        self.have_one_to_tend();
        match turn % 10 {
            0 => self.undone(Life::promise),
            1 => self.undone(Life::move_due),
            2 => self.undone(Life::keep),
            3 => self.undone(Life::pulse),
            4 => self.undone(Life::log_with_promise),
            5 => self.undone(Life::break_word),
            6 => self.undone(Life::update),
            7 => self.undone(Life::drop_promise),
            8 => self.undone(Life::set_updates_every),
            _ => self.set_updates_every(),
        }
    }
}
