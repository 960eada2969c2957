//! Turning names that are written family name first into the order in which they are said.

/// What follows a comma behind a name and is part of it: generations, degrees, honours.
const SUFFIXES: [&str; 40] = [
    "jr", "junior", "sr", "senior", "ii", "iii", "iv", "esq", "esquire", "phd", "dphil", "md",
    "dds", "dmd", "dvm", "jd", "llb", "llm", "mba", "emba", "msc", "mph", "mpa", "bsc", "beng",
    "meng", "edd", "psyd", "pharmd", "cpa", "cfa", "acca", "cissp", "pmp", "rn", "obe", "cbe",
    "mbe", "qc", "dipl-ing",
];

/// Titles and roles, which follow a comma without being a given name, but are not part of a name.
pub(super) const ROLES: [&str; 10] =
    ["dr", "prof", "ceo", "cfo", "cio", "coo", "cto", "vp", "svp", "evp"];

/// Words that occur only in the names of companies.
const COMPANIES: [&str; 30] = [
    "inc",
    "llc",
    "llp",
    "lp",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "co",
    "company",
    "plc",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "ohg",
    "gbr",
    "se",
    "sa",
    "sas",
    "sarl",
    "spa",
    "bv",
    "nv",
    "ab",
    "oy",
    "and",
    "und",
    "et",
];

/// The most words that a given name or a family name has.
const MOST_WORDS: usize = 3;

/// Turns `Roth, Anna Maria` around: one comma between up to three words on either side. Returns
/// anything that could be a company, or a name with a suffix such as `PhD`, unchanged. In Chinese,
/// Japanese and Korean the family name stays first.
pub fn in_reading_order(name: &str) -> String {
    let Some((family, given)) = name.split_once(',') else { return name.to_owned() };
    let (family, given) = (family.trim(), given.trim());
    if !is_name(family) || !is_name(given) || given.split_whitespace().any(is_title) {
        name.to_owned()
    } else if is_east_asian(family) {
        format!("{family} {given}")
    } else {
        format!("{given} {family}")
    }
}

/// Turns a typed name around as [`in_reading_order`] does, if a blank follows its comma: without
/// one, the comma joins several people. Suffixes stay behind: `Downey, Robert, Jr.`.
pub fn typed_in_reading_order(name: &str) -> String {
    if !name.contains(", ") {
        return name.to_owned();
    }
    let mut end = name.len();
    while let Some((before, last)) = name[..end].trim_end().rsplit_once([' ', ','])
        && is_suffix(last)
        && before.trim_end_matches([' ', ',']).contains(',')
    {
        end = before.trim_end_matches([' ', ',']).len();
    }
    in_reading_order(&name[..end]) + &name[end..]
}

/// Returns whether a text is not empty and consists only of Han characters, kana or Hangul.
pub fn is_east_asian(name: &str) -> bool {
    let scripts = ['\u{3005}'..='\u{30ff}', '\u{3400}'..='\u{9fff}', '\u{ac00}'..='\u{d7af}'];
    let is_cjk = |c| scripts.iter().any(|script| script.contains(&c));
    !name.is_empty() && name.chars().all(is_cjk)
}

/// Returns whether this may be the given or the family name of a person.
fn is_name(part: &str) -> bool {
    let never = |c: char| c.is_numeric() || ",;:&+/|@#*=_\"()[]{}<>".contains(c);
    let words = part.split_whitespace().count();
    (1..=MOST_WORDS).contains(&words)
        && !part.contains(never)
        && !part.split_whitespace().any(|word| COMPANIES.contains(&plain(word).as_str()))
}

/// Splits a text at its commas into the name, with the suffixes that belong to it, and the rest:
/// `Anna Roth, PhD, CFO` into `Anna Roth, PhD` and `CFO`.
pub fn split_suffixes(text: &str) -> (String, Vec<&str>) {
    let mut parts = text.split(is_comma).map(str::trim).filter(|part| !part.is_empty());
    let name = parts.next().unwrap_or_default().to_owned();
    let (suffixes, others): (Vec<&str>, Vec<&str>) =
        parts.partition(|part| part.split_whitespace().all(is_suffix));
    (std::iter::once(name.as_str()).chain(suffixes).collect::<Vec<_>>().join(", "), others)
}

/// Returns whether a character is a comma, also of Chinese and Japanese.
pub fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、')
}

/// Splits a list of names at its commas, except before suffixes and between double quotes:
/// `Martin Kelly, Jr.,Neal` is two.
pub fn split_list(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut in_quotes = false;
    let parts = text.split(|c| {
        in_quotes ^= c == '"';
        is_comma(c) && !in_quotes
    });
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        match names.last_mut() {
            Some(name) if part.split_whitespace().all(is_suffix) => {
                name.push_str(", ");
                name.push_str(part);
            }
            _ => names.push(part.to_owned()),
        }
    }
    names
}

/// Returns whether a word is part of a name behind a comma.
pub(super) fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&plain(word).as_str())
}

/// Returns whether a word behind a comma says more about a person, and is not a given name.
fn is_title(word: &str) -> bool {
    let word = plain(word);
    SUFFIXES.contains(&word.as_str()) || ROLES.contains(&word.as_str())
}

/// Returns a word in lower case and without dots.
fn plain(word: &str) -> String {
    word.replace('.', "").to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_family_name_before_a_comma_goes_last() {
        for (written, said) in [
            ("Smith, John", "John Smith"),
            ("Müller,Jürgen", "Jürgen Müller"),
            (" ROTH ,  Anna Maria ", "Anna Maria ROTH"),
            ("van der Berg, Ruth Anna", "Ruth Anna van der Berg"),
            ("García y Vega, José", "José García y Vega"),
            ("O’Neill-Łuk, J. R.", "J. R. O’Neill-Łuk"),
            ("Smith Jr., John", "John Smith Jr."),
            ("山田, 花子", "山田 花子"),
            ("Yamada, Hanako", "Hanako Yamada"),
        ] {
            assert_eq!(in_reading_order(written), said, "{written:?}");
        }
    }

    #[test]
    fn anything_but_a_name_is_left_alone() {
        for name in [
            "",
            "Anna Roth",
            "Roth,",
            ", Anna",
            "John Smith, Jr.",
            "Roth, Ph.D.",
            "Roth, Dr. Anna",
            "Anna Roth, CFO",
            "Roth, Anna, Dr.",
            "Acme, Inc",
            "Acme Inc., Berlin",
            "Müller GmbH & Co. KG, Ulm",
            "Smith and Jones, Attorneys",
            "Board, 3rd floor",
            "Braun, Holger (EXT)",
            "Anna, who is the head of it",
        ] {
            assert_eq!(in_reading_order(name), name);
        }
    }

    proptest! {
        #[test]
        fn a_name_is_turned_only_once(name in "\\PC{0,9},?\\PC{0,9}") {
            let said = in_reading_order(&name);
            prop_assert_eq!(in_reading_order(&said), said.clone());
        }
    }
}
