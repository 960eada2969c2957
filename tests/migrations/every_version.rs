//! Each version of the schema has a journal that opens, is upgraded and keeps everything.

use std::collections::BTreeMap;
use std::fs;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::{content, files, fixture, of_version, version};
use crate::support::Sandbox;

/// The table whose content follows from that of others, and is made anew.
const DERIVED: &str = "standing";

/// Returns the version that a new journal has.
fn latest() -> usize {
    let found = version(&Sandbox::with_people().journal());
    usize::try_from(found).expect("a version")
}

/// Returns the content of each column of each table, by table and column.
fn columns(sandbox: &Sandbox) -> BTreeMap<(String, String), Vec<Value>> {
    let conn = Connection::open(sandbox.journal()).expect("the journal");
    let texts = |sql: &str| -> Vec<String> {
        let mut query = conn.prepare(sql).expect("a query");
        let rows = query.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("texts")
    };
    let mut found = BTreeMap::new();
    for table in texts("SELECT name FROM sqlite_schema WHERE type = 'table'") {
        let info = format!("FROM pragma_table_info('{table}')");
        let key = texts(&format!("SELECT name {info} WHERE pk > 0 ORDER BY pk")).join(", ");
        for column in texts(&format!("SELECT name {info}")) {
            let order = if key.is_empty() { "rowid" } else { &key };
            let sql = format!("SELECT {column} FROM {table} ORDER BY {order}");
            let mut query = conn.prepare(&sql).expect("a query");
            let rows = query.query_map([], |row| row.get(0)).expect("rows");
            let values = rows.collect::<Result<_, _>>().expect("values");
            found.insert((table.clone(), column), values);
        }
    }
    found
}

#[test]
fn every_earlier_version_has_a_fixture() {
    for earlier in 1..latest() {
        assert_eq!(version(&fixture(earlier)), i32::try_from(earlier).expect("a version"));
    }
}

#[test]
fn every_earlier_version_is_read_and_left_alone() {
    for earlier in 1..latest() {
        let sandbox = of_version(earlier);
        let before = fs::read(sandbox.journal()).expect("a journal");
        for line in super::READING.iter().chain(&["list pulses", "export", "doctor"]) {
            let seen = sandbox.rel(line);
            assert!(!seen.stdout.is_empty() || earlier < 2, "version {earlier}: {line}");
            assert!(fs::read(sandbox.journal()).expect("a journal") == before, "{line}");
            assert_eq!(files(&sandbox), ["journal.db"], "{line}");
        }
    }
}

#[test]
fn every_earlier_version_keeps_all_its_rows() {
    for earlier in 1..latest() {
        let sandbox = of_version(earlier);
        let (before, old) = (columns(&sandbox), content(&sandbox.journal()));
        let exported = sandbox.rel("export").succeeds().stdout;
        let steps = sandbox.json("undo --list");
        sandbox.rel("unit add Legal").succeeds();
        sandbox.rel("undo").succeeds();
        let after = columns(&sandbox);
        for ((table, column), values) in &before {
            if table == DERIVED || table == "sqlite_sequence" {
                continue;
            }
            assert!(after.contains_key(&(table.clone(), column.clone())), "{table}.{column}");
            // The tombstone of the unit comes last.
            let kept = after[&(table.clone(), column.clone())].iter().take(values.len());
            let (kept, expected): (Vec<_>, Vec<_>) = (kept.collect(), values.iter().collect());
            assert_eq!(kept, expected, "version {earlier}: {table}.{column}");
        }
        let lines = sandbox.rel("export").succeeds().stdout;
        for line in exported.lines() {
            assert!(lines.contains(line), "version {earlier} lost {line}");
        }
        assert_eq!(lines.lines().count(), exported.lines().count() + 1, "and a tombstone");
        assert_eq!(sandbox.json("undo --list"), steps, "version {earlier}");
        let copy = sandbox.path(&format!("journal.db.v{earlier}"));
        assert!(content(&copy) == old, "version {earlier}");
        let report: serde_json::Value =
            serde_json::from_str(&sandbox.rel("doctor --format json").stdout).expect("JSON");
        let faults = report["checks"].as_array().expect("checks").iter();
        let faults: Vec<_> =
            faults.filter(|it| it["ok"] == false && it["name"] != "permissions").collect();
        assert!(faults.is_empty(), "version {earlier}: {faults:?}");
    }
}

#[test]
fn every_step_of_an_earlier_version_can_be_undone() {
    for earlier in 1..latest() {
        let sandbox = of_version(earlier);
        let steps = sandbox.json("undo --list").as_array().map_or(0, Vec::len);
        for _ in 0..steps {
            sandbox.rel("undo").succeeds();
        }
        assert_eq!(sandbox.json("undo --list"), serde_json::json!([]));
        assert_eq!(sandbox.json("list units"), serde_json::json!([]), "version {earlier}");
    }
}

#[test]
fn a_journal_of_version_3_has_every_noun() {
    let sandbox = of_version(3);
    let lines = sandbox.rel("export").succeeds().stdout;
    for noun in rel_journal::model::Noun::ALL {
        assert!(lines.contains(&format!("\"noun\":\"{}\"", noun.name())), "no {}", noun.name());
    }
    for mark in ["imported", "forgotten"] {
        assert!(lines.contains(&format!("\"mark\":\"{mark}\"")), "nothing is {mark}");
    }
    assert!(lines.contains("\"merged_into\":"), "no one was merged");
    insta::assert_snapshot!(sandbox.session(&["list entries", "list promises", "list pulses"]), @"
    $ rel list entries
    There are 6 entries, the newest first.
     ID  DATE         KIND     WITH                               WORTH  NOTE
    #19  10 Dec 2026  ask      Neal Wallace                        -2.0  headcount
    #13  25 Oct 2026  meeting  Neal Wallace                        team  handed over (by Priya Shah)
    #12  25 Oct 2026  hearsay  Zoë Ångström                              she wants the CRM (via Neal)
    #11  25 Oct 2026  setback  Cassandra Kelly, Neal Wallace  -4.0 team  the ERP was down
    #10  20 Oct 2026  coffee   Cassandra Kelly                     +2.0  the Yankees (they came to you)
     #9  12 Oct 2026  talk     Neal Wallace                        +1.0  Budget

    $ rel list promises
    There are 3 promises, the oldest first.
     ID  NAME             WHOSE   KIND         WHAT           STATUS
    #15  Cassandra Kelly  me      commitment   the ERP date   silent for 19 days
    #16  Neal Wallace     me      best-effort  the ad report  kept
    #17  Cassandra Kelly  theirs  commitment   her numbers    1 day late

    $ rel list pulses
    There is 1 pulse, the newest first.
     ID  DATE            NAME             ABOUT  SCORE  WEAKEST     QUOTE
    #18  Mon 2 Nov 2026  Cassandra Kelly  team     2.5  reliable 2  too slow
    ");
}
