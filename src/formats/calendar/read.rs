//! Reads calendars: each event alone, then what belongs together.

use std::collections::HashMap;

use super::blocks::{Kind, split};
use super::component::{self, Component};
use super::{Calendar, Horizon, Skipped, series, zones};

/// Reads the calendars of a file.
pub fn read(text: &str, horizon: &Horizon) -> Calendar {
    let file = split(text);
    let of_kind = |kind| file.blocks.iter().filter(move |block| block.kind == kind);
    let zones = zones::read(of_kind(Kind::TimeZone), file.methods.len(), horizon);
    let mut calendar = Calendar::default();
    if of_kind(Kind::Event).next().is_none() {
        calendar.skipped.push(Skipped {
            line: 1,
            what: "the file".to_owned(),
            why: "there is no event in it".to_owned(),
        });
    }
    let mut by_uid: HashMap<String, Vec<Component>> = HashMap::new();
    for block in of_kind(Kind::Event) {
        match component::read(block, file.methods[block.calendar], &zones[block.calendar]) {
            Ok((uid, component)) => by_uid.entry(uid).or_default().push(component),
            Err(skipped) => calendar.skipped.push(skipped),
        }
    }
    for (uid, components) in by_uid {
        series::hold(&uid, components, horizon, &mut calendar);
    }
    calendar.events.sort_by_key(|event| event.line);
    calendar.skipped.sort_by_key(|skipped| skipped.line);
    calendar
}
