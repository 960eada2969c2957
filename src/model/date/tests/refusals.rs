//! What is not a date, and how the message names the cure.

use super::*;

#[test]
fn errors_name_the_fix() {
    for (text, expected) in [
        (" ", "a date is missing; write 2026-11-20, yesterday, fri, 3d, \"nov 3\""),
        (" Someday ", "`Someday` is not a date; write 2026-11-20, yesterday, fri, 3d, \"nov 3\""),
        ("11/05/2026", "11/05/2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05"),
        ("11-05-2026", "11-05-2026 could be 11 May or 5 November; write 2026-05-11 or 2026-11-05"),
        ("1/5/2027", "1/5/2027 could be 1 May or 5 January; write 2027-05-01 or 2027-01-05"),
        ("mon 20 nov", "20 November 2026 is a Friday, not a Monday"),
        ("20 nov monday", "20 November 2026 is a Friday, not a Monday"),
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

/// It is not clear which week is counted from.
#[test]
fn a_weekday_beside_a_span_may_be_two_days() {
    let refused = |text, today, way| parse(text, day(today), way).unwrap_err().to_string();
    assert_eq!(
        refused("monday in two weeks", TODAY, Ahead),
        "that could be Mon 30 Nov 2026 or Mon 7 Dec 2026; write 2026-11-30 or 2026-12-07"
    );
    for text in ["a week ago on friday", "a week ago friday"] {
        assert_eq!(
            refused(text, "2026-11-18", Back),
            "that could be Fri 6 Nov 2026 or Fri 13 Nov 2026; write 2026-11-06 or 2026-11-13"
        );
    }
}

/// `17` may be the hour.
#[test]
fn a_year_may_be_an_hour() {
    for text in ["2 nov 17", "nov 2 14"] {
        let read = parse(text, day(TODAY), Back);
        assert!(matches!(read, Err(DateError::TwoDays(..))), "{text:?}: {read:?}");
    }
    for (text, date) in [
        ("2 nov 25", "2025-11-02"),
        ("2 nov '17", "2017-11-02"),
        ("02-nov-17", "2017-11-02"),
        ("2 nov 2017", "2017-11-02"),
        ("may 1st 01", "2001-05-01"),
        ("2018 march 18", "2018-03-18"),
    ] {
        assert_eq!(parse(text, day(TODAY), Back), Ok(day(date)), "{text:?}");
    }
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
        ("wednes", "wednesday"),
        ("yest", "yesterday"),
        ("last 3 days", "3 days ago"),
        ("cristmas", "christmas"),
    ] {
        let misspelt = DateError::Misspelt(text.to_owned(), meant.to_owned());
        assert_eq!(parse(text, day(TODAY), Back), Err(misspelt));
    }
}

#[test]
fn knows_the_fragments_and_their_cures() {
    for (way, fragments) in [
        (Back, "last 3 2026 a ago nov days w 3. Nov. end"),
        (Ahead, "next in 3 2026 a nov days w 3. Nov. end"),
    ] {
        for text in fragments.split(' ') {
            let error = parse(text, day(TODAY), way);
            let Err(DateError::Fragment(_, whole, short)) = error else {
                panic!("{text:?}: {error:?}");
            };
            assert!(parse(whole, day(TODAY), way).is_ok(), "{whole:?}");
            assert_eq!(parse(short, day(TODAY), way), parse(whole, day(TODAY), way), "{text:?}");
        }
    }
}

#[test]
fn a_hint_never_leads_the_wrong_way() {
    for (text, way) in [("yesterdya", Ahead), ("last", Ahead), ("ago", Ahead), ("next", Back)] {
        let read = parse(text, day(TODAY), way);
        assert!(matches!(read, Err(DateError::Unknown(..))), "{text:?}: {read:?}");
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
        "2026-11-20T25:00:00Z",
        "2026-11-20T14:00:00+99:00",
        "saturday weeks",
        "yesterday 3 days ago",
        "today 25:00",
        "today 1:1",
        "friday christmas",
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
