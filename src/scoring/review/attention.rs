//! Attention against weight: whether my time goes to the units that matter.

use serde::Serialize;

use super::judgement::{Judgement, share, total};
use super::scope::{Journal, Scope};

/// The share misplaced from which it is a mistake: a fifth, one day of the week.
pub const MISPLACED: f64 = 0.2;

/// The share misplaced that is as bad as it gets: half of all attention.
const ALL_MISPLACED: f64 = 0.5;

/// How my attention is divided between the units, compared to their weight.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attention {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of my real conversations with a deposit.
    pub conversations: usize,
    /// Half the sum of the differences of the shares, in [0, 1]; `None` if there is too little to
    /// say.
    pub misplaced: Option<f64>,
    /// The unit that gets most above its weight.
    pub most_over: Option<String>,
    /// The unit that gets most below its weight.
    pub most_under: Option<String>,
    /// The units with people, the heaviest first, or only the unit asked for.
    pub units: Vec<UnitShare>,
    /// The deposits of conversations with people without a unit, which are in no share.
    pub without_unit: f64,
}

/// The share of my attention that a unit gets.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnitShare {
    pub unit: String,
    pub weight: f64,
    /// Its share of the weight of all units with people, in (0, 1].
    pub share_of_weight: f64,
    /// The deposits of my real conversations with its people, each entry counted once.
    pub deposits: f64,
    /// Its share of the deposits of all units, in [0, 1].
    pub share_of_attention: Option<f64>,
}

impl UnitShare {
    /// Returns how far its share of attention is above its share of weight.
    pub fn over(&self) -> f64 {
        self.share_of_attention.map_or(0.0, |share| share - self.share_of_weight)
    }
}

/// Compares attention with weight. The shares are of the whole journal, whatever unit is asked for.
pub(super) fn attention(journal: &Journal) -> Attention {
    let scope = Scope::of(journal, None);
    let deposited: Vec<_> = scope.conversations().filter(|entry| entry.amount() > 0.0).collect();
    let deposits = |unit| {
        let with_unit = deposited.iter().filter(|entry| scope.units_in(entry).contains(&unit));
        total(with_unit.map(|entry| entry.amount()))
    };
    let units = scope.units();
    let weight = total(units.iter().map(|unit| unit.weight));
    let attention = total(units.iter().map(|unit| deposits(Some(unit.id))));
    let mut shares: Vec<UnitShare> = units
        .iter()
        .map(|unit| UnitShare {
            unit: unit.name.clone(),
            weight: unit.weight,
            share_of_weight: unit.weight / weight,
            deposits: deposits(Some(unit.id)),
            share_of_attention: share(deposits(Some(unit.id)), attention),
        })
        .collect();
    let enough = scope.is_enough(deposited.len()) && shares.len() > 1 && attention > 0.0;
    let misplaced =
        enough.then(|| shares.iter().map(|share| share.over().abs()).sum::<f64>() / 2.0);
    let ordered = |a: &&UnitShare, b: &&UnitShare| a.over().total_cmp(&b.over());
    let name = |share: &UnitShare| share.unit.clone();
    let most_over = shares.iter().filter(|it| it.over() > 0.0).max_by(ordered).map(name);
    let most_under = shares.iter().filter(|it| it.over() < 0.0).min_by(ordered).map(name);
    if let Some(only) = journal.unit {
        let only = units.iter().find(|unit| unit.id == only);
        shares.retain(|share| only.is_some_and(|unit| unit.name == share.unit));
    }
    let figure = misplaced.unwrap_or(0.0);
    Attention {
        judgement: Judgement::of(enough, figure >= MISPLACED, figure / ALL_MISPLACED),
        conversations: deposited.len(),
        misplaced,
        most_over,
        most_under,
        units: shares,
        without_unit: deposits(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Account;
    use crate::scoring::testing::{ANN, BOB, CEM, FINANCE, SALES, TestJournal, assert_near};

    /// Talks with Ann, whose unit has 3/4 of the weight, and with Bob, whose unit has 1/4.
    fn talks(with_ann: u64, with_bob: u64) -> TestJournal {
        let mut journal = TestJournal::new();
        journal.log_many(with_ann, "talk", 1, &[ANN]);
        journal.log_many(with_bob, "talk", 1, &[BOB]);
        journal
    }

    #[test]
    fn attention_in_proportion_to_weight_is_not_misplaced() {
        let attention = talks(3, 1).review().attention;
        assert_eq!(attention.misplaced, Some(0.0));
        assert_eq!((attention.most_over, attention.most_under), (None, None));
        assert_eq!(attention.judgement, Judgement::of(true, false, 0.0));
    }

    #[test]
    fn the_share_misplaced_is_half_the_sum_of_the_differences() {
        let attention = talks(1, 3).review().attention;
        assert_eq!(attention.conversations, 4);
        assert_near(attention.misplaced.unwrap(), 0.5); // (|1/4 - 3/4| + |3/4 - 1/4|) / 2
        assert_eq!(attention.most_over.as_deref(), Some("Finance"));
        assert_eq!(attention.most_under.as_deref(), Some("Sales"));
        assert_eq!(attention.judgement.mistake, Some(true));
        assert_near(attention.judgement.gravity, 1.0);
    }

    #[test]
    fn more_than_a_fifth_misplaced_is_a_mistake() {
        let mistake = |ann, bob| talks(ann, bob).review().attention.judgement.mistake;
        assert_eq!(mistake(3, 2), Some(false)); // 3/5 of 3/4: 0.15 misplaced
        assert_eq!(mistake(2, 2), Some(true)); // 1/2 of 3/4: 0.25 misplaced
    }

    #[test]
    fn two_conversations_or_one_unit_are_too_little() {
        assert_eq!(talks(1, 1).review().attention.misplaced, None);
        let mut journal = talks(3, 0);
        journal.people.retain(|person| person.unit == Some(SALES));
        assert_eq!(journal.review().attention.misplaced, None);
    }

    #[test]
    fn an_entry_counts_once_for_each_unit_and_only_with_a_deposit_of_mine() {
        let mut journal = TestJournal::new();
        journal.people.push(crate::scoring::testing::person(14, "Dan", Some(SALES)));
        journal.log("meal", 5, &[ANN, 14, BOB]);
        journal.log("talk", 4, &[CEM]);
        journal.log("talk", 3, &[BOB]).account = Account::Team;
        journal.log("talk", 2, &[BOB]).deposit = 0.0;
        let attention = journal.review().attention;
        let deposits: Vec<f64> = attention.units.iter().map(|unit| unit.deposits).collect();
        assert_eq!((deposits, attention.without_unit), (vec![2.0, 2.0], 1.0));
        assert_eq!(attention.conversations, 2);
    }

    #[test]
    fn one_unit_is_shown_with_its_share_of_the_whole_journal() {
        let mut journal = talks(1, 3);
        journal.unit = Some(FINANCE);
        let [finance] = <[UnitShare; 1]>::try_from(journal.review().attention.units).unwrap();
        assert_eq!(finance.unit, "Finance");
        assert_eq!(finance.share_of_weight, 0.25);
        assert_eq!(finance.share_of_attention, Some(0.75));
        assert_eq!(finance.over(), 0.5);
    }
}
