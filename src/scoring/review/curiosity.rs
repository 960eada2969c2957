//! Whether I learn about their business.

use serde::Serialize;

use super::{Judgement, Scope};
use crate::model::{Account, Topic};

/// The kind of entry for sitting in on a meeting of theirs.
const VISIT: &str = "visit";

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
    let is_visit = |kind: &str, account| kind == VISIT && account == Account::Me;
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
