mod trusted;

use super::{assert_shape, everything, refusals};
use crate::support::Sandbox;

const PULSE: &str = "id:number uid:text date:text stakeholder:text account:text score:number \
    credible:number? reliable:number? transparent:number? attentive:number? character:number? \
    quote:text?";

#[test]
fn a_score_and_their_words() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "pulse cass me 4.5",
        "pulse cass team 2 I never know where things stand -- --on my desk",
        "pulse cass team 2.5 \"a little better\" --reliable 1 --credible 3",
        "pulse neal me --credible 4 --reliable 5 --transparent 3 --attentive 4 --character 5",
        "pulse neal team --reliable 2 --character 3 he keeps his word",
        "pulse devon me 4 --on 2026-11-03",
        "pulse devon me 3 3 of 5 dates were met",
        "list pulses",
    ]), @r#"
    $ rel pulse cass me 4.5
    #7 Cassandra Kelly rates you 4.5 of 5, Sat 21 Nov 2026

    $ rel pulse cass team 2 I never know where things stand -- --on my desk
    #8 Cassandra Kelly rates your team 2 of 5, Sat 21 Nov 2026

    $ rel pulse cass team 2.5 "a little better" --reliable 1 --credible 3
    #9 Cassandra Kelly rates your team 2.5 of 5, Sat 21 Nov 2026
    Before: 2 on Sat 21 Nov.
    Weakest: reliable, 1.

    $ rel pulse neal me --credible 4 --reliable 5 --transparent 3 --attentive 4 --character 5
    #10 Neal Wallace rates you 4.2 of 5, Sat 21 Nov 2026
    Weakest: transparent, 3.

    $ rel pulse neal team --reliable 2 --character 3 he keeps his word
    #11 Neal Wallace rates your team 2.5 of 5, Sat 21 Nov 2026
    Weakest: reliable, 2.

    $ rel pulse devon me 4 --on 2026-11-03
    #12 Devon Marsh rates you 4 of 5, Tue 3 Nov 2026

    $ rel pulse devon me 3 3 of 5 dates were met
    #13 Devon Marsh rates you 3 of 5, Sat 21 Nov 2026
    Before: 4 on Tue 3 Nov.

    $ rel list pulses
    There are 7 pulses, the newest first.
     ID  DATE             NAME             ABOUT  SCORE  WEAKEST        QUOTE
    #13  Sat 21 Nov 2026  Devon Marsh      me         3  -              3 of 5 dates were met
    #11  Sat 21 Nov 2026  Neal Wallace     team     2.5  reliable 2     he keeps his word
    #10  Sat 21 Nov 2026  Neal Wallace     me       4.2  transparent 3
     #9  Sat 21 Nov 2026  Cassandra Kelly  team     2.5  reliable 1     a little better
     #8  Sat 21 Nov 2026  Cassandra Kelly  team       2  -              I never know where things stand --on my desk
     #7  Sat 21 Nov 2026  Cassandra Kelly  me       4.5  -
    #12  Tue 3 Nov 2026   Devon Marsh      me         4  -
    "#);
}

#[test]
fn without_a_score_the_mean_of_the_parts_is_used() {
    let sandbox = Sandbox::with_people();
    let five = "--credible 4 --reliable 5 --transparent 3 --attentive 4 --character 5";
    let all = sandbox.json(&format!("pulse cass me {five}"));
    assert_shape(&all, PULSE);
    assert_eq!((&all["score"], &all["quote"]), (&4.2.into(), &serde_json::Value::Null));
    for (key, score) in
        [("credible", 4), ("reliable", 5), ("transparent", 3), ("attentive", 4), ("character", 5)]
    {
        assert_eq!(all[key], score, "{key}");
    }
    let two = sandbox.json("pulse cass team --reliable 2 --character 3 so so");
    assert_eq!((&two["score"], &two["quote"]), (&2.5.into(), &"so so".into()));
    assert_eq!(two["credible"], serde_json::Value::Null);
    let own = sandbox.json("pulse cass team 5 --reliable 2 --character 3");
    assert_eq!(own["score"], 5.0, "an overall score of their own comes first");
}

#[test]
fn pulses_are_listed() {
    let sandbox = Sandbox::with_people();
    for line in [
        "pulse cass me 4 --on 2026-11-03",
        "pulse cass team 2 late again --reliable 1 --on 2026-11-10",
        "pulse neal team 3",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&[
        "list pulses --with cass",
        "list pulses --account team",
        "list pulses --since 2026-11-10 -n 1",
        "list pulses --until 2026-11-05",
        "list pulses --match LATE",
        "list pulses --unit Sales",
    ]), @"
    $ rel list pulses --with cass
    There are 2 pulses, the newest first.
    ID  DATE             NAME             ABOUT  SCORE  WEAKEST     QUOTE
    #8  Tue 10 Nov 2026  Cassandra Kelly  team       2  reliable 1  late again
    #7  Tue 3 Nov 2026   Cassandra Kelly  me         4  -

    $ rel list pulses --account team
    There are 2 pulses, the newest first.
    ID  DATE             NAME             ABOUT  SCORE  WEAKEST     QUOTE
    #9  Sat 21 Nov 2026  Neal Wallace     team       3  -
    #8  Tue 10 Nov 2026  Cassandra Kelly  team       2  reliable 1  late again

    $ rel list pulses --since 2026-11-10 -n 1
    These are 1 of 2 pulses, the newest first.
    ID  DATE             NAME          ABOUT  SCORE  WEAKEST  QUOTE
    #9  Sat 21 Nov 2026  Neal Wallace  team       3  -

    $ rel list pulses --until 2026-11-05
    There is 1 pulse, the newest first.
    ID  DATE            NAME             ABOUT  SCORE  WEAKEST  QUOTE
    #7  Tue 3 Nov 2026  Cassandra Kelly  me         4  -

    $ rel list pulses --match LATE
    There is 1 pulse, the newest first.
    ID  DATE             NAME             ABOUT  SCORE  WEAKEST     QUOTE
    #8  Tue 10 Nov 2026  Cassandra Kelly  team       2  reliable 1  late again

    $ rel list pulses --unit Sales
    There are no pulses like that.
    ");
    let rows = sandbox.json("list pulses");
    let rows = rows.as_array().expect("an array");
    assert_eq!(rows.len(), 3);
    rows.iter().for_each(|row| assert_shape(row, PULSE));
}

/// Returns the trust term of Cassandra's urgency.
fn term(sandbox: &Sandbox) -> f64 {
    let rows = sandbox.json("prioritize --all --unit Finance");
    rows[0]["urgency"]["trust"].as_f64().expect("a number")
}

#[test]
fn a_pulse_is_a_step() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("pulse cass me 4").succeeds();
    let before = (everything(&sandbox), term(&sandbox));
    sandbox.rel("pulse cass me 1 \"I am done\"").succeeds();
    assert_ne!(everything(&sandbox), before.0);
    insta::assert_snapshot!(sandbox.session(&["undo"]), @"
    $ rel undo
    Undone: pulse Cassandra Kelly rates you 1 of 5, Sat 21 Nov 2026
    ");
    assert_eq!((everything(&sandbox), term(&sandbox)), before);
}

#[test]
fn pulse_refuses_bad_scores_dates_and_accounts() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "pulse",
        "pulse cass",
        "pulse cass 4",
        "pulse cass boss 4",
        "pulse cass me",
        "pulse cass me 0",
        "pulse cass me 6",
        "pulse cass me nan",
        "pulse cass me good",
        "pulse cass me --reliable 0",
        "pulse cass me --reliable 6",
        "pulse cass me --reliable 4.5",
        "pulse cass me 6 --reliable 4",
        "pulse cass me 4 --on tomorrow",
        "pulse cass me 4 --on 11/05/2026",
        "pulse cass me 4 --on last",
        "pulse nobody me 4",
        "pulse cass,neal me 4",
    ]), @r#"
    $ rel pulse  # exit 2
    ! error: the following required arguments were not provided:
    !   <WHO>
    !   <ACCOUNT>
    $ rel pulse cass  # exit 2
    ! error: the following required arguments were not provided:
    !   <ACCOUNT>
    $ rel pulse cass 4  # exit 2
    ! error: There is no account `4`; the accounts are me and team.
    $ rel pulse cass boss 4  # exit 2
    ! error: There is no account `boss`; the accounts are me and team.
    $ rel pulse cass me  # exit 2
    ! error: How do they rate it? The score from 1 to 5 is missing.
    ! For example: rel pulse cass team 2, or --credible 3 --reliable 1
    $ rel pulse cass me 0  # exit 2
    ! error: `0` is not a score; a score is from 1 to 5.
    ! For example: rel pulse cass team 2 "I never know where things stand"
    $ rel pulse cass me 6  # exit 2
    ! error: `6` is not a score; a score is from 1 to 5.
    ! For example: rel pulse cass team 2 "I never know where things stand"
    $ rel pulse cass me nan  # exit 2
    ! error: `nan` is not a score; a score is from 1 to 5.
    ! For example: rel pulse cass team 2 "I never know where things stand"
    $ rel pulse cass me good  # exit 2
    ! error: `good` is not a score; a score is from 1 to 5.
    ! For example: rel pulse cass team 2 "I never know where things stand"
    $ rel pulse cass me --reliable 0  # exit 2
    ! error: invalid value '0' for '--reliable <1..5>': 0 is not in 1..=5
    $ rel pulse cass me --reliable 6  # exit 2
    ! error: invalid value '6' for '--reliable <1..5>': 6 is not in 1..=5
    $ rel pulse cass me --reliable 4.5  # exit 2
    ! error: invalid value '4.5' for '--reliable <1..5>': invalid digit found in string
    $ rel pulse cass me 6 --reliable 4  # exit 2
    ! error: `6` is not a score; a score is from 1 to 5.
    ! For example: rel pulse cass team 2 "I never know where things stand"
    $ rel pulse cass me 4 --on tomorrow  # exit 2
    ! error: Sun 22 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel pulse cass me 4 --on 11/05/2026  # exit 2
    ! error: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel pulse cass me 4 --on last  # exit 2
    ! error: `last` is only part of a date; quote all of it, as in "last friday", or write last-fri.
    $ rel pulse nobody me 4  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel pulse cass,neal me 4  # exit 1
    ! error: Nobody in the journal is called `cass,neal`.
    ! Name one person here. To see everyone: rel list
    "#);
}
