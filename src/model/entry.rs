//! Entries: the dated lines of the journal, and the rules they keep.

use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Account, Id, Kind, Side, Uid};

/// The largest deposit or withdrawal allowed: far beyond any real one, yet safe to calculate with.
pub const LARGEST_DEPOSIT: f64 = 1000.0;

/// How something can have felt.
pub const GUT: RangeInclusive<i8> = -2..=2;

/// One dated line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub id: Id,
    pub uid: Uid,
    pub date: NaiveDate,
    /// The name of its kind. An entry keeps the worth its kind had when it was written.
    pub kind: String,
    pub account: Account,
    /// Whether it was a real conversation.
    pub real: bool,
    pub in_person: bool,
    pub side: Side,
    /// What it is worth to each of its people, without the gut feeling.
    pub deposit: f64,
    /// How it felt, -2 to 2; added to the deposit.
    pub gut: i8,
    pub note: String,
    /// Which of my people it was; `None` for myself.
    pub by: Option<String>,
    /// Who I heard it from.
    pub via: Option<String>,
    /// Whether they started it.
    pub inbound: bool,
    /// How an ask ended.
    pub outcome: Option<Outcome>,
    /// Everyone it was with; each gets the full deposit.
    pub stakeholders: Vec<Id>,
}

/// The kind of an entry and who made the contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    pub kind: String,
    /// Which of my people it was; `None` for myself.
    pub by: Option<String>,
}

/// How an ask ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Granted,
    Refused,
}

impl Outcome {
    /// Returns the word used in the journal, in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Granted => "granted",
            Outcome::Refused => "refused",
        }
    }
}

impl FromStr for Outcome {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Outcome::Granted, Outcome::Refused]
            .into_iter()
            .find(|outcome| outcome.name() == text)
            .ok_or_else(|| "an ask was granted or refused".to_owned())
    }
}

impl Entry {
    /// Makes an entry of a kind, worth what the kind is worth today, with nobody in it yet.
    pub fn new(kind: &Kind, date: NaiveDate) -> Self {
        Entry {
            id: 0,
            uid: String::new(),
            date,
            kind: kind.name.clone(),
            account: kind.account,
            real: kind.real,
            in_person: kind.in_person,
            side: kind.side,
            deposit: kind.deposit,
            gut: 0,
            note: String::new(),
            by: None,
            via: None,
            inbound: false,
            outcome: None,
            stakeholders: Vec::new(),
        }
    }

    /// Checks the fields' invariants.
    ///
    /// # Errors
    /// Why they do not hold, as the end of a sentence.
    pub fn check(&self) -> Result<(), String> {
        if self.deposit.is_nan() || self.deposit.abs() > LARGEST_DEPOSIT {
            Err(format!("a deposit of {} is more than {LARGEST_DEPOSIT}", self.deposit))
        } else if !GUT.contains(&self.gut) {
            Err(format!("a gut feeling of {} is not from -2 to 2", self.gut))
        } else if self.kind.trim().is_empty() {
            Err("an entry needs a kind".to_owned())
        } else if self.stakeholders.is_empty() {
            Err("an entry needs someone it was with".to_owned())
        } else {
            Ok(())
        }
    }

    /// Makes it an entry of another kind, worth what that kind is worth today. What one of my
    /// people did stays on the team's account.
    pub fn become_kind(&mut self, kind: &Kind) {
        self.kind = kind.name.clone();
        self.account = if self.by.is_some() { Account::Team } else { kind.account };
        self.outcome = self.outcome.filter(|_| kind.name == Kind::ASK);
        self.real = kind.real;
        self.in_person = kind.in_person;
        self.side = kind.side;
        self.deposit = kind.deposit;
        if !self.is_evidence() {
            self.gut = 0;
        }
    }

    /// Says which of my people it was, `None` for myself. What one of them did moves the team's
    /// account.
    pub fn set_by(&mut self, by: Option<String>) {
        if by.is_some() {
            self.account = Account::Team;
        }
        self.by = by;
    }

    /// Sets how it felt and what it is worth, where given.
    ///
    /// # Errors
    /// Hearsay takes neither.
    pub fn set_worth(&mut self, gut: Option<i8>, deposit: Option<f64>) -> Result<(), String> {
        if !self.is_evidence() && (gut.is_some() || deposit.is_some()) {
            return Err("hearsay takes neither gut nor deposit: it counts in no number".to_owned());
        }
        self.gut = gut.unwrap_or(self.gut);
        self.deposit = deposit.unwrap_or(self.deposit);
        Ok(())
    }

    /// Makes a refusal cost nothing, because an alternative was offered.
    ///
    /// # Errors
    /// Only saying no has an alternative.
    pub fn offer_alternative(&mut self) -> Result<(), String> {
        if self.kind != Kind::SAID_NO {
            return Err(format!("an alternative goes with {} only", Kind::SAID_NO));
        }
        self.deposit = 0.0;
        Ok(())
    }

    /// Returns what it moves the account by: deposit and gut feeling. What others say moves
    /// nothing.
    pub fn amount(&self) -> f64 {
        if self.is_evidence() { self.deposit + f64::from(self.gut) } else { 0.0 }
    }

    /// Returns whether it is evidence of how the relationship stands; hearsay is not.
    pub fn is_evidence(&self) -> bool {
        self.kind != Kind::HEARSAY
    }

    /// Returns whether it was trouble: a setback or a complaint.
    pub fn is_trouble(&self) -> bool {
        matches!(self.kind.as_str(), Kind::SETBACK | Kind::COMPLAINT)
    }

    /// Returns whether it was a scheduled meeting: presence, not contact.
    pub fn is_routine(&self) -> bool {
        self.kind == Kind::MEETING
    }
}
