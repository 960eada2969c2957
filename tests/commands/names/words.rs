//! Names of several words, without quotes, where something else than a note follows.

use crate::commands::refusals;
use crate::support::Sandbox;

fn journal() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in ["add Caroline van den Brul", "add Neal Abel", "add Ida Goal"] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn the_topic_of_a_fact_ends_the_name() {
    let sandbox = journal();
    for (typed, name, topic, text) in [
        ("cass kelly interest sailing", "Cassandra Kelly", "interest", "sailing"),
        ("van den brul interest jazz", "Caroline van den Brul", "interest", "jazz"),
        ("neal abel goal cut costs", "Neal Abel", "goal", "cut costs"),
        ("cass goal family first", "Cassandra Kelly", "goal", "family first"),
        ("Kelly, Cassandra goal growth", "Cassandra Kelly", "goal", "growth"),
        ("ida goal goal growth", "Ida Goal", "goal", "goal growth"),
    ] {
        let fact = sandbox.json(&format!("fact add {typed}"));
        let said = [&fact["stakeholder"], &fact["topic"], &fact["text"]];
        assert_eq!(said.map(|it| it.as_str().unwrap_or_default()), [name, topic, text], "{typed}");
    }
}

#[test]
fn the_account_of_a_pulse_ends_the_name() {
    let sandbox = journal();
    for (typed, name, account, quote) in [
        ("cass kelly me 4", "Cassandra Kelly", "me", ""),
        ("van den brul team 3 fine", "Caroline van den Brul", "team", "fine"),
        ("neal abel me 4 team work", "Neal Abel", "me", "team work"),
        ("ida goal me --credible 3 keeps me posted", "Ida Goal", "me", "keeps me posted"),
    ] {
        let pulse = sandbox.json(&format!("pulse {typed}"));
        let said = [&pulse["stakeholder"], &pulse["account"], &pulse["quote"]];
        assert_eq!(
            said.map(|it| it.as_str().unwrap_or_default()),
            [name, account, quote],
            "{typed}"
        );
    }
}

#[test]
fn words_that_are_not_of_the_name_are_not_passed_over() {
    let sandbox = journal();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "fact add neal goal growth",
        "fact add neal w goal growth",
        "fact add cass kel goal growth",
        "fact add cass Neal Abel goal growth",
        "pulse neal me 4",
        "pulse cass k me 4",
        "pulse cass kelly",
    ]), @r##"
    $ rel fact add neal goal growth  # exit 1
    ! error: `neal` could be 2 people.
    ! #8 Neal Abel
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#8"
    $ rel fact add neal w goal growth  # exit 1
    ! error: `neal` could be 2 people.
    ! #8 Neal Abel
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#8"
    $ rel fact add cass kel goal growth  # exit 2
    ! error: There is no topic `kel`.
    ! Topics: interest, family, background, goal, problem, preference, where, agenda
    $ rel fact add cass Neal Abel goal growth  # exit 2
    ! error: There is no topic `Neal`.
    ! Topics: interest, family, background, goal, problem, preference, where, agenda
    $ rel pulse neal me 4  # exit 1
    ! error: `neal` could be 2 people.
    ! #8 Neal Abel
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. Type more of the name, or a number in quotes, such as "#8"
    $ rel pulse cass k me 4  # exit 2
    ! error: There is no account `k`; the accounts are me and team.
    $ rel pulse cass kelly  # exit 2
    ! error: There is no account `kelly`; the accounts are me and team.
    "##);
}
