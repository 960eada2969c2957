use proptest::{prelude::*, sample::select};

use super::Direction::{Ahead, Back};
use super::*;

/// A Saturday.
const TODAY: &str = "2026-11-21";

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

fn check_on(today: &str, direction: Direction, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let date = parse(text, day(today), direction);
        assert_eq!(date, Ok(day(expected)), "{text:?}, {direction:?} from {today}");
    }
}

fn message(text: &str) -> String {
    let error = parse(text, day(TODAY), Back).unwrap_err();
    assert_eq!(parse(text, day(TODAY), Ahead), Err(error.clone()), "{text:?}");
    error.to_string()
}

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
                ("0001-01-01", "0001-01-01"),
                ("9999-12-31", "9999-12-31"),
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
    check_on("1904-02-28", Back, &[("feb 29", "1896-02-29")]);
    check_on("1896-03-01", Ahead, &[("feb 29", "1904-02-29")]);
    check_on("2024-02-29", Back, &[("feb 29", "2024-02-29")]);
    check_on("2024-02-29", Ahead, &[("feb 29", "2024-02-29")]);
}

#[test]
fn says_what_to_write_instead() {
    for (text, expected) in [
        (" ", "a date is missing; write 2026-11-20, yesterday, fri, 3d, \"nov 3\""),
        (" Someday ", "`Someday` is not a date; write 2026-11-20, yesterday, fri, 3d, \"nov 3\""),
        ("11/05/2026", "11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05"),
        ("1.2.2026", "1.2.2026 could be 1 February or 2 January; write 2026-02-01 or 2026-01-02"),
        ("11-05-2026", "11-05-2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05"),
        ("13/05/2026", "13/05/2026 is not how dates are written here; write 2026-05-13"),
        ("05/13/2026", "05/13/2026 is not how dates are written here; write 2026-05-13"),
        ("5.5.2026", "5.5.2026 is not how dates are written here; write 2026-05-05"),
        ("2026/5/13", "2026/5/13 is not how dates are written here; write 2026-05-13"),
        (
            "Last",
            "`Last` is only part of a date; quote it whole, as in \"last friday\", or write \
             last-fri",
        ),
        ("3", "`3` is only part of a date; quote it whole, as in \"3 days\", or write 3d"),
        ("nov", "`nov` is only part of a date; quote it whole, as in \"nov 3\", or write nov-3"),
        ("2026-02-30", "there is no 30 February 2026"),
        ("feb 30", "there is no 30 February"),
        ("feb 29 2026", "there is no 29 February 2026"),
        ("2026-13-01", "there is no month 13"),
        ("99999999999d", "that date is out of range; the years run from 1 to 9999"),
    ] {
        assert_eq!(message(text), expected);
    }
}

#[test]
fn says_how_to_complete_a_fragment() {
    for text in
        ["last", "next", "in", "3", "2026", "a", "ago", "nov", "days", "w", "3rd", "3.", "Nov."]
    {
        let error = parse(text, day(TODAY), Back);
        let Err(DateError::Fragment(_, whole, short)) = error else {
            panic!("{text:?}: {error:?}");
        };
        assert!(parse(whole, day(TODAY), Back).is_ok(), "{whole:?}");
        assert_eq!(parse(short, day(TODAY), Back), parse(whole, day(TODAY), Back), "{text:?}");
    }
}

#[test]
fn refuses_anything_but_a_date() {
    for text in [
        "an hour",
        "an hour ago",
        "3h",
        "3 fridays",
        "-3d",
        "+3d",
        "3d-",
        "1.5d",
        "3 days from now",
        "noon",
        "20261120",
        "in friday",
        "in 3 days ago",
        "last nov",
        "last 3 days",
        "last day",
        "next next fri",
        "fri ago",
        "this fri",
        "99/99/2026",
        "2026-11",
        "26-11-20",
        "2026-11-20T09:00",
        "2026-W10",
        "nov 2025",
        "nov 3 25",
        "nov nov",
        "nov 3 2025 x",
        "novem 3",
        "fr",
        "-fri",
        "--",
        "1/2/3/2026",
        "٣d",
        "ſat",
        "ﬁ",
        "today!",
    ] {
        assert_eq!(parse(text, day(TODAY), Back), Err(DateError::Unknown(text.into())));
    }
}

#[test]
fn refuses_dates_out_of_range() {
    for text in [
        "0000-01-01",
        "jan 1 0000",
        "99999999999d ago",
        "in 99999999999 weeks",
        "in 4294967295m",
        "in 400000000y",
        "3000000 days ago",
        "in 3000000 days",
        "2100y ago",
        "in 8000 years",
    ] {
        assert_eq!(parse(text, day(TODAY), Ahead), Err(DateError::OutOfRange), "{text:?}");
    }
    for (text, today, direction) in [
        ("yesterday", day("0001-01-01"), Back),
        ("feb 29", day("0004-02-28"), Back),
        ("tomorrow", day("9999-12-31"), Ahead),
        ("jan 1", day("9999-12-31"), Ahead),
        ("eom", NaiveDate::MAX, Ahead),
        ("eom", NaiveDate::MIN, Back),
        ("1y", NaiveDate::MAX, Ahead),
        ("feb 29", NaiveDate::MIN, Back),
    ] {
        assert_eq!(parse(text, today, direction), Err(DateError::OutOfRange), "{text:?}");
    }
}

fn any_direction() -> impl Strategy<Value = Direction> {
    select(vec![Back, Ahead])
}

fn any_date_chrono_has() -> impl Strategy<Value = NaiveDate> {
    let days = NaiveDate::MIN.num_days_from_ce()..=NaiveDate::MAX.num_days_from_ce();
    days.prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

fn any_date_of_today() -> impl Strategy<Value = NaiveDate> {
    let days = day("1800-01-01").num_days_from_ce()..day("2300-01-01").num_days_from_ce();
    days.prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap())
}

fn any_words() -> impl Strategy<Value = String> {
    let vocabulary = vec![
        "last",
        "next",
        "in",
        "ago",
        "a",
        "fri",
        "nov",
        "feb",
        "29",
        "3",
        "3rd",
        "99999999999",
        "d",
        "weeks",
        "3m",
        "y",
        "4294967295",
        "2026",
        "0000",
        "eom",
        "today",
        "-",
        "/",
        ".",
        ",",
        "é",
        "",
    ];
    let separator = select(vec![" ", "-", "/", ".", ""]);
    let words = prop::collection::vec(select(vocabulary), 0..5);
    (words, separator).prop_map(|(words, separator)| words.join(separator))
}

/// What goes by the direction: `fri`, `3d`, `nov 3`, `eom`.
fn any_directed() -> impl Strategy<Value = String> {
    prop_oneof![
        "(mon|tues?|wed|thu|thurs?|fri|sat|sunday)",
        "[0-9]{1,3} ?(d|days|w|weeks|m|months)",
        "[0-9]{1,2} ?(y|years)",
        "(jan|march|may|jul|august|oct|dec)[ -](1[0-9]|[1-9]|30|31st)",
        "(29|28|1)[ -](feb|february)",
        "(eom|today|a week)",
    ]
}

proptest! {
    #[test]
    fn never_panics_on_any_text(
        text in ".*",
        today in any_date_chrono_has(),
        direction in any_direction(),
    ) {
        let _ = parse(&text, today, direction).map_err(|error| error.to_string());
    }

    #[test]
    fn never_panics_on_our_words(
        text in any_words(),
        today in any_date_chrono_has(),
        direction in any_direction(),
    ) {
        let _ = parse(&text, today, direction).map_err(|error| error.to_string());
    }

    #[test]
    fn reads_every_iso_date(
        date in any_date_chrono_has(),
        today in any_date_of_today(),
        direction in any_direction(),
    ) {
        let read = parse(&date.to_string(), today, direction);
        prop_assert_eq!(read.ok(), Some(date).filter(in_range));
    }

    #[test]
    fn back_is_never_later(text in any_directed(), today in any_date_of_today()) {
        let date = parse(&text, today, Back);
        prop_assert!(date.clone().is_ok_and(|date| date <= today), "{:?}", date);
    }

    #[test]
    fn ahead_is_never_earlier(text in any_directed(), today in any_date_of_today()) {
        let date = parse(&text, today, Ahead);
        prop_assert!(date.clone().is_ok_and(|date| date >= today), "{:?}", date);
    }

    #[test]
    fn a_weekday_is_the_nearest_but_not_today(
        weekday in (0u8..7).prop_map(|day| Weekday::try_from(day).unwrap()),
        today in any_date_of_today(),
    ) {
        let name = weekday.to_string();
        let back = parse(&name, today, Back).unwrap();
        let ahead = parse(&name, today, Ahead).unwrap();
        prop_assert_eq!((back.weekday(), ahead.weekday()), (weekday, weekday));
        prop_assert!((1..=7).contains(&(today - back).num_days()));
        prop_assert!((1..=7).contains(&(ahead - today).num_days()));
    }
}
