//! What people say of the past and of the future.

use super::*;

#[test]
fn some_forms_mean_the_same_in_both_directions() {
    for direction in [Back, Ahead] {
        check_on(
            TODAY,
            direction,
            &[
                ("2026-11-20", "2026-11-20"),
                ("2026-1-2", "2026-01-02"),
                ("2031-12-31", "2031-12-31"),
                ("1900-01-01", "1900-01-01"),
                ("2200-12-31", "2200-12-31"),
                ("today", "2026-11-21"),
                ("yesterday", "2026-11-20"),
                ("tomorrow", "2026-11-22"),
                ("last fri", "2026-11-20"),
                ("last-fri", "2026-11-20"),
                ("last friday", "2026-11-20"),
                ("last saturday", "2026-11-14"),
                ("last thurs", "2026-11-19"),
                ("next-fri", "2026-11-27"),
                ("next friday", "2026-11-27"),
                ("next sat", "2026-11-28"),
                ("next sun", "2026-11-22"),
                ("last week", "2026-11-14"),
                ("next week", "2026-11-28"),
                ("last month", "2026-10-21"),
                ("next-month", "2026-12-21"),
                ("last year", "2025-11-21"),
                ("next year", "2027-11-21"),
                ("3 days ago", "2026-11-18"),
                ("3d ago", "2026-11-18"),
                ("3-days-ago", "2026-11-18"),
                ("1 day ago", "2026-11-20"),
                ("a week ago", "2026-11-14"),
                ("a month ago", "2026-10-21"),
                ("2 y ago", "2024-11-21"),
                ("in 3 weeks", "2026-12-12"),
                ("in 2d", "2026-11-23"),
                ("in a month", "2026-12-21"),
                ("in-a-year", "2027-11-21"),
                ("0d", "2026-11-21"),
                ("nov 3 2025", "2025-11-03"),
                ("3 nov 2025", "2025-11-03"),
                ("nov 3, 2025", "2025-11-03"),
                ("November 3rd, 2025", "2025-11-03"),
                ("3. Nov. 2027", "2027-11-03"),
                ("3-nov-2027", "2027-11-03"),
                ("feb 29 2024", "2024-02-29"),
                ("  LAST \t Friday\n", "2026-11-20"),
                ("YESTERDAY", "2026-11-20"),
            ],
        );
    }
}

#[test]
fn looks_back() {
    check_on(
        TODAY,
        Back,
        &[
            ("fri", "2026-11-20"),
            ("Friday", "2026-11-20"),
            ("thu", "2026-11-19"),
            ("thur", "2026-11-19"),
            ("thurs", "2026-11-19"),
            ("wed", "2026-11-18"),
            ("tue", "2026-11-17"),
            ("tues", "2026-11-17"),
            ("mon", "2026-11-16"),
            ("sun", "2026-11-15"),
            ("sat", "2026-11-14"),
            ("saturday", "2026-11-14"),
            ("1d", "2026-11-20"),
            ("3d", "2026-11-18"),
            ("3 days", "2026-11-18"),
            ("2w", "2026-11-07"),
            ("2 weeks", "2026-11-07"),
            ("a week", "2026-11-14"),
            ("3m", "2026-08-21"),
            ("1y", "2025-11-21"),
            ("nov 3", "2026-11-03"),
            ("3 nov", "2026-11-03"),
            ("november 3", "2026-11-03"),
            ("3. nov", "2026-11-03"),
            ("nov 3rd", "2026-11-03"),
            ("nov-3", "2026-11-03"),
            ("nov 21", "2026-11-21"),
            ("nov 22", "2025-11-22"),
            ("dec 24", "2025-12-24"),
            ("sept 1", "2026-09-01"),
            ("feb 29", "2024-02-29"),
            ("eom", "2026-10-31"),
        ],
    );
}

#[test]
fn looks_ahead() {
    check_on(
        TODAY,
        Ahead,
        &[
            ("sun", "2026-11-22"),
            ("mon", "2026-11-23"),
            ("tues", "2026-11-24"),
            ("fri", "2026-11-27"),
            ("sat", "2026-11-28"),
            ("3d", "2026-11-24"),
            ("2 weeks", "2026-12-05"),
            ("3m", "2027-02-21"),
            ("1y", "2027-11-21"),
            ("nov 21", "2026-11-21"),
            ("nov 20", "2027-11-20"),
            ("24 dec", "2026-12-24"),
            ("1st jan", "2027-01-01"),
            ("feb 29", "2028-02-29"),
            ("eom", "2026-11-30"),
            ("EOM", "2026-11-30"),
        ],
    );
}

#[test]
fn ends_months_on_their_last_day() {
    check_on("2026-03-31", Back, &[("1m", "2026-02-28"), ("last month", "2026-02-28")]);
    check_on("2024-02-29", Back, &[("1y", "2023-02-28"), ("4y", "2020-02-29")]);
    check_on("2026-01-31", Ahead, &[("1m", "2026-02-28"), ("25m", "2028-02-29")]);
    check_on("2026-11-30", Back, &[("eom", "2026-11-30")]);
    check_on("2026-11-30", Ahead, &[("eom", "2026-11-30")]);
    check_on("2026-01-01", Back, &[("eom", "2025-12-31")]);
    check_on("2026-12-01", Ahead, &[("eom", "2026-12-31")]);
}

#[test]
fn finds_leap_days_across_a_century() {
    check_on("2104-02-28", Back, &[("feb 29", "2096-02-29")]);
    check_on("2096-03-01", Ahead, &[("feb 29", "2104-02-29")]);
    check_on("2024-02-29", Back, &[("feb 29", "2024-02-29")]);
    check_on("2024-02-29", Ahead, &[("feb 29", "2024-02-29")]);
}

#[test]
fn reads_what_people_say_of_the_past() {
    check_on(
        TODAY,
        Back,
        &[
            ("day before yesterday", "2026-11-19"),
            ("the day before yesterday", "2026-11-19"),
            ("this morning", "2026-11-21"),
            ("tonight", "2026-11-21"),
            ("earlier today", "2026-11-21"),
            ("now", "2026-11-21"),
            ("last night", "2026-11-20"),
            ("yesterday afternoon", "2026-11-20"),
            ("yesterday in the evening", "2026-11-20"),
            ("yesterday 3pm", "2026-11-20"),
            ("yesterday at 3 pm", "2026-11-20"),
            ("friday at noon", "2026-11-20"),
            ("2026-11-20 14:00", "2026-11-20"),
            ("2026-11-20T14:00", "2026-11-20"),
            ("27/5/1979 @ 0700", "1979-05-27"),
            ("two weeks ago", "2026-11-07"),
            ("a couple of days ago", "2026-11-19"),
            ("half a year ago", "2026-05-21"),
            ("a fortnight ago", "2026-11-07"),
            ("1 week and 2 days ago", "2026-11-12"),
            ("a week ago today", "2026-11-14"),
            ("a week before yesterday", "2026-11-13"),
            ("3 days earlier", "2026-11-18"),
            ("10 business days ago", "2026-11-09"),
            ("last working day", "2026-11-20"),
            ("6mos ago", "2026-05-21"),
            ("2wks ago", "2026-11-07"),
            ("-1", "2026-11-20"),
            ("monday last week", "2026-11-09"),
            ("monday of last week", "2026-11-09"),
            ("last week monday", "2026-11-09"),
            ("tuesday this week", "2026-11-17"),
            ("this past tuesday", "2026-11-17"),
            ("friday before last", "2026-11-13"),
            ("on friday", "2026-11-20"),
            ("yesterday week", "2026-11-13"),
            ("the 20th", "2026-11-20"),
            ("20th of November", "2026-11-20"),
            ("november the 20th", "2026-11-20"),
            ("twenty-fourth of may", "2026-05-24"),
            ("1st of this month", "2026-11-01"),
            ("first of november", "2026-11-01"),
            ("last day of october", "2026-10-31"),
            ("end of last month", "2026-10-31"),
            ("start of the month", "2026-11-01"),
            ("mid-november", "2026-11-15"),
            ("end of quarter", "2026-09-30"),
            ("eoy", "2025-12-31"),
            ("end of last week", "2026-11-13"),
            ("fri 20", "2026-11-20"),
            ("Friday, November 20, 2026", "2026-11-20"),
            ("11th december 79", "1979-12-11"),
            ("20-Nov-26", "2026-11-20"),
            ("nov20", "2026-11-20"),
            ("2026 Nov 20", "2026-11-20"),
            ("20261120", "2026-11-20"),
            ("2026/11/20", "2026-11-20"),
            ("Yesterday!", "2026-11-20"),
        ],
    );
}

#[test]
fn reads_what_people_say_of_the_future() {
    check_on(
        TODAY,
        Ahead,
        &[
            ("day after tomorrow", "2026-11-23"),
            ("a week from today", "2026-11-28"),
            ("week from today", "2026-11-28"),
            ("a week from friday", "2026-12-04"),
            ("in two weeks", "2026-12-05"),
            ("in 2 weeks' time", "2026-12-05"),
            ("in a fortnight", "2026-12-05"),
            ("2 weeks from now", "2026-12-05"),
            ("+2w", "2026-12-05"),
            ("5 working days", "2026-11-27"),
            ("next working day", "2026-11-23"),
            ("by friday", "2026-11-27"),
            ("coming friday", "2026-11-27"),
            ("friday week", "2026-12-04"),
            ("friday next week", "2026-11-27"),
            ("tuesday, next week", "2026-11-24"),
            ("friday after next", "2026-12-04"),
            ("this sunday", "2026-11-22"),
            ("the 30th", "2026-11-30"),
            ("1st of next month", "2026-12-01"),
            ("first monday in december", "2026-12-07"),
            ("last friday of november", "2026-11-27"),
            ("5th tuesday in january", "2029-01-30"),
            ("end of month", "2026-11-30"),
            ("end of next month", "2026-12-31"),
            ("end nov", "2026-11-30"),
            ("month end", "2026-11-30"),
            ("end of february 2028", "2028-02-29"),
            ("end of q4", "2026-12-31"),
            ("eoq", "2026-12-31"),
            ("end of 2026", "2026-12-31"),
            ("eow", "2026-11-27"),
            ("eod friday", "2026-11-27"),
            ("noon", "2026-11-21"),
            ("friday the 27th", "2026-11-27"),
            ("Nov 27 at 3pm", "2026-11-27"),
            ("2wks", "2026-12-05"),
            ("6mo", "2027-05-21"),
            ("1yr", "2027-11-21"),
        ],
    );
    check_on("2026-11-19", Ahead, &[("this thursday", "2026-11-19"), ("thursday", "2026-11-26")]);
    check_on("2026-11-30", Ahead, &[("31st", "2026-12-31"), ("30th", "2026-11-30")]);
    check_on("2027-02-01", Ahead, &[("the 31st", "2027-03-31")]);
}

#[test]
fn digits_are_read_where_one_reading_exists() {
    for (text, expected) in [
        ("27/11", "2025-11-27"),
        ("11/20", "2026-11-20"),
        ("5/5", "2026-05-05"),
        ("20.11.", "2026-11-20"),
        ("3.11.", "2026-11-03"),
        ("1.2.2026", "2026-02-01"),
        ("20.11.26", "2026-11-20"),
        ("13/05/2026", "2026-05-13"),
        ("05/13/2026", "2026-05-13"),
        ("06/30/17", "2017-06-30"),
        ("Tuesday 11/3/2015", "2015-11-03"),
        ("Wednesday 11/3/2015", "2015-03-11"),
    ] {
        check_on(TODAY, Back, &[(text, expected)]);
    }
    let read = |text, order| super::super::parse(text, reading(day(TODAY), Back, Some(order)));
    assert_eq!(read("11/05/2026", DayFirst), Ok(day("2026-05-11")));
    assert_eq!(read("11/05/2026", MonthFirst), Ok(day("2026-11-05")));
    assert_eq!(read("3/11", DayFirst), Ok(day("2026-11-03")));
    assert_eq!(read("11.5.2026", MonthFirst), Ok(day("2026-05-11")));
    assert_eq!(read("13/05/2026", MonthFirst), Ok(day("2026-05-13")));
}
