//! Small builders of test data for this room.

use chrono::{Days, NaiveDate};

use super::review::{Journal, Member, Review};
use super::rhythm::Rhythm;
use super::{Constants, Credit, Scale, Summary};
use crate::model::{
    Account, Entry, Fact, Id, Kinds, Promise, PromiseKind, Pulse, Stakeholder, Status, Topic, Unit,
};

/// The units and the people of [`TestJournal::new`].
pub const SALES: Id = 1;
pub const FINANCE: Id = 2;
pub const ANN: Id = 11;
pub const BOB: Id = 12;
pub const CEM: Id = 13;

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

pub fn days_ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

pub fn in_days(days: u64) -> NaiveDate {
    today() + Days::new(days)
}

#[track_caller]
pub fn assert_near(number: f64, expected: f64) {
    assert!((number - expected).abs() < 1e-9, "{number} is not {expected}");
}

pub fn unit(id: Id, name: &str, weight: f64) -> Unit {
    Unit { id, uid: String::new(), name: name.to_owned(), weight, cadence_days: None, why: None }
}

pub fn person(id: Id, name: &str, unit: Option<Id>) -> Stakeholder {
    Stakeholder { id, unit, ..Stakeholder::new(name.to_owned(), days_ago(400)) }
}

/// Returns an entry of a built-in kind, worth what the kind is worth.
pub fn entry(id: Id, kind: &str, date: NaiveDate, with: &[Id]) -> Entry {
    let kind = Kinds::default().named(kind).unwrap().clone();
    Entry { id, stakeholders: with.to_vec(), ..Entry::new(&kind, date) }
}

pub fn credit(record: Id, date: NaiveDate, account: Account, amount: f64) -> Credit {
    Credit {
        record,
        date,
        account,
        amount,
        real: false,
        in_person: false,
        routine: false,
        evidence: true,
    }
}

/// Returns a real conversation of mine in person, worth 1.
pub fn talked(record: Id, date: NaiveDate) -> Credit {
    Credit { real: true, in_person: true, ..credit(record, date, Account::Me, 1.0) }
}

/// Returns an open commitment of mine to Ann, made on a day and without a due date.
pub fn promise(made: NaiveDate) -> Promise {
    Promise {
        id: 501,
        uid: String::new(),
        stakeholder: ANN,
        account: Account::Me,
        theirs: false,
        kind: PromiseKind::Commitment,
        text: "the report".to_owned(),
        made,
        due: None,
        measure: Some("on her desk".to_owned()),
        risk: None,
        heard: false,
        estimate: None,
        actual: None,
        status: Status::Open,
        closed: None,
        history: Vec::new(),
    }
}

/// Returns a promise that ended on a day.
pub fn ended(promise: Promise, status: Status, closed: NaiveDate) -> Promise {
    Promise { status, closed: Some(closed), ..promise }
}

pub fn pulse(id: Id, stakeholder: Id, account: Account, score: f64, date: NaiveDate) -> Pulse {
    Pulse {
        id,
        uid: String::new(),
        stakeholder,
        date,
        account,
        score,
        credible: None,
        reliable: None,
        transparent: None,
        attentive: None,
        character: None,
        quote: None,
    }
}

/// A journal to review: Ann in Sales, which weighs 3, Bob in Finance, which weighs 1, and Cem in no
/// unit. The window is 13 weeks.
pub struct TestJournal {
    pub unit: Option<Id>,
    pub units: Vec<Unit>,
    pub people: Vec<Stakeholder>,
    pub entries: Vec<Entry>,
    pub promises: Vec<Promise>,
    pub pulses: Vec<Pulse>,
    pub facts: Vec<Fact>,
    pub my_people: Vec<String>,
    pub constants: Constants,
}

impl TestJournal {
    pub fn new() -> TestJournal {
        TestJournal {
            unit: None,
            units: vec![unit(SALES, "Sales", 3.0), unit(FINANCE, "Finance", 1.0)],
            people: vec![
                person(ANN, "Ann", Some(SALES)),
                person(BOB, "Bob", Some(FINANCE)),
                person(CEM, "Cem", None),
            ],
            entries: Vec::new(),
            promises: Vec::new(),
            pulses: Vec::new(),
            facts: Vec::new(),
            my_people: Vec::new(),
            constants: Constants::default(),
        }
    }

    /// Logs an entry, and returns it to be changed. Ids count up from 101.
    pub fn log(&mut self, kind: &str, days: u64, with: &[Id]) -> &mut Entry {
        let id = 101 + self.entries.len() as Id;
        self.entries.push(entry(id, kind, days_ago(days), with));
        self.entries.last_mut().unwrap()
    }

    /// Logs several entries of one kind, one a day up to a number of days ago.
    pub fn log_many(&mut self, count: u64, kind: &str, last: u64, with: &[Id]) {
        for days in (last..last + count).rev() {
            self.log(kind, days, with);
        }
    }

    /// Adds a promise, and returns it to be changed. Ids count up from 501.
    pub fn promise(&mut self, promise: Promise) -> &mut Promise {
        let id = 501 + self.promises.len() as Id;
        self.promises.push(Promise { id, ..promise });
        self.promises.last_mut().unwrap()
    }

    /// Adds a pulse, and returns it to be changed. Ids count up from 701.
    pub fn rate(&mut self, who: Id, account: Account, score: f64, days: u64) -> &mut Pulse {
        let id = 701 + self.pulses.len() as Id;
        self.pulses.push(pulse(id, who, account, score, days_ago(days)));
        self.pulses.last_mut().unwrap()
    }

    pub fn learn(&mut self, who: Id, topic: Topic, days: u64) {
        self.facts.push(Fact {
            id: 901 + self.facts.len() as Id,
            uid: String::new(),
            stakeholder: who,
            topic,
            text: "closes in 9 days".to_owned(),
            date: days_ago(days),
        });
    }

    pub fn review(&self) -> Review {
        self.with_journal(Review::of)
    }

    pub fn with_journal<T>(&self, read: impl FnOnce(&Journal) -> T) -> T {
        let people = self
            .people
            .iter()
            .map(|stakeholder| Member { stakeholder, rhythm: self.rhythm(stakeholder) });
        read(&Journal {
            since: days_ago(90),
            today: today(),
            unit: self.unit,
            units: &self.units,
            people: people.collect(),
            entries: &self.entries,
            promises: &self.promises,
            pulses: &self.pulses,
            facts: &self.facts,
            my_people: &self.my_people,
            constants: &self.constants,
        })
    }

    fn rhythm(&self, person: &Stakeholder) -> Rhythm {
        let with = self.entries.iter().filter(|entry| entry.stakeholders.contains(&person.id));
        let credits = with.map(|entry| Credit {
            real: entry.real,
            in_person: entry.in_person,
            ..credit(entry.id, entry.date, entry.account, entry.amount())
        });
        Rhythm::of(
            person,
            self.units.iter().find(|unit| Some(unit.id) == person.unit),
            Scale::of(self.units.iter().map(|unit| unit.weight)),
            &Summary::of(credits.collect(), today(), &self.constants).on(today(), &self.constants),
            today(),
            &self.constants,
        )
    }
}
