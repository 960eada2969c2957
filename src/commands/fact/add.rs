//! `fact add`: adding a fact about a person.

use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::model::Fact;
use crate::roster::Roster;
use crate::typed;
use crate::view::hints::archived;
use crate::view::list::FactRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Add a fact about a person
///
/// Topics: interest, family, background, goal, problem, preference, where (where to meet them),
/// agenda (what to raise next time).
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel fact add cass problem the close takes 9 days")]
pub struct AddArgs {
    /// Name, alias, prefix, initials, e-mail, or id as '#9'
    #[arg(add = complete::who())]
    who: String,

    /// Topic of the fact
    #[arg(add = complete::topics())]
    topic: String,

    /// What you learned; needs no quotes
    #[arg(required = true)]
    text: Vec<String>,
}

pub fn run(ctx: &Context, args: &AddArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    // The topic ends the name, which may have several words.
    let mut text = [std::slice::from_ref(&args.topic), &args.text].concat();
    let is_topic = |word: &str| typed::topic(word).is_ok();
    let (person, words) = roster.one_before(&args.who, &text, is_topic)?;
    let topic = typed::topic(&text[words])?;
    text.drain(..=words);
    let fact =
        Fact::new(person.id, topic, &text.join(" "), ctx.now.today).map_err(typed::invalid)?;
    let described = roster.describe_fact(&fact);
    let (fact, _) =
        ctx.write(store, |write| Ok((write.add(fact)?, format!("fact add {described}"))))?;
    let headline = format!("#{} {}", fact.id, words::capitalized(&described));
    let receipt = Receipt::new(FactRow::of(fact, person.name.clone()), headline);
    ctx.ui.show(&receipt.hints(archived(person)))
}
