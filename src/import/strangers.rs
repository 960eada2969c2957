//! Counts the guests who are not in the journal.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::formats::calendar::{Event, Guest};
use crate::model::name;
use crate::view::import::Stranger;

/// The guests who are not in the journal, by e-mail, else by name.
#[derive(Debug, Default)]
pub struct Strangers(BTreeMap<String, Stranger>);

impl Strangers {
    /// Counts the times of an event for a guest.
    pub fn meet(&mut self, guest: &Guest, event: &Event) {
        let Some(last) = event.occurrences.iter().map(|it| it.day).max() else { return };
        let name = guest.name.as_deref().map(name::fold);
        let Some(key) = guest.email.clone().or(name) else { return };
        let stranger = self.0.entry(key).or_insert_with(|| Stranger {
            name: guest.name.clone(),
            email: guest.email.clone(),
            met: 0,
            last,
            is_namesake: false,
        });
        stranger.met += event.occurrences.len();
        stranger.last = stranger.last.max(last);
        if stranger.name.is_none() {
            stranger.name.clone_from(&guest.name);
        }
    }

    /// Returns all of them, the most met first, and of those the last met.
    pub fn by_meetings(self) -> Vec<Stranger> {
        let mut strangers: Vec<Stranger> = self.0.into_values().collect();
        strangers.sort_by_key(|stranger| Reverse((stranger.met, stranger.last)));
        strangers
    }
}
