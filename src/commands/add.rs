use super::Context;
use super::args::StakeholderArgs;
use super::people::People;
use crate::error::Result;
use crate::model::Stakeholder;
use crate::scoring::Standing;
use crate::view::receipt::Receipt;

/// Add somebody whose trust matters
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel add Cassandra Kelly --unit Finance --role CFO
  rel add \"Neal Wallace\" --unit Marketing --alias \"the CMO\" --birthday \"3 feb\" --tag steerco")]
pub struct AddArgs {
    /// The full name; needs no quotes
    #[arg(required = true)]
    name: Vec<String>,

    #[command(flatten)]
    known: StakeholderArgs,
}

pub fn run(ctx: &Context, args: &AddArgs) -> Result<()> {
    let store = ctx.journal()?;
    let people = People::load(ctx, &store)?;
    let name = people.check_new_name(&args.name.join(" "), None)?;
    let mut person = Stakeholder::new(name, ctx.now.today);
    args.known.apply(ctx, &people, &mut person)?;

    let mut store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let person = write.add(person)?;
    write.commit(&format!("add {}", person.name))?;

    let row = people.row(&person, &Standing::default());
    let headline = format!("#{} Added {}", person.id, row.in_words());
    ctx.ui.show(&Receipt::new(row, headline))
}
