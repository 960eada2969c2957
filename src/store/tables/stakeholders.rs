//! Stakeholders: the people in the journal.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Id, Noun, Stakeholder};
use crate::store::Store;
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::row_reader::{RowReader, readable, to_json};

impl Record for Stakeholder {
    const NOUN: Noun = Noun::Stakeholder;

    const SELECT: &'static str =
        "SELECT id, uid, name, role, unit, influence, cadence_days, updates_every_days,
        away_until, phone, birthday, added, archived, aliases, tags, emails
    FROM stakeholder CROSS JOIN record USING (id)";

    const REFERRING: Option<&'static str> = Some("SELECT id FROM stakeholder WHERE unit = ?1");

    const FREE_TEXTS: &'static [&'static str] = &["role"];

    const NAMES: &'static [&'static str] = &["name", "aliases", "tags", "emails"];

    const NOTES: &'static [&'static str] = &[];

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = RowReader::of(row);
        Ok(Stakeholder {
            id: column.next()?,
            uid: column.next()?,
            name: column.next()?,
            role: column.next()?,
            unit: column.next()?,
            influence: column.next()?,
            cadence_days: column.next()?,
            updates_every_days: column.next()?,
            away_until: column.day_if_any()?,
            phone: column.next()?,
            birthday: column.parsed()?,
            added: column.day()?,
            archived: column.day_if_any()?,
            aliases: column.list()?,
            tags: column.list()?,
            emails: column.list()?,
        })
    }
}

impl Stored for Stakeholder {
    fn save(&self, conn: &Connection) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO stakeholder (id, name, role, unit, influence, cadence_days,
                 updates_every_days, away_until, phone, birthday, added, archived, aliases, tags,
                 emails)
             VALUES (:id, :name, :role, :unit, :influence, :cadence_days, :updates_every_days,
                 :away_until, :phone, :birthday, :added, :archived, :aliases, :tags, :emails)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,
                 unit = excluded.unit, influence = excluded.influence,
                 cadence_days = excluded.cadence_days,
                 updates_every_days = excluded.updates_every_days,
                 away_until = excluded.away_until, phone = excluded.phone,
                 birthday = excluded.birthday, added = excluded.added,
                 archived = excluded.archived, aliases = excluded.aliases, tags = excluded.tags,
                 emails = excluded.emails",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":name": self.name,
            ":role": self.role,
            ":unit": self.unit,
            ":influence": self.influence,
            ":cadence_days": self.cadence_days,
            ":updates_every_days": self.updates_every_days,
            ":away_until": self.away_until,
            ":phone": self.phone,
            ":birthday": self.birthday.map(|birthday| birthday.to_string()),
            ":added": self.added,
            ":archived": self.archived,
            ":aliases": to_json(&self.aliases)?,
            ":tags": to_json(&self.tags)?,
            ":emails": to_json(&self.emails)?,
        })?;
        Ok(())
    }

    fn check(&self) -> std::result::Result<(), String> {
        Stakeholder::check(self)
    }

    fn people(&self) -> &[Id] {
        &[]
    }

    fn set_people(&mut self, _people: Vec<Id>) {}

    fn day(&self) -> Option<NaiveDate> {
        None
    }

    fn unit(&self) -> Option<Id> {
        self.unit
    }
}

impl Store {
    /// Returns everyone, archived people too, by name.
    pub fn stakeholders(&self) -> Result<Vec<Stakeholder>> {
        let mut query = self.conn.prepare(&format!("{} ORDER BY name, id", Stakeholder::SELECT))?;
        let people = readable(query.query_map([], Stakeholder::from_row)?)
            .collect::<rusqlite::Result<_>>()?;
        Ok(people)
    }
}
