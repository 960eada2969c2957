//! Form and substance: meetings without conversations, one-sided relationships, falling trust.

use super::section::{Section, conversations, too_little};
use crate::model::Account;
use crate::scoring::review::Judgement;
use crate::scoring::review::substance::{
    Fall, FormAgainstSubstance, FormRow, MeetingsAndTrust, OneSided,
};
use crate::view::words::{self, and_more, tenth};

/// Returns `Cassandra Kelly (6 to 0)`.
fn to(row: &FormRow) -> String {
    format!("{} ({} to {})", row.name, row.meetings, row.conversations)
}

impl Section for FormAgainstSubstance {
    fn label(&self) -> &'static str {
        "Form"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let worst = match self.worst.as_slice() {
            [] => String::new(),
            rows => {
                let rows: Vec<String> = rows.iter().take(3).map(to).collect();
                format!(" Most meetings for the least talk: {}.", rows.join(", "))
            }
        };
        format!("Meetings {}, real conversations {}.{worst}", self.meetings, self.conversations)
    }

    fn too_little(&self) -> String {
        let found = self.meetings + self.conversations;
        too_little(
            words::number_of(found, "meeting or conversation", "meetings and conversations"),
            3,
        )
    }

    fn headline(&self) -> String {
        if let Some(row) = self.worst.first().filter(|_| !self.is_habit()) {
            let talked = match row.conversations {
                0 => "no real conversation".to_owned(),
                count => conversations(count),
            };
            return format!(
                "You sat in {} meetings with {} and had {talked}: form, not substance.",
                row.meetings, row.name
            );
        }
        match self.ratio {
            Some(ratio) => format!(
                "You sit in {} meetings for every real conversation: form, not substance.",
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
            Some(row) => {
                format!("Stay on after the next meeting and talk, with {} first.", row.name)
            }
            None => "Skip one meeting in three, and talk with someone instead.".to_owned(),
        }
    }

    fn one_thing(&self) -> String {
        match self.worst.first() {
            Some(row) => format!("half an hour with {} without an agenda", row.name),
            None => {
                "trade every third meeting for a conversation with someone who sat in it".to_owned()
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
            parts.push(match self.judged {
                1 => "Not the one person you often talk with.".to_owned(),
                many => format!("None of the {many} people you often talk with."),
            });
        }
        parts.join(" ")
    }

    fn too_little(&self) -> String {
        "Too early to say: you have not talked with anyone three times.".to_owned()
    }

    fn headline(&self) -> String {
        match (self.only_business.as_slice(), self.only_social.as_slice()) {
            ([], social) => {
                format!("You talk with {}, but never about their business.", and_more(social))
            }
            (business, _) => {
                format!("You talk about nothing but business with {}.", and_more(business))
            }
        }
    }

    fn change(&self) -> String {
        match (self.only_business.first(), self.only_social.first()) {
            (Some(business), Some(social)) => {
                format!("Take {business} to lunch, and ask {social} what they are working towards.")
            }
            (Some(_), None) => "Have a coffee without an agenda.".to_owned(),
            (None, _) => "Ask what they are working towards, and sit in on it.".to_owned(),
        }
    }

    fn one_thing(&self) -> String {
        match (self.only_business.first(), self.only_social.first()) {
            (Some(name), _) => format!("lunch with {name}, without bringing up work"),
            (None, Some(name)) => format!("sit in on one of {} reviews", words::possessive(name)),
            (None, None) => String::new(),
        }
    }
}

/// Returns `Cassandra Kelly (6 meetings, your team from 4 to 2)`.
fn fall(fall: &Fall) -> String {
    let whose = match fall.account {
        Account::Me => "you",
        Account::Team => "your team",
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
            0 => "Trust is not falling with anyone you often meet.".to_owned(),
            _ => format!("Many meetings, falling trust: {}.", words::and(&falls)),
        }
    }

    fn too_little(&self) -> String {
        "Too early to say: no one with 4 meetings has rated you twice.".to_owned()
    }

    fn headline(&self) -> String {
        let names: Vec<String> = self.falling.iter().map(|fall| fall.name.clone()).collect();
        format!("You keep meeting {}, yet trust is falling.", and_more(&names))
    }

    fn change(&self) -> String {
        "Ask what the meetings leave unanswered; more meetings will not help.".to_owned()
    }

    fn one_thing(&self) -> String {
        let name = self.falling.first().map(|fall| fall.name.as_str()).unwrap_or_default();
        format!("ask {name} in private what has gone wrong since the last score")
    }
}
