//! The answer of `rel forget`: what was erased, and what still names the person.

use serde::Serialize;
use serde_json::{Value, json};

use crate::config;
use crate::context::Context;
use crate::model::Noun;
use crate::model::name::NameSearch;
use crate::roster::Roster;
use crate::shell::quote;
use crate::store::{Forgotten, Mention};
use crate::view::receipt::Receipt;
use crate::view::words;

/// How many texts are listed below a heading.
const MOST_LISTED: usize = 20;

/// What was forgotten, and where the person is still named.
#[derive(Debug, Serialize)]
pub struct Answer {
    #[serde(flatten)]
    forgotten: Forgotten,
    /// Settings that name the person.
    settings: Vec<NamingSetting>,
    dry_run: bool,
}

/// A setting that names a person, and the command that changes it.
#[derive(Debug, Serialize)]
pub struct NamingSetting {
    key: String,
    fix: String,
}

/// Finds the settings that name a person.
pub fn settings(ctx: &Context, search: &NameSearch) -> Vec<NamingSetting> {
    let names = |value: &Value| value.as_str().is_some_and(|it| search.certainty(it).is_some());
    let found = ctx.config.settings().into_iter().filter_map(|setting| {
        let rest = match &setting.value {
            Value::Array(items) if items.iter().any(names) => {
                let rest: Vec<&Value> = items.iter().filter(|item| !names(item)).collect();
                (!rest.is_empty()).then(|| json!(rest).to_string())
            }
            value if names(value) => None,
            _ => return None,
        };
        let value = rest.unwrap_or_else(|| config::DEFAULT.to_owned());
        let fix = format!("rel config {} {}", quote(&setting.key), quote(&value));
        Some(NamingSetting { key: setting.key, fix })
    });
    found.collect()
}

impl Answer {
    pub fn of(forgotten: Forgotten, settings: Vec<NamingSetting>, dry_run: bool) -> Answer {
        Answer { forgotten, settings, dry_run }
    }

    pub fn receipt(self, roster: &Roster) -> Receipt<Answer> {
        let (headline, lines) = (self.headline(), self.lines(roster));
        Receipt::new(self, headline).lines(lines)
    }

    /// Says who was forgotten, with what.
    fn headline(&self) -> String {
        let forgotten = &self.forgotten;
        let verb = if self.dry_run { "Would forget" } else { "Forgot" };
        let mut headline = format!("{verb} {}", forgotten.name);
        let gone = [
            (forgotten.entries, "entry", "entries"),
            (forgotten.facts, "fact", "facts"),
            (forgotten.promises, "promise", "promises"),
            (forgotten.pulses, "pulse", "pulses"),
        ];
        if gone.iter().any(|(count, ..)| *count > 0) {
            headline += &format!(" along with {}", words::counts(&gone));
        }
        headline += ".";
        if forgotten.shared_entries > 0 {
            let shared =
                words::number_of(forgotten.shared_entries, "shared entry", "shared entries");
            let verb = if self.dry_run { "would lose" } else { "lost" };
            headline += &format!(" {shared} {verb} the person.");
        }
        if forgotten.steps > 0 {
            let steps = words::number_of(forgotten.steps, "step", "steps");
            let verb = if self.dry_run { "could" } else { "can" };
            headline += &format!(" {steps} {verb} no longer be undone.");
        }
        headline
    }

    fn lines(&self, roster: &Roster) -> Vec<String> {
        let mentions = &self.forgotten.mentions;
        let of = |belongs: fn(&Mention) -> bool| -> Vec<&Mention> {
            mentions.iter().filter(|mention| belongs(mention)).collect()
        };
        let texts = |count| words::number_of(count, "other text", "other texts");
        let mut lines = Vec::new();
        let redacted = of(|it| it.redacted).len();
        if redacted > 0 {
            let verb = if self.dry_run { "Would redact" } else { "Redacted" };
            lines.push(format!("{verb} the name in {}.", texts(redacted)));
        }
        let still = of(|it| !it.redacted && it.certain && !it.is_name);
        list(&mut lines, roster, &still, |count| format!("Still mentioned in {}:", texts(count)));
        let called = of(|it| it.certain && it.is_name);
        list(&mut lines, roster, &called, |count| {
            let names = words::number_of(count, "name or address", "names and addresses");
            format!("Still part of {names} of others, which only you can change:")
        });
        let possible = of(|it| !it.certain);
        list(&mut lines, roster, &possible, |count| {
            format!("Perhaps meant in {}, left as it is:", texts(count))
        });
        lines.extend(self.settings.iter().map(|setting| {
            format!("The setting {} still names them. To change it: {}", setting.key, setting.fix)
        }));
        let copies = self.forgotten.copies.iter();
        lines.extend(copies.map(|copy| format!("This copy still contains them: {copy}")));
        if self.dry_run {
            lines.push("Nothing was written.".to_owned());
        }
        lines
    }
}

/// Lists mentions below a heading, if there are any.
fn list(
    lines: &mut Vec<String>,
    roster: &Roster,
    mentions: &[&Mention],
    heading: impl Fn(usize) -> String,
) {
    if mentions.is_empty() {
        return;
    }
    lines.push(heading(mentions.len()));
    for mention in mentions.iter().take(MOST_LISTED) {
        let (noun, _) = mention.noun.words();
        let what = format!("  #{} {noun}: {}", mention.id, words::quoted(&mention.text));
        lines.push(match change(mention, roster) {
            Some(change) => format!("{what} > {change}"),
            None => what,
        });
    }
    if mentions.len() > MOST_LISTED {
        lines.push(format!("  and {} more; --format json has all", mentions.len() - MOST_LISTED));
    }
}

/// Returns the command that changes what is not redacted.
fn change(mention: &Mention, roster: &Roster) -> Option<String> {
    if mention.certain && !mention.is_name {
        return None;
    }
    let (id, text) = (mention.id, quote(&mention.text));
    let whose = quote(&format!("#{id}")).into_owned();
    let unit = || roster.units.iter().find(|unit| unit.id == id).map(|unit| quote(&unit.name));
    Some(match (mention.noun, mention.field) {
        (Noun::Unit, "name") => format!("rel unit edit {text} --name NAME"),
        (Noun::Unit, _) => format!("rel unit edit {} --why TEXT", unit()?),
        (Noun::Stakeholder, "name") => format!("rel edit {whose} --name NAME"),
        (Noun::Stakeholder, "aliases") => format!("rel edit {whose} --no-alias {text}"),
        (Noun::Stakeholder, "tags") => format!("rel edit {whose} --no-tag {text}"),
        (Noun::Stakeholder, "emails") => format!("rel edit {whose} --no-email {text}"),
        (Noun::Stakeholder, _) => format!("rel edit {whose} --role ROLE"),
        (Noun::Card, _) => "change the contact in your address book and import it again".to_owned(),
        (Noun::Entry, "by") => format!("rel entry edit {id} --by NAME"),
        (Noun::Entry, "via") => format!("rel entry edit {id} --via NAME"),
        (Noun::Entry, _) => format!("rel entry edit {id} NOTE"),
        (Noun::Fact, _) => format!("rel fact remove {id}"),
        (Noun::Promise | Noun::Pulse, _) => return None,
    })
}
