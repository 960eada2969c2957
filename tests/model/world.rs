//! The journal in memory: what each command should do to it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use super::commands::{CONFIGURED, Command, Edit, EntryEdit, Log, Pick};
use super::records::{Id, Noun, Record, Records};
use crate::support::TODAY;

/// An id that no record has.
const NOBODY: Id = 9_999;

/// What should happen to a command.
pub enum Outcome {
    /// It says no, and everything is as before.
    Refused,
    /// It changes nothing, or makes one step.
    Done,
    /// The latest step is taken back.
    Undone,
    /// Someone is forgotten, by these names.
    Forgotten(Id, Vec<String>),
}

/// One command that wrote.
#[derive(Debug, Clone)]
pub struct Step {
    /// The records that it changed, as they were before.
    pub before: BTreeMap<Id, Option<Record>>,
}

/// What the journal and the configuration should hold.
#[derive(Debug, Clone)]
pub struct World {
    pub records: Records,
    pub steps: Vec<Step>,
    pub today: NaiveDate,
    /// Whether people are called by their names, not by their numbers.
    by_name: bool,
    /// How many ids were given out.
    ids: Id,
    /// My people in the configuration, which no undo changes.
    configured: BTreeSet<String>,
}

type Typed = (String, Outcome);

fn quoted(text: &str) -> String {
    shell_words::quote(text).into_owned()
}

/// Returns the text, or null for the word that empties a field.
fn or_none(text: &str) -> Value {
    if text == "none" { Value::Null } else { json!(text) }
}

fn done_if(is_done: bool) -> Outcome {
    if is_done { Outcome::Done } else { Outcome::Refused }
}

impl World {
    pub fn new(by_name: bool) -> World {
        World {
            records: Records::default(),
            steps: Vec::new(),
            today: TODAY.parse().expect("a day"),
            by_name,
            ids: 0,
            configured: CONFIGURED.map(str::to_owned).into(),
        }
    }

    /// Carries out a command, and returns what to type and what should happen.
    pub fn run(&mut self, command: &Command) -> Typed {
        let before = self.records.clone();
        let (line, outcome) = self.obey(command);
        match outcome {
            Outcome::Refused => self.records = before,
            Outcome::Done => {
                let changed = before.unlike(&self.records);
                if !changed.is_empty() {
                    self.steps.push(Step { before: changed });
                }
            }
            Outcome::Undone | Outcome::Forgotten(..) => {}
        }
        (line, outcome)
    }

    fn obey(&mut self, command: &Command) -> Typed {
        match command {
            Command::UnitAdd(..)
            | Command::UnitRank(_)
            | Command::UnitRename(..)
            | Command::UnitWhy(..)
            | Command::UnitRemove(_) => self.obey_of_units(command),
            Command::Add { name, unit, tag, email } => self.add(name, *unit, *tag, *email),
            Command::Rename(who, name) => self.rename(self.person(*who), name),
            Command::Edit(who, edit) => self.edit(&self.people(who), edit),
            Command::Archive(who) => self.archive(&self.people(who), true),
            Command::Restore(who) => self.archive(&self.people(who), false),
            Command::Merge { from, into } => self.merge(self.person(*from), self.person(*into)),
            Command::Forget(who) => self.forget(self.person(*who)),
            Command::Log(log) => self.log(log),
            Command::EntryEdit(entry, edit) => {
                self.entry_edit(self.pick(Noun::Entry, *entry), edit)
            }
            Command::EntryRemove(entry) => self.remove("entry", Noun::Entry, *entry),
            Command::FactRemove(fact) => self.remove("fact", Noun::Fact, *fact),
            Command::FactAdd(who, topic, text) => {
                let who = self.person(*who);
                let line = format!("fact add {} {topic} -- {}", self.called(who), quoted(text));
                let fields = json!({"topic": topic, "text": text, "date": self.day()});
                (line, self.about(Noun::Fact, who, fields))
            }
            Command::Pulse { who, account, score, candour, quote } => {
                let who = self.person(*who);
                let mut line = format!("pulse {} {account} {score}", self.called(who));
                line.extend(candour.map(|it| format!(" --transparent {it}")));
                line.extend(quote.map(|it| format!(" -- {}", quoted(it))));
                let fields = json!({
                    "account": account, "score": f64::from(*score), "transparent": candour,
                    "quote": quote, "date": self.day(),
                });
                (line, self.about(Noun::Pulse, who, fields))
            }
            Command::PromiseAdd { .. }
            | Command::PromiseMove { .. }
            | Command::PromiseUpdate(..)
            | Command::PromiseEnd(..) => self.obey_of_promises(command),
            Command::Colleague(old, new) => self.rename_colleague(old, new),
            Command::ImportOwn(_) => ("import own.jsonl".to_owned(), Outcome::Done),
            Command::Undo => self.undo(),
            Command::Wait(days) => {
                self.today = self.today + Days::new(u64::from(*days));
                ("list".to_owned(), Outcome::Done)
            }
        }
    }

    fn day(&self) -> String {
        self.today.to_string()
    }

    fn pick(&self, noun: Noun, number: Pick) -> Id {
        let ids: Vec<Id> = self.records.of(noun).map(|(id, _)| id).collect();
        // Now and then, one that is not there.
        let place = usize::from(number) % (ids.len() + usize::from(number >= 240)).max(1);
        ids.get(place).copied().unwrap_or(NOBODY)
    }

    fn person(&self, number: Pick) -> Id {
        self.pick(Noun::Person, number)
    }

    fn people(&self, numbers: &[Pick]) -> BTreeSet<Id> {
        numbers.iter().map(|number| self.person(*number)).collect()
    }

    /// Returns what to type for a person.
    fn called(&self, who: Id) -> String {
        self.all_called(&BTreeSet::from([who]))
    }

    fn all_called(&self, who: &BTreeSet<Id>) -> String {
        let name = |id: &Id| match self.records.0.get(id) {
            // A name with a comma in it is not one of several.
            Some(it) if self.by_name && (who.len() == 1 || !it.text("name").contains(',')) => {
                it.text("name").to_owned()
            }
            _ => format!("#{id}"),
        };
        quoted(&who.iter().map(name).collect::<Vec<_>>().join(","))
    }

    /// Returns the name to type for a unit.
    fn unit_called(&self, unit: Id) -> String {
        quoted(self.records.0.get(&unit).map_or("Nowhere", |it| it.text("name")))
    }

    fn insert(&mut self, record: Record) -> Id {
        self.ids += 1;
        self.records.0.insert(self.ids, record);
        self.ids
    }

    fn set(&mut self, id: Id, noun: Noun, field: &str, value: Value) -> Outcome {
        let record = self.records.0.get_mut(&id).filter(|it| it.noun == noun);
        done_if(record.map(|it| it.fields.insert(field.to_owned(), value)).is_some())
    }

    fn are_people(&self, who: &BTreeSet<Id>) -> bool {
        who.iter().all(|id| self.records.is(*id, Noun::Person))
    }

    fn remove(&mut self, verb: &str, noun: Noun, number: Pick) -> Typed {
        let id = self.pick(noun, number);
        (format!("{verb} remove {id}"), done_if(self.records.0.remove(&id).is_some()))
    }

    fn about(&mut self, noun: Noun, who: Id, fields: Value) -> Outcome {
        let is_known = self.records.is(who, Noun::Person);
        if is_known {
            self.insert(Record::new(noun, [who], fields));
        }
        done_if(is_known)
    }

    fn undo(&mut self) -> Typed {
        let line = "undo".to_owned();
        let Some(step) = self.steps.pop() else { return (line, Outcome::Refused) };
        for (id, before) in step.before {
            match before {
                Some(record) => self.records.0.insert(id, record),
                None => self.records.0.remove(&id),
            };
        }
        (line, Outcome::Undone)
    }

    fn unit_named(&self, name: &str) -> Option<Id> {
        let mut units = self.records.of(Noun::Unit);
        units.find(|(_, unit)| unit.text("name") == name).map(|(id, _)| id)
    }

    fn obey_of_units(&mut self, command: &Command) -> Typed {
        let unit = |name: &str, weight: usize| {
            let fields = json!({"name": name, "weight": weight as f64, "why": null});
            Record::new(Noun::Unit, [], fields)
        };
        match command {
            Command::UnitAdd(name, weight) => {
                let mut line = format!("unit add {}", quoted(name));
                line.extend(weight.map(|weight| format!(" --weight {weight}")));
                let is_new = self.unit_named(name).is_none();
                if is_new {
                    self.insert(unit(name, weight.map_or(1, usize::from)));
                }
                (line, done_if(is_new))
            }
            Command::UnitRank(names) => {
                let typed: Vec<String> = names.iter().map(|name| quoted(name)).collect();
                let line = format!("unit rank {}", typed.join(" "));
                let is_double = names.iter().collect::<BTreeSet<_>>().len() < names.len();
                let is_named = |(_, unit): (Id, &Record)| names.contains(&unit.text("name"));
                if is_double || !self.records.of(Noun::Unit).all(is_named) {
                    return (line, Outcome::Refused);
                }
                for (place, name) in names.iter().enumerate() {
                    let weight = names.len() - place;
                    match self.unit_named(name) {
                        Some(id) => {
                            self.set(id, Noun::Unit, "weight", json!(weight as f64));
                        }
                        None => {
                            self.insert(unit(name, weight));
                        }
                    }
                }
                (line, Outcome::Done)
            }
            Command::UnitRename(unit, name) => {
                let unit = self.pick(Noun::Unit, *unit);
                let line = format!("unit edit {} --name {}", self.unit_called(unit), quoted(name));
                let is_free = self.unit_named(name).is_none_or(|other| other == unit);
                (
                    line,
                    if is_free {
                        self.set(unit, Noun::Unit, "name", json!(name))
                    } else {
                        Outcome::Refused
                    },
                )
            }
            Command::UnitWhy(unit, why) => {
                let unit = self.pick(Noun::Unit, *unit);
                let line = format!("unit edit {} --why={}", self.unit_called(unit), quoted(why));
                (line, self.set(unit, Noun::Unit, "why", json!(why)))
            }
            Command::UnitRemove(unit) => {
                let unit = self.pick(Noun::Unit, *unit);
                let line = format!("unit remove {}", self.unit_called(unit));
                let is_empty = self.records.of(Noun::Person).all(|(_, it)| it.unit != Some(unit));
                (line, done_if(is_empty && self.records.0.remove(&unit).is_some()))
            }
            _ => unreachable!("{command:?} is not of units"),
        }
    }

    /// Whether someone else goes by a name.
    fn is_taken(&self, name: &str, who: Id) -> bool {
        self.records.of(Noun::Person).any(|(id, it)| id != who && it.is_called(name))
    }

    fn add(
        &mut self,
        name: &str,
        unit: Option<Pick>,
        tag: Option<&str>,
        email: Option<&str>,
    ) -> Typed {
        let unit = unit.map(|number| self.pick(Noun::Unit, number));
        let mut line = format!("add {}", quoted(name));
        line.extend(unit.map(|unit| format!(" --unit {}", self.unit_called(unit))));
        line.extend(tag.map(|tag| format!(" --tag {tag}")));
        line.extend(email.map(|email| format!(" --email {email}")));
        let is_known = unit.is_none_or(|unit| self.records.is(unit, Noun::Unit));
        if !is_known || self.is_taken(name, NOBODY) {
            return (line, Outcome::Refused);
        }
        let fields = json!({
            "name": name, "role": null, "tags": Vec::from_iter(tag), "aliases": [],
            "emails": Vec::from_iter(email), "phone": null, "influence": 1.0,
            "added": self.day(), "archived": null,
        });
        self.insert(Record { unit, ..Record::new(Noun::Person, [], fields) });
        (line, Outcome::Done)
    }

    fn rename(&mut self, who: Id, name: &str) -> Typed {
        let line = format!("edit {} --name {}", self.called(who), quoted(name));
        if self.is_taken(name, who) || !self.records.is(who, Noun::Person) {
            return (line, Outcome::Refused);
        }
        let person = self.records.0.get_mut(&who).expect("a person");
        let old = person.text("name").to_owned();
        person.fields["name"] = json!(name);
        person.list("aliases").retain(|alias| alias != name);
        if old != name {
            person.list("aliases").push(json!(old));
        }
        (line, Outcome::Done)
    }

    fn edit(&mut self, who: &BTreeSet<Id>, edit: &Edit) -> Typed {
        let unit = match edit {
            Edit::Unit(Some(number)) => Some(self.pick(Noun::Unit, *number)),
            _ => None,
        };
        let flag = match edit {
            Edit::Role(role) => format!("--role {}", quoted(role)),
            Edit::Unit(None) => "--unit none".to_owned(),
            Edit::Unit(_) => format!("--unit {}", self.unit_called(unit.unwrap_or(NOBODY))),
            Edit::Tag(tag) => format!("--tag {tag}"),
            Edit::NoTag(tag) => format!("--no-tag {tag}"),
            Edit::Alias(name) => format!("--alias {}", quoted(name)),
            Edit::NoAlias(name) => format!("--no-alias {}", quoted(name)),
            Edit::Email(email) => format!("--email {email}"),
            Edit::NoEmail(email) => format!("--no-email {email}"),
            Edit::Phone(phone) => format!("--phone {}", quoted(phone)),
            Edit::Influence(share) => format!("--influence {share}"),
        };
        let line = format!("edit {} {flag}", self.all_called(who));
        let is_for_one = matches!(edit, Edit::Alias(_) | Edit::Email(_) | Edit::Phone(_));
        let is_allowed = self.are_people(who) && !(is_for_one && who.len() > 1);
        let is_done = is_allowed && who.iter().all(|id| self.edit_one(*id, edit, unit));
        (line, done_if(is_done))
    }

    /// Changes a field of one person; returns whether that is possible.
    fn edit_one(&mut self, who: Id, edit: &Edit, unit: Option<Id>) -> bool {
        let is_unit = unit.is_none_or(|unit| self.records.is(unit, Noun::Unit));
        let is_taken = matches!(edit, Edit::Alias(name) if self.is_taken(name, who));
        let person = self.records.0.get_mut(&who).expect("a person");
        let (field, item, is_added) = match edit {
            Edit::Role(role) => {
                person.fields["role"] = or_none(role);
                return true;
            }
            Edit::Phone(phone) => {
                person.fields["phone"] = or_none(phone);
                return true;
            }
            Edit::Influence(share) => {
                person.fields["influence"] = json!(share.parse::<f64>().expect("a number"));
                return true;
            }
            Edit::Unit(_) => {
                person.unit = unit;
                return is_unit;
            }
            Edit::Alias(name) if person.text("name") == *name => return !is_taken,
            Edit::Tag(item) => ("tags", item, true),
            Edit::NoTag(item) => ("tags", item, false),
            Edit::Alias(item) => ("aliases", item, true),
            Edit::NoAlias(item) => ("aliases", item, false),
            Edit::Email(item) => ("emails", item, true),
            Edit::NoEmail(item) => ("emails", item, false),
        };
        let is_there = person.has(field, item);
        if !is_added {
            person.list(field).retain(|it| it != item);
        } else if !is_there {
            person.list(field).push(json!(item));
        }
        !is_taken && (is_added || is_there)
    }

    fn archive(&mut self, who: &BTreeSet<Id>, is_archived: bool) -> Typed {
        let mut line = format!("archive {}", self.all_called(who));
        if !is_archived {
            line += " --restore";
        }
        if !self.are_people(who) {
            return (line, Outcome::Refused);
        }
        let today = json!(self.day());
        for id in who {
            let archived = &mut self.records.0.get_mut(id).expect("a person").fields["archived"];
            if !is_archived {
                *archived = Value::Null;
            } else if archived.is_null() {
                *archived = today.clone();
            }
        }
        (line, Outcome::Done)
    }

    fn merge(&mut self, from: Id, into: Id) -> Typed {
        let line = format!("merge {} {}", self.called(from), self.called(into));
        if from == into || !self.are_people(&[from, into].into()) {
            return (line, Outcome::Refused);
        }
        let mut gone = self.records.0.remove(&from).expect("a person");
        let stays = self.records.0.get_mut(&into).expect("a person");
        stays.unit = stays.unit.or(gone.unit);
        for field in ["role", "phone"] {
            if stays.fields[field].is_null() {
                stays.fields[field] = gone.fields[field].clone();
            }
        }
        if gone.text("added") < stays.text("added") {
            stays.fields["added"] = gone.fields["added"].clone();
        }
        if gone.fields["archived"].is_null() {
            stays.fields["archived"] = Value::Null;
        }
        let name = gone.fields["name"].clone();
        gone.list("aliases").push(name);
        for field in ["tags", "aliases", "emails"] {
            for item in std::mem::take(gone.list(field)) {
                if !stays.list(field).contains(&item) {
                    stays.list(field).push(item);
                }
            }
        }
        for record in self.records.0.values_mut() {
            if record.people.remove(&from) {
                record.people.insert(into);
            }
        }
        (line, Outcome::Done)
    }

    fn forget(&mut self, who: Id) -> Typed {
        let line = format!("forget {} --yes", self.called(who));
        if !self.records.is(who, Noun::Person) {
            return (line, Outcome::Refused);
        }
        let person = self.records.0.remove(&who).expect("a person");
        let mut names = vec![person.text("name").to_owned()];
        for field in ["aliases", "emails"] {
            let items = person.fields[field].as_array().expect("a list");
            names.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
        }
        self.records.0.retain(|_, it| !it.people.remove(&who) || !it.people.is_empty());
        (line, Outcome::Forgotten(who, names))
    }

    fn log(&mut self, log: &Log) -> Typed {
        let with = self.people(&log.with);
        let mut line = format!("log {} -k {}", self.all_called(&with), log.kind);
        line.extend(log.day.map(|day| format!(" -d {day}")));
        line.extend(log.gut.map(|gut| format!(" --gut {gut}")));
        line.extend(log.by.map(|by| format!(" --by {}", quoted(by))));
        line.extend(log.via.map(|via| format!(" --via {}", quoted(via))));
        line.extend(log.is_inbound.then_some(" --inbound"));
        line.extend(log.also.map(|text| format!(" --also={}", quoted(&format!("win={text}")))));
        line.extend(log.fact.map(|text| format!(" --fact={}", quoted(&format!("goal={text}")))));
        line.extend(log.promise.map(|text| format!(" --promise={}", quoted(text))));
        line += &format!(" -- {}", quoted(log.note));
        let today = self.day();
        let day = log.day.unwrap_or(&today);
        let is_allowed = self.are_people(&with)
            && day <= today.as_str()
            && !(log.kind == "hearsay" && log.gut.is_some())
            && !(with.len() > 1 && (log.fact.is_some() || log.promise.is_some()));
        if !is_allowed {
            return (line, Outcome::Refused);
        }
        let fields = json!({
            "date": day, "kind": log.kind, "note": log.note, "gut": log.gut.unwrap_or(0),
            "by": log.by, "via": log.via, "inbound": log.is_inbound,
        });
        self.insert(Record::new(Noun::Entry, with.clone(), fields));
        if let Some(text) = log.also {
            let fields = json!({"date": day, "kind": "win", "note": text, "gut": 0, "by": null});
            self.insert(Record::new(Noun::Entry, with.clone(), fields));
        }
        if let Some(text) = log.fact {
            let fields = json!({"topic": "goal", "text": text, "date": today});
            self.insert(Record::new(Noun::Fact, with.clone(), fields));
        }
        if let Some(text) = log.promise {
            let account = if log.by.is_some() { "team" } else { "me" };
            let promise = self.promise(text, account, None, false);
            self.insert(Record::new(Noun::Promise, with, promise));
        }
        (line, Outcome::Done)
    }

    fn entry_edit(&mut self, id: Id, edit: &EntryEdit) -> Typed {
        let today = self.day();
        let with = match edit {
            EntryEdit::With(with) => self.people(with),
            _ => BTreeSet::new(),
        };
        let change = match edit {
            EntryEdit::Note(note) => format!("-- {}", quoted(note)),
            EntryEdit::Kind(kind) => format!("-k {kind}"),
            EntryEdit::Day(day) => format!("-d {day}"),
            EntryEdit::With(_) => format!("--who {}", self.all_called(&with)),
            EntryEdit::By(by) => format!("--by {}", quoted(by)),
        };
        let line = format!("entry edit {id} {change}");
        let are_people = self.are_people(&with);
        let Some(entry) = self.records.0.get_mut(&id) else { return (line, Outcome::Refused) };
        let is_done = match edit {
            EntryEdit::Note(note) => {
                entry.fields["note"] = json!(note);
                true
            }
            EntryEdit::Kind(kind) => {
                entry.fields["kind"] = json!(kind);
                if *kind == "hearsay" {
                    entry.fields["gut"] = json!(0);
                }
                true
            }
            EntryEdit::Day(day) => {
                entry.fields["date"] = json!(day);
                *day <= today.as_str()
            }
            EntryEdit::With(_) => {
                entry.people = with;
                are_people
            }
            EntryEdit::By(by) => {
                entry.fields["by"] = or_none(by);
                true
            }
        };
        (line, done_if(is_done))
    }

    fn promise(&self, text: &str, account: &str, due: Option<&str>, is_theirs: bool) -> Value {
        json!({
            "text": text, "account": account, "theirs": is_theirs, "due": due, "status": "open",
            "kind": "commitment", "made": self.day(), "closed": null, "last_update": null,
        })
    }

    fn obey_of_promises(&mut self, command: &Command) -> Typed {
        let today = self.day();
        let is_coming = |due: &Option<&str>| due.is_none_or(|due| due >= today.as_str());
        let (number, verb, change) = match command {
            Command::PromiseAdd { who, text, due, is_theirs } => {
                let who = self.person(*who);
                let mut line = format!("promise add {}", self.called(who));
                line.extend(due.map(|due| format!(" --due {due}")));
                line.extend(is_theirs.then_some(" --theirs"));
                line += &format!(" -- {}", quoted(text));
                let fields = self.promise(text, "me", *due, *is_theirs);
                let is_allowed = is_coming(due) && self.records.is(who, Noun::Person);
                if is_allowed {
                    self.insert(Record::new(Noun::Promise, [who], fields));
                }
                return (line, done_if(is_allowed));
            }
            Command::PromiseMove { promise, due, to } => {
                let to = to.map(|number| self.person(number));
                let mut change = String::new();
                change.extend(due.map(|due| format!(" --due {due}")));
                change.extend(to.map(|to| format!(" --to {}", self.called(to))));
                (*promise, "move", change)
            }
            Command::PromiseUpdate(promise, note) => {
                (*promise, "update", format!(" -- {}", quoted(note)))
            }
            Command::PromiseEnd(promise, end) => (*promise, *end, " -- as agreed".to_owned()),
            _ => unreachable!("{command:?} is not of promises"),
        };
        let id = self.pick(Noun::Promise, number);
        let line = format!("promise {verb} {id}{change}");
        let is_known = match command {
            Command::PromiseMove { due, to, .. } => {
                let to = to.map(|number| self.person(number));
                is_coming(due) && to.is_none_or(|to| self.records.is(to, Noun::Person))
            }
            _ => true,
        };
        let to = match command {
            Command::PromiseMove { to: Some(to), .. } => Some(self.person(*to)),
            _ => None,
        };
        let promise = self.records.0.get_mut(&id).filter(|it| it.text("status") == "open");
        let Some(promise) = promise.filter(|_| is_known) else { return (line, Outcome::Refused) };
        promise.said += 1;
        let is_done = match command {
            Command::PromiseMove { due, .. } => {
                let is_new = match due {
                    Some(due) => promise.text("due") != *due,
                    None => to.is_some_and(|to| !promise.people.contains(&to)),
                };
                if let Some(due) = due {
                    promise.fields["due"] = json!(due);
                }
                if let Some(to) = to {
                    promise.people = BTreeSet::from([to]);
                }
                promise.fields["last_update"] = json!(today);
                is_new
            }
            Command::PromiseUpdate(..) => {
                promise.fields["last_update"] = json!(today);
                true
            }
            _ => {
                let status = match verb {
                    "keep" => "kept",
                    "break" => "broken",
                    _ => "dropped",
                };
                promise.fields["status"] = json!(status);
                promise.fields["closed"] = json!(today);
                true
            }
        };
        (line, done_if(is_done))
    }

    fn rename_colleague(&mut self, old: &str, new: &str) -> Typed {
        let line = format!("config people {}", quoted(&format!("{old}={new}")));
        let was_configured = old != new && self.configured.remove(old);
        if was_configured {
            self.configured.insert(new.to_owned());
        }
        let mut is_used = false;
        for entry in self.records.0.values_mut().filter(|it| it.noun == Noun::Entry) {
            for field in ["by", "via"] {
                if old != new && entry.fields.get(field).is_some_and(|name| name == old) {
                    entry.fields[field] = json!(new);
                    is_used = true;
                }
            }
        }
        (line, done_if(was_configured || is_used))
    }
}
