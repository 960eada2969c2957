//! The whole page, on wide and on narrow terminals.

use crate::support::Sandbox;

/// Creates a journal of three months with most of the mistakes.
fn autumn() -> Sandbox {
    let mut sandbox = Sandbox::with_people();
    let mut lines = vec![
        "add Li Wei --unit Legal".to_owned(),
        "log cass a budget question -d 2026-06-02 --inbound".to_owned(),
        "log cass the plan -d 2026-08-25".to_owned(),
        "log cass outage -k setback -d 2026-11-03".to_owned(),
        "log cass the outage -d 2026-11-04".to_owned(),
        "log cass still the outage --by \"Priya Shah\" -d 2026-11-05".to_owned(),
        "log cass 400k for the ERP -k ask -d 2026-11-02".to_owned(),
        "log devon customer trip to Austin -k declined -d 2026-10-20".to_owned(),
        "log devon pipeline -d 2026-10-05".to_owned(),
        "log devon quotes -d 2026-10-19".to_owned(),
        "log devon renewals -d 2026-11-09 --fact problem=churn".to_owned(),
        "log neal the pilot -k lunch -d 2026-10-12 --by \"Sam Ruiz\"".to_owned(),
        "log neal the brand -k help -d 2026-11-12".to_owned(),
        "log cass wants a new CIO -k hearsay --via \"Devon Marsh\" -d 2026-11-16".to_owned(),
        "pulse cass me 4.5 --on 2026-09-07".to_owned(),
        "pulse cass team 3.5 --on 2026-09-07".to_owned(),
        "pulse cass me 4.5 --on 2026-11-16".to_owned(),
        "pulse cass team --credible 3 --reliable 1 --transparent 2 --on 2026-11-16".to_owned(),
        "pulse devon team 3 --on 2026-10-12".to_owned(),
    ];
    for day in ["09-07", "09-21", "10-05", "10-19", "11-02", "11-16"] {
        lines.push(format!("log cass,devon,neal steering -k meeting -d 2026-{day}"));
        lines.push(format!("log li coffee -k coffee -d 2026-{day}"));
    }
    sandbox.rel("unit add Legal --weight 0.5").succeeds();
    for line in &lines {
        sandbox.rel(line).succeeds();
    }
    sandbox.on("2026-10-01");
    for line in [
        "promise add cass ERP cutover date --due 2026-11-16 --risk \"the vendor\"",
        "promise add cass close report --due 2026-10-20 --measure \"her controller signs\"",
        "promise add neal ad pilot --as best-effort --due 2026-12-20 --team",
    ] {
        sandbox.rel(line).succeeds();
    }
    let id = sandbox.json("list promises")[1]["id"].clone();
    sandbox.on("2026-11-01");
    sandbox.rel(&format!("promise break {id} too late")).succeeds();
    sandbox.on(crate::support::TODAY);
    sandbox
}

#[test]
fn the_review_at_eighty_columns() {
    let mut sandbox = autumn();
    sandbox.columns(80);
    insta::assert_snapshot!(sandbox.session(&["review"]), @r#"
    $ rel review
    41 % of your attention is misplaced: you are spending Sales' time on Legal.
    23 Aug 2026 to 21 Nov 2026.
      Attention  41 % misplaced: Legal gets most above its weight, Sales most below.
                 Give the next free hour to Sales, not to Legal.
                 Sales      ██████████ 46 % weight  █████░░░░░ 21 % time
                 Finance    ███████░░░ 31 % weight  ███░░░░░░░ 14 % time
                 Marketing  ███░░░░░░░ 15 % weight  █████░░░░░ 21 % time
                 Legal      ██░░░░░░░░ 8 % weight   █████████░ 43 % time
      Form       6 meetings, 12 real conversations: 0.5 to 1. Worst: Neal Wallace 6
                 to 1, Cassandra Kelly 6 to 2, Devon Marsh 6 to 3. Stay behind after
                 the next one, with Neal Wallace first.
      One-sided  Only business: Devon Marsh. Only social: Li Wei. Take the first to
                 lunch, and ask the second what they work towards.
      Bank       +17.0 in, -10.0 out. 1 ask followed a silence of 60 days: Cassandra
                 Kelly. Call when you need nothing; ask a month later.
      Trouble    2 of 3 contacts with Finance came within 3 days of a setback or
                 complaint. Go and see Finance when nothing burns.
      Declined   1: Devon Marsh (customer trip to Austin). Accept the next, or
                 invite them yourself this month.
      Curiosity  0 visits, 1 problem and 0 goals learned in 12 real conversations
                 (Devon Marsh). Ask what gets in their way, and write it down.
      Word       Commitments 0 of 1 kept (0 %; you say 95). Late on average:
                 Cassandra Kelly 8.5d. Without a measure: Cassandra Kelly #40. Risk
                 not heard: Cassandra Kelly #40. Silent: Cassandra Kelly #40 and
                 Neal Wallace #42. Move a date before it passes, not after.
      Meetings   Many meetings, falling trust: Cassandra Kelly (6 meetings, your
                 team from 3.5 to 2). Ask what the meeting does not answer; meeting
                 more will not.
      Trust      You 4.5, team 2.5: the leader is trusted, the team is not. Widest
                 apart: Cassandra Kelly. Weakest: reliable (1). Six months: you
                 flat, team falling. Let your people bring the good news themselves.
                 You   █████████░ 4.5 of 5
                 Team  █████░░░░░ 2.5 of 5
                       J J A S O N
                 You   · · · ▇ · ▇
                 Team  · · · ▅ ▅ ▃
      Carried    Sales and Legal have nobody but you. Take one of your people along
                 next time.
                             me  Priya  Sam
                 Sales        3      -    -
                 Finance      2      1    -
                 Marketing    1      -    1
                 Legal        6      -    -
      Effort     86 % of 14 contacts are yours, 14 % your team's.
      Started    100 % of 12 real conversations by you. No longer coming to you:
                 Cassandra Kelly. Who gets no answers stops asking: go and ask.
      Load       Your cadences ask for 1.1 real conversations a week; you held 0.9.
      Hearsay    In no figure above: Cassandra Kelly via Devon Marsh: "wants a new
                 CIO".
    One thing for December: two hours with Sales that are not a meeting.
    "#);
}

#[test]
fn the_review_at_forty_columns() {
    let mut sandbox = autumn();
    sandbox.columns(40);
    insta::assert_snapshot!(sandbox.session(&["review"]), @r#"
    $ rel review
    41 % of your attention is misplaced: you
    are spending Sales' time on Legal.
    23 Aug 2026 to 21 Nov 2026.
      Attention  41 % misplaced: Legal gets
                 most above its weight,
                 Sales most below. Give the
                 next free hour to Sales,
                 not to Legal.
                 Sales
                 ██████████ 46 % weight
                 █████░░░░░ 21 % time
                 Finance
                 ███████░░░ 31 % weight
                 ███░░░░░░░ 14 % time
                 Marketing
                 ███░░░░░░░ 15 % weight
                 █████░░░░░ 21 % time
                 Legal
                 ██░░░░░░░░ 8 % weight
                 █████████░ 43 % time
      Form       6 meetings, 12 real
                 conversations: 0.5 to 1.
                 Worst: Neal Wallace 6 to 1,
                 Cassandra Kelly 6 to 2,
                 Devon Marsh 6 to 3. Stay
                 behind after the next one,
                 with Neal Wallace first.
      One-sided  Only business: Devon Marsh.
                 Only social: Li Wei. Take
                 the first to lunch, and ask
                 the second what they work
                 towards.
      Bank       +17.0 in, -10.0 out. 1 ask
                 followed a silence of 60
                 days: Cassandra Kelly. Call
                 when you need nothing; ask
                 a month later.
      Trouble    2 of 3 contacts with
                 Finance came within 3 days
                 of a setback or complaint.
                 Go and see Finance when
                 nothing burns.
      Declined   1: Devon Marsh (customer
                 trip to Austin). Accept the
                 next, or invite them
                 yourself this month.
      Curiosity  0 visits, 1 problem and 0
                 goals learned in 12 real
                 conversations (Devon
                 Marsh). Ask what gets in
                 their way, and write it
                 down.
      Word       Commitments 0 of 1 kept (0
                 %; you say 95). Late on
                 average: Cassandra Kelly
                 8.5d. Without a measure:
                 Cassandra Kelly #40. Risk
                 not heard: Cassandra Kelly
                 #40. Silent: Cassandra
                 Kelly #40 and Neal Wallace
                 #42. Move a date before it
                 passes, not after.
      Meetings   Many meetings, falling
                 trust: Cassandra Kelly (6
                 meetings, your team from
                 3.5 to 2). Ask what the
                 meeting does not answer;
                 meeting more will not.
      Trust      You 4.5, team 2.5: the
                 leader is trusted, the team
                 is not. Widest apart:
                 Cassandra Kelly. Weakest:
                 reliable (1). Six months:
                 you flat, team falling. Let
                 your people bring the good
                 news themselves.
                 You
                 █████████░ 4.5 of 5
                 Team
                 █████░░░░░ 2.5 of 5
                       J J A S O N
                 You   · · · ▇ · ▇
                 Team  · · · ▅ ▅ ▃
      Carried    Sales and Legal have nobody
                 but you. Take one of your
                 people along next time.
                             me  Priya  Sam
                 Sales        3      -    -
                 Finance      2      1    -
                 Marketing    1      -    1
                 Legal        6      -    -
      Effort     86 % of 14 contacts are
                 yours, 14 % your team's.
      Started    100 % of 12 real
                 conversations by you. No
                 longer coming to you:
                 Cassandra Kelly. Who gets
                 no answers stops asking: go
                 and ask.
      Load       Your cadences ask for 1.1
                 real conversations a week;
                 you held 0.9.
      Hearsay    In no figure above:
                 Cassandra Kelly via Devon
                 Marsh: "wants a new CIO".
    One thing for December: two hours with
    Sales that are not a meeting.
    "#);
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let mut sandbox = autumn();
    sandbox.rel("unit add \"王小明の非常に長い事業部門\" --weight 4").succeeds();
    sandbox.rel("edit neal --unit \"王小明の非常に長い事業部門\"").succeeds();
    for columns in [40, 60, 69, 70, 80, 100] {
        sandbox.columns(columns);
        for line in ["review", "review --with cass", "review --unit Finance"] {
            for shown in sandbox.rel(line).succeeds().stdout.lines() {
                let width = unicode_width::UnicodeWidthStr::width(shown);
                assert!(width <= columns, "{line} at {columns}: {shown}");
            }
        }
    }
}

#[test]
fn the_gravest_mistake_opens_and_closes_the_page() {
    let sandbox = autumn();
    let review = sandbox.json("review");
    let gravest = review["verdict"]["section"].as_str().expect("a section");
    let gravity = |section: &serde_json::Value| section["gravity"].as_f64().unwrap_or(0.0);
    let most = review.as_object().expect("an object").values().map(gravity).fold(0.0, f64::max);
    assert_eq!(gravity(&review[gravest]), most);
    let page = sandbox.rel("review").succeeds().stdout;
    assert_eq!(page.lines().next(), review["verdict"]["sentence"].as_str());
    assert_eq!(page.lines().next_back(), review["verdict"]["one_thing"].as_str());
}
