//! Hints that several answers share: how to begin, and who cannot be ranked yet.

use crate::model::{Stakeholder, Unit};
use crate::shell::quote;
use crate::view::words;

/// The headline of every answer while there are no people.
pub const NO_ONE_YET: &str = "No one is in the journal yet.";

/// How to begin with an empty journal.
pub const HOW_TO_BEGIN: &str = "\
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people \
    (rel add \"Cassandra Kelly\" --unit Finance --role CFO). To look around first: rel demo";

/// How to go on once there are units.
const HOW_TO_ADD: &str = "\
    Add the people who matter: rel add \"Cassandra Kelly\" --unit UNIT --role CFO";

/// Returns how to begin, while there are no people.
pub fn how_to_begin(people: &[Stakeholder], units: &[Unit]) -> Option<&'static str> {
    match (people, units) {
        ([], []) => Some(HOW_TO_BEGIN),
        ([], _) => Some(HOW_TO_ADD),
        _ => None,
    }
}

/// Returns that someone is archived, so that what is written is seen nowhere else, and how to bring
/// them back.
pub fn archived(person: &Stakeholder) -> Option<String> {
    let name = quote(&person.name);
    (!person.is_active())
        .then(|| format!("{} is archived; bring back: rel archive {name} --restore", person.name))
}

/// Returns who has neither a unit nor a real conversation, and how to change that; `None` if the
/// list is empty.
pub fn unplaced(names: &[String]) -> Option<String> {
    match names {
        [] => None,
        [name] => Some(format!(
            "{name} has no unit and no real conversation yet: rel edit {} --unit UNIT",
            quote(name)
        )),
        names => Some(format!(
            "{} have no unit yet, and you have never really talked: rel list --no-unit, then rel \
             edit WHO --unit UNIT",
            words::and_more(names)
        )),
    }
}
