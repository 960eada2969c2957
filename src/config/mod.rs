//! What the user has set: who I am, my people, kinds, scoring constants, the usual format.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use toml_edit::{DocumentMut, Item, TableLike};

use crate::error::{Error, Result};
use crate::model::{Account, Kinds, Side};
use crate::scoring::Constants;
use crate::ui::OutputFormat;

/// The effective settings.
#[derive(Debug, Clone)]
pub struct Config {
    pub path: PathBuf,
    /// Whether there is a file at the path.
    pub exists: bool,
    pub me: Me,
    /// My people, who may stand in `--by`.
    pub people: Vec<String>,
    pub format: OutputFormat,
    pub scoring: Constants,
    pub kinds: Kinds,
    /// Words in the summary of a calendar event that make it an entry of a kind.
    pub event_words: BTreeMap<String, Vec<String>>,
    written: DocumentMut,
}

/// Who the leader is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Me {
    pub name: Option<String>,
    pub emails: Vec<String>,
}

/// The file as it may be written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    me: Me,
    people: Vec<String>,
    format: Option<OutputFormat>,
    scoring: Constants,
    kinds: BTreeMap<String, KindSetting>,
    import: ImportSetting,
}

/// What the file may say about imports.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ImportSetting {
    words: BTreeMap<String, Vec<String>>,
}

/// What the file may say about a kind, built in or new.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct KindSetting {
    aliases: Option<Vec<String>>,
    real: Option<bool>,
    in_person: Option<bool>,
    side: Option<Side>,
    deposit: Option<f64>,
    account: Option<Account>,
    purpose: Option<String>,
    phrase: Option<String>,
}

/// What is typed to take a setting back.
const DEFAULT: &str = "default";

/// One effective value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Setting {
    pub key: String,
    pub value: Value,
    /// `file` or `default`.
    pub source: &'static str,
}

/// Where the configuration is: `REL_CONFIG`, else the user's configuration folder.
pub fn path() -> Result<PathBuf> {
    from_environment("REL_CONFIG")
        .or_else(|| Some(dirs::config_dir()?.join("rel").join("config.toml")))
        .ok_or_else(|| {
            Error::refused("There is no configuration folder, since no home folder is known.")
                .hint("Set HOME, or name the file with REL_CONFIG.")
        })
}

/// Where the journal is: `--db`, else `REL_DB`, else the user's data folder.
pub fn journal_path(flag: Option<&Path>) -> Result<PathBuf> {
    flag.map(Path::to_owned)
        .or_else(|| from_environment("REL_DB"))
        .or_else(|| Some(dirs::data_dir()?.join("rel").join("journal.db")))
        .ok_or_else(|| {
            Error::refused("There is no place for the journal, since no home folder is known.")
                .hint("Set HOME, or name a file with --db or REL_DB.")
        })
}

fn from_environment(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

impl Config {
    /// Reads the configuration; without a file, everything is as it comes.
    ///
    /// # Errors
    /// A file that cannot be read, or says what makes no sense.
    pub fn read(path: PathBuf) -> Result<Config> {
        let text = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => {
                return Err(Error::refused(format!(
                    "The configuration {} cannot be read: {error}.",
                    path.display()
                ))
                .hint("Correct it, or name another file with REL_CONFIG."));
            }
        };
        let exists = text.is_some();
        Config::parse(path, exists, text.as_deref().unwrap_or_default())
    }

    fn parse(path: PathBuf, exists: bool, text: &str) -> Result<Config> {
        let file = path.display().to_string();
        Config::understand(path, exists, text).map_err(|why| {
            Error::refused(format!("The configuration {file} is wrong: {why}."))
                .hint("Correct it, or name another file with REL_CONFIG.")
        })
    }

    /// # Errors
    /// Why a text is no configuration.
    fn understand(path: PathBuf, exists: bool, text: &str) -> std::result::Result<Config, String> {
        if text.is_empty() {
            return Config::of(path, exists, File::default(), DocumentMut::new());
        }
        let written: DocumentMut =
            text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
        let file: File =
            toml_edit::de::from_str(text).map_err(|error| error.message().to_owned())?;
        file.scoring.check()?;
        Config::of(path, exists, file, written)
    }

    fn of(
        path: PathBuf,
        exists: bool,
        file: File,
        written: DocumentMut,
    ) -> std::result::Result<Config, String> {
        let kinds = kinds(file.kinds)?;
        if let Some(kind) = file.import.words.keys().find(|kind| kinds.named(kind).is_none()) {
            return Err(format!("there is no kind `{kind}` for its import.words"));
        }
        Ok(Config {
            path,
            exists,
            me: file.me,
            people: file.people,
            format: file.format.unwrap_or_default(),
            scoring: file.scoring,
            kinds,
            event_words: file.import.words,
            written,
        })
    }

    /// Every effective value and where it comes from.
    pub fn settings(&self) -> Vec<Setting> {
        let mut settings = vec![
            self.setting("me.name", &self.me.name),
            self.setting("me.emails", &self.me.emails),
            self.setting("people", &self.people),
            self.setting("format", &self.format.name()),
        ];
        if let Ok(Value::Object(constants)) = serde_json::to_value(&self.scoring) {
            settings.extend(
                constants
                    .into_iter()
                    .map(|(name, value)| self.setting(&format!("scoring.{name}"), &value)),
            );
        }
        for (kind, words) in &self.event_words {
            settings.push(self.setting(&format!("import.words.{kind}"), words));
        }
        for (kind, setting) in self.table("kinds").into_iter().flat_map(TableLike::iter) {
            for (field, item) in setting.as_table_like().into_iter().flat_map(TableLike::iter) {
                settings.push(self.setting(&format!("kinds.{kind}.{field}"), &plain(item)));
            }
        }
        settings
    }

    fn setting(&self, key: &str, value: &impl Serialize) -> Setting {
        Setting {
            key: key.to_owned(),
            value: serde_json::to_value(value).unwrap_or_default(),
            source: if self.is_written(key) { "file" } else { "default" },
        }
    }

    fn is_written(&self, key: &str) -> bool {
        let mut item = Some(self.written.as_item());
        for name in key.split('.') {
            item = item.and_then(|item| item.as_table_like()?.get(name));
        }
        item.is_some()
    }

    fn table(&self, name: &str) -> Option<&dyn TableLike> {
        self.written.get(name)?.as_table_like()
    }

    /// The configuration with one value changed; comments and order of the file are kept.
    ///
    /// # Errors
    /// A key that does not exist, or a value that makes no sense there.
    pub fn with(&self, key: &str, value: &str) -> Result<Config> {
        let mut written = self.written.clone();
        let is_list = matches!(key, "people" | "me.emails")
            || key.ends_with(".aliases")
            || key.starts_with("import.words.");
        let names: Vec<&str> = key.split('.').collect();
        let Some((last, folders)) = names.split_last() else {
            return Ok(self.clone());
        };
        let mut table = written.as_table_mut() as &mut dyn TableLike;
        for name in folders {
            table = table
                .entry(name)
                .or_insert_with(|| {
                    let mut folder = toml_edit::Table::new();
                    folder.set_implicit(true);
                    Item::Table(folder)
                })
                .as_table_like_mut()
                .ok_or_else(|| Error::usage(format!("`{name}` is a value, not a table.")))?;
        }
        if value == DEFAULT {
            table.remove(last);
        } else {
            table.insert(last, Item::Value(value_of(value, is_list)));
        }
        Config::understand(self.path.clone(), true, &written.to_string()).map_err(|why| {
            Error::usage(format!("`{key}` cannot be set to `{value}`: {why}."))
                .hint("Nothing was changed. What can be set: rel config")
        })
    }

    /// Writes the configuration to its file, whole or not at all.
    pub fn save(&self) -> Result<()> {
        let cannot = |error: &dyn std::fmt::Display| {
            Error::refused(format!(
                "The configuration {} cannot be written: {error}.",
                self.path.display()
            ))
            .hint("Nothing was changed. Name another file with REL_CONFIG.")
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| cannot(&error))?;
        let unfinished = self.path.with_extension("toml.part");
        let mut file = fs::File::create(&unfinished).map_err(|error| cannot(&error))?;
        file.write_all(self.written.to_string().as_bytes())
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&unfinished, &self.path))
            .map_err(|error| cannot(&error))
    }
}

/// A value as it is typed on the command line: TOML where it reads as such, else text.
fn value_of(text: &str, is_list: bool) -> toml_edit::Value {
    match text.parse::<toml_edit::Value>() {
        Ok(value) if value.is_array() == is_list && !value.is_datetime() => value,
        _ if is_list => text.split(',').map(str::trim).filter(|item| !item.is_empty()).collect(),
        _ => text.into(),
    }
}

fn plain(item: &Item) -> Value {
    let text = item.as_value().map(|value| value.clone().decorated("", "").to_string());
    let text = text.unwrap_or_default();
    serde_json::from_str(&text).unwrap_or(Value::String(text))
}

/// The built-in kinds, changed and extended.
fn kinds(settings: BTreeMap<String, KindSetting>) -> std::result::Result<Kinds, String> {
    let mut kinds = Kinds::default();
    for (name, setting) in settings {
        let name = crate::model::name::check(&name)
            .map_err(|why| format!("the kind `{name}` cannot be: {why}"))?;
        let kind = kinds.entry(&name);
        kind.aliases = setting.aliases.unwrap_or_else(|| kind.aliases.clone());
        kind.real = setting.real.unwrap_or(kind.real);
        kind.in_person = setting.in_person.unwrap_or(kind.in_person);
        kind.side = setting.side.unwrap_or(kind.side);
        kind.deposit = setting.deposit.filter(|n| n.is_finite()).unwrap_or(kind.deposit);
        kind.account = setting.account.unwrap_or(kind.account);
        kind.purpose = setting.purpose.unwrap_or_else(|| kind.purpose.clone());
        kind.phrase = setting.phrase.unwrap_or_else(|| kind.phrase.clone());
    }
    Ok(kinds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config> {
        Config::parse(PathBuf::from("config.toml"), true, text)
    }

    #[test]
    fn a_value_is_set_beside_the_comments() {
        let config = parse("# mine\nformat = \"json\"\n").unwrap();
        let config = config.with("scoring.half_life_days", "60").unwrap();
        let config = config.with("people", "Priya Shah, Tom Okafor").unwrap();
        let config = config.with("kinds.golf.real", "true").unwrap();
        assert_eq!(config.scoring.half_life_days, 60.0);
        assert_eq!(config.people, ["Priya Shah", "Tom Okafor"]);
        assert!(config.kinds.named("golf").unwrap().real);
        assert!(config.written.to_string().starts_with("# mine\n"));
        let written = config.written.to_string();
        assert_eq!(parse(&written).unwrap().settings(), config.settings());
    }

    #[test]
    fn nonsense_is_refused() {
        for (key, value) in [
            ("scoring.half_life_days", "0"),
            ("scoring.half_life_days", "soon"),
            ("scoring.nothing", "1"),
            ("nothing", "1"),
            ("format", "xml"),
            ("kinds.golf.side", "left"),
        ] {
            assert!(parse("").unwrap().with(key, value).is_err(), "{key} = {value}");
        }
    }
}
