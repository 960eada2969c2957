//! Form against substance: meetings without conversations, one-sided ties, falling trust.

use std::collections::HashMap;

use serde::Serialize;

use super::judgement::{Judgement, share};
use super::scope::{Member, Scope};
use crate::model::{Account, Id, Pulse, Side};

/// Meetings for each real conversation from which form has replaced substance: 2.
pub const MEETINGS_TO_ONE: f64 = 2.0;

/// Meetings for each real conversation that are as bad as it gets: 10.
const ALL_FORM: f64 = 10.0;

/// Meetings for each real conversation with one person from which that tie is form alone: 5. A
/// weekly meeting beside a monthly talk is still fine.
const FORM_ALONE: f64 = 5.0;

/// How grave it is if one tie is form alone: a third as grave as if all are.
const ONE_TIE_GRAVITY: f64 = 0.3;

/// The number of conversations from which a tie shows its sides: 3.
const SHOWS_SIDES: usize = 3;

/// How grave it is if all ties are one-sided: a third of the worst, since that is a flaw, not a
/// loss.
const ONE_SIDED_GRAVITY: f64 = 0.3;

/// The number of meetings in the window from which there are many: 4, more than one a month.
const MANY_MEETINGS: usize = 4;

/// The fall of a score that is as bad as it gets: from one end of the scale to the other, 5 to 1.
const WHOLE_SCALE: f64 = 4.0;

/// Form against substance: meetings attended, against real conversations.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormAgainstSubstance {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of meetings attended in the window.
    pub meetings: usize,
    /// The number of my real conversations in the window.
    pub conversations: usize,
    /// Meetings for each real conversation; `None` without conversations.
    pub ratio: Option<f64>,
    /// People met often and hardly talked with, the worst first.
    pub worst: Vec<FormRow>,
}

/// The meetings and conversations with one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormRow {
    pub name: String,
    pub meetings: usize,
    pub conversations: usize,
}

impl FormRow {
    /// Returns whether the tie consists of hardly anything but meetings.
    pub fn is_form_alone(&self) -> bool {
        self.meetings >= MANY_MEETINGS
            && self.meetings as f64 >= FORM_ALONE * self.conversations as f64
    }
}

impl FormAgainstSubstance {
    /// Returns whether form has replaced substance in general, not only with one person.
    pub fn is_habit(&self) -> bool {
        self.ratio.unwrap_or(self.meetings as f64) >= MEETINGS_TO_ONE
    }
}

/// Compares meetings with real conversations.
pub(super) fn form(scope: &Scope) -> FormAgainstSubstance {
    let (meetings, conversations) = (scope.meetings().count(), scope.conversations().count());
    let ratio = share(meetings as f64, conversations as f64);
    let enough = scope.is_enough(meetings + conversations);
    let over = ratio.unwrap_or(meetings as f64);
    let over = if over >= MEETINGS_TO_ONE { over / ALL_FORM } else { 0.0 };
    let met = scope.counts(scope.meetings());
    let talked = scope.counts(scope.conversations());
    let count = |counts: &HashMap<Id, usize>, member: &Member| {
        counts.get(&member.stakeholder.id).copied().unwrap_or(0)
    };
    let mut worst: Vec<FormRow> = scope
        .people()
        .into_iter()
        .map(|member| FormRow {
            name: member.stakeholder.name.clone(),
            meetings: count(&met, member),
            conversations: count(&talked, member),
        })
        .filter(|row| scope.is_enough(row.meetings + row.conversations))
        .filter(|row| row.meetings as f64 >= MEETINGS_TO_ONE * row.conversations as f64)
        .collect();
    worst.sort_by_key(|row| std::cmp::Reverse(row.meetings.saturating_sub(row.conversations)));
    let alone = if worst.iter().any(FormRow::is_form_alone) { ONE_TIE_GRAVITY } else { 0.0 };
    FormAgainstSubstance {
        judgement: Judgement::of(enough, over.max(alone) > 0.0, over.max(alone)),
        meetings,
        conversations,
        ratio,
        worst,
    }
}

/// Ties that are only business, or only social.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneSided {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of people talked with often enough to say.
    pub judged: usize,
    pub only_business: Vec<String>,
    pub only_social: Vec<String>,
}

/// Finds the ties that are only business or only social.
pub(super) fn one_sided(scope: &Scope) -> OneSided {
    let mut sides: HashMap<Id, Vec<Side>> = HashMap::new();
    for entry in scope.conversations() {
        for member in scope.with(entry) {
            sides.entry(member.stakeholder.id).or_default().push(entry.side);
        }
    }
    sides.retain(|_, sides| sides.len() >= SHOWS_SIDES);
    let only = |wanted: Side| -> Vec<String> {
        let is_only = |member: &&&Member| {
            let sides = sides.get(&member.stakeholder.id);
            sides.is_some_and(|sides| sides.iter().all(|side| *side == wanted))
        };
        let people = scope.people();
        people.iter().filter(is_only).map(|member| member.stakeholder.name.clone()).collect()
    };
    let (only_business, only_social) = (only(Side::Business), only(Side::Social));
    let found = only_business.len() + only_social.len();
    let gravity = share(found as f64, sides.len() as f64).unwrap_or(0.0) * ONE_SIDED_GRAVITY;
    OneSided {
        judgement: Judgement::of(!sides.is_empty(), found > 0, gravity),
        judged: sides.len(),
        only_business,
        only_social,
    }
}

/// Many meetings while the pulse falls.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeetingsAndTrust {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of people with many meetings who rated an account at least twice.
    pub judged: usize,
    pub falling: Vec<Fall>,
}

/// A person met often whose latest pulse is below the one before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fall {
    pub name: String,
    pub meetings: usize,
    /// The account whose rating fell furthest.
    pub account: Account,
    /// The score before, 1 to 5.
    pub from: f64,
    /// The latest score, 1 to 5.
    pub to: f64,
}

/// Finds the people met often whose trust falls.
pub(super) fn meetings_and_trust(scope: &Scope) -> MeetingsAndTrust {
    let met = scope.counts(scope.meetings());
    let mut judged = 0;
    let mut falling: Vec<Fall> = Vec::new();
    for member in scope.people() {
        let meetings = met.get(&member.stakeholder.id).copied().unwrap_or(0);
        if meetings < MANY_MEETINGS {
            continue;
        }
        let changes: Vec<_> = Account::ALL
            .into_iter()
            .filter_map(|account| last_two(scope, member, account))
            .collect();
        judged += usize::from(!changes.is_empty());
        let worst = changes
            .into_iter()
            .filter(|(before, latest)| latest.score < before.score)
            .max_by(|a, b| (a.0.score - a.1.score).total_cmp(&(b.0.score - b.1.score)));
        falling.extend(worst.map(|(before, latest)| Fall {
            name: member.stakeholder.name.clone(),
            meetings,
            account: latest.account,
            from: before.score,
            to: latest.score,
        }));
    }
    let deepest = falling.iter().map(|fall| fall.from - fall.to).fold(0.0, f64::max);
    MeetingsAndTrust {
        judgement: Judgement::of(judged > 0, !falling.is_empty(), deepest / WHOLE_SCALE),
        judged,
        falling,
    }
}

/// Returns the last two pulses of an account, the earlier first, if the latest still counts.
fn last_two<'a>(
    scope: &Scope<'a>,
    member: &Member,
    account: Account,
) -> Option<(&'a Pulse, &'a Pulse)> {
    let theirs =
        |pulse: &&Pulse| pulse.stakeholder == member.stakeholder.id && pulse.account == account;
    let mut pulses = scope.journal.pulses.iter().rev().filter(theirs);
    let (latest, before) = (pulses.next()?, pulses.next()?);
    let age = (scope.journal.today - latest.date).num_days();
    (age <= i64::from(scope.journal.constants.pulse_days)).then_some((before, latest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, BOB, CEM, TestJournal, assert_near};

    fn form_of(meetings: u64, talks: u64) -> FormAgainstSubstance {
        let mut journal = TestJournal::new();
        journal.log_many(meetings, "meeting", 1, &[ANN]);
        journal.log_many(talks, "talk", 1, &[ANN]);
        journal.review().form
    }

    #[test]
    fn two_meetings_for_each_conversation_are_form() {
        for (meetings, talks, ratio, mistake, gravity) in [
            (1, 1, Some(1.0), None, 0.0),
            (3, 2, Some(1.5), Some(false), 0.0),
            (2, 1, Some(2.0), Some(true), 0.2), // 2 of 10
            (3, 0, None, Some(true), 0.3),
        ] {
            let form = form_of(meetings, talks);
            assert_eq!(
                (form.ratio, form.judgement.mistake),
                (ratio, mistake),
                "{meetings}:{talks}"
            );
            assert_near(form.judgement.gravity, gravity);
        }
        assert!(form_of(2, 1).is_habit() && !form_of(3, 2).is_habit());
    }

    #[test]
    fn one_tie_of_meetings_alone_is_a_mistake_too() {
        let mut journal = TestJournal::new();
        journal.log_many(5, "meeting", 1, &[ANN]);
        journal.log("talk", 1, &[ANN]);
        journal.log_many(9, "talk", 1, &[BOB]);
        let form = journal.review().form;
        assert!(!form.is_habit());
        assert_eq!(form.worst.len(), 1);
        assert_eq!((form.worst[0].name.as_str(), form.worst[0].meetings), ("Ann", 5));
        assert!(form.worst[0].is_form_alone());
        assert_near(form.judgement.gravity, 0.3);
        journal.log("talk", 1, &[ANN]); // 5 to 2
        assert_eq!(journal.review().form.judgement.mistake, Some(false));
    }

    #[test]
    fn a_tie_shows_its_sides_in_three_conversations() {
        let mut journal = TestJournal::new();
        journal.log_many(3, "talk", 1, &[ANN]);
        journal.log_many(2, "coffee", 1, &[BOB]);
        journal.log_many(3, "coffee", 1, &[CEM]);
        let it = journal.review().one_sided;
        assert_eq!((it.judged, it.only_business.join(" ")), (2, "Ann".to_owned()));
        assert_eq!(it.only_social, ["Cem"]);
        assert_near(it.judgement.gravity, 0.3); // 2 of 2
        journal.log("meal", 1, &[ANN, CEM]);
        assert_eq!(journal.review().one_sided.judgement.mistake, Some(false));
    }

    #[test]
    fn without_conversations_no_tie_is_judged() {
        let it = TestJournal::new().review().one_sided;
        assert_eq!((it.judged, it.judgement.mistake), (0, None));
    }

    #[test]
    fn trust_that_falls_among_many_meetings_is_a_mistake() {
        let mut journal = TestJournal::new();
        journal.log_many(3, "meeting", 1, &[ANN]);
        journal.rate(ANN, Account::Me, 5.0, 60);
        journal.rate(ANN, Account::Team, 4.0, 50);
        journal.rate(ANN, Account::Me, 4.0, 40);
        journal.rate(ANN, Account::Team, 2.0, 30);
        assert_eq!(journal.review().meetings_and_trust.judgement.mistake, None, "three are few");
        journal.log("meeting", 1, &[ANN]);
        let it = journal.review().meetings_and_trust;
        let [fall] = it.falling.as_slice() else { panic!("{it:?}") };
        assert_eq!((fall.account, fall.from, fall.to), (Account::Team, 4.0, 2.0));
        assert_eq!((it.judged, fall.meetings), (1, 4));
        assert_near(it.judgement.gravity, 0.5); // 2 of 4 points
    }

    #[test]
    fn trust_that_stays_or_is_out_of_date_is_not_falling() {
        let mut journal = TestJournal::new();
        journal.log_many(4, "meeting", 1, &[ANN, BOB]);
        journal.rate(BOB, Account::Me, 5.0, 500);
        journal.rate(BOB, Account::Me, 1.0, 366);
        journal.rate(ANN, Account::Me, 3.0, 9);
        journal.rate(ANN, Account::Me, 3.0, 8);
        let it = journal.review().meetings_and_trust;
        assert_eq!((it.judged, it.judgement.mistake), (1, Some(false)));
    }
}
