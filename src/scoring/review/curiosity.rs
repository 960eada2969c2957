use serde::Serialize;

use super::{Judgement, Scope};
use crate::model::{Account, Kind, Topic};

/// Real conversations in which a curious leader learns one goal or problem, or makes a visit: 5.
pub const CONVERSATIONS_PER_FIND: usize = 5;

/// To have learned nothing is this grave.
const GRAVITY: f64 = 0.35;

/// What was learned of their business.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Curiosity {
    #[serde(flatten)]
    pub judgement: Judgement,
    pub conversations: usize,
    pub visits: usize,
    pub problems: usize,
    pub goals: usize,
    /// Whom the visits, problems and goals were of.
    pub names: Vec<String>,
}

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
