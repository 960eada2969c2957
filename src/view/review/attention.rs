//! Where my attention goes, compared with where the weight is.

use super::section::{Section, conversations, too_little};
use crate::scoring::review::Judgement;
use crate::scoring::review::attention::{Attention, UnitShare};
use crate::ui::Page;
use crate::view::bars::{self, Bars};
use crate::view::words::{percent, possessive};

fn over_and_under(attention: &Attention) -> (&str, &str) {
    (attention.most_over.as_deref().unwrap_or(""), attention.most_under.as_deref().unwrap_or(""))
}

impl Section for Attention {
    fn label(&self) -> &'static str {
        "Attention"
    }

    fn judgement(&self) -> Judgement {
        self.judgement
    }

    fn figure(&self) -> String {
        let misplaced = percent(self.misplaced.unwrap_or(0.0));
        match over_and_under(self) {
            _ if self.judgement.is_mistake() => {
                let (over, under) = over_and_under(self);
                format!(
                    "{misplaced} misplaced: {over} is furthest above its weight, \
                     {under} furthest below."
                )
            }
            _ if misplaced == "0%" => "Your time goes exactly where the weight is.".to_owned(),
            _ => format!("Only {misplaced} misplaced: your time goes where the weight is."),
        }
    }

    fn too_little(&self) -> String {
        if self.units.is_empty() {
            return "Too early to say: no one has a unit yet (rel edit WHO --unit UNIT)."
                .to_owned();
        }
        if self.conversations >= 3 {
            return "Too early to say: it takes two units with people to compare.".to_owned();
        }
        too_little(conversations(self.conversations), 3)
    }

    fn headline(&self) -> String {
        let (over, under) = over_and_under(self);
        let misplaced = percent(self.misplaced.unwrap_or(0.0));
        format!(
            "{misplaced} of your attention is misplaced: you are spending {} time on {over}.",
            possessive(under)
        )
    }

    fn change(&self) -> String {
        let (over, under) = over_and_under(self);
        format!("Give the next free hour to {under}, not to {over}.")
    }

    fn one_thing(&self) -> String {
        format!("two hours with {} outside meetings", over_and_under(self).1)
    }

    fn picture(&self, page: &mut Page) {
        let shares =
            |unit: &UnitShare| [unit.share_of_weight, unit.share_of_attention.unwrap_or(0.0)];
        let longest = self.units.iter().flat_map(shares).fold(f64::MIN_POSITIVE, f64::max);
        let bar = |share: f64, what: &str| (share / longest, format!("{} {what}", percent(share)));
        let rows: Vec<Bars> = self
            .units
            .iter()
            .map(|unit| {
                let [weight, time] = shares(unit);
                Bars {
                    name: unit.unit.clone(),
                    bars: vec![bar(weight, "weight"), bar(time, "time")],
                }
            })
            .collect();
        bars::draw(page, &rows);
    }
}
