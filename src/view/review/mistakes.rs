//! Habits of time and of money: attention, form, one-sided ties, the bank.

use super::bars::{self, Bars, percent, tenth};
use super::section::{Section, too_little};
use crate::scoring::review::Judgement;
use crate::scoring::review::attention::Attention;
use crate::scoring::review::bank::{Bank, Declined, SILENCE_DAYS};
use crate::scoring::review::substance::{Fall, Form, FormRow, MeetingsAndTrust, OneSided};
use crate::scoring::review::trouble::Trouble;
use crate::ui::Page;
use crate::view::words::{self, and_more};

fn conversations(count: usize) -> String {
    words::number_of(count, "real conversation", "real conversations")
}

fn over_and_under(attention: &Attention) -> (&str, &str) {
    (attention.most_over.as_deref().unwrap_or(""), attention.most_under.as_deref().unwrap_or(""))
}

impl Section for Attention {
    fn label(&self) -> &'static str {
        "Attention"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let misplaced = percent(self.misplaced.unwrap_or(0.0));
        match over_and_under(self) {
            _ if self.judgement.is_mistake() => {
                let (over, under) = over_and_under(self);
                format!("{misplaced} misplaced: most above its weight {over}, most below {under}.")
            }
            _ => format!("{misplaced} misplaced: your time goes where the weight is."),
        }
    }

    fn too_little(&self) -> String {
        if self.units.is_empty() {
            return "Too little to say: nobody is in a unit (rel edit WHO --unit UNIT).".to_owned();
        }
        if self.conversations >= 3 {
            return "Too little to say: it takes two units with people to compare.".to_owned();
        }
        too_little(conversations(self.conversations), 3)
    }

    fn headline(&self) -> String {
        let (over, under) = over_and_under(self);
        let misplaced = percent(self.misplaced.unwrap_or(0.0));
        format!(
            "{misplaced} of your attention is misplaced: you are spending {under}'s time on {over}."
        )
    }

    fn change(&self) -> String {
        let (over, under) = over_and_under(self);
        format!("Give the next free hour to {under}, not to {over}.")
    }

    fn one_thing(&self) -> String {
        format!("two hours with {} that are not a meeting", over_and_under(self).1)
    }

    fn picture(&self, page: &mut Page) {
        let rows: Vec<Bars> = self
            .units
            .iter()
            .map(|unit| {
                let attention = unit.share_of_attention.unwrap_or(0.0);
                Bars {
                    name: unit.unit.clone(),
                    bars: vec![
                        (unit.share_of_weight, format!("{} weight", percent(unit.share_of_weight))),
                        (attention, format!("{} time", percent(attention))),
                    ],
                }
            })
            .collect();
        bars::draw(page, &rows);
    }
}

/// `Cassandra Kelly 6 to 0`
fn to(row: &FormRow) -> String {
    format!("{} {} to {}", row.name, row.meetings, row.conversations)
}

impl Section for Form {
    fn label(&self) -> &'static str {
        "Form"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let meetings = words::number_of(self.meetings, "meeting", "meetings");
        let ratio = match self.ratio {
            Some(ratio) => format!(": {} to 1", tenth(ratio)),
            None => String::new(),
        };
        let worst = match self.worst.as_slice() {
            [] => String::new(),
            rows => {
                let rows: Vec<String> = rows.iter().take(3).map(to).collect();
                format!(" Worst: {}.", rows.join(", "))
            }
        };
        format!("{meetings}, {}{ratio}.{worst}", conversations(self.conversations))
    }

    fn too_little(&self) -> String {
        let found = self.meetings + self.conversations;
        too_little(
            words::number_of(found, "meeting or conversation", "meetings and conversations"),
            3,
        )
    }

    fn headline(&self) -> String {
        match self.ratio {
            Some(ratio) => format!(
                "You sit in {} meetings for each real conversation: form, not substance.",
                tenth(ratio)
            ),
            None => format!(
                "You sat in {} and had no real conversation: form, not substance.",
                words::number_of(self.meetings, "meeting", "meetings")
            ),
        }
    }

    fn change(&self) -> String {
        match self.worst.first() {
            Some(row) => format!("Stay behind after the next one, with {} first.", row.name),
            None => "Skip one meeting in three, and talk with somebody instead.".to_owned(),
        }
    }

    fn one_thing(&self) -> String {
        match self.worst.first() {
            Some(row) => format!("half an hour with {} that is on nobody's agenda", row.name),
            None => {
                "trade every third meeting for a talk with one of those who sat in it".to_owned()
            }
        }
    }
}

impl Section for OneSided {
    fn label(&self) -> &'static str {
        "One-sided"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let mut parts = Vec::new();
        if !self.only_business.is_empty() {
            parts.push(format!("Only business: {}.", and_more(&self.only_business)));
        }
        if !self.only_social.is_empty() {
            parts.push(format!("Only social: {}.", and_more(&self.only_social)));
        }
        if parts.is_empty() {
            let people = words::number_of(self.judged, "person", "people");
            parts.push(format!("None of the {people} you often talk with."));
        }
        parts.join(" ")
    }

    fn too_little(&self) -> String {
        "Too little to say: you talked with nobody three times.".to_owned()
    }

    fn headline(&self) -> String {
        match (self.only_business.as_slice(), self.only_social.as_slice()) {
            ([], social) => {
                format!("With {} you talk, but never about their business.", and_more(social))
            }
            (business, _) => {
                format!("With {} you talk about nothing but business.", and_more(business))
            }
        }
    }

    fn change(&self) -> String {
        match (self.only_business.is_empty(), self.only_social.is_empty()) {
            (false, false) => "Take the first to lunch, and ask the second what they work towards.",
            (false, true) => "Have a coffee without an agenda.",
            _ => "Ask what they work towards, and sit in on it.",
        }
        .to_owned()
    }

    fn one_thing(&self) -> String {
        match (self.only_business.first(), self.only_social.first()) {
            (Some(name), _) => format!("a lunch with {name} at which nobody mentions work first"),
            (None, Some(name)) => format!("sit in on one of {name}'s reviews"),
            (None, None) => String::new(),
        }
    }
}

impl Bank {
    fn silent_names(&self) -> String {
        let mut names: Vec<String> = Vec::new();
        for ask in &self.asks_after_silence {
            if !names.contains(&ask.name) {
                names.push(ask.name.clone());
            }
        }
        and_more(&names)
    }
}

impl Section for Bank {
    fn label(&self) -> &'static str {
        "Bank"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let sums = format!(
            "{} in, {} out.",
            words::amount(self.deposits),
            words::amount(self.withdrawals)
        );
        match self.asks_after_silence.len() {
            0 => sums,
            count => format!(
                "{sums} {} followed a silence of {SILENCE_DAYS} days: {}.",
                words::number_of(count, "ask", "asks"),
                self.silent_names()
            ),
        }
    }

    fn too_little(&self) -> String {
        too_little(words::number_of(self.entries, "entry", "entries"), 3)
    }

    fn headline(&self) -> String {
        match self.asks_after_silence.len() {
            0 => format!(
                "You draw more than you deposit: {} in, {} out.",
                words::amount(self.deposits),
                words::amount(self.withdrawals)
            ),
            1 => format!("You asked {} for something after a long silence.", self.silent_names()),
            count => format!(
                "{count} times you asked for something after a long silence: {}.",
                self.silent_names()
            ),
        }
    }

    fn change(&self) -> String {
        if self.asks_after_silence.is_empty() {
            "Deposit before the next withdrawal.".to_owned()
        } else {
            "Call when you need nothing; ask a month later.".to_owned()
        }
    }

    fn one_thing(&self) -> String {
        match self.asks_after_silence.first() {
            Some(ask) => format!("something for {} before you ask for anything again", ask.name),
            None => "help with one goal of theirs before anything is asked or refused".to_owned(),
        }
    }
}

impl Trouble {
    fn worst(&self) -> Option<(String, String)> {
        let worst = self.units.iter().find(|unit| unit.mistake)?;
        let unit = worst.unit.clone().unwrap_or_else(|| "people in no unit".to_owned());
        Some((unit, format!("{} of {}", worst.after_trouble, worst.contacts)))
    }
}

impl Section for Trouble {
    fn label(&self) -> &'static str {
        "Trouble"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let after = |of: &str, with: &str| {
            format!("{of} contacts{with} came within 3 days of a setback or complaint.")
        };
        match self.worst() {
            Some((unit, of)) => after(&of, &format!(" with {unit}")),
            None => after(&format!("{} of {}", self.after_trouble, self.contacts), ""),
        }
    }

    fn too_little(&self) -> String {
        too_little(words::number_of(self.contacts, "contact", "contacts"), 3)
    }

    fn headline(&self) -> String {
        let (unit, of) = self.worst().unwrap_or_default();
        format!("You come to {unit} when it burns: {of} contacts followed a setback or complaint.")
    }

    fn change(&self) -> String {
        let (unit, _) = self.worst().unwrap_or_default();
        format!("Go and see {unit} when nothing burns.")
    }

    fn one_thing(&self) -> String {
        let (unit, _) = self.worst().unwrap_or_default();
        format!("a talk with {unit} in a week in which nothing has gone wrong")
    }
}

impl Section for Declined {
    fn label(&self) -> &'static str {
        "Declined"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let said: Vec<String> = self
            .invitations
            .iter()
            .map(|invitation| {
                let names = words::and(&invitation.names);
                match invitation.note.as_str() {
                    "" => names,
                    note => format!("{names} ({})", words::shortened(note, 40)),
                }
            })
            .collect();
        match said.len() {
            0 => "No invitation of theirs.".to_owned(),
            count => format!("{count}: {}.", said.join("; ")),
        }
    }

    fn too_little(&self) -> String {
        "Too little to say: under 3 entries.".to_owned()
    }

    fn headline(&self) -> String {
        let invitations = words::number_of(self.invitations.len(), "invitation", "invitations");
        format!("You turned down {invitations} of people who wanted you there.")
    }

    fn change(&self) -> String {
        "Accept the next, or invite them yourself this month.".to_owned()
    }

    fn one_thing(&self) -> String {
        let names = self.invitations.first().map(|it| words::and(&it.names));
        format!("an invitation of your own to {}", names.unwrap_or_default())
    }
}

/// `Cassandra Kelly (6 meetings, your team from 4 to 2)`
fn fall(fall: &Fall) -> String {
    let whose = match fall.account {
        crate::model::Account::Me => "you",
        crate::model::Account::Team => "your team",
    };
    format!(
        "{} ({} meetings, {whose} from {} to {})",
        fall.name,
        fall.meetings,
        tenth(fall.from),
        tenth(fall.to)
    )
}

impl Section for MeetingsAndTrust {
    fn label(&self) -> &'static str {
        "Meetings"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let falls: Vec<String> = self.falling.iter().take(3).map(fall).collect();
        match falls.len() {
            0 => "No pulse falls where you often meet.".to_owned(),
            _ => format!("Many meetings, falling trust: {}.", words::and(&falls)),
        }
    }

    fn too_little(&self) -> String {
        "Too little to say: nobody with 4 meetings rated you twice.".to_owned()
    }

    fn headline(&self) -> String {
        let names: Vec<String> = self.falling.iter().map(|fall| fall.name.clone()).collect();
        format!("You keep meeting {}, and the trust falls all the same.", and_more(&names))
    }

    fn change(&self) -> String {
        "Ask what the meeting does not answer; meeting more will not.".to_owned()
    }

    fn one_thing(&self) -> String {
        let name = self.falling.first().map(|fall| fall.name.as_str()).unwrap_or_default();
        format!("ask {name} alone what went wrong since the last score")
    }
}
