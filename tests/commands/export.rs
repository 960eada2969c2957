//! The journal exported in each format, and imported again.

mod about;
mod readers;
mod round_trip;

use std::fs;

use super::{everything, refusals};
use crate::support::Sandbox;

/// Returns a journal with records of every noun.
fn full() -> Sandbox {
    let sandbox = Sandbox::with_people();
    sandbox.file(
        "cards.vcf",
        "BEGIN:VCARD\nFN:Zoë Ångström\nEMAIL:zoe@example.com\nBDAY:--0203\nEND:VCARD\n",
    );
    sandbox.file(
        "cal.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261102T090000\nSUMMARY:Budget\n\
         ATTENDEE:mailto:neal@example.com\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    for line in [
        "import cards.vcf cal.ics",
        "log cass,neal the Yankees; \"=1+1\" -k coffee --gut 1 --by Priya",
        "log cass --fact problem='the close takes 9 days' --promise 'ERP date' --due 2026-12-01",
        "promise update last on track",
        "pulse cass team 2.5 'too slow' --reliable 2",
        "ask neal headcount --on 2026-12-10",
        "archive Devon Marsh",
        "log neal a slip",
        "entry remove last",
        "unit edit Sales --why 'brings the money'",
    ] {
        let ran = sandbox.rel(line);
        assert!(ran.code == Some(0) || line.starts_with("promise update"), "{}", ran.transcript());
    }
    sandbox
}

fn export(sandbox: &Sandbox) -> String {
    sandbox.rel("export").succeeds().stdout
}

#[test]
fn a_journal_is_exported_and_imported_byte_for_byte() {
    let sandbox = full();
    let lines = export(&sandbox);
    let mut sorted: Vec<&str> = lines.lines().collect();
    sorted.sort_unstable();
    assert_eq!(sorted, lines.lines().collect::<Vec<_>>(), "sorted as any program sorts lines");
    for noun in ["unit", "stakeholder", "entry", "fact", "promise", "pulse", "card"] {
        assert!(lines.contains(&format!("\"noun\":\"{noun}\"")), "no {noun}");
    }
    assert!(lines.contains("\"deleted\":true"), "no tombstone");

    let other = Sandbox::new();
    other.file("all.jsonl", &lines);
    other.rel("import all.jsonl").succeeds();
    assert_eq!(export(&other), lines);
    let without_ids = |sandbox: &Sandbox| {
        let mut lists = everything(sandbox);
        for list in &mut lists {
            let records = list.as_array_mut().expect("a list");
            for record in &mut *records {
                record["id"] = 0.into();
                if let Some(names) = record["stakeholders"].as_array_mut() {
                    names.sort_by_key(|name| name.as_str().map(str::to_owned));
                }
            }
            records.sort_by_key(|record| record["uid"].as_str().map(str::to_owned));
        }
        lists
    };
    assert_eq!(without_ids(&other), without_ids(&sandbox));

    // Importing a journal into itself changes nothing, even after it was undone.
    sandbox.file("all.jsonl", &lines);
    assert!(sandbox.rel("import all.jsonl").succeeds().stdout.starts_with("Nothing new"));
    assert_eq!(export(&sandbox), lines);
    other.rel("undo").succeeds();
    assert_eq!(export(&other), "");
    other.rel("import all.jsonl").succeeds();
    assert_eq!(export(&other), lines);
}

#[test]
fn of_two_journals_the_later_change_wins() {
    let mut here = Sandbox::with_people();
    let mut there = Sandbox::new();
    there.on("2026-11-20").file("a.jsonl", &export(&here));
    there.rel("import a.jsonl").succeeds();

    here.on("2026-11-20").rel("edit cass --role CFO").succeeds();
    here.rel("edit neal --role CMO").succeeds();
    there.on("2026-11-21").rel("edit cass --role COO").succeeds();
    there.rel("log neal hello").succeeds();
    there.rel("archive Devon Marsh").succeeds();
    here.on("2026-11-22").rel("log devon bye").succeeds();

    here.file("b.jsonl", &export(&there));
    there.on("2026-11-22").file("c.jsonl", &export(&here));
    here.rel("import b.jsonl").succeeds();
    there.rel("import c.jsonl").succeeds();
    assert_eq!(export(&here), export(&there));
    insta::assert_snapshot!(here.session(&["list --match c", "list entries"]), @"
    $ rel list --match c
    There are 2 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  COO   Finance           67%    21d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  21 Nov 2026  fresh

    $ rel list entries
    There are 2 entries, the newest first.
    ID  DATE         KIND  WITH          WORTH  NOTE
    #7  22 Nov 2026  talk  Devon Marsh    +1.0  bye
    #8  21 Nov 2026  talk  Neal Wallace   +1.0  hello
    ");
}

#[test]
fn a_change_is_later_than_what_it_changed_even_if_the_clock_is_behind() {
    let here = Sandbox::with_people();
    let mut there = Sandbox::new();
    there.file("a.jsonl", &export(&here));
    there.rel("import a.jsonl").succeeds();
    there.on("2026-01-01").rel("edit cass --role COO").succeeds();
    there.rel("archive Neal Wallace").succeeds();
    here.file("b.jsonl", &export(&there));
    here.rel("import b.jsonl").succeeds();
    assert_eq!(export(&here), export(&there));
    assert!(export(&here).contains("COO"));
}

#[test]
fn people_merged_on_one_machine_are_merged_on_the_other() {
    let here = Sandbox::with_people();
    here.rel("add \"Kay Kelly\"").succeeds();
    let mut there = Sandbox::new();
    there.file("a.jsonl", &export(&here));
    there.rel("import a.jsonl").succeeds();
    here.rel("merge \"Kay Kelly\" \"Cassandra Kelly\"").succeeds();
    there.on("2026-11-22").rel("log kay lunch again -k lunch").succeeds();
    there.rel("edit kay --role Treasurer").succeeds();

    here.file("b.jsonl", &export(&there));
    here.rel("import b.jsonl").succeeds();
    there.file("c.jsonl", &export(&here));
    there.rel("import c.jsonl").succeeds();
    here.file("b.jsonl", &export(&there));
    here.rel("import b.jsonl").succeeds();
    assert_eq!(export(&here), export(&there));
    insta::assert_snapshot!(there.session(&["list", "list entries"]), @"
    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO   Finance           67%    21d  22 Nov 2026  fresh
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  never        never

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #8  22 Nov 2026  meal  Cassandra Kelly   +2.0  lunch again
    ");
    // Undone here, both are there again.
    here.rel("undo").succeeds();
}

#[test]
fn forgotten_people_stay_forgotten_whatever_another_journal_holds() {
    let mut here = Sandbox::with_people();
    let old = export(&here);
    here.on("2026-11-22").rel("forget Neal Wallace --yes").succeeds();
    here.on("2026-11-23").file("old.jsonl", &old.replace("2026-10-01T", "2026-11-23T"));
    let told = here.session(&["import old.jsonl"]);
    assert!(told.contains("forgotten here"), "{told}");
    assert!(!export(&here).contains("Neal"));
}

#[test]
fn a_person_with_another_uid_there_is_matched_by_name() {
    let here = Sandbox::with_people();
    let mut there = Sandbox::with_new_people();
    assert_ne!(here.json("list")[0]["uid"], there.json("list")[0]["uid"]);
    there.rel("log cass from the other machine").succeeds();
    here.file("there.jsonl", &export(&there));
    let told = here.rel("import there.jsonl").succeeds().stdout;
    assert!(told.starts_with("Imported there.jsonl: 1 entry added, 6 already there."), "{told}");
    there.on("2026-11-22").rel("edit cass --role COO").succeeds();
    here.file("there.jsonl", &export(&there));
    here.rel("import there.jsonl").succeeds();
    insta::assert_snapshot!(here.session(&["list", "list entries"]), @"
    $ rel list
    There are 3 people.
    NAME             ROLE  UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  COO   Finance           67%    21d  21 Nov 2026  fresh
    Devon Marsh      -     Sales            100%    14d  never        never
    Neal Wallace     CMO   Marketing         33%    42d  never        never

    $ rel list entries
    There is 1 entry, the newest first.
    ID  DATE         KIND  WITH             WORTH  NOTE
    #7  21 Nov 2026  talk  Cassandra Kelly   +1.0  from the other machine
    ");
}

#[test]
fn a_spreadsheet_contains_no_formulas() {
    let sandbox = full();
    let csv = sandbox.rel("export entries --to csv").succeeds().stdout;
    assert!(csv.lines().next().is_some_and(|header| header.contains("date,kind,account")));
    assert!(csv.contains("Budget") && csv.contains("headcount"), "{csv}");
    sandbox.rel("log cass \"=HYPERLINK(1)\"").succeeds();
    let csv = sandbox.rel("export --to csv").succeeds().stdout;
    assert!(csv.contains(",'=HYPERLINK(1)"), "{csv}");
    let people = sandbox.rel("export stakeholders --to csv --unit Finance").succeeds().stdout;
    assert_eq!(people.lines().count(), 2, "{people}");
}

#[test]
fn exported_cards_can_be_imported_and_the_calendar_is_complete() {
    let sandbox = full();
    sandbox.rel("export --to vcf -o people.vcf").succeeds();
    sandbox.rel("export --to ics -o rel.ics").succeeds();
    let calendar = fs::read_to_string(sandbox.path("rel.ics")).expect("a calendar");
    for summary in ["Due to Cassandra Kelly: ERP date", "Ask Neal Wallace: headcount", "Talk with"]
    {
        assert!(calendar.contains(&format!("SUMMARY:{summary}")), "{calendar}");
    }
    let other = Sandbox::new();
    other.rel("unit rank Finance Marketing").succeeds();
    fs::copy(sandbox.path("people.vcf"), other.path("people.vcf")).expect("a copy");
    other.rel("import people.vcf").succeeds();
    let known = |sandbox: &Sandbox| {
        let people = sandbox.json("list");
        let people = people.as_array().expect("a list").iter();
        let fields = ["name", "role", "unit", "emails", "aliases", "birthday", "phone"];
        people.map(|person| fields.map(|field| person[field].clone())).collect::<Vec<_>>()
    };
    assert_eq!(known(&other), known(&sandbox));
}

#[test]
fn without_notes_free_text_is_left_out() {
    let sandbox = full();
    for to in ["json", "csv", "vcf", "ics"] {
        let text = sandbox.rel(&format!("export --to {to} --without-notes")).succeeds().stdout;
        for private in ["Yankees", "nine days", "9 days", "too slow", "ERP date", "money"] {
            assert!(!text.contains(private), "{to} tells {private}: {text}");
        }
    }
}

#[test]
fn a_part_of_the_journal_can_be_exported() {
    let sandbox = full();
    let finance = sandbox.rel("export --unit Finance").succeeds().stdout;
    assert!(finance.contains("Cassandra") && finance.contains("Yankees"));
    assert!(!finance.contains("Zoë") && !finance.contains("Budget"), "{finance}");
    let late = sandbox.rel("export --since 2026-11-20 --with neal").succeeds().stdout;
    assert!(late.contains("Yankees") && !late.contains("Budget"), "{late}");
}

#[test]
fn files_and_flags_that_make_no_sense_are_refused() {
    let sandbox = Sandbox::with_people();
    fs::create_dir(sandbox.path("folder")).expect("a folder");
    sandbox.rel("backup copy.db").succeeds();
    insta::assert_snapshot!(refusals(
        &sandbox,
        &[
            "export entries",
            "export --to xls",
            "export --with nobody",
            "export --unit Nowhere",
            "export -o nowhere/file.jsonl",
            "export -o folder",
            "export -o journal.db",
            "export --to ics -o copy.db",
        ]
    ), @"
    $ rel export entries  # exit 2
    ! error: `entries` and `stakeholders` need --to csv.
    $ rel export --to xls  # exit 2
    ! error: invalid value 'xls' for '--to <FORMAT>'
    !   [possible values: json, text, csv, vcf, ics]
    $ rel export --with nobody  # exit 1
    ! error: Nobody in the journal is called `nobody`.
    ! To see everyone: rel list. To add someone new: rel add nobody --unit UNIT
    $ rel export --unit Nowhere  # exit 1
    ! error: There is no unit `Nowhere`.
    ! Add it first: rel unit add Nowhere --weight 5
    $ rel export -o nowhere/file.jsonl  # exit 1
    ! error: nowhere/file.jsonl cannot be written: entity not found.
    ! Nothing was written. Name another file.
    $ rel export -o folder  # exit 1
    ! error: folder cannot be written: it is not a regular file.
    ! Nothing was written. Name another file.
    $ rel export -o journal.db  # exit 1
    ! error: journal.db is a journal or another database.
    ! Nothing was written. Name another file. To copy the journal: rel backup FILE
    $ rel export --to ics -o copy.db  # exit 1
    ! error: copy.db is a journal or another database.
    ! Nothing was written. Name another file. To copy the journal: rel backup FILE
    ");
}

#[test]
fn others_can_write_while_an_export_is_read() {
    let sandbox = Sandbox::with_people();
    let note = "a long note ".repeat(20_000);
    sandbox.file("entry.jsonl", &format!("{{\"who\": \"cass\", \"note\": \"{note}\"}}\n"));
    sandbox.rel("import entry.jsonl").succeeds();
    let mut export = sandbox.command("export");
    let mut export = export.stdout(std::process::Stdio::piped()).spawn().expect("rel runs");
    let mut output = export.stdout.take().expect("its output");
    std::io::Read::read_exact(&mut output, &mut [0; 10]).expect("it has begun");
    sandbox.rel("log neal hello").succeeds();
    assert!(export.try_wait().expect("a state").is_none(), "it waits to be read");
    std::io::copy(&mut output, &mut std::io::sink()).expect("the rest");
    assert!(export.wait().expect("it ends").success());
}
