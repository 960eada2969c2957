//! `config`: showing and changing settings.

use std::collections::BTreeSet;

use serde_json::json;

use crate::config::{self, Config};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::{Entry, Id, name};
use crate::roster::MyPeople;
use crate::shell::quote;
use crate::store::EntryFilter;
use crate::typed;
use crate::view::config::{SettingRow, Settings};
use crate::view::words;

/// What is shown with the settings, but set elsewhere.
const JOURNAL: &str = "journal";

/// Show or change settings
///
/// `rel config people "Priya=Priya Shah"` renames one of your people, in the list and in every
/// entry by or via them; two names become one. `rel undo` takes back the entries, not the setting.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel config
  rel config scoring.half_life_days
  rel config people \"Priya Shah, Tom Okafor\"
  rel config people \"Priya=Priya Shah\"
  rel config dates day-first         # or month-first: how 11/05/2026 is read
  rel config retain 24m              # rel doctor offers what is older for deletion
  rel config scoring.half_life_days default
  rel config kinds.golf.real true    # also: in_person, side, deposit, account, aliases, purpose")]
pub struct ConfigArgs {
    /// Setting to show or change, such as format or scoring.half_life_days
    key: Option<String>,

    /// New value; default resets it
    #[arg(allow_hyphen_values = true)]
    value: Option<String>,
}

pub fn run(ctx: &Context, args: &ConfigArgs) -> Result<()> {
    match (&args.key, &args.value) {
        (Some(key), Some(value)) if key == "people" && value.contains('=') => {
            let (old, new) = typed::pair("people", value)?;
            rename(ctx, old, new)
        }
        (Some(key), Some(value)) => {
            if key == JOURNAL {
                return Err(Error::usage("The journal is not named in the configuration.")
                    .hint("Nothing was changed. Name the journal with --db or REL_DB."));
            }
            let is_reset = value == config::DEFAULT;
            if is_reset && rows_of(&ctx.config, key).is_empty() {
                return Err(unknown(ctx, key));
            }
            let changed = ctx.config.change(key, |_| value.clone())?;
            let path = changed.path.display();
            let headline = if is_reset {
                format!("Reset {key} to its default in {path}.")
            } else {
                format!("Set {key} in {path}.")
            };
            ctx.ui.show(&Settings { headline, rows: rows_of(&changed, key) })
        }
        (Some(key), None) if key == JOURNAL => ctx.ui.show(&Settings {
            headline: "The journal is named with --db or REL_DB.".to_owned(),
            rows: vec![journal(ctx)],
        }),
        (Some(key), None) => {
            let rows = rows_of(&ctx.config, key);
            if rows.is_empty() {
                return Err(unknown(ctx, key));
            }
            let headline = match rows.as_slice() {
                [one] => match one.source.as_str() {
                    "default" => format!("{} has its default value.", one.key),
                    _ => format!("{} is set in the file.", one.key),
                },
                many => format!("{} settings begin with {key}.", many.len()),
            };
            ctx.ui.show(&Settings { headline, rows })
        }
        (None, _) => ctx.ui.show(&everything(ctx)),
    }
}

/// Renames one of my people in the list and in every entry, as one step of the journal.
fn rename(ctx: &Context, old: &str, new: &str) -> Result<()> {
    let new = name::check(new).map_err(typed::invalid)?;
    let store = ctx.journal()?;
    let my_people = MyPeople::ever(ctx, &store)?;
    let folded = name::fold(old);
    let is_old = |name: &String| name::fold(name) == folded;

    let people = |config: &Config| {
        let mut people = config.people.clone();
        people.iter_mut().filter(|name| is_old(name)).for_each(|name| name.clone_from(&new));
        let mut seen = BTreeSet::new();
        people.retain(|name| seen.insert(name::fold(name)));
        people
    };
    let renamed = |entry: &Entry| {
        let rename = |name: &Option<String>| {
            name.as_ref().map(|name| if is_old(name) { new.clone() } else { name.clone() })
        };
        Entry { by: rename(&entry.by), via: rename(&entry.via), ..entry.clone() }
    };
    let entries: Vec<Id> = store
        .entries(&EntryFilter::default())?
        .into_iter()
        .filter(|entry| renamed(entry) != *entry)
        .map(|entry| entry.id)
        .collect();
    let is_listed = people(&ctx.config) != ctx.config.people;
    if entries.is_empty() && !is_listed {
        let known = my_people.named(old)?.filter(|known| !known.is_new && known.name == new);
        return Err(match known {
            Some(known) => Error::refused(format!("{} is already called that.", known.name))
                .hint("Nothing was changed."),
            None => my_people.unknown(old),
        });
    }
    if !entries.is_empty() {
        ctx.write(store, |write| {
            for id in &entries {
                let entry = renamed(&write.load(*id)?);
                write.save(&entry)?;
            }
            Ok(((), format!("config people {}", quote(&format!("{old}={new}")))))
        })?;
    }
    let config = if is_listed {
        ctx.config.change("people", |config| json!(people(config)).to_string())?
    } else {
        ctx.config.clone()
    };
    let count = words::number_of(entries.len(), "entry", "entries");
    let headline = match (entries.is_empty(), is_listed) {
        (true, _) => format!("{old} is now {new} in {}.", config.path.display()),
        (false, true) => format!("{old} is now {new} in {count} and in {}.", config.path.display()),
        (false, false) => format!("{old} is now {new} in {count}."),
    };
    ctx.ui.show(&Settings { headline, rows: rows_of(&config, "people") })
}

fn everything(ctx: &Context) -> Settings {
    let path = ctx.config.path.display();
    let headline = if ctx.config.exists {
        format!("The configuration is {path}.")
    } else {
        format!("There is no configuration at {path}; using defaults.")
    };
    let mut rows = vec![journal(ctx)];
    rows.extend(rows_of(&ctx.config, ""));
    Settings { headline, rows }
}

/// Returns the path of the journal, which is shown with the settings.
fn journal(ctx: &Context) -> SettingRow {
    let source = match (&ctx.named_journal, std::env::var_os("REL_DB")) {
        (Some(_), _) => "--db",
        (None, Some(value)) if !value.is_empty() => "REL_DB",
        _ => "default",
    };
    SettingRow {
        key: JOURNAL.to_owned(),
        value: json!(ctx.journal.display().to_string()),
        source: source.to_owned(),
    }
}

/// Returns the setting of a key, or all below it.
fn rows_of(config: &Config, key: &str) -> Vec<SettingRow> {
    config
        .settings()
        .into_iter()
        .filter(|setting| {
            key.is_empty() || setting.key == key || setting.key.starts_with(&format!("{key}."))
        })
        .map(|setting| SettingRow {
            key: setting.key,
            value: setting.value,
            source: setting.source.to_owned(),
        })
        .collect()
}

fn unknown(ctx: &Context, key: &str) -> Error {
    let settings = ctx.config.settings();
    let keys = settings.iter().map(|setting| setting.key.as_str());
    let meant = name::nearest(key, keys).map(|key| format!("Did you mean {key}? "));
    Error::usage(format!("There is no setting `{key}`."))
        .hint(format!("{}To see all settings: rel config", meant.unwrap_or_default()))
}
