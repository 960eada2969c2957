//! Titles of time that someone has alone: on the way, at work elsewhere, or kept for later.

use super::absence::is_about_a_meeting;
use super::absence_words::{BESIDE, WITH};
use super::title::{Title, find, plain, words};
use crate::model::NoContact;

/// Words for the time on the way, which count as a label, or before where it leads.
#[rustfmt::skip]
const ON_THE_WAY: &[&str] = &[
    "travel time", "traveling time", "travelling time", "commute", "commuting", "drive time",
    "driving time", "transit time", "fahrzeit", "fahrtzeit", "reisezeit", "wegzeit", "anfahrt",
    "ruckfahrt", "rueckfahrt", "heimfahrt", "hinfahrt", "anreise", "abreise", "ruckreise",
    "arbeitsweg", "pendeln", "temps de trajet", "temps de deplacement", "temps de transport",
    "trajet", "tiempo de viaje", "tiempo de desplazamiento", "tiempo de traslado",
    "desplazamiento", "tempo de viagem", "tempo de deslocamento", "deslocamento",
    "tempo di viaggio", "tempo di percorrenza", "tragitto", "reistijd", "reisetid", "rejsetid",
    "restid", "korsel", "pendling", "matka aika", "tyomatka aika", "czas podrozy", "dojazd",
    "czas dojazdu", "doba cesty", "cas na cestu", "yol suresi", "yolda", "время в пути",
    "в пути", "дорога", "移動", "移動時間", "通勤", "通勤時間", "路上", "路程时间", "通勤时间",
    "이동", "이동시간", "이동 시간", "출근", "퇴근", "출퇴근",
];

/// What stands before the place where a way begins or ends.
#[rustfmt::skip]
const TOWARDS: &[&str] = &[
    "to", "from", "back", "home", "between", "nach", "zum", "zur", "zu", "von", "vom", "ins",
    "vers", "depuis", "jusqu", "a", "al", "para", "hacia", "desde", "ate", "per", "verso", "da",
    "naar", "van", "til", "fra", "till", "fran", "do", "na", "z", "в", "на", "до", "из",
];

/// Words before the place at which someone works for a time.
#[rustfmt::skip]
const WORKING_FROM: &[&str] = &[
    "working from", "works from", "work from", "working out of", "arbeitet aus", "arbeitet von",
    "arbeite aus", "travaille depuis", "travaille de", "en teletravail depuis", "trabaja desde",
    "trabajando desde", "trabalha de", "trabalhando de", "lavora da", "werkt vanuit", "werkt uit",
    "jobber fra", "arbejder fra", "jobbar fran", "arbetar fran", "pracuje z", "работает из",
];

/// What is not a place: `Working from first principles`.
const NO_PLACES: [&str; 9] =
    ["first", "scratch", "same", "zero", "a", "an", "data", "templates", "the"];

/// Words for something that is to be filled later.
#[rustfmt::skip]
const PLACEHOLDER: &[&str] =
    &["placeholder", "platzhalter", "plassholder", "pladsholder", "platshallare", "segnaposto"];

/// What follows such a word where it describes a thing: `Placeholder names in the ERP`.
#[rustfmt::skip]
const PLACEHOLDER_OF: &[&str] = &[
    "name", "names", "text", "texts", "copy", "value", "values", "data", "image", "images", "field",
    "fields", "account", "accounts", "customer", "customers", "record", "records", "entry",
    "entries", "price", "prices", "number", "numbers", "figure", "figures", "content", "page",
    "pages", "logo", "logos", "user", "users", "id", "ids", "variable", "variables", "cost",
    "costs", "strategy", "cleanup", "namen", "texte", "werte", "bilder", "daten", "konten",
    "felder", "in", "im", "on", "and", "or", "vs", "und", "oder", "i", "nel", "nei",
];

/// Recognises the title of time that someone has alone, and says what it is.
pub fn own_time(summary: &str, names: &[&str]) -> Option<NoContact> {
    let title = Title::of(summary);
    let all = title.words();
    if let [first, next, ..] = all.as_slice()
        && PLACEHOLDER.contains(first)
    {
        return (!PLACEHOLDER_OF.contains(next)).then_some(NoContact::Hold);
    }
    let is_likely = |phrases: &[&str]| phrases.iter().any(|phrase| find(&all, phrase).is_some());
    let (is_way, is_work) = (is_likely(ON_THE_WAY), is_likely(WORKING_FROM));
    if !is_way && !is_work {
        return None;
    }
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let names: Vec<&str> = names.iter().flat_map(|name| words(name)).collect();
    let is_beside = |word: &&str| names.contains(word) || BESIDE.contains(word);
    let is_together =
        all.windows(2).any(|pair| WITH.contains(&pair[0]) && names.contains(&pair[1]));
    let is_about = is_about_a_meeting(&title, &names);
    if is_way && !is_together && leads_somewhere(&all, is_beside)
        || is_way && !is_about && is_on_the_way(&title, is_beside)
    {
        Some(NoContact::Hold)
    } else if is_work && !is_about && is_working_from(&all, is_beside) {
        Some(NoContact::Elsewhere)
    } else {
        None
    }
}

fn is_on_the_way(title: &Title, is_beside: impl Fn(&&str) -> bool) -> bool {
    title.labels().iter().any(|words| {
        around(words, ON_THE_WAY).any(|(before, after)| before.iter().chain(after).all(&is_beside))
    })
}

/// Whether a title says where a way leads, which may be a meeting: `Commute to lunch`.
fn leads_somewhere(all: &[&str], is_beside: impl Fn(&&str) -> bool) -> bool {
    around(all, ON_THE_WAY).any(|(before, after)| {
        before.iter().all(&is_beside) && after.first().is_some_and(|it| TOWARDS.contains(it))
    })
}

fn is_working_from(all: &[&str], is_beside: impl Fn(&&str) -> bool) -> bool {
    around(all, WORKING_FROM).any(|(before, place)| {
        before.iter().all(&is_beside)
            && (1..=3).contains(&place.len())
            && !NO_PLACES.contains(&place[0])
    })
}

/// Returns the words before and after each of these phrases.
fn around<'w>(
    words: &'w [&'w str],
    phrases: &'static [&'static str],
) -> impl Iterator<Item = (&'w [&'w str], &'w [&'w str])> {
    phrases.iter().filter_map(|phrase| {
        let (at, length) = find(words, phrase)?;
        Some((&words[..at], &words[at + length..]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_own(summary: &str) -> Option<NoContact> {
        own_time(summary, &["Ada Kern"])
    }

    #[test]
    fn every_word_is_plain() {
        let lists = [ON_THE_WAY, TOWARDS, WORKING_FROM, PLACEHOLDER, PLACEHOLDER_OF];
        for word in lists.into_iter().flatten().chain(&NO_PLACES) {
            assert_eq!(*word, plain(word));
        }
    }

    #[test]
    fn time_alone_is_no_meeting() {
        for (summary, why) in [
            ("Travel time", NoContact::Hold),
            ("Travel time to Ulm", NoContact::Hold),
            ("Travel time: Ulm", NoContact::Hold),
            ("Commute", NoContact::Hold),
            ("Commute to the office", NoContact::Hold),
            ("Ada: commute", NoContact::Hold),
            ("Fahrzeit", NoContact::Hold),
            ("Anreise nach Wien", NoContact::Hold),
            ("Commute to lunch", NoContact::Hold),
            ("Temps de trajet", NoContact::Hold),
            ("Tiempo de viaje", NoContact::Hold),
            ("Tempo de deslocamento", NoContact::Hold),
            ("Tempo di viaggio", NoContact::Hold),
            ("Reistijd", NoContact::Hold),
            ("Reisetid", NoContact::Hold),
            ("Restid", NoContact::Hold),
            ("Matka-aika", NoContact::Hold),
            ("Czas podróży", NoContact::Hold),
            ("Doba cesty", NoContact::Hold),
            ("Yol süresi", NoContact::Hold),
            ("Время в пути", NoContact::Hold),
            ("移動", NoContact::Hold),
            ("通勤时间", NoContact::Hold),
            ("이동 시간", NoContact::Hold),
            ("Placeholder lunch", NoContact::Hold),
            ("Placeholder lunch Ada", NoContact::Hold),
            ("Placeholder with Ada", NoContact::Hold),
            ("Platzhalter Lunch", NoContact::Hold),
            ("Platshållare lunch", NoContact::Hold),
            ("Ada working from Berlin", NoContact::Elsewhere),
            ("Working from Berlin", NoContact::Elsewhere),
            ("Ada arbeitet aus Berlin", NoContact::Elsewhere),
            ("Ada werkt vanuit Berlijn", NoContact::Elsewhere),
            ("Ada trabaja desde Berlín", NoContact::Elsewhere),
            ("Ada travaille depuis Lyon", NoContact::Elsewhere),
        ] {
            assert_eq!(is_own(summary), Some(why), "{summary}");
        }
    }

    #[test]
    fn meetings_about_it_are_meetings() {
        for summary in [
            "Placeholder names in the ERP",
            "Platzhalter im ERP",
            "Travel budget",
            "Travel time reimbursement",
            "Travel time policy",
            "Travel time with Ada",
            "Anreise nach Wien mit Ada",
            "Commuter benefits",
            "Commute survey",
            "Working from first principles",
            "Teams working from Berlin",
            "Fahrzeitoptimierung",
            "席移動",
            "Trip to Ulm",
            "Weekly",
            "",
        ] {
            assert_eq!(is_own(summary), None, "{summary}");
        }
    }
}
