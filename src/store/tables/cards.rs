use rusqlite::{Connection, Row, named_params};

use crate::error::Result;
use crate::model::{Card, Id};
use crate::store::Store;
use crate::store::tables::record::{Columns, Record, to_json};

impl Record for Card {
    const NOUN: &'static str = "card";

    const SELECT: &'static str =
        "SELECT id, uid, stakeholder, name, nicknames, emails, phone, role, unit, birthday
    FROM card CROSS JOIN record USING (id)";

    fn from_row(row: &Row) -> rusqlite::Result<Self> {
        let mut column = Columns::of(row);
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
}

impl Store {
    /// What address books said of one stakeholder.
    pub fn cards_of(&self, stakeholder: Id) -> Result<Vec<Card>> {
        let sql = format!("{} WHERE stakeholder = ?1 ORDER BY id", Card::SELECT);
        let mut query = self.conn.prepare_cached(&sql)?;
        let cards =
            query.query_map([stakeholder], Card::from_row)?.collect::<rusqlite::Result<_>>()?;
        Ok(cards)
    }
}
