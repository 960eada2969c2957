//! The answer of `rel review`: every habit with its figure, its names, and what to change.

mod attention;
mod bank;
mod meeting;
mod people;
mod section;
mod substance;
mod trust;
mod word;

use chrono::{Months, NaiveDate};
use serde::Serialize;

pub use meeting::{AgreedRow, QualityReview};

use self::section::Section;
use super::{hints, words};
use crate::scoring::review::Review;
use crate::ui::{Page, View};

/// The review of a period, and the gravest mistake found in it.
#[derive(Debug, Serialize)]
pub struct ReviewPage {
    pub period: Period,
    pub verdict: GravestMistake,
    #[serde(flatten)]
    pub review: Review,
    /// Whether the journal has no people yet.
    #[serde(skip)]
    is_empty: bool,
}

/// The period and the people under review.
#[derive(Debug, Serialize)]
pub struct Period {
    pub since: NaiveDate,
    pub until: NaiveDate,
    /// The only unit whose people are shown, if any.
    pub unit: Option<String>,
}

/// The gravest mistake, in words.
#[derive(Debug, Serialize)]
pub struct GravestMistake {
    /// The key of its section; `None` if there is no mistake.
    pub section: Option<&'static str>,
    pub sentence: String,
    pub one_thing: String,
}

/// Returns the sections with their keys, in the order of the page.
fn sections(review: &Review) -> [(&'static str, &dyn Section); 15] {
    [
        ("attention", &review.attention),
        ("form", &review.form),
        ("one_sided", &review.one_sided),
        ("bank", &review.bank),
        ("trouble", &review.trouble),
        ("declined", &review.declined),
        ("curiosity", &review.curiosity),
        ("word", &review.word),
        ("meetings_and_trust", &review.meetings_and_trust),
        ("trust", &review.trust),
        ("carried", &review.carried),
        ("effort", &review.effort),
        ("started", &review.started),
        ("load", &review.load),
        ("hearsay", &review.hearsay),
    ]
}

impl ReviewPage {
    /// Makes the page of a review, which says how to begin while the journal has no people.
    pub fn of(review: Review, period: Period, begin: Option<&str>) -> ReviewPage {
        let verdict = GravestMistake::of(&review, &period, begin);
        ReviewPage { period, verdict, review, is_empty: begin.is_some() }
    }

    fn window(&self) -> String {
        let mut window = format!(
            "{} to {}",
            words::plain_date(self.period.since),
            words::plain_date(self.period.until)
        );
        if let Some(unit) = &self.period.unit {
            window.push_str(&format!(", people in {unit} only"));
        }
        window.push('.');
        window
    }
}

impl GravestMistake {
    fn of(review: &Review, period: &Period, begin: Option<&str>) -> GravestMistake {
        if let Some(begin) = begin {
            return GravestMistake {
                section: None,
                sentence: hints::NO_ONE_YET.to_owned(),
                one_thing: begin.to_owned(),
            };
        }
        let mistakes = sections(review).into_iter().filter(|(_, it)| it.judgement().is_mistake());
        // Of equally grave mistakes the first on the page wins; `max_by` would take the last.
        let gravest = mistakes.reduce(|gravest, next| {
            let of = |section: &dyn Section| section.judgement().gravity;
            if of(next.1) > of(gravest.1) { next } else { gravest }
        });
        let judged =
            sections(review).iter().filter(|(_, it)| it.judgement().mistake.is_some()).count();
        let (section, sentence, one_thing) = match gravest {
            Some((key, section)) => (Some(key), section.headline(), section.one_thing()),
            None if judged == 0 => (
                None,
                "It is too early for a review: the journal holds too little.".to_owned(),
                "log each conversation on the day it happens, and ask one person how you are doing"
                    .to_owned(),
            ),
            None => (
                None,
                format!("No known mistake shows in the {judged} habits that could be judged."),
                "ask the person who matters most \"how are we doing?\", and write the answer down"
                    .to_owned(),
            ),
        };
        let month = period.until.checked_add_months(Months::new(1)).unwrap_or(period.until);
        let one_thing = format!("One thing for {}: {one_thing}.", month.format("%B"));
        GravestMistake { section, sentence, one_thing }
    }
}

impl View for ReviewPage {
    type Data = ReviewPage;

    fn data(&self) -> &ReviewPage {
        self
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.verdict.sentence);
        if !self.is_empty {
            page.aside(&self.window());
            for (_, section) in sections(&self.review) {
                section::draw(section, page);
            }
        }
        page.line(&self.verdict.one_thing);
    }
}
