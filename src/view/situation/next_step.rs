//! What to do about somebody, made from what is known.

use crate::model::{Account, Promise, Pulse, Side, Topic};
use crate::scoring::State;
use crate::view::{Situation, words};

impl Situation<'_> {
    /// What to do, made from what is known. Never empty.
    pub fn next_step(&self) -> String {
        match self.assessment.state {
            State::Archived => {
                return format!(
                    "Nothing: archived. rel archive {:?} --restore",
                    self.stakeholder.name
                );
            }
            State::Away => {
                let back = self.stakeholder.away_until.map(|back| words::date(back, self.today));
                return format!("Nothing until {}: away.", back.unwrap_or_default());
            }
            State::Unplaced => {
                return format!("Place them: rel edit {:?} --unit UNIT", self.stakeholder.name);
            }
            _ => {}
        }
        let terms = self.assessment.terms;
        if let Some(promise) = self.worst_promise() {
            return self.keep_word(promise);
        }
        if terms.balance > 0.0 {
            return self.make_good();
        }
        if let Some(pulse) = self.worst_pulse() {
            return self.ask_about_trust(pulse);
        }
        if self.assessment.state == State::Fresh {
            let due = self.assessment.due(self.today).map(|due| words::date(due, self.today));
            let step = self.conversation();
            return format!("By {}: {step}", due.unwrap_or_default());
        }
        words::capitalized(&self.conversation())
    }

    /// The first thing to do about a promise.
    fn keep_word(&self, promise: &Promise) -> String {
        let id = promise.id;
        let name = self.first_name();
        if promise.days_late(self.today) > 0 {
            format!("Tell {name} in person when it comes, then: rel promise move {id} --due DATE")
        } else {
            format!("Tell {name} where it stands, then: rel promise update {id} NOTE")
        }
    }

    /// The first thing to do about a low rating.
    fn ask_about_trust(&self, pulse: &Pulse) -> String {
        let name = self.first_name();
        let about = match pulse.weakest() {
            Some((weakest, _)) => format!(", above all {weakest}"),
            None => String::new(),
        };
        format!(
            "Ask {name} what would make it one better{about}; keep one date, then: rel pulse {:?} {}",
            self.stakeholder.name,
            pulse.account.name()
        )
    }

    /// The first thing to do where an account is overdrawn.
    fn make_good(&self) -> String {
        let name = self.first_name();
        let deposit = match (self.fact(Topic::Problem), self.fact(Topic::Goal)) {
            (Some(problem), _) => format!(" Then help with a problem of theirs: {problem}."),
            (None, Some(goal)) => format!(" Then help with a goal of theirs: {goal}."),
            (None, None) => " Then ask what would help most.".to_owned(),
        };
        match self.worst_withdrawal() {
            Some((part, cause)) => {
                let note = words::quoted(&cause.note);
                let what = if note.is_empty() { String::new() } else { format!(" ({note})") };
                let date = words::date(part.date, self.today);
                format!("Go to {name} in person about the {} of {date}{what}.{deposit}", cause.what)
            }
            None => format!("Go to {name} in person and ask what went wrong.{deposit}"),
        }
    }

    /// The next conversation: where, and what about.
    fn conversation(&self) -> String {
        let place = self.fact(Topic::Where).map(|place| format!(" ({place})")).unwrap_or_default();
        let social = self.fact(Topic::Interest).or_else(|| self.fact(Topic::Family));
        let mut about: Vec<String> = Vec::new();
        about.extend(self.fact(Topic::Agenda).map(|text| format!("bring up {text}")));
        about.extend(social.map(|text| format!("ask about {text}")));
        if let Some(problem) = self.fact(Topic::Problem) {
            about.push(format!("talk about their problem \"{problem}\""));
        } else if let Some(goal) = self.fact(Topic::Goal) {
            about.push(format!("talk about their goal \"{goal}\""));
        }
        if about.is_empty() {
            about.push("ask what they are working towards, and note it with --fact".to_owned());
        }
        about.truncate(2);
        format!("{}{place}: {}.", self.occasion(), about.join("; "))
    }

    /// What kind of conversation is missing: the side that the last ones left out.
    fn occasion(&self) -> &'static str {
        let mine = || self.latest.iter().filter(|entry| entry.real && entry.account == Account::Me);
        if self.assessment.last_contact.is_none() {
            "a first coffee, half an hour without an agenda"
        } else if mine().all(|entry| entry.side == Side::Business) {
            "coffee"
        } else if mine().all(|entry| entry.side == Side::Social) {
            "a talk about their business"
        } else {
            "lunch"
        }
    }
}
