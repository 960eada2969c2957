//! Titles that say in short that a meeting does not take place: `CXL lunch`, `No 1:1 this week`.

use super::absence_words::WITH;
use super::cancelled_words::MEETINGS;
use super::title::{Title, find};

/// Short for cancelled, and words for skipped. Some also name a product or a company, so they count
/// only as a label or beside the word of a meeting.
#[rustfmt::skip]
const SHORT: &[&str] = &[
    "cxl", "cxld", "cxled", "cxlled", "cnx", "cnxd", "cnl", "cncl", "cncld", "cnld", "canx", "xcl",
    "skipped", "ubersprungen", "uebersprungen", "overgeslagen", "saltado", "saltada", "saltato",
    "saltata", "pulado", "pulada", "スキップ", "跳过", "건너뜀",
];

/// Words that count only before the word of a meeting: `Ausfall SAP` is about an outage, and Skip
/// is also a name.
const BEFORE_MEETING: [&str; 2] = ["ausfall", "entfall"];

const SKIP: &str = "skip";

/// Words for a single meeting, beside those for its rhythm.
#[rustfmt::skip]
const MEETING: &[&str] = &[
    "meeting", "call", "termin", "treffen", "besprechung", "jourfixe", "mittagessen", "kaffee",
    "reunion", "point", "dejeuner", "cafe", "llamada", "almuerzo", "reuniao", "almoco", "riunione",
    "incontro", "pranzo", "caffe", "overleg", "afspraak", "vergadering", "mote", "mode",
    "palaveri", "palaveria", "kokous", "kokousta", "spotkanie", "spotkania", "porada", "porady",
    "schuzka", "schuzky", "toplanti", "встреча", "встречи", "созвон", "созвона",
];

/// What says at the beginning of a title that there is none.
#[rustfmt::skip]
const NONE: &[&str] = &[
    "no", "kein", "keine", "pas de", "pas d", "no hay", "sin", "sem", "nao ha", "nessun",
    "nessuna", "niente", "geen", "ingen", "intet", "inget", "ei", "brak", "nie ma", "bez", "neni",
    "нет", "без",
];

/// What says so at the end.
#[rustfmt::skip]
const NONE_AT_THE_END: &[&str] = &[
    "会議なし", "定例なし", "ミーティングなし", "1on1なし", "打ち合わせなし", "没有会议", "沒有會議",
    "无会议", "会议取消", "회의 없음", "미팅 없음", "면담 없음", "toplanti yok", "gorusme yok",
    "встречи нет", "встречи не будет",
];

/// The time for which there is none.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "this", "next", "week", "month", "today", "tomorrow", "morning", "afternoon", "on", "diese",
    "dieser", "nachste", "woche", "heute", "morgen", "am", "cette", "semaine", "aujourd", "hui",
    "demain", "esta", "semana", "hoy", "manana", "hoje", "amanha", "questa", "settimana", "oggi",
    "domani", "deze", "vandaag", "denne", "uke", "uge", "uken", "ugen", "idag", "i", "dag",
    "denna", "vecka", "veckan", "talla", "viikolla", "tanaan", "dzisiaj", "tym", "tygodniu", "w",
    "dnes", "tento", "tyden", "bu", "hafta", "bugun", "сегодня", "на", "этой", "неделе", "monday",
    "tuesday", "wednesday", "thursday", "friday", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "lunes", "martes", "miercoles",
    "jueves", "viernes",
];

/// Words before a topic: `1:1 on CXL`.
#[rustfmt::skip]
const ABOUT: [&str; 12] =
    ["on", "about", "re", "for", "of", "to", "zu", "uber", "ueber", "sur", "sobre", "su"];

/// Whether a title says in short that its meeting does not take place.
pub fn is_skipped(title: &Title) -> bool {
    let (words, parts) = (title.words(), title.parts());
    let is_label = |words: &[&str]| matches!(words, [word] if SHORT.contains(word));
    parts.first().is_some_and(|part| is_label(part))
        || parts.last().is_some_and(|part| is_label(part))
        || title.bracketed().iter().any(|words| is_label(words))
        || parts.first().is_some_and(|part| part == &[SKIP]) && is_meeting(&words[1..])
        || begins_with_it(&words)
        || ends_with_it(&words)
        || is_none(&words)
        || NONE_AT_THE_END.iter().any(|phrase| title.text().ends_with(phrase))
}

fn begins_with_it(words: &[&str]) -> bool {
    words.split_first().is_some_and(|(first, rest)| {
        (SHORT.contains(first) || BEFORE_MEETING.contains(first)) && is_meeting(rest)
    })
}

fn ends_with_it(words: &[&str]) -> bool {
    words.split_last().is_some_and(|(last, rest)| {
        let is_about = rest.last().is_some_and(|before| ABOUT.contains(before));
        SHORT.contains(last) && is_meeting(rest) && !is_about
    })
}

/// Whether words begin with that of a meeting.
fn is_meeting(words: &[&str]) -> bool {
    length_of_meeting(words) > 0
}

/// Returns how many words at the beginning name a meeting: `1:1` are two.
fn length_of_meeting(words: &[&str]) -> usize {
    match words {
        ["1", "1", ..] | ["jour", "fixe", ..] => 2,
        ["1", ..] => 0,
        [word, ..] if MEETINGS.contains(word) || MEETING.contains(word) => 1,
        _ => 0,
    }
}

/// Whether a title says that there is no meeting, and nothing else but when or with whom.
fn is_none(words: &[&str]) -> bool {
    let begins = NONE.iter().filter_map(|phrase| find(words, phrase).filter(|(at, _)| *at == 0));
    begins.map(|(_, length)| &words[length..]).any(|rest| {
        let mut length = length_of_meeting(rest);
        if length == 0 {
            return false;
        }
        length += length_of_meeting(&rest[length..]);
        let rest = &rest[length..];
        let is_with_someone = rest.len() <= 4 && rest.first().is_some_and(|it| WITH.contains(it));
        is_with_someone || rest.iter().all(|word| TIMES.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::super::title::plain;
    use super::*;

    #[test]
    fn every_word_is_plain() {
        let lists = [SHORT, MEETING, NONE, NONE_AT_THE_END, TIMES].into_iter().flatten();
        for word in lists.chain(&ABOUT).chain(&BEFORE_MEETING) {
            assert_eq!(*word, plain(word));
        }
    }

    #[test]
    fn what_is_skipped_did_not_take_place() {
        for summary in [
            "CXL lunch",
            "CXL: budget",
            "CNX: lunch",
            "[CNX] Budget",
            "Lunch Ada CXL",
            "Lunch - cxl",
            "Skip: 1:1",
            "1:1 skipped",
            "Weekly (skipped)",
            "Skipped: weekly",
            "No 1:1 this week",
            "No weekly today",
            "No lunch with Ada",
            "Ausfall 1:1",
            "Ausfall: Jour fixe",
            "Kein Meeting",
            "Kein Jour fixe diese Woche",
            "Keine Besprechung heute",
            "Pas de réunion cette semaine",
            "No hay reunión hoy",
            "Sem reunião",
            "Nessuna riunione oggi",
            "Geen overleg vandaag",
            "Ingen møte denne uken",
            "Inget möte",
            "Ei palaveria",
            "Brak spotkania",
            "Není porada",
            "Bu hafta toplantı yok",
            "Встречи не будет",
            "今週は定例なし",
            "本周没有会议",
            "이번 주 회의 없음",
        ] {
            assert!(is_skipped(&Title::of(summary)), "{summary}");
        }
    }

    #[test]
    fn other_titles_are_meetings() {
        for summary in [
            "CXL roadmap with Ada",
            "1:1 on CXL",
            "CNX integration",
            "Skip-level with Ada",
            "Skip - Ada",
            "Skip 1:1",
            "Skipped invoices",
            "Ausfall SAP",
            "Ausfall: Rechenzentrum",
            "No 1 customer",
            "No 1:1 mapping of accounts",
            "No budget, no plan",
            "No call centre in Ulm",
            "Kein Budget",
            "Sin City",
            "Bez",
            "",
        ] {
            assert!(!is_skipped(&Title::of(summary)), "{summary}");
        }
    }
}
