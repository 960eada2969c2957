//! The guests who are not in the journal.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::name;
use crate::shell::quote;
use crate::ui::{Column, Page, Table};
use crate::view::words;

/// A guest who is not in the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stranger {
    pub name: Option<String>,
    pub email: Option<String>,
    /// How many times you met.
    pub met: usize,
    pub last: NaiveDate,
    /// Whether someone in the journal has the same name, but another e-mail.
    #[serde(skip)]
    pub is_namesake: bool,
}

/// How many guests are listed.
const LISTED: usize = 10;

/// Draws the guests. Only if it is known which guest I am, the first is offered to be added.
pub fn draw(page: &mut Page, strangers: &[Stranger], knows_me: bool) {
    let count = words::number_of(strangers.len(), "guest is", "guests are");
    let order = if strangers.len() == 1 { "" } else { ", most met first" };
    page.blank();
    page.line(&format!("{count} not in the journal{order}:"));
    let mut table = Table::new([
        Column::number("MET"),
        Column::word("LAST"),
        Column::text("NAME"),
        Column::text("E-MAIL"),
    ]);
    for stranger in strangers.iter().take(LISTED) {
        table.row([
            stranger.met.to_string().into(),
            words::plain_date(stranger.last).into(),
            stranger.name.as_deref().unwrap_or_default().into(),
            stranger.email.as_deref().unwrap_or_default().into(),
        ]);
    }
    page.table(&table);
    let first = strangers.iter().find(|stranger| !stranger.is_namesake);
    if let Some(command) = first.filter(|_| knows_me).and_then(Stranger::to_add) {
        page.aside(&format!("Add the people who matter: {command}"));
    }
}

/// Returns how to say which of the guests I am.
pub fn who_am_i(strangers: &[Stranger]) -> Option<String> {
    let email = match strangers {
        [] => return None,
        [only] => only.email.as_deref().filter(|email| !is_flag(email)),
        _ => None,
    };
    Some(match email {
        Some(email) => format!("If the guest is you: rel config me.emails {}", quote(email)),
        None => "You may be one of the guests. Set your e-mail: rel config me.emails \
                 YOU@EXAMPLE.COM"
            .to_owned(),
    })
}

impl Stranger {
    /// Returns the command that adds the guest; `None` if it would not work as it is shown.
    fn to_add(&self) -> Option<String> {
        let email = self.email.as_deref().filter(|email| !is_flag(email))?;
        let name = match self.name.as_deref() {
            None => "NAME".into(),
            Some(name) if is_flag(name) || name::check(name).is_err() => return None,
            Some(name) => quote(name),
        };
        Some(format!("rel add {name} --email {} --unit UNIT", quote(email)))
    }
}

/// Whether a command would read a word as a flag.
fn is_flag(word: &str) -> bool {
    word.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(name: Option<&str>, email: &str) -> Option<String> {
        let (name, email) = (name.map(str::to_owned), Some(email.to_owned()));
        Stranger { name, email, met: 1, last: NaiveDate::MIN, is_namesake: false }.to_add()
    }

    #[test]
    fn names_and_emails_are_quoted() {
        for (name, email, command) in [
            (Some("Bob Lee"), "b@x.com", "rel add \"Bob Lee\" --email b@x.com --unit UNIT"),
            (Some("$(touch x)"), "b@x.com", "rel add '$(touch x)' --email b@x.com --unit UNIT"),
            (Some("Bob"), "`id`@x.com", "rel add Bob --email '`id`@x.com' --unit UNIT"),
            (None, "b@x.com", "rel add NAME --email b@x.com --unit UNIT"),
        ] {
            assert_eq!(offered(name, email).as_deref(), Some(command));
        }
    }

    #[test]
    fn nothing_is_offered_that_rel_add_would_refuse() {
        for (name, email) in [
            (Some("--yes"), "b@x.com"),
            (Some("Bob"), "-b@x.com"),
            (Some("@board"), "b@x.com"),
            (Some("Bob\u{1b}[31m"), "b@x.com"),
        ] {
            assert_eq!(offered(name, email), None);
        }
    }
}
