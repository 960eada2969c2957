//! Comparing what `rel` says with what the oracle says.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::contract::{Standing, oracle_prioritize, oracle_stale, stale_score};
use super::life::Life;
use super::promises::{due_on, is_silent, last_update};
use super::world::{Promise, Pulse};

/// All differences of one seed, collected so that one run shows the pattern behind them.
pub struct Differences(pub Vec<String>);

impl Differences {
    /// Records one difference.
    fn note(&mut self, at: &str, what: &str, rel: impl ToString, oracle: impl ToString) {
        let (rel, oracle) = (rel.to_string(), oracle.to_string());
        self.0.push(format!("{at}: {what}: rel says {rel}, the oracle {oracle}"));
    }

    /// Compares one key of a row; numbers may differ by 1e-6.
    fn agree(&mut self, at: &str, row: &Value, key: &str, oracle: impl Into<Value>) {
        let oracle = oracle.into();
        let Some(rel) = row.pointer(&format!("/{}", key.replace('.', "/"))) else {
            return self.note(at, key, "nothing (no such key)", oracle);
        };
        let same = match (rel.as_f64(), oracle.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-6,
            _ => *rel == oracle,
        };
        if !same {
            self.note(at, key, rel, oracle);
        }
    }

    /// Fails if there are differences, and shows the first 40.
    pub fn report(self) {
        let shown: Vec<&str> = self.0.iter().take(40).map(String::as_str).collect();
        assert!(shown.is_empty(), "{} differences:\n{}", self.0.len(), shown.join("\n"));
    }
}

pub fn name_of(row: &Value) -> &str {
    row["name"].as_str().unwrap_or("(no name)")
}

/// Compares which people are listed, and in which order. Returns each row of `rel` with the
/// oracle's for the same person.
fn pair<'a>(
    at: &str,
    rel: &'a [Value],
    oracle: &'a [Standing],
    score: fn(&Standing) -> f64,
    found: &mut Differences,
) -> Vec<(&'a Value, &'a Standing)> {
    let paired: Vec<(&Value, &Standing)> = rel
        .iter()
        .filter_map(|row| Some((row, oracle.iter().find(|one| one.name == name_of(row))?)))
        .collect();
    let mut got: Vec<&str> = rel.iter().map(name_of).collect();
    let mut want: Vec<&str> = oracle.iter().map(|row| row.name.as_str()).collect();
    got.sort_unstable();
    want.sort_unstable();
    for name in want.iter().filter(|name| !got.contains(name)) {
        found.note(&format!("{at}, {name}"), "listed", "no", "yes");
    }
    for name in got.iter().filter(|name| !want.contains(name)) {
        found.note(&format!("{at}, {name}"), "listed", "yes", "no");
    }
    if got.windows(2).any(|two| two[0] == two[1]) {
        found.note(at, "names", format!("someone twice: {got:?}"), "everyone once");
    }
    for two in paired.windows(2) {
        let (before, after) = (two[0].1, two[1].1);
        if out_of_order(before, after, score) {
            let key = |row: &Standing| {
                format!("{} (score {}, ratio {})", row.name, score(row), row.ratio)
            };
            let place = format!("{at}, {}", after.name);
            found.note(
                &place,
                "order",
                format!("after {}", key(before)),
                format!("before, {}", key(after)),
            );
        }
    }
    paired
}

/// Returns whether two neighbours are surely in the wrong order; near-ties may be in either.
fn out_of_order(before: &Standing, after: &Standing, score: fn(&Standing) -> f64) -> bool {
    let gap = score(before) - score(after);
    if gap.abs() > 1e-9 {
        return gap < 0.0;
    }
    let exact_tie = same_score_surely(before, after, score);
    exact_tie
        && (before.ratio < after.ratio || before.ratio == after.ratio && before.name > after.name)
}

/// Returns whether the scores are exactly equal, whatever the order of the arithmetic.
fn same_score_surely(a: &Standing, b: &Standing, score: fn(&Standing) -> f64) -> bool {
    let same_place = a.weight == b.weight && a.importance == b.importance;
    let same_past = a.ratio == b.ratio && score(a) == score(b);
    let recency_is_one = a.ratio > 8.0 && b.ratio > 8.0;
    same_place && (same_past || recency_is_one)
}

fn compare_shared(at: &str, row: &Value, want: &Standing, found: &mut Differences) {
    found.agree(at, row, "unit", want.unit);
    found.agree(at, row, "weight", want.weight);
    found.agree(at, row, "importance", want.importance);
    found.agree(at, row, "state", want.state);
    found.agree(at, row, "last_contact", iso(want.last_contact));
    found.agree(at, row, "days_since", want.days_since);
    found.agree(at, row, "cadence_days", want.cadence);
}

fn iso(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// Compares all rows of `stale` on a day.
pub fn compare_stale(life: &Life, today: NaiveDate, found: &mut Differences) {
    let rows = life.journal.rows(today, "stale");
    let oracle = oracle_stale(&life.world, today);
    let at = format!("seed {}, {today}, stale", life.journal.seed);
    for (row, want) in pair(&at, &rows, &oracle, stale_score, found) {
        let at = format!("{at}, {}", want.name);
        compare_shared(&at, row, want, found);
        found.agree(&at, row, "overdue_days", want.overdue);
        found.agree(&at, row, "ratio", want.ratio);
        found.agree(&at, row, "routine_since", want.routine_since);
        found.agree(&at, row, "team_last_contact", iso(want.team_last_contact));
    }
}

/// Compares all rows of `prioritize` on a day, with and without `--all`.
pub fn compare_prioritize(life: &Life, today: NaiveDate, found: &mut Differences) {
    let rows = life.journal.rows(today, "prioritize --all -n 1000");
    let oracle = oracle_prioritize(&life.world, today);
    let at = format!("seed {}, {today}, prioritize", life.journal.seed);
    for (index, (row, want)) in
        pair(&at, &rows, &oracle, |row| row.priority, found).into_iter().enumerate()
    {
        let at = format!("{at}, {}", want.name);
        compare_shared(&at, row, want, found);
        found.agree(&at, row, "rank", index + 1);
        found.agree(&at, row, "priority", want.priority);
        found.agree(&at, row, "urgency.recency", want.recency);
        found.agree(&at, row, "urgency.promises", want.promises);
        found.agree(&at, row, "urgency.trust", want.trust);
        found.agree(&at, row, "urgency.balance", want.balance);
        found.agree(&at, row, "balance.me", want.me);
        found.agree(&at, row, "balance.team", want.team);
        compare_resilience(&at, row, want, found);
        compare_advice(&at, row, found);
    }
    compare_subset(life, today, &rows, &oracle, found);
}

/// Compares resilience, except where rounding alone decides between two numbers.
fn compare_resilience(at: &str, row: &Value, want: &Standing, found: &mut Differences) {
    let setbacks = (want.me + want.team) / 4.0;
    let on_the_edge = (setbacks - setbacks.round()).abs() < 1e-9;
    if !on_the_edge {
        found.agree(at, row, "resilience", setbacks.floor().max(0.0));
    }
}

/// Checks that there is a next step, and that reasons are texts.
fn compare_advice(at: &str, row: &Value, found: &mut Differences) {
    if row["next_step"].as_str().is_none_or(|step| step.trim().is_empty()) {
        found.note(at, "next_step", &row["next_step"], "some text");
    }
    if !row["reasons"].as_array().is_some_and(|all| all.iter().all(Value::is_string)) {
        found.note(at, "reasons", &row["reasons"], "an array of texts");
    }
}

/// Compares `prioritize` without `--all`: the same rows, but only those with a reason.
fn compare_subset(
    life: &Life,
    today: NaiveDate,
    all: &[Value],
    oracle: &[Standing],
    found: &mut Differences,
) {
    let rows = life.journal.rows(today, "prioritize -n 1000");
    let at = format!("seed {}, {today}, prioritize without --all", life.journal.seed);
    let is_shown = |name: &str| rows.iter().any(|row| name_of(row) == name);
    let shown_of_all = all.iter().filter(|row| is_shown(name_of(row)));
    same_rows(&at, &rows, &shown_of_all.cloned().collect::<Vec<_>>(), found);
    for want in oracle {
        let has_strong_reason = want.state != "fresh" || want.promises > 0.0 || want.trust > 0.0;
        // If only rounding is left of a sum, chance decides whether it is above or below 0.
        if !has_strong_reason && (want.me + want.team).abs() < 1e-9 {
            continue;
        }
        let has_reason = has_strong_reason || want.balance > 0.0;
        let is_shown = is_shown(&want.name);
        if has_reason != is_shown {
            found.note(&format!("{at}, {}", want.name), "shown", is_shown, has_reason);
        }
    }
}

/// Compares all promises on a day by which everything has happened.
pub fn compare_promises(life: &Life, today: NaiveDate, found: &mut Differences) {
    let world = &life.world;
    let at = format!("seed {}, {today}, list promises", life.journal.seed);
    let rows = life.journal.rows(today, "list promises");
    same_ids(&at, &rows, world.promises.iter().map(|promise| promise.id), found);
    for promise in &world.promises {
        let at = format!("{at}, #{}", promise.id);
        let Some(row) = rows.iter().find(|row| row["id"] == json!(promise.id)) else { continue };
        found.agree(&at, row, "stakeholder", world.people[promise.who].name.clone());
        if !promise.theirs {
            found.agree(&at, row, "account", promise.account.name());
        }
        found.agree(&at, row, "theirs", promise.theirs);
        found.agree(&at, row, "kind", promise.word.name());
        found.agree(&at, row, "made", promise.made.to_string());
        found.agree(&at, row, "due", iso(due_on(promise, today)));
        found.agree(&at, row, "status", status(promise));
        found.agree(&at, row, "closed", iso(promise.end.as_ref().map(|end| end.date)));
        found.agree(&at, row, "last_update", iso(last_update(promise, today)));
        found.agree(&at, row, "silent", is_silent(world, promise, today));
    }
    let at = format!("{at} --open");
    let open = world.promises.iter().filter(|promise| status(promise) == "open");
    let rows = life.journal.rows(today, "list promises --open");
    same_ids(&at, &rows, open.map(|promise| promise.id), found);
}

fn status(promise: &Promise) -> &'static str {
    promise.end.as_ref().map_or("open", |end| end.status)
}

/// Compares all pulses on a day by which everything has happened.
pub fn compare_pulses(life: &Life, today: NaiveDate, found: &mut Differences) {
    let at = format!("seed {}, {today}, list pulses", life.journal.seed);
    let rows = life.journal.rows(today, "list pulses");
    same_ids(&at, &rows, life.world.pulses.iter().map(|pulse| pulse.id), found);
    for Pulse { id, who, account, date, score } in &life.world.pulses {
        let at = format!("{at}, #{id}");
        let Some(row) = rows.iter().find(|row| row["id"] == json!(id)) else { continue };
        found.agree(&at, row, "stakeholder", life.world.people[*who].name.clone());
        found.agree(&at, row, "account", account.name());
        found.agree(&at, row, "date", date.to_string());
        found.agree(&at, row, "score", *score);
    }
}

fn same_ids(at: &str, rows: &[Value], oracle: impl Iterator<Item = i64>, found: &mut Differences) {
    let mut rel: Vec<i64> = rows.iter().filter_map(|row| row["id"].as_i64()).collect();
    let mut oracle: Vec<i64> = oracle.collect();
    rel.sort_unstable();
    oracle.sort_unstable();
    if rel != oracle {
        found.note(at, "ids", format!("{rel:?}"), format!("{oracle:?}"));
    }
}

/// Checks that the rows of one unit are those of the whole journal: importance is over the whole.
pub fn compare_unit(life: &Life, today: NaiveDate, command: &str, found: &mut Differences) {
    let whole = life.journal.rows(today, command);
    let rows = life.journal.rows(today, &format!("{command} --unit Finance"));
    let want: Vec<Value> =
        whole.into_iter().filter(|row| row["unit"] == json!("Finance")).collect();
    let at = format!("seed {}, {today}, {command} --unit Finance", life.journal.seed);
    same_rows(&at, &rows, &want, found);
}

fn same_rows(at: &str, rows: &[Value], want: &[Value], found: &mut Differences) {
    if rows.len() != want.len() {
        found.note(at, "number of rows", rows.len(), format!("{} of the whole", want.len()));
    }
    for (row, want) in rows.iter().zip(want).filter(|(row, want)| row != want) {
        found.note(&format!("{at}, {}", name_of(want)), "row", row, format!("{want} in the whole"));
    }
}
