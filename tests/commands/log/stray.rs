//! Words behind a flag that may belong to its value, had it been quoted.

use super::super::refusals;
use crate::support::Sandbox;

#[test]
fn words_that_may_belong_to_a_flag_are_refused() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass the close takes nine days").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "add Dana Ortiz --role Chief Revenue Officer --unit Sales",
        "add Ann Lee --unit Sales Operations --role COO",
        "edit cass --name Sandy Kelly",
        "log cass -k lunch --promise send the deck --due monday",
        "log cass -k lunch --also win=attribution is live",
        "log cass --fact goal=close in 5 days",
        "log cass budget --by Priya Sharma",
        "promise add cass deck --measure sent by mail --risk vendor",
        "entry edit last --who cass, neal",
    ]), @r#"
    $ rel add Dana Ortiz --role Chief Revenue Officer --unit Sales  # exit 2
    ! error: `Revenue Officer` stands behind --role Chief.
    ! Nothing was written. If it belongs to it, quote all of it: --role "Chief Revenue Officer"
    ! If not, put it first: Revenue Officer --role Chief
    $ rel add Ann Lee --unit Sales Operations --role COO  # exit 2
    ! error: `Operations` stands behind --unit Sales.
    ! Nothing was written. If it belongs to it, quote all of it: --unit "Sales Operations"
    ! If not, put it first: Operations --unit Sales
    $ rel edit cass --name Sandy Kelly  # exit 2
    ! error: `Kelly` stands behind --name Sandy.
    ! Nothing was written. If it belongs to it, quote all of it: --name "Sandy Kelly"
    ! If not, put it first: Kelly --name Sandy
    $ rel log cass -k lunch --promise send the deck --due monday  # exit 2
    ! error: `the deck` stands behind --promise send.
    ! Nothing was written. If it belongs to it, quote all of it: --promise "send the deck"
    ! If not, put it first: the deck --promise send
    $ rel log cass -k lunch --also win=attribution is live  # exit 2
    ! error: `is live` stands behind --also win=attribution.
    ! Nothing was written. If it belongs to it, quote all of it: --also "win=attribution is live"
    ! If not, put it first: is live --also "win=attribution"
    $ rel log cass --fact goal=close in 5 days  # exit 2
    ! error: `in 5 days` stands behind --fact goal=close.
    ! Nothing was written. If it belongs to it, quote all of it: --fact "goal=close in 5 days"
    ! If not, put it first: in 5 days --fact "goal=close"
    $ rel log cass budget --by Priya Sharma  # exit 2
    ! error: `Sharma` stands behind --by Priya.
    ! Nothing was written. If it belongs to it, quote all of it: --by "Priya Sharma"
    ! If not, put it first: Sharma --by Priya
    $ rel promise add cass deck --measure sent by mail --risk vendor  # exit 2
    ! error: `by mail` stands behind --measure sent.
    ! Nothing was written. If it belongs to it, quote all of it: --measure "sent by mail"
    ! If not, put it first: by mail --measure sent
    $ rel entry edit last --who cass, neal  # exit 2
    ! error: `--who cass,` ends with a comma.
    ! Nothing was written. Quote several names: --who "cass, neal"
    "#);
    assert_eq!(sandbox.json("list entries")[0]["note"], "the close takes nine days");
}

#[test]
fn quoted_values_and_notes_around_flags_are_accepted() {
    let sandbox = Sandbox::with_people();
    for line in [
        "add --unit Sales Dana Ortiz",
        "add Ann Lee --role 'Chief Revenue Officer' --unit Sales",
        "edit cass --name 'Sandy Kelly'",
        "log cass -k lunch budget",
        "log cass --promise 'send the deck' budget",
        "log cass budget --by priya and more",
        "entry edit last -k lunch the Yankees",
    ] {
        sandbox.rel(line).succeeds();
    }
    assert_eq!(sandbox.json("list entries")[1]["note"], "budget");
}

#[test]
fn a_note_that_is_replaced_is_shown() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass the close takes nine days").succeeds();
    insta::assert_snapshot!(sandbox.rel("entry edit last -d friday 5 pages").transcript(), @r#"
    $ rel entry edit last -d friday 5 pages
    #7 Changed: talk with Cassandra Kelly, Fri 20 Nov 2026
    Its note was "the close takes nine days", and is now "5 pages".
    "#);
}
