use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, Uid};

/// Something known about a stakeholder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: Id,
    pub topic: Topic,
    pub text: String,
    /// The day it was learned.
    pub date: NaiveDate,
}

/// What a fact is about; a closed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    Interest,
    Family,
    Background,
    Goal,
    Problem,
    Preference,
    /// Where one meets them.
    Where,
    /// To raise next time.
    Agenda,
}

impl Topic {
    pub const ALL: [Topic; 8] = [
        Topic::Interest,
        Topic::Family,
        Topic::Background,
        Topic::Goal,
        Topic::Problem,
        Topic::Preference,
        Topic::Where,
        Topic::Agenda,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Topic::Interest => "interest",
            Topic::Family => "family",
            Topic::Background => "background",
            Topic::Goal => "goal",
            Topic::Problem => "problem",
            Topic::Preference => "preference",
            Topic::Where => "where",
            Topic::Agenda => "agenda",
        }
    }

    /// The topic of this name, in any case.
    pub fn named(name: &str) -> Option<Topic> {
        let name = name.trim().to_lowercase();
        Topic::ALL.into_iter().find(|topic| topic.name() == name)
    }
}
