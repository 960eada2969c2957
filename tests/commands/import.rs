mod calendar;
mod contacts;
mod handover;

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
fn one_import_is_one_step() {
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
    Added 1 person and 1 entry from 2 files.

    The cadences of 4 people now ask for 1.5 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel list entries --import LAST
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH          WORTH  NOTE
    #9  10 Nov 2026  meal  Neal Wallace   +2.0  Lunch

    $ rel undo
    undid: import cards.vcf and cal.ics

    $ rel list entries --import LAST
    ! error: There is no import to list.
    ! Nothing was imported, or all of it was undone: rel undo --list
    [exit 1]
    ");
    assert_eq!(everything(&sandbox), before);
    insta::assert_snapshot!(sandbox.session(&["import cal.ics cards.vcf"]), @"
    $ rel import cal.ics cards.vcf
    Added 1 person and 1 entry from 2 files.

    The cadences of 4 people now ask for 1.5 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo
    ");
}

#[test]
fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let sandbox = Sandbox::with_people();
    sandbox.file("cards.vcf", CARDS);
    sandbox.file("cal.ics", EVENTS);
    let journal = std::fs::read(sandbox.journal()).expect("a journal");
    insta::assert_snapshot!(sandbox.session(&["import cal.ics cards.vcf --dry-run"]), @"
    $ rel import cal.ics cards.vcf --dry-run
    Would add 1 person and 1 entry from 2 files. Nothing was written.
    WOULD BE  WHAT                                     WHAT IS NEW  FROM
    added     Anna Roth, CEO                                        cards.vcf:1
    added     Meal with Neal Wallace, Tue 10 Nov 2026               cal.ics:2

    The cadences of 4 people now ask for 1.5 real conversations a week.
    ");
    assert!(std::fs::read(sandbox.journal()).expect("a journal") == journal);

    let empty = Sandbox::new();
    empty.file("cards.vcf", CARDS);
    empty.rel("import cards.vcf --dry-run").succeeds();
    assert!(!empty.journal().exists());
}

#[test]
fn a_folder_is_read_whole_and_content_tells_the_format() {
    let sandbox = Sandbox::with_people();
    std::fs::create_dir_all(sandbox.path("exports/old")).expect("a folder");
    sandbox.file("exports/b.ics", EVENTS);
    sandbox.file("exports/old/a.vcf", CARDS);
    sandbox.file("exports/readme.md", "not for an importer");
    sandbox.file("exports/.hidden.vcf", "BEGIN:VCARD\nFN:Nobody\nEND:VCARD\n");
    sandbox.file("noname", CARDS);
    insta::assert_snapshot!(sandbox.session(&["import exports", "import noname"]), @"
    $ rel import exports
    Added 1 person and 1 entry from 2 files.

    The cadences of 4 people now ask for 1.5 real conversations a week.
    ! hint: What came in: rel list entries --import LAST. Take it back: rel undo

    $ rel import noname
    Nothing new in 1 file, 1 already there.
    ");
}

#[test]
fn what_cannot_be_imported_is_refused() {
    let sandbox = Sandbox::with_people();
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
            "import /dev/null",
            "list --import LAST",
            "list entries --import LAST",
            "list entries --import soon",
        ]
    ), @"");
}
