//! How promises are named, and how they were kept so far.

use crate::model::{Promise, PromiseKind, Status};
use crate::scoring::promises::estimate_factor;
use crate::view::words;

/// `#12 "ERP cutover date"`: a promise by its number and text.
pub fn numbered(promise: &Promise) -> String {
    format!("#{} {}", promise.id, words::quoted(&promise.text))
}

/// `commitments: kept 7 of 9 (78 %; you say 95)`, of our ended promises of a kind; nothing while
/// none was kept or broken.
pub fn kept_rate<'a>(
    promises: impl IntoIterator<Item = &'a Promise>,
    kind: PromiseKind,
) -> Option<String> {
    let (kept, ended) = promises
        .into_iter()
        .filter(|promise| promise.kind == kind && !promise.theirs)
        .filter(|promise| matches!(promise.status, Status::Kept | Status::Broken))
        .fold((0, 0), |(kept, ended), promise| {
            (kept + usize::from(promise.status == Status::Kept), ended + 1)
        });
    let percent = (100 * kept + ended / 2).checked_div(ended)?;
    let says = kind.means_percent();
    Some(format!("{}: kept {kept} of {ended} ({percent} %; you say {says})", kind.plural()))
}

/// How often our word was kept, by kind, and how estimates come out; nothing while there is nothing
/// to say.
pub fn track_record(promises: &[Promise]) -> Option<String> {
    let mut parts: Vec<String> =
        PromiseKind::ALL.into_iter().filter_map(|kind| kept_rate(promises, kind)).collect();
    parts.extend(
        estimate_factor(promises)
            .map(|factor| format!("you take {} x your estimate", words::plain(factor))),
    );
    (!parts.is_empty()).then(|| parts.join("; "))
}
