//! Random journals: exported, imported and merged.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::export;
use crate::support::{Sandbox, rounds};

/// People and units have numbers, by which other records refer to them.
const PEOPLE: usize = 4;
const UNITS: usize = 2;

/// A record with a uid of its own: its noun and fields.
type Record = (&'static str, Value);

fn uid(number: usize) -> String {
    // Scattered, so that records come before and after the people they are about.
    format!("01a1fb67-1800-7000-8000-{:012x}", number * 7919 % 100_003)
}

fn unit(number: usize) -> Value {
    (number < UNITS).then(|| uid(number)).into()
}

fn person(number: usize) -> String {
    uid(UNITS + number % PEOPLE)
}

fn text() -> impl Strategy<Value = String> {
    let any = prop::collection::vec(any::<char>(), 0..40).prop_map(|it| it.into_iter().collect());
    prop_oneof![any, "[a-z =,;:'\"\\\\\n\r\t\u{0}\u{1b}\u{85}\u{2028}\u{feff}🦀é]{0,20}"]
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..3)
}

/// Generates the part of a name after its number.
fn name() -> impl Strategy<Value = String> {
    "[a-zA-Zéß山🦀,;:'\"\\\\.-]{0,20}"
}

fn day() -> impl Strategy<Value = String> {
    (1900..2100, 1..=12, 1..=28)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"))
}

fn birthday() -> impl Strategy<Value = String> {
    prop_oneof![day(), day().prop_map(|day| format!("-{}", &day[4..]))]
}

fn maybe<T: std::fmt::Debug>(some: impl Strategy<Value = T>) -> impl Strategy<Value = Option<T>> {
    prop::option::of(some)
}

fn days() -> impl Strategy<Value = Option<u32>> {
    maybe(1..=u32::MAX)
}

fn account() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["me", "team"])
}

fn a_unit(number: usize) -> impl Strategy<Value = Record> {
    let weight = prop_oneof![0.001..100.0, prop::num::f64::POSITIVE];
    (name(), weight, days(), maybe(text())).prop_map(move |(name, weight, cadence, why)| {
        let name = format!("u{number}{name}");
        ("unit", json!({ "name": name, "weight": weight, "cadence_days": cadence, "why": why }))
    })
}

fn a_person(number: usize) -> impl Strategy<Value = Record> {
    let words = (name(), maybe(text()), maybe(text()), texts(), texts());
    let numbers = (0..=UNITS, f64::EPSILON..1.0, days(), days());
    let dates = (maybe(day()), maybe(birthday()), day(), maybe(day()));
    (words, numbers, dates).prop_map(move |(words, numbers, dates)| {
        let (name, role, phone, tags, emails) = words;
        let (in_unit, influence, cadence, updates_every) = numbers;
        let (away_until, birthday, added, archived) = dates;
        let fields = json!({
            "name": format!("p{number}{name}"), "role": role, "unit": unit(in_unit),
            "influence": influence, "cadence_days": cadence, "updates_every_days": updates_every,
            "away_until": away_until, "phone": phone, "birthday": birthday, "added": added,
            "archived": archived, "aliases": [format!("alias {number}")], "tags": tags,
            "emails": emails,
        });
        ("stakeholder", fields)
    })
}

fn an_entry() -> impl Strategy<Value = Record> {
    let words = (text(), maybe(text()), maybe(text()), "[a-z]{1,9}");
    let with = prop::collection::btree_set(0..PEOPLE, 1..PEOPLE);
    let worth = (account(), -1000.0..1000.0, -2..=2, any::<(bool, bool, bool)>());
    let outcome = maybe(prop::sample::select(vec!["granted", "refused"]));
    (words, with, worth, day(), outcome).prop_map(|(words, with, worth, date, outcome)| {
        let (note, by, via, kind) = words;
        let (account, deposit, gut, (real, in_person, inbound)) = worth;
        let mut with: Vec<String> = with.into_iter().map(person).collect();
        with.sort();
        let fields = json!({
            "date": date, "kind": kind, "account": account, "real": real, "in_person": in_person,
            "side": "both", "deposit": deposit, "gut": gut, "note": note, "by": by, "via": via,
            "inbound": inbound, "outcome": outcome, "stakeholders": with,
        });
        ("entry", fields)
    })
}

fn a_promise() -> impl Strategy<Value = Record> {
    let words = (text(), maybe(text()), maybe(text()), text());
    let dates = (day(), maybe(day()), maybe(day()), day());
    let status = prop::sample::select(vec!["open", "kept", "broken", "dropped"]);
    let rest = (0..PEOPLE, account(), any::<(bool, bool, bool)>(), maybe(0..1_000_000), status);
    (words, dates, rest).prop_map(|(words, dates, rest)| {
        let (text, measure, risk, said) = words;
        let (made, due, closed, moved) = dates;
        let (to, account, (theirs, heard, ended), effort, status) = rest;
        let fields = json!({
            "stakeholder": person(to), "account": account, "theirs": theirs, "kind": "best-effort",
            "text": text, "made": made, "due": due, "measure": measure, "risk": risk,
            "heard": heard, "estimate": effort.map(|days| format!("{days} d")), "actual": null,
            "status": status, "closed": closed, "history": [{
                "date": made, "note": said, "moved": { "from": due, "to": moved }, "ended": ended,
            }],
        });
        ("promise", fields)
    })
}

fn a_fact_or_a_pulse() -> impl Strategy<Value = Record> {
    let fact = (0..PEOPLE, text(), day()).prop_map(|(who, text, date)| {
        let who = person(who);
        ("fact", json!({ "stakeholder": who, "topic": "goal", "text": text, "date": date }))
    });
    let scores = (1.0..=5.0, maybe(1..=5), maybe(1..=5));
    let pulse = (0..PEOPLE, day(), account(), scores, maybe(text()));
    let pulse = pulse.prop_map(|(who, date, account, (score, reliable, character), quote)| {
        let fields = json!({
            "stakeholder": person(who), "date": date, "account": account, "score": score,
            "credible": null, "reliable": reliable, "transparent": null, "attentive": 5,
            "character": character, "quote": quote,
        });
        ("pulse", fields)
    });
    prop_oneof![fact, pulse]
}

fn a_card() -> impl Strategy<Value = Record> {
    let words = (0..PEOPLE, name(), texts(), texts(), maybe(text()), maybe(text()));
    (words, 0..=UNITS, maybe(birthday())).prop_map(|(words, in_unit, birthday)| {
        let (of, name, nicknames, emails, phone, role) = words;
        let fields = json!({
            "stakeholder": person(of), "name": name, "nicknames": nicknames, "emails": emails,
            "phone": phone, "role": role, "unit": unit(in_unit), "birthday": birthday,
        });
        ("card", fields)
    })
}

/// Generates a record that nothing refers to, or the tombstone of one.
fn another() -> impl Strategy<Value = Record> {
    prop_oneof![
        3 => an_entry(),
        1 => a_promise(),
        1 => a_fact_or_a_pulse(),
        1 => a_card(),
        1 => Just(("entry", json!({ "deleted": true }))),
    ]
}

fn moment() -> impl Strategy<Value = String> {
    (day(), 0..24, 0..1000).prop_map(|(day, hour, ms)| format!("{day}T{hour:02}:59:07.{ms:03}Z"))
}

fn line(number: usize, modified: &str, mark: Option<&str>, (noun, fields): &Record) -> String {
    let mut line = json!({ "uid": uid(number), "modified": modified, "noun": noun });
    let whole = line.as_object_mut().expect("an object");
    let mut fields = fields.as_object().expect("fields").clone();
    whole.extend(fields.remove("deleted").map(|it| ("deleted".to_owned(), it)));
    whole.extend(mark.map(|mark| ("mark".to_owned(), mark.into())));
    whole.extend(fields);
    line.to_string()
}

/// Generates two states of a record, or two records with one uid, each with the time of its change.
fn states(
    number: usize,
    record: impl Strategy<Value = Record> + 'static,
) -> impl Strategy<Value = (String, [(String, String); 2])> {
    let mark = maybe(prop::sample::select(vec!["imported", "edited"]));
    let state = (moment(), mark, record).boxed();
    (state.clone(), state)
        .prop_filter("the later of two", |(one, other)| one.0 != other.0 && one.2.0 == other.2.0)
        .prop_map(move |(one, other)| {
            let line = |(modified, mark, record): (String, Option<&str>, Record)| {
                (modified.clone(), line(number, &modified, mark, &record))
            };
            (uid(number), [line(one), line(other)])
        })
}

/// Generates two journals of the same people and units, each in its own state.
fn two_journals() -> impl Strategy<Value = [BTreeMap<String, (String, String)>; 2]> {
    let units: Vec<_> = (0..UNITS).map(|n| states(n, a_unit(n))).collect();
    let people = UNITS..UNITS + PEOPLE;
    let people: Vec<_> = people.map(|n| states(n, a_person(n))).collect();
    let others: Vec<_> =
        (0..12).map(|n| (states(UNITS + PEOPLE + n, another()), any::<(bool, bool)>())).collect();
    (units, people, others).prop_map(|(units, people, others)| {
        let mut journals = [BTreeMap::new(), BTreeMap::new()];
        for (uid, [one, other]) in units.into_iter().chain(people) {
            journals[0].insert(uid.clone(), one);
            journals[1].insert(uid, other);
        }
        for ((uid, [one, other]), (is_in_one, is_in_other)) in others {
            journals[0].extend(is_in_one.then_some((uid.clone(), one)));
            journals[1].extend(is_in_other.then_some((uid, other)));
        }
        journals
    })
}

fn lines(journal: &BTreeMap<String, (String, String)>) -> String {
    journal.values().map(|(_, line)| format!("{line}\n")).collect()
}

/// Creates a journal from these imports, one after another.
fn journal_of(imports: &[&str]) -> Sandbox {
    let sandbox = Sandbox::new();
    for lines in imports {
        sandbox.file("journal.jsonl", lines);
        sandbox.rel("import journal.jsonl").succeeds();
    }
    sandbox
}

/// Compares two exports; fails with the first line that differs.
fn same(found: &str, wanted: &str) -> Result<(), TestCaseError> {
    for (found, wanted) in found.lines().zip(wanted.lines()) {
        prop_assert_eq!(found, wanted);
    }
    prop_assert!(found == wanted);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: rounds(4, 12), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_journal_is_exported_as_it_was_imported([journal, _] in two_journals()) {
        let lines = lines(&journal);
        let sandbox = journal_of(&[&lines]);
        same(&export(&sandbox), &lines)?;
        // Every page can be shown.
        for line in ["today", "stale", "prioritize --explain", "review", "list entries", "doctor"] {
            prop_assert!(matches!(sandbox.rel(line).code, Some(0 | 1)), "{}", line);
        }
    }

    #[test]
    fn the_later_change_wins_in_any_two_journals([one, other] in two_journals()) {
        let mut latest = one.clone();
        for (uid, state) in &other {
            let known = latest.entry(uid.clone()).or_insert_with(|| state.clone());
            if known.0 < state.0 {
                known.clone_from(state);
            }
        }
        let (one, other, latest) = (lines(&one), lines(&other), lines(&latest));
        for imports in [
            &[&*one, &other][..],
            &[&other, &one],
            &[&one, &other, &one, &other],
            &[&format!("{one}{other}")],
        ] {
            same(&export(&journal_of(imports)), &latest)?;
        }
    }
}
