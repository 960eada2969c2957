//! Files of other programs, imported.

mod calendar;
mod contacts;
#[cfg(unix)]
mod copying;
mod damaged;
mod lines;
mod lists;

use super::{everything, refusals};
use crate::support::Sandbox;

const CARDS: &str = "\
BEGIN:VCARD
VERSION:3.0
UID:card-of-anna
FN:Anna Roth
TITLE:CEO
ORG:Acme;Sales
EMAIL:anna@example.com
END:VCARD
";

const EVENTS: &str = "\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:lunch
DTSTART:20261110T120000
SUMMARY:Lunch
ATTENDEE:mailto:neal@example.com
END:VEVENT
END:VCALENDAR
";

#[test]
fn an_import_is_one_step() {
    let sandbox = Sandbox::with_people();
    let before = everything(&sandbox);
    sandbox.file("cards.vcf", CARDS);
    sandbox.file("cal.ics", EVENTS);
    insta::assert_snapshot!(sandbox.session(&[
        "import cal.ics cards.vcf",
        "list entries --import LAST",
        "undo",
        "list entries --import LAST",
    ]), @"
    $ rel import cal.ics cards.vcf
    Imported cards.vcf and cal.ics: 1 person and 1 entry added.

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel list entries --import LAST
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH          WORTH  NOTE
    #9  10 Nov 2026  meal  Neal Wallace   +2.0  Lunch

    $ rel undo
    Undone: import cards.vcf and cal.ics

    $ rel list entries --import LAST
    ! error: There is no import to list.
    ! Nothing was imported, or every import was undone. To see the steps: rel undo --list
    [exit 1]
    ");
    assert_eq!(everything(&sandbox), before);
    insta::assert_snapshot!(sandbox.session(&["import cal.ics cards.vcf"]), @"
    $ rel import cal.ics cards.vcf
    Imported cards.vcf and cal.ics: 1 person and 1 entry added.

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo
    ");
}

#[test]
fn a_dry_run_shows_what_would_change_and_writes_nothing() {
    let sandbox = Sandbox::with_people();
    sandbox.file("cards.vcf", CARDS);
    sandbox.file("cal.ics", EVENTS);
    let journal = std::fs::read(sandbox.journal()).expect("a journal");
    insta::assert_snapshot!(sandbox.session(&["import cal.ics cards.vcf --dry-run"]), @"
    $ rel import cal.ics cards.vcf --dry-run
    Would import cards.vcf and cal.ics: 1 person and 1 entry added. Nothing was written.
    WOULD BE  WHAT                                     DETAILS  FROM
    added     Anna Roth, CEO                                    cards.vcf:1
    added     Meal with Neal Wallace, Tue 10 Nov 2026           cal.ics:2

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ");
    assert!(std::fs::read(sandbox.journal()).expect("a journal") == journal);

    let empty = Sandbox::new();
    empty.file("cards.vcf", CARDS);
    empty.rel("import cards.vcf --dry-run").succeeds();
    assert!(!empty.journal().exists());
}

#[test]
fn a_folder_is_read_in_full_and_formats_are_recognised_by_content() {
    let sandbox = Sandbox::with_people();
    std::fs::create_dir_all(sandbox.path("exports/old")).expect("a folder");
    sandbox.file("exports/b.ics", EVENTS);
    sandbox.file("exports/old/a.vcf", CARDS);
    sandbox.file("exports/readme.md", "not for an importer");
    sandbox.file("exports/.hidden.vcf", "BEGIN:VCARD\nFN:Nobody\nEND:VCARD\n");
    sandbox.file("noname", CARDS);
    insta::assert_snapshot!(sandbox.session(&["import exports", "import noname"]), @"
    $ rel import exports
    Imported a.vcf and b.ics: 1 person and 1 entry added.

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo

    $ rel import noname
    Nothing new in noname: 1 already there.

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ");
}

#[test]
fn a_stray_file_does_not_stop_the_folder() {
    let sandbox = Sandbox::with_people();
    std::fs::create_dir(sandbox.path("exports")).expect("a folder");
    sandbox.file("exports/cards.vcf", CARDS);
    sandbox.file("exports/expenses.csv", "date,amount\n2026-11-02,12\n");
    sandbox.file("both", &format!("{CARDS}{EVENTS}"));
    insta::assert_snapshot!(sandbox.session(&["import exports", "import both"]), @"
    $ rel import exports
    Imported cards.vcf and expenses.csv: 1 person added, 1 skipped.

    Skipped:
      no column is a name: the file (expenses.csv:1)
        The first row must name the columns, such as name, email and role

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import both
    Imported both: 1 entry added, 1 already there.

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see them: rel list entries --import LAST. To undo: rel undo
    ");
}

#[test]
fn files_and_flags_that_make_no_sense_are_refused() {
    let sandbox = Sandbox::with_people();
    std::fs::create_dir(sandbox.path("empty")).expect("a folder");
    sandbox.file("notes.md", "# my notes");
    sandbox.file("list.csv", "colour,size\nred,4\n");
    sandbox.file("cards.vcf", CARDS);
    insta::assert_snapshot!(refusals(
        &sandbox,
        &[
            "import",
            "import nowhere.ics",
            "import notes.md",
            "import list.csv",
            "import cards.vcf --unit Nowhere",
            "import cards.vcf --since never",
            "import cards.vcf --from xls",
            "import -",
            "import /dev/null",
            "import empty",
            "import journal.db",
            "list --import LAST",
            "list entries --import LAST",
            "list entries --import soon",
        ]
    ), @r#"
    $ rel import  # exit 2
    ! error: the following required arguments were not provided:
    !   <FILE>...
    $ rel import nowhere.ics  # exit 1
    ! error: nowhere.ics cannot be read: No such file or directory (os error 2).
    ! Nothing was written.
    $ rel import notes.md  # exit 1
    ! error: Cannot tell what notes.md is: not a calendar, address book, contact list or journal.
    ! Nothing was written. Name its format: --from vcf, ics, csv or json
    $ rel import list.csv  # exit 1
    ! error: list.csv is not a list of contacts: no column is a name.
    ! Nothing was written. The first row must name the columns, such as name, email and role.
    $ rel import cards.vcf --unit Nowhere  # exit 1
    ! error: There is no unit `Nowhere`.
    ! Add it first: rel unit add Nowhere --weight 5
    $ rel import cards.vcf --since never  # exit 2
    ! error: --since: `never` is not a date; write 2026-11-20, yesterday, fri, 3d, "nov 3".
    $ rel import cards.vcf --from xls  # exit 2
    ! error: invalid value 'xls' for '--from <FORMAT>'
    !   [possible values: vcf, csv, json, ics]
    $ rel import -  # exit 1
    ! error: Cannot tell what standard input is: not a calendar, address book, contact list or journal.
    ! Nothing was written. Name its format: --from vcf, ics, csv or json
    $ rel import /dev/null  # exit 1
    ! error: /dev/null is not a regular file.
    ! Nothing was written. Pipe it instead: rel import - < FILE
    $ rel import empty  # exit 1
    ! error: There is nothing to import.
    ! In a folder, files are recognised by extension: .vcf, .csv, .json or .ics
    $ rel import journal.db  # exit 1
    ! error: Cannot tell what journal.db is: not a calendar, address book, contact list or journal.
    ! If it is a journal: rel --db journal.db export | rel import -
    $ rel list --import LAST  # exit 2
    ! error: --import does not apply to this list.
    ! This list takes --with, --unit, --no-unit, --tag, --match, --archived and -n.
    $ rel list entries --import LAST  # exit 1
    ! error: There is no import to list.
    ! Nothing was imported, or every import was undone. To see the steps: rel undo --list
    $ rel list entries --import soon  # exit 2
    ! error: --import takes LAST or the number of a step, not `soon`.
    "#);
}
