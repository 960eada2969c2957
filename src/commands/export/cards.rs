//! Exports people as an address book.

use crate::commands::export::chosen::Chosen;
use crate::error::Result;
use crate::formats::contacts::{Contact, vcard};
use crate::ui::Output;
use crate::view::words;

pub fn write(chosen: &Chosen, output: &mut Output) -> Result<String> {
    let mut count = 0;
    for person in chosen.active() {
        let unit = chosen.roster.unit_of(person).map(|unit| unit.name.clone());
        let contact = Contact {
            line: 0,
            uid: Some(person.uid.clone()),
            name: person.name.clone(),
            nicknames: person.aliases.clone(),
            emails: person.emails.clone(),
            phone: person.phone.clone(),
            role: person.role.clone(),
            departments: unit.into_iter().collect(),
            birthday: person.birthday,
        };
        output.write(&vcard::write(&contact, &person.tags))?;
        count += 1;
    }
    Ok(words::number_of(count, "card", "cards"))
}
