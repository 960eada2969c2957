//! The made-up SaaS company: its units, its people, and what is known about them.

/// The units: name, weight, and why they weigh that much.
#[rustfmt::skip]
pub const UNITS: [(&str, f64, &str); 7] = [
    ("Executive", 10.0, "decides on the budget"),
    ("Sales", 9.0, "brings in the renewals"),
    ("Finance", 8.0, "owns the close and the ERP"),
    ("Product", 7.0, "ships what we run"),
    ("Marketing", 6.0, "lives on attribution data"),
    ("Operations", 5.0, "runs the support centre"),
    ("Legal", 2.0, ""),
];

/// A person in the company. Empty texts and zeros stand for what is not known.
pub struct Character {
    pub name: &'static str,
    pub role: &'static str,
    /// Empty for people nobody has placed yet.
    pub unit: &'static str,
    pub influence: f64,
    pub alias: &'static str,
    pub tag: &'static str,
    pub birthday: &'static str,
    /// Days since they were added.
    pub added: u64,
    /// Days until they are back, if away.
    pub away: u64,
    /// Days since they were archived.
    pub archived: u64,
}

const UNKNOWN: Character = Character {
    name: "",
    role: "",
    unit: "",
    influence: 1.0,
    alias: "",
    tag: "",
    birthday: "",
    added: 730,
    away: 0,
    archived: 0,
};

/// The people, the most important first.
#[rustfmt::skip]
pub const PEOPLE: [Character; 17] = [
    Character { name: "Martin Osei", role: "CEO", unit: "Executive", alias: "the CEO", tag: "steerco", ..UNKNOWN },
    Character { name: "Devon Marsh", role: "Chief Revenue Officer", unit: "Sales", tag: "steerco", ..UNKNOWN },
    Character { name: "Ines Duarte", role: "VP Customer Success", unit: "Sales", influence: 0.6, birthday: "--04-17", ..UNKNOWN },
    Character { name: "Cassandra Kelly", role: "CFO", unit: "Finance", alias: "the CFO", tag: "steerco", birthday: "1974-02-03", ..UNKNOWN },
    Character { name: "Ruth Abel", role: "Controller", unit: "Finance", influence: 0.5, ..UNKNOWN },
    Character { name: "Zoë Lindqvist", role: "Chief Product Officer", unit: "Product", tag: "steerco", ..UNKNOWN },
    Character { name: "Rafael Santos", role: "VP Engineering", unit: "Product", influence: 0.7, ..UNKNOWN },
    Character { name: "Neal Wallace", role: "CMO", unit: "Marketing", alias: "the CMO", tag: "steerco", birthday: "1981-11-25", ..UNKNOWN },
    Character { name: "Maja Nowak", role: "VP Demand Generation", unit: "Marketing", influence: 0.5, ..UNKNOWN },
    Character { name: "Dana Ortiz", role: "COO", unit: "Operations", tag: "steerco", added: 12, ..UNKNOWN },
    Character { name: "Tariq Aziz", role: "Head of Support", unit: "Operations", influence: 0.5, ..UNKNOWN },
    Character { name: "Hanna Berg", role: "Head of Facilities", unit: "Operations", influence: 0.3, away: 9, ..UNKNOWN },
    Character { name: "Li Wei", role: "General Counsel", unit: "Legal", ..UNKNOWN },
    Character { name: "Owen Price", role: "Privacy Counsel", unit: "Legal", influence: 0.4, ..UNKNOWN },
    Character { name: "Peter Novak", role: "former COO", unit: "Operations", archived: 20, ..UNKNOWN },
    Character { name: "Aiko Tanaka", role: "board member", added: 40, ..UNKNOWN },
    Character { name: "Jonas Weber", role: "board member", added: 40, ..UNKNOWN },
];

/// The facts: about whom, the topic, the text, and days since it was learned.
#[rustfmt::skip]
pub const FACTS: [(&str, &str, &str, u64); 19] = [
    ("Martin Osei", "goal", "net retention above 115%", 200),
    ("Martin Osei", "preference", "one page, no slides", 640),
    ("Devon Marsh", "family", "his daughter, who started college in Boston", 80),
    ("Devon Marsh", "problem", "quotes take three days", 19),
    ("Ines Duarte", "goal", "health scores the team believes", 150),
    ("Cassandra Kelly", "interest", "the Yankees", 500),
    ("Cassandra Kelly", "goal", "close the books in 5 days", 300),
    ("Cassandra Kelly", "problem", "the close takes 9 days and is a black box", 41),
    ("Cassandra Kelly", "where", "the coffee bar, 7:15", 420),
    ("Cassandra Kelly", "agenda", "the Q3 offshore savings", 41),
    ("Ruth Abel", "problem", "reconciling two customer masters by hand", 60),
    ("Zoë Lindqvist", "background", "came from a hardware firm", 600),
    ("Rafael Santos", "interest", "long-distance cycling", 210),
    ("Neal Wallace", "interest", "the Yankees, grew up in the Bronx", 350),
    ("Neal Wallace", "goal", "prove what each campaign brings in", 260),
    ("Maja Nowak", "interest", "pottery", 90),
    ("Tariq Aziz", "problem", "agents switch between six screens", 130),
    ("Li Wei", "interest", "chess", 700),
    ("Owen Price", "family", "twins, two years old", 55),
];
