use serde::Serialize;

use super::{promises, words};
use crate::model::{Account, Fact, Topic};
use crate::scoring::ask::{Obstacle, Question, Verdict};
use crate::scoring::{Balance, Constants};
use crate::ui::{Page, View};
use crate::view::list::EntryRow;

/// Whether a relationship can carry an ask, why, and what to do first.
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
    /// The ask as it was planned or recorded.
    pub entry: Option<EntryRow>,
    #[serde(skip)]
    name: String,
    #[serde(skip)]
    evidence: u32,
    /// What was done with the ask, in words.
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
        let name = question.stakeholder.first_name();
        AskAnswer {
            verdict: question.verdict(&obstacles, constants),
            balance: question.balance,
            after: question.after(),
            days_since,
            days_since_in_person: question.days_since_in_person(),
            reasons: reasons(question, &obstacles),
            first: steps(&obstacles, name, facts),
            entry: None,
            name: question.stakeholder.name.clone(),
            evidence: question.evidence,
            done: None,
        }
    }
}

/// What stands against an ask, in sentences; `log -k ask` warns with the same.
pub fn reasons(question: &Question, obstacles: &[Obstacle]) -> Vec<String> {
    let name = question.stakeholder.first_name();
    obstacles.iter().map(|obstacle| reason(question, obstacle, name)).collect()
}

fn reason(question: &Question, obstacle: &Obstacle, name: &str) -> String {
    match obstacle {
        Obstacle::PastDue(promise) => {
            let late = words::days(promise.days_late(question.today));
            format!("You owe {name} {}, {late} past due.", promises::numbered(promise))
        }
        Obstacle::Silent(promise) => {
            let days = (question.today - promise.last_said()).num_days();
            format!(
                "{name} has heard nothing of {} for {}.",
                promises::numbered(promise),
                words::days(days)
            )
        }
        Obstacle::Trouble(entry, missing) => format!(
            "The {} of {} is not made good: deposits of {} are missing.",
            entry.kind,
            words::date(entry.date, question.today),
            words::plain(*missing)
        ),
        Obstacle::NotInPerson(Some(days), limit) => format!(
            "You have not met face to face for {}; before an ask it should be at most {limit}.",
            words::days(*days)
        ),
        Obstacle::NotInPerson(None, _) => format!("You and {name} have never met face to face."),
        Obstacle::LowPulse(pulse) => {
            let whom = match pulse.account {
                Account::Me => "you",
                Account::Team => "your team",
            };
            format!("{name} rates {whom} {} of 5.", words::plain(pulse.score))
        }
        Obstacle::Overdrawn(after) => {
            format!("It would overdraw the accounts: {} after it.", words::amount(*after))
        }
    }
}

/// What to do first, in order, each only once.
fn steps(obstacles: &[Obstacle], name: &str, facts: &[Fact]) -> Vec<String> {
    let mut steps: Vec<String> = Vec::new();
    for step in obstacles.iter().map(|obstacle| first(obstacle, name, facts)) {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    steps
}

/// What to do about an obstacle.
fn first(obstacle: &Obstacle, name: &str, facts: &[Fact]) -> String {
    let known = |topic: Topic| facts.iter().find(|fact| fact.topic == topic);
    let help = match known(Topic::Problem).or_else(|| known(Topic::Goal)) {
        Some(fact) => format!("Help {name} with \"{}\"", fact.text),
        None => format!("Find out what would help {name} most, and do it"),
    };
    match obstacle {
        Obstacle::PastDue(promise) => format!(
            "Tell {name} in person when it comes, then: rel promise move {} --due DATE",
            promise.id
        ),
        Obstacle::Silent(promise) => {
            format!("Say where it stands, then: rel promise update {} NOTE", promise.id)
        }
        Obstacle::Trouble(..) => format!("{help}: rel log {name} -k help"),
        Obstacle::NotInPerson(..) => "Lunch without an agenda.".to_owned(),
        Obstacle::LowPulse(pulse) => format!(
            "Keep one date, ask what would make it better, then: rel pulse {name} {}",
            pulse.account.name()
        ),
        Obstacle::Overdrawn(_) => format!("{help}: rel log {name} -k help"),
    }
}

impl AskAnswer {
    fn sentence(&self) -> String {
        let why = |reasons: &[String]| reasons.first().cloned().unwrap_or_default();
        match self.verdict {
            Verdict::Ready => {
                format!("Ready. {} can be asked: nothing stands against it.", self.name)
            }
            Verdict::Wait => format!("Wait. {}", why(&self.reasons)),
            Verdict::Unknown => {
                let entries = words::counted(i64::from(self.evidence), "entry", "entries");
                format!("Unknown. With {entries} there is too little to say about {}.", self.name)
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
                "you {}, team {}: {} now, {} after",
                words::amount(balance.me),
                words::amount(balance.team),
                words::amount(balance.together()),
                words::amount(self.after)
            ),
        );
        let in_person = self.days_since_in_person.map_or("never".to_owned(), words::ago);
        page.labelled("In person", &in_person);
        let mut label = "First".to_owned();
        for (index, step) in self.first.iter().enumerate() {
            page.labelled(&label, &format!("{} {step}", index + 1));
            label.clear();
        }
        if let Some(done) = &self.done {
            page.line(done);
        }
    }
}
