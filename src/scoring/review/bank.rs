//! The trust account: deposits against withdrawals, asks out of silence, invitations declined.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::judgement::{Judgement, share};
use super::scope::Scope;
use crate::model::{Account, Id, Kind};
use crate::scoring::promises::promise_credits;

/// Days without a real conversation of mine after which an ask comes out of silence: 60.
pub const SILENCE_DAYS: i64 = 60;

/// How grave each ask out of silence is.
const ASK_GRAVITY: f64 = 0.2;

/// How grave asks out of silence are at most.
const ASKS_GRAVITY: f64 = 0.6;

/// How grave each invitation declined is.
const DECLINED_GRAVITY: f64 = 0.1;

/// How grave invitations declined are at most.
const ALL_DECLINED_GRAVITY: f64 = 0.4;

/// Deposits against withdrawals, and asks after a long silence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bank {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of entries in the window.
    pub entries: usize,
    /// What was deposited on both accounts of all people, also by promises that ended, at least 0.
    pub deposits: f64,
    /// What was withdrawn, also by promises that ended or moved, at most 0.
    pub withdrawals: f64,
    /// The number of my asks in the window.
    pub asks: usize,
    pub asks_after_silence: Vec<SilentAsk>,
}

/// An ask of mine after a long silence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SilentAsk {
    pub name: String,
    pub date: NaiveDate,
    /// Days since my last real conversation before that day; `None` if there was none.
    pub days_of_silence: Option<i64>,
}

/// Compares deposits with withdrawals, and finds asks out of silence.
pub(super) fn bank(scope: &Scope) -> Bank {
    let (deposits, withdrawals) = amounts(scope);
    let is_my_ask = |kind: &str, account| kind == Kind::ASK && account == Account::Me;
    let asks = scope.window.iter().filter(|entry| is_my_ask(&entry.kind, entry.account)).count();
    let asks_after_silence = silent_asks(scope);
    let enough = scope.is_enough(scope.window.len());
    let drawn = -withdrawals;
    let overdrawn = share(drawn - deposits, drawn + deposits).unwrap_or(0.0).max(0.0);
    let silent = (asks_after_silence.len() as f64 * ASK_GRAVITY).min(ASKS_GRAVITY);
    Bank {
        judgement: Judgement::of(
            enough,
            drawn > deposits || !asks_after_silence.is_empty(),
            overdrawn.max(silent),
        ),
        entries: scope.window.len(),
        deposits,
        withdrawals,
        asks,
        asks_after_silence,
    }
}

/// Returns the deposits and the withdrawals in the window. Each person in an entry gets the full
/// amount.
fn amounts(scope: &Scope) -> (f64, f64) {
    let of_entries = scope
        .window
        .iter()
        .flat_map(|entry| scope.with(entry).map(|_| entry.amount()).collect::<Vec<_>>());
    let of_promises = scope
        .promises()
        .flat_map(|(promise, _)| promise_credits(promise, scope.journal.constants))
        .filter(|credit| scope.covers(credit.date))
        .map(|credit| credit.amount);
    of_entries.chain(of_promises).fold((0.0, 0.0), |(deposits, withdrawals), amount| {
        (deposits + amount.max(0.0), withdrawals + amount.min(0.0))
    })
}

/// Finds my asks after a long silence. A conversation on the day of the ask does not break the
/// silence: asking at the first lunch is the mistake.
fn silent_asks(scope: &Scope) -> Vec<SilentAsk> {
    let mut contacts: HashMap<Id, Vec<NaiveDate>> = HashMap::new();
    for entry in scope.entries().filter(|entry| entry.real && entry.account == Account::Me) {
        for id in &entry.stakeholders {
            contacts.entry(*id).or_default().push(entry.date);
        }
    }
    let mut silent = Vec::new();
    let asks = scope.window.iter().filter(|entry| entry.kind == Kind::ASK);
    for ask in asks.filter(|entry| entry.account == Account::Me) {
        for member in scope.with(ask) {
            let before = contacts.get(&member.stakeholder.id);
            let last = before.and_then(|dates| dates.iter().filter(|date| **date < ask.date).max());
            let days_of_silence = last.map(|last| (ask.date - *last).num_days());
            if days_of_silence.is_none_or(|days| days >= SILENCE_DAYS) {
                let name = member.stakeholder.name.clone();
                silent.push(SilentAsk { name, date: ask.date, days_of_silence });
            }
        }
    }
    silent
}

/// Their invitations that we turned down.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Declined {
    #[serde(flatten)]
    pub judgement: Judgement,
    pub invitations: Vec<Invitation>,
}

/// One invitation turned down, and who made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Invitation {
    pub names: Vec<String>,
    pub date: NaiveDate,
    pub note: String,
}

/// Finds the invitations turned down in the window.
pub(super) fn declined(scope: &Scope) -> Declined {
    let invitations: Vec<Invitation> = scope
        .window
        .iter()
        .filter(|entry| entry.kind == Kind::DECLINED)
        .map(|entry| Invitation {
            names: scope.with(entry).map(|member| member.stakeholder.name.clone()).collect(),
            date: entry.date,
            note: entry.note.clone(),
        })
        .collect();
    let gravity = (invitations.len() as f64 * DECLINED_GRAVITY).min(ALL_DECLINED_GRAVITY);
    let enough = scope.is_enough(scope.window.len());
    Declined { judgement: Judgement::of(enough, !invitations.is_empty(), gravity), invitations }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Promise, Status};
    use crate::scoring::testing::{ANN, BOB, TestJournal, assert_near, days_ago, ended, promise};

    #[test]
    fn everyone_in_an_entry_gets_the_full_amount() {
        let mut journal = TestJournal::new();
        journal.log("meal", 5, &[ANN, BOB]); // 2 x 2
        journal.log("talk", 4, &[ANN]).gut = 1; // 1 + 1
        journal.log("setback", 3, &[ANN]); // -4
        let bank = journal.review().bank;
        assert_eq!((bank.entries, bank.deposits, bank.withdrawals), (3, 6.0, -4.0));
        assert_eq!(bank.judgement.mistake, Some(false));
    }

    #[test]
    fn promises_that_ended_or_moved_count_on_their_day() {
        let mut journal = TestJournal::new();
        journal.log_many(3, "talk", 1, &[ANN]);
        let made = || promise(days_ago(200));
        journal.promise(ended(made(), Status::Kept, days_ago(90)));
        journal.promise(ended(made(), Status::Kept, days_ago(91))); // before the window
        journal.promise(ended(made(), Status::Broken, days_ago(1)));
        journal.promise(Promise { theirs: true, ..ended(made(), Status::Broken, days_ago(1)) });
        let bank = journal.review().bank;
        assert_eq!((bank.deposits, bank.withdrawals), (4.0, -3.0)); // 3 + 1, and -3
    }

    #[test]
    fn more_withdrawals_than_deposits_are_a_mistake() {
        let mut journal = TestJournal::new();
        journal.log_many(4, "talk", 2, &[ANN]);
        journal.log("setback", 1, &[ANN]);
        assert_eq!(journal.review().bank.judgement.mistake, Some(false), "4 against 4");
        journal.log("complaint", 1, &[BOB]);
        journal.log("complaint", 1, &[BOB]);
        let judgement = journal.review().bank.judgement;
        assert_eq!(judgement.mistake, Some(true));
        assert_near(judgement.gravity, 1.0 / 3.0); // (8 - 4) / (8 + 4)
    }

    #[test]
    fn an_ask_comes_out_of_silence_after_sixty_days() {
        for (days_before, expected) in [(59, None), (60, Some(Some(60))), (61, Some(Some(61)))] {
            let mut journal = TestJournal::new();
            journal.log("talk", 5 + days_before, &[ANN]);
            journal.log("talk", 5, &[ANN]); // on the day of the ask, so it does not count
            journal.log("talk", 9, &[ANN]).account = Account::Team;
            journal.log("meeting", 8, &[ANN]);
            journal.log("ask", 5, &[ANN]);
            let bank = journal.review().bank;
            let found = bank.asks_after_silence.first().map(|ask| ask.days_of_silence);
            assert_eq!((bank.asks, found), (1, expected), "{days_before}");
        }
    }

    #[test]
    fn asks_without_any_contact_before_are_graver_together() {
        let mut journal = TestJournal::new();
        journal.log("help", 1, &[ANN, BOB]).real = false;
        journal.log("help", 1, &[ANN, BOB]).real = false;
        for count in 1..=4 {
            journal.log("ask", 5, &[ANN]);
            let bank = journal.review().bank;
            assert_eq!(bank.asks_after_silence.len(), count);
            assert_eq!(bank.asks_after_silence[0].days_of_silence, None);
            assert_near(bank.judgement.gravity, [0.2, 0.4, 0.6, 0.6][count - 1]);
        }
    }

    #[test]
    fn an_ask_of_the_team_is_not_mine() {
        let mut journal = TestJournal::new();
        journal.log("ask", 5, &[ANN]).account = Account::Team;
        let bank = journal.review().bank;
        assert_eq!((bank.asks, bank.asks_after_silence), (0, Vec::new()));
    }

    #[test]
    fn each_invitation_declined_is_named_and_adds_up() {
        let mut journal = TestJournal::new();
        journal.log_many(2, "talk", 1, &[ANN]);
        assert_eq!(journal.review().declined.judgement.mistake, None);
        journal.log("declined", 8, &[ANN, BOB]).note = "the regatta".to_owned();
        let declined = journal.review().declined;
        let [invitation] = declined.invitations.as_slice() else { panic!("{declined:?}") };
        assert_eq!((invitation.names.join(" "), invitation.date), ("Ann Bob".into(), days_ago(8)));
        assert_near(declined.judgement.gravity, 0.1);
        journal.log_many(4, "declined", 1, &[ANN]);
        assert_near(journal.review().declined.judgement.gravity, 0.4);
    }
}
