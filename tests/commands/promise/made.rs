//! How promises are made.

use super::PROMISE;
use crate::commands::assert_shape;
use crate::support::Sandbox;

#[test]
fn a_promise_is_made_in_one_line() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "promise add cass the ERP cutover date --due \"dec 18\" --measure \"signed off by her controller\" \
         --risk \"the vendor is late\" --heard --estimate \"40 d\"",
        "promise add neal an ad pilot --as best-effort --team",
        "promise add devon a look at quotes --as intention --me --due eom",
        "promise add cass headcount sign-off --theirs --due \"jan 8\"",
    ]), @r#"
    $ rel promise add cass the ERP cutover date --due "dec 18" --measure "signed off by her controller" --risk "the vendor is late" --heard --estimate "40 d"
    #7 Commitment to Cassandra Kelly: the ERP cutover date, due Fri 18 Dec 2026

    $ rel promise add neal an ad pilot --as best-effort --team
    #8 Best-effort of the team to Neal Wallace: an ad pilot, without a date

    $ rel promise add devon a look at quotes --as intention --me --due eom
    #9 Intention to Devon Marsh: a look at quotes, due Mon 30 Nov 2026

    $ rel promise add cass headcount sign-off --theirs --due "jan 8"
    #10 Commitment of Cassandra Kelly: headcount sign-off, due Fri 8 Jan 2027
    "#);
    let rows = sandbox.json("list promises");
    assert_shape(&rows[0], PROMISE);
    for (key, value) in [
        ("stakeholder", "Cassandra Kelly".into()),
        ("account", "me".into()),
        ("theirs", false.into()),
        ("kind", "commitment".into()),
        ("text", "the ERP cutover date".into()),
        ("made", "2026-11-21".into()),
        ("due", "2026-12-18".into()),
        ("status", "open".into()),
        ("measure", "signed off by her controller".into()),
        ("risk", "the vendor is late".into()),
        ("heard", true.into()),
        ("estimate", "40 d".into()),
        ("closed", serde_json::Value::Null),
        ("last_update", serde_json::Value::Null),
        ("silent", false.into()),
    ] {
        assert_eq!(rows[0][key], value, "{key}");
    }
    assert_eq!((&rows[1]["kind"], &rows[1]["account"]), (&"best-effort".into(), &"team".into()));
    assert_eq!((&rows[2]["kind"], &rows[2]["due"]), (&"intention".into(), &"2026-11-30".into()));
    assert_eq!(
        (&rows[3]["theirs"], &rows[3]["text"]),
        (&true.into(), &"headcount sign-off".into())
    );
}

#[test]
fn a_commitment_warns_about_what_makes_it_break() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "promise add cass the date",
        "promise add cass the date --measure signed --risk \"the vendor is late\"",
        "promise add cass the date --measure signed --risk \"the vendor is late\" --quiet",
    ]), @r#"
    $ rel promise add cass the date
    #7 Commitment to Cassandra Kelly: the date, without a date
    ! warning: Without a measure, each side will decide for itself whether the commitment was kept. Agree on one and add it with --measure.

    $ rel promise add cass the date --measure signed --risk "the vendor is late"
    #8 Commitment to Cassandra Kelly: the date, without a date
    ! warning: They do not know the risk yet: if it strikes, you break your word, not just your plan. Tell them, and add --heard.

    $ rel promise add cass the date --measure signed --risk "the vendor is late" --quiet
    #9 Commitment to Cassandra Kelly: the date, without a date
    ! warning: They do not know the risk yet: if it strikes, you break your word, not just your plan. Tell them, and add --heard.
    "#);
    for fine in [
        "promise add neal the date --measure signed",
        "promise add neal the date --measure signed --risk \"the vendor\" --heard",
        "promise add neal the date --as best-effort",
        "promise add neal the date --as intention --risk \"the vendor\"",
        "promise add neal the date --theirs",
    ] {
        assert_eq!(sandbox.rel(fine).succeeds().stderr, "", "{fine}");
    }
}

#[test]
fn a_new_promise_shows_nearby_due_dates_and_the_kept_rate() {
    let sandbox = Sandbox::with_people();
    for line in [
        "promise add cass one --measure x --due \"nov 25\"",
        "promise keep 7",
        "promise add cass two --measure x --due \"nov 25\"",
        "promise break 8 forgot",
        "promise add neal the ad pilot --measure x --due \"dec 4\"",
        "promise add devon far away --measure x --due \"jan 15\"",
        "promise add devon headcount --theirs --due \"dec 4\"",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&[
        "promise add cass the ERP date --measure x --due \"dec 18\"",
        "promise add cass a day later --measure x --due \"dec 19\" --as best-effort",
        "promise add cass without a date --measure x",
        "promise add cass theirs --theirs --due \"dec 18\"",
        "promise add cass alone --measure x --due \"mar 1\"",
    ]), @r#"
    $ rel promise add cass the ERP date --measure x --due "dec 18"
    #12 Commitment to Cassandra Kelly: the ERP date, due Fri 18 Dec 2026
    Within two weeks of it: #9 "the ad pilot" to Neal Wallace, Fri 4 Dec.
    Kept so far: 1 of 2 commitments (50%, against 95% promised).

    $ rel promise add cass a day later --measure x --due "dec 19" --as best-effort
    #13 Best-effort to Cassandra Kelly: a day later, due Sat 19 Dec 2026
    Within two weeks of it: #12 "the ERP date" to Cassandra Kelly, Fri 18 Dec.

    $ rel promise add cass without a date --measure x
    #14 Commitment to Cassandra Kelly: without a date, without a date

    $ rel promise add cass theirs --theirs --due "dec 18"
    #15 Commitment of Cassandra Kelly: theirs, due Fri 18 Dec 2026

    $ rel promise add cass alone --measure x --due "mar 1"
    #16 Commitment to Cassandra Kelly: alone, due Mon 1 Mar 2027
    "#);
}

#[test]
fn log_can_add_a_promise() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass the close -k lunch --promise \"an export by then\" --due fri --as best-effort",
        "log neal the pilot --by \"Priya Shah\" --promise \"a second pilot\"",
        "list promises",
    ]), @r#"
    $ rel log cass the close -k lunch --promise "an export by then" --due fri --as best-effort
    #7 Meal with Cassandra Kelly, Sat 21 Nov 2026
    #8 Best-effort to Cassandra Kelly: an export by then, due Fri 27 Nov 2026
    Too early to say where you stand (1 entry; you +2.0, team 0.0). The next real conversation is due Sat 12 Dec.

    $ rel log neal the pilot --by "Priya Shah" --promise "a second pilot"
    #9 Talk with Neal Wallace, Sat 21 Nov 2026
    #10 Commitment of the team to Neal Wallace: a second pilot, without a date
    Too early to say where you stand (1 entry; you 0.0, team +1.0). No real conversation yet.
    Priya Shah is new among your people.
    ! warning: Without a measure, each side will decide for itself whether the commitment was kept. Agree on one and add it with --measure.

    $ rel list promises
    There are 2 promises, the oldest first.
     ID  NAME             WHOSE  KIND         WHAT               STATUS
     #8  Cassandra Kelly  me     best-effort  an export by then  due Fri 27 Nov 2026
    #10  Neal Wallace     team   commitment   a second pilot     open
    "#);
    let logged = sandbox.json("log devon hello --promise \"a quote\" --as intention");
    assert_shape(&logged["promise"], PROMISE);
    assert_eq!(logged["promise"]["stakeholder"], "Devon Marsh");
}
