//! Titles of absences, holds and deadlines, which stand in calendars without being meetings.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::absence_words::{
    AWAY, AWAY_ALONE, BESIDE, DEADLINE, DEADLINE_AT_AN_END, DEADLINE_LAST, ELSEWHERE, HOLD,
    HOLD_ALONE, HOLD_FIRST, HOLD_FOR, MEETING, WITH,
};
use super::title::{Title, contain, find, plain, words};
use crate::model::NoContact;

/// All phrases that make an event something else than a meeting.
fn phrases() -> impl Iterator<Item = &'static str> {
    let away = [AWAY, AWAY_ALONE, ELSEWHERE];
    let kept = [HOLD, HOLD_ALONE, HOLD_FOR, HOLD_FIRST];
    let due = [DEADLINE, DEADLINE_AT_AN_END, DEADLINE_LAST];
    away.into_iter().chain(kept).chain(due).flatten().copied()
}

/// The first words of these phrases.
static SIGNS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| phrases().filter_map(|phrase| phrase.split(' ').next()).collect());

/// Those phrases that also count at the end of a word.
static ENDINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| phrases().filter(|phrase| is_unspaced(phrase)).collect());

/// Recognises the title of an event that is not a meeting, and says what it is. Beside their words,
/// short events have only names and dates: `PTO Ada`, but not `PTO numbers`.
pub fn not_a_meeting(summary: &str, names: &[&str], is_whole_day: bool) -> Option<NoContact> {
    let title = Title::of(summary);
    let all = title.words();
    if !all.iter().any(|word| is_sign(word)) {
        return None;
    }
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let names: Vec<&str> = names.iter().flat_map(|name| words(name)).collect();
    let is_about = is_about_a_meeting(&title, &names);
    let is_beside = |word: &&str| {
        names.contains(word)
            || BESIDE.contains(word)
            || word.chars().all(|c| c.is_ascii_digit())
            || word.chars().count() == 1
    };
    let is_only = |words: &[&str], phrases: &[&str]| {
        let rest = without(words, phrases);
        rest.len() < words.len() && rest.iter().all(is_beside)
    };
    let says = |phrases: &[&str]| {
        let is_part = || title.labels().iter().any(|words| is_only(words, phrases));
        !is_about && (is_part() || is_whole_day && without(&all, phrases).len() < all.len())
    };
    let says_only = |phrases: &[&str]| !is_about && is_only(&all, phrases);
    let is_label = |phrases| is_label(&title, phrases);
    let begins_with = |phrases| !is_about && begins(&all, phrases);
    let ends = |phrases| !is_about && ends(&all, phrases);
    if is_label(HOLD) || begins(&all, HOLD_FOR) || says_only(HOLD_ALONE) || begins_with(HOLD_FIRST)
    {
        Some(NoContact::Hold)
    } else if is_label(DEADLINE)
        || begins_with(DEADLINE_AT_AN_END)
        || ends(DEADLINE_AT_AN_END)
        || ends(DEADLINE_LAST)
    {
        Some(NoContact::Deadline)
    } else if says(ELSEWHERE) {
        Some(NoContact::Elsewhere)
    } else if says(AWAY) || says_only(AWAY_ALONE) {
        Some(NoContact::Absence)
    } else {
        None
    }
}

/// Whether a word makes it worth looking at the whole title.
fn is_sign(word: &str) -> bool {
    SIGNS.contains(word) || is_unspaced(word) && ENDINGS.iter().any(|phrase| word.ends_with(phrase))
}

/// Whether a title is that of a meeting, which may be about an absence or a deadline.
pub fn is_about_a_meeting(title: &Title, names: &[&str]) -> bool {
    let words = title.words();
    let is_with_them =
        words.windows(2).any(|pair| WITH.contains(&pair[0]) && names.contains(&pair[1]));
    is_with_them
        || title.text().contains("1:1")
        || MEETING.iter().any(|phrase| contain(&words, phrase))
}

/// Whether a word is in a script without blanks, or, as in Korean, without many.
fn is_unspaced(word: &str) -> bool {
    word.chars().any(|c| c >= '\u{2e80}')
}

/// Whether a word is one of these phrases, or ends with one in a script without blanks: `夏季休暇`.
fn is_or_ends_with(word: &str, phrase: &str) -> bool {
    word == phrase || is_unspaced(word) && is_unspaced(phrase) && word.ends_with(phrase)
}

/// Whether the title, its first or last part, or a part in brackets is one of these phrases.
fn is_label(title: &Title, phrases: &[&str]) -> bool {
    title.labels().iter().any(|words| phrases.contains(&words.join(" ").as_str()))
}

fn begins(words: &[&str], phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| find(words, phrase).is_some_and(|(at, _)| at == 0))
}

fn ends(words: &[&str], phrases: &[&str]) -> bool {
    let is_last = |phrase: &&&str| {
        let length = phrase.split(' ').count();
        words.len().checked_sub(length).is_some_and(|at| contain(&words[at..], phrase))
            || words.last().is_some_and(|word| is_or_ends_with(word, phrase))
    };
    phrases.iter().any(|phrase| is_last(&phrase))
}

/// Returns the words that belong to none of these phrases. Those of several words come first:
/// `absent du bureau` contains `absent`.
fn without<'w>(words: &[&'w str], phrases: &[&str]) -> Vec<&'w str> {
    let mut rest = words.to_vec();
    let (long, short): (Vec<&str>, Vec<&str>) = phrases.iter().partition(|it| it.contains(' '));
    for phrase in long.iter().chain(&short) {
        while let Some((at, length)) = find(&rest, phrase) {
            rest.drain(at..at + length);
        }
    }
    rest.retain(|word| !phrases.iter().any(|phrase| is_or_ends_with(word, phrase)));
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
        let away = [AWAY, AWAY_ALONE, ELSEWHERE, HOLD, HOLD_ALONE];
        let lists = away.into_iter().chain([HOLD_FOR, HOLD_FIRST, DEADLINE, MEETING, BESIDE, WITH]);
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
        for summary in [
            "OOO: dentist",
            "Dentist (out of office)",
            "Bernd Meier - PTO",
            "Urlaub: Bernd Meier",
            "OOO Ada (Rome)",
            "Public holiday: Labour Day",
            "Business trip",
            "Dienstreise Ada",
            "Déplacement professionnel",
            "Viaje de negocios",
            "Trasferta Ada",
            "Командировка",
            "出張",
            "東京出張",
            "Ada 출장",
        ] {
            assert_eq!(timed(summary), Some(NoContact::Absence), "{summary}");
        }
    }

    /// Each line is another language, in the order of the words for cancelled.
    #[test]
    fn absences_are_recognised_in_each_language() {
        for summaries in [
            "Ada OOTO, Floating holiday, Ada on sick leave",
            "Überstundenabbau, Bildungsurlaub, Nicht verfügbar",
            "Absent du bureau, Congé maternité Ada, Congé parental",
            "Día festivo, Licencia médica",
            "Licença médica, Folga, Atestado médico",
            "Fuori sede, Congedo parentale",
            "Buiten kantoor, Snipperdag",
            "Borte, Ikke på kontoret, Avspasering, Helligdag",
            "Barns sygedag, Forældreorlov, Afspadsering",
            "Ada på semester, VAB, Ej på kontoret, Semesterdag",
            "Sairaana, Sairasloma, Vapaapäivä, Vapaalla, Kesäloma, Poissa toimistolta",
            "Na urlopie, Poza biurem, L4, Dzień wolny",
            "Dovolená, Ada dovolená, Nepřítomnost, Nepřítomen, Mimo kancelář, Nemoc, Státní svátek",
            "İzin, İzinli, Ada izinli, Yıllık izin, Tatil, Ofis dışında, Raporlu",
            "В отпуске, Вне офиса, Нет на месте, Выходной, На больничном",
            "お休み, 夏季休暇, 病欠, 午前休, 午後休, 半休, 代休, 祝日, 休暇中",
            "Ada请假, 不在办公室, 度假, 调休, 補休, 产假, 外出",
            "휴가, Ada 휴가, 연차, 부재중, 병가, 반차, 오전반차, 출산휴가, 여름휴가",
        ] {
            for summary in summaries.split(", ") {
                assert_eq!(all_day(summary), Some(NoContact::Absence), "{summary}");
                assert_eq!(timed(summary), Some(NoContact::Absence), "{summary}, timed");
            }
        }
    }

    #[test]
    fn working_elsewhere_is_recognised_in_each_language() {
        for summary in [
            "Mobilarbeit",
            "Trabajo desde casa",
            "Arbejder hjemmefra",
            "Jobber hjemmefra",
            "Arbetar hemifrån",
            "Etätyössä",
            "Práce z domova",
            "Evden çalışma",
            "На удалёнке",
            "直行直帰",
            "在家办公",
            "재택근무",
            "Ada 재택",
            "외근",
        ] {
            assert_eq!(all_day(summary), Some(NoContact::Elsewhere), "{summary}");
            assert_eq!(timed(summary), Some(NoContact::Elsewhere), "{summary}, timed");
        }
    }

    #[test]
    fn holds_and_deadlines_are_recognised_in_each_language() {
        for summary in [
            "HOLD Ada",
            "Hold for lunch with Ada",
            "Placeholder for meeting with Ada",
            "Meeting-free",
            "Konzentrationszeit",
            "Tiempo de enfoque",
            "Tempo de foco",
            "Tempo di concentrazione",
            "Plassholder: budsjett",
            "Pladsholder",
            "Blockerat",
            "Keskittymisaika",
            "Varaus: budjetti",
            "Czas skupienia",
            "Blokováno",
            "Odaklanma zamanı",
            "Фокус",
            "フォーカス タイム",
            "集中時間",
            "仮: 予算",
            "【仮】予算",
            "（仮）予算",
            "作業時間",
            "专注时间",
            "집중 시간",
        ] {
            assert_eq!(timed(summary), Some(NoContact::Hold), "{summary}");
        }
        for summary in [
            "Fälligkeit: Bericht",
            "Fecha de entrega: informe",
            "Data limite: orçamento",
            "Uiterste datum: budget",
            "Määräaika: budjetti",
            "Eräpäivä: raportti",
            "Ostateczny termin: budżet",
            "Uzávěrka: rozpočet",
            "Son tarih: bütçe",
            "〆切",
            "予算締切",
            "마감: 예산",
            "마감일: 예산",
            "예산 마감",
        ] {
            assert_eq!(timed(summary), Some(NoContact::Deadline), "{summary}");
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
            ("Abgabe Budget", NoContact::Deadline),
            ("Budget-Abgabe", NoContact::Deadline),
            ("Inlämning budget", NoContact::Deadline),
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
            "Fri 1:1",
            "Ada: parental leave handover",
            "Out of office hours support",
            "Loma Linda visit",
            "Ferien-Akademie mit Ada",
            "Absence management with HR",
            "Vacation Rentals Inc: QBR",
            "Отпуск: планирование",
            "休暇制度の説明会",
            "年假政策讨论",
            "휴가 정책 회의",
            "İzin politikası",
            "Offsite with Ada",
            "Vacation planning",
            "Holiday party",
            "Leave policy talk",
            "Remote work policy",
            "Lunch before the holidays",
            "Business trip with Ada",
            "Dienstreise mit Ada",
            "Dienstreise Kosten",
            "出張報告",
            "Abgabegespräch mit Ada",
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
