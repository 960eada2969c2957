//! Whether I learn about their business.

use serde::Serialize;

use super::judgement::Judgement;
use super::scope::Scope;
use crate::model::{Account, Kind, Topic};

/// Real conversations in which a curious leader learns one goal or problem, or makes one visit: 5.
pub const CONVERSATIONS_PER_FIND: usize = 5;

/// How grave it is to have learned nothing.
const GRAVITY: f64 = 0.35;

/// How much was learned about their business in the window.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Curiosity {
    #[serde(flatten)]
    pub judgement: Judgement,
    /// The number of my real conversations.
    pub conversations: usize,
    /// The number of my visits.
    pub visits: usize,
    /// The number of problems learned.
    pub problems: usize,
    /// The number of goals learned.
    pub goals: usize,
    /// The people whom the visits, problems and goals are about, by name.
    pub names: Vec<String>,
}

/// Counts what was learned about their business.
pub(super) fn curiosity(scope: &Scope) -> Curiosity {
    let is_visit = |kind: &str, account| kind == Kind::VISIT && account == Account::Me;
    let visits: Vec<_> =
        scope.window.iter().filter(|entry| is_visit(&entry.kind, entry.account)).collect();
    let learned: Vec<_> = scope
        .journal
        .facts
        .iter()
        .filter(|fact| matches!(fact.topic, Topic::Problem | Topic::Goal))
        .filter(|fact| scope.covers(fact.date) && scope.members.contains_key(&fact.stakeholder))
        .collect();
    let is_of = |id| {
        visits.iter().any(|visit| visit.stakeholders.contains(&id))
            || learned.iter().any(|fact| fact.stakeholder == id)
    };
    let names = scope
        .people()
        .into_iter()
        .filter(|member| is_of(member.stakeholder.id))
        .map(|member| member.stakeholder.name.clone())
        .collect();
    let conversations = scope.conversations().count();
    let found = CONVERSATIONS_PER_FIND * (visits.len() + learned.len());
    let missed = 1.0 - found as f64 / conversations.max(1) as f64;
    let problems = learned.iter().filter(|fact| fact.topic == Topic::Problem).count();
    Curiosity {
        judgement: Judgement::of(
            scope.is_enough(conversations),
            found < conversations,
            missed * GRAVITY,
        ),
        conversations,
        visits: visits.len(),
        problems,
        goals: learned.len() - problems,
        names,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scoring::testing::{ANN, BOB, CEM, TestJournal, assert_near};

    #[test]
    fn one_find_is_enough_for_five_conversations() {
        let mut journal = TestJournal::new();
        journal.log_many(4, "talk", 2, &[ANN]);
        journal.log("visit", 1, &[BOB]);
        let it = journal.review().curiosity;
        assert_eq!((it.conversations, it.visits, it.judgement.mistake), (5, 1, Some(false)));
        journal.log("talk", 1, &[ANN]);
        let it = journal.review().curiosity;
        assert_eq!((it.conversations, it.judgement.mistake), (6, Some(true)));
        assert_near(it.judgement.gravity, 0.35 / 6.0); // 1 of 6 without a find
    }

    #[test]
    fn learning_nothing_is_the_worst_and_two_conversations_too_few() {
        let mut journal = TestJournal::new();
        journal.log_many(2, "talk", 1, &[ANN]);
        assert_eq!(journal.review().curiosity.judgement.mistake, None);
        journal.log("talk", 1, &[ANN]);
        assert_near(journal.review().curiosity.judgement.gravity, 0.35);
    }

    #[test]
    fn problems_goals_and_visits_of_the_window_count() {
        let mut journal = TestJournal::new();
        journal.log("visit", 1, &[BOB]).account = Account::Team;
        journal.learn(ANN, Topic::Problem, 90);
        journal.learn(CEM, Topic::Goal, 0);
        journal.learn(ANN, Topic::Goal, 91); // before the window
        journal.learn(BOB, Topic::Interest, 1); // not about their business
        journal.learn(99, Topic::Goal, 1); // not one of these people
        let it = journal.review().curiosity;
        assert_eq!((it.visits, it.problems, it.goals), (0, 1, 1));
        assert_eq!(it.names, ["Ann", "Cem"]);
    }
}
