//! Titles that say that an event was cancelled or declined.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::cancelled_words::{
    ACCENTS, AT_THE_BEGINNING, AT_THE_END, BESIDE, CANCELLATION, CANCELLED, DECLINED, ENGLISH,
    FROM, MEETINGS, NOT_PLURAL, NOUNS, PHRASES, POSTPONED, REASONS, STATEMENT, THINGS, TODAY,
    WITH_ACCENT,
};
use super::skipped::is_skipped;
use super::title::{Title, plain, words};

/// The words that make it worth looking at a title at all.
static SIGNS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let words = [CANCELLED, POSTPONED, DECLINED, CANCELLATION].into_iter().flatten().copied();
    let phrases = PHRASES.iter().filter_map(|(phrase, _)| phrase.split(' ').next());
    words.chain(phrases).collect()
});

/// Whether a title says that its event was cancelled, postponed or declined.
pub fn is_cancelled(summary: &str) -> bool {
    let title = Title::of(summary);
    if is_skipped(&title) {
        return true;
    }
    if !title.words().iter().any(|word| SIGNS.contains(word)) {
        return AT_THE_END.iter().any(|word| title.text().ends_with(word))
            || AT_THE_BEGINNING.iter().any(|word| title.text().starts_with(word));
    }
    let mut text = title.text().to_owned();
    for (phrase, word) in PHRASES {
        text = text.replace(phrase, word);
    }
    if !summary.contains(ACCENTS) {
        text = text.replace(WITH_ACCENT, "report");
    }
    let title = Title::of(&text);
    title.parts().iter().any(|words| ends_as_label(words))
        || title.bracketed().iter().any(|words| is_in_brackets(words))
        || is_cancellation(&title)
        || stands_out(summary)
        || begins_with_it(&title.words())
        || ends_with_it(&title.words())
}

/// Whether the text of a status means cancelled or declined, as in `STATUS:CANCELED`.
pub fn means_cancelled(status: &str) -> bool {
    words(&plain(status)).first().is_some_and(|word| is_word(word))
}

fn is_word(word: &str) -> bool {
    CANCELLED.contains(&word) || POSTPONED.contains(&word) || DECLINED.contains(&word)
}

/// Whether these words in brackets say it: `[Absage]`, `(cancelled by Ada)`.
fn is_in_brackets(words: &[&str]) -> bool {
    match words {
        [first, next, ..] => is_word(first) && !FROM.contains(next),
        [first] => is_word(first) || CANCELLATION.contains(first),
        [] => false,
    }
}

fn is_label(words: &[&str]) -> bool {
    words.iter().any(|word| is_word(word))
        && words.iter().all(|word| is_word(word) || BESIDE.contains(word))
}

/// Whether a part of a title is a label, which may go on with a reason.
fn ends_as_label(words: &[&str]) -> bool {
    let reason = words.iter().position(|word| REASONS.contains(word)).unwrap_or(words.len());
    is_label(&words[..reason])
}

fn is_cancellation(title: &Title) -> bool {
    let head = title.head();
    let is_own = head.len() < title.words().len() || head.len() == 1;
    is_own
        && head.iter().any(|word| CANCELLATION.contains(word))
        && head.iter().all(|word| CANCELLATION.contains(word) || BESIDE.contains(word))
}

/// Whether a word is one of them, and the only one in capitals: `Weekly CANCELLED - Ada ill`.
fn stands_out(summary: &str) -> bool {
    let words = words(summary);
    let is_loud =
        |word: &str| word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
    words.iter().any(|word| is_loud(word) && is_word(&plain(word)))
        && words.iter().filter(|word| word.len() > 3).any(|word| !is_loud(word))
}

/// Whether a title begins with a word for cancelled or postponed that does not belong to what
/// follows.
fn begins_with_it(words: &[&str]) -> bool {
    words.split_first().is_some_and(|(first, rest)| {
        let says_so = CANCELLED.contains(first) || POSTPONED.contains(first);
        let is_moved_here = rest.first().is_some_and(|next| FROM.contains(next));
        if ENGLISH.contains(first) {
            !rest.is_empty() && !is_moved_here && !are_about_things(rest)
        } else {
            says_so && !is_moved_here && !NOUNS.contains(first)
        }
    })
}

/// Whether `cancelled` before these words describes things, not a meeting: they are named, or are
/// several.
fn are_about_things(words: &[&str]) -> bool {
    let is_thing = |word: &&str| {
        THINGS.contains(word) || word.strip_suffix('s').is_some_and(|one| THINGS.contains(&one))
    };
    let is_plural = |word: &&str| {
        word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !NOT_PLURAL.contains(word)
    };
    words.iter().any(is_thing)
        || words.iter().take(2).any(is_plural) && !words.iter().any(|word| MEETINGS.contains(word))
}

/// Whether a title ends with a word for cancelled or postponed that is not part of a statement.
fn ends_with_it(words: &[&str]) -> bool {
    let end = words.iter().rposition(|word| !TODAY.contains(word)).map_or(0, |last| last + 1);
    words[..end].split_last().is_some_and(|(last, rest)| {
        (CANCELLED.contains(last) || POSTPONED.contains(last))
            && !rest.iter().any(|word| STATEMENT.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_plain() {
        for word in [CANCELLED, POSTPONED, DECLINED, CANCELLATION].into_iter().flatten() {
            assert_eq!(*word, plain(word));
        }
    }

    #[test]
    fn what_was_cancelled_or_declined_is_recognised_in_the_usual_forms() {
        for summary in [
            "Canceled: Weekly",
            "CANCELLED - Weekly",
            "Cancelled – Weekly",
            "[CANCELLED] Weekly",
            "(cancelled) Weekly",
            "*CANCELED* Weekly",
            "Cancelled!! Weekly",
            "Cancelled, Weekly",
            "Cancelled. Weekly",
            "Cancelled by Ada: Weekly",
            "Abgesagt Jour fixe",
            "❌ Cancelled: Weekly",
            "CANCELLED Weekly",
            "Weekly CANCELLED",
            "Weekly cancelled",
            "Weekly (cancelled)",
            "Weekly (cancelled by Ada)",
            "Weekly - canceled",
            "Weekly - cancelled because of travel",
            "Weekly [abgesagt]",
            "Cancelled",
            "Meeting cancelled",
            "Canceled event with note: Weekly @ Mon",
            "FW: Canceled: Weekly",
            "Abgesagt: Jour fixe",
            "Termin abgesagt: Jour fixe",
            "Jour fixe entfällt",
            "Jour fixe fällt aus",
            "ENTFÄLLT: Jour fixe",
            "Abgelehnt - Jour fixe",
            "Annulé : Hebdo",
            "Annule\u{301}\u{a0}: Hebdo",
            "Réunion annulée : Hebdo",
            "Refusé : Hebdo",
            "Cancelada: Semanal",
            "Rechazado: Semanal",
            "Annullata: Settimanale",
            "Rifiutato: Settimanale",
            "Geannuleerd: Wekelijks",
            "Afgewezen: Wekelijks",
            "Inställt: Vecko",
            "Inställd möte: Vecko",
            "Aflyst: Ugentlig",
            "Отменён: встреча",
            "取消済み: 定例",
            "【中止】定例",
            "定例 中止",
            "已取消：周会",
            "已拒绝: 周会",
            "Declined: Weekly",
            "Weekly (declined)",
            "Cancellation: Weekly",
            "Absage: Jour fixe",
            "[Absage] Jour fixe",
            "[EXTERNAL] Canceled: Weekly",
            "EXTERNAL: Canceled: Weekly",
            "Weekly – cancelled (Ada sick)",
            "Weekly CANCELLED - Ada ill",
            "Jour fixe - abgesagt wg. Urlaub",
            "Jour fixe entfällt heute",
            "Called off: Weekly",
            "Evento cancelado com observação: Reunião",
            "Cancelled Weekly",
            "Canceled 1:1 Ada",
            "Cancelled Sales weekly",
            "cancelled budget review",
            "Declined Weekly",
            "Findet nicht statt: Jour fixe",
            "Gaat niet door: Wekelijks",
            "Wekelijks gaat niet door",
            "Suspendida: Semanal",
            "Zrušené: porada",
            "İptal edildi: Haftalık",
            "İptal: Haftalık",
            "Haftalık iptal edildi",
            "Отмена встречи: бюджет",
            "会议取消: 周会",
            "거절: 주간 회의",
            "주간 회의 취소",
        ] {
            assert!(is_cancelled(summary), "{summary}");
        }
    }

    #[test]
    fn what_was_postponed_did_not_take_place() {
        for summary in [
            "Postponed: Weekly",
            "POSTPONED - Weekly",
            "Postponed Weekly",
            "Weekly (postponed)",
            "Weekly - postponed to Friday",
            "Verschoben: Jour fixe",
            "Verschoben auf 3.10.: Jour fixe",
            "Jour fixe (verschoben auf Freitag)",
            "Vertagt: Jour fixe",
            "Reporté : Hebdo",
            "Réunion reportée",
            "Aplazado: Semanal",
            "Adiada: reunião",
            "Rinviato: Settimanale",
            "Uitgesteld: Wekelijks",
            "Utsatt: Ukentlig",
            "Udskudt: Ugentligt",
            "Uppskjutet: Veckomöte",
            "Lykätty: Viikkopalaveri",
            "Przełożone: Tygodniowe",
            "Odloženo: porada",
            "Ertelendi: Haftalık",
            "Перенесено: встреча",
            "【延期】定例",
            "已推迟: 周会",
            "연기됨: 주간 회의",
        ] {
            assert!(is_cancelled(summary), "{summary}");
        }
        for summary in [
            "Postponed projects: status",
            "Postponed from Monday: Weekly",
            "Jour fixe (verschoben vom Montag)",
            "Rescheduled: Weekly",
            "Moved: Weekly",
            "New time: Weekly",
            "Reporte: Q3",
            "Report: Q3",
            "연기 수업",
        ] {
            assert!(!is_cancelled(summary), "{summary}");
        }
    }

    #[test]
    fn other_titles_are_not() {
        for summary in [
            "Weekly",
            "Cancellation policy talk",
            "Cancelled orders review",
            "Review: cancelled orders",
            "Why the project was cancelled",
            "Project not cancelled",
            "What if we get cancelled",
            "CANCELLED ORDERS REVIEW",
            "Declined offers",
            "Cancelled contract: what next",
            "Canceled subscriptions with Ada",
            "Cancelled sprint items: what now",
            "Project X cancelled - what next?",
            "Review of the cancelled event",
            "Cancelled SAP project review",
            "Not cancelled: Weekly",
            "Отмена заказов",
            "İptal politikası",
            "취소 정책 회의",
            "Absage an Bewerber besprechen",
            "Following: Weekly",
            "Tentative: Weekly",
            "Accepted: Weekly",
            "Zugesagt: Jour fixe",
            "Mit Vorbehalt: Jour fixe",
            "Accepté : Hebdo",
            "取消政策の相談",
            "",
        ] {
            assert!(!is_cancelled(summary), "{summary}");
        }
    }

    #[test]
    fn a_status_is_read_in_any_spelling() {
        for status in ["CANCELLED", "canceled", "Cancelled", "DECLINED", "Abgesagt"] {
            assert!(means_cancelled(status), "{status}");
        }
        for status in ["CONFIRMED", "TENTATIVE", "", "NEEDS-ACTION"] {
            assert!(!means_cancelled(status), "{status}");
        }
    }
}
