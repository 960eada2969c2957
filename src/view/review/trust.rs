//! Trust in me, compared with trust in my team.

use super::section::Section;
use crate::scoring::review::Judgement;
use crate::scoring::review::trust::{GAP, Trend, Trust};
use crate::ui::Page;
use crate::view::bars::{self, Bars, HEIGHTS};
use crate::view::words::{self, tenth};

/// The lowest and the highest score.
const WORST: f64 = 1.0;
const BEST: f64 = 5.0;

impl Trust {
    fn is_team_behind(&self) -> bool {
        self.gap.is_some_and(|gap| gap >= GAP)
    }

    fn scores(&self) -> String {
        let score = |score: Option<f64>| score.map_or_else(|| "not rated".to_owned(), tenth);
        format!("you {}, team {}", score(self.me), score(self.team))
    }

    fn trend(&self) -> String {
        let trend = |whose: &str, trend: Option<Trend>| {
            trend.map(|trend| format!("{whose} {}", trend.name()))
        };
        let trends: Vec<String> =
            trend("you", self.trend.me).into_iter().chain(trend("team", self.trend.team)).collect();
        match trends.len() {
            0 => String::new(),
            _ => format!(" Over six months: {}.", trends.join(", ")),
        }
    }

    /// Draws the initials of the months, and a column for the mean score of each.
    fn months(&self, page: &mut Page) {
        let rows = [
            ("You ", self.trend.me, self.months.iter().map(|month| month.me).collect::<Vec<_>>()),
            ("Team", self.trend.team, self.months.iter().map(|month| month.team).collect()),
        ];
        if rows.iter().all(|(_, trend, _)| trend.is_none()) {
            return;
        }
        let initials: Vec<&str> = self.months.iter().map(|month| initial(&month.month)).collect();
        page.labelled("", &format!("      {}", initials.join(" ")));
        for (name, _, means) in rows {
            let columns: Vec<String> = means.into_iter().map(column).map(String::from).collect();
            page.labelled("", &format!("{name}  {}", columns.join(" ")));
        }
    }
}

/// Returns a column as high as the mean score; a dot if no one was asked.
fn column(mean: Option<f64>) -> char {
    let Some(mean) = mean else {
        return '·';
    };
    let share = ((mean - WORST) / (BEST - WORST)).clamp(0.0, 1.0);
    HEIGHTS[(share * (HEIGHTS.len() - 1) as f64).round() as usize]
}

/// Returns the initial of a month such as `2026-11`.
fn initial(month: &str) -> &'static str {
    const INITIALS: [&str; 12] = ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"];
    let number = month.rsplit('-').next().and_then(|number| number.parse::<usize>().ok());
    number.and_then(|number| INITIALS.get(number.checked_sub(1)?).copied()).unwrap_or(" ")
}

impl Section for Trust {
    fn label(&self) -> &'static str {
        "Trust"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let verdict = if self.is_team_behind() {
            ": people trust you, but not your team".to_owned()
        } else {
            format!(", from {}", words::number_of(self.people, "person", "people"))
        };
        let apart = match self.apart.as_slice() {
            [] => String::new(),
            names => format!(" Furthest apart: {}.", words::and_more(names)),
        };
        let weakest = self
            .weakest
            .as_ref()
            .map(|weakest| format!(" Weakest: {} ({}).", weakest.quality, tenth(weakest.score)));
        format!(
            "{}{verdict}.{apart}{}{}",
            words::capitalized(&self.scores()),
            weakest.unwrap_or_default(),
            self.trend()
        )
    }

    fn too_little(&self) -> String {
        "Too early to say: no one has rated you within a year (rel pulse WHO me SCORE).".to_owned()
    }

    fn headline(&self) -> String {
        if self.is_team_behind() {
            let score = |score: Option<f64>| score.map(tenth).unwrap_or_default();
            let (me, team) = (score(self.me), score(self.team));
            return format!("People trust you ({me} of 5), but not your team ({team}).");
        }
        format!("Trust is low: {} of 5.", self.scores())
    }

    fn change(&self) -> String {
        if self.is_team_behind() {
            "Let your people bring the good news themselves.".to_owned()
        } else {
            "Promise one small thing, and let them see you keep it.".to_owned()
        }
    }

    fn one_thing(&self) -> String {
        match self.apart.first() {
            Some(name) => {
                format!("have someone on your team keep a small promise to {name}, and say so")
            }
            None => "ask the person who rates you lowest what a 4 would take".to_owned(),
        }
    }

    fn picture(&self, page: &mut Page) {
        let bar = |name: &str, score: Option<f64>| {
            let score = score?;
            let bars = vec![(score / BEST, format!("{} of 5", tenth(score)))];
            Some(Bars { name: name.to_owned(), bars })
        };
        let rows: Vec<Bars> =
            bar("You", self.me).into_iter().chain(bar("Team", self.team)).collect();
        bars::draw(page, &rows);
        self.months(page);
    }
}
