//! Two years of the made-up journal: habits that repeat, and what happened.
//!
//! The leader is trusted and the team is not: the conversations are the leader's own, the setbacks
//! the team's. Legal is easy and gets coffees; Finance counts and gets meetings.

/// Something that repeats: with whom, which kinds in turn, every so many days, from and until so
/// many days ago, and by whom of my people.
pub struct Habit {
    pub who: &'static str,
    pub kinds: &'static [(&'static str, &'static str)],
    pub every: usize,
    pub from: u64,
    pub until: u64,
    pub by: &'static str,
}

const fn habit(
    who: &'static str,
    kinds: &'static [(&'static str, &'static str)],
    every: usize,
    from: u64,
    until: u64,
    by: &'static str,
) -> Habit {
    Habit { who, kinds, every, from, until, by }
}

const STEERCO: &str = "Martin Osei,Devon Marsh,Cassandra Kelly,Zoë Lindqvist,Neal Wallace";

#[rustfmt::skip]
pub const HABITS: [Habit; 18] = [
    habit(STEERCO, &[("meeting", "steering committee")], 7, 728, 3, ""),
    habit(STEERCO, &[("broadcast", "IT status mail")], 30, 720, 10, ""),
    habit("Martin Osei", &[("talk", "the quarter, and what the board asked"), ("talk", "hiring plan"), ("meal", "retention, and who sleeps badly")], 23, 720, 9, ""),
    habit("Devon Marsh", &[("talk", "pipeline and what slows the quotes"), ("call", "the renewal of the week"), ("coffee", "his daughter, the move to Boston")], 17, 715, 19, ""),
    habit("Devon Marsh", &[("talk", "quote tool backlog"), ("call", "access for the new reps")], 30, 400, 12, "Priya Shah"),
    habit("Ines Duarte", &[("talk", "health scores"), ("visit", "sat in on her renewal review")], 45, 700, 22, ""),
    habit("Cassandra Kelly", &[("talk", "where the close hurts"), ("coffee", "the Yankees"), ("meal", "what the auditors want")], 29, 712, 96, ""),
    habit("Cassandra Kelly", &[("meeting", "ERP programme board")], 14, 500, 10, ""),
    habit("Cassandra Kelly", &[("talk", "close calendar"), ("call", "integration list")], 41, 420, 44, "Priya Shah"),
    habit("Ruth Abel", &[("talk", "the two customer masters"), ("call", "month end")], 52, 690, 30, ""),
    habit("Zoë Lindqvist", &[("talk", "release train"), ("coffee", "her team's first year"), ("visit", "sat in on her roadmap review")], 24, 708, 11, ""),
    habit("Rafael Santos", &[("talk", "build times"), ("coffee", "the Alps tour")], 31, 700, 16, ""),
    habit("Neal Wallace", &[("talk", "attribution"), ("meal", "the Bronx and the brand")], 33, 705, 64, ""),
    habit("Maja Nowak", &[("call", "campaign data"), ("talk", "the pottery kiln, then the lead form")], 60, 690, 45, ""),
    habit("Tariq Aziz", &[("talk", "six screens"), ("visit", "an hour beside an agent")], 58, 680, 49, ""),
    habit("Li Wei", &[("coffee", "chess"), ("meal", "chess, and the new office"), ("coffee", "the weekend")], 10, 725, 4, ""),
    habit("Peter Novak", &[("talk", "support centre"), ("meal", "his handover")], 40, 700, 60, ""),
    habit("Owen Price", &[("coffee", "the twins")], 35, 600, 20, ""),
];

/// Something promised: days ago, to whom, as what, whose (me, team or theirs), what, days until it is
/// due (negative: past), the measure, and how it ended: days ago, and kept or broken.
pub type Word = (
    u64,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
    &'static str,
    Option<(u64, &'static str)>,
);

#[rustfmt::skip]
pub const WORDS: [Word; 12] = [
    (560, "Cassandra Kelly", "commitment", "team", "ERP pilot in two subsidiaries", -400, "", Some((350, "broken"))),
    (500, "Devon Marsh", "commitment", "me", "single sign-on before the kick-off", -430, "all reps in", Some((540 - 100, "kept"))),
    (420, "Zoë Lindqvist", "commitment", "team", "build farm moved without a lost day", -380, "no lost day", Some((400, "kept"))),
    (300, "Martin Osei", "commitment", "me", "headcount plan for the board", -270, "in the board pack", Some((275, "kept"))),
    (240, "Cassandra Kelly", "commitment", "me", "offshore case", -180, "", Some((190, "kept"))),
    (170, "Cassandra Kelly", "commitment", "team", "integration list complete", -110, "", Some((100, "broken"))),
    (120, "Neal Wallace", "commitment", "team", "ad data feed with an alarm", -80, "alarm within an hour", Some((85, "kept"))),
    (80, "Neal Wallace", "best-effort", "team", "attribution live", -20, "one campaign end to end", Some((20, "kept"))),
    (90, "Cassandra Kelly", "commitment", "team", "ERP cutover date", -5, "", None),
    (41, "Cassandra Kelly", "commitment", "me", "monthly note on the close, in her words", 10, "on the 5th of each month", None),
    (30, "Devon Marsh", "best-effort", "team", "quotes in one day", 40, "median of a week", None),
    (25, "Cassandra Kelly", "commitment", "theirs", "headcount sign-off for integrations", 6, "", None),
];

/// How somebody rated me or the team: days ago, who, account, score, reliable, quote.
pub type Rating = (u64, &'static str, &'static str, f64, Option<u8>, &'static str);

#[rustfmt::skip]
pub const RATINGS: [Rating; 10] = [
    (200, "Cassandra Kelly", "me", 4.5, None, ""),
    (200, "Cassandra Kelly", "team", 3.0, Some(2), "they mean well"),
    (41, "Cassandra Kelly", "me", 4.5, None, "I would follow you; I cannot plan with them"),
    (41, "Cassandra Kelly", "team", 2.0, Some(1), "I never know where things stand"),
    (150, "Neal Wallace", "team", 2.0, Some(2), "my people stopped asking"),
    (31, "Neal Wallace", "me", 4.0, None, ""),
    (18, "Neal Wallace", "team", 3.0, Some(3), "more of the attribution kind, please"),
    (60, "Devon Marsh", "me", 4.0, None, ""),
    (60, "Devon Marsh", "team", 3.0, None, "slow, but they pick up the phone"),
    (100, "Zoë Lindqvist", "team", 4.0, None, "the build farm people are ours"),
];

/// Something that happened: days ago, with whom, kind, note, gut, by whom of my people.
pub type Event = (u64, &'static str, &'static str, &'static str, i8, &'static str);

#[rustfmt::skip]
pub const EVENTS: [Event; 36] = [
    (640, "Neal Wallace", "setback", "tracking broke during the autumn launch", 0, ""),
    (560, "Cassandra Kelly", "ask", "budget for the ERP", 0, ""),
    (540, "Devon Marsh", "win", "single sign-on for the reps, live before the kick-off", 1, "Tom Okafor"),
    (480, "Martin Osei", "help", "numbers for the board, two days early", 1, ""),
    (430, "Zoë Lindqvist", "win", "build farm moved without a lost day", 1, "Tom Okafor"),
    (390, "Ines Duarte", "complaint", "health scores are a week old", 0, ""),
    (350, "Cassandra Kelly", "setback", "ERP pilot stopped after two weeks", -1, ""),
    (330, "Cassandra Kelly", "apology", "said so myself before the auditors did", 1, ""),
    (300, "Rafael Santos", "declined", "his team's hack day", 0, ""),
    (260, "Neal Wallace", "complaint", "nobody answers his people's tickets", -1, ""),
    (240, "Tariq Aziz", "help", "two extra lines for the peak week", 1, ""),
    (200, "Devon Marsh", "said-no", "no custom CRM fields this half", 0, ""),
    (180, "Martin Osei", "travel", "customer visit in Austin", 1, ""),
    (180, "Devon Marsh", "travel", "customer visit in Austin", 1, ""),
    (150, "Cassandra Kelly", "thanks", "for backing the data team in front of Martin", 0, ""),
    (120, "Neal Wallace", "setback", "the ad data feed was down for four days", 0, ""),
    (118, "Neal Wallace", "apology", "went over the same evening", 1, ""),
    (100, "Cassandra Kelly", "setback", "integration dates missed, the close slipped to 9 days", -1, ""),
    (96, "Cassandra Kelly", "coffee", "the Yankees, and no word about the ERP", 1, ""),
    (88, "Ruth Abel", "complaint", "she reconciles by hand again", 0, ""),
    (75, "Cassandra Kelly", "help", "wrote the offshore case with her", 1, ""),
    (70, "Devon Marsh", "declined", "the customer golf day", 0, ""),
    (62, "Neal Wallace", "complaint", "the campaign dashboard is never up in time", 0, ""),
    (58, "Martin Osei", "ask", "two more engineers for integrations", 0, ""),
    (53, "Cassandra Kelly", "setback", "ERP cutover moved a second time", 0, ""),
    (48, "Zoë Lindqvist", "thanks", "for lending us her tester", 0, ""),
    (41, "Cassandra Kelly", "meal", "\"my reputation is on the line\" with the close", 1, ""),
    (39, "Cassandra Kelly", "complaint", "no news on the integration dates", 0, ""),
    (36, "Cassandra Kelly", "hearsay", "she asked the auditors whether IT can deliver", 0, ""),
    (31, "Neal Wallace", "meal", "respects me, not the queue his people wait in", 1, ""),
    (20, "Neal Wallace", "win", "attribution live in a day: \"first time I can show what a campaign brings\"", 2, "Priya Shah"),
    (19, "Devon Marsh", "talk", "quotes take three days; wants to see why", 0, ""),
    (15, "Ines Duarte", "win", "health scores refreshed every night", 1, "Tom Okafor"),
    (9, "Dana Ortiz", "meeting", "her welcome round", 0, ""),
    (6, "Tariq Aziz", "complaint", "the new screen loses the case number", 0, ""),
    (3, "Cassandra Kelly", "talk", "close calendar, and again no date for the cutover", 0, "Priya Shah"),
];
