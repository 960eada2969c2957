//! Date words: they look back in `log -d` and ahead in `--away-until`.

use std::collections::BTreeSet;

use clap::{Command, CommandFactory};
use rel_journal::cli::Cli;
use rel_journal::typed::flags::{DATE_FLAGS, DURATION_FLAGS, SHORT};
use serde_json::Value;

use super::refusals;
use crate::support::Sandbox;

#[test]
fn dates_in_log_look_back() {
    // A Saturday.
    let sandbox = Sandbox::with_people();
    for (typed, date) in [
        ("2026-11-20", "2026-11-20"),
        ("today", "2026-11-21"),
        ("yesterday", "2026-11-20"),
        ("fri", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("last-fri", "2026-11-20"),
        ("'last friday'", "2026-11-20"),
        ("mon", "2026-11-16"),
        // Today's weekday means a week ago.
        ("sat", "2026-11-14"),
        ("0d", "2026-11-21"),
        ("3d", "2026-11-18"),
        ("'3 days ago'", "2026-11-18"),
        ("2w", "2026-11-07"),
        ("'nov 3'", "2026-11-03"),
        ("'3 nov'", "2026-11-03"),
        ("'3 November 2025'", "2025-11-03"),
        // A date without a year is in the past.
        ("'dec 3'", "2025-12-03"),
        ("'feb 29'", "2024-02-29"),
        ("eom", "2026-10-31"),
        ("1900-01-01", "1900-01-01"),
        ("20/11/2026", "2026-11-20"),
        ("20.11.2026", "2026-11-20"),
        ("'fri 13 nov'", "2026-11-13"),
        ("'Fri 13 Nov 2026'", "2026-11-13"),
        ("'day before yesterday'", "2026-11-19"),
        ("'yesterday at 3pm'", "2026-11-20"),
    ] {
        let logged = sandbox.json(&format!("log cass hello -d {typed}"));
        assert_eq!(logged["date"], date, "{typed}");
        let logged = sandbox.json(&format!("log cass hello --on={typed}"));
        assert_eq!(logged["date"], date, "{typed}");
    }
}

#[test]
fn dates_of_an_absence_look_ahead() {
    let sandbox = Sandbox::with_people();
    for (typed, date) in [
        ("2026-12-01", "2026-12-01"),
        ("tomorrow", "2026-11-22"),
        ("fri", "2026-11-27"),
        ("sat", "2026-11-28"),
        ("'next monday'", "2026-11-23"),
        ("3d", "2026-11-24"),
        ("2w", "2026-12-05"),
        ("'in 3 weeks'", "2026-12-12"),
        ("1m", "2026-12-21"),
        ("'dec 3'", "2026-12-03"),
        ("'3 nov'", "2027-11-03"),
        ("eom", "2026-11-30"),
    ] {
        let edited = sandbox.json(&format!("edit neal --away-until {typed}"));
        assert_eq!(edited["away_until"], date, "{typed}");
    }
    let added = sandbox.json("add Ruth Abel --away-until 'jan 7'");
    assert_eq!(added["away_until"], "2027-01-07");
}

#[test]
fn since_and_until_look_back() {
    let sandbox = Sandbox::with_people();
    for days in [0, 3, 10, 40] {
        sandbox.rel(&format!("log cass hello -d {days}d")).succeeds();
    }
    for (window, count) in [
        ("--since fri", 1),
        ("--since 3d", 2),
        ("--since 1m", 3),
        ("--until eom", 1),
        ("--since 2w --until yesterday", 2),
        ("--since 'oct 12' --until 'oct 12'", 1),
    ] {
        let entries = sandbox.json(&format!("list entries {window}"));
        assert_eq!(entries.as_array().map(Vec::len), Some(count), "{window}");
    }
}

#[test]
fn the_resolved_date_is_echoed() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(sandbox.session(&[
        "log cass hello -d sat",
        "log cass hello -d 'dec 3'",
        "entry edit last -d eom",
    ]), @"
    $ rel log cass hello -d sat
    #7 Talk with Cassandra Kelly, Sat 14 Nov 2026
    Too early to say where you stand (1 entry; you +0.9, team 0.0). The next real conversation is due Sat 5 Dec.

    $ rel log cass hello -d 'dec 3'
    #8 Talk with Cassandra Kelly, Wed 3 Dec 2025
    Too early to say where you stand (2 entries; you +1.0, team 0.0). The next real conversation is due Sat 5 Dec.

    $ rel entry edit last -d eom
    #8 Changed: talk with Cassandra Kelly, Sat 31 Oct 2026
    ");
}

#[test]
fn unclear_dates_are_refused() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass hello").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass hello --on tomorrow",
        "log cass hello --on 'next fri'",
        "log cass hello --on 9999-12-31",
        "log cass hello --on 11/05/2026",
        "log cass hello --on 'thu 20 nov'",
        "log cass hello --on 'last firday'",
        "log cass hello --on 31/31",
        "log cass hello --on 1899-12-31",
        "log cass hello --on 2026-02-30",
        "log cass hello --on 'feb 30'",
        "log cass hello --on soon",
        "log cass hello --on ''",
        "edit cass --away-until 11/05/2026",
        "edit cass --away-until 2201-01-01",
        "edit cass --away-until never",
        "edit cass --away-until tomorow",
        "edit cass --birthday 03-02",
        "edit cass --birthday 2027-01-01",
        "edit cass --birthday 1899-12-31",
        "promise add cass the date --due someday",
        "list entries --since someday",
        "list entries --until 3/11",
    ]), @r#"
    $ rel log cass hello --on tomorrow  # exit 2
    ! error: Sun 22 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel log cass hello --on 'next fri'  # exit 2
    ! error: `next fri` is Fri 27 Nov 2026, which is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel log cass hello --on 9999-12-31  # exit 2
    ! error: That is out of range; dates lie in the years 1900 to 2200.
    $ rel log cass hello --on 11/05/2026  # exit 2
    ! error: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel log cass hello --on 'thu 20 nov'  # exit 2
    ! error: 20 November 2026 is a Friday, not a Thursday.
    $ rel log cass hello --on 'last firday'  # exit 2
    ! error: `last firday` is not a date.
    ! Did you mean "last friday"?
    $ rel log cass hello --on 31/31  # exit 2
    ! error: There is no day 31/31.
    $ rel log cass hello --on 1899-12-31  # exit 2
    ! error: That is out of range; dates lie in the years 1900 to 2200.
    $ rel log cass hello --on 2026-02-30  # exit 2
    ! error: There is no 30 February 2026.
    $ rel log cass hello --on 'feb 30'  # exit 2
    ! error: There is no 30 February.
    $ rel log cass hello --on soon  # exit 2
    ! error: `soon` is not a date; write 2026-11-20, yesterday, fri, 3d, "nov 3".
    $ rel log cass hello --on ''  # exit 2
    ! error: A date is missing; write 2026-11-20, yesterday, fri, 3d, "nov 3".
    $ rel edit cass --away-until 11/05/2026  # exit 2
    ! error: --away-until: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel edit cass --away-until 2201-01-01  # exit 2
    ! error: --away-until: that is out of range; dates lie in the years 1900 to 2200.
    $ rel edit cass --away-until never  # exit 2
    ! error: --away-until: `never` is not a date; write 2026-11-20, tomorrow, fri, 2w, "nov 3".
    $ rel edit cass --away-until tomorow  # exit 2
    ! error: --away-until: `tomorow` is not a date.
    ! Did you mean "tomorrow"?
    $ rel edit cass --birthday 03-02  # exit 2
    ! error: --birthday: `03-02` could be 3 February or 2 March; write "3 February" or "2 March".
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel edit cass --birthday 2027-01-01  # exit 2
    ! error: --birthday: Fri 1 Jan 2027 is in the future.
    $ rel edit cass --birthday 1899-12-31  # exit 2
    ! error: --birthday: that is out of range; dates lie in the years 1900 to 2200.
    $ rel promise add cass the date --due someday  # exit 2
    ! error: --due: `someday` is not a date; write 2026-11-20, tomorrow, fri, 2w, "nov 3".
    $ rel list entries --since someday  # exit 2
    ! error: --since: `someday` is not a date; write 2026-11-20, yesterday, fri, 3d, "nov 3".
    $ rel list entries --until 3/11  # exit 2
    ! error: --until: 3/11 could be 3 November or 11 March; write 2026-11-03 or 2026-03-11.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    "#);
}

#[test]
fn a_fragment_names_the_fix() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass hello --on last",
        "log cass hello --on 3",
        "log cass hello --on nov",
        "list entries --since ago",
    ]), @r#"
    $ rel log cass hello --on last  # exit 2
    ! error: `last` is only part of a date; quote all of it, as in "last friday", or write last-fri.
    $ rel log cass hello --on 3  # exit 2
    ! error: `3` is only part of a date; quote all of it, as in "nov 3", or write nov-3.
    $ rel log cass hello --on nov  # exit 2
    ! error: `nov` is only part of a date; quote all of it, as in "nov 3", or write nov-3.
    $ rel list entries --since ago  # exit 2
    ! error: --since: `ago` is only part of a date; quote all of it, as in "a week ago", or write a-week-ago.
    "#);
}

/// What is typed, the flag of each command that takes a date, and what is left for the note.
#[test]
fn a_flag_reads_on_over_the_words_of_a_date() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("log cass budget").succeeds();
    sandbox.rel("promise add cass the plan --due 2026-12-04").succeeds();
    let read = |line: &str, keys: &[&str]| -> Vec<Value> {
        let ran = sandbox.rel(&format!("--format json {line}")).succeeds();
        let answer: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        keys.iter().map(|key| answer[key].clone()).collect()
    };
    for (line, date, note) in [
        ("log cass -d fri 13 nov lunch", "2026-11-13", "lunch"),
        ("log cass lunch -d fri 13 nov", "2026-11-13", "lunch"),
        ("log cass --on=fri 13 nov lunch", "2026-11-13", "lunch"),
        ("log -d fri 13 nov cass lunch", "2026-11-13", "lunch"),
        ("log cass -d yesterday morning -k coffee no agenda", "2026-11-20", "no agenda"),
        ("log cass -k coffee -d last friday --gut 1 no agenda", "2026-11-20", "no agenda"),
        ("log cass -d yesterday 3 people came", "2026-11-20", "3 people came"),
        ("log cass -d fri may join us", "2026-11-20", "may join us"),
        ("log cass -d yesterday -- friday is the deadline", "2026-11-20", "friday is the deadline"),
        ("log cass -d 'last friday' monday report", "2026-11-20", "monday report"),
        ("log cass -d yesterday 'friday report'", "2026-11-20", "friday report"),
        ("log cass friday report -d yesterday", "2026-11-20", "friday report"),
        ("log cass -d nov 17 tuesday report", "2026-11-17", "report"),
        ("log cass -d yesterday after lunch", "2026-11-20", "after lunch"),
        ("log cass -- -d fri 13 nov", "2026-11-21", "-d fri 13 nov"),
        ("entry edit 7 -d mon 16 nov", "2026-11-16", "budget"),
        ("entry edit 7 --on 3 days ago the budget", "2026-11-18", "the budget"),
    ] {
        assert_eq!(read(line, &["date", "note"]), [date, note], "{line}");
    }
    for (line, due, text) in [
        ("promise add cass the plan --due friday next week", "2026-11-27", "the plan"),
        ("promise add cass --due end of next month the plan", "2026-12-31", "the plan"),
        ("promise move 8 --due dec 18 the vendor is late", "2026-12-18", "the plan"),
        ("promise move 8 the vendor is late --due 2 weeks from today", "2026-12-05", "the plan"),
    ] {
        assert_eq!(read(line, &["due", "text"]), [due, text], "{line}");
    }
    for (line, key, date) in [
        ("pulse cass me 4 she said so --on day before yesterday", "date", "2026-11-19"),
        ("promise update 8 --on this morning told her", "last_update", "2026-11-21"),
        ("promise keep 8 --on this morning all of it", "closed", "2026-11-21"),
        ("edit cass --away-until jan 7 2027 --birthday 3 feb 1980", "away_until", "2027-01-07"),
        ("edit cass --birthday 3 feb 1980 --away-until jan 7", "birthday", "1980-02-03"),
        ("edit cass --birthday --02-03", "birthday", "--02-03"),
        ("add Ruth Abel --birthday feb 3 --away-until friday week", "birthday", "--02-03"),
        ("add Cem --away-until friday week --unit Sales", "away_until", "2026-12-04"),
    ] {
        assert_eq!(read(line, &[key]), [date], "{line}");
    }
    let asked = sandbox.json("ask cass 400k for the ERP --on dec 4");
    assert_eq!(
        (&asked["entry"]["date"], &asked["entry"]["note"]),
        (&"2026-12-04".into(), &"400k for the ERP".into())
    );
    for line in [
        "list entries --since last friday --until yesterday evening --with cass",
        "review --since 3 months ago",
        "export --since first of november",
    ] {
        sandbox.rel(line).succeeds();
    }
}

#[test]
fn a_word_that_can_only_belong_to_a_date_but_does_not_fit_is_refused() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass -d yesterday monday \"it's\" decided",
        "log cass -d yesterday 3",
        "log cass -d 3d fri",
        "promise add cass the plan --due friday 2027",
        "list entries --since 2w 2025",
    ]), @r#"
    $ rel log cass -d yesterday monday "it's" decided  # exit 2
    ! error: `monday` does not fit the date `yesterday`.
    ! Nothing was written. If it is not part of the date, put it first: monday "it's" decided -d "yesterday"
    ! If it is, correct the date, and quote all of it: -d "yesterday monday"
    $ rel log cass -d yesterday 3  # exit 2
    ! error: `3` does not fit the date `yesterday`.
    ! Nothing was written. If it is not part of the date, put it first: 3 -d "yesterday"
    ! If it is, correct the date, and quote all of it: -d "yesterday 3"
    $ rel log cass -d 3d fri  # exit 2
    ! error: `fri` does not fit the date `3d`.
    ! Nothing was written. If it is not part of the date, put it first: fri -d "3d"
    ! If it is, correct the date, and quote all of it: -d "3d fri"
    $ rel promise add cass the plan --due friday 2027  # exit 2
    ! error: `2027` does not fit the date `friday`.
    ! Nothing was written. If it is not part of the date, put it first: 2027 --due "friday"
    ! If it is, correct the date, and quote all of it: --due "friday 2027"
    $ rel list entries --since 2w 2025  # exit 2
    ! error: `2025` does not fit the date `2w`.
    ! Nothing was written. Write --since "2w", or correct the whole date: --since "2w 2025"
    "#);
    // What the hint offers is what it says.
    let logged = sandbox.json("log cass monday \"it's\" decided -d \"yesterday\"");
    assert_eq!(
        (&logged["date"], &logged["note"]),
        (&"2026-11-20".into(), &"monday it's decided".into())
    );
}

#[test]
fn the_order_of_digits_can_be_set() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config dates day-first").succeeds();
    assert_eq!(sandbox.json("log cass hello -d 11/05/2026")["date"], "2026-05-11");
    assert_eq!(sandbox.json("log cass hello -d 3/11")["date"], "2026-11-03");
    assert_eq!(sandbox.json("edit cass --away-until 3/12")["away_until"], "2026-12-03");
    assert_eq!(sandbox.json("edit cass --birthday 03-02")["birthday"], "--02-03");
    sandbox.rel("config dates month-first").succeeds();
    assert_eq!(sandbox.json("log cass hello -d 11/05/2026")["date"], "2026-11-05");
    assert_eq!(sandbox.json("log cass hello -d 3/11")["date"], "2026-03-11");
    assert_eq!(sandbox.json("log cass hello -d 20/11/2026")["date"], "2026-11-20");
    assert_eq!(sandbox.json("edit cass --birthday 03-02")["birthday"], "--03-02");
    assert_eq!(sandbox.json("config dates")[0]["value"], "month-first");
    sandbox.rel("config dates default").succeeds();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass hello -d 11/05/2026",
        "edit cass --birthday 03-02",
        "config dates year-first",
    ]), @r#"
    $ rel log cass hello -d 11/05/2026  # exit 2
    ! error: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel edit cass --birthday 03-02  # exit 2
    ! error: --birthday: `03-02` could be 3 February or 2 March; write "3 February" or "2 March".
    ! To say which comes first: rel config dates day-first, or rel config dates month-first
    $ rel config dates year-first  # exit 2
    ! error: `dates` cannot be set to `year-first`: it must be day-first or month-first.
    ! Nothing was changed. To see all settings: rel config
    "#);
}

#[test]
fn every_flag_for_a_date_or_a_length_of_time_reads_on() {
    fn flags(command: &Command, values: &[&str], found: &mut BTreeSet<String>) {
        for flag in command.get_arguments().filter(|argument| !argument.is_positional()) {
            let names = flag.get_value_names().unwrap_or_default();
            if names.iter().any(|name| values.contains(&name.as_str())) {
                found.extend(flag.get_long().map(|name| format!("--{name}")));
                found.extend(flag.get_short().map(|name| format!("-{name}")));
            }
        }
        command.get_subcommands().for_each(|command| flags(command, values, found));
    }
    let with = |values: &[&str]| {
        let mut found = BTreeSet::new();
        let mut program = Cli::command();
        program.build();
        flags(&program, values, &mut found);
        found
    };
    let known = DATE_FLAGS.iter().chain([&SHORT]).map(|flag| (*flag).to_owned());
    assert_eq!(with(&["DATE", "DAY"]), known.collect());
    let known = DURATION_FLAGS.map(str::to_owned);
    assert_eq!(with(&["DURATION", "DAYS"]), known.into());
}

#[test]
fn rel_now_is_a_day_or_a_moment() {
    let mut sandbox = Sandbox::with_people();
    for (now, date) in
        [("2026-11-21T23:59:59", "2026-11-20"), ("2024-03-01T00:00:00", "2024-02-29")]
    {
        sandbox.on(now);
        assert_eq!(sandbox.json("log cass hello -d yesterday")["date"], date);
    }
    sandbox.on("noon");
    insta::assert_snapshot!(refusals(&sandbox, &["log cass hello"]), @"
    $ rel log cass hello  # exit 2
    ! error: REL_NOW is `noon`, which is neither a date nor a time.
    ! Set it to a local date or time: 2026-11-21 or 2026-11-21T09:00:00.
    ");
}
