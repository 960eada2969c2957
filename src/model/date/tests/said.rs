//! Holidays, spans with a direction, weekdays that are counted, and stamps of other programs.

use super::*;

#[test]
fn a_fixed_holiday_is_the_nearest_in_the_direction() {
    check_on(
        TODAY,
        Back,
        &[
            ("christmas", "2025-12-25"),
            ("christmas day", "2025-12-25"),
            ("xmas", "2025-12-25"),
            ("last christmas", "2025-12-25"),
            ("christmas eve", "2025-12-24"),
            ("xmas-eve", "2025-12-24"),
            ("boxing day", "2025-12-26"),
            ("new year's eve", "2025-12-31"),
            ("new years day", "2026-01-01"),
            ("new year’s day", "2026-01-01"),
            ("new year", "2026-01-01"),
            ("christmas 2024", "2024-12-25"),
            ("christmas eve last year", "2025-12-24"),
        ],
    );
    check_on(
        TODAY,
        Ahead,
        &[
            ("christmas", "2026-12-25"),
            ("by christmas", "2026-12-25"),
            ("next christmas", "2026-12-25"),
            ("new year's eve", "2026-12-31"),
            ("new year", "2027-01-01"),
            ("christmas 2027", "2027-12-25"),
            ("a week before christmas", "2026-12-18"),
            ("2 days after christmas", "2026-12-27"),
            ("day after christmas", "2026-12-26"),
        ],
    );
    check_on(TODAY, Ahead, &[("a year from christmas", "2027-12-25")]);
    check_on("2026-12-26", Ahead, &[("2 days after christmas", "2026-12-27")]);
    check_on("2026-12-24", Back, &[("the day before christmas", "2026-12-24")]);
    check_on("2026-12-28", Back, &[("the day after christmas", "2026-12-26")]);
    check_on(TODAY, Back, &[("a week after nov 3", "2026-11-10")]);
    check_on(TODAY, Ahead, &[("a week before nov 24", "2026-11-17")]);
    check_on(TODAY, Ahead, &[("3 days before the 15th", "2026-12-12")]);
    for direction in [Back, Ahead] {
        let ends = [("christmas", "2026-12-25"), ("last christmas", "2025-12-25")];
        check_on("2026-12-25", direction, &ends);
        check_on("2026-12-25", direction, &[("next christmas", "2027-12-25")]);
    }
}

#[test]
fn a_span_may_say_which_way_it_leads() {
    check_on(
        TODAY,
        Back,
        &[
            ("past 3 days", "2026-11-18"),
            ("the past month", "2026-10-21"),
            ("past six months", "2026-05-21"),
            ("last 2 weeks", "2026-11-07"),
            ("the last 6 months", "2026-05-21"),
            ("last 2 years", "2024-11-21"),
            ("3 weeks back", "2026-10-31"),
            ("P2W", "2026-11-07"),
            ("two nights ago", "2026-11-19"),
            ("a year and a half ago", "2025-05-21"),
            ("two and a half years ago", "2024-05-21"),
            ("a week ago yesterday", "2026-11-13"),
            ("friday two weeks ago", "2026-11-06"),
            ("last month end", "2026-10-31"),
            ("a week yesterday", "2026-11-13"),
        ],
    );
    check_on(
        TODAY,
        Ahead,
        &[
            ("next 2 weeks", "2026-12-05"),
            ("the next six months", "2027-05-21"),
            ("next 2 weeks 3 days", "2026-12-08"),
            ("P10D", "2026-12-01"),
            ("p1m", "2026-12-21"),
            ("P1Y", "2027-11-21"),
            ("a week tomorrow", "2026-11-29"),
            ("a week on monday", "2026-11-30"),
            ("two weeks on friday", "2026-12-11"),
            ("monday fortnight", "2026-12-07"),
        ],
    );
}

#[test]
fn weekdays_are_counted_without_today() {
    check_on(
        TODAY,
        Back,
        &[
            ("3 fridays ago", "2026-11-06"),
            ("two tuesdays ago", "2026-11-10"),
            ("1 monday ago", "2026-11-16"),
            ("2 saturdays ago", "2026-11-07"),
        ],
    );
    check_on(
        TODAY,
        Ahead,
        &[("2 fridays from now", "2026-12-04"), ("in 2 saturdays", "2026-12-05")],
    );
}

#[test]
fn a_week_or_a_year_may_stand_beside_the_day() {
    check_on(
        TODAY,
        Back,
        &[
            ("last week on tuesday", "2026-11-10"),
            ("friday the week before last", "2026-11-06"),
            ("the 3rd last month", "2026-10-03"),
            ("last month on the 3rd", "2026-10-03"),
            ("nov 17 tuesday", "2026-11-17"),
            ("2 nov mon", "2026-11-02"),
            ("the 16th, monday,", "2026-11-16"),
            ("20 nov last year", "2025-11-20"),
            ("20 november of last year", "2025-11-20"),
            ("march 3 this year", "2026-03-03"),
            ("second tuesday of this month", "2026-11-10"),
            ("first monday of last month", "2026-10-05"),
            ("first monday of october 2025", "2025-10-06"),
            ("first of the month", "2026-11-01"),
        ],
    );
    check_on(
        TODAY,
        Ahead,
        &[
            ("dec 4 next year", "2027-12-04"),
            ("friday the week after next", "2026-12-04"),
            ("last friday of next month", "2026-12-25"),
            ("first monday of the month", "2026-12-07"),
            ("first of the month", "2026-12-01"),
            ("end of q1 2028", "2028-03-31"),
        ],
    );
    // On a Monday, both readings of this are one day.
    check_on("2026-11-23", Ahead, &[("friday in two weeks", "2026-12-11")]);
}

#[test]
fn short_edges_of_periods() {
    check_on(
        TODAY,
        Back,
        &[
            ("sow", "2026-11-16"),
            ("som", "2026-11-01"),
            ("soq", "2026-10-01"),
            ("soy", "2026-01-01"),
            ("sopw", "2026-11-09"),
            ("sopm", "2026-10-01"),
            ("sopq", "2026-07-01"),
            ("sopy", "2025-01-01"),
            ("eopm", "2026-10-31"),
        ],
    );
    check_on(
        TODAY,
        Ahead,
        &[
            ("sod", "2026-11-21"),
            ("sow", "2026-11-23"),
            ("sonw", "2026-11-23"),
            ("sonq", "2027-01-01"),
            ("eonm", "2026-12-31"),
            ("eonq", "2027-03-31"),
        ],
    );
}

#[test]
fn a_time_may_stand_on_either_side() {
    check_on(
        TODAY,
        Back,
        &[
            ("3pm yesterday", "2026-11-20"),
            ("3 pm yesterday", "2026-11-20"),
            ("9:30 today", "2026-11-21"),
            ("noon yesterday", "2026-11-20"),
            ("mon 9am-10am", "2026-11-16"),
            ("yesterday 3.30pm", "2026-11-20"),
            ("3pm on monday", "2026-11-16"),
            ("mon 9:00-10:30", "2026-11-16"),
            ("this day", "2026-11-21"),
            ("just now", "2026-11-21"),
            ("yesterday:", "2026-11-20"),
        ],
    );
    check_on(
        TODAY,
        Ahead,
        &[
            ("7 tonight", "2026-11-21"),
            ("tonight 7", "2026-11-21"),
            ("tonight at 7", "2026-11-21"),
            ("7pm tonight", "2026-11-21"),
            ("tomorrow eod", "2026-11-22"),
            ("friday cob", "2026-11-27"),
            ("end of day friday", "2026-11-27"),
            ("close of business tomorrow", "2026-11-22"),
            ("by end of day", "2026-11-21"),
            ("monday at the latest", "2026-11-23"),
            ("friday 11 in the evening", "2026-11-27"),
            ("friday 27 in the evening", "2026-11-27"),
            ("tmr", "2026-11-22"),
        ],
    );
}

#[test]
fn stamps_of_other_programs_are_dates() {
    for (text, expected) in [
        ("2026-11-20T14:00:00.000", "2026-11-20"),
        ("20261120T1400", "2026-11-20"),
        ("20261120T140000", "2026-11-20"),
        ("2026年11月20日", "2026-11-20"),
        ("11月20日", "2026-11-20"),
        ("2025年1月2号", "2025-01-02"),
        // The local zone of these tests is an hour ahead of UTC.
        ("2026-11-20T14:00:00Z", "2026-11-20"),
        ("2026-11-19T23:30:00Z", "2026-11-20"),
        ("20261119T233000Z", "2026-11-20"),
        ("2026-11-20T02:00+05:00", "2026-11-19"),
        ("2026-11-20 14:00:00-0500", "2026-11-20"),
    ] {
        check_on(TODAY, Back, &[(text, expected)]);
    }
}
