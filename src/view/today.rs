//! The answer of `rel today`: what the day asks for.

use chrono::NaiveDate;
use serde::Serialize;

use super::stale::StaleRow;
use super::{hints, words};
use crate::model::{Id, Uid};
use crate::scoring::ask::Verdict;
use crate::ui::{Page, View};
use crate::view::list::PromiseRow;

/// The morning page: everything to think of today.
#[derive(Debug, Serialize)]
pub struct Today {
    pub date: NaiveDate,
    /// The most neglected people, the gravest case first.
    pub stale: Vec<StaleRow>,
    /// Our promises that are late, silent, or due this week.
    pub promises: Vec<PromiseRow>,
    /// Their promises that are late or due this week.
    pub theirs: Vec<PromiseRow>,
    pub asks: Vec<PlannedAsk>,
    pub birthdays: Vec<Celebration>,
    /// The most important person whom no one has asked "how are we doing?" for a quarter.
    pub ask_how: Option<Suggestion>,
    /// A top customer without a quality review for a quarter.
    pub review: Option<Suggestion>,
    #[serde(skip)]
    pub more_stale: usize,
    /// How often our promises were kept so far.
    #[serde(skip)]
    pub kept: Option<String>,
    /// How to begin, while the journal has no people.
    #[serde(skip)]
    pub begin: Option<&'static str>,
}

/// An ask planned for a later day, and what the relationship says to it today.
#[derive(Debug, Clone, Serialize)]
pub struct PlannedAsk {
    pub id: Id,
    pub date: NaiveDate,
    pub stakeholder: String,
    pub what: String,
    pub days_left: i64,
    pub verdict: Verdict,
    /// Both balances together, after the ask.
    pub after: f64,
}

/// A birthday within the next days.
#[derive(Debug, Clone, Serialize)]
pub struct Celebration {
    pub uid: Uid,
    pub name: String,
    pub date: NaiveDate,
}

/// Someone to turn to, and how long ago the last time was.
#[derive(Debug, Clone, Serialize)]
pub struct Suggestion {
    pub uid: Uid,
    pub name: String,
    /// Days since the last time; `None` if there was none.
    pub days_since: Option<i64>,
}

impl Today {
    /// Returns what to do first, in a sentence.
    fn sentence(&self) -> String {
        let day = self.date.format("%a %-d %b");
        let mut parts = Vec::new();
        parts.extend(self.stale.first().map(|row| format!("see {}", row.name)));
        parts.extend(self.promises.first().map(|promise| {
            let it = self.named(promise);
            match promise.due {
                _ if promise.days_late > 0 => {
                    format!("{it} is {} late", words::days(promise.days_late))
                }
                _ if promise.silent => format!("say where {it} stands"),
                Some(due) => format!("{it} is due {}", words::date(due, self.date)),
                None => format!("keep {it}"),
            }
        }));
        if parts.is_empty() {
            parts
                .extend(self.asks.first().map(|ask| format!("prepare to ask {}", ask.stakeholder)));
            parts.extend(
                self.birthdays
                    .first()
                    .map(|it| format!("remember {} birthday", words::possessive(&it.name))),
            );
            parts.extend(
                self.theirs.first().map(|it| format!("remind {} about #{}", it.stakeholder, it.id)),
            );
        }
        if parts.is_empty() {
            parts.extend(
                self.ask_how.as_ref().map(|it| format!("ask {} how you are doing", it.name)),
            );
            parts.extend(
                self.review.as_ref().map(|it| format!("arrange a review with {}", it.name)),
            );
        }
        parts.truncate(2);
        if parts.is_empty() {
            format!("{day}: nothing is due.")
        } else {
            format!("{day}: {}.", parts.join("; "))
        }
    }

    /// Returns the number of a promise, after the name of the person if someone else was just
    /// named.
    fn named(&self, promise: &PromiseRow) -> String {
        match self.stale.first() {
            Some(row) if row.name != promise.stakeholder => {
                format!("{} #{}", words::possessive(&promise.stakeholder), promise.id)
            }
            _ => format!("#{}", promise.id),
        }
    }

    /// Whether the page has nothing to show.
    fn is_quiet(&self) -> bool {
        self.stale.is_empty()
            && self.promises.is_empty()
            && self.theirs.is_empty()
            && self.asks.is_empty()
            && self.birthdays.is_empty()
            && self.ask_how.is_none()
            && self.review.is_none()
    }

    fn talk_to(&self) -> String {
        let mut people: Vec<String> = self
            .stale
            .iter()
            .map(|row| match row.days_since {
                Some(days) => format!("{} {days}d (every {})", row.name, row.cadence_days),
                None => format!("{} (never)", row.name),
            })
            .collect();
        if self.more_stale > 0 {
            people.push(format!("{} more: rel stale", self.more_stale));
        }
        people.join(", ")
    }

    fn draw_asks(&self, page: &mut Page) {
        let mut label = "Asks";
        for ask in &self.asks {
            let verdict = match ask.verdict {
                Verdict::Ready => "ready",
                Verdict::Wait => "wait",
                Verdict::Unknown => "unknown",
            };
            let date = words::date(ask.date, self.date);
            let left = words::days(ask.days_left);
            let what = words::shortened(&ask.what, 40);
            let after = words::amount(ask.after);
            page.labelled(
                label,
                &format!(
                    "{date}, in {left}: {}, {what}: {verdict}, balance {after} after it [{}]",
                    ask.stakeholder, ask.id
                ),
            );
            label = "";
        }
    }
}

/// Draws a line for each promise, beside one label.
fn draw_promises(page: &mut Page, label: &str, promises: &[PromiseRow]) {
    let mut label = label;
    for promise in promises {
        let (standing, _) = promise.standing();
        let text = words::shortened(&promise.text, 40);
        let whose = if promise.whose() == "team" { " (team)" } else { "" };
        let line = format!("#{} {}: {text}{whose}, {standing}", promise.id, promise.stakeholder);
        page.labelled(label, &line);
        label = "";
    }
}

impl View for Today {
    type Data = Today;

    fn data(&self) -> &Today {
        self
    }

    fn draw(&self, page: &mut Page) {
        if let Some(begin) = self.begin {
            page.headline(hints::NO_ONE_YET);
            page.line(begin);
            return;
        }
        page.headline(&self.sentence());
        if !self.stale.is_empty() {
            page.labelled("Talk to", &self.talk_to());
        }
        draw_promises(page, "You owe", &self.promises);
        draw_promises(page, "They owe", &self.theirs);
        self.draw_asks(page);
        if !self.birthdays.is_empty() {
            let birthdays: Vec<String> = self
                .birthdays
                .iter()
                .map(|it| format!("{} {}", words::date(it.date, self.date), it.name))
                .collect();
            page.labelled("Birthday", &birthdays.join(", "));
        }
        if let Some(suggestion) = &self.ask_how {
            let asked = suggestion.days_since.map_or("never asked".to_owned(), |days| {
                format!("last asked {}", words::ago(days))
            });
            page.labelled("Ask", &format!("{}: \"how are we doing?\" ({asked})", suggestion.name));
        }
        if let Some(suggestion) = &self.review {
            let name = &suggestion.name;
            page.labelled("Review", &format!("{name}: arrange a quality review (none in 90 days)"));
        }
        if let Some(kept) = self.kept.as_ref().filter(|_| !self.is_quiet()) {
            page.aside(&format!("Kept so far: {kept}."));
        }
    }
}
