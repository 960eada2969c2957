use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Account, Id, Kind, Side, Uid};

/// The largest deposit or withdrawal there is: far beyond any, and still a number to reckon with.
pub const LARGEST_DEPOSIT: f64 = 1000.0;

/// One dated line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub id: Id,
    pub uid: Uid,
    pub date: NaiveDate,
    /// The name of its kind. What the kind was worth is kept here, as it was when it was written.
    pub kind: String,
    pub account: Account,
    /// Whether it was a real conversation.
    pub real: bool,
    pub in_person: bool,
    pub side: Side,
    /// What it is worth to each of its people, without the gut.
    pub deposit: f64,
    /// How it felt, -2 to 2; added to the deposit.
    pub gut: i8,
    pub note: String,
    /// Who of my people it was.
    pub by: Option<String>,
    /// Through whom I heard it.
    pub via: Option<String>,
    /// Whether they started it.
    pub inbound: bool,
    /// How an ask ended.
    pub outcome: Option<Outcome>,
    /// Everybody it was with; each gets the full deposit.
    pub stakeholders: Vec<Id>,
}

/// The little of an entry that a clock is told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    pub kind: String,
    /// Who of my people it was.
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
    /// An entry of this kind with nobody in it yet, worth what the kind is worth today.
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

    /// Refuses what no entry can be.
    ///
    /// # Errors
    /// Why, as the end of a sentence.
    pub fn check(&self) -> Result<(), String> {
        if self.deposit.is_nan() || self.deposit.abs() > LARGEST_DEPOSIT {
            Err(format!("a deposit of {} is more than {LARGEST_DEPOSIT}", self.deposit))
        } else if !(-2..=2).contains(&self.gut) {
            Err(format!("a gut feeling of {} is not from -2 to 2", self.gut))
        } else if self.kind.trim().is_empty() {
            Err("an entry needs a kind".to_owned())
        } else if self.stakeholders.is_empty() {
            Err("an entry needs somebody it was with".to_owned())
        } else {
            Ok(())
        }
    }

    /// Makes it an entry of another kind, worth what that kind is worth today. What one of my
    /// people did stays the team's.
    pub fn become_kind(&mut self, kind: &Kind) {
        self.kind = kind.name.clone();
        self.account = if self.by.is_some() { Account::Team } else { kind.account };
        self.outcome = self.outcome.filter(|_| kind.name == Kind::ASK);
        self.real = kind.real;
        self.in_person = kind.in_person;
        self.side = kind.side;
        self.deposit = kind.deposit;
    }

    /// What it moves the account by: deposit and gut. What others say moves nothing.
    pub fn amount(&self) -> f64 {
        if self.is_evidence() { self.deposit + f64::from(self.gut) } else { 0.0 }
    }

    /// Whether it says anything about the relationship: hearsay does not.
    pub fn is_evidence(&self) -> bool {
        self.kind != Kind::HEARSAY
    }

    /// Whether it was a scheduled meeting: presence, not contact.
    pub fn is_routine(&self) -> bool {
        self.kind == Kind::MEETING
    }
}
