//! Who carries, who starts, what was learned, and how much is asked for.

use super::section::{Section, conversations, too_little};
use crate::scoring::review::Judgement;
use crate::scoring::review::carriers::{Carried, Effort, TEAM};
use crate::scoring::review::contacts::{Hearsay, Load, Started};
use crate::scoring::review::curiosity::Curiosity;
use crate::ui::Page;
use crate::view::bars;
use crate::view::words::{self, and_more, percent, tenth};

fn contacts(count: usize) -> String {
    words::number_of(count, "contact", "contacts")
}

impl Section for Curiosity {
    fn label(&self) -> &'static str {
        "Curiosity"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let names = match self.names.as_slice() {
            [] => String::new(),
            names => format!(" ({})", and_more(names)),
        };
        format!(
            "{}, {} and {} learned in {}{names}.",
            words::number_of(self.visits, "visit", "visits"),
            words::number_of(self.problems, "problem", "problems"),
            words::number_of(self.goals, "goal", "goals"),
            conversations(self.conversations)
        )
    }

    fn too_little(&self) -> String {
        too_little(conversations(self.conversations), 3)
    }

    fn headline(&self) -> String {
        match self.visits + self.problems + self.goals {
            0 => format!(
                "In {} you learned no problem and no goal of theirs.",
                conversations(self.conversations)
            ),
            _ => format!("You talk more than you ask: {}", self.figure()),
        }
    }

    fn change(&self) -> String {
        "Ask what gets in their way, and write it down.".to_owned()
    }

    fn one_thing(&self) -> String {
        "sit in on one review of theirs, and say nothing".to_owned()
    }
}

impl Section for Carried {
    fn label(&self) -> &'static str {
        "Carried"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let mut parts = Vec::new();
        if !self.nobody_but_me.is_empty() {
            let has = if self.nobody_but_me.len() == 1 { "has" } else { "have" };
            parts.push(format!("{} {has} nobody but you.", and_more(&self.nobody_but_me)));
        }
        if !self.nobody.is_empty() {
            parts.push(format!("Nobody talked with {}.", and_more(&self.nobody)));
        }
        let others = self.units.iter().filter_map(|unit| Some((unit, unit.only()?)));
        for (unit, by) in others.filter(|(unit, _)| !self.nobody_but_me.contains(&unit.unit)) {
            let by = if by == TEAM { "your team" } else { by };
            parts.push(format!("{} has only {by}.", unit.unit));
        }
        if parts.is_empty() {
            parts.push("Every unit has more than one of you.".to_owned());
        }
        parts.join(" ")
    }

    fn too_little(&self) -> String {
        too_little(contacts(self.contacts), 3)
    }

    fn headline(&self) -> String {
        match (self.nobody_but_me.as_slice(), self.nobody.as_slice()) {
            ([], nobody) => format!("Nobody of you talks with {}.", and_more(nobody)),
            (alone, _) => format!("If you fall ill, nobody of yours knows {}.", and_more(alone)),
        }
    }

    fn change(&self) -> String {
        "Take one of your people along next time.".to_owned()
    }

    fn one_thing(&self) -> String {
        let unit = self.nobody_but_me.first().or(self.nobody.first());
        format!("name one of your people who talks with {}", unit.map_or("", String::as_str))
    }

    fn picture(&self, page: &mut Page) {
        let first_names: Vec<&str> = self
            .carriers
            .iter()
            .map(|name| name.split_whitespace().next().unwrap_or(name))
            .collect();
        let is_clear =
            (1..first_names.len()).all(|at| !first_names[..at].contains(&first_names[at]));
        let whole: Vec<&str> = self.carriers.iter().map(String::as_str).collect();
        let rows: Vec<(String, Vec<usize>)> = self
            .units
            .iter()
            .map(|unit| {
                let counts = unit.contacts.iter().map(|count| count.contacts).collect();
                (unit.unit.clone(), counts)
            })
            .collect();
        bars::grid(page, if is_clear { &first_names } else { &whole }, &rows);
    }
}

impl Section for Effort {
    fn label(&self) -> &'static str {
        "Effort"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        format!(
            "{} of {} are yours, {} your team's.",
            percent(self.share_me.unwrap_or(0.0)),
            contacts(self.me + self.team),
            percent(self.share_team.unwrap_or(0.0))
        )
    }

    fn too_little(&self) -> String {
        too_little(contacts(self.me + self.team), 3)
    }

    fn headline(&self) -> String {
        if self.me > self.team {
            let share = percent(self.share_me.unwrap_or(0.0));
            format!("You carry {share} of the contacts yourself; your team has none to speak of.")
        } else {
            let share = percent(self.share_team.unwrap_or(0.0));
            format!("You leave {share} of the contacts to your team.")
        }
    }

    fn change(&self) -> String {
        if self.me > self.team {
            "Hand over one relationship, and stay its second.".to_owned()
        } else {
            "Go yourself to those who count most.".to_owned()
        }
    }

    fn one_thing(&self) -> String {
        if self.me > self.team {
            "let one of your people hold the next talk, and log it with --by".to_owned()
        } else {
            "one talk of your own with the heaviest unit".to_owned()
        }
    }
}

impl Started {
    fn silent_names(&self) -> Vec<String> {
        self.fallen_silent.iter().map(|silent| silent.name.clone()).collect()
    }
}

impl Section for Started {
    fn label(&self) -> &'static str {
        "Started"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let share = percent(self.share.unwrap_or(0.0));
        let by_you = format!("{share} of {} by you.", conversations(self.conversations));
        match self.silent_names().as_slice() {
            [] => by_you,
            names => format!("{by_you} No longer coming to you: {}.", and_more(names)),
        }
    }

    fn too_little(&self) -> String {
        too_little(conversations(self.conversations), 3)
    }

    fn headline(&self) -> String {
        match self.silent_names().as_slice() {
            [] => {
                let share = percent(self.share.unwrap_or(0.0));
                format!("You wait to be called: you start {share} of your conversations.")
            }
            names => format!("{} used to come to you, and no longer do.", and_more(names)),
        }
    }

    fn change(&self) -> String {
        if self.fallen_silent.is_empty() {
            "Call first, once a week.".to_owned()
        } else {
            "Who gets no answers stops asking: go and ask.".to_owned()
        }
    }

    fn one_thing(&self) -> String {
        match self.fallen_silent.first() {
            Some(silent) => format!("ask {} what they no longer ask you", silent.name),
            None => "call one person before they call you".to_owned(),
        }
    }
}

impl Section for Load {
    fn label(&self) -> &'static str {
        "Load"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let behind = match self.behind.as_slice() {
            [] => String::new(),
            names => format!(" Waiting: {}.", and_more(names)),
        };
        format!(
            "Your cadences ask for {} real conversations a week; you held {}.{behind}",
            tenth(self.asked_per_week),
            tenth(self.held_per_week)
        )
    }

    fn too_little(&self) -> String {
        "Too little to say: it takes 3 entries, and people placed in units.".to_owned()
    }

    fn headline(&self) -> String {
        format!(
            "You mean to hold {} real conversations a week, and hold {}.",
            tenth(self.asked_per_week),
            tenth(self.held_per_week)
        )
    }

    fn change(&self) -> String {
        "Block the hours, or give some people a longer cadence.".to_owned()
    }

    fn one_thing(&self) -> String {
        match self.behind.first() {
            Some(name) => format!("a fixed hour each week for those who wait, {name} first"),
            None => "a fixed hour each week for those who count".to_owned(),
        }
    }
}

impl Section for Hearsay {
    fn label(&self) -> &'static str {
        "Hearsay"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    /// Never judged: it is only listed.
    fn too_little(&self) -> String {
        const LISTED: usize = 5;
        let mut heard: Vec<String> = self
            .heard
            .iter()
            .rev()
            .take(LISTED)
            .map(|heard| {
                let via = heard.via.as_ref().map(|via| format!(" via {via}")).unwrap_or_default();
                format!("{}{via}: {}", words::and(&heard.names), words::quoted(&heard.note))
            })
            .collect();
        if self.heard.len() > LISTED {
            heard.push(format!("{} more", self.heard.len() - LISTED));
        }
        match heard.len() {
            0 => "None written down.".to_owned(),
            _ => format!("In no figure above: {}.", heard.join("; ")),
        }
    }
}
