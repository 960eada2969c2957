//! Deposits and withdrawals, contacts after trouble, declined invitations.

use super::section::{Section, too_little};
use crate::scoring::review::Judgement;
use crate::scoring::review::bank::{Bank, Declined, SILENCE_DAYS};
use crate::scoring::review::trouble::Trouble;
use crate::view::words::{self, and_more};

impl Bank {
    fn silent_names(&self) -> String {
        let mut names: Vec<String> = Vec::new();
        for ask in &self.asks_after_silence {
            if !names.contains(&ask.name) {
                names.push(ask.name.clone());
            }
        }
        and_more(&names)
    }
}

impl Section for Bank {
    fn label(&self) -> &'static str {
        "Bank"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let sums = format!(
            "{} in, {} out.",
            words::amount(self.deposits),
            words::amount(self.withdrawals)
        );
        match self.asks_after_silence.len() {
            0 => sums,
            count => format!(
                "{sums} {} came after {SILENCE_DAYS} days of silence or more: {}.",
                words::number_of(count, "ask", "asks"),
                self.silent_names()
            ),
        }
    }

    fn too_little(&self) -> String {
        too_little(words::number_of(self.entries, "entry", "entries"), 3)
    }

    fn headline(&self) -> String {
        match self.asks_after_silence.len() {
            0 => format!(
                "You withdraw more than you deposit: {} in, {} out.",
                words::amount(self.deposits),
                words::amount(self.withdrawals)
            ),
            1 => format!("You asked {} for something after a long silence.", self.silent_names()),
            count => format!(
                "You asked for something {count} times after a long silence: {}.",
                self.silent_names()
            ),
        }
    }

    fn change(&self) -> String {
        if self.asks_after_silence.is_empty() {
            "Deposit before the next withdrawal.".to_owned()
        } else {
            "Call when you need nothing, and ask a month later.".to_owned()
        }
    }

    fn one_thing(&self) -> String {
        match self.asks_after_silence.first() {
            Some(ask) => format!("do something for {} before you ask for anything again", ask.name),
            None => "help someone with a goal of theirs before you ask for anything".to_owned(),
        }
    }
}

impl Trouble {
    fn worst(&self) -> Option<(String, String)> {
        let worst = self.units.iter().find(|unit| unit.mistake)?;
        let unit = worst.unit.clone().unwrap_or_else(|| "people without a unit".to_owned());
        Some((unit, format!("{} of {}", worst.after_trouble, worst.contacts)))
    }
}

impl Section for Trouble {
    fn label(&self) -> &'static str {
        "Trouble"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let after = |of: &str, with: &str| {
            format!("{of} contacts{with} came within 3 days of a setback or complaint.")
        };
        match self.worst() {
            Some((unit, of)) => after(&of, &format!(" with {unit}")),
            None => after(&format!("{} of {}", self.after_trouble, self.contacts), ""),
        }
    }

    fn too_little(&self) -> String {
        too_little(words::number_of(self.contacts, "contact", "contacts"), 3)
    }

    fn headline(&self) -> String {
        let (unit, of) = self.worst().unwrap_or_default();
        format!(
            "You go to {unit} when things go wrong: {of} contacts followed a setback or complaint."
        )
    }

    fn change(&self) -> String {
        let (unit, _) = self.worst().unwrap_or_default();
        format!("Go and see {unit} when nothing is wrong.")
    }

    fn one_thing(&self) -> String {
        let (unit, _) = self.worst().unwrap_or_default();
        format!("a conversation with {unit} in a week when nothing has gone wrong")
    }
}

impl Section for Declined {
    fn label(&self) -> &'static str {
        "Declined"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let named: Vec<String> = self
            .invitations
            .iter()
            .map(|invitation| {
                let names = words::and(&invitation.names);
                match invitation.note.as_str() {
                    "" => names,
                    note => format!("{names} ({})", words::shortened(note, 40)),
                }
            })
            .collect();
        match named.len() {
            0 => "You turned down none of their invitations.".to_owned(),
            count => format!(
                "You turned down {}: {}.",
                words::number_of(count, "invitation", "invitations"),
                named.join("; ")
            ),
        }
    }

    fn too_little(&self) -> String {
        "Too early to say: fewer than 3 entries.".to_owned()
    }

    fn headline(&self) -> String {
        let invitations = words::number_of(self.invitations.len(), "invitation", "invitations");
        format!("You turned down {invitations} from people who wanted you there.")
    }

    fn change(&self) -> String {
        "Accept the next one, or invite them yourself this month.".to_owned()
    }

    fn one_thing(&self) -> String {
        let names = self.invitations.first().map(|it| words::and(&it.names));
        format!("an invitation of your own to {}", names.unwrap_or_default())
    }
}
