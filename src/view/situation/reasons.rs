//! Why to turn to someone, in sentences.

use crate::model::{Account, Promise, PromiseKind};
use crate::scoring::State;
use crate::view::{Situation, promises, words};

/// One reason to turn to someone.
struct Reason {
    /// The term of the urgency it stands for, in [0, 1].
    term: f64,
    sentence: String,
    /// The end of a sentence that names the person, without its full stop.
    in_short: String,
}

impl Situation<'_> {
    /// Returns why to turn to them, the strongest reason first; empty if all is in good order.
    pub fn reasons(&self) -> Vec<String> {
        let mut reasons: Vec<String> =
            self.ranked_reasons().into_iter().map(|reason| reason.sentence).collect();
        if !reasons.is_empty() {
            reasons.extend(self.form_without_substance());
        }
        reasons
    }

    /// Returns the strongest reason as the end of a sentence: `no real conversation for 43 days
    /// (every 18)`.
    pub fn reason_in_short(&self) -> Option<String> {
        self.ranked_reasons().into_iter().next().map(|reason| reason.in_short)
    }

    fn ranked_reasons(&self) -> Vec<Reason> {
        let reasons = [
            self.reason_of_recency(),
            self.reason_of_promises(),
            self.reason_of_trust(),
            self.reason_of_balance(),
        ];
        let mut reasons: Vec<Reason> = reasons.into_iter().flatten().collect();
        reasons.sort_by(|a, b| b.term.total_cmp(&a.term));
        reasons
    }

    fn reason_of_recency(&self) -> Option<Reason> {
        let every = self.assessment.cadence_days;
        let (sentence, in_short) = match (self.assessment.state, self.assessment.days_since) {
            (State::Never, _) => {
                let added = words::ago(self.days_ago(self.stakeholder.added).max(0));
                (
                    format!("You have never really talked; added {added}."),
                    format!("no real conversation yet, added {added}"),
                )
            }
            (State::Due | State::Overdue, Some(days)) if days == i64::from(every) => (
                format!("You last really talked {}; the next is due today.", words::ago(days)),
                "a real conversation is due today".to_owned(),
            ),
            (State::Due | State::Overdue, Some(days)) => {
                let days = words::days(days);
                (
                    format!("You have not really talked for {days}; you planned every {every}."),
                    format!("no real conversation for {days} (every {every})"),
                )
            }
            _ => return None,
        };
        Some(Reason { term: self.assessment.terms.recency, sentence, in_short })
    }

    fn reason_of_promises(&self) -> Option<Reason> {
        let promise = self.worst_promise()?;
        let others = self.promises.iter().filter(|it| self.concern(it) > 0.0).count() - 1;
        let more = match others {
            0 => String::new(),
            1 => "; 1 more promise is late or silent".to_owned(),
            many => format!("; {many} more promises are late or silent"),
        };
        let name = promises::numbered(promise);
        let late = promise.days_late(self.today);
        let (sentence, in_short) = if late > 0 {
            let late = words::days(late);
            (
                format!("{name}, which {}, is {late} late{more}.", given(promise)),
                format!("{name} is {late} late"),
            )
        } else {
            let silence = words::days(self.days_ago(promise.last_said()));
            (
                format!("No word on {name} for {silence}{more}."),
                format!("no word on {name} for {silence}"),
            )
        };
        Some(Reason { term: self.assessment.terms.promises, sentence, in_short })
    }

    fn reason_of_trust(&self) -> Option<Reason> {
        let pulse = self.worst_pulse()?;
        let whom = match pulse.account {
            Account::Me => "you",
            Account::Team => "your team",
        };
        let score = words::plain(pulse.score);
        let rated =
            format!("they rated {whom} {score} of 5 on {}", words::date(pulse.date, self.today));
        Some(Reason {
            term: self.assessment.terms.trust,
            sentence: format!("{}.", words::capitalized(&rated)),
            in_short: rated,
        })
    }

    fn reason_of_balance(&self) -> Option<Reason> {
        let balance = self.assessment.balance;
        let term = self.assessment.terms.balance;
        if term <= 0.0 {
            return None;
        }
        let after = self.worst_withdrawal().map(|(part, cause)| {
            format!(" after the {} of {}", cause.what, words::date(part.date, self.today))
        });
        let overdrawn = format!("the balance is overdrawn{}", after.unwrap_or_default());
        let (me, team) = (words::amount(balance.me), words::amount(balance.team));
        Some(Reason {
            term,
            sentence: format!("{} (you {me}, team {team}).", words::capitalized(&overdrawn)),
            in_short: overdrawn,
        })
    }

    /// Returns what went on since then that is not a contact of mine.
    fn form_without_substance(&self) -> Option<String> {
        let team = self
            .team_since()
            .map(|(who, days)| format!("{who} spoke with them {}", words::ago(days)));
        let since = if self.assessment.last_contact.is_some() { " since then" } else { "" };
        let meetings = match self.standing.routine_since {
            0 => return team.map(|team| format!("{team}; you did not.")),
            1 => format!("1 routine meeting{since} does not count as contact"),
            many => format!("{many} routine meetings{since} do not count as contact"),
        };
        let team = team.map(|team| format!("; {team}")).unwrap_or_default();
        Some(format!("{meetings}{team}."))
    }
}

/// Returns who made a promise of ours, and how firmly: `your team committed to`.
fn given(promise: &Promise) -> String {
    let whose = match promise.account {
        Account::Me => "you",
        Account::Team => "your team",
    };
    let how = match promise.kind {
        PromiseKind::Commitment => "committed to",
        PromiseKind::BestEffort => "promised as a best effort",
        PromiseKind::Intention => "intended to do",
    };
    format!("{whose} {how}")
}
