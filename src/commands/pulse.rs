//! `pulse`: how someone rates me or my team.

use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::pulse::mean;
use crate::model::{Account, Pulse};
use crate::roster::Roster;
use crate::typed;
use crate::view::hints::archived;
use crate::view::list::PulseRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Record how someone rates you or your team, from 1 to 5
///
/// Ask "how are we doing?" and record the answer. Without a score, it is the mean of the five
/// aspects given: credible, reliable, transparent, attentive, character.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel pulse cass me 4.5
  rel pulse cass team 2 \"I never know where things stand\"
  rel pulse cass team --credible 3 --reliable 1 --transparent 2 --attentive 4 --character 4")]
pub struct PulseArgs {
    /// Name, alias, prefix, initials, e-mail, or id as '#9'
    #[arg(add = complete::who())]
    who: String,

    /// Who they rate: me or team
    account: String,

    /// Overall score from 1 to 5, then what they said
    #[arg(value_name = "SCORE] [QUOTE")]
    score_and_quote: Vec<String>,

    /// They can believe what we say
    #[arg(long, value_name = "1..5", value_parser = clap::value_parser!(u8).range(1..=5))]
    credible: Option<u8>,

    /// We do what we say
    #[arg(long, value_name = "1..5", value_parser = clap::value_parser!(u8).range(1..=5))]
    reliable: Option<u8>,

    /// They know where things stand
    #[arg(long, value_name = "1..5", value_parser = clap::value_parser!(u8).range(1..=5))]
    transparent: Option<u8>,

    /// We pay attention to them
    #[arg(long, value_name = "1..5", value_parser = clap::value_parser!(u8).range(1..=5))]
    attentive: Option<u8>,

    /// We do the right thing when nobody is looking
    #[arg(long, value_name = "1..5", value_parser = clap::value_parser!(u8).range(1..=5))]
    character: Option<u8>,

    /// When they said it [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

fn parse_score(text: &str) -> Result<f64> {
    match text.parse::<f64>() {
        Ok(score) if (1.0..=5.0).contains(&score) => Ok(score),
        _ => Err(Error::usage(format!("`{text}` is not a score; a score is from 1 to 5."))
            .hint("For example: rel pulse cass team 2 \"I never know where things stand\"")),
    }
}

impl PulseArgs {
    /// Builds the pulse that the flags and the words behind the name describe: the account, the
    /// score and the quote.
    fn pulse(&self, ctx: &Context, words: &[String]) -> Result<Pulse> {
        let (account, score_and_quote) = match words {
            [account, rest @ ..] => (account.parse().map_err(typed::invalid)?, rest),
            [] => return Err(Error::usage("Who do they rate, me or team?")),
        };
        let five = [self.credible, self.reliable, self.transparent, self.attentive, self.character];
        let (score, quote) = match (score_and_quote, mean(&five)) {
            ([], Some(mean)) => (mean, [].as_slice()),
            ([], None) => {
                return Err(Error::usage("How do they rate it? The score from 1 to 5 is missing.")
                    .hint("For example: rel pulse cass team 2, or --credible 3 --reliable 1"));
            }
            // With aspects given, a quote may follow without a score before it.
            ([first, ..], Some(mean)) if first.parse::<f64>().is_err() => (mean, score_and_quote),
            ([first, quote @ ..], _) => (parse_score(first)?, quote),
        };
        let quote = quote.join(" ");
        Ok(Pulse {
            id: 0,
            uid: String::new(),
            stakeholder: 0,
            date: typed::happened_on(ctx, self.on.as_deref())?,
            account,
            score,
            credible: self.credible,
            reliable: self.reliable,
            transparent: self.transparent,
            attentive: self.attentive,
            character: self.character,
            quote: Some(quote).filter(|quote| !quote.is_empty()),
        })
    }
}

pub fn run(ctx: &Context, args: &PulseArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    // The account ends the name, which may have several words.
    let said = [std::slice::from_ref(&args.account), &args.score_and_quote].concat();
    let is_account = |word: &str| word.parse::<Account>().is_ok();
    let (person, words) = roster.one_before(&args.who, &said, is_account)?;
    let pulse = Pulse { stakeholder: person.id, ..args.pulse(ctx, &said[words..])? };
    let before = store.pulses_of(person.id, pulse.date)?;
    let before = before.iter().rev().find(|before| before.account == pulse.account);

    let whom = match pulse.account {
        Account::Me => "you",
        Account::Team => "your team",
    };
    let described = format!(
        "{} rates {whom} {} of 5, {}",
        person.name,
        words::plain(pulse.score),
        words::full_date(pulse.date)
    );
    let (pulse, _) =
        ctx.write(store, |write| Ok((write.add(pulse)?, format!("pulse {described}"))))?;

    let mut lines = Vec::new();
    lines.extend(before.map(|before| {
        let date = words::date(before.date, ctx.now.today);
        format!("Before: {} on {date}.", words::plain(before.score))
    }));
    lines.extend(pulse.weakest().map(|(name, score)| format!("Weakest: {name}, {score}.")));
    let headline = format!("#{} {described}", pulse.id);
    let receipt = Receipt::new(PulseRow::of(pulse, person.name.clone()), headline).lines(lines);
    ctx.ui.show(&receipt.hints(archived(person)))
}
