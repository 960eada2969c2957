//! Words about promises: their number and text, and how often ours were kept.

use crate::model::{Promise, PromiseKind, Status};
use crate::scoring::promises::estimate_factor;
use crate::view::words;

/// Returns a promise by its number and text: `#12 "ERP cutover date"`.
pub fn numbered(promise: &Promise) -> String {
    format!("#{} {}", promise.id, words::quoted(&promise.text))
}

/// Returns how many promises of each kind were kept, of those kept or broken:
/// `5 of 7 commitments (71%, against 95% promised), 1 of 1 best effort (100%, against 70%)`.
/// Kinds without any are left out; `None` if none is left.
pub fn kept_rates(counts: impl IntoIterator<Item = (PromiseKind, usize, usize)>) -> Option<String> {
    let mut rates: Vec<String> = Vec::new();
    for (kind, kept, ended) in counts.into_iter().filter(|(_, _, ended)| *ended > 0) {
        let percent = words::percent(kept as f64 / ended as f64);
        let noun = if ended == 1 { kind.plural().trim_end_matches('s') } else { kind.plural() };
        // Said once, it is understood of the other kinds too.
        let promised = if rates.is_empty() { " promised" } else { "" };
        let means = kind.means_percent();
        rates.push(format!("{kept} of {ended} {noun} ({percent}, against {means}%{promised})"));
    }
    (!rates.is_empty()).then(|| rates.join(", "))
}

/// Counts our promises of a kind that were kept, and those that were kept or broken.
fn kept(promises: &[Promise], kind: PromiseKind) -> (PromiseKind, usize, usize) {
    let count = |status| {
        let ours = promises.iter().filter(|promise| promise.kind == kind && !promise.theirs);
        ours.filter(|promise| promise.status == status).count()
    };
    let kept = count(Status::Kept);
    (kind, kept, kept + count(Status::Broken))
}

/// Returns how many of our promises of one kind were kept: `5 of 7 commitments (71%, against 95%
/// promised)`; `None` if none has ended.
pub fn kept_rate(promises: &[Promise], kind: PromiseKind) -> Option<String> {
    kept_rates([kept(promises, kind)])
}

/// Returns how often our promises were kept, by kind, and how our estimates turn out; `None` if
/// none has ended.
pub fn track_record(promises: &[Promise]) -> Option<String> {
    let rates = kept_rates(PromiseKind::ALL.map(|kind| kept(promises, kind)))?;
    Some(match estimate_factor(promises) {
        Some(factor) => format!("{rates}; {}", estimates(factor)),
        None => rates,
    })
}

/// Returns what a factor of actual to estimated effort means: `work takes 1.4 times your estimate`.
pub fn estimates(factor: f64) -> String {
    format!("work takes {} times your estimate", words::tenth(factor))
}
