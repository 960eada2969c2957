//! `config`: showing and changing settings.

use serde_json::json;

use crate::config::{self, Config};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::name;
use crate::view::config::{SettingRow, Settings};

/// What is shown with the settings, but set elsewhere.
const JOURNAL: &str = "journal";

/// Show or change settings
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel config
  rel config scoring.half_life_days
  rel config people \"Priya Shah, Tom Okafor\"
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
        (Some(key), Some(value)) => {
            if key == JOURNAL {
                return Err(Error::usage("The journal is not named in the configuration.")
                    .hint("Nothing was changed. Name the journal with --db or REL_DB."));
            }
            let is_reset = value == config::DEFAULT;
            if is_reset && rows_of(&ctx.config, key).is_empty() {
                return Err(unknown(ctx, key));
            }
            let changed = ctx.config.with(key, value)?;
            changed.save()?;
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
