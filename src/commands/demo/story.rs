//! Two years of the made-up journal: habits that repeat, promises, ratings and single episodes.
//!
//! The leader is trusted and the team is not: the conversations are the leader's own, the setbacks
//! the team's. Legal is easy and gets coffees; Finance matters and gets meetings.

use crate::model::Kind;

/// A habit of the leader or the team: the same people, the same kinds of entry in turn, every few
/// days.
pub struct Habit {
    /// Names, joined by commas.
    pub who: &'static str,
    /// Kinds and notes, in turn.
    pub kinds: &'static [(&'static str, &'static str)],
    /// In days.
    pub every: usize,
    /// The first time, in days ago.
    pub from: u64,
    /// The last time, in days ago.
    pub until: u64,
    /// Which of the leader's people it is; empty for the leader.
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
    habit(STEERCO, &[(Kind::MEETING, "steering committee")], 7, 728, 3, ""),
    habit(STEERCO, &[(Kind::BROADCAST, "IT status mail")], 30, 720, 10, ""),
    habit("Martin Osei", &[(Kind::TALK, "the quarter, and what the board asked"), (Kind::TALK, "hiring plan"), (Kind::MEAL, "retention, and who sleeps badly")], 23, 720, 9, ""),
    habit("Devon Marsh", &[(Kind::TALK, "pipeline and what slows the quotes"), (Kind::CALL, "the renewal of the week"), (Kind::COFFEE, "his daughter, the move to Boston")], 17, 715, 19, ""),
    habit("Devon Marsh", &[(Kind::TALK, "quote tool backlog"), (Kind::CALL, "access for the new reps")], 30, 400, 12, "Priya Shah"),
    habit("Ines Duarte", &[(Kind::TALK, "health scores"), (Kind::VISIT, "sat in on her renewal review")], 45, 700, 22, ""),
    habit("Cassandra Kelly", &[(Kind::TALK, "where the close hurts"), (Kind::COFFEE, "the Yankees"), (Kind::MEAL, "what the auditors want")], 29, 712, 96, ""),
    habit("Cassandra Kelly", &[(Kind::MEETING, "ERP programme board")], 14, 500, 10, ""),
    habit("Cassandra Kelly", &[(Kind::TALK, "close calendar"), (Kind::CALL, "integration list")], 41, 420, 44, "Priya Shah"),
    habit("Ruth Abel", &[(Kind::TALK, "the two customer masters"), (Kind::CALL, "month end")], 52, 690, 30, ""),
    habit("Zoë Lindqvist", &[(Kind::TALK, "release train"), (Kind::COFFEE, "her team's first year"), (Kind::VISIT, "sat in on her roadmap review")], 24, 708, 11, ""),
    habit("Rafael Santos", &[(Kind::TALK, "build times"), (Kind::COFFEE, "the Alps tour")], 31, 700, 16, ""),
    habit("Neal Wallace", &[(Kind::TALK, "attribution"), (Kind::MEAL, "the Bronx and the brand")], 33, 705, 64, ""),
    habit("Maja Nowak", &[(Kind::CALL, "campaign data"), (Kind::TALK, "the pottery kiln, then the lead form")], 60, 690, 45, ""),
    habit("Tariq Aziz", &[(Kind::TALK, "six screens"), (Kind::VISIT, "an hour beside an agent")], 58, 680, 49, ""),
    habit("Li Wei", &[(Kind::COFFEE, "chess"), (Kind::MEAL, "chess, and the new office"), (Kind::COFFEE, "the weekend")], 10, 725, 4, ""),
    habit("Peter Novak", &[(Kind::TALK, "support centre"), (Kind::MEAL, "his handover")], 40, 700, 60, ""),
    habit("Owen Price", &[(Kind::COFFEE, "the twins")], 35, 600, 20, ""),
];

/// A promise of the story: days ago, to whom, its kind, whose (me, team or theirs), what, days
/// until it is due (negative if past), the measure, and its end: days ago, and kept or broken.
pub type StoryPromise = (
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
pub const PROMISES: [StoryPromise; 12] = [
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

/// A rating of the leader or the team: days ago, who, account, score, reliable, quote.
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

/// Something that happened once: days ago, with whom, kind, note, gut feeling, and which of the
/// leader's people it was.
pub type Episode = (u64, &'static str, &'static str, &'static str, i8, &'static str);

#[rustfmt::skip]
pub const EPISODES: [Episode; 36] = [
    (640, "Neal Wallace", Kind::SETBACK, "tracking broke during the autumn launch", 0, ""),
    (560, "Cassandra Kelly", Kind::ASK, "budget for the ERP", 0, ""),
    (540, "Devon Marsh", Kind::WIN, "single sign-on for the reps, live before the kick-off", 1, "Tom Okafor"),
    (480, "Martin Osei", Kind::HELP, "numbers for the board, two days early", 1, ""),
    (430, "Zoë Lindqvist", Kind::WIN, "build farm moved without a lost day", 1, "Tom Okafor"),
    (390, "Ines Duarte", Kind::COMPLAINT, "health scores are a week old", 0, ""),
    (350, "Cassandra Kelly", Kind::SETBACK, "ERP pilot stopped after two weeks", -1, ""),
    (330, "Cassandra Kelly", Kind::APOLOGY, "said so myself before the auditors did", 1, ""),
    (300, "Rafael Santos", Kind::DECLINED, "his team's hack day", 0, ""),
    (260, "Neal Wallace", Kind::COMPLAINT, "nobody answers his people's tickets", -1, ""),
    (240, "Tariq Aziz", Kind::HELP, "two extra lines for the peak week", 1, ""),
    (200, "Devon Marsh", Kind::SAID_NO, "no custom CRM fields this half", 0, ""),
    (180, "Martin Osei", Kind::TRAVEL, "customer visit in Austin", 1, ""),
    (180, "Devon Marsh", Kind::TRAVEL, "customer visit in Austin", 1, ""),
    (150, "Cassandra Kelly", Kind::THANKS, "for backing the data team in front of Martin", 0, ""),
    (120, "Neal Wallace", Kind::SETBACK, "the ad data feed was down for four days", 0, ""),
    (118, "Neal Wallace", Kind::APOLOGY, "went over the same evening", 1, ""),
    (100, "Cassandra Kelly", Kind::SETBACK, "integration dates missed, the close slipped to 9 days", -1, ""),
    (96, "Cassandra Kelly", Kind::COFFEE, "the Yankees, and no word about the ERP", 1, ""),
    (88, "Ruth Abel", Kind::COMPLAINT, "she reconciles by hand again", 0, ""),
    (75, "Cassandra Kelly", Kind::HELP, "wrote the offshore case with her", 1, ""),
    (70, "Devon Marsh", Kind::DECLINED, "the customer golf day", 0, ""),
    (62, "Neal Wallace", Kind::COMPLAINT, "the campaign dashboard is never up in time", 0, ""),
    (58, "Martin Osei", Kind::ASK, "two more engineers for integrations", 0, ""),
    (53, "Cassandra Kelly", Kind::SETBACK, "ERP cutover moved a second time", 0, ""),
    (48, "Zoë Lindqvist", Kind::THANKS, "for lending us her tester", 0, ""),
    (41, "Cassandra Kelly", Kind::MEAL, "\"my reputation is on the line\" with the close", 1, ""),
    (39, "Cassandra Kelly", Kind::COMPLAINT, "no news on the integration dates", 0, ""),
    (36, "Cassandra Kelly", Kind::HEARSAY, "she asked the auditors whether IT can deliver", 0, ""),
    (31, "Neal Wallace", Kind::MEAL, "respects me, not the queue his people wait in", 1, ""),
    (20, "Neal Wallace", Kind::WIN, "attribution live in a day: \"first time I can show what a campaign brings\"", 2, "Priya Shah"),
    (19, "Devon Marsh", Kind::TALK, "quotes take three days; wants to see why", 0, ""),
    (15, "Ines Duarte", Kind::WIN, "health scores refreshed every night", 1, "Tom Okafor"),
    (9, "Dana Ortiz", Kind::MEETING, "her welcome round", 0, ""),
    (6, "Tariq Aziz", Kind::COMPLAINT, "the new screen loses the case number", 0, ""),
    (3, "Cassandra Kelly", Kind::TALK, "close calendar, and again no date for the cutover", 0, "Priya Shah"),
];
