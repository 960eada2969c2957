//! Standings: sums of entries and promises, stored so that reading costs the same however long the
//! journal is.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::error::Result;
use crate::model::Id;
use crate::scoring::promises::promise_credits;
use crate::scoring::standing::{LastContact, largest_parts};
use crate::scoring::{Balance, Constants, Credit, Part, Standing, Summary};
use crate::store::Store;
use crate::store::tables::promises;
use crate::store::tables::row_reader::{RowReader, readable, to_json};

const SELECT: &str = "SELECT stakeholder, constants, through, until,
        last_contact, last_contact_entry, last_in_person, last_in_person_entry,
        team_last_contact, team_last_contact_entry, routine_since, evidence, me, team
    FROM standing";

/// A stored summary, and the constants it was made with.
struct StoredSum {
    stakeholder: Id,
    constants: Option<String>,
    summary: Summary,
}

fn from_row(row: &Row) -> rusqlite::Result<StoredSum> {
    let mut column = RowReader::of(row);
    Ok(StoredSum {
        stakeholder: column.next()?,
        constants: column.next()?,
        summary: Summary {
            through: column.day_if_any()?,
            until: column.day_if_any()?,
            last_contact: contact(&mut column)?,
            last_in_person: contact(&mut column)?,
            team_last_contact: contact(&mut column)?,
            routine_since: column.next()?,
            evidence: column.next()?,
            balance: Balance { me: column.next()?, team: column.next()? },
        },
    })
}

fn contact(column: &mut RowReader) -> rusqlite::Result<Option<LastContact>> {
    let date = column.day_if_any()?;
    let entry: Option<Id> = column.next()?;
    Ok(date.zip(entry).map(|(date, entry)| LastContact { date, entry }))
}

/// Reads a stored summary; one that makes no sense counts as one that has to be made anew.
fn kept(row: &Row) -> rusqlite::Result<StoredSum> {
    from_row(row).or_else(|_| {
        let summary = Summary::default();
        Ok(StoredSum { stakeholder: row.get(0)?, constants: None, summary })
    })
}

/// Returns what entries, and the ends and moves of promises, mean for a stakeholder.
fn credits(conn: &Connection, stakeholder: Id, constants: &Constants) -> Result<Vec<Credit>> {
    let mut query = conn.prepare_cached(
        "SELECT entry, date, account, amount, real, in_person, routine, evidence
         FROM credit WHERE stakeholder = ?1",
    )?;
    let rows = query.query_map([stakeholder], |row| {
        let mut column = RowReader::of(row);
        Ok(Credit {
            record: column.next()?,
            date: column.day()?,
            account: column.next()?,
            amount: column.next()?,
            real: column.next()?,
            in_person: column.next()?,
            routine: column.next()?,
            evidence: column.next()?,
        })
    })?;
    let mut credits: Vec<Credit> = readable(rows).collect::<rusqlite::Result<_>>()?;
    for promise in promises::with(conn, stakeholder)? {
        credits.extend(promise_credits(&promise, constants));
    }
    Ok(credits)
}

impl StoredSum {
    fn holds_on(&self, today: NaiveDate, constants: &Constants) -> bool {
        self.constants.as_deref() == Some(&constants.fingerprint()) && self.summary.holds_on(today)
    }

    /// Returns the standing on a day: from the summary while it holds, else from the entries.
    fn on(self, conn: &Connection, today: NaiveDate, constants: &Constants) -> Result<Standing> {
        let summary = if self.holds_on(today, constants) {
            self.summary
        } else {
            Summary::of(credits(conn, self.stakeholder, constants)?, today, constants)
        };
        Ok(summary.on(today, constants))
    }
}

/// Adds up the entries of a stakeholder again and stores the sum.
pub(in crate::store) fn refresh(
    conn: &Connection,
    stakeholder: Id,
    today: NaiveDate,
    constants: &Constants,
) -> Result<()> {
    let credits = credits(conn, stakeholder, constants)?;
    let parts = largest_parts(&credits, today, constants);
    let summary = Summary::of(credits, today, constants);
    conn.prepare_cached(
        "INSERT OR REPLACE INTO standing (stakeholder, constants, through, until,
             last_contact, last_contact_entry, last_in_person, last_in_person_entry,
             team_last_contact, team_last_contact_entry, routine_since, evidence, me, team, parts)
         VALUES (:stakeholder, :constants, :through, :until, :last_contact,
             :last_contact_entry, :last_in_person, :last_in_person_entry, :team_last_contact,
             :team_last_contact_entry, :routine_since, :evidence, :me, :team, :parts)",
    )?
    .execute(named_params! {
        ":stakeholder": stakeholder,
        ":constants": constants.fingerprint(),
        ":through": summary.through,
        ":until": summary.until,
        ":last_contact": summary.last_contact.map(|contact| contact.date),
        ":last_contact_entry": summary.last_contact.map(|contact| contact.entry),
        ":last_in_person": summary.last_in_person.map(|contact| contact.date),
        ":last_in_person_entry": summary.last_in_person.map(|contact| contact.entry),
        ":team_last_contact": summary.team_last_contact.map(|contact| contact.date),
        ":team_last_contact_entry": summary.team_last_contact.map(|contact| contact.entry),
        ":routine_since": summary.routine_since,
        ":evidence": summary.evidence,
        ":me": summary.balance.me,
        ":team": summary.balance.team,
        ":parts": to_json(&parts)?,
    })?;
    Ok(())
}

/// Returns the stakeholders whose stored sums no longer hold: made with other constants, or before
/// a date that has come since.
pub(in crate::store) fn outdated(
    conn: &Connection,
    today: NaiveDate,
    constants: &Constants,
) -> Result<Vec<Id>> {
    let mut query = conn.prepare_cached(
        "SELECT stakeholder FROM standing WHERE constants IS NOT ?1 OR until <= ?2",
    )?;
    let ids = query
        .query_map((constants.fingerprint(), today), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// Returns the stakeholders whose stored sums differ from what their entries add up to. Sums that
/// no longer hold are not read, and cannot be wrong.
pub(in crate::store) fn wrong(
    conn: &Connection,
    today: NaiveDate,
    constants: &Constants,
) -> Result<Vec<Id>> {
    let mut query = conn.prepare("SELECT id FROM stakeholder ORDER BY name, id")?;
    let ids: Vec<Id> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut wrong = Vec::new();
    for id in ids {
        if !is_right(conn, id, today, constants)? {
            wrong.push(id);
        }
    }
    Ok(wrong)
}

fn is_right(
    conn: &Connection,
    stakeholder: Id,
    today: NaiveDate,
    constants: &Constants,
) -> Result<bool> {
    let select = format!("{SELECT} WHERE stakeholder = ?1");
    let kept = conn.prepare_cached(&select)?.query_row([stakeholder], kept).optional()?;
    if kept.as_ref().is_some_and(|kept| !kept.holds_on(today, constants)) {
        return Ok(true);
    }
    let credits = credits(conn, stakeholder, constants)?;
    let parts = largest_parts(&credits, today, constants);
    let added = Summary::of(credits, today, constants);
    let Some(kept) = kept else { return Ok(added == Summary::default()) };
    let kept_parts = parts_of(conn, stakeholder)?;
    // Which of two equal parts is the last to make the list may differ from day to day.
    let same_parts = kept_parts.len() == parts.len()
        && kept_parts.iter().zip(&parts).all(|(kept, part)| {
            kept.account == part.account
                && is_equal(kept.faded(today, constants), part.faded(today, constants))
        });
    let same_balance = is_equal(kept.summary.balance.me, added.balance.me)
        && is_equal(kept.summary.balance.team, added.balance.team);
    let balance = added.balance;
    Ok(same_parts && same_balance && Summary { balance, ..kept.summary } == added)
}

/// Whether two sums are equal up to floating-point rounding.
fn is_equal(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

fn parts_of(conn: &Connection, stakeholder: Id) -> Result<Vec<Part>> {
    let mut query = conn.prepare_cached("SELECT parts FROM standing WHERE stakeholder = ?1")?;
    let parts = query.query_row([stakeholder], |row| RowReader::of(row).json()).optional()?;
    Ok(parts.unwrap_or_default())
}

impl Store {
    /// Returns where everyone stands on a day, by stakeholder. Someone missing has no entries.
    pub fn standings(
        &self,
        today: NaiveDate,
        constants: &Constants,
    ) -> Result<HashMap<Id, Standing>> {
        let mut query = self.conn.prepare(SELECT)?;
        let mut rows = query.query([])?;
        let mut standings = HashMap::new();
        while let Some(row) = rows.next()? {
            let kept = kept(row)?;
            standings.insert(kept.stakeholder, kept.on(&self.conn, today, constants)?);
        }
        Ok(standings)
    }

    /// Returns where a stakeholder stands on a day.
    pub fn standing(
        &self,
        stakeholder: Id,
        today: NaiveDate,
        constants: &Constants,
    ) -> Result<Standing> {
        let mut query = self.conn.prepare_cached(&format!("{SELECT} WHERE stakeholder = ?1"))?;
        match query.query_row([stakeholder], kept).optional()? {
            Some(kept) => kept.on(&self.conn, today, constants),
            None => Ok(Standing::default()),
        }
    }

    /// Returns the largest parts of both balances of a stakeholder, largest first, as large as they
    /// were on their day.
    pub fn largest_parts(
        &self,
        stakeholder: Id,
        today: NaiveDate,
        constants: &Constants,
    ) -> Result<Vec<Part>> {
        let mut query = self.conn.prepare_cached(&format!("{SELECT} WHERE stakeholder = ?1"))?;
        let kept = query.query_row([stakeholder], kept).optional()?;
        if kept.is_none_or(|kept| kept.holds_on(today, constants)) {
            return parts_of(&self.conn, stakeholder);
        }
        Ok(largest_parts(&credits(&self.conn, stakeholder, constants)?, today, constants))
    }
}
