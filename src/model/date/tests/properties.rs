//! What holds of any text, date and day of writing.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;

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
