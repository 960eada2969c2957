//! The words of titles of events that were cancelled, postponed or declined.

/// The words for cancelled, in [`plain`](super::title::plain) text.
#[rustfmt::skip]
pub const CANCELLED: &[&str] = &[
    // English, German, French
    "canceled", "cancelled", "abgesagt", "entfallt", "entfaellt", "ausgefallen", "storniert",
    "gestrichen", "annule", "annulee", "annules", "annulees", "supprime", "supprimee",
    // Spanish, Portuguese, Italian, Dutch
    "cancelado", "cancelada", "anulado", "anulada", "suspendido", "suspendida", "suspenso",
    "suspensa", "annullato", "annullata",
    "cancellato", "cancellata", "geannuleerd", "geannuleerde", "afgelast", "afgezegd",
    // Norwegian, Danish, Swedish, Finnish
    "avlyst", "aflyst", "kansellert", "installt", "installd", "installda", "peruttu", "peruutettu",
    // Polish, Czech, Turkish
    "odwolane", "odwolany", "odwolana", "odwolano", "anulowane", "anulowano", "anulowany",
    "zruseno", "zrusena", "zrusene", "zrusen", "iptal",
    // Russian
    "отменено", "отменена", "отменен", "отменены", "отмена",
    // Japanese, Chinese, Korean
    "取消済み", "取消済", "取り消し", "キャンセル", "キャンセル済み", "キャンセル済", "中止",
    "已取消", "取消", "会议取消", "會議取消", "会議取消", "취소됨", "취소된", "취소",
];

/// The words for postponed, which was not held on that day either. A word for moved is not among
/// them: it may stand on the new day.
#[rustfmt::skip]
pub const POSTPONED: &[&str] = &[
    "postponed", "verschoben", "vertagt", "reporte", "reportee", "ajourne", "ajournee", "aplazado",
    "aplazada",
    "pospuesto", "pospuesta", "adiado", "adiada", "rinviato", "rinviata", "posticipato",
    "posticipata", "rimandato", "rimandata", "uitgesteld", "utsatt", "udsat", "udskudt",
    "uppskjutet", "uppskjuten", "lykatty", "odlozone", "odlozono", "przelozone", "przelozono",
    "odlozeno", "odlozena", "ertelendi", "отложено", "отложена", "перенесено", "перенесена",
    "延期", "已延期", "延期済み", "推迟", "已推迟", "推遲", "已推遲", "改期", "已改期", "会议延期", "會議延期", "会議延期", "연기", "연기됨",
];

/// The words for declined.
#[rustfmt::skip]
pub const DECLINED: &[&str] = &[
    "declined", "rejected", "abgelehnt", "abgewiesen", "decline", "declinee", "refuse", "refusee",
    "rechazado", "rechazada", "recusado", "recusada", "rifiutato", "rifiutata", "declinato",
    "geweigerd", "afgewezen", "avvist", "avslatt", "afvist", "avbojt", "avbojd", "nekad",
    "afslaet", "avvisat", "hylatty", "kieltaytynyt", "odrzucone", "odrzucono", "odrzucona",
    "odmitnuto", "reddedildi", "отклонено",
    "отклонена", "辞退", "辞退済み", "拒否", "拒绝", "拒絕", "已拒绝", "已拒絕", "已谢绝", "已謝絕", "거절됨", "거절",
];

/// Words for the act, which count only as a label of their own: `Cancellation: Weekly`.
#[rustfmt::skip]
pub const CANCELLATION: &[&str] = &[
    "cancellation", "absage", "stornierung", "annulation", "cancelacion", "cancelamento",
    "annullamento", "annulering", "avlysning", "aflysning",
];

/// What may stand beside those words in a label: `Canceled event with note: Weekly`.
#[rustfmt::skip]
pub const BESIDE: &[&str] = &[
    "event", "meeting", "appointment", "invitation", "invite", "call", "with", "note", "notice",
    "notification", "has", "been", "is", "was", "the", "this", "today", "termin", "besprechung",
    "sitzung", "einladung", "veranstaltung", "wurde", "heute", "der", "die", "das", "reunion",
    "evenement", "invitation", "rendez", "vous", "evento", "invitacion", "cita", "reuniao",
    "riunione", "invito", "incontro", "afspraak", "vergadering", "uitnodiging", "mote", "mode",
    "spotkanie", "встреча", "встречи", "会议", "会議", "予定", "toplanti", "etkinlik", "com",
    "con", "avec", "mit", "met", "med", "observacao", "nota", "remarque", "notiz", "opmerking",
    "wydarzenie", "begivenhed", "hendelse", "handelse", "tapahtuma", "udalost", "событие",
    "мероприятие", "일정", "활동", "活动", "イベント",
    "회의",
];

/// What may follow those words where they end a title: `Weekly - cancelled by Ada`.
#[rustfmt::skip]
pub const REASONS: &[&str] = &[
    "by", "due", "because", "as", "since", "von", "wegen", "wg", "aufgrund", "weil", "da", "par",
    "por", "porque",
    "perche", "door", "wegens", "av", "af", "sick", "krank", "to", "until", "auf", "bis", "au", "a",
    "para", "al", "naar", "tot", "til", "till", "na", "на",
];

/// What says that an event was moved from another day to this one: `Postponed from Monday`.
pub const FROM: [&str; 5] = ["from", "vom", "desde", "fra", "fran"];

/// Words for the act or the state, which may begin the name of something else: `Отмена заказов`.
pub const NOUNS: [&str; 5] = ["отмена", "iptal", "キャンセル", "취소", "연기"];

/// English words that may also describe what a meeting is about: `Cancelled orders`.
pub const ENGLISH: [&str; 4] = ["canceled", "cancelled", "postponed", "declined"];

/// What is cancelled, postponed or declined without being a meeting.
#[rustfmt::skip]
pub const THINGS: &[&str] = &[
    "order", "project", "contract", "subscription", "flight", "policy", "policies", "deal",
    "account", "invoice", "booking", "reservation", "trip", "release", "launch", "feature",
    "program", "programme", "customer", "client", "vendor", "supplier", "offer", "proposal",
    "application", "candidate", "claim", "request", "payment", "loan", "bid", "quote", "shipment",
    "delivery", "purchase", "membership", "licence", "license", "card", "transaction", "change",
    "service", "product", "initiative", "investment", "acquisition", "merger", "rollout",
    "migration", "ticket", "visa", "agreement",
];

/// Words of names of meetings.
#[rustfmt::skip]
pub const MEETINGS: &[&str] = &[
    "weekly", "daily", "biweekly", "fortnightly", "monthly", "quarterly", "sync", "standup",
    "stand", "catchup", "catch", "check", "checkin", "jour", "1on1", "1", "lunch", "dinner",
    "breakfast", "coffee",
];

/// Words that look like plurals.
pub const NOT_PLURAL: [&str; 6] = ["sales", "operations", "news", "business", "status", "campus"];

/// Phrases for cancelled, and the word that they are read as.
#[rustfmt::skip]
pub const PHRASES: [(&str, &str); 9] = [
    ("fallt aus", "entfallt"), ("faellt aus", "entfallt"), ("findet nicht statt", "entfallt"),
    ("gaat niet door", "afgelast"), ("called off", "cancelled"),
    ("no longer happening", "cancelled"), ("not happening", "cancelled"), ("iptal edildi", "iptal"),
    ("iptal edilen", "iptal"),
];

/// A word that is the French one for postponed only with its accent: `Reporte: Q3` is a report.
pub const WITH_ACCENT: &str = "reporte";

pub const ACCENTS: [char; 3] = ['é', 'É', '\u{301}'];

/// What may stand behind those words at the end of a title: `Jour fixe entfällt heute`.
#[rustfmt::skip]
pub const TODAY: [&str; 12] = [
    "today", "tomorrow", "heute", "morgen", "hoy", "hoje", "oggi", "vandaag", "idag", "dzisiaj",
    "dnes", "сегодня",
];

/// What makes those words a statement within a title: `Why it was cancelled`.
#[rustfmt::skip]
pub const STATEMENT: &[&str] = &[
    "not", "why", "if", "when", "nicht", "warum", "wenn", "pas", "pourquoi", "no", "non", "niet",
    "waarom", "how", "what", "after", "nach", "wie", "was", "were", "get", "got", "getting",
];

/// Words of scripts without blanks that count at the end of another word.
pub const AT_THE_END: [&str; 5] = ["中止", "已取消", "取消済み", "キャンセル", "취소"];

/// Words of scripts without blanks that count at the beginning of another word.
pub const AT_THE_BEGINNING: [&str; 5] = ["已取消", "取消済", "キャンセル済", "已拒绝", "已拒絕"];
