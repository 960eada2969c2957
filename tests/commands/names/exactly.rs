//! What is hard to take back wants a whole name.

use super::crowd;
use crate::commands::refusals;
use crate::support::Sandbox;

#[test]
fn part_of_a_name_is_not_enough_to_archive_forget_or_merge() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "archive neal",
        "archive Wallace",
        "archive Cassandra Kelly,nw",
        "forget neal --yes",
        "merge neal \"Cassandra Kelly\"",
        "merge \"Neal Wallace\" ck",
        "archive everyone",
        "forget the CFO --yes",
    ]), @r#"
    $ rel archive neal  # exit 1
    ! error: `neal` is not a whole name.
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. If this is who you mean, type it: "Neal Wallace"
    $ rel archive Wallace  # exit 1
    ! error: `Wallace` is not a whole name.
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. If this is who you mean, type it: "Neal Wallace"
    $ rel archive Cassandra Kelly,nw  # exit 1
    ! error: `nw` is not a whole name.
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. If this is who you mean, type it: "Neal Wallace"
    $ rel forget neal --yes  # exit 1
    ! error: `neal` is not a whole name.
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. If this is who you mean, type it: "Neal Wallace"
    $ rel merge neal "Cassandra Kelly"  # exit 1
    ! error: `neal` is not a whole name.
    ! #5 Neal Wallace, CMO, Marketing
    ! Nothing was written. If this is who you mean, type it: "Neal Wallace"
    $ rel merge "Neal Wallace" ck  # exit 1
    ! error: `ck` is not a whole name.
    ! #4 Cassandra Kelly, CFO, Finance
    ! Nothing was written. If this is who you mean, type it: "Cassandra Kelly"
    $ rel archive everyone  # exit 1
    ! error: Nobody in the journal is called `everyone`.
    ! Did you mean @all?
    $ rel forget the CFO --yes  # exit 1
    ! error: Nobody in the journal is called `the CFO`.
    ! Did you mean Cassandra Kelly (CFO)?
    "#);
}

#[test]
fn a_whole_name_an_alias_an_email_or_an_id_is_enough() {
    for line in [
        "archive NEAL WALLACE",
        "archive Wallace, Neal",
        "archive neal@example.com",
        "archive \"Neal <neal@example.com>\"",
        "archive '#5'",
        "archive @Marketing",
        "archive the brand",
        "forget \"the brand\" --yes",
        "merge \"the brand\" neal@example.com",
        "archive \"Martin Kelly, Jr.\"",
        "archive Martin Kelly, jr.,al",
    ] {
        crowd().rel(line).succeeds();
    }
}
