//! What log refuses, and what it only warns about or suggests.

use crate::commands::refusals;
use crate::support::Sandbox;

#[test]
fn only_new_adds_someone() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log \"Dana Ortiz\" met at the offsite",
        "log \"Dana Ortiz\" met at the offsite --unit Sales",
        "log \"Dana Ortiz\" met at the offsite --new --unit Operations",
        "log \"Neal Wallace\" met at the offsite --new",
        "log cass --new",
        "log neal wall --new",
    ]), @r#"
    $ rel log "Dana Ortiz" met at the offsite  # exit 1
    ! error: Nobody in the journal is called `Dana Ortiz`.
    ! To see everyone: rel list. To add someone new: rel add "Dana Ortiz" --unit UNIT
    $ rel log "Dana Ortiz" met at the offsite --unit Sales  # exit 2
    ! error: the following required arguments were not provided:
    !   --new
    $ rel log "Dana Ortiz" met at the offsite --new --unit Operations  # exit 1
    ! error: There is no unit `Operations`.
    ! Add it first: rel unit add Operations --weight 5
    $ rel log "Neal Wallace" met at the offsite --new  # exit 1
    ! error: Neal Wallace is already in the journal.
    ! If this is someone else, make the names differ, as in "Ann Lee (Legal)".
    $ rel log cass --new  # exit 1
    ! error: `cass` already means Cassandra Kelly.
    ! Nothing was written. Leave out --new, or type the full name of the new person.
    $ rel log neal wall --new  # exit 1
    ! error: `neal` already means Neal Wallace.
    ! Nothing was written. Leave out --new, or type the full name of the new person.
    "#);
    insta::assert_snapshot!(sandbox.session(&[
        "log \"Dana Ortiz\" met at the offsite --new --unit sales --role COO -d 2d",
        "log Bob Miller joined us --new",
        "list",
    ]), @r#"
    $ rel log "Dana Ortiz" met at the offsite --new --unit sales --role COO -d 2d
    #8 Talk with Dana Ortiz, Thu 19 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Thu 3 Dec.

    $ rel log Bob Miller joined us --new
    #10 Talk with Bob, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 2 Jan 2027.
    The new name is `Bob`. If the next word belongs to it: rel undo, then quote the full name.

    $ rel list
    There are 5 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Bob              -     -                 33%    42d  21 Nov 2026  fresh
    Cassandra Kelly  CFO   Finance           67%    21d  never        never
    Dana Ortiz       COO   Sales            100%    14d  19 Nov 2026  fresh
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  never        never
    "#);
}

#[test]
fn log_warns_about_missing_details_and_writes_anyway() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass -k complaint",
        "log cass -k opening",
        "log cass on the ads with Neal -k call",
        "log cass on the ads with Neal -k call --quiet",
        "log cass,neal on the ads with Neal",
    ]), @r#"
    $ rel log cass -k complaint
    #7 Complaint from Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (1 entry; you 0.0, team -2.0). No real conversation yet.
    What was it about? A complaint without a note will tell you little later: rel entry edit 7 NOTE

    $ rel log cass -k opening
    #8 Opening balance with Cassandra Kelly, Sat 21 Nov 2026
    Too early to say where you stand (2 entries; you 0.0, team -2.0). No real conversation yet.
    ! warning: An opening balance without --deposit N changes nothing.

    $ rel log cass on the ads with Neal -k call
    #9 Call with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit, but your team is overdrawn by more (you +1.0, team -2.0). The next real conversation is due Sat 12 Dec.
    Was Neal Wallace there too? rel entry edit 9 --who "Cassandra Kelly,Neal Wallace"

    $ rel log cass on the ads with Neal -k call --quiet
    #10 Call with Cassandra Kelly, Sat 21 Nov 2026
    You are in credit, your team is overdrawn; a setback now would put you in the red (you +2.0, team -2.0). The next real conversation is due Sat 12 Dec.
    Was Neal Wallace there too? rel entry edit 10 --who "Cassandra Kelly,Neal Wallace"

    $ rel log cass,neal on the ads with Neal
    #11 Talk with Cassandra Kelly and Neal Wallace, Sat 21 Nov 2026
    Cassandra Kelly: You are in credit, your team is overdrawn; a setback now would put you in the red (you +3.0, team -2.0). The next real conversation is due Sat 12 Dec.
    Neal Wallace: Too early to say where you stand (1 entry; you +1.0, team 0.0). The next real conversation is due Sat 2 Jan 2027.
    "#);
}

#[test]
fn log_refuses_bad_kinds_facts_and_amounts_and_writes_nothing() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log",
        "log cass x -k cofee",
        "log cass x -k banana",
        "log cass x --also cofee=x",
        "log cass x --also complaint",
        "log cass x --fact hobby=golf",
        "log cass x --fact intrest=golf",
        "log cass x --fact interest=",
        "log cass,neal x --fact interest=golf",
        "log cass x --deposit nan",
        "log cass x --deposit 1e308",
        "log cass x --by ''",
        "log cass x --gut 3",
        "log cass x -k hearsay --gut 1",
        "log cass x -k hearsay --deposit 1",
        "log cass x --alternative",
        "log cass x --me --team",
        "log cass,nobody x",
    ]), @r#"
    $ rel log  # exit 2
    ! error: Who was it with?
    ! For example: rel log cass the Yankees again -k coffee
    $ rel log cass x -k cofee  # exit 2
    ! error: There is no kind `cofee`.
    ! Did you mean coffee? To see all kinds: rel list kinds
    $ rel log cass x -k banana  # exit 2
    ! error: There is no kind `banana`.
    ! To see all kinds: rel list kinds
    $ rel log cass x --also cofee=x  # exit 2
    ! error: There is no kind `cofee`.
    ! Did you mean coffee? To see all kinds: rel list kinds
    $ rel log cass x --also complaint  # exit 2
    ! error: --also `complaint` has no `=`.
    ! Write --also KEY="some text".
    $ rel log cass x --fact hobby=golf  # exit 2
    ! error: There is no topic `hobby`.
    ! Topics: interest, family, background, goal, problem, preference, where, agenda
    $ rel log cass x --fact intrest=golf  # exit 2
    ! error: There is no topic `intrest`.
    ! Did you mean interest? Topics: interest, family, background, goal, problem, preference, where, agenda
    $ rel log cass x --fact interest=  # exit 2
    ! error: The interest has no text.
    $ rel log cass,neal x --fact interest=golf  # exit 2
    ! error: Who is the fact about? --fact goes with one person.
    ! Log without it, then: rel fact add WHO TOPIC TEXT
    $ rel log cass x --deposit nan  # exit 2
    ! error: invalid value 'nan' for '--deposit <N>': a deposit is a number such as 3 or -6, at most 1000
    $ rel log cass x --deposit 1e308  # exit 2
    ! error: invalid value '1e308' for '--deposit <N>': a deposit is a number such as 3 or -6, at most 1000
    $ rel log cass x --by ''  # exit 2
    ! error: A text given to a flag cannot be empty.
    $ rel log cass x --gut 3  # exit 2
    ! error: invalid value '3' for '--gut <N>': a gut feeling is a whole number from -2 to 2
    $ rel log cass x -k hearsay --gut 1  # exit 2
    ! error: Hearsay takes neither gut nor deposit: it counts in no number.
    $ rel log cass x -k hearsay --deposit 1  # exit 2
    ! error: Hearsay takes neither gut nor deposit: it counts in no number.
    $ rel log cass x --alternative  # exit 2
    ! error: An alternative goes with said-no only.
    $ rel log cass x --me --team  # exit 2
    ! error: the argument '--me' cannot be used with '--team'
    $ rel log cass,nobody x  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    "#);
    for line in ["log cass x --gut 3", "log cass x --gut -3", "log cass x --gut 0.5"] {
        let seen = refusals(&sandbox, &[line]);
        assert!(seen.contains("a whole number from -2 to 2"), "{seen}");
    }
}
