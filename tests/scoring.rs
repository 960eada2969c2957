//! Properties of the score that hold for every journal.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use rel_journal::model::{Account, Stakeholder, Unit};
use rel_journal::scoring::{Assessment, Concerns, Constants, Credit, Scale, Standing, Summary};

use crate::support::Sandbox;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day")
}

fn days_ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

prop_compose! {
    fn credit()(
        entry in 1_i64..1000,
        age in 0_u64..2000,
        team in any::<bool>(),
        amount in -8.0_f64..8.0,
        real in any::<bool>(),
        in_person in any::<bool>(),
        routine in any::<bool>(),
    ) -> Credit {
        let account = if team { Account::Team } else { Account::Me };
        Credit {
            record: entry,
            date: days_ago(age),
            account,
            amount,
            real,
            in_person,
            routine,
            evidence: true,
        }
    }
}

prop_compose! {
    fn stakeholder()(
        influence in 0.01_f64..=1.0,
        cadence in prop::option::of(1_u32..400),
        added in 0_u64..1000,
    ) -> Stakeholder {
        Stakeholder {
            unit: Some(1),
            influence,
            cadence_days: cadence,
            ..Stakeholder::new("Ann".to_owned(), days_ago(added))
        }
    }
}

fn unit(weight: f64) -> Unit {
    Unit {
        id: 1,
        uid: String::new(),
        name: "Unit".to_owned(),
        weight,
        cadence_days: None,
        why: None,
    }
}

fn standing(credits: Vec<Credit>, on: NaiveDate) -> Standing {
    let constants = Constants::default();
    Summary::of(credits, on, &constants).on(on, &constants)
}

/// Assesses a person in a unit of this weight, where the heaviest unit weighs 10.
fn assess(person: &Stakeholder, weight: f64, standing: &Standing) -> Assessment {
    let scale = Scale { heaviest: 10.0, lightest: 1.0 };
    Assessment::of(
        person,
        Some(&unit(weight)),
        scale,
        standing,
        Concerns::default(),
        today(),
        &Constants::default(),
    )
}

fn talked(age: u64) -> Credit {
    Credit {
        record: 1,
        date: days_ago(age),
        account: Account::Me,
        amount: 1.0,
        real: true,
        in_person: true,
        routine: false,
        evidence: true,
    }
}

proptest! {
    #[test]
    fn a_later_contact_is_never_more_overdue(
        person in stakeholder(),
        age in 0_u64..1000,
        later in 0_u64..1000,
    ) {
        let (recent, old) = (age.min(later), age.max(later));
        let recent = assess(&person, 5.0, &standing(vec![talked(recent)], today()));
        let old = assess(&person, 5.0, &standing(vec![talked(old)], today()));
        prop_assert!(recent.ratio <= old.ratio);
        prop_assert!(recent.terms.recency <= old.terms.recency);
        prop_assert!(recent.neglect() <= old.neglect());
    }

    #[test]
    fn a_heavier_unit_never_ranks_lower(
        person in stakeholder(),
        credits in prop::collection::vec(credit(), 0..20),
        light in 1.0_f64..10.0,
        heavy in 1.0_f64..10.0,
    ) {
        let standing = standing(credits, today());
        let light_first = assess(&person, light.min(heavy), &standing);
        let heavy_first = assess(&person, light.max(heavy), &standing);
        prop_assert!(light_first.priority <= heavy_first.priority);
        prop_assert!(light_first.neglect() <= heavy_first.neglect());
    }

    #[test]
    fn every_term_is_within_bounds(
        person in stakeholder(),
        credits in prop::collection::vec(credit(), 0..40),
        weight in 1.0_f64..10.0,
    ) {
        let it = assess(&person, weight, &standing(credits, today()));
        let terms = it.terms;
        for term in [terms.recency, terms.promises, terms.trust, terms.balance, it.urgency] {
            prop_assert!((0.0..=1.0).contains(&term), "{term}");
        }
        prop_assert!(it.importance > 0.0 && it.importance <= 1.0);
        prop_assert!((0.0..=100.0).contains(&it.priority));
        prop_assert!(it.resilience >= 0);
    }

    #[test]
    fn the_order_is_total_and_stable(
        people in prop::collection::vec((stakeholder(), 0_u64..400, 1.0_f64..10.0), 1..12),
        turn in 0_usize..12,
    ) {
        let mut judged: Vec<(Assessment, String)> = people
            .iter()
            .enumerate()
            .map(|(index, (person, age, weight))| {
                let standing = standing(vec![talked(*age)], today());
                (assess(person, *weight, &standing), format!("Person {index}"))
            })
            .collect();
        let sorted = |mut judged: Vec<(Assessment, String)>| -> Vec<String> {
            judged.sort_by(|a, b| Assessment::by_priority((&a.0, &a.1), (&b.0, &b.1)));
            judged.into_iter().map(|(_, name)| name).collect()
        };
        let once = sorted(judged.clone());
        let middle = turn % judged.len();
        judged.rotate_left(middle);
        prop_assert_eq!(once, sorted(judged));
    }

    #[test]
    fn a_balance_does_not_depend_on_the_order_of_writing(
        credits in prop::collection::vec(credit(), 0..30).prop_shuffle(),
        seed in any::<prop::sample::Index>(),
    ) {
        let mut other = credits.clone();
        if !other.is_empty() {
            let middle = seed.index(other.len());
            other.rotate_left(middle);
            other.reverse();
        }
        prop_assert_eq!(standing(credits, today()).balance, standing(other, today()).balance);
    }

    #[test]
    fn a_summary_read_later_equals_one_made_later(
        credits in prop::collection::vec(credit(), 0..30),
        later in 0_u64..500,
    ) {
        let constants = Constants::default();
        let day = today() + Days::new(later);
        let kept = Summary::of(credits.clone(), today(), &constants);
        prop_assert!(kept.holds_on(day));
        let read = kept.on(day, &constants);
        let anew = standing(credits, day);
        prop_assert!((read.balance.me - anew.balance.me).abs() < 1e-9);
        prop_assert!((read.balance.team - anew.balance.team).abs() < 1e-9);
        prop_assert_eq!(read.last_contact, anew.last_contact);
        prop_assert_eq!(read.routine_since, anew.routine_since);
    }

    #[test]
    fn entries_in_the_future_do_not_count(
        credits in prop::collection::vec(credit(), 0..30),
        back in 0_u64..2000,
    ) {
        let day = days_ago(back);
        let past = credits.iter().copied().filter(|credit| credit.date <= day).collect();
        let all = standing(credits, day);
        prop_assert_eq!(all, standing(past, day));
    }
}

#[test]
fn show_and_review_agree_on_estimates_whatever_the_case_of_the_unit() {
    let sandbox = Sandbox::with_people();
    for text in ["a", "b", "c", "d", "e"] {
        let line = format!("promise add cass {text} --estimate \"10 D\"");
        let id = sandbox.json(&line)["id"].to_string();
        sandbox.rel(&format!("promise keep {id} --actual \"20 d\"")).succeeds();
    }
    let word = &sandbox.json("review")["word"];
    assert_eq!(word["estimates"]["promises"], 5);
    assert_eq!(word["estimates"]["factor"], 2.0);
    let page = sandbox.rel("show cass").succeeds().stdout;
    assert!(page.contains("your estimate"), "{page}");
}

#[test]
fn a_cadence_does_not_change_because_of_other_people() {
    let sandbox = Sandbox::with_people();
    let cadences = || -> Vec<(String, u64)> {
        let people = sandbox.json("list");
        let people = people.as_array().expect("an array").iter();
        let of_two = people.filter(|person| person["name"] != "Devon Marsh");
        of_two
            .map(|person| {
                (person["name"].to_string(), person["cadence_days"].as_u64().unwrap_or(0))
            })
            .filter(|(name, _)| !name.contains("Ruth"))
            .collect()
    };
    let before = cadences();
    assert_eq!(before.len(), 2);
    for line in [
        "add Ruth Abel --unit Sales",
        "edit ruth --influence 0.1 --cadence 3d",
        "edit devon --influence 0.5",
        "log @Sales the quarter",
        "archive Devon Marsh",
    ] {
        sandbox.rel(line).succeeds();
        assert_eq!(cadences(), before, "after {line}");
    }
}

#[test]
fn recency_is_as_in_the_contract() {
    let person = Stakeholder {
        unit: Some(1),
        cadence_days: Some(20),
        ..Stakeholder::new("Ann".to_owned(), today())
    };
    for (age, recency) in [(0, 0.0), (10, 0.16), (20, 0.5), (40, 0.94)] {
        let it = assess(&person, 10.0, &standing(vec![talked(age)], today()));
        assert!((it.terms.recency - recency).abs() < 0.005, "{age}: {}", it.terms.recency);
    }
}

#[test]
fn half_a_deposit_is_left_after_a_quarter() {
    let standing = standing(vec![Credit { amount: 4.0, ..talked(90) }], today());
    assert!((standing.balance.me - 2.0).abs() < 1e-12);
}
