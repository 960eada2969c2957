use chrono::NaiveDate;
use serde::Serialize;

use super::hints::HOW_TO_BEGIN;
use super::stale::StaleRow;
use super::words;
use crate::model::{Id, Status, Uid};
use crate::scoring::ask::Verdict;
use crate::ui::{Page, View};
use crate::view::list::PromiseRow;

/// The morning page: what today asks for, shortest first.
#[derive(Debug, Serialize)]
pub struct Today {
    pub date: NaiveDate,
    /// The most important neglects.
    pub stale: Vec<StaleRow>,
    /// Ours that are past due, silent, or due this week.
    pub promises: Vec<PromiseRow>,
    /// Theirs that are past due or due this week.
    pub theirs: Vec<PromiseRow>,
    pub asks: Vec<PlannedAsk>,
    pub birthdays: Vec<Celebration>,
    /// The most important one nobody has asked "how are we doing?" for a quarter.
    pub ask_how: Option<Suggestion>,
    /// A top customer without a quality review for a quarter.
    pub review: Option<Suggestion>,
    #[serde(skip)]
    pub more_stale: usize,
    /// How our word was kept so far.
    #[serde(skip)]
    pub word: Option<String>,
    #[serde(skip)]
    pub nobody: bool,
}

/// An ask that is still to come.
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

#[derive(Debug, Clone, Serialize)]
pub struct Celebration {
    pub uid: Uid,
    pub name: String,
    pub date: NaiveDate,
}

/// Somebody to turn to, and how long it is since.
#[derive(Debug, Clone, Serialize)]
pub struct Suggestion {
    pub uid: Uid,
    pub name: String,
    /// Days since the last time; `None` if there was none.
    pub days_since: Option<i64>,
}

impl Today {
    /// What to do first, in a sentence.
    fn sentence(&self) -> String {
        let day = self.date.format("%a %-d %b");
        let mut parts = Vec::new();
        parts.extend(self.stale.first().map(|row| format!("see {}", row.name)));
        parts.extend(self.promises.first().map(|promise| {
            let (standing, _) = promise.standing();
            format!("{} #{} ({standing})", verb(promise), promise.id)
        }));
        if parts.is_empty() {
            parts.extend(
                self.asks.first().map(|ask| format!("prepare the ask of {}", ask.stakeholder)),
            );
            parts.extend(
                self.birthdays.first().map(|it| format!("think of {}'s birthday", it.name)),
            );
            parts.extend(
                self.theirs.first().map(|it| format!("remind {} of #{}", it.stakeholder, it.id)),
            );
        }
        if parts.is_empty() {
            parts.extend(
                self.ask_how.as_ref().map(|it| format!("ask {} how you are doing", it.name)),
            );
            parts.extend(
                self.review.as_ref().map(|it| format!("agree on a review with {}", it.name)),
            );
        }
        parts.truncate(2);
        if parts.is_empty() {
            format!("{day}: nothing to do; all are in good order.")
        } else {
            format!("{day}: {}.", parts.join("; "))
        }
    }

    /// Whether there is nothing to do.
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
                Some(days) => format!("{} {days}d/{}", row.name, row.cadence_days),
                None => format!("{} never", row.name),
            })
            .collect();
        if self.more_stale > 0 {
            people.push(format!("{} more: rel stale", self.more_stale));
        }
        people.join(", ")
    }
}

fn verb(promise: &PromiseRow) -> &'static str {
    match promise.status {
        Status::Open if promise.days_late > 0 => "answer for",
        Status::Open if promise.silent => "say a word on",
        _ => "keep",
    }
}

fn ago(suggestion: &Suggestion) -> String {
    suggestion.days_since.map_or("never asked".to_owned(), |days| format!("asked {days} days ago"))
}

impl View for Today {
    type Data = Today;

    fn data(&self) -> &Today {
        self
    }

    fn draw(&self, page: &mut Page) {
        if self.nobody {
            page.headline("Nobody is in the journal yet.");
            page.line(HOW_TO_BEGIN);
            return;
        }
        page.headline(&self.sentence());
        if !self.stale.is_empty() {
            page.labelled("Talk to", &self.talk_to());
        }
        for (label, promises) in [("My word", &self.promises), ("Their word", &self.theirs)] {
            let mut label = label;
            for promise in promises {
                let (standing, _) = promise.standing();
                let text = words::shortened(&promise.text, 40);
                let whose = if promise.whose() == "team" { " (team)" } else { "" };
                page.labelled(
                    label,
                    &format!("#{} {}: {text}{whose}, {standing}", promise.id, promise.stakeholder),
                );
                label = "";
            }
        }
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
                    "{date}, {left} left: {}, {what}: {verdict}, {after} after it [{}]",
                    ask.stakeholder, ask.id
                ),
            );
            label = "";
        }
        if !self.birthdays.is_empty() {
            let birthdays: Vec<String> = self
                .birthdays
                .iter()
                .map(|it| format!("{} {}", words::date(it.date, self.date), it.name))
                .collect();
            page.labelled("Birthday", &birthdays.join(", "));
        }
        if let Some(suggestion) = &self.ask_how {
            let name = &suggestion.name;
            page.labelled("Ask", &format!("{name}: \"how are we doing?\" ({})", ago(suggestion)));
        }
        if let Some(suggestion) = &self.review {
            let name = &suggestion.name;
            page.labelled(
                "Review",
                &format!("{name}: agree on a quality review (none in 90 days)"),
            );
        }
        if let Some(word) = self.word.as_ref().filter(|_| !self.is_quiet()) {
            page.aside(&format!("Word so far: {word}."));
        }
    }
}
