//! The two accounts on which trust is kept.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Whose credit an entry moves: the leader's own or the team's. A leader may be trusted while the
/// team is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Account {
    Me,
    Team,
}

impl Account {
    /// Both accounts, in the order in which they are shown.
    pub const ALL: [Account; 2] = [Account::Me, Account::Team];

    /// Returns the word used in the journal, in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Account::Me => "me",
            Account::Team => "team",
        }
    }
}

impl FromStr for Account {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Account::ALL
            .into_iter()
            .find(|account| account.name() == text)
            .ok_or_else(|| format!("there is no account `{text}`; the accounts are me and team"))
    }
}
