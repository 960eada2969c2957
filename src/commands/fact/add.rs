use crate::commands::complete;
use crate::context::Context;
use crate::error::Result;
use crate::roster::Roster;
use crate::typed;
use crate::view::list::FactRow;
use crate::view::receipt::Receipt;
use crate::view::words;

/// Add a fact about somebody
///
/// Topics: interest, family, background, goal, problem, preference, where (where one meets them),
/// agenda (to raise next time).
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  rel fact add cass problem the close takes 9 days")]
pub struct AddArgs {
    /// A name, alias, prefix, initials or e-mail
    #[arg(add = complete::who())]
    who: String,

    /// What it is about
    #[arg(add = complete::topics())]
    topic: String,

    /// What there is to know; needs no quotes
    #[arg(required = true)]
    text: Vec<String>,
}

pub fn run(ctx: &Context, args: &AddArgs) -> Result<()> {
    let store = ctx.journal()?;
    let roster = Roster::load(ctx, &store)?;
    let person = roster.one(&args.who)?;
    let mut fact = typed::new_fact(ctx, typed::topic(&args.topic)?, &args.text.join(" "))?;
    fact.stakeholder = person.id;

    let store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let fact = write.add(fact)?;
    let told = format!("{} of {}: {}", fact.topic.name(), person.name, fact.text);
    write.commit(&format!("fact add {told}"))?;

    let headline = format!("#{} {}", fact.id, words::capitalized(&told));
    ctx.ui.show(&Receipt::new(FactRow::of(fact, person.name.clone()), headline))
}
