//! What is offered where nobody is meant, and never chosen.

use crate::commands::refusals;
use crate::support::Sandbox;

#[test]
fn the_nearest_names_roles_and_groups_are_offered() {
    let sandbox = Sandbox::with_people();
    for line in [
        "add Martin Osei --role CEO --unit Sales",
        "add \"Zoë O'Neill\" --role \"Head of Brand\" --tag steerco",
        "add 李伟",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(refusals(&sandbox, &[
        "show ceo",
        "show the CFO",
        "show head of brand",
        "show Kassandra Keley",
        "show Keley, Kassandra",
        "show neil",
        "show Wallas",
        "show martni",
        "show 李威",
        "show xyz",
        "show the COO",
        "log van den brul budget",
        "show c kelley",
        "log the cfo budget",
        "log Kassandra Keley budget",
        "log everyone hello",
        "log everybody hello",
        "log all hello",
        "log finance hello",
        "log steerco hello",
    ]), @r#"
    $ rel show ceo  # exit 1
    ! error: Nobody in the journal is called `ceo`.
    ! Did you mean Martin Osei (CEO)?
    $ rel show the CFO  # exit 1
    ! error: Nobody in the journal is called `the CFO`.
    ! Did you mean Cassandra Kelly (CFO)?
    $ rel show head of brand  # exit 1
    ! error: Nobody in the journal is called `head of brand`.
    ! Did you mean Zoë O'Neill (Head of Brand)?
    $ rel show Kassandra Keley  # exit 1
    ! error: Nobody in the journal is called `Kassandra Keley`.
    ! Did you mean Cassandra Kelly? To add someone new: rel add "Kassandra Keley" --unit UNIT
    $ rel show Keley, Kassandra  # exit 1
    ! error: Nobody in the journal is called `Keley, Kassandra`.
    ! Did you mean Cassandra Kelly? To add someone new: rel add "Keley, Kassandra" --unit UNIT
    $ rel show neil  # exit 1
    ! error: Nobody in the journal is called `neil`.
    ! Did you mean Neal Wallace? To add someone new: rel add neil --unit UNIT
    $ rel show Wallas  # exit 1
    ! error: Nobody in the journal is called `Wallas`.
    ! Did you mean Neal Wallace? To add someone new: rel add Wallas --unit UNIT
    $ rel show martni  # exit 1
    ! error: Nobody in the journal is called `martni`.
    ! Did you mean Martin Osei? To add someone new: rel add martni --unit UNIT
    $ rel show 李威  # exit 1
    ! error: Nobody in the journal is called `李威`.
    ! Did you mean 李伟? To add someone new: rel add 李威 --unit UNIT
    $ rel show xyz  # exit 1
    ! error: Nobody in the journal is called `xyz`.
    ! To see everyone: rel list. To add someone new: rel add xyz --unit UNIT
    $ rel show the COO  # exit 1
    ! error: Nobody in the journal is called `the COO`.
    ! To see everyone: rel list. To add someone new: rel add NAME --unit UNIT
    $ rel log van den brul budget  # exit 1
    ! error: Nobody in the journal is called `van`.
    ! To see everyone: rel list. To add someone new: rel add NAME --unit UNIT
    $ rel show c kelley  # exit 1
    ! error: Nobody in the journal is called `c kelley`.
    ! Did you mean Cassandra Kelly? To add someone new: rel add "c kelley" --unit UNIT
    $ rel log the cfo budget  # exit 1
    ! error: Nobody in the journal is called `the cfo`.
    ! Did you mean Cassandra Kelly (CFO)?
    $ rel log Kassandra Keley budget  # exit 1
    ! error: Nobody in the journal is called `Kassandra Keley`.
    ! Did you mean Cassandra Kelly? To add someone new: rel add "Kassandra Keley" --unit UNIT
    $ rel log everyone hello  # exit 1
    ! error: Nobody in the journal is called `everyone`.
    ! Did you mean @all?
    $ rel log everybody hello  # exit 1
    ! error: Nobody in the journal is called `everybody`.
    ! Did you mean @all?
    $ rel log all hello  # exit 1
    ! error: Nobody in the journal is called `all`.
    ! Did you mean @all?
    $ rel log finance hello  # exit 1
    ! error: Nobody in the journal is called `finance`.
    ! Did you mean @Finance?
    $ rel log steerco hello  # exit 1
    ! error: Nobody in the journal is called `steerco`.
    ! Did you mean @steerco?
    "#);
}
