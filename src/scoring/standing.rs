//! What all entries with a person add up to: last contacts and balances.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Constants;
use crate::model::{Account, Id};

/// How many parts of a balance are stored for each account, the largest first: 5. Smaller ones are
/// shown as one sum.
const LARGEST_PARTS: usize = 5;

/// What one entry, or the end or a move of a promise, means for one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Credit {
    /// The entry or promise.
    pub record: Id,
    pub date: NaiveDate,
    pub account: Account,
    /// The points it moves the account by: deposit and gut.
    pub amount: f64,
    /// Whether it was a real conversation.
    pub real: bool,
    pub in_person: bool,
    /// Whether it was a scheduled meeting.
    pub routine: bool,
    /// Whether it counts as evidence; hearsay and promises do not.
    pub evidence: bool,
}

/// The day of the last contact of some sort, and the entry that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastContact {
    pub date: NaiveDate,
    pub entry: Id,
}

/// One deposit or withdrawal that a balance is made of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The entry or promise.
    pub record: Id,
    pub date: NaiveDate,
    pub account: Account,
    /// The points on the day itself, before they fade.
    pub amount: f64,
}

impl Part {
    /// Returns what is left of the amount on a day.
    pub fn faded(&self, today: NaiveDate, constants: &Constants) -> f64 {
        self.amount * fading(days_between(self.date, today), constants)
    }
}

/// The credit on both accounts on a day, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Balance {
    pub me: f64,
    pub team: f64,
}

impl Balance {
    /// Returns the sum of both accounts.
    pub fn together(self) -> f64 {
        self.me + self.team
    }

    /// Returns how many setbacks both accounts together cover, at least 0.
    pub fn resilience(self, constants: &Constants) -> i64 {
        (self.together() / constants.setback).floor().max(0.0) as i64
    }

    /// Returns the credit on one account.
    pub fn of(self, account: Account) -> f64 {
        match account {
            Account::Me => self.me,
            Account::Team => self.team,
        }
    }

    fn add(&mut self, account: Account, amount: f64) {
        match account {
            Account::Me => self.me += amount,
            Account::Team => self.team += amount,
        }
    }
}

/// What all entries with a person add up to, whatever the day it is read on.
///
/// Balances are stored as of `through`, so that reading them on a later day is one multiplication.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// The newest date counted; `None` if nothing is.
    pub through: Option<NaiveDate>,
    /// The earliest date left out because it was in the future; from that day on the summary no
    /// longer holds.
    pub until: Option<NaiveDate>,
    pub last_contact: Option<LastContact>,
    pub last_in_person: Option<LastContact>,
    pub team_last_contact: Option<LastContact>,
    /// Scheduled meetings after the last contact.
    pub routine_since: u32,
    /// The number of entries that count as evidence.
    pub evidence: u32,
    /// Both accounts as of `through`.
    pub balance: Balance,
}

/// A [`Summary`] read on a day: how a relationship stands.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Standing {
    pub last_contact: Option<LastContact>,
    pub last_in_person: Option<LastContact>,
    pub team_last_contact: Option<LastContact>,
    pub routine_since: u32,
    pub evidence: u32,
    pub balance: Balance,
}

/// Returns the share of a deposit that is left after some days: 0.5 after one half-life.
pub fn fading(age_days: i64, constants: &Constants) -> f64 {
    (-(age_days as f64) / constants.half_life_days).exp2()
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

impl Summary {
    /// Adds up the credits dated up to a day, whatever the order in which they were written.
    pub fn of(mut credits: Vec<Credit>, today: NaiveDate, constants: &Constants) -> Summary {
        let until = credits.iter().map(|credit| credit.date).filter(|date| *date > today).min();
        credits.retain(|credit| credit.date <= today);
        let Some(through) = credits.iter().map(|credit| credit.date).max() else {
            return Summary { until, ..Summary::default() };
        };
        // Adding in one fixed order rounds the same, whatever the order of writing.
        credits.sort_by(|a, b| a.date.cmp(&b.date).then(a.amount.total_cmp(&b.amount)));
        let latest = |counts: &dyn Fn(&Credit) -> bool| {
            credits
                .iter()
                .filter(|credit| counts(credit))
                .map(|credit| LastContact { date: credit.date, entry: credit.record })
                .max_by_key(|contact| (contact.date, contact.entry))
        };
        let mine = |credit: &Credit| credit.real && credit.account == Account::Me;
        let last_contact = latest(&mine);
        let mut balance = Balance::default();
        for credit in &credits {
            let faded = credit.amount * fading(days_between(credit.date, through), constants);
            balance.add(credit.account, faded);
        }
        Summary {
            through: Some(through),
            until,
            last_contact,
            last_in_person: latest(&|credit| mine(credit) && credit.in_person),
            team_last_contact: latest(&|credit| credit.real && credit.account == Account::Team),
            routine_since: credits
                .iter()
                .filter(|credit| credit.routine)
                .filter(|credit| last_contact.is_none_or(|last| credit.date > last.date))
                .count() as u32,
            evidence: credits.iter().filter(|credit| credit.evidence).count() as u32,
            balance,
        }
    }

    /// Returns whether the summary holds on a day: from the newest entry counted until the earliest
    /// one left out.
    pub fn holds_on(&self, today: NaiveDate) -> bool {
        self.through.is_none_or(|through| through <= today)
            && self.until.is_none_or(|until| today < until)
    }

    /// Reads the summary on a day on which it holds.
    pub fn on(self, today: NaiveDate, constants: &Constants) -> Standing {
        let faded =
            self.through.map_or(1.0, |through| fading(days_between(through, today), constants));
        Standing {
            last_contact: self.last_contact,
            last_in_person: self.last_in_person,
            team_last_contact: self.team_last_contact,
            routine_since: self.routine_since,
            evidence: self.evidence,
            balance: Balance { me: self.balance.me * faded, team: self.balance.team * faded },
        }
    }
}

/// Returns the largest parts of each account up to a day, the largest first. All parts fade alike,
/// so their order is the same on every later day.
pub fn largest_parts(credits: &[Credit], today: NaiveDate, constants: &Constants) -> Vec<Part> {
    let part = |credit: &Credit| Part {
        record: credit.record,
        date: credit.date,
        account: credit.account,
        amount: credit.amount,
    };
    Account::ALL
        .into_iter()
        .flat_map(|account| {
            let mut parts: Vec<(f64, Part)> = credits
                .iter()
                .filter(|credit| credit.account == account && credit.amount != 0.0)
                .filter(|credit| credit.date <= today)
                .map(part)
                .map(|part| (part.faded(today, constants).abs(), part))
                .collect();
            parts.sort_unstable_by(|(worth, part), (other_worth, other)| {
                other_worth.total_cmp(worth).then(other.record.cmp(&part.record))
            });
            parts.truncate(LARGEST_PARTS);
            parts.into_iter().map(|(_, part)| part)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{assert_near, credit, days_ago, in_days, talked, today};

    fn standing(credits: Vec<Credit>) -> Standing {
        let constants = Constants::default();
        Summary::of(credits, today(), &constants).on(today(), &constants)
    }

    #[test]
    fn half_of_a_deposit_is_gone_after_a_quarter() {
        for (days, left) in [(0, 1.0), (90, 0.5), (180, 0.25), (270, 0.125), (-90, 2.0)] {
            assert_near(fading(days, &Constants::default()), left);
        }
    }

    #[test]
    fn a_balance_is_the_sum_of_what_is_left_on_each_account() {
        let it = standing(vec![
            credit(1, days_ago(180), Account::Me, 4.0),
            credit(2, days_ago(90), Account::Me, 3.0),
            credit(3, today(), Account::Me, -2.0),
            credit(4, days_ago(90), Account::Team, -4.0),
        ]);
        assert_near(it.balance.me, 0.5); // 4/4 + 3/2 - 2
        assert_near(it.balance.team, -2.0);
        assert_eq!(it.balance.of(Account::Team), it.balance.team);
        assert_near(it.balance.together(), -1.5);
    }

    #[test]
    fn resilience_counts_whole_setbacks_and_never_falls_below_0() {
        for (me, team, setbacks) in [
            (0.0, 0.0, 0),
            (3.9, 0.0, 0),
            (4.0, 0.0, 1),
            (9.0, -1.0, 2),
            (6.0, 5.9, 2),
            (-9.0, 1.0, 0),
        ] {
            let balance = Balance { me, team };
            assert_eq!(balance.resilience(&Constants::default()), setbacks, "{balance:?}");
        }
    }

    #[test]
    fn only_my_real_conversations_are_the_last_contact() {
        let it = standing(vec![
            talked(1, days_ago(30)),
            Credit { in_person: false, ..talked(2, days_ago(20)) },
            Credit { account: Account::Team, ..talked(3, days_ago(10)) },
            credit(4, days_ago(5), Account::Me, 1.0),
        ]);
        let date = |contact: Option<LastContact>| contact.map(|contact| contact.date);
        assert_eq!(date(it.last_contact), Some(days_ago(20)));
        assert_eq!(date(it.last_in_person), Some(days_ago(30)));
        assert_eq!(date(it.team_last_contact), Some(days_ago(10)));
        assert_eq!(standing(Vec::new()).last_contact, None);
    }

    #[test]
    fn meetings_count_from_the_day_after_the_last_contact() {
        let meeting =
            |days| Credit { routine: true, ..credit(9, days_ago(days), Account::Me, 0.0) };
        let meetings = [meeting(30), meeting(20), meeting(19), meeting(1)];
        assert_eq!(standing(meetings.to_vec()).routine_since, 4);
        let with_contact = meetings.into_iter().chain([talked(1, days_ago(20))]).collect();
        assert_eq!(standing(with_contact).routine_since, 2);
    }

    #[test]
    fn hearsay_and_promises_are_not_evidence() {
        let hearsay = Credit { evidence: false, ..credit(2, today(), Account::Me, 0.0) };
        assert_eq!(standing(vec![talked(1, today()), hearsay]).evidence, 1);
    }

    #[test]
    fn a_record_in_the_future_does_not_count_yet() {
        let credits = || vec![talked(1, days_ago(90)), talked(2, in_days(3))];
        let it = standing(credits());
        assert_near(it.balance.me, 0.5);
        assert_eq!((it.evidence, it.last_contact.map(|last| last.entry)), (1, Some(1)));
        let summary = Summary::of(credits(), today(), &Constants::default());
        assert_eq!((summary.through, summary.until), (Some(days_ago(90)), Some(in_days(3))));
    }

    #[test]
    fn a_summary_holds_from_its_newest_entry_until_the_next() {
        let credits = vec![talked(1, days_ago(10)), talked(2, in_days(3))];
        let summary = Summary::of(credits, today(), &Constants::default());
        assert!(!summary.holds_on(days_ago(11)));
        assert!(summary.holds_on(days_ago(10)));
        assert!(summary.holds_on(in_days(2)));
        assert!(!summary.holds_on(in_days(3)));
        assert!(Summary::default().holds_on(NaiveDate::MIN));
    }

    #[test]
    fn the_five_largest_parts_of_each_account_are_kept() {
        let mut credits: Vec<Credit> = (1..=6)
            .map(|id| credit(id, today(), Account::Me, id as f64 * [1.0, -1.0][id as usize % 2]))
            .collect();
        credits.push(credit(7, days_ago(90), Account::Me, 9.0)); // 4.5 left
        credits.push(credit(8, in_days(1), Account::Me, 9.0));
        credits.push(credit(9, today(), Account::Team, 0.0));
        credits.push(credit(10, today(), Account::Team, 0.5));
        let parts = largest_parts(&credits, today(), &Constants::default());
        let records: Vec<Id> = parts.iter().map(|part| part.record).collect();
        assert_eq!(records, [6, 5, 7, 4, 3, 10]);
        assert_near(parts[2].faded(today(), &Constants::default()), 4.5);
        assert_near(parts[2].amount, 9.0);
    }

    #[test]
    fn of_two_equal_parts_the_later_record_comes_first() {
        let credits = [1, 2].map(|id| credit(id, today(), Account::Me, 1.0));
        let parts = largest_parts(&credits, today(), &Constants::default());
        assert_eq!(parts.iter().map(|part| part.record).collect::<Vec<_>>(), [2, 1]);
    }
}
