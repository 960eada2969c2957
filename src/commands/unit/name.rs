//! The name of a unit that is to be new.

use crate::error::{Error, Result};
use crate::model::{Id, name};
use crate::roster::Roster;
use crate::shell::quote;
use crate::typed;

/// Checks and tidies the name of a unit that is to be new.
///
/// # Errors
/// If it is not a name, means something else, or another unit has it.
pub fn check_new_name(roster: &Roster, new: &str, except: Option<Id>) -> Result<String> {
    let new = name::check(new).map_err(typed::invalid)?;
    let folded = name::fold(&new);
    if folded == "all" || folded == "none" || new.contains(',') {
        return Err(Error::usage(format!("A unit cannot be called `{new}`.")).hint(
            "@all means everyone, --unit none means no unit, and commas join several names.",
        ));
    }
    let taken =
        roster.units.iter().any(|unit| Some(unit.id) != except && name::fold(&unit.name) == folded);
    if taken {
        return Err(Error::refused(format!("There is already a unit called {new}."))
            .hint(format!("Change it: rel unit edit {} --weight N", quote(&new))));
    }
    Ok(new)
}
