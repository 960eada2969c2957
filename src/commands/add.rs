//! `add`: adding people.

use super::args::StakeholderArgs;
use crate::context::Context;
use crate::error::Result;
use crate::model::Stakeholder;
use crate::roster::Roster;
use crate::scoring::Standing;
use crate::store::Store;
use crate::view::receipt::Receipt;

/// Add a person whose trust matters
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel add Cassandra Kelly --unit Finance --role CFO
  rel add \"Neal Wallace\" --unit Marketing --alias \"the CMO\" --birthday \"3 feb\"")]
pub struct AddArgs {
    /// Full name; needs no quotes
    #[arg(required = true)]
    name: Vec<String>,

    #[command(flatten)]
    known: StakeholderArgs,
}

impl AddArgs {
    fn person(&self, ctx: &Context, roster: &Roster) -> Result<Stakeholder> {
        let name = roster.check_new_name(&self.name.join(" "), None, "rel add NAME")?;
        let mut person = Stakeholder::new(name, ctx.now.today);
        self.known.apply(ctx, roster, &mut person)?;
        Ok(person)
    }
}

pub fn run(ctx: &Context, args: &AddArgs) -> Result<()> {
    let plan = |store: &Store| {
        let roster = Roster::load(ctx, store)?;
        let person = args.person(ctx, &roster)?;
        Ok((roster, person))
    };
    let ((roster, person), _) = ctx.change(plan, |write, (roster, person)| {
        let person = write.add(person)?;
        let words = format!("add {}", person.name);
        Ok(((roster, person), words))
    })?;
    let row = roster.row(&person, &Standing::default());
    let headline = format!("#{} Added {}", person.id, row.in_words());
    ctx.ui.show(&Receipt::new(row, headline))?;
    let hint = args.known.alias_hint(&roster, &person).or_else(|| roster.alike_hint(&person));
    hint.iter().for_each(|hint| ctx.ui.hint(hint));
    Ok(())
}
