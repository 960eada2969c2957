//! The words of titles of absences, holds and deadlines.

/// Words that say that someone is not at work, in [`plain`](super::title::plain) text.
#[rustfmt::skip]
pub const AWAY: &[&str] = &[
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
    "ausente", "ausencia", "fuera de la oficina", "fuera de oficina", "dia libre", "ferias",
    "feriado", "fora do escritorio",
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
    "ooto", "on pto", "day in lieu", "leave day", "jury duty", "out of town",
    "uberstundenabbau", "ueberstundenabbau", "bildungsurlaub", "urlaubstag", "elternurlaub",
    "nicht verfugbar", "nicht verfuegbar", "kind krank", "dienstfrei",
    "absent du bureau", "absente du bureau", "conge parental", "conge maladie",
    "dia festivo", "licencia medica", "licencia por maternidad", 
    "licenca medica", "licenca maternidade", "folga", "atestado medico",
    "fuori sede", "congedo", "congedo parentale", "in ferie", "festivita", "buiten kantoor",
    "snipperdag", "ziekgemeld",
    "ikke pa kontoret", "sykdom", "sykt barn", "avspasering", "helligdag",
    "foreldrepermisjon", "sygedag", "barns sygedag", "sygdom", "foraeldreorlov",
    "barselsorlov", "afspadsering", "semesterdag", "pa semester", "ej pa kontoret",
    "inte pa kontoret", "foraldraledighet", "vabbar", "kompledig", "helgdag",
    "sairaana", "sairasloma", "sairaslomalla", "sairauspoissaolo", "poissaolo",
    "poissa toimistolta", "vapaapaiva", "vapaalla", "kesaloma", "talviloma", "vuosiloma",
    "vanhempainvapaa", "vanhempainvapaalla", "saldovapaa", "pyhapaiva",
    "na urlopie", "urlop macierzynski", "poza biurem", "l4", "dzien wolny",
    "swieto panstwowe", "dovolena", "na dovolene", "dovolene", "nepritomnost", "nepritomen",
    "nepritomna", "mimo kancelar", "nemoc", "nemocenska", "neschopenka", "materska",
    "materska dovolena", "rodicovska dovolena", "statni svatek",
    "izinli", "izinde", "yillik izin", "hastalik izni", "dogum izni", "tatil",
    "tatilde", "resmi tatil", "ofis disinda", "raporlu",
    "в отпуске", "отпуске", "вне офиса", "нет на месте", "нет в офисе", "выходной",
    "на больничном", "больничном", "болеет", "в декрете", "нерабочий день",
    "праздничный день",
    "お休み", "休暇中", "病欠", "欠勤", "午前休", "午後休", "全休", "半休", "午前半休",
    "午後半休", "代休", "振休", "振替休日", "祝日", "公休", "産休", "育休", "忌引",
    "休假中", "不在办公室", "不在辦公室", "不在公司", "度假", "调休", "調休", "补休",
    "補休", "产假", "產假", "陪产假", "婚假", "丧假", "事假", "特休", "公假",
    "公众假期", "法定节假日", "外出",
    "휴가", "휴가중", "연차", "월차", "반차", "병가", "부재", "부재중", "휴직",
    "육아휴직", "휴무", "공휴일", "대체휴무",
    "nicht da", "nicht anwesend", "dovolenou",
];

/// Words that say so only where nothing but names and dates stands beside them.
#[rustfmt::skip]
pub const AWAY_ALONE: &[&str] = &[
    "off", "away", "out", "leave", "sick", "ill", "unavailable", "not available", "frei",
    "verreist",
    "libre", "baja", "permiso", "libero", "permesso", "vrij", "semester", "ledig", "fri", "wolne",
    "remote", "remotely", "wfh",
    "licenca", "zwolnienie", "izin",
    "borte", "bortreist", "vab", "volno", "svatek", "vapaa", "indisponible",
    "no disponible", "indisponivel", "non disponibile", "niet beschikbaar",
    "ikke tilgjengelig", "inte tillganglig", "недоступен", "недоступна",
    "business trip", "work trip", "on business", "dienstreise", "auf dienstreise",
    "geschaftsreise", "auf geschaftsreise", "voyage d affaires", "deplacement professionnel",
    "en deplacement", "viaje de negocios", "viaje de trabajo", "viagem de negocios",
    "viagem a trabalho", "trasferta", "in trasferta", "zakenreis", "op zakenreis", "dienstreis",
    "forretningsreise", "tjenestereise", "forretningsrejse", "tjenesterejse", "affarsresa",
    "tjansteresa", "tyomatka", "tyomatkalla", "podroz sluzbowa", "sluzebni cesta", "is seyahati",
    "командировка", "в командировке", "出張", "出張中", "出差", "出差中", "출장", "출장중",
    "sairas", "nemocny", "nemocna", "chory", "chora", "hasta", "zdalnie",
];

/// Words that say that someone works, but elsewhere.
#[rustfmt::skip]
pub const ELSEWHERE: &[&str] = &[
    "working from home", "work from home", "works from home", "working elsewhere",
    "working remotely", "working remote", "remote work", "remote working", "remote day", "wfh",
    "home office", "homeoffice", "mobiles arbeiten", "mobile office", "arbeitet remote",
    "teletravail", "travail a distance", "teletrabajo", "trabajo remoto", "trabajo a distancia",
    "teletrabalho", "smart working", "smartworking", "telelavoro", "lavoro agile",
    "lavoro da remoto", "thuiswerk", "thuiswerken", "thuiswerkdag", "werkt thuis",
    "hjemmekontor", "hjemmearbejde", "jobbar hemifran", "hemarbete", "distansarbete", "etatyo",
    "praca zdalna", "praca z domu", "удаленно", "удаленка", "удаленная работа", "работа из дома",
    "在宅", "在宅勤務", "リモートワーク", "テレワーク", "居家办公", "远程办公",
    "mobilarbeit", "mobil arbeiten", "telearbeit",
    "von zu hause", "trabajo desde casa", "trabalho remoto",
    "lavoro da casa", "thuis werken", "jobber hjemmefra",
    "jobber hjemme", "arbejder hjemmefra", "arbejder hjemme",
    "jobbar hemma", "arbetar hemifran", "arbetar hemma",
    "etatyossa", "etapaiva", "prace z domova", "evden calisma",
    "evden calisiyor", "uzaktan calisma", "на удаленке",
    "удаленке", "работает из дома", "дистанционно", "直行直帰",
    "在家办公", "在家辦公", "在家工作", "在家上班", "居家辦公", "居家上班", "遠端工作",
    "재택", "재택근무", "원격근무", "외근",
    "etatoissa", "em teletrabalho",
];

/// Labels of time that someone keeps free.
#[rustfmt::skip]
pub const HOLD: &[&str] = &[
    "hold", "placeholder", "block", "blocked", "blocker", "time block", "blocked time",
    "focus time", "focus block", "deep work", "do not book", "do not schedule",
    "do not disturb", "dnb", "dnd", "no meeting", "no meetings", "no meeting day", "keep free",
    "reserved", "save the date", "platzhalter", "fokuszeit", "blockiert", "geblockt",
    "terminblocker", "reserviert", "freihalten", "bitte freihalten", "frei halten", "nicht buchen",
    "bloque", "bloquee", "reserve", "temps de concentration", "ne pas reserver", "bloqueado",
    "bloqueo", "reservado", "tiempo de concentracion", "bloccato", "blocco", "riservato",
    "geblokkeerd", "gereserveerd", "focustijd", "fokustid", "opptatt", "optaget", "upptagen",
    "blokada", "rezerwacja", "резерв", "занято", "仮押さえ", "ブロック", "予定あり", "占位", "预留",
    "meeting free", "meeting free day", "konzentrationszeit",
    "blockzeit", "creneau bloque", "tiempo de enfoque",
    "bloqueio", "tempo de foco", "tempo de concentracao",
    "tempo di concentrazione", "segnaposto", "blokkert",
    "plassholder", "blokeret", "reserveret", "pladsholder",
    "blockerad", "blockerat", "reserverad", "reserverat",
    "platshallare", "keskittymisaika", "varaus", "varattu",
    "czas skupienia", "czas na skupienie", "zablokowane",
    "zarezerwowane", "blokovano", "rezervace", "rezervovano",
    "cas na soustredeni", "odaklanma", "odaklanma zamani",
    "rezerve", "время для концентрации",
    "время для фокусировки", "забронировано", "бронь", "仮",
    "仮予定", "作業時間", "集中時間", "集中タイム", "フォーカス タイム", "フォーカスタイム",
    "会議禁止", "专注时间", "專注時間", "預留", "집중 시간", "집중시간", "홀드",
    "회의 금지",
];

/// Words that say so only where nothing but names and dates stands beside them.
pub const HOLD_ALONE: &[&str] = &[
    "focus",
    "fokus",
    "busy",
    "beschaftigt",
    "occupe",
    "ocupado",
    "hold",
    "фокус",
    "занят",
    "занята",
];

/// The beginnings of titles that say so whatever follows: `Hold for lunch`.
#[rustfmt::skip]
pub const HOLD_FOR: &[&str] = &[
    "hold for", "placeholder for", "blocked for", "block for", "reserved for", "do not book",
    "do not schedule", "geblockt fur", "reserviert fur", "platzhalter fur",
];

/// The beginnings of titles that say so without a separator.
#[rustfmt::skip]
pub const HOLD_FIRST: &[&str] = &[
    "focus time", "deep work", "save the date", "no meetings", "fokuszeit", "focustijd", "fokustid",
];

/// Labels of deadlines and reminders.
#[rustfmt::skip]
pub const DEADLINE: &[&str] = &[
    "deadline", "due", "due date", "reminder", "todo", "to do", "task", "frist", "abgabe",
    "abgabefrist", "abgabetermin", "stichtag", "fallig", "faellig", "erinnerung", "aufgabe",
    "echeance", "rappel", "date limite", "date butoir", "tache", "plazo", "fecha limite",
    "vencimiento", "recordatorio", "tarea", "prazo", "lembrete", "scadenza", "promemoria",
    "termine ultimo", "herinnering", "inleverdatum", "taak", "forfall", "paminnelse",
    "paamindelse", "sista dag", "przypomnienie", "termin oddania", "срок", "дедлайн",
    "крайний срок", "напоминание", "締切", "締め切り", "期限", "リマインダー", "截止", "截止日期", "提醒",
    "falligkeit", "faelligkeit", "date d echeance",
    "fecha de entrega", "data limite", "prazo final",
    "vencimento", "data di scadenza", "uiterste datum",
    "innleveringsfrist", "afleveringsfrist", "sista datum",
    "maaraaika", "erapaiva", "takaraja", "ostateczny termin",
    "termin ostateczny", "uzaverka", "termin odevzdani",
    "son tarih", "teslim tarihi", "крайняя дата", "〆切", "締切り",
    "締切日", "納期", "提出期限", "截止日", "마감", "마감일", "기한", "제출 기한",
];

/// Words that say so as the first or the last of a title: `Budget deadline`.
#[rustfmt::skip]
pub const DEADLINE_AT_AN_END: &[&str] = &[
    "deadline", "abgabefrist", "abgabetermin", "stichtag", "echeance", "date limite",
    "abgabe", "einsendeschluss", "redaktionsschluss", "anmeldeschluss", "inleverdatum",
    "innlevering", "aflevering", "inlamning", "termin oddania", "fecha limite", "scadenza",
    "дедлайн", "締切", "期限",
    "〆切", "締め切り", "截止", "마감",
];

/// Words that say so as the last of a title: `Budget due`.
pub const DEADLINE_LAST: &[&str] = &["due", "fallig", "faellig"];

/// Words of meetings, which may be about an absence or a deadline: `Vacation planning`.
#[rustfmt::skip]
pub const MEETING: &[&str] = &[
    "away day", "away days", "office hours", "piano", "meeting", "meet", "call", "sync", "talk",
    "chat", "lunch", "dinner",
    "breakfast", "brunch",
    "coffee", "drinks", "party", "planning", "plan", "plans", "policy", "policies", "discussion",
    "discuss", "review", "handover", "coverage", "cover", "request", "requests", "approval",
    "kickoff", "workshop", "training", "interview", "standup", "catchup", "catch", "debrief",
    "retro", "prep", "preparation", "demo", "presentation", "offsite", "about", "re", "before",
    "after", "return", "1on1", "process", "calendar", "schedule", "extension", "negotiation",
    "besprechung", "gesprach", "telefonat", "planung", "abstimmung", "ubergabe", "uebergabe",
    "vertretung", "feier", "fest", "essen", "mittagessen", "fruhstuck", "kaffee", "jour fixe",
    "vor",
    "nach", "uber", "ueber", "regelung", "antrag", "ruckkehr", "treffen", "reunion", "point",
    "entretien", "dejeuner", "diner", "cafe", "fete", "planification", "avant", "apres",
    "politique",
    "reunion", "llamada", "almuerzo", "cena", "fiesta", "planificacion", "antes", "despues",
    "politica", "riunione", "chiamata", "pranzo", "festa", "pianificazione", "prima", "dopo",
    "overleg", "gesprek", "afspraak", "feest", "overdracht", "beleid", "mote", "mode", "samtal",
    "spotkanie", "встреча", "обсуждение", "会議", "会议", "面談", "相談", "打ち合わせ",
    "visit", "qbr", "management", "besuch", "visite", "visita",
    "bezoek", "besok", "besog", "wizyta", "визит",
    "планирование", "совещание", "созвон", "palaveri", "kokous",
    "suunnittelu", "porada", "schuzka", "toplanti",
    "toplantisi", "gorusme", "planlama", "politikasi", "ミーティング",
    "회의", "미팅", "면담",
];

/// Words that may stand beside those of an absence without making it a meeting.
#[rustfmt::skip]
pub const BESIDE: &[&str] = &[
    "s", "is", "on", "in", "at", "from", "to", "until", "till", "through", "the", "a", "an", "of",
    "and", "all", "day", "days", "half", "am", "pm", "today", "tomorrow", "morning", "afternoon",
    "week", "weeks", "back", "no", "ist", "im", "am", "vom", "von", "bis", "ab", "der", "die",
    "den", "und", "ganztagig", "halber", "tag", "tage", "woche", "heute", "en", "du", "de", "le",
    "la", "les", "au", "et", "jusqu", "journee", "matin", "demi", "est", "esta", "el", "hasta",
    "desde", "del", "y", "dia", "dias", "e", "il", "dal", "al", "fino", "giorno", "giorni", "op",
    "met", "van", "tot", "dag", "dagen", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr",
    "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "paid", "unpaid", "public", "bank",
    "annual", "floating", "summer", "winter", "christmas", "easter",
    "pa", "na", "do", "od", "fra", "til", "fran", "mot", "по", "до", "на", "lunes",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "lundi", "mardi", "mercredi",
    "jeudi", "vendredi",
    "hat", "har", "ma", "em", "hoje", "hoy", "oggi", "aujourd", "hui", "vandaag", "idag",
    "home", "company", "national", "nacional", "payes", "sans", "solde", "сегодня",
];

/// Words before the name of someone whom one meets: `Akademie mit Ada`.
#[rustfmt::skip]
pub const WITH: &[&str] = &[
    "with", "w", "mit", "avec", "con", "com", "met", "med", "z", "s", "с", "ile",
];
