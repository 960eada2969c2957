//! What stands beside a name and names nobody by itself: titles, particles, suffixes.

use crate::model::name::fold::{fold, is_between};
use crate::model::name::order::{ROLES, is_suffix};

/// Words of a name that may be left out anywhere: titles before it, suffixes behind it.
pub(super) const TITLES: [&str; 37] = [
    "dr",
    "prof",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "hon",
    "capt",
    "gen",
    "col",
    "lt",
    "sgt",
    "herr",
    "frau",
    "mme",
    "mlle",
    "ing",
    "mag",
    "dipl",
    "jr",
    "sr",
    "ii",
    "iii",
    "iv",
    "phd",
    "md",
    "mba",
    "esq",
    "doctor",
    "professor",
    "mister",
];

/// Suffixes that tell father and son apart: never noise.
const GENERATIONS: [&str; 7] = ["jr", "sr", "ii", "iii", "iv", "junior", "senior"];

/// Suffixes that are surnames too.
const SURNAMES: [&str; 2] = ["meng", "beng"];

/// Words between the names of a person.
pub(super) const PARTICLES: [&str; 45] = [
    "von", "vom", "van", "der", "den", "dem", "des", "de", "del", "della", "dela", "di", "da",
    "do", "du", "dos", "das", "la", "las", "le", "les", "los", "el", "al", "zu", "zum", "zur",
    "af", "av", "bin", "ibn", "ben", "bint", "abu", "ter", "ten", "te", "op", "in", "het", "y",
    "e", "und", "st", "d",
];

/// Particles that are also a first name, or a surname that is said first: Al, Ben, Le.
const ALSO_NAMES: [&str; 15] = [
    "al", "ben", "bin", "da", "del", "della", "di", "do", "du", "el", "la", "le", "van", "abu",
    "ten",
];

/// Titles by which a man and a woman are addressed.
const HIS: [&str; 5] = ["mr", "mister", "herr", "sir", "lord"];
const HERS: [&str; 8] = ["mrs", "ms", "miss", "frau", "mme", "mlle", "dame", "lady"];

/// The words of a name, in order, by what they say.
#[derive(Default)]
pub(super) struct Split {
    /// Those that name someone; of a name that has only others, all.
    pub names: Vec<String>,
    pub particles: Vec<String>,
    /// All that do not name someone: particles, titles, suffixes.
    pub beside: Vec<String>,
}

/// Splits the words of a name.
pub(super) fn split(words: &[String]) -> Split {
    let is_title = |at: usize| {
        let word = words[at].as_str();
        let next = words.get(at + 1).map(String::as_str);
        TITLES.contains(&word)
            || at > 0 && is_suffix(word) && !SURNAMES.contains(&word)
            || word == "ph" && next == Some("d")
            || word == "d" && at > 0 && words[at - 1] == "ph"
    };
    let Some(last) = (0..words.len()).rev().find(|at| !is_title(*at)) else {
        return Split { names: words.to_vec(), ..Split::default() };
    };
    let is_particle = |at: usize| at < last && PARTICLES.contains(&words[at].as_str());
    let first = (0..words.len()).find(|at| !is_title(*at));
    let is_name = |at: usize| {
        let is_first =
            first == Some(at) && ALSO_NAMES.contains(&words[at].as_str()) && !is_particle(at + 1);
        !is_title(at) && (is_first || !is_particle(at))
    };
    let mut split = Split::default();
    for (at, word) in words.iter().enumerate() {
        if is_name(at) {
            split.names.push(word.clone());
            continue;
        }
        split.beside.push(word.clone());
        if !is_title(at) {
            split.particles.push(word.clone());
        }
    }
    split
}

/// Returns whether a word that was typed is a title, before which or behind which a name stands.
pub fn is_title(typed: &str) -> bool {
    let folded = fold(typed).replace('.', "");
    let mut words = folded.split(is_between).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| {
            (TITLES.contains(&word) || is_suffix(word) && !SURNAMES.contains(&word))
                && !GENERATIONS.contains(&word)
        })
}

/// Returns whether a word that was typed stands behind a name: `PhD`.
fn is_degree(typed: &str) -> bool {
    let plain = fold(typed).replace(['.', ','], "");
    is_suffix(&plain)
        && !SURNAMES.contains(&plain.as_str())
        && !GENERATIONS.contains(&plain.as_str())
}

/// Returns whether a text consists only of how one addresses people: `Dr.`, `Frau Prof.`
pub fn is_address_only(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            let plain = fold(word).replace(['.', ','], "");
            let plain = plain.as_str();
            let is_academic = matches!(plain, "dr" | "prof" | "doctor" | "professor" | "mx");
            is_academic || HIS.contains(&plain) || HERS.contains(&plain)
        })
}

/// Returns whether a text is a title, a particle or a role, and no name: `van`, `the CEO`.
pub fn names_nobody(text: &str) -> bool {
    let folded = fold(text);
    let words = folded.split(is_between).filter(|word| !word.is_empty() && *word != "the");
    let mut words = words.peekable();
    let lists = [&TITLES[..], &PARTICLES, &ROLES];
    words.peek().is_some() && words.all(|word| lists.iter().any(|list| list.contains(&word)))
}

/// Returns whether a word tells father and son apart: `Jr.`.
pub fn is_generation(typed: &str) -> bool {
    GENERATIONS.contains(&fold(typed).replace(['.', ','], "").as_str())
}

/// Returns what was typed without titles before it and degrees behind it; `None` if there are none,
/// or nothing else.
pub(super) fn without_titles(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let first = words.iter().position(|word| !is_title(word))?;
    let last = words.iter().rposition(|word| !is_degree(word))?;
    if last < first {
        return None;
    }
    let rest = words[first..=last].join(" ");
    (last + 1 - first < words.len()).then(|| rest.trim_end_matches(',').to_owned())
}

/// Returns whether one is addressed as a man, and the other as a woman.
pub(super) fn contradict(typed: &[String], name: &[String]) -> bool {
    let has = |words: &[String], titles: &[&str]| {
        words.iter().any(|word| titles.contains(&word.as_str()))
    };
    has(typed, &HIS) && has(name, &HERS) || has(typed, &HERS) && has(name, &HIS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::name::words::Words;

    #[test]
    fn a_name_is_split_from_what_stands_beside_it() {
        for (name, names) in [
            ("Prof. Dr. Anna Maria Roth, PhD", "anna maria roth"),
            ("Eva Wolf, Ph.D.", "eva wolf"),
            ("Ruth van der Berg", "ruth berg"),
            ("Van Morrison", "van morrison"),
            ("van der Berg", "berg"),
            ("Al Gore", "al gore"),
            ("Omar al-Rashid", "omar rashid"),
            ("Ben Ott Jr.", "ben ott"),
            ("David ben Gurion", "david gurion"),
            ("Nguyễn Thị Le", "nguyen thi le"),
            ("Wei Meng", "wei meng"),
            ("Dr.", "dr"),
            ("de", "de"),
        ] {
            assert_eq!(split(&Words::of(name).words).names.join(" "), names, "{name}");
        }
    }

    #[test]
    fn titles_around_a_name_are_taken_off_but_not_its_generation() {
        for (typed, expected) in [
            ("Ms Kelly", Some("Kelly")),
            ("Prof. Dr. Roth, PhD", Some("Roth")),
            ("Dr.-Ing. Wolf", Some("Wolf")),
            ("Kelly Jr.", None),
            ("Mr Kelly Jr.", Some("Kelly Jr.")),
            ("Dr", None),
            ("Kelly", None),
        ] {
            assert_eq!(without_titles(typed).as_deref(), expected, "{typed}");
        }
    }
}
