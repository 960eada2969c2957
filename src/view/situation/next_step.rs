//! The next step with someone, derived from what is known about them.

use crate::model::{Account, Promise, Pulse, Side, Topic};
use crate::scoring::State;
use crate::view::{Situation, words};

impl Situation<'_> {
    /// Returns what to do next. Never empty.
    pub fn next_step(&self) -> String {
        match self.assessment.state {
            State::Archived => {
                return format!("Nothing while archived; {}", self.bring_back());
            }
            State::Away => return format!("Nothing until they are back, {}.", self.back()),
            State::Unplaced => {
                return format!("Give them a unit: rel edit {} --unit UNIT", self.quoted_name());
            }
            _ => {}
        }
        let terms = self.assessment.terms;
        if let Some(promise) = self.worst_promise() {
            return self.keep_promise(promise);
        }
        if terms.balance > 0.0 {
            return self.make_up();
        }
        if let Some(pulse) = self.worst_pulse() {
            return self.ask_about_trust(pulse);
        }
        if self.assessment.state == State::Fresh {
            let due = self.assessment.due(self.today).map(|due| words::date(due, self.today));
            let step = self.conversation();
            return format!("By {}, {step}", due.unwrap_or_default());
        }
        words::capitalized(&self.conversation())
    }

    /// Returns the first thing to do about a promise.
    fn keep_promise(&self, promise: &Promise) -> String {
        let id = promise.id;
        let name = self.first_name();
        if promise.days_late(self.today) > 0 {
            format!(
                "Tell {name} in person when #{id} will be done, then: rel promise move {id} \
                 --due DATE"
            )
        } else {
            format!("Tell {name} where #{id} stands, then: rel promise update {id} NOTE")
        }
    }

    /// Returns the first thing to do about a low rating.
    fn ask_about_trust(&self, pulse: &Pulse) -> String {
        let name = self.first_name();
        let about = match pulse.weakest() {
            Some((weakest, _)) => format!(", above all for \"{weakest}\""),
            None => String::new(),
        };
        format!(
            "Ask {name} what would raise the score by one{about}; keep one date, then: \
             rel pulse {} {} SCORE",
            self.quoted_name(),
            pulse.account.name()
        )
    }

    /// Returns the first thing to do about an overdrawn balance.
    fn make_up(&self) -> String {
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

    /// Returns what the next conversation is: its occasion, its place, and what to talk about.
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
        let occasion = self.occasion();
        if about.is_empty() {
            let name = self.quoted_name();
            return format!(
                "{occasion}{place}: ask what they are working towards, then: \
                 rel fact add {name} goal TEXT"
            );
        }
        about.truncate(2);
        format!("{occasion}{place}: {}.", about.join("; "))
    }

    /// Returns the kind of conversation that is missing: the side that the last ones left out.
    fn occasion(&self) -> &'static str {
        let mine = || self.latest.iter().filter(|entry| entry.real && entry.account == Account::Me);
        if self.assessment.last_contact.is_none() {
            "a first coffee, half an hour without an agenda"
        } else if mine().all(|entry| entry.side == Side::Business) {
            "coffee"
        } else if mine().all(|entry| entry.side == Side::Social) {
            "a conversation about their business"
        } else {
            "lunch"
        }
    }
}
