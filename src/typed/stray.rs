//! Words behind a flag that may belong to its value, had it been quoted: `--role Chief Officer`.

use std::collections::BTreeMap;

use clap::{ArgMatches, Command};

use crate::error::{Error, Result};
use crate::shell::quote;

/// The flags whose value is a text, of which one word is rarely all.
const TEXTS: [&str; 6] = ["also", "fact", "measure", "promise", "risk", "role"];

/// The flags that name one person, of whom one word is often all.
const PEOPLE: [&str; 4] = ["by", "to", "via", "who"];

/// The arguments that are a name of several words, in one piece; all others are notes and texts,
/// which may go on behind a flag.
const NAMES: [&str; 3] = ["name", "from", "who"];

/// Refuses words of which nobody can say whether they belong to the flag before them. Words that a
/// shell needed quotes for are whole.
///
/// # Errors
/// The first such word, with both readings quoted.
pub fn check(command: &Command, matches: &ArgMatches) -> Result<()> {
    if let Some((name, below)) = matches.subcommand()
        && let Some(command) = command.find_subcommand(name)
    {
        return check(command, below);
    }
    let values = |id: &str| {
        let places = matches.indices_of(id).into_iter().flatten();
        let words = matches.get_raw(id).into_iter().flatten();
        places.zip(words.map(|word| word.to_string_lossy().into_owned())).collect::<Vec<_>>()
    };
    for argument in command.get_positionals() {
        let id = argument.get_id().as_str();
        let words: BTreeMap<usize, String> = values(id).into_iter().collect();
        let Some(first) = words.keys().next() else { continue };
        for flag in command.get_arguments().filter(|flag| flag.get_action().takes_values()) {
            let Some(long) = flag.get_long() else { continue };
            for (place, value) in values(flag.get_id().as_str()) {
                let Some(word) = words.get(&(place + 1)) else { continue };
                let splits_a_name = NAMES.contains(&id) && *first < place;
                let goes_on = TEXTS.contains(&long)
                    || PEOPLE.contains(&long) && word.starts_with(char::is_uppercase);
                if (splits_a_name || goes_on) && !value.contains(char::is_whitespace) {
                    let rest: Vec<&str> = (place + 1..)
                        .map_while(|place| words.get(&place).map(String::as_str))
                        .collect();
                    return Err(either(long, &value, &rest));
                }
            }
        }
    }
    Ok(())
}

fn either(flag: &str, value: &str, rest: &[&str]) -> Error {
    let separate: Vec<_> = rest.iter().map(|word| quote(word)).collect();
    Error::usage(format!("`{}` stands behind --{flag} {value}.", rest.join(" "))).hint(format!(
        "Nothing was written. If it belongs to it, quote all of it: --{flag} {}\n\
         If not, put it first: {} --{flag} {}",
        quote(&format!("{value} {}", rest.join(" "))),
        separate.join(" "),
        quote(value),
    ))
}
