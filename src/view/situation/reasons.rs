//! Why to turn to somebody, in sentences.

use crate::model::{Account, PromiseKind};
use crate::scoring::State;
use crate::view::{Situation, promises, words};

impl Situation<'_> {
    /// Why to turn to them, the strongest reason first; empty where all is in good order.
    pub fn reasons(&self) -> Vec<String> {
        let terms = self.assessment.terms;
        let mut reasons: Vec<(f64, String)> = Vec::new();
        reasons.extend(self.reason_of_recency().map(|reason| (terms.recency, reason)));
        reasons.extend(self.reason_of_promises().map(|reason| (terms.promises, reason)));
        reasons.extend(self.reason_of_trust().map(|reason| (terms.trust, reason)));
        reasons.extend(self.reason_of_balance().map(|reason| (terms.balance, reason)));
        reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut reasons: Vec<String> = reasons.into_iter().map(|(_, reason)| reason).collect();
        if !reasons.is_empty() {
            reasons.extend(self.form_without_substance());
        }
        reasons
    }

    fn reason_of_promises(&self) -> Option<String> {
        let promise = self.worst_promise()?;
        let others = self.promises.iter().filter(|it| self.concern(it) > 0.0).count() - 1;
        let more = match others {
            0 => String::new(),
            1 => ", and 1 more promise is past due or silent".to_owned(),
            many => format!(", and {many} more promises are past due or silent"),
        };
        let late = promise.days_late(self.today);
        let name = promises::numbered(promise);
        Some(if late > 0 {
            let whose = match promise.account {
                Account::Me => "you",
                Account::Team => "your team",
            };
            let said = match promise.kind {
                PromiseKind::Commitment => "committed to",
                PromiseKind::BestEffort => "promised as a best effort",
                PromiseKind::Intention => "meant to do",
            };
            format!("{name}, which {whose} {said}, is {} past due{more}.", words::days(late))
        } else {
            let silence = (self.today - promise.last_said()).num_days();
            format!("No word on {name} for {}{more}.", words::days(silence))
        })
    }

    fn reason_of_trust(&self) -> Option<String> {
        let pulse = self.worst_pulse()?;
        let whom = match pulse.account {
            Account::Me => "you",
            Account::Team => "your team",
        };
        Some(format!(
            "They rated {whom} {} of 5 on {}.",
            words::plain(pulse.score),
            words::date(pulse.date, self.today)
        ))
    }

    fn reason_of_recency(&self) -> Option<String> {
        let every = self.assessment.cadence_days;
        match (self.assessment.state, self.assessment.days_since) {
            (State::Never, _) => {
                let added = words::ago(self.days_ago(self.stakeholder.added).max(0));
                Some(format!("You have never really talked; added {added}."))
            }
            (State::Due | State::Overdue, Some(days)) if days == i64::from(every) => {
                Some(format!("{} days since you really talked: it falls due today.", days))
            }
            (State::Due | State::Overdue, Some(days)) => Some(format!(
                "You have not really talked for {}; you meant every {every}.",
                words::days(days)
            )),
            _ => None,
        }
    }

    fn reason_of_balance(&self) -> Option<String> {
        let balance = self.assessment.balance;
        if self.assessment.terms.balance <= 0.0 {
            return None;
        }
        let numbers = format!(
            "You have drawn more than you put in: you {}, your team {}",
            words::amount(balance.me),
            words::amount(balance.team)
        );
        Some(match self.worst_withdrawal() {
            Some((part, cause)) => {
                let date = words::date(part.date, self.today);
                format!("{numbers}, after the {} of {date}.", cause.what)
            }
            None => format!("{numbers}."),
        })
    }

    /// What went on meanwhile that is no contact of mine.
    fn form_without_substance(&self) -> Option<String> {
        let meetings = self.standing.routine_since;
        let team = self
            .team_since()
            .map(|(who, days)| format!("{who} spoke with them {}", words::ago(days)));
        match (meetings, team) {
            (0, None) => None,
            (0, Some(team)) => Some(format!("{team}; you did not.")),
            (meetings_count, team) => {
                let meetings = words::counted(
                    i64::from(meetings_count),
                    "routine meeting",
                    "routine meetings",
                );
                let team = team.map(|team| format!("; {team}")).unwrap_or_default();
                let are = if meetings_count == 1 { "is" } else { "are" };
                Some(format!("{meetings} since {are} presence, not contact{team}."))
            }
        }
    }
}
