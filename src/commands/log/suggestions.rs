//! What may be missing or misread in an entry that was logged, the most useful first.

use super::{LogArgs, LogPlan};
use crate::context::Context;
use crate::model::{Entry, Id, Kind, Stakeholder, name};
use crate::roster::Roster;
use crate::shell::quote;
use crate::typed::meant;
use crate::view::words;

impl LogPlan {
    /// Returns a sentence for each thing that may be missing or misread, with the command that
    /// corrects it.
    pub(super) fn suggestions(
        &self,
        ctx: &Context,
        args: &LogArgs,
        roster: &Roster,
    ) -> Vec<String> {
        let mut found = self.announced.clone();
        found.extend(self.new_name(args));
        found.extend(self.is_it_of_the_name(args));
        if args.new {
            found.extend(self.people.iter().filter_map(|person| roster.alike_hint(person)));
        }
        if args.on.is_none() {
            found.extend(meant::day(ctx, &self.entry.note).map(|day| self.was_it_on(ctx, day)));
        }
        if args.kind.is_none() {
            found.extend(meant::kind(ctx, &self.entry.note).map(|kind| self.was_it_a(kind)));
        }
        found.extend(self.was_it_with(roster));
        found.extend(std::iter::once(&self.entry).chain(&self.also).filter_map(|entry| {
            let kind = ctx.config.kinds.named(&entry.kind)?;
            (kind.wants_note && entry.note.is_empty()).then(|| what_about(entry))
        }));
        found
    }

    /// Shows a note whose first word may belong to the name.
    fn is_it_of_the_name(&self, args: &LogArgs) -> Option<String> {
        let ([person], [first, rest @ ..]) = (self.people.as_slice(), self.note.as_slice()) else {
            return None;
        };
        let who = args.who.as_deref().unwrap_or_default();
        let is_first_word = args.note.len() == self.note.len();
        (is_first_word && !rest.is_empty() && name::may_go_on(who, person, first)).then(|| {
            let rest: Vec<_> = rest.iter().map(|word| quote(word)).collect();
            format!(
                "The note is `{}`. If `{first}` belongs to the name: rel entry edit {} {}",
                self.entry.note,
                self.entry.id,
                rest.join(" ")
            )
        })
    }

    fn was_it_on(&self, ctx: &Context, day: chrono::NaiveDate) -> String {
        let (said, typed) = match (ctx.now.today - day).num_days() {
            1 => ("yesterday".to_owned(), "yesterday".to_owned()),
            _ => (words::date(day, ctx.now.today), day.to_string()),
        };
        format!("Was it {said}? rel entry edit {} -d {typed}", self.entry.id)
    }

    fn was_it_a(&self, kind: &Kind) -> String {
        let name = &kind.name;
        format!("Was it {}? rel entry edit {} -k {}", one(name), self.entry.id, quote(name))
    }

    /// Suggests to log it for someone whom the note mentions.
    fn was_it_with(&self, roster: &Roster) -> Option<String> {
        let with: Vec<Id> = self.people.iter().map(|person| person.id).collect();
        let people: Vec<&Stakeholder> = self.people.iter().collect();
        let in_note = roster.named_in(&self.entry.note, &with).into_iter().next();
        // One that can only be a name was refused.
        let may_be_a_word = self.note.first().is_some_and(|word| !name::is_only_a_name(word));
        let first = if may_be_a_word {
            roster.named_by_first_word(&people, &self.note)
        } else {
            Vec::new()
        };
        let mut all = self.names();
        if first.len() > 1 {
            all.push("NAME".to_owned());
            return Some(format!(
                "Was one of {} there too? rel entry edit {} --who {}",
                words::and_more(&first.iter().map(|it| it.name.clone()).collect::<Vec<_>>()),
                self.entry.id,
                quote(&all.join(","))
            ));
        }
        let other = in_note.map(|(_, other)| other).or(first.first().copied())?;
        all.push(other.name.clone());
        Some(format!(
            "Was {} there too? rel entry edit {} --who {}",
            other.name,
            self.entry.id,
            quote(&all.join(","))
        ))
    }

    /// Suggests that the first word of the note belongs to the new name.
    fn new_name(&self, args: &LogArgs) -> Option<String> {
        let is_name = |word: &String| word.starts_with(char::is_uppercase);
        (args.new && args.note.first().is_some_and(is_name)).then(|| {
            format!(
                "The new name is `{}`. If the next word belongs to it: rel undo, then quote the \
                 full name.",
                args.who.as_deref().unwrap_or_default()
            )
        })
    }
}

fn what_about(entry: &Entry) -> String {
    let kind = one(&entry.kind);
    format!(
        "What was it about? {} without a note will tell you little later: rel entry edit {} NOTE",
        words::capitalized(&kind),
        entry.id
    )
}

/// Returns a kind with its article: `a meal`, `an apology`, `help`.
fn one(kind: &str) -> String {
    match kind {
        Kind::TALK
        | Kind::COFFEE
        | Kind::MEAL
        | Kind::VISIT
        | Kind::CALL
        | Kind::REVIEW
        | Kind::MEETING
        | Kind::MESSAGE
        | Kind::BROADCAST
        | Kind::WIN
        | Kind::COMPLAINT
        | Kind::SETBACK => {
            format!("a {kind}")
        }
        Kind::APOLOGY | Kind::ATTEMPT | Kind::ASK | Kind::OPENING => format!("an {kind}"),
        _ => kind.to_owned(),
    }
}
