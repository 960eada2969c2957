use super::args::StakeholderArgs;
use crate::context::Context;
use crate::error::Result;
use crate::model::Stakeholder;
use crate::roster::Roster;
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
    // Once before anything is created, and again where nobody else can write.
    args.person(ctx, &Roster::load(ctx, &store)?)?;
    let store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let roster = Roster::load(ctx, &write)?;
    let person = write.add(args.person(ctx, &roster)?)?;
    write.commit(&format!("add {}", person.name))?;

    let row = roster.row(&person, &Standing::default());
    let headline = format!("#{} Added {}", person.id, row.in_words());
    ctx.ui.show(&Receipt::new(row, headline))
}

impl AddArgs {
    fn person(&self, ctx: &Context, roster: &Roster) -> Result<Stakeholder> {
        let name = roster.check_new_name(&self.name.join(" "), None)?;
        let mut person = Stakeholder::new(name, ctx.now.today);
        self.known.apply(ctx, roster, &mut person)?;
        Ok(person)
    }
}
