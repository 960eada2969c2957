//! Commands that are refused and write nothing.

use super::with_a_promise;
use crate::commands::refusals;
use crate::support::Sandbox;

#[test]
fn promise_add_refuses_bad_dates_kinds_and_flags() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise add cass",
        "promise add nobody the date",
        "promise add cass,neal the date",
        "promise add cass the date --as maybe",
        "promise add cass the date --due yesterday",
        "promise add cass the date --due 11/05/2026",
        "promise add cass the date --due next",
        "promise add cass the date --due",
        "promise add cass the date --heard",
        "promise add cass the date --estimate 40",
        "promise add cass the date --theirs --team",
        "promise add cass the date --me --team",
        "log cass hello --due fri",
        "log cass hello --as intention",
        "log cass,neal hello --promise x",
        "log cass hello --promise x --due yesterday",
    ]), @r#"
    $ rel promise add cass  # exit 2
    ! error: the following required arguments were not provided:
    !   <TEXT>...
    $ rel promise add nobody the date  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel promise add cass,neal the date  # exit 2
    ! error: Who is it promised to? A promise is made to one person.
    $ rel promise add cass the date --as maybe  # exit 2
    ! error: invalid value 'maybe' for '--as <KIND>': a promise is a commitment (95%), a best-effort (70%) or an intention (40%)
    $ rel promise add cass the date --due yesterday  # exit 2
    ! error: Fri 20 Nov 2026 is in the past.
    ! Nothing was written. A promise is due today or later.
    $ rel promise add cass the date --due 11/05/2026  # exit 2
    ! error: --due: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel promise add cass the date --due next  # exit 2
    ! error: --due: `next` is only part of a date; quote all of it, as in "next friday", or write next-fri.
    $ rel promise add cass the date --due  # exit 2
    ! error: a value is required for '--due <DATE>' but none was supplied
    $ rel promise add cass the date --heard  # exit 2
    ! error: the following required arguments were not provided:
    !   --risk <TEXT>
    $ rel promise add cass the date --estimate 40  # exit 2
    ! error: invalid value '40' for '--estimate <EFFORT>': an effort is a number with its unit, such as "40 d"
    $ rel promise add cass the date --theirs --team  # exit 2
    ! error: the argument '--theirs' cannot be used with '--team'
    $ rel promise add cass the date --me --team  # exit 2
    ! error: the argument '--me' cannot be used with '--team'
    $ rel log cass hello --due fri  # exit 2
    ! error: --due and --as go with --promise TEXT.
    $ rel log cass hello --as intention  # exit 2
    ! error: --due and --as go with --promise TEXT.
    $ rel log cass,neal hello --promise x  # exit 2
    ! error: Who is it promised to? --promise goes with one person.
    ! Log without it, then: rel promise add WHO TEXT
    $ rel log cass hello --promise x --due yesterday  # exit 2
    ! error: Fri 20 Nov 2026 is in the past.
    ! Nothing was written. A promise is due today or later.
    "#);
}

#[test]
fn only_an_open_promise_can_end() {
    let sandbox = with_a_promise("");
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise keep",
        "promise keep 99",
        "promise keep 4",
        "promise keep x",
        "promise drop 7",
        "promise update 7",
        "promise update 99 x",
    ]), @"
    $ rel promise keep  # exit 2
    ! error: the following required arguments were not provided:
    !   <ID|WHO>
    $ rel promise keep 99  # exit 1
    ! error: There is no promise #99.
    ! To see the open ones: rel promise. To see all: rel list promises
    $ rel promise keep 4  # exit 1
    ! error: #4 is a person, not a promise.
    ! To see the open ones: rel promise. To see all: rel list promises
    $ rel promise keep x  # exit 1
    ! error: Nobody in the journal is called `x`.
    ! To see everyone: rel list. To add someone new: rel add x --unit UNIT
    $ rel promise drop 7  # exit 2
    ! error: Why is it dropped? Dropping a promise needs a note.
    ! For example: rel promise drop 7 she no longer needs it
    $ rel promise update 7  # exit 2
    ! error: the following required arguments were not provided:
    !   <NOTE>...
    $ rel promise update 99 x  # exit 1
    ! error: There is no promise #99.
    ! To see the open ones: rel promise. To see all: rel list promises
    ");
    sandbox.rel("promise keep 7").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise keep 7",
        "promise break 7",
        "promise drop 7 no need",
        "promise update 7 done",
        "promise move 7 --due fri",
    ]), @r#"
    $ rel promise keep 7  # exit 1
    ! error: #7 "the ERP date" was kept on Fri 13 Nov 2026.
    ! Nothing was written. If that is wrong: rel undo, or add a new promise.
    $ rel promise break 7  # exit 1
    ! error: #7 "the ERP date" was kept on Fri 13 Nov 2026.
    ! Nothing was written. If that is wrong: rel undo, or add a new promise.
    $ rel promise drop 7 no need  # exit 1
    ! error: #7 "the ERP date" was kept on Fri 13 Nov 2026.
    ! Nothing was written. If that is wrong: rel undo, or add a new promise.
    $ rel promise update 7 done  # exit 1
    ! error: #7 "the ERP date" was kept on Fri 13 Nov 2026.
    ! Nothing was written. If that is wrong: rel undo, or add a new promise.
    $ rel promise move 7 --due fri  # exit 1
    ! error: #7 "the ERP date" was kept on Fri 13 Nov 2026.
    ! Nothing was written. If that is wrong: rel undo, or add a new promise.
    "#);
}

#[test]
fn a_promise_ends_between_the_day_it_was_made_and_today() {
    let sandbox = with_a_promise("");
    sandbox.rel("promise update 7 --on 2026-11-10 on it").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise keep 7 --on tomorrow",
        "promise break 7 --on 2026-12-24",
        "promise keep 7 --on 2026-10-31",
        "promise keep 7 --on 2026-11-09",
        "promise update 7 --on 2026-10-31 x",
        "promise update 7 --on tomorrow x",
        "promise keep 7 --on 11/05/2026",
        "promise keep 7 --actual 55",
    ]), @r#"
    $ rel promise keep 7 --on tomorrow  # exit 2
    ! error: Sat 14 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel promise break 7 --on 2026-12-24  # exit 2
    ! error: Thu 24 Dec 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel promise keep 7 --on 2026-10-31  # exit 2
    ! error: #7 "the ERP date" was made on Sun 1 Nov 2026, after Sat 31 Oct 2026.
    ! Nothing was written.
    $ rel promise keep 7 --on 2026-11-09  # exit 2
    ! error: #7 "the ERP date" was still open on Tue 10 Nov 2026, when it was last updated.
    $ rel promise update 7 --on 2026-10-31 x  # exit 2
    ! error: #7 "the ERP date" was made on Sun 1 Nov 2026, after Sat 31 Oct 2026.
    ! Nothing was written.
    $ rel promise update 7 --on tomorrow x  # exit 2
    ! error: Sat 14 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel promise keep 7 --on 11/05/2026  # exit 2
    ! error: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel promise keep 7 --actual 55  # exit 2
    ! error: invalid value '55' for '--actual <EFFORT>': an effort is a number with its unit, such as "40 d"
    "#);
}

#[test]
fn a_promise_moves_only_to_a_later_date() {
    let sandbox = with_a_promise("");
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise move 7",
        "promise move 7 --due yesterday",
        "promise move 7 --due 2026-11-13",
        "promise move 7 --due 11/12/2026",
        "promise move 7 --to nobody",
        "promise move 7 --due fri --on tomorrow",
        "promise move 7 --due fri --on 2026-10-31",
        "promise move 99 --due fri",
    ]), @r#"
    $ rel promise move 7  # exit 2
    ! error: the following required arguments were not provided:
    !   --due <DATE>
    $ rel promise move 7 --due yesterday  # exit 2
    ! error: Thu 12 Nov 2026 is in the past.
    ! Nothing was written. A promise is due today or later.
    $ rel promise move 7 --due 2026-11-13  # exit 1
    ! error: #7 "the ERP date" is already due on Fri 13 Nov 2026.
    $ rel promise move 7 --due 11/12/2026  # exit 2
    ! error: --due: 11/12/2026 could be 11 December or 12 November; write 2026-12-11 or 2026-11-12.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel promise move 7 --to nobody  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel promise move 7 --due fri --on tomorrow  # exit 2
    ! error: Sat 14 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel promise move 7 --due fri --on 2026-10-31  # exit 2
    ! error: #7 "the ERP date" was made on Sun 1 Nov 2026, after Sat 31 Oct 2026.
    ! Nothing was written.
    $ rel promise move 99 --due fri  # exit 1
    ! error: There is no promise #99.
    ! To see the open ones: rel promise. To see all: rel list promises
    "#);
}

#[test]
fn an_update_is_not_empty() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("promise add cass the date").succeeds();
    for line in ["promise drop 7 ''", "promise update 7 ' '"] {
        sandbox.rel(line).fails(2);
    }
    assert_eq!(sandbox.json("list promises")[0]["status"], "open");
}

#[test]
fn a_move_cannot_predate_later_updates() {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01").rel("promise add cass the date --due 2026-11-13").succeeds();
    sandbox.on("2026-11-20").rel("promise move 7 --due 2026-11-27").succeeds();
    sandbox.rel("promise move 7 --due 2026-12-04 --on 2026-11-05").fails(2);
    assert_eq!(sandbox.json("list promises")[0]["due"], "2026-11-27");
}
