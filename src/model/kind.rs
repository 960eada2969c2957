//! Kinds of entries: what counts as contact, and what it deposits where.

use serde::{Deserialize, Serialize};

use super::{Account, name};

/// A kind of entry, which says whether it is a real conversation and what it deposits where.
#[derive(Debug, Clone, PartialEq)]
pub struct Kind {
    pub name: String,
    /// Other words it can be typed as.
    pub aliases: Vec<String>,
    pub real: bool,
    pub in_person: bool,
    pub side: Side,
    /// The deposit, or below 0 the withdrawal, without the gut feeling.
    pub deposit: f64,
    pub account: Account,
    /// What it is for, in a few words.
    pub purpose: String,
    /// How it reads before a name: `coffee with`, `complaint from`.
    pub phrase: String,
    /// Whether an entry should have a note.
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

    /// Makes a kind of which only the name is known: not a contact, and worth nothing.
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

    /// Returns the name with its aliases: `meal (lunch, dinner, drinks)`.
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

/// The side of a relationship that an entry feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Business,
    Social,
    Both,
    None,
}

impl Side {
    /// Returns the word used in the journal, in JSON and in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Side::Business => "business",
            Side::Social => "social",
            Side::Both => "both",
            Side::None => "none",
        }
    }

    /// Finds a side by its name.
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
    /// Finds the kind typed as a name or alias, in any case and with or without accents.
    pub fn named(&self, typed: &str) -> Option<&Kind> {
        let folded = name::fold(typed);
        self.0
            .iter()
            .find(|kind| name::fold(&kind.name) == folded)
            .or_else(|| self.0.iter().find(|kind| kind.answers_to(&folded)))
    }

    /// Lists all kinds, the built-in ones first.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter()
    }

    /// Returns the kind of this name to change it, after adding it if there is none.
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

    /// Returns how an entry of a kind reads before a name; for a kind that no longer exists,
    /// plainly.
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

/// Kinds whose entries should have a note.
const WANT_NOTE: [&str; 7] = [
    Kind::HELP,
    Kind::WIN,
    Kind::ASK,
    Kind::SAID_NO,
    Kind::COMPLAINT,
    Kind::SETBACK,
    Kind::HEARSAY,
];

/// Name, aliases, whether real, whether in person, side, deposit, account, phrase, purpose.
type BuiltIn =
    (&'static str, &'static str, bool, bool, Side, f64, Account, &'static str, &'static str);

const REAL: bool = true;
const FORM: bool = false;
const NEAR: bool = true;
const FAR: bool = false;

/// What counts as contact and what it is worth. Losses weigh double: it takes two wins to make up
/// for a setback.
#[rustfmt::skip]
const BUILT_IN: [BuiltIn; 22] = {
    use Account::{Me, Team};
    use Side::{Both, Business, None, Social};
    [
        (Kind::TALK, "1:1", REAL, NEAR, Business, 1.0, Me, "talk with", "a conversation"),
        (Kind::COFFEE, "", REAL, NEAR, Social, 1.0, Me, "coffee with", "no agenda"),
        (Kind::MEAL, "lunch dinner drinks", REAL, NEAR, Both, 2.0, Me, "meal with", "time to listen"),
        (Kind::TRAVEL, "trip", REAL, NEAR, Both, 3.0, Me, "travel with", "once a trip; its dinners are meals"),
        (Kind::VISIT, "", REAL, NEAR, Business, 2.0, Me, "visit to", "sat in on theirs: a QBR, a pipeline review"),
        (Kind::CALL, "phone video zoom", REAL, FAR, Business, 1.0, Me, "call with", "a conversation from a distance"),
        (Kind::HELP, "", REAL, FAR, Business, 3.0, Me, "help for", "helped with their goal: the largest deposit"),
        (Kind::APOLOGY, "", REAL, NEAR, Both, 1.0, Me, "apology to", "said sorry, in person"),
        (Kind::REVIEW, "", REAL, NEAR, Business, 1.0, Me, "review with", "an agreed review of how we do for them"),
        (Kind::MEETING, "", FORM, NEAR, Business, 0.0, Me, "meeting with", "a scheduled meeting: presence, not contact"),
        (Kind::MESSAGE, "email mail chat slack", FORM, FAR, None, 0.0, Me, "message to", "written, not said"),
        (Kind::ATTEMPT, "", FORM, FAR, None, 0.0, Me, "attempt to reach", "reached out, no answer"),
        (Kind::BROADCAST, "", FORM, FAR, None, 0.0, Me, "broadcast to", "a status mail to everyone is not contact"),
        (Kind::THANKS, "", FORM, FAR, Social, 1.0, Me, "thanks to", "thanks, credit given, a birthday wish"),
        (Kind::WIN, "", FORM, FAR, Business, 2.0, Team, "win for", "value delivered, in their words"),
        (Kind::ASK, "", FORM, FAR, Business, -2.0, Me, "ask of", "asked for funding or a favour"),
        (Kind::SAID_NO, "", FORM, FAR, Business, -1.0, Me, "said no to", "said no, or brought bad news"),
        (Kind::DECLINED, "", FORM, FAR, Social, -1.0, Me, "turned down an invitation from", "turned down their invitation"),
        (Kind::COMPLAINT, "", FORM, FAR, Business, -2.0, Team, "complaint from", "they complained"),
        (Kind::SETBACK, "", FORM, FAR, Business, -4.0, Team, "setback for", "an outage, a broken expectation"),
        (Kind::HEARSAY, "", FORM, FAR, None, 0.0, Me, "hearsay about", "what others say about them: kept apart, counts in no number"),
        (Kind::OPENING, "", FORM, FAR, None, 0.0, Me, "opening balance with", "an opening balance, with --deposit N"),
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
            (Kind::WIN, "win"),
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
