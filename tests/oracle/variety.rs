//! Checks that everything occurs in a life: a comparison proves little in a world in which nothing
//! goes wrong.

use chrono::NaiveDate;

use super::contract::{Standing, days_between, is_ranked, latest_pulse, standings};
use super::life::{ARCHIVED, AWAY, ENTRIES, INTO, Life};
use super::promises::{
    days_late, due_on, is_open, is_silent, last_said, moved_in_time, quarter_of_term,
    silence_allowed, worth_of_end, worth_of_move,
};
use super::world::Account::{Me, Team};
use super::world::{KINDS, Promise, Pulse, Word, World};
use super::{DAYS, LAST_DAY};

pub fn assert_everything_occurs(life: &Life) {
    let mut missing = Vec::new();
    people(&life.world, &mut missing);
    promises(&life.world, &mut missing);
    edges_of_promises(&life.world, &mut missing);
    pulses(&life.world, &mut missing);
    let seed = life.journal.seed;
    assert!(missing.is_empty(), "seed {seed}: in this life there is no {}", missing.join(", no "));
}

type Missing = Vec<String>;

fn must(occur: bool, what: &str, missing: &mut Missing) {
    if !occur {
        missing.push(what.to_owned());
    }
}

fn people(world: &World, missing: &mut Missing) {
    let rows = standings(world, LAST_DAY);
    for state in ["archived", "away", "unplaced", "never", "fresh", "due", "overdue"] {
        must(rows.iter().any(|row| row.state == state), &format!("{state} person"), missing);
    }
    let some = |which: fn(&Standing) -> bool| rows.iter().any(which);
    must(some(|row| row.state == "fresh" && row.balance > 0.0), "fresh one in the red", missing);
    must(some(|row| row.me + row.team > 4.0), "setback covered", missing);
    must(
        some(|row| row.routine_since > 0 && row.last_contact.is_some()),
        "meeting since a contact",
        missing,
    );
    let only = |which: fn(&Standing) -> bool| {
        let fresh = |row: &Standing| row.state == "fresh" && row.balance == 0.0 && which(row);
        DAYS.iter().any(|&today| standings(world, today).iter().any(fresh))
    };
    must(only(|row| row.promises > 0.0 && row.trust == 0.0), "promise as only reason", missing);
    must(only(|row| row.trust > 0.0 && row.promises == 0.0), "distrust as only reason", missing);
    must(world.entries.len() >= ENTRIES, "full journal", missing);
    for kind in &KINDS {
        let used = world.entries.iter().any(|entry| entry.kind.name() == kind.name());
        must(used, kind.name(), missing);
    }
}

fn promises(world: &World, missing: &mut Missing) {
    let any = |which: &dyn Fn(&Promise) -> bool| world.promises.iter().any(which);
    for word in Word::ALL {
        for status in ["open", "kept", "broken", "moved"] {
            let one = |promise: &Promise| {
                promise.word == word && !promise.theirs && has_been(promise, status)
            };
            must(any(&one), &format!("{} {status}", word.name()), missing);
        }
    }
    for account in [Me, Team] {
        for status in ["open", "kept", "broken"] {
            let one = |promise: &Promise| {
                promise.account == account && !promise.theirs && has_been(promise, status)
            };
            must(any(&one), &format!("{status} on account {}", account.name()), missing);
        }
    }
    let ended = |promise: &Promise, status| !promise.theirs && has_been(promise, status);
    must(any(&|one| ended(one, "dropped")), "promise dropped", missing);
    must(any(&|one| ended(one, "kept") && worth_of_end(one) == 0.0), "kept late", missing);
    must(
        any(&|one| ended(one, "kept") && due_on(one, LAST_DAY).is_none()),
        "kept without due date",
        missing,
    );
    must(any(&|one| one.theirs && one.end.is_some()), "ended promise of theirs", missing);
    must(any(&|one| one.theirs && !one.moves.is_empty()), "moved promise of theirs", missing);
    must(any(&|one| first_move(one) == Some(-1)), "move before the due day", missing);
    must(any(&|one| first_move(one) == Some(0)), "move on the due day", missing);
    must(
        any(&|one| first_move(one) > Some(0) && worth_of_move(one, 0) < 0.0),
        "costly first move",
        missing,
    );
    must(any(&|one| !one.moves.is_empty() && one.due.is_none()), "move from nowhere", missing);
    must(
        any(&|one| one.moves.len() > 1 && moved_in_time(one) && worth_of_move(one, 1) < 0.0),
        "costly second move",
        missing,
    );
    must(any(&|one| one.who == INTO), "promise of the one merged into", missing);
    must(any(&|one| one.who == ARCHIVED), "promise to the archived", missing);
    must(any(&|one| one.who == AWAY), "promise to the one away", missing);
}

fn has_been(promise: &Promise, status: &str) -> bool {
    match status {
        "open" => promise.end.is_none(),
        "moved" => !promise.moves.is_empty(),
        _ => promise.end.as_ref().is_some_and(|end| end.status == status),
    }
}

/// Returns -1, 0 or 1 if the first move was before, on or after the day the promise was due.
fn first_move(promise: &Promise) -> Option<i64> {
    let moved = promise.moves.first()?;
    Some(days_between(promise.due?, moved.date).signum())
}

/// Checks that on some day, some promise to a ranked person is on each side of each boundary.
fn edges_of_promises(world: &World, missing: &mut Missing) {
    let on_some_day = |which: &dyn Fn(&Promise, NaiveDate) -> bool| {
        DAYS.iter().any(|&today| {
            let mut counted =
                world.promises.iter().filter(|one| !one.theirs && is_open(one, today));
            counted.any(|promise| which(promise, today) && is_ranked(world, promise.who, today))
        })
    };
    let quiet = |one: &Promise, today| days_between(last_said(one, today), today) as f64;
    let allowed = |one: &Promise, today| silence_allowed(world, one, today);
    let mut edge = |what: &str, which: &dyn Fn(&Promise, NaiveDate) -> bool| {
        must(on_some_day(which), what, missing);
    };
    edge("silence just borne", &|one, today| quiet(one, today) == allowed(one, today));
    edge("silence a day longer than the shortest", &|one, today| {
        quiet(one, today) == 8.0 && allowed(one, today) == 7.0 && days_late(one, today).is_none()
    });
    edge("silence a day longer than the longest", &|one, today| {
        quiet(one, today) == 31.0 && allowed(one, today) == 30.0 && days_late(one, today).is_none()
    });
    edge("silence a bit longer than a quarter", &|one, today| {
        quiet(one, today) - quarter_of_term(one, today) == 0.25
            && allowed(one, today) == quarter_of_term(one, today)
    });
    edge("silence a day too long for one who wants news", &|one, today| {
        let by_term = quarter_of_term(one, today).clamp(7.0, 30.0);
        quiet(one, today) - allowed(one, today) == 1.0 && quiet(one, today) < by_term
    });
    edge("silence too long for one who asks for little", &|one, today| {
        let asked = world.people[one.who].updates_every.map(|days| days as f64);
        quiet(one, today) > allowed(one, today) && asked >= Some(quiet(one, today))
    });
    edge("silence broken by an update", &|one, today| {
        one.updates.iter().any(|&date| date <= today) && !is_silent(world, one, today)
    });
    edge("new silence after an update", &|one, today| {
        one.updates.iter().any(|&date| date <= today) && is_silent(world, one, today)
    });
    edge("promise past due, and not silent", &|one, today| {
        days_late(one, today).is_some() && !is_silent(world, one, today)
    });
    edge("intention past due, and silent", &|one, today| {
        let silent = is_silent(world, one, today);
        one.word == Word::Intention && days_late(one, today).is_some() && silent
    });
    edge("promise due today", &|one, today| due_on(one, today) == Some(today));
    edge("promise one day late", &|one, today| days_late(one, today) == Some(1));
    edge("promise not yet moved", &|one, today| {
        due_on(one, today) != due_on(one, LAST_DAY) && !one.moves.is_empty()
    });
    edge("promise not yet closed", &|one, _| one.end.is_some());
}

fn pulses(world: &World, missing: &mut Missing) {
    let aged = |age: i64| {
        DAYS.iter().any(|&today| {
            let low = world.pulses.iter().filter(|one| one.score < 3.0);
            low.filter(|one| days_between(one.date, today) == age)
                .any(|one| is_latest(world, one, today) && is_ranked(world, one.who, today))
        })
    };
    must(aged(365), "low pulse of a year", missing);
    must(aged(366), "low pulse of a year and a day", missing);
    let same_day = |one: &Pulse, other: &Pulse| {
        let same = one.who == other.who && one.account == other.account && one.date == other.date;
        same && (one.score - other.score).abs() > 1e-6
    };
    let corrected = world.pulses.iter().any(|one| {
        let last = is_latest(world, one, one.date);
        last && one.score < 3.0
            && is_ranked(world, one.who, LAST_DAY)
            && world.pulses.iter().any(|other| same_day(one, other))
    });
    must(corrected, "second pulse of a day", missing);
    let fine = |score: f64| score.fract() > 1e-6 && (score * 4.0).fract() > 1e-6;
    must(world.pulses.iter().any(|one| one.score < 3.0 && fine(one.score)), "odd score", missing);
    must(world.pulses.iter().any(|one| one.who == INTO), "pulse of the one merged into", missing);
}

fn is_latest(world: &World, pulse: &Pulse, today: NaiveDate) -> bool {
    latest_pulse(world, pulse.who, pulse.account, today).is_some_and(|one| one.id == pulse.id)
}
