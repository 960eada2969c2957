//! Which steps must be gone once someone is forgotten, and which must not.

use std::collections::BTreeSet;

use serde_json::Value;

use super::records::{Id, Records};
use super::world::{Step, World};

/// Compares the steps that are left with those before, and takes the others out of the world. A
/// step must go if it touched the person or what a later step that went has touched, and may go
/// if it names them.
pub fn forget_steps(
    world: &mut World,
    before: &Records,
    (who, names): (Id, &[String]),
    (steps_before, steps): (&[Value], &[Value]),
) -> Result<(), String> {
    let is_of = |id: &Id| before.0.get(id).is_some_and(|it| it.people.contains(&who));
    let erased: BTreeSet<Id> = before.0.keys().copied().filter(is_of).chain([who]).collect();
    let mut touched = erased.clone();
    let mut left = Vec::new();
    let known = world.steps.iter().rev().zip(steps_before);
    for (step, row) in known {
        let changed: BTreeSet<Id> = step.before.keys().copied().collect();
        let referred = refers_to(step, &world.records);
        let must_go = !changed.is_disjoint(&touched) || !referred.is_disjoint(&erased);
        let is_gone = !steps.iter().any(|it| it["id"] == row["id"]);
        if must_go && !is_gone {
            return Err(format!("this step can be undone, but touched someone forgotten: {row}"));
        }
        if is_gone && !must_go && !may_name(row, step, names) {
            return Err(format!("this step has nothing to do with the forgotten: {row}"));
        }
        if is_gone {
            touched.extend(changed);
            touched.extend(referred);
        } else {
            left.push(step.clone());
        }
    }
    left.reverse();
    world.steps = left;
    Ok(())
}

/// Returns the records that the changed ones referred to before a step, or refer to now.
fn refers_to(step: &Step, records: &Records) -> BTreeSet<Id> {
    let before = step.before.values().flatten();
    let now = step.before.keys().filter_map(|id| records.0.get(id));
    before.chain(now).flat_map(|it| it.refers_to()).collect()
}

/// Whether a step has a word of a name in it.
fn may_name(row: &Value, step: &Step, names: &[String]) -> bool {
    let texts = step.before.values().flatten().map(|it| format!("{:?}", it.fields));
    let text = texts.chain([row.to_string()]).collect::<String>().to_lowercase();
    names.iter().flat_map(|name| name.split(' ')).any(|word| text.contains(&word.to_lowercase()))
}
