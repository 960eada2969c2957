//! A promise is meant by whose it is, where only one of ours is open.

use crate::commands::refusals;
use crate::support::Sandbox;

fn with(promises: &[&str]) -> Sandbox {
    let sandbox = Sandbox::with_people();
    for promise in promises {
        sandbox.rel(&format!("promise add {promise}")).succeeds();
    }
    sandbox
}

#[test]
fn the_only_open_promise_is_meant_by_a_name() {
    let sandbox = with(&[
        "cass the ERP date --due 2026-11-27 --measure signed",
        "cass headcount sign-off --theirs",
        "neal an ad pilot --measure live",
    ]);
    insta::assert_snapshot!(sandbox.session(&[
        "promise update cass kelly test run went well",
        "promise move Cassandra Kelly --due 2026-12-04 vendor is late",
        "promise keep ck",
        "promise break neal Wallace no budget",
        "promise keep cass",
    ]), @r#"
    $ rel promise update cass kelly test run went well
    #7 Updated on Sat 21 Nov 2026: "the ERP date", to Cassandra Kelly
    Too early to say where you stand (0 entries; you 0.0, team 0.0). No real conversation yet.

    $ rel promise move Cassandra Kelly --due 2026-12-04 vendor is late
    #7 Moved to Fri 4 Dec 2026: "the ERP date", to Cassandra Kelly
    Too early to say where you stand (0 entries; you 0.0, team 0.0). No real conversation yet.

    $ rel promise keep ck
    #7 Kept: "the ERP date", to Cassandra Kelly
    Too early to say where you stand (0 entries; you +1.0, team 0.0). No real conversation yet.

    $ rel promise break neal Wallace no budget
    #9 Broken: "an ad pilot", to Neal Wallace
    Too early to say where you stand (0 entries; you -3.0, team 0.0). No real conversation yet.

    $ rel promise keep cass
    ! error: You have no open promise to Cassandra Kelly, only theirs to you.
    ! #8 Commitment of Cassandra Kelly: headcount sign-off, without a date
    ! Nothing was written. Type the number instead of the name.
    [exit 1]
    "#);
}

#[test]
fn of_several_promises_or_none_nothing_is_chosen() {
    let sandbox = with(&[
        "cass the ERP date --due 2026-11-27 --measure signed",
        "cass a dashboard --as best-effort --team",
        "neal headcount sign-off --theirs --due 2026-11-27",
    ]);
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise keep cass",
        "promise drop cass she no longer needs it",
        "promise update cass kelly",
        "promise break neal too late",
        "promise keep devon",
        "promise keep zaphod",
        "promise keep @all",
        "promise drop devon",
    ]), @r#"
    $ rel promise keep cass  # exit 1
    ! error: You have 2 open promises to Cassandra Kelly.
    ! #7 Commitment to Cassandra Kelly: the ERP date, due Fri 27 Nov 2026
    ! #8 Best-effort of the team to Cassandra Kelly: a dashboard, without a date
    ! Nothing was written. Type the number instead of the name.
    $ rel promise drop cass she no longer needs it  # exit 1
    ! error: You have 2 open promises to Cassandra Kelly.
    ! #7 Commitment to Cassandra Kelly: the ERP date, due Fri 27 Nov 2026
    ! #8 Best-effort of the team to Cassandra Kelly: a dashboard, without a date
    ! Nothing was written. Type the number instead of the name.
    $ rel promise update cass kelly  # exit 1
    ! error: You have 2 open promises to Cassandra Kelly.
    ! #7 Commitment to Cassandra Kelly: the ERP date, due Fri 27 Nov 2026
    ! #8 Best-effort of the team to Cassandra Kelly: a dashboard, without a date
    ! Nothing was written. Type the number instead of the name.
    $ rel promise break neal too late  # exit 1
    ! error: You have no open promise to Neal Wallace, only theirs to you.
    ! #9 Commitment of Neal Wallace: headcount sign-off, due Fri 27 Nov 2026
    ! Nothing was written. Type the number instead of the name.
    $ rel promise keep devon  # exit 1
    ! error: You have no open promise to Devon Marsh.
    ! Nothing was written. To see the others: rel list promises --with "Devon Marsh"
    $ rel promise keep zaphod  # exit 1
    ! error: Nobody in the journal is called `zaphod`.
    ! To see everyone: rel list. To add someone new: rel add zaphod --unit UNIT
    $ rel promise keep @all  # exit 2
    ! error: Whose promise is it? Name one person, or its number.
    ! Nothing was written. To see the open ones: rel promise
    $ rel promise drop devon  # exit 1
    ! error: You have no open promise to Devon Marsh.
    ! Nothing was written. To see the others: rel list promises --with "Devon Marsh"
    "#);
}
