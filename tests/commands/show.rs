use super::{ENTRY, FACT, STAKEHOLDER, assert_shape, refusals};
use crate::support::Sandbox;

/// Creates a journal of two years with Cassandra.
fn with_history() -> Sandbox {
    let sandbox = Sandbox::with_people();
    for line in [
        "edit cass --tag steerco",
        "log cass budget -k talk -d 2025-11-30",
        "log cass offsite -k trip -d 2025-12-20",
        "log cass ERP plan -k talk -d 2026-03-03",
        "log cass ERP again -k call -d 2026-03-30",
        "log cass close -k help -d 2026-09-07",
        "log cass integration dates missed -k setback -d 2026-09-29 --gut -1",
        "log cass \"my reputation is on the line\" -k lunch -d 2026-10-13",
        "log cass no news -k complaint -d 2026-11-02",
        "log cass steering -k meeting -d 2026-11-04",
        "log cass the cutover --by \"Priya Shah\" -d 2026-11-18",
        "log cass wants a new CIO -k hearsay -d 2026-11-19",
        "fact add cass interest the Yankees",
        "fact add cass interest chess",
        "fact add cass goal close in 5 days",
        "fact add cass agenda the Q3 offshore savings",
    ] {
        sandbox.rel(line).succeeds();
    }
    sandbox
}

#[test]
fn the_page_to_read_in_the_lift() {
    insta::assert_snapshot!(with_history().session(&["show cass"]), @r#"
    $ rel show cass
    You last really talked with Cassandra Kelly 39 days ago, 18 days longer than planned. You are in credit, but your team is overdrawn by more.
      Who        CFO, Finance (2 of 3), every 21 days, @steerco
      Talked     39 days ago (meal, Tue 13 Oct); in person 39 days ago; Priya 3 days ago; 1 routine meeting since
      You        +3.7 = help Mon 7 Sep +1.7, meal Tue 13 Oct +1.5, travel Sat 20 Dec 2025 +0.2, call Mon 30 Mar +0.2, talk Tue 3 Mar +0.1, the rest +0.1
      Team       -4.1 = setback Tue 29 Sep -3.3, complaint Mon 2 Nov -1.7, talk Wed 18 Nov +1.0
      Can absorb none
      Year       D J F M A M J J A S O N
                 ▄ · · █ · · · · · ▄ ▄ ·  5 real conversations in twelve months
      Interest   chess; the Yankees
      Goal       close in 5 days
      Agenda     the Q3 offshore savings
      Last       Wed 18 Nov talk (team): "the cutover"  [16]
                 Wed 4 Nov meeting: "steering"  [15]
                 Mon 2 Nov complaint (team): "no news"  [14]
                 Tue 13 Oct meal: "my reputation is on the line"  [13]
      Heard      Thu 19 Nov: "wants a new CIO"  [17]
      Next       Go to Cassandra in person about the setback of Tue 29 Sep ("integration dates missed"). Then help with a goal of theirs: close in 5 days.
    "#);
}

#[test]
fn a_page_of_a_new_person_is_short() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("add Aiko Tanaka").succeeds();
    insta::assert_snapshot!(sandbox.session(&["show devon", "show aiko"]), @r#"
    $ rel show devon
    You have never really talked with Devon Marsh. Too early to say where you stand (0 entries).
      Who        Sales (3 of 3), every 14 days
      Talked     never
      You        0.0 (nothing yet)
      Team       0.0 (nothing yet)
      Can absorb (too early to say: 0 entries)
      Year       D J F M A M J J A S O N
                 · · · · · · · · · · · ·  0 real conversations in twelve months
      Next       A first coffee, half an hour without an agenda: ask what they are working towards, then: rel fact add "Devon Marsh" goal TEXT

    $ rel show aiko
    You have never really talked with Aiko Tanaka. Too early to say where you stand (0 entries).
      Who        no unit, every 42 days
      Talked     never
      You        0.0 (nothing yet)
      Team       0.0 (nothing yet)
      Can absorb (too early to say: 0 entries)
      Year       D J F M A M J J A S O N
                 · · · · · · · · · · · ·  0 real conversations in twelve months
      Next       Give them a unit: rel edit "Aiko Tanaka" --unit UNIT
    "#);
}

#[test]
fn people_away_or_archived_need_no_next_step() {
    let sandbox = with_history();
    sandbox.rel("edit cass --away-until 2026-12-07").succeeds();
    sandbox.rel("archive devon").succeeds();
    let first_and_last = |line: &str| {
        let page = sandbox.rel(line).succeeds().stdout;
        let mut lines = page.lines();
        [lines.next(), lines.next_back()].map(|line| line.unwrap_or_default().to_owned()).join("\n")
    };
    insta::assert_snapshot!(first_and_last("show cass"), @"
    Cassandra Kelly is away until Mon 7 Dec. You are in credit, but your team is overdrawn by more.
      Next       Nothing until they are back, Mon 7 Dec.
    ");
    insta::assert_snapshot!(first_and_last("show devon"), @r#"
    Devon Marsh is archived. Too early to say where you stand (0 entries).
      Next       Nothing while archived; bring back: rel archive "Devon Marsh" --restore
    "#);
}

#[test]
fn an_overdrawn_account_asks_for_deposits() {
    let sandbox = Sandbox::with_people();
    for line in [
        "log devon hello -d 10d",
        "log devon nobody told them -k setback -d 2d",
        "log devon again -k complaint -d yesterday",
    ] {
        sandbox.rel(line).succeeds();
    }
    insta::assert_snapshot!(sandbox.session(&["show devon"]), @r#"
    $ rel show devon
    You last really talked with Devon Marsh 10 days ago; the next conversation is due Wed 25 Nov. You are in credit, but your team is overdrawn by more.
      Who        Sales (3 of 3), every 14 days
      Talked     10 days ago (talk, Wed 11 Nov); in person 10 days ago
      You        +0.9 = talk Wed 11 Nov +0.9
      Team       -5.9 = setback Thu 19 Nov -3.9, complaint Fri 20 Nov -2.0
      Can absorb none
      Year       D J F M A M J J A S O N
                 · · · · · · · · · · · █  1 real conversation in twelve months
      Last       Fri 20 Nov complaint (team): "again"  [9]
                 Thu 19 Nov setback (team): "nobody told them"  [8]
                 Wed 11 Nov talk: "hello"  [7]
      Next       Go to Devon in person about the setback of Thu 19 Nov ("nobody told them"). Then ask what would help most.
    "#);
}

#[test]
fn a_single_overdrawn_account_is_named() {
    let sandbox = Sandbox::with_people();
    for line in [
        "log devon the ads -k ask",
        "log devon no -k said-no",
        "log devon the offsite -k declined",
        "log neal down -k setback",
        "log neal down -k setback",
        "log neal again -k complaint",
    ] {
        sandbox.rel(line).succeeds();
    }
    let first = |line: &str| {
        let page = sandbox.rel(line).succeeds().stdout;
        page.lines().next().unwrap_or_default().to_owned()
    };
    insta::assert_snapshot!(first("show devon"), @"You have never really talked with Devon Marsh. Your account is overdrawn.");
    insta::assert_snapshot!(first("show neal"), @"You have never really talked with Neal Wallace. Your team's account is overdrawn.");
    sandbox.rel("log neal mine -k setback --me").succeeds();
    insta::assert_snapshot!(first("show neal"), @"You have never really talked with Neal Wallace. Your account and your team's are both overdrawn.");
}

#[test]
fn hearsay_is_shown_apart_and_counts_nowhere() {
    let sandbox = with_history();
    let without = sandbox.json("show cass")["standing"].clone();
    sandbox.rel("log cass is leaving -k hearsay --via Ruth").succeeds();
    assert_eq!(sandbox.json("show cass")["standing"], without);
    let page = sandbox.rel("show cass").succeeds().stdout;
    let heard: Vec<&str> = page.lines().skip_while(|line| !line.contains("Heard")).collect();
    let [last, earlier, ..] = heard[..] else { panic!("{page}") };
    assert!(last.contains("is leaving") && last.contains("via Ruth"), "{page}");
    assert!(earlier.contains("wants a new CIO"), "{page}");
    assert_eq!(page.matches("is leaving").count(), 1, "{page}");
}

#[test]
fn show_refuses_unclear_names() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &["show", "show casandra"]), @"
    $ rel show  # exit 2
    ! error: the following required arguments were not provided:
    !   <WHO>...
    $ rel show casandra  # exit 1
    ! error: Nobody in the journal is called `casandra`.
    ! Did you mean Cassandra Kelly? To add someone new: rel add casandra --unit UNIT
    ");
    refusals(&sandbox, &["show cass,neal", "show @Finance"]);
    let sandbox = Sandbox::new();
    insta::assert_snapshot!(refusals(&sandbox, &["show cass"]), @r#"
    $ rel show cass  # exit 1
    ! error: Nobody in the journal is called `cass`.
    ! Start with the units that matter (rel unit rank Sales Finance Marketing), then add people (rel add "Cassandra Kelly" --unit Finance --role CFO). To look around first: rel demo
    "#);
    assert!(!sandbox.journal().exists());
}

#[test]
fn a_page_has_its_keys() {
    let page = with_history().json("show cass");
    assert_shape(
        &page,
        "stakeholder:object standing:object entries:list facts:list promises:list pulses:list \
         next_step:text",
    );
    assert_shape(&page["stakeholder"], STAKEHOLDER);
    for entry in page["entries"].as_array().expect("an array") {
        assert_shape(entry, ENTRY);
    }
    for fact in page["facts"].as_array().expect("an array") {
        assert_shape(fact, FACT);
    }
    assert_eq!(page["standing"]["last_contact"], "2026-10-13");
    assert_eq!(page["standing"]["team_last_contact"], "2026-11-18");
    assert_eq!(page["standing"]["routine_since"], 1);
}
