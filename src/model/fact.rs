//! Facts: what is known about people, by topic.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Id, Uid};

/// A piece of knowledge about a stakeholder, to talk about or to act on.
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

impl Fact {
    /// Makes a fact about a person.
    ///
    /// # Errors
    /// If it has no text; why, as a sentence without its full stop.
    pub fn new(stakeholder: Id, topic: Topic, text: &str, date: NaiveDate) -> Result<Fact, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err(format!("the {} has no text", topic.name()));
        }
        let text = text.to_owned();
        Ok(Fact { id: 0, uid: String::new(), stakeholder, topic, text, date })
    }
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
    /// Where to meet them.
    Where,
    /// What to raise next time.
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

    /// Returns the word used in the journal, in JSON and on the command line.
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

    /// Finds a topic by its name, in any case.
    pub fn named(name: &str) -> Option<Topic> {
        let name = name.trim().to_lowercase();
        Topic::ALL.into_iter().find(|topic| topic.name() == name)
    }
}
