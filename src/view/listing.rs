//! Lists of records: one row each, with the keys that scripts rely on.

use chrono::NaiveDate;
use serde::Serialize;

use super::words;
use crate::model::{
    Account, Birthday, Entry, Fact, Id, Kind, Outcome, Side, Stakeholder, Topic, Uid, Unit,
};
use crate::scoring::State;
use crate::ui::{Cell, Column, Page, Table, Tone, View};

/// How many characters of a note a table shows where room is short.
const NOTE: usize = 240;

/// A row of a list.
pub trait Row: Serialize {
    const COLUMNS: &'static [Column];

    fn cells(&self, notes: usize) -> Vec<Cell>;
}

/// A list with a sentence that says what it holds.
#[derive(Debug)]
pub struct Listing<R> {
    pub headline: String,
    pub rows: Vec<R>,
    /// Whether there is nobody in the journal yet.
    pub nobody: bool,
}

impl<R: Row> View for Listing<R> {
    type Data = [R];

    fn data(&self) -> &[R] {
        &self.rows
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.headline);
        if self.rows.is_empty() {
            if self.nobody {
                page.line(super::stale::HOW_TO_BEGIN);
            }
            return;
        }
        let notes = page.width().map_or(usize::MAX, |_| NOTE);
        let mut table = Table::new(R::COLUMNS);
        for row in &self.rows {
            table.row(row.cells(notes));
        }
        page.table(&table);
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct StakeholderRow {
    pub id: Id,
    pub uid: Uid,
    pub name: String,
    pub role: Option<String>,
    pub unit: Option<String>,
    pub tags: Vec<String>,
    /// The weight of the unit; of the lightest for those without.
    pub weight: f64,
    pub influence: f64,
    pub importance: f64,
    pub cadence_days: u32,
    pub aliases: Vec<String>,
    pub emails: Vec<String>,
    pub birthday: Option<Birthday>,
    pub added: NaiveDate,
    pub away_until: Option<NaiveDate>,
    pub last_contact: Option<NaiveDate>,
    pub state: State,
    pub phone: Option<String>,
    pub updates_every_days: Option<u32>,
    pub archived: Option<NaiveDate>,
}

impl StakeholderRow {
    /// The receipt's words for somebody: `Cassandra Kelly, CFO, Finance, every 18 days`.
    pub fn in_words(&self) -> String {
        let mut parts = vec![self.name.clone()];
        parts.extend(self.role.clone());
        parts.push(self.unit.clone().unwrap_or_else(|| "no unit".to_owned()));
        parts.push(format!("every {} days", self.cadence_days));
        parts.join(", ")
    }

    pub fn of(
        stakeholder: &Stakeholder,
        unit: Option<&Unit>,
        weight: f64,
        assessment: &crate::scoring::Assessment,
    ) -> StakeholderRow {
        StakeholderRow {
            id: stakeholder.id,
            uid: stakeholder.uid.clone(),
            name: stakeholder.name.clone(),
            role: stakeholder.role.clone(),
            unit: unit.map(|unit| unit.name.clone()),
            tags: stakeholder.tags.clone(),
            weight,
            influence: stakeholder.influence,
            importance: assessment.importance,
            cadence_days: assessment.cadence_days,
            aliases: stakeholder.aliases.clone(),
            emails: stakeholder.emails.clone(),
            birthday: stakeholder.birthday,
            added: stakeholder.added,
            away_until: stakeholder.away_until,
            last_contact: assessment.last_contact,
            state: assessment.state,
            phone: stakeholder.phone.clone(),
            updates_every_days: stakeholder.updates_every_days,
            archived: stakeholder.archived,
        }
    }
}

fn or_dash(text: Option<&str>) -> Cell {
    text.unwrap_or("-").into()
}

impl Row for StakeholderRow {
    const COLUMNS: &'static [Column] = &[
        Column::text("NAME"),
        Column::text("ROLE"),
        Column::text("UNIT"),
        Column::number("COUNTS"),
        Column::number("EVERY"),
        Column::word("TALKED"),
        Column::word("STATE"),
    ];

    fn cells(&self, _notes: usize) -> Vec<Cell> {
        let tone = match self.state {
            State::Overdue | State::Never => Tone::Alarm,
            State::Due => Tone::Warning,
            State::Fresh => Tone::Good,
            State::Archived | State::Away | State::Unplaced => Tone::Faint,
        };
        vec![
            Cell::new(&self.name, Tone::Strong),
            or_dash(self.role.as_deref()),
            or_dash(self.unit.as_deref()),
            format!("{:.0}%", self.importance * 100.0).into(),
            format!("{}d", self.cadence_days).into(),
            self.last_contact.map_or("never".to_owned(), words::plain_date).into(),
            Cell::new(self.state.name(), tone),
        ]
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct UnitRow {
    pub id: Id,
    pub uid: Uid,
    pub name: String,
    pub weight: f64,
    pub cadence_days: Option<u32>,
    /// How many active people are in it.
    pub stakeholders: usize,
    pub why: Option<String>,
}

impl UnitRow {
    pub fn of(unit: &Unit, people: &[Stakeholder]) -> UnitRow {
        let members =
            people.iter().filter(|person| person.is_active() && person.unit == Some(unit.id));
        UnitRow {
            id: unit.id,
            uid: unit.uid.clone(),
            name: unit.name.clone(),
            weight: unit.weight,
            cadence_days: unit.cadence_days,
            stakeholders: members.count(),
            why: unit.why.clone(),
        }
    }

    /// `Finance weighs 8, every 30 days`
    pub fn in_words(&self) -> String {
        let cadence =
            self.cadence_days.map(|days| format!(", every {}", words::days(i64::from(days))));
        format!("{} weighs {}{}", self.name, words::plain(self.weight), cadence.unwrap_or_default())
    }
}

impl Row for UnitRow {
    const COLUMNS: &'static [Column] = &[
        Column::text("UNIT"),
        Column::number("WEIGHT"),
        Column::number("EVERY"),
        Column::number("PEOPLE"),
        Column::text("WHY"),
    ];

    fn cells(&self, _notes: usize) -> Vec<Cell> {
        vec![
            Cell::new(&self.name, Tone::Strong),
            words::plain(self.weight).into(),
            self.cadence_days.map_or("-".to_owned(), |days| format!("{days}d")).into(),
            self.stakeholders.to_string().into(),
            self.why.as_deref().unwrap_or_default().into(),
        ]
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct EntryRow {
    pub id: Id,
    pub uid: Uid,
    pub date: NaiveDate,
    pub kind: String,
    pub account: Account,
    pub by: Option<String>,
    pub via: Option<String>,
    pub inbound: bool,
    pub stakeholders: Vec<String>,
    pub note: String,
    pub real: bool,
    /// Without the gut.
    pub deposit: f64,
    pub gut: i8,
    pub outcome: Option<Outcome>,
    pub in_person: bool,
    pub side: Side,
}

impl EntryRow {
    /// The row of an entry, with the names of its people.
    pub fn of(entry: Entry, stakeholders: Vec<String>) -> EntryRow {
        EntryRow {
            id: entry.id,
            uid: entry.uid,
            date: entry.date,
            kind: entry.kind,
            account: entry.account,
            by: entry.by,
            via: entry.via,
            inbound: entry.inbound,
            stakeholders,
            note: entry.note,
            real: entry.real,
            deposit: entry.deposit,
            gut: entry.gut,
            outcome: entry.outcome,
            in_person: entry.in_person,
            side: entry.side,
        }
    }

    fn worth(&self) -> String {
        let worth = self.deposit + f64::from(self.gut);
        let team = if self.account == Account::Team { " team" } else { "" };
        if worth == 0.0 {
            team.trim_start().to_owned()
        } else {
            format!("{}{team}", words::amount(worth))
        }
    }

    /// The note, with who it was and how it ended.
    fn what(&self) -> String {
        let mut what = Vec::new();
        if !self.note.is_empty() {
            what.push(self.note.clone());
        }
        what.extend(self.by.as_ref().map(|by| format!("(by {by})")));
        what.extend(self.via.as_ref().map(|via| format!("(via {via})")));
        what.extend(self.inbound.then(|| "(they came)".to_owned()));
        what.extend(self.outcome.map(|outcome| format!("({})", outcome.name())));
        what.join(" ")
    }
}

impl Row for EntryRow {
    const COLUMNS: &'static [Column] = &[
        Column::number("ID"),
        Column::word("DATE"),
        Column::word("KIND"),
        Column::text("WITH"),
        Column::number("WORTH"),
        Column::text("NOTE"),
    ];

    fn cells(&self, notes: usize) -> Vec<Cell> {
        vec![
            Cell::new(format!("#{}", self.id), Tone::Faint),
            words::full_date(self.date).into(),
            (&self.kind).into(),
            Cell::new(self.stakeholders.join(", "), Tone::Strong),
            self.worth().into(),
            words::shortened(&self.what(), notes).into(),
        ]
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct FactRow {
    pub id: Id,
    pub uid: Uid,
    pub stakeholder: String,
    pub topic: Topic,
    pub text: String,
    pub date: NaiveDate,
}

impl FactRow {
    /// The row of a fact, with the name of whom it is about.
    pub fn of(fact: Fact, stakeholder: String) -> FactRow {
        FactRow {
            id: fact.id,
            uid: fact.uid,
            stakeholder,
            topic: fact.topic,
            text: fact.text,
            date: fact.date,
        }
    }
}

impl Row for FactRow {
    const COLUMNS: &'static [Column] = &[
        Column::number("ID"),
        Column::text("NAME"),
        Column::word("TOPIC"),
        Column::text("WHAT"),
        Column::word("LEARNED"),
    ];

    fn cells(&self, notes: usize) -> Vec<Cell> {
        vec![
            Cell::new(format!("#{}", self.id), Tone::Faint),
            Cell::new(&self.stakeholder, Tone::Strong),
            self.topic.name().into(),
            words::shortened(&self.text, notes).into(),
            words::full_date(self.date).into(),
        ]
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct KindRow {
    pub name: String,
    pub real: bool,
    pub in_person: bool,
    pub side: Side,
    pub deposit: f64,
    pub account: Account,
    pub aliases: Vec<String>,
    pub purpose: String,
}

impl From<&Kind> for KindRow {
    fn from(kind: &Kind) -> KindRow {
        KindRow {
            name: kind.name.clone(),
            real: kind.real,
            in_person: kind.in_person,
            side: kind.side,
            deposit: kind.deposit,
            account: kind.account,
            aliases: kind.aliases.clone(),
            purpose: kind.purpose.clone(),
        }
    }
}

impl Row for KindRow {
    const COLUMNS: &'static [Column] = &[
        Column::word("KIND"),
        Column::word("CONTACT"),
        Column::word("SIDE"),
        Column::number("WORTH"),
        Column::word("ACCOUNT"),
        Column::text("ALSO TYPED"),
        Column::text("FOR"),
    ];

    fn cells(&self, _notes: usize) -> Vec<Cell> {
        let contact = match (self.real, self.in_person) {
            (true, true) => "in person",
            (true, false) => "from afar",
            (false, _) => "-",
        };
        vec![
            Cell::new(&self.name, Tone::Strong),
            contact.into(),
            self.side.name().into(),
            words::amount(self.deposit).into(),
            self.account.name().into(),
            self.aliases.join(", ").into(),
            (&self.purpose).into(),
        ]
    }
}
