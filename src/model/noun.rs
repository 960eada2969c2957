//! The nouns: the kinds of record that the journal keeps, listed once.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Passes the list of nouns to another macro: the type of a record, its name in tables and JSON,
/// and the words people read.
///
/// The list exists only here. Everything that walks over nouns is generated from it, so a noun that
/// is added here does not compile until each room says what it does with it.
macro_rules! nouns {
    ($generate:ident) => {
        $generate! {
            Unit "unit" ("unit", "units")
            Stakeholder "stakeholder" ("person", "people")
            Entry "entry" ("entry", "entries")
            Fact "fact" ("fact", "facts")
            Promise "promise" ("promise", "promises")
            Pulse "pulse" ("pulse", "pulses")
            Card "card" ("contact card", "contact cards")
        }
    };
}

pub(crate) use nouns;

macro_rules! define_noun {
    ($($noun:ident $name:literal ($one:literal, $many:literal))*) => {
        /// A kind of record, in the order in which lists and reports name them.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(try_from = "String")]
        pub enum Noun {
            $(#[serde(rename = $name)] $noun,)*
        }

        impl Noun {
            pub const ALL: &'static [Noun] = &[$(Noun::$noun),*];

            /// Returns the name in code: of the table, in JSON, in exported lines.
            pub fn name(self) -> &'static str {
                match self { $(Noun::$noun => $name,)* }
            }

            /// Returns the words people read: one, and several.
            pub fn words(self) -> (&'static str, &'static str) {
                match self { $(Noun::$noun => ($one, $many),)* }
            }

            /// Returns the word for one, with its article: `an entry`.
            pub fn with_article(self) -> String {
                let (one, _) = self.words();
                let article = if one.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
                format!("{article} {one}")
            }
        }
    };
}

nouns!(define_noun);

impl FromStr for Noun {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let noun = Noun::ALL.iter().copied().find(|noun| noun.name() == name);
        noun.ok_or_else(|| format!("there is no noun `{name}`"))
    }
}

impl TryFrom<String> for Noun {
    type Error = String;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_holds_the_name_of_a_noun() {
        for noun in Noun::ALL {
            let json = serde_json::to_string(noun).unwrap();
            assert_eq!(json, format!("\"{}\"", noun.name()));
            assert_eq!(serde_json::from_str::<Noun>(&json).unwrap(), *noun);
        }
        let wombat = serde_json::from_str::<Noun>("\"wombat\"").unwrap_err().to_string();
        assert!(wombat.starts_with("there is no noun `wombat`"), "{wombat}");
    }
}
