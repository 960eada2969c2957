//! Who is meant: tiers of likeness, of which the first with a match decides.

use crate::model::Stakeholder;
use crate::model::name::address::{has_email, split_address};
use crate::model::name::affixes::{contradict, without_titles};
use crate::model::name::fold::{fold, is_latin};
use crate::model::name::order::typed_in_reading_order;
use crate::model::name::sieve::Sieve;
use crate::model::name::words::{Words, in_latin};

/// No name has more words than this after the first.
const MOST_WORDS: usize = 5;

/// Who is meant by what was typed.
#[derive(Debug, PartialEq)]
pub enum Found<'a> {
    One(&'a Stakeholder),
    Several(Vec<&'a Stakeholder>),
    Nobody,
}

/// How exactly someone is meant: the tiers, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// The whole name, an alias or an e-mail.
    Exact,
    /// The whole name or an alias, with the surname first and a comma behind it.
    SurnameFirst,
    /// The whole name or an alias, but for its dots and commas.
    WithoutDots,
    /// Whole words of the name, its initials, the local part of an e-mail.
    WholeWords,
    /// Beginnings of words of the name.
    Beginnings,
    /// Only a title of the name or the beginning of a particle, which is never enough.
    Beside,
    /// Whole words of a name of another script, or with umlauts, in plain Latin letters.
    Transliteration,
    /// Beginnings of such words.
    TransliteratedBeginnings,
}

/// Finds who is meant. The first tier with a match decides; within it, active people come before
/// archived ones, and several are never narrowed down further.
pub fn find<'a>(typed: &str, people: &'a [Stakeholder]) -> Found<'a> {
    find_up_to(Tier::TransliteratedBeginnings, typed, people)
}

/// Finds who is meant by whole words of a name, or exactly.
pub fn find_by_whole_words<'a>(typed: &str, people: &'a [Stakeholder]) -> Found<'a> {
    find_up_to(Tier::WholeWords, typed, people)
}

/// Finds who is meant, up to this tier. Titles that the name does not have are left out, but for
/// those of a man where the name has those of a woman.
fn find_up_to<'a>(worst: Tier, typed: &str, people: &'a [Stakeholder]) -> Found<'a> {
    let query = Query::new(typed);
    let shorter = if query.email.is_none() { without_titles(typed) } else { None };
    match (query.best(people, worst), shorter) {
        (Found::Nobody, Some(shorter)) => {
            let contradicts = |person: &&Stakeholder| {
                contradict(&query.typed.words, &Words::of(&person.name).words)
            };
            match Query::new(&shorter).best(people, worst) {
                Found::One(one) if contradicts(&one) => Found::Nobody,
                Found::Several(several) => {
                    found(several.into_iter().filter(|it| !contradicts(it)).collect())
                }
                found => found,
            }
        }
        (found, _) => found,
    }
}

/// Finds who is meant exactly: by the whole name, an alias or an e-mail.
pub fn find_exactly<'a>(typed: &str, people: &'a [Stakeholder]) -> Found<'a> {
    Query::new(typed).best(people, Tier::WithoutDots)
}

/// Finds the people meant by a first word and words after it that go on with the name, and how many
/// those are: in `cass kelly budget`, one. As many as possible decide.
pub fn find_before_note<'a>(
    first: &str,
    rest: &[String],
    people: &'a [Stakeholder],
) -> Option<(Found<'a>, usize)> {
    let query = Query::new(first);
    if query.typed.words.is_empty() {
        return None;
    }
    let sieve = Sieve::of(&query.typed.words);
    let near: Vec<&Stakeholder> = people
        .iter()
        .filter(|person| person.called().any(|name| sieve.lets_through(name)))
        .collect();
    (1..=rest.len().min(MOST_WORDS)).rev().find_map(|count| {
        let words: Vec<String> =
            rest[..count].iter().flat_map(|word| Words::of(word).words).collect();
        if words.is_empty() {
            return None;
        }
        let whole = fold(&format!("{first} {}", rest[..count].join(" ")));
        let tiers = near
            .iter()
            .filter_map(|person| Some((query.going_on(&words, &whole, person)?, *person)));
        let (tier, mut meant) = best(tiers);
        if tier >= Some(Tier::Beginnings)
            && let Found::One(person) = find_exactly(first, people)
            && meant.iter().all(|other| other.id != person.id)
        {
            // `mo stone` is Moira Stone, or a note on Mo.
            meant.push(person);
        }
        match found(meant) {
            Found::Nobody => None,
            Found::One(person) if tier == Some(Tier::Beside) => {
                Some((Found::Several(vec![person]), count))
            }
            found => Some((found, count)),
        }
    })
}

/// What was typed, as it is compared.
struct Query {
    spelling: String,
    /// The words, given name first.
    typed: Words,
    /// All that was typed, where that is something else: with the surname first, with an e-mail.
    as_typed: String,
    /// The address, where what was typed holds one: `<mail>`, `mailto:mail`, `Name <mail>`.
    email: Option<String>,
    is_latin: bool,
}

impl Query {
    fn new(typed: &str) -> Query {
        let typed = typed.trim();
        let (name, email) = split_address(typed);
        let words = Words::of(&typed_in_reading_order(name));
        Query {
            spelling: typed.to_owned(),
            as_typed: fold(typed),
            is_latin: name.chars().all(|c| !c.is_alphabetic() || is_latin(c)),
            typed: if words.words.is_empty() { Words::of(typed) } else { words },
            email,
        }
    }

    /// Finds the people of the best tier that has any, up to this one. The very same spelling comes
    /// before all tiers: by it, two records of one name are distinguished.
    fn best<'a>(&self, people: &'a [Stakeholder], worst: Tier) -> Found<'a> {
        if self.as_typed.is_empty() {
            return Found::Nobody;
        }
        let same_spelling: Vec<&Stakeholder> =
            people.iter().filter(|person| person.name == self.spelling).collect();
        if !same_spelling.is_empty() {
            return found(self.with_those_of_this_alias(same_spelling, people));
        }
        let sieve = Sieve::of(&self.typed.words);
        let tiers = people.iter().filter_map(|person| Some((self.tier(&sieve, person)?, person)));
        let tiers: Vec<(Tier, &Stakeholder)> = tiers.filter(|(tier, _)| *tier <= worst).collect();
        let (tier, mut people_found) = best(tiers.iter().copied());
        if tier >= Some(Tier::Beginnings) {
            return with_those_beside(people_found, &tiers);
        }
        if tier.is_some_and(|tier| tier <= Tier::WithoutDots) {
            self.add_namesakes(&sieve, &mut people_found, people);
        }
        found(people_found)
    }

    /// Adds those who have the name of someone else as an alias.
    fn with_those_of_this_alias<'a>(
        &self,
        mut named: Vec<&'a Stakeholder>,
        people: &'a [Stakeholder],
    ) -> Vec<&'a Stakeholder> {
        let has_alias = |person: &&Stakeholder| {
            person.aliases.iter().any(|alias| fold(alias) == self.as_typed)
                && fold(&person.name) != self.as_typed
        };
        named.extend(people.iter().filter(has_alias));
        named
    }

    fn tier(&self, sieve: &Sieve, person: &Stakeholder) -> Option<Tier> {
        if let Some(email) = &self.email {
            let is_name =
                || person.called().any(|it| it.contains('@') && fold(it) == self.as_typed);
            return (has_email(person, email) || is_name()).then_some(Tier::Exact);
        }
        let names = person.called().filter(|name| sieve.lets_through(name));
        let tier = names.filter_map(|name| self.tier_of(name)).min();
        if tier.is_none_or(|tier| tier > Tier::WholeWords) && self.is_local_part(person) {
            return Some(Tier::WholeWords);
        }
        tier
    }

    fn tier_of(&self, name: &str) -> Option<Tier> {
        let (words, typed) = (Words::of(name), &self.typed);
        if words.folded == self.as_typed {
            Some(Tier::Exact)
        } else if words.folded == typed.folded {
            Some(Tier::SurnameFirst)
        } else if without_dots(&words.folded).eq(without_dots(&typed.folded)) {
            Some(Tier::WithoutDots)
        } else if words.have_initials(typed) {
            Some(Tier::WholeWords)
        } else if words.have_beside(&typed.words) && !words.have_particles(&typed.words) {
            Some(Tier::Beside)
        } else if words.have_all(&typed.words) {
            Some(Tier::WholeWords)
        } else if words.begin_with(&typed.words) {
            Some(Tier::Beginnings)
        } else if self.is_latin {
            transliteration(name, &typed.words)
        } else {
            None
        }
    }

    /// Returns the tier of a first word, where the words after it are whole words of the same name.
    fn going_on(&self, rest: &[String], whole: &str, person: &Stakeholder) -> Option<Tier> {
        let all = [self.typed.words.as_slice(), rest].concat();
        let names: Vec<Words> = person.called().map(Words::of).collect();
        if names.iter().any(|name| name.folded == whole) {
            Some(Tier::Exact)
        } else if names.iter().any(|name| name.have_all(&all) && !name.have_beside(&all)) {
            Some(Tier::WholeWords)
        } else if names.iter().any(|name| name.have_all(&all)) {
            Some(Tier::Beside)
        } else if names.iter().any(|name| name.go_on(&self.typed.words, rest)) {
            Some(Tier::Beginnings)
        } else {
            let tier = person.called().filter_map(|name| transliteration(name, &all)).min();
            tier.filter(|tier| self.is_latin && *tier == Tier::Transliteration)
        }
    }

    /// Adds those whose first or last name is the alias that was typed, or whose name stands before
    /// the e-mail of someone else: it means either.
    fn add_namesakes<'a>(
        &self,
        sieve: &Sieve,
        found: &mut Vec<&'a Stakeholder>,
        people: &'a [Stakeholder],
    ) {
        let is_whole = |name: &str| fold(name) == self.typed.folded;
        let is_name = |person: &Stakeholder| match &self.email {
            Some(_) => person.called().any(is_whole),
            None => is_whole(&person.name) || fold(&person.name) == self.as_typed,
        };
        if found.iter().any(|person| is_name(person)) {
            return;
        }
        for person in people.iter().filter(|person| sieve.lets_through(&person.name)) {
            let is_namesake = match &self.email {
                Some(_) => is_name(person),
                None => Words::of(&person.name).have_at_an_end(&self.typed.words),
            };
            if is_namesake && !found.iter().any(|known| known.id == person.id) {
                found.push(person);
            }
        }
    }

    /// Returns whether this is all of an e-mail address before its `@`.
    fn is_local_part(&self, person: &Stakeholder) -> bool {
        let typed = self.typed.folded.as_str();
        person.emails.iter().filter_map(|email| email.split_once('@')).any(|(local, _)| {
            local.eq_ignore_ascii_case(typed) || !local.is_ascii() && local.to_lowercase() == typed
        })
    }
}

/// Returns who is meant by the beginnings of a name. Those who have only a title or a particle like
/// it may be meant too, and none of them is without being asked about.
fn with_those_beside<'a>(
    mut people: Vec<&'a Stakeholder>,
    tiers: &[(Tier, &'a Stakeholder)],
) -> Found<'a> {
    let beside = tiers.iter().filter(|(tier, _)| *tier == Tier::Beside).map(|(_, person)| *person);
    let beside: Vec<&Stakeholder> = beside.filter(|person| person.is_active()).collect();
    for person in &beside {
        if !people.iter().any(|known| known.id == person.id) {
            people.push(person);
        }
    }
    let is_beside = |one: &Stakeholder| {
        tiers.iter().any(|(tier, person)| *tier == Tier::Beside && person.id == one.id)
    };
    match found(people) {
        Found::One(person) if is_beside(person) => Found::Several(vec![person]),
        found => found,
    }
}

/// Returns the best tier, and everyone in it.
fn best<'a>(
    tiers: impl Iterator<Item = (Tier, &'a Stakeholder)>,
) -> (Option<Tier>, Vec<&'a Stakeholder>) {
    let (mut best, mut people) = (None, Vec::new());
    for (tier, person) in tiers {
        if best.is_none_or(|best| tier < best) {
            best = Some(tier);
            people.clear();
        }
        if best == Some(tier) {
            people.push(person);
        }
    }
    (best, people)
}

/// Returns who is meant by candidates of the same tier: active people come before archived ones.
fn found(mut people: Vec<&Stakeholder>) -> Found<'_> {
    if people.iter().any(|person| person.is_active()) {
        people.retain(|person| person.is_active());
    }
    match people.as_slice() {
        [] => Found::Nobody,
        [one] => Found::One(one),
        _ => Found::Several(people),
    }
}

impl Stakeholder {
    /// Returns the name and the aliases.
    pub(super) fn called(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// Returns the tier in which words typed in Latin letters are those of a name that is written
/// otherwise.
fn transliteration(name: &str, typed: &[String]) -> Option<Tier> {
    let forms = in_latin(name);
    if forms.iter().any(|words| words.have_all(typed)) {
        Some(Tier::Transliteration)
    } else {
        // Of the ways to split a name without blanks, the first is the likely one.
        let likely = if name.chars().any(is_latin) { forms.len() } else { 1 };
        let begins = forms.iter().take(likely).any(|words| words.begin_with(typed));
        begins.then_some(Tier::TransliteratedBeginnings)
    }
}

fn without_dots(folded: &str) -> impl Iterator<Item = char> {
    folded.chars().filter(|c| !matches!(c, '.' | ','))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::name::fold::transliterated;
    use crate::model::name::properties::any_name;

    /// Part of a name, as someone types it: beginnings of its words, or its initials.
    fn part(name: &str, lengths: &[usize], between: &str, turned: bool) -> String {
        let latin = transliterated(name);
        let folded = if turned { latin } else { fold(name) };
        let mut parts: Vec<String> = folded
            .split([' ', '-'])
            .zip(lengths)
            .map(|(word, length)| word.chars().take(*length).collect())
            .collect();
        if turned {
            parts.rotate_left(1);
        }
        parts.join(between)
    }

    proptest! {
        /// The sieve keeps out nobody whom a tier would find.
        #[test]
        fn the_sieve_lets_everyone_through_who_is_meant(
            name in any_name(),
            lengths in prop::collection::vec(0..6_usize, 1..5),
            between in prop_oneof![Just(" "), Just(""), Just("-")],
            turned in any::<bool>(),
        ) {
            let query = Query::new(&part(&name, &lengths, between, turned));
            let sieve = Sieve::of(&query.typed.words);
            prop_assert!(
                query.tier_of(&name).is_none() || sieve.lets_through(&name) ||
                    query.typed.words.is_empty(),
                "{}",
                query.spelling
            );
        }
    }
}
