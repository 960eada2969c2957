//! Answers fit the terminal.

use super::of_all_scripts;

/// Returns the columns a text takes up, by the library that the program itself uses.
fn width(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

#[test]
fn wide_and_combining_characters_are_aligned() {
    let sandbox = of_all_scripts();
    insta::assert_snapshot!(sandbox.session(&["stale", "list", "list entries"]), @"
    $ rel stale
    6 people are due a real conversation. First: Devon Marsh, no real conversation yet.
    NAME             UNIT       LAST REAL TALK      EVERY      DUE  MEANWHILE
    Devon Marsh      Sales      never (51d)           14d  37d ago
    王小明           Sales      40d, coffee 12 Oct    14d  26d ago
    Cassandra Kelly  Finance    60d, talk 22 Sep      21d  39d ago
    José Núñez       Finance    30d, talk 22 Oct      21d   9d ago
    Neal Wallace     Marketing  never (51d)           42d   9d ago
    👩‍💻 Ada           Marketing  50d, talk 2 Oct       42d   8d ago

    $ rel list
    There are 6 people.
    NAME             ROLE     UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO      Finance           67%    21d  22 Sep 2026  overdue
    Devon Marsh      -        Sales            100%    14d  never        never
    José Núñez       résumé   Finance           67%    21d  22 Oct 2026  due
    Neal Wallace     CMO      Marketing         33%    42d  never        never
    王小明           总经理   Sales            100%    14d  12 Oct 2026  overdue
    👩‍💻 Ada           🇩🇪 lead  Marketing         33%    42d  2 Oct 2026   due

    $ rel list entries
    There are 4 entries, the newest first.
     ID  DATE         KIND    WITH             WORTH  NOTE
    #12  22 Oct 2026  talk    José Núñez        +1.0  ␛[31mred␛[0m <U+202E>turned<U+202C> ␇bell<U+009B>m↵second line
    #10  12 Oct 2026  coffee  王小明            +1.0  会议记录
    #11  2 Oct 2026   talk    👩‍💻 Ada            +1.0  👍🏽 great
    #13  22 Sep 2026  talk    Cassandra Kelly   +1.0  the close takes nine days and nobody knows what is in it until it is over
    ");
}

#[test]
fn no_line_but_a_command_is_wider_than_the_terminal() {
    let mut sandbox = of_all_scripts();
    for columns in [40, 60, 80, 100] {
        sandbox.columns(columns);
        for line in [
            "stale",
            "prioritize",
            "prioritize --explain",
            "list",
            "list units",
            "list entries",
            "list kinds",
            "show jose",
            "undo --list",
            "doctor",
            "log cass hello",
        ] {
            for shown in sandbox.rel(line).succeeds().stdout.lines() {
                let is_command = shown.trim_start().trim_start_matches("> ").starts_with("rel ");
                assert!(width(shown) <= columns || is_command, "{line} at {columns}: {shown}");
            }
        }
    }
}

#[test]
fn a_narrow_terminal_gets_blocks_and_a_wide_one_a_table() {
    let mut sandbox = of_all_scripts();
    let mut seen = String::new();
    for columns in [40, 60, 80, 100] {
        seen.push_str(&format!("{columns} columns\n"));
        seen.push_str(&sandbox.columns(columns).session(&["stale --unit Finance"]));
        if columns != 60 {
            seen.push_str(&sandbox.session(&["list entries --with jose,cass"]));
        }
    }
    insta::assert_snapshot!(seen, @"
    40 columns
    $ rel stale --unit Finance
    2 people are due a real conversation.
    First: Cassandra Kelly, 60 days (every
    21).
    Cassandra Kelly
      UNIT            Finance
      LAST REAL TALK  60d, talk 22 Sep
      EVERY           21d
      DUE             39d ago
    José Núñez
      UNIT            Finance
      LAST REAL TALK  30d, talk 22 Oct
      EVERY           21d
      DUE             9d ago
    $ rel list entries --with jose,cass
    There are 2 entries, the newest first.
    #12
      DATE   22 Oct 2026
      KIND   talk
      WITH   José Núñez
      WORTH  +1.0
      NOTE   ␛[31mred␛[0m
             <U+202E>turned<U+202C>
             ␇bell<U+009B>m↵second line
    #13
      DATE   22 Sep 2026
      KIND   talk
      WITH   Cassandra Kelly
      WORTH  +1.0
      NOTE   the close takes nine days and
             nobody knows what is in it
             until it is over
    60 columns
    $ rel stale --unit Finance
    2 people are due a real conversation. First: Cassandra
    Kelly, 60 days (every 21).
    Cassandra Kelly
      UNIT            Finance
      LAST REAL TALK  60d, talk 22 Sep
      EVERY           21d
      DUE             39d ago
    José Núñez
      UNIT            Finance
      LAST REAL TALK  30d, talk 22 Oct
      EVERY           21d
      DUE             9d ago
    80 columns
    $ rel stale --unit Finance
    2 people are due a real conversation. First: Cassandra Kelly, 60 days (every
    21).
    NAME             UNIT     LAST REAL TALK    EVERY      DUE  MEANWHILE
    Cassandra Kelly  Finance  60d, talk 22 Sep    21d  39d ago
    José Núñez       Finance  30d, talk 22 Oct    21d   9d ago
    $ rel list entries --with jose,cass
    There are 2 entries, the newest first.
     ID  DATE         KIND  WITH             WORTH  NOTE
    #12  22 Oct 2026  talk  José Núñez        +1.0  ␛[31mred␛[0m
                                                    <U+202E>turned<U+202C>
                                                    ␇bell<U+009B>m↵second line
    #13  22 Sep 2026  talk  Cassandra Kelly   +1.0  the close takes nine days and
                                                    nobody knows what is in it until
                                                    it is over
    100 columns
    $ rel stale --unit Finance
    2 people are due a real conversation. First: Cassandra Kelly, 60 days (every 21).
    NAME             UNIT     LAST REAL TALK    EVERY      DUE  MEANWHILE
    Cassandra Kelly  Finance  60d, talk 22 Sep    21d  39d ago
    José Núñez       Finance  30d, talk 22 Oct    21d   9d ago
    $ rel list entries --with jose,cass
    There are 2 entries, the newest first.
     ID  DATE         KIND  WITH             WORTH  NOTE
    #12  22 Oct 2026  talk  José Núñez        +1.0  ␛[31mred␛[0m <U+202E>turned<U+202C>
                                                    ␇bell<U+009B>m↵second line
    #13  22 Sep 2026  talk  Cassandra Kelly   +1.0  the close takes nine days and nobody knows what is
                                                    in it until it is over
    ");
}

#[test]
fn a_command_stays_in_one_piece() {
    let mut sandbox = of_all_scripts();
    for name in ["Priya Raman", "Ines Duarte"] {
        sandbox.rel(&format!("add \"{name}\"")).succeeds();
    }
    sandbox.rel("add \"Casandra Kelly\" --unit Finance").succeeds();
    sandbox.columns(60);
    let stale = sandbox.rel("stale").succeeds().stdout;
    let doctor = sandbox.rel("doctor").succeeds().stdout;
    insta::assert_snapshot!([last(&stale, 3), last(&doctor, 5)].concat(), @r#"
    Ines Duarte and Priya Raman have no unit yet, and you have
    never really talked: rel list --no-unit, then
    rel edit WHO --unit UNIT
    duplicates    Casandra Kelly may be Cassandra Kelly: their
                  names differ by a letter or two.
                  > rel merge "Casandra Kelly" "Cassandra Kelly"
    archived      ok
    units         ok
    "#);
}

/// Returns the last lines of a text.
fn last(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n") + "\n"
}
