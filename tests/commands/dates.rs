//! Date words: they look back in `log -d` and ahead in `--away-until`.

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
        ("0001-01-01", "0001-01-01"),
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
        "log cass hello --on 20/11/2026",
        "log cass hello --on 20.11.2026",
        "log cass hello --on 2026-02-30",
        "log cass hello --on 'feb 30'",
        "log cass hello --on soon",
        "log cass hello --on ''",
        "edit cass --away-until 11/05/2026",
        "edit cass --away-until never",
    ]), @r#"
    $ rel log cass hello --on tomorrow  # exit 2
    ! error: Sun 22 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel log cass hello --on 'next fri'  # exit 2
    ! error: Fri 27 Nov 2026 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel log cass hello --on 9999-12-31  # exit 2
    ! error: Fri 31 Dec 9999 is in the future; the journal holds what has happened.
    ! Nothing was written. Log it once it has happened.
    $ rel log cass hello --on 11/05/2026  # exit 2
    ! error: 11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05.
    $ rel log cass hello --on 20/11/2026  # exit 2
    ! error: 20/11/2026 is not how dates are written here; write 2026-11-20.
    $ rel log cass hello --on 20.11.2026  # exit 2
    ! error: 20.11.2026 is not how dates are written here; write 2026-11-20.
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
    $ rel edit cass --away-until never  # exit 2
    ! error: --away-until: `never` is not a date; write 2026-11-20, yesterday, fri, 3d, "nov 3".
    "#);
}

#[test]
fn a_fragment_names_the_fix() {
    let sandbox = Sandbox::with_people();
    insta::assert_snapshot!(refusals(&sandbox, &[
        "log cass hello --on last",
        "log cass hello --on last friday",
        "log cass hello --on 3 days ago",
        "log cass hello --on nov 3",
    ]), @r#"
    $ rel log cass hello --on last  # exit 2
    ! error: `last` is only part of a date; quote it whole, as in "last friday", or write last-fri.
    $ rel log cass hello --on last friday  # exit 2
    ! error: `last` is only part of a date; quote it whole, as in "last friday", or write last-fri.
    $ rel log cass hello --on 3 days ago  # exit 2
    ! error: `3` is only part of a date; quote it whole, as in "3 days", or write 3d.
    $ rel log cass hello --on nov 3  # exit 2
    ! error: `nov` is only part of a date; quote it whole, as in "nov 3", or write nov-3.
    "#);
    refusals(&sandbox, &["list entries --since last week", "edit cass --away-until in 3 weeks"]);
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
