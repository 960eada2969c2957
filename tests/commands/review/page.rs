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
    41% of your attention is misplaced: you are spending Sales' time on Legal.
    23 Aug 2026 to 21 Nov 2026.
      Attention  41% misplaced: Legal is furthest above its weight, Sales furthest
                 below. Give the next free hour to Sales, not to Legal.
                 Sales      ██████████ 46% weight  █████░░░░░ 21% time
                 Finance    ███████░░░ 31% weight  ███░░░░░░░ 14% time
                 Marketing  ███░░░░░░░ 15% weight  █████░░░░░ 21% time
                 Legal      ██░░░░░░░░ 8% weight   █████████░ 43% time
      Form       Meetings 6, real conversations 12. Most meetings for the least
                 talk: Neal Wallace (6 to 1), Cassandra Kelly (6 to 2), Devon Marsh
                 (6 to 3). Stay on after the next meeting and talk, with Neal
                 Wallace first.
      One-sided  Only business: Devon Marsh. Only social: Li Wei. Take Devon Marsh
                 to lunch, and ask Li Wei what they are working towards.
      Bank       +17.0 in, -10.0 out. 1 ask came after 60 days of silence or more:
                 Cassandra Kelly. Call when you need nothing, and ask a month later.
      Trouble    2 of 3 contacts with Finance came within 3 days of a setback or
                 complaint. Go and see Finance when nothing is wrong.
      Declined   You turned down 1 invitation: Devon Marsh (customer trip to
                 Austin). Accept the next one, or invite them yourself this month.
      Curiosity  You made 0 visits and learned of 1 problem and 0 goals in 12 real
                 conversations (Devon Marsh). Ask what gets in their way, and write
                 it down.
      Promises   You kept 0 of 1 commitment (0%, against 95% promised). Late on
                 average: Cassandra Kelly 8.5 days. Without a measure: Cassandra
                 Kelly #40. Risk not shared: Cassandra Kelly #40. No news for too
                 long: Cassandra Kelly #40 and Neal Wallace #42. Move a date before
                 it passes, not after.
      Meetings   Many meetings, falling trust: Cassandra Kelly (6 meetings, your
                 team from 3.5 to 2). Ask what the meetings leave unanswered; more
                 meetings will not help.
      Trust      You 4.5, team 2.5: people trust you, but not your team. Furthest
                 apart: Cassandra Kelly. Weakest: reliable (1). Over six months: you
                 flat, team falling. Let your people bring the good news themselves.
                 You   █████████░ 4.5 of 5
                 Team  █████░░░░░ 2.5 of 5
                       J J A S O N
                 You   · · · ▇ · ▇
                 Team  · · · ▅ ▅ ▃
      Carried    Only you talk with Sales and Legal. Take someone from your team
                 along next time.
                             me  Priya  Sam
                 Sales        3      -    -
                 Finance      2      1    -
                 Marketing    1      -    1
                 Legal        6      -    -
      Effort     You made 86% of 14 contacts, your team 14%.
      Started    You started all 12 real conversations. No longer coming to you:
                 Cassandra Kelly. People who get no answers stop asking: go and ask
                 them.
      Load       Keeping up takes 1.1 real conversations a week; you had 0.9.
      Hearsay    Not counted above: Cassandra Kelly via Devon Marsh, "wants a new
                 CIO".
    One thing for December: two hours with Sales outside meetings.
    "#);
}

#[test]
fn the_review_at_forty_columns() {
    let mut sandbox = autumn();
    sandbox.columns(40);
    insta::assert_snapshot!(sandbox.session(&["review"]), @r#"
    $ rel review
    41% of your attention is misplaced: you
    are spending Sales' time on Legal.
    23 Aug 2026 to 21 Nov 2026.
      Attention  41% misplaced: Legal is
                 furthest above its weight,
                 Sales furthest below. Give
                 the next free hour to
                 Sales, not to Legal.
                 Sales
                 ██████████ 46% weight
                 █████░░░░░ 21% time
                 Finance
                 ███████░░░ 31% weight
                 ███░░░░░░░ 14% time
                 Marketing
                 ███░░░░░░░ 15% weight
                 █████░░░░░ 21% time
                 Legal
                 ██░░░░░░░░ 8% weight
                 █████████░ 43% time
      Form       Meetings 6, real
                 conversations 12. Most
                 meetings for the least
                 talk: Neal Wallace (6 to
                 1), Cassandra Kelly (6 to
                 2), Devon Marsh (6 to 3).
                 Stay on after the next
                 meeting and talk, with Neal
                 Wallace first.
      One-sided  Only business: Devon Marsh.
                 Only social: Li Wei. Take
                 Devon Marsh to lunch, and
                 ask Li Wei what they are
                 working towards.
      Bank       +17.0 in, -10.0 out. 1 ask
                 came after 60 days of
                 silence or more: Cassandra
                 Kelly. Call when you need
                 nothing, and ask a month
                 later.
      Trouble    2 of 3 contacts with
                 Finance came within 3 days
                 of a setback or complaint.
                 Go and see Finance when
                 nothing is wrong.
      Declined   You turned down 1
                 invitation: Devon Marsh
                 (customer trip to Austin).
                 Accept the next one, or
                 invite them yourself this
                 month.
      Curiosity  You made 0 visits and
                 learned of 1 problem and 0
                 goals in 12 real
                 conversations (Devon
                 Marsh). Ask what gets in
                 their way, and write it
                 down.
      Promises   You kept 0 of 1 commitment
                 (0%, against 95% promised).
                 Late on average: Cassandra
                 Kelly 8.5 days. Without a
                 measure: Cassandra Kelly
                 #40. Risk not shared:
                 Cassandra Kelly #40. No
                 news for too long:
                 Cassandra Kelly #40 and
                 Neal Wallace #42. Move a
                 date before it passes, not
                 after.
      Meetings   Many meetings, falling
                 trust: Cassandra Kelly (6
                 meetings, your team from
                 3.5 to 2). Ask what the
                 meetings leave unanswered;
                 more meetings will not
                 help.
      Trust      You 4.5, team 2.5: people
                 trust you, but not your
                 team. Furthest apart:
                 Cassandra Kelly. Weakest:
                 reliable (1). Over six
                 months: you flat, team
                 falling. Let your people
                 bring the good news
                 themselves.
                 You
                 █████████░ 4.5 of 5
                 Team
                 █████░░░░░ 2.5 of 5
                       J J A S O N
                 You   · · · ▇ · ▇
                 Team  · · · ▅ ▅ ▃
      Carried    Only you talk with Sales
                 and Legal. Take someone
                 from your team along next
                 time.
                             me  Priya  Sam
                 Sales        3      -    -
                 Finance      2      1    -
                 Marketing    1      -    1
                 Legal        6      -    -
      Effort     You made 86% of 14
                 contacts, your team 14%.
      Started    You started all 12 real
                 conversations. No longer
                 coming to you: Cassandra
                 Kelly. People who get no
                 answers stop asking: go and
                 ask them.
      Load       Keeping up takes 1.1 real
                 conversations a week; you
                 had 0.9.
      Hearsay    Not counted above:
                 Cassandra Kelly via Devon
                 Marsh, "wants a new CIO".
    One thing for December: two hours with
    Sales outside meetings.
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
