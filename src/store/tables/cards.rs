//! Contact cards: what address books last said of people.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Card, Id, Noun};
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::row_reader::{RowReader, to_json};

impl Record for Card {
    const NOUN: Noun = Noun::Card;

    const SELECT: &'static str =
        "SELECT id, uid, stakeholder, name, nicknames, emails, phone, role, unit, birthday
    FROM card CROSS JOIN record USING (id)";

    const REFERRING: Option<&'static str> = Some("SELECT id FROM card WHERE stakeholder = ?1");

    const FREE_TEXTS: &'static [&'static str] = &["role"];

    const NAMES: &'static [&'static str] = &["name", "nicknames", "emails"];

    const NOTES: &'static [&'static str] = &[];

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = RowReader::of(row);
        Ok(Card {
            id: column.next()?,
            uid: column.next()?,
            stakeholder: column.next()?,
            name: column.next()?,
            nicknames: column.list()?,
            emails: column.list()?,
            phone: column.next()?,
            role: column.next()?,
            unit: column.next()?,
            birthday: column.parsed()?,
        })
    }
}

impl Stored for Card {
    fn save(&self, conn: &Connection) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO card (id, stakeholder, name, nicknames, emails, phone, role, unit,
                 birthday)
             VALUES (:id, :stakeholder, :name, :nicknames, :emails, :phone, :role, :unit,
                 :birthday)
             ON CONFLICT (id) DO UPDATE SET stakeholder = excluded.stakeholder,
                 name = excluded.name, nicknames = excluded.nicknames, emails = excluded.emails,
                 phone = excluded.phone, role = excluded.role, unit = excluded.unit,
                 birthday = excluded.birthday",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":stakeholder": self.stakeholder,
            ":name": self.name,
            ":nicknames": to_json(&self.nicknames)?,
            ":emails": to_json(&self.emails)?,
            ":phone": self.phone,
            ":role": self.role,
            ":unit": self.unit,
            ":birthday": self.birthday.map(|birthday| birthday.to_string()),
        })?;
        Ok(())
    }

    fn check(&self) -> std::result::Result<(), String> {
        Ok(())
    }

    fn people(&self) -> &[Id] {
        std::slice::from_ref(&self.stakeholder)
    }

    fn set_people(&mut self, people: Vec<Id>) {
        if let Some(person) = people.first() {
            self.stakeholder = *person;
        }
    }

    fn day(&self) -> Option<NaiveDate> {
        None
    }

    fn unit(&self) -> Option<Id> {
        self.unit
    }
}
