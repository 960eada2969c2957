//! Where I stand with someone, in sentences: the last conversation, and what the accounts can
//! absorb.

use crate::scoring::{Balance, Constants, State};
use crate::view::situation::Footing;
use crate::view::words;

impl Footing<'_> {
    /// Returns when the last conversation was, and what the accounts can absorb.
    pub fn in_two_sentences(&self) -> String {
        format!("{}. {}.", self.last_conversation(), self.accounts(None))
    }

    /// Returns what to know after a write: what the accounts can absorb, and when the next
    /// conversation is due.
    pub fn after_writing(&self) -> String {
        let balance = self.standing.balance;
        let numbers =
            format!("you {}, team {}", words::amount(balance.me), words::amount(balance.team));
        let name = &self.stakeholder.name;
        let next = "The next real conversation";
        let due = match (self.rhythm.state, self.rhythm.due(self.today)) {
            (State::Archived, _) => format!("{name} is archived; {}", self.bring_back()),
            (_, _) if self.rhythm.last_contact.is_none() => "No real conversation yet.".to_owned(),
            (_, Some(due)) if due < self.today => {
                let ago = words::ago(self.days_ago(due));
                format!("{next} was due {}, {ago}.", words::date(due, self.today))
            }
            (_, Some(due)) if due == self.today => format!("{next} is due today."),
            (_, Some(due)) => format!("{next} is due {}.", words::date(due, self.today)),
            (_, None) => String::new(),
        };
        format!("{}. {due}", self.accounts(Some(numbers)))
    }

    fn last_conversation(&self) -> String {
        let name = &self.stakeholder.name;
        let rhythm = &self.rhythm;
        let talked = rhythm
            .days_since
            .map(|days| format!("You last really talked with {name} {}", words::ago(days)));
        let overdue = rhythm.overdue_days;
        match (rhythm.state, talked) {
            (State::Archived, _) => format!("{name} is archived"),
            (State::Away, _) => format!("{name} is away until {}", self.back()),
            (_, None) => format!("You have never really talked with {name}"),
            (State::Fresh, Some(talked)) => {
                let due = rhythm.due(self.today).map(|due| words::date(due, self.today));
                format!("{talked}; the next conversation is due {}", due.unwrap_or_default())
            }
            (_, Some(talked)) if overdue == 0 => {
                format!("{talked}; the next conversation is due today")
            }
            (_, Some(talked)) => format!("{talked}, {} longer than planned", words::days(overdue)),
        }
    }

    /// Returns how both accounts stand, with their numbers in brackets if given, as a sentence
    /// without its full stop.
    fn accounts(&self, numbers: Option<String>) -> String {
        let evidence = self.standing.evidence;
        let is_early = evidence < self.constants.evidence;
        let entries = is_early.then(|| words::counted(i64::from(evidence), "entry", "entries"));
        let sentence = if is_early {
            "Too early to say where you stand".to_owned()
        } else {
            absorbed(self.standing.balance, self.constants)
        };
        let aside: Vec<String> = entries.into_iter().chain(numbers).collect();
        if aside.is_empty() { sentence } else { format!("{sentence} ({})", aside.join("; ")) }
    }
}

/// Returns what both accounts can absorb together, as a sentence without its full stop.
fn absorbed(balance: Balance, constants: &Constants) -> String {
    let is_red = balance.together() < 0.0;
    match (balance.me < 0.0, balance.team < 0.0) {
        (true, true) => "Your account and your team's are both overdrawn".to_owned(),
        (true, false) if balance.team == 0.0 => "Your account is overdrawn".to_owned(),
        (false, true) if balance.me == 0.0 => "Your team's account is overdrawn".to_owned(),
        (false, true) if is_red => {
            "You are in credit, but your team is overdrawn by more".to_owned()
        }
        (true, false) if is_red => {
            "Your team is in credit, but you are overdrawn by more".to_owned()
        }
        (false, false) if balance == Balance::default() => "Both accounts are at zero".to_owned(),
        (me, team) => {
            let (whose, together) = match (me, team) {
                (false, true) => ("You are in credit, your team is overdrawn", "together "),
                (true, false) => ("Your team is in credit, you are overdrawn", "together "),
                _ => ("You are in credit", ""),
            };
            match balance.resilience(constants) {
                0 => format!("{whose}; a setback now would put you in the red"),
                1 => format!("{whose}; {together}enough to absorb a setback"),
                many => format!("{whose}; {together}enough to absorb {many} setbacks"),
            }
        }
    }
}
