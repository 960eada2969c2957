//! What is refused, with nothing written.

use super::with_a_promise;
use crate::commands::refusals;
use crate::support::Sandbox;

#[test]
fn a_promise_without_sense_is_not_made() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise add cass",
        "promise add nobody the date",
        "promise add cass,neal the date",
        "promise add cass the date --as maybe",
        "promise add cass the date --due yesterday",
        "promise add cass the date --due 11/05/2026",
        "promise add cass the date --due last",
        "promise add cass the date --due",
        "promise add cass the date --heard",
        "promise add cass the date --estimate 40",
        "promise add cass the date --theirs --team",
        "promise add cass the date --me --team",
        "log cass hello --due fri",
        "log cass hello --as intention",
        "log cass,neal hello --promise x",
        "log cass hello --promise x --due yesterday",
    ]), @"");
}

#[test]
fn what_is_not_open_cannot_end() {
    let sandbox = with_a_promise("");
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise keep",
        "promise keep 99",
        "promise keep 4",
        "promise keep x",
        "promise drop 7",
        "promise update 7",
        "promise update 99 x",
    ]), @"");
    sandbox.rel("promise keep 7").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "promise keep 7",
        "promise break 7",
        "promise drop 7 no need",
        "promise update 7 done",
        "promise move 7 --due fri",
    ]), @"");
}

#[test]
fn a_promise_ends_between_its_beginning_and_today() {
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
    ]), @"");
}

#[test]
fn a_promise_moves_ahead() {
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
    ]), @"");
}
