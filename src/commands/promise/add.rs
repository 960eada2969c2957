//! `promise add`: adding a promise.

use chrono::NaiveDate;

use crate::commands::args::AccountArgs;
use crate::commands::complete;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::promise::Effort;
use crate::model::{Account, Promise, PromiseKind, Stakeholder, Status};
use crate::roster::Roster;
use crate::typed;
use crate::view::hints::archived;
use crate::view::receipt::Receipt;
use crate::view::{promises, words};

/// Days within which two due dates crowd each other.
const CROWDED: i64 = 14;

/// Add a promise
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel promise add cass the ERP cutover date --due fri --measure \"signed off by her controller\"
  rel promise add neal an ad pilot --as best-effort --due eom --team --estimate \"40 d\"
  rel promise add cass headcount sign-off --theirs --due \"nov 27\"")]
pub struct AddArgs {
    /// Name, alias, prefix, initials, e-mail, or id as '#9'
    #[arg(add = complete::who())]
    who: String,

    /// What will be done; needs no quotes
    #[arg(required = true)]
    text: Vec<String>,

    #[command(flatten)]
    draft: Draft,

    #[command(flatten)]
    account: AccountArgs,

    /// They promised it to you: shown while you wait, but counts in no score
    #[arg(long, conflicts_with_all = ["me", "team"])]
    theirs: bool,

    /// How both sides will know it was kept
    #[arg(long, value_name = "TEXT")]
    measure: Option<String>,

    /// What could get in the way
    #[arg(long, value_name = "TEXT")]
    risk: Option<String>,

    /// They have heard the risk
    #[arg(long, requires = "risk")]
    heard: bool,

    /// How much work you expect, such as "40 d"
    #[arg(long, value_name = "EFFORT")]
    estimate: Option<Effort>,
}

/// The flags of a promise that `log --promise` takes too: how firm it is and when it is due.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Draft {
    /// How firm it is: commitment (95%), best-effort (70%) or intention (40%) [default: commitment]
    #[arg(long = "as", value_name = "KIND")]
    firmness: Option<PromiseKind>,

    /// Day it is due: fri, "dec 4", 2w, eom
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
}

impl Draft {
    /// Returns whether any of the flags was given.
    pub fn is_given(&self) -> bool {
        self.firmness.is_some() || self.due.is_some()
    }

    /// Builds a promise made today, to nobody yet.
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

/// Reads a due date, which cannot be in the past.
pub fn check_due(ctx: &Context, text: &str) -> Result<NaiveDate> {
    let due = typed::coming_date(ctx, "--due", text)?;
    if due < ctx.now.today {
        return Err(Error::usage(format!("{} is in the past.", words::full_date(due)))
            .hint("Nothing was written. A promise is due today or later."));
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
    let roster = Roster::load(ctx, &store)?;
    let Some((person, words)) = roster.one_before_note(&args.who, &args.text)? else {
        return Err(Error::usage("Who is it promised to? A promise is made to one person."));
    };
    let hints = archived(person).into_iter();
    let hints = hints.chain(roster.other_surname(&[person], &args.who, &args.text, words));
    let hints: Vec<String> = hints.collect();
    let mut promise = args.promise(ctx, &args.text[words..])?;
    promise.stakeholder = person.id;
    let others = store.promises(ctx.now.today)?;

    let described = describe(&promise, person);
    let (promise, _) =
        ctx.write(store, |write| Ok((write.add(promise)?, format!("promise add {described}"))))?;

    warn(ctx, &promise);
    let lines = crowd(&roster, &promise, &others, ctx.now.today);
    let headline = format!("#{} {}", promise.id, words::capitalized(&described));
    ctx.ui.show(&Receipt::new(roster.promise_row(promise), headline).lines(lines).hints(hints))
}

/// Describes a promise: `commitment to Cassandra Kelly: the ERP date, due Fri 27 Nov 2026`.
pub fn describe(promise: &Promise, person: &Stakeholder) -> String {
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

/// Warns of what makes a commitment likely to break.
pub fn warn(ctx: &Context, promise: &Promise) {
    if promise.theirs || promise.kind != PromiseKind::Commitment {
        return;
    }
    if promise.measure.is_none() {
        ctx.ui.warn(
            "Without a measure, each side will decide for itself whether the commitment was kept. \
             Agree on one and add it with --measure.",
        );
    }
    if promise.risk.is_some() && !promise.heard {
        ctx.ui.warn(
            "They do not know the risk yet: if it strikes, you break your word, not just your \
             plan. Tell them, and add --heard.",
        );
    }
}

/// Returns what else falls due near it, and how often such promises were kept so far.
fn crowd(roster: &Roster, promise: &Promise, others: &[Promise], today: NaiveDate) -> Vec<String> {
    let Some(due) = promise.due.filter(|_| !promise.theirs) else { return Vec::new() };
    let near: Vec<String> = others
        .iter()
        .filter(|other| other.is_owed())
        .filter(|other| other.due.is_some_and(|it| (it - due).num_days().abs() <= CROWDED))
        .map(|other| {
            let day = other.due.map(|due| words::date(due, today)).unwrap_or_default();
            format!("{} to {}, {day}", promises::numbered(other), roster.name_of(other.stakeholder))
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
