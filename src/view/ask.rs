//! The answer of `rel ask`: whether a relationship can absorb an ask, and what to do first.

use serde::Serialize;

use super::{promises, words};
use crate::model::{Account, Fact, Stakeholder, Topic};
use crate::scoring::ask::{Obstacle, Question, Verdict};
use crate::scoring::{Balance, Constants};
use crate::shell::quote;
use crate::ui::{Page, View};
use crate::view::list::EntryRow;

/// Whether a relationship can absorb an ask, why, and what to do first.
#[derive(Debug, Serialize)]
pub struct AskAnswer {
    pub verdict: Verdict,
    pub balance: Balance,
    /// Both balances together, after the ask.
    pub after: f64,
    pub days_since: Option<i64>,
    pub days_since_in_person: Option<i64>,
    pub reasons: Vec<String>,
    pub first: Vec<String>,
    /// The ask as it was planned or booked.
    pub entry: Option<EntryRow>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    evidence: u32,
    /// The receipt of an ask that was planned or booked.
    #[serde(skip)]
    pub done: Option<String>,
}

impl AskAnswer {
    pub fn of(
        question: &Question,
        facts: &[Fact],
        days_since: Option<i64>,
        constants: &Constants,
    ) -> AskAnswer {
        let obstacles = question.obstacles(constants);
        AskAnswer {
            verdict: question.verdict(&obstacles, constants),
            balance: question.balance,
            after: question.after(),
            days_since,
            days_since_in_person: question.days_since_in_person(),
            reasons: reasons(question, &obstacles),
            first: steps(&obstacles, question.stakeholder, facts),
            entry: None,
            name: question.stakeholder.name.clone(),
            evidence: question.evidence,
            done: None,
        }
    }
}

/// Returns what speaks against an ask, in sentences. `log -k ask` warns with them too.
pub fn reasons(question: &Question, obstacles: &[Obstacle]) -> Vec<String> {
    let name = question.stakeholder.first_name();
    obstacles.iter().map(|obstacle| reason(question, obstacle, name)).collect()
}

fn reason(question: &Question, obstacle: &Obstacle, name: &str) -> String {
    match obstacle {
        Obstacle::PastDue(promise) => {
            let late = words::days(promise.days_late(question.today));
            format!("You owe {name} {}, which is {late} late.", promises::numbered(promise))
        }
        Obstacle::Silent(promise) => {
            let days = (question.today - promise.last_said()).num_days();
            format!(
                "{name} has heard nothing about {} for {}.",
                promises::numbered(promise),
                words::days(days)
            )
        }
        Obstacle::Trouble(entry, missing) => format!(
            "You have not made up for the {} of {} yet: it would take {} more {}.",
            entry.kind,
            words::date(entry.date, question.today),
            words::plain(*missing),
            if *missing == 1.0 { "point" } else { "points" }
        ),
        Obstacle::NotInPerson(Some(days), limit) => format!(
            "You have not met in person for {}; before an ask it should be {limit} at most.",
            words::days(*days)
        ),
        Obstacle::NotInPerson(None, _) => format!("You and {name} have never met in person."),
        Obstacle::LowPulse(pulse) => {
            let whom = match pulse.account {
                Account::Me => "you",
                Account::Team => "your team",
            };
            format!("{name} rates {whom} {} of 5.", words::plain(pulse.score))
        }
        Obstacle::Overdrawn(after) => {
            format!("It would overdraw your balance: {} after the ask.", words::amount(*after))
        }
    }
}

/// Returns what to do first, in order, without repetition.
fn steps(obstacles: &[Obstacle], stakeholder: &Stakeholder, facts: &[Fact]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for step in obstacles.iter().map(|obstacle| step(obstacle, stakeholder, facts)) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

/// Returns what to do about an obstacle.
fn step(obstacle: &Obstacle, stakeholder: &Stakeholder, facts: &[Fact]) -> String {
    let name = stakeholder.first_name();
    let quoted = quote(&stakeholder.name);
    let known = |topic: Topic| facts.iter().find(|fact| fact.topic == topic);
    let help = match known(Topic::Problem).or_else(|| known(Topic::Goal)) {
        Some(fact) => format!("Help {name} with \"{}\"", fact.text),
        None => format!("Find out what would help {name} most, and do it"),
    };
    let help = format!("{help}, then: rel log {quoted} NOTE -k help");
    match obstacle {
        Obstacle::PastDue(promise) => format!(
            "Tell {name} in person when #{0} will be done, then: rel promise move {0} --due DATE",
            promise.id
        ),
        Obstacle::Silent(promise) => {
            format!("Tell {name} where #{0} stands, then: rel promise update {0} NOTE", promise.id)
        }
        Obstacle::NotInPerson(..) => "Have lunch without an agenda.".to_owned(),
        Obstacle::LowPulse(pulse) => format!(
            "Keep one date, ask what would raise the score, then: rel pulse {quoted} {} SCORE",
            pulse.account.name()
        ),
        Obstacle::Trouble(..) | Obstacle::Overdrawn(_) => help,
    }
}

impl AskAnswer {
    fn sentence(&self) -> String {
        let why = |reasons: &[String]| reasons.first().cloned().unwrap_or_default();
        match self.verdict {
            Verdict::Ready => {
                format!("Ready. You can ask {}: nothing speaks against it.", self.name)
            }
            Verdict::Wait => format!("Wait. {}", why(&self.reasons)),
            Verdict::Unknown => {
                let entries = words::counted(i64::from(self.evidence), "entry", "entries");
                format!("Unknown. Too early to say whether you can ask {} ({entries}).", self.name)
            }
        }
    }
}

impl View for AskAnswer {
    type Data = AskAnswer;

    fn data(&self) -> &AskAnswer {
        self
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.sentence());
        let shown = usize::from(self.verdict == Verdict::Wait);
        let mut label = "Also";
        for reason in self.reasons.iter().skip(shown) {
            page.labelled(label, reason);
            label = "";
        }
        let balance = self.balance;
        page.labelled(
            "Balance",
            &format!(
                "{} now (you {}, team {}), {} after the ask",
                words::amount(balance.together()),
                words::amount(balance.me),
                words::amount(balance.team),
                words::amount(self.after)
            ),
        );
        let in_person = self.days_since_in_person.map_or("never".to_owned(), words::ago);
        page.labelled("In person", &in_person);
        let mut label = "First".to_owned();
        for (index, step) in self.first.iter().enumerate() {
            page.labelled(&label, &format!("{}. {step}", index + 1));
            label.clear();
        }
        if let Some(done) = &self.done {
            page.line(done);
        }
    }
}
