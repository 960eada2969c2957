//! Lists and cards whose contents need a look: columns, invisible characters, birthdays.

use crate::support::Sandbox;

#[test]
fn emails_are_found_and_the_other_columns_named() {
    let sandbox = Sandbox::new();
    sandbox.file(
        "crm.csv",
        "First name,Last name,Job title,Company,Tags,Emails / Primary Email,\
         Emails / Additional Emails,Fax\n\
         Anna,Roth,CFO,Acme,vip,anna@example.com,\"[\"\"roth@example.com\"\"]\",\n",
    );
    sandbox.file("china.csv", "名,姓,职务,电子邮件地址\n伟,李,CFO,li@example.com\n");
    insta::assert_snapshot!(sandbox.session(&["import crm.csv china.csv", "show Anna"]), @r#"
    $ rel import crm.csv china.csv
    Imported crm.csv and china.csv: 2 people added.

    To look at:
      columns not used: Company, Tags; empty: Fax (crm.csv:1)

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel show Anna
    You have never really talked with Anna Roth. Too early to say where you stand (0 entries).
      Who        CFO, no unit, every 14 days, anna@example.com
      Talked     never
      You        0.0 (nothing yet)
      Team       0.0 (nothing yet)
      Can absorb (too early to say: 0 entries)
      Year       D J F M A M J J A S O N
                 · · · · · · · · · · · ·  0 real conversations in twelve months
      Next       Give them a unit: rel edit "Anna Roth" --unit UNIT
    "#);
}

#[test]
fn invisible_characters_do_not_make_another_person() {
    let sandbox = Sandbox::new();
    sandbox.file("one.csv", "Name,E-mail\nAn\u{200b}na \u{200f}Roth,anna@example.com\n");
    sandbox.file("two.csv", "Name,Phone\nAnna Roth,1\n");
    sandbox.file(
        "three.vcf",
        "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Anna =E2=80=8BR=\n\
         oth\nTITLE:CFO\nEND:VCARD\n",
    );
    insta::assert_snapshot!(sandbox.session(&[
        "import one.csv",
        "import two.csv",
        "import three.vcf",
        "list",
    ]), @"
    $ rel import one.csv
    Imported one.csv: 1 person added.

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import two.csv
    Imported two.csv: 1 changed.

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import three.vcf
    Imported three.vcf: 1 changed.

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel list
    There is 1 person.
    NAME       ROLE  UNIT  IMPORTANCE  EVERY  LAST TALKED  STATE
    Anna Roth  CFO   -           100%    14d  never        unplaced
    ");
}

#[test]
fn another_birthday_is_reported() {
    let sandbox = Sandbox::new();
    let card = |uid: &str, born: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nUID:{uid}\nFN:Robin Fox\nBDAY:{born}\n\
             EMAIL:robin@example.com\nEND:VCARD\n"
        )
    };
    let cards = [card("a", "1980-01-01"), card("b", "1985-05-05"), card("c", "--01-01")];
    sandbox.file("robin.vcf", &cards.concat());
    insta::assert_snapshot!(sandbox.session(&["import robin.vcf", "import robin.vcf"]), @r#"
    $ rel import robin.vcf
    Imported robin.vcf: 1 person added, 2 changed.

    To look at:
      birthday 1 Jan 1980 kept; this card says 5 May 1985: Robin Fox (robin.vcf:8)
        If the card is right: rel edit "Robin Fox" --birthday 1985-05-05

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    ! hint: To see everyone: rel list. To undo: rel undo

    $ rel import robin.vcf
    Nothing new in robin.vcf: 3 already there.

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    "#);
}

#[test]
fn another_birthday_on_a_second_card_of_the_same_person_is_reported() {
    let sandbox = Sandbox::new();
    let card = |born: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Robin Fox\nBDAY:{born}\n\
             EMAIL:robin@example.com\nEND:VCARD\n"
        )
    };
    sandbox.file("robin.vcf", &[card("1980-01-01"), card("1985-05-05")].concat());
    insta::assert_snapshot!(sandbox.session(&["import robin.vcf"]), @r#"
    $ rel import robin.vcf
    Imported robin.vcf: 1 person added, 1 skipped.

    To look at:
      birthday 1 Jan 1980 kept; this card says 5 May 1985: Robin Fox (robin.vcf:7)
        If the card is right: rel edit "Robin Fox" --birthday 1985-05-05

    Skipped:
      it occurs twice; the first one was used: Robin Fox (robin.vcf:7)

    Nobody is due a conversation yet. Give people a unit: rel edit WHO --unit UNIT
    ! hint: To see everyone: rel list. To undo: rel undo
    "#);
}
