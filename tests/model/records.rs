//! What the journal should hold, as plain as can be, and how it is listed.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// The number of a record, which no other record ever has.
pub type Id = usize;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    Unit,
    Person,
    Entry,
    Fact,
    Promise,
    Pulse,
}

/// The lists of a journal.
pub const LISTS: [&str; 7] = [
    "list units",
    "list",
    "list --archived",
    "list entries",
    "list facts",
    "list promises",
    "list pulses",
];

/// A record of any noun.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub noun: Noun,
    /// The fields as they are listed.
    pub fields: Map<String, Value>,
    /// Whom it is with or about.
    pub people: BTreeSet<Id>,
    pub unit: Option<Id>,
    /// How often something was said of a promise, which no list shows.
    pub said: usize,
}

impl Record {
    pub fn new(noun: Noun, people: impl IntoIterator<Item = Id>, fields: Value) -> Record {
        let Value::Object(fields) = fields else { panic!("fields, not {fields}") };
        Record { noun, fields, people: people.into_iter().collect(), unit: None, said: 0 }
    }

    pub fn text(&self, field: &str) -> &str {
        self.fields[field].as_str().unwrap_or("")
    }

    pub fn list(&mut self, field: &str) -> &mut Vec<Value> {
        self.fields[field].as_array_mut().expect("a list")
    }

    pub fn has(&self, field: &str, item: &str) -> bool {
        self.fields[field].as_array().expect("a list").contains(&json!(item))
    }

    /// Whether a person goes by a name.
    pub fn is_called(&self, name: &str) -> bool {
        self.text("name") == name || self.has("aliases", name)
    }

    /// Returns the records that it refers to.
    pub fn refers_to(&self) -> impl Iterator<Item = Id> {
        self.people.iter().copied().chain(self.unit)
    }
}

/// Everything in a journal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Records(pub BTreeMap<Id, Record>);

impl Records {
    pub fn of(&self, noun: Noun) -> impl Iterator<Item = (Id, &Record)> {
        self.0.iter().filter(move |(_, it)| it.noun == noun).map(|(id, it)| (*id, it))
    }

    pub fn is(&self, id: Id, noun: Noun) -> bool {
        self.0.get(&id).is_some_and(|it| it.noun == noun)
    }

    fn name(&self, id: Id) -> &str {
        self.0.get(&id).map_or("nobody", |it| it.text("name"))
    }

    /// Returns the records that differ from others, as they are here.
    pub fn unlike(&self, other: &Records) -> BTreeMap<Id, Option<Record>> {
        let ids: BTreeSet<Id> = self.0.keys().chain(other.0.keys()).copied().collect();
        let differing = ids.into_iter().filter(|id| self.0.get(id) != other.0.get(id));
        differing.map(|id| (id, self.0.get(&id).cloned())).collect()
    }

    /// Returns the rows of all lists.
    pub fn rows(&self) -> BTreeMap<Id, Value> {
        self.0.iter().map(|(id, record)| (*id, self.row(record))).collect()
    }

    fn row(&self, record: &Record) -> Value {
        let mut row = record.fields.clone();
        let names = || record.people.iter().map(|id| self.name(*id));
        match record.noun {
            Noun::Unit => {}
            Noun::Person => {
                let unit = record.unit.map(|unit| self.name(unit));
                row.insert("unit".to_owned(), json!(unit));
            }
            Noun::Entry => {
                row.insert("stakeholders".to_owned(), json!(names().collect::<Vec<_>>()));
            }
            Noun::Fact | Noun::Promise | Noun::Pulse => {
                row.insert("stakeholder".to_owned(), json!(names().next()));
            }
        }
        row.values_mut().for_each(sort);
        Value::Object(row)
    }
}

/// Sorts a list, whose order means nothing.
pub fn sort(value: &mut Value) {
    if let Value::Array(list) = value {
        list.sort_by_key(Value::to_string);
    }
}
