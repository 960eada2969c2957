//! Reads calendars: each component by itself, then those of one UID together.

use std::collections::BTreeMap;

use super::blocks::{BlockKind, split};
use super::component::{self, Component};
use super::latest::Shortened;
use super::limits::MOST_EVENTS;
use super::recurrence::StepsLeft;
use super::zones::{self, Descriptions};
use super::{Calendar, Horizon, SkippedEvent, Spot, series};
use crate::model::{Limit, SkipReason};

/// Reads calendars together: an event of one may be changed or cancelled in another.
pub fn read(sources: &[&str], horizon: &Horizon) -> Calendar {
    let mut calendar = Calendar::default();
    let mut by_uid: BTreeMap<String, Vec<Component>> = BTreeMap::new();
    let mut described = Descriptions::default();
    let mut room = MOST_EVENTS;
    for (source, text) in sources.iter().enumerate() {
        let blocks = split(text, source);
        let of_kind = |kind| blocks.blocks.iter().filter(move |block| block.kind == kind);
        let calendars = blocks.methods.len();
        let zones = zones::read(of_kind(BlockKind::TimeZone), calendars, horizon, &mut described);
        if of_kind(BlockKind::Event).next().is_none() {
            calendar.skipped.push(SkippedEvent {
                at: Spot { source, line: 1 },
                what: "the file".to_owned(),
                why: SkipReason::NoEvents,
            });
        }
        for block in of_kind(BlockKind::Event) {
            let Some(rest) = room.checked_sub(1) else {
                let what = "the file".to_owned();
                let why = SkipReason::Limit(Limit::Events(MOST_EVENTS));
                calendar.skipped.push(SkippedEvent { at: block.at, what, why });
                break;
            };
            room = rest;
            let (method, zones) = (blocks.methods[block.calendar], &zones[block.calendar]);
            match component::read(block, method, zones, horizon) {
                Ok((uid, component)) => {
                    calendar.skipped.extend(component.shortened());
                    // Most have one component, for which a vector that grows has room for four.
                    by_uid.entry(uid).or_insert_with(|| Vec::with_capacity(1)).push(component);
                }
                Err(skipped) => calendar.skipped.push(skipped),
            }
        }
    }
    let (mut effort, mut shortened) = (StepsLeft::default(), Shortened::default());
    for (uid, components) in by_uid {
        series::hold(&uid, components, horizon, &mut effort, &mut calendar);
        shortened.keep_room(&mut calendar);
    }
    shortened.finish(&mut calendar);
    calendar.events.sort_by_key(|event| event.at);
    calendar.skipped.sort_by_key(|skipped| skipped.at);
    calendar
}
