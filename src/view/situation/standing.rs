//! Where one stands with someone: the clock, and what the accounts can absorb.

use crate::scoring::{Balance, Constants, State};
use crate::view::{Situation, words};

impl Situation<'_> {
    /// Two sentences on how one stands: when one last talked, and what the accounts carry.
    pub fn in_two_sentences(&self) -> String {
        format!(
            "{}. {}.",
            self.clock_sentence(),
            standing(self.assessment.balance, self.standing.evidence, self.constants)
        )
    }

    /// What to know after something was written: what the accounts carry, and when the next
    /// conversation falls due.
    pub fn after_writing(&self) -> String {
        let balance = self.assessment.balance;
        let carries = standing(balance, self.standing.evidence, self.constants);
        let numbers =
            format!("you {}, team {}", words::amount(balance.me), words::amount(balance.team));
        let due = match (self.assessment.state, self.assessment.due(self.today)) {
            (State::Archived, _) => "They are archived.".to_owned(),
            (_, _) if self.assessment.last_contact.is_none() => {
                "No real conversation yet.".to_owned()
            }
            (_, Some(due)) if due < self.today => format!(
                "The next real conversation was due {}, {}.",
                words::date(due, self.today),
                words::ago(self.days_ago(due))
            ),
            (_, Some(due)) if due == self.today => {
                "The next real conversation is due today.".to_owned()
            }
            (_, Some(due)) => {
                format!("The next real conversation is due {}.", words::date(due, self.today))
            }
            (_, None) => String::new(),
        };
        format!("{carries} ({numbers}). {due}")
    }

    fn clock_sentence(&self) -> String {
        let name = &self.stakeholder.name;
        let assessment = &self.assessment;
        let talked = assessment
            .days_since
            .map(|days| format!("You last really talked with {name} {}", words::ago(days)));
        let overdue = assessment.overdue_days;
        match (assessment.state, talked) {
            (State::Archived, _) => format!("{name} is archived"),
            (State::Away, _) => {
                let back = self.stakeholder.away_until.map(|back| words::date(back, self.today));
                format!("{name} is away until {}", back.unwrap_or_default())
            }
            (_, None) => format!("You have never really talked with {name}"),
            (State::Fresh, Some(talked)) => {
                let due = assessment.due(self.today).map(|due| words::date(due, self.today));
                format!("{talked}; the next is due {}", due.unwrap_or_default())
            }
            (_, Some(talked)) if overdue == 0 => format!("{talked}; the next is due today"),
            (_, Some(talked)) => {
                format!("{talked}, {} more than you meant", words::days(overdue))
            }
        }
    }
}

/// How both accounts stand, in a sentence without its end: what the relationship can carry.
fn standing(balance: Balance, evidence: u32, constants: &Constants) -> String {
    let together = balance.together();
    if evidence < constants.evidence {
        let entries = words::counted(i64::from(evidence), "entry", "entries");
        return format!("With {entries} there is too little to say how you stand");
    }
    let overdrawn = |amount: f64| amount < 0.0;
    match (overdrawn(balance.me), overdrawn(balance.team)) {
        (true, true) => "Both accounts are overdrawn, yours and your team's".to_owned(),
        (true, false) if balance.team == 0.0 => "Your account is overdrawn".to_owned(),
        (false, true) if balance.me == 0.0 => "Your team's account is overdrawn".to_owned(),
        (false, true) if together < 0.0 => {
            "You are in credit, but your team has overdrawn more".to_owned()
        }
        (true, false) if together < 0.0 => {
            "Your team is in credit, but you have overdrawn more".to_owned()
        }
        (me, team) => {
            let setbacks = balance.resilience(constants);
            let carries = match setbacks {
                0 => "not enough to carry a setback".to_owned(),
                1 => "enough to carry a setback".to_owned(),
                many => format!("enough to carry {many} setbacks"),
            };
            if balance == Balance::default() {
                return "Nothing is on either account yet".to_owned();
            }
            let whose = match (me, team) {
                (false, true) => "You are in credit, your team is not; together",
                (true, false) => "Your team is in credit, you are not; together",
                _ => "You are in credit,",
            };
            format!("{whose} {carries}")
        }
    }
}
