//! `config`: showing and changing settings.

use serde_json::json;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::model::name;
use crate::view::config::{SettingRow, Settings};

/// Show or change settings
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rel config
  rel config scoring.half_life_days
  rel config people \"Priya Shah, Tom Okafor\"
  rel config dates day-first         # or month-first: how 11/05/2026 is read
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
            let changed = ctx.config.with(key, value)?;
            changed.save()?;
            let headline = format!("Set {key} in {}.", changed.path.display());
            ctx.ui.show(&Settings { headline, rows: rows_of(&changed, key) })
        }
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
    let source = match (&ctx.named_journal, std::env::var_os("REL_DB")) {
        (Some(_), _) => "--db",
        (None, Some(value)) if !value.is_empty() => "REL_DB",
        _ => "default",
    };
    let mut rows = vec![SettingRow {
        key: "journal".to_owned(),
        value: json!(ctx.journal.display().to_string()),
        source: source.to_owned(),
    }];
    rows.extend(rows_of(&ctx.config, ""));
    Settings { headline, rows }
}

/// Returns the setting of a key, or all below it.
fn rows_of(config: &crate::config::Config, key: &str) -> Vec<SettingRow> {
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
