//! Checks of the file, and of the files beside it.

use std::path::Path;

use crate::shell::quote;
use crate::store::{Examination, Exposed, Leftover, Store};
use crate::view::doctor::{Check, Finding};
use crate::view::words;

/// The name of the check whether the journal is in one file, without a write-ahead log.
pub const ONE_FILE: &str = "one_file";

/// The name of the check whether all that was erased is gone from the file.
pub const ERASED: &str = "erased";

/// The advice for a file that cannot be trusted.
const GO_BACK: &str =
    "keep the file as it is and continue with your latest backup: rel --db BACKUP doctor";

/// Whether the content of the file can be checked too.
pub fn is_readable(found: &Examination) -> bool {
    found.damage.is_empty() && found.schema.wrong.is_empty()
}

pub fn checks(path: &Path, found: &Examination) -> Vec<Check> {
    let mut checks = vec![Check::of_faults("integrity", damage(found).into_iter().collect())];
    if found.damage.is_empty() {
        checks.push(Check::of_faults("foreign_keys", foreign_keys(found)));
        checks.push(schema(found));
        checks.push(Check::of_faults(
            ONE_FILE,
            found.has_wal.then(write_ahead_log).into_iter().collect(),
        ));
        checks
            .push(Check::of_faults(ERASED, found.owes_rewrite.then(traces).into_iter().collect()));
    }
    let exposed = Store::exposed(path);
    checks.push(Check::of_faults("permissions", exposed.iter().map(permission).collect()));
    let leftovers = Store::leftovers(path);
    checks.push(Check::of_suggestions("leftovers", leftovers.iter().map(leftover).collect()));
    checks
}

fn damage(found: &Examination) -> Option<Finding> {
    let (first, rest) = found.damage.split_first()?;
    let more = match rest.len() {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    Some(Finding::new(format!("The file is damaged ({first}{more})."), GO_BACK))
}

fn foreign_keys(found: &Examination) -> Vec<Finding> {
    let findings = found.dangling.iter().map(|it| {
        let rows = words::counted(it.rows, "row", "rows");
        let verb = if it.rows == 1 { "refers" } else { "refer" };
        let what = format!("{rows} of `{}` {verb} to a missing {}.", it.table, it.missing);
        Finding::new(what, GO_BACK)
    });
    findings.collect()
}

fn schema(found: &Examination) -> Check {
    let schema = &found.schema;
    if !schema.wrong.is_empty() {
        let wrong: Vec<String> = schema.wrong.iter().map(|name| format!("`{name}`")).collect();
        let what = format!("Missing or altered: {}.", words::and(&wrong));
        return Check::of_faults("schema", vec![Finding::new(what, GO_BACK)]);
    }
    let older = (schema.version < schema.latest).then(|| {
        Finding::new(
            format!(
                "The journal has version {}; this rel writes version {}.",
                schema.version, schema.latest
            ),
            "no action needed: the next command that writes upgrades it and keeps a copy",
        )
    });
    let foreign = schema.foreign.iter().map(|name| {
        Finding::new(
            format!("`{name}` was not made by rel."),
            "leave it if you made it: rel ignores it",
        )
    });
    Check::of_suggestions("schema", older.into_iter().chain(foreign).collect())
}

fn write_ahead_log() -> Finding {
    Finding::new(
        "Another program switched the file to a write-ahead log: \
         what was written last may lie in a second file beside it.",
        "close the other program, then: rel doctor --fix",
    )
}

fn traces() -> Finding {
    Finding::new(
        "Traces of what was erased may still be in the free space of the file: a command was \
         stopped before it had rewritten the file.",
        "rel doctor --fix",
    )
}

fn permission(exposed: &Exposed) -> Finding {
    let path = exposed.path.display().to_string();
    let thing = if exposed.is_folder { "folder" } else { "file" };
    let what = format!("The {thing} {path} is open to others (mode {:o}).", exposed.mode);
    match exposed.wanted {
        Some(_) => Finding::new(what, "rel doctor --fix"),
        None if exposed.is_sticky() => {
            Finding::new(what, format!("if no one else needs it: chmod go-rwx {}", quote(&path)))
        }
        None => Finding::new(what, format!("chmod go-w {}", quote(&path))),
    }
}

fn leftover(leftover: &Leftover) -> Finding {
    let path = leftover.path.display().to_string();
    let size = words::size(leftover.bytes);
    let remove = format!("rm {}", quote(&path));
    if leftover.is_whole {
        Finding::new(
            format!("{path} ({size}) was set aside before an upgrade or a restore."),
            format!("once you are sure you will not go back: {remove}"),
        )
    } else {
        Finding::new(
            format!("{path} ({size}) is an unfinished copy."),
            format!("unless a backup is running: {remove}"),
        )
    }
}
