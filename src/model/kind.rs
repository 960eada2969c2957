use serde::{Deserialize, Serialize};

use super::{Account, name};

/// What an entry was: whether it was a real conversation, and what it deposits where.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    pub name: String,
    /// Other words it may be typed as.
    pub aliases: Vec<String>,
    pub real: bool,
    pub in_person: bool,
    pub side: Side,
    /// Deposit or withdrawal, without the gut.
    pub deposit: f64,
    pub account: Account,
    /// What it is for, in a few words.
    pub purpose: String,
    /// How it reads before a name: "coffee with", "complaint from".
    pub phrase: String,
    /// Whether an entry without a note is half lost.
    pub wants_note: bool,
}

impl Kind {
    pub const TALK: &str = "talk";
    pub const COFFEE: &str = "coffee";
    pub const MEAL: &str = "meal";
    pub const TRAVEL: &str = "travel";
    pub const VISIT: &str = "visit";
    pub const CALL: &str = "call";
    pub const HELP: &str = "help";
    pub const APOLOGY: &str = "apology";
    pub const REVIEW: &str = "review";
    pub const MEETING: &str = "meeting";
    pub const MESSAGE: &str = "message";
    pub const ATTEMPT: &str = "attempt";
    pub const BROADCAST: &str = "broadcast";
    pub const THANKS: &str = "thanks";
    pub const WIN: &str = "win";
    pub const ASK: &str = "ask";
    pub const SAID_NO: &str = "said-no";
    pub const DECLINED: &str = "declined";
    pub const COMPLAINT: &str = "complaint";
    pub const SETBACK: &str = "setback";
    pub const HEARSAY: &str = "hearsay";
    pub const OPENING: &str = "opening";

    /// The kind of an entry if none is given.
    pub const DEFAULT: &str = Kind::TALK;

    /// A kind of this name that nothing is known of: no contact, no worth.
    pub fn plain(name: &str) -> Kind {
        Kind {
            name: name.to_owned(),
            aliases: Vec::new(),
            real: false,
            in_person: false,
            side: Side::None,
            deposit: 0.0,
            account: Account::Me,
            purpose: String::new(),
            phrase: format!("{name} with"),
            wants_note: false,
        }
    }

    /// `meal (lunch, dinner, drinks)`
    pub fn with_aliases(&self) -> String {
        match self.aliases.as_slice() {
            [] => self.name.clone(),
            aliases => format!("{} ({})", self.name, aliases.join(", ")),
        }
    }

    fn answers_to(&self, folded: &str) -> bool {
        name::fold(&self.name) == folded
            || self.aliases.iter().any(|alias| name::fold(alias) == folded)
    }
}

/// Which side of a tie an entry feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Business,
    Social,
    Both,
    None,
}

impl Side {
    pub fn name(self) -> &'static str {
        match self {
            Side::Business => "business",
            Side::Social => "social",
            Side::Both => "both",
            Side::None => "none",
        }
    }

    pub fn named(name: &str) -> Option<Side> {
        [Side::Business, Side::Social, Side::Both, Side::None]
            .into_iter()
            .find(|side| side.name() == name)
    }
}

/// The closed list of kinds: the built-in ones, changed and extended by the configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Kinds(Vec<Kind>);

impl Kinds {
    /// The kind typed as this name or alias, in any case and without accents.
    pub fn named(&self, typed: &str) -> Option<&Kind> {
        let folded = name::fold(typed);
        self.0
            .iter()
            .find(|kind| name::fold(&kind.name) == folded)
            .or_else(|| self.0.iter().find(|kind| kind.answers_to(&folded)))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter()
    }

    /// The kind of this name to change, made if there was none.
    pub fn entry(&mut self, name: &str) -> &mut Kind {
        let position = match self.0.iter().position(|kind| kind.name == name) {
            Some(position) => position,
            None => {
                self.0.push(Kind::plain(name));
                self.0.len() - 1
            }
        };
        &mut self.0[position]
    }

    /// How an entry of this kind reads before a name; kinds that are gone read plainly.
    pub fn phrase(&self, kind: &str) -> String {
        match self.0.iter().find(|known| known.name == kind) {
            Some(known) => known.phrase.clone(),
            None => format!("{kind} with"),
        }
    }
}

impl Default for Kinds {
    fn default() -> Self {
        Kinds(BUILT_IN.iter().map(Kind::built_in).collect())
    }
}

impl Kind {
    fn built_in(row: &BuiltIn) -> Kind {
        let (name, aliases, real, in_person, side, deposit, account, phrase, purpose) = *row;
        Kind {
            name: name.to_owned(),
            aliases: aliases.split_whitespace().map(str::to_owned).collect(),
            real,
            in_person,
            side,
            deposit,
            account,
            purpose: purpose.to_owned(),
            phrase: phrase.to_owned(),
            wants_note: WANT_NOTE.contains(&name),
        }
    }
}

/// Kinds of which an entry without a note is half lost.
const WANT_NOTE: [&str; 7] = ["help", "win", "ask", "said-no", "complaint", "setback", "hearsay"];

/// Name, aliases, whether real, whether in person, side, deposit, account, phrase, purpose.
type BuiltIn =
    (&'static str, &'static str, bool, bool, Side, f64, Account, &'static str, &'static str);

const REAL: bool = true;
const FORM: bool = false;
const NEAR: bool = true;
const FAR: bool = false;

/// What counts as contact and what it is worth. Losses weigh double: a setback takes two wins to
/// make good.
#[rustfmt::skip]
const BUILT_IN: [BuiltIn; 22] = {
    use Account::{Me, Team};
    use Side::{Both, Business, None, Social};
    [
        ("talk", "1:1", REAL, NEAR, Business, 1.0, Me, "talk with", "a conversation"),
        ("coffee", "", REAL, NEAR, Social, 1.0, Me, "coffee with", "no agenda"),
        ("meal", "lunch dinner drinks", REAL, NEAR, Both, 2.0, Me, "meal with", "time to listen"),
        ("travel", "trip", REAL, NEAR, Both, 3.0, Me, "travel with", "once a trip; its dinners are meals"),
        ("visit", "", REAL, NEAR, Business, 2.0, Me, "visit to", "sat in on theirs: a QBR, a pipeline review"),
        ("call", "phone video zoom", REAL, FAR, Business, 1.0, Me, "call with", "a conversation from afar"),
        ("help", "", REAL, FAR, Business, 3.0, Me, "help for", "helped with their goal: the largest deposit there is"),
        ("apology", "", REAL, NEAR, Both, 1.0, Me, "apology to", "said sorry, in person"),
        ("review", "", REAL, NEAR, Business, 1.0, Me, "review with", "an agreed review of how we do for them"),
        ("meeting", "", FORM, NEAR, Business, 0.0, Me, "meeting with", "a scheduled meeting: presence, not contact"),
        ("message", "email mail chat slack", FORM, FAR, None, 0.0, Me, "message to", "written, not said"),
        ("attempt", "", FORM, FAR, None, 0.0, Me, "attempt to reach", "reached out, no answer"),
        ("broadcast", "", FORM, FAR, None, 0.0, Me, "broadcast to", "a status mail to everybody is no contact"),
        ("thanks", "", FORM, FAR, Social, 1.0, Me, "thanks to", "thanks, credit given, a birthday wish"),
        ("win", "", FORM, FAR, Business, 2.0, Team, "win for", "value delivered, in their words"),
        ("ask", "", FORM, FAR, Business, -2.0, Me, "ask of", "asked for funding or a favour"),
        ("said-no", "", FORM, FAR, Business, -1.0, Me, "said no to", "said no, or brought bad news"),
        ("declined", "", FORM, FAR, Social, -1.0, Me, "declined invitation of", "turned down their invitation"),
        ("complaint", "", FORM, FAR, Business, -2.0, Team, "complaint from", "they complained"),
        ("setback", "", FORM, FAR, Business, -4.0, Team, "setback for", "an outage, a broken expectation"),
        ("hearsay", "", FORM, FAR, None, 0.0, Me, "hearsay about", "what others say of them: kept apart, in no number"),
        ("opening", "", FORM, FAR, None, 0.0, Me, "opening balance with", "opening balance, with --deposit N"),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_words_find_their_kind() {
        let kinds = Kinds::default();
        for (typed, name) in [
            ("1:1", "talk"),
            ("Lunch", "meal"),
            ("ZOOM", "call"),
            ("trip", "travel"),
            ("win", "win"),
        ] {
            assert_eq!(kinds.named(typed).map(|kind| kind.name.as_str()), Some(name), "{typed}");
        }
        assert_eq!(kinds.named("golf"), None);
    }

    #[test]
    fn configuration_adds_and_changes() {
        let mut kinds = Kinds::default();
        kinds.entry("golf").real = true;
        kinds.entry("meal").deposit = 5.0;
        assert!(kinds.named("golf").is_some_and(|kind| kind.real && kind.phrase == "golf with"));
        assert_eq!(kinds.named("dinner").map(|kind| kind.deposit), Some(5.0));
    }
}
