//! Promises: kept rates, lateness, loose ends, estimates.

use super::section::{Section, too_little};
use crate::model::PromiseKind;
use crate::scoring::review::Judgement;
use crate::scoring::review::word::{ENOUGH, Lateness, PromiseRef, WordKept};
use crate::view::promises;
use crate::view::words::{self, percent, tenth};

/// Lists promises by name: `Cassandra Kelly #12 #14 and Devon Marsh #15`.
fn numbers(promises: &[PromiseRef]) -> String {
    let mut by_name: Vec<(&str, String)> = Vec::new();
    for named in promises {
        match by_name.iter_mut().find(|(name, _)| *name == named.name) {
            Some((_, numbers)) => numbers.push_str(&format!(" #{}", named.id)),
            None => by_name.push((&named.name, format!("#{}", named.id))),
        }
    }
    let names: Vec<String> =
        by_name.iter().map(|(name, numbers)| format!("{name} {numbers}")).collect();
    words::and_more(&names)
}

/// Returns how late the promises to a person are. Nothing was delivered while all are open.
fn lateness(late: &Lateness) -> String {
    let name = &late.name;
    let days = tenth(late.average);
    let days = if days == "1" { "1 day".to_owned() } else { format!("{days} days") };
    match late.open.as_slice() {
        [one] if late.promises == 1 => format!("#{one} to {name} is {days} late."),
        open if late.promises == open.len() => {
            let open: Vec<String> = open.iter().map(|id| format!("#{id}")).collect();
            format!("{} to {name} are {days} late on average.", words::and_more(&open))
        }
        _ => format!("You deliver late: {days} on average to {name}."),
    }
}

impl WordKept {
    fn rates(&self) -> String {
        let counts = self.kinds.iter().map(|it| (it.kind, it.kept, it.kept + it.broken));
        match promises::kept_rates(counts) {
            None => "You neither kept nor broke a promise in this period.".to_owned(),
            Some(rates) => format!("You kept {rates}."),
        }
    }

    fn late(&self) -> Option<String> {
        let rows: Vec<String> = self
            .days_late
            .iter()
            .take(3)
            .map(|late| format!("{} {} days", late.name, tenth(late.average)))
            .collect();
        (!rows.is_empty()).then(|| format!("Late on average: {}.", rows.join(", ")))
    }

    fn factor(&self) -> Option<String> {
        let factor = self.estimates.factor?;
        Some(words::capitalized(&format!("{}.", promises::estimates(factor))))
    }
}

impl Section for WordKept {
    fn label(&self) -> &'static str {
        "Promises"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let open_ends = [
            ("Without a measure", &self.without_measure),
            ("Risk not shared", &self.risk_not_heard),
            ("No news for too long", &self.silent),
        ];
        let open_ends = open_ends
            .into_iter()
            .filter(|(_, found)| !found.is_empty())
            .map(|(what, found)| format!("{what}: {}.", numbers(found)));
        let mut parts = vec![self.rates()];
        parts.extend(self.late());
        parts.extend(open_ends);
        parts.extend(self.factor());
        parts.join(" ")
    }

    fn too_little(&self) -> String {
        too_little(words::number_of(self.promises, "promise", "promises"), ENOUGH)
    }

    fn headline(&self) -> String {
        if let Some(kind) = self.worst_kind() {
            let rate = percent(kind.rate.unwrap_or(0.0));
            let (plural, says) = (kind.kind.plural(), kind.kind.means_percent());
            return format!("You keep {rate} of your {plural}, but people expect {says}%.");
        }
        if let Some(late) = self.days_late.first() {
            return lateness(late);
        }
        match self {
            WordKept { silent, .. } if !silent.is_empty() => {
                format!("{} may think you forgot: no news on what you owe.", silent[0].name)
            }
            WordKept { without_measure, .. } if !without_measure.is_empty() => {
                format!(
                    "No one can tell whether you keep your promises: no measure for {}.",
                    numbers(without_measure)
                )
            }
            WordKept { risk_not_heard, .. } if !risk_not_heard.is_empty() => {
                format!("A risk you know of could surprise them: {}.", numbers(risk_not_heard))
            }
            _ => self.factor().unwrap_or_default(),
        }
    }

    fn change(&self) -> String {
        if let Some(kind) = self.worst_kind() {
            return match kind.kind {
                PromiseKind::Commitment => "Promise a best effort until you keep nearly all.",
                PromiseKind::BestEffort => "Speak of intentions until you keep most.",
                PromiseKind::Intention => "Do not announce what you will not do.",
            }
            .to_owned();
        }
        if !self.days_late.is_empty() {
            return "Move a date before it passes, not after.".to_owned();
        }
        match self {
            WordKept { silent, .. } if !silent.is_empty() => "A short update takes a minute.",
            WordKept { without_measure, .. } if !without_measure.is_empty() => {
                "Agree on how you will both see that it is kept."
            }
            WordKept { risk_not_heard, .. } if !risk_not_heard.is_empty() => {
                "Name the risk while it is still only a risk."
            }
            _ => "Multiply your estimate before you promise.",
        }
        .to_owned()
    }

    fn one_thing(&self) -> String {
        match self {
            WordKept { silent, .. } if !silent.is_empty() => {
                format!(
                    "tell {} where #{} stands: {}",
                    silent[0].name,
                    silent[0].id,
                    words::shortened(&silent[0].text, 40)
                )
            }
            WordKept { days_late, .. } if !days_late.is_empty() => {
                format!("set a date with {}, and keep it", days_late[0].name)
            }
            WordKept { without_measure, .. } if !without_measure.is_empty() => {
                let first = &without_measure[0];
                format!(
                    "agree with {} on how you will both see that #{} is kept",
                    first.name, first.id
                )
            }
            WordKept { risk_not_heard, .. } if !risk_not_heard.is_empty() => {
                let first = &risk_not_heard[0];
                format!("tell {} what could delay #{}", first.name, first.id)
            }
            _ => "promise half as much, and keep all of it".to_owned(),
        }
    }
}
