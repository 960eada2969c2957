//! Who talks with whom, who starts, what was learned, and how much the plan takes.

use super::section::{Section, conversations, too_little};
use crate::scoring::review::Judgement;
use crate::scoring::review::carriers::{Carriers, EffortShare, TEAM};
use crate::scoring::review::contacts::{ContactLoad, Hearsay, Started};
use crate::scoring::review::curiosity::Curiosity;
use crate::ui::Page;
use crate::view::bars;
use crate::view::words::{self, and_more, percent, tenth};

fn contacts(count: usize) -> String {
    words::number_of(count, "contact", "contacts")
}

impl Curiosity {
    fn learned(&self) -> String {
        format!(
            "made {} and learned of {} and {} in {}",
            words::number_of(self.visits, "visit", "visits"),
            words::number_of(self.problems, "problem", "problems"),
            words::number_of(self.goals, "goal", "goals"),
            conversations(self.conversations)
        )
    }
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
        format!("You {}{names}.", self.learned())
    }

    fn too_little(&self) -> String {
        too_little(conversations(self.conversations), 3)
    }

    fn headline(&self) -> String {
        match self.visits + self.problems + self.goals {
            0 => format!(
                "You had {} and learned of no problem or goal.",
                conversations(self.conversations)
            ),
            _ => format!("You talk more than you ask: you {}.", self.learned()),
        }
    }

    fn change(&self) -> String {
        "Ask what gets in their way, and write it down.".to_owned()
    }

    fn one_thing(&self) -> String {
        "sit in on one of their reviews, and only listen".to_owned()
    }
}

impl Section for Carriers {
    fn label(&self) -> &'static str {
        "Carried"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let mut parts = Vec::new();
        if !self.nobody_but_me.is_empty() {
            parts.push(format!("Only you talk with {}.", and_more(&self.nobody_but_me)));
        }
        if !self.nobody.is_empty() {
            parts.push(format!("No one talked with {}.", and_more(&self.nobody)));
        }
        let others = self.units.iter().filter_map(|unit| Some((unit, unit.only()?)));
        for (unit, by) in others.filter(|(unit, _)| !self.nobody_but_me.contains(&unit.unit)) {
            let by = if by == TEAM { "your team" } else { by };
            parts.push(format!("Only {by} talks with {}.", unit.unit));
        }
        if parts.is_empty() {
            parts.push("Every unit has more than one of you to talk with.".to_owned());
        }
        parts.join(" ")
    }

    fn too_little(&self) -> String {
        too_little(contacts(self.contacts), 3)
    }

    fn headline(&self) -> String {
        match (self.nobody_but_me.as_slice(), self.nobody.as_slice()) {
            ([], nobody) => format!("Neither you nor your team talks with {}.", and_more(nobody)),
            (alone, _) => {
                format!("If you fall ill, no one on your team knows {}.", and_more(alone))
            }
        }
    }

    fn change(&self) -> String {
        "Take someone from your team along next time.".to_owned()
    }

    fn one_thing(&self) -> String {
        let unit = self.nobody_but_me.first().or(self.nobody.first());
        format!("choose someone on your team to talk with {}", unit.map_or("", String::as_str))
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

impl Section for EffortShare {
    fn label(&self) -> &'static str {
        "Effort"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        format!(
            "You made {} of {}, your team {}.",
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
            format!("You make {share} of the contacts yourself, and your team hardly any.")
        } else {
            let share = percent(self.share_team.unwrap_or(0.0));
            format!("You leave {share} of the contacts to your team.")
        }
    }

    fn change(&self) -> String {
        if self.me > self.team {
            "Hand over one relationship, and stay on as backup.".to_owned()
        } else {
            "See the people who matter most yourself.".to_owned()
        }
    }

    fn one_thing(&self) -> String {
        if self.me > self.team {
            "let someone on your team have the next conversation, and log it with --by".to_owned()
        } else {
            "talk with someone in the heaviest unit yourself".to_owned()
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
        let share = self.share.unwrap_or(0.0);
        let by_you = match self.conversations {
            all if share >= 1.0 => format!("You started all {}.", conversations(all)),
            all if share <= 0.0 => format!("You started none of {}.", conversations(all)),
            all => format!("You started {} of {}.", percent(share), conversations(all)),
        };
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
                format!("You wait to be called: you start only {share} of your conversations.")
            }
            [name] => format!("{name} used to come to you, but no longer does."),
            names => format!("{} used to come to you, but no longer do.", and_more(names)),
        }
    }

    fn change(&self) -> String {
        if self.fallen_silent.is_empty() {
            "Call first, once a week.".to_owned()
        } else {
            "People who get no answers stop asking: go and ask them.".to_owned()
        }
    }

    fn one_thing(&self) -> String {
        match self.fallen_silent.first() {
            Some(silent) => format!("ask {} what they no longer bring to you", silent.name),
            None => "call one person before they call you".to_owned(),
        }
    }
}

/// Returns a number of conversations a week: `3.4 real conversations a week`.
fn a_week(count: f64) -> String {
    let count = tenth(count);
    let plural = if count == "1" { "" } else { "s" };
    format!("{count} real conversation{plural} a week")
}

impl Section for ContactLoad {
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
            "Keeping up takes {}; you had {}.{behind}",
            a_week(self.asked_per_week),
            tenth(self.held_per_week)
        )
    }

    fn too_little(&self) -> String {
        "Too early to say: it takes 3 entries, and people with units.".to_owned()
    }

    fn headline(&self) -> String {
        format!(
            "Your plan takes {}, and you have {}.",
            a_week(self.asked_per_week),
            tenth(self.held_per_week)
        )
    }

    fn change(&self) -> String {
        "Block the hours, or give some people a longer cadence.".to_owned()
    }

    fn one_thing(&self) -> String {
        match self.behind.first() {
            Some(name) => {
                format!("a fixed hour each week for the people who are waiting, {name} first")
            }
            None => "a fixed hour each week for the people who matter".to_owned(),
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

    /// Returns no judgement: hearsay is only listed.
    fn too_little(&self) -> String {
        const LISTED: usize = 5;
        let mut heard: Vec<String> = self
            .heard
            .iter()
            .rev()
            .take(LISTED)
            .map(|heard| {
                let via = heard.via.as_ref().map(|via| format!(" via {via}")).unwrap_or_default();
                format!("{}{via}, {}", words::and(&heard.names), words::quoted(&heard.note))
            })
            .collect();
        if self.heard.len() > LISTED {
            heard.push(format!("{} more", self.heard.len() - LISTED));
        }
        match heard.len() {
            0 => "None recorded.".to_owned(),
            _ => format!("Not counted above: {}.", heard.join("; ")),
        }
    }
}
