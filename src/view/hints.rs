//! Hints that several answers share: how to begin, and who cannot be ranked yet.

use crate::shell::quote;
use crate::view::words;

/// The headline of every answer while there are no people.
pub const NO_ONE_YET: &str = "No one is in the journal yet.";

/// How to begin with an empty journal.
pub const HOW_TO_BEGIN: &str = "\
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people \
    (rel add \"Cassandra Kelly\" --unit Finance --role CFO). To look around first: rel demo";

/// Returns who has neither a unit nor a real conversation, and how to change that; `None` if the
/// list is empty.
pub fn unplaced(names: &[String]) -> Option<String> {
    const WHAT: &str = "no unit and no real conversation yet";
    match names {
        [] => None,
        [name] => Some(format!("{name} has {WHAT}: rel edit {} --unit UNIT", quote(name))),
        names => Some(format!(
            "{} have {WHAT}: rel list --no-unit, then rel edit WHO --unit UNIT",
            words::and_more(names)
        )),
    }
}
