//! Which of my people an entry was by, and who I heard it from.

use crate::context::Context;
use crate::error::Result;
use crate::model::Entry;
use crate::roster::{MyPeople, Roster};
use crate::store::Store;
use crate::typed;

/// Sets both as they were typed, and returns a sentence for each new name.
pub fn set(
    ctx: &Context,
    entry: &mut Entry,
    [by, via]: [Option<&str>; 2],
    store: &Store,
    roster: &Roster,
) -> Result<Vec<String>> {
    if by.is_none() && via.is_none() {
        return Ok(Vec::new());
    }
    let my_people = MyPeople::of(ctx, store)?;
    let by = match by {
        Some(by) => my_people.named(&typed::one_line(by)?)?,
        None => None,
    };
    let via = match via {
        Some(via) => my_people.heard_from(&typed::one_line(via)?, roster)?,
        None => None,
    };
    let new = by.iter().chain(via.iter().filter(|via| by.as_ref() != Some(via)));
    let announced = new.filter_map(|colleague| my_people.announce(colleague)).collect();
    entry.set_by(by.map(|by| by.name));
    entry.via = via.map(|via| via.name);
    Ok(announced)
}
