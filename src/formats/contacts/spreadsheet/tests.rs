//! Lists as programs export them, and worse.

use proptest::prelude::*;

use super::super::{AddressBook, SkippedContact};
use super::*;
use crate::formats::text;
use crate::model::{Birthday, SkipReason};

fn list(text: &str) -> AddressBook {
    read(text).unwrap()
}

fn names(book: &AddressBook) -> Vec<(usize, &str)> {
    book.contacts.iter().map(|contact| (contact.line, contact.name.as_str())).collect()
}

fn skipped(book: &AddressBook) -> Vec<(usize, &str, SkipReason)> {
    book.skipped.iter().map(|it| (it.line, it.what.as_str(), it.why.clone())).collect()
}

fn not_a_date(text: &str) -> SkipReason {
    SkipReason::NotADate(text.to_owned())
}

/// `3/2/1980`, which could be 3 February or 2 March.
fn ambiguous() -> SkipReason {
    let birthday = |month, day| Birthday { year: Some(1980), month, day };
    SkipReason::AmbiguousDate("3/2/1980".to_owned(), birthday(2, 3), birthday(3, 2))
}

fn anna() -> Contact {
    Contact {
        line: 2,
        name: "Anna Roth".to_owned(),
        emails: vec!["anna@example.com".to_owned()],
        role: Some("CFO".to_owned()),
        ..Contact::default()
    }
}

fn with_phone() -> Contact {
    Contact { phone: Some("+49 30 1".to_owned()), ..anna() }
}

fn born() -> Contact {
    Contact { birthday: "1980-02-03".parse().ok(), ..anna() }
}

#[test]
fn lists_of_mail_programs_and_networks_are_read() {
    let with_phone = with_phone();
    let both = vec!["anna@example.com".to_owned(), "roth@example.com".to_owned()];
    let of_finance = vec!["Finance".to_owned()];
    for (program, text, contact) in [
        (
            "Google",
            "First Name,Middle Name,Last Name,Name Prefix,Nickname,Organization Name,\
             Organization Title,Organization Department,Birthday,E-mail 1 - Label,E-mail 1 - Value,\
             E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n\
             Anna,,Roth,Dr.,Ann ::: Annie,Acme,CFO,Finance,--02-03,* Work,anna@example.com ::: \
             ANNA@example.com,roth@example.com,Work Fax,1,Mobile,+49 30 1 ::: 2\n",
            Contact {
                nicknames: vec!["Ann".to_owned(), "Annie".to_owned()],
                emails: both.clone(),
                departments: of_finance.clone(),
                birthday: "--02-03".parse().ok(),
                ..with_phone.clone()
            },
        ),
        (
            "Google as it was",
            "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Organization 1 - Title\n\
             Anna Roth,Ann,Other,*,anna@example.com,CFO\n",
            anna(),
        ),
        (
            "Outlook",
            "Title,First Name,Last Name,Suffix,Department,Job Title,Business Fax,Business Phone,\
             Home Phone,Birthday,E-mail Address,E-mail Display Name,E-mail 2 Address\n\
             Dr.,Anna,Roth,MBA,Finance,CFO,9,+49 30 1,2,0/0/00,anna@example.com,Anna (a@b.c),\
             roth@example.com\n",
            Contact { emails: both, departments: of_finance, ..with_phone.clone() },
        ),
        (
            "LinkedIn",
            "Notes:\n\"When exporting your connection data,\nyou may notice\"\n\n\
             First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
             Anna,Roth,https://example.com,anna@example.com,\"Acme, Inc.\",CFO,7-Feb-22\n",
            Contact { line: 6, ..anna() },
        ),
        (
            "Thunderbird",
            "First Name,Last Name,Display Name,Primary Email,Mobile Number,Job Title,Birth Year,\
             Birth Month,Birth Day\nAnna,R,Anna Roth,anna@example.com,+49 30 1,CFO,1980,2,3\n",
            Contact { phone: with_phone.phone.clone(), ..born() },
        ),
    ] {
        let book = list(text);
        assert_eq!(book.skipped, [], "{program}");
        assert_eq!(book.contacts, [contact], "{program}");
    }
}

#[test]
fn our_own_lists_and_those_in_other_languages_are_read() {
    let with_phone = with_phone();
    let born = born();
    for (program, text, contact) in [
        (
            "our own CSV",
            "id,uid,name,role,unit,tags,aliases,emails,birthday\n\
             1,01930000,Anna Roth,CFO,Finance,a; b,\"'@ann; Annie\",anna@example.com,'--02-03\n",
            Contact {
                uid: Some("01930000".to_owned()),
                nicknames: vec!["@ann".to_owned(), "Annie".to_owned()],
                departments: vec!["Finance".to_owned()],
                birthday: "--02-03".parse().ok(),
                ..anna()
            },
        ),
        (
            "German Excel",
            "sep=;\nVorname;Name;E-Mail-Adresse;Telefon;Funktion;Geburtsdatum\n\
             Anna;Roth;anna@example.com;+49 30 1;CFO;3.2.1980\n",
            Contact { line: 3, birthday: born.birthday, ..with_phone.clone() },
        ),
        (
            "French",
            "Nom\tPrénom\tCourriel\tFonction\tDate de naissance\n\
             Roth\tAnna\tanna@example.com\tCFO\t1980-02-03\n",
            born.clone(),
        ),
        (
            "Spanish",
            "Nombre|Apellidos|Correo electrónico|Cargo|Cumpleaños\n\
             Anna|Roth|anna@example.com|CFO|1980/2/3\n",
            born.clone(),
        ),
        (
            "Japanese",
            "氏名,メール,役職,生年月日\nAnna Roth,anna@example.com,CFO,1980年2月3日\n",
            born,
        ),
        ("by hand", "Full Name,EMAIL,title\n'Anna  Roth,<anna@example.com>,CFO,more\n", {
            Contact { name: "'Anna Roth".to_owned(), ..anna() }
        }),
    ] {
        let book = list(text);
        assert_eq!(book.skipped, [], "{program}");
        assert_eq!(book.contacts, [contact], "{program}");
    }
}

#[test]
fn lists_of_customers_and_in_other_languages_are_read() {
    let emails = vec!["anna@example.com".to_owned(), "roth@example.com".to_owned()];
    let anna = Contact { emails, ..anna() };
    for text in [
        "first_name,last_name,title,email_work,email_home\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "First Name,Last Name,Email,Job Title,Additional email addresses\n\
         Anna,Roth,anna@example.com,CFO,roth@example.com\n",
        "First name,Last name,Job title,Emails / Primary Email,Emails / Additional Emails\n\
         Anna,Roth,CFO,anna@example.com,\"[\"\"roth@example.com\"\"]\"\n",
        "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,\
         Arbeitstitel\n\
         Anna,Roth,Anna Roth,anna@example.com,roth@example.com,CFO\n",
        "Nome,Cognome,Indirizzo e-mail,E-mail 2,Qualifica\n\
         Anna,Roth,anna@example.com,roth@example.com,CFO\n",
        "Voornaam,Achternaam,E-mailadres,E-mailadres 2,Functie\n\
         Anna,Roth,anna@example.com,roth@example.com,CFO\n",
        "名,姓,职务,电子邮件地址,电子邮件 2 地址\nAnna,Roth,CFO,anna@example.com,roth@example.com\n",
        "Jméno,Příjmení,Funkce,E-mailová adresa,E-mailová adresa 2\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "Adı,Soyadı,Unvan,E-posta Adresi,E-posta 2 Adresi\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "Nome Próprio,Apelido,Cargo,Endereço de correio eletrónico,E-mail 2\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "Etunimi,Sukunimi,Tehtävänimike,Sähköposti,Sähköpostiosoite 2\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "이름,성,직함,전자 메일 주소,전자 메일 2 주소\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "firstName,lastName,title,email,secondEmail\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "Ｎａｍｅ,職位,Ｅｍａｉｌ,Ｅ－ｍａｉｌ ２\nAnna Roth,CFO,anna@example.com,roth@example.com\n",
        "First,Last,Job Title,Email,Alternate Email 1\n\
         Anna,Roth,CFO,anna@example.com,roth@example.com\n",
        "Preferred Name,Business Title,Email - Primary Work,Email - Home\n\
         Anna Roth,CFO,anna@example.com,roth@example.com\n",
    ] {
        assert_eq!(list(text).contacts, std::slice::from_ref(&anna), "{text}");
    }
    let book = list("성,이름\n김,민준\n");
    assert_eq!(book.contacts[0].name, "김 민준");
    let book = list("Primeiro nome,Sobrenome,Apelido\nAnna,Roth,Annie\n");
    assert_eq!(
        (names(&book), &book.contacts[0].nicknames[0]),
        (vec![(2, "Anna Roth")], &"Annie".to_owned())
    );
    let book = list("Name,Geburtsjahr,Geburtsmonat,Geburtstag\nAnna Roth,1980,2,3\n");
    assert_eq!(book.contacts[0].birthday, "1980-02-03".parse().ok());
}

#[test]
fn columns_that_are_not_used_are_named_once() {
    let unused = |text: &str| list(text).unused.map(|it| (it.line, it.what));
    assert_eq!(unused("name,email\nAnna,\n"), None);
    for (text, line, what) in [
        ("name,shoe size,,hobby,hobby\nAnna,38,x,,\n", 1, "shoe size, column 3; empty: hobby"),
        ("Name,Tags,tags,Tags\nAnna,a,b,c\n", 1, "Tags, tags"),
        ("name,colour\nAnna,\n", 1, "empty: colour"),
        ("title,name,role\nDr.,Anna,CFO\n", 1, "title"),
        ("name,E-mailtype,email\nAnna,SMTP,a@x.com\nBob,SMTP,\n", 1, "E-mailtype"),
        ("name,Manager Email\nAnna,boss@x.com\n", 1, "Manager Email"),
        ("sep=,\nname,E-mail Display Name\nAnna,Anna\n", 2, "E-mail Display Name"),
    ] {
        assert_eq!(unused(text), Some((line, what.to_owned())), "{text}");
    }
}

#[test]
fn departments_are_sorted_the_narrowest_first() {
    let book = list("Division,Department,Team,Name\nGroup,Finance,Payroll,Anna\n");
    assert_eq!(book.contacts[0].departments, ["Payroll", "Finance", "Group"]);
}

#[test]
fn a_family_name_before_a_comma_is_moved_behind() {
    for (cell, name) in [("Smith, John", "John Smith"), ("Acme, Inc", "Acme, Inc")] {
        assert_eq!(list(&format!("Name\n\"{cell}\"\n")).contacts[0].name, name);
    }
}

#[test]
fn the_whole_column_shows_which_number_is_the_month() {
    let birthdays = |cells: &[&str]| {
        let rows: String = cells.iter().map(|cell| format!("Anna,{cell}\n")).collect();
        let book = list(&format!("Name,Birthday\n{rows}"));
        let days: Vec<String> = book
            .contacts
            .iter()
            .map(|it| it.birthday.map_or_else(|| "-".to_owned(), |day| day.to_string()))
            .collect();
        (days.join(" "), book.skipped)
    };
    for (cells, days, complaints) in [
        (&["3/2/1980", "13/2/1980"][..], "1980-02-03 1980-02-13", &[][..]),
        (&["3/2/1980", "2/13/1980 0:00"], "1980-03-02 1980-02-13", &[]),
        (&["03-02-1980", "31-12-1980"], "1980-02-03 1980-12-31", &[]),
        (&["3.2.1980", "03.02."], "1980-02-03 --02-03", &[]),
        (&["3 Feb 1980", "Feb 3", "19800203"], "1980-02-03 --02-03 1980-02-03", &[]),
        (&["0/0/00", "00/00/0000", "0000-00-00", ""], "- - - -", &[]),
        (&["4/4/1980", "13/2/80"], "1980-04-04 --02-13", &[]),
        (&["3/2/1980"], "-", &[ambiguous()]),
        (&["3/2/1980", "13/2/1980", "2/13/1980"], "- 1980-02-13 1980-02-13", &[ambiguous()]),
        (&["3/2/1980", "1980-12-25"], "- 1980-12-25", &[ambiguous()]),
        (&["3/2/1980", "1980-13-02"], "- -", &[ambiguous(), not_a_date("1980-13-02")]),
        (&["3/2/1980", "--12-25"], "- --12-25", &[ambiguous()]),
        (&["3/2/1980", "2/45/1980"], "- -", &[ambiguous(), not_a_date("2/45/1980")]),
        (&["3/2/1980", "4.2.1980"], "- 1980-02-04", &[ambiguous()]),
        (&["3/2/1980", "25.12.1980"], "1980-02-03 1980-12-25", &[]),
        (&["31/2/1980"], "-", &[not_a_date("31/2/1980")]),
        (&["soon"], "-", &[not_a_date("soon")]),
        (&["0180-02-03", "3.2.1180"], "- -", &[SkipReason::OutsideYears, SkipReason::OutsideYears]),
    ] {
        let complaints: Vec<SkippedContact> = complaints
            .iter()
            .enumerate()
            .map(|(index, why)| SkippedContact {
                line: index + 2,
                what: "birthday of Anna".to_owned(),
                why: why.clone(),
            })
            .collect();
        assert_eq!(birthdays(cells), (days.to_owned(), complaints), "{cells:?}");
    }
}

#[test]
fn parts_of_a_birthday_make_a_day() {
    let book = list("Name,Birth Year,Birth Month,Birth Day\nAnna,,2,3\nBob,1980,,\nCarl,,,\n");
    let days: Vec<_> = book.contacts.iter().map(|it| it.birthday).collect();
    assert_eq!(days, ["--02-03".parse().ok(), None, None]);
    assert_eq!(skipped(&book), [(3, "birthday of Bob", not_a_date("1980"))]);
}

#[test]
fn rows_know_their_lines() {
    let text = "name,email,note\r\n\r\nAnna,a@x.com,\"two\r\nlines\"\r\n,,\r\n , b@x.com\r\n,,x\r\n\
                Carl\r\n";
    let book = list(text);
    assert_eq!(names(&book), [(3, "Anna"), (8, "Carl")]);
    let no_name = |line, what| (line, what, SkipReason::NoName);
    assert_eq!(skipped(&book), [no_name(6, "row of b@x.com"), no_name(7, "row 7")]);
}

#[test]
fn an_unclosed_quote_spoils_no_other_row() {
    let book = list("name,note\nAnna,\"x\nBob,y\nCarl,z\n");
    assert_eq!(names(&book), [(2, "Anna"), (3, "Bob"), (4, "Carl")]);
    let book = list("name,email\n\"Anna,a@x.com\n\"Bob,b@x.com\nCarl,c@x.com\n");
    assert_eq!(names(&book), [(4, "Carl")]);
    assert_eq!(skipped(&book), [(2, "row of b@x.com", SkipReason::NameOverLines)]);
}

#[test]
fn a_header_alone_is_an_empty_list() {
    let book = list("name,email\n");
    assert_eq!((book.contacts, book.skipped), (vec![], vec![]));
}

#[test]
fn a_list_without_a_name_column_is_not_a_list_of_contacts() {
    for text in ["", "\n\n", "email,phone\na@x.com,1\n", "Anna,anna@example.com\n"] {
        assert_eq!(read(text), None, "{text:?}");
    }
}

proptest! {
    #[test]
    fn a_damaged_file_is_read(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = b"Notes:\n\"a\nb\"\n\n\
            Name,E-mail,Birthday,Phone 1 - Label,Phone 1 - Value\n\
            Anna,\"a@x.com ::: b@x.com\",3/2/1980,Mobile,1\n\
            Bob,'+b@x.com,--02-03,Work,2\n"
            .to_vec();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read(&text::decode(&bytes[..end.index(bytes.len())]));
    }

    #[test]
    fn any_text_is_read(rows in "[\\PC\n\",;\t]{0,200}", bytes in any::<Vec<u8>>()) {
        let _ = read(&rows);
        let _ = read(&format!("name,birthday\n{rows}"));
        let _ = read(&text::decode(&bytes));
    }

    #[test]
    fn every_plain_row_is_a_contact(names in prop::collection::vec("[A-Za-z é]{0,9}[A-Z]", 0..9)) {
        let rows: String = names.iter().map(|name| format!("{name},x\r\n")).collect();
        let book = list(&format!("name,email\r\n{rows}"));
        let lines: Vec<_> = book.contacts.iter().map(|contact| contact.line).collect();
        prop_assert_eq!(lines, (2..names.len() + 2).collect::<Vec<_>>());
    }
}

#[test]
fn a_row_longer_than_any_window_is_one_row() {
    let note = "x, ;\n".repeat(40_000);
    let filler = "Ben Ott,y\n".repeat(3_000);
    let book = list(&format!("name,note\n{filler}Anna Roth,\"{note}\"\nEva Lind,z\n"));
    assert_eq!(book.contacts.len(), 3_002);
    assert_eq!(names(&book)[3_000..], [(3_002, "Anna Roth"), (43_003, "Eva Lind")]);
    let blank = "\n".repeat(100_000);
    let book = list(&format!("name,note\n{blank}Anna Roth,x{blank}Eva Lind,x"));
    assert_eq!(names(&book), [(100_002, "Anna Roth"), (200_002, "Eva Lind")]);
}

#[test]
fn quotes_that_never_close_spoil_no_other_row() {
    let rows = "Ben Ott,x\n".repeat(3_900);
    let book = list(&format!("name,note\nAnna Roth,\"x\n{rows}"));
    assert_eq!(book.contacts.len(), 3_901);
}

#[test]
fn of_too_many_columns_the_first_are_read() {
    let more = ",x".repeat(MOST_COLUMNS);
    let book = list(&format!("name{more},email\nAnna Roth{more},a@x.example\n"));
    assert_eq!((book.contacts.len(), book.contacts[0].emails.len()), (1, 0));
    let why = SkipReason::Limit(Limit::Columns(MOST_COLUMNS));
    assert_eq!(skipped(&book), [(1, "the file", why)]);
}

#[test]
fn of_too_many_rows_the_first_are_read_and_a_long_line_is_left_out() {
    let long = format!("Eva Lind,{}\n", "x".repeat(LONGEST_LINE));
    let rows = "Anna Roth,\n".repeat(MOST_CONTACTS + 1);
    let book = list(&format!("name,note\n{long}{rows}"));
    assert_eq!(book.contacts.len(), MOST_CONTACTS);
    let limits = [Limit::Line(LONGEST_LINE), Limit::Contacts(MOST_CONTACTS)].map(SkipReason::Limit);
    let [line, rest] = limits;
    let rest = (MOST_CONTACTS + 3, "the rest of the file", rest);
    assert_eq!(skipped(&book), [(2, "row 2", line), rest]);
}
