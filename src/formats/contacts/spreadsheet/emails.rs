//! Recognises the columns that hold e-mail addresses by the words of their headers.

use unicode_normalization::UnicodeNormalization;

/// The most words of a header; a longer text is a sentence.
const MOST_WORDS: usize = 6;

/// The beginnings of words for e-mail: `email`, `emails`, `E-Mail-Adresse`, `emailadres`.
#[rustfmt::skip]
const BEGINNINGS: [&str; 15] = [
    "email", "epost", "courriel", "mailadres", "correo", "почт", "sähköpost", "électronique",
    "electronique", "elettronica", "correio", "electrónic", "eletrónic", "eletrônic", "poczt",
];

const WORDS: [&str; 3] = ["mail", "mails", "messagerie"];

/// Words for e-mail in scripts without blanks.
const PARTS: [&str; 10] = [
    "メール",
    "电子邮件",
    "電子郵件",
    "电邮",
    "電郵",
    "邮箱",
    "郵箱",
    "邮件地址",
    "이메일",
    "전자메일",
];

/// Words of headers that say something about an address instead: `E-mail Display Name`.
#[rustfmt::skip]
const ABOUT: &[&str] = &[
    "type", "typ", "label", "display", "name", "names", "anzeigename", "affiche", "affiché",
    "nombre", "nom", "opt", "optout", "optin", "out", "status", "date", "datum", "time", "last",
    "letzte", "first", "count", "number", "sent", "opened", "open", "opens", "clicked", "clicks",
    "bounce", "bounced", "bounces", "reason", "domain", "host", "provider", "subscription",
    "subscribed", "unsubscribed", "unsubscribe", "preference", "preferences", "recipient",
    "confirmed", "verified", "verification", "valid", "validity", "quarantined", "campaign",
    "template", "signature", "format", "subject", "body", "list", "marketing", "consent",
    "permission", "hash", "source", "eligible", "eligibility", "frequency", "merge", "client",
    "tipo", "тип", "angezeigter", "visualizzato", "weergavenaam", "exibição", "exibicao",
    "pantalla", "имя", "affichage", "visningsnavn", "visningsnamn",
    "replied", "delivered", "newsletter", "score", "engagement", "language",
];

/// Words of headers of the addresses of someone else: `Manager Email`.
#[rustfmt::skip]
const OF_OTHERS: &[&str] = &[
    "manager", "supervisor", "boss", "assistant", "assistants", "secretary", "owner", "by",
    "creator",
    "author", "sender", "referrer", "recruiter", "rep", "representative", "spouse", "partner",
    "parent", "guardian", "emergency", "vorgesetzter", "vorgesetzten", "vorgesetzte", "assistent",
    "assistentin", "assistenz", "sekretariat", "responsable", "assistante", "conjoint",
    "supérieur", "asistente", "jefe", "gerente", "assistente", "chefe", "segretaria",
    "leidinggevende",
    "chef", "menedżer", "менеджер", "руководитель", "руководителя", "ассистент",
];

/// Parts of such headers in scripts without blanks.
const OF_OTHERS_PARTS: [&str; 7] = ["上司", "担当者", "秘書", "经理", "助理", "담당자", "관리자"];

/// Parts of headers about an address in scripts without blanks.
const ABOUT_PARTS: [&str; 8] = ["表示名", "显示", "顯示", "类型", "類型", "種類", "配信", "状态"];

/// Whether a column with this header holds e-mail addresses.
pub fn are_in(header: &str) -> bool {
    let header: String = header.nfkc().collect();
    let header = header.to_lowercase().replace("e-", "e").replace("эл.", "");
    let words: Vec<&str> =
        header.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let together: String = words.concat();
    let is_email = words.iter().any(|word| {
        WORDS.contains(word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
    }) || PARTS.iter().any(|part| together.contains(part));
    is_email
        && words.len() <= MOST_WORDS
        && !words.iter().any(|word| ABOUT.contains(word) || OF_OTHERS.contains(word))
        && !ABOUT_PARTS.iter().chain(&OF_OTHERS_PARTS).any(|part| header.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_many_headers() {
        for header in [
            "Email",
            "E-mail",
            "E-mail 1 - Value",
            "E-mail Address",
            "EmailAddress",
            "email_work",
            "Emails / Primary Email",
            "Emails / Additional Emails",
            "Additional email addresses",
            "Work email",
            "Email ID",
            "Mail",
            "Primäre E-Mail-Adresse",
            "E-Mail 2: Adresse",
            "Adresse de messagerie",
            "Courriel",
            "Première adresse électronique",
            "Indirizzo posta elettronica",
            "Adresse e-mail secondaire",
            "Dirección de correo electrónico",
            "Correo electrónico 2",
            "Indirizzo e-mail",
            "Endereço de email",
            "E-mailadres",
            "E-postadress",
            "E-postadresse",
            "Adres e-mail",
            "Адрес электронной почты",
            "Эл. почта",
            "電子メール アドレス",
            "メールアドレス",
            "电子邮件地址",
            "电子邮件 2 地址",
            "邮箱",
            "電子郵件地址",
            "이메일",
            "전자 메일 주소",
            "Adres poczty elektronicznej",
            "E-mailová adresa",
            "E-posta Adresi",
        ] {
            assert!(are_in(header), "{header}");
        }
    }

    #[test]
    fn other_headers_are_not_taken_for_them() {
        for header in [
            "Name",
            "E-mail Display Name",
            "E-mail 1 - Label",
            "E-mail Type",
            "Email Domain",
            "Email opt out",
            "Last email date",
            "Marketing emails opened",
            "Unsubscribed from all email",
            "Contact owner",
            "Mailing Street",
            "Anzeigename der E-Mail",
            "E-Mail: Angezeigter Name",
            "Tipo di posta elettronica",
            "Nome visualizzato posta elettronica",
            "Weergavenaam voor e-mail",
            "Tipo de email",
            "Тип эл. почты",
            "Type de messagerie",
            "電子メール表示名",
            "电子邮件显示名称",
            "Manager Email",
            "Assistant's e-mail",
            "Created By Email",
            "Last modified by e-mail",
            "Referred by (email)",
            "Spouse email",
            "Sales rep email",
            "E-Mail Assistent",
            "E-Mail des Vorgesetzten",
            "E-mail de l'assistant",
            "Correo del responsable",
            "E-mail del manager",
            "上司のメールアドレス",
            "助理邮箱",
            "담당자 이메일",
            "please send me an email about the budget",
            "",
        ] {
            assert!(!are_in(header), "{header}");
        }
    }
}
