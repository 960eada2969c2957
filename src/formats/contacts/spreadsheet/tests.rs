use proptest::prelude::*;

use super::super::AddressBook;
use super::*;
use crate::formats::{Skipped, text};

fn list(text: &str) -> AddressBook {
    read(text).unwrap()
}

fn names(book: &AddressBook) -> Vec<(usize, &str)> {
    book.contacts.iter().map(|contact| (contact.line, contact.name.as_str())).collect()
}

fn skipped(book: &AddressBook) -> Vec<String> {
    let sentence = |it: &Skipped| format!("{}: {}: {}", it.line, it.what, it.why);
    book.skipped.iter().map(sentence).collect()
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

#[test]
fn the_lists_of_every_program_are_read() {
    let with_phone = Contact { phone: Some("+49 30 1".to_owned()), ..anna() };
    let born = Contact { birthday: "1980-02-03".parse().ok(), ..anna() };
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
            Contact { emails: both, departments: of_finance.clone(), ..with_phone.clone() },
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
            Contact { phone: with_phone.phone.clone(), ..born.clone() },
        ),
        (
            "our own CSV",
            "id,uid,name,role,unit,tags,aliases,emails,birthday\n\
             1,01930000,Anna Roth,CFO,Finance,a; b,\"'@ann; Annie\",anna@example.com,'--02-03\n",
            Contact {
                uid: Some("01930000".to_owned()),
                nicknames: vec!["@ann".to_owned(), "Annie".to_owned()],
                departments: of_finance,
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
        assert_eq!(skipped(&book), [""; 0], "{program}");
        assert_eq!(book.contacts, [contact], "{program}");
    }
}

#[test]
fn departments_come_the_narrowest_first() {
    let book = list("Division,Department,Team,Name\nGroup,Finance,Payroll,Anna\n");
    assert_eq!(book.contacts[0].departments, ["Payroll", "Finance", "Group"]);
}

#[test]
fn a_family_name_before_a_comma_is_turned() {
    for (cell, name) in [("Smith, John", "John Smith"), ("Acme, Inc", "Acme, Inc")] {
        assert_eq!(list(&format!("Name\n\"{cell}\"\n")).contacts[0].name, name);
    }
}

#[test]
fn the_whole_column_tells_the_day_from_the_month() {
    let birthdays = |cells: &[&str]| {
        let rows: String = cells.iter().map(|cell| format!("Anna,{cell}\n")).collect();
        let book = list(&format!("Name,Birthday\n{rows}"));
        let days: Vec<String> = book
            .contacts
            .iter()
            .map(|it| it.birthday.map_or_else(|| "-".to_owned(), |day| day.to_string()))
            .collect();
        (days.join(" "), skipped(&book))
    };
    for (cells, days, complaints) in [
        (&["3/2/1980", "13/2/1980"][..], "1980-02-03 1980-02-13", &[][..]),
        (&["3/2/1980", "2/13/1980 0:00"], "1980-03-02 1980-02-13", &[]),
        (&["03-02-1980", "31-12-1980"], "1980-02-03 1980-12-31", &[]),
        (&["3.2.1980", "03.02."], "1980-02-03 --02-03", &[]),
        (&["3 Feb 1980", "Feb 3", "19800203"], "1980-02-03 --02-03 1980-02-03", &[]),
        (&["0/0/00", "00/00/0000", "0000-00-00", ""], "- - - -", &[]),
        (&["4/4/1980", "13/2/80"], "1980-04-04 --02-13", &[]),
        (&["3/2/1980"], "-", &["2: birthday of Anna: `3/2/1980` could be 3 February or 2 March"]),
        (
            &["3/2/1980", "13/2/1980", "2/13/1980"],
            "- 1980-02-13 1980-02-13",
            &["2: birthday of Anna: `3/2/1980` could be 3 February or 2 March"],
        ),
        (&["31/2/1980"], "-", &["2: birthday of Anna: `31/2/1980` is no day"]),
        (&["soon"], "-", &["2: birthday of Anna: `soon` is no day"]),
    ] {
        assert_eq!(birthdays(cells).0, days, "{cells:?}");
        assert_eq!(birthdays(cells).1, complaints, "{cells:?}");
    }
}

#[test]
fn parts_of_a_birthday_make_a_day() {
    let book = list("Name,Birth Year,Birth Month,Birth Day\nAnna,,2,3\nBob,1980,,\nCarl,,,\n");
    let days: Vec<_> = book.contacts.iter().map(|it| it.birthday).collect();
    assert_eq!(days, ["--02-03".parse().ok(), None, None]);
    assert_eq!(skipped(&book), ["3: birthday of Bob: `1980` is no day"]);
}

#[test]
fn rows_know_their_lines() {
    let text = "name,email,note\r\n\r\nAnna,a@x.com,\"two\r\nlines\"\r\n,,\r\n , b@x.com\r\n,,x\r\n\
                Carl\r\n";
    let book = list(text);
    assert_eq!(names(&book), [(3, "Anna"), (8, "Carl")]);
    assert_eq!(skipped(&book), ["6: row of b@x.com: it has no name", "7: row: it has no name"]);
}

#[test]
fn a_quote_that_never_closes_takes_no_other_row_with_it() {
    let book = list("name,note\nAnna,\"x\nBob,y\nCarl,z\n");
    assert_eq!(names(&book), [(2, "Anna"), (3, "Bob"), (4, "Carl")]);
    let book = list("name,email\n\"Anna,a@x.com\n\"Bob,b@x.com\nCarl,c@x.com\n");
    assert_eq!(names(&book), [(4, "Carl")]);
    assert_eq!(
        skipped(&book),
        ["2: row of b@x.com: its name goes over several lines; a quotation mark may be missing"]
    );
}

#[test]
fn a_header_alone_is_an_empty_list() {
    let book = list("name,email\n");
    assert_eq!((book.contacts, book.skipped), (vec![], vec![]));
}

#[test]
fn without_a_name_it_is_no_list_of_people() {
    for text in ["", "\n\n", "email,phone\na@x.com,1\n", "Anna,anna@example.com\n"] {
        let why = read(text).unwrap_err();
        assert!(why.starts_with("none of its columns is a name; "), "{why}");
    }
}

proptest! {
    #[test]
    fn a_damaged_file_is_read(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = b"Notes:\n\"a\nb\"\n\nName,E-mail,Birthday,Phone 1 - Label,Phone 1 - Value\n\
            Anna,\"a@x.com ::: b@x.com\",3/2/1980,Mobile,1\nBob,'+b@x.com,--02-03,Work,2\n".to_vec();
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
    fn every_plain_row_is_somebody(names in prop::collection::vec("[A-Za-z é]{0,9}[A-Z]", 0..9)) {
        let rows: String = names.iter().map(|name| format!("{name},x\r\n")).collect();
        let book = list(&format!("name,email\r\n{rows}"));
        let lines: Vec<_> = book.contacts.iter().map(|contact| contact.line).collect();
        prop_assert_eq!(lines, (2..names.len() + 2).collect::<Vec<_>>());
    }
}
