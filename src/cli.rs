//! The command line: global flags, the list of commands, and who runs what.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::clock::Now;
use crate::commands;
use crate::commands::completions::{self, REQUEST};
use crate::commands::today::TodayArgs;
use crate::config::{self, Config};
use crate::context::Context;
use crate::error::{Error, Exit, Result};
use crate::shell::quote;
use crate::store::{self, Store};
use crate::typed::{flags, stray};
use crate::ui::{Color, OutputFormat, Ui};

/// A relationship journal for IT leaders
///
/// Log after each meeting, see each morning who matters and is being neglected, and know before you
/// ask what a relationship can carry. Everything is in one file on this machine.
#[derive(Debug, Parser)]
#[command(
    name = "rel",
    version,
    propagate_version = false,
    after_help = "\
Begin:  rel demo                      explore a made-up journal
        rel unit rank Sales Finance   say which units matter
        rel add Cassandra Kelly --unit Finance --role CFO
        rel log cass the Yankees again -k coffee
        rel stale                     each morning"
)]
pub struct Cli {
    #[command(flatten)]
    global: GlobalArgs,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Global options")]
struct GlobalArgs {
    /// Journal file [default: REL_DB, else journal.db in the data folder]
    #[arg(long, global = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    db: Option<PathBuf>,

    /// Format of the answer [default: table]
    #[arg(long, global = true, value_name = "FORMAT")]
    format: Option<OutputFormat>,

    /// When to use colour [default: auto, which is on a terminal unless NO_COLOR is set]
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_default_value = true
    )]
    color: Color,

    /// Print no status and no hints on stderr
    #[arg(short, long, global = true)]
    quiet: bool,
}

// Each command's flags are built only when it is the one that runs.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    Log(commands::log::LogArgs),
    Today(commands::today::TodayArgs),
    Stale(commands::stale::StaleArgs),
    Prioritize(commands::prioritize::PrioritizeArgs),
    List(commands::list::ListArgs),
    Show(commands::show::ShowArgs),
    Ask(commands::ask::AskArgs),
    Promise(commands::promise::PromiseArgs),
    Pulse(commands::pulse::PulseArgs),
    Review(commands::review::ReviewArgs),
    Add(commands::add::AddArgs),
    Edit(commands::edit::EditArgs),
    Archive(commands::archive::ArchiveArgs),
    Merge(commands::merge::MergeArgs),
    Forget(commands::forget::ForgetArgs),
    #[command(subcommand)]
    Unit(commands::unit::UnitCommand),
    #[command(subcommand)]
    Fact(commands::fact::FactCommand),
    #[command(subcommand)]
    Entry(commands::entry::EntryCommand),
    Import(commands::import::ImportArgs),
    Export(commands::export::ExportArgs),
    Undo(commands::undo::UndoArgs),
    Backup(commands::backup::BackupArgs),
    Restore(commands::restore::RestoreArgs),
    Doctor(commands::doctor::DoctorArgs),
    Config(commands::config::ConfigArgs),
    Completions(commands::completions::CompletionsArgs),
    Demo(commands::demo::DemoArgs),
}

impl Cli {
    /// Reads a command line. If a shell asks for completions, prints them and exits.
    ///
    /// # Errors
    /// The answer of clap, including help and version.
    pub fn read(words: Vec<OsString>) -> std::result::Result<Cli, clap::Error> {
        if std::env::var_os(REQUEST).is_some() && completions::answer(Cli::command, words.clone())?
        {
            std::process::exit(Exit::Done as i32);
        }
        let refused = |error: Error| {
            let hint = error.next_step().unwrap_or_default();
            clap::Error::raw(ErrorKind::ValueValidation, format!("{}\n{hint}\n", error.message()))
        };
        let words = flags::with_whole_values(words).map_err(refused)?;
        let mut command = Cli::command();
        let matches = command.try_get_matches_from_mut(&words);
        let matches = matches.map_err(|error| match error.kind() {
            // Only help needs the descriptions of all commands.
            ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                let mut whole = Cli::command();
                whole.build();
                whole.try_get_matches_from(words).err().unwrap_or(error)
            }
            _ => error,
        })?;
        stray::check(&command, &matches).map_err(refused)?;
        Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }

    /// Runs the command.
    pub fn run(self) -> Result<Exit> {
        let ctx = &self.global.context()?;
        let looks_closer = matches!(self.command, Some(Command::Doctor(_)));
        let mut exit = answer(ctx, self.command)
            .map_err(|error| if store::has_written() { error.after_writing() } else { error });
        if store::has_left_out() {
            ctx.ui.warn(
                "Something in the journal cannot be read and was left out. See what: rel doctor",
            );
        }
        if exit.is_ok() && !looks_closer {
            mention_state(ctx);
        }
        if let Some(journal) = &ctx.named_journal {
            let journal = journal.display().to_string();
            let reminder =
                format!("For this journal, add to these commands: --db {}", quote(&journal));
            match &mut exit {
                Err(error) => error.remind(&reminder),
                Ok(_) if ctx.ui.has_offered_commands() => ctx.ui.hint(&reminder),
                Ok(_) => {}
            }
        }
        exit
    }
}

impl GlobalArgs {
    /// Reads the settings and the clock, which every command gets.
    fn context(self) -> Result<Context> {
        let config = Config::read(config::path()?)?;
        Ok(Context {
            now: Now::read()?,
            journal: config::journal_path(self.db.as_deref())?,
            named_journal: self.db,
            ui: Ui::new(self.format.unwrap_or(config.format), self.color, self.quiet),
            config,
        })
    }
}

fn answer(ctx: &Context, command: Option<Command>) -> Result<Exit> {
    let Some(command) = &command else {
        commands::today::run(ctx, &TodayArgs::default())?;
        return Ok(Exit::Done);
    };
    match command {
        Command::Stale(args) => return commands::stale::run(ctx, args),
        Command::Ask(args) => return commands::ask::run(ctx, args),
        Command::Doctor(args) => return commands::doctor::run(ctx, args),
        Command::Today(args) => commands::today::run(ctx, args),
        Command::Log(args) => commands::log::run(ctx, args),
        Command::Prioritize(args) => commands::prioritize::run(ctx, args),
        Command::List(args) => commands::list::run(ctx, args),
        Command::Show(args) => commands::show::run(ctx, args),
        Command::Promise(args) => commands::promise::run(ctx, args),
        Command::Pulse(args) => commands::pulse::run(ctx, args),
        Command::Review(args) => commands::review::run(ctx, args),
        Command::Add(args) => commands::add::run(ctx, args),
        Command::Edit(args) => commands::edit::run(ctx, args),
        Command::Archive(args) => commands::archive::run(ctx, args),
        Command::Merge(args) => commands::merge::run(ctx, args),
        Command::Forget(args) => commands::forget::run(ctx, args),
        Command::Unit(command) => commands::unit::run(ctx, command),
        Command::Fact(command) => commands::fact::run(ctx, command),
        Command::Entry(command) => commands::entry::run(ctx, command),
        Command::Export(args) => commands::export::run(ctx, args),
        Command::Import(args) => commands::import::run(ctx, args),
        Command::Undo(args) => commands::undo::run(ctx, args),
        Command::Backup(args) => commands::backup::run(ctx, args),
        Command::Restore(args) => commands::restore::run(ctx, args),
        Command::Config(args) => commands::config::run(ctx, args),
        Command::Completions(args) => commands::completions::run(ctx, args),
        Command::Demo(args) => commands::demo::run(ctx, args),
    }?;
    Ok(Exit::Done)
}

/// Says what may be amiss with the journal itself: a named one that is not there, which reads as
/// empty, and one that others can read.
fn mention_state(ctx: &Context) {
    if let Some(journal) = ctx.named_journal.as_ref().filter(|journal| !journal.exists()) {
        ctx.ui.hint(&format!("There is no journal at {} yet.", journal.display()));
    }
    if let Some(mode) = Store::is_open_to_others(&ctx.journal) {
        let path = ctx.journal.display();
        ctx.ui.hint(&format!(
            "{path} is open to others (mode {mode:o}). To close it: rel doctor --fix"
        ));
    }
}
