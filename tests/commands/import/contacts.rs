//! Address books and lists: who is new, who is known, and what was changed here.

use crate::support::Sandbox;

fn card(lines: &[&str]) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\n{}\nEND:VCARD\n", lines.join("\n"))
}

#[test]
fn a_changed_card_updates_all_but_local_edits() {
    let sandbox = Sandbox::with_people();
    let write = |title: &str, phone: &str| {
        let title = format!("TITLE:{title}");
        let phone = format!("TEL:{phone}");
        let lines = ["UID:1", "FN:Anna Roth", "EMAIL:anna@example.com", &title, &phone];
        sandbox.file("anna.vcf", &card(&lines));
    };
    write("CFO", "1");
    sandbox.rel("import anna.vcf --unit Sales").succeeds();
    write("CEO", "1");
    let first = sandbox.session(&["import anna.vcf"]);
    sandbox.rel("edit anna --role Chair").succeeds();
    write("Owner", "2");
    let second = sandbox.session(&["import anna.vcf", "import anna.vcf", "list --match anna"]);
    insta::assert_snapshot!(format!("{first}\n{second}"), @"
    $ rel import anna.vcf
    Imported anna.vcf: 1 changed.

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import anna.vcf
    Imported anna.vcf: 1 changed, 1 skipped.

    Skipped:
      you changed the role here: Anna Roth (anna.vcf:1)

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import anna.vcf
    Nothing new in anna.vcf: 1 already there.

    Keeping up with these 4 people takes 1.5 real conversations a week.

    $ rel list --match anna
    There is 1 person.
    NAME       ROLE   UNIT   IMPORTANCE  EVERY  LAST TALKED  STATE
    Anna Roth  Chair  Sales        100%    14d  never        never
    ");
}

#[test]
fn people_are_matched_by_e_mail_then_by_exact_name() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("edit cass --email Cass@Example.com").succeeds();
    sandbox.file(
        "people.vcf",
        &[
            card(&["FN:Cass Kelly", "EMAIL:cass@example.com", "TEL:+1 555 0100"]),
            card(&["FN:DEVON MARSH", "TITLE:VP Sales", "BDAY:--0203"]),
            card(&["FN:Neal Stone", "EMAIL:neal@example.com"]),
            card(&["FN:Neal Stone", "EMAIL:other@example.com"]),
            card(&["FN:Neal Stone", "EMAIL:neal@example.com"]),
        ]
        .concat(),
    );
    insta::assert_snapshot!(sandbox.session(&["import people.vcf", "list"]), @r#"
    $ rel import people.vcf
    Imported people.vcf: 1 person added, 2 changed, 2 skipped.

    To look at:
      Neal Wallace also has neal@example.com, so calendars cannot tell them apart: Neal Stone (people.vcf:13)

    Skipped:
      Neal Stone has other e-mails: Neal Stone (people.vcf:18)
        If it is the same person: rel edit "Neal Stone" --email other@example.com
      it occurs twice; the first one was used: Neal Stone (people.vcf:23)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel list
    There are 4 people.
    NAME             ROLE      UNIT       IMPORTANCE  EVERY  LAST TALKED  STATE
    Cassandra Kelly  CFO       Finance           67%    21d  never        never
    Devon Marsh      VP Sales  Sales            100%    14d  never        never
    Neal Stone       -         -                 33%    42d  never        unplaced
    Neal Wallace     CMO       Marketing         33%    42d  never        never
    "#);
}

#[test]
fn rows_without_a_person_are_reported() {
    let sandbox = Sandbox::with_people();
    sandbox.rel("config me.emails me@example.com").succeeds();
    sandbox.file(
        "people.csv",
        "Name;E-Mail;Abteilung;Position\n\
         Anna Roth;anna@example.com;Sales;CEO\n\
         ;nobody@example.com;Sales;\n\
         Myself;ME@example.com;IT;CIO\n",
    );
    insta::assert_snapshot!(sandbox.session(&["import people.csv", "list --match anna"]), @"
    $ rel import people.csv
    Imported people.csv: 1 person added, 2 skipped.

    Skipped:
      no name: row of nobody@example.com (people.csv:3)
      that is you: Myself (people.csv:4)

    Keeping up with these 4 people takes 1.5 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel list --match anna
    There is 1 person.
    NAME       ROLE  UNIT   IMPORTANCE  EVERY  LAST TALKED  STATE
    Anna Roth  CEO   Sales        100%    14d  never        never
    ");
}

#[test]
fn forgotten_people_stay_forgotten() {
    let sandbox = Sandbox::with_people();
    sandbox.file("anna.vcf", &card(&["FN:Anna Roth", "EMAIL:anna@example.com"]));
    sandbox.rel("import anna.vcf").succeeds();
    sandbox.rel("forget Anna Roth --yes").succeeds();
    insta::assert_snapshot!(sandbox.session(&["import anna.vcf"]), @"
    $ rel import anna.vcf
    Nothing new in anna.vcf: 1 skipped.

    Skipped:
      you removed this person here: Anna Roth (anna.vcf:1)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ");
    let file = std::fs::read(sandbox.journal()).expect("a journal");
    assert!(!String::from_utf8_lossy(&file).to_lowercase().contains("anna"));
}

#[test]
fn a_merged_person_keeps_both_cards() {
    let sandbox = Sandbox::with_people();
    sandbox.file("anna.vcf", &card(&["FN:A. Roth-Meyer", "EMAIL:anna@example.com"]));
    sandbox.rel("import anna.vcf").succeeds();
    sandbox.rel("merge \"A. Roth-Meyer\" \"Cassandra Kelly\"").succeeds();
    insta::assert_snapshot!(sandbox.session(&["import anna.vcf"]), @"
    $ rel import anna.vcf
    Nothing new in anna.vcf: 1 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ");
}

#[test]
fn a_field_that_another_list_lacks_is_kept() {
    let sandbox = Sandbox::with_people();
    let lines = ["FN:Siobhán Daly", "EMAIL:sio@example.com", "TEL:+353 1", "BDAY:1975-05-17"];
    sandbox.file("phone.vcf", &card(&lines));
    sandbox.file("list.csv", "Name,Email,Title\nSiobhan Daly,sio@example.com,CSO\n");
    insta::assert_snapshot!(sandbox.session(&[
        "import phone.vcf",
        "import list.csv --dry-run",
        "import list.csv",
        "import phone.vcf list.csv",
        "undo --list",
    ]), @"
    $ rel import phone.vcf
    Imported phone.vcf: 1 person added.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import list.csv --dry-run
    Would import list.csv: 1 changed. Nothing was written.
    WOULD BE  WHAT          DETAILS           FROM
    updated   Siobhán Daly  role: none → CSO  list.csv:2

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel import list.csv
    Imported list.csv: 1 changed.

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import phone.vcf list.csv
    Nothing new in phone.vcf and list.csv: 2 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel undo --list
    6 steps can be undone. Next: import list.csv.
    STEP  WRITTEN           CHANGES  COMMAND
       6  2026-11-21 00:00        2  import list.csv
       5  2026-11-21 00:00        2  import phone.vcf
       4  2026-10-01 00:00        1  add Devon Marsh
       3  2026-10-01 00:00        1  add Neal Wallace
       2  2026-10-01 00:00        1  add Cassandra Kelly
       1  2026-10-01 00:00        3  unit rank Sales, Finance, Marketing
    ");
    let person = &sandbox.json("list --match sio")[0];
    assert_eq!((&person["phone"], &person["role"]), (&"+353 1".into(), &"CSO".into()));
}

#[test]
fn a_shared_e_mail_without_uids_makes_two_people() {
    let sandbox = Sandbox::with_people();
    let list = "name,email\nCy Young,office@example.com\nDi Moor,office@example.com\n";
    sandbox.file("both.csv", list);
    sandbox.file("one.csv", "name,title,email\nDi Moor,CIO,office@example.com\n");
    sandbox.file("renamed.csv", "name,email\nCy Young-Abel,office@example.com\n");
    insta::assert_snapshot!(sandbox.session(&[
        "import both.csv",
        "import both.csv --quiet",
        "import one.csv --quiet",
        "import renamed.csv --quiet",
        "list --no-unit",
    ]), @"
    $ rel import both.csv
    Imported both.csv: 2 people added.

    To look at:
      Cy Young also has office@example.com, so calendars cannot tell them apart: Di Moor (both.csv:3)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import both.csv --quiet
    Nothing new in both.csv: 2 already there.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel import one.csv --quiet
    Imported one.csv: 1 changed.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel import renamed.csv --quiet
    Imported renamed.csv: 1 changed.

    Keeping up with these 3 people takes 1.0 real conversations a week.

    $ rel list --no-unit
    There are 2 people.
    NAME           ROLE  UNIT  IMPORTANCE  EVERY  LAST TALKED  STATE
    Cy Young-Abel  -     -            33%    42d  never        unplaced
    Di Moor        CIO   -            33%    42d  never        unplaced
    ");
}

#[test]
fn a_card_cannot_take_the_name_of_someone_else() {
    let sandbox = Sandbox::with_people();
    sandbox.file("anna.vcf", &card(&["UID:1", "FN:Anna Roth"]));
    sandbox.rel("import anna.vcf").succeeds();
    sandbox.file("anna.vcf", &card(&["UID:1", "FN:neal wallace", "TITLE:CEO"]));
    insta::assert_snapshot!(sandbox.session(&["import anna.vcf", "list --match anna"]), @"
    $ rel import anna.vcf
    Imported anna.vcf: 1 changed, 1 skipped.

    Skipped:
      someone else is called neal wallace here: Anna Roth (anna.vcf:1)

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel list --match anna
    There is 1 person.
    NAME       ROLE  UNIT  IMPORTANCE  EVERY  LAST TALKED  STATE
    Anna Roth  CEO   -            33%    42d  never        unplaced
    ");
}

#[test]
fn namesakes_are_reported_each_time_and_never_merged() {
    let sandbox = Sandbox::with_people();
    let cards = [
        card(&["FN:John Smith", "EMAIL:one@example.com"]),
        card(&["FN:John Smith", "EMAIL:two@example.com"]),
    ];
    sandbox.file("js.vcf", &cards.concat());
    insta::assert_snapshot!(sandbox.session(&["import js.vcf", "import js.vcf"]), @r#"
    $ rel import js.vcf
    Imported js.vcf: 1 person added, 1 skipped.

    Skipped:
      John Smith has other e-mails: John Smith (js.vcf:6)
        If it is the same person: rel edit "John Smith" --email two@example.com

    Keeping up with these 3 people takes 1.0 real conversations a week.
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import js.vcf
    Nothing new in js.vcf: 1 already there, 1 skipped.

    Skipped:
      John Smith has other e-mails: John Smith (js.vcf:6)
        If it is the same person: rel edit "John Smith" --email two@example.com

    Keeping up with these 3 people takes 1.0 real conversations a week.
    "#);
}

#[test]
fn two_lists_of_the_same_people_do_not_undo_each_other() {
    let sandbox = Sandbox::with_people();
    sandbox.file("google.csv", "Name,Given Name,E-mail 1 - Value\nAnna Roth,Anna,a@example.com\n");
    let outlook =
        "First Name,Last Name,E-mail Address,Job Title\nAnna,Roth-Abel,a@example.com,CEO\n";
    sandbox.file("outlook.csv", outlook);
    for file in ["google.csv", "outlook.csv"] {
        sandbox.rel(&format!("import {file}")).succeeds();
    }
    for file in ["google.csv", "outlook.csv"] {
        let answer = sandbox.rel(&format!("import {file}")).succeeds().stdout;
        assert!(answer.starts_with("Nothing new"), "{answer}");
    }
}

#[test]
fn a_name_that_is_only_divided_otherwise_is_pointed_out() {
    let sandbox = Sandbox::new();
    sandbox.rel("add Jean-Luc Picard").succeeds();
    sandbox.file("list.csv", "name,email\nJean Luc Picard,jl@x.example\n");
    sandbox.file("card.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:JeanLuc Picard\nEND:VCARD\n");
    insta::assert_snapshot!(sandbox.session(&["import list.csv card.vcf"]), @r#"
    $ rel import list.csv card.vcf
    Imported card.vcf and list.csv: 2 people added.

    To look at:
      JeanLuc Picard may be Jean-Luc Picard: JeanLuc Picard (card.vcf:1)
        If they are the same person: rel merge "JeanLuc Picard" "Jean-Luc Picard"
      Jean Luc Picard may be Jean-Luc Picard: Jean Luc Picard (list.csv:2)
        If they are the same person: rel merge "Jean Luc Picard" "Jean-Luc Picard"

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    ! hint: To see everyone: rel list. To undo: rel undo
    "#);
}
