mod sections;

use super::{assert_shape, refusals};
use crate::support::Sandbox;

const PAGE: &str = "date:text stale:list promises:list theirs:list asks:list birthdays:list \
    ask_how:object? review:object?";

/// Creates a journal with something in every section.
fn busy() -> Sandbox {
    let mut sandbox = Sandbox::with_people();
    sandbox.on("2026-11-01");
    for line in [
        "add Ruth Abel --unit Finance --birthday \"25 nov\"",
        "log cass the Yankees -k lunch -d 20d",
        "log devon quotes -k talk",
        "promise add cass the ERP cutover date --measure x --due 2026-11-16",
        "promise add ruth the budget paper --measure x --due 2026-11-24",
        "promise add neal the ad pilot --as best-effort --team --due 2026-12-15",
        "promise add cass headcount sign-off --theirs --due 2026-11-20",
        "ask cass 400k for the ERP overrun --deposit -6 --on \"dec 4\"",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox.on("2026-11-21");
    sandbox
}

#[test]
fn the_morning_page() {
    insta::assert_snapshot!(busy().session(&["today"]), @r#"
    $ rel today
    Sat 21 Nov: see Devon Marsh; Cassandra Kelly's #10 is 5 days late.
      Talk to    Devon Marsh 20d (every 14), Ruth Abel (never), Cassandra Kelly 40d (every 21), Neal Wallace (never)
      You owe    #10 Cassandra Kelly: the ERP cutover date, 5 days late
                 #11 Ruth Abel: the budget paper, silent for 20 days
                 #12 Neal Wallace: the ad pilot (team), silent for 20 days
      They owe   #13 Cassandra Kelly: headcount sign-off, 1 day late
      Asks       Fri 4 Dec, in 13 days: Cassandra Kelly, 400k for the ERP overrun: unknown, balance -4.5 after it [14]
      Birthday   Wed 25 Nov Ruth Abel
      Ask        Devon Marsh: "how are we doing?" (never asked)
      Review     Devon Marsh: arrange a quality review (none in 90 days)
    "#);
}

#[test]
fn without_a_command_it_is_the_morning_page() {
    let sandbox = busy();
    assert_eq!(sandbox.rel("").succeeds().stdout, sandbox.rel("today").succeeds().stdout);
    assert_eq!(sandbox.json(""), sandbox.json("today"));
}

#[test]
fn nothing_to_do_is_one_line() {
    let sandbox = Sandbox::with_people();
    for line in [
        "log @all how do we do -k review",
        "pulse cass me 4",
        "pulse neal me 4",
        "pulse devon me 4",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&["today", ""]), @"
    $ rel today
    Sat 21 Nov: nothing is due.

    $ rel 
    Sat 21 Nov: nothing is due.
    ");
}

#[test]
fn without_a_journal_today_says_how_to_begin() {
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(sandbox.session(&["today"]), @r#"
    $ rel today
    No one is in the journal yet.
    Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo
    "#);
    assert_eq!(sandbox.rel("").succeeds().stdout, sandbox.rel("today").succeeds().stdout);
    assert_shape(&sandbox.json("today"), PAGE);
    assert!(!sandbox.journal().exists());
}

#[test]
fn the_page_has_its_keys() {
    let page = busy().json("today");
    assert_shape(&page, PAGE);
    assert_eq!(page["date"], "2026-11-21");
    for (section, shape) in [
        ("stale", "uid:text name:text days_since:number? cadence_days:number state:text"),
        ("promises", "id:number stakeholder:text text:text status:text silent:bool due:text?"),
        ("theirs", "id:number stakeholder:text text:text theirs:bool"),
        ("asks", "id:number date:text stakeholder:text days_left:number verdict:text after:number"),
        ("birthdays", "uid:text name:text date:text"),
    ] {
        let rows = page[section].as_array().expect("an array");
        assert!(!rows.is_empty(), "{section}");
        rows.iter().for_each(|row| assert_shape(row, shape));
    }
    for section in ["ask_how", "review"] {
        assert_shape(&page[section], "uid:text name:text days_since:number?");
    }
}

#[test]
fn the_page_fits_the_terminal() {
    let mut sandbox = busy();
    for columns in [40, 80] {
        sandbox.columns(columns);
        for line in ["today", "ask cass 400k for the ERP overrun", "promise", "list pulses"] {
            for shown in sandbox.rel(line).succeeds().stdout.lines() {
                let width = unicode_width::UnicodeWidthStr::width(shown);
                let is_command = shown.trim_start().starts_with("rel ");
                assert!(width <= columns || is_command, "{line} at {columns}: {shown}");
            }
        }
    }
    let narrow = sandbox.columns(40).session(&["today"]);
    let wide = sandbox.columns(80).session(&["today"]);
    insta::assert_snapshot!(narrow + "\n" + &wide, @r#"
    $ rel today
    Sat 21 Nov: see Devon Marsh; Cassandra
    Kelly's #10 is 5 days late.
      Talk to    Devon Marsh 20d (every 14),
                 Ruth Abel (never),
                 Cassandra Kelly 40d (every
                 21), Neal Wallace (never)
      You owe    #10 Cassandra Kelly: the
                 ERP cutover date, 5 days
                 late
                 #11 Ruth Abel: the budget
                 paper, silent for 20 days
                 #12 Neal Wallace: the ad
                 pilot (team), silent for 20
                 days
      They owe   #13 Cassandra Kelly:
                 headcount sign-off, 1 day
                 late
      Asks       Fri 4 Dec, in 13 days:
                 Cassandra Kelly, 400k for
                 the ERP overrun: unknown,
                 balance -4.5 after it [14]
      Birthday   Wed 25 Nov Ruth Abel
      Ask        Devon Marsh: "how are we
                 doing?" (never asked)
      Review     Devon Marsh: arrange a
                 quality review (none in 90
                 days)

    $ rel today
    Sat 21 Nov: see Devon Marsh; Cassandra Kelly's #10 is 5 days late.
      Talk to    Devon Marsh 20d (every 14), Ruth Abel (never), Cassandra Kelly 40d
                 (every 21), Neal Wallace (never)
      You owe    #10 Cassandra Kelly: the ERP cutover date, 5 days late
                 #11 Ruth Abel: the budget paper, silent for 20 days
                 #12 Neal Wallace: the ad pilot (team), silent for 20 days
      They owe   #13 Cassandra Kelly: headcount sign-off, 1 day late
      Asks       Fri 4 Dec, in 13 days: Cassandra Kelly, 400k for the ERP overrun:
                 unknown, balance -4.5 after it [14]
      Birthday   Wed 25 Nov Ruth Abel
      Ask        Devon Marsh: "how are we doing?" (never asked)
      Review     Devon Marsh: arrange a quality review (none in 90 days)
    "#);
}

#[test]
fn today_takes_no_arguments() {
    refusals(&busy(), &["today cass", "today --unit Finance"]);
}

#[test]
fn once_there_are_units_only_people_are_missing() {
    let sandbox = Sandbox::new();
    sandbox.rel("unit rank Sales Finance").succeeds();
    let sessions = ["today", "stale", "prioritize", "review"].map(|line| sandbox.session(&[line]));
    insta::assert_snapshot!(sessions.join("\n"), @r#"
    $ rel today
    No one is in the journal yet.
    Add the people who matter: rel add "Cassandra Kelly" --unit UNIT --role CFO

    $ rel stale
    No one is in the journal yet.
    Add the people who matter: rel add "Cassandra Kelly" --unit UNIT --role CFO

    $ rel prioritize
    No one is in the journal yet.
    Add the people who matter: rel add "Cassandra Kelly" --unit UNIT --role CFO

    $ rel review
    No one is in the journal yet.
    Add the people who matter: rel add "Cassandra Kelly" --unit UNIT --role CFO
    "#);
}
