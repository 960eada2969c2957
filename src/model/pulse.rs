//! Pulses: how people rate the leader and the team.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Account, Id, Uid};

/// A stakeholder's rating of the leader or the team on a day, from 1 to 5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pulse {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: Id,
    pub date: NaiveDate,
    pub account: Account,
    /// The overall score, 1 to 5: as given, or else the mean of the qualities that were given.
    pub score: f64,
    pub credible: Option<u8>,
    pub reliable: Option<u8>,
    pub transparent: Option<u8>,
    pub attentive: Option<u8>,
    pub character: Option<u8>,
    /// The reason in their own words.
    pub quote: Option<String>,
}

impl Pulse {
    /// Checks that all scores are from 1 to 5.
    ///
    /// # Errors
    /// If one is not, with the reason as the end of a sentence.
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

    /// Returns the five qualities of the trust plan by name, each 1 to 5 if it was given.
    pub fn five(&self) -> [(&'static str, Option<u8>); 5] {
        [
            ("credible", self.credible),
            ("reliable", self.reliable),
            ("transparent", self.transparent),
            ("attentive", self.attentive),
            ("character", self.character),
        ]
    }

    /// Returns the lowest of the five qualities, if it is low enough to be a weakness.
    pub fn weakest(&self) -> Option<(&'static str, u8)> {
        let given = self.five().into_iter().filter_map(|(name, score)| Some((name, score?)));
        given.min_by_key(|(_, score)| *score).filter(|(_, score)| *score < STRONG)
    }
}

/// The score from which a quality is not a weakness: 5, the best there is.
const STRONG: u8 = 5;

/// Returns the mean of the qualities that were given, or `None` if there are none.
pub fn mean(five: &[Option<u8>]) -> Option<f64> {
    let given: Vec<f64> = five.iter().flatten().map(|score| f64::from(*score)).collect();
    (!given.is_empty()).then(|| given.iter().sum::<f64>() / given.len() as f64)
}
