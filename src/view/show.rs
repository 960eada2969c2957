//! The answer of `rel show`: the page about one person.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use crate::model::{Account, Kind, Status, Topic, Uid};
use crate::scoring::{Balance, State, Terms};
use crate::ui::{Page, View};
use crate::view::bars::HEIGHTS;
use crate::view::list::{EntryRow, FactRow, PromiseRow, PulseRow, StakeholderRow};
use crate::view::{Situation, promises, words};

/// Months in the chart of the year.
const MONTHS: u32 = 12;

/// The page to read in the lift: where I stand with someone.
#[derive(Debug, Serialize)]
pub struct ShowPage {
    pub stakeholder: StakeholderRow,
    pub standing: StandingRow,
    pub entries: Vec<EntryRow>,
    pub facts: Vec<FactRow>,
    pub promises: Vec<PromiseRow>,
    /// The latest first.
    pub pulses: Vec<PulseRow>,
    pub next_step: String,
    #[serde(skip)]
    sentences: Sentences,
}

#[derive(Debug, Clone, Serialize)]
pub struct StandingRow {
    pub state: State,
    pub importance: f64,
    pub cadence_days: u32,
    pub last_contact: Option<NaiveDate>,
    pub last_in_person: Option<NaiveDate>,
    pub team_last_contact: Option<NaiveDate>,
    pub days_since: Option<i64>,
    pub overdue_days: i64,
    /// The day the next real conversation is due.
    pub due: Option<NaiveDate>,
    pub ratio: f64,
    pub routine_since: u32,
    /// The number of entries that count.
    pub evidence: u32,
    pub balance: Balance,
    pub resilience: i64,
    /// The largest parts of both balances, faded to today.
    pub parts: Vec<PartRow>,
    pub urgency: Terms,
    pub priority: f64,
    /// My real conversations in each of the last twelve months, this month last.
    pub months: Vec<MonthRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct PartRow {
    /// The entry or promise that caused it.
    pub record: Uid,
    pub what: String,
    pub date: NaiveDate,
    pub account: Account,
    pub amount: f64,
}

#[derive(Debug, Clone, Serialize)]
pub struct MonthRow {
    /// `2026-11`
    pub month: String,
    pub conversations: usize,
    #[serde(skip)]
    initial: char,
}

/// The text of the page that scripts do not get.
#[derive(Debug)]
struct Sentences {
    standing: String,
    person: String,
    clocks: String,
    me: String,
    team: String,
    can_absorb: String,
    trust: Vec<String>,
    kept: Option<String>,
    today: NaiveDate,
}

/// Returns the first day of the earliest month in the chart of the year.
pub fn year_begins(today: NaiveDate) -> NaiveDate {
    let this_month = today.with_day(1).unwrap_or(today);
    this_month.checked_sub_months(Months::new(MONTHS - 1)).unwrap_or(this_month)
}

fn months(today: NaiveDate, days: &[NaiveDate]) -> Vec<MonthRow> {
    let first = year_begins(today);
    (0..MONTHS)
        .filter_map(|back| first.checked_add_months(Months::new(back)))
        .map(|month| MonthRow {
            month: month.format("%Y-%m").to_string(),
            conversations: days
                .iter()
                .filter(|day| (day.year(), day.month()) == (month.year(), month.month()))
                .count(),
            initial: month.format("%b").to_string().chars().next().unwrap_or(' '),
        })
        .collect()
}

/// Returns a column for each month, the tallest for the busiest one.
fn columns(months: &[MonthRow]) -> String {
    let most = months.iter().map(|month| month.conversations).max().unwrap_or(0).max(1);
    let column = |month: &MonthRow| match month.conversations {
        0 => '·',
        count => HEIGHTS[(count * HEIGHTS.len() / most).clamp(1, HEIGHTS.len()) - 1],
    };
    spaced(months.iter().map(column))
}

fn spaced(chars: impl Iterator<Item = char>) -> String {
    let chars: Vec<String> = chars.map(String::from).collect();
    chars.join(" ")
}

impl ShowPage {
    /// Makes the page of a situation. `days` are the days of my real conversations in the last
    /// year.
    pub fn of(
        situation: &Situation,
        stakeholder: StakeholderRow,
        entries: Vec<EntryRow>,
        promises: Vec<PromiseRow>,
        days: &[NaiveDate],
    ) -> ShowPage {
        let pulses = situation.pulses.iter().rev();
        let pulses = pulses.map(|pulse| PulseRow::of(pulse.clone(), stakeholder.name.clone()));
        let pulses = pulses.collect();
        let assessment = &situation.assessment;
        let standing = situation.standing;
        let date =
            |contact: Option<crate::scoring::standing::LastContact>| contact.map(|it| it.date);
        let facts = situation
            .facts
            .iter()
            .map(|fact| FactRow::of(fact.clone(), stakeholder.name.clone()))
            .collect();
        ShowPage {
            standing: StandingRow {
                state: assessment.state,
                importance: assessment.importance,
                cadence_days: assessment.cadence_days,
                last_contact: assessment.last_contact,
                last_in_person: date(standing.last_in_person),
                team_last_contact: date(standing.team_last_contact),
                days_since: assessment.days_since,
                overdue_days: assessment.overdue_days,
                due: assessment.due(situation.today),
                ratio: assessment.ratio,
                routine_since: standing.routine_since,
                evidence: standing.evidence,
                balance: assessment.balance,
                resilience: assessment.resilience,
                parts: situation
                    .parts
                    .iter()
                    .map(|(part, cause)| PartRow {
                        record: cause.uid.clone(),
                        what: cause.what.clone(),
                        date: part.date,
                        account: part.account,
                        amount: part.amount,
                    })
                    .collect(),
                urgency: assessment.terms,
                priority: assessment.priority,
                months: months(situation.today, days),
            },
            sentences: Sentences::of(situation, &stakeholder),
            stakeholder,
            entries,
            facts,
            promises,
            pulses,
            next_step: situation.next_step(),
        }
    }

    fn trust(&self, page: &mut Page) {
        let mut label = "Trust";
        for line in &self.sentences.trust {
            page.labelled(label, line);
            label = "";
        }
    }

    /// Draws the open promises between us, and how ours were kept.
    fn promised(&self, page: &mut Page) {
        for (label, theirs) in [("You owe", false), ("They owe", true)] {
            let mut label = label;
            let open = self.promises.iter().filter(|it| it.status == Status::Open);
            for promise in open.filter(|it| it.theirs == theirs) {
                let kind = promise.kind.name();
                let (standing, _) = promise.standing();
                let text = &promise.text;
                page.labelled(label, &format!("#{} {kind}: {text}, {standing}", promise.id));
                label = "";
            }
        }
        if let Some(kept) = &self.sentences.kept {
            page.labelled("Kept", kept);
        }
    }

    fn year(&self, page: &mut Page) {
        let months = &self.standing.months;
        let total: usize = months.iter().map(|month| month.conversations).sum();
        page.labelled("Year", &spaced(months.iter().map(|month| month.initial)));
        page.labelled(
            "",
            &format!(
                "{}  {} in twelve months",
                columns(months),
                words::number_of(total, "real conversation", "real conversations")
            ),
        );
    }

    fn known(&self, page: &mut Page) {
        for topic in Topic::ALL {
            let texts: Vec<&str> = self
                .facts
                .iter()
                .filter(|fact| fact.topic == topic)
                .map(|fact| fact.text.as_str())
                .collect();
            if !texts.is_empty() {
                page.labelled(&words::capitalized(topic.name()), &texts.join("; "));
            }
        }
    }

    fn last_said(&self, page: &mut Page) {
        let is_heard = |entry: &&EntryRow| entry.kind == Kind::HEARSAY;
        let mut label = "Last";
        for entry in self.entries.iter().filter(|entry| !is_heard(entry)) {
            let team = if entry.account == Account::Team { " (team)" } else { "" };
            let note = words::quoted(&entry.note);
            let note = if note.is_empty() { note } else { format!(": {note}") };
            let date = words::date(entry.date, self.sentences.today);
            page.labelled(label, &format!("{date} {}{team}{note}  [{}]", entry.kind, entry.id));
            label = "";
        }
        let mut label = "Heard";
        for entry in self.entries.iter().filter(is_heard) {
            let via = entry.via.as_ref().map(|via| format!(" via {via}")).unwrap_or_default();
            let date = words::date(entry.date, self.sentences.today);
            let note = words::quoted(&entry.note);
            page.labelled(label, &format!("{date}{via}: {note}  [{}]", entry.id));
            label = "";
        }
    }
}

impl Sentences {
    fn of(situation: &Situation, stakeholder: &StakeholderRow) -> Sentences {
        let mut person = Vec::new();
        person.extend(stakeholder.role.clone());
        person.push(match situation.unit {
            Some(unit) => format!(
                "{} ({} of {})",
                unit.name,
                words::plain(unit.weight),
                words::plain(situation.scale.heaviest)
            ),
            None => "no unit".to_owned(),
        });
        person.push(format!("every {}", words::days(i64::from(stakeholder.cadence_days))));
        person.extend(stakeholder.tags.iter().map(|tag| format!("@{tag}")));
        person.extend(stakeholder.emails.first().cloned());
        person.extend(stakeholder.phone.clone());
        person.extend(
            stakeholder.birthday.map(|birthday| format!("birthday {}", words::birthday(birthday))),
        );
        Sentences {
            standing: situation.in_two_sentences(),
            person: person.join(", "),
            clocks: clocks(situation),
            me: situation.parts(Account::Me),
            team: situation.parts(Account::Team),
            can_absorb: can_absorb(situation),
            trust: situation.trust(),
            kept: promises::track_record(&situation.promises),
            today: situation.today,
        }
    }
}

fn clocks(situation: &Situation) -> String {
    let ago = |date: NaiveDate| words::ago(situation.days_ago(date));
    let mut clocks = Vec::new();
    match situation.last_talk() {
        Some((date, kind)) => {
            let on = words::date(date, situation.today);
            clocks.push(format!("{} ({kind}, {on})", ago(date)));
            clocks.push(match situation.standing.last_in_person {
                Some(contact) => format!("in person {}", ago(contact.date)),
                None => "never in person".to_owned(),
            });
        }
        None => clocks.push("never".to_owned()),
    }
    if let Some(team) = situation.standing.team_last_contact {
        let who = situation.who_of_the_team().unwrap_or("your team");
        clocks.push(format!("{who} {}", ago(team.date)));
    }
    let meetings = i64::from(situation.standing.routine_since);
    if meetings > 0 {
        let since = if situation.last_talk().is_some() { " since" } else { "" };
        let meetings = words::counted(meetings, "routine meeting", "routine meetings");
        clocks.push(format!("{meetings}{since}"));
    }
    clocks.join("; ")
}

fn can_absorb(situation: &Situation) -> String {
    let evidence = situation.standing.evidence;
    if evidence < situation.constants.evidence {
        let entries = words::counted(i64::from(evidence), "entry", "entries");
        return format!("(too early to say: {entries})");
    }
    match situation.assessment.resilience {
        0 => "none".to_owned(),
        many => words::counted(many, "setback", "setbacks"),
    }
}

impl View for ShowPage {
    type Data = ShowPage;

    fn data(&self) -> &ShowPage {
        self
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.sentences.standing);
        page.labelled("Who", &self.sentences.person);
        page.labelled("Talked", &self.sentences.clocks);
        page.labelled("You", &self.sentences.me);
        page.labelled("Team", &self.sentences.team);
        page.labelled("Can absorb", &self.sentences.can_absorb);
        self.trust(page);
        self.promised(page);
        self.year(page);
        self.known(page);
        self.last_said(page);
        page.labelled("Next", &self.next_step);
    }
}
