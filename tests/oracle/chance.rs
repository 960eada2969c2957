//! Random numbers that are the same on every machine.

use chrono::{Days, NaiveDate};

use super::world::{KINDS, Kind};

/// The splitmix64 generator: small, and the same everywhere and for ever.
pub struct Rng(pub u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number from 0 to `limit`, without it.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    /// Returns whether something with this chance, in percent, happens.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn kind(&mut self) -> &'static Kind {
        &KINDS[self.below(KINDS.len())]
    }

    pub fn day_between(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        first + Days::new(self.below((last - first).num_days() as usize + 1) as u64)
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
