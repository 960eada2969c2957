//! The columns of a list and the headers that name them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::emails;
use super::rows::{MOST_COLUMNS, SheetRow};
use crate::formats::text::beginning;
use crate::model::name::fold;

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The whole name.
    Name,
    Given,
    Additional,
    Family,
    Nickname,
    Email,
    MobilePhone,
    WorkPhone,
    Phone,
    /// The kind of number in the next column.
    PhoneLabel,
    Role,
    /// The role, unless another column holds it: then this is `Mr.` or `Dr.`
    Title,
    Team,
    Department,
    Division,
    Birthday,
    BirthYear,
    BirthMonth,
    BirthDay,
    Uid,
}

/// The headers of each field, in the languages of our users; compared as [`folded`]. Those of
/// e-mails are recognised by [`emails`].
#[rustfmt::skip]
const HEADERS: [(Field, &[&str]); 19] = [
    (Field::Name, &[
        "name", "full name", "fullname", "person name", "display name", "contact", "contact name",
        "person",
        "vollständiger name", "anzeigename", "nom complet", "nom affiché", "nom à afficher",
        "nombre a mostrar",
         "nombre completo",
        "nombre y apellidos", "nome completo", "nome visualizzato", "naam", "volledige naam",
        "weergavenaam", "namn", "navn", "visningsnavn", "visningsnamn", "nimi", "imię i nazwisko",
        "фио", "полное имя", "氏名", "名前", "お名前", "姓名", "表示名", "显示名称", "顯示名稱",
        "preferred name", "celé jméno", "ad soyad", "koko nimi", "성명",
    ]),
    (Field::Given, &[
        "first name", "firstname", "given name", "forename", "vorname", "prénom", "nombre", "nome",
        "primeiro nome", "voornaam", "förnamn", "fornavn", "etunimi", "imię", "имя", "名", "名字",
        "first", "nome próprio", "jméno", "křestní jméno", "ad", "adı", "이름",
    ]),
    (Field::Additional, &[
        "middle name", "additional name", "weitere vornamen", "zweiter vorname", "deuxième prénom",
        "segundo nombre", "ミドル ネーム", "中间名", "secondo nome", "tweede voornaam", "отчество",
        "tussenvoegsel",
    ]),
    (Field::Family, &[
        "last name", "lastname", "family name", "surname", "nachname", "familienname", "nom",
        "nom de famille", "apellido", "apellidos", "cognome", "sobrenome", "achternaam",
        "efternamn", "etternavn", "efternavn", "sukunimi", "nazwisko", "фамилия", "姓", "姓氏",
        "last", "příjmení", "soyad", "soyadı", "성",
    ]),
    (Field::Nickname, &[
        "nickname", "nick name", "alias", "aliases", "spitzname", "surnom", "apodo", "soprannome",
        "bijnaam", "smeknamn", "kallenavn", "pseudonim", "ニックネーム", "あだ名", "昵称", "暱稱",
        "apelido", "přezdívka",
    ]),
    (Field::MobilePhone, &[
        "mobile", "mobile phone", "mobile number", "mobile phone number", "cell", "cell phone",
        "phone mobile", "handy", "handynummer", "mobil", "mobiltelefon", "mobil tel nr",
        "mobilnummer", "portable", "téléphone mobile", "tél mobile", "móvil", "teléfono móvil",
        "celular", "cellulare", "telefono cellulare", "mobiele telefoon", "телефон переносной",
        "携帯", "携帯電話",
        "手机", "手机号", "手机号码", "移动电话", "手機", "行動電話",
    ]),
    (Field::WorkPhone, &[
        "work phone", "business phone", "office phone", "phone work", "person phone work",
        "telefon geschäftlich",
        "telefon dienstlich", "téléphone bureau", "téléphone professionnel",
        "teléfono del trabajo", "telefono ufficio", "telefoon werk", "勤務先電話", "商务电话",
        "工作电话", "单位电话",
    ]),
    (Field::Phone, &[
        "phone", "phone number", "numéro de téléphone", "número de teléfono",
         "phone value", "phones primary phone number", "telephone",
        "telephone number", "tel", "primary phone", "home phone", "other phone", "phone home",
        "phone other", "telefon", "telefonnummer", "telefon privat", "téléphone", "teléfono",
        "telefono", "telefone", "telefoon", "телефон", "電話", "電話番号", "电话", "电话号码", "전화",
    ]),
    (Field::PhoneLabel, &["phone label", "phone type"]),
    (Field::Role, &[
        "role", "job title", "jobtitle", "job", "position", "organization title", "funktion",
        "berufsbezeichnung", "rolle", "arbeitstitel", "jobtitel", "stellenbezeichnung",
        "fonction", "poste", "titre du poste", "titre de la fonction", "intitulé du poste", "cargo",
        "puesto",
        "posizione", "qualifica", "ruolo", "functie", "functietitel", "befattning", "stilling",
        "stanowisko", "должность", "役職", "肩書", "肩書き", "职务", "职位", "职称", "職稱", "職務",
        "직책",
        "business title", "tehtävänimike", "titteli", "funkce", "pozice", "unvan", "görev", "직함",
        "직위", "職位",
    ]),
    (Field::Title, &["title"]),
    (Field::Team, &["team", "équipe", "equipo", "チーム", "团队"]),
    (Field::Department, &[
        "department", "organization department", "unit", "abteilung", "service", "département",
        "departamento", "reparto", "dipartimento", "afdeling", "avdelning", "avdeling", "dział",
        "отдел", "部署", "部門", "所属", "部门", "부서",
    ]),
    (Field::Division, &["division", "business unit", "bereich", "división"]),
    (Field::Birthday, &[
        "birthday", "birthdate", "birth date", "date of birth", "dob", "bday", "geburtstag",
        "geburtsdatum", "anniversaire", "date de naissance", "cumpleaños", "fecha de nacimiento",
        "compleanno", "data di nascita", "data de nascimento", "verjaardag", "geboortedatum",
        "födelsedag", "fødselsdag", "data urodzenia", "день рождения", "дата рождения", "誕生日",
        "生年月日", "生日", "出生日期", "생일",
        "datum narození", "doğum tarihi", "syntymäaika", "생년월일",
    ]),
    (Field::BirthYear, &["birth year", "geburtsjahr"]),
    (Field::BirthMonth, &["birth month", "geburtsmonat"]),
    (Field::BirthDay, &["birth day"]),
    (Field::Uid, &["uid"]),
];

static FIELDS: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    let named = |(field, names): (Field, &'static [&'static str])| {
        names.iter().map(move |name| (folded(name), field))
    };
    HEADERS.into_iter().flat_map(named).collect()
});

/// Strips case, accents, punctuation and numbers: `E-mail 1 - Value` is `email value`, and
/// `givenName` is `given name`.
fn folded(header: &str) -> String {
    let header = fold(&with_blanks(header)).replace("e-mail", "email");
    let words = header.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Separates words that only a capital separates.
fn with_blanks(header: &str) -> String {
    let mut apart = String::with_capacity(header.len());
    for c in header.chars() {
        if c.is_uppercase() && apart.ends_with(char::is_lowercase) {
            apart.push(' ');
        }
        apart.push(c);
    }
    apart
}

/// Returns the meaning of a header, also in its folded form.
fn field(header: &str, folded: &str) -> Option<Field> {
    let known = FIELDS.get(folded).copied();
    known.or_else(|| emails::are_in(&with_blanks(header)).then_some(Field::Email))
}

/// Whether some cell of a column is an address, or all are empty.
fn are_addresses(rows: &[SheetRow], column: usize) -> bool {
    let mut cells = rows.iter().map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
    let is_empty = cells.clone().next().is_none();
    is_empty || cells.any(|cell| cell.contains('@'))
}

fn one_line(header: &str) -> String {
    header.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The columns of a list, by their headers.
pub struct SheetHeader {
    /// The meaning of each column, if it is known.
    fields: Vec<Option<Field>>,
    /// Each header as it is written.
    written: Vec<String>,
    /// Whether there are more columns than are read.
    pub has_more: bool,
    /// The first headers, joined.
    pub first: String,
}

/// How many columns distinguish the lists of different programs.
const DISTINCTIVE: usize = 4;

/// The most bytes of a header.
const LONGEST_HEADER: usize = 1_000;

/// The most columns that are named although they are empty; mail programs write 70 of them.
const NAMED_IF_EMPTY: usize = 20;

impl SheetHeader {
    /// Reads a header; `None` if no column is a name.
    pub fn of(header: &SheetRow) -> Option<Self> {
        let cells = header.cells().take(MOST_COLUMNS).map(|cell| beginning(cell, LONGEST_HEADER));
        let names: Vec<String> = cells.clone().map(folded).collect();
        let mut columns = Self {
            fields: cells.clone().zip(&names).map(|(cell, name)| field(cell, name)).collect(),
            written: cells.map(one_line).collect(),
            has_more: header.cells().count() > MOST_COLUMNS,
            first: names[..names.len().min(DISTINCTIVE)].join(","),
        };
        if columns.has(Field::Given) && !columns.has(Field::Family) {
            // `Vorname;Name`, and `Nome Próprio;Apelido`, which is a nickname in Brazil.
            columns.rename(|at, _| ["name", "apelido"].contains(&&*names[at]), Field::Family);
        }
        if columns.has(Field::BirthMonth) && !columns.has(Field::BirthDay) {
            // `Geburtsjahr;Geburtsmonat;Geburtstag`
            columns.rename(|_, field| field == Field::Birthday, Field::BirthDay);
        }
        if !columns.has(Field::Role) {
            columns.rename(|_, field| field == Field::Title, Field::Role);
        }
        let is_named = [Field::Name, Field::Given, Field::Family].map(|field| columns.has(field));
        is_named.contains(&true).then_some(columns)
    }

    fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    fn rename(&mut self, is_it: impl Fn(usize, Field) -> bool, new: Field) {
        for (at, column) in self.fields.iter_mut().enumerate() {
            if column.is_some_and(|field| is_it(at, field)) {
                *column = Some(new);
            }
        }
    }

    /// Names each column that is not used once, those without any value last; of those, many are
    /// only counted.
    pub fn unused(&self, rows: &[SheetRow]) -> Option<String> {
        let is_used = |column: &usize| match self.at(*column) {
            None | Some(Field::Title) => false,
            Some(Field::Email) => are_addresses(rows, *column),
            Some(_) => true,
        };
        let columns = (0..self.written.len()).filter(|column| !is_used(column));
        let is_blank = |column: &usize| rows.iter().all(|row| row.cell(*column).is_empty());
        let (blank, filled): (Vec<_>, Vec<_>) = columns.partition(is_blank);
        let filled = self.names(filled.into_iter());
        let mut blank =
            self.names(blank.into_iter().filter(|column| !self.written[*column].is_empty()));
        blank.retain(|name| !filled.contains(name));
        let blank = match blank.len() {
            _ if rows.is_empty() => None,
            0 => None,
            1..=NAMED_IF_EMPTY => Some(format!("empty: {}", blank.join(", "))),
            many => Some(format!("empty: {many} columns")),
        };
        let filled = (!filled.is_empty()).then(|| filled.join(", "));
        let parts: Vec<String> = filled.into_iter().chain(blank).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// Returns each name of these columns once; one without a name is called by its number.
    fn names(&self, columns: impl Iterator<Item = usize>) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for column in columns {
            let name = match self.written[column].as_str() {
                "" => format!("column {}", column + 1),
                name => name.to_owned(),
            };
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Returns how many columns are known.
    pub fn known(&self) -> usize {
        self.fields.iter().flatten().count()
    }

    /// Returns the cells of this field that are not blank.
    pub fn cells<'r>(&self, row: &'r SheetRow, field: Field) -> impl Iterator<Item = &'r str> {
        self.places(field).map(|column| row.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// Returns the indices of the columns of a field, from 0.
    pub fn places(&self, field: Field) -> impl Iterator<Item = usize> {
        self.fields.iter().enumerate().filter(move |(_, it)| **it == Some(field)).map(|(at, _)| at)
    }

    pub fn at(&self, column: usize) -> Option<Field> {
        self.fields.get(column).copied().flatten()
    }
}
