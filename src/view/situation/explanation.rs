//! What the numbers are made of: the terms of a priority, and the parts of a balance.

use crate::model::Account;
use crate::view::{Situation, words};

impl Situation<'_> {
    /// Returns each term of the priority, where it comes from, and how they multiply.
    pub fn explanation(&self) -> Vec<(&'static str, String)> {
        let assessment = &self.assessment;
        let terms = assessment.terms;
        let balance = assessment.balance;
        let together = balance.together();
        vec![
            (
                "priority",
                format!(
                    "{:.1} = 100 x importance {:.3} x urgency {:.3}",
                    assessment.priority, assessment.importance, assessment.urgency
                ),
            ),
            ("importance", self.explain_importance()),
            (
                "urgency",
                format!(
                    "{:.3} = 1 - (1-recency)(1-promises)(1-trust)(1-balance) = 1 - {:.3} x {:.3} \
                     x {:.3} x {:.3}",
                    assessment.urgency,
                    1.0 - terms.recency,
                    1.0 - terms.promises,
                    1.0 - terms.trust,
                    1.0 - terms.balance
                ),
            ),
            ("recency", self.explain_recency()),
            ("promises", self.explain_promises()),
            ("trust", self.explain_trust()),
            (
                "balance",
                format!(
                    "{:.3}: you {} + team {} = {}{}",
                    terms.balance,
                    words::amount(balance.me),
                    words::amount(balance.team),
                    words::amount(together),
                    if together < 0.0 {
                        format!("; 1 - 2^(sum / {})", words::plain(self.constants.balance_scale))
                    } else {
                        ", not below 0".to_owned()
                    }
                ),
            ),
            ("you", self.parts(Account::Me)),
            ("team", self.parts(Account::Team)),
        ]
    }

    fn explain_promises(&self) -> String {
        let each: Vec<String> = self
            .promises
            .iter()
            .map(|promise| (promise, self.concern(promise)))
            .filter(|(_, concern)| *concern > 0.0)
            .map(|(promise, concern)| {
                let late = promise.days_late(self.today);
                let why = if late > 0 {
                    format!("{} {} late", promise.kind.name(), words::days(late))
                } else {
                    "silent".to_owned()
                };
                format!("#{} {why} {concern:.3}", promise.id)
            })
            .collect();
        let term = self.assessment.terms.promises;
        if each.is_empty() {
            format!("{term:.3}: none of our promises is late or silent")
        } else {
            format!("{term:.3} = 1 - product of (1 - concern): {}", each.join(", "))
        }
    }

    fn explain_trust(&self) -> String {
        let pulses: Vec<String> = Account::ALL
            .into_iter()
            .filter_map(|account| self.pulse(account))
            .map(|pulse| {
                let date = words::date(pulse.date, self.today);
                format!("{} {} on {date}", pulse.account.name(), words::plain(pulse.score))
            })
            .collect();
        let term = self.assessment.terms.trust;
        if pulses.is_empty() {
            format!("{term:.3}: no pulse in {}", words::days(i64::from(self.constants.pulse_days)))
        } else {
            format!(
                "{term:.3} = ({} - score) / {}, at least 0, of the worse account: {}",
                words::plain(self.constants.fair_score),
                words::plain(self.constants.score_scale),
                pulses.join(", ")
            )
        }
    }

    fn explain_importance(&self) -> String {
        let weight = match self.unit {
            Some(unit) => format!("{} weighs {}", unit.name, words::plain(unit.weight)),
            None => {
                format!("no unit, so the lightest weight, {}", words::plain(self.scale.lightest))
            }
        };
        format!(
            "{:.3} = {weight}, of {} for the heaviest unit, x influence {}",
            self.assessment.importance,
            words::plain(self.scale.heaviest),
            words::plain(self.stakeholder.influence)
        )
    }

    fn explain_recency(&self) -> String {
        let assessment = &self.assessment;
        let days = match (assessment.days_since, self.last_talk()) {
            (Some(days), Some((date, kind))) => {
                let date = words::date(date, self.today);
                format!("{} since the {kind} of {date}", words::days(days))
            }
            (Some(days), None) => words::days(days),
            (None, _) => format!(
                "never talked, on the list since {}, so at least {}",
                words::date(self.stakeholder.added, self.today),
                words::plain(self.constants.never_met_ratio)
            ),
        };
        let whose = if self.stakeholder.cadence_days.is_some() {
            "the cadence set for them".to_owned()
        } else if self.unit.is_some_and(|unit| unit.cadence_days.is_some()) {
            "the cadence of their unit".to_owned()
        } else {
            format!("{} / importance", words::plain(self.constants.base_cadence_days))
        };
        format!(
            "{:.3} = 1 - 2^-(ratio^{}); ratio {:.2}: {days}, every {} ({whose})",
            assessment.terms.recency,
            words::plain(self.constants.recency_power),
            assessment.ratio,
            words::days(i64::from(assessment.cadence_days)),
        )
    }

    /// Returns what an account is made of: its largest parts, faded to today, and the rest.
    pub fn parts(&self, account: Account) -> String {
        let total = self.standing.balance.of(account);
        let largest = || self.parts.iter().filter(|(part, _)| part.account == account);
        let mut text: Vec<String> = largest()
            .map(|(part, cause)| {
                let date = words::date(part.date, self.today);
                format!("{} {date} {}", cause.what, words::amount(part.amount))
            })
            .collect();
        let rest = total - largest().map(|(part, _)| part.amount).sum::<f64>();
        if rest.abs() >= 0.05 {
            text.push(format!("the rest {}", words::amount(rest)));
        }
        let sum = words::amount(total);
        if text.is_empty() {
            format!("{sum} (nothing yet)")
        } else {
            format!("{sum} = {}", text.join(", "))
        }
    }
}
