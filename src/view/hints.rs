//! What several answers add: how to begin, and who cannot be ranked yet.

use crate::view::words;

/// How many cannot be planned for yet, and how to change that.
pub fn unplaced(count: usize) -> Option<String> {
    let people = words::number_of(count, "person has", "people have");
    let how = "rel list --no-unit, then rel edit WHO --unit UNIT.";
    (count > 0).then(|| format!("{people} no unit, and you never really talked: {how}"))
}

/// How to begin with an empty journal.
pub const HOW_TO_BEGIN: &str = "Begin with the units that count, then the people: rel unit rank Sales Finance Marketing; \
     rel add \"Cassandra Kelly\" --unit Finance --role CFO. To look around first: rel demo.";
