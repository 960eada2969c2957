//! The model: what the journal should hold, as plain as can be.

use std::collections::{BTreeMap, BTreeSet};

use super::commands::Typed;

/// The lists that are compared, and the keys of their rows.
pub const LISTED: [(&str, &[&str]); 6] = [
    ("units", &["id", "name"]),
    ("stakeholders", &["id", "name", "role", "unit", "tags", "aliases", "archived"]),
    ("entries", &["id", "date", "kind", "stakeholders", "note"]),
    ("facts", &["id", "stakeholder", "topic", "text"]),
    ("promises", &["id", "stakeholder", "text", "status"]),
    ("pulses", &["id", "stakeholder", "account", "score"]),
];

const TODAY: &str = crate::support::TODAY;

type Id = usize;

#[derive(Debug, Clone, Default)]
struct Person {
    name: String,
    role: Option<String>,
    unit: Option<Id>,
    tags: BTreeSet<String>,
    aliases: BTreeSet<String>,
    is_archived: bool,
}

#[derive(Debug, Clone)]
struct Entry {
    with: BTreeSet<Id>,
    kind: String,
    day: String,
    note: String,
}

/// Something about one person: the other columns, in order.
#[derive(Debug, Clone)]
struct About {
    who: Id,
    columns: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct Records {
    units: BTreeMap<Id, String>,
    people: BTreeMap<Id, Person>,
    entries: BTreeMap<Id, Entry>,
    facts: BTreeMap<Id, About>,
    promises: BTreeMap<Id, About>,
    pulses: BTreeMap<Id, About>,
}

/// What the journal should hold.
#[derive(Debug, Clone, Default)]
pub struct World {
    records: Records,
    /// The records before each step that can be undone.
    earlier: Vec<Records>,
    /// How many ids were given out; none is given out twice.
    ids: usize,
    /// Nothing can be undone that touches someone who was forgotten: undoing is over.
    has_forgotten: bool,
}

/// An id that no record has.
const NOBODY: Id = 9_999;

fn picked<T>(records: &BTreeMap<Id, T>, number: u8) -> Id {
    let count = records.len().max(1);
    records.keys().nth(usize::from(number) % count).copied().unwrap_or(NOBODY)
}

fn quoted(text: &str) -> String {
    shell_words::quote(text).into_owned()
}

impl World {
    /// Returns the command line of a command, and the world after it; `None` if it is refused.
    pub fn after(&self, typed: &Typed) -> (String, Option<World>) {
        let is_over = matches!(typed, Typed::Undo) && self.has_forgotten;
        if is_over {
            return ("list".to_owned(), Some(self.clone()));
        }
        let mut world = self.clone();
        let (line, is_done) = world.run(typed);
        if !matches!(typed, Typed::Undo) && is_done && !world.equals(&self.records) {
            world.earlier.push(self.records.clone());
        }
        (line, is_done.then_some(world))
    }

    fn equals(&self, records: &Records) -> bool {
        self.records.rows() == records.rows()
    }

    /// Returns what is listed.
    pub fn listed(&self) -> Vec<String> {
        self.records.rows()
    }

    fn next(&mut self) -> Id {
        self.ids += 1;
        self.ids
    }

    fn run(&mut self, typed: &Typed) -> (String, bool) {
        let person = |number: &u8| picked(&self.records.people, *number);
        match typed {
            Typed::UnitAdd(name) => {
                let is_new = self.records.units.values().all(|unit| unit != name);
                if is_new {
                    let id = self.next();
                    self.records.units.insert(id, (*name).to_owned());
                }
                (format!("unit add {}", quoted(name)), is_new)
            }
            Typed::Add { name, unit, tag } => self.add(name, *unit, *tag),
            Typed::Rename(who, name) => self.rename(person(who), name),
            Typed::Role(who, role) => {
                let id = person(who);
                let line = format!("edit '#{id}' --role {}", quoted(role));
                (line, self.change(id, |person| person.role = Some((*role).to_owned())))
            }
            Typed::Move(who, unit) => {
                let (id, unit) = (person(who), picked(&self.records.units, *unit));
                let name = self.records.units.get(&unit).cloned();
                let line =
                    format!("edit '#{id}' --unit {}", quoted(name.as_deref().unwrap_or("Nowhere")));
                let is_there = name.is_some();
                (line, is_there && self.change(id, |person| person.unit = Some(unit)))
            }
            Typed::Tag(who, tag) => {
                let id = person(who);
                let add = |person: &mut Person| person.tags.extend([(*tag).to_owned()]);
                (format!("edit '#{id}' --tag {tag}"), self.change(id, add))
            }
            Typed::Archive(who) => {
                let id = person(who);
                (format!("archive '#{id}'"), self.change(id, |person| person.is_archived = true))
            }
            Typed::Restore(who) => {
                let id = person(who);
                let line = format!("archive '#{id}' --restore");
                (line, self.change(id, |person| person.is_archived = false))
            }
            Typed::Merge { from, into } => self.merge(person(from), person(into)),
            Typed::Forget(who) => self.forget(person(who)),
            Typed::Log { with, kind, day, note } => {
                let with: BTreeSet<Id> = with.iter().map(person).collect();
                let who: Vec<String> = with.iter().map(|id| format!("#{id}")).collect();
                let line =
                    format!("log '{}' -k {kind} -d {day} -- {}", who.join(","), quoted(note));
                let is_known = with.iter().all(|id| self.records.people.contains_key(id));
                if is_known {
                    let id = self.next();
                    let [kind, day, note] = [kind, day, note].map(|text| (*text).to_owned());
                    self.records.entries.insert(id, Entry { with, kind, day, note });
                }
                (line, is_known)
            }
            Typed::EntryEdit(entry, note) => {
                let id = picked(&self.records.entries, *entry);
                let entry = self.records.entries.get_mut(&id);
                let line = format!("entry edit {id} -- {}", quoted(note));
                (line, entry.map(|entry| entry.note = (*note).to_owned()).is_some())
            }
            Typed::EntryRemove(entry) => {
                let id = picked(&self.records.entries, *entry);
                (format!("entry remove {id}"), self.records.entries.remove(&id).is_some())
            }
            Typed::FactAdd(who, topic, text) => {
                let id = person(who);
                let about = self.about(id, &[topic, text], |records| &mut records.facts);
                (format!("fact add '#{id}' {topic} {}", quoted(text)), about)
            }
            Typed::FactRemove(fact) => {
                let id = picked(&self.records.facts, *fact);
                (format!("fact remove {id}"), self.records.facts.remove(&id).is_some())
            }
            Typed::PromiseAdd(who, text) => {
                let id = person(who);
                let line = format!("promise add '#{id}' {} --due 2026-12-24", quoted(text));
                (line, self.about(id, &[text, "open"], |records| &mut records.promises))
            }
            Typed::PromiseEnd(promise, end) => {
                self.end(picked(&self.records.promises, *promise), end)
            }
            Typed::Pulse(who, account, score) => {
                let (id, value) = (person(who), format!("{score}.0"));
                let line = format!("pulse '#{id}' {account} {score}");
                (line, self.about(id, &[account, &value], |records| &mut records.pulses))
            }
            Typed::Undo => {
                let earlier = self.earlier.pop();
                let is_there = earlier.is_some();
                self.records = earlier.unwrap_or_default();
                ("undo".to_owned(), is_there)
            }
        }
    }

    fn add(&mut self, name: &str, unit: Option<u8>, tag: Option<&str>) -> (String, bool) {
        let mut line = format!("add {}", quoted(name));
        let unit = unit.map(|number| picked(&self.records.units, number));
        if let Some(unit) = unit {
            let name = self.records.units.get(&unit).map_or("Nowhere", String::as_str);
            line += &format!(" --unit {}", quoted(name));
        }
        let tags: BTreeSet<String> = tag.into_iter().map(str::to_owned).collect();
        for tag in &tags {
            line += &format!(" --tag {tag}");
        }
        let is_known = unit.is_none_or(|unit| self.records.units.contains_key(&unit));
        if !is_known || self.is_taken(name, NOBODY) {
            return (line, false);
        }
        let id = self.next();
        let person = Person { name: name.to_owned(), unit, tags, ..Person::default() };
        self.records.people.insert(id, person);
        (line, true)
    }

    /// Whether someone else goes by a name.
    fn is_taken(&self, name: &str, who: Id) -> bool {
        let others = self.records.people.iter().filter(|(id, _)| **id != who);
        others.into_iter().any(|(_, it)| it.name == name || it.aliases.contains(name))
    }

    fn rename(&mut self, id: Id, name: &str) -> (String, bool) {
        let line = format!("edit '#{id}' --name {}", quoted(name));
        if self.is_taken(name, id) {
            return (line, false);
        }
        let rename = |person: &mut Person| {
            let old = std::mem::replace(&mut person.name, name.to_owned());
            person.aliases.insert(old);
            person.aliases.remove(name);
        };
        (line, self.change(id, rename))
    }

    fn change(&mut self, id: Id, change: impl FnOnce(&mut Person)) -> bool {
        self.records.people.get_mut(&id).map(change).is_some()
    }

    fn merge(&mut self, from: Id, into: Id) -> (String, bool) {
        let line = format!("merge '#{from}' '#{into}'");
        let records = &mut self.records;
        if from == into || !records.people.contains_key(&into) {
            return (line, false);
        }
        let Some(gone) = records.people.remove(&from) else { return (line, false) };
        let Some(stays) = records.people.get_mut(&into) else { return (line, false) };
        stays.role = stays.role.take().or(gone.role);
        stays.unit = stays.unit.or(gone.unit);
        stays.tags.extend(gone.tags);
        stays.aliases.extend(gone.aliases);
        stays.aliases.insert(gone.name);
        for entry in records.entries.values_mut() {
            if entry.with.remove(&from) {
                entry.with.insert(into);
            }
        }
        for about in records.about() {
            for it in about.values_mut().filter(|it| it.who == from) {
                it.who = into;
            }
        }
        (line, true)
    }

    fn forget(&mut self, id: Id) -> (String, bool) {
        let is_known = self.records.people.remove(&id).is_some();
        for entry in self.records.entries.values_mut() {
            entry.with.remove(&id);
        }
        self.records.entries.retain(|_, entry| !entry.with.is_empty());
        for about in self.records.about() {
            about.retain(|_, it| it.who != id);
        }
        self.has_forgotten |= is_known;
        (format!("forget '#{id}' --yes"), is_known)
    }

    fn about(
        &mut self,
        who: Id,
        columns: &[&str],
        of: impl Fn(&mut Records) -> &mut BTreeMap<Id, About>,
    ) -> bool {
        let is_known = self.records.people.contains_key(&who);
        if is_known {
            let id = self.next();
            let columns = columns.iter().map(|it| (*it).to_owned()).collect();
            of(&mut self.records).insert(id, About { who, columns });
        }
        is_known
    }

    fn end(&mut self, id: Id, end: &str) -> (String, bool) {
        let status = match end {
            "keep" => "kept",
            "break" => "broken",
            _ => "dropped",
        };
        let promise = self.records.promises.get_mut(&id);
        let open = promise.filter(|promise| promise.columns[1] == "open");
        let is_open = open.map(|it| status.clone_into(&mut it.columns[1])).is_some();
        (format!("promise {end} {id} -- as agreed"), is_open)
    }
}

impl Records {
    fn about(&mut self) -> [&mut BTreeMap<Id, About>; 3] {
        [&mut self.facts, &mut self.promises, &mut self.pulses]
    }

    fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        let mut add = |noun: &str, id: Id, columns: &[&str]| {
            rows.push(format!("{noun} {id} | {}", columns.join(" | ")));
        };
        for (id, name) in &self.units {
            add("units", *id, &[name]);
        }
        for (id, it) in &self.people {
            let unit = it.unit.and_then(|unit| self.units.get(&unit));
            let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
            let or_none = |text: Option<&String>| text.map_or("-", String::as_str).to_owned();
            let archived = if it.is_archived { TODAY } else { "-" };
            let (role, unit) = (or_none(it.role.as_ref()), or_none(unit));
            let columns = [&it.name, &role, &unit, &list(&it.tags), &list(&it.aliases), archived];
            add("stakeholders", *id, &columns);
        }
        for (id, it) in &self.entries {
            let mut with: Vec<&str> = it.with.iter().map(|id| self.name(*id)).collect();
            with.sort_unstable();
            add("entries", *id, &[&it.day, &it.kind, &with.join(", "), &it.note]);
        }
        for (noun, about) in
            [("facts", &self.facts), ("promises", &self.promises), ("pulses", &self.pulses)]
        {
            for (id, it) in about {
                let columns = it.columns.iter().map(String::as_str);
                let columns: Vec<&str> =
                    std::iter::once(self.name(it.who)).chain(columns).collect();
                add(noun, *id, &columns);
            }
        }
        rows.sort();
        rows
    }

    fn name(&self, id: Id) -> &str {
        self.people.get(&id).map_or("nobody", |person| &person.name)
    }
}
