//! Titles that say that an event was cancelled or declined.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::title::{Title, plain, words};

/// The words for cancelled, in [`plain`] text.
#[rustfmt::skip]
const CANCELLED: &[&str] = &[
    // English, German, French
    "canceled", "cancelled", "abgesagt", "entfallt", "entfaellt", "ausgefallen", "storniert",
    "gestrichen", "annule", "annulee", "annules", "annulees", "supprime", "supprimee",
    // Spanish, Portuguese, Italian, Dutch
    "cancelado", "cancelada", "anulado", "anulada", "suspendido", "annullato", "annullata",
    "cancellato", "cancellata", "geannuleerd", "afgelast", "afgezegd",
    // Norwegian, Danish, Swedish, Finnish
    "avlyst", "aflyst", "kansellert", "installt", "installd", "peruttu", "peruutettu",
    // Polish, Czech, Turkish
    "odwolane", "odwolany", "odwolana", "odwolano", "anulowane", "anulowano", "anulowany",
    "zruseno", "zrusena", "iptal", "iptal edildi",
    // Russian
    "отменено", "отменена", "отменен", "отменены", "отмена",
    // Japanese, Chinese, Korean
    "取消済み", "取消済", "取り消し", "キャンセル", "キャンセル済み", "キャンセル済", "中止",
    "已取消", "取消", "취소됨", "취소",
];

/// The words for declined.
#[rustfmt::skip]
const DECLINED: &[&str] = &[
    "declined", "rejected", "abgelehnt", "abgewiesen", "decline", "declinee", "refuse", "refusee",
    "rechazado", "rechazada", "recusado", "recusada", "rifiutato", "rifiutata", "declinato",
    "geweigerd", "afgewezen", "avvist", "avslatt", "afvist", "avbojt", "avbojd", "nekad",
    "hylatty", "odrzucone", "odrzucono", "odrzucona", "odmitnuto", "reddedildi", "отклонено",
    "отклонена", "辞退", "辞退済み", "已拒绝", "已拒絕", "已谢绝", "已謝絕", "거절됨",
];

/// Words for the act, which count only as a label of their own: `Cancellation: Weekly`.
#[rustfmt::skip]
const CANCELLATION: &[&str] = &[
    "cancellation", "absage", "stornierung", "annulation", "cancelacion", "cancelamento",
    "annullamento", "annulering", "avlysning", "aflysning",
];

/// What may stand beside those words in a label: `Canceled event with note: Weekly`.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "event", "meeting", "appointment", "invitation", "invite", "call", "with", "note", "notice",
    "notification", "has", "been", "is", "was", "the", "this", "today", "termin", "besprechung",
    "sitzung", "einladung", "veranstaltung", "wurde", "heute", "der", "die", "das", "reunion",
    "evenement", "invitation", "rendez", "vous", "evento", "invitacion", "cita", "reuniao",
    "riunione", "invito", "incontro", "afspraak", "vergadering", "uitnodiging", "mote", "mode",
    "spotkanie", "встреча", "会议", "会議", "予定",
];

/// What may follow those words where they end a title: `Weekly - cancelled by Ada`.
#[rustfmt::skip]
const REASONS: &[&str] = &[
    "by", "due", "because", "as", "since", "von", "wegen", "weil", "da", "par", "por", "porque",
    "perche", "door", "wegens", "av", "af", "sick", "krank",
];

/// What makes those words a statement within a title: `Why it was cancelled`.
#[rustfmt::skip]
const STATEMENT: &[&str] = &[
    "not", "why", "if", "when", "nicht", "warum", "wenn", "pas", "pourquoi", "no", "non", "niet",
    "waarom", "how", "what", "after", "nach", "wie", "was", "were", "get", "got", "getting",
];

/// Words of scripts without blanks that count at the end of another word.
const AT_THE_END: [&str; 5] = ["中止", "已取消", "取消済み", "キャンセル", "취소"];

/// Words of scripts without blanks that count at the beginning of another word.
const AT_THE_BEGINNING: [&str; 5] = ["已取消", "取消済", "キャンセル済", "已拒绝", "已拒絕"];

/// The words that make it worth looking at a title at all.
static SIGNS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let words = [CANCELLED, DECLINED, CANCELLATION].into_iter().flatten().copied();
    words.chain(["fallt", "faellt"]).collect()
});

/// Whether a title says that its event was cancelled or declined.
pub fn is_cancelled(summary: &str) -> bool {
    let title = Title::of(summary);
    if !title.words().iter().any(|word| SIGNS.contains(word)) {
        return AT_THE_END.iter().any(|word| title.text().ends_with(word))
            || AT_THE_BEGINNING.iter().any(|word| title.text().starts_with(word));
    }
    let text = title.text().replace("fallt aus", "entfallt").replace("faellt aus", "entfallt");
    let title = Title::of(&text);
    ends_as_label(&title.head())
        || ends_as_label(&title.tail())
        || title.bracketed().iter().any(|words| words.first().is_some_and(|word| is_word(word)))
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
    CANCELLED.contains(&word) || DECLINED.contains(&word)
}

fn is_label(words: &[&str]) -> bool {
    words.iter().any(|word| is_word(word))
        && words.iter().all(|word| is_word(word) || BESIDE.contains(word))
}

/// Whether the last part of a title is a label, which may go on with a reason.
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

/// Whether the first or last word is one of them, and the only one in capitals: `CANCELLED Weekly`.
fn stands_out(summary: &str) -> bool {
    let words = words(summary);
    let is_loud =
        |word: &str| word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase);
    let is_it = |word: &&str| is_loud(word) && is_word(&plain(word));
    [words.first(), words.last()].into_iter().flatten().any(is_it)
        && words.iter().filter(|word| word.len() > 3).any(|word| !is_loud(word))
}

/// Whether a title begins with a word for cancelled that is never a part of what follows. In
/// English it may be: `Cancelled orders`.
fn begins_with_it(words: &[&str]) -> bool {
    let is_english = |word: &str| ["canceled", "cancelled"].contains(&word);
    words.first().is_some_and(|word| CANCELLED.contains(word) && !is_english(word))
}

/// Whether a title ends with a word for cancelled that is not part of a statement.
fn ends_with_it(words: &[&str]) -> bool {
    words.split_last().is_some_and(|(last, rest)| {
        CANCELLED.contains(last) && !rest.iter().any(|word| STATEMENT.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_plain() {
        for word in CANCELLED.iter().chain(DECLINED).chain(CANCELLATION) {
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
        ] {
            assert!(is_cancelled(summary), "{summary}");
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
