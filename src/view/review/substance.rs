//! Form against substance: meetings, one-sided ties, trust that falls while one meets.

use super::section::{Section, conversations, too_little};
use crate::model::Account;
use crate::scoring::review::Judgement;
use crate::scoring::review::substance::{Fall, Form, FormRow, MeetingsAndTrust, OneSided};
use crate::view::words::{self, and_more, tenth};

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
        if let Some(row) = self.worst.first().filter(|_| !self.is_habit()) {
            let (meetings, talks) = (row.meetings, row.conversations);
            return format!(
                "You sat in {meetings} meetings with {} and really talked {}: form, not substance.",
                row.name,
                words::number_of(talks, "time", "times")
            );
        }
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
            parts.push(format!("Nobody, of {people} you often talk with."));
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

/// `Cassandra Kelly (6 meetings, your team from 4 to 2)`
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
