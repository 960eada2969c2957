//! Pulses: how people rate us.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Id, Noun, Pulse};
use crate::store::Store;
use crate::store::tables::record::{Record, Stored};
use crate::store::tables::row_reader::{RowReader, readable};

impl Record for Pulse {
    const NOUN: Noun = Noun::Pulse;

    const SELECT: &'static str =
        "SELECT id, uid, stakeholder, date, account, score, credible, reliable,
        transparent, attentive, character, quote
    FROM pulse CROSS JOIN record USING (id)";

    const REFERRING: Option<&'static str> = Some("SELECT id FROM pulse WHERE stakeholder = ?1");

    const FREE_TEXTS: &'static [&'static str] = &["quote"];

    const NOTES: &'static [&'static str] = &["quote"];

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = RowReader::of(row);
        Ok(Pulse {
            id: column.next()?,
            uid: column.next()?,
            stakeholder: column.next()?,
            date: column.day()?,
            account: column.next()?,
            score: column.next()?,
            credible: column.next()?,
            reliable: column.next()?,
            transparent: column.next()?,
            attentive: column.next()?,
            character: column.next()?,
            quote: column.next()?,
        })
    }
}

impl Stored for Pulse {
    fn save(&self, conn: &Connection) -> Result<()> {
        conn.prepare_cached(
            "INSERT INTO pulse (id, stakeholder, date, account, score, credible, reliable,
                 transparent, attentive, character, quote)
             VALUES (:id, :stakeholder, :date, :account, :score, :credible, :reliable,
                 :transparent, :attentive, :character, :quote)
             ON CONFLICT (id) DO UPDATE SET stakeholder = excluded.stakeholder,
                 date = excluded.date, account = excluded.account, score = excluded.score,
                 credible = excluded.credible, reliable = excluded.reliable,
                 transparent = excluded.transparent, attentive = excluded.attentive,
                 character = excluded.character, quote = excluded.quote",
        )?
        .execute(named_params! {
            ":id": self.id,
            ":stakeholder": self.stakeholder,
            ":date": self.date,
            ":account": self.account,
            ":score": self.score,
            ":credible": self.credible,
            ":reliable": self.reliable,
            ":transparent": self.transparent,
            ":attentive": self.attentive,
            ":character": self.character,
            ":quote": self.quote,
        })?;
        Ok(())
    }

    fn check(&self) -> std::result::Result<(), String> {
        Pulse::check(self)
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
        Some(self.date)
    }
}

impl Store {
    /// Returns all pulses up to a day, by date and then in the order they were recorded.
    pub fn pulses(&self, today: NaiveDate) -> Result<Vec<Pulse>> {
        let sql = format!("{} WHERE date <= ?1 ORDER BY date, id", Pulse::SELECT);
        let mut query = self.conn.prepare(&sql)?;
        let pulses = readable(query.query_map([today], Pulse::from_row)?)
            .collect::<rusqlite::Result<_>>()?;
        Ok(pulses)
    }

    /// Returns the pulses of a stakeholder up to a day, by date and then in the order they were
    /// recorded.
    pub fn pulses_of(&self, stakeholder: Id, today: NaiveDate) -> Result<Vec<Pulse>> {
        let sql = format!("{} WHERE stakeholder = ?1 ORDER BY date, id", Pulse::SELECT);
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut pulses: Vec<Pulse> = readable(query.query_map([stakeholder], Pulse::from_row)?)
            .collect::<rusqlite::Result<_>>()?;
        pulses.retain(|pulse| pulse.date <= today);
        Ok(pulses)
    }
}
