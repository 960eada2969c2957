use chrono::NaiveDate;

use crate::commands::args::AccountArgs;
use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::promise::Effort;
use crate::model::{Account, Promise, PromiseKind, Stakeholder, Status};
use crate::roster::Roster;
use crate::typed;
use crate::view::receipt::Receipt;
use crate::view::{promises, words};

/// How near, in days, two due dates crowd each other.
const CROWDED: i64 = 14;

/// Write down what was promised
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel promise add cass the ERP cutover date --due fri --measure \"signed off by her controller\"
  rel promise add neal an ad pilot --as best-effort --due eom --team --estimate \"40 d\"
  rel promise add cass headcount sign-off --theirs --due \"nov 27\"")]
pub struct AddArgs {
    /// A name, alias, prefix, initials or e-mail
    #[arg(add = complete::who())]
    who: String,

    /// What will be done; needs no quotes
    #[arg(required = true)]
    text: Vec<String>,

    #[command(flatten)]
    draft: Draft,

    #[command(flatten)]
    account: AccountArgs,

    /// They promised it to us: waited for, in no score
    #[arg(long, conflicts_with_all = ["me", "team"])]
    theirs: bool,

    /// How both will see that it is kept
    #[arg(long, value_name = "TEXT")]
    measure: Option<String>,

    /// What may come between
    #[arg(long, value_name = "TEXT")]
    risk: Option<String>,

    /// They have heard the risk
    #[arg(long, requires = "risk")]
    heard: bool,

    /// How much work it is, such as "40 d"
    #[arg(long, value_name = "EFFORT")]
    estimate: Option<Effort>,
}

/// How firmly something is promised, and until when; `log --promise` takes the same.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Draft {
    /// How firmly: commitment (95 %), best-effort (70 %) or intention (40 %) [default: commitment]
    #[arg(long = "as", value_name = "KIND")]
    firmness: Option<PromiseKind>,

    /// The day it is due: fri, "dec 4", 2w, eom
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
}

impl Draft {
    /// Whether anything of it was given.
    pub fn is_given(&self) -> bool {
        self.firmness.is_some() || self.due.is_some()
    }

    /// A promise made today, to nobody yet.
    pub fn promise(&self, ctx: &Context, text: &str) -> Result<Promise> {
        if text.trim().is_empty() {
            return Err(Error::usage("What is promised? The promise has no text."));
        }
        Ok(Promise {
            id: 0,
            uid: String::new(),
            stakeholder: 0,
            account: Account::Me,
            theirs: false,
            kind: self.firmness.unwrap_or(PromiseKind::Commitment),
            text: text.trim().to_owned(),
            made: ctx.now.today,
            due: self.due.as_deref().map(|due| check_due(ctx, due)).transpose()?,
            measure: None,
            risk: None,
            heard: false,
            estimate: None,
            actual: None,
            status: Status::Open,
            closed: None,
            history: Vec::new(),
        })
    }
}

/// Reads a due date, which cannot be past.
pub fn check_due(ctx: &Context, text: &str) -> Result<NaiveDate> {
    let due = typed::coming_date(ctx, "--due", text)?;
    if due < ctx.now.today {
        return Err(Error::usage(format!("{} is past already.", words::full_date(due)))
            .hint("Nothing was written. Promise a day to come."));
    }
    Ok(due)
}

impl AddArgs {
    fn promise(&self, ctx: &Context, text: &[String]) -> Result<Promise> {
        Ok(Promise {
            account: self.account.account().unwrap_or(Account::Me),
            theirs: self.theirs,
            measure: self.measure.clone().filter(|measure| !measure.trim().is_empty()),
            risk: self.risk.clone(),
            heard: self.heard,
            estimate: self.estimate.clone(),
            ..self.draft.promise(ctx, &text.join(" "))?
        })
    }
}

pub fn run(ctx: &Context, args: &AddArgs) -> Result<()> {
    let store = ctx.journal()?;
    let people = Roster::load(ctx, &store)?;
    let (person, words) = match people.many_before_note(&args.who, &args.text)? {
        (people, words) if people.len() == 1 => (people[0], words),
        _ => return Err(Error::usage("To whom is it promised? A promise is to one person.")),
    };
    let mut promise = args.promise(ctx, &args.text[words..])?;
    promise.stakeholder = person.id;
    let others = store.promises(ctx.now.today)?;

    let store = store.for_writing()?;
    let mut write = store.write(ctx.now, &ctx.config.scoring)?;
    let promise = write.add(promise)?;
    let told = told(&promise, person);
    write.commit(&format!("promise add {told}"))?;

    warn(ctx, &promise);
    let lines = crowd(&people, &promise, &others, ctx.now.today);
    let headline = format!("#{} {}", promise.id, words::capitalized(&told));
    ctx.ui.show(&Receipt::new(people.promise_row(promise), headline).lines(lines))
}

/// `commitment to Cassandra Kelly: the ERP date, due Fri 27 Nov 2026`
pub fn told(promise: &Promise, person: &Stakeholder) -> String {
    let (kind, text) = (promise.kind.name(), &promise.text);
    let due = match promise.due {
        Some(due) => format!("due {}", words::full_date(due)),
        None => "without a date".to_owned(),
    };
    match (promise.theirs, promise.account) {
        (true, _) => format!("{kind} of {}: {text}, {due}", person.name),
        (false, Account::Me) => format!("{kind} to {}: {text}, {due}", person.name),
        (false, Account::Team) => format!("{kind} of the team to {}: {text}, {due}", person.name),
    }
}

/// Says what makes a commitment likely to break.
pub fn warn(ctx: &Context, promise: &Promise) {
    if promise.theirs || promise.kind != PromiseKind::Commitment {
        return;
    }
    if promise.measure.is_none() {
        ctx.ui.warn(
            "A commitment without a measure: each side will see for itself whether it was kept. \
             Agree on --measure.",
        );
    }
    if promise.risk.is_some() && !promise.heard {
        ctx.ui.warn(
            "They have not heard the risk: if it comes, the word is broken, not the plan. Tell them, \
             and say so with --heard.",
        );
    }
}

/// What else falls due near it, and how such words were kept so far.
fn crowd(people: &Roster, promise: &Promise, others: &[Promise], today: NaiveDate) -> Vec<String> {
    let Some(due) = promise.due.filter(|_| !promise.theirs) else { return Vec::new() };
    let near: Vec<String> = others
        .iter()
        .filter(|other| other.is_owed())
        .filter(|other| other.due.is_some_and(|it| (it - due).num_days().abs() <= CROWDED))
        .map(|other| {
            let day = other.due.map(|due| words::date(due, today)).unwrap_or_default();
            format!("{} to {}, {day}", promises::numbered(other), people.name_of(other.stakeholder))
        })
        .collect();
    if near.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("Within two weeks of it: {}.", near.join("; "))];
    lines.extend(
        promises::kept_rate(others, promise.kind).map(|rate| format!("Kept so far: {rate}.")),
    );
    lines
}
