//! Cards as programs write them, and worse.

use proptest::prelude::*;

use super::*;
use crate::formats::contacts::MOST_ITEMS;
use crate::formats::text;
use crate::model::Limit;

fn only(card: &str) -> Contact {
    let book = read(&format!("BEGIN:VCARD\r\n{card}\r\nEND:VCARD\r\n"));
    assert_eq!(book.skipped, [], "{card}");
    let [contact] = <[Contact; 1]>::try_from(book.contacts).unwrap();
    contact
}

fn names(book: &AddressBook) -> Vec<(usize, &str)> {
    book.contacts.iter().map(|contact| (contact.line, contact.name.as_str())).collect()
}

fn skipped(book: &AddressBook) -> Vec<(usize, &str, SkipReason)> {
    book.skipped.iter().map(|it| (it.line, it.what.as_str(), it.why.clone())).collect()
}

#[test]
fn a_card_of_every_version_is_the_same_person() {
    let anna = Contact {
        line: 1,
        uid: Some("4fbe8971".to_owned()),
        name: "Anna Roth".to_owned(),
        nicknames: vec!["Ann".to_owned(), "A. R.".to_owned()],
        emails: vec!["anna@example.com".to_owned(), "roth@example.com".to_owned()],
        phone: Some("+49 30 1".to_owned()),
        role: Some("Head of Finance".to_owned()),
        departments: vec!["Controlling".to_owned(), "Finance".to_owned()],
        birthday: "1980-02-03".parse().ok(),
    };
    for card in [
        "VERSION:2.1\r\nN:Roth;Anna\r\nNICKNAME:Ann,A. R.\r\nEMAIL;HOME:roth@example.com\r\n\
         EMAIL;PREF;INTERNET:anna@example.com\r\nTEL;FAX:1\r\nTEL;WORK:2\r\nTEL;CELL:+49 30 1\r\n\
         TITLE:Head of Finance\r\nORG:Acme;Finance;Controlling\r\nBDAY:19800203\r\nUID:4fbe8971",
        "VERSION:3.0\r\nFN:Anna Roth\r\nNICKNAME:Ann\r\nNICKNAME:A. R.\r\nitem1.EMAIL;type=home:\
         roth@example.com\r\nitem2.EMAIL;type=INTERNET;type=pref:anna@example.com\r\n\
         EMAIL:ANNA@example.com\r\nTEL;type=CELL:3\r\nTEL;type=WORK;type=pref:+49 30 1\r\n\
         ROLE:Head of \r\n Finance\r\nORG:Acme;Finance;;Controlling;\r\nBDAY:1980-02-03T00:00:00Z\
         \r\nUID:urn:uuid:4fbe8971",
        "VERSION:4.0\r\nKIND:individual\r\nFN:Anna Roth\r\nNICKNAME:Ann,A. R.\r\n\
         EMAIL;PREF=2:roth@example.com\r\nEMAIL;PREF=1:mailto:anna@example.com\r\nEMAIL:none\r\n\
         TEL;VALUE=uri;TYPE=\"voice,fax\":tel:1\r\nTEL;VALUE=uri;TYPE=work:tel:+49 30 1\r\n\
         TEL;TYPE=home:2\r\nTITLE:Head of Finance\r\nROLE:Boss\r\nORG:Acme;Finance;Controlling\r\n\
         BDAY;VALUE=date:19800203\r\nUID:URN:UUID:4fbe8971",
    ] {
        assert_eq!(only(card), anna, "{card}");
    }
}

#[test]
fn a_name_is_read_however_it_is_written() {
    for (card, name) in [
        ("FN:Anna Roth\r\nN:Other;Name", "Anna Roth"),
        ("FN: \r\nN:Roth;Anna;Maria,Luise;Dr.;MBA", "Anna Maria Luise Roth"),
        ("N:山田;花子", "山田 花子"),
        ("FN:Roth\\, Anna\\; Dr.\\nMBA", "Roth, Anna; Dr. MBA"),
        ("FN:Anna\u{7}\t  Roth", "Anna Roth"),
        ("fn:anna roth", "anna roth"),
        ("FN:Anna &amp; Bob", "Anna &amp; Bob"),
        ("FN:C:\\\\temp", "C:\\temp"),
        ("FN;X-A=\"a:b;c\":Anna", "Anna"),
        ("FN:An\r\n na R\r\n\toth", "Anna Roth"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Roth", "Zoë Roth"),
        ("FN;QUOTED-PRINTABLE:Zo=EB Roth", "Zoë Roth"),
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=\r\n=AB =\r\nRoth", "Zoë Roth"),
        ("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=\r\n =AB =\r\n Roth", "Zoë Roth"),
        ("FN;ENCODING=QUOTED-PRINTABLE:=5A=6F=\r\n =C3=AB=20=\r\n\t=52oth", "Zoë Roth"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Anna Zo=C3=AB=\r\n =C3=89l", "Anna Zoë Él"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Anna=\r\n Roth", "Anna Roth"),
        ("FN;ENCODING=QUOTED-PRINTABLE:Zo=C3= \r\n=AB Ro=\t\r\nth", "Zoë Roth"),
        ("N;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=95\\=8ER;=89=D4=8Eq", "表山 花子"),
        ("N;ENCODING=QUOTED-PRINTABLE:Roth=3B x;Anna=0D=0AMaria", "Anna Maria Roth; x"),
        ("FN;ENCODING=QUOTED-PRINTABLE:100=25 =ZZ =", "100% =ZZ ="),
        ("FN;ENCODING=b:QW5uYSBSb3Ro", "Anna Roth"),
    ] {
        assert_eq!(only(&format!("VERSION:2.1\r\n{card}")).name, name, "{card}");
    }
}

#[test]
fn a_family_name_before_a_comma_is_moved_behind_unless_the_parts_prove_otherwise() {
    for (card, name) in [
        ("FN:Müller\\, Jürgen\r\nN:Müller;Jürgen;;;", "Jürgen Müller"),
        ("FN:Müller, Jürgen\r\nN:Müller;Jürgen;;;", "Jürgen Müller"),
        ("FN:MUELLER\\, Jupp\r\nN:Mueller;Jürgen;Karl;Dr.;", "Jupp MUELLER"),
        ("N:Müller\\, Jürgen;;;;", "Jürgen Müller"),
        ("FN:Müller\\, Jürgen\r\nN:;;;;", "Jürgen Müller"),
        ("FN:Müller\\, Jürgen\r\nN:Müller\\, Jürgen", "Jürgen Müller"),
        ("FN:Müller\\, Jürgen", "Jürgen Müller"),
        ("FN:Anna Roth\\, Finance\r\nN:Roth;Anna;;;", "Anna Roth, Finance"),
        ("FN:Roth\\, Anna\r\nN:Anna;Roth\\,;;;", "Roth, Anna"),
        ("FN:Acme\\, Inc.", "Acme, Inc."),
    ] {
        assert_eq!(only(&format!("VERSION:3.0\r\n{card}")).name, name, "{card}");
    }
}

#[test]
fn a_name_with_a_comma_comes_back_as_it_was() {
    for name in ["Roth, Anna", "Roth,Anna", "Roth, R", "Roth, Anna Roth", "a, a", "山田,花子"] {
        let contact = Contact { line: 1, name: name.to_owned(), ..Contact::default() };
        assert_eq!(read(&write(&contact, &[])).contacts, [contact]);
    }
}

#[test]
fn a_birthday_may_lack_its_year() {
    for (line, birthday) in [
        ("BDAY:1980-02-03", "1980-02-03"),
        ("BDAY:--0203", "--02-03"),
        ("BDAY:--02-03", "--02-03"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03", "--02-03"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900;VALUE=date:1900-02-03", "--02-03"),
        ("bday;value=date-and-or-time:19531015T231000Z", "1953-10-15"),
    ] {
        let contact = only(&format!("VERSION:3.0\r\nFN:Anna\r\n{line}"));
        assert_eq!(
            contact.birthday.map(|day| day.to_string()).as_deref(),
            Some(birthday),
            "{line}"
        );
    }
}

#[test]
fn an_invalid_birthday_is_left_out() {
    let book = read("BEGIN:VCARD\nFN:Anna Roth\nBDAY;value=date:206-12-15\nEND:VCARD\n");
    assert_eq!(names(&book), [(1, "Anna Roth")]);
    assert_eq!(book.contacts[0].birthday, None);
    let why = SkipReason::NotADate("206-12-15".to_owned());
    assert_eq!(skipped(&book), [(1, "birthday of Anna Roth", why)]);
}

#[test]
fn a_broken_card_spoils_no_other() {
    let book = read(
        "\u{feff}something\nbegin:vcard\nFN:Anna\nEND:VCARD \n\n  BEGIN:VCARD\n  FN:Bob\n   by\n  \
         END:VCARD\nBEGIN:VCARD\nFN:Cut\nBEGIN:VCARD\nblabla\n=;:\nFN:Dora\nNOTE:x\n BEGIN:VCARD\n\
         END:VCARD\nBEGIN:VCARD\nEMAIL:e@example.com\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n\
         BEGIN:VCARD\nFN:Em",
    );
    assert_eq!(names(&book), [(2, "Anna"), (6, "Bobby"), (12, "Dora")]);
    assert_eq!(
        skipped(&book),
        [
            (10, "card of Cut", SkipReason::CutOff),
            (19, "card of e@example.com", SkipReason::NoName),
            (22, "card", SkipReason::NoName),
            (24, "card of Em", SkipReason::CutOff),
        ]
    );
}

#[test]
fn an_agent_is_not_the_person() {
    let agent = "BEGIN:VCARD\nVERSION:2.1\nFN:Anna\nAGENT:\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\n";
    let book =
        read(&format!("{agent}TITLE:CFO\nEND:VCARD\n{agent}BEGIN:VCARD\nFN:Carl\nEND:VCARD"));
    assert_eq!(names(&book), [(1, "Anna"), (17, "Carl")]);
    assert_eq!(book.contacts[0].role.as_deref(), Some("CFO"));
    assert_eq!(skipped(&book), [(10, "card of Anna", SkipReason::CutOff)]);
}

#[test]
fn groups_organisations_and_places_are_skipped() {
    for (kind, why) in [
        ("KIND:group", NonPerson::Group),
        ("X-ADDRESSBOOKSERVER-KIND:Group", NonPerson::Group),
        ("KIND:org", NonPerson::Organisation),
        ("KIND:location", NonPerson::Location),
        ("X-ABShowAs:COMPANY", NonPerson::Organisation),
    ] {
        let book = read(&format!("BEGIN:VCARD\nFN:Roth\n{kind}\nEND:VCARD\n"));
        assert_eq!(skipped(&book), [(1, "card of Roth", SkipReason::NotAPerson(why))]);
        assert_eq!(book.contacts, []);
    }
}

#[test]
fn a_file_without_a_card_says_so() {
    for text in ["", "name,email\nAnna,anna@example.com\n"] {
        assert_eq!(skipped(&read(text)), [(1, "the file", SkipReason::NoCards)]);
    }
}

#[test]
fn a_card_is_written_in_full() {
    let anna = Contact {
        uid: Some("4fbe8971".to_owned()),
        nicknames: vec!["Ann".to_owned(), "A, R".to_owned()],
        emails: vec!["anna@example.com".to_owned()],
        phone: Some("+49 30 1".to_owned()),
        role: Some(
            "Head of the Department of Finance and of everything else that costs".to_owned(),
        ),
        departments: vec!["Controlling".to_owned(), "Finance".to_owned()],
        birthday: "--02-03".parse().ok(),
        ..Contact { name: "Anna Maria Roth".to_owned(), ..Contact::default() }
    };
    let card = write(&anna, &["steerco".to_owned()]);
    assert_eq!(
        card.lines().collect::<Vec<_>>(),
        [
            "BEGIN:VCARD",
            "VERSION:3.0",
            "FN:Anna Maria Roth",
            "N:Roth;Anna Maria;;;",
            "NICKNAME:Ann,A\\, R",
            "EMAIL:anna@example.com",
            "TEL:+49 30 1",
            "TITLE:Head of the Department of Finance and of everything else that costs",
            "ORG:;Finance;Controlling",
            "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03",
            "CATEGORIES:steerco",
            "UID:4fbe8971",
            "END:VCARD",
        ]
    );
}

/// Text on one line, with all that needs an escape or a fold.
fn line() -> impl Strategy<Value = String> {
    "([a-zé山😀,;:\\\\\"=. ]|\\PC){1,120}".prop_filter_map("blank", |text| tidy::line(&text))
}

fn contact() -> impl Strategy<Value = Contact> {
    let email = "[a-zA-Z0-9.+é\\\\\"-]{1,60}@[a-z.-]{1,40}";
    let birthday = (prop::option::of(1900..=2200), 1u32..=12, 1u32..=28);
    (
        (prop::option::of("[a-z0-9-]{1,40}"), line(), prop::collection::vec(line(), 0..3)),
        prop::collection::btree_set(email.prop_map(|email| email.to_lowercase()), 0..3),
        (prop::option::of("[+0-9 ()/,;-]{0,20}[0-9]"), prop::option::of(line())),
        prop::collection::vec(line(), 0..3),
        prop::option::of(birthday),
    )
        .prop_map(|((uid, name, nicknames), emails, (phone, role), departments, birthday)| {
            Contact {
                line: 1,
                uid,
                name,
                nicknames,
                emails: emails.into_iter().collect(),
                phone: phone.and_then(|phone| tidy::line(&phone)),
                role,
                departments,
                birthday: birthday.map(|(year, month, day)| Birthday { year, month, day }),
            }
        })
}

proptest! {
    #[test]
    fn what_is_written_is_read(contact in contact(), tags in prop::collection::vec(line(), 0..3)) {
        let card = write(&contact, &tags);
        prop_assert!(card.split("\r\n").all(|line| line.len() <= 75), "{}", card);
        let book = read(&card);
        prop_assert_eq!(&book.skipped, &[]);
        prop_assert_eq!(book.contacts, [contact]);
    }

    #[test]
    fn a_damaged_file_is_read(
        cards in prop::collection::vec(contact(), 1..4),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        end in any::<prop::sample::Index>(),
    ) {
        let written = cards.iter().flat_map(|card| write(card, &[]).into_bytes());
        let mut bytes: Vec<u8> = written.collect();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        read(&text::decode(&bytes[..end.index(bytes.len())]));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let framed = [b"BEGIN:VCARD\n", &bytes[..], b"\nEND:VCARD\n"].concat();
        read(&text::decode(&framed));
    }
}

#[test]
fn a_photo_of_any_size_is_passed_over() {
    let line = "QUJD".repeat(18);
    let photo = format!("PHOTO;ENCODING=b:{line}{}", format!("\n {line}").repeat(20_000));
    let note = format!("NOTE;ENCODING=QUOTED-PRINTABLE:{}x", "=C3=\n=A4=\n".repeat(50_000));
    let anna = only(&format!("{photo}\n{note}\nFN:Anna Roth"));
    assert_eq!(anna.name, "Anna Roth");
}

#[test]
fn a_card_that_is_too_large_or_has_too_long_a_line_is_left_out() {
    let anna = "BEGIN:VCARD\nFN:Anna Roth\nEND:VCARD\n";
    for (bad, limit) in [
        ("EMAIL:a@x.example\n".repeat(20_000), Limit::Record(200_000)),
        (format!("FN:{}", "x".repeat(200_001)), Limit::Record(200_000)),
        (format!("FN:x{}", "\n x".repeat(20_000)), Limit::Line(20_000)),
        (format!("FN;QUOTED-PRINTABLE:x=\n{}", " =41 x=\n".repeat(10_000)), Limit::Line(20_000)),
        (format!("FN;X=\"{}", "\n :".repeat(60)), Limit::Line(20_000)),
    ] {
        let book = read(&format!("BEGIN:VCARD\n{bad}\nEND:VCARD\n{anna}"));
        assert_eq!(skipped(&book), [(1, "card", SkipReason::Limit(limit))]);
        assert_eq!(book.contacts.len(), 1);
    }
}

#[test]
fn of_many_emails_and_nicknames_the_first_are_kept() {
    let emails: String = (0..=MOST_ITEMS).map(|it| format!("EMAIL:e{it}@x.example\n")).collect();
    let names: String = (0..=MOST_ITEMS).map(|it| format!("NICKNAME:N{it}\n")).collect();
    let book = read(&format!("BEGIN:VCARD\nFN:Anna Roth\n{emails}{names}END:VCARD\n"));
    let anna = &book.contacts[0];
    assert_eq!((anna.emails.len(), anna.nicknames.len()), (MOST_ITEMS, MOST_ITEMS));
    let limits = [Limit::Emails(MOST_ITEMS), Limit::Aliases(MOST_ITEMS)];
    assert_eq!(skipped(&book), limits.map(|it| (1, "Anna Roth", SkipReason::Limit(it))));
}

#[test]
fn of_too_many_cards_the_first_are_read() {
    let book = read(&"BEGIN:VCARD\nEND:VCARD\n".repeat(MOST_CONTACTS + 2));
    assert_eq!(book.skipped.len(), MOST_CONTACTS + 1);
    let why = SkipReason::Limit(Limit::Contacts(MOST_CONTACTS));
    assert_eq!(skipped(&book).last(), Some(&(2 * MOST_CONTACTS + 1, "the rest of the file", why)));
}
