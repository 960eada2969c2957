use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Account, Id, Uid};

/// How a stakeholder rates the leader or the team on a day, 1 to 5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pulse {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: Id,
    pub date: NaiveDate,
    pub account: Account,
    /// Overall: as given, else the mean of the five that were.
    pub score: f64,
    pub credible: Option<u8>,
    pub reliable: Option<u8>,
    pub transparent: Option<u8>,
    /// Attentive to them.
    pub attentive: Option<u8>,
    pub character: Option<u8>,
    /// In their words.
    pub quote: Option<String>,
}

impl Pulse {
    /// Refuses what no pulse can be.
    ///
    /// # Errors
    /// Why, as the end of a sentence.
    pub fn check(&self) -> Result<(), String> {
        let five = self.five().into_iter().filter_map(|(_, score)| score);
        if (1.0..=5.0).contains(&self.score)
            && five.into_iter().all(|score| (1..=5).contains(&score))
        {
            Ok(())
        } else {
            Err("a score is from 1 to 5".to_owned())
        }
    }

    /// The five of the trust plan, by name.
    pub fn five(&self) -> [(&'static str, Option<u8>); 5] {
        [
            ("credible", self.credible),
            ("reliable", self.reliable),
            ("transparent", self.transparent),
            ("attentive", self.attentive),
            ("character", self.character),
        ]
    }

    /// The lowest of the five that were given, where it is low enough to be a weakness.
    pub fn weakest(&self) -> Option<(&'static str, u8)> {
        let given = self.five().into_iter().filter_map(|(name, score)| Some((name, score?)));
        given.min_by_key(|(_, score)| *score).filter(|(_, score)| *score < STRONG)
    }
}

/// The score from which one of the five is no weakness.
const STRONG: u8 = 5;

/// The mean of those of the five that were given.
pub fn mean(five: &[Option<u8>]) -> Option<f64> {
    let given: Vec<f64> = five.iter().flatten().map(|score| f64::from(*score)).collect();
    (!given.is_empty()).then(|| given.iter().sum::<f64>() / given.len() as f64)
}
