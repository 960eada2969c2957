//! The oracle itself: section 2 of the contract, implemented a second time.

use chrono::NaiveDate;

use super::promises::{credits, promises_term};
use super::world::Account::{self, Me, Team};
use super::world::{Entry, Person, Pulse, World};

/// The whole score of one person on a day.
pub struct Standing {
    pub name: String,
    pub unit: Option<&'static str>,
    pub weight: f64,
    pub importance: f64,
    pub cadence: i64,
    pub last_contact: Option<NaiveDate>,
    pub team_last_contact: Option<NaiveDate>,
    pub routine_since: usize,
    pub days_since: Option<i64>,
    pub overdue: i64,
    pub ratio: f64,
    pub state: &'static str,
    pub me: f64,
    pub team: f64,
    pub recency: f64,
    pub promises: f64,
    pub trust: f64,
    pub balance: f64,
    pub priority: f64,
}

/// Returns the rows that `stale` should show, in order.
pub fn oracle_stale(world: &World, today: NaiveDate) -> Vec<Standing> {
    let mut rows = standings(world, today);
    rows.retain(|row| ["due", "overdue", "never"].contains(&row.state));
    sort(&mut rows, stale_score);
    rows
}

/// Returns the rows that `prioritize --all` should show, in order.
pub fn oracle_prioritize(world: &World, today: NaiveDate) -> Vec<Standing> {
    let mut rows = standings(world, today);
    rows.retain(|row| is_ranked_in(row.state));
    sort(&mut rows, |row| row.priority);
    rows
}

fn is_ranked_in(state: &str) -> bool {
    !["archived", "away", "unplaced"].contains(&state)
}

pub fn is_ranked(world: &World, who: usize, today: NaiveDate) -> bool {
    is_ranked_in(standing(world, who, today).state)
}

pub fn stale_score(row: &Standing) -> f64 {
    row.importance * row.recency
}

fn sort(rows: &mut [Standing], score: fn(&Standing) -> f64) {
    rows.sort_by(|a, b| {
        score(b)
            .total_cmp(&score(a))
            .then(b.ratio.total_cmp(&a.ratio))
            .then_with(|| a.name.cmp(&b.name))
    });
}

pub fn standings(world: &World, today: NaiveDate) -> Vec<Standing> {
    (0..world.people.len())
        .filter(|&who| !world.people[who].merged)
        .map(|who| standing(world, who, today))
        .collect()
}

fn standing(world: &World, who: usize, today: NaiveDate) -> Standing {
    let person = &world.people[who];
    let importance = importance(world, person);
    let cadence = cadence(world, person);
    let last_contact = last_real(world, who, Me, today);
    let since = days_between(last_contact.unwrap_or(person.added), today);
    let plain_ratio = since as f64 / cadence as f64;
    let ratio = if last_contact.is_some() { plain_ratio } else { plain_ratio.max(2.0) };
    let me = account_balance(world, who, Me, today);
    let team = account_balance(world, who, Team, today);
    let recency = 1.0 - 2f64.powf(-ratio * ratio);
    let both = me + team;
    let balance = if both < 0.0 { 1.0 - 2f64.powf(both / 4.0) } else { 0.0 };
    let promises = promises_term(world, who, today);
    let trust = trust_term(world, who, today);
    let urgency = 1.0 - (1.0 - recency) * (1.0 - promises) * (1.0 - trust) * (1.0 - balance);
    Standing {
        name: person.name.clone(),
        unit: person.unit.map(|unit| world.units[unit].name),
        weight: weight(world, person),
        importance,
        cadence,
        last_contact,
        team_last_contact: last_real(world, who, Team, today),
        routine_since: routine_since(world, who, last_contact, today),
        days_since: last_contact.map(|_| since),
        overdue: since - cadence,
        ratio,
        state: state(person, last_contact, ratio, today),
        me,
        team,
        recency,
        promises,
        trust,
        balance,
        priority: 100.0 * importance * urgency,
    }
}

pub fn days_between(first: NaiveDate, second: NaiveDate) -> i64 {
    (second - first).num_days()
}

fn weight(world: &World, person: &Person) -> f64 {
    match person.unit {
        Some(unit) => world.units[unit].weight,
        None => world.units.iter().map(|unit| unit.weight).fold(f64::INFINITY, f64::min),
    }
}

pub fn importance(world: &World, person: &Person) -> f64 {
    let heaviest = world.units.iter().map(|unit| unit.weight).fold(0.0, f64::max);
    weight(world, person) / heaviest * person.influence
}

fn cadence(world: &World, person: &Person) -> i64 {
    let of_unit = person.unit.and_then(|unit| world.units[unit].cadence);
    let by_importance = (14.0 / importance(world, person) + 0.5).floor() as i64;
    person.cadence.or(of_unit).unwrap_or(by_importance.clamp(14, 180))
}

fn entries_until(world: &World, who: usize, today: NaiveDate) -> impl Iterator<Item = &Entry> {
    world.entries.iter().filter(move |entry| entry.who.contains(&who) && entry.date <= today)
}

fn last_real(world: &World, who: usize, account: Account, today: NaiveDate) -> Option<NaiveDate> {
    entries_until(world, who, today)
        .filter(|entry| entry.kind.real && entry.account == account)
        .map(|entry| entry.date)
        .max()
}

fn routine_since(
    world: &World,
    who: usize,
    last_contact: Option<NaiveDate>,
    today: NaiveDate,
) -> usize {
    entries_until(world, who, today)
        .filter(|entry| entry.kind.name() == "meeting")
        .filter(|entry| last_contact.is_none_or(|last| entry.date > last))
        .count()
}

fn account_balance(world: &World, who: usize, account: Account, today: NaiveDate) -> f64 {
    let mut sum = 0.0;
    for entry in entries_until(world, who, today) {
        if entry.account == account {
            sum += faded(entry.deposit + f64::from(entry.gut), entry.date, today);
        }
    }
    for (worth, date) in credits(world, who, account) {
        if date <= today {
            sum += faded(worth, date, today);
        }
    }
    sum
}

fn faded(worth: f64, date: NaiveDate, today: NaiveDate) -> f64 {
    worth * 2f64.powf(-days_between(date, today) as f64 / 90.0)
}

fn trust_term(world: &World, who: usize, today: NaiveDate) -> f64 {
    f64::max(distrust(world, who, Me, today), distrust(world, who, Team, today))
}

fn distrust(world: &World, who: usize, account: Account, today: NaiveDate) -> f64 {
    match latest_pulse(world, who, account, today) {
        Some(pulse) if days_between(pulse.date, today) <= 365 => {
            f64::max(0.0, (3.0 - pulse.score) / 5.0)
        }
        _ => 0.0,
    }
}

/// Returns the latest pulse of an account; of two on the same day, the one recorded last.
pub fn latest_pulse(
    world: &World,
    who: usize,
    account: Account,
    today: NaiveDate,
) -> Option<&Pulse> {
    let mut latest: Option<&Pulse> = None;
    for pulse in &world.pulses {
        if pulse.who != who || pulse.account != account || pulse.date > today {
            continue;
        }
        if latest.is_none_or(|before| pulse.date >= before.date) {
            latest = Some(pulse);
        }
    }
    latest
}

fn state(
    person: &Person,
    last_contact: Option<NaiveDate>,
    ratio: f64,
    today: NaiveDate,
) -> &'static str {
    if person.archived {
        "archived"
    } else if person.away_until.is_some_and(|until| today < until) {
        "away"
    } else if last_contact.is_none() && person.unit.is_none() {
        "unplaced"
    } else if last_contact.is_none() {
        "never"
    } else if ratio < 1.0 {
        "fresh"
    } else if ratio < 2.0 {
        "due"
    } else {
        "overdue"
    }
}
