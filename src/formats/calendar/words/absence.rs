//! Titles of absences, holds and deadlines, which stand in calendars without being meetings.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::title::{Title, contain, find, plain, words};
use crate::model::NoContact;

/// Words that say that someone is not at work, in [`plain`] text.
#[rustfmt::skip]
const AWAY: &[&str] = &[
    // English
    "out of office", "out of the office", "ooo", "oof", "vacation", "vacations", "holiday",
    "holidays", "pto", "paid time off", "time off", "day off", "days off", "off work", "off sick",
    "out sick", "sick day", "sick days", "on leave", "annual leave", "sick leave", "parental leave",
    "maternity leave", "paternity leave", "family leave", "medical leave", "bereavement leave",
    "compassionate leave", "unpaid leave", "leave of absence", "not in office", "not in the office",
    // German
    "urlaub", "jahresurlaub", "resturlaub", "sonderurlaub", "ferien", "feiertag", "krank",
    "krankgeschrieben", "krankheit", "elternzeit", "mutterschutz", "gleittag", "zeitausgleich",
    "freizeitausgleich", "betriebsferien", "brueckentag", "bruckentag", "abwesend", "abwesenheit",
    "abwesenheitsnotiz", "krankgemeldet", "krankmeldung",
    "ausser haus", "nicht im buro", "nicht im buero", "freier tag",
    // French
    "conge", "conges", "vacances", "rtt", "arret maladie", "malade", "jour ferie", "absent",
    "absente", "absence", "hors du bureau", "hors bureau", "conge maternite", "conge paternite",
    // Spanish, Portuguese
    "vacaciones", "festivo", "de baja", "baja medica", "baja por enfermedad", "enfermo", "enferma",
    "ausente", "ausencia", "fuera de la oficina", "fuera de oficina", "dia libre", "ferias", "feriado", "ausencia",
    "fora do escritorio",
    // Italian
    "ferie", "vacanza", "vacanze", "malattia", "malato", "malata", "assente", "assenza",
    "fuori ufficio", "giorno libero",
    // Dutch
    "vakantie", "verlof", "ouderschapsverlof", "zwangerschapsverlof", "ziek", "ziekteverlof",
    "feestdag", "afwezig", "afwezigheid", "niet op kantoor", "vrije dag",
    // Norwegian, Danish, Swedish, Finnish
    "feriedag", "syk", "sykemeldt", "permisjon", "fravaer", "fravaerende", "syg", "sygemeldt",
    "barsel", "orlov", "fridag", "sjuk", "sjukskriven", "franvaro", "franvarande",
    "foraldraledig", "tjanstledig", "loma", "lomalla", "poissa",
    // Polish, Russian
    "urlop", "nieobecny", "nieobecna", "nieobecnosc", "zwolnienie lekarskie", "chorobowe",
    "отпуск", "больничный", "отгул", "отсутствует", "отсутствие",
    // Japanese, Chinese
    "休暇", "有給", "有休", "年休", "休み", "夏休み", "不在", "有給休暇", "休假", "请假", "請假", "年假",
    "病假", "放假", "外出中",
];

/// Labels that say so whatever else stands in a title.
const OUT_OF_OFFICE: &[&str] = &["ooo", "oof", "out of office", "abwesend"];

/// Words that say so only where nothing but names and dates stands beside them.
#[rustfmt::skip]
const AWAY_ALONE: &[&str] = &[
    "off", "away", "out", "leave", "sick", "ill", "unavailable", "not available", "frei",
    "verreist",
    "libre", "baja", "permiso", "libero", "permesso", "vrij", "semester", "ledig", "fri", "wolne",
    "remote", "remotely", "wfh",
];

/// Words that say that someone works, but elsewhere.
#[rustfmt::skip]
const ELSEWHERE: &[&str] = &[
    "working from home", "work from home", "works from home", "working elsewhere",
    "working remotely", "working remote", "remote work", "remote working", "remote day", "wfh",
    "home office", "homeoffice", "mobiles arbeiten", "mobile office", "arbeitet remote",
    "teletravail", "travail a distance", "teletrabajo", "trabajo remoto", "trabajo a distancia",
    "teletrabalho", "smart working", "smartworking", "telelavoro", "lavoro agile",
    "lavoro da remoto", "thuiswerk", "thuiswerken", "thuiswerkdag", "werkt thuis",
    "hjemmekontor", "hjemmearbejde", "jobbar hemifran", "hemarbete", "distansarbete", "etatyo",
    "praca zdalna", "praca z domu", "удаленно", "удаленка", "удаленная работа", "работа из дома",
    "在宅", "在宅勤務", "リモートワーク", "テレワーク", "居家办公", "远程办公",
];

/// Labels of time that someone keeps free.
#[rustfmt::skip]
const HOLD: &[&str] = &[
    "hold", "placeholder", "block", "blocked", "blocker", "time block", "blocked time",
    "focus time", "focus block", "deep work", "do not book", "do not schedule",
    "do not disturb", "dnb", "dnd", "no meeting", "no meetings", "no meeting day", "keep free",
    "reserved", "save the date", "platzhalter", "fokuszeit", "blockiert", "geblockt",
    "terminblocker", "reserviert", "freihalten", "bitte freihalten", "frei halten", "nicht buchen",
    "bloque", "bloquee", "reserve", "temps de concentration", "ne pas reserver", "bloqueado",
    "bloqueo", "reservado", "tiempo de concentracion", "bloccato", "blocco", "riservato",
    "geblokkeerd", "gereserveerd", "focustijd", "fokustid", "opptatt", "optaget", "upptagen",
    "blokada", "rezerwacja", "резерв", "занято", "仮押さえ", "ブロック", "予定あり", "占位", "预留",
];

/// Words that say so only where nothing but names and dates stands beside them.
const HOLD_ALONE: &[&str] = &["focus", "fokus", "busy", "beschaftigt", "occupe", "ocupado"];

/// The beginnings of titles that say so without a separator.
#[rustfmt::skip]
const HOLD_FIRST: &[&str] = &[
    "hold for", "placeholder for", "placeholder", "blocked for", "block for", "focus time",
    "deep work", "do not book", "do not schedule", "save the date", "no meetings", "reserved for",
    "platzhalter", "fokuszeit", "geblockt fur", "reserviert fur", "focustijd", "fokustid",
];

/// Labels of deadlines and reminders.
#[rustfmt::skip]
const DEADLINE: &[&str] = &[
    "deadline", "due", "due date", "reminder", "todo", "to do", "task", "frist", "abgabe",
    "abgabefrist", "abgabetermin", "stichtag", "fallig", "faellig", "erinnerung", "aufgabe",
    "echeance", "rappel", "date limite", "date butoir", "tache", "plazo", "fecha limite",
    "vencimiento", "recordatorio", "tarea", "prazo", "lembrete", "scadenza", "promemoria",
    "termine ultimo", "herinnering", "inleverdatum", "taak", "forfall", "paminnelse",
    "paamindelse", "sista dag", "przypomnienie", "termin oddania", "срок", "дедлайн",
    "крайний срок", "напоминание", "締切", "締め切り", "期限", "リマインダー", "截止", "截止日期", "提醒",
];

/// Words that say so as the first or the last of a title: `Budget deadline`.
#[rustfmt::skip]
const DEADLINE_AT_AN_END: &[&str] = &[
    "deadline", "abgabefrist", "abgabetermin", "stichtag", "echeance", "date limite",
    "fecha limite", "scadenza", "дедлайн", "締切",
];

/// Words that say so as the last of a title: `Budget due`.
const DEADLINE_LAST: &[&str] = &["due", "fallig", "faellig"];

/// Words of meetings, which may be about an absence or a deadline: `Vacation planning`.
#[rustfmt::skip]
const MEETING: &[&str] = &[
    "away day", "away days", "meeting", "meet", "call", "sync", "talk", "chat", "lunch", "dinner", "breakfast", "brunch",
    "coffee", "drinks", "party", "planning", "plan", "plans", "policy", "policies", "discussion",
    "discuss", "review", "handover", "coverage", "cover", "request", "requests", "approval",
    "kickoff", "workshop", "training", "interview", "standup", "catchup", "catch", "debrief",
    "retro", "prep", "preparation", "demo", "presentation", "offsite", "about", "re", "before",
    "after", "return", "1on1", "process", "calendar", "schedule", "extension", "negotiation",
    "besprechung", "gesprach", "telefonat", "planung", "abstimmung", "ubergabe", "uebergabe",
    "vertretung", "feier", "fest", "essen", "mittagessen", "fruhstuck", "kaffee", "jour fixe", "vor",
    "nach", "uber", "ueber", "regelung", "antrag", "ruckkehr", "treffen", "reunion", "point",
    "entretien", "dejeuner", "diner", "cafe", "fete", "planification", "avant", "apres",
    "politique",
    "reunion", "llamada", "almuerzo", "cena", "fiesta", "planificacion", "antes", "despues",
    "politica", "riunione", "chiamata", "pranzo", "festa", "pianificazione", "prima", "dopo",
    "overleg", "gesprek", "afspraak", "feest", "overdracht", "beleid", "mote", "mode", "samtal",
    "spotkanie", "встреча", "обсуждение", "会議", "会议", "面談", "相談", "打ち合わせ",
];

/// Words that may stand beside those of an absence without making it a meeting.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "s", "is", "on", "in", "at", "from", "to", "until", "till", "through", "the", "a", "an", "of",
    "and", "all", "day", "days", "half", "am", "pm", "today", "tomorrow", "morning", "afternoon",
    "week", "weeks", "back", "no", "ist", "im", "am", "vom", "von", "bis", "ab", "der", "die",
    "den", "und", "ganztagig", "halber", "tag", "tage", "woche", "heute", "en", "du", "de", "le",
    "la", "les", "au", "et", "jusqu", "journee", "matin", "demi", "est", "esta", "el", "hasta",
    "desde", "del", "y", "dia", "dias", "e", "il", "dal", "al", "fino", "giorno", "giorni", "op",
    "met", "van", "tot", "dag", "dagen", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr",
    "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "paid", "unpaid", "public", "bank",
    "annual", "summer", "winter", "christmas", "easter",
];

/// The first words of all phrases that make an event something else than a meeting.
static SIGNS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let away = [AWAY, AWAY_ALONE, ELSEWHERE];
    let kept = [HOLD, HOLD_ALONE, HOLD_FIRST];
    let due = [DEADLINE, DEADLINE_AT_AN_END, DEADLINE_LAST];
    let phrases = away.into_iter().chain(kept).chain(due).flatten();
    phrases.filter_map(|phrase| phrase.split(' ').next()).collect()
});

/// Recognises the title of an event that is not a meeting, and says what it is. Beside their words,
/// short events have only names and dates: `PTO Ada`, but not `PTO numbers`.
pub fn not_a_meeting(summary: &str, names: &[&str], is_whole_day: bool) -> Option<NoContact> {
    let title = Title::of(summary);
    let all = title.words();
    if !all.iter().any(|word| SIGNS.contains(word)) {
        return None;
    }
    let is_about = MEETING.iter().any(|phrase| contain(&all, phrase));
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let names: Vec<&str> = names.iter().flat_map(|name| words(name)).collect();
    let is_beside = |word: &&str| {
        names.contains(word)
            || BESIDE.contains(word)
            || word.chars().all(|c| c.is_ascii_digit())
            || word.chars().count() == 1
    };
    let says = |phrases: &[&str], is_alone: bool| {
        let rest = without(&all, phrases);
        !is_about && rest.len() < all.len() && (!is_alone || rest.iter().all(is_beside))
    };
    let is_label = |phrases| is_label(&title, phrases);
    let begins = |phrases| !is_about && begins(&all, phrases);
    let ends = |phrases| !is_about && ends(&all, phrases);
    if is_label(HOLD) || says(HOLD_ALONE, true) || begins(HOLD_FIRST) {
        Some(NoContact::Hold)
    } else if is_label(DEADLINE)
        || begins(DEADLINE_AT_AN_END)
        || ends(DEADLINE_AT_AN_END)
        || ends(DEADLINE_LAST)
    {
        Some(NoContact::Deadline)
    } else if says(ELSEWHERE, !is_whole_day) {
        Some(NoContact::Elsewhere)
    } else if says(AWAY, !is_whole_day)
        || says(AWAY_ALONE, true)
        || !is_about && is_label(OUT_OF_OFFICE)
    {
        Some(NoContact::Absence)
    } else {
        None
    }
}

/// Whether the title, its first or last part, or a part in brackets is one of these phrases.
fn is_label(title: &Title, phrases: &[&str]) -> bool {
    let is_it = |words: &[&str]| phrases.contains(&words.join(" ").as_str());
    is_it(&title.words())
        || is_it(&title.head())
        || is_it(&title.tail())
        || title.bracketed().iter().any(|words| is_it(words))
}

fn begins(words: &[&str], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| find(words, phrase).is_some_and(|(at, _)| at == 0))
}

fn ends(words: &[&str], phrases: &[&str]) -> bool {
    let is_last = |phrase: &&&str| {
        let length = phrase.split(' ').count();
        words.len().checked_sub(length).is_some_and(|at| contain(&words[at..], phrase))
    };
    phrases.iter().any(|phrase| is_last(&phrase))
}

/// Returns the words that belong to none of these phrases.
fn without<'w>(words: &[&'w str], phrases: &[&str]) -> Vec<&'w str> {
    let mut rest = words.to_vec();
    for phrase in phrases {
        while let Some((at, length)) = find(&rest, phrase) {
            rest.drain(at..at + length);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_day(summary: &str) -> Option<NoContact> {
        not_a_meeting(summary, &["Ada Kern"], true)
    }

    fn timed(summary: &str) -> Option<NoContact> {
        not_a_meeting(summary, &["Ada Kern"], false)
    }

    #[test]
    fn every_word_is_plain() {
        let away = [AWAY, AWAY_ALONE, ELSEWHERE, OUT_OF_OFFICE, HOLD, HOLD_ALONE, HOLD_FIRST];
        let lists = away.into_iter().chain([DEADLINE, MEETING, BESIDE]);
        for word in lists.flatten().chain(DEADLINE_AT_AN_END).chain(DEADLINE_LAST) {
            assert_eq!(*word, plain(word));
            assert_eq!(*word, words(word).join(" "));
        }
    }

    #[test]
    fn absences_are_not_meetings() {
        for summary in [
            "Out of office",
            "OOO",
            "Ada OOO",
            "Ada - Vacation",
            "Ada on leave",
            "Ada's PTO",
            "Ada Kern: annual leave",
            "Ada off",
            "Ada away",
            "Day off",
            "Sick day - Ada",
            "Urlaub Ada",
            "Ada krank",
            "Ada (Urlaub)",
            "Elternzeit",
            "Congés Ada",
            "Ada en congé",
            "Vacaciones Ada",
            "Ferie Ada",
            "Vakantie Ada",
            "Отпуск",
            "休暇",
            "Ada 休假",
        ] {
            assert_eq!(all_day(summary), Some(NoContact::Absence), "{summary}");
            assert_eq!(timed(summary), Some(NoContact::Absence), "{summary}, timed");
        }
        for summary in ["Urlaub Bernd Meier", "Vacation: family in Rome", "Ferien Schleswig"] {
            assert_eq!(all_day(summary), Some(NoContact::Absence), "{summary}");
        }
        for summary in ["OOO: dentist", "Dentist (out of office)"] {
            assert_eq!(timed(summary), Some(NoContact::Absence), "{summary}");
        }
    }

    #[test]
    fn working_elsewhere_holds_and_deadlines_are_not_meetings() {
        for (summary, why) in [
            ("Working from home - Ada", NoContact::Elsewhere),
            ("Ada WFH", NoContact::Elsewhere),
            ("Homeoffice", NoContact::Elsewhere),
            ("Ada en télétravail", NoContact::Elsewhere),
            ("Hold: budget", NoContact::Hold),
            ("HOLD - 1:1 Ada", NoContact::Hold),
            ("[Hold] Budget review", NoContact::Hold),
            ("Hold for Ada", NoContact::Hold),
            ("Budget (hold)", NoContact::Hold),
            ("Placeholder: budget", NoContact::Hold),
            ("Focus time", NoContact::Hold),
            ("Blocker", NoContact::Hold),
            ("Do not book", NoContact::Hold),
            ("Platzhalter: Budget", NoContact::Hold),
            ("Fokuszeit", NoContact::Hold),
            ("Deadline: budget to Ada", NoContact::Deadline),
            ("Budget deadline", NoContact::Deadline),
            ("Reminder: send the budget", NoContact::Deadline),
            ("Due: budget", NoContact::Deadline),
            ("Budget due", NoContact::Deadline),
            ("Abgabefrist Budget", NoContact::Deadline),
            ("Frist: Budget", NoContact::Deadline),
            ("Échéance budget", NoContact::Deadline),
            ("Scadenza: bilancio", NoContact::Deadline),
        ] {
            assert_eq!(all_day(summary), Some(why), "{summary}");
            assert_eq!(timed(summary), Some(why), "{summary}, timed");
        }
    }

    #[test]
    fn meetings_about_them_are_meetings() {
        for summary in [
            "Offsite with Ada",
            "Vacation planning",
            "Holiday party",
            "Leave policy talk",
            "Remote work policy",
            "Lunch before the holidays",
            "Deadline discussion with Ada",
            "Kick off",
            "Project kick-off",
            "On hold: what now?",
            "Hold the line review",
            "Focus group",
            "Office opening",
            "Urlaubsplanung",
            "Away day",
            "Focus: strategy",
            "Jour fixe nach den Ferien",
            "Treffen nach dem Urlaub",
            "Sign-off",
            "Walk out together",
            "Due diligence",
            "Weekly",
            "",
        ] {
            assert_eq!(all_day(summary), None, "{summary}");
            assert_eq!(timed(summary), None, "{summary}, timed");
        }
        assert_eq!(timed("Holiday numbers"), None);
        assert_eq!(timed("Vacation rental pitch"), None);
    }
}
