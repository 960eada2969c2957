//! Where one relationship stands, in sentences: why to turn to somebody, and what to do.

use chrono::NaiveDate;

use super::words;
use crate::model::entry::Occasion;
use crate::model::{
    Account, Entry, Fact, Promise, PromiseKind, Pulse, Side, Stakeholder, Topic, Uid, Unit,
};
use crate::scoring::{Assessment, Constants, Part, Scale, Standing, State, promises, trust};

/// Everything that is known about one relationship on a day.
#[derive(Debug)]
pub struct Situation<'a> {
    pub today: NaiveDate,
    pub stakeholder: &'a Stakeholder,
    pub unit: Option<&'a Unit>,
    pub scale: Scale,
    pub standing: &'a Standing,
    pub assessment: Assessment,
    /// Newest first.
    pub facts: Vec<Fact>,
    /// The latest entries, newest first.
    pub latest: Vec<Entry>,
    /// What my last contact was.
    pub last_occasion: Option<Occasion>,
    /// What the team's was.
    pub team_occasion: Option<Occasion>,
    /// The largest parts of both balances, faded to today, and the entries they come from. Read
    /// only where they are shown or a balance is a reason.
    pub parts: Vec<(Part, Cause)>,
    /// What was promised between us, oldest first, ended promises too.
    pub promises: Vec<Promise>,
    /// How they rated us, oldest first.
    pub pulses: Vec<Pulse>,
    pub constants: &'a Constants,
}

/// What a part of a balance comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    pub uid: Uid,
    /// `meal`, `setback`, `broken promise`
    pub what: String,
    pub note: String,
}

impl Cause {
    pub fn entry(entry: &Entry) -> Cause {
        Cause { uid: entry.uid.clone(), what: entry.kind.clone(), note: entry.note.clone() }
    }

    /// What happened to a promise on a day: its end, or else a move.
    pub fn promise(promise: &Promise, date: NaiveDate) -> Cause {
        let end = if promise.closed == Some(date) { promise.status.name() } else { "moved" };
        Cause {
            uid: promise.uid.clone(),
            what: format!("{end} promise"),
            note: promise.text.clone(),
        }
    }
}

impl Situation<'_> {
    fn first_name(&self) -> &str {
        self.stakeholder.first_name()
    }

    fn days_ago(&self, date: NaiveDate) -> i64 {
        (self.today - date).num_days()
    }

    fn fact(&self, topic: Topic) -> Option<&str> {
        self.facts.iter().find(|fact| fact.topic == topic).map(|fact| fact.text.as_str())
    }

    /// What draws most on the accounts today.
    fn worst_withdrawal(&self) -> Option<&(Part, Cause)> {
        self.parts
            .iter()
            .min_by(|(a, _), (b, _)| a.amount.total_cmp(&b.amount))
            .filter(|(part, _)| part.amount < 0.0)
    }

    fn concern(&self, promise: &Promise) -> f64 {
        let every = self.stakeholder.updates_every_days;
        promises::concern(promise, self.today, every, self.constants)
    }

    /// The open promise of ours that is most of a concern.
    fn worst_promise(&self) -> Option<&Promise> {
        self.promises
            .iter()
            .filter(|promise| self.concern(promise) > 0.0)
            .max_by(|a, b| self.concern(a).total_cmp(&self.concern(b)))
    }

    /// The latest pulse of an account that still counts.
    pub fn pulse(&self, account: Account) -> Option<&Pulse> {
        trust::latest(&self.pulses, account, self.today, self.constants)
    }

    /// The latest pulse of the account they trust less, where that is a concern.
    fn worst_pulse(&self) -> Option<&Pulse> {
        Account::ALL
            .into_iter()
            .filter_map(|account| self.pulse(account))
            .min_by(|a, b| a.score.total_cmp(&b.score))
            .filter(|_| self.assessment.terms.trust > 0.0)
    }

    /// Why to turn to them, the strongest reason first; empty where all is in good order.
    pub fn reasons(&self) -> Vec<String> {
        let terms = self.assessment.terms;
        let mut reasons: Vec<(f64, String)> = Vec::new();
        reasons.extend(self.reason_of_recency().map(|reason| (terms.recency, reason)));
        reasons.extend(self.reason_of_promises().map(|reason| (terms.promises, reason)));
        reasons.extend(self.reason_of_trust().map(|reason| (terms.trust, reason)));
        reasons.extend(self.reason_of_balance().map(|reason| (terms.balance, reason)));
        reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut reasons: Vec<String> = reasons.into_iter().map(|(_, reason)| reason).collect();
        if !reasons.is_empty() {
            reasons.extend(self.form_without_substance());
        }
        reasons
    }

    fn reason_of_promises(&self) -> Option<String> {
        let promise = self.worst_promise()?;
        let others = self.promises.iter().filter(|it| self.concern(it) > 0.0).count() - 1;
        let more = match others {
            0 => String::new(),
            many => format!(", and {many} more promises are past due or silent"),
        };
        let late = promise.days_late(self.today);
        let name = words::promise(promise);
        Some(if late > 0 {
            let whose = match promise.account {
                Account::Me => "you",
                Account::Team => "your team",
            };
            let said = match promise.kind {
                PromiseKind::Commitment => "committed to",
                PromiseKind::BestEffort => "promised as a best effort",
                PromiseKind::Intention => "meant to do",
            };
            format!("{name}, which {whose} {said}, is {} past due{more}.", words::days(late))
        } else {
            let silence = (self.today - promise.last_said()).num_days();
            format!("No word on {name} for {}{more}.", words::days(silence))
        })
    }

    fn reason_of_trust(&self) -> Option<String> {
        let pulse = self.worst_pulse()?;
        let whom = match pulse.account {
            Account::Me => "you",
            Account::Team => "your team",
        };
        Some(format!(
            "They rated {whom} {} of 5 on {}.",
            words::plain(pulse.score),
            words::date(pulse.date, self.today)
        ))
    }

    fn reason_of_recency(&self) -> Option<String> {
        let every = self.assessment.cadence_days;
        match (self.assessment.state, self.assessment.days_since) {
            (State::Never, _) => {
                let added = words::ago(self.days_ago(self.stakeholder.added).max(0));
                Some(format!("You have never really talked; added {added}."))
            }
            (State::Due | State::Overdue, Some(days)) if days == i64::from(every) => {
                Some(format!("{} days since you really talked: it falls due today.", days))
            }
            (State::Due | State::Overdue, Some(days)) => Some(format!(
                "You have not really talked for {}; you meant every {every}.",
                words::days(days)
            )),
            _ => None,
        }
    }

    fn reason_of_balance(&self) -> Option<String> {
        let balance = self.assessment.balance;
        if self.assessment.terms.balance <= 0.0 {
            return None;
        }
        let numbers = format!(
            "You have drawn more than you put in: you {}, your team {}",
            words::amount(balance.me),
            words::amount(balance.team)
        );
        Some(match self.worst_withdrawal() {
            Some((part, cause)) => {
                let date = words::date(part.date, self.today);
                format!("{numbers}, after the {} of {date}.", cause.what)
            }
            None => format!("{numbers}."),
        })
    }

    /// What went on meanwhile that is no contact of mine.
    fn form_without_substance(&self) -> Option<String> {
        let meetings = self.standing.routine_since;
        let team = self
            .team_since()
            .map(|(who, days)| format!("{who} spoke with them {}", words::ago(days)));
        match (meetings, team) {
            (0, None) => None,
            (0, Some(team)) => Some(format!("{team}; you did not.")),
            (meetings_count, team) => {
                let meetings = words::counted(
                    i64::from(meetings_count),
                    "routine meeting",
                    "routine meetings",
                );
                let team = team.map(|team| format!("; {team}")).unwrap_or_default();
                let are = if meetings_count == 1 { "is" } else { "are" };
                Some(format!("{meetings} since {are} presence, not contact{team}."))
            }
        }
    }

    /// Who of my people spoke with them since I did, and how many days ago.
    fn team_since(&self) -> Option<(&str, i64)> {
        let team = self.standing.team_last_contact?;
        if self.standing.last_contact.is_some_and(|mine| mine.date >= team.date) {
            return None;
        }
        Some((self.who_of_the_team().unwrap_or("your team"), self.days_ago(team.date)))
    }

    /// Who of my people it was that spoke with them last, as one calls them.
    pub fn who_of_the_team(&self) -> Option<&str> {
        let by = self.team_occasion.as_ref()?.by.as_deref()?;
        by.split_whitespace().next()
    }

    /// My last contact: its day, and what it was.
    pub fn last_talk(&self) -> Option<(NaiveDate, &str)> {
        let date = self.standing.last_contact?.date;
        Some((date, self.last_occasion.as_ref()?.kind.as_str()))
    }

    /// `6 routine meetings; Priya 3 days ago`, or nothing.
    pub fn meanwhile(&self) -> String {
        let mut parts = Vec::new();
        if self.standing.routine_since > 0 {
            let meetings = i64::from(self.standing.routine_since);
            parts.push(words::counted(meetings, "routine meeting", "routine meetings"));
        }
        if let Some((who, days)) = self.team_since() {
            parts.push(format!("{who} {}", words::ago(days)));
        }
        parts.join("; ")
    }

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
            about.push(format!("their problem: {problem}"));
        } else if let Some(goal) = self.fact(Topic::Goal) {
            about.push(format!("their goal: {goal}"));
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

    /// Two sentences on how one stands: when one last talked, and what the accounts carry.
    pub fn in_two_sentences(&self) -> String {
        format!(
            "{}. {}.",
            self.clock_sentence(),
            words::standing(self.assessment.balance, self.standing.evidence, self.constants)
        )
    }

    /// What to know after something was written: what the accounts carry, and when the next
    /// conversation falls due.
    pub fn after_writing(&self) -> String {
        let balance = self.assessment.balance;
        let carries = words::standing(balance, self.standing.evidence, self.constants);
        let numbers =
            format!("you {}, team {}", words::amount(balance.me), words::amount(balance.team));
        let due = match (self.assessment.state, self.assessment.due(self.today)) {
            (State::Archived, _) => "They are archived.".to_owned(),
            (_, _) if self.assessment.last_contact.is_none() => {
                "No real conversation yet.".to_owned()
            }
            (_, Some(due)) if due < self.today => format!(
                "The next real conversation was due {}, {}.",
                words::date(due, self.today),
                words::ago(self.days_ago(due))
            ),
            (_, Some(due)) => {
                format!("The next real conversation is due {}.", words::date(due, self.today))
            }
            (_, None) => String::new(),
        };
        format!("{carries} ({numbers}). {due}")
    }

    fn clock_sentence(&self) -> String {
        let name = &self.stakeholder.name;
        let assessment = &self.assessment;
        let talked = assessment
            .days_since
            .map(|days| format!("You last really talked with {name} {}", words::ago(days)));
        let overdue = assessment.overdue_days;
        match (assessment.state, talked) {
            (State::Archived, _) => format!("{name} is archived"),
            (State::Away, _) => {
                let back = self.stakeholder.away_until.map(|back| words::date(back, self.today));
                format!("{name} is away until {}", back.unwrap_or_default())
            }
            (_, None) => format!("You have never really talked with {name}"),
            (State::Fresh, Some(talked)) => {
                let due = assessment.due(self.today).map(|due| words::date(due, self.today));
                format!("{talked}; the next is due {}", due.unwrap_or_default())
            }
            (_, Some(talked)) if overdue == 0 => format!("{talked}; the next is due today"),
            (_, Some(talked)) => {
                format!("{talked}, {} more than you meant", words::days(overdue))
            }
        }
    }
}
