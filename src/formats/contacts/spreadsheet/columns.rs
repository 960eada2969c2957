//! The columns of a list and the headers that name them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::rows::SheetRow;
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

/// The headers of each field, in the languages of our users; compared as [`folded`].
const HEADERS: [(Field, &str); 20] = [
    (
        Field::Name,
        "name, full name, fullname, display name, contact, contact name, person, \
         vollständiger name, anzeigename, nom complet, nom affiché, nombre completo, \
         nombre y apellidos, 氏名, 名前, お名前, 姓名, 表示名",
    ),
    (Field::Given, "first name, firstname, given name, forename, vorname, prénom, nombre, 名"),
    (Field::Additional, "middle name, additional name, weitere vornamen, deuxième prénom"),
    (
        Field::Family,
        "last name, lastname, family name, surname, nachname, familienname, nom, \
         nom de famille, apellido, apellidos, 姓",
    ),
    (
        Field::Nickname,
        "nickname, nick name, alias, aliases, spitzname, surnom, apodo, ニックネーム, あだ名",
    ),
    (
        Field::Email,
        "email, emails, email address, email addresses, email value, mail, primary email, \
         secondary email, work email, business email, company email, home email, \
         personal email, other email, email adresse, mailadresse, adresse email, \
         adresse mail, adresse de messagerie, courriel, adresse électronique, correo, \
         correo electrónico, dirección de correo electrónico, メール, メールアドレス, \
         電子メール, 電子メール アドレス",
    ),
    (
        Field::MobilePhone,
        "mobile, mobile phone, mobile number, cell, cell phone, handy, mobil, mobiltelefon, \
         portable, téléphone mobile, tél mobile, móvil, teléfono móvil, celular, 携帯, \
         携帯電話",
    ),
    (
        Field::WorkPhone,
        "work phone, business phone, office phone, telefon geschäftlich, téléphone bureau, \
         teléfono del trabajo, 勤務先電話",
    ),
    (
        Field::Phone,
        "phone, phone number, phone value, telephone, telephone number, tel, primary phone, \
         home phone, other phone, telefon, telefonnummer, telefon privat, téléphone, \
         teléfono, 電話, 電話番号",
    ),
    (Field::PhoneLabel, "phone label, phone type"),
    (
        Field::Role,
        "role, job title, jobtitle, job, position, organization title, funktion, \
         berufsbezeichnung, rolle, fonction, poste, titre du poste, cargo, puesto, 役職, \
         肩書, 肩書き",
    ),
    (Field::Title, "title"),
    (Field::Team, "team, équipe, equipo, チーム"),
    (
        Field::Department,
        "department, organization department, unit, abteilung, service, département, \
         departamento, 部署, 部門, 所属",
    ),
    (Field::Division, "division, business unit, bereich, división"),
    (
        Field::Birthday,
        "birthday, birthdate, birth date, date of birth, dob, bday, geburtstag, \
         geburtsdatum, anniversaire, date de naissance, cumpleaños, fecha de nacimiento, \
         誕生日, 生年月日",
    ),
    (Field::BirthYear, "birth year"),
    (Field::BirthMonth, "birth month"),
    (Field::BirthDay, "birth day"),
    (Field::Uid, "uid"),
];

static FIELDS: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    let named = |(field, names): (Field, &'static str)| {
        names.split(", ").map(move |name| (folded(name), field))
    };
    HEADERS.into_iter().flat_map(named).collect()
});

/// Strips case, accents, punctuation and numbers: `E-mail 1 - Value` is `email value`.
fn folded(header: &str) -> String {
    let header = fold(header).replace("e-mail", "email");
    let words = header.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The columns of a list, by their headers.
pub struct Header {
    /// The meaning of each column, if it is known.
    fields: Vec<Option<Field>>,
    /// The first headers, joined.
    pub first: String,
}

/// How many columns distinguish the lists of different programs.
const DISTINCTIVE: usize = 4;

impl Header {
    /// Reads a header; `None` if no column is a name.
    pub fn of(header: &SheetRow) -> Option<Self> {
        let names: Vec<String> = header.cells().map(folded).collect();
        let mut columns = Self {
            fields: names.iter().map(|name| FIELDS.get(name).copied()).collect(),
            first: names[..names.len().min(DISTINCTIVE)].join(","),
        };
        if columns.has(Field::Given) && !columns.has(Field::Family) {
            // `Vorname;Name`
            columns.rename(|at, _| names[at] == "name", Field::Family);
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
