use chrono::{Datelike, Weekday};
use proptest::prelude::*;
use proptest::sample::select;

use super::DateOrder::{DayFirst, MonthFirst};
use super::written::in_range;
use super::*;
use crate::model::span::Direction::{self, Ahead, Back};

/// A Saturday.
const TODAY: &str = "2026-11-21";

fn day(iso: &str) -> NaiveDate {
    iso.parse().unwrap()
}

/// Reads a date where the configuration says nothing of the order of digits.
fn parse(text: &str, today: NaiveDate, direction: Direction) -> Result<NaiveDate, DateError> {
    super::parse(text, Reading { today, direction, order: None })
}

fn check_on(today: &str, direction: Direction, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        let date = parse(text, day(today), direction);
        assert_eq!(date, Ok(day(expected)), "{text:?}, {direction:?} from {today}");
    }
}

fn message(text: &str) -> String {
    parse(text, day(TODAY), Back).unwrap_err().to_string()
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
    let read = |text, order| {
        let order = Some(order);
        super::parse(text, Reading { today: day(TODAY), direction: Back, order })
    };
    assert_eq!(read("11/05/2026", DayFirst), Ok(day("2026-05-11")));
    assert_eq!(read("11/05/2026", MonthFirst), Ok(day("2026-11-05")));
    assert_eq!(read("3/11", DayFirst), Ok(day("2026-11-03")));
    assert_eq!(read("11.5.2026", MonthFirst), Ok(day("2026-05-11")));
    assert_eq!(read("13/05/2026", MonthFirst), Ok(day("2026-05-13")));
}

#[test]
fn errors_name_the_fix() {
    for (text, expected) in [
        (" ", "a date is missing; write 2026-11-20, yesterday, fri, 3d, \"nov 3\""),
        (" Someday ", "`Someday` is not a date; write 2026-11-20, yesterday, fri, 3d, \"nov 3\""),
        ("11/05/2026", "11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05"),
        ("11-05-2026", "11-05-2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05"),
        ("1/5/2027", "1/5/2027 could be 1 May or 5 January; write 2027-05-01 or 2027-01-05"),
        ("mon 20 nov", "20 November 2026 is a Friday, not a Monday"),
        ("soon", "`soon` is not a date; write 2026-11-20, yesterday, fri, 3d, \"nov 3\""),
        (
            "Last",
            "`Last` is only part of a date; quote all of it, as in \"last friday\", or write \
             last-fri",
        ),
        ("nov", "`nov` is only part of a date; quote all of it, as in \"nov 3\", or write nov-3"),
        ("2026-02-30", "there is no 30 February 2026"),
        ("feb 30", "there is no 30 February"),
        ("feb 29 2026", "there is no 29 February 2026"),
        ("2026-13-01", "there is no month 13"),
        ("99999999999d", "that is out of range; dates lie in the years 1900 to 2200"),
        ("1899-12-31", "that is out of range; dates lie in the years 1900 to 2200"),
    ] {
        assert_eq!(message(text), expected);
    }
    let ahead = parse("someday", day(TODAY), Ahead).unwrap_err().to_string();
    assert_eq!(ahead, "`someday` is not a date; write 2026-11-20, tomorrow, fri, 2w, \"nov 3\"");
}

#[test]
fn a_misspelt_word_is_recognised() {
    for (text, meant) in [
        ("last firday", "last friday"),
        ("yesterdya", "yesterday"),
        ("tommorow", "tomorrow"),
        ("wendsday", "wednesday"),
        ("3 dyas ago", "3 days ago"),
        ("13 novmber", "13 november"),
        ("saturday weeks", "saturday week"),
    ] {
        let misspelt = DateError::Misspelt(text.to_owned(), meant.to_owned());
        assert_eq!(parse(text, day(TODAY), Back), Err(misspelt));
    }
}

#[test]
fn knows_the_fragments_and_their_cures() {
    for text in
        ["last", "next", "in", "3", "2026", "a", "ago", "nov", "days", "w", "3.", "Nov.", "end"]
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
fn refuses_what_is_not_a_date() {
    for text in [
        "@𐀀",
        "an hour",
        "an hour ago",
        "3h",
        "3 fridays",
        "3d-",
        "1.5d",
        "in friday",
        "in 3 days ago",
        "last nov",
        "last 3 days",
        "next next fri",
        "fri ago",
        "fri fri",
        "nov 2025",
        "nov nov",
        "nov 3 2025 x",
        "novem 3",
        "fr",
        "-fri",
        "--",
        "1/2/3/2026",
        "٣d",
        "ﬁ",
        "1e3d",
        "1nd nov",
        "a few days ago",
        "this week",
        "next quarter",
        "Q3",
        "week 47",
        "over the weekend",
        "2026-11-20T14:00:00Z",
        "saturday weeks",
        "yesterday 3 days ago",
        "today 25:00",
    ] {
        let read = parse(text, day(TODAY), Back);
        let is_refused = matches!(read, Err(DateError::Unknown(..) | DateError::Misspelt(..)));
        assert!(is_refused, "{text:?}: {read:?}");
    }
    for text in ["99/99/2026", "2026-11", "26-11-20", "29 feb 2025", "0 nov", "may 33"] {
        let read = parse(text, day(TODAY), Back);
        assert!(matches!(read, Err(DateError::Impossible(_))), "{text:?}: {read:?}");
    }
}

#[test]
fn refuses_what_is_out_of_range() {
    for text in [
        "0000-01-01",
        "jan 1 0000",
        "9999-12-31",
        "99999999999d ago",
        "in 99999999999 weeks",
        "in 4294967295m",
        "in 400000000y",
        "3000000 days ago",
        "in 3000000 days",
        "in 3000000 working days",
        "2100y ago",
        "in 8000 years",
    ] {
        assert_eq!(parse(text, day(TODAY), Ahead), Err(DateError::OutOfRange), "{text:?}");
    }
    for (text, today, direction) in [
        ("yesterday", day("1900-01-01"), Back),
        ("feb 29", day("1903-02-28"), Back),
        ("tomorrow", day("2200-12-31"), Ahead),
        ("jan 1", day("2200-12-31"), Ahead),
        ("eom", NaiveDate::MAX, Ahead),
        ("eom", NaiveDate::MIN, Back),
        ("1y", NaiveDate::MAX, Ahead),
        ("feb 29", NaiveDate::MIN, Back),
    ] {
        assert_eq!(parse(text, today, direction), Err(DateError::OutOfRange), "{text:?}");
    }
}

/// How many of the words typed behind a flag make its date.
fn read_on(line: &str) -> Result<usize, DateError> {
    words_of_date(&line.split(' ').collect::<Vec<_>>())
}

#[test]
fn a_flag_reads_on_as_far_as_the_words_make_one_date() {
    for (line, words) in [
        ("fri", 1),
        ("fri 13 nov", 3),
        ("fri 13 nov lunch", 3),
        ("friday next week", 3),
        ("yesterday morning", 2),
        ("yesterday 3 people came", 1),
        ("fri may join us", 1),
        ("mon march budget", 1),
        ("may 5 we met", 2),
        ("sat 14", 2),
        ("sat 14 people came", 1),
        ("3 nov 10 people came", 2),
        ("3 nov 26", 3),
        ("nov 3 2026 lunch", 3),
        ("2026-11-20 14:00 lunch", 2),
        ("today at the fair", 1),
        ("today at noon", 3),
        ("yesterday at 3 locations", 1),
        ("yesterday at 3", 3),
        ("the day before yesterday in the evening", 7),
        ("mon 20 nov", 3),
        ("1 week and 2 days ago budget", 6),
        ("friday week", 2),
        ("nov 18 the vendor is late", 2),
        ("nov 18 of all days", 2),
        ("2w and a budget", 1),
        ("none", 1),
        ("soon we hope", 1),
    ] {
        assert_eq!(read_on(line), Ok(words), "{line}");
    }
    for line in [
        "fri fri",
        "yesterday friday",
        "yesterday 3",
        "today 20th of the budget",
        "fri 2026 budget",
        "tomorrow december plans",
        "yesterday ago",
        "eom 14:00x 3pm",
    ] {
        let read = read_on(line);
        let fits = line.starts_with("eom") || matches!(read, Err(DateError::DoesNotFit(..)));
        assert!(fits, "{line}: {read:?}");
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
    let days = day("1920-01-01").num_days_from_ce()..day("2190-01-01").num_days_from_ce();
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
        "[0-9]{1,2} ?(d|days|w|weeks|m|months)",
        "[0-9] ?(y|years)",
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

    /// The forms are those that `rel` prints itself.
    #[test]
    fn reads_every_date_that_is_printed(
        date in (0i64..109_900).prop_map(|days| day("1900-01-01") + chrono::TimeDelta::days(days)),
        today in any_date_of_today(),
        direction in any_direction(),
    ) {
        for form in ["%a %-d %b %Y", "%-d %b %Y", "%Y-%m-%d", "%-d %B %Y", "%A %-d %B %Y"] {
            let text = date.format(form).to_string();
            prop_assert_eq!(parse(&text, today, direction), Ok(date), "{}", text);
            let words: Vec<&str> = text.split(' ').collect();
            prop_assert_eq!(words_of_date(&words), Ok(words.len()));
        }
        // Without a year, it is a day of this year that is printed.
        let this_year = date.with_year(today.year());
        for form in ["%a %-d %b", "%-d %b"] {
            let Some(date) = this_year.filter(in_range) else { continue };
            let text = date.format(form).to_string();
            let way = if date <= today { Back } else { Ahead };
            prop_assert_eq!(parse(&text, today, way), Ok(date), "{}", text);
        }
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
